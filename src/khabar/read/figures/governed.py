"""What governs a count: the verb or noun before it, or a verb of its own after it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import Word
from khabar.read.counted import PEOPLE
from khabar.read.figures.counts import NO_FIGURES, Count
from khabar.read.figures.drafts import FIRM, State
from khabar.read.figures.words import triggers_at

# How many words may stand between what governs a count and the count: of a noun of people, of an unknown noun, of none.
_REACH = {"people": 20, "unknown": 5, "bare": 4}
# How many words may stand between a verb and a single victim that is its object.
OBJECT_REACH = 8


def has_own_verb(row: Sequence[Word], count: Count) -> bool:
    """Whether a verb in the plural right after the count tells of it: `ثلاثة قتلوا وأربعة جرحوا`."""
    found = triggers_at(row, count.last) if count.last < len(row) else None
    return found is not None and any(t.many and t.takes == "people" and not t.near for t in found[1])


def governed(state: State, count: Count) -> str | None:
    """The measure that the count has from what governs it, or None where nothing does."""
    trigger = next((t for t in state.triggers if t.fits(count.kind)), None)
    if trigger is None or count.kind in NO_FIGURES:
        return None
    if count.where and trigger.takes == "places" and trigger.measure == "destroyed":
        return None
    near = count.first - state.at <= _REACH.get(count.kind, _REACH["people"])
    did = state.loose and not count.linked and count.kind != "bare" and count.first - state.at <= OBJECT_REACH
    if state.filled and not did and not (count.linked and count.kind != "bare" and (near or count.kind in PEOPLE)):
        return None
    if not state.filled and not near:
        return None
    died = (
        count.measure == "injured"
        and trigger.measure in ("killed", "evacuated")
        and not state.filled
        and not trigger.near
    )
    if count.measure == "missing" and count.linked and trigger.says == "noun":
        return count.measure
    if (count.measure in FIRM and not died) or (count.measure and trigger.takes == "strikes"):
        return count.measure
    return state.joint or trigger.measure
