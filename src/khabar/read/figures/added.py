"""Say whether a count or a victim is added to those told just before: by a conjunction, by `alongside`."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import proclitics, splits
from khabar.model import Word
from khabar.read.counted import counted
from khabar.read.figures.drafts import Desk, State
from khabar.read.figures.phrases import besides_at
from khabar.read.figures.words import forms_of, is_trigger

# How many words may describe those counted before one more is added.
_LISTING_REACH = 7
# Measures of which one more may be added; kinds of nouns of whom one may be added.
_LISTED = frozenset(("killed", "injured"))
_VICTIMS = frozenset(("person", "woman", "force"))


def comes_besides(row: Sequence[Word], i: int) -> bool:
    """Whether words that add more of the same (`alongside`, `in addition to`) end before word `i`."""
    return any(besides_at(row, k) in (i, i + 1) for k in range(max(0, i - 2), i))


def goes_on_listing(desk: Desk, state: State, i: int) -> bool:
    """Whether word `i` adds one more to those just counted, after words that describe them: `a member of the guard, and a driver`."""
    row = desk.page.words
    trigger = state.for_people()
    if trigger is None or not state.filled or trigger.measure not in _LISTED or not desk.drafts:
        return False
    last = desk.drafts[-1]
    between = row[last.count.last : i]
    if last.measure != trigger.measure or last.part_of is not None or not 0 < len(between) <= _LISTING_REACH:
        return False
    if row[i].form[0] != proclitics("conjunction")[0] or any(
        w.form in forms_of("agent") or is_trigger(w.form) for w in between
    ):
        return False
    for _, particles, rest in splits(row[i].form):
        noun = counted(rest) if particles == proclitics("conjunction")[0] else None
        if noun is not None and noun.number == "one" and noun.kind in _VICTIMS:
            if last.count.named and rest in forms_of("rank"):
                return False
            after = row[i + 1] if i + 1 < len(row) else None
            return after is None or not is_trigger(after.form)
    return False
