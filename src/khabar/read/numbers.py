"""Find numbers, in digits and in words."""

from __future__ import annotations

from khabar.model import Number, Page


def find_numbers(page: Page) -> tuple[Number, ...]:
    """The numbers of the page, in order."""
    return ()
