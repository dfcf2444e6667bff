"""Read the words around counts: what governs them, single victims, nouns without a number."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Sentence
from khabar.read.counted import PEOPLE, Counted, is_accusative
from khabar.read.figures.added import goes_on_listing, names_one_more
from khabar.read.figures.drafts import (
    FIRM,
    Desk,
    State,
    add,
    was_named,
    whole_of,
)
from khabar.read.figures.governed import (
    OBJECT_REACH,
    is_intended,
    is_meant,
    is_unreal,
)
from khabar.read.figures.known import is_mourned
from khabar.read.figures.lists import read_figure_word
from khabar.read.figures.nouns import noun_at
from khabar.read.figures.one_thing import take_thing
from khabar.read.figures.pronouns import his_fate, struck_down, struck_them, who_was
from khabar.read.figures.singles import single_after, slashed
from khabar.read.figures.taken import PART_REACH
from khabar.read.figures.verbs import govern, look_back
from khabar.read.figures.victims import (
    fallen,
    is_agent,
    is_object,
    opens_items,
    opens_toll,
    reaches,
    rises,
    take_one,
    tells_how_many,
)
from khabar.read.figures.words import (
    FIGURE,
    NOUN,
    THING,
    TRIGGER,
    Trigger,
    forms_of,
    needed_in,
    triggers_at,
    word_at,
)

# How many words or marks may stand before a single victim that opens a sentence.
_OPENING = 3
# Marks that end the first clause of a heading.
_HEADING_MARKS = frozenset(".:|!-")


def read_word(desk: Desk, sentence: Sentence, i: int, state: State) -> int:
    """Read the word at `i`, which begins no count; the index after what was read."""
    row = desk.page.words
    opens = desk.opens.get(i, 0)
    said = word_at(row, i) if opens & FIGURE else None
    after = read_figure_word(desk, state, (i, said[0]), said[1]) if said is not None else None
    if after is not None:
        return after
    if state.item_end == i and len(row[i].form) == 1:
        state.item_end, state.fresh = i + 1, i + 1 if state.fresh == i else state.fresh
        return i + 1
    if state.item_end == i and row[i].form in forms_of("others"):
        state.item_end = i + 1
        return i + 1
    after = _read_victim(desk, i, state)
    if after is not None:
        return after
    found = triggers_at(row, i) if opens & TRIGGER else None
    if found is not None:
        after = _read_trigger(desk, sentence, i, found, state)
        if after is not None:
            return after
    elif opens & TRIGGER and struck_them(desk, state, i):
        return i + 1
    elif opens & TRIGGER and (struck := struck_down(desk, i)) is not None:
        if struck[1] is not None:
            add(state, struck[1], struck[0], desk.drafts, "struck")
        else:
            desk.drafts[-1] = replace(desk.drafts[-1], measure=struck[0], rule="struck")
        return i + 1
    after = take_thing(desk, state, i) if opens & THING else None
    if after is not None:
        return after
    noun = noun_at(row, i) if opens & NOUN else None
    return _read_noun(desk, sentence, i, noun, state) if noun is not None else i + 1


def _read_victim(desk: Desk, i: int, state: State) -> int | None:
    """The index after a single victim or another person at word `i`, or None where neither stands there."""
    row, name, counts = desk.page.words, desk.names.person_at(i), desk.opens.get(i, 0) & NOUN
    lying = fallen(desk, i) if counts else None
    if lying is not None:
        add(state, lying[0], lying[1], desk.drafts, "fallen")
        state.govern((Trigger(lying[1], "people", "noun"),), i, True)
        return i + 1
    if (counts and name is None and goes_on_listing(desk, state, i)) or (name and names_one_more(desk, state, i)):
        state.item_end = i
    ready = state.triggers and (not state.filled or is_object(row, state, i)) and i - state.at <= OBJECT_REACH
    if (counts or name is not None) and (state.item_end == i or ready):
        victim = single_after(desk.page, i, desk.names, desk.counts)
        if victim is not None and is_agent(desk, state, victim):
            return victim.last
        if victim is not None and reaches(desk, state, victim) and take_one(state, victim, desk):
            return victim.last
    return name


def _read_trigger(
    desk: Desk, sentence: Sentence, i: int, found: tuple[int, tuple[Trigger, ...]], state: State
) -> int | None:
    """The index after what governs counts at word `i`, or None where it governs nothing here."""
    row, (end, triggers) = desk.page.words, found
    needed = needed_in(row[i].form)
    if needed and any(not needed.isdisjoint(t.needs) for t in state.triggers):
        state.filled = state.filled and not state.loose
        state.at = state.at if state.filled else end - 1
        return end
    live = tuple([t for t in triggers if is_meant(desk, sentence, (i, end), t, state.ready)])
    if not live:
        return None
    if is_intended(row, i) or is_unreal(row, sentence.first, i):
        live = tuple([replace(t, measure="other") if t.takes == "people" else t for t in live])
    victim = None if state.waiting else his_fate(desk, i, live) or who_was(desk, i, live)
    if victim is not None:
        add(state, victim, live[0].measure, desk.drafts, "pronoun")
        state.govern(live, i, True)
    elif live[0].near == "back":
        look_back(desk, i, live[0].measure, state)
    else:
        govern(desk, (i, end), live, state)
        victim = slashed(desk.page, end) if desk.names.person_at(end + 1) is None else None
        return victim.last if victim is not None and take_one(state, victim, desk) else end
    return end


def _read_noun(desk: Desk, sentence: Sentence, i: int, noun: tuple[int, Counted], state: State) -> int:
    """Read a noun of people or things without a number at word `i`; the index after what was read."""
    row, (end, counted) = desk.page.words, noun
    headed = not desk.drafts or desk.drafts[-1].count.last <= sentence.first
    opening = i - sentence.first <= _OPENING or row[i - 1].form in _HEADING_MARKS
    opened = headed and opening and opens_toll(row, i, desk.counts)
    if state.subject == i and counted.number == "one" and not state.waiting and not (opened and counted.measure):
        one = single_after(desk.page, i, desk.names, desk.counts)
        following = desk.counts.get(one.last) if one is not None and not one.definite else None
        if one is not None and following is not None and following.linked:
            state.waiting.append(one)
            return one.last
    if not state.triggers and counted.measure in FIRM:
        victim = single_after(desk.page, i, desk.names, desk.counts)
        if victim is not None and is_mourned(row, victim) and not was_named(victim, desk.drafts):
            add(state, victim, victim.measure, desk.drafts, "mourned")
            return victim.last
        if victim is not None and not victim.definite and (opened or is_accusative(row[i].form)):
            add(state, victim, counted.measure, desk.drafts, "noun-one")
            state.govern((Trigger(counted.measure, "people", "noun"),), i, True)
            return victim.last
    after = desk.counts.get(end)
    if tells_how_many(desk, (i, end), counted):
        first = next(k for k in range(end, end + 3) if k in desk.counts)
        last = desk.counts[first].last
        more = any(k in desk.counts and desk.counts[k].linked for k in range(last, last + PART_REACH))
        if more and first > end:
            state.open_part(counted.measure, None, first)
            return end
        state.total, state.total_at = counted.measure, i
    elif rises(row, i, counted):
        state.total, state.total_at = counted.measure, end
    items = opens_items(row, noun)
    if items is not None:
        state.items = counted.measure, whole_of(desk.drafts, measure=counted.measure)
        state.open_part(*state.items, items)
        return items
    _uncounted(state, counted, (i, end), after is not None and not after.linked)
    return end


def _uncounted(state: State, noun: Counted, at: tuple[int, int], counted_next: bool) -> None:
    """A counted noun without a number: several victims fill what governs them, and open a list of parts."""
    if noun.kind not in PEOPLE and noun.kind != "people":
        return
    if noun.kind == "body":
        state.govern((Trigger(noun.measure, "people", "noun"),), at[1] - 1)
        state.last = noun.measure
        return
    state.last = noun.measure or state.last
    if state.totals and noun.measure in FIRM:
        state.total = noun.measure
    if noun.number == "many" and state.triggers and not state.filled and at[0] - state.at <= 2 and not counted_next:
        trigger = next((t for t in state.triggers if t.fits(noun.kind)), None)
        if trigger is not None:
            state.last, state.filled = noun.measure if noun.measure in FIRM else trigger.measure, True
            state.loose = trigger.says.startswith("p") and not noun.measure
