"""A page with its names and times laid over its words, and the particles that the stages of events ask for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import table
from khabar.model import Name, Page, Time
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Ground:
    """A page with its names and times laid out over its words: by index of their first word, with the index after their last.

    `starts` holds the offsets of the words, `inside` the indexes of those within names and times.
    """

    page: Page
    names: dict[int, tuple[Name, int]]
    times: dict[int, tuple[Time, int]]
    inside: frozenset[int]
    starts: tuple[int, ...]


def lay_ground(page: Page, times: tuple[Time, ...], names: tuple[Name, ...]) -> Ground:
    """The page with names and times laid over its words."""
    starts = [word.start for word in page.words]
    ends = [word.end for word in page.words]
    named: dict[int, tuple[Name, int]] = {}
    timed: dict[int, tuple[Time, int]] = {}
    inside: set[int] = set()
    for name in names:
        first, last = _words(starts, ends, name.span.start, name.span.end)
        if first < last:
            named[first] = (name, last)
            inside.update(range(first, last))
    for time in times:
        first, last = _words(starts, ends, time.span.start, time.span.end)
        if first < last:
            timed[first] = (time, last)
            inside.update(range(first, last))
    return Ground(page, named, timed, frozenset(inside), tuple(starts))


def _words(starts: list[int], ends: list[int], start: int, end: int) -> tuple[int, int]:
    first = bisect_left(ends, start + 1)
    return first, bisect_left(starts, end)


@lru_cache(maxsize=1)
def article() -> str:
    """The folded article."""
    return fold(next(row["letter"] for row in table("particles") if row["kind"] == "article"))


@lru_cache(maxsize=1)
def lam() -> str:
    """The folded particle that is a preposition and may swallow the article."""
    return fold(next(row["letter"] for row in table("particles") if row["kind"] == "swallows_article"))


@lru_cache(maxsize=1)
def joiners() -> frozenset[str]:
    """The conjunctions that are written as one with the next word."""
    return frozenset(fold(row["letter"]) for row in table("particles") if row["kind"] == "conjunction")
