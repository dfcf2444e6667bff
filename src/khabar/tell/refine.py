"""Find the village of a happening that a headline sets only in a town's or region's area, where the text names it further on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.kinds import STRUCK
from khabar.model import Figure
from khabar.tell.spots import REGION_KM, Spot, is_seat, kilometres
from khabar.tell.stage import Stage

# How much of an account stands at a place that its own sentences do not name.
INFERRED = 0.4
_NONE: frozenset[str] = frozenset()


def sites(stage: Stage, spots: Sequence[Spot], figures: Iterable[Figure]) -> tuple[Spot, ...]:
    """Where an account's deed is set, of its `spots`: without places that somebody is only of, and with the towns as areas in which
    the text says that others of them lie. Where only areas are left, the one exact place in them at which the reading sets a deed or its
    harm goes first; of several, that at which the account's own `figures` are told again; where that does not tell, none.

    >>> from khabar.model import Reading, Report
    >>> sites(Stage(Reading(Report.of(""), None, None, "unknown")), (), ())
    ()
    """
    left = [s for s in spots if s.key not in stage.setting.homes] or list(spots)
    exact = {s.key for s in left if _is_site(s)}
    struck = {key for key, _ in stage.struck}
    left = [
        replace(s, precision="region")
        if s.exact
        and (
            stage.setting.inside.get(s.key, _NONE) & exact
            or (s.key in stage.setting.outskirts and stage.setting.inside.get(s.key, _NONE) & struck)
        )
        else s
        for s in left
    ]
    areas = [s for s in left if s.precision != "country"]
    if not areas or any(_is_site(s) for s in left):
        return tuple(left)
    tolls: dict[str, set[tuple[str, float]]] = {}
    wider = {s.key for s in areas}
    for key, toll in stage.struck:
        if key in wider:
            continue
        spot = stage.setting.spot(key)
        if spot is not None and _is_site(spot) and any(_holds(stage, area, spot) for area in areas):
            tolls.setdefault(key, set()).update(toll)
    own = {(f.measure, f.value) for f in figures if f.measure in STRUCK}
    told = [key for key in sorted(tolls) if tolls[key] & own] or sorted(tolls)
    if len(told) != 1 or (site := stage.setting.spot(told[0], INFERRED)) is None:
        return tuple(left)
    return (site, *(replace(s, precision="region") if s.exact else s for s in left))


def _is_site(spot: Spot) -> bool:
    """Whether it is a place of its own, not one that may mean its division."""
    return spot.exact and not is_seat(spot.key, spot.country)


def _holds(stage: Stage, area: Spot, spot: Spot) -> bool:
    """Whether the text says that the spot lies in the area, or the map that it may."""
    if spot.key in stage.setting.inside.get(area.key, _NONE):
        return True
    apart = kilometres(area, spot)
    return apart is not None and apart < REGION_KM and area.precision != "point"
