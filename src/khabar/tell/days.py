"""The latest day that a text names, where it bears no date: in full, or by day and month with something that tells the year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khabar.model import Time


def latest_day(times: Iterable[Time]) -> date | None:
    """The latest day named in full; else a day and month in the latest year that is named, borne out by a weekday where one is named.

    >>> from khabar.model import Span
    >>> latest_day([Time(Span(0, 1), "DATE", "2023", date(2023, 1, 1), date(2023, 12, 31)), Time(Span(2, 3), "DATE", "XXXX-08-05")])
    datetime.date(2023, 8, 5)
    """
    known = [t for t in times if t.type in ("DATE", "TIME")]
    full = [t.earliest for t in known if t.earliest is not None and t.earliest == t.latest]
    years = {t.earliest.year for t in known if t.earliest is not None}
    weekdays = {int(t.value[9]) for t in known if t.value.startswith("XXXX-WXX-") and t.value[9:10].isdigit()}
    partial = sorted({t.value[5:10] for t in known if t.value.startswith("XXXX-") and _month_and_day(t.value[5:10])})
    if years and partial:
        days = [
            day for md in partial if (day := _day(max(years), md)) and (not weekdays or day.isoweekday() in weekdays)
        ]
        full += days
    latest = max(full, default=None)
    later = [t for t in known if t.earliest is not None and latest is not None and t.earliest > latest]
    return None if later else latest


def _month_and_day(text: str) -> bool:
    return len(text) == 5 and text[:2].isdigit() and text[3:].isdigit()


def _day(year: int, text: str) -> date | None:
    try:
        return date(year, int(text[:2]), int(text[3:]))
    except ValueError:
        return None
