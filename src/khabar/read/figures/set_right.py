"""Take back the number of the sentence before where a sentence opens with the words that give the right one (والصواب ستة قتلى)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from khabar.kinds import HARM
from khabar.language import among, table
from khabar.model import Sentence, Word
from khabar.read.figures.drafts import Desk, tells_anew
from khabar.read.figures.former import Former, kinds_at
from khabar.text import fold

# The words that give the right number stand so near the beginning of their sentence, the number so near it too.
_OPENING, _REACH = 2, 6


def set_right(desk: Desk) -> None:
    """Mark the last number of the sentence with figures before as former that has the measure of the one given as right, or may have it
    where that one is without a noun."""
    drafts, page = desk.drafts, desk.page
    firsts = [draft.count.first for draft in drafts]
    before = range(0)
    for sentence in page.sentences:
        here = range(bisect_left(firsts, sentence.first), bisect_left(firsts, sentence.last))
        after = _after_opening(page.words, sentence) if before else None
        if after is not None:
            right = drafts[here[0]] if here else None
            first = right.count.first if right else after
            near = first in desk.counts and _is_given(page.words, sentence, first)
            wrong = next((k for k in reversed(before) if right is None or tells_anew(right, drafts[k])), None)
            if near and wrong is not None and drafts[wrong].measure in HARM:
                drafts[wrong] = replace(drafts[wrong], former=True)
                desk.formers[firsts[wrong]] = Former(first, unsure=True)
        before = here or before


def _after_opening(row: Sequence[Word], sentence: Sentence) -> int | None:
    """The index after the words that give the right number, where the sentence opens with them."""
    opening = range(sentence.first, min(sentence.last, sentence.first + _OPENING))
    return next((kinds["right"] for i in opening if "right" in (kinds := kinds_at(row, i))), None)


def _is_given(row: Sequence[Word], sentence: Sentence, first: int) -> bool:
    """Whether the number at word `first` is near the beginning of the sentence, and told as sure."""
    return first - sentence.first <= _REACH and not any(
        among(word.form, _unsure()) for word in row[sentence.first : first]
    )


@lru_cache(maxsize=1)
def _unsure() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("events_hedges") if row["says"] == "maybe")
