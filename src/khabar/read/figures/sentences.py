"""Read the sentences of a page from left to right, each where it may tell a figure."""

from __future__ import annotations

from dataclasses import replace

from khabar.kinds import HARM
from khabar.model import Sentence
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk, Draft, State, in_order, release, tells_anew
from khabar.read.figures.measures import read_word
from khabar.read.figures.pronouns import tells_by_pronoun
from khabar.read.figures.taken import take
from khabar.read.figures.words import LIST, NOUN, ONE, THING, TRIGGER

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
        if first < k and (_may_tell(desk, turns[first:k]) or (listed[0] and _is_item(desk, sentence))):
            near = turns[first] - sentence.first <= _BULLET
            item = near and (turns[first] in desk.counts or _is_item(desk, sentence))
            listed = _measure_sentence(desk, sentence, turns[first:k], listed if item else ("", None))
        elif not (listed[0] and _is_item(desk, sentence)):
            listed = ("", None)


def _is_item(desk: Desk, sentence: Sentence) -> bool:
    """Whether a mark opens the sentence, as it does the items of a list."""
    return desk.page.words[sentence.first].kind == "mark"


def _may_tell(desk: Desk, turns: list[int]) -> bool:
    """Whether there may be a figure among the words of a sentence at which something may begin."""
    opens, counts, persons, row = desk.opens, desk.counts, desk.names.persons, desk.page.words
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
        if flags & ONE and (tells_by_pronoun(row[at].form) or (at + 1 < len(row) and row[at + 1].form == "/")):
            return True
        if flags & THING and told & TRIGGER:
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
            if i in desk.formers and _stands_beside(desk, counts[i]):
                _pass_over(state, counts[i])
            else:
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
    if desk.formers:
        _add_formers(desk, sentence, base)
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


def _stands_beside(desk: Desk, count: Count) -> bool:
    """Whether a former count has its measure from the one that has taken its place."""
    former = desk.formers[count.first]
    return former.other is not None and not former.unsure and (count.kind == "bare" or former.beside)


def _pass_over(state: State, count: Count) -> None:
    """Let a former count say what is counted, and nothing else."""
    state.last = count.measure or state.last
    if count.measure and state.total_at >= 0 and not state.total:
        state.total, state.total_at = count.measure, count.first


def _add_formers(desk: Desk, sentence: Sentence, base: int) -> None:
    """Mark the former counts of the sentence; one that nothing has measured measures what the one in its place does."""
    drafts = desk.drafts
    at = {drafts[k].count.first: k for k in range(base, len(drafts))}
    for first in range(sentence.first, sentence.last):
        former = desk.formers.get(first)
        if former is None:
            continue
        mine, other = at.get(first), at.get(former.other if former.other is not None else -1)
        if mine is not None:
            draft = drafts[mine]
            others = [drafts[other]] if other is not None else drafts[:mine]
            if draft.measure in HARM and (not former.unsure or any(tells_anew(d, draft) for d in others)):
                drafts[mine] = replace(draft, former=True)
        elif other is not None and drafts[other].measure in HARM and drafts[other].part_of is None:
            new = drafts[other].count
            count = desk.counts[first]
            if count.kind in ("bare", "unknown"):
                count = replace(count, kind=new.kind, noun=new.noun, of=count.of or new.of)
            drafts.append(Draft(count, drafts[other].measure, None, "former", True))
