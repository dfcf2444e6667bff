"""Look at each word of a page that may begin an expression of time, and keep the longest that does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from khabar.language import rests
from khabar.read.gazetteer import known
from khabar.read.times.calendar import day_or_none, hijri_days
from khabar.read.times.clock import clock_at, day_and_hour_at, stamped_at
from khabar.read.times.dates import day_at
from khabar.read.times.named import first_day_at, named_at, occasion_at, phrase_at
from khabar.read.times.parts import (
    adverb_at,
    dated_at,
    definite_at,
    midnight_at,
    part_at,
    prayer_at,
    that_night_at,
    tonight_at,
)
from khabar.read.times.quarters import quarter_at
from khabar.read.times.stretches import age_at, around_at, every_at, its_day_at, span_at
from khabar.read.times.tables import senses
from khabar.read.times.words import Moment, Scan
from khabar.read.times.years import (
    century_at,
    decade_at,
    edge_at,
    month_alone_at,
    season_at,
    year_at,
)
from khabar.remember import remembered
from khabar.text import COMMAS

_ORGANIZATION = "organization"
# Marks that may open a name within its head's reach.
_OPENERS = ('"', "(")

Finder = Callable[[Scan, int], Moment | None]
# Which finder looks at a word, by what the word may be. Of two that find as much the earlier one wins.
_FINDERS: tuple[tuple[frozenset[str], Finder], ...] = (
    (frozenset(["phrase"]), phrase_at),
    (frozenset(["named"]), named_at),
    (frozenset(["prayer"]), prayer_at),
    (frozenset(["every"]), every_at),
    (frozenset(["midnight"]), midnight_at),
    (frozenset(["lead", "of", "the", "this"]), part_at),
    (frozenset(["hour", "around", "ordinal_unit"]), clock_at),
    (frozenset(["dayword", "weekday", "day"]), day_and_hour_at),
    (frozenset(["ordinal_unit", "ordinal_ten", "ordinal_first"]), dated_at),
    (frozenset(["weekday", "day"]), stamped_at),
    (frozenset(["ordinal_unit", "ordinal_ten", "ordinal_tens", "its"]), age_at),
    (frozenset(["its"]), its_day_at),
    (frozenset(["edge"]), edge_at),
    (frozenset(["season", "season_word", "this"]), season_at),
    (frozenset(["decade"]), decade_at),
    (frozenset(["era"]), century_at),
    (frozenset(["edge"]), first_day_at),
    (frozenset(["quarter", "half", "third", "unit", "ten_days"]), quarter_at),
    (frozenset(["before", "after", "before_it", "after_it", "morrow"]), around_at),
    (frozenset(["unit", "this", "that", "same", "about", "few", "half", "quarter", "third"]), span_at),
    (frozenset(["month", "unit"]), month_alone_at),
    (frozenset(["unit"]), year_at),
    (frozenset(["unit", "eve"]), occasion_at),
    (frozenset(["that"]), that_night_at),
    (frozenset(["the"]), tonight_at),
    (frozenset(["the", "reached"]), definite_at),
    (frozenset(["adverb", "beside"]), adverb_at),
)
_NUMBER_FINDERS: tuple[Finder, ...] = (stamped_at, clock_at, day_and_hour_at, span_at)
# Signs that may stand after a number within a time.
_NUMBER_SIGNS = frozenset([":", "/", "-", "\\", ")"]) | COMMAS
# How many days a Hijri day may lie from the one that tables reckon.
_MOON = 2
# How many words may stand between two dates that share their year.
_LINK = 3


def find_moments(scan: Scan) -> list[Moment]:
    """The expressions of time of a page as they are written, in order; of those that begin at one word the longest."""
    found: list[Moment] = []
    i, count = 0, len(scan.row)
    row, senses_of, numbers, finders = scan.row, scan.senses, scan.numbers, _finders
    while i < count:
        kind = row[i].kind
        # Most words that play some part in a time begin none.
        begins = senses_of[i] and (kind == "latin" or finders[row[i].form])
        if not begins and kind != "number" and i not in numbers:
            i += 1
            continue
        best = _best(scan, i, found[-1] if found else None)
        if best is None:
            i += 1
            continue
        found.append(best)
        i = best.last
    return _same_days(scan, _shared_years(scan, [m for m in found if not _is_name(scan, m)]))


def _same_days(scan: Scan, moments: list[Moment]) -> list[Moment]:
    """Days of the Hijri calendar are those that the other calendar calls them beside it: `27 صفر 1440 هـ - 5 نوفمبر 2018`.

    The moon is seen a day before or after the one that tables reckon."""
    for i, (one, other) in enumerate(pairwise(moments)):
        if one.hijri == other.hijri or not all((*_whole(one), *_whole(other))) or other.first - one.last > _LINK:
            continue
        if not all(
            scan.has(k, "agreeing") or scan.kind(k) == "mark" or scan.has(k, "at") for k in range(one.last, other.first)
        ):
            continue
        told = hijri_days(*_whole(one if one.hijri else other))
        day = day_or_none(*_whole(other if one.hijri else one))
        if told is not None and day is not None and abs((told[0] - day).days) <= _MOON:
            k = i if one.hijri else i + 1
            moments[k] = replace(moments[k], year=day.year, month=day.month, day=day.day, hijri=False)
    return moments


def _whole(moment: Moment) -> tuple[int, int, int]:
    """Year, month and day; 0 for what is not told."""
    return moment.year or 0, moment.month or 0, moment.day or 0


def _shared_years(scan: Scan, moments: list[Moment]) -> list[Moment]:
    """Months and days that take their year from the one after them: `من 15 مارس حتى 20 أبريل 2021`, `في مايو ويونيو الماضيين`."""
    for i in range(len(moments) - 2, -1, -1):
        m, after = moments[i], moments[i + 1]
        if (
            not m.month
            or m.year
            or m.hint
            or m.shift
            or m.type == "SET"
            or m.rule == "named-day"
            or after.first - m.last > _LINK
        ):
            continue
        if (
            not after.month
            or after.hijri != m.hijri
            or not (after.year or after.hint or after.shift)
            or after.type == "SET"
        ):
            continue
        cut = after.start > scan.row[after.first].start
        linked = all(
            scan.has(k, "joint", "until", "from", "day") or scan.form(k) == "-" for k in range(m.last, after.first)
        )
        if not linked or (after.first == m.last and not cut):
            continue
        year = after.year - (m.month > after.month) if after.year else None
        moments[i] = replace(m, year=year, hint=after.hint, shift=after.shift, back=after.back)
    return moments


def _best(scan: Scan, i: int, previous: Moment | None) -> Moment | None:
    found = scan.senses[i]
    kind = scan.row[i].kind
    best: Moment | None = None
    if (kind == "number" or i in scan.numbers) and _number_goes_on(scan, i):
        for find in _NUMBER_FINDERS:
            best = _longer(best, find(scan, i))
    if kind == "number":
        return best if best is not None and best.last > i + 1 else _longer(best, year_at(scan, i, previous))
    if found:
        for find in _finders[scan.row[i].form]:
            hit = find(scan, i)
            if hit is not None and (best is None or hit.last > best.last):
                best = hit
        if kind == "latin" and "month" in found:
            best = _longer(best, stamped_at(scan, i)) if best is None else best
            best = _longer(best, day_at(scan, i))
            best = _longer(best, stamped_at(scan, i))
    return best


def _number_goes_on(scan: Scan, i: int) -> bool:
    """Whether what follows a number may make it a time: a sign, a month, a unit; most numbers count something else."""
    number = scan.numbers.get(i)
    after = number.last if number is not None and number.last > i else i + 1
    if scan.senses[after] or scan.kind(after) == "latin" or scan.senses[i + 1]:
        return True
    return scan.kind(i) == "number" and (scan.form(i + 1) in _NUMBER_SIGNS or "." in scan.form(i))


@remembered
def _finders(form: str) -> tuple[Finder, ...]:
    """The finders that look at a folded word."""
    keys = senses(form).keys()
    return tuple(find for kinds, find in _FINDERS if not kinds.isdisjoint(keys))


def _longer(a: Moment | None, b: Moment | None) -> Moment | None:
    return b if a is None or (b is not None and b.last > a.last) else a


def _is_name(scan: Scan, moment: Moment) -> bool:
    """Whether a time is part of a name: a date or a month without a year (`قوى 14 آذار`, `شارع "23 يوليو"`), the day of an outlet."""
    if moment.rule == "day-word":
        return _in_outlet(scan, moment)
    if moment.rule not in ("day-month", "month") or moment.year is not None or moment.shift is not None or moment.hint:
        return False
    opened = scan.form(moment.first - 1) in _OPENERS
    sense = scan.sense(moment.first - 1 - opened, "before_date")
    return sense is not None and sense.value == "name"


def _in_outlet(scan: Scan, moment: Moment) -> bool:
    """Whether a word for a day ends the name of an outlet, by itself or after its head: `المصري اليوم`, `قناة "روسيا اليوم"`."""
    first = moment.first
    if moment.last - first > 1 or scan.kind(first - 1) != "word" or scan.start(first) != moment.start:
        return False
    before = scan.form(first - 1)
    for rest in rests[before]:
        for name in known(f"{rest} {scan.form(first)}"):
            if name.kind == _ORGANIZATION and (not name.needs or _headed(scan, first - 2)):
                return True
    return False


def _headed(scan: Scan, i: int) -> bool:
    """Whether a quotation mark or a word for an outlet stands at i."""
    return scan.form(i) in _OPENERS or any(
        known(f"{rest} {scan.form(i + 1)} {scan.form(i + 2)}") for rest in rests[scan.form(i)]
    )
