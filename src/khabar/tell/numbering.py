"""Between which days reports came out, by the numbers that their sites gave their pages: a higher number came later."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from khabar.record import When

# A page may be numbered so many days before or after it came out: drafts, the hours of other lands.
SLACK = 2
# What a day weighs that the report bears itself, against one that was inferred.
BORNE, INFERRED = 4, 1
# Beyond the first and last dated pages of a site of at least so many over so many days, a page lies at most so many times as far as
# their pace tells, and a month.
PACED, PACED_DAYS, SLOWER, MONTH = 3, 60, 3, 31

# What a number of a page stands in: its own word of the path, the beginning or end of one, a query.
_WORD = re.compile(r"^(\d{4,18})(?:-.*)?$|^(?:.*-)?[A-Za-z]{0,3}(\d{4,18})(?:\.[a-z]{3,5})?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_QUERIES = ("p", "id", "nid", "aid", "article_id", "newsid", "story_fbid")
# Sites that number the pages of each channel for themselves.
_SHARED = frozenset({"facebook.com", "t.me", "telegram.me"})
_FRONTS = ("www.", "m.", "mobile.", "web.", "ar.", "amp.")


@dataclass(frozen=True, slots=True)
class Page:
    """A report by what its address tells: its site and its number there, None where there is none, and the day it came out, where known."""

    id: str
    site: str | None
    number: int | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a collection tells of the days of its reports: the first and last of the `years` in which those came out that bear a day (None
    where none does), and `between` which days others did, as the numbers of their pages tell."""

    years: tuple[int, int] | None = None
    between: Mapping[str, When] = field(default_factory=dict)

    def of(self, ids: Iterable[str]) -> Bounds:
        """The bounds as far as they concern these reports."""
        return Bounds(self.years, {name: self.between[name] for name in sorted(ids) if name in self.between})


def bounds(pages: Iterable[Page], inferred: Mapping[str, date]) -> Bounds:
    """The bounds of a collection, where some of its undated reports have days that were inferred.

    Nothing is told of a page that has no dated page of its site before it or none after it, unless the pace of the others tells it.

    >>> days = [date(2023, 5, 1), None, date(2023, 5, 4)]
    >>> bounds([Page(name, "news.example", k, day) for k, (name, day) in enumerate(zip("abc", days), 5)], {}).between
    {'b': (datetime.date(2023, 4, 29), datetime.date(2023, 5, 6))}
    """
    sites: dict[str, list[tuple[int, str, date | None]]] = {}
    years: set[int] = set()
    for page in pages:
        if page.day is not None:
            years.add(page.day.year)
        if page.site is not None and page.number is not None:
            sites.setdefault(page.site, []).append((page.number, page.id, page.day))
    between: dict[str, When] = {}
    for row in sites.values():
        if all(day is not None for _, _, day in row):
            continue
        row.sort(key=lambda page: page[:2])
        steps = _rising(
            [
                Step(number, told, day is None)
                for number, name, day in row
                if (told := day or inferred.get(name)) is not None
            ]
        )
        for number, name, day in row:
            days = _between(steps, number, inferred.get(name)) if steps and day is None else None
            if days is not None:
                between[name] = days
    return Bounds((min(years), max(years)) if years else None, between)


def settled(pages: Iterable[Page], inferred: Mapping[str, date]) -> Bounds:
    """The bounds of a collection whose inferred days stand.

    >>> settled([Page("a", "news.example", 5000, None)], {"a": date(2023, 5, 1)}).years
    (2023, 2023)
    """
    return bounds((replace(page, day=page.day or inferred.get(page.id)) for page in pages), {})


def page_number(url: str | None) -> tuple[str, int] | None:
    """The site or channel and the number that it gave the page, None where the address bears none. Years are no numbers of pages.

    >>> page_number("https://www.news.example/ar/articles/82084/a-raid"), page_number("https://news.example/2023/05/a-raid")
    (('news.example', 82084), None)
    """
    if not url:
        return None
    parts = urlsplit(url)
    site = parts.netloc.casefold()
    for front in _FRONTS:
        site = site.removeprefix(front)
    row = [word for word in parts.path.split("/") if word]
    query = parse_qs(parts.query)
    if site in _SHARED:
        channel = (
            query.get("id", [""])[0]
            if row[-1:] == ["permalink.php"]
            else "/".join(row[: 2 if row[:1] == ["groups"] else 1])
        )
        site, row = f"{site}/{channel}", row[-1:] if len(row) > 1 else []
    for word in reversed(row):
        found = _WORD.match(word)
        if found and not _YEAR.match(number := found[1] or found[2]):
            return site, int(number)
    for name in _QUERIES:
        number = query.get(name, [""])[0]
        if number.isdecimal() and 4 <= len(number) <= 18 and not (name == "id" and site.startswith("facebook.com")):
            return site, int(number)
    return None


class Step(NamedTuple):
    """The number of a dated page, its day, and whether that is inferred."""

    number: int
    day: date
    inferred: bool


def _rising(rows: Sequence[Step]) -> list[Step]:
    """The weightiest of the rows (sorted) whose days rise with their numbers."""
    days = sorted({row.day for row in rows})
    # best[k]: the weight and last row of the weightiest chain that ends on one of the first k days (a Fenwick tree of maxima).
    best: list[tuple[int, int]] = [(0, -1)] * (len(days) + 1)
    before: list[int] = []
    for n, row in enumerate(rows):
        most = (0, -1)
        weight = INFERRED if row.inferred else BORNE
        k = bisect_left(days, row.day) + 1
        at = k
        while at > 0:
            most = max(most, best[at], key=lambda pair: pair[0])
            at -= at & -at
        before.append(most[1])
        while k <= len(days):
            if best[k][0] < most[0] + weight:
                best[k] = (most[0] + weight, n)
            k += k & -k
    last = max(best, key=lambda pair: pair[0])[1]
    chain = []
    while last >= 0:
        chain.append(rows[last])
        last = before[last]
    return chain[::-1]


def _between(steps: Sequence[Step], number: int, inferred: date | None) -> When | None:
    """The days between which a page of the number came out, by the others than that of its own inferred day."""
    at = bisect_left(steps, number, key=lambda step: step.number)
    here = [step.day for step in steps[at : at + 1] if step.number == number]
    if here and here[0] != inferred:
        return here[0], here[0]
    lower = _sure(steps[max(0, at - 2) : at][::-1]) or _paced(steps, number, -1)
    upper = _sure(steps[at + len(here) : at + len(here) + 2]) or _paced(steps, number, 1)
    if lower is None or upper is None or lower > upper:
        return None
    return lower - timedelta(SLACK), upper + timedelta(SLACK)


def _sure(beside: Sequence[Step]) -> date | None:
    """The day of the nearest page to one side, or of the next where the nearest is inferred: one alone may be wrong."""
    return next((step.day for n, step in enumerate(beside) if n or not step.inferred), None)


def _paced(steps: Sequence[Step], number: int, side: int) -> date | None:
    """The farthest day that the pace of the pages tells, before the first of them (side -1) or after the last (1)."""
    first, last = steps[0], steps[-1]
    if len(steps) < PACED or (last.day - first.day).days < PACED_DAYS:
        return None
    end = first if side < 0 else last
    beyond = max(0, side * (number - end.number))
    days = beyond * (last.day - first.day).days * SLOWER // (last.number - first.number)
    return end.day + timedelta(side * (days + MONTH))
