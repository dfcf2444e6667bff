"""Years, decades, centuries, seasons and quarters, months that stand alone, and their beginnings and ends."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article, proclitics
from khabar.read.counted import counted
from khabar.read.times.dates import month_at, with_year
from khabar.read.times.figures import month_first_at, ordinal_at, relation_at, year_number
from khabar.read.times.spans import REFS
from khabar.read.times.stretches import span_at
from khabar.read.times.tables import as_written
from khabar.read.times.words import Moment, Scan
from khabar.text import COMMAS

_BRACKETS = {"(": ")"}


def year_at(scan: Scan, i: int, previous: Moment | None = None) -> Moment | None:
    """A year at i: after a word for year, with a sign of its calendar, or bare where what stands around it says that it is one.

    `previous` is the expression found last: a year may continue one (`2014 و2015`, `2014-2018`).
    """
    unit = scan.sense(i, "unit")
    if unit is not None and unit.value == "Y":
        said = relation_at(scan, i + 1) if unit.number == "the one" else None
        if said is not None and said[1] == "present" and (found := year_number(scan, said[0])) is not None:
            return Moment(i, found[0], scan.start(i, unit.cut), "year", year=found[1], hijri=found[2], hint="present")
        found = year_number(scan, i + 1)
        if found is None or unit.number in ("of", "the two", "two", "many", "the many"):
            return None
        relation = relation_at(scan, found[0])
        says = relation[1] if relation is not None else ""
        last = relation[0] if relation is not None and says in ("past", "present", "future") else found[0]
        hint = says if says == "present" else ""
        return Moment(i, last, scan.start(i, unit.cut), "year", year=found[1], hijri=found[2], hint=hint)
    if scan.kind(i) != "number" or len(scan.form(i)) != 4:
        return None
    found = year_number(scan, i)
    if found is None:
        return None
    last, year, hijri = found
    if not (last > i + 1 or _continues(scan, i, previous) or _year_told(scan, i, year)):
        return None
    if scan.has(i - 1, "before_year") and scan.senses[i - 1]["before_year"].value == "name":
        return None
    return Moment(i, last, scan.start(i), "year", year=year, hijri=hijri)


def bare_year_at(scan: Scan, i: int) -> Moment | None:
    """Four digits that can only be a year, after a word such as `الفترة نفسها من`."""
    found = year_number(scan, i)
    if found is None or scan.kind(i) != "number":
        return None
    return Moment(i, found[0], scan.start(i), "year", year=found[1], hijri=found[2])


def _continues(scan: Scan, i: int, previous: Moment | None) -> bool:
    if previous is None or previous.year is None or not 0 < i - previous.last <= 2:
        return False
    return all(
        scan.has(k, "joint", "until") or scan.form(k) in ("-", "/") or scan.form(k) in COMMAS
        for k in range(previous.last, i)
    )


def _year_told(scan: Scan, i: int, year: int) -> bool:
    """Whether the words around four digits make them a year and not a count."""
    if not 1900 <= year <= 2099:
        return False
    before = scan.senses[i - 1] if i else {}
    unit = before.get("unit")
    if unit is not None and unit.value == "Y":
        return True
    if scan.form(i + 1) == "-" and (after := year_number(scan, i + 2)) is not None and 0 < after[1] - year < 60:
        return True
    if scan.form(i - 1) in _BRACKETS:
        return scan.form(i + 1) == ")"
    event = before.get("before_year")
    if event is not None and event.value == "event":
        return not _counts(scan, i, year)
    if "edge" in before or "season" in before or "month" in before:
        return True
    if "year_kind" in before:
        return not _counts(scan, i, year)
    if any(kind in before for kind in ("since", "until", "at", "in", "before", "after", "range", "joint", "from")):
        if "from" in before and not (scan.has(i + 1, "until") or scan.form(i + 1) == "-"):
            return False
        return not _counts(scan, i, year)
    return False


def _counts(scan: Scan, i: int, year: int) -> bool:
    """Whether the word after the digits may be a noun that they count."""
    after = i + 1
    if scan.kind(after) in ("mark", "break"):
        if scan.form(after) in ("-", "/") and scan.kind(after + 1) == "number":
            return year_number(scan, after + 1) is None
        return scan.form(after) in ("%", "$", ":")
    if scan.kind(after) == "number" or scan.kind(after) == "latin":
        return True
    form = scan.form(after)
    unit = scan.sense(after, "unit")
    if (unit is not None and not unit.cut) or counted(form) is not None:
        return True
    if form.startswith(article()) or len(form) <= 3 or scan.senses[after] or form[0] in proclitics("conjunction"):
        return False
    if scan.has(i - 1, "since"):
        return year % 50 == 0
    return year % 50 == 0 or (form[-1] == article()[0] and not (scan.has(i - 1, "at") and year % 10))


def month_alone_at(scan: Scan, i: int) -> Moment | None:
    """A month that no day stands before, where enough stands around it to know that it is one."""
    found = month_at(scan, i)
    if found is None:
        return None
    if (day := month_first_at(scan, i)) is not None:
        return day
    moment, needs = found
    if needs == "yes":
        return moment
    cut = moment.start - scan.row[i].start
    word = scan.page.text[moment.start : scan.row[moment.last - 1].end]
    if cut:
        told = word in as_written() and (scan.attached(i, cut) or scan.month(i - 1) is not None)
    else:
        told = scan.has(i - 1, "at", "in", "since", "until", "before", "after", "edge", "season_word", "range")
    if needs == "near" and told and not (scan.has(i - 1, "from") and not cut):
        return moment
    return None


def edge_at(scan: Scan, i: int) -> Moment | None:
    """`مطلع العام الجاري`, `نهاية أيلول/سبتمبر 2020`, `أواخر الشهر الماضي`, `نهاية الأسبوع` at i."""
    edge = scan.sense(i, "edge")
    if edge is None:
        return None
    k = i + 1
    inner = _largest(
        month_at(scan, k),
        year_at(scan, k),
        season_at(scan, k),
        decade_at(scan, k),
        century_at(scan, k),
        unit_stretch(scan, k),
    )
    if inner is None:
        year = year_number(scan, k)
        if year is None or scan.kind(k) != "number" or edge.value == "edge":
            return None
        inner = Moment(k, year[0], scan.start(k), "year", year=year[1], hijri=year[2])
    if inner.start != scan.row[k].start:
        return None
    if edge.value == "edge" and inner.rule == "year":
        return None
    moment = replace(inner, first=i, start=scan.start(i, edge.cut), rule=f"edge-{inner.rule}")
    if inner.rule == "year" and not inner.hint and scan.has(i - 1, "since") and scan.form(k).startswith(article()):
        moment = replace(moment, hint="since")
    if inner.shift is not None and inner.shift[0] == "W" and edge.value == "end":
        return replace(moment, rule="weekend")
    return moment


def unit_stretch(scan: Scan, i: int) -> Moment | None:
    """A week, month or year told from the day of speech; bare with its article it is the current one."""
    found = span_at(scan, i)
    if found is not None and (found.shift is not None or found.rule == "other-year"):
        return found
    unit = scan.sense(i, "unit")
    if unit is None or unit.number != "the one" or unit.value not in ("W", "M", "Y") or unit.cut:
        return None
    if scan.form(i + 1).startswith(article()) and relation_at(scan, i + 1) is None:
        return None
    return Moment(i, i + 1, scan.start(i), "the-current", shift=(unit.value, 0))


def _largest(month: tuple[Moment, str] | None, *others: Moment | None) -> Moment | None:
    found = [m for m in others if m is not None]
    if month is not None:
        found.append(month[0])
    return max(found, key=lambda m: m.last) if found else None


def season_at(scan: Scan, i: int) -> Moment | None:
    """`صيف 2014`, `هذا الصيف`, `الشتاء الماضي`, `فصل الخريف`."""
    head = scan.sense(i, "this") or scan.sense(i, "season_word")
    at = i + 1 if head is not None and scan.has(i + 1, "season") else i
    season = scan.sense(at, "season")
    if season is None and scan.has(i, "season_word"):
        return _yearly_at(scan, i)
    if season is None or (at > i and season.cut):
        return None
    start = scan.start(i, head.cut if at > i and head else season.cut)
    moment = Moment(i, at + 1, start, "season", value=season.value)
    this = scan.has(at + 1, "this", "that") and span_at(scan, at + 1)
    if this and this.shift is not None and this.shift[0] == "Y":
        return replace(moment, last=this.last, shift=this.shift, back=this.back)
    full = with_year(scan, moment)
    if full.last > moment.last:
        return full
    if at > i:
        return replace(moment, hint="present" if scan.has(i, "this") else "")
    accusative = scan.form(i)[-1] == article()[0] and scan.kind(i - 1) != "number" and i - 1 not in scan.numbers
    if scan.form(i) == article() + scan.form(i)[len(article()) :] and _reached(scan, i, at + 1, season.cut):
        ahead = scan.has(i - 1, "before", "by_then", "until")
        return replace(moment, hint="after" if ahead else "past")
    lasting = season.value and scan.has_bare(i - 1, "in") and not scan.form(at + 1).startswith(article())
    return moment if lasting or (accusative and not scan.has(i - 1, "season")) else None


def _reached(scan: Scan, i: int, last: int, cut: int) -> bool:
    """Whether the definite season at i is one that something reaches or begins in (`قبل الشتاء`, `منذ الصيف`), and no other season's or
    a name's (`في الصيف والشتاء`, `الربيع العربي`)."""
    if cut or not scan.has(i - 1, "before", "by_then", "since", "until", "after"):
        return False
    return not (scan.kind(last) == "word" and (scan.form(last).startswith(article()) or scan.has(last, "season")))


def _yearly_at(scan: Scan, i: int) -> Moment | None:
    """A stretch that comes every year: `موسم الأمطار الحالي`, `فصل الجفاف المقبل`."""
    relation = relation_at(scan, i + 2) if scan.form(i + 1).startswith(article()) else None
    if relation is None or relation[1] not in ("past", "present", "future"):
        return None
    return Moment(i, relation[0], scan.start(i, scan.senses[i]["season_word"].cut), "stretch", value=REFS[relation[1]])


def decade_at(scan: Scan, i: int) -> Moment | None:
    """`التسعينيات`, `ستينيات القرن الماضي`; not of somebody's age."""
    decade = scan.sense(i, "decade")
    if decade is None:
        return None
    k = i + 2 if scan.has(i + 1, "from") else i + 1
    if scan.has(k, "age"):
        return None
    century, last = 19, i + 1
    if scan.has(k, "era"):
        relation = relation_at(scan, k + 1)
        ordinal = century_at(scan, k)
        if relation is not None:
            century, last = (20 if relation[1] == "present" else 19), relation[0]
        elif ordinal is not None:
            century, last = int(ordinal.value), ordinal.last
    elif decade.number != "the" or decade.value in ("20", "30") or scan.has(i + 1, "hijri"):
        return None
    return Moment(i, last, scan.start(i, decade.cut), "decade", value=f"{century:02}{int(decade.value) // 10}")


def century_at(scan: Scan, i: int) -> Moment | None:
    """`القرن التاسع عشر`, `القرن الـ19`, `القرن الحادي والعشرين`."""
    era = scan.sense(i, "era")
    if era is None:
        return None
    k = i + 2 if scan.form(i + 1) == article() else i + 1
    told = ordinal_at(scan, k) if k == i + 1 else None
    if told is None and scan.digits(k) is not None:
        told = k + 1, int(scan.form(k))
    if told is None or not 2 <= told[1] <= 22 or scan.has(told[0], "hijri"):
        return None
    return Moment(i, told[0], scan.start(i, era.cut), "century", value=f"{told[1] - 1:02}")
