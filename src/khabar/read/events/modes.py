"""By what means a deed was done, and which words of a weapon tell of something else (a march, a woman who fights)."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.events.cast import AERIAL, FLYING
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.nouns import joining
from khabar.read.events.particles import charge
from khabar.read.events.parties import Party
from khabar.read.events.scene import REACH
from khabar.read.events.senses import is_misled, may_mislead, unmanned
from khabar.read.events.subjects import tells_verb
from khabar.read.events.triggers import Trigger
from khabar.read.numerals import numerals

# How many words after a trigger any word for a means tells its mode.
BESIDE = 6
# The mode of a deed by one who dies of it, which no other word takes from it.
_SUICIDE = "suicide-attack"
# The mode of a deed that needs no weapon beside what it is done with (أضرم النار).
_DESTROY = "destroy"
# The mode that an adjective of a force tells as well: armed.
_ARMS = "firearms"


def mode_of(ground: Ground, trigger: Trigger, sentence: Sentence, doer: Party | None = None) -> str | None:
    """The mode that the words for the weapon told as its `doer` tell (مسيّرة استهدفت السوق), else those at the trigger (قصف جوي: aerial),
    or those farther on with the preposition of means (قصف قرية في ريف المدينة الشمالي بطائرة مسيرة), else that of the deed itself."""
    deed = trigger.deed
    if deed.mode == _SUICIDE or (deed.mode == AERIAL and (deed.family == "fight" or deed.near)):
        return deed.mode  # what was shot down (أسقط الجيش مسيرة) is not what it was done with
    if doer is not None and doer.kind == "force":
        own = [k for k in range(doer.first, doer.last) if _tells(ground, k, deed.type) and not _misleads(ground, k)]
        told = (_means(ground, k, sentence.last) for k in own)
        if (mode := next(told, None)) is not None:
            return mode
    near = clause_end(ground, trigger.last, sentence.last, BESIDE)
    for k in range(trigger.first, clause_end(ground, trigger.last, sentence.last, REACH)):
        sense = ground.senses[k]
        if k >= near and sense is not None and sense.deeds and tells_verb(ground, k):
            break
        if (
            _tells(ground, k, deed.type)
            and (k < near or ground.forms[k].startswith(charge()))
            and not (deed.mode == _DESTROY and sense is not None and not deed.near.isdisjoint(sense.near))  # أضرم النار
            and _is_weapon(ground, k, trigger, doer)
            and not _arms_force(ground, k)
        ):
            return _means(ground, k, sentence.last)
    return deed.mode


def _tells(ground: Ground, i: int, type_: str) -> bool:
    """Whether word `i` tells a mode of the type."""
    sense = ground.senses[i]
    return sense is not None and sense.means is not None and sense.means[0] == type_


def _is_weapon(ground: Ground, i: int, trigger: Trigger, doer: Party | None) -> bool:
    """Whether a word for what flies at word `i` is what the deed was done with, not what it befell (هاجم مسلحون طائرة); one that may mean
    something else (هاجمت الشرطة مسيرة) must be the doer, or stand with ب, right after the deed or after another word for a weapon."""
    sense = ground.senses[i]
    if sense is None or sense.means is None or sense.means[1] not in FLYING:
        return True
    bare = sense.force is not None and not sense.force[0]
    if bare and trigger.deed.verb and doer is not None and i == max(doer.last, trigger.last):
        return False
    if not may_mislead(ground.forms[i]):
        return True
    if _misleads(ground, i):
        return False
    first = ground.times[trigger.last][1] if trigger.last in ground.times else trigger.last
    k = i
    while k > first and (ground.page.words[k - 1].kind == "number" or ground.forms[k - 1] in numerals()):
        k -= 1
    before, deed = ground.senses[k - 1], ground.senses[k - 2]
    link = link_at(ground, k - 1, i)
    return (
        k <= first
        or any(form.startswith(charge()) for form in (ground.forms[k - 1], ground.forms[k], ground.forms[i]))
        or (before is not None and before.means is not None)
        or (link is not None and link[0] == "of" and deed is not None and bool(deed.deeds))
        or not trigger.deed.near.isdisjoint(sense.near)
    )


def _arms_force(ground: Ground, i: int) -> bool:
    """Whether word `i` says of the force right before it that it bears arms: قصف الفصائل المسلحة."""
    before, own = ground.senses[i - 1] if i else None, ground.senses[i]
    if before is None or before.force is None or own is None or own.means is None or own.means[1] != _ARMS:
        return False
    return ground.forms[i] in joining()


def _misleads(ground: Ground, i: int) -> bool:
    """Whether the word after word `i` says that it is no weapon: a march of protest, a woman of some people who fights."""
    return i + 1 < len(ground.forms) and is_misled(ground.forms[i], ground.forms[i + 1])


def _means(ground: Ground, i: int, last: int) -> str | None:
    """The mode that word `i` tells, or the words right after it that say more of the same weapon (طائرة: aerial, طائرة مسيرة: drone)."""
    sense = ground.senses[i]
    own = sense.means[1] if sense is not None and sense.means is not None else None
    if own not in FLYING:
        return own
    for k in range(i + 1, min(i + 3, last)):
        after = ground.senses[k]
        if k == i + 1 and after is not None and after.means is not None and after.means[1] in FLYING:
            return after.means[1]
        if ground.forms[k : k + 2] in unmanned():
            return unmanned()[ground.forms[k : k + 2]]
    return own
