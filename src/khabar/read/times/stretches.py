"""Stretches of time told from the day of speech or from a time told before, ages told by ordinals, and what recurs."""

from __future__ import annotations

from khabar.inflection import closed_feminine
from khabar.language import article, proclitics
from khabar.read.counted import counted
from khabar.read.times.figures import ordinal_at, relation_at, year_number
from khabar.read.times.spans import ENDS, REFS, duration, length_at, quantity_at, told_as_length
from khabar.read.times.words import Moment, Scan

# Units of days and more, of which an unknown number tells only that it was later or will be.
_DAYS = ("D", "W", "M", "Y")
# How many words before a round number may say that it counts things.
_CLAUSE = 8
_COUNTS = {
    "past": -1,
    "recent": -1,
    "past2": -2,
    "present": 0,
    "future": 1,
    "future2": 2,
    "next": 1,
    "before": -1,
    "same": 0,
}


def span_at(scan: Scan, i: int) -> Moment | None:
    """A duration, or a stretch told from the day of speech, at i."""
    return length_at(scan, i) or _the_stretch(scan, i)


def _the_stretch(scan: Scan, i: int) -> Moment | None:
    """`الشهر الماضي`, `السنوات الخمس الأخيرة`, `الأسابيع والأشهر الماضية`, `اليوم التالي`, `هذا العام`, `ذلك اليوم`."""
    head = scan.sense(i, "this") or scan.sense(i, "that") or scan.sense(i, "same")
    at = i + 1 if head is not None and scan.has(i + 1, "unit") else i
    unit = scan.sense(at, "unit")
    if unit is None or not unit.number.startswith("the"):
        return None
    if at > i and head is not None:
        return None if unit.cut else _pointed(scan, i, head.cut, unit.value, unit.number)
    start = scan.start(i, unit.cut)
    if unit.number == "the one":
        return _the_one(scan, i, start, unit.value)
    k, count = at + 1, 2 if unit.number == "the two" else None
    if scan.form(k) == article():
        k += 1
    told = scan.count(k)
    if unit.number == "the many" and told is not None and told.value is not None and told.value < 1000:
        k, count = told.last, int(told.value)
    elif ((more := scan.sense(k, "unit")) is not None and more.cut and more.number.startswith("the")) or scan.has(
        k, "the_long"
    ):
        k += 1
    relation = relation_at(scan, k)
    if (
        relation is None
        and unit.number == "the two"
        and k == at + 1
        and scan.has(i - 1, "lasting", "in", "after", "before")
    ):
        return Moment(i, k, start, "duration", type="DURATION", value=duration(unit.value, 2))
    if relation is None or relation[1] not in REFS:
        return None
    if (
        relation[1] == "recent"
        and unit.value.startswith("T")
        and not (scan.has(i - 1, "at", "in", "since", "from") or unit.cut)
    ):
        return None
    if count is not None:
        return Moment(i, relation[0], start, "counted-stretch", type="DURATION", value=duration(unit.value, count))
    return Moment(i, relation[0], start, "stretch", value=REFS[relation[1]])


def _pointed(scan: Scan, i: int, cut: int, unit: str, number: str) -> Moment | None:
    """`هذا الشهر`, `ذلك العام`, `نفس اليوم`."""
    start = scan.start(i, cut)
    if scan.has(i, "this"):
        if number == "the many" or unit in ("X", "TH", "TM", "TS"):
            rule = "this-stretch" if unit == "X" and scan.has(i - 1, "in") else "this"
            return Moment(i, i + 2, start, rule, value="PRESENT_REF")
        if number != "the one":
            return None
        return Moment(i, i + 2, start, "this", shift=(unit, 0))
    if number == "the many" and scan.has(i, "that"):
        return Moment(i, i + 2, start, "that", value="THEN")
    if number != "the one" or unit.startswith("T") or unit == "X":
        return None
    return Moment(i, i + 2, start, "that", shift=(unit, 0), back=True)


def _the_one(scan: Scan, i: int, start: int, unit: str) -> Moment | None:
    if unit == "Y" and scan.has(i - 1, "before_general"):
        return None
    if unit == "Y" and scan.has_bare(i + 1, "year_kind"):
        return _other_year(scan, i, start)
    relation = relation_at(scan, i + 2 if unit == "X" and scan.has(i + 1, "the_long") else i + 1)
    if relation is not None:
        last, says = relation
        year = year_number(scan, last) if unit == "Y" and says in ("past", "present", "future") else None
        if year is not None and scan.kind(last) == "number":
            return Moment(i, year[0], start, "year", year=year[1], hijri=year[2])
        if unit == "X":
            return Moment(i, last, start, "stretch", value=REFS[says]) if says in REFS else None
        if unit.startswith("T"):
            if says not in REFS:
                return None
            return Moment(i, last, start, "stretch", type="TIME", value=REFS[says])
        back = says in ("next", "before", "same")
        if says == "recent":
            if unit in ("W", "M") and scan.has(i - 1, "at", "in", "since") and not scan.has(last, "from"):
                return Moment(i, last, start, "shifted", shift=(unit, -1))
            return None if unit in ("D", "W", "M") else Moment(i, last, start, "stretch", value="PAST_REF")
        return Moment(i, last, start, "back" if back else "shifted", shift=(unit, _COUNTS[says]), back=back)
    if unit == "D":
        ordinal = scan.sense(i + 1, "ordinal_unit")
        if ordinal is not None and not ordinal.cut and not scan.has(i + 1, "single"):
            teen = scan.sense(i + 2, "ordinal_teen")
            last = i + 3 if teen is not None and not teen.cut else i + 2
            if scan.has(last, "upon"):
                return None
            lasts = scan.has_bare(last, "from") and scan.form(last + 1).startswith(article())
            hint = "present" if lasts and not scan.has(last + 1, "unit") else ""
            return Moment(i, last, start, "nth-day", shift=("D", 0), back=True, hint=hint)
        return None
    if unit in ("W", "M", "Y") and scan.has(i - 1, "in") and scan.form(i + 1)[: len(article())] != article():
        return Moment(i, i + 1, start, "the-current", shift=(unit, 0))
    return None


def _other_year(scan: Scan, i: int, start: int) -> Moment | None:
    """A year that is not that of the calendar: `العام الدراسي 2018/2019`, `السنة المالية الماضية`."""
    k = i + 2
    year = year_number(scan, k)
    if year is not None and scan.kind(k) == "number":
        return Moment(i, year[0], start, "year", year=year[1], hijri=year[2])
    relation = relation_at(scan, k)
    if relation is not None and relation[1] in REFS:
        return Moment(i, relation[0], start, "other-year", value=REFS[relation[1]])
    return Moment(i, k + 1, start, "other-year", value="LATER") if scan.has_bare(k, "new") else None


def around_at(scan: Scan, i: int) -> Moment | None:
    """`قبل ثلاثة أيام`, `بعد يومين`, `قبل ذلك بعام`, `بعدها بيومين`, `غداة` at i."""
    for kind, sign in (("before", -1), ("after", 1)):
        cue = scan.sense(i, kind)
        if cue is not None:
            if sign > 0 and scan.has(i - 1, "upon"):
                return None
            if scan.has(i + 1, "that_time"):
                return _from_then(scan, i, i + 2, cue.cut, sign)
            return _before_or_after(scan, i, cue.cut, sign)
        it = scan.sense(i, f"{kind}_it")
        if it is not None:
            return _from_then(scan, i, i + 1, it.cut, sign)
    morrow = scan.sense(i, "morrow")
    if morrow is not None:
        return Moment(i, i + 1, scan.start(i, morrow.cut), "morrow", shift=("D", 0))
    return None


def _from_then(scan: Scan, i: int, at: int, cut: int, sign: int) -> Moment | None:
    found = quantity_at(scan, at)
    if found is None or not scan.attached(at, found.start - scan.row[at].start):
        return None
    start = scan.start(i, cut)
    if found.count is None or found.count != int(found.count) or found.unit.startswith("T"):
        return Moment(i, found.last, start, "from-then", value="PAST_REF", type="DATE")
    return Moment(i, found.last, start, "from-then", shift=(found.unit, sign * int(found.count)), back=True)


def _before_or_after(scan: Scan, i: int, cut: int, sign: int) -> Moment | None:
    found = quantity_at(scan, i + 1)
    if found is None or found.start != scan.row[i + 1].start:
        return None
    if (
        (same := scan.sense(i - 1, "unit")) is not None
        and same.number == "one"
        and found.number == "one"
        and same.value == found.unit
    ):
        return None
    k = found.last + 1 if scan.has(found.last, "only") else found.last
    if scan.has(k, "from") or not (found.sure or told_as_length(scan, i + 1, found)):
        return None
    if sign > 0 and scan.has(k, "upon"):
        return None
    start = scan.start(i, cut)
    if found.count is None or found.unit.startswith("T") or found.count != int(found.count):
        value = "PAST_REF" if sign < 0 else ""
        kind = "TIME" if found.unit.startswith("T") and found.count is not None else "DATE"
        if not value and found.number == "many" and found.unit in _DAYS and scan.kind(found.last) in ENDS:
            value = "LATER"
        if value:
            return Moment(i, found.last, start, "ago", type=kind, value=value)
        return Moment(i, found.last, found.start, "after", type="DURATION", value=found.value)
    if any(scan.has(j, "if") for j in range(max(0, i - 8), i)):
        return Moment(i + 1, found.last, found.start, "duration", type="DURATION", value=found.value)
    if sign < 0:
        number = scan.numbers.get(i + 1)
        about = scan.has(i + 1, "about") or (number is not None and number.bound != "exact")
        return Moment(i, found.last, start, "about-ago" if about else "ago", shift=(found.unit, -int(found.count)))
    return Moment(
        i, found.last, start, "after", value=found.value, type="DURATION", shift=(found.unit, int(found.count))
    )


def age_at(scan: Scan, i: int) -> Moment | None:
    """An age told by an ordinal or a round number: `في الثامنة عشرة من عمره`, `طفل في الثامنة`, `لم يبلغا العشرين`, `شهره الثالث`;
    hours of the clock go no higher than twelve."""
    its = scan.sense(i, "its")
    if its is not None:
        told = ordinal_at(scan, i + 1)
        if told is None or its.cut or its.value == "D" or not scan.has(i - 1, "age_before"):
            return None
        return Moment(i, told[0], scan.start(i), "age", type="DURATION", value=f"P{told[1]}{its.value}")
    unit = scan.sense(i, "ordinal_unit")
    if unit is None:
        return _round_age(scan, i)
    if unit.cut:
        return None
    k, value = i + 1, int(unit.value)
    more = scan.sense(k, "ordinal_teen") or scan.sense(k, "ordinal_ten") or scan.sense(k, "ordinal_tens")
    if more is not None and (more.cut > 0) == ("ordinal_teen" not in scan.senses[k]):
        k, value = k + 1, value + int(more.value)
    of_life = scan.has(k, "from") and scan.has(k + 1, "age")
    of_age = scan.has(i - 1, "of_age") or (scan.has(i - 1, "within") and scan.has(i - 2, "young"))
    if scan.form(i)[-1] != closed_feminine() or not (
        of_life or of_age or (value > 12 and scan.has(i - 1, "at", "age_before"))
    ):
        return None
    if value < 3 or (scan.kind(k) == "word" and not of_life and scan.form(k).startswith(article())):
        return None
    return Moment(i, k + 2 if of_life else k, scan.start(i), "age", type="DURATION", value=f"P{value}Y")


def _round_age(scan: Scan, i: int) -> Moment | None:
    """`فلاح في الخمسين`, `تجاوزت السبعين من عمرها`; not before what the number may count."""
    tens = scan.sense(i, "ordinal_tens") or scan.sense(i, "ordinal_ten")
    if tens is None or tens.cut or int(tens.value) < 20 or not scan.has(i - 1, "age_before", "of_age", "within"):
        return None
    if scan.has(i - 2, "numbered") or any(scan.has(k, "numbering") for k in range(max(0, i - _CLAUSE), i)):
        return None
    of_life = scan.has(i + 1, "from") and scan.has(i + 2, "age")
    after = scan.form(i + 1)
    if (
        not of_life
        and scan.kind(i + 1) == "word"
        and (
            after.startswith((article(), *proclitics("preposition")))
            or scan.has(i + 1, "unit", "month")
            or counted(after)
        )
    ):
        return None
    return Moment(i, i + 3 if of_life else i + 1, scan.start(i), "age", type="DURATION", value=f"P{tens.value}Y")


def its_day_at(scan: Scan, i: int) -> Moment | None:
    """The day of speech told as one of a row: `تدخل المعركة يومها الرابع`."""
    its, told = scan.sense(i, "its"), ordinal_at(scan, i + 1)
    if its is None or its.value != "D" or told is None:
        return None
    return Moment(i, told[0], scan.start(i, its.cut), "its-day", shift=("D", 0))


def every_at(scan: Scan, i: int) -> Moment | None:
    """`كل يوم`, `كل ثلاثة أشهر`, `كل يوم جمعة`."""
    cue = scan.sense(i, "every")
    if cue is None:
        return None
    start = scan.start(i, cue.cut)
    part = scan.phrase(i + 1, "of", particles=False)
    if part is not None and part[2] not in ("", "AF"):
        return Moment(i, part[0], start, "every-part", type="SET", value="P1D")
    weekday = scan.sense(i + 2, "weekday_bare") if scan.has(i + 1, "day") else scan.sense(i + 1, "weekday_bare")
    if weekday is not None and not weekday.cut and (scan.has(i + 1, "day") or weekday.value not in ("1", "7")):
        last = i + 3 if scan.has(i + 1, "day") else i + 2
        return Moment(i, last, start, "every-weekday", type="SET", value=f"XXXX-WXX-{weekday.value}")
    found = quantity_at(scan, i + 1)
    if (
        found is None
        or found.start != scan.row[i + 1].start
        or found.unit == "X"
        or (found.number == "many" and not found.sure)
    ):
        return None
    return Moment(i, found.last, start, "every", type="SET", value=found.value)
