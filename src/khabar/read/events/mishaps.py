"""Tell what floods, storms, illness and accidents did, which is nobody's deed, from what parties did."""

from __future__ import annotations

from functools import cache

from khabar.kinds import FORCE
from khabar.language import of_kind, proclitics
from khabar.read.events.deeds import mishaps
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.mentions import Mention
from khabar.read.events.particles import charge
from khabar.read.events.subjects import that_words, topic
from khabar.read.events.triggers import Trigger
from khabar.text import COMMAS

# How many words a mishap and what describes it may take before the verb of which it is the subject (عاصفة رملية عنيفة ضربت).
DESCRIBED = 4
# How many words after the word for deaths what they came of may stand.
CAME_OF = 12
# What those words need that tell the harm done.
_OUTCOMES = ("harm", "kill")
# Ties after which what brought a deed about is told.
_CAUSES = ("cause", "after")


def by_mishap(ground: Ground, trigger: Trigger, told: Trigger | None, first: int, last: int) -> bool:
    """Whether a mishap, which is nobody's deed, did what the trigger tells: one is the subject of the verb (سيول جرفت الخيام), or of the
    verb `told` before, after which this word goes on (ضرب زلزال المدينة ودمر السوق، أدى إلى مقتل ستة), or the deaths came of one."""
    deed = trigger.deed
    if deed.type not in FORCE and deed.need != "happen":
        return False
    if deed.verb and not trigger.owned and _does(ground, trigger, first, last):
        return True
    if deed.need in _OUTCOMES and (attacked := _came_of(ground, trigger, last)) is not None:
        return not attacked
    if told is None or deed.says.endswith("mp"):
        return False
    if deed.verb:
        joined = trigger.before[:1] in proclitics("conjunction")
        return joined and topic(ground, trigger.last, min(trigger.last + 1, last)) is None
    return deed.need in _OUTCOMES


def _does(ground: Ground, verb: Trigger, first: int, last: int) -> bool:
    """Whether the subject of the verb is a mishap: right after it, or before it with only what describes that between."""
    after = verb.last
    while after in ground.times:
        after = ground.times[after][1]
    if after < last and _at(ground, after) == "" and ground.forms[after] not in verb.deed.near:
        return True
    for k in range(verb.first - 1, max(first, verb.first - DESCRIBED) - 1, -1):
        sense = ground.senses[k]
        if ground.page.words[k].kind != "word" or (sense is not None and (sense.deeds or sense.hedges)):
            return False
        if _at(ground, k) in ("", *proclitics("conjunction")) and (k == first or not _is_owned(ground, k)):
            return True
    return False


def _came_of(ground: Ground, trigger: Trigger, last: int) -> bool | None:
    """Whether the deaths that the trigger tells came of an attack told after it (True), or of a mishap (مصرع تسعة في انهيار أرضي: False);
    None where neither is told."""
    end = clause_end(ground, trigger.last, last, CAME_OF)
    for k in range(trigger.last, _with_cause(ground, end, last)):
        sense = ground.senses[k]
        if sense is not None and any(deed.type == "ASSAULT" and deed.need not in _OUTCOMES for *_, deed in sense.deeds):
            return True
        before = _at(ground, k)
        if before is None:
            continue
        link = link_at(ground, k - 1, k)
        if before == charge() or ground.forms[k - 1] in _within() or (link is not None and link[0] in _CAUSES):
            return False
    return None


def _with_cause(ground: Ground, end: int, last: int) -> int:
    """The end of a clause, with what brought its deed about where only a comma stands between: `قتلوا، إثر انهيار جسر`."""
    if end + 2 < last and ground.forms[end] in COMMAS:
        link = link_at(ground, end + 1, end + 2)
        if link is not None and link[0] in _CAUSES:
            return min(last, end + DESCRIBED)
    return end


def _at(ground: Ground, i: int) -> str | None:
    """The particles before a mishap that is named at word `i`, or None where none is; one of something (سيل من الرصاص) is none."""
    sense = ground.senses[i]
    if sense is None or not sense.mishap or i in ground.inside:
        return None
    found = mishaps().at(ground.page.words, i)
    if found is None:
        return None
    end, letters, _ = found
    link = link_at(ground, end, end + 1) if end < len(ground.forms) else None
    return ground.forms[i][:letters] if link is None or link[0] != "of" else None


def _is_owned(ground: Ground, i: int) -> bool:
    """Whether what is named at word `i`, if many things have it, may belong to the noun before (شبكة المياه دمرت)."""
    found = mishaps().at(ground.page.words, i)
    if found is None or found[2] or ground.forms[i][: found[1]] or ground.page.words[i - 1].kind != "word":
        return False
    link = link_at(ground, i - 1, i)
    return link is None and ground.forms[i - 1] not in that_words()


@cache
def _within() -> frozenset[str]:
    """The folded prepositions of what somebody dies in."""
    return of_kind("prepositions", "in", "word")


def without_mishaps(mentions: list[Mention], ground: Ground) -> list[Mention]:
    """The mentions, those of deaths without an author left out where the report tells of a mishap (an accident, a disaster, an
    illness) and of no attack."""
    attacks = [m for m in mentions if m.type == "ASSAULT"]
    if all(m.weak and m.actor is None for m in attacks) and attacks:
        words, senses = ground.page.words, ground.senses
        told = (mishaps().at(words, i) for i, sense in enumerate(senses) if sense is not None and sense.mishap)
        if any(found is not None and found[2] for found in told):
            return [m for m in mentions if m.type != "ASSAULT"]
    return mentions
