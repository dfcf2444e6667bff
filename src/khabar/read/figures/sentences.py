"""Read the sentences of a page from left to right, each where it may tell a figure."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.figures.drafts import Desk, State, in_order, release
from khabar.read.figures.measures import read_word, take
from khabar.read.figures.pronouns import tells_by_pronoun
from khabar.read.figures.words import LIST, NOUN, ONE, TRIGGER

# How many words may stand between a single victim and what makes a figure of it.
_VICTIM_REACH = 20
# How many marks may stand before the item of a list in a line of its own.
_BULLET = 2


def measure_counts(desk: Desk) -> None:
    """Add the figures of the page to the drafts on the desk, sentence by sentence.

    A sentence is read where a count stands in it, or what may make a figure of a single victim with such a victim near it.
    """
    turns = sorted({*desk.opens, *desk.counts, *desk.names.persons})
    k, size = 0, len(turns)
    listed: tuple[str, int | None] = ("", None)
    for sentence in desk.page.sentences:
        while k < size and turns[k] < sentence.first:
            k += 1
        first = k
        while k < size and turns[k] < sentence.last:
            k += 1
        if first < k and _may_tell(desk, turns[first:k]):
            item = turns[first] in desk.counts and turns[first] - sentence.first <= _BULLET
            listed = _measure_sentence(desk, sentence, turns[first:k], listed if item else ("", None))
        else:
            listed = ("", None)


def _may_tell(desk: Desk, turns: list[int]) -> bool:
    """Whether there may be a figure among the words of a sentence at which something may begin."""
    opens, counts, persons = desk.opens, desk.counts, desk.names.persons
    leading = ONE | LIST if desk.drafts else ONE
    lead = victim = -_VICTIM_REACH
    told, near = 0, False
    for at in turns:
        if at in counts:
            return True
        flags = opens.get(at, 0)
        told |= flags
        if flags & leading:
            lead = at
        if flags & ONE and tells_by_pronoun(desk.page.words[at].form):
            return True
        if flags & NOUN or at in persons:
            victim = at
        near = near or (lead >= 0 <= victim and abs(lead - victim) <= _VICTIM_REACH)
    return near or (victim >= 0 and bool(told & LIST and told & TRIGGER))


def _measure_sentence(
    desk: Desk, sentence: Sentence, turns: list[int], listed: tuple[str, int | None]
) -> tuple[str, int | None]:
    """Add the figures of a sentence. `turns` are the indexes of its words at which something may begin.

    `listed` and the result are the measure and the whole of a list of parts whose items stand in lines of their own.
    """
    row, drafts, counts = desk.page.words, desk.drafts, desk.counts
    i, k, size = sentence.first, 0, len(turns)
    state = State(subject=i)
    base = len(drafts)
    if listed[0]:
        state.open_part(listed[0], listed[1], turns[0])
    while True:
        while k < size and turns[k] < i:
            k += 1
        at = turns[k] if k < size else sentence.last
        i = state.item_end if i <= state.item_end < at else at
        if i >= sentence.last:
            break
        if i in counts:
            take(state, counts[i], desk)
            i = counts[i].last
        elif row[i].kind != "word":
            if i == state.item_end:
                _read_mark(desk, state, i, sentence.last)
            state.loose = False
            i += 1
        else:
            i = read_word(desk, sentence, i, state)
    release(state, drafts)
    if len(drafts) > base + 1 or state.children:
        drafts[base:] = in_order(drafts[base:], base, state.children)
    opened = bool(state.part) and state.fresh >= state.item_end - 1 and state.item_end >= sentence.last
    return (state.part, state.parent) if opened else listed


def _read_mark(desk: Desk, state: State, i: int, last: int) -> None:
    """A mark between the items of a list is passed over; a bracket that lists those just counted opens a list of parts."""
    row = desk.page.words
    if row[i].form != "(":
        state.item_end = i + 1
    elif i + 1 in desk.counts and desk.drafts and desk.drafts[-1].count.last == i:
        state.open_part(state.last, len(desk.drafts) - 1, i + 1)
    else:
        state.item_end = next((k + 1 for k in range(i, min(last, i + 8)) if row[k].form == ")"), i + 1)
