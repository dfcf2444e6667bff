"""Dates: a day of a month, a month of a year, a date in figures, a weekday, a word such as `yesterday`, and what is told beside them."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.times.figures import (
    after_era,
    english_at,
    figures_at,
    month_first_at,
    ordinal_at,
    relation_at,
    short_figures_at,
    solar_at,
    year_number,
)
from khabar.read.times.words import Moment, Scan
from khabar.text import COMMAS

# What an adjective of time says of a month or weekday that stands alone.
HINTS = {"past": "before", "past2": "before", "recent": "before", "present": "present", "future": "after", "future2": "after",
         "next": "after", "before": "before"}  # fmt: skip
# Between the parts of a date.
_SIGNS = ("/", "-", "\\")
# No list of days in one month is longer.
_LONGEST_LIST = 4


def with_year(scan: Scan, moment: Moment) -> Moment:
    """The month or day with what follows it of its year: a number, `العام الماضي`, `الجاري`."""
    i = moment.last
    k = i + 1 if scan.form(i) in COMMAS and scan.digits(i + 1) is not None else i
    year = year_number(scan, k)
    if year is not None and (scan.kind(k) == "number" or not scan.has_bare(year[0], "unit")):
        return replace(moment, last=year[0], year=year[1], hijri=moment.hijri or year[2])
    if moment.hijri and (told := scan.digits(k)) is not None and 1300 <= told < 1500:
        return replace(moment, last=k + 1, year=told)
    if scan.has(i, "from"):
        k = i + 1
        if scan.has(k, "every") and (unit := scan.sense(k + 1, "unit")) is not None and unit.value == "Y":
            every = f"XXXX-{moment.month:02}" if moment.month else moment.value
            return replace(moment, last=k + 2, type="SET", value=every)
    unit = scan.sense(k, "unit")
    if unit is not None and unit.value == "Y" and unit.number.endswith("one"):
        year = year_number(scan, k + 1)
        if year is not None:
            return replace(moment, last=year[0], year=year[1], hijri=moment.hijri or year[2])
        relation = relation_at(scan, k + 1)
        if relation is not None:
            count = {"past": -1, "past2": -2, "present": 0, "future": 1, "recent": -1, "future2": 2}.get(relation[1])
            if count is not None:
                return replace(moment, last=relation[0], shift=("Y", count))
            if relation[1] in ("same", "before", "next"):
                count = {"same": 0, "before": -1, "next": 1}[relation[1]]
                return replace(moment, last=relation[0], shift=("Y", count), back=True)
        return moment
    relation = relation_at(scan, i)
    if relation is not None and relation[1] in HINTS:
        last, hijri = after_era(scan, relation[0])
        return replace(moment, last=last, hint=HINTS[relation[1]], hijri=moment.hijri or hijri)
    if moment.hijri:
        return replace(moment, last=after_era(scan, i)[0])
    return moment


def month_at(scan: Scan, i: int) -> tuple[Moment, str] | None:
    """The month at i with its second name and year, and how much its name needs beside it (`yes`, `near`, `no`)."""
    at, alone, cut = i, "", 0
    unit = scan.sense(i, "unit")
    if unit is not None and unit.value == "M" and unit.number in ("one", "of", "many", "the one"):
        at, alone, cut = i + 1, "yes", unit.cut
    found = scan.month(at)
    if found is None or (alone and found[1]):
        return None
    last, own, month = found
    moment = Moment(i, last, scan.start(i, cut or own), "month", month=month.number, hijri=month.hijri)
    second = _second_name(scan, last, month.number)
    if second is not None:
        moment, alone = replace(moment, last=second), "yes"
    full = with_year(scan, moment)
    if full.last != moment.last:
        alone = "yes"
    return full, alone or month.alone


def _second_name(scan: Scan, i: int, number: int, mistaken: bool = False) -> int | None:
    """Past the other name of the month (`/ سبتمبر`, `(أيار)`), or None; a `mistaken` one may be that of another month."""
    sign = scan.form(i)
    k = i + 1 if sign in ("/", "(", "-", "\\", "|") else i
    other = scan.month(k)
    if other is None or other[2].hijri or other[1] or (other[2].number != number and not mistaken):
        return None
    if sign == "(":
        return other[0] + 1 if scan.form(other[0]) == ")" else None
    return other[0]


def date_at(scan: Scan, i: int, depth: int = 0) -> Moment | None:
    """The day of a month at i, in words, figures or English, or None."""
    if scan.kind(i) == "number":
        found = figures_at(scan, i) or solar_at(scan, i)
        if found is not None:
            return found
    elif scan.kind(i) == "latin":
        return english_at(scan, i)
    day = scan.integer(i) or ordinal_at(scan, i)
    if day is None or not 1 <= day[1] <= 31:
        return month_first_at(scan, i) if day is None else None
    cut = 0
    if scan.kind(i) == "word":
        number = scan.numbers.get(i)
        sense = scan.sense(i, "ordinal_unit") or scan.sense(i, "ordinal_ten") or scan.sense(i, "ordinal_first")
        cut = sense.cut if sense else number.span.start - scan.row[i].start if number else 0
    k = day[0]
    ordinal = scan.kind(i) == "word"
    if scan.has(k, "from") and scan.senses[k]["from"].cut == 0:
        k, ordinal = k + 1, True
    month = month_at(scan, k)
    if month is None and scan.kind(i) == "number" and scan.form(k) in _SIGNS:
        month = _signed(scan, k)
        k += 1
    if month is not None and month[0].start == scan.row[k].start:
        month = _past_mistake(scan, month)
        value = f"{month[0].value}-{day[1]:02}" if month[0].type == "SET" else ""
        return replace(month[0], first=i, start=scan.start(i, cut), day=day[1], value=value, rule="day-month")
    if scan.has_bare(k, "of_it") and (cut or scan.has(i - 1, "until", "at", "since", "from", "day", "joint", "range")):
        return Moment(i, k + 1, scan.start(i, cut), "day-of-it", day=day[1], shift=("M", 0), back=True)
    relation = relation_at(scan, k)
    if relation is not None and relation[1] in ("past", "present", "future") and scan.kind(i) == "number":
        months = {"past": -1, "present": 0, "future": 1}[relation[1]]
        return Moment(i, relation[0], scan.start(i, cut), "day-of-month", day=day[1], shift=("M", months))
    unit = scan.sense(k, "unit")
    if ordinal and unit is not None and unit.value == "M" and unit.number == "the one":
        relation = relation_at(scan, k + 1)
        if relation is not None:
            count = {"past": -1, "present": 0, "future": 1, "same": 0, "next": 1, "before": -1}.get(relation[1])
            if count is not None:
                back = relation[1] in ("same", "next", "before")
                return Moment(
                    i, relation[0], scan.start(i, cut), "day-of-month", day=day[1], shift=("M", count), back=back
                )
    if depth < _LONGEST_LIST and (after := _listed(scan, k, depth)) is not None:
        return replace(after, first=i, last=day[0], start=scan.start(i, cut), day=day[1], rule="day-list")
    return None


def _past_mistake(scan: Scan, month: tuple[Moment, str]) -> tuple[Moment, str]:
    """The month of a day with the name of another month beside it that is meant for its own: `8 من تشرين الثاني/أكتوبر`."""
    found = month[0]
    if found.year is not None or found.month is None or found.hint or scan.form(found.last) != "/":
        return month
    last = _second_name(scan, found.last, found.month, mistaken=True)
    return month if last is None else (with_year(scan, replace(found, last=last)), month[1])


def _signed(scan: Scan, i: int) -> tuple[Moment, str] | None:
    """The month and year that signs part from the day, after the first of them at i: `19/ أيلول/ 2023`."""
    found = month_at(scan, i + 1)
    if found is None or found[0].year is not None or scan.form(found[0].last) != scan.form(i):
        return found
    year = year_number(scan, found[0].last + 1)
    return found if year is None else (replace(found[0], last=year[0], year=year[1], hijri=year[2]), found[1])


def _listed(scan: Scan, i: int, depth: int) -> Moment | None:
    """The date that goes on a list of days: `5 و6 مايو`, `السادس والتاسع من الشهر الجاري`, `10-12 مايو`."""
    ordinal = scan.sense(i, "ordinal_unit") or scan.sense(i, "ordinal_ten")
    if scan.has(i, "joint") or scan.form(i) == "-" or scan.form(i) in COMMAS:
        i += 1
    elif ordinal is None or not ordinal.cut:
        return None
    after = date_at(scan, i, depth + 1)
    if after is None or not after.day or not (after.month or after.shift):
        return None
    return after if after.rule in ("day-month", "day-of-month", "day-list") else None


def weekday_at(scan: Scan, i: int, named: bool = False) -> Moment | None:
    """The weekday at i, with a word for day before it and a date after it; `named`: also where a word before makes it a name."""
    head = scan.sense(i, "day")
    at, cut = (i + 1, head.cut) if head else (i, 0)
    sense = scan.sense(at, "weekday") or (scan.sense(at, "weekday_bare") if head else None)
    if sense is None or (head and sense.cut) or scan.has(at + 1, "ordinal_teen"):
        return None
    if not head:
        cut = sense.cut
        if not named and scan.sense(i - 1, "before_weekday") is not None:
            return None
    found = Moment(i, at + 1, scan.start(i, cut), "weekday", weekday=int(sense.value))
    relation = relation_at(scan, found.last)
    if relation is not None and relation[1] in HINTS:
        found = replace(found, last=relation[0], hint=HINTS[relation[1]])
    elif (near := scan.sense(found.last, "weekday")) is not None and near.cut:
        relation = relation_at(scan, found.last + 1)
        if relation is not None and relation[1] in HINTS:
            found = replace(found, hint=HINTS[relation[1]])
    return _with_date(scan, found)


def _with_date(scan: Scan, found: Moment) -> Moment:
    """The day with the date that is told beside it: `الأربعاء 2 شباط`, `(23 يوليو 2015)`, `الموافق 5 مايو`."""
    k = found.last
    bracket = scan.form(k) == "("
    if bracket or scan.form(k) in COMMAS or scan.form(k) == "-":
        k += 1
    agreeing = scan.sense(k, "agreeing")
    if agreeing is not None:
        k += 1 + (scan.form(k + 1) == ":" or scan.form(k + 1) in COMMAS)
    if scan.has(k, "from") and bracket:
        return found
    date = date_at(scan, k) or short_figures_at(scan, k, "/")
    if date is None or not date.day or (date.rule == "day-list" and not date.month):
        return found
    if scan.form(found.last) == "-" and date.rule != "figures" and date.year is None:
        return found
    last = date.last
    if bracket:
        if scan.form(last) != ")":
            return found
        last += 1
    return replace(
        date, first=found.first, last=last, start=found.start, weekday=found.weekday, rule="weekday-date", type=found.type,
        part=found.part,
    )  # fmt: skip


def day_word_at(scan: Scan, i: int) -> Moment | None:
    """`أمس`, `اليوم`, `غدا` at i, with the weekday and the date told beside it."""
    cut_head = scan.sense(i, "day")
    at = i + 1 if cut_head and scan.has(i + 1, "dayword") and not scan.phrase(i, "dayword") else i
    found = scan.phrase(at, "dayword")
    if found is None:
        return None
    last, cut, meaning = found
    days, alone = meaning.split("|")
    if alone == "no" and at == i and not scan.has(i - 1, "of", "this"):
        return None
    if int(days) == 0 and at + 1 == last and _no_today(scan, at, last):
        return None
    start = scan.start(i, cut_head.cut if at > i and cut_head else cut)
    moment = Moment(i, last, start, "day-word", shift=("D", int(days)))
    nowadays = int(days) == 0 and at == i and last == i + 1 and not cut and scan.has(i - 1, "state")
    k = last + 1 if scan.form(last) in ("(", "-") or scan.form(last) in COMMAS else last
    weekday = weekday_at(scan, k)
    if weekday is not None and weekday.start == scan.start(k) and (weekday.day or not weekday.hint):
        end = weekday.last
        if scan.form(last) == "(":
            if scan.form(end) != ")":
                return moment
            end += 1
        elif scan.form(last) == "-" and weekday.rule != "weekday-date":
            return moment
        if weekday.day:
            return replace(weekday, first=i, last=end, start=start, rule="day-word-date", days=int(days))
        return replace(moment, last=end, weekday=weekday.weekday)
    dated = _with_date(scan, moment)
    if dated is not moment:
        return replace(dated, rule="day-word-date", days=int(days))
    return Moment(i, last, start, "nowadays", value="PRESENT_REF") if nowadays else moment


def _no_today(scan: Scan, at: int, last: int) -> bool:
    """Whether the word for today is a plain noun here: `اليوم الأول`, `ذلك اليوم`, `اليوم التالي`."""
    if scan.has(at - 1, "that", "same") or scan.sense(last, "after_today") is not None:
        return True
    if scan.has(at - 1, "within") and not scan.has(last, "weekday"):
        return True
    sense = scan.sense(at, "dayword")
    if (
        scan.kind(last) == "number"
        and sense is not None
        and (scan.attached(at, sense.cut) or scan.has(last + 1, "upon"))
    ):
        return True
    relation = relation_at(scan, last)
    return relation is not None and relation[1] in ("same", "next", "before", "past", "future")


def day_at(scan: Scan, i: int) -> Moment | None:
    """Any expression of one day at i: a word, a weekday or a date."""
    found = day_word_at(scan, i) or weekday_at(scan, i)
    if found is not None:
        return found
    head = scan.sense(i, "day")
    if head is not None:
        found = date_at(scan, i + 1) or short_figures_at(scan, i + 1, "/-")
        if found is not None and found.day:
            return replace(found, first=i, start=scan.start(i, head.cut))
        return None
    found = date_at(scan, i)
    return found if found is not None and found.day else None
