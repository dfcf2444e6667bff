"""What governs a count: the verb or noun before it, or a verb of its own after it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.inflection import bare, dual
from khabar.language import among, article, proclitics, rests, splits
from khabar.model import Sentence, Word
from khabar.read.counted import PEOPLE, counted
from khabar.read.figures.counts import NO_FIGURES, Count
from khabar.read.figures.drafts import FIRM, Desk, State
from khabar.read.figures.nouns import describes
from khabar.read.figures.words import (
    ONE_MEASURES,
    Trigger,
    fits_next,
    forms_of,
    is_trigger,
    is_verbal_noun,
    needed_in,
    triggers_at,
)
from khabar.remember import remembered
from khabar.text import fold

# How many words may stand between what governs a count and the count: of a noun of people, of an unknown noun, of none.
_REACH = {"people": 20, "unknown": 5, "bare": 4}
# How many words may stand between a verb and a single victim that is its object.
OBJECT_REACH = 8
# How many words may stand between a verb whose subject is several people and those with a number who are its object.
LOOSE_REACH = 14
# Kinds of people of whom it may be told after other words what happened to them.
_TOLD_FAR = frozenset(("person", "woman", "force"))
# How many words may stand between some of those counted and the rest of them.
_REST_REACH = 15
# How far after a trigger the word may stand that it needs.
_NEEDS_REACH = 30
# How many words may stand after a count before the place is told, and before the next count that goes on with it.
_VERB_REACH, _PLACE_REACH = 3, 12
# How many words before what happened the word may stand that says that it was only intended.
_INTENT_REACH = 3
# How many words before a death that is only wanted the verb of the court or of those who call for it may stand.
_CALL_REACH = 6
# How many words after an unreal condition what would have followed may be told.
_UNREAL_REACH = 20
# What a trigger takes, and its measure, that tells nothing of those to whom, or in which, something came.
_NOT_THERE = frozenset((("places", "destroyed"), ("households", "displaced")))
# Persons of a verb in which it agrees with no men.
_FEMININE = ("past:1s", "past:fs")


def has_own_verb(row: Sequence[Word], count: Count) -> bool:
    """Whether a verb in the plural, or what state they are in, right after the count tells of it: `ثلاثة قتلوا وأربعة جرحوا`."""
    found = triggers_at(row, count.last) if count.last < len(row) else None
    if found is not None and any(
        t.many and t.takes == "people" and not t.near and not begins_anew(row[count.last].form, t) for t in found[1]
    ):
        return True
    state = count.last + (count.last < len(row) and row[count.last].form in forms_of("in_place"))
    found = triggers_at(row, state) if state < len(row) else None
    return found is not None and any(t.near == "back" and t.measure == "missing" for t in found[1])


def goes_on(row: Sequence[Word], state: State, count: Count, last: Count) -> bool:
    """Whether a bare number goes on with those counted last, each told with its place: `five in the city and three in the camp`."""
    if count.kind != "bare" or not count.linked or not state.filled or last.kind not in PEOPLE | {"bare", "unknown"}:
        return False
    between = row[last.last : count.first + 1]
    if len(between) > _PLACE_REACH or not any(w.form in forms_of("in_place") for w in between[:_VERB_REACH]):
        return False
    return count.last < len(row) and row[count.last].form in forms_of("in_place")


def begins_anew(form: str, trigger: Trigger) -> bool:
    """Whether a conjunction alone is written as one with the folded word of the trigger, which then begins another clause."""
    if form[0] not in proclitics("conjunction") or not is_trigger(form[1:]):
        return False
    return trigger.says != "noun" or form[1] not in proclitics("preposition")


def from_far(row: Sequence[Word], state: State, count: Count) -> Trigger | None:
    """What happened to those counted, told before words of how it came about: `were hurt by the shelling of a house six people`."""
    far = state.far if state.triggers else None
    if far is None or count.kind not in _TOLD_FAR or count.linked or count.where or count.measure or count.dual:
        return None
    near = count.first - state.far_at <= _REACH["people"]
    return far if near and not state.filled and not has_own_verb(row, count) else None


def rest_of(row: Sequence[Word], count: Count, last: Count) -> bool:
    """Whether a count tells of the rest of those of whom the last one told some: `23, of them 17 in the city and six others at sea`."""
    if not count.linked or count.measure or count.first - last.last > _REST_REACH:
        return False
    return fold(count.noun) in forms_of("other") or (
        count.kind == "bare" and count.last < len(row) and row[count.last].form in forms_of("in_place")
    )


def governed(state: State, count: Count) -> str | None:
    """The measure that the count has from what governs it, or None where nothing does."""
    trigger = next((t for t in state.triggers if t.fits(count.kind)), None)
    if trigger is None or count.kind in NO_FIGURES:
        return None
    if count.where and (trigger.takes, trigger.measure) in _NOT_THERE:
        return None
    near = count.first - state.at <= _REACH.get(count.kind, _REACH["people"])
    did = state.loose and not count.linked and count.kind != "bare" and count.first - state.at <= LOOSE_REACH
    if state.filled and not did and not (count.linked and count.kind != "bare" and (near or count.kind in PEOPLE)):
        return None
    if not state.filled and not near:
        return None
    died = (
        count.measure == "injured"
        and trigger.measure in ("killed", "evacuated")
        and not (state.filled or count.linked)
        and not trigger.near
    )
    if count.measure == "missing" and count.linked and trigger.says in ("noun", "counted"):
        return count.measure
    if count.measure and count.linked and trigger.says == "counted":
        return count.measure
    if count.measure == "detained" and trigger.measure == "missing":
        return count.measure
    if (count.measure in FIRM and not died) or (count.measure and trigger.takes == "strikes"):
        return count.measure
    return state.joint or trigger.measure


def are_mourned(row: Sequence[Word], state: State, count: Count) -> bool:
    """Whether the missing are the kin whom somebody has lost: two who are the object, those of a pronoun, or kin after a verb that
    does not agree with them: `lost two brothers`, `lost his sons`."""
    trigger = next((t for t in state.triggers if t.fits(count.kind)), None)
    close = count.kind == "kin" or count.of in ("children", "women")
    if trigger is None or trigger.measure != "missing" or not close or not trigger.says.startswith("past"):
        return False
    form = row[count.last - 1].form
    if count.dual:
        return not form.endswith(dual())
    owned = count.kind == "kin" and counted(form) is None
    return owned or (count.kind == "kin" and trigger.says in _FEMININE)


def is_intended(row: Sequence[Word], i: int) -> bool:
    """Whether what word `i` tells was only meant to happen: `tried to kill five`, `the aim was the killing of a minister`, also with
    the one who tries between (`the gunmen tried to kill five`)."""
    if _is_called_for(row, i):
        return True
    subject = False
    for k in range(i - 1, max(-1, i - 1 - _INTENT_REACH), -1):
        form = row[k].form
        if row[k].kind != "word":
            return False
        if among(form, forms_of("tries")):
            return True
        if any(rest.removeprefix(article()) in forms_of("intent") for rest in rests[form]):
            return not subject
        if form.startswith(article()) and form not in forms_of("to_do"):
            subject = True
        elif form not in forms_of("to_do"):
            return False
    return False


def _is_called_for(row: Sequence[Word], i: int) -> bool:
    """Whether word `i` is the death to which a court only sentences those who follow, or for which others only call: `قضت محكمة بإعدام
    سبعة`, `دعا الحشد إلى قتل السجناء`."""
    ways = splits[row[i].form]
    led = [rest for _, particles, rest in ways if particles in proclitics("preposition")]
    led += [rest for _, particles, rest in ways if not particles and i > 0 and row[i - 1].form in forms_of("to_do")]
    wanted = (("sentence", "judges"), ("slaying", "asks"))
    verbs = [verb for death, verb in wanted if not forms_of(death).isdisjoint(led)]
    for word in reversed(row[max(0, i - _CALL_REACH) : i] if verbs else ()):
        if word.kind != "word":
            return False
        if any(among(word.form, forms_of(kind)) for kind in verbs):
            return True
    return False


@remembered
def _supposes(form: str) -> bool:
    """Whether the folded word opens what is not so."""
    return among(form, forms_of("unreal"))


def is_unreal(row: Sequence[Word], first: int, i: int) -> bool:
    """Whether what word `i` tells did not happen, for it follows from what did not: `had the dam broken, five would have been killed`,
    or is joined to a word that does; `first` is where the sentence begins."""
    conditions = [k for k in range(max(first, i - _UNREAL_REACH), i) if _supposes[row[k].form]]
    if not conditions:
        return False
    if _follows(row[i].form):
        return True
    joined = row[i].form[0] in proclitics("conjunction")
    return joined and any(_follows(row[k].form) and is_trigger(row[k].form) for k in range(conditions[-1] + 1, i))


def _follows(form: str) -> bool:
    """Whether the particle that opens what follows from a condition is attached to the folded word."""
    lam = proclitics("swallows_article")[0]
    return any(before.endswith(lam) and not rest.startswith(article()) for _, before, rest in splits[form])


def _is_aside(row: Sequence[Word], i: int) -> bool:
    """Whether the noun at word `i` only says when, by the pronoun of who did it: `blew up, before they withdrew, two wells`."""
    if not i or row[i - 1].form not in forms_of("meanwhile"):
        return False
    return len(bare(row[i].form)) > 1 and not is_verbal_noun(row[i].form)


def _is_denied(row: Sequence[Word], i: int, last: int) -> bool:
    """Whether the verb at word `i` tells what did not happen (`لم تقتل الغارة حارسا`), not to all but some (`لم تقتل سوى حارس`)."""
    if not among(row[i - 1].form, forms_of("undone")):
        return False
    return not any(among(row[k].form, forms_of("but_for")) for k in range(i + 1, last))


def is_meant(desk: Desk, sentence: Sentence, at: tuple[int, int], trigger: Trigger, ready: str) -> bool:
    """Whether the words stand there without which the trigger means something else; `ready` is the kind of the count that waits for it."""
    row, (i, end) = desk.page.words, at
    therein = end < len(row) and row[end].form in forms_of("therein")
    follows = end + therein in desk.counts or (end < len(row) and fits_next(row[end].form, trigger))
    before = trigger.many if ready in PEOPLE | {"", "bare", "unknown"} else trigger.says[-2:] == "fs"
    if trigger.near == "1" and not follows and not (ready and before):
        return False
    if trigger.near not in ("", "1", "back") and not _is_near(row, end, trigger.near):
        return False
    if trigger.says != "noun" and i and row[i - 1].form in forms_of("where"):
        return False
    if trigger.says != "noun" and i and trigger.measure in ONE_MEASURES and _is_denied(row, i, sentence.last):
        return False
    counts = end in desk.counts and trigger.fits(desk.counts[end].kind)
    if trigger.says == "noun" and not counts and _is_aside(row, i):
        return False
    if not trigger.needs:
        return True
    for k in range(end, min(sentence.last, i + _NEEDS_REACH)):
        needed = needed_in(row[k].form) if row[k].kind == "word" else frozenset()
        if needed and not needed.isdisjoint(trigger.needs) and not _is_left(row, k):
            return True
    return False


def _is_near(row: Sequence[Word], k: int, near: str) -> bool:
    """Whether the word that a trigger asks for stands at `k`, or after an adjective of the trigger."""
    k += k < len(row) and row[k].kind == "word" and row[k].form != near and describes(row[k].form)
    return k < len(row) and row[k].form == near


def _is_left(row: Sequence[Word], k: int) -> bool:
    """Whether the word at `k` is a hospital out of which people are brought, so that it says nothing of what befell them."""
    return row[k - 1].form in forms_of("from") and among(row[k].form.removeprefix(article()), forms_of("treated"))
