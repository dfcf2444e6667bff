"""The countries and regions that a question names: an incident lies in one by its own place, whether or not its reports name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from khabar.archive.catalogue.query import Part, asked
from khabar.archive.catalogue.words import line
from khabar.model import Place
from khabar.outputs.export.codes import division_by_name, rows
from khabar.read.gazetteer import country_centres, known
from khabar.record import Where
from khabar.sheets import sheet
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Area:
    """A country or region: `part` are its names as texts have them, `places` the places in a region and `centre` where it lies; both are
    None of a country."""

    part: Part
    country: str
    places: frozenset[str] | None = None
    centre: Where | None = None

    def holds(self, place: str | None, country: str | None) -> bool:
        """Whether a place of the record lies in it.

        >>> Area(Part((("السودان",),)), "SD").holds("كوستي", "SD")
        True
        """
        if self.country != country:
            return False
        return self.places is None or place in self.places

    def condition(self, n: int) -> tuple[str, dict[str, object]]:
        """As SQL asks for the incidents in it, and its values: those that lie there, and those whose words name it where nobody places them
        (of a region: whose words name it)."""
        told = f"i.number in (select rowid from incident_words where incident_words match :area{n})"
        values: dict[str, object] = {f"area{n}": asked([self.part]), f"country{n}": self.country}
        if self.places is None:
            return f"(i.country = :country{n} or (i.country is null and {told}))", values
        values |= {f"place{n}_{k}": place for k, place in enumerate(sorted(self.places))}
        names = ", ".join(f":place{n}_{k}" for k in range(len(self.places)))
        return f"((i.country = :country{n} and i.place in ({names})) or {told})", values


def area_of(part: Part, names: Iterable[str]) -> Area | None:
    """The area that the first of the names is, as the gazetteer has it; None for a name that is a town's too.

    >>> area_of(Part((("يمن",),)), ["اليمن"]).country
    'YE'
    """
    name = fold(next(iter(names), ""))
    places = (k for k in known(name) if k.kind == "place" and not k.needs)
    return _area(part, tuple(Place(k.key, k.lat or 0.0, k.lon, k.country, k.precision, k.id) for k in places))


def area_at(part: Part, places: Iterable[Place]) -> Area | None:
    """The area that a name of a question is, by the places that it was read as."""
    return _area(part, tuple(places))


def is_country(part: Part) -> bool:
    """Whether a part is the name of a country.

    >>> is_country(Part((("يمن",),)))
    True
    """
    return not _countries().isdisjoint(" ".join(phrase) for phrase in (*part.phrases, part.free))


@cache
def _countries() -> frozenset[str]:
    return frozenset(line(key) for key in country_centres().values())


def _area(part: Part, places: tuple[Place, ...]) -> Area | None:
    if not places or not places[0].country:
        return None
    first = places[0]
    if first.precision == "country":
        return Area(part, first.country)
    if first.precision != "region":
        return None
    centre = Where(first.name, first.lat, first.lon, first.precision, first.country)
    return Area(part, first.country, _in_region(first.country, first.name), centre)


@cache
def _in_region(country: str, name: str) -> frozenset[str]:
    """The places of the divisions that bear the name, or hold it: of دارفور those of شمال دارفور too."""
    within = _divisions(country, name)
    codes = {row["code"] for row in within}
    names = {name, *(bare for row in within for bare in row["arabic"].split("|") if bare)}
    places = sheet("places")
    key, iso, code = (places.columns[c] for c in ("key", "country", "admin1"))
    told = (line.split("\t") for line in places.lines if f"\t{country}\t" in line)
    return frozenset(row[key] for row in told if row[iso] == country and row[code] in codes) | names


@cache
def middles(country: str, name: str) -> frozenset[tuple[float, float]]:
    """Where the divisions of a region lie: what is placed in one of them no more exactly lies there.

    >>> len(middles("SD", "دارفور")) > 3
    True
    """
    names = (bare for row in _divisions(country, name) for bare in row["arabic"].split("|") if bare)
    lands = (one for bare in names for one in known(fold(bare)) if one.country == country and one.precision == "region")
    return frozenset((one.lat, one.lon) for one in lands if one.lat is not None)


def _divisions(country: str, name: str) -> list[dict[str, str]]:
    word = f" {fold(name)} "
    own = division_by_name(country, name).code
    return [
        row
        for row in rows("divisions")
        if row["country"] == country
        and (row["code"] == own if own else word in f" {fold(row['arabic']).replace('|', ' | ')} ")
    ]
