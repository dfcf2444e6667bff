"""Say where and when a figure fell, on whose side, of which event, and whether it is background."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Protocol, TypeVar

from khabar.language import Phrases, table
from khabar.model import Event, Name, Page, Span, Time
from khabar.read.figures_words import forms_of

# What is longer ago than this many days before publication is background.
_NEWS_DAYS = 45
# How far behind a figure, in words, the side may be named to which its people belong.
_SIDE_REACH = 4


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


def scenes_of(
    page: Page, spans: Sequence[Span], times: tuple[Time, ...], names: tuple[Name, ...], events: tuple[Event, ...]
) -> list[Scene]:
    """The scene of each figure, whose spans are given in order.

    What the figure's sentence does not say is taken from the figure before it, for a heading from the one after it.
    """
    starts = [s.span.start for s in page.sentences]
    places = _Within([n for n in names if n.kind == "place"])
    sides = _Within([n for n in names if n.kind in ("organization", "group")])
    days = _Within([t for t in times if t.type in ("DATE", "TIME") or t.value.startswith("P")])
    acts = _Within(list(events))
    index = {id(event): k for k, event in enumerate(events)}
    past: dict[int, bool] = {}
    found: list[Scene] = []
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        sentence = page.sentences[at].span if at >= 0 else span
        place, time, act = places.nearest(sentence, span), days.nearest(sentence, span), acts.nearest(sentence, span)
        if at not in past:
            past[at] = _tells_of_the_past(page, at)
        found.append(
            Scene(
                place.key if place is not None else None,
                time.value if time is not None else None,
                _side(page, span, sides.nearest(sentence, span)),
                index[id(act)] if act is not None else None,
                past[at] or _is_background(page, time),
            )
        )
    return _carried(page, spans, found)


class _Within(list[T]):
    """Things with spans, in order, of which the nearest to a figure within its sentence is asked for."""

    def __init__(self, things: list[T]) -> None:
        super().__init__(sorted(things, key=lambda t: t.span))
        self.starts = [t.span.start for t in self]

    def nearest(self, sentence: Span, span: Span) -> T | None:
        """The first that follows the figure in its sentence, else the last before it; one within it counts as following."""
        after = bisect_left(self.starts, span.start)
        if after < len(self) and self[after].span.start < sentence.end:
            return self[after]
        if after and self[after - 1].span.start >= sentence.start:
            return self[after - 1]
        return None


def _side(page: Page, span: Span, name: Name | None) -> str | None:
    """The organisation or group that the counted people belong to: named within the figure or just after `من`."""
    if name is None or name.span.start < span.start:
        return None
    if name.span.start < span.end:
        return name.key
    between = page.text[span.end : name.span.start].split()
    near = len(between) <= _SIDE_REACH and bool(between)
    return name.key if near and between[0] in _of_words() else None


@lru_cache(maxsize=1)
def _of_words() -> frozenset[str]:
    return forms_of("from")


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
    return any(row[k].kind == "word" and _past().at(row, k) is not None for k in range(sentence.first, sentence.last))


def _carried(page: Page, spans: Sequence[Span], scenes: list[Scene]) -> list[Scene]:
    """The scenes with what their sentence leaves out carried over from their neighbours."""

    def fill(order: Sequence[int], wanted: Callable[[int], bool]) -> None:
        place = when = None
        for k in order:
            scene = scenes[k]
            if wanted(k) and not scene.background:
                scenes[k] = Scene(scene.place or place, scene.when or when, scene.side, scene.event, scene.background)
            if not scene.background:
                place, when = scenes[k].place or place, scenes[k].when or when

    heads = [s.span for s in page.sentences if s.head]
    fill(range(len(scenes)), lambda k: True)
    fill(range(len(scenes) - 1, -1, -1), lambda k: any(h.covers(spans[k]) for h in heads[:3]))
    return scenes
