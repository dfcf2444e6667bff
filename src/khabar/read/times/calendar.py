"""The arithmetic of days: what TIMEX3 values stand for, which weekday or month is meant, and the Hijri calendar.

Nothing here knows of words. A value is a string such as `2023-09-20`, `2023-W38`, `2015-SU`, `199`, `P3D`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from hijridate import Hijri

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|[QH]\d)$")
_YEARS = re.compile(r"\d{2,4}$")
# First month and number of months of a part of a year; winter runs over the turn of the year.
_PARTS = {
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3), "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6),
    "H2": (7, 6),
}  # fmt: skip
# The Hijri years that the tables of Umm al-Qura cover.
HIJRI_FIRST, HIJRI_LAST = 1343, 1500


def days_of(value: str) -> tuple[date, date] | None:
    """The first and the last day that a value covers, or None where it names no days of the calendar.

    >>> days_of("2023-09")
    (datetime.date(2023, 9, 1), datetime.date(2023, 9, 30))
    >>> days_of("PAST_REF") is None
    True
    """
    try:
        if m := _DAY.match(value):
            day = date(int(m[1]), int(m[2]), int(m[3]))
            return day, day
        if m := _MONTH.match(value):
            return _months(int(m[1]), int(m[2]), 1)
        if m := _WEEK.match(value):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday + timedelta(days=5 if m[3] else 0), monday + timedelta(days=6)
        if m := _PART.match(value):
            return _months(int(m[1]), *_PARTS[m[2]])
        if _YEARS.match(value):
            span = 10 ** (4 - len(value))
            first = int(value) * span
            return date(max(first, 1), 1, 1), date(first + span - 1, 12, 31)
    except (ValueError, OverflowError, KeyError):
        return None
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month - 1 + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def nearest_weekday(anchor: date, weekday: int, hint: str = "past") -> date:
    """The day of that weekday (Monday 1): `past` the last one, the anchor included; `before` and `after` without it;
    `future` the next one, the anchor included; `near` within three days on either side.

    >>> nearest_weekday(date(2022, 3, 10), 3)
    datetime.date(2022, 3, 9)
    """
    back = (anchor.isoweekday() - weekday) % 7
    if hint == "before":
        return shifted(anchor, -(back or 7))
    if hint == "future":
        return shifted(anchor, -back % 7)
    if hint == "after":
        return shifted(anchor, -back % 7 or 7)
    if hint == "near" and back > 3:
        return shifted(anchor, 7 - back)
    return shifted(anchor, -back)


def shifted(day: date, days: int) -> date:
    """The day so many days later; at the ends of the calendar the day itself.

    >>> shifted(date(2022, 3, 1), -1)
    datetime.date(2022, 2, 28)
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def shifted_value(anchor: date, unit: str, count: int) -> str:
    """The value of the day, week, month, year, decade or century that lies so many of its kind after that of the anchor.

    >>> shifted_value(date(2022, 3, 10), "W", -1), shifted_value(date(2022, 3, 10), "M", -3)
    ('2022-W09', '2021-12')
    """
    if unit == "W":
        year, week, _ = shifted(anchor, 7 * count).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "M":
        months = anchor.year * 12 + anchor.month - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit == "Y":
        return f"{anchor.year + count:04}"
    if unit == "DE":
        return f"{anchor.year // 10 + count:03}"
    if unit == "CE":
        return f"{anchor.year // 100 + count:02}"
    return shifted(anchor, count).isoformat()


def year_for(anchor: date, month: int, day: int | None, hint: str) -> int:
    """The year of a month (and day) that is told without one.

    `past`: the last one, the anchor's own included; `before`: the last one that is not the anchor's own month (or day);
    `future` and `after` likewise; `present`: the anchor's year.

    >>> year_for(date(2022, 3, 10), 9, None, "past"), year_for(date(2022, 3, 10), 3, None, "before")
    (2021, 2021)
    """
    told = (month, day or 0)
    here = (anchor.month, anchor.day if day else 0)
    if hint == "present":
        return anchor.year
    if hint in ("future", "after"):
        return anchor.year + (told < here or (hint == "after" and told == here))
    return anchor.year - (told > here or (hint == "before" and told == here))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such.

    >>> day_or_none(2023, 2, 30) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri_days(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """The first and the last day of a Hijri year, month or day (calendar of Umm al-Qura, 1343 to 1500 AH), or None outside it.

    >>> hijri_days(1444, 9, 1)
    (datetime.date(2023, 3, 23), datetime.date(2023, 3, 23))
    """
    if not HIJRI_FIRST <= year < HIJRI_LAST:
        return None
    try:
        first = Hijri(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = Hijri(year, month, first.month_length())
        else:
            last = Hijri(year, 12, Hijri(year, 12, 1).month_length())
    except (ValueError, OverflowError):
        return None
    a, b = first.to_gregorian(), last.to_gregorian()
    return date(a.year, a.month, a.day), date(b.year, b.month, b.day)


def hijri_near(anchor: date, month: int, day: int | None, hint: str) -> tuple[date, date] | None:
    """The days of a Hijri month (and day) that is told without its year; hints as for `year_for`.

    >>> hijri_near(date(2023, 4, 30), 10, 1, "past")
    (datetime.date(2023, 4, 21), datetime.date(2023, 4, 21))
    """
    guess = round((anchor.year - 622) * 33 / 32)
    ways = [days for year in range(guess - 2, guess + 4) if (days := hijri_days(year, month, day))]
    if hint in ("future", "after"):
        ahead = [days for days in ways if (days[0] > anchor if hint == "after" else days[1] >= anchor)]
        return ahead[0] if ahead else None
    if hint == "present":
        now = min(ways, key=lambda days: abs((days[0] - anchor).days), default=None)
        return now if now and abs((now[0] - anchor).days) <= 45 else None
    behind = [days for days in ways if (days[1] < anchor if hint == "before" else days[0] <= anchor)]
    return behind[-1] if behind else None


def solar_day(year: int, month: int, day: int) -> date | None:
    """The day of the solar Hijri calendar of Iran and Afghanistan, or None where it has none such.

    Eight years in 33 are leap years, which holds from 1244 to 1472 (Borkowski, "The Persian calendar for 3000 years", 1996).

    >>> solar_day(1399, 12, 30), solar_day(1400, 12, 30) is None
    (datetime.date(2021, 3, 20), True)
    """
    leaps = (8 * year + 29) // 33
    leap = leaps - (8 * year + 21) // 33
    lengths = (*(31,) * 6, *(30,) * 5, 29 + leap)
    if not (1244 <= year <= 1472 and 1 <= month <= 12 and 1 <= day <= lengths[month - 1]):
        return None
    days = 365 * (year - 1400) + (8 * year + 21) // 33 - (8 * 1400 + 21) // 33 + sum(lengths[: month - 1]) + day - 1
    return shifted(date(2021, 3, 21), days)


def hour_of(hour: int, part: str) -> int:
    """The hour of 24 for an hour as told and a part of the day (`MO`, `AF`, `EV`, `NI` or empty).

    >>> hour_of(5, "AF"), hour_of(12, "NI"), hour_of(3, "NI")
    (17, 0, 3)
    """
    if part == "MO":
        return 0 if hour == 12 else hour
    if part in ("AF", "EV"):
        return hour + 12 if hour < 12 else hour
    if part == "NI":
        return 0 if hour == 12 else hour + 12 if 6 <= hour < 12 else hour
    return hour
