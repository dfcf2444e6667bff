"""Parts of a year or a month: quarters, halves, first months, the weeks and ten days of a month."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article
from khabar.read.times.dates import month_at
from khabar.read.times.figures import relation_at, year_number
from khabar.read.times.words import Moment, Scan
from khabar.read.times.years import century_at, unit_stretch, year_at

# Parts of a year that so many of its first months are.
_MONTHS = {3: "Q1", 6: "H1"}


def quarter_at(scan: Scan, i: int) -> Moment | None:
    """A part of a year or month: `الربع الأول من عام 2020`, `النصف الثاني من العام الماضي`, `الأسبوع الأول من مايو`."""
    if scan.has(i, "ten_days") and scan.has(i + 1, "decade_part") and scan.has(i + 2, "from"):
        month = month_at(scan, i + 3)
        return (
            replace(month[0], first=i, start=scan.start(i, scan.senses[i]["ten_days"].cut), rule="part-of-month")
            if month
            else None
        )
    head = scan.sense(i, "quarter") or scan.sense(i, "half") or scan.sense(i, "third")
    unit = scan.sense(i, "unit")
    if unit is not None and unit.value == "M" and unit.number == "the many":
        return _first_months(scan, i, scan.start(i, unit.cut))
    if head is None and (unit is None or unit.value not in ("W", "D") or not unit.number.startswith("the")):
        return None
    ordinal = scan.sense(i + 1, "ordinal_unit")
    nth = int(ordinal.value) if ordinal is not None and not ordinal.cut else 0
    if not scan.form(i + 1).startswith(article()) or not (nth or (relation_at(scan, i + 1) or (0, ""))[1] == "recent"):
        return None
    if not scan.has(i + 2, "from"):
        return None
    start = scan.start(i, head.cut if head is not None else unit.cut if unit is not None else 0)
    month = month_at(scan, i + 3)
    if month is not None and month[0].start == scan.row[i + 3].start:
        return replace(month[0], first=i, start=start, rule="part-of-month")
    inner = _whole_of(scan, i + 3)
    if inner is None or inner.type != "DATE" or (inner.start < scan.row[i + 3].start and inner.rule != "year"):
        return None
    letter = "Q" if scan.has(i, "quarter") else "H" if scan.has(i, "half") else ""
    if (
        inner.value
        or not letter
        or not 1 <= nth <= (4 if letter == "Q" else 2)
        or (inner.shift is not None and inner.shift[0] != "Y")
    ):
        return replace(inner, first=i, start=start, rule=f"part-of-{inner.rule}")
    return replace(inner, first=i, start=start, value=f"{letter}{nth}", rule="part-of-year")


def _whole_of(scan: Scan, i: int) -> Moment | None:
    """The year, century or stretch at i of which a part is told."""
    inner = year_at(scan, i) or century_at(scan, i) or unit_stretch(scan, i)
    if inner is None and (year := year_number(scan, i)) is not None and scan.kind(i) == "number":
        return Moment(i, year[0], scan.start(i), "year", year=year[1], hijri=year[2])
    return inner


def _first_months(scan: Scan, i: int, start: int) -> Moment | None:
    """`الأشهر الستة الأولى من العام`, `الأشهر الثلاثة الأولى من عام 2020`: half of a year or a quarter."""
    told = scan.count(i + 1)
    part = _MONTHS.get(int(told.value or 0)) if told is not None else None
    if told is None or part is None or not scan.has_bare(told.last, "first_of") or not scan.has(told.last + 1, "from"):
        return None
    inner = _whole_of(scan, told.last + 2)
    if inner is None or inner.type != "DATE" or inner.value or (inner.shift is not None and inner.shift[0] != "Y"):
        return None
    return replace(inner, first=i, start=start, value=part, rule="part-of-year")
