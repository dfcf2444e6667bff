"""Where what one reading tells took place: its places, how they lie to each other, and which of them only name somebody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from khabar.model import Name, Place, Reading, Span
from khabar.tell.openings import Parts, parts_of
from khabar.tell.sites import innermosts, is_around, is_governed, is_home, is_power, is_quarter, lies_in
from khabar.tell.spots import (
    NEAR,
    REGION_KM,
    Spot,
    called_after,
    centre_of_area,
    is_alone,
    is_elsewhere,
    is_seat,
    kilometres,
    plain_name,
    rank,
)
from khabar.tell.written import called, spellings

# How much of an account stands at a place that only a tagger found and no gazetteer holds, of what stands at a known one.
GUESSED = 0.3
_NONE: frozenset[str] = frozenset()


class Setting:
    """The places of one reading, with what is asked of them again and again looked up once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [s.start for s in reading.sentences]
        self.places: dict[str, Place | None] = {}
        self.within: list[list[Name]] = [[] for _ in reading.sentences]
        for name in reading.names:
            if (k := self.at(name.span)) is not None:
                self.within[k].append(name)
            if name.kind == "place" and self.places.get(name.key) is None:
                self.places[name.key] = name.places[0] if name.places else None
        self.innermosts: dict[int, dict[str, str]] = {}
        self.spellings = spellings(reading)
        self.known: dict[str, Spot] = {}

    def at(self, span: Span) -> int | None:
        """The index of the sentence in which the span begins."""
        k = bisect_right(self.starts, span.start) - 1
        return k if k >= 0 and span.start < self.reading.sentences[k].end else None

    @cached_property
    def inside(self) -> dict[str, frozenset[str]]:
        """Key of a town → keys of the places of which the report says that they lie in it."""
        return lies_in(self.reading.report.text, ([n for n in row if n.kind == "place"] for row in self.within))

    @cached_property
    def guesses(self) -> frozenset[str]:
        """The places of the reading that only a tagger found, and no gazetteer holds."""
        return self._only(lambda _, name: name.rule.startswith("tagger:")) - {
            key for key, place in self.places.items() if place
        }

    @cached_property
    def parts(self) -> Parts:
        """The paragraphs of a round-up, by the places with which they open."""
        return parts_of(self.reading, self.within, lambda key: (spot := self.spot(key)) is not None and spot.exact)

    def spot(self, key: str | None, weight: float = 1.0) -> Spot | None:
        """A place of the reading by its key."""
        if key is None:
            return None
        if key not in self.known:
            self.known[key] = self._spot(key)
        return replace(self.known[key], weight=weight)

    def _spot(self, key: str) -> Spot:
        place = self.places.get(key)
        area = centre_of_area(key)
        if place is None and area is not None:
            place = self.places.get(area) or self.places.get(area.partition(" ")[0])
        spelling, town = self.spellings.get(key), self.towns.get(key)
        if place is None or is_elsewhere(place, self.places.get(town or "")) or self._is_other_quarter(key, place):
            after = self.called.get(plain_name(key.partition(" ")[2])) if self.called else None
            precision = "region" if area else None
            return Spot(key, 1.0, precision=precision, spelling=spelling, area=town, after=after)
        precision = "region" if area and place.precision == "point" else place.precision
        return Spot(key, 1.0, place.lat, place.lon, precision, place.country, place.id or None, spelling)

    @cached_property
    def called(self) -> dict[str, str]:
        """How the reading writes its places, plainly → the key of each, where that is another name."""
        return called(self.reading)

    def _is_other_quarter(self, key: str, place: Place) -> bool:
        """Whether what is told as a part of a town lies, by the gazetteer, far from all other places of the report: it is another one."""
        return key in self.quarters and is_alone(place, (p for k, p in self.places.items() if p and k != key))

    @cached_property
    def quarters(self) -> frozenset[str]:
        """The places of the reading of which a word says that they are quarters of a town."""
        text = self.reading.report.text
        return frozenset(n.key for row in self.within for n in row if n.kind == "place" and is_quarter(text, n))

    @cached_property
    def towns(self) -> dict[str, str]:
        """Key of a place → the town in whose area the text says that it lies."""
        found: dict[str, str] = {}
        for town in sorted(self.inside, reverse=True):
            if self.places.get(town) is not None:
                found.update(dict.fromkeys(self.inside[town], town))
        return found

    def fits(self, one: Spot | None, other: Spot | None) -> bool:
        """Whether two places can be of one happening: the same, near, or one the region of the other."""
        if one is None or other is None or plain_name(one.key) == plain_name(other.key):
            return True
        if called_after(one, other) or called_after(other, one):
            return True
        apart = kilometres(one, other)
        if one.exact and other.exact:
            return apart is not None and apart < (REGION_KM if self._governs(one) or self._governs(other) else NEAR)
        if "country" in (one.precision, other.precision):
            return one.country is None or other.country is None or one.country == other.country
        return apart is None or apart < REGION_KM

    def finer(self, one: Spot | None, other: Spot | None) -> Spot | None:
        """The more exact of two places that fit each other; of equals the first."""
        if one is None or other is None:
            return one or other
        ranks = [(self._governs(spot), rank(spot)) for spot in (one, other)]
        return other if ranks[1] < ranks[0] else one

    def _governs(self, spot: Spot) -> bool:
        """Whether it is the one division of the state's territory of which the report tells."""
        return {spot.key} == self.governed and is_seat(spot.key, spot.country)

    @cached_property
    def governed(self) -> frozenset[str]:
        """The places of the reading that are told only as divisions of a state's territory."""
        return self._only(is_governed)

    def innermost(self, key: str, span: Span) -> str:
        """The one place of which the span's sentence says that it lies in the place, and in which none lies; else the place."""
        k = self.at(span)
        if k is None:
            return key
        if k not in self.innermosts:
            places = [n for n in self.within[k] if n.kind == "place"]
            self.innermosts[k] = innermosts(self.reading.report.text, places)
        return self.innermosts[k].get(key, key)

    def spots(self, spans: Iterable[Span], keys: Iterable[str | None]) -> tuple[Spot, ...]:
        """The places named in the sentences of the spans, those that an event or figure is said to stand at the heaviest."""
        weights: dict[str, float] = {}
        for key in keys:
            if key and key not in self.powers:
                weights[key] = weights.get(key, 0.0) + 2.0
        tight, text = set(), self.reading.report.text
        for k in sorted({k for k in map(self.at, spans) if k is not None}):
            for name in self.within[k]:
                if name.kind == "place" and not self._is_power(text, name):
                    weights[name.key] = weights.get(name.key, 0.0) + 1.0
                    if not is_around(text, name):
                        tight.add(name.key)
        weights = {key: w * (GUESSED if key in self.guesses else 1.0) for key, w in weights.items()}
        total = sum(weights.values())
        found = [s for key, w in weights.items() if (s := self.spot(key, round(w / total, 3)))]
        wide = {s.key for s in found if s.exact and (s.key not in tight or is_seat(s.key, s.country))}
        sited = {s.key for s in found if s.exact} - wide
        homes = sited & self.homes
        found = [
            replace(s, precision="region") if s.key in wide and sited - (homes - self.inside.get(s.key, _NONE)) else s
            for s in found
        ]
        return tuple(sorted(found, key=lambda s: (rank(s), -s.weight, s.key)))

    @cached_property
    def homes(self) -> frozenset[str]:
        """The places of the reading that are told only as where somebody comes from, was brought, or fires from."""
        return self._only(is_home)

    @cached_property
    def outskirts(self) -> frozenset[str]:
        """The places of the reading of which it names nothing but the area around, wherever it names them."""
        return self._only(is_around)

    @cached_property
    def powers(self) -> frozenset[str]:
        """The places of the reading that stand for those who govern from them, wherever it names them."""
        return self._only(self._is_power)

    def _is_power(self, text: str, name: Name) -> bool:
        return is_power(text, name) or name.span in self.sources

    @cached_property
    def sources(self) -> frozenset[Span]:
        """The words that name those who say something: a place among them stands for its government."""
        return frozenset(s.source_span for s in self.reading.statements if s.source_span is not None)

    def _only(self, told: Callable[[str, Name], bool]) -> frozenset[str]:
        text = self.reading.report.text
        places = [name for names in self.within for name in names if name.kind == "place"]
        return frozenset({n.key for n in places} - {n.key for n in places if not told(text, n)})
