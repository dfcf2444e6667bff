"""Say whether a single victim is a figure of what governs it."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Page
from khabar.read.counted import is_accusative
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import FIRM, Desk, State, add, was_told
from khabar.read.figures.words import ONE_MEASURES, Trigger, forms_of

# How many adverbs may stand between what governs a victim and the victim.
_ADVERBS = 4


def take_one(state: State, victim: Count, desk: Desk) -> bool:
    """Add a single victim where a measure of people is open for it."""
    if state.part and state.item_end == victim.first and (victim.linked or state.fresh == victim.first):
        if victim.definite:
            return False
        measure = victim.measure if victim.measure in FIRM else state.part
        add(state, victim, measure, desk.drafts, "part-one", state.parent)
        return True
    if state.whole >= 0 and state.waiting and state.item_end == victim.first and not victim.definite:
        state.children[victim.first] = state.whole
        state.waiting.append(replace(victim, linked=True))
        state.item_end = victim.last
        return True
    trigger = next((t for t in state.triggers if t.takes == "people" and tells_of_one(t, victim)), None)
    if trigger is not None and trigger.near == "1" and victim.measure not in FIRM:
        return False
    if trigger is None or (state.filled and not (victim.linked and state.item_end == victim.first)):
        return False
    if state.joint == "casualties" or was_told(victim, trigger.measure, desk.drafts):
        return False
    add(state, victim, trigger.measure, desk.drafts, "one")
    state.filled = True
    return True


def tells_of_one(trigger: Trigger, victim: Count) -> bool:
    """Whether one victim is a figure: the dead and injured always, those detained where they are not named."""
    return trigger.measure in ONE_MEASURES and (trigger.measure != "detained" or not victim.definite)


def reaches(page: Page, state: State, victim: Count) -> bool:
    """Whether what governs reaches a single victim: at once, after adverbs, or as an object after the subject."""
    if state.item_end == victim.first or victim.first - state.at <= 1:
        return True
    if is_accusative(page.words[victim.first].form):
        return True
    between = page.words[state.at + 1 : victim.first]
    plain = forms_of("stop") | forms_of("day")
    after_preposition = [False, *(w.form in forms_of("where") for w in between)]
    return len(between) < _ADVERBS and all(
        w.kind == "mark" or w.form in plain or after_preposition[k] for k, w in enumerate(between)
    )
