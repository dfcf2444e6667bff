"""Read the words that open lists of parts, totals and clauses: `among them`, `total of`, `that`, `when`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from khabar.inflection import stems
from khabar.kinds import HARM
from khabar.language import among, proclitics, splits
from khabar.model import Word
from khabar.read.counted import PEOPLE, counted
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk, State, assign, release, whole_of
from khabar.read.figures.words import TRIGGER, forms_of, triggers_at, word_at
from khabar.read.numbers import bound_before

# How many words may stand between a word for a total and the noun that says what of.
_TOTAL_REACH = 4
# How many words after a word for a total its number may stand, if none stands before.
_COUNT_REACH = 12
# How many words may stand between a verb and the end of `of them`, which then says of whom the verb's count is.
_VERB_REACH = 3
# What a total of nouns of a kind measures that say nothing of it themselves.
_UNSAID = {"force": "forces", "strike": "attacks"}


def read_figure_word(desk: Desk, state: State, at: tuple[int, int], kind: str) -> int | None:
    """What a word of the table of figure words changes; the index after it, or None where it means nothing here.

    `at` holds the indexes of the word and after it.
    """
    end = at[1]
    if kind == "among":
        return _among(desk, state, end)
    if kind == "being":
        return _part(desk, state, end) if _opens_list(desk, end) else None
    if kind == "part":
        return _part(desk, state, end)
    if kind == "that" and _is_until(desk.page.words, at[0]):
        return end
    if kind in ("cut", "that"):
        if kind == "that":
            release(state, desk.drafts)
        state.triggers, state.filled, state.part, state.total, state.joint = (), False, "", "", ""
        state.subject = end
        return end
    if kind == "was":
        state.subject = end
        return end
    if kind == "no":
        those = _who_were(desk, at)
        if those is not None:
            state.total, state.total_at = those[1], those[0] - 1
            return those[0]
        if state.triggers:
            state.last, state.filled = state.triggers[0].measure, True
        return end
    if kind in ("total", "toll"):
        row = desk.page.words
        told = _total_of(row, end)
        unsaid = bool(state.waiting) and (
            state.waiting[0].kind == "bare" or (kind == "toll" and _is_unsaid(state.waiting[0]) and not state.triggers)
        )
        if (told or kind == "toll") and unsaid and not _counted_soon(desk, end):
            people = state.waiting[0].kind in PEOPLE and told not in HARM
            assign(state, "killed" if people else told, desk.drafts, "total-after")
            return end
        if kind == "toll" and told == "attacks":
            told = ""
        state.total = told or state.last or ("killed" if kind == "toll" else "")
        state.total_at, state.bound = end, bound_before(row, at[0]) or ""
        return end
    return None


def _who_were(desk: Desk, at: tuple[int, int]) -> tuple[int, str] | None:
    """(index after it, measure) of the verb that tells whose number is told next, after words for a number: `the number of who died`."""
    row, end = desk.page.words, at[1]
    if not among(row[at[0]].form, forms_of("total")):
        return None
    found = triggers_at(row, end) if desk.opens.get(end, 0) & TRIGGER else None
    measure = next((t.measure for t in found[1] if t.takes == "people" and t.many), "") if found is not None else ""
    return (found[0], measure) if found is not None and measure else None


def _is_unsaid(count: Count) -> bool:
    """Whether those counted are people of whom their noun does not say what happened to them."""
    return count.kind in PEOPLE and not count.measure


def _is_until(row: Sequence[Word], i: int) -> bool:
    """Whether word `i` says until or before when, with the preposition before it: `إلى أن عادوا`, not `مشيرا إلى أن`."""
    if not i or row[i - 1].form not in forms_of("before_that"):
        return False
    return i < 2 or not among(row[i - 2].form, forms_of("points_to"))


def _counted_soon(desk: Desk, end: int) -> bool:
    """Whether a number follows that may be that of the total."""
    return any(k in desk.counts for k in range(end, end + _COUNT_REACH))


def _total_of(row: Sequence[Word], end: int) -> str:
    """What the total whose word ends before word `end` measures, as the next words say it, or nothing."""
    for k in range(end, min(len(row), end + _TOTAL_REACH)):
        measure = _measure_of(row[k].form)
        if measure:
            return measure if measure in HARM else _fate(row, k) or measure
        if row[k].form in forms_of("in_place"):
            break
    return ""


def _fate(row: Sequence[Word], k: int) -> str:
    """What befell those at word `k`, as a relative clause after them tells it: `the soldiers and civilians who were killed`."""
    for j in range(k + 1, min(len(row) - 1, k + 1 + _TOTAL_REACH)):
        if row[j].form in forms_of("relative"):
            found = triggers_at(row, j + 1)
            return next((t.measure for t in found[1] if t.takes == "people"), "") if found is not None else ""
    return ""


def measure_changes(desk: Desk) -> None:
    """Let two numbers, of which one takes the other's place, measure what the total before them does, whatever stands between."""
    page, counts = desk.page, desk.counts
    starts = [sentence.first for sentence in page.sentences]
    for first, former in desk.formers.items():
        other = counts.get(former.other if former.other is not None else -1)
        if other is None or not former.beside or other.kind != "bare":
            continue
        if counts[first].measure and counts[first].kind in PEOPLE:
            counts[other.first] = replace(other, measure=counts[first].measure)
            continue
        if counts[first].kind != "bare":
            continue
        begin = starts[bisect_right(starts, first) - 1]
        for k in range(min(first, other.first) - 1, begin - 1, -1):
            said = word_at(page.words, k)
            if said is not None and said[1] in ("total", "toll"):
                measure = _total_of(page.words, said[0])
                if measure:
                    counts[other.first] = replace(other, measure=measure)
                break


@lru_cache(maxsize=100_000)
def _measure_of(form: str) -> str:
    """What a total of the folded word measures, perhaps with particles, article and pronoun; empty for none.

    >>> _measure_of("قتلاه"), _measure_of("المقاتلين"), _measure_of("المطر")
    ('killed', 'forces', '')
    """
    for stem in stems[form]:
        if stem in forms_of("losses"):
            return "killed"
        noun = counted(stem)
        if noun is not None:
            return noun.measure if noun.kind in PEOPLE | {"people"} and noun.measure else _UNSAID.get(noun.kind, "")
    return ""


def _opens_list(desk: Desk, end: int) -> bool:
    row = desk.page.words
    noun = counted(row[end].form) if end < len(row) else None
    return end in desk.counts or (noun is not None and noun.number == "one")


def _part(desk: Desk, state: State, end: int) -> int:
    """`Among them`: what follows is a part of the count that waits for its verb, or of the figure before."""
    drafts, trigger = desk.drafts, state.for_people()
    if trigger is not None and trigger.says != "noun" and not state.filled and end - state.at <= _VERB_REACH:
        return end
    if state.waiting and not state.filled:
        state.part, state.whole, state.item_end, state.fresh = "", state.waiting[-1].first, end, end
        return end
    counted_since = bool(drafts) and drafts[-1].count.first > state.at
    if trigger is None and state.triggers and not state.filled and not state.waiting and not counted_since:
        state.at = end - 1
        return end
    parent = len(drafts) - 1 if drafts and (drafts[-1].measure == state.last or not state.last) else None
    if state.last or parent is not None:
        state.open_part(state.last or drafts[-1].measure, parent, end)
    return end


def _joins_unharmed(form: str) -> bool:
    """Whether the word joins people to the victims to whom nothing befell: `33 people, among victims and witnesses`."""
    joined = [counted(rest) for _, before, rest in splits[form] if before in proclitics("conjunction") and before]
    return any(n is not None and n.kind in PEOPLE and n.number == "many" and not n.measure for n in joined)


def _among(desk: Desk, state: State, end: int) -> int | None:
    """`Among the dead`: a part of them, or what those who wait for their verb are."""
    row, drafts = desk.page.words, desk.drafts
    noun = counted(row[end].form) if end < len(row) else None
    if noun is None or noun.number != "many" or noun.kind not in PEOPLE:
        return None
    if noun.measure and state.waiting and end + 1 < len(row) and _joins_unharmed(row[end + 1].form):
        return end + 1
    if noun.measure and state.waiting:
        assign(state, noun.measure, drafts, "subject-among")
        return end + 1
    whole = whole_of(drafts, measure=noun.measure) if noun.measure else whole_of(drafts, noun=noun.noun)
    if not noun.measure and whole is None:
        return None
    state.open_part(noun.measure or drafts[whole or 0].measure, whole, end + 1)
    return end + 1
