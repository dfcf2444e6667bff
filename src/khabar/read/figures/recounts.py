"""Leave out the numbers that only tell by how much a toll was wrong: `four bodies were counted twice`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from khabar.language import proclitics
from khabar.model import Page, Word
from khabar.read.counted import PEOPLE
from khabar.read.figures.counts import Count
from khabar.read.figures.former import kinds_at
from khabar.read.figures.words import forms_of

# How many words may stand between those counted and what says so of them (`which had been`), and after the verb before how often.
_BETWEEN, _OFTEN = 2, 2
# How many words after `by mistake` the list may stand: a preposition before it.
_LISTED = 2
_KINDS = PEOPLE | {"bare", "unknown"}


def drop_recounts(page: Page, counts: dict[int, Count]) -> dict[int, Count]:
    """The counts of the page by first word, without those of people who stood in a count twice or by mistake, in a
    sentence that corrects a toll.

    >>> drop_recounts(Page(None, None, (), (), ()), {})
    {}
    """
    return {first: count for first, count in counts.items() if not _is_recount(page, count)}


def _is_recount(page: Page, count: Count) -> bool:
    """Whether the words right after the count say that those were counted too often, in a sentence that corrects a toll."""
    return count.kind in _KINDS and _told_twice(page.words, count) and _corrects(page, count.first)


def _told_twice(row: Sequence[Word], count: Count) -> bool:
    i = count.last
    while i < min(len(row), count.last + _BETWEEN + 1) and row[i].form[0] not in proclitics("conjunction"):
        kinds = kinds_at(row, i)
        after = kinds.get("entered", len(row))
        if "double" in kinds or any(_too_often(row, k) for k in range(after, min(len(row), after + _OFTEN))):
            return True
        if "had" not in kinds and row[i].form not in forms_of("relative"):
            return False
        i = kinds.get("had", i + 1)
    return False


def _too_often(row: Sequence[Word], i: int) -> bool:
    """Whether the words at `i` say that somebody was entered more than once, or by mistake in a list or toll."""
    kinds = kinds_at(row, i)
    listed = kinds.get("mistaken", len(row))
    if listed < len(row) and row[listed].form in forms_of("from"):
        return False
    return "twice" in kinds or any(
        not kinds_at(row, k).keys().isdisjoint(("register", "tally"))
        for k in range(listed, min(len(row), listed + _LISTED))
    )


def _corrects(page: Page, at: int) -> bool:
    """Whether the sentence of word `at` corrects a toll: it holds a word of correcting, which is none for a mistake, and one for a toll."""
    found = bisect_right(page.sentences, at, key=lambda sentence: sentence.first) - 1
    if found < 0:
        return False
    sentence = page.sentences[found]
    told = [kinds_at(page.words, k).keys() for k in range(sentence.first, sentence.last)]
    corrects = any("corrects" in kinds and "mistaken" not in kinds for kinds in told)
    return corrects and any("tally" in kinds for kinds in told)
