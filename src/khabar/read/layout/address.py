"""The day on which a report came out, by its address: many sites write it there, and the number of a post tells its time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import unquote, urlsplit

# Year, month and day as parts of a path (2023/10/04), or in one (2023-10-04, 20231004); day, month and year in one (04-10-2023).
_FORMS = tuple(
    re.compile(rf"(?<![\d.]){form}(?!\d)")
    for form in (
        r"(?P<y>(?:19|20)\d\d)/(?P<m>[01]?\d)/(?P<d>[0-3]?\d)(?=[/.-]|$)",
        r"(?P<y>(?:19|20)\d\d)(?P<sign>[-_])(?P<m>[01]?\d)(?P=sign)(?P<d>[0-3]?\d)",
        r"(?P<y>20[0-3]\d)(?P<m>[01]\d)(?P<d>[0-3]\d)",
        r"(?P<d>[0-3]?\d)(?P<sign>[-_])(?P<m>[01]?\d)(?P=sign)(?P<y>(?:19|20)\d\d)",
    )
)
# A post of X bears a number whose upper bits are the milliseconds since this moment; so many bits are below them.
# Source: "Announcing Snowflake" (Twitter engineering, 2010).
_POST = re.compile(r"/status(?:es)?/(\d{15,20})(?!\d)")
_SITES = ("twitter.com", "x.com")
_EPOCH, _BELOW = 1_288_834_974_657, 22


def day_of_address(url: str | None) -> date | None:
    """The day that an address tells, in UTC for posts; None where it tells none, or more than one.

    >>> day_of_address("https://news.example/2023/10/04/strike"), day_of_address("https://news.example/a?day=2023-10-04")
    (datetime.date(2023, 10, 4), None)
    """
    parts = urlsplit(url or "")
    host = parts.netloc.lower().removeprefix("www.").removeprefix("mobile.")
    if host in _SITES:
        found = _POST.search(parts.path)
        return datetime.fromtimestamp(((int(found[1]) >> _BELOW) + _EPOCH) / 1000, UTC).date() if found else None
    path = unquote(parts.path)
    days = {day for form in _FORMS for found in form.finditer(path) if (day := _day(found)) is not None}
    return days.pop() if len(days) == 1 else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None
