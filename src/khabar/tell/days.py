"""What a report without a date gives away of its day: one that its beginning names in full, one before which it did not come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from khabar.dates import MORROW, eve
from khabar.language import of_kind, rests, table, values
from khabar.model import Span, Time
from khabar.record import When
from khabar.text import fold

# A figure over more days than this counts a campaign, not a happening.
LONGEST_DAYS = 4
# A length of time as TIMEX writes it, and how many days its units have.
_LENGTH, _UNITS = re.compile(r"P(\d+)([DWMY])"), {"D": 1, "W": 7, "M": 30, "Y": 365}
# How many of a report's first sentences, its headline among them, may tell the day on which it came out.
LEAD = 4
# Rules of the times stage that read a date told of the day of speech itself: `اليوم الجمعة 6 أكتوبر 2023`.
SPOKEN = "day-word-date"
# Rules of that stage that read a word for the day of speech or one beside it: `اليوم السبت`, `مساء أمس الثلاثاء`, and what reads a
# weekday after words for a time of it: `في وقت سابق من السبت`.
DAY_WORDS = frozenset(f"{lead}{rule}" for lead in ("", "part-", "lead-", "lead-part-") for rule in ("day-word", SPOKEN))
_LED = "lead-weekday"
# A leap year that begins on a Saturday: days of a month without a year are counted in it.
_LEAP = 2000
_MARKS = ".,:;()\u060c\u061b"


def is_campaign(value: str | None, days: When | None) -> bool:
    """Whether a time, of whose TIMEX value the days are known or not, is too long for one happening: `last week`, `within ten days`.

    >>> is_campaign("P1W", None), is_campaign("P2D", None), is_campaign("2023-08", (date(2023, 8, 1), date(2023, 8, 31)))
    (True, False, True)
    """
    if days is not None:
        return (days[1] - days[0]).days >= LONGEST_DAYS
    length = _LENGTH.fullmatch(value or "")
    return length is not None and int(length[1]) * _UNITS[length[2]] > LONGEST_DAYS


def latest_day(times: Sequence[Time], sentences: Sequence[Span]) -> date | None:
    """The latest day that the first sentences name in full, or a date told with `today`; None where a later time is named anywhere.

    What stands further on is mostly background: a treaty, an earlier war.

    >>> lead, rest = Span(0, 9), Span(10, 400)
    >>> day = date(2023, 8, 5)
    >>> latest_day([Time(Span(2, 3), "DATE", "2023-08-05", day, day)], [lead, rest])
    datetime.date(2023, 8, 5)
    """
    known = [t for t in times if t.type in ("DATE", "TIME") and t.earliest is not None]
    lead = sentences[min(LEAD, len(sentences)) - 1].end if sentences else 0
    full = [t for t in known if t.earliest == t.latest and (t.span.start < lead or t.rule == SPOKEN)]
    latest = max((t.earliest for t in full if t.earliest is not None), default=None)
    if latest is None or any(t.earliest is not None and t.earliest > latest for t in known):
        return None
    return latest


def windows(times: Iterable[Time]) -> dict[str, When]:
    """The days of each TIMEX value of the times, and of the day before one on whose morrow something happened.

    >>> windows([Time(Span(0, 4), "DATE", "2023-08-05", date(2023, 8, 5), date(2023, 8, 5))])
    {'2023-08-05': (datetime.date(2023, 8, 5), datetime.date(2023, 8, 5))}
    """
    found: dict[str, When] = {}
    times = list(times)
    for time in (*times, *(before for t in times if t.rule == MORROW and (before := eve(t)))):
        if time.earliest is not None and time.latest is not None:
            found.setdefault(time.value, (time.earliest, time.latest))
    return found


def not_before(times: Sequence[Time]) -> date | None:
    """The latest day that a text names in full: it has not come out before, None where it names none.

    >>> day = date(2023, 8, 5)
    >>> not_before([Time(Span(2, 3), "DATE", "2023-08-05", day, day)])
    datetime.date(2023, 8, 5)
    """
    known = [
        t.earliest for t in times if t.type in ("DATE", "TIME") and t.earliest is not None and t.value[:1].isdigit()
    ]
    return max(known, default=None)


def days_without_year(times: Sequence[Time], sentences: Sequence[Span]) -> tuple[str, ...]:
    """The days of a month that the first sentences name and whose year nobody tells, as TIMEX values: `XXXX-03-16`.

    >>> days_without_year([Time(Span(2, 3), "DATE", "XXXX-03-16")], [Span(0, 9)])
    ('XXXX-03-16',)
    """
    lead = sentences[min(LEAD, len(sentences)) - 1].end if sentences else 0
    values = {
        t.value[:10] for t in times if t.span.start < lead and t.value.startswith("XXXX-") and t.value[5:7].isdigit()
    }
    return tuple(sorted(value for value in values if value[8:].isdigit()))


def weekday_told(text: str, time: Time) -> str | None:
    """The weekday that a word for today or yesterday is told with, as a TIMEX value; None where it is told with none.

    >>> from khabar.text import fold
    >>> words = "اليوم السبت"
    >>> weekday_told(words, Time(Span(0, len(words)), "DATE", "PRESENT_REF", rule="day-word"))
    'XXXX-WXX-6'
    """
    if time.rule not in DAY_WORDS:
        return None
    for word in fold(time.span.of(text)).split():
        for rest in rests[word]:
            if rest in _weekdays():
                return f"XXXX-WXX-{_weekdays()[rest]}"
    return None


def spoken(text: str, times: Iterable[Time]) -> tuple[str, ...]:
    """What the text tells of the day on which it is spoken, as TIMEX values without a year: its weekday (`XXXX-WXX-6`), its day of a
    month (`XXXX-10-07`); more than one of a kind where it speaks on several days.

    >>> words = "مساء أمس الثلاثاء"
    >>> spoken(words, [Time(Span(0, len(words)), "TIME", "PAST_REF", rule="part-day-word")])
    ('XXXX-WXX-3',)
    """
    weekdays, days, led = set(), set(), set()
    for time in times:
        if time.rule == _LED and " ".join(fold(time.span.of(text)).split()[:2]) in of_kind("figure_words", "same_day"):
            led.add(time.value)
        shift = _shift(time.span.of(text)) if time.rule in DAY_WORDS else None
        if shift is None:
            continue
        if (weekday := weekday_told(text, time)) is not None:
            weekdays.add(f"XXXX-WXX-{(int(weekday[-1]) - shift - 1) % 7 + 1}")
        if time.rule.endswith("-date") and (day := day_of_leap_year(time.value)) is not None:
            days.add(f"XXXX-{day - timedelta(shift):%m-%d}")
    return tuple(sorted((weekdays or led) | days))


def day_of_leap_year(value: str) -> date | None:
    """The day in a leap year that a time without a year names (`XXXX-03-16`), or None.

    >>> day_of_leap_year("XXXX-03-16"), day_of_leap_year("XXXX-WXX-1")
    (datetime.date(2000, 3, 16), None)
    """
    try:
        return date.fromisoformat(f"{_LEAP}-{value[5:10]}") if value.startswith("XXXX-") else None
    except ValueError:
        return None


def meet(one: When, other: When) -> bool:
    """Whether two times can be of one happening: a long stretch is not the time of a short one.

    >>> day = date(2023, 8, 5)
    >>> meet((day, day), (day, day)), meet((day, day), (date(2023, 8, 1), date(2023, 8, 31)))
    (True, False)
    """
    lengths = [(w[1] - w[0]).days for w in (one, other)]
    return one[0] <= other[1] and other[0] <= one[1] and (max(lengths) < LONGEST_DAYS) == (min(lengths) < LONGEST_DAYS)


def can_meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether times without a year can be of one happening: not two other days of a month, and not two other weekdays.

    >>> can_meet(["XXXX-09-28"], ["XXXX-11-02TMO"]), can_meet(["XXXX-09-28"], ["XXXX-WXX-2"])
    (False, True)
    """
    mine, theirs = ([value[5:10] for value in values if len(value) > 9] for values in (one, other))
    for weekdays in (True, False):
        told = [{value for value in values if value.startswith("WXX") is weekdays} for values in (mine, theirs)]
        if all(told) and not told[0] & told[1]:
            return False
    return True


def _shift(phrase: str) -> int | None:
    """How many days after the day of speech the phrase's word for a day lies; of several words the longest."""
    row = [word for part in fold(phrase).split() if (word := part.strip(_MARKS))]
    for size in range(min(3, len(row)), 0, -1):
        for start in range(len(row) - size + 1):
            rest = " ".join(row[start + 1 : start + size])
            for first in rests[row[start]]:
                told = f"{first} {rest}".strip()
                if told in _day_words():
                    return _day_words()[told]
    return None


@cache
def _weekdays() -> dict[str, int]:
    return {fold(name): int(row["day"]) for row in table("weekdays") for name in values(row["names"])}


@cache
def _day_words() -> dict[str, int]:
    return {fold(word): int(row["days"]) for row in table("day_words") for word in values(row["words"])}
