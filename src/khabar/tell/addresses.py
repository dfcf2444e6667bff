"""The day that an address bears: `/2023/10/05/` in its path, or the number of a post that counts milliseconds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

# Posts of X are numbered by the time: the number without its last 22 bits is milliseconds since this moment.
# Source: Twitter, "Announcing Snowflake" (2010).
_FIRST_MOMENT = datetime(2010, 11, 4, 1, 42, 54, 657000, tzinfo=UTC)
_LOW_BITS = 22
_POST = re.compile(r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status(?:es)?/(\d{15,20})")
_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")


def day_of_address(url: str | None) -> date | None:
    """The day in an address (UTC), None where it bears none.

    >>> day_of_address("https://news.example/2023/10/05/strike.html")
    datetime.date(2023, 10, 5)
    >>> day_of_address("https://x.com/someone/status/1710000000000000000")
    datetime.date(2023, 10, 5)
    """
    if not url:
        return None
    if post := _POST.match(url):
        return (_FIRST_MOMENT + timedelta(milliseconds=int(post[1]) >> _LOW_BITS)).date()
    if path := _PATH.search(url):
        try:
            return date(int(path[1]), int(path[2]), int(path[3]))
        except ValueError:
            return None
    return None
