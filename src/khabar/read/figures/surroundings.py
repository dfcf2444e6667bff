"""What stands around the figures of a page: what the other stages found there, laid out, and the scene that it makes for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.language import article
from khabar.model import Event, Name, Page, Statement, Time
from khabar.read.capitals import seats
from khabar.read.figures.about import datelines, listed, main_country, main_place
from khabar.read.figures.places import goals_of, is_placed, was_carried_to
from khabar.read.figures.sides import Sides, sides_of
from khabar.read.figures.within import Within
from khabar.read.figures.words import forms_of
from khabar.text import COMMAS, fold


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


@dataclass(frozen=True, slots=True)
class Ground:
    """A page with what the other stages found on it, laid out to be asked for what stands near a figure; `first_told` is where each value
    of the times is told first."""

    page: Page
    starts: Sequence[int]
    places: Within[Name]
    parties: Within[Name]
    days: Within[Time]
    first_told: dict[str, int]
    acts: Within[Event]
    said: Within[Statement]
    index: dict[int, int]
    named: dict[str, Name]
    unsure: frozenset[str]
    main: Name | None
    country: str | None
    settled: list[int]
    sides: Sides


def lay_ground(page: Page, around: Surroundings, starts: Sequence[int], settled: list[int]) -> Ground:
    """The page with what the other stages found on it; no place of it is one that a list names, or that names who speaks."""
    voices = {s.source_span for s in around.statements}
    named = sorted((n for n in around.names if n.kind == "place" and n.span not in voices), key=lambda n: n.span.start)
    spoken = _spoken_from(page, named, around.statements, starts)
    named = [n for n in named if n not in spoken] or named
    lines = datelines(page, named)
    many = frozenset(listed(page, named))
    told = [n for n in named if n not in many]
    places = Within([n for n in told if not any(line.covers(n.span) for line in lines)] or told)
    goals = {id(n) for n in goals_of(page, told, starts)}
    days = Within([t for t in around.times if not any(line.covers(t.span) for line in lines)])
    main = main_place(page, [n for n in places if id(n) not in goals and not was_carried_to(page, n, starts)], starts)
    return Ground(
        page, starts, places, Within([n for n in around.names if n.kind in ("organization", "group")]),
        days, {t.value: t.span.start for t in reversed(days)}, Within(list(around.events)), Within(list(around.statements)),
        {id(event): k for k, event in enumerate(around.events)}, {n.key: n for n in reversed(told)},
        frozenset(n.key for n in many) - {n.key for n in told},
        main, main_country(page, told, starts, main), settled, sides_of(around.names, around.events),
    )  # fmt: skip


def _spoken_from(page: Page, named: Sequence[Name], said: Sequence[Statement], starts: Sequence[int]) -> list[Name]:
    """The seats of governments with which a sentence begins only to tell where somebody speaks of what may be anywhere in the country
    (وفي نيروبي، قال متحدث باسم الوزارة إن سبعة قتلوا)."""
    cues = {bisect_left(starts, s.cue.start): s for s in said if s.cue is not None and s.source is not None}
    opens = {s.first for s in page.sentences}
    found = []
    for name in named:
        first, after = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
        after += after < len(starts) and page.words[after].form in COMMAS
        speech = cues.get(after)
        if speech is None or fold(name.key) not in seats() or not is_placed(page, name, starts):
            continue
        head = fold(speech.source or "").split()[0].removeprefix(article())
        if first - 1 in opens and head in forms_of("far_voice"):
            found.append(name)
    return found
