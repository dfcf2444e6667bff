"""Find what parties did or are said to have done."""

from __future__ import annotations

from khabar.model import Event, Name, Page, Statement, Time


def find_events(
    page: Page, times: tuple[Time, ...], names: tuple[Name, ...], statements: tuple[Statement, ...]
) -> tuple[Event, ...]:
    """The events of the page, in order of their triggers."""
    return ()
