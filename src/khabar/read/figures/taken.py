"""Say what a count measures, by what stands before it: what it is a part of, a toll, what governs it; or let it wait."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.counted import PEOPLE
from khabar.read.figures.added import join_list
from khabar.read.figures.bystanders import is_crowd, is_family, is_item_number
from khabar.read.figures.counts import OUT_OF, Count
from khabar.read.figures.drafts import (
    FIRM,
    Desk,
    Draft,
    State,
    add,
    of_things_before,
    release,
    some_of,
    whole_of,
)
from khabar.read.figures.governed import (
    are_mourned,
    from_far,
    goes_on,
    governed,
    has_own_verb,
    rest_of,
)
from khabar.read.figures.missing import lived_to_die, not_yet_found, since_found
from khabar.read.figures.those import of_those
from khabar.read.figures.victims import (
    are_told_bodies,
    is_some_of,
)
from khabar.read.figures.words import (
    Trigger,
)

# How many words may stand between a word for a total and its number.
_TOTAL_REACH = 20
# How many words may stand between what opens a list of parts and its first part.
PART_REACH = 6
_ITEMS = PEOPLE | {"bare", "unknown"}


def take(state: State, count: Count, desk: Desk) -> None:
    """Decide what the count measures by what stands before it, or let it wait for what follows."""
    drafts = desk.drafts
    row = desk.page.words
    if is_family(row, count) or is_crowd(row, count) or is_item_number(row, count) or are_told_bodies(desk, count):
        return
    if count.kind in ("rest", "them"):
        of_those(desk, state, count)
        return
    count = lived_to_die(row, join_list(desk, state, of_things_before(row, count, drafts)))
    at_item = count.first == state.item_end
    if count.linked and state.filled and has_own_verb(row, count):
        state.waiting.append(replace(count, linked=False))
        state.item_end = count.last
        return
    if count.whole and state.waiting:
        release(state, drafts)
    if count.whole and drafts and count.first - drafts[-1].count.last <= OUT_OF:
        drafts.append(Draft(count, count.measure or "other", None, "out-of"))
        drafts[-2] = replace(drafts[-2], part_of=len(drafts) - 1)
        return
    if state.whole >= 0 and (at_item or count.linked) and state.waiting:
        state.children[count.first] = state.whole
        state.waiting.append(replace(count, linked=True))
        state.item_end = count.last
        return
    opens = state.item_end == state.fresh and 0 <= count.first - state.fresh <= PART_REACH
    same = count.measure not in FIRM or count.measure == state.part or count.first == state.fresh
    if state.part and same and (at_item or opens or count.linked) and count.kind in _ITEMS:
        whole = drafts[state.parent].count if state.parent is not None else count
        if whole.value < count.value and whole.bound == "exact" and count.bound == "exact" and count.dual:
            return
        parent = state.parent
        if parent is not None and count.measure in FIRM and drafts[parent].measure not in (count.measure, "casualties"):
            parent = whole_of(drafts, measure=count.measure)
        add(state, count, count.measure if count.measure in FIRM else state.part, drafts, "part", parent)
        return
    _take_by_what_governs(desk, state, count)


def _take_by_what_governs(desk: Desk, state: State, count: Count) -> None:
    """Decide what a count of its own measures: by a toll, the count before it, what governs it, or its noun; or let it wait."""
    drafts, row = desk.drafts, desk.page.words
    told = bool(state.total) and count.first - state.total_at <= _TOTAL_REACH
    if told and (count.kind == "bare" or (count.kind in PEOPLE and not count.measure) or count.measure == state.total):
        bound = state.bound if state.bound and count.bound == "exact" else count.bound
        of_both = count.measure == "casualties"
        add(state, replace(count, bound=bound), count.measure if of_both else state.total, drafts, "total")
        state.total, state.bound, state.totals = "", "", True
    elif drafts and rest_of(row, count, drafts[-1].count) and drafts[-1].rule == "of-those":
        add(state, count, drafts[-1].measure, drafts, "of-those", drafts[-1].part_of)
    elif drafts and drafts[-1].part_of is None and goes_on(row, state, count, drafts[-1].count):
        add(state, count, drafts[-1].measure, drafts, "goes-on")
    elif (measure := governed(state, count)) is not None:
        if are_mourned(row, state, count):
            add(state, count, "killed", drafts, "mourned", whole_of(drafts, measure="killed"))
        else:
            add(state, count, measure, drafts, "governed")
        state.filled, state.at = True, count.last - 1
    elif (far := from_far(row, state, count)) is not None:
        add(state, count, far.measure, drafts, "far")
        state.govern((far,), count.last - 1, True)
    elif count.measure in FIRM or (
        count.measure and count.kind in PEOPLE | {"people"} and not has_own_verb(row, count)
    ):
        measure = since_found(desk, count)
        if is_some_of(row, count):
            if not measure:
                return
            some_of(state, replace(count, measure=measure), drafts)
        elif measure:
            add(state, count, measure, drafts, "noun")
        things = tuple(t for t in state.triggers if t.takes != "people")
        state.govern((Trigger(count.measure, "people", "counted"), *things), state.at, True)
    elif not_yet_found(row, count):
        add(state, count, "missing", drafts, "not-found")
    else:
        state.waiting.append(count)
