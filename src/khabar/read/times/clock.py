"""Hours of the clock, with their part of the day and their day."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.times.calendar import hour_of
from khabar.read.times.dates import date_at, day_at
from khabar.read.times.hours import half_of_day, hour_at, letters_before, past_zone
from khabar.read.times.parts import dated_at, part_at, part_before_day
from khabar.read.times.words import Moment, Scan
from khabar.text import COMMAS

# The colon of a stamp's hour stands within so many words.
_STAMP_REACH = 14
# Signs between the hour of a stamp and its whole date.
_SIDE_SIGNS = frozenset(["-", "|"])
# Signs between the day and the hour of a stamp.
_STAMP_SIGNS = frozenset(["t", "at", "-", "\u00b7", "|", ":"])


def _adverb(scan: Scan, i: int) -> tuple[int, int, str] | None:
    return scan.phrase(i, "adverb", particles=False) or scan.phrase(i, "beside", particles=False)


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
    if hour is None and not sure and _counts_people(scan, i, last):
        return None
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


def day_and_hour_at(scan: Scan, i: int) -> Moment | None:
    """A day at i with its part or the hour that follows it: `الاثنين الساعة الرابعة عصرا`, `الاثنين 3 مايو، قرابة الساعة 15:30`."""
    day = dated_at(scan, i)
    if day is None or day.type != "DATE" or day.rule == "day-list":
        return day
    k = day.last + (scan.form(day.last) in COMMAS)
    if not scan.has_bare(k + scan.has_bare(k, "around"), "hour"):
        return day
    told = clock_at(scan, k)
    if told is None or told.day or told.month or told.weekday or told.shift:
        return day
    return replace(day, last=told.last, clock=told.clock, type="TIME", rule="clock")


def _counts_people(scan: Scan, i: int, last: int) -> bool:
    """Whether a short number may count what was said before, with a part of the day after it: `مقتل 5 فجر اليوم`."""
    return (
        scan.kind(i) == "number"
        and last == i + 1
        and scan.form(i).isdecimal()
        and part_before_day(scan, last) is not None
        and not scan.has(i - 1, "by_hour", "at", "since", "until", "before", "after", "around", "joint")
    )


def _of_day(scan: Scan, moment: Moment, part: str, meridiem: bool) -> tuple[str, Moment]:
    """The part of the day and the day that follow an hour; `meridiem`: a sign such as `ص` or `م` may stand after it."""
    k = moment.last
    half = half_of_day(scan, k) if meridiem else ""
    if half:
        part, k = half, k + 1
        moment = replace(moment, last=k)
    loose = scan.form(k) == "\u00b7" or scan.form(k) in COMMAS
    if (loose and moment.day is None) or (scan.form(k) in _SIDE_SIGNS and _whole_day_at(scan, k + 1)):
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


def _whole_day_at(scan: Scan, i: int) -> bool:
    """Whether a day with its year stands at i."""
    day = day_at(scan, i)
    return day is not None and day.year is not None and day.day is not None


def _colons_at(scan: Scan, i: int) -> Moment | None:
    """A stamp with colons alone: `2021:05:03.22:25`."""
    year, month = scan.digits(i), scan.digits(i + 2)
    day, dot, hour = scan.form(i + 4).partition(".")
    minute = scan.digits(i + 6)
    if not (
        dot and day.isdecimal() and hour.isdecimal() and scan.form(i + 1) == scan.form(i + 3) == scan.form(i + 5) == ":"
    ):
        return None
    if year is None or month is None or minute is None or not (1800 <= year <= 2150 and 1 <= month <= 12):
        return None
    if not (1 <= int(day) <= 31 and int(hour) < 25 and minute < 60):
        return None
    clock = f"T{int(hour):02}:{minute:02}"
    return Moment(i, i + 7, scan.start(i), "stamp", type="TIME", year=year, month=month, day=int(day), clock=clock)


def stamped_at(scan: Scan, i: int) -> Moment | None:
    """A date that an hour follows, as stamps write them: `Nov 20, 2024 21:14`, `2024-11-20T21:14`, `الاثنين 3 مايو 2021, 10:25 مساء`."""
    if ":" not in scan.page.forms[i + 1 : i + _STAMP_REACH]:
        return None
    day = _colons_at(scan, i) or date_at(scan, i) or day_at(scan, i)
    if day is None or day.year is None or day.month is None or day.day is None:
        return None
    if day.clock:
        return day
    k = day.last
    if scan.form(k) in _STAMP_SIGNS or scan.form(k) in COMMAS:
        k += 1
    told = hour_at(scan, k, False)
    if told is None or not told[3]:
        return None
    last, hours, minutes, _ = told
    part = half_of_day(scan, last)
    if part:
        last += 1
    elif (adverb := _adverb(scan, last)) is not None:
        last, _, part = adverb
    return replace(
        day, last=past_zone(scan, last), clock=f"T{hour_of(hours, part):02}:{minutes:02}", type="TIME", rule="stamp"
    )
