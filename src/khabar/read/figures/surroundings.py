"""What stands around the figures of a page: what the other stages found there, laid out, and the scene that it makes for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.model import Event, Name, Page, Statement, Time
from khabar.read.figures.about import listed, main_country, main_place
from khabar.read.figures.places import goals_of
from khabar.read.figures.sides import Sides, sides_of
from khabar.read.figures.within import Within


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


def lay_ground(page: Page, around: Surroundings, starts: Sequence[int], settled: list[int]) -> Ground:
    """The page with what the other stages found on it; no place of it is one that a list names, or that names who speaks."""
    voices = {s.source_span for s in around.statements}
    named = sorted((n for n in around.names if n.kind == "place" and n.span not in voices), key=lambda n: n.span.start)
    many = frozenset(listed(page, named))
    places = Within([n for n in named if n not in many])
    goals = {id(n) for n in goals_of(page, places, starts)}
    main = main_place(page, [n for n in places if id(n) not in goals], starts)
    return Ground(
        page, starts, places, Within([n for n in around.names if n.kind in ("organization", "group")]),
        Within(list(around.times)), Within(list(around.events)), Within(list(around.statements)),
        {id(event): k for k, event in enumerate(around.events)}, {n.key: n for n in reversed(places)},
        frozenset(n.key for n in many) - {n.key for n in places},
        main, main_country(page, places, starts, main), settled, sides_of(around.names, around.events),
    )  # fmt: skip
