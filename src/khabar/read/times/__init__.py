"""Find expressions of time and reckon them from the day of publication.

What is written is found word by word (`found`), then reckoned in order
(`reckon`, `calendar`) from the day of speech: that of publication, or the one that `اليوم الأربعاء` gives away, and
inside a quotation the day on which the text says that it was spoken.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from khabar.language import rests
from khabar.model import Number, Page, Span, Time
from khabar.read.heads import place_heads
from khabar.read.times.calendar import day_or_none, days_of, hijri_days, nearest_weekday, shifted
from khabar.read.times.found import find_moments
from khabar.read.times.reckon import Reckoned, reckon
from khabar.read.times.setting import Setting
from khabar.read.times.tables import looks_ahead
from khabar.read.times.words import CLAUSE_ENDS, Moment, Scan, scan_page
from khabar.text import COMMAS, SEMICOLONS

# How many years on from the latest year told a date line is looked for.
_YEARS_ON = 6
# In how many years, the latest one told and those after it, the day of a weekday is looked for.
_LATER = 3
# How many words before an expression may hold the verb that tells its tense.
_REACH = 10
# Hints that tell the year of a month from the day of speech, not from the years that the report names.
HINTS_OF_SPEECH = ("past", "before", "future", "after")
_WEEK = 7
# Over how many sentences a day holds for an hour that is told without one.
_CARRY = 2
# Over how many sentences a length holds for `this period`.
_LENGTH_CARRY = 2
# How many days the day of speech may lie from that of publication.
_LAG_BACK, _LAG_AHEAD = 3, 1


def find_times(page: Page, numbers: tuple[Number, ...]) -> tuple[Time, ...]:
    """The times of the page, in order; they do not overlap.

    >>> from khabar.model import Layout, Report
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("قصف الجيش البلدة مساء أمس.", published="2022-03-10")
    >>> layout = Layout(None, report.published, "given", (), (), (Span(0, len(report.text)),))
    >>> [(t.span.of(report.text), t.value) for t in find_times(lay_words(report, layout), ())]
    [('مساء أمس', '2022-03-09TEV')]
    """
    scan = scan_page(page, numbers)
    moments = find_moments(scan)
    if not moments:
        return ()
    published = page.layout.published or page.report.published or _dateline_day(scan, moments) or _day_by_year(moments)
    anchor = day_of_speech(moments, published)
    return tuple(_reckon_all(scan, moments, anchor))


def day_of_speech(moments: list[Moment], published: date | None) -> date | None:
    """The day that `اليوم` means: what weekdays and dates beside such words say, close to the day of publication; else that day.

    >>> day_of_speech([Moment(0, 2, 0, "day-word", shift=("D", 0), weekday=3)], date(2022, 3, 10))
    datetime.date(2022, 3, 9)
    """
    votes: Counter[date] = Counter()
    for m in moments:
        if m.days is not None and m.rule != "named-day" and m.year and m.month and m.day:
            told = hijri_days(m.year, m.month, m.day) if m.hijri else None
            day = told[0] if told else None if m.hijri else day_or_none(m.year, m.month, m.day)
            if day is None:
                continue
            day = shifted(day, -m.days)
            if m.hijri and m.weekday:
                day = nearest_weekday(shifted(day, 2), (m.weekday - m.days - 1) % 7 + 1)
            if published is None or -_LAG_BACK <= (day - published).days <= _LAG_AHEAD:
                votes[day] += 1
        elif m.weekday and m.shift is not None and m.shift[0] == "D" and published is not None:
            weekday = (m.weekday - m.shift[1] - 1) % 7 + 1
            day = nearest_weekday(shifted(published, _LAG_AHEAD), weekday)
            if (published - day).days <= _LAG_BACK:
                votes[day] += 1
    if not votes:
        return published
    most = max(votes.values())
    if published is not None and votes[published] == most:
        return published
    return min((day for day, count in votes.items() if count == most), key=lambda d: abs((d - (published or d)).days))


def _day_by_year(moments: list[Moment]) -> date | None:
    """The day of speech that `اليوم الجمعة 6 أكتوبر` gives away where the report tells its year elsewhere; None where days differ."""
    told = {
        (m.year, m.month, m.day, m.weekday, m.days)
        for m in moments
        if m.rule == "day-word-date" and m.month and not m.hijri and not m.hint and m.shift is None
    }
    days = {
        shifted(day, -(ago or 0))
        for year, month, of_month, weekday, ago in told
        if month and of_month and (fit := year or year_of_day(moments, month, of_month, weekday))
        and (day := day_or_none(fit, month, of_month))
    }  # fmt: skip
    return next(iter(days)) if len(days) == 1 else None


def year_of_day(moments: list[Moment], month: int, day: int, weekday: int | None) -> int | None:
    """The year of a day that is told without one, where no day of speech is known: the current one where the report names it (with a
    weekday also that since whose beginning it counts); else, of the latest year of its dates and the next ones, the first in which
    the weekday fits; None where none does, or none is told: who names a year mostly speaks of another than the current one.

    >>> told = [Moment(0, 3, 0, "day-month", year=2021, month=3, day=5)]
    >>> year_of_day(told, 10, 4, 2), year_of_day(told, 10, 4, 5)
    (2022, None)
    """
    now = ("present", "since") if weekday else ("present",)
    current = {m.year for m in moments if m.rule.endswith("year") and m.hint in now and m.year and not m.hijri}
    latest = _stated_year(moments)
    years = sorted(current) if len(current) == 1 else []
    if weekday and not years and latest is not None:
        years = [*range(latest, latest + _LATER)]
    fits = (day_or_none(year, month, day) for year in years)
    return next((d.year for d in fits if d is not None and weekday in (None, d.isoweekday())), None)


def _dateline_day(scan: Scan, moments: list[Moment]) -> date | None:
    """The day of a date line without its year (`عدن 5 مايو (رويترز)`): the first year, from the latest one that the report tells, in which
    it fits the weekdays beside words such as `أمس`; None where there are none."""
    year = _stated_year(moments)
    if year is None or not scan.page.sentences:
        return None
    words = [m for m in moments if m.weekday and m.shift is not None and m.shift[0] == "D"]
    limit = scan.page.sentences[min(2, len(scan.page.sentences) - 1)].last
    for m in moments:
        if m.first >= limit:
            return None
        if m.rule in ("day-month", "weekday-date") and m.year is None and scan.form(m.last) in ("(", "-"):
            for told in range(year, year + _YEARS_ON):
                day = day_or_none(told, m.month or 1, m.day or 1)
                if day and words and all(shifted(day, w.shift[1]).isoweekday() == w.weekday for w in words if w.shift):
                    return day
            return None
    return None


def _reckon_all(scan: Scan, moments: list[Moment], anchor: date | None) -> list[Time]:
    times: list[Time] = []
    last = near = last_day = ""
    near_line, near_sentence, spoken, spoken_sentence = -1, -1, None, -1
    night, cues = "", Cues()
    length, length_sentence = "", -1
    sentences, quotes = scan.page.sentences, scan.page.quotes
    stamps, stamped = scan.page.layout.stamps, anchor.isoformat() if anchor else ""
    s = q = 0
    for moment in moments:
        while s + 1 < len(sentences) and sentences[s].last <= moment.first:
            s += 1
        while q + 1 < len(quotes) and (quotes[q].last <= moment.first or quotes[q].outer is not None):
            q += 1
        quoted = bool(quotes) and quotes[q].first <= moment.first < quotes[q].last
        line = sentences[s].line if sentences else 0
        in_stamp = any(span.start <= moment.start < span.end for span in stamps)
        if in_stamp and stamped:
            near, near_line, near_sentence, night = stamped, line, s, ""
        here = spoken if quoted and spoken_sentence == s and spoken is not None else anchor
        sense = scan.sense(moment.first - 1, "before_date")
        cues = _cues(scan, moment, cues)
        year = None
        if (
            anchor is None
            and moment.month
            and moment.shift is None
            and not moment.hijri
            and moment.hint not in HINTS_OF_SPEECH
        ):
            year = year_of_day(moments, moment.month, moment.day or 1, moment.weekday)
        setting = Setting(
            here, year, last, near if near_line == line or 0 <= s - near_sentence <= _CARRY else "", looks_ahead_at(scan, moment),
            cues.until, cues.before, night if near_sentence == s else "",
            sense is not None and sense.value == "some_year" and moment.year is None, last_day,
        )  # fmt: skip
        told = reckon(moment, setting)
        if moment.rule == "this-stretch" and length and s - length_sentence <= _LENGTH_CARRY:
            told = Reckoned("DURATION", length)
        days = None if moment.rule == "about-ago" else told.days or days_of(told.value)
        span = Span(moment.start, scan.row[moment.last - 1].end)
        first, end = days if days else (None, None)
        times.append(Time(span, told.type, told.value, first, end, moment.rule))
        if told.type == "DURATION" and "X" not in told.value and scan.has(moment.first - 1, "lasting", "in"):
            length, length_sentence = told.value, s
        if told.type in ("DATE", "TIME") and days is not None:
            last = told.value.partition("T")[0]
            if days[0] == days[1]:
                ahead = anchor is not None and days[0] > anchor
                near, near_line, near_sentence = last, -1 if ahead else line, s - _CARRY if ahead else s
                last_day = last
                stamped = last if in_stamp else stamped
                night = "between" if moment.rule == "night-between" else "yes" if moment.part in ("EV", "NI") else ""
                if not quoted and _beside_speech(scan, moment):
                    spoken, spoken_sentence = days[0], s
    return _in_order(moments, times, stamped)


class Cues(NamedTuple):
    """Whether `حتى` or `قبل` stands before an expression, and the index after it; what `و` joins to it shares them."""

    last: int = -1
    until: bool = False
    before: bool = False


def _cues(scan: Scan, moment: Moment, previous: Cues) -> Cues:
    i = moment.first
    joined = previous.last == i and moment.start > scan.row[i].start
    return Cues(
        moment.last,
        scan.has(i - 1, "until") or (joined and previous.until),
        scan.has(i - 1, "before", "by_then") or (joined and previous.before),
    )


def _in_order(moments: list[Moment], times: list[Time], anchor: str) -> list[Time]:
    """The times that have a value; of two weekdays that `و` joins the first lies before the second: `يومي الثلاثاء والأربعاء`."""
    for k, (one, other) in enumerate(pairwise(moments)):
        first, second = times[k], times[k + 1]
        joined = one.last == other.first and one.rule == other.rule == "weekday" and not one.hint
        if joined and first.value == anchor and first.earliest and second.earliest and second.earliest < first.earliest:
            day = shifted(first.earliest, -_WEEK)
            times[k] = replace(first, value=day.isoformat(), earliest=day, latest=day)
    return [t for t in times if t.value]


def _stated_year(moments: list[Moment]) -> int | None:
    """The latest year that the report's own dates tell, or None."""
    years = [m.year for m in moments if m.year and m.month and not m.hijri]
    return max(years) if years else None


def _beside_speech(scan: Scan, moment: Moment) -> bool:
    """Whether a verb of speech stands within a few words of the time."""
    around = (*range(moment.first - 6, moment.first), *range(moment.last, moment.last + 3))
    return any(scan.has(k, "said") for k in around)


def _heads_place(scan: Scan, i: int) -> bool:
    """Whether a place's name follows word `i`: مدينة سيلفاني."""
    return 0 <= i < len(scan.row) and any(rest in place_heads() for rest in rests[scan.row[i].form])


def looks_ahead_at(scan: Scan, moment: Moment) -> bool:
    """Whether the verb that an expression belongs to looks ahead: one of the future stands close before it, or right after it where
    the expression opens the clause."""
    row = scan.row
    if scan.has_bare(moment.first - 1, "since"):
        return False
    limit = scan.has(moment.first - 1, "before", "until", "by_then")
    commas = 0
    for k in range(moment.first - 1, max(-1, moment.first - 1 - _REACH), -1):
        word = row[k]
        if word.kind == "break" or (word.kind == "mark" and word.form in CLAUSE_ENDS):
            break
        if word.kind == "mark" and word.form in COMMAS | SEMICOLONS:
            commas += 1
            if commas > 1 or k < moment.first - 1:
                break
        if word.kind == "word":
            if (looks_ahead[word.form] and not (scan.has(k - 1, "at") or _heads_place(scan, k - 1))) or (
                scan.has(k, "scheduled") and not (scan.has(k - 1, "not_ahead") or scan.has(k - 2, "not_ahead"))
            ):
                return True
            if scan.has_bare(k, "unless") and scan.has(k + 1, "negated") and limit:
                return True
            if scan.has(k, "said"):
                return False
            if scan.has(k, "defers") and limit:
                return True
    opens = moment.first == 0 or row[moment.first - 1].kind in ("break", "mark")
    after = moment.last
    if opens and after < len(row) and row[after].kind == "mark" and row[after].form in COMMAS:
        after += 1
    return opens and after < len(row) and row[after].kind == "word" and looks_ahead(row[after].form)
