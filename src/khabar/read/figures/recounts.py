"""Leave out the numbers that only tell by how much a toll was wrong: `four bodies were counted twice`."""

from __future__ import annotations

from khabar.language import proclitics
from khabar.model import Page
from khabar.read.counted import PEOPLE
from khabar.read.figures.counts import Count
from khabar.read.figures.former import kinds_at
from khabar.read.figures.words import forms_of

# How many words may stand between those counted and what says so of them (`which had been`), and after the verb before how often.
_BETWEEN, _OFTEN = 2, 2
_KINDS = PEOPLE | {"bare", "unknown"}


def drop_recounts(page: Page, counts: dict[int, Count]) -> dict[int, Count]:
    """The counts of the page by first word, without those of people who stood in a count twice or by mistake.

    >>> drop_recounts(Page(None, None, (), (), ()), {})
    {}
    """
    return {first: count for first, count in counts.items() if not _is_recount(page, count)}


def _is_recount(page: Page, count: Count) -> bool:
    """Whether the words right after the count say that those were counted too often."""
    row = page.words
    if count.kind not in _KINDS:
        return False
    i = count.last
    while i < min(len(row), count.last + _BETWEEN + 1) and row[i].form[0] not in proclitics("conjunction"):
        kinds = kinds_at(row, i)
        after = kinds.get("entered", len(row))
        if "double" in kinds or any("twice" in kinds_at(row, k) for k in range(after, min(len(row), after + _OFTEN))):
            return True
        if "had" not in kinds and row[i].form not in forms_of("relative"):
            return False
        i = kinds.get("had", i + 1)
    return False
