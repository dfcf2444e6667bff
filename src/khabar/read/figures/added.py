"""Say whether a count or a victim is added to those told just before: by a conjunction, a comma, `alongside`, `with`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.language import article, proclitics, splits
from khabar.model import Word
from khabar.read.counted import PEOPLE, counted
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import FIRM, Desk, State
from khabar.read.figures.known import ends_clause
from khabar.read.figures.phrases import besides_at
from khabar.read.figures.words import forms_of, is_trigger
from khabar.read.statements.words import voice_kind
from khabar.text import COMMAS

# How many words may describe those counted before one more is added, things before a comma, a named victim before the next name.
_LISTING_REACH, _THINGS_REACH, _DESCRIBED_REACH = 7, 4, 10
# How many words may stand between those counted and the brackets that list them.
_BRACKET_REACH = 4
# Marks before the items of a list within a line, and the kinds of counts that are such items.
_BULLETS, _ITEMS = frozenset("-*"), PEOPLE | {"bare", "unknown"}
# Measures of which one more may be added; kinds of nouns of whom one may be added.
_LISTED = frozenset(("killed", "injured"))
_VICTIMS = frozenset(("person", "woman", "force"))


def join_list(desk: Desk, state: State, count: Count) -> Count:
    """The count, linked where it is added to the one before it without a conjunction; opens the list of parts whose item it is."""
    row = desk.page.words
    besides = not count.measure and (_comes_besides(row, count.first) or _comes_with(desk, state, count))
    if state.items is not None and count.kind in _ITEMS and row[count.first - 1].form in _BULLETS:
        state.open_part(*state.items, count.first)
    if _lists_in_brackets(desk, state, count):
        state.open_part(desk.drafts[-1].measure, len(desk.drafts) - 1, count.first)
    linked = count.linked or besides or _follows_comma(desk, state, count)
    return replace(count, linked=True) if linked and not count.linked else count


def _follows_comma(desk: Desk, state: State, count: Count) -> bool:
    """Whether a comma lists the count among the things just counted: `seized two tanks, 7 lorries, 3 guns`."""
    if not desk.drafts or not state.filled or count.kind in PEOPLE | {"bare", "unknown"}:
        return False
    last, row = desk.drafts[-1], desk.page.words
    if not any(t.fits(count.kind) and t.measure == last.measure and t.takes != "people" for t in state.triggers):
        return False
    between = row[last.count.last : count.first]
    if not 0 < len(between) <= _THINGS_REACH or between[-1].kind != "mark" or between[-1].form not in COMMAS:
        return False
    return all(w.kind != "mark" and w.form not in forms_of("stop") and not is_trigger(w.form) for w in between[:-1])


def _comes_besides(row: Sequence[Word], i: int) -> bool:
    """Whether words that add more of the same (`alongside`, `in addition to`) end before word `i`."""
    return any(besides_at(row, k) in (i, i + 1) for k in range(max(0, i - 2), i))


def _comes_with(desk: Desk, state: State, count: Count) -> bool:
    """Whether those counted are told right after a victim as those who fell with him: `killed a commander with four of his men`."""
    row, at = desk.page.words, count.first - 1
    if at < 1 or not desk.drafts or not state.filled or row[at].form not in forms_of("together"):
        return False
    last = desk.drafts[-1].count
    return (
        last.kind in PEOPLE
        and count.kind in PEOPLE
        and all(w.kind == "mark" for w in row[last.last : at])
        and last.last <= at
    )


def _lists_in_brackets(desk: Desk, state: State, count: Count) -> bool:
    """Whether the count opens a list in brackets of who those just counted are: `killed six of the family (two children, a woman)`."""
    if not desk.drafts or not state.filled or count.kind not in PEOPLE or count.measure:
        return False
    last, before = desk.drafts[-1], desk.page.words[count.first - 1]
    near = 1 < count.first - last.count.last <= _BRACKET_REACH
    return near and before.form == "(" and last.measure in FIRM and 1 < count.value < last.count.value


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
    for _, particles, rest in splits[row[i].form]:
        noun = counted(rest) if particles == proclitics("conjunction")[0] else None
        if noun is not None and noun.number == "one" and noun.kind in _VICTIMS:
            if (last.count.named and rest in forms_of("rank")) or (rest.startswith(article()) and voice_kind(rest)):
                return False
            after = row[i + 1] if i + 1 < len(row) else None
            return after is None or not is_trigger(after.form) or after.form[0] == row[i].form[0]
    return False


def names_one_more(desk: Desk, state: State, i: int) -> bool:
    """Whether the name at word `i` is added to a named victim after a comma: `killed were so-and-so, head of the guard, and so-and-so`."""
    row, trigger = desk.page.words, state.for_people()
    if trigger is None or not state.filled or not desk.drafts or row[i].form[0] != proclitics("conjunction")[0]:
        return False
    last, end = desk.drafts[-1], desk.names.person_at(i) or i
    between = row[last.count.last : i]
    if not last.count.named or last.measure != trigger.measure or not 0 < len(between) <= _DESCRIBED_REACH:
        return False
    if desk.names.starts.get(i, row[i].start) == row[i].start or between[-1].form not in COMMAS:
        return False
    return ends_clause(row, end) and not any(w.form in forms_of("agent") or is_trigger(w.form) for w in between)
