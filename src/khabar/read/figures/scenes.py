"""Say where and when a figure fell, on whose side, of which event, and whether it is background."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.kinds import STRUCK
from khabar.model import Event, Name, Page, Span, Statement, Time
from khabar.read.figures.days import day_of_stamp, eve_told, is_apart, is_since, nearest_time, told_by
from khabar.read.figures.drafts import Desk, Draft
from khabar.read.figures.earlier import has_total, is_earlier, is_interval, words_of_the_past
from khabar.read.figures.places import (
    finer_place,
    home_of,
    is_country,
    is_placed,
    is_site,
    is_vague,
    listed,
    main_country,
    main_place,
    meant_place,
    narrowed,
    nearest_place,
    settlements,
)
from khabar.read.figures.sides import HIT, Cause, Sides, loser_of, side_of, sides_of
from khabar.read.figures.within import Within
from khabar.read.recency import TOLL_DAYS, is_longer_ago

# How many words may stand between two counts of people of one side.
_SHARED_REACH = 8
# So many fell in all of a country where it is named, and not in the one town that the report is about.
_MANY = 20
# So many are no town's where the sentence does not name it.
_HUGE = 100_000
# Measures of things that are lost or used in a fight.
_LOST = frozenset(("launched", "destroyed", "seized", "downed"))
# What is told of a whole country where the report names no place for it.
_WIDE = STRUCK | {"displaced", "affected", "population"}
# Fewer than so many may be others of the same number.
_FEW = 3
# The mode of deeds that bar people from what they want to do, or search them.
BARRED = "restrict"
_Same = tuple[object, ...]


@dataclass(slots=True)
class Scene:
    """Where and when: canonical place, TIMEX3 value, side, index of the event, and whether it is an earlier war's.

    `exact` tells that the place is no country and named in the figure's own sentence.
    """

    place: str | None = None
    when: str | None = None
    side: str | None = None
    event: int | None = None
    background: bool = False
    exact: bool = False
    country: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the other stages found on the page."""

    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()


def scenes_of(desk: Desk, around: Surroundings) -> list[Scene]:
    """The scene of each figure on the desk, in the order of the drafts.

    What the figure's sentence does not say is taken from its event, from the figure before, for a heading from the
    figure of the report that it tells of.
    """
    page, drafts = desk.page, desk.drafts
    starts = [s.span.start for s in page.sentences]
    rows = [bisect_right(starts, draft.count.span.start) - 1 for draft in drafts]
    settled = settlements(page, [page.sentences[at] for at in sorted(set(rows)) if at >= 0])
    ground, past = _ground(page, around, desk.starts, settled), words_of_the_past(desk, around.times)
    found: list[Scene] = []
    for k, (draft, at) in enumerate(zip(drafts, rows, strict=True)):
        span = draft.count.span
        sentence = page.sentences[at] if at >= 0 else None
        line = sentence is not None and k > 0 and sentence.line == page.sentences[rows[k - 1]].line
        told = (sentence.span if sentence is not None else span, is_earlier(desk, past, sentence, span), line)
        found.append(_scene(ground, draft, told, drafts, found))
    return _told_again(page, drafts, found, rows)


@dataclass(frozen=True, slots=True)
class _Ground:
    """A page with what the other stages found on it, laid out to be asked for what stands near a figure."""

    page: Page
    starts: Sequence[int]
    places: Within[Name]
    parties: Within[Name]
    days: Within[Time]
    acts: Within[Event]
    said: Within[Statement]
    index: dict[int, int]
    named: dict[str, Name]
    unsure: frozenset[str]
    main: Name | None
    country: str | None
    settled: list[int]
    sides: Sides


def _ground(page: Page, around: Surroundings, starts: Sequence[int], settled: list[int]) -> _Ground:
    voices = {s.source_span for s in around.statements}
    named = sorted((n for n in around.names if n.kind == "place" and n.span not in voices), key=lambda n: n.span.start)
    many = frozenset(listed(page, named))
    places = Within([n for n in named if n not in many])
    main = main_place(page, places, starts)
    return _Ground(
        page, starts, places, Within([n for n in around.names if n.kind in ("organization", "group")]),
        Within(list(around.times)), Within(list(around.events)), Within(list(around.statements)),
        {id(event): k for k, event in enumerate(around.events)}, {n.key: n for n in reversed(places)},
        frozenset(n.key for n in many) - {n.key for n in places},
        main, main_country(page, places, starts, main), settled, sides_of(around.names, around.events),
    )  # fmt: skip


def _scene(
    ground: _Ground, draft: Draft, told: tuple[Span, bool, bool], drafts: Sequence[Draft], found: list[Scene]
) -> Scene:
    """The scene of one figure. `told` holds its sentence, whether that tells of the past, and whether the figure before
    stands in the same line; `found` are the scenes of the figures before."""
    page, span, (sentence, past, line) = ground.page, draft.count.span, told
    frame = ground.said.holding(span)
    inner = Span(max(frame.span.start, sentence.start), min(frame.span.end, sentence.end)) if frame else sentence
    hit = draft.measure in HIT
    act = min(
        ground.acts.near(sentence, span),
        key=lambda e: (hit and e.mode == BARRED, _distance(e.span, span)),
        default=None,
    )
    event = ground.index[id(act)] if act is not None else None
    if act is not None and act.place in ground.unsure:
        act = replace(act, place=None)
    if act is not None and found:
        act = _told_so_far(ground, act, sentence)
    days = ground.days.near(sentence, span)
    time = nearest_time(page, [t for t in days if inner.covers(t.span)], span, ground.starts)
    since = time is not None and is_since(page, time, ground.starts)
    if since and time is not None and has_total(page, span, time.span, ground.starts):
        since, time = False, None
    apart = is_apart(page, days, span, ground.starts)
    time = None if apart else time
    background = past or since or apart or is_longer_ago(TOLL_DAYS, time, page.layout.published)
    if draft.measure == "money":
        return Scene(event=event, background=background)
    around = ground.places.near(sentence, span)
    told_of = [
        n
        for n in around
        if not any(s.source_span and s.source_span.covers(n.span) for s in ground.said.near(sentence, span))
    ]
    name = nearest_place(page, told_of or around, span, ground.starts, draft.measure in HIT)
    k = bisect_left(ground.settled, sentence.start)
    if name is None and draft.measure in STRUCK and k < len(ground.settled) and ground.settled[k] < sentence.end:
        name = meant_place(page, ground.places.before(sentence.start), ground.starts)
    if name is None and act is not None and act.place:
        name = ground.named.get(act.place)
    exact = name is not None and not is_country(name)
    if background and not apart:
        pass
    elif name is not None and is_vague(page, name, ground.starts):
        fine = finer_place(page, name, around, span, ground.starts)
        sites = [n for n in around if n is not name and is_site(page, n, ground.starts)]
        name = fine or (name if sites and ground.main not in sites else narrowed(name, ground.main, True))
    elif name is None or not (is_country(name) and is_placed(page, name, ground.starts) and draft.count.value >= _MANY):
        name = narrowed(name, ground.main) if name is not None or not found else None
    place = name.key if name is not None else act.place if act is not None else None
    if (name is None or name is ground.main) and not exact and draft.measure in _WIDE and draft.count.value >= _HUGE:
        place = ground.country or place
    home = home_of(page, around, span, ground.starts)
    country = home or (name.places[0].country if name is not None and name.places else "")
    when = told_by(page, days, time, ground.starts) if time is not None else None if apart else _day_of(act)
    if since and time is not None and not is_interval(page, time):
        when = None
    if draft.part_of is not None and draft.part_of < len(found):
        whole = found[draft.part_of]
        place, when, country = whole.place or place, whole.when or when, whole.country
        background = background or whole.background
    last = found[-1] if found else None
    if last is not None and not background and not last.background:
        place = place or (last.place if line or last.exact else None)
        country = country or last.country
        when = when or (last.when if line else None)
    if when is None and not background and draft.measure in HIT | _LOST:
        when = day_of_stamp(page, ground.days, span)
    if (
        when is None
        and not apart
        and frame is not None
        and (spoken := nearest_time(page, days, span, ground.starts)) is not None
    ):
        when = spoken.value
    when = eve.value if (eve := eve_told(days, span)) is not None else when
    if place is None and draft.measure in _WIDE and (background or draft.count.value >= _MANY):
        place = ground.country
    parties = ground.parties.near(sentence, span)
    after = next((n for n in parties if n.span.start >= span.start), None)
    before = next((n for n in reversed(parties) if n.span.end <= span.start), None)
    lost = loser_of(page, parties, draft, drafts)
    side = side_of(page, draft, Cause(after, before, lost, act, frame.source if frame else None, country), ground.sides)
    return Scene(place, when, side or _shared_side(draft, drafts, found), event, background, exact, country)


def _told_so_far(ground: _Ground, act: Event, sentence: Span) -> Event:
    """The event without a place or time that the report tells only after the sentence."""
    where, when = ground.named.get(act.place or ""), act.when
    if where is not None and where.span.start >= sentence.end:
        act = replace(act, place=None)
    if when and ground.days and not any(t.value == when and t.span.start < sentence.end for t in ground.days):
        act = replace(act, when=None)
    return act


def _day_of(act: Event | None) -> str | None:
    """When the event was, where the report says it."""
    return act.when if act is not None and act.when and act.when[0] not in "PF" else None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _shared_side(draft: Draft, drafts: Sequence[Draft], found: list[Scene]) -> str | None:
    """The side of the whole for its parts, and of those before for `others` and for those without a noun."""
    if draft.part_of is not None and draft.part_of < len(found):
        return found[draft.part_of].side if draft.count.of not in ("civilians",) else None
    if not found or draft.measure not in HIT:
        return None
    count, before = draft.count, drafts[len(found) - 1]
    alike = count.kind == "bare" or count.noun == before.count.noun or (count.of and count.of == before.count.of)
    near = count.first - before.count.last <= _SHARED_REACH
    return found[-1].side if near and (alike or count.measure == "injured") else None


def _told_again(page: Page, drafts: Sequence[Draft], scenes: list[Scene], rows: list[int]) -> list[Scene]:
    """The scenes with what the report says elsewhere of the same count; for headings also with its first one's."""
    heads = [at >= 0 and page.sentences[at].head for at in rows]
    told: dict[_Same, Scene] = {}
    for k, scene in enumerate(scenes):
        if not heads[k] and not scene.background:
            for key in (_count_of(drafts[k]), _count_of(drafts[k])[:3]):
                best = told.setdefault(key, scene)
                if best.exact and scene.exact and best.place != scene.place:
                    continue
                exact = best if best.exact or not scene.exact else scene
                told[key] = replace(
                    best,
                    place=exact.place,
                    exact=exact.exact,
                    when=best.when or scene.when,
                    side=best.side or scene.side,
                )
    following: Scene | None = None
    for k in range(len(scenes) - 1, -1, -1):
        one, key = scenes[k], _count_of(drafts[k])
        again = told.get(key) or (told.get(key[:3]) if heads[k] else None)
        other = again or (following if heads[k] else None)
        following = following if one.background else one
        if other is None or one.background or drafts[k].measure == "money":
            continue
        if not heads[k] and one.exact and other.exact and one.place != other.place:
            continue
        finer = other.place if other.exact and ((heads[k] and again is not None) or not one.exact) else None
        place, when = finer or one.place or other.place, one.when or other.when
        side = one.side or (again.side if again is not None else None)
        if (place, when, side) != (one.place, one.when, one.side):
            scenes[k] = following = replace(one, place=place, when=when, side=side)
    for k, draft in enumerate(drafts):
        whole = scenes[draft.part_of] if draft.part_of is not None and draft.part_of < k else None
        if whole is not None and whole.place and rows[k] == rows[draft.part_of or 0]:
            scenes[k] = replace(scenes[k], place=whole.place, when=whole.when or scenes[k].when)
    for k in range(1, len(scenes)):
        one, last = scenes[k], scenes[k - 1]
        if one.when is None and last.when and rows[k] == rows[k - 1] and not (one.background or last.background):
            scenes[k] = replace(one, when=last.when if drafts[k].measure != "money" else None)
    return scenes


def _count_of(draft: Draft) -> _Same:
    """What makes two counts of a report the same: measure, number, for single ones the noun; of whom, where they are few;
    as a part or whole."""
    count, few = draft.count, draft.count.value < _FEW
    return (
        draft.measure, count.value, count.noun if count.value == 1 else "", count.of if few else None, draft.part_of is None
    )  # fmt: skip
