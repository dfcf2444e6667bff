"""The day that a date line states, before any other time is looked for."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache

from khabar.language import table, values
from khabar.text import fold

_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DMY = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s+[^\W\d_]{1,2})?\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)(?:\s*[/\\]\s*[^\W\d_]+(?:\s+[^\W\d_]+)?)?[\s,\u060c.]+((?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]+(?:\s+[^\W\d_]+)?)\s+(\d{1,2})\s*[,\u060c]\s*((?:19|20)\d\d)(?!\d)")
_ENGLISH = re.compile(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}), ((?:19|20)\d\d)(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
_ENGLISH_MONTHS = {
    name.lower(): k for names in (calendar.month_name, calendar.month_abbr) for k, name in enumerate(names) if name
}


@cache
def _months(language: str = "ar") -> dict[str, int]:
    return {
        name: int(row["month"])
        for row in table("months", language)
        if row.get("calendar", "gregorian") == "gregorian"
        for name in values(row["names"])
    }


def stated_day(text: str) -> date | None:
    """The day that a short text states with its year, or None.

    >>> stated_day("الأحد 5 أيار/مايو 2019")
    datetime.date(2019, 5, 5)
    """
    form = fold.ask(text)
    for pattern, order in ((_ISO, (1, 2, 3)), (_DMY, (3, 2, 1))):
        m = pattern.search(form)
        if m:
            return _day(*(int(m.group(k)) for k in order))
    m = _ENGLISH.search(text)
    if m and m.group(1).lower() in _ENGLISH_MONTHS:
        return _day(int(m.group(3)), _ENGLISH_MONTHS[m.group(1).lower()], int(m.group(2)))
    for pattern, (day, name, year) in ((_NAMED, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3))):
        m = pattern.search(form)
        if m and (month := _month(m.group(name).split())):
            return _day(int(m.group(year)), month, int(m.group(day)))
    return None


def _month(words: list[str]) -> int | None:
    """The number of the month that the words name together, or that the first or last of them does."""
    months = _months()
    names = (" ".join(words), words[0], words[-1])
    return next((k for name in names if (k := months.get(name) or _ENGLISH_MONTHS.get(name.lower()))), None)


def is_stamp(text: str, words: int) -> bool:
    """Whether a line is a date line or time stamp: a stated day or a clock time, and few words besides.

    >>> is_stamp("نشر في 5 مايو 2019", 3)
    True
    """
    if words > 9 or not any(c.isdigit() for c in text):
        return False
    return stated_day(text) is not None or (words <= 4 and _CLOCK.search(fold.ask(text)) is not None)


def english_stamp(text: str, start: int) -> int | None:
    """Where an English date that begins at `start` ends (`Dec 25, 2025`, `May 3`), or None."""
    m = re.compile(r"([A-Z][a-z]{2,8})\.? \d{1,2}(?:, (?:19|20)\d\d)?(?: at \d{1,2}:\d\d\s?[AP]M)?").match(text, start)
    return m.end() if m and m.group(1).lower() in _ENGLISH_MONTHS else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
