"""Find expressions of time and reckon them from the day of publication.

What is written is found word by word (`times_dates`, `times_clock`, `times_spans`, `times_years`), then reckoned in order
(`times_reckon`, `times_calendar`) from the day of speech: that of publication, or the one that `اليوم الأربعاء` gives away, and
inside a quotation the day on which the text says that it was spoken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from khabar.model import Number, Page, Span, Time
from khabar.read.times_calendar import day_or_none, days_of, hijri_days, nearest_weekday, shifted
from khabar.read.times_clock import adverb_at, clock_at, part_at, prayer_at, stamped_at, tonight_at
from khabar.read.times_dates import day_at
from khabar.read.times_reckon import Setting, reckon
from khabar.read.times_stretches import age_at, around_at, every_at, span_at
from khabar.read.times_tables import looks_ahead, senses
from khabar.read.times_words import Moment, Scan, scan_page
from khabar.read.times_years import (
    century_at,
    decade_at,
    edge_at,
    month_alone_at,
    named_at,
    phrase_at,
    quarter_at,
    season_at,
    year_at,
)

Finder = Callable[[Scan, int], Moment | None]
# Which finder looks at a word, by what the word may be. Of two that find as much the earlier one wins.
_FINDERS: tuple[tuple[frozenset[str], Finder], ...] = (
    (frozenset(["phrase"]), phrase_at),
    (frozenset(["named"]), named_at),
    (frozenset(["prayer"]), prayer_at),
    (frozenset(["every"]), every_at),
    (frozenset(["lead", "of", "the", "this"]), part_at),
    (frozenset(["hour", "around", "ordinal_unit"]), clock_at),
    (frozenset(["dayword", "weekday", "day", "ordinal_unit", "ordinal_ten", "ordinal_first"]), day_at),
    (frozenset(["ordinal_unit"]), age_at),
    (frozenset(["edge"]), edge_at),
    (frozenset(["season", "season_word", "this"]), season_at),
    (frozenset(["decade"]), decade_at),
    (frozenset(["era"]), century_at),
    (frozenset(["quarter", "half", "third", "unit"]), quarter_at),
    (frozenset(["before", "after", "before_it", "after_it", "morrow"]), around_at),
    (frozenset(["unit", "this", "that", "same", "about", "few", "half", "quarter", "third"]), span_at),
    (frozenset(["month", "unit"]), month_alone_at),
    (frozenset(["unit"]), year_at),
    (frozenset(["the"]), tonight_at),
    (frozenset(["adverb", "beside"]), adverb_at),
)
_NUMBER_FINDERS: tuple[Finder, ...] = (stamped_at, clock_at, day_at, span_at)
# Signs that may stand after a number within a time.
_NUMBER_SIGNS = frozenset([":", "/", "-", "\\", ")", "\u060c", ","])
# How many years on from the latest year told a date line is looked for.
_YEARS_ON = 6
# How many words before an expression may hold the verb that tells its tense.
_REACH = 10
# Over how many sentences a day holds for an hour that is told without one.
_CARRY = 2
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
    moments = _find(scan)
    if not moments:
        return ()
    published = page.layout.published or page.report.published or _dateline_day(scan, moments)
    anchor = day_of_speech(moments, published)
    return tuple(_reckon_all(scan, moments, anchor))


def _find(scan: Scan) -> list[Moment]:
    found: list[Moment] = []
    i, count = 0, len(scan.row)
    while i < count:
        best = _best(scan, i, found[-1] if found else None)
        if best is None:
            i += 1
            continue
        found.append(best)
        i = best.last
    return [m for m in found if not _is_name(scan, m)]


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
        for find in _finders(scan.row[i].form):
            best = _longer(best, find(scan, i))
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


@lru_cache(maxsize=20_000)
def _finders(form: str) -> tuple[Finder, ...]:
    """The finders that look at a folded word."""
    keys = senses(form).keys()
    return tuple(find for kinds, find in _FINDERS if not kinds.isdisjoint(keys))


def _longer(a: Moment | None, b: Moment | None) -> Moment | None:
    return b if a is None or (b is not None and b.last > a.last) else a


def _is_name(scan: Scan, moment: Moment) -> bool:
    """Whether a date without a year is part of a name: `قوى 14 آذار`, `شارع 23 يوليو`."""
    if moment.rule != "day-month" or moment.year is not None or moment.shift is not None or moment.hint:
        return False
    sense = scan.sense(moment.first - 1, "before_date")
    return sense is not None and sense.value == "name"


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
    year = _stated_year(moments) if anchor is None else None
    times: list[Time] = []
    last = near = ""
    near_line, near_sentence, spoken, spoken_sentence = -1, -1, None, -1
    sentences, quotes = scan.page.sentences, scan.page.quotes
    s = q = 0
    for moment in moments:
        while s + 1 < len(sentences) and sentences[s].last <= moment.first:
            s += 1
        while q + 1 < len(quotes) and (quotes[q].last <= moment.first or quotes[q].outer is not None):
            q += 1
        quoted = bool(quotes) and quotes[q].first <= moment.first < quotes[q].last
        line = sentences[s].line if sentences else 0
        here = spoken if quoted and spoken_sentence == s and spoken is not None else anchor
        sense = scan.sense(moment.first - 1, "before_date")
        setting = Setting(
            here, year, last, near if near_line == line or 0 <= s - near_sentence <= _CARRY else "", looks_ahead_at(scan, moment),
            scan.has(moment.first - 1, "until"), scan.has(moment.first - 1, "before"),
            sense is not None and sense.value == "some_year" and moment.year is None,
        )  # fmt: skip
        told = reckon(moment, setting)
        days = None if moment.rule == "about-ago" else told.days or days_of(told.value)
        span = Span(moment.start, scan.row[moment.last - 1].end)
        first, end = days if days else (None, None)
        times.append(Time(span, told.type, told.value, first, end, moment.rule))
        if told.type in ("DATE", "TIME") and days is not None:
            last = told.value.partition("T")[0]
            if days[0] == days[1]:
                near, near_line, near_sentence = last, line, s
                if not quoted and _beside_speech(scan, moment):
                    spoken, spoken_sentence = days[0], s
    return _settled(times)


def _settled(times: list[Time]) -> list[Time]:
    return [t for t in times if t.value]


def _stated_year(moments: list[Moment]) -> int | None:
    """The latest year that the report's own dates tell, or None."""
    years = [m.year for m in moments if m.year and m.month and not m.hijri]
    return max(years) if years else None


def _beside_speech(scan: Scan, moment: Moment) -> bool:
    """Whether a verb of speech stands within a few words of the time."""
    around = (*range(moment.first - 6, moment.first), *range(moment.last, moment.last + 3))
    return any(scan.has(k, "said") for k in around)


def looks_ahead_at(scan: Scan, moment: Moment) -> bool:
    """Whether the verb that an expression belongs to looks ahead: one of the future stands close before it, or right after it where
    the expression opens the clause."""
    row = scan.row
    commas = 0
    for k in range(moment.first - 1, max(-1, moment.first - 1 - _REACH), -1):
        word = row[k]
        if word.kind == "break" or (word.kind == "mark" and word.form in '.!?\u061f":'):
            break
        if word.kind == "mark" and word.form in ",\u060c;\u061b":
            commas += 1
            if commas > 1 or k < moment.first - 1:
                break
        if word.kind == "word":
            if looks_ahead(word.form) or (
                scan.has(k, "scheduled") and not (scan.has(k - 1, "not_ahead") or scan.has(k - 2, "not_ahead"))
            ):
                return True
            if scan.has(k, "said"):
                return False
    opens = moment.first == 0 or row[moment.first - 1].kind in ("break", "mark")
    after = moment.last
    if opens and after < len(row) and row[after].kind == "mark" and row[after].form in ",\u060c":
        after += 1
    return opens and after < len(row) and row[after].kind == "word" and looks_ahead(row[after].form)
