"""Lines that are a date or time stamp, and English stamps within a text."""

from __future__ import annotations

import re

from khabar.dates import ENGLISH_MONTHS, stated_day
from khabar.text import fold

_CLOCK = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")

# The sign before the owner of a picture.
COPYRIGHT = "\u00a9"


def is_stamp(text: str, words: int) -> bool:
    """Whether a line is a date line or time stamp: a stated day or a clock time, few words besides, and no picture's owner.

    >>> is_stamp("نشر في 5 مايو 2019", 3)
    True
    """
    if words > 9 or COPYRIGHT in text or not any(c.isdigit() for c in text):
        return False
    return stated_day(text) is not None or (words <= 4 and _CLOCK.search(fold.ask(text)) is not None)


def english_stamp(text: str, start: int) -> int | None:
    """Where an English date that begins at `start` ends (`Dec 25, 2025`, `May 3`), or None."""
    m = re.compile(r"([A-Z][a-z]{2,8})\.? \d{1,2}(?:, (?:19|20)\d\d)?(?: at \d{1,2}:\d\d\s?[AP]M)?").match(text, start)
    return m.end() if m and m.group(1).lower() in ENGLISH_MONTHS else None
