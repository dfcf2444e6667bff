"""Where an incident happened, as tables of events ask for it: country, divisions, coordinates and their precision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.language import table
from khabar.outputs.export.codes import (
    NO_COUNTRY,
    NO_DIVISION,
    Country,
    Division,
    country,
    district_by_name,
    district_of,
    division_by_code,
    division_by_name,
    english,
)
from khabar.record import Where
from khabar.tell.spots import of_district

# Kinds of the gazetteer's regions, by how much ground they are.
_FIRST = frozenset(
    {"governorate", "province", "state", "oblast", "wilaya", "emirate", "republic", "department", "prefecture"}
)
# What are divisions of the first level in one country, of the second in another.
_EITHER = frozenset({"district", "municipality"})
_WATER = frozenset({"sea", "strait"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as exports need it; degrees of WGS 84, both None where no gazetteer holds it.

    `extent` is `point`, `near` (a point that stands for what lies about it), `second`, `first` (divisions), `area`, `country`, `water`,
    or empty where nobody says where it lies."""

    name: str = ""
    lat: float | None = None
    lon: float | None = None
    extent: str = ""
    country: Country = NO_COUNTRY
    division: Division = NO_DIVISION
    district: Division = NO_DIVISION
    geonames: str = ""

    @property
    def admin1(self) -> str:
        """The English name of the first-level division, or the report's own word where the place is one without an English name."""
        return self.division.name or (self.name if self.extent == "first" else "")

    @property
    def admin2(self) -> str:
        """The English name of the second-level division, or the report's own word where the place is one without an English name."""
        return self.district.name or (self.name if self.extent == "second" else "")

    @property
    def english(self) -> str:
        """What GeoNames calls the place, or what tables of divisions and countries do; the report's own word where they hold none."""
        told = {"first": self.division.name, "second": self.district.name, "country": self.country.name}
        return english(self.geonames) or told.get(self.extent, "") or self.name


NOWHERE = Spot()


@lru_cache(maxsize=50_000)
def spot(place: Where | None) -> Spot:
    """The spot of an incident's place.

    >>> found = spot(Where("حلب", 36.2, 37.16, "point", "SY", "geonames:170063"))
    >>> found.country.name, found.division.iso, found.extent
    ('Syria', 'SY-HL', 'point')
    """
    if place is None:
        return NOWHERE
    iso = place.country or ""
    number = (place.id or "").removeprefix("geonames:") if (place.id or "").startswith("geonames:") else ""
    if number:
        division, district = division_by_code(iso, _codes().get(number, "")), district_of(number)
    elif place.precision == "region":
        division, district = _divisions(iso, place.name)
    else:
        division = district = NO_DIVISION
    # A name that another country bears too has its country in brackets, which are the record's own.
    name = place.name.partition(" (")[0] or place.name
    return Spot(name, place.lat, place.lon, _extent(place, district), country(iso), division, district, number)


def _divisions(iso: str, name: str) -> tuple[Division, Division]:
    """The division that a region of the gazetteer is, with the first-level one around it; none where it is but a landmark or a water."""
    sort = _sorts().get((iso, name), "")
    first, district = division_by_name(iso, name), district_by_name(iso, name)
    # Where ISO 3166-2 counts a second-level division of GeoNames among the first, a list of such holds it.
    if (sort in _FIRST and district.iso) or (sort in _EITHER and first is NO_DIVISION):
        return division_by_code(iso, district.code), district
    return (first if sort in _FIRST | _EITHER or sort == "area" else NO_DIVISION), NO_DIVISION


def _extent(place: Where, district: Division) -> str:
    if place.lat is None or place.lon is None:
        return ""
    if place.precision == "country":
        return "country"
    if place.precision == "region":
        sort = _sorts().get((place.country or "", place.name), "")
        if district is not NO_DIVISION:
            return "second"
        if sort in _EITHER:
            return "first" if division_by_name(place.country or "", place.name) is not NO_DIVISION else "second"
        if sort in _FIRST:
            return "first"
        if sort in _WATER:
            return "water"
        return "near" if sort == "landmark" or (place.country or "", place.name) in _localities() else "area"
    return "near" if of_district(place.lat, place.lon, place.id) else "point"


@cache
def _sorts() -> dict[tuple[str, str], str]:
    return {(row["country"], row["key"]): row["type"] for row in table("regions")}


@cache
def _localities() -> frozenset[tuple[str, str]]:
    """Places that GeoNames does not hold, by country and name: they bear the coordinates of their district."""
    return frozenset((row["country"], row["key"]) for row in table("places") if not row["geonameid"])


@cache
def _codes() -> dict[str, str]:
    """GeoNames number of a place → GeoNames code of its first-level division."""
    return {row["geonameid"]: row["admin1"] for row in table("places") if row["geonameid"]}
