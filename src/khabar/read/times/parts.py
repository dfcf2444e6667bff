"""Parts of the day, and the day that they belong to: `صباح اليوم`, `اليوم العصر`, `ليل السبت الأحد`, `منذ الفجر`, `صلاة الجمعة`."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import closed_feminine
from khabar.language import article, proclitics
from khabar.read.times.dates import day_at, weekday_at
from khabar.read.times.figures import relation_at
from khabar.read.times.named import named_at
from khabar.read.times.stretches import span_at
from khabar.read.times.tables import unlike
from khabar.read.times.words import Moment, Scan
from khabar.read.times.years import bare_year_at, year_at

_NIGHT_SIGNS = frozenset(["-", "/"])
# Marks after a part of the day that its day may follow.
_BEFORE_DAY = frozenset(["-", "/", "(", '"', ":"])


def part_at(scan: Scan, i: int) -> Moment | None:
    """A part of a day at i: `صباح اليوم`, `ليل السبت الأحد`, `الليلة الماضية`, `ساعة متأخرة من مساء السبت`."""
    return _lead(scan, i) or part_before_day(scan, i) or _the_part(scan, i)


def part_before_day(scan: Scan, i: int) -> Moment | None:
    """A part of the day with the day after it: `صباح اليوم`, `فجر عيد الفطر`, `ليل السبت الأحد`."""
    found = scan.phrase(i, "of")
    if found is None:
        return None
    last, cut, part = found
    day = None
    k = last
    while day is None and k < last + 2:
        day = day_at(scan, k)
        if day is not None and day.start == scan.row[k].start:
            break
        day = None
        if not (scan.has(k, "from") and scan.senses[k]["from"].cut == 0):
            break
        k += 1
    if day is None:
        named = named_at(scan, last) if part in ("MO", "AF", "EV") else None
        if named is not None and named.start == scan.row[last].start:
            return replace(
                named, first=i, start=scan.start(i, cut), part=part, type="TIME", rule="part-named-day", days=None
            )
        same = span_at(scan, last)
        of_day = (
            same is not None and same.shift is not None and same.shift[0] == "D" and (same.back or same.shift[1] == 0)
        )
        if same is not None and of_day and same.start == scan.row[last].start:
            return replace(same, first=i, start=scan.start(i, cut), part=part, type="TIME", rule="part-same-day")
        inner = _the_part(scan, last) if part == "NI" else None
        if inner is not None and inner.start == scan.row[last].start and inner.shift is not None:
            return replace(inner, first=i, start=scan.start(i, cut))
        return None
    if not part:
        return replace(day, first=i, start=scan.start(i, cut))
    day = replace(day, first=i, start=scan.start(i, cut), part=part, type="TIME", rule=f"part-{day.rule}")
    return _night_between(scan, day) if part in ("NI", "MO") else day


def _night_between(scan: Scan, night: Moment) -> Moment:
    """The night with the second of the two days that it lies between: `ليل السبت - الأحد`, `ليلة الأربعاء إلى الخميس`.

    After its midnight the second has begun."""
    if night.weekday is None or night.day is not None:
        return night
    k = night.last
    if scan.form(k) in _NIGHT_SIGNS or scan.has(k, "until"):
        k += 1
    second = weekday_at(scan, k)
    if second is None or second.weekday is None or second.start != scan.row[k].start:
        return night
    if (second.weekday - night.weekday) % 7 != 1:
        return night
    if scan.has(night.first, "after"):
        return replace(night, last=second.last, weekday=second.weekday, hint=second.hint or night.hint)
    return replace(night, last=second.last, rule="night-between", hint=second.hint or night.hint)


def _the_part(scan: Scan, i: int) -> Moment | None:
    """`الليلة الماضية`, `هذا الصباح`, `هذه الليلة`."""
    this = scan.sense(i, "this")
    at = i + 1 if this else i
    found = scan.phrase(at, "the")
    if found is None or (this and found[1]):
        return None
    last, cut, part = found
    start = scan.start(i, this.cut if this else cut)
    moment = Moment(i, last, start, "part", type="TIME", part=part, shift=("D", 0))
    relation = relation_at(scan, last)
    if relation is not None and relation[1] in ("past", "past2", "future"):
        return replace(moment, last=relation[0], shift=("D", {"past": -1, "past2": -2, "future": 1}[relation[1]]))
    if not this and scan.has_bare(last, "this_one"):
        return replace(moment, last=last + 1)
    return moment if this else None


def that_night_at(scan: Scan, i: int) -> Moment | None:
    """`تلك الليلة`, `ذلك الصباح`: of the day told last."""
    that = scan.sense(i, "that")
    found = scan.phrase(i + 1, "the", particles=False) if that is not None else None
    if that is None or found is None or not scan.form(i + 1).startswith(article()):
        return None
    start = scan.start(i, that.cut)
    return Moment(i, found[0], start, "that", type="TIME", part=found[2], shift=("D", 0), back=True)


def tonight_at(scan: Scan, i: int) -> Moment | None:
    """`الليلة` that stands alone, the night after the day of speech; `خلال الليل`, that of the day told last."""
    found = scan.phrase(i, "the")
    if found is None or found[2] != "NI" or found[0] != i + 1 or "unit" in scan.senses[i]:
        return None
    moment = Moment(i, found[0], scan.start(i, found[1]), "tonight", type="TIME", part="NI", shift=("D", 0))
    if scan.form(i)[-1] != closed_feminine():
        return replace(moment, rule="part-alone", shift=None) if scan.has(i - 1, "in") else None
    if scan.has(i - 1, "that", "same", "every", "of", "hour") or scan.kind(i + 1) == "word":
        return None
    return moment


def _lead(scan: Scan, i: int) -> Moment | None:
    """`الساعات الأولى من فجر اليوم`, `وقت سابق من يوم الجمعة`."""
    found = scan.phrase(i, "lead")
    if found is None:
        return None
    last, cut, part = found
    k = last
    if scan.has(k, "from") and scan.senses[k]["from"].cut == 0:
        k += 1
    elif last == i + 1:
        return None if not scan.has(k, "of") else _join_lead(scan, i, cut, part, part_before_day(scan, k))
    inner = part_before_day(scan, k) or _the_part(scan, k) or day_at(scan, k) or _told_stretch(scan, k)
    if inner is None and not part:
        inner = year_at(scan, k) or bare_year_at(scan, k)
    if inner is None:
        bare = scan.phrase(k, "the")
        if bare is None or bare[1] or not part:
            return None
        inner = Moment(k, bare[0], scan.start(k), "part", type="TIME", part=bare[2], shift=("D", 0), back=False)
    return _join_lead(scan, i, cut, part, inner)


def _told_stretch(scan: Scan, i: int) -> Moment | None:
    """`هذا الشهر`, `العام الجاري` after `وقت سابق من`."""
    found = span_at(scan, i)
    return found if found is not None and found.shift is not None and found.type == "DATE" else None


def _join_lead(scan: Scan, i: int, cut: int, part: str, inner: Moment | None) -> Moment | None:
    if inner is None or inner.start != scan.row[inner.first].start:
        return None
    part = inner.part or (part if inner.shift is None or inner.shift[0] == "D" else "")
    return replace(
        inner, first=i, start=scan.start(i, cut), part=part, type="TIME" if part else inner.type, rule=f"lead-{inner.rule}"
    )  # fmt: skip


def adverb_at(scan: Scan, i: int) -> Moment | None:
    """`فجرا`, `ليلا` that stands alone: of the day told last in the sentence, or of the day of speech."""
    found = scan.phrase(i, "adverb") or _bare_adverb(scan, i)
    if found is None:
        found = scan.phrase(i, "beside")
        word = scan.row[i]
        if found is None or word.end - word.start == len(word.form) or found[0] != i + 1 or found[1]:
            return None
    if scan.attached(i, found[1]) or scan.has(i - 1, "that", "every") or scan.phrase(found[0], "adverb"):
        return None
    if scan.page.text[scan.start(i, found[1]) : scan.row[i].end] in unlike():
        return None
    hint = "present" if scan.has(i, "after") and found[2] == "NI" else ""
    return Moment(i, found[0], scan.start(i, found[1]), "part-alone", type="TIME", part=found[2], hint=hint)


def _bare_adverb(scan: Scan, i: int) -> tuple[int, int, str] | None:
    """`مساء` that is written like the noun, before a mark or another clause, where nothing follows that it could belong to."""
    found = scan.phrase(i, "bare", particles=False)
    if found is None or scan.kind(i - 1) != "word" or scan.phrase(i - 1, "of") is not None:
        return None
    if scan.has(i - 1, "at", "in", "from", "since", "until", "before", "after", "that", "every", "same", "hour"):
        return None
    k = found[0]
    if scan.kind(k) == "word":
        return found if scan.form(k)[0] in proclitics("conjunction") else None
    return found if scan.kind(k) != "number" and scan.form(k) not in _BEFORE_DAY else None


def dated_at(scan: Scan, i: int) -> Moment | None:
    """A day at i with the part of it that is told after it: `السبت صباحا`, `اليوم العصر`."""
    day = day_at(scan, i)
    if day is None or day.type != "DATE" or day.rule == "day-list":
        return day
    found = scan.phrase(day.last, "adverb", particles=False) or scan.phrase(day.last, "then", particles=False)
    if found is None or day_at(scan, found[0]) is not None or scan.has(found[0], "hour"):
        return day
    return replace(day, last=found[0], part=found[2], type="TIME", rule=f"{day.rule}-part")


def definite_at(scan: Scan, i: int) -> Moment | None:
    """A part of the day with its article, after a word that places it: `منذ الصباح`, `حتى الظهر`, `في الليل`."""
    found = scan.phrase(i, "reached")
    only_reached = found is not None
    if found is None:
        found = scan.phrase(i, "the")
        if (
            found is None
            or not scan.form(i)[found[1] :].startswith(article())
            or (scan.form(i)[-1] == closed_feminine() and found[2] == "NI")
        ):
            return None
    last, cut, part = found
    since = not cut and scan.has(i - 1, "since")
    if scan.kind(last) == "word" and scan.form(last).startswith(article()) and not (since and last > i + 1):
        return None
    placed = since or (not cut and scan.has(i - 1, "until", "before", "after", "in", "by_hour", "by_then"))
    if not only_reached or last > i + 1:
        placed = placed or scan.attached(i, cut) or (not cut and scan.has(i - 1, "at"))
    if not cut and (last > i + 1 or part == "MO"):
        placed = placed or scan.has(i - 1, "along")
    from_then = scan.has_bare(i - 1, "from") and not cut and not scan.phrase(i - 2, "lead")
    if not placed and not (from_then and (part == "MO" or scan.has(last, "until"))):
        return None
    hint = "since" if since else ""
    return Moment(i, last, scan.start(i, cut), "part-definite", type="TIME", part=part, hint=hint)


def midnight_at(scan: Scan, i: int) -> Moment | None:
    """`منتصف الليل` as an hour of the clock; not where it only lies before or after: `بعد منتصف الليل`."""
    found = scan.phrase(i, "midnight")
    if (
        found is None
        or scan.has(i - 1, "before", "after", "that", "every", "around")
        or scan.phrase(found[0], "relation")
    ):
        return None
    hint = "after" if scan.has_bare(i - 1, "from") and scan.has_bare(i - 2, "at") else ""
    return Moment(i, found[0], scan.start(i, found[1]), "midnight", type="TIME", clock="T00:00", hint=hint)


def prayer_at(scan: Scan, i: int) -> Moment | None:
    """`صلاة الجمعة`, the early afternoon of a Friday; `بعد صلاة العصر`, `صلاة فجر السبت`."""
    prayer = scan.sense(i, "prayer")
    if prayer is not None and scan.has(i + 1, "prayed", "of"):
        return _prayed(scan, i, prayer.cut)
    day = weekday_at(scan, i + 1, named=True) if prayer is not None else None
    if prayer is None or day is None or day.start != scan.row[i + 1].start:
        return None
    return replace(day, first=i, start=scan.start(i, prayer.cut), part="AF", type="TIME", rule="prayer")


def _prayed(scan: Scan, i: int, cut: int) -> Moment | None:
    """One of the daily prayers at i, where the words before it make a time of it."""
    if not (scan.has(i - 1, "since", "until", "before", "after", "in", "at", "by_hour") or scan.attached(i, cut)):
        return None
    start = scan.start(i, cut)
    inner = part_before_day(scan, i + 1)
    if inner is not None and inner.start == scan.row[i + 1].start:
        return replace(inner, first=i, start=start)
    found = scan.phrase(i + 1, "prayed", particles=False)
    if found is None:
        return None
    day = day_at(scan, found[0])
    if day is not None and day.start == scan.row[found[0]].start and day.rule != "day-list":
        return replace(day, first=i, start=start, part=found[2], type="TIME", rule=f"part-{day.rule}")
    return Moment(i, found[0], start, "part-definite", type="TIME", part=found[2])
