"""Find the single victim whom only a pronoun names: `which led to his death`."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from khabar.inflection import bare, endings
from khabar.language import article, proclitics, rests, splits
from khabar.model import Page, Span
from khabar.read.counted import counted_within, is_accusative
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk, State, assign
from khabar.read.figures.singles import single_after
from khabar.read.figures.words import NOUN, ONE_MEASURES, TAKES, Trigger, forms_of, is_verbal_noun, triggers_of
from khabar.text import inside

# How many words back the verb may stand that says that something led to it.
_CAUSE_REACH = 2
# How many words before the verbal noun the one may stand whom something was aimed at.
_AIMED_REACH = 24
# Measures of which a pronoun may tell a victim.
_MEASURES = frozenset(("killed", "injured"))
# How verbs of one person are marked; kinds of nouns of whom one may be a victim.
_SINGULAR = frozenset(("past:ms", "past:fs"))
_VICTIMS = frozenset(("person", "woman", "force"))
# Pronouns that stand for one person.
_ONE = ("ms", "fs")
_FAMILY = frozenset(("kin", "woman"))
# How many words after those taken the verb may stand that says that they were killed.
_TAKEN_REACH = 10


def his_fate(desk: Desk, i: int, triggers: tuple[Trigger, ...]) -> Count | None:
    """The single victim told by the pronoun of the verbal noun at word `i`, after a verb of leading to it, or None.

    A pronoun tells nobody new where the report has counted any with the same fate before.
    """
    row, measure = desk.page.words, triggers[0].measure
    if triggers[0].says != "noun" or measure not in _MEASURES or i + 1 in desk.counts:
        return None
    if not any(w.form in forms_of("cause") for w in row[max(0, i - _CAUSE_REACH) : i]):
        return None
    cut = _particles_of(row[i].form)
    if cut is None:
        return None
    whom = _whom(desk, i - _CAUSE_REACH)
    if whom is not None:
        return whom
    if any(draft.measure == measure for draft in desk.drafts):
        return None
    return Count(i, i + 1, Span(inside(desk.page.text, row[i], cut), row[i].end), 1, kind="person", definite=True)


def _whom(desk: Desk, i: int, aimed: bool = False) -> Count | None:
    """The single victim told at word `i` or before as the one whom something was aimed at: `fired at a guard, which led to his death`.

    Nobody whom a figure counts already. `aimed` tells that the words of aiming must stand right before him.
    """
    row = desk.page.words
    taken = desk.drafts[-1].count.last if desk.drafts else 0
    for k in range(i, max(taken, i - _AIMED_REACH), -1):
        if row[k].form == ".":
            return None
        told = row[k - 1].form in forms_of("aim") or (
            not aimed and (is_accusative(row[k].form) or row[k - 1].form in forms_of("one"))
        )
        if not told or not (desk.opens.get(k, 0) & NOUN or desk.names.person_at(k)):
            continue
        victim = single_after(desk.page, k, desk.names, desk.counts)
        if victim is not None and _is_whom(victim):
            return victim
    return None


def _is_whom(victim: Count) -> bool:
    """Whether the single victim is somebody new: one without the article, with a name, or one of somebody's family."""
    if victim.measure or (victim.definite and not victim.named and victim.kind not in _FAMILY):
        return False
    return victim.kind in _VICTIMS | _FAMILY


def struck_down(desk: Desk, i: int) -> tuple[str, Count | None] | None:
    """What the verb at word `i` says with its object pronoun was done to people told before, and who they are where no figure
    counts them yet; None where it says nothing of the kind: `shot at a guard and killed him`."""
    done = _done_to(desk.page.words[i].form)
    if done is None or done[0] != "killed":
        return None
    measure, one = done
    last = desk.drafts[-1] if desk.drafts else None
    if last is not None and last.measure == "detained" and i - last.count.last <= _TAKEN_REACH:
        alone = last.count.value == 1 and last.count.bound == "exact"
        return (measure, None) if alone == one else None
    whom = _whom(desk, i - 1, True) if one else None
    if whom is None:
        return None
    end = min(whom.last, i)
    return measure, replace(whom, last=end, span=Span(whom.span.start, desk.page.words[end - 1].end))


def struck_them(desk: Desk, state: State, i: int) -> bool:
    """Whether the verb at word `i` bears the pronoun of several who were counted before it and wait for what befell them; they are
    figures then: `14 others whom committees executed`, in Arabic `14 others, committees executed them`, and `stopped 14 workers and
    killed them`."""
    form = desk.page.words[i].form
    done = _done_to(form)
    if done is None or done[1] or not state.waiting:
        return False
    last = state.waiting[-1]
    apart = i - last.last > _TAKEN_REACH or form[0] not in proclitics("conjunction")
    if (last.last != i and apart) or last.kind not in TAKES["people"] or (last.value == 1 and last.bound == "exact"):
        return False
    assign(state, done[0], desk.drafts, "struck")
    return True


@lru_cache(maxsize=10_000)
def _done_to(form: str) -> tuple[str, bool] | None:
    """(measure, whether done to one) of a verb of the past that bears the pronoun of whom it strikes, or None.

    >>> _done_to("فقتلوه"), _done_to("اعدموهم"), _done_to("اعتقلتهم"), _done_to("قتلوا")
    (('killed', True), ('killed', False), ('detained', False), None)
    """
    if triggers_of(form):
        return None
    for rest in rests[form]:
        for ending, one in _third_person():
            stem = rest[: -len(ending)]
            if not rest.endswith(ending):
                continue
            for way in bare(rest)[1:]:
                if way not in (stem, stem + way[-1:]):
                    continue
                told = (t for t in triggers_of(way) if t.takes == "people" and t.says.startswith("past"))
                measure = next((t.measure for t in told if t.measure in ONE_MEASURES and not (t.needs or t.near)), "")
                if measure:
                    return measure, one
    return None


@lru_cache(maxsize=1)
def _third_person() -> tuple[tuple[str, bool], ...]:
    """The attached pronouns of a third person, folded, the longest first, each with whether it stands for one."""
    one, several = endings("pronoun", *_ONE), endings("pronoun", "mp", "fp", "d")
    found = [(ending, True) for ending in one] + [(ending, False) for ending in several]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def who_was(desk: Desk, i: int, triggers: tuple[Trigger, ...]) -> Count | None:
    """The single victim told before the relative at the verb at word `i`: `the name of the driver who was killed in the raid`.

    He is known, so he is nobody new where the report has counted any with the same fate before.
    """
    row, measure = desk.page.words, triggers[0].measure
    if (
        i < 2
        or measure not in _MEASURES
        or triggers[0].says not in _SINGULAR
        or row[i - 1].form not in forms_of("relative")
    ):
        return None
    after = row[i + 1] if i + 1 < len(row) else None
    if after is not None and after.kind == "word" and after.form not in forms_of("stop"):
        return None
    if after is not None and (i + 1 in desk.counts or i + 2 in desk.counts):
        return None
    noun = counted_within(row[i - 2].form)
    if (
        noun is None
        or noun.number != "one"
        or noun.kind not in _VICTIMS
        or any(d.measure == measure for d in desk.drafts)
    ):
        return None
    cut = next((n for n, _, rest in splits[row[i - 2].form] if rest.startswith(article())), None)
    if cut is None:
        return None
    span = Span(inside(desk.page.text, row[i - 2], cut), row[i - 2].end)
    return Count(i - 2, i - 1, span, 1, kind=noun.kind, noun=noun.noun, of=noun.of or None, definite=True)


def tells_by_pronoun(form: str) -> bool:
    """Whether the folded word tells by its pronoun what happened to one person.

    >>> tells_by_pronoun("لاصابته"), tells_by_pronoun("لاصابه")
    (True, False)
    """
    return _particles_of(form) is not None


def stands_for_subject(page: Page, i: int) -> bool:
    """Whether word `i` is a verbal noun with a pronoun that stands for the subject before it (`تم حرقها`), or a preposition after it
    has that pronoun (`تم القبض عليهم`)."""
    row = page.words
    if not i or row[i - 1].form not in forms_of("done"):
        return False
    on_them = i + 1 < len(row) and any(stem in forms_of("upon") for stem in bare(row[i + 1].form)[1:])
    return on_them or len(bare(row[i].form)) > 1


@lru_cache(maxsize=10_000)
def _particles_of(form: str) -> int | None:
    """How many letters of particles stand before a verbal noun with the pronoun of one person, or None where it is none.

    >>> _particles_of("لاصابته"), _particles_of("مقتلها"), _particles_of("لاصابه"), _particles_of("مقتلهم")
    (1, 0, None, None)
    """
    ways = splits[form]
    if any(is_verbal_noun(rest) for _, _, rest in ways):
        return None
    for cut, _, rest in ways:
        for ending in endings("pronoun", *_ONE):
            stem = rest[: -len(ending)]
            if rest.endswith(ending) and any(
                is_verbal_noun(way) and way[:-1] == stem[:-1] and len(way) == len(stem) for way in bare(rest)[1:]
            ):
                return cut
    return None
