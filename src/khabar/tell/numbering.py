"""Between which days reports came out, by the numbers that their sites gave their pages: a higher number came later."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
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

# A number that stands beside the words of an address numbers its pages where it does so in most of the site's numbered pages, and where
# the numbers of pages of at least so many days rise with them, but for one page of so many: else it may be a toll.
RISING, BUT_ONE_OF = 5, 10
# Where a number of a page stands: as its own word of the path, at the beginning or the end of one, or in a query. What stands beside
# words is told after the site: news.example#N- or news.example#-N.
_OWN = re.compile(r"[A-Za-z]{0,3}(\d{4,18})(?:\.[a-z]{3,5})?")
_LAST = re.compile(r".*-([A-Za-z]{0,3})(\d{4,18})(?:\.[a-z]{3,5})?")
_FIRST = re.compile(r"(\d{4,18})-.*")
_BESIDE = "#"
# Years of both calendars, and the round numbers of tolls.
_YEAR = re.compile(r"(?:1[34]|19|20)\d\d")
_ROUND = 50
_QUERIES = ("p", "id", "nid", "aid", "article_id", "newsid", "story_fbid")
# Sites that number the pages of each channel for themselves: how many words of the path name a channel that begins with the word (none:
# the pages of all channels), where not the first word alone does.
_DEPTHS: Mapping[str, Mapping[str, int]] = {
    "facebook.com": {
        "groups": 2, "pages": 3, "people": 3, "events": 0, "photo": 0, "reel": 0, "share": 0, "story": 0, "video": 0, "watch": 0,
    },
    "t.me": {},
    "telegram.me": {},
}  # fmt: skip
# What stands before a channel of Telegram's.
_VIEWS = ("s", "c")
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
    return _bounds(_sound(pages), inferred)


def settled(pages: Iterable[Page], inferred: Mapping[str, date]) -> Bounds:
    """The bounds of a collection whose inferred days stand.

    >>> settled([Page("a", "news.example", 5000, None)], {"a": date(2023, 5, 1)}).years
    (2023, 2023)
    """
    return _bounds([replace(page, day=page.day or inferred.get(page.id)) for page in _sound(pages)], {})


def page_number(url: str | None) -> tuple[str, int] | None:
    """The site or channel and the number that it gave the page, None where the address bears none or is none. Years are no numbers of
    pages. Of a number that stands beside words the site tells where it stands.

    >>> page_number("https://www.news.example/ar/articles/82084/a-raid"), page_number("https://news.example/2023/05/a-raid")
    (('news.example', 82084), None)
    >>> page_number("https://news.example/a-raid-82084")
    ('news.example#-N', 82084)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    site = parts.netloc.casefold()
    for front in _FRONTS:
        site = site.removeprefix(front)
    row = [word for word in parts.path.split("/") if word]
    query = parse_qs(parts.query)
    if site in _DEPTHS:
        channel, row = _channel(site, row, query)
        if not channel:
            return None
        site = f"{site}/{channel}"
    own = [found[1] for word in reversed(row) if (found := _OWN.fullmatch(word))]
    asked = [query.get(name, [""])[0] for name in _QUERIES if not (name == "id" and site.startswith("facebook.com/"))]
    for number in (*own, *(one for one in asked if one.isdecimal() and 4 <= len(one) <= 18)):
        if not _YEAR.fullmatch(number):
            return site, int(number)
    for word in reversed(row):
        last, first = _LAST.fullmatch(word), _FIRST.fullmatch(word)
        beside = [(f"-{last[1].casefold()}N", last[2])] if last else []
        beside += [("N-", first[1])] if first else []
        for place, number in beside:
            if not _YEAR.fullmatch(number) and int(number) % _ROUND:
                return f"{site}{_BESIDE}{place}", int(number)
    return None


def _channel(site: str, row: list[str], query: Mapping[str, list[str]]) -> tuple[str, list[str]]:
    """The channel of an address of a site that numbers the pages of each, empty where it names none, and the last word after it."""
    if row[-1:] and row[-1].endswith(".php"):
        account = query.get("id", [""])[0]
        return account if account.isdecimal() else "", []
    if site != "facebook.com" and row[:1] and row[0] in _VIEWS:
        row = row[1:]
    depth = _DEPTHS[site].get(row[0], 1) if row else 0
    return "/".join(row[:depth]), row[depth:][-1:]


class Step(NamedTuple):
    """The number of a dated page, its day, and whether that is inferred."""

    number: int
    day: date
    inferred: bool


def _sound(pages: Iterable[Page]) -> list[Page]:
    """The pages, without those numbers of which it is doubtful that they number pages."""
    rows = list(pages)
    series: dict[str, list[Page]] = {}
    numbered: Counter[str] = Counter()
    for page in rows:
        if page.site is not None and page.number is not None:
            series.setdefault(page.site, []).append(page)
            numbered[page.site.partition(_BESIDE)[0]] += 1
    doubtful = {
        site
        for site, mine in series.items()
        if _BESIDE in site and not (2 * len(mine) > numbered[site.partition(_BESIDE)[0]] and _rises(mine))
    }
    return [replace(page, number=None) if page.site in doubtful else page for page in rows]


def _rises(pages: Iterable[Page]) -> bool:
    """Whether the numbers of the dated pages rise with their days."""
    dated = [Step(page.number, page.day, False) for page in pages if page.number is not None and page.day is not None]
    chain = _rising(dated)
    numbers = len({step.number for step in dated})
    return len({step.day for step in chain}) >= RISING and (numbers - len(chain)) * BUT_ONE_OF <= numbers


def _bounds(pages: Iterable[Page], inferred: Mapping[str, date]) -> Bounds:
    """The bounds by numbers that are sound."""
    sites: dict[str, list[tuple[int, str, date | None]]] = {}
    years: set[int] = set()
    borne: dict[tuple[str, int], When] = {}
    for page in pages:
        if page.day is not None:
            years.add(page.day.year)
        if page.site is not None and page.number is not None:
            sites.setdefault(page.site, []).append((page.number, page.id, page.day))
            if page.day is not None:
                first, last = borne.get((page.site, page.number), (page.day, page.day))
                borne[page.site, page.number] = min(first, page.day), max(last, page.day)
    # What came out on several days is no number of one page.
    several = {key for key, (first, last) in borne.items() if (last - first).days > SLACK}
    between: dict[str, When] = {}
    for site, whole in sites.items():
        row = [page for page in whole if (site, page[0]) not in several]
        if all(day is not None for _, _, day in row):
            continue
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


def _rising(steps: Iterable[Step]) -> list[Step]:
    """The weightiest of the steps whose days rise with their numbers, one of each number: those of one number and day weigh together."""
    # Of one number the later days stand first, so that a chain holds but one of its days.
    rows = sorted(steps, key=lambda row: (row.number, -row.day.toordinal(), row.inferred))
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
    return list({row.number: row for row in chain}.values())[::-1]


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
    return _moved(lower, -SLACK), _moved(upper, SLACK)


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
    return _moved(end.day, side * (days + MONTH))


def _moved(day: date, days: int) -> date:
    """The day so many days later, or the last or first that a calendar holds."""
    return date.fromordinal(max(date.min.toordinal(), min(day.toordinal() + days, date.max.toordinal())))
