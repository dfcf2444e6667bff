"""Reckon an expression of a time from the day it was said: from what is written to a TIMEX3 value and its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.read.times.calendar import (
    day_or_none,
    days_of,
    hijri_days,
    hijri_near,
    nearest_weekday,
    shifted,
    shifted_value,
    year_for,
)
from khabar.read.times.seasons import part_of_year, season_value, weekend
from khabar.read.times.setting import Setting
from khabar.read.times.words import Moment

# A day or month that would have to lie almost a year back is taken for one that is close ahead.
CLOSE_DAYS = 20
# The same for what is said to lie before it.
CLOSE_BEFORE = 90
# What was announced for a day so many days ago at most was announced before it.
JUST_GONE = 20
# By so many days at most a word such as `أمس` and the weekday beside it differ where the desk has written the one.
_DESK = 2
# A date so many days at most from the day of speech is of the same year, whatever weekday is written with it.
_SLIP_DAYS = 7


@dataclass(slots=True)
class Reckoned:
    """A TIMEX3 type and value, with the days where the value does not tell them by itself."""

    type: str
    value: str
    days: tuple[date, date] | None = None


def reckon(moment: Moment, setting: Setting) -> Reckoned:
    """The type and value of an expression, never more precise than what is written.

    >>> m = Moment(0, 1, 0, "day-word", shift=("D", -1))
    >>> reckon(m, Setting(date(2022, 3, 10))).value, reckon(m, Setting(None)).value
    ('2022-03-09', 'PAST_REF')
    """
    if moment.type == "SET":
        return Reckoned("SET", moment.value)
    if moment.type == "DURATION":
        if moment.shift is not None and setting.ahead and setting.anchor is not None:
            return Reckoned("DATE", shifted_value(setting.anchor, *moment.shift))
        if moment.shift is not None and (near := days_of(setting.near)) is not None:
            return Reckoned("DATE", shifted_value(near[0], *moment.shift))
        return Reckoned("DURATION", moment.value)
    if moment.rule in ("season", "edge-season"):
        return Reckoned("DATE", season_value(moment, setting))
    if moment.rule == "part-of-year":
        return Reckoned("DATE", part_of_year(moment, setting))
    if moment.value:
        return Reckoned(moment.type, _reference(moment.value, setting))
    value, days = _calendar_value(moment, setting)
    if moment.part or moment.clock:
        told = len(value) == 10 and not value.endswith("_REF")
        return Reckoned("TIME", value + (moment.clock or f"T{moment.part}") if told else value, days)
    return Reckoned("DATE", value, days)


def _reference(value: str, setting: Setting) -> str:
    if value == "LATER":
        return "FUTURE_REF" if setting.ahead or setting.upcoming else "PAST_REF"
    if value == "THEN":
        return setting.last or "PAST_REF"
    return value


def _calendar_value(moment: Moment, setting: Setting) -> tuple[str, tuple[date, date] | None]:
    if moment.hijri:
        days = _hijri(moment, setting)
        if days is None:
            return ("PRESENT_REF" if moment.hint == "present" else "PAST_REF"), None
        return _hijri_value(moment, days), days
    if moment.rule.endswith("weekend"):
        return weekend(moment, setting), None
    if moment.month is not None or (moment.day is not None and moment.shift is not None):
        return _dated(moment, setting), None
    if moment.year is not None:
        return f"{moment.year:04}", None
    if moment.rule == "morrow" and setting.near:
        return setting.near, None
    if moment.shift is not None:
        return _shifted(moment, setting), None
    if moment.weekday is not None:
        if setting.anchor is None:
            return f"XXXX-WXX-{moment.weekday}", None
        told = days_of(setting.near)
        if moment.rule == "prayer" and not moment.hint and told is not None and told[0].isoweekday() == moment.weekday:
            return setting.near, None
        hint = moment.hint if moment.hint not in ("", "present") else "future" if setting.ahead else "past"
        if hint == "past" and setting.until and (setting.anchor.isoweekday() - moment.weekday) % 7 >= 5:
            hint = "future"
        if hint == "present":
            hint = "near"
        return nearest_weekday(setting.anchor, moment.weekday, hint).isoformat(), None
    if moment.rule == "part-definite" and setting.anchor is None and not setting.near:
        return ("FUTURE_REF" if setting.to_come else "PAST_REF"), None
    if moment.rule == "midnight":
        return _midnight(moment, setting), None
    near = setting.near or (_night_before(moment, setting).isoformat() if setting.anchor else "XXXX-XX-XX")
    if (
        setting.night
        and (setting.until or setting.night == "between")
        and _before_dawn(moment)
        and (day := days_of(near))
    ):
        near = shifted(day[0], 1).isoformat()
    return near, None


def _midnight(moment: Moment, setting: Setting) -> str:
    """The day that begins at a midnight: the one after the day told beside it, else that of speech, or the next where it lies ahead."""
    told = days_of(setting.near)
    if told is not None:
        return shifted(told[0], 1).isoformat()
    if setting.anchor is None:
        return "XXXX-XX-XX"
    ahead = setting.to_come or moment.hint == "after"
    return shifted(setting.anchor, 1 if ahead else 0).isoformat()


def _night_before(moment: Moment, setting: Setting) -> date:
    """The day of speech, or the one before it for a night or an evening that lies behind: `خلال الليل`, `منذ المساء`."""
    assert setting.anchor is not None
    behind = (
        moment.part in ("EV", "NI") if moment.hint == "since" else moment.part == "NI" and moment.rule == "part-alone"
    )
    ahead = setting.to_come or moment.hint == "present"
    return shifted(setting.anchor, -1) if behind and not ahead else setting.anchor


def _before_dawn(moment: Moment) -> bool:
    """Whether a part of the day or an hour lies in the morning."""
    return moment.part == "MO" or "T00" <= moment.clock[:3] < "T10"


def _shifted(moment: Moment, setting: Setting) -> str:
    assert moment.shift is not None
    unit, count = moment.shift
    base = setting.anchor
    if moment.back:
        told = days_of(setting.last)
        if told is not None:
            if unit == "D" and told[0] != told[1]:
                if moment.rule == "that" and setting.day:
                    return setting.day
                return setting.last if count == 0 and moment.rule != "nth-day" else "PAST_REF"
            base = told[0]
        elif base is None or (count == 0 and moment.hint != "present"):
            return "PAST_REF"
    if base is None:
        if moment.clock:
            return "XXXX-XX-XX"
        if moment.part:
            return "FUTURE_REF" if count > 0 else "PAST_REF"
        return "PRESENT_REF" if count == 0 else "FUTURE_REF" if count > 0 else "PAST_REF"
    if unit == "D" and moment.weekday and not moment.back:
        # Who writes `أمس الجمعة` on a Sunday has the weekday from those who were there and the other word from his desk.
        day = nearest_weekday(shifted(base, count), moment.weekday, "near")
        if abs((day - shifted(base, count)).days) <= _DESK and (day - base).days * count >= 0:
            return day.isoformat()
    return shifted_value(base, unit, count)


def _dated(moment: Moment, setting: Setting) -> str:
    """A month or a day of a month."""
    anchor, month, day = setting.anchor, moment.month, moment.day
    year = moment.year
    base = anchor
    if moment.back and (told := days_of(setting.last)) is not None:
        base = told[0]
    if year is None and moment.shift is not None and base is not None:
        unit, count = moment.shift
        if unit == "M":
            months = base.year * 12 + base.month - 1 + count
            year, month = months // 12, months % 12 + 1
        else:
            year = base.year + count
    if month is None:
        return f"XXXX-XX-{day:02}"
    if year is None and anchor is not None and not setting.some_year:
        year = _year_told_by(moment, month, day, setting)
    if year is None and not setting.some_year:
        year = setting.year
    if year is None:
        return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
    if day is None:
        return f"{year:04}-{month:02}"
    written = day_or_none(year, month, day)
    if written is None:
        return f"{year:04}-{month:02}"
    if anchor is not None and (meant := _slip(moment, written, anchor)) is not None:
        return meant.isoformat()
    return f"{year:04}-{month:02}-{day:02}"


def _slip(moment: Moment, told: date, anchor: date) -> date | None:
    """The day that is meant by a date beside `اليوم` or `أمس` that its weekday and the day of speech refute together: one day off, or
    of the year before, as is written by mistake in January."""
    meant = shifted(anchor, moment.days or 0)
    if moment.weekday != meant.isoweekday() or told.isoweekday() == moment.weekday:
        return None
    year_before = (1, told.day, told.year + 1) == (meant.month, meant.day, meant.year) and told.month == 1
    beside = moment.days is not None and abs((told - meant).days) == 1
    return meant if year_before or beside else None


def _year_told_by(moment: Moment, month: int, day: int | None, setting: Setting) -> int:
    anchor = setting.anchor
    assert anchor is not None
    if moment.hint:
        return year_for(anchor, month, day, moment.hint)
    past, future = year_for(anchor, month, day, "past"), year_for(anchor, month, day, "future")
    if day and moment.weekday and past != future:
        days = {y: d for y in (past, future) if (d := day_or_none(y, month, day))}
        near = [y for y, d in days.items() if abs((d - anchor).days) <= _SLIP_DAYS]
        fits = near or [y for y, d in days.items() if d.isoweekday() == moment.weekday]
        if len(fits) == 1:
            return fits[0]
    if setting.ahead and not _just_gone(anchor, past, month, day):
        return future
    ahead = day_or_none(future, month, day or 1)
    close = CLOSE_BEFORE if setting.upcoming else CLOSE_DAYS if day else CLOSE_DAYS + 10
    if ahead is not None and future != past and 0 < (ahead - anchor).days <= close:
        return future
    return past


def _just_gone(anchor: date, year: int, month: int, day: int | None) -> bool:
    """Whether the day, or the month, ended so short a time ago that who speaks of it as ahead spoke before it (أعلن أنه سيصعد في يوليو)."""
    days = days_of(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))
    return days is not None and 0 < (anchor - days[1]).days <= JUST_GONE


def _hijri(moment: Moment, setting: Setting) -> tuple[date, date] | None:
    if moment.rule.endswith("named-day") and moment.year is not None and moment.year > 1500:
        around = hijri_near(date(moment.year, 12, 31), moment.month or 1, moment.day, "past")
        return _lasting(moment, around)
    if moment.year is not None:
        if moment.year >= 1500 and moment.month is not None:
            return hijri_near(date(moment.year, 12, 31), moment.month, moment.day, "past")
        return hijri_days(moment.year, moment.month, moment.day)
    if setting.anchor is None or moment.month is None or setting.some_year:
        return None
    anchor = setting.anchor
    if moment.shift is not None and moment.shift[0] == "Y":
        anchor, hint = date(anchor.year + moment.shift[1], 12, 31), "past"
    else:
        hint = moment.hint or ("future" if setting.ahead else "past")
        ahead = hijri_near(anchor, moment.month, moment.day, "after") if setting.upcoming and not moment.hint else None
        if ahead is not None and (ahead[0] - anchor).days <= CLOSE_BEFORE:
            hint = "after"
        elif hint == "past" and not moment.hint:
            close = hijri_near(anchor, moment.month, moment.day, "after")
            hint = "after" if close is not None and 0 < (close[0] - anchor).days <= CLOSE_DAYS else hint
    found = hijri_near(anchor, moment.month, moment.day, hint)
    return _lasting(moment, found)


def _lasting(moment: Moment, days: tuple[date, date] | None) -> tuple[date, date] | None:
    if days is None or moment.rule != "named-day" or not moment.days:
        return days
    return days[0], shifted(days[0], moment.days - 1)


def _hijri_value(moment: Moment, days: tuple[date, date]) -> str:
    if moment.day:
        return days[0].isoformat()
    if moment.month:
        return f"{days[0].year:04}-{days[0].month:02}"
    return f"{days[0].year:04}"
