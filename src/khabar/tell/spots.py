"""Compare places as reports name them: by name, and by their coordinates where a gazetteer holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from khabar.language import article, of_kind, table, values
from khabar.model import Place
from khabar.remember import remembered
from khabar.text import fold

EARTH_KM = 6371.0
# Two places so near each other (km) may be one told more and less exactly; so far apart they are two.
NEAR, FAR = 8.0, 40.0
# A town may lie so far (km) from the point that stands for its region.
REGION_KM = 130.0
# A quarter lies within so many kilometres of a town of its report.
QUARTER_KM = 30.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that an account names; `weight` is how much of the account stands there (0 to 1), the heaviest first.

    Degrees of WGS 84, None where no gazetteer holds it; `precision` is `point`, `region`, `country` or None. Of a place outside of
    GeoNames, `spelling` is how the report writes it, and `area` the key of the town in whose area the report says that it lies, where it
    has no coordinates of its own; `after` the key of the town after which it is called under another spelling of that."""

    key: str
    weight: float
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    country: str | None = None
    id: str | None = None
    spelling: str | None = None
    area: str | None = None
    after: str | None = None

    @property
    def exact(self) -> bool:
        """Whether it is a town, village or quarter, not a region or country."""
        return self.precision in ("point", None)


def of_district(lat: float | None, lon: float | None, id: str | None) -> bool:
    """Whether coordinates are those of a place's district: localities that GeoNames does not hold bear them, with one decimal.

    >>> of_district(13.6, 25.3, ""), of_district(13.63, 25.35, "379003")
    (True, False)
    """
    return lat is not None and lon is not None and not id and (round(lat, 1), round(lon, 1)) == (lat, lon)


@remembered
def plain_name(key: str) -> str:
    """The name without what is in brackets, article, spaces, and generic head, so that spellings meet.

    >>> plain_name("كفر نوران") == plain_name("كفرنوران"), plain_name("مدينة حلب")
    (True, 'حلب')
    """
    article, heads = _generic()
    row = fold(key.partition("(")[0]).split()
    while len(row) > 1 and (row[0] in heads or row[0].removeprefix(article) in heads):
        row = row[1:]
    return "".join(word.removeprefix(article) if len(word) > 4 else word for word in row)


@remembered
def centre_of_area(key: str) -> str | None:
    """The name that an area is called after (`ريف حلب`), None where the name is not made so.

    >>> centre_of_area("ريف حلب الشمالي"), centre_of_area("حلب")
    ('حلب الشمالي', None)
    """
    head, _, rest = key.partition(" ")
    return rest if rest and fold(head) in _area_heads() else None


@cache
def _seats() -> frozenset[tuple[str, str]]:
    divisions = {
        (r["key"], r["country"]) for r in table("regions") if r["type"] in ("governorate", "province", "state")
    }
    return frozenset(divisions | {(row["capital"], row["iso"]) for row in table("countries")})


def is_seat(key: str, country: str | None) -> bool:
    """Whether the name is that of a first-level division too, or of a government: where news name a town besides, they mean these.

    >>> is_seat("حلب", "SY"), is_seat("باكو", "AZ"), is_seat("منبج", "SY")
    (True, True, False)
    """
    return (key, country or "") in _seats()


@cache
def _lands() -> frozenset[tuple[str, str]]:
    return frozenset((row["key"], row["country"]) for row in table("regions"))


def is_land(key: str, country: str | None) -> bool:
    """Whether the name is that of a region of the country.

    >>> is_land("الجزيرة", "SD"), is_land("منبج", "SY")
    (True, False)
    """
    return (key, country or "") in _lands()


def is_area(word: str) -> bool:
    """Whether a folded word makes the place after it the area around it.

    >>> is_area("ريف"), is_area("مدينه")
    (True, False)
    """
    return word in _area_heads()


def is_division(word: str) -> bool:
    """Whether a folded word makes the name after it that of a division of the state's territory.

    >>> is_division("محافظه"), is_division("ريف")
    (True, False)
    """
    return word in of_kind("area_heads", "division", "word")


def is_outside(word: str) -> bool:
    """Whether a folded word makes the place after it the area around, not what lies in the midst of it.

    >>> is_outside("ريف"), is_outside("وسط")
    (True, False)
    """
    return is_area(word) and word not in of_kind("area_heads", "inner", "word")


def is_head(word: str) -> bool:
    """Whether a folded word, with or without the article, is a generic head of places: town, village, quarter.

    >>> is_head("مدينه"), is_head("مدرسه")
    (True, False)
    """
    article, heads = _generic()
    return word in heads or word.removeprefix(article) in heads


@cache
def _area_heads() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("area_heads"))


@cache
def _generic() -> tuple[str, frozenset[str]]:
    rows = [row for row in table("heads") if row["kind"] == "place" and row["part_of_name"] == "0"]
    return article(), frozenset(w for row in rows for cell in (row["word"], row["forms"]) for w in values(cell))


def kilometres(one: Spot, other: Spot) -> float | None:
    """The distance of two places on the ground, None where one has no coordinates.

    >>> round(kilometres(Spot("a", 1, 36.2, 37.16), Spot("b", 1, 35.93, 36.63)))
    56
    """
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return apart_km((one.lat, one.lon), (other.lat, other.lon))


def apart_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance on the ground of two points, each latitude and longitude in degrees, in kilometres.

    >>> round(apart_km((33.51, 36.29), (36.2, 37.16)))
    309
    """
    north, south = radians(one[0]), radians(other[0])
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(one[1] - other[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def is_elsewhere(place: Place, town: Place | None) -> bool:
    """Whether a place lies so far from the town in whose area a report says that it lies that another one of its name is meant, which no
    gazetteer holds.

    >>> aleppo, basra = Place("حلب", 36.2, 37.16, "SY"), Place("البصرة", 30.5, 47.8, "IQ")
    >>> is_elsewhere(basra, aleppo), is_elsewhere(basra, None)
    (True, False)
    """
    if town is None or (place.precision, town.precision) != ("point", "point"):
        return False
    return apart_km((place.lat, place.lon), (town.lat, town.lon)) > REGION_KM


def is_alone(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place lies farther than a quarter does from every one of the others, countries left out, of which there is one at least.

    >>> aleppo, basra = Place("حلب", 36.2, 37.16, "SY"), Place("البصرة", 30.5, 47.8, "IQ")
    >>> is_alone(basra, [aleppo]), is_alone(basra, [])
    (True, False)
    """
    apart = [apart_km((place.lat, place.lon), (p.lat, p.lon)) for p in others if p.precision != "country"]
    return bool(apart) and min(apart) > QUARTER_KM


def called_after(one: Spot, other: Spot) -> bool:
    """Whether the one, of which no gazetteer tells where it lies, is a site called after the town that the other is.

    >>> called_after(Spot("سوق منبج", 1), Spot("منبج", 1)), called_after(Spot("ريف منبج", 1), Spot("منبج", 1))
    (True, False)
    """
    head, _, rest = one.key.partition(" ")
    sited = one.lat is None or (one.lat, one.lon) == (other.lat, other.lon)
    named = one.after == other.key or plain_name(rest) == plain_name(other.key)
    return bool(rest) and sited and one.exact and not is_area(fold(head)) and named


def same_place(one: Spot, other: Spot) -> bool:
    """Whether the two name one place: the same name and, where both have coordinates, no other place of that name.

    >>> same_place(Spot("كفرنوران", 1), Spot("كفر نوران", 1))
    True
    """
    if plain_name(one.key) != plain_name(other.key):
        return False
    apart = kilometres(one, other)
    return apart is None or apart < FAR


def rank(spot: Spot) -> int:
    """Exact places before regions before countries."""
    return {"point": 0, None: 0, "region": 1}.get(spot.precision, 2)
