"""Find the agent of a deed that a phrase, a relative clause or a label names."""

from __future__ import annotations

from khabar.language import of_kind, proclitics
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.particles import charge
from khabar.read.events.parties import REACH, Party, party_at
from khabar.read.events.subjects import BEFALLS, that_words
from khabar.read.events.triggers import Trigger

# How many words after a deed that befalls persons the phrase may stand that names its agent (قتل … على يد).
FAR = 20
# The rule of a label that says who did it.
LABEL = "label"
# What verbs need that tell of what was fired.
_FIRES = "with"


def agent_of(ground: Ground, trigger: Trigger, start: int, last: int) -> Party | None:
    """The agent that a tying phrase or a relative clause names after word `start` (من قبل الجيش, شنه الجيش)."""
    if trigger.deed.type == "PROTEST":
        return None  # أصيب اثنان في المظاهرة برصاص الشرطة
    senses = ground.senses
    near = clause_end(ground, start, last, REACH + 5)
    end = clause_end(ground, start, last, FAR) if trigger.deed.family in BEFALLS else near
    for i in range(start, end):
        sense = senses[i]
        if sense is None:
            continue
        link = link_at(ground, i, end) if sense.ties else None
        if link is not None and link[0] == "agent":
            return party_at(ground, link[1], min(link[1] + 5, last))
        if sense.force is not None and sense.force[0] == charge() and sense.means is not None:
            owner = _owner_of(ground, i, end)
            if owner is not None:
                return owner
        for _, _, owned, deed in sense.deeds if trigger.first < i < near else ():
            if (
                owned
                and deed.family == "accuse"
                and (charged := _charged(ground, i + 1, min(i + FAR, last))) is not None
            ):
                return charged
            if deed.family == "backed":
                return None  # داهمت القوة مدعومة بطيران التحالف: who helps is not who did it
            if (
                trigger.deed.need in ("harm", "kill")
                and not deed.verb
                and deed.need == "act"
                and deed.type == "ASSAULT"
            ):
                return None  # قتل خمسة في كمين نصبه مسلحون: the ambush has the agent
            held = link_at(ground, i + 1, end) if deed.need == "carry" and i + 1 < end else None
            if held is not None and held[0] == "held":
                return party_at(ground, held[1], min(held[1] + 5, last))  # وساطة قام بها أعيان
            fired = trigger.deed.genitive == "object" and _FIRES in [d.need for *_, d in sense.deeds]  # تدمير ما أطلقوه
            begun = ground.forms[i - 1] in that_words()  # احتجزوا الموظفين قبل أن تحررهم الشرطة
            if owned and not (fired or begun) and (deed.need == "carry" or (deed.verb and deed.type == "ASSAULT")):
                return party_at(ground, i + 1, min(i + 6, last))
    return None


def _charged(ground: Ground, start: int, last: int) -> Party | None:
    """The party to whom somebody ascribes the deed: `هجوم نسبته الشرطة إلى الحركة`, `نسبه الجيش للحركة`."""
    to, lent = proclitics("swallows_article")[0], of_kind("prepositions", "lent", "word")
    for k in range(start, clause_end(ground, start, last, REACH)):
        if ground.forms[k] in lent:
            return party_at(ground, k + 1, last) if k + 1 < last else None
        party = party_at(ground, k, last)
        if party is not None and party.before == to:
            return party
    return None


def labelled(ground: Ground, trigger: Trigger, last: int) -> Party | None:
    """Who did it, where the noun of the deed ends a label that says so (مصدر القصف: المتمردون)."""
    before = link_at(ground, trigger.first - 1, trigger.first) if trigger.first else None
    if before is None or before[0] != "origin" or trigger.last + 1 >= last or ground.forms[trigger.last] != ":":
        return None
    party = party_at(ground, trigger.last + 1, last)
    return party if party is not None and party.kind != "place" else None


def _owner_of(ground: Ground, i: int, end: int) -> Party | None:
    """Whose weapon at word `i` the deed was done with, where it is named (بطائرة مسيرة تابعة للحركة، بمدفعية الجيش)."""
    weapon = party_at(ground, i, end)
    if weapon is None or weapon.kind != "force" or weapon.before != charge():
        return None
    return weapon if any(k in ground.names for k in range(weapon.first + 1, weapon.last)) else None
