"""Say whether a single victim is a figure of what governs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.inflection import dual, oblique
from khabar.language import among, article, is_definite, proclitics, splits
from khabar.model import Word
from khabar.read.counted import PEOPLE, Counted, counted, counted_within, is_accusative
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import FIRM, Desk, State, add, was_told
from khabar.read.figures.former import denies
from khabar.read.figures.known import is_office, says_by_what
from khabar.read.figures.singles import single_after
from khabar.read.figures.words import (
    NOUN,
    ONE_MEASURES,
    TRIGGER,
    Trigger,
    forms_of,
    is_one_of_them,
    is_trigger,
    triggers_at,
)
from khabar.text import COMMA

# How many adverbs may stand between what governs a victim and the victim.
_ADVERBS = 4
# How many words after what governs them one of somebody's family may stand.
_KIN_REACH = 3
# How many words after a noun of harm he may be told whom it befell.
_HARM_REACH = 3
# How many words after a noun of one victim the next count may begin; measures of toll and list.
_SORT_REACH = 3
# How many words may stand between a verb of falling and the noun that tells how somebody fell.
_FALLING_REACH = 9
_LISTED = frozenset(("killed", "injured"))
# How many figures back those may be told dead whose bodies are told.
_BODIES_BACK = 6
# The marks around what is said of somebody in between, and how many words that has at most.
_ASIDES, _ASIDE = frozenset(("-", "(", ")", COMMA)), 12
# Marks after which it may be told how many victims there are.
_OPENERS = frozenset(':"')


def tells_how_many(desk: Desk, at: tuple[int, int], noun: Counted) -> bool:
    """Whether the number after the victims, who have the article, tells how many they are: `the dead are three`.

    `at` holds the indexes of their noun and after it; a number in brackets or before a dash counts the items of a list.
    """
    row, (i, k) = desk.page.words, at
    if noun.number != "many" or noun.measure not in FIRM:
        return False
    if k < len(row) and row[k].form in forms_of("being"):
        k += 1
    if k < len(row) and (row[k].form in _OPENERS or denies(row, k)):
        k += 1
    count = desk.counts.get(k)
    if count is None or count.linked or count.definite or count.measure:
        return False
    after = row[count.last] if count.last < len(row) else None
    if after is not None and after.kind == "mark" and after.form in "-)/" and not after.spaced:
        return False
    return is_definite(row[i].form)


def rises(row: Sequence[Word], i: int, noun: Counted) -> bool:
    """Whether the victims at word `i` are said to be more than before, so that their number follows: `ارتفاع قتلى السوق إلى 27`."""
    many = noun.number == "many" and noun.measure in _LISTED
    return many and i > 0 and among(row[i - 1].form, forms_of("rise"))


def is_some_of(row: Sequence[Word], count: Count) -> bool:
    """Whether those counted are some of victims told before: `three of the injured`."""
    words = row[count.first : count.last]
    at = next((k for k, w in enumerate(words) if w.form in forms_of("from")), None)
    return at is not None and at + 1 < len(words) and words[at + 1].form.startswith(article())


def are_told_bodies(desk: Desk, count: Count) -> bool:
    """Whether the two bodies are of those told dead just before, to whom their pronoun points: `two died, their bodies were found`."""
    row = desk.page.words
    if count.kind != "body" or not count.dual or row[count.last - 1].form.endswith((dual(), oblique())):
        return False
    return any(d.measure == "killed" and d.count.value == count.value for d in desk.drafts[-_BODIES_BACK:])


def opens_items(row: Sequence[Word], noun: tuple[int, Counted]) -> int | None:
    """The index of the first item of a list of victims by their sorts, which their noun opens: `the dead are: - 5 civilians - 7 soldiers`.

    `noun` holds the index after the noun, and the noun.
    """
    k, said = noun
    if said.number != "many" or said.measure not in _LISTED:
        return None
    k += k < len(row) and row[k].form in forms_of("being")
    if k >= len(row) or row[k].form != ":":
        return None
    k += 2 if k + 1 < len(row) and row[k + 1].kind == "break" else 1
    if k >= len(row) or row[k].kind != "mark":
        return None
    k += 1
    numbered = k + 1 < len(row) and row[k].kind == "number" and row[k + 1].kind == "mark"
    return None if numbered else k


def opens_toll(row: Sequence[Word], i: int, counts: dict[int, Count]) -> bool:
    """Whether a noun of one victim at word `i` is a toll: more victims or how it came about follow: `one dead and six hurt`."""
    if i + 1 >= len(row) or is_definite(row[i].form):
        return False
    noun = counted(row[i].form)
    if noun is None or noun.number != "one":
        return False
    for k in range(i + 1, min(len(row), i + 1 + _SORT_REACH)):
        if k in counts:
            return counts[k].linked
        sort = counted(row[k].form)
        if row[k].form != proclitics("conjunction")[0] and (sort is None or sort.number != "one"):
            break
    if says_by_what(row, i + 1):
        return True
    for _, particles, rest in splits[row[i + 1].form]:
        other = counted(rest) if particles else None
        if other is not None and (other.measure in _LISTED or other.kind == "strike"):
            return True
    return False


def fallen(desk: Desk, i: int) -> tuple[Count, str] | None:
    """The single victim before the noun at word `i` that tells how he fell, and how: `fell, one of the guards, dead`."""
    row = desk.page.words
    noun = counted_within(row[i].form)
    if noun is None or noun.measure not in _LISTED or not is_accusative(row[i].form):
        return None
    begin = max(0, i - _FALLING_REACH, desk.drafts[-1].count.last if desk.drafts else 0)
    verb = next((k for k in range(i - 1, begin - 1, -1) if _is_fall(desk, k)), i)
    for k in range(verb + 1, i):
        victim = single_after(desk.page, k, desk.names, desk.counts) if desk.opens.get(k, 0) & NOUN else None
        if victim is not None and victim.last <= i:
            return victim, noun.measure
    return None


def _is_fall(desk: Desk, k: int) -> bool:
    """Whether word `k` is a verb of falling, which alone does not tell that somebody died."""
    found = triggers_at(desk.page.words, k) if desk.opens.get(k, 0) & TRIGGER else None
    return found is not None and any(t.near == "1" and t.measure == "killed" and t.says != "noun" for t in found[1])


def is_of_his(victim: Count) -> bool:
    """Whether the single victim is told as one of somebody's family, who may stand before."""
    return victim.definite and not victim.named and victim.kind in ("kin", "woman")


def is_object(row: Sequence[Word], state: State, i: int) -> bool:
    """Whether the noun at word `i` is the object of a verb whose subject, several, stands before it: `armed men killed a guard`."""
    return state.loose and is_accusative(row[i].form)


def is_agent(desk: Desk, state: State, victim: Count) -> bool:
    """Whether a single person after a verb is the one who did it, since those follow at once to whom it was done, or after the noun of a
    killing, since it is told of whom it was one: `the killing by so-and-so of the colonel`."""
    if victim.named and not victim.linked and _kills(desk, victim):
        return True
    after = desk.counts.get(victim.last)
    trigger = state.for_people()
    if victim.definite or victim.linked or trigger is None or state.filled or not trigger.says.startswith("past"):
        return False
    if after is not None:
        return not after.linked and after.kind in PEOPLE
    other = (
        single_after(desk.page, victim.last, desk.names, desk.counts) if victim.last < len(desk.page.words) else None
    )
    return (
        other is not None
        and not other.linked
        and (is_accusative(desk.page.words[other.first].form) or is_of_his(other))
    )


def _kills(desk: Desk, killer: Count) -> bool:
    """Whether the one right after the noun of a killing killed somebody whom a preposition joins to him: `قتل سليم للعقيد`."""
    row, at = desk.page.words, killer.last
    if killer.first < 1 or not among(row[killer.first - 1].form, forms_of("slaying")):
        return False
    if at < len(row) and row[at].kind == "mark" and row[at].form in _ASIDES:
        closes = (k + 1 for k in range(at + 1, min(len(row), at + _ASIDE)) if row[k].form in _ASIDES)
        at = next(closes, at)
    if at >= len(row) or not any(p == proclitics("swallows_article")[0] for _, p, _ in splits[row[at].form]):
        return False
    return single_after(desk.page, at, desk.names, desk.counts) is not None or at in desk.counts


def take_one(state: State, victim: Count, desk: Desk) -> bool:
    """Add a single victim where a measure of people is open for it."""
    if state.part and state.item_end == victim.first and (victim.linked or state.fresh == victim.first):
        if victim.definite and (victim.named or (victim.kind == "person" and victim.of != "children")):
            return False
        measure = victim.measure if victim.measure in FIRM else state.part
        add(state, victim, measure, desk.drafts, "part-one", state.parent)
        return True
    if state.whole >= 0 and state.waiting and state.item_end == victim.first and not victim.definite:
        state.children[victim.first] = state.whole
        state.waiting.append(replace(victim, linked=True))
        state.item_end = victim.last
        return True
    if _is_part(desk, state, victim):
        add(state, victim, desk.drafts[-1].measure, desk.drafts, "part-one", len(desk.drafts) - 1)
        return True
    firm = victim.measure in FIRM
    triggers = (t for t in state.triggers if t.takes == "people" and tells_of_one(t, victim))
    trigger = next((t for t in triggers if firm or t.near != "1"), None)
    added = victim.linked and state.item_end == victim.first
    if trigger is None or (state.filled and not (added or is_object(desk.page.words, state, victim.first))):
        return False
    if state.joint == "casualties" or was_told(victim, trigger.measure, desk.drafts):
        return False
    if is_office(desk.page.words, victim) and any(d.measure == trigger.measure for d in desk.drafts):
        return False
    add(state, victim, victim.measure if firm and trigger.near == "1" else trigger.measure, desk.drafts, "one")
    state.filled = True
    return True


def _is_part(desk: Desk, state: State, victim: Count) -> bool:
    """Whether the victim is one of several dead or hurt told just before: `three soldiers hurt, one of them badly`."""
    if victim.last - victim.first != 1 or not state.filled or not desk.drafts:
        return False
    last = desk.drafts[-1]
    if last.measure not in _LISTED or last.count.value < 2 or last.part_of is not None:
        return False
    near = all(w.kind == "mark" for w in desk.page.words[last.count.last : victim.first])
    return near and is_one_of_them(desk.page.words[victim.first].form) and _says_how(desk, victim.last)


def _says_how(desk: Desk, i: int) -> bool:
    """Whether word `i` bears a preposition, which tells how the one was hurt; a noun only says who he is: `one of them an officer`."""
    row = desk.page.words
    return (
        i < len(row)
        and row[i].kind == "word"
        and any(p and p in proclitics("preposition") for _, p, _ in splits[row[i].form])
    )


def tells_of_one(trigger: Trigger, victim: Count) -> bool:
    """Whether one victim is a figure: the dead and injured always, those detained where they are not named."""
    if victim.kind == "body":
        return trigger.measure == "killed"
    return trigger.measure in ONE_MEASURES and (trigger.measure != "detained" or not victim.definite)


def _befell(desk: Desk, state: State, victim: Count) -> bool:
    """Whether a preposition says whom the noun of harm befell, after how bad it was: `a light injury to a guard`."""
    word, trigger = desk.page.words[victim.first], state.for_people()
    if trigger is None or trigger.says != "noun" or not victim.noun or not 1 < victim.first - state.at <= _HARM_REACH:
        return False
    between = desk.page.words[state.at + 1 : victim.first]
    to = desk.page.text[word.start : victim.span.start][-1:]
    return (
        to != ""
        and to in forms_of("befalls")
        and all(
            w.kind == "word" and w.form not in forms_of("stop") and not is_trigger(w.form) and counted(w.form) is None
            for w in between
        )
    )


def reaches(desk: Desk, state: State, victim: Count) -> bool:
    """Whether what governs reaches a single victim: at once, after adverbs, or as an object after the subject."""
    page, after = desk.page, desk.counts.get(victim.last)
    if state.item_end == victim.first or victim.first - state.at <= 1 or _befell(desk, state, victim):
        return True
    if is_accusative(page.words[victim.first].form) or (is_of_his(victim) and victim.first - state.at <= _KIN_REACH):
        return True
    if after is not None and after.linked and not victim.definite and after.kind in PEOPLE | {"bare"}:
        return True
    between = page.words[state.at + 1 : victim.first]
    if between[-1].form in forms_of("struck_by"):
        return False
    plain = forms_of("stop") | forms_of("day")
    after_preposition = [False, *(w.form in forms_of("where") for w in between)]
    return len(between) < _ADVERBS and all(
        w.kind == "mark" or w.form in plain or after_preposition[k] for k, w in enumerate(between)
    )
