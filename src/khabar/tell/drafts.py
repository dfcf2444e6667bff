"""A happening of one report in the making: what is put to it, and whether an event or a time can be of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from khabar.model import Event, Figure, Span
from khabar.record import When
from khabar.tell.days import can_meet, meet
from khabar.tell.sites import fires_from
from khabar.tell.spots import Spot, same_place
from khabar.tell.stage import Stage
from khabar.tell.strikes import UNTOLD, Strike
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words of an event: where they stand, its status, and who answers for it."""

    start: int
    end: int
    status: str
    source: str | None


@dataclass(slots=True)
class Draft:
    """What a report tells of one happening, as far as it has been read; `opening` is the place with which its paragraph opens."""

    type: str | None
    spot: Spot | None
    days: When | None
    background: bool
    events: list[Event] = field(default_factory=list)
    figures: list[int] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    denials: list[Trigger] = field(default_factory=list)
    opening: str | None = None
    strike: Strike = UNTOLD


def is_another(draft: Draft, stage: Stage, event: Event) -> bool:
    """Whether an event whose place and days an account admits is another deed: what somebody says he did on a day besides what he denies,
    or, with a place and a day of its own, what another party did than who did that of which neither is told."""
    spot, days = spot_of(stage, event), days_of(stage, event)
    if event.status == "denied" or not draft.events or days is None or draft.days is not None:
        return False
    told = [e for e in draft.events if e.status != "denied"]
    if told:
        parties = {name for e in told for name in (e.actor, e.recipient) if name}
        known = event.actor is not None and any(e.actor for e in told)
        return (
            draft.spot is None and spot is not None and known and not any(_one(event.actor or "", p) for p in parties)
        )
    who = deniers(draft, stage)
    here = draft.spot is not None and spot is not None and same_place(draft.spot, spot)
    return not here and bool({event.actor, stage.source(event.span)} & who)


def deniers(draft: Draft, stage: Stage) -> set[str]:
    """Who denies the deed of an account that the report tells as nothing but denied."""
    if any(e.status != "denied" for e in draft.events):
        return set()
    return {name for e in draft.events for name in (e.actor, stage.source(e.span)) if name is not None}


def denied_on(draft: Draft, stage: Stage) -> date | None:
    """The first day that the report names before what is denied, where it tells the deed of an account as nothing but denied."""
    if any(e.status != "denied" for e in draft.events):
        return None
    ends = [t.span.end for t in stage.reading.times]
    before = (
        (said.span, stage.reading.times[k - 1])
        for said in stage.reading.statements
        if said.stance == "deny" and (k := bisect_right(ends, said.span.start))
    )
    here = (t for span, t in before if stage.at(t.span) == stage.at(span))
    return min((t.latest for t in here if t.latest is not None and t.earliest == t.latest), default=None)


def _one(one: str, other: str) -> bool:
    """Whether two names can be of one party: the one is told with words of the other alone."""
    mine, theirs = set(fold(one).split()), set(fold(other).split())
    return mine <= theirs or theirs <= mine


def spot_of(stage: Stage, told: Event | Figure) -> Spot | None:
    """The place of an event or figure, as a spot."""
    return stage.setting.spot(place_of(stage, told))


def place_of(stage: Stage, told: Event | Figure) -> str | None:
    """The key of the place of an event or figure; that with which its paragraph opens where the paragraph does not name its own. A
    base from which somebody fires is none."""
    k = stage.at(told.span)
    if told.place is not None and k is not None:
        if (k, told.place) not in stage.fired:
            names = (n for n in stage.within[k] if n.key == told.place)
            stage.fired[k, told.place] = any(fires_from(stage.reading.report.text, name) for name in names)
        if stage.fired[k, told.place]:
            return None
    return stage.setting.parts.own_place(told.place, k)


def opening_of(stage: Stage, span: Span) -> str | None:
    """The place with which the paragraph of a span opens, in a round-up of several."""
    k = stage.at(span)
    return None if k is None else stage.setting.parts.opened[k]


def is_one_part(draft: Draft, stage: Stage, span: Span) -> bool:
    """Whether a draft and what is told at a span stand under one place of a round-up: what is told before the first of its places sums
    up, and is none of them, unless it is told there."""
    opening = opening_of(stage, span)
    if opening is None or draft.opening is not None:
        return opening in (None, draft.opening)
    there = stage.setting.spot(opening)
    return draft.spot is not None and draft.spot.exact and there is not None and same_place(draft.spot, there)


def is_set_apart(draft: Draft, stage: Stage, figure: Figure) -> bool:
    """Whether a figure that is set only in a region is told in a sentence that names towns, and none of them is that of the draft."""
    spot, k = spot_of(stage, figure), stage.at(figure.span)
    if k is None or spot is None or spot.exact or draft.spot is None or not draft.spot.exact:
        return False
    keys = {n.key for n in stage.within[k] if n.kind == "place"} - stage.setting.homes - stage.setting.powers
    towns = [s for key in sorted(keys) if (s := stage.setting.spot(key)) is not None and s.exact]
    return bool(towns) and not any(stage.setting.fits(s, draft.spot) for s in towns)


def is_of_the_past(stage: Stage, figure: Figure) -> bool:
    """Whether a number is of long ago: by its own time, or, where it has none, as the same number that the report told before it of such
    a time."""
    if figure.when is not None or figure.value is None or figure.value < 2:
        return stage.past(figure.when)
    first = stage.past_numbers.get((figure.measure, figure.value))
    return first is not None and first < figure.span.start


def undated_of(stage: Stage, event: Event) -> list[str]:
    """The time of an event that waits for the day of the report; that of one that is denied is mostly that of the denial."""
    return [] if event.status == "denied" else stage.undated(stage.happened(event.when))


def days_of(stage: Stage, event: Event) -> When | None:
    """The days of an event; those of one that is denied are mostly those of the denial."""
    return None if event.status == "denied" else stage.days(stage.happened(event.when))


def admits(draft: Draft, days: When | None, undated: Iterable[str]) -> bool:
    """Whether such a time can be that of the draft."""
    return can_meet(draft.undated, undated) if draft.days is None or days is None else meet(draft.days, days)


def narrower(one: When | None, other: When | None) -> When | None:
    """The shorter of two times, of which one may be unknown."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda w: (w[1] - w[0], w))
