"""Let no count be a part of a number that another one took the place of in a sentence before, or of one that is smaller."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khabar.model import Sentence
from khabar.read.figures.drafts import Draft
from khabar.read.figures.former import Former

# How many figures back a whole is looked for.
_BACK = 12


def right_wholes(drafts: list[Draft], formers: Mapping[int, Former], sentences: Sequence[Sentence]) -> None:
    """Move the parts of such numbers, with those told beside them, to the number in force, or to the last one that can hold them; the
    drafts are changed in place."""
    starts = [s.span.start for s in sentences]
    rows = [bisect_right(starts, d.count.span.start) for d in drafts]
    places = {d.count.first: n for n, d in reversed(list(enumerate(drafts)))}
    moved: dict[tuple[int, int], int] = {}
    for k, part in enumerate(drafts):
        whole = part.part_of
        if whole is None or part.former:
            continue
        old = drafts[whole].former and rows[whole] != rows[k]
        if old or not _holds(drafts[whole], part):
            former = formers.get(drafts[whole].count.first)
            other = former.other if former is not None else None
            near = places.get(other) if other is not None else None
            if near is None or near >= k:
                near = next((n for n in range(k - 1, max(-1, k - _BACK), -1) if _can_be(drafts[n], part)), None)
            if near is not None:
                moved[rows[k], whole] = near
    for k, part in enumerate(drafts):
        if part.part_of is not None and (rows[k], part.part_of) in moved:
            drafts[k] = replace(part, part_of=moved[rows[k], part.part_of])


def _can_be(whole: Draft, part: Draft) -> bool:
    """Whether a figure before a part may be what it is a part of."""
    return whole.measure == part.measure and whole.part_of is None and not whole.former and _holds(whole, part)


def _holds(whole: Draft, part: Draft) -> bool:
    return whole.count.value >= part.count.value or whole.count.bound != "exact" or part.count.bound != "exact"
