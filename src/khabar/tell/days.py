"""What a report without a date gives away of its day: one that its beginning names in full, one before which it did not come out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from khabar.model import Span, Time

# How many of a report's first sentences, its headline among them, may tell the day on which it came out.
LEAD = 4
# Rules of the times stage that read a date told of the day of speech itself: `اليوم الجمعة 6 أكتوبر 2023`.
SPOKEN = "day-word-date"


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
