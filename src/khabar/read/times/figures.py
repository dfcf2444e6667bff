"""Parts of dates: ordinals, years, adjectives of time, dates in figures and in English."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article
from khabar.read.times.calendar import solar_day
from khabar.read.times.words import Moment, Scan
from khabar.text import COMMAS

_SEPARATORS = frozenset("/-.\\")
# The first year that no Hijri one reaches.
_GREGORIAN = 1800
# Years in two figures from this one on are of the last century.
_CENTURY_TURNS = 70


def ordinal_at(scan: Scan, i: int) -> tuple[int, int] | None:
    """The ordinal at i up to 31: index after it, value.

    `الحادي والعشرين` is two words, `العاشر` one.
    """
    first = scan.sense(i, "ordinal_unit")
    if first is None:
        ten = scan.sense(i, "ordinal_ten") or scan.sense(i, "ordinal_first")
        return (i + 1, int(ten.value)) if ten else None
    value = int(first.value)
    after = scan.sense(i + 1, "ordinal_teen")
    if after is not None and not after.cut and value < 10:
        return i + 2, value + 10
    after = scan.sense(i + 1, "ordinal_ten")
    if after is not None and after.cut and value < 10:
        return i + 2, value + int(after.value)
    return i + 1, value


def after_era(scan: Scan, i: int) -> tuple[int, bool]:
    """Past a sign of the calendar (`م`, `هـ`): the index, and whether it is the Hijri one."""
    if scan.kind(i) != "word":
        return i, False
    hijri = scan.sense(i, "hijri")
    if hijri is not None and not hijri.cut:
        return i + 1, True
    era = scan.sense(i, "year")
    if era is not None and not era.cut:
        return i + 1, False
    return i, False


def year_number(scan: Scan, i: int) -> tuple[int, int, bool] | None:
    """The year at i, in digits or words, also in brackets: index after it, year, whether Hijri."""
    if scan.form(i) == "(":
        inside = scan.digits(i + 1)
        if inside is None or scan.form(i + 2) != ")" or not 1300 <= inside <= 2150:
            return None
        last, hijri = after_era(scan, i + 3)
        return (last, inside, hijri) if hijri or inside >= 1500 else None
    told = scan.integer(i)
    if told is None or not 1300 <= told[1] <= 2150 or (scan.kind(i) == "number" and len(scan.form(i)) != 4):
        return None
    last, hijri = after_era(scan, told[0])
    if told[1] < 1500 and not hijri:
        return None
    return last, told[1], hijri


def relation_at(scan: Scan, i: int) -> tuple[int, str] | None:
    """The adjective of time at i (`الماضي`, `المقبل`): index after it, what it says; one without article is none after a definite noun."""
    found = scan.phrase(i, "relation", particles=False)
    if found is None:
        return None
    the = article()
    if (
        found[0] == i + 1
        and found[2] != "same"
        and not scan.form(i).startswith(the)
        and scan.form(i - 1).startswith(the)
    ):
        return None
    return found[0], found[2]


def figures_at(scan: Scan, i: int) -> Moment | None:
    """A date in figures: `24-7-2022`, `2022/07/24`, `20 / 10 / 1436 هـ`, `24.7.2022`, `24/07/22`."""
    form = scan.form(i)
    if "." in form:
        parts = form.split(".")
        numbers = [int(p) for p in parts if p.isdecimal() and len(p) <= 4]
        last = i + 1
    else:
        sign = scan.form(i + 1)
        if sign not in _SEPARATORS or scan.form(i + 3) != sign:
            return None
        told = [scan.digits(k) for k in (i, i + 2, i + 4)]
        numbers = [n for n in told if n is not None]
        parts = [scan.form(k) for k in (i, i + 2, i + 4)]
        last = i + 5
    if len(numbers) != 3 or len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        year, month, day = numbers
    elif len(parts[2]) == 4:
        day, month, year = numbers
        if month > 12 and day <= 12:
            day, month = month, day
    elif last == i + 5 and scan.form(i + 1) == "/" and all(len(part) == 2 for part in parts):
        day, month, year = numbers
        year += 1900 if year >= _CENTURY_TURNS else 2000
    else:
        return None
    last, hijri = after_era(scan, last)
    if not (1 <= month <= 12 and 1 <= day <= 31 and (1300 <= year < 1500 or 1800 <= year <= 2150)):
        return None
    return Moment(i, last, scan.start(i), "figures", year=year, month=month, day=day, hijri=hijri or year < 1500)


def solar_at(scan: Scan, i: int) -> Moment | None:
    """A day of the solar calendar with its month and year: `28 آبان 1401`."""
    month, year = scan.sense(i + 1, "solar_month"), scan.digits(i + 2)
    told = scan.digits(i)
    if month is None or month.cut or told is None or year is None:
        return None
    day = solar_day(year, int(month.value), told)
    if day is None:
        return None
    last = after_era(scan, i + 3)[0]
    return Moment(i, last, scan.start(i), "day-month", year=day.year, month=day.month, day=day.day)


def short_figures_at(scan: Scan, i: int, signs: str) -> Moment | None:
    """A day and a month in figures (`5/11`), which are one only after a word for day or a weekday."""
    sign, day, month = scan.form(i + 1), scan.digits(i), scan.digits(i + 2)
    if not sign or sign not in signs or day is None or month is None or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if scan.row[i + 1].spaced or scan.form(i + 3) in _SEPARATORS:
        return None
    return Moment(i, i + 3, scan.start(i), "figures", month=month, day=day)


def english_at(scan: Scan, i: int) -> Moment | None:
    """`Dec 25, 2025`, `December 3`."""
    month = scan.month(i)
    if month is None:
        return None
    k = month[0] + 1 if scan.form(month[0]) == "." else month[0]
    day = scan.digits(k)
    if day is None or not 1 <= day <= 31:
        return None
    found = Moment(i, k + 1, scan.start(i), "english-date", month=month[2].number, day=day)
    comma = k + 2 if scan.form(k + 1) in COMMAS else k + 1
    year = year_number(scan, comma)
    return replace(found, last=year[0], year=year[1]) if year else found


def month_first_at(scan: Scan, i: int) -> Moment | None:
    """A day told after its month, as pages write it, always with the year: `مارس 5, 2023`."""
    found = english_at(scan, i) if scan.kind(i + 1) == "number" else None
    return replace(found, rule="day-month") if found is not None and (found.year or 0) >= _GREGORIAN else None
