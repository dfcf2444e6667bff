"""Days that stand in short texts and in addresses: a date line, a time stamp, the path of a page."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from urllib.parse import unquote, urlsplit

from khabar.language import table, values
from khabar.model import Time
from khabar.text import fold

# The rule of a word for the day after something that it governs.
MORROW = "morrow"
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DMY = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?((?:19|20)\d\d)(?!\d)")
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:\s+[^\W\d_]{1,2})?\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)(?:\s*[/\\]\s*[^\W\d_]+(?:\s+[^\W\d_]+)?)?[\s,\u060c.]+((?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]+(?:\s+[^\W\d_]+)?)\s+(\d{1,2})\s*[,\u060c]\s*((?:19|20)\d\d)(?!\d)")
_ENGLISH = re.compile(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}), ((?:19|20)\d\d)(?!\d)")
ENGLISH_MONTHS = {
    name.lower(): k for names in (calendar.month_name, calendar.month_abbr) for k, name in enumerate(names) if name
}
# Posts of X are numbered by the time: the number without its last 22 bits is milliseconds since this moment.
# Source: Twitter, "Announcing Snowflake" (2010).
_FIRST_MOMENT = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
_LOW_BITS = 22
_POST = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status(?:es)?/(\d{15,20})")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")
_COMPACT = re.compile(r"/((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_.-]|$)")
# A page named by its day and the number that it has of that day's, `/150320243`.
_OF_ITS_DAY = re.compile(r"/([0-3]\d)([01]\d)(20\d\d)\d{1,2}/?$")
# A page named after a day, which its name ends in: `harvest-of-monday-25-07-2022.html`.
_NAMED_AFTER = re.compile(r"[-_](\d{1,2})[-_](\d{1,2}|[^\W\d_]+(?:[-_][^\W\d_]+)?)[-_]((?:19|20)\d\d)(?:\.\w{1,5})?/?$")


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
    if m and m.group(1).lower() in ENGLISH_MONTHS:
        return _day(int(m.group(3)), ENGLISH_MONTHS[m.group(1).lower()], int(m.group(2)))
    for pattern, (day, name, year) in ((_NAMED, (1, 2, 3)), (_MONTH_FIRST, (2, 1, 3))):
        m = pattern.search(form)
        if m and (month := _month(m.group(name).split())):
            return _day(int(m.group(year)), month, int(m.group(day)))
    return None


def _month(words: list[str]) -> int | None:
    """The number of the month that the words name together, or that the first or last of them does."""
    months = _months()
    names = (" ".join(words), words[0], words[-1])
    return next((k for name in names if (k := months.get(name) or ENGLISH_MONTHS.get(name.lower()))), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of_address(url: str | None) -> date | None:
    """The day in an address (UTC), None where it bears none or is none.

    >>> day_of_address("https://news.example/2023/10/05/strike.html")
    datetime.date(2023, 10, 5)
    >>> day_of_address("https://x.com/someone/status/1710000000000000000")
    datetime.date(2023, 10, 5)
    >>> day_of_address("https://news.example/daily/harvest-of-thursday-5-october-2023")
    datetime.date(2023, 10, 5)
    """
    if not url:
        return None
    if post := _POST.match(url):
        return (_FIRST_MOMENT + timedelta(milliseconds=int(post[1]) >> _LOW_BITS)).date()
    path = _PATH.search(url) or _COMPACT.search(url)
    if path:
        return _day(int(path[1]), int(path[2]), int(path[3]))
    try:
        way = urlsplit(url).path
    except ValueError:
        return None
    if (numbered := _OF_ITS_DAY.search(way)) and (day := _day(int(numbered[3]), int(numbered[2]), int(numbered[1]))):
        return day
    named = _NAMED_AFTER.search(fold.ask(unquote(way)))
    if named is None:
        return None
    month = int(named[2]) if named[2].isdigit() else _month(re.split("[-_]", named[2]))
    return _day(int(named[3]), month, int(named[1])) if month else None


def eve(time: Time) -> Time | None:
    """The day on which that happened of which a time is the morrow (`the day after four were killed`); None where it is no day.

    >>> from khabar.model import Span
    >>> found = eve(Time(Span(0, 4), "DATE", "2024-05-02", date(2024, 5, 2), date(2024, 5, 2), MORROW))
    >>> found and found.value
    '2024-05-01'
    """
    if time.earliest is None or time.earliest != time.latest:
        return None
    day = time.earliest - timedelta(1)
    return replace(time, value=day.isoformat(), earliest=day, latest=day)
