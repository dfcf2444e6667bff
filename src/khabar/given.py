"""What a caller gives for a report, looked at before it is taken: its text, its id and its day."""

from __future__ import annotations

from datetime import date, datetime

from khabar.errors import KhabarError

_WHERE = "khabar.Report.of"


def string_given(value: object, name: str) -> str:
    """The string that was given under the name; anything else is an error.

    >>> string_given("خبر", "text")
    'خبر'
    """
    if not isinstance(value, str):
        raise KhabarError(f"a {type(value).__name__} is no {name}", _WHERE, f"give the {name} as a str")
    return value


def day_given(value: object) -> date | None:
    """The day that was given, or that a moment lies on. None for none, and for a day outside 1900 to 2200 (`0001-01-01`), which stands
    for none. Anything else is an error.

    >>> day_given("2023-09-20T08:00"), day_given("0001-01-01"), day_given("")
    (datetime.date(2023, 9, 20), None, None)
    """
    if value is None or value == "":
        return None
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day[:10])
        except ValueError:
            day = None
    if not isinstance(day, date):
        raise KhabarError(f"{value!r} is no day", _WHERE, "write it as YYYY-MM-DD")
    return day if 1900 <= day.year <= 2200 else None
