"""Where an incident happened, as tables of events ask for it: country, first-level division, coordinates and their precision."""

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
    division_by_code,
    division_by_name,
)
from khabar.record import Where

# Kinds of the gazetteer's regions, by how much ground they are.
_FIRST = frozenset(
    {"governorate", "province", "state", "oblast", "wilaya", "emirate", "republic", "department", "prefecture"}
)
_SECOND = frozenset({"district", "municipality"})
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
    geonames: str = ""

    @property
    def admin1(self) -> str:
        """The English name of the first-level division, or the report's own word where the place is one without an English name."""
        return self.division.name or (self.name if self.extent == "first" else "")


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
    land = country(place.country)
    number = (place.id or "").removeprefix("geonames:") if (place.id or "").startswith("geonames:") else ""
    return Spot(place.name, place.lat, place.lon, _extent(place), land, _division(place, number), number)


def _extent(place: Where) -> str:
    if place.lat is None or place.lon is None:
        return ""
    if place.precision == "country":
        return "country"
    if place.precision == "region":
        sort = _sorts().get((place.country or "", place.name), "")
        if sort in _FIRST:
            return "first"
        if sort in _SECOND:
            return "second"
        if sort in _WATER:
            return "water"
        return "near" if sort == "landmark" else "area"
    # Localities that no gazetteer places exactly bear the coordinates of their district, with one decimal.
    exact = place.id or round(place.lat, 1) != place.lat or round(place.lon, 1) != place.lon
    return "point" if exact else "near"


def _division(place: Where, number: str) -> Division:
    iso = place.country or ""
    if place.precision == "region":
        return division_by_name(iso, place.name) if _extent(place) in ("first", "area") else NO_DIVISION
    return division_by_code(iso, _codes().get(number, "")) if number else NO_DIVISION


@cache
def _sorts() -> dict[tuple[str, str], str]:
    return {(row["country"], row["key"]): row["type"] for row in table("regions")}


@cache
def _codes() -> dict[str, str]:
    """GeoNames number of a place → GeoNames code of its first-level division."""
    return {row["geonameid"]: row["admin1"] for row in table("places") if row["geonameid"]}
