"""Look things up in one reading: the days of a TIMEX value, the places and persons of a sentence, how prominent a span is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

from khabar.kinds import FORCE, STRUCK
from khabar.model import Event, Name, Place, Reading, Span
from khabar.record import When
from khabar.tell.bare import Bare, Sentences
from khabar.tell.days import weekday_told, windows
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

# What lies so many days back is background.
FRESH = 45
# How much of an account stands at a place that only a tagger found and no gazetteer holds, of what stands at a known one.
GUESSED = 0.3
# A sentence is kept up to this many code points.
LONGEST = 300
_NONE: frozenset[str] = frozenset()


class Stage:
    """One reading, with what is asked of it again and again looked up once. `aside` are days that it tells of something else than what
    happened (`khabar.tell.tolls`)."""

    def __init__(self, reading: Reading, aside: frozenset[str] = frozenset()) -> None:
        self.reading, self.aside = reading, aside
        self.starts = [s.start for s in reading.sentences]
        self.values = windows(reading.times)
        self.places: dict[str, Place | None] = {}
        self.within: list[list[Name]] = [[] for _ in reading.sentences]
        for name in reading.names:
            if (k := self.at(name.span)) is not None:
                self.within[k].append(name)
            if name.kind == "place" and self.places.get(name.key) is None:
                self.places[name.key] = name.places[0] if name.places else None
        out = reading.published or max((w[1] for w in self.values.values() if w[0] == w[1]), default=None)
        self.fresh = out - timedelta(FRESH) if out else None
        self.innermosts: dict[int, dict[str, str]] = {}
        self.fired: dict[tuple[int, str], bool] = {}
        self.listed: dict[int, frozenset[str]] = {}
        self.told = Sentences(reading)
        self.spellings = spellings(reading)
        self.told_weekdays: list[tuple[int | None, str]] | None = None
        self.persons_struck: frozenset[str] | None = None

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

    def at(self, span: Span) -> int | None:
        """The index of the sentence in which the span begins."""
        k = bisect_right(self.starts, span.start) - 1
        return k if k >= 0 and span.start < self.reading.sentences[k].end else None

    def is_head(self, span: Span) -> bool:
        """Whether the span stands in the headline."""
        return self.reading.title is not None and self.reading.title.covers(span)

    def days(self, value: str | None) -> When | None:
        """The days of a TIMEX value of the reading, None where they are not known."""
        return self.values.get(value) if value else None

    def happened(self, value: str | None) -> str | None:
        """The time of a happening, None where the report tells it of something else."""
        return None if value is None or value[:10] in self.aside else value

    def past(self, value: str | None) -> bool:
        """Whether the time lies long before the report came out, or before the latest day that it names."""
        days = self.days(value)
        return days is not None and self.fresh is not None and days[1] < self.fresh

    @cached_property
    def past_numbers(self) -> dict[tuple[str, float], int]:
        """Measure and value of each number that is told of long ago → where it is told first."""
        told: dict[tuple[str, float], int] = {}
        for f in sorted(self.reading.figures, key=lambda f: f.span.start):
            if self.past(f.when):
                told.setdefault((f.measure, f.value), f.span.start)
        return told

    def undated(self, value: str | None) -> list[str]:
        """The value where it waits for the day of the report to be known, else nothing."""
        return [value] if value and value.startswith("XXXX-") else []

    def weekdays(self, spans: Iterable[Span]) -> set[str]:
        """The weekdays with which the sentences of the spans tell today or yesterday, where the report's own day is not known."""
        if self.reading.published is not None:
            return set()
        if self.told_weekdays is None:
            told = ((self.at(t.span), weekday_told(self.reading.report.text, t)) for t in self.reading.times)
            self.told_weekdays = [(k, weekday) for k, weekday in told if weekday is not None]
        here = {self.at(span) for span in spans}
        return {weekday for k, weekday in self.told_weekdays if k in here}

    def spot(self, key: str | None, weight: float = 1.0) -> Spot | None:
        """A place of the reading by its key."""
        if key is None:
            return None
        place = self.places.get(key)
        area = centre_of_area(key)
        if place is None and area is not None:
            place = self.places.get(area) or self.places.get(area.partition(" ")[0])
        spelling, town = self.spellings.get(key), self._town(key)
        if place is None or is_elsewhere(place, self.places.get(town or "")) or self._is_other_quarter(key, place):
            after = self.called.get(plain_name(key.partition(" ")[2])) if self.called else None
            precision = "region" if area else None
            return Spot(key, weight, precision=precision, spelling=spelling, area=town, after=after)
        precision = "region" if area and place.precision == "point" else place.precision
        return Spot(key, weight, place.lat, place.lon, precision, place.country, place.id or None, spelling)

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

    def _town(self, key: str) -> str | None:
        """The town in whose area the text says that a place lies."""
        towns = [town for town, inner in self.inside.items() if key in inner and self.places.get(town) is not None]
        return min(towns, default=None)

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

    def gap(self, events: Sequence[Event], span: Span) -> int:
        """How many sentences lie between the span and the nearest event before or after it; one before is nearer."""
        here = self.at(span) or 0
        gaps = [(here - (self.at(e.span) or 0)) for e in events]
        return min((2 * g if g >= 0 else -2 * g + 1 for g in gaps), default=1000)

    def prominence(self, span: Span) -> float:
        """How prominent the span's sentence is: 3 in the headline or the first sentence after it, falling to 0 at the end."""
        k = self.at(span)
        if k is None:
            return 0.0
        head = 1 if self.reading.title is not None else 0
        if k <= head:
            return 3.0
        return 2.0 * (1 - (k - head) / max(1, len(self.starts)))

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

    @cached_property
    def struck(self) -> tuple[tuple[str, frozenset[tuple[str, float]]], ...]:
        """The places of the reading's assaults and of its dead and wounded, background left out, each with what is counted there."""
        own, events, figures = self.parts.own_place, self.reading.events, self.reading.figures
        deeds = [e for e in events if e.type in FORCE and not e.background and not self.past(e.when)]
        harm = [f for f in figures if f.measure in STRUCK and not f.background and not self.past(f.when)]
        told = [(x.span, own(x.place, self.at(x.span)), frozenset[tuple[str, float]]()) for x in deeds]
        told += [(x.span, own(x.place, self.at(x.span)), frozenset({(x.measure, x.value)})) for x in harm]
        return tuple((self.innermost(key, span), toll) for span, key, toll in told if key)

    def innermost(self, key: str, span: Span) -> str:
        """The one place of which the span's sentence says that it lies in the place, and in which none lies; else the place."""
        k = self.at(span)
        if k is None:
            return key
        if k not in self.innermosts:
            places = [n for n in self.within[k] if n.kind == "place"]
            self.innermosts[k] = innermosts(self.reading.report.text, places)
        return self.innermosts[k].get(key, key)

    def source(self, span: Span) -> str | None:
        """Who answers for the words: the source of the innermost statement around them, None for the report itself."""
        around = [s for s in self.reading.statements if s.span.covers(span)]
        return min(around, key=lambda s: len(s.span)).source if around else None

    def terms(self, spans: Iterable[Span]) -> dict[str, float]:
        """The terms of the sentences of the spans."""
        return self.told.terms(tuple(sorted({k for k in map(self.at, spans) if k is not None})))

    def bare(self, span: Span) -> Bare:
        """The words of the span's sentence, with and without their particles."""
        return self.told.bare(self.at(span))

    def sentence(self, span: Span) -> str:
        """The words of the span's sentence."""
        k = self.at(span)
        where = self.reading.sentences[k] if k is not None else span
        return " ".join(where.of(self.reading.report.text)[:LONGEST].split())
