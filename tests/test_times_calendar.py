"""The arithmetic of days: weekdays, years that are not told, Hijri dates, and what a value covers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.read.times.calendar import (
    day_or_none,
    days_of,
    hijri_days,
    hijri_near,
    hour_of,
    nearest_weekday,
    shifted,
    shifted_value,
    year_for,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02-29TNI", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("2024-W10-WE", date(2024, 3, 9), date(2024, 3, 10)),
        ("2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_days_of_a_value(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["P3D", "PXM", "PAST_REF", "XXXX-09", "XXXX-WXX-3", "2023-02-30", "2023-W60", ""])
def test_values_that_name_no_days(value: str) -> None:
    assert days_of(value) is None


@given(DAYS, st.integers(1, 7))
def test_the_nearest_weekday_is_that_weekday_on_the_right_side(anchor: date, weekday: int) -> None:
    for hint, low, high in (("past", -6, 0), ("before", -7, -1), ("future", 0, 6), ("after", 1, 7), ("near", -3, 3)):
        found = nearest_weekday(anchor, weekday, hint)
        assert found.isoweekday() == weekday
        assert low <= (found - anchor).days <= high


@given(DAYS, st.integers(1, 12), st.one_of(st.none(), st.integers(1, 28)))
def test_the_year_that_is_not_told_lies_on_the_right_side(anchor: date, month: int, day: int | None) -> None:
    past, future = year_for(anchor, month, day, "past"), year_for(anchor, month, day, "future")
    assert date(past, month, day or 1) <= anchor
    assert date(future, month, day or 28) >= anchor.replace(day=min(anchor.day, 28)) - timedelta(days=0 if day else 27)
    assert year_for(anchor, month, day, "before") in (past, past - 1)
    assert year_for(anchor, month, day, "after") in (future, future + 1)


@given(DAYS, st.sampled_from(["D", "W", "M", "Y", "DE", "CE"]))
def test_the_unit_of_the_anchor_holds_the_anchor(anchor: date, unit: str) -> None:
    days = days_of(shifted_value(anchor, unit, 0))
    assert days is not None
    assert days[0] <= anchor <= days[1]


def test_shifting_stops_at_the_ends_of_the_calendar() -> None:
    assert shifted(date.max, 1) == date.max
    assert day_or_none(2023, 13, 1) is None


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ((1446, 9, 1), date(2025, 3, 1), date(2025, 3, 1)),
        ((1444, 12, None), date(2023, 6, 19), date(2023, 7, 18)),
        ((1445, None, None), date(2023, 7, 19), date(2024, 7, 6)),
    ],
)
def test_hijri_days(told: tuple[int, int | None, int | None], first: date, last: date) -> None:
    assert hijri_days(*told) == (first, last)


def test_hijri_years_outside_the_tables_are_not_guessed() -> None:
    assert hijri_days(1200) is None
    assert hijri_days(1444, 9, 31) is None


@pytest.mark.parametrize(
    ("hint", "first"),
    [("past", date(2023, 3, 23)), ("after", date(2024, 3, 11)), ("before", date(2023, 3, 23)), ("present", None)],
)
def test_a_hijri_month_without_its_year(hint: str, first: date | None) -> None:
    found = hijri_near(date(2023, 9, 20), 9, None, hint)
    assert (found[0] if found else None) == first


@pytest.mark.parametrize(
    ("hour", "part", "of_24"), [(8, "MO", 8), (12, "MO", 0), (3, "AF", 15), (12, "AF", 12), (9, "NI", 21), (2, "NI", 2)]
)
def test_hours(hour: int, part: str, of_24: int) -> None:
    assert hour_of(hour, part) == of_24
