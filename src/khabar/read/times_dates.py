"""Dates: a day of a month, a month of a year, a date in figures, a weekday, a word such as `yesterday`, and what is told beside them."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.times_words import Moment, Scan

# What an adjective of time says of a month or weekday that stands alone.
HINTS = {"past": "before", "past2": "before", "recent": "before", "present": "present", "future": "after", "future2": "after",
         "next": "after", "before": "before"}  # fmt: skip
_SEPARATORS = frozenset("/-.")
_COMMAS = frozenset([",", "\u060c"])
# No list of days in one month is longer.
_LONGEST_LIST = 4


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


def _after_era(scan: Scan, i: int) -> tuple[int, bool]:
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
    """The year at i, in digits or words: index after it, year, whether Hijri."""
    told = scan.integer(i)
    if told is None or not 1300 <= told[1] <= 2150 or (scan.kind(i) == "number" and len(scan.form(i)) != 4):
        return None
    last, hijri = _after_era(scan, told[0])
    if told[1] < 1500 and not hijri:
        return None
    return last, told[1], hijri


def relation_at(scan: Scan, i: int) -> tuple[int, str] | None:
    """The adjective of time at i (`الماضي`, `المقبل`): index after it, what it says."""
    found = scan.phrase(i, "relation", particles=False)
    return (found[0], found[2]) if found else None


def with_year(scan: Scan, moment: Moment) -> Moment:
    """The month or day with what follows it of its year: a number, `العام الماضي`, `الجاري`."""
    i = moment.last
    k = i + 1 if scan.form(i) in _COMMAS and scan.digits(i + 1) is not None else i
    year = year_number(scan, k)
    if year is not None and (scan.kind(k) == "number" or not scan.has(year[0], "unit")):
        return replace(moment, last=year[0], year=year[1], hijri=moment.hijri or year[2])
    if moment.hijri and (told := scan.digits(k)) is not None and 1300 <= told < 1500:
        return replace(moment, last=k + 1, year=told)
    if scan.has(i, "from"):
        k = i + 1
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
        last, hijri = _after_era(scan, relation[0])
        return replace(moment, last=last, hint=HINTS[relation[1]], hijri=moment.hijri or hijri)
    if moment.hijri:
        return replace(moment, last=_after_era(scan, i)[0])
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


def _second_name(scan: Scan, i: int, number: int) -> int | None:
    """Past the other name of the month (`/ سبتمبر`, `(أيار)`), or None."""
    sign = scan.form(i)
    k = i + 1 if sign in ("/", "(", "-", "\\", "|") else i
    other = scan.month(k)
    if other is None or other[2].number != number or other[2].hijri or other[1]:
        return None
    if sign == "(":
        return other[0] + 1 if scan.form(other[0]) == ")" else None
    return other[0]


def date_at(scan: Scan, i: int, depth: int = 0) -> Moment | None:
    """The day of a month at i, in words, figures or English, or None."""
    if scan.kind(i) == "number":
        found = _figures(scan, i)
        if found is not None:
            return found
    elif scan.kind(i) == "latin":
        return _english(scan, i)
    day = scan.integer(i) or ordinal_at(scan, i)
    if day is None or not 1 <= day[1] <= 31:
        return None
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
    if month is not None and month[0].start == scan.row[k].start:
        return replace(month[0], first=i, start=scan.start(i, cut), day=day[1], rule="day-month")
    relation = relation_at(scan, k)
    if relation is not None and relation[1] in ("past", "present", "future") and scan.kind(i) == "number":
        count = {"past": -1, "present": 0, "future": 1}[relation[1]]
        return Moment(i, relation[0], scan.start(i, cut), "day-of-month", day=day[1], shift=("M", count))
    unit = scan.sense(k, "unit")
    if ordinal and unit is not None and unit.value == "M" and unit.number == "the one":
        relation = relation_at(scan, k + 1)
        if relation is not None:
            count = {"past": -1, "present": 0, "future": 1, "same": 0, "next": 1, "before": -1}.get(relation[1])
            if count is not None:
                back = relation[1] in ("same", "next", "before")
                return Moment(i, relation[0], scan.start(i, cut), "day-of-month", day=day[1], shift=("M", count), back=back)
    if depth < _LONGEST_LIST and (scan.has(k, "joint") or scan.form(k) in ("-", _comma())):
        after = date_at(scan, k + 1, depth + 1)
        if after is not None and after.day and (after.month or after.shift) and after.rule in ("day-month", "day-of-month", "day-list"):
            return replace(after, first=i, last=day[0], start=scan.start(i, cut), day=day[1], rule="day-list")
    return None


def _comma() -> str:
    return "\u060c"


def _figures(scan: Scan, i: int) -> Moment | None:
    """A date in figures: `24-7-2022`, `2022/07/24`, `20 / 10 / 1436 هـ`, `24.7.2022`."""
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
        if month > 12 >= day:
            day, month = month, day
    else:
        return None
    last, hijri = _after_era(scan, last)
    if not (1 <= month <= 12 and 1 <= day <= 31 and (1300 <= year < 1500 or 1800 <= year <= 2150)):
        return None
    return Moment(i, last, scan.start(i), "figures", year=year, month=month, day=day, hijri=hijri or year < 1500)


def _english(scan: Scan, i: int) -> Moment | None:
    """`Dec 25, 2025`, `December 3`."""
    month = scan.month(i)
    if month is None:
        return None
    k = month[0] + 1 if scan.form(month[0]) == "." else month[0]
    day = scan.digits(k)
    if day is None or not 1 <= day <= 31:
        return None
    found = Moment(i, k + 1, scan.start(i), "english-date", month=month[2].number, day=day)
    comma = k + 2 if scan.form(k + 1) in _COMMAS else k + 1
    year = year_number(scan, comma)
    return replace(found, last=year[0], year=year[1]) if year else found


def weekday_at(scan: Scan, i: int) -> Moment | None:
    """The weekday at i, with a word for day before it and a date after it."""
    head = scan.sense(i, "day")
    at, cut = (i + 1, head.cut) if head else (i, 0)
    sense = scan.sense(at, "weekday") or (scan.sense(at, "weekday_bare") if head else None)
    if sense is None or (head and sense.cut):
        return None
    if not head:
        cut = sense.cut
        if scan.sense(i - 1, "before_weekday") is not None:
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
    if bracket or scan.form(k) in _COMMAS or scan.form(k) == "-":
        k += 1
    agreeing = scan.sense(k, "agreeing")
    if agreeing is not None:
        k += 1 + (scan.form(k + 1) in (":", _comma()))
    if scan.has(k, "from") and bracket:
        return found
    date = date_at(scan, k)
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
    k = last + 1 if scan.form(last) in ("(", "\u060c", "-") else last
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
    return moment


def _no_today(scan: Scan, at: int, last: int) -> bool:
    """Whether the word for today is a plain noun here: `اليوم الأول`, `ذلك اليوم`, `اليوم التالي`."""
    if scan.has(at - 1, "that", "same") or scan.sense(last, "after_today") is not None:
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
        found = date_at(scan, i + 1)
        if found is not None and found.day:
            return replace(found, first=i, start=scan.start(i, head.cut))
        return None
    found = date_at(scan, i)
    return found if found is not None and found.day else None
