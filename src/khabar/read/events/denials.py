"""Tell the deed that is denied from one that the denial takes as known."""

from __future__ import annotations

from bisect import bisect_left

from khabar.kinds import FORCE
from khabar.language import of_kind
from khabar.model import Statement
from khabar.read.events.announced import SUBJECT, names_part
from khabar.read.events.ground import Ground
from khabar.read.events.links import link_at
from khabar.read.events.status import DEEDS
from khabar.read.events.triggers import Trigger

# What a word of denying makes of a deed.
_DENIED = "denied"
# Types of deeds whose noun is what a denial is about (نفى انسحاب قواته).
_DENIABLE = DEEDS - {"AGREE"}


def as_denied(ground: Ground, trigger: Trigger, statement: Statement | None, said: str | None) -> str | None:
    """What the words before the trigger make of it (`said`), with `denied` where the statement denies the deed itself, and
    nothing where what is denied only came with it (نفت وجود ضحايا في القصف، نفت غلاء الخبز بعد القصف)."""
    if statement is None or statement.stance != "deny":
        known = said == _DENIED and _known(ground, trigger, max(0, trigger.first - SUBJECT))
        return None if known else said
    first = bisect_left(ground.starts, statement.span.start)
    known = _known(ground, trigger, max(first, trigger.first - SUBJECT))
    if said is None and trigger.deed.type in (FORCE if trigger.deed.verb else _DENIABLE):
        said = _DENIED
    return None if said == _DENIED and known else said


def _known(ground: Ground, trigger: Trigger, first: int) -> bool:
    """Whether a word of time or cause stands between word `first` and the noun of the deed, or a preposition of what happened in it
    before it, and no word for a part in it (نفت أي دور في القصف); a part told before the time is one in something else."""
    verb = trigger.deed.verb and trigger.deed.says != "participle"
    tying = ("after",) if verb else ("after", "cause")
    links = ((k, link_at(ground, k, trigger.first + 1)) for k in range(first, trigger.first))
    told = [k for k, link in links if link is not None and link[0] in tying]
    if verb:
        return bool(told)
    if names_part(ground, told[-1] if told else first, trigger.first):
        return False
    opened = trigger.first > first and ground.forms[trigger.first - 1] in of_kind("prepositions", "in", "word")
    return opened or bool(told)
