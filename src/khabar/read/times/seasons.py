"""The values of seasons, parts of years and ends of weeks."""

from __future__ import annotations

from datetime import date

from khabar.read.times.calendar import days_of, hijri_days, nearest_weekday, year_for
from khabar.read.times.setting import Setting
from khabar.read.times.words import Moment


def season_value(moment: Moment, setting: Setting) -> str:
    """The value of a season: `2014-SU`, `XXXX-WI` where no day of speech is known."""
    year, anchor = moment.year, setting.anchor
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[moment.value]
    if moment.hijri and year is not None:
        days = hijri_days(year)
        year = days[0].year + (days[0] > date(days[0].year, first, 15)) if days else None
    if year is None and moment.shift is not None and moment.shift[0] == "Y":
        base = anchor
        if moment.back and (told := days_of(setting.last)) is not None:
            base = told[0]
        year = base.year + moment.shift[1] if base else None
    elif year is None and anchor is not None and moment.hint:
        current = anchor.month // 3 == first // 3 % 4 if first != 12 else anchor.month in (12, 1, 2)
        year = year_for(anchor, first, None, moment.hint)
        if current and moment.hint == "before":
            year = anchor.year - 1 - (first == 12 and anchor.month < 3)
        elif moment.hint == "present" and first == 12 and anchor.month < 5:
            year -= 1
    elif year is None and anchor is not None:
        year = year_for(anchor, first, None, "future" if setting.ahead else "past")
    return f"{year:04}-{moment.value}" if year is not None else f"XXXX-{moment.value}"


def part_of_year(moment: Moment, setting: Setting) -> str:
    """The value of a quarter or half of a year: `2014-Q3`."""
    year = moment.year
    if year is None and moment.shift is not None and setting.anchor is not None:
        year = setting.anchor.year + moment.shift[1]
    if moment.value[:1] in "QH":
        return f"{year:04}-{moment.value}" if year is not None else f"XXXX-{moment.value}"
    return moment.value


def weekend(moment: Moment, setting: Setting) -> str:
    """The value of an end of a week: `2014-W30-WE`."""
    if setting.anchor is None or moment.shift is None:
        return "XXXX-WXX-WE"
    hint = "after" if moment.shift[1] > 0 or setting.ahead else "past"
    saturday = nearest_weekday(setting.anchor, 6, hint)
    year, week, _ = saturday.isocalendar()
    return f"{year:04}-W{week:02}-WE"
