"""Find what the report makes somebody else answer for."""

from __future__ import annotations

from khabar.model import Name, Page, Statement


def find_statements(page: Page, names: tuple[Name, ...]) -> tuple[Statement, ...]:
    """The statements of the page, in order, each with the words that name its source."""
    return ()
