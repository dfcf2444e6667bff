"""When an incident happened, with the precision codes of ACLED and UCDP."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from khabar.outputs.export.sheets import MONTHS
from khabar.record import When

WEEK, MONTH, YEAR = 7, 31, 366


@dataclass(frozen=True, slots=True)
class Dated:
    """A day as ACLED codes it, and how sure it is: 1 the day, 2 the week, 3 the month."""

    day: date
    precision: int


def length(when: When) -> int:
    """How many days lie between both ends, both included.

    >>> length((date(2020, 1, 1), date(2020, 1, 3)))
    3
    """
    return (when[1] - when[0]).days + 1


def dated(when: When) -> Dated:
    """The day that ACLED's rule takes: the day itself, the first of two (a night), else the middle of what is told.

    >>> dated((date(2020, 5, 1), date(2020, 5, 31)))
    Dated(day=datetime.date(2020, 5, 16), precision=3)
    """
    days = length(when)
    if days <= 2:
        return Dated(when[0], days)
    return Dated(when[0] + timedelta(days=days // 2), 2 if days <= WEEK else 3)


def stretch(when: When) -> int:
    """How many days a total is told for: 1 for days that rather say how sure the day is (a night, a week, a month or a third of it).

    >>> stretch((date(2020, 5, 4), date(2020, 5, 6))), stretch((date(2020, 5, 4), date(2020, 5, 10)))
    (3, 1)
    """
    days = length(when)
    last = monthrange(when[0].year, when[0].month)[1]
    part = (when[0].day, when[0].day + days - 1) in {(1, last), (1, 10), (11, 20), (21, last)}
    return days if 2 < days < MONTH and days != WEEK and not part else 1


def date_prec(when: When) -> int | None:
    """UCDP's code: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year; None for more.

    >>> date_prec((date(2020, 5, 1), date(2020, 5, 31)))
    4
    """
    days = length(when)
    for code, most in ((1, 1), (2, WEEK - 1), (3, WEEK), (4, MONTH), (5, YEAR)):
        if days <= most:
            return code
    return None


def in_words(day: date) -> str:
    """A day as English notes have it.

    >>> in_words(date(2024, 3, 9))
    '9 March 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
