"""Quarters: one that is named with its town lies there, whatever other places bear its name."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import Place
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Found, Scene

# How many words may stand between a quarter and its town (`in the town of`), and how many degrees.
_REACH, _DEGREES = 2, 0.3


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


def within(places: tuple[Place, ...], town: tuple[Place, ...]) -> tuple[Place, ...]:
    """Those of the places that lie in the town, which may be one of several.

    >>> here, far, town = Place("a", 15.5, 45.3, "YE"), Place("a", 14.6, 46.8, "YE"), Place("b", 15.4, 45.3, "YE")
    >>> within((far, here), (town,)) == (here,)
    True
    """
    if not town:
        return places
    return tuple(p for p in places if any(max(abs(p.lat - t.lat), abs(p.lon - t.lon)) <= _DEGREES for t in town))
