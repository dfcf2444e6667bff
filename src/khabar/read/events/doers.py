"""Tell whether who stands right after the noun of a deed did it: what it befell stands after him then."""

from __future__ import annotations

from typing import NamedTuple

from khabar.language import proclitics
from khabar.read.counted import counted
from khabar.read.events.ground import Ground
from khabar.read.events.parties import Party, party_at
from khabar.read.numerals import numerals

# Kinds of parties that do deeds to others, and those that do where they have a name or a number of others follows.
_DOERS = frozenset({"force", "bloc", "body", "organization", "group"})
_FEW = frozenset({"crew", "crowd"})
# Kinds of parties that a deed befalls.
_SUFFERERS = frozenset({"victim", "crowd", "place"})
# Whom a harm befell and who fell in it are told alike: the harm of such nouns is done by nobody who stands after them (مقتل جنود).
_HARM = frozenset({"harm", "kill"})
_TIME = "time"


class Object(NamedTuple):
    """What a deed befell that is told right after its doer: the `party`, or None where it is a thing or nobody's people."""

    party: Party | None


def object_after(ground: Ground, doer: Party, end: int, need: str) -> Object | None:
    """Whom or what the deed befell that stands right after those who did it (استهداف الجيش مدنيين، تحرير القوات محافظة أبين، اعتقال
    الشرطة ثلاثة طلاب، اغتصاب جنود فتيات، استهداف القوات مستودعا), or None where nothing does, so that they need not have done it.
    `need` is what the word for the deed needs."""
    at = doer.last
    if doer.kind == "person" and need == "kill":
        killed = party_at(ground, at, end) if at < end else None
        lam = killed is not None and killed.before == proclitics("swallows_article")[0]
        return Object(killed) if lam else None  # قتل سليم للحارس
    counts = is_number(ground, at, end)
    soldiers = _are_soldiers(ground, doer)
    named = counts or any(k in ground.names for k in range(doer.first, at))
    if at >= end or not (doer.kind in _DOERS or (doer.kind in _FEW and named) or soldiers):
        return None
    while is_number(ground, at, end):
        at += 1
    after = party_at(ground, at, end) if at < end else None
    if after is not None and after.before in proclitics("conjunction") and after.last < end and not counts:
        after = party_at(ground, after.last, end)  # استهداف الجيش والشرطة مدنيين
    if after is not None and after.kind in _SUFFERERS:
        return Object(after) if after.before in ("", proclitics("swallows_article")[0]) else None
    if counts and after is not None and not after.before:
        return Object(after)  # تدمير الجيش 3 دبابات للمتمردين
    thing = counted(ground.forms[at]) if at < end and not soldiers and (counts or need not in _HARM) else None
    return Object(None) if after is None and thing is not None and thing.kind != _TIME else None


def _are_soldiers(ground: Ground, party: Party) -> bool:
    """Whether the party are those who serve a state, told without a name."""
    sense = ground.senses[party.first]
    return party.kind == "victim" and sense is not None and sense.force is not None and bool(sense.force[2].of_state)


def is_number(ground: Ground, i: int, end: int) -> bool:
    """Whether a number stands at word `i`, before word `end`."""
    return i < end and (ground.page.words[i].kind == "number" or ground.forms[i] in numerals())
