"""Tell which party held a capital on the day of a report, while the country's recognised government sat elsewhere, and where one sits."""

from __future__ import annotations

from datetime import date
from functools import cache

from khabar.language import table
from khabar.text import fold


@cache
def _held() -> dict[str, tuple[tuple[str, date, date], ...]]:
    found: dict[str, list[tuple[str, date, date]]] = {}
    for row in table("capital_holders"):
        end = date.fromisoformat(row["to"]) if row["to"] else date.max
        found.setdefault(fold(row["capital"]), []).append((row["key"], date.fromisoformat(row["from"]), end))
    return {capital: tuple(times) for capital, times in found.items()}


def holder_of(capital: str, day: date | None) -> str | None:
    """The canonical name of the party that held the capital on the day, of an undated report now; None where it is the government's own.

    >>> holder_of("صنعاء", date(2020, 5, 1)), holder_of("صنعاء", date(2010, 5, 1)), holder_of("بيروت", None)
    ('الحوثيون', None, None)
    """
    day = day or date.max
    return next((key for key, start, end in _held().get(fold(capital), ()) if start <= day <= end), None)


@cache
def capitals() -> frozenset[str]:
    """The folded names of the capitals of all countries."""
    return frozenset(fold(row["capital"]) for row in table("countries") if row["capital"])


@cache
def seats() -> frozenset[str]:
    """The folded names of the towns in which governments sit: capitals, and where one sat while another party held the capital.

    >>> {fold("نيروبي"), fold("عدن")} <= seats()
    True
    """
    return capitals() | {fold(row["seat"]) for row in table("capital_holders") if row["seat"]}
