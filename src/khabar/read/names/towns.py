"""Places that are named with a larger one: a quarter with its town, a town with its province lies there, whatever other places bear its
name."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import proclitics
from khabar.model import Place
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Found, Scene, Sense

# How many words may stand between a quarter and its town (`in the town of`), and how many degrees.
_REACH, _DEGREES = 2, 0.3
# How many words may stand between a place and the land in which it lies (`in the south of the province of`).
_FAR = 4


def town_of(scene: Scene, found: Sequence[Found], k: int) -> Found | None:
    """The town that is named right after the quarter `found[k]`, or None where that is no quarter or no town follows."""
    one = found[k]
    if k + 1 >= len(found) or not scene.is_word(one.first - 1) or one.first == one.last:
        return None
    if not any("district" in contexts().get(s.form, ()) for s in scene.senses[one.first - 1]):
        return None
    town = found[k + 1]
    gap = town.first - one.last
    return town if town.kind == "place" and gap <= _REACH and (gap > 0 or town.cut) else None


def land_of(scene: Scene, found: Sequence[Found], k: int) -> Found | None:
    """The larger place in which, or on which side of which, the place `found[k]` is told to lie right after its name (بدر في محافظة السويس,
    أريحا جنوبي إدلب), or None."""
    one, land = found[k], found[k + 1] if k + 1 < len(found) else None
    if land is None or land.kind != "place" or not one.last <= land.first <= one.last + _FAR:
        return None
    between = [scene.senses[i] for i in range(one.last, land.first)]
    if not all(any(leads(s) or heads().get(s.form, ("", True, True))[0] == "place" for s in read) for read in between):
        return None
    first = next((s for s in scene.senses[land.first] if s.cut == land.cut), None) if not between else None
    told = any(leads(s) for read in between for s in read) or (first is not None and _within(first))
    return land if told else None


def leads(sense: Sense) -> bool:
    """Whether the word tells in or on which side of a place something lies."""
    return bool(sense.marks & {"in", "side"}) or _within(sense)


def _within(sense: Sense) -> bool:
    """Whether the particle that is one with the word tells where something lies."""
    return bool(sense.cut) and sense.particles[-1:] == proclitics("preposition")[0]


def within(places: tuple[Place, ...], town: tuple[Place, ...]) -> tuple[Place, ...]:
    """Those of the places that lie in the town, which may be one of several.

    >>> here, far, town = Place("a", 15.5, 45.3, "YE"), Place("a", 14.6, 46.8, "YE"), Place("b", 15.4, 45.3, "YE")
    >>> within((far, here), (town,)) == (here,)
    True
    """
    if not town:
        return places
    return tuple(p for p in places if any(max(abs(p.lat - t.lat), abs(p.lon - t.lon)) <= _DEGREES for t in town))
