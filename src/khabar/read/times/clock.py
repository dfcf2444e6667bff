"""Hours of the clock, parts of the day, and the day that they belong to."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.times.calendar import hour_of
from khabar.read.times.dates import date_at, day_at, weekday_at
from khabar.read.times.figures import relation_at
from khabar.read.times.hours import half_of_day, hour_at, letters_before, past_zone
from khabar.read.times.stretches import span_at
from khabar.read.times.tables import feminine, unlike
from khabar.read.times.words import COMMAS, Moment, Scan

_NIGHT_SIGNS = frozenset(["-", "/"])


def part_at(scan: Scan, i: int) -> Moment | None:
    """A part of a day at i: `صباح اليوم`, `ليل السبت الأحد`, `الليلة الماضية`, `ساعة متأخرة من مساء السبت`."""
    return _lead(scan, i) or _part_of_day(scan, i) or _the_part(scan, i)


def _part_of_day(scan: Scan, i: int) -> Moment | None:
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
        inner = _the_part(scan, last) if part == "NI" else None
        if inner is not None and inner.start == scan.row[last].start and inner.shift is not None:
            return replace(inner, first=i, start=scan.start(i, cut))
        return None
    if not part:
        return replace(day, first=i, start=scan.start(i, cut))
    day = replace(day, first=i, start=scan.start(i, cut), part=part, type="TIME", rule=f"part-{day.rule}")
    return _night_between(scan, day) if part in ("NI", "MO") else day


def _night_between(scan: Scan, night: Moment) -> Moment:
    """The night with the second of the two days that it lies between: `ليل السبت - الأحد`, `ليلة الأربعاء إلى الخميس`."""
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
    return moment if this else None


def tonight_at(scan: Scan, i: int) -> Moment | None:
    """`الليلة` that stands alone, the night after the day of speech; `خلال الليل`, that of the day told last."""
    found = scan.phrase(i, "the")
    if found is None or found[2] != "NI" or found[0] != i + 1 or "unit" in scan.senses[i]:
        return None
    moment = Moment(i, found[0], scan.start(i, found[1]), "tonight", type="TIME", part="NI", shift=("D", 0))
    if scan.form(i)[-1] not in feminine():
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
        return None if not scan.has(k, "of") else _join_lead(scan, i, cut, part, _part_of_day(scan, k))
    inner = _part_of_day(scan, k) or _the_part(scan, k) or day_at(scan, k) or _told_stretch(scan, k)
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
    found = scan.phrase(i, "adverb")
    if found is None:
        found = scan.phrase(i, "beside")
        word = scan.row[i]
        if found is None or word.end - word.start == len(word.form) or found[0] != i + 1 or found[1]:
            return None
    if scan.attached(i, found[1]) or scan.has(i - 1, "that", "every") or scan.has(found[0], "adverb"):
        return None
    if scan.page.text[scan.start(i, found[1]) : scan.row[i].end] in unlike():
        return None
    return Moment(i, found[0], scan.start(i, found[1]), "part-alone", type="TIME", part=found[2])


def _adverb(scan: Scan, i: int) -> tuple[int, int, str] | None:
    return scan.phrase(i, "adverb", particles=False) or scan.phrase(i, "beside", particles=False)


def prayer_at(scan: Scan, i: int) -> Moment | None:
    """`صلاة الجمعة`: the early afternoon of a Friday."""
    prayer = scan.sense(i, "prayer")
    day = weekday_at(scan, i + 1, named=True) if prayer is not None else None
    if prayer is None or day is None or day.start != scan.row[i + 1].start:
        return None
    return replace(day, first=i, start=scan.start(i, prayer.cut), part="AF", type="TIME", rule="prayer")


def clock_at(scan: Scan, i: int) -> Moment | None:
    """An hour of the clock at i, with its part of the day, its day and its zone, or None."""
    about = scan.sense(i, "around")
    at = i
    if about is not None and scan.has(i + 1, "hour"):
        at = i + 1
    hour = scan.sense(at, "hour")
    told = hour_at(scan, at + 1, True) if hour is not None and (at == i or not hour.cut) else None
    if told is None:
        if hour is not None:
            return None
        at = i
        told = hour_at(scan, i, False)
        if told is None:
            return None
    last, hours, minutes, sure = told
    cut = about.cut if about is not None and at > i else hour.cut if hour is not None else letters_before(scan, i)
    moment = Moment(i, last, scan.start(i, cut), "clock", type="TIME")
    meridiem = sure or hour is not None
    part, moment = _of_day(scan, moment, "", meridiem)
    zoned = past_zone(scan, moment.last)
    if hour is None and not sure and not part and zoned == moment.last:
        return None
    if hour is None and not sure and not part and len(scan.form(i)) < 4:
        return None
    moment = replace(moment, last=zoned)
    if not part or (moment.day is None and moment.shift is None and moment.weekday is None):
        part, moment = _of_day(scan, moment, part, meridiem)
    hours = hour_of(hours, part)
    if hours > 24 or minutes > 59:
        return None
    return replace(moment, clock=f"T{hours:02}:{minutes:02}", part="", type="TIME", rule="clock")


def _of_day(scan: Scan, moment: Moment, part: str, meridiem: bool) -> tuple[str, Moment]:
    """The part of the day and the day that follow an hour; `meridiem`: a sign such as `ص` or `م` may stand after it."""
    k = moment.last
    half = half_of_day(scan, k) if meridiem else ""
    if half:
        part, k = half, k + 1
        moment = replace(moment, last=k)
    if (scan.form(k) == "\u00b7" or scan.form(k) in COMMAS) and moment.day is None:
        k += 1
    if scan.has(k, "from") and scan.senses[k]["from"].cut == 0:
        k += 1
    inner = part_at(scan, k)
    if inner is None:
        adverb = _adverb(scan, k) or (scan.phrase(k, "the", particles=False) if k > moment.last else None)
        if adverb is not None:
            part = part or adverb[2]
            k = adverb[0]
            moment = replace(moment, last=k)
            if scan.has(k, "from") and scan.senses[k]["from"].cut == 0:
                k += 1
        inner = part_at(scan, k) or day_at(scan, k)
    if inner is None or inner.start != scan.row[k].start or inner.rule == "day-list":
        return part, moment
    return part or inner.part, replace(inner, first=moment.first, start=moment.start, rule="clock")


def stamped_at(scan: Scan, i: int) -> Moment | None:
    """A date that an hour follows or precedes, as stamps write them: `Nov 20, 2024 21:14`, `2024-11-20T21:14`."""
    day = date_at(scan, i)
    if day is None or day.year is None:
        return None
    k = day.last
    if scan.form(k) in ("t", "at", "-", "\u00b7", "|") or scan.form(k) in COMMAS:
        k += 1
    told = hour_at(scan, k, False)
    if told is None or not told[3]:
        return None
    last, hours, minutes, _ = told
    part = half_of_day(scan, last)
    if part:
        last += 1
    return replace(day, last=last, clock=f"T{hour_of(hours, part):02}:{minutes:02}", type="TIME", rule="stamp")
