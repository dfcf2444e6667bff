"""In which land a place lies whose name several bear, or of which none that the tables hold can be meant."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from khabar.model import Place
from khabar.read.gazetteer import Known, country_place, known
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Found, Scene
from khabar.text import fold

# A capital in which so many times more people live than in its namesake is meant wherever it is told of.
_FAR_LARGER = 40
# Names of a country that tell that a report is of it; a town of so many people is known in other countries by its name alone.
_AT_HOME, _KNOWN_ABROAD = 2, 50_000
# A town of so many people may be told of before another country: an agreement is called after the one in which it was made.
_KNOWN_EVERYWHERE = 200_000


# The key of a place, its identifier and its readings.
Read = tuple[str, str | None, tuple[Place, ...]]


class Told(NamedTuple):
    """What the report tells of countries: how often it names each, by which names, and its words."""

    near: Counter[str]
    found: list[Found]
    stage: Scene


def _abroad(one: Found, kept: list[Known], told: Told) -> str:
    """The country whose name is here that of another's capital, since the report tells more of the other country (عمان, Amman or Oman)."""
    country = next((k.country for k in kept if k.sort == "country"), "")
    capital = next((k.country for k in kept if k.sort == "capital" and k.country != country), "")
    if not country or not capital:
        return ""
    count = Counter(f.country for f in told.found if f.form != one.form)
    count.update(read[0].nation for read in told.stage.senses if read)
    return country if count[capital] > count[country] else ""


def is_namesake(one: Found, place: Place, home: str, told: Told) -> bool:
    """Whether the only places of the tables that bear the name are small towns of a country that a report of another country does not
    name: villages share their names, and theirs is another that no table holds."""
    if place.precision != "point" or not home or place.country == home or told.near[home] < _AT_HOME:
        return False
    if any(
        k.country == home or k.weight >= _KNOWN_ABROAD for k in known(one.form or fold(place.name)) if k.kind == "place"
    ):
        return False
    return is_alone_abroad(one, place, told)


def is_alone_abroad(one: Found, place: Place, told: Told) -> bool:
    """Whether the report names nothing else of the country of the place that the tables hold."""
    return all(f.key == one.key and f.form == one.form for f in told.found if f.country == place.country)


def places_of(one: Found, key: str, told: Told) -> Read:
    """The key, the identifier and the readings of a place's name: those in countries that the report names elsewhere first."""
    hamlet = one.rule == "head-place" and "village" in contexts().get(one.head, ())
    kept = [k for k in known(one.form or fold(key)) if k.kind == "place" and not (hamlet and k.precision == "region")]
    if not kept:
        return key, None, ()
    near, abroad = told.near, _abroad(one, kept, told)
    largest = max((k.weight for k in kept if k.sort == "capital"), default=0)
    kept.sort(key=lambda k: (
        (k.sort != "country") + 2 * (k.country == abroad), k.sort == "point" and k.weight * _FAR_LARGER < largest,
        (k.country == one.country) - near.get(k.country, 0), -k.weight,
    ))  # fmt: skip
    first = kept[0]
    if one.rule.startswith("known") and first.country != one.country and (near.get(first.country) or abroad):
        key = first.key
    read = [country_place(k.country) if k.sort == "country" else k.place for k in kept]
    places = [place for place in read if place is not None]
    return key, first.id or None, tuple(dict.fromkeys(places) if len(places) > 1 else places)


def in_land(one: Found, land: Found, surface: str, read: Read) -> Read:
    """What is read of a place (its key, identifier and readings) where the report tells in which `land` it lies: those of its country; a
    village of which the tables hold none there is another that no table holds, under its `surface`."""
    countries = {k.country for k in known(land.form) if k.kind == "place"}
    meant = [k for k in known(one.form or fold(read[0])) if k.kind == "place"]
    here = [k for k in meant if k.country in countries]
    places = tuple(p for p in read[2] if p.country in countries)
    if not countries or places == read[2]:
        return read
    if here and places:
        key = read[0] if any(k.key == read[0] for k in here) else here[0].key
        return key, here[0].id or None, places
    small = all(k.precision == "point" and k.weight < _KNOWN_EVERYWHERE for k in meant)
    return (surface, None, ()) if small else read
