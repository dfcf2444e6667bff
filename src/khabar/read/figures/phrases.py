"""Look up the phrases of the table of figure words where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.language import Phrases, table
from khabar.model import Word

# Kinds of figure words that decide how a count stands.
OPENING = ("part", "being", "among", "cut", "that", "no", "total", "toll", "was")
# How many words may stand between people and the service that they belong to.
_SERVICE_REACH = 5


@lru_cache(maxsize=32)
def phrases_of(*kinds: str) -> Phrases[str]:
    """The phrases of the kinds, each with its kind."""
    first: dict[str, str] = {}
    for row in table("figure_words"):
        if row["kind"] in kinds:
            for phrase in row["words"].split("|"):
                first.setdefault(phrase, row["kind"])
    return Phrases(first.items())


def share_at(row: Sequence[Word], i: int) -> bool:
    """Whether the words at `i` make the number before them a share: `في المئة`."""
    return phrases_of("share").at(row, i) is not None


def out_of(row: Sequence[Word], i: int) -> int | None:
    """The index after the words at `i` that say of how many (`من أصل`), or None."""
    found = phrases_of("out_of").at(row, i, False)
    return found[0] if found is not None else None


def tells_of_past(row: Sequence[Word], i: int) -> bool:
    """Whether a word or phrase that tells of an earlier war, or of a whole one, begins at word `i`."""
    return phrases_of("past").at(row, i) is not None


def service_at(row: Sequence[Word], at: int) -> str:
    """Of which service those before word `at` are, as its words say (`من فريق الدفاع المدني`): `aid_workers`, `police` or empty."""
    for k in range(at, min(len(row), at + _SERVICE_REACH)):
        found = phrases_of("aid_workers", "police").at(row, k)
        if found is not None:
            return found[2]
        if phrases_of("in_service").at(row, k) is None:
            break
    return ""


def besides_at(row: Sequence[Word], i: int) -> int | None:
    """The index after the words at `i` that add more of the same (`إلى جانب`), or None."""
    found = phrases_of("besides").at(row, i)
    return found[0] if found is not None else None


def opens_with(row: Sequence[Word], i: int) -> str:
    """Whether the words at `i` open a sentence that tells of something `earlier`, or that adds something `aside`; else empty.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> opens_with(words("وسبق أن تعرضت البلدة للقصف", (Span(0, 26),)), 0)
    'earlier'
    """
    if phrases_of("earlier").at(row, i, False) is not None:
        return "earlier"
    return "aside" if phrases_of("aside").at(row, i, False) is not None else ""
