"""Times with names of their own and times that name no calendar: feasts, `الآن`, `سابقا`, `ذات يوم`, `يوم الحادث`, `أول يوم`."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import endings
from khabar.language import article, is_definite
from khabar.read.times.dates import month_at, with_year
from khabar.read.times.spans import quantity_at
from khabar.read.times.words import Moment, Scan

# How many words before `يوما` may hold the verb that makes a length of it.
_LASTING_REACH = 3


def named_at(scan: Scan, i: int) -> Moment | None:
    """A feast or a day with a name of its own: `عيد الفطر`, `رأس السنة الميلادية`."""
    found = scan.phrase(i, "named")
    if found is None:
        return None
    last, cut, meaning = found
    calendar, month, day, days = meaning.split("|")
    hijri = calendar == "hijri"
    moment = Moment(
        i, last, scan.start(i, cut), "named-day", month=int(month), day=int(day), hijri=hijri, days=int(days)
    )
    return with_year(scan, moment)


def _describes(scan: Scan, i: int) -> bool:
    """Whether an adjective (`اليومية`) agrees with the noun before it: a definite one follows an article or a pronoun."""
    if i == 0 or scan.kind(i - 1) != "word" or scan.has(i - 1, "unit", "anniversary"):
        return False
    before = scan.form(i - 1)
    if not scan.form(i).startswith(article()):
        return True
    return before.endswith(endings("pronoun", "ms", "fs", "mp", "fp", "d")) or is_definite(before)


def phrase_at(scan: Scan, i: int) -> Moment | None:
    """A time that names no calendar: `الآن`, `وقت سابق`, `مؤخرا`, `آنذاك`, `يوميا`."""
    found = scan.phrase(i, "phrase")
    if found is None:
        return None
    last, cut, meaning = found
    kind, value, needs = meaning.split("|")
    start = scan.start(i, cut)
    if needs == "in" and not scan.has(i - 1, "at"):
        return None
    if needs == "until" and not scan.has(i - 1, "until"):
        return None
    if needs == "apart" and scan.has(last, "from"):
        return None
    if needs == "loose" and i and _accusative(scan.form(i - 1)):
        return None
    if needs == "described" and not _describes(scan, i):
        return None
    if needs == "some_day" and not _some_day(scan, i):
        return None
    if needs == "written" and not (scan.has(i - 1, "until") and scan.has(last, "story")):
        return None
    if needs in ("story", "written"):
        while scan.has(last, "story") and last < i + 5:
            last += 1
    return Moment(i, last, start, "set" if kind == "SET" else "phrase", type=kind, value=value)


def _accusative(form: str) -> bool:
    """Whether a folded word may be a noun in the accusative, which an adjective agrees with; no verb of the plural."""
    return len(form) > 4 and form.endswith(article()[0]) and not form.endswith(endings("past", "mp"))


def _some_day(scan: Scan, i: int) -> bool:
    """Whether the accusative of a day means some day and no length: no number, no verb of lasting and no adjective beside it."""
    if scan.kind(i - 1) == "number" or any(
        scan.has(k, "lasting", "about", "few") for k in range(i - _LASTING_REACH, i)
    ):
        return False
    before = scan.form(i - 1)
    if scan.has(i - 1, "ordinal_ten", "ordinal_unit", "ordinal_tens", "in", "since", "after", "before") or not before:
        return False
    found = quantity_at(scan, i)
    return (
        found is not None
        and found.last == i + 1
        and not found.sure
        and not scan.has(i + 1, "only", "long", "of", "weekday")
    )


def occasion_at(scan: Scan, i: int) -> Moment | None:
    """A day or an hour named after what happened in it: `يوم الحادث`, `ساعة الانفجار`."""
    eve = scan.sense(i, "eve")
    if eve is not None and scan.has_bare(i + 1, "occasion") and not scan.has(i - 1, "every", "of"):
        return Moment(i, i + 2, scan.start(i, eve.cut), "occasion", value="LATER")
    unit = scan.sense(i, "unit")
    if (
        unit is None
        or unit.number != "one"
        or unit.value not in ("D", "TH", "TS")
        or not scan.has_bare(i + 1, "occasion")
    ):
        return None
    if scan.kind(i - 1) == "number" or scan.has(i - 1, "this", "that", "every", "few"):
        return None
    kind = "DATE" if unit.value == "D" else "TIME"
    return Moment(i, i + 2, scan.start(i, unit.cut), "occasion", type=kind, value="LATER")


def first_day_at(scan: Scan, i: int) -> Moment | None:
    """`أول يوم`, `آخر ليلة`: of the month that is told beside it, or of the time told last."""
    edge = scan.sense(i, "edge")
    if edge is None or edge.value != "edge":
        return None
    start = scan.start(i, edge.cut)
    unit = scan.sense(i + 1, "unit")
    if unit is not None and unit.value == "D" and unit.number == "one" and not unit.cut:
        month = month_at(scan, i + 3) if scan.has(i + 2, "from") else None
        if month is not None and month[0].start == scan.row[i + 3].start:
            first = 1 if scan.has(i, "first") else None
            return replace(month[0], first=i, start=start, day=first, rule="day-month" if first else "part-of-month")
        return Moment(i, i + 2, start, "nth-day", shift=("D", 0), back=True)
    return None
