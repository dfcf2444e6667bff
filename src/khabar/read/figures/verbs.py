"""Let verbs and verbal nouns govern the counts around them: those that stand before, or what follows."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import bare, closed_feminine
from khabar.language import among, of_kind, proclitics
from khabar.read.counted import PEOPLE, counted
from khabar.read.figures.bystanders import is_all_of_family
from khabar.read.figures.drafts import Desk, State, add, assign, whole_of
from khabar.read.figures.governed import begins_anew
from khabar.read.figures.nouns import both_ends
from khabar.read.figures.pronouns import stands_for_subject
from khabar.read.figures.singles import second_subject, subject_at
from khabar.read.figures.victims import tells_of_one
from khabar.read.figures.words import TAKES, Trigger, forms_of, triggers_of

# How many words after a total the noun may stand that tells of what: `the number of the dead of the shelling rose to 14`.
_TOLL_OF = 4
# How many words may stand between a verb and `made up of`, which then tells how many its object is.
_MADE_UP_REACH = 4
# How many words before the verb of a relative clause the word for a number of those may stand.
_NUMBER_OF = 4
_JOINT = frozenset(("killed", "injured", "missing", "casualties"))
# Verbs in the past whose subject is one, and the kinds of people whose harm they tell where no number stands with them.
_OF_ONE = frozenset(("past:ms", "past:fs"))
_VICTIMS = frozenset(("person", "woman", "force", "kin"))


def govern(desk: Desk, at: tuple[int, int], live: tuple[Trigger, ...], state: State) -> None:
    """Give the triggers to what stands before them, or let them govern what follows."""
    page, (i, end) = desk.page, at
    follows = end in desk.counts or (end + 1 in desk.counts and page.words[end].kind == "mark")
    people = next((t for t in live if t.takes == "people"), None)
    right_after = bool(people and people.many and state.waiting and state.waiting[-1].last == i)
    if (not follows or right_after) and _take_subject(desk, at, live, state):
        return
    first = state.for_people()
    made_up = live[0].takes == "troops" and live[0].says == "noun" and i - state.at <= _MADE_UP_REACH
    if first is not None and not state.filled and made_up:
        state.govern((first, *live), end - 1)
        return
    far = (
        (state.for_people(), state.at)
        if state.triggers and (state.loose or not state.filled)
        else (state.far, state.far_at)
    )
    if people is not None or begins_anew(page.words[i].form, live[0]):
        far = None, -100
    state.joint = ""
    between = i - state.at - is_or(page.words[i - 1].form)
    both = {t.measure for t in (first, people) if t is not None}
    if (
        first is not None
        and people is not None
        and both <= _JOINT
        and not state.filled
        and between <= 1
        and not _has_owner(desk, state.at)
    ):
        state.joint = "casualties" if first.measure != people.measure else first.measure
    state.govern(live, end - 1)
    state.far, state.far_at = far
    reach = _TOLL_OF if live[0].says == "noun" else 1
    of_toll = state.total and people is None and i - state.total_at <= reach
    state.part, state.total, state.subject, state.whole = "", state.total if of_toll else "", -1, -1
    if people is not None and people.many and _is_of_number(desk, i):
        state.total, state.total_at = people.measure, end - 1


def look_back(desk: Desk, i: int, measure: str, state: State) -> None:
    """Let a word that tells what befell those before it tell it of what was counted last."""
    last = desk.drafts[-1] if desk.drafts else None
    if last is not None and last.count.last == i and last.measure == measure:
        return
    if state.waiting:
        assign(state, measure, desk.drafts, "subject-state")
    elif last is not None and last.rule == "of-those" and last.count.last in (state.item_end, i):
        whole = whole_of(desk.drafts[:-1], measure=measure)
        desk.drafts[-1] = replace(last, measure=measure, part_of=whole if whole is not None else last.part_of)


def _is_of_number(desk: Desk, i: int) -> bool:
    """Whether the verb at word `i` tells of those whose number is told next: `the number of the nurses who were killed`."""
    row = desk.page.words
    if i < _NUMBER_OF or row[i - 1].form not in forms_of("relative"):
        return False
    return any(among(row[k].form, forms_of("total")) for k in range(i - _NUMBER_OF, i - 1))


def _take_subject(desk: Desk, at: tuple[int, int], live: tuple[Trigger, ...], state: State) -> bool:
    """Whether the triggers tell of those who stand before them: counts that wait, or a single victim."""
    i, end = at
    people = next((t for t in live if t.takes == "people"), None)
    passive = stands_for_subject(desk.page, i)
    together = (
        people is not None
        and people.says in ("past:fs", "present:fs")
        and bool(state.waiting)
        and (state.waiting[-1].kind == "household" or is_all_of_family(desk.page.words, state.waiting[-1]))
        and not _is_joined(desk.page.words[i].form)
    )
    if (
        people is not None
        and state.waiting
        and state.waiting[-1].kind in TAKES["people"]
        and (
            people.many
            or people.needs
            or together
            or (people.says == "noun" and passive)
            or _befell_one(desk, at, people, state)
        )
    ):
        both = both_ends(desk.page.words, end, "") is not None
        measure = "casualties" if both else _with_others(desk, end, people)
        assign(state, measure, desk.drafts, "subject-verb")
        after = desk.counts.get(end)
        state.govern(live, end - 1, after is None or after.linked or after.kind not in PEOPLE)
        return True
    things = next((t for t in live if state.waiting and t.fits(state.waiting[-1].kind) and t.takes != "people"), None)
    if things is not None and (things.says[-2:] == "fs" or passive):
        assign(state, things.measure, desk.drafts, "subject-verb", things.takes)
        return True
    if people is None or not people.says.startswith("past") or state.subject < 0:
        return False
    subject = subject_at(desk.page, (state.subject, i, end), desk.names, desk.counts)
    if subject is None or not tells_of_one(people, subject):
        return False
    add(state, subject, people.measure, desk.drafts, "subject-verb")
    second = second_subject(desk.page, (subject.last, i), desk.names, desk.counts) if people.many else None
    if second is not None:
        add(state, second, people.measure, desk.drafts, "subject-verb")
    state.govern(live, end - 1, True)
    state.item_end, state.subject = end, -1
    return True


def _with_others(desk: Desk, k: int, people: Trigger) -> str:
    """What is told of people in all, where a second verb at word `k` tells something else of them: `ten soldiers were killed or wounded`,
    `ten armed men were killed or gave up`."""
    row = desk.page.words
    either = k < len(row) and is_or(row[k].form)
    k += either
    if not people.many or k >= len(row) or not (either or _is_joined(row[k].form)) or k + 1 in desk.counts:
        return people.measure
    others = {t.measure for t in triggers_of(row[k].form) if t.many and t.takes == "people"} - {people.measure}
    if {people.measure, *others} <= _JOINT:
        return "casualties" if others else people.measure
    return "affected" if either and others else people.measure


def _has_owner(desk: Desk, at: int) -> bool:
    """Whether the noun at word `at` tells by its pronoun what befell those before it: `seven, two guards among them, met their death`."""
    form = desk.page.words[at].form if at >= 0 else ""
    return not form.endswith(closed_feminine()) and any(triggers_of(stem) for stem in bare(form)[1:])


def is_or(form: str) -> bool:
    """Whether the folded word is the one for or."""
    return form in of_kind("ranges", "or", "word")


def _is_joined(form: str) -> bool:
    """Whether a conjunction is attached to the folded verb (`وفرت`; not `فرت`)."""
    return form[0] in proclitics("conjunction") and bool(triggers_of(form[1:]))


def _befell_one(desk: Desk, at: tuple[int, int], people: Trigger, state: State) -> bool:
    """Whether a verb of one tells of the one who was counted right before it, and no object follows: `شخص واحد على الأقل أصيب في`."""
    row, (i, end) = desk.page.words, at
    one = state.waiting[-1]
    if one.value != 1 or one.high or one.kind not in _VICTIMS or one.last != i or people.says not in _OF_ONE:
        return False
    after = bare(row[end].form) if end < len(row) and row[end].kind == "word" else ()
    return desk.names.person_at(end) is None and not any(counted(form) for form in after)
