"""What is written as a time on a page, in a feed or in a letter → the day, and the moment where that is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from khabar.dates import stated_day
from khabar.language import of_kind
from khabar.text import fold

_ISO = re.compile(
    r"\s*((?:19|20)\d\d)-?([01]?\d)-?([0-3]?\d)"
    r"(?:[T ]{1,2}(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_EPOCH = re.compile(r"\s*(\d{10})(\d{3})?\s*")
_LETTER = re.compile(r"\s*(?:[A-Z][a-z]{2,8},?\s+)?\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}\s+\d{1,2}:\d\d")
_SCRIPT = re.compile(r"\s*[A-Z][a-z]{2}\s+([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{4}|\d\d:\d\d:\d\d.*?(\d{4}))")
_LONGEST = 120
# An hour somewhere on earth is this far ahead of the clock by which the capture was told.
_AHEAD = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, the moment where the time of day and the zone are told, and whether that zone is UTC (the local day may be another)."""

    day: date
    at: datetime | None = None
    universal: bool = False


def moment_of(told: str) -> Moment | None:
    """The moment that a value tells: ISO 8601, seconds or milliseconds since 1970, RFC 2822, or a day in words; None where none.

    >>> moment_of("2021-05-03T23:10:00+03:00").day, moment_of("١٤ أيار/مايو 2021").day
    (datetime.date(2021, 5, 3), datetime.date(2021, 5, 14))
    """
    told = told[:_LONGEST].strip()
    if not any(c.isdigit() for c in told):
        return None
    try:
        return _machine(fold(told).upper() if told[:1] not in "MTWFSJADNO" else told) or _words(told)
    except (ValueError, OverflowError, OSError):
        return None


def stamp_of(told: str) -> tuple[Moment, bool] | None:
    """The moment of a short text for readers, and whether the text says that it is that of a change.

    >>> stamp_of("آخر تحديث: 3 مايو 2021")[1], stamp_of("نشر في 2 مايو 2021 - آخر تحديث: 3 مايو 2021")[1]
    (True, False)
    """
    form = fold(told)
    change = min((at for word in of_kind("page_words", "updated") if (at := form.find(word)) >= 0), default=-1)
    if change > 0 and (before := moment_of(form[:change])):
        return before, False
    moment = moment_of(told)
    return (moment, change >= 0) if moment else None


def latest_day(captured: datetime) -> date:
    """The last day that it can have been anywhere on earth when something was captured.

    >>> latest_day(datetime(2021, 5, 3, 12, tzinfo=UTC))
    datetime.date(2021, 5, 4)
    """
    try:
        return (captured + _AHEAD).date()
    except OverflowError:
        return date.max


def _machine(told: str) -> Moment | None:
    if m := _EPOCH.fullmatch(told):
        return _zoned(datetime.fromtimestamp(int(m[1]), UTC))
    if (m := _ISO.match(told)) and not told[m.end() : m.end() + 1].isdigit():
        day = date(int(m[1]), int(m[2]), int(m[3]))
        if m[4] is None or int(m[4]) > 23:
            return Moment(day)
        zone = _zone(m[7])
        if zone is None:
            return Moment(day)
        return _zoned(
            datetime(day.year, day.month, day.day, int(m[4]), int(m[5]), min(int(m[6] or 0), 59), tzinfo=zone)
        )
    if _LETTER.match(told):
        from email.utils import parsedate_to_datetime  # slow to load

        moment = parsedate_to_datetime(told)
        return _zoned(moment) if moment.tzinfo else Moment(moment.date())
    if m := _SCRIPT.match(told):
        day = datetime.strptime(f"{m[1]} {m[2]} {m[4] or m[3]}", "%b %d %Y").date()
        return Moment(day)
    return None


def _words(told: str) -> Moment | None:
    day = stated_day(told)
    return Moment(day) if day else None


def _zoned(moment: datetime) -> Moment:
    return Moment(moment.date(), moment, moment.utcoffset() == timedelta(0))


def _zone(told: str | None) -> timezone | None:
    if told is None:
        return None
    if told in ("Z", "UTC", "GMT"):
        return UTC
    sign, digits = (-1 if told[0] == "-" else 1), told[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0)))
