"""Find the single thing that was destroyed, shot down or taken, told by its noun alone."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.inflection import closed_feminine
from khabar.language import article, proclitics, splits
from khabar.model import Span, Word
from khabar.read.counted import Counted, counted, counted_at, is_accusative
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk, State, add
from khabar.read.figures.words import THINGS, Trigger, forms_of, is_trigger
from khabar.text import inside

# Measures that one thing is a figure of, and what the words take that say so: those that only struck a thing did not destroy it.
_LOST = frozenset(("destroyed", "downed", "seized"))
_TAKES = frozenset(("things", "flying", "aircraft", "drones"))
# How many words may stand between a verb and its object in the accusative, and for the subject of a verb before another.
_OBJECT_REACH, _SUBJECT_REACH = 5, 3
# How many words may describe the things just counted before one more is added.
_LISTED_REACH = 6
# Marks after which the name of a thing may follow, or of its make.
_QUOTES = frozenset("\"'(#")


def take_thing(desk: Desk, state: State, i: int) -> int | None:
    """Add the single thing at word `i` where what governs there destroyed, took or shot it down; the index after it, or None.

    `تدمير رادار`, `أحرق المهاجمون مخزنا`, `غنمت خمس عربات ومدفعا`: one thing that is no particular one. A thing that is somebody's
    or has a name is none, nor one of which is told how it befell people (`أصيب جراء تدمير مخزن ستة عمال`).
    """
    triggers = [t for t in state.triggers if t.measure in _LOST and t.takes in _TAKES] if state.far is None else []
    found = _thing_at(desk, i) if triggers else None
    if found is None:
        return None
    thing, noun, linked = found
    trigger = next((t for t in triggers if t.fits(noun.kind)), None)
    if trigger is None or not (
        _is_added(desk, state, i, trigger) if linked else _is_met(desk, state, i, (noun, trigger))
    ):
        return None
    add(state, thing, trigger.measure, desk.drafts, "one-thing")
    state.filled, state.at = True, thing.last - 1
    return thing.last


def _thing_at(desk: Desk, i: int) -> tuple[Count, Counted, bool] | None:
    """(the thing, its noun, whether a conjunction adds it) at word `i`, where it is one and no particular one."""
    row = desk.page.words
    for cut, particles, rest in splits[row[i].form]:
        noun = counted(rest)
        if noun is None or noun.number != "one" or noun.kind not in THINGS:
            continue
        if rest.startswith(article()) or particles not in ("", *proclitics("conjunction")):
            return None
        phrase = counted_at(row, i) if not particles else None
        last = phrase[0] if phrase is not None else i + 1
        noun = phrase[1] if phrase is not None else noun
        if not is_accusative(rest) and not _is_any(desk, last, rest):
            return None
        start = inside(desk.page.text, row[i], cut)
        last += _describes(row, last, rest)
        span = Span(start, row[last - 1].end)
        return Count(i, last, span, 1, kind=noun.kind, noun=noun.noun, measure=noun.measure), noun, bool(particles)
    return None


def _describes(row: Sequence[Word], k: int, noun: str) -> int:
    """1 where the word at `k` is an adjective of the indefinite noun before it, by an ending that both have, else 0."""
    if k >= len(row) or row[k].kind != "word" or row[k].form in forms_of("stop") or is_trigger(row[k].form):
        return 0
    form, last = row[k].form, closed_feminine()
    same = form.endswith(last) and noun.endswith(last) and len(form) > len(last) + 1
    return int((same or (is_accusative(noun) and form[-1] == noun[-1])) and not form.startswith(article()))


def _is_any(desk: Desk, k: int, noun: str) -> bool:
    """Whether the words at `k` leave the noun before them indefinite: they end the clause, describe it, or begin another."""
    row = desk.page.words
    if k >= len(row) or row[k].kind != "word":
        return k >= len(row) or row[k].form not in _QUOTES
    form = row[k].form
    if (
        (k in desk.counts and not desk.counts[k].linked)
        or form.startswith(article())
        or desk.names.person_at(k) is not None
    ):
        return False
    if form in forms_of("stop") or _describes(row, k, noun):
        return True
    known = counted(form)
    return form[0] in proclitics("conjunction") or is_trigger(form) or (known is not None and known.kind in THINGS)


def _is_met(desk: Desk, state: State, i: int, met: tuple[Counted, Trigger]) -> bool:
    """Whether what governs reaches the thing at word `i`: a noun at once, a verb at once or after its subject, as its object.

    Right after a verb of one a thing may itself be what struck: a lorry destroyed, but no building.
    """
    noun, trigger = met
    if state.filled and not state.loose:
        return False
    row = desk.page.words
    between = row[state.at + 1 : i]
    if trigger.says == "noun":
        return not between or (len(between) == 1 and between[0].form in forms_of("upon"))
    if is_accusative(row[i].form):
        other = [w for w in between if w.kind == "word" and not w.form.startswith(article())]
        return len(between) <= _OBJECT_REACH and len(other) <= 1
    if not between or (len(between) == 1 and between[0].form in forms_of("upon")):
        acts = trigger.measure != "downed" and noun.kind != "building"
        return not acts or trigger.many or trigger.says == "past:1p"
    subject = all(w.kind == "word" and w.form.startswith(article()) for w in between)
    return subject and len(between) <= _SUBJECT_REACH


def _is_added(desk: Desk, state: State, i: int, trigger: Trigger) -> bool:
    """Whether a conjunction adds the thing at word `i` to those of the same measure that were counted just before."""
    if not desk.drafts or not state.filled or desk.drafts[-1].measure != trigger.measure:
        return False
    between = desk.page.words[desk.drafts[-1].count.last : i]
    if len(between) > _LISTED_REACH:
        return False
    return not any((w.kind == "mark" and w.form not in _QUOTES) or is_trigger(w.form) for w in between)
