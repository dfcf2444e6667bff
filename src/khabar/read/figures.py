"""Find the counts that a record of a conflict needs."""

from __future__ import annotations

from khabar.model import Event, Figure, Name, Number, Page, Statement, Time


def find_figures(
    page: Page,
    numbers: tuple[Number, ...],
    times: tuple[Time, ...],
    names: tuple[Name, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Figure, ...]:
    """The figures of the page, in order."""
    return ()
