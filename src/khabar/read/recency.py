"""How long before its report a time may have ended and what fell on it still be news."""

from __future__ import annotations

from datetime import date

from khabar.model import Time

# What has gone on since a day of the last week is the news itself; since an earlier one it is a war or a year that is told in sum.
WEEK_DAYS = 7
# The toll of one attack is told anew for some weeks; a number of an earlier day is that of another attack.
TOLL_DAYS = 21
# A deed is still answered, tried and mourned when its toll is told no more; one of an earlier day is what went before.
DEED_DAYS = 45


def days_since(time: Time | None, published: date | None) -> int | None:
    """How many days before a report came out a time ended: negative where it ends later, None where either day is unknown.

    >>> from khabar.model import Span
    >>> days_since(Time(Span(0, 4), "DATE", "2024-05", date(2024, 5, 1), date(2024, 5, 31)), date(2024, 6, 2))
    2
    """
    if time is None or time.latest is None or published is None:
        return None
    return (published - time.latest).days


def is_longer_ago(days: int, time: Time | None, published: date | None) -> bool:
    """Whether a time is known to have ended more than so many days before the report came out.

    >>> is_longer_ago(TOLL_DAYS, None, date(2024, 6, 2))
    False
    """
    ago = days_since(time, published)
    return ago is not None and ago > days
