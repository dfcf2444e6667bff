"""Say where and when a figure fell, on whose side, of which event, and whether it is background."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from khabar.kinds import STRUCK
from khabar.model import Event, Name, Span, Statement, Time
from khabar.read.figures.again import told_again
from khabar.read.figures.days import day_alone, day_of_stamp, eve_told, is_apart, is_since, nearest_time, told_by
from khabar.read.figures.drafts import Desk, Draft
from khabar.read.figures.earlier import has_total, is_earlier, words_of_the_past
from khabar.read.figures.items import Item, item_at
from khabar.read.figures.losses import HIT, loser_of
from khabar.read.figures.meant import meant_place, settlements
from khabar.read.figures.places import (
    finer_place,
    home_of,
    is_country,
    is_exact,
    is_placed,
    is_site,
    is_vague,
    narrowed,
    nearest_place,
    reached_of,
)
from khabar.read.figures.pointed import attack_before
from khabar.read.figures.sides import Cause, side_of
from khabar.read.figures.surroundings import Ground, Scene, Surroundings, lay_ground
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
# Measures of what goes on, which has no day but the one told for it.
_STANDING = frozenset(("detained", "displaced", "evacuated", "affected", "population", "forces", "territory", "other"))
# The mode of deeds that bar people from what they want to do, or search them.
BARRED = "restrict"


def scenes_of(desk: Desk, around: Surroundings) -> list[Scene]:
    """The scene of each figure on the desk, in the order of the drafts.

    What the figure's sentence does not say is taken from its event, from the figure before, for a heading from the
    figure of the report that it tells of.
    """
    page, drafts = desk.page, desk.drafts
    starts = [s.span.start for s in page.sentences]
    rows = [bisect_right(starts, draft.count.span.start) - 1 for draft in drafts]
    settled = settlements(page, [page.sentences[at] for at in sorted(set(rows)) if at >= 0])
    ground, past = lay_ground(page, around, desk.starts, settled), words_of_the_past(desk, around.times)
    found: list[Scene] = []
    item: Item | None = None
    for k, (draft, at) in enumerate(zip(drafts, rows, strict=True)):
        span = draft.count.span
        sentence = page.sentences[at] if at >= 0 else None
        line = sentence is not None and k > 0 and sentence.line == page.sentences[rows[k - 1]].line
        if k == 0 or rows[k - 1] != at:
            item = item_at(page, at, draft.count) if at >= 0 else None
        told = _Told(
            sentence.span if sentence is not None else span, is_earlier(desk, past, sentence, span), line, item
        )
        found.append(_scene(ground, draft, told, drafts, found))
    spots = frozenset(key for key, name in ground.named.items() if is_exact(name))
    return told_again(page, drafts, found, rows, spots)


class _Told(NamedTuple):
    """Where a figure is told: its sentence, whether that tells of the past, whether the figure before stands in the same `line`, and the
    item of a list that the sentence is, or None."""

    sentence: Span
    past: bool
    line: bool
    item: Item | None

    @property
    def openers(self) -> tuple[Span, ...]:
        """The line that opens the list and the sentence before it, or nothing."""
        return self.item.openers if self.item is not None else ()

    @property
    def labelled(self) -> bool:
        """Whether the item has a label of its own."""
        return self.item is not None and self.item.labelled


class _Moment(NamedTuple):
    """The days told near a figure, the time of it among them, whether it counts what has been since then, and whether it is set apart from
    them."""

    days: Sequence[Time]
    time: Time | None
    since: bool
    apart: bool


def _scene(ground: Ground, draft: Draft, told: _Told, drafts: Sequence[Draft], found: list[Scene]) -> Scene:
    """The scene of one figure; `found` are the scenes of the figures before."""
    span, (sentence, past, _, _) = draft.count.span, told
    frame = ground.said.holding(span)
    nearest = _nearest_act(ground, draft, sentence)
    event = ground.index[id(nearest)] if nearest is not None else None
    act = _as_told(ground, nearest, sentence, bool(found)) if nearest is not None else None
    moment = _moment(ground, span, sentence, frame)
    long_ago = is_longer_ago(TOLL_DAYS, moment.time, ground.page.layout.published)
    background = past or moment.since or moment.apart or long_ago
    if draft.measure == "money":
        return Scene(event=event, background=background)
    around = ground.places.near(sentence, span)
    reached = reached_of(ground.page, around, ground.starts, draft.measure)
    if act is not None and any(act.place == n.key for n in reached):
        act = replace(act, place=None)
    name = _place_told(ground, draft, sentence, act, around)
    if name is None and reached:
        name = ground.main or meant_place(ground.page, ground.places.before(sentence.start), ground.starts)
    exact = name is not None and not is_country(name)
    if moment.apart or not background:
        name = _place_meant(ground, draft, name, around, bool(found) or told.labelled)
    for opener in told.openers if name is None else ():
        name = name or nearest_place(ground.page, ground.places.near(opener, opener), opener, ground.starts)
    place = name.key if name is not None else act.place if act is not None else None
    huge = draft.measure in _WIDE and draft.count.value >= _HUGE
    if huge and not exact and (name is None or name is ground.main):
        place = ground.country or place
    home = home_of(ground.page, around, span, ground.starts)
    country = home or _country_of(name, around)
    scene = Scene(place, _day_told(ground, moment, act), None, event, background, exact, country)
    scene = _taken_over(scene, draft, found, told)
    for opener in told.openers if scene.when is None and not moment.apart else ():
        scene = replace(scene, when=scene.when or _day_of_list(ground, opener))
    when, place = _day_else(ground, draft, scene, moment, frame is not None), scene.place
    standing = draft.measure in _STANDING
    if standing and moment.time is None:
        when = None
    if when is None and not (scene.background or standing):
        first = bisect_left(ground.starts, sentence.start)
        known = attack_before(ground.acts.before(sentence.start), ground.page.words, first, draft.count.first)
        when = _day_of(known)
    if place is None and draft.measure in _WIDE and (scene.background or draft.count.value >= _MANY):
        place = ground.country
    parties = ground.parties.near(sentence, span)
    after = next((n for n in parties if n.span.start >= span.start), None)
    before = next((n for n in reversed(parties) if n.span.end <= span.start), None)
    lost = loser_of(ground.page, parties, draft, drafts)
    cause = Cause(after, before, lost, act, frame.source if frame else None, scene.country)
    side = side_of(ground.page, draft, cause, ground.sides) or _shared_side(draft, drafts, found)
    return replace(scene, place=place, when=when, side=side)


def _country_of(name: Name | None, around: Sequence[Name]) -> str:
    """The code of the country of the place; of one that no table holds, that of the one country named around it; or nothing."""
    if name is None or name.places:
        return name.places[0].country if name is not None else ""
    lands = {n.places[0].country for n in around if is_country(n)}
    return lands.pop() if len(lands) == 1 else ""


def _nearest_act(ground: Ground, draft: Draft, sentence: Span) -> Event | None:
    """The event told nearest to the figure in its sentence; of one that counts harm, deeds that only bar people come last."""
    span, hit = draft.count.span, draft.measure in HIT
    acts = ground.acts.near(sentence, span)
    return min(acts, key=lambda e: (hit and e.mode == BARRED, _distance(e.span, span)), default=None)


def _as_told(ground: Ground, act: Event, sentence: Span, follows: bool) -> Event:
    """The event without a place that only a list names and, for a figure that follows others, without what is told only later."""
    if act.place in ground.unsure:
        act = replace(act, place=None)
    return _told_so_far(ground, act, sentence) if follows else act


def _moment(ground: Ground, span: Span, sentence: Span, frame: Statement | None) -> _Moment:
    """When the figure at the span was counted, as its sentence tells within the statement that it stands in (`frame`)."""
    page, starts = ground.page, ground.starts
    inner = Span(max(frame.span.start, sentence.start), min(frame.span.end, sentence.end)) if frame else sentence
    days = ground.days.near(sentence, span)
    time = nearest_time(page, [t for t in days if inner.covers(t.span)], span, starts)
    since = time is not None and is_since(page, time, starts)
    if since and time is not None and has_total(page, span, time.span, starts):
        since, time = False, None
    apart = is_apart(page, days, span, starts)
    return _Moment(days, None if apart else time, since, apart)


def _place_told(ground: Ground, draft: Draft, sentence: Span, act: Event | None, around: Sequence[Name]) -> Name | None:
    """The name of the place that is told for the figure: in its sentence, by a word for the settlement named before, or with the event."""
    page, span = ground.page, draft.count.span
    said = ground.said.near(sentence, span)
    told_of = [n for n in around if not any(s.source_span and s.source_span.covers(n.span) for s in said)]
    name = nearest_place(page, told_of or around, span, ground.starts, draft.measure)
    k = bisect_left(ground.settled, sentence.start)
    if name is None and k < len(ground.settled) and ground.settled[k] < sentence.end:
        at = bisect_left(ground.starts, ground.settled[k])
        name = meant_place(page, ground.places.before(sentence.start), ground.starts, page.words[at].form, ground.main)
    if name is None and act is not None and act.place:
        name = ground.named.get(act.place)
    return name


def _place_meant(ground: Ground, draft: Draft, name: Name | None, around: Sequence[Name], follows: bool) -> Name | None:
    """The name of the place where the figure fell, of the one that is told for it: a finer one beside it, or the one that the report is
    about where that lies in it; so, too, for the first figure where none is told."""
    page, starts = ground.page, ground.starts
    if name is None:
        return None if follows else narrowed(None, ground.main)
    if is_vague(page, name, starts):
        fine = finer_place(page, name, around, draft.count.span, starts)
        sites = [n for n in around if n is not name and is_site(page, n, starts)]
        return fine or (name if sites and ground.main not in sites else narrowed(name, ground.main, True))
    if is_country(name) and is_placed(page, name, starts) and draft.count.value >= _MANY:
        return name
    return narrowed(name, ground.main)


def _day_told(ground: Ground, moment: _Moment, act: Event | None) -> str | None:
    """The day of the figure, of the time told for it or else of its event; of what has been counted since a day that day."""
    time = moment.time
    if time is None:
        return None if moment.apart else _day_of(act)
    return told_by(ground.page, moment.days, time, ground.starts)


def _taken_over(scene: Scene, draft: Draft, found: list[Scene], told: _Told) -> Scene:
    """The scene with what its sentence does not tell: of the whole that the figure is a part of, and of the figure before, if that stands
    in the same line or is exact and the figure in no item with a label of its own."""
    if draft.part_of is not None and draft.part_of < len(found):
        whole = found[draft.part_of]
        place, when = whole.place or scene.place, whole.when or scene.when
        background = scene.background or whole.background
        scene = replace(scene, place=place, when=when, country=whole.country, background=background)
    last = found[-1] if found else None
    if last is None or scene.background or last.background:
        return scene
    place = scene.place or (last.place if told.line or (last.exact and not told.labelled) else None)
    when = scene.when or (last.when if told.line else None)
    return replace(scene, place=place, when=when, country=scene.country or last.country)


def _day_of_list(ground: Ground, opener: Span) -> str | None:
    """The day that the line which opens a list tells for its items."""
    time = nearest_time(ground.page, ground.days.near(opener, opener), opener, ground.starts)
    return time.value if time is not None else None


def _day_else(ground: Ground, draft: Draft, scene: Scene, moment: _Moment, said: bool) -> str | None:
    """The day of the figure where no time is told for it: of the stamp of its item, of what is `said`, or of the eve that is told."""
    when, span = scene.when, draft.count.span
    if when is None and not scene.background and draft.measure in HIT | _LOST:
        when = day_of_stamp(ground.page, ground.days, span)
    if when is None and said and draft.measure in HIT and not moment.apart:
        spoken = nearest_time(ground.page, moment.days, span, ground.starts)
        when = day_alone(spoken) if spoken is not None else None
    eve = eve_told(moment.days, span)
    return eve.value if eve is not None else when


def _told_so_far(ground: Ground, act: Event, sentence: Span) -> Event:
    """The event without a place or time that the report tells only after the sentence."""
    where, when = ground.named.get(act.place or ""), act.when
    if where is not None and where.span.start >= sentence.end:
        act = replace(act, place=None)
    if when and ground.days and ground.first_told.get(when, sentence.end) >= sentence.end:
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
