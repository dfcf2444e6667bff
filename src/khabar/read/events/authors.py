"""Give the deeds that name nobody to the party that the report tells to have done the like."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import article, proclitics
from khabar.read.events.agreement import telling
from khabar.read.events.cast import FLYING, arms
from khabar.read.events.mentions import STRIKE, Mention

# How many sentences may part an arrest from the one that tells who arrests.
CLOSE = 2
# Families of deeds that the same force does one after another.
_ARRESTS = frozenset({"arrest", "raid"})
# The family of deeds by which a place changes hands.
_TAKING = "capture"
# Families of deeds by which somebody is taken, and is set free.
_KIDNAPPING, _FREEING = "kidnap", "release"
# The rule of an actor whom no words around the deed name.
_IMPLIED = "trigger"
# The rule of those who are told to have taken the people of whom a later sentence tells.
_TAKER = "taker-of-report"
# Ways of striking that armies have where gunmen strike too.
_OF_ARMIES = FLYING | {"heavy-weapons"}
# Ways of striking whose author is not seen.
_HIDDEN = frozenset({"explosives", "suicide-attack"})


def with_authors(kept: Sequence[Mention]) -> list[Mention]:
    """The mentions, those that name nobody given to the one party of the report that is told to have done the like."""
    return taken_before(asked_to_free(arrested(attribute(flown(kept)))))


def attribute(kept: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of an assault without an agent given to the one attacker of the report, if it has but one, where the
    report tells of it in its own voice; who only took or holds a place need not be the one who strikes. Where others alone say so of
    the attacker, they say this too."""
    attackers = {m.actor for m in kept if m.type == "ASSAULT" and m.actor and (arms(m.actor) or telling(m.actor))}
    attacker = next(iter(attackers), None)
    if len(attackers) != 1 or attacker is None or arms(attacker) is None:
        return list(kept)
    unnamed = {m.actor for m in kept if m.type == "ASSAULT" and m.actor} - {attacker}
    # فتح مسلحون النار: no army's fighters are called so, and what an army alone has is its own all the same.
    others = arms(attacker) == "army" and any(not key.startswith(article()) for key in unnamed)
    strikes = any(m.actor == attacker and m.type == "ASSAULT" and m.trigger.deed.family != _TAKING for m in kept)
    held = any(m.actor == attacker and m.type == "ASSAULT" and m.status not in ("claimed", "denied") for m in kept)
    return [
        m._replace(actor=attacker, rule="attacker-of-report", status=m.status if held else "claimed")
        if (strikes or m.trigger.deed.family == _TAKING)
        and m.type == "ASSAULT"
        and m.actor is None
        and m.status == "reported"
        and not m.nobody
        and m.recipient != attacker
        and m.mode not in _HIDDEN
        and (not others or m.mode in _OF_ARMIES)
        else m
        for m in kept
    ]


def flown(kept: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of an attack from the air that names nobody given to the one army that the report tells to strike from there."""
    raids = [m for m in kept if _is_raid(m)]
    fliers = {m.actor for m in raids if m.actor and arms(m.actor) == "army"}
    flier = next(iter(fliers), None)
    if len(fliers) != 1 or any(m.actor not in (None, flier) for m in raids):
        return list(kept)
    return [
        m._replace(actor=flier, rule="flier-of-report")
        if _is_raid(m)
        and m.actor is None
        and m.status in ("reported", "claimed")
        and m.recipient != flier
        and not m.nobody
        else m
        for m in kept
    ]


def arrested(kept: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of an arrest or a raid without an agent given to the one party of the report that is told to arrest,
    close by and with the same standing."""
    told = [m for m in kept if _arrests(m) and m.actor]
    takers = {m.actor for m in told}
    taker = next(iter(takers), None)
    if len(takers) != 1:
        return list(kept)
    near = {(m.sentence + step, m.status) for m in told for step in range(-CLOSE, CLOSE + 1)}
    return [
        m._replace(actor=taker, rule=_TAKER)
        if _arrests(m) and not m.actor and m.recipient != taker and (m.sentence, m.status) in near
        else m
        for m in kept
    ]


def asked_to_free(kept: Sequence[Mention]) -> list[Mention]:
    """The mentions, a call to set people free that is addressed to nobody given to those who were last told to have taken some."""
    found: list[Mention] = []
    taker = None
    for m in kept:
        if _arrests(m) or m.trigger.deed.family == _KIDNAPPING:
            taker = m.actor or taker
        elif m.trigger.deed.family == _FREEING and m.status == "demanded" and m.actor is None and taker:
            m = m._replace(actor=taker, rule=_TAKER)
        found.append(m)
    return found


def taken_before(kept: Sequence[Mention]) -> list[Mention]:
    """The mentions, a kidnapping without those who are told before it, in its sentence, to have freed the kidnapped: `the army freed
    two shepherds who were kidnapped in May`."""
    freed: dict[tuple[int, str | None], int] = {
        (m.sentence, m.actor): m.trigger.first for m in kept if m.trigger.deed.family == _FREEING and m.actor
    }
    return [
        m._replace(actor=None, rule="kidnapped-before")
        if m.trigger.deed.family == _KIDNAPPING
        and not m.trigger.owned
        and m.rule == _IMPLIED
        and m.trigger.before[:1] not in proclitics("conjunction")
        and freed.get((m.sentence, m.actor), m.trigger.last) < m.trigger.first
        else m
        for m in kept
    ]


def _is_raid(mention: Mention) -> bool:
    return mention.trigger.deed.family == STRIKE and mention.mode in FLYING


def _arrests(mention: Mention) -> bool:
    return mention.type == "COERCE" and mention.trigger.deed.family in _ARRESTS
