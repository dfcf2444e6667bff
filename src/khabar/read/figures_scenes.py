"""Say where and when a figure fell, on whose side, of which event, and whether it is background."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import Protocol, TypeVar

from khabar.language import Phrases, splits, table
from khabar.model import Event, Name, Page, Span, Statement, Time
from khabar.read.figures_counts import Count
from khabar.read.figures_sides import side_of
from khabar.read.figures_words import forms_of
from khabar.text import fold

# What is longer ago than this many days before publication is background.
_NEWS_DAYS = 45
# How many names or times to each side of a figure are looked at within its sentence.
_AROUND = 10


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Spanned)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when: canonical place, TIMEX3 value, side, index of the event, and whether it is an earlier war's."""

    place: str | None = None
    when: str | None = None
    side: str | None = None
    event: int | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the other stages found on the page."""

    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()


def scenes_of(page: Page, counts: Sequence[Count], around: Surroundings) -> list[Scene]:
    """The scene of each figure, whose counts are given in order.

    What the figure's sentence does not say is taken from an earlier figure of its paragraph, for a heading from the next one.
    """
    starts = [s.span.start for s in page.sentences]
    places = _Within([n for n in around.names if n.kind == "place"])
    sides = _Within([n for n in around.names if n.kind in ("organization", "group")])
    days, acts = _Within(list(around.times)), _Within(list(around.events))
    said = _Within(list(around.statements))
    index = {id(event): k for k, event in enumerate(around.events)}
    word_starts = [w.start for w in page.words]
    groups = {fold(n.key): n.key for n in around.names if n.kind in ("group", "organization")}
    past: dict[int, bool] = {}
    found: list[Scene] = []
    lines: list[int] = []
    for count in counts:
        span = count.span
        at = bisect_right(starts, span.start) - 1
        sentence = page.sentences[at].span if at >= 0 else span
        frame = said.holding(span) or sentence
        frame = Span(max(frame.start, sentence.start), min(frame.end, sentence.end))
        place = max(places.near(sentence, span), key=lambda n: _at_place(n, span), default=None)
        then = [t for t in days.near(frame, span) if _is_day(page, word_starts, t)]
        time = min(then, key=lambda t: _distance(t.span, span), default=None)
        act = min(acts.near(sentence, span), key=lambda e: _distance(e.span, span), default=None)
        side = next((n for n in sides.near(sentence, span) if n.span.start >= span.start), None)
        if at not in past:
            past[at] = _tells_of_the_past(page, at)
        found.append(
            Scene(
                place.key if place is not None else None,
                time.value if time is not None else None,
                side_of(page, count, side, groups),
                index[id(act)] if act is not None else None,
                past[at] or _is_background(page, time),
            )
        )
        lines.append(page.sentences[at].line if at >= 0 else -1)
    heads = [at >= 0 and page.sentences[at].head for at in (bisect_right(starts, c.span.start) - 1 for c in counts)]
    return _carried(found, lines, heads)


class _Within(list[T]):
    """Things with spans, in order, of which those near a figure are asked for."""

    def __init__(self, things: list[T]) -> None:
        super().__init__(sorted(things, key=lambda t: t.span))
        self.starts = [t.span.start for t in self]

    def near(self, frame: Span, span: Span) -> list[T]:
        """Those within the frame that stand around the figure, in order."""
        after = bisect_left(self.starts, span.start)
        return [t for t in self[max(0, after - _AROUND) : after + _AROUND] if frame.covers(t.span)]

    def holding(self, span: Span) -> Span | None:
        """The span of the last of them that begins before the figure, if it holds it."""
        before = bisect_right(self.starts, span.start) - 1
        return self[before].span if before >= 0 and self[before].span.covers(span) else None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _at_place(name: Name, span: Span) -> tuple[bool, bool, int]:
    """How well a name tells where the figure fell: after the figure, more exact than a country, near it."""
    country = bool(name.places) and name.places[0].precision == "country"
    return name.span.start >= span.start, not country, -_distance(name.span, span)


def _is_day(page: Page, word_starts: list[int], time: Time) -> bool:
    """Whether the time tells when: a day or hour, or a span of time in which; no age."""
    if time.type in ("DATE", "TIME"):
        return not time.value.endswith("_REF")
    k = bisect_right(word_starts, time.span.start) - 1
    return k > 0 and page.words[k - 1].form in forms_of("lasting")


def _is_background(page: Page, time: Time | None) -> bool:
    published = page.layout.published
    if published is None or time is None or time.latest is None:
        return False
    return time.latest < published - timedelta(days=_NEWS_DAYS)


@lru_cache(maxsize=1)
def _past() -> Phrases[bool]:
    rows = [r["words"].split("|") for r in table("figure_words") if r["kind"] == "past"]
    return Phrases((phrase, True) for row in rows for phrase in row)


def _tells_of_the_past(page: Page, at: int) -> bool:
    """Whether words of the sentence say that it tells of an earlier war or of a whole one."""
    if at < 0:
        return False
    sentence, row = page.sentences[at], page.words
    return any(_may_tell(row[k].form) and _past().at(row, k) is not None for k in range(sentence.first, sentence.last))


@lru_cache(maxsize=100_000)
def _may_tell(form: str) -> bool:
    return any(rest in _past().first for _, _, rest in splits(form))


def _carried(scenes: list[Scene], lines: list[int], heads: list[bool]) -> list[Scene]:
    """The scenes with what their sentence leaves out: from before in the same paragraph, for headings from what follows."""
    last: Scene | None = None
    for k, scene in enumerate(scenes):
        if last is not None and k and not scene.background and not last.background:
            same = lines[k] == lines[k - 1]
            scenes[k] = replace(
                scene, place=scene.place or last.place, when=scene.when or (last.when if same else None)
            )
        last = scenes[k]
    for k in range(len(scenes) - 2, -1, -1):
        if heads[k] and not scenes[k + 1].background:
            scenes[k] = replace(
                scenes[k], place=scenes[k].place or scenes[k + 1].place, when=scenes[k].when or scenes[k + 1].when
            )
    return scenes
