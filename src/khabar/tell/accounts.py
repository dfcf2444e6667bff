"""Cut one reading into accounts: what it tells of each happening, told apart by kind, place and time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from khabar.kinds import FATES, FORCE, HARM, PLANNED, STRUCK
from khabar.model import Event, Figure, Reading
from khabar.record import When
from khabar.tell.both import of_both, without_sums
from khabar.tell.captures import only_takes, told_with_release
from khabar.tell.charges import Charge, charged
from khabar.tell.counts import Count, count_of
from khabar.tell.days import is_campaign
from khabar.tell.denials import disowned
from khabar.tell.drafts import (
    Draft,
    Trigger,
    admits,
    days_of,
    denied_on,
    deniers,
    is_another,
    is_of_the_past,
    is_one_part,
    is_set_apart,
    narrower,
    opening_of,
    place_of,
    spot_of,
    undated_of,
)
from khabar.tell.fallen import named_dead
from khabar.tell.private import people
from khabar.tell.refine import sites
from khabar.tell.spots import Spot
from khabar.tell.stage import Stage
from khabar.tell.strikes import UNTOLD, Strike, Strikes, are_two
from khabar.tell.tolls import days_of_change

# What is only said is no happening: these types live on as statements.
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
# An act of these statuses has not happened.
UNREAL = frozenset({"demanded", "conditional", "planned", "threatened", "hypothetical"})
# Types of happenings at which there is only talk, and who is counted besides at such.
TALKS, GONE = frozenset({"AGREE", "CONSULT", "COOPERATE"}), frozenset({"detained", "missing"})
# A report in which nothing is found is known by so many of its first sentences.
BEGINNING = 4
# What is counted where there was violence, and the types of happenings that are violent.
VIOLENT = STRUCK | {"destroyed", "downed"}
CLASHES = FORCE | {"PROTEST"}


@dataclass(frozen=True, slots=True)
class Account:
    """What a report tells of one happening.

    `days` is None where nothing dates it; `undated` keeps the times that a report without a date cannot reckon (`XXXX-WXX-1`). `spots` are
    its places, the most exact and heaviest first, `sites` where its deed is set (`khabar.tell.refine`); `people` the private
    persons whom its sentences name, `dead` those whom it names as dead; `weight` how much of the report it is about;
    `charges` who charges whom with it; `denied` the day on which it was denied, of a deed that is told as nothing but denied;
    `strike` is by what its attack is known among others there."""

    type: str | None
    mode: str | None
    days: When | None
    undated: tuple[str, ...]
    spots: tuple[Spot, ...]
    sites: tuple[Spot, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    people: tuple[str, ...]
    told: tuple[Trigger, ...]
    counts: tuple[Count, ...]
    background: bool
    weight: float
    start: int
    text: str
    terms: Mapping[str, float]
    charges: tuple[Charge, ...] = ()
    dead: tuple[str, ...] = ()
    denied: date | None = None
    strike: Strike = UNTOLD

    @property
    def violent(self) -> bool:
        """Whether it tells of violence, force, protest or harm."""
        return self.type in CLASHES or any(c.measure in FATES for c in self.counts)


def find_accounts(reading: Reading) -> tuple[Account, ...]:
    """The report's accounts, the one that it is mainly about first.

    >>> from khabar.model import Report
    >>> find_accounts(Reading(Report.of(""), None, None, "unknown"))
    ()
    """
    stage = Stage(reading, days_of_change(Stage(reading)))
    strikes = Strikes(stage)
    drafts: list[Draft] = []
    home: dict[int, Draft] = {}
    for index, event in sorted(enumerate(reading.events), key=lambda pair: pair[1].span.start):
        if event.type in SPOKEN or event.status in UNREAL or event.rule == PLANNED:
            continue
        draft = _fitting(drafts, strikes, event) or _opened(drafts, strikes, event)
        home[index] = draft
    counted: dict[int, Draft] = {}
    for index, figure in enumerate(reading.figures):
        # A part is told of the happening of which its whole is, if it is not one of two attacks.
        draft_of = counted.get(-1 if figure.part_of is None else figure.part_of)
        if draft_of is None or (strikes.two and are_two(draft_of.strike, strikes.of(figure), told_apart=True)):
            draft_of = _home(drafts, strikes, figure, home)
        if draft_of is not None:
            draft_of.figures.append(index)
            draft_of.strike |= strikes.of(figure)
            counted[index] = draft_of
    for n, draft in enumerate(drafts):
        if any(
            stage.setting.fits(d.spot, draft.spot) and are_two(d.strike, draft.strike, strikes.two) for d in drafts[:n]
        ):
            draft.strike = replace(draft.strike, another=True)
    wide = of_both(drafts, stage) if strikes.two else frozenset[int]()
    drafts = without_sums(drafts, stage) if strikes.two else drafts
    drafts = _with_headline(drafts, stage)
    attacks = [draft for draft in drafts if draft.type == "ASSAULT" and draft.events]
    for k, statement in disowned(reading, [draft.events[0] for draft in attacks]):
        attacks[k].denials.append(Trigger(statement.span.start, statement.span.end, "denied", statement.source))
    accounts = [_closed(draft, stage, wide) for draft in drafts if draft.events or draft.figures]
    if not accounts and reading.sentences:
        accounts = [_untold(stage)]
    return tuple(sorted(accounts, key=lambda a: (-a.weight, a.start)))


def _with_headline(drafts: list[Draft], stage: Stage) -> list[Draft]:
    """The drafts, what only the headline tells of a town put to what the report tells first of a place that lies in its area."""
    figures = stage.reading.figures
    for head in drafts:
        spans = [e.span for e in head.events] + [figures[k].span for k in head.figures]
        if head.spot is None or not spans or not all(map(stage.is_head, spans)):
            continue
        inner = stage.setting.inside.get(head.spot.key, frozenset())
        for body in drafts:
            within = body is not head and body.spot is not None and body.spot.key in inner
            if within and body.type in (head.type, None) and admits(body, head.days, head.undated):
                body.type, body.days = head.type, narrower(body.days, head.days)
                body.events, body.figures = head.events + body.events, head.figures + body.figures
                body.undated += head.undated
                return [draft for draft in drafts if draft is not head]
    return drafts


def _untold(stage: Stage) -> Account:
    """What a report without events and figures is about, by its beginning: it may join an incident, but founds none."""
    spans = list(stage.reading.sentences[:BEGINNING])
    spots = stage.setting.spots(spans, ())
    return Account(
        None, None, None, (), spots, sites(stage, spots, ()), (), (), people(stage, spans), (), (), False, 0.0, spans[0].start,
        stage.sentence(spans[0]), stage.terms(spans),
    )  # fmt: skip


def _fitting(drafts: list[Draft], strikes: Strikes, event: Event) -> Draft | None:
    """The account that the event goes on with: the latest of its kind whose place and days admit it, and which is no other attack; one
    that struck the same before others."""
    stage, strike = strikes.stage, strikes.of(event)
    spot, days = spot_of(stage, event), days_of(stage, event)
    same = [d for d in reversed(drafts) if not d.strike.targets.isdisjoint(strike.targets)]
    for draft in (*same, *reversed(drafts)):
        if draft.type not in (event.type, None) or draft.background != (event.background or stage.past(event.when)):
            continue
        if not is_one_part(draft, stage, event.span) or are_two(draft.strike, strike, strikes.two):
            continue
        fits = stage.setting.fits(draft.spot, spot) and admits(draft, days, undated_of(stage, event))
        if fits and not is_another(draft, stage, event):
            _grow(draft, strikes, event)
            return draft
    return None


def _opened(drafts: list[Draft], strikes: Strikes, event: Event) -> Draft:
    stage = strikes.stage
    background = event.background or stage.past(event.when)
    draft = Draft(event.type, None, None, background, opening=opening_of(stage, event.span))
    drafts.append(draft)
    _grow(draft, strikes, event)
    return draft


def _grow(draft: Draft, strikes: Strikes, event: Event) -> None:
    stage = strikes.stage
    draft.strike |= strikes.of(event)
    draft.events.append(event)
    draft.spot = stage.setting.finer(draft.spot, spot_of(stage, event))
    draft.days = narrower(draft.days, days_of(stage, event))
    draft.undated.extend(undated_of(stage, event))


def _home(drafts: list[Draft], strikes: Strikes, figure: Figure, home: dict[int, Draft]) -> Draft | None:
    """The account that a figure belongs to; a figure of harm that fits none opens one."""
    stage, strike = strikes.stage, strikes.of(figure)
    when = stage.happened(figure.when)
    spot, days = spot_of(stage, figure), stage.days(when)
    background = figure.background or is_campaign(when, days) or is_of_the_past(stage, figure)
    mine = home.get(figure.event) if figure.event is not None else None
    fitting = [d for d in drafts if _can_harm(d, figure, d is mine)]
    fitting.sort(key=lambda d: (d is not mine, stage.gap(d.events, figure.span)))
    if figure.measure in STRUCK and any(d.type == "ASSAULT" for d in fitting):
        fitting.sort(key=lambda d: only_takes(d.events))
    for draft in fitting:
        if days is not None and figure.source in deniers(draft, stage):
            continue
        same = draft.background == background and stage.setting.fits(draft.spot, spot)
        same = same and (draft is mine or is_one_part(draft, stage, figure.span))
        same = same and (draft is mine or not is_set_apart(draft, stage, figure))
        same = same and not are_two(draft.strike, strike, strikes.two)
        if same and admits(draft, days, stage.undated(when)):
            if figure.measure in HARM:
                draft.spot, draft.days = stage.setting.finer(draft.spot, spot), narrower(draft.days, days)
            draft.undated.extend(stage.undated(when))
            return draft
    if figure.measure not in HARM:
        return None
    opened = Draft(None, spot, days, background, undated=stage.undated(when), opening=opening_of(stage, figure.span))
    opened.strike = strike
    drafts.append(opened)
    return opened


def _can_harm(draft: Draft, figure: Figure, own: bool) -> bool:
    """Whether such a happening kills, hurts or destroys, where that is counted; nobody is taken at talks but the figure's `own`."""
    if figure.measure in GONE and draft.type in TALKS:
        return own
    return figure.measure not in VIOLENT or draft.type is None or draft.type in CLASHES


def _closed(draft: Draft, stage: Stage, wide: Collection[int]) -> Account:
    """The draft as an account, with the places and persons of its sentences."""
    reading = stage.reading
    spans = [e.span for e in draft.events] + [reading.figures[k].span for k in draft.figures]
    events = draft.events
    counts = tuple(replace(count_of(k, reading.figures[k], stage), wide=k in wide) for k in draft.figures)
    first = min(spans)
    harmed = any(c.measure in FATES for c in counts)
    weight = stage.prominence(first) + 0.25 * min(4, len(spans)) + (1.0 if harmed else 0.0)
    weight += 0.5 if draft.type == "ASSAULT" and not told_with_release(stage, draft.events) else 0.0
    modes = [e.mode for e in events if e.mode]
    told: list[Event | Figure] = [*events, *(reading.figures[k] for k in draft.figures)]
    spots = stage.setting.spots(spans, [place_of(stage, x) for x in told])
    return Account(
        type=draft.type,
        mode=max(sorted(set(modes)), key=modes.count) if modes else None,
        days=draft.days,
        undated=tuple(sorted({*draft.undated, *(stage.weekdays(spans) if draft.days is None else ())})),
        spots=spots,
        sites=sites(stage, spots, [reading.figures[k] for k in draft.figures]),
        actors=_distinct(e.actor for e in events if e.status != "denied"),
        recipients=_distinct(e.recipient for e in events),
        people=people(stage, spans),
        told=(*(Trigger(e.span.start, e.span.end, e.status, stage.source(e.span)) for e in events), *draft.denials),
        counts=counts,
        background=draft.background,
        weight=round(weight - (4.0 if draft.background else 0.0), 3),
        start=first.start,
        text=stage.sentence(first),
        terms=stage.terms(spans),
        charges=charged(reading, events, [stage.source(e.span) for e in events]),
        dead=named_dead(stage, [reading.figures[k] for k in draft.figures]),
        denied=denied_on(draft, stage),
        strike=draft.strike,
    )


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
