"""The days that a question names: dates, months and years, and days reckoned from the newest report (`yesterday`, `since Monday`)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from khabar.language import table
from khabar.model import Reading, Report, Span, Time, Word
from khabar.outputs.ask.vocabulary import valued
from khabar.read import read
from khabar.text import words

_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_MONTH = re.compile(r"XXXX-\d\d$")
# What may stand between the days of a month.
_BETWEEN = frozenset({"and", "to", "of", "-", "\u2013", "st", "nd", "rd", "th"})
# The days of the calendar are counted in seven digits.
MOST_DIGITS = 7

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Asked:
    """The days of a question: `days`, or the `month` where it names no year; `spans` are the words that say so, and `today` is the day
    from which days such as `yesterday` were reckoned, None where none were."""

    days: Days | None = None
    month: int | None = None
    spans: tuple[Span, ...] = ()
    today: date | None = None


def read_days(typed: str, language: str, today: date | None) -> Asked:
    """The days that a question names. Without `today`, days such as `yesterday` are not understood, and their words are left.

    >>> read_days("What happened last week?", "en", date(2024, 5, 8)).days
    (datetime.date(2024, 4, 29), datetime.date(2024, 5, 5))
    >>> read_days("How many were killed before 3 May 2024?", "en", None).days
    (datetime.date(1, 1, 1), datetime.date(2024, 5, 2))
    >>> str(read_days("How many were killed since June?", "en", date(2024, 5, 8)).days[0])
    '2023-06-01'
    """
    asked = _iso(typed) or (_arabic(typed, today) if language == "ar" else _english(typed.lower(), today))
    if asked.days is None and asked.month is None:
        return asked
    row = words(typed, (Span(0, len(typed)),))
    before = next((w for w in reversed(row) if asked.spans and w.end <= asked.spans[0].start), None)
    bound = valued(language, "bound").get(before.form.lower()) if before else None
    if bound is None or before is None:
        return asked
    if asked.month and today:
        # Since March: since the last one that has begun.
        days = _span(today.year - (asked.month > today.month), asked.month, None)
        asked = replace(asked, days=days, month=None, today=today)
    if asked.days is None:
        return asked
    days = _bounded(bound, asked.days)
    return replace(asked, days=days, spans=(before.span, *asked.spans)) if days else Asked()


def _bounded(bound: str, days: Days) -> Days | None:
    """The days on the side of others that is asked for; None where the calendar has no day there."""
    first, last = days
    if bound == "since":
        return first, date.max
    try:
        if bound == "after":
            return last + timedelta(1), date.max
        return date.min, first - timedelta(1) if bound == "before" else last
    except OverflowError:
        return None


def _iso(typed: str) -> Asked | None:
    found = list(_ISO.finditer(typed))
    days = [_span(*(int(part) if part else None for part in match.groups())) for match in found]
    told = [d for d in days if d]
    if not told:
        return None
    return Asked((min(d[0] for d in told), max(d[1] for d in told)), None, tuple(Span(*m.span()) for m in found))


def _span(year: int | None, month: int | None, day: int | None) -> Days | None:
    if year is None:
        return None
    try:
        if day and month:
            return (date(year, month, day), date(year, month, day))
        if month:
            return (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return (date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def _arabic(typed: str, today: date | None) -> Asked:
    plain = _times(reading_of(typed))
    if found := _dated(plain):
        return found
    if months := [t for t in plain if _MONTH.match(t.value)]:
        return Asked(None, int(months[0].value[5:7]), tuple(t.span for t in months))
    reckoned = _dated(_times(reading_of(typed, today))) if today else None
    return replace(reckoned, today=today) if reckoned else Asked()


@lru_cache(maxsize=16)
def reading_of(typed: str, today: date | None = None) -> Reading:
    """An Arabic question as a report is read: its times and names.

    >>> reading_of("ماذا حدث في اليمن؟").names[0].key
    'اليمن'
    """
    return read(Report.of(typed, id="question", published=today))


def _times(reading: Reading) -> list[Time]:
    return [t for t in reading.times if t.type == "DATE"]


def _dated(times: Sequence[Time]) -> Asked | None:
    ends = [(t.earliest, t.latest) for t in times if t.earliest and t.latest]
    if not ends:
        return None
    return Asked((min(e[0] for e in ends), max(e[1] for e in ends)), None, tuple(t.span for t in times))


def _english(typed: str, today: date | None) -> Asked:
    row = words(typed, (Span(0, len(typed)),))
    found: list[tuple[Days, tuple[Span, ...]]] = []
    reckoned: list[tuple[Days, tuple[Span, ...]]] = []
    month: Asked | None = None
    k = 0
    while k < len(row):
        dated = _dated_at(row, k, today)
        told = None if dated or not today else _reckoned_at(row, k, today)
        if dated and dated[0]:
            found.append((dated[0], dated[3]))
        elif dated:
            month = month or Asked(None, dated[1], dated[3])
        elif told:
            reckoned.append((told[0], tuple(w.span for w in row[k : told[1]])))
        k = dated[2] if dated else told[1] if told else k + 1
    if month and not found:
        return month
    told_of = found or reckoned
    if not told_of:
        return Asked()
    spans = sorted((span for _, some in (*found, *reckoned) for span in some), key=lambda s: s.start)
    days = (min(d[0] for d, _ in told_of), max(d[1] for d, _ in told_of))
    return Asked(days, None, tuple(spans), None if found else today)


def _reckoned_at(row: Sequence[Word], k: int, today: date) -> tuple[Days, int] | None:
    """The days that are told from the newest report's, from the word at k on, and the index after their words."""
    named = valued("en", "reckoned").at(row, k, False)
    try:
        if named:
            return _from(today, named[2]), named[0]
        if row[k].form not in ("last", "past") or k + 2 >= len(row):
            return None
        count, unit = _number(row[k + 1]), valued("en", "unit").get(row[k + 2].form)
        return (_from(today, f"days:{count * int(unit)}"), k + 3) if count and unit else None
    except OverflowError:  # The calendar has no such day.
        return None


def _dated_at(row: Sequence[Word], k: int, today: date | None) -> tuple[Days | None, int, int, tuple[Span, ...]] | None:
    """The date whose first word is at k: its days (None for a month without a year), its month, the index after it, and its words.
    A day of a month without a year is the last one before today."""
    at = k
    days: list[int] = []
    # "3 May", "1 and 10 May", "May 3".
    while at < len(row) and (_day(row[at]) or (days and row[at].form in _BETWEEN)):
        days += filter(None, [_day(row[at])])
        at += 1
    name = row[at].form if at < len(row) else ""
    month = _months().get(name)
    if month is None:
        alone = _number(row[k]) if len(row[k].form) == 4 else None
        return (_span(alone, None, None), 0, k + 1, (row[k].span,)) if alone and 1900 <= alone <= 2200 else None
    if name in ("may", "mar", "mars") and not days and not (at + 1 < len(row) and row[at + 1].form.isdecimal()):
        return None
    end = at + 1
    if not days and end < len(row) and (day := _day(row[end])):
        days, end = [day], end + 1
    if end < len(row) and row[end].form == ",":
        end += 1
    year = row[end] if end < len(row) and row[end].form.isdecimal() and len(row[end].form) == 4 else None
    end += year is not None
    spans = tuple(w.span for w in row[k:end] if w.kind not in ("mark", "break"))
    if year is None and days and today:
        passed = _span(today.year, month, max(days))
        number = today.year - (passed is None or passed[0] > today)
    elif year is None:
        return None, month, end, spans
    else:
        number = int(year.form)
    told = [d for d in (_span(number, month, n) for n in days or (None,)) if d]
    return ((told[0][0], told[-1][1]), month, end, spans) if told else None


def _day(word: Word) -> int | None:
    number = _number(word)
    return number if number and number <= 31 else None


def _number(word: Word) -> int | None:
    """The number that a word of digits is; None of those with more digits than any count of days has."""
    return int(word.form) if word.form.isdecimal() and len(word.form) <= MOST_DIGITS else None


@cache
def _months() -> dict[str, int]:
    return {name.lower(): int(r["month"]) for r in table("months_latin") for name in r["names"].split("|")}


def _from(today: date, value: str) -> Days:
    """The days that a value of the table means on a day: `day:-1`, `week:-1`, `month:0`, `year:0`, `weekday:1` (Monday, the last one),
    `days:7` (so many up to today)."""
    unit, _, number = value.partition(":")
    count = int(number)
    if unit == "day":
        return today + timedelta(count), today + timedelta(count)
    if unit == "days":
        return today - timedelta(count - 1), today
    if unit == "weekday":
        day = today - timedelta((today.isoweekday() - count) % 7)
        return day, day
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * count)
        return monday, monday + timedelta(6)
    months = today.year * 12 + today.month - 1 + (count if unit == "month" else 12 * count)
    return _span(months // 12, months % 12 + 1 if unit == "month" else None, None) or (today, today)
