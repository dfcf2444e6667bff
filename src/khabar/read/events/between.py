"""Find both sides of a deed that two do together or to each other."""

from __future__ import annotations

from khabar.language import proclitics
from khabar.read.events.ground import Ground
from khabar.read.events.links import link_at, next_link
from khabar.read.events.parties import REACH, Party, is_kind, parties
from khabar.read.events.states import rules

# How many words after the noun of a fight its second side may stand.
SIDES = 30


def is_link(ground: Ground, i: int, end: int, says: str, reach: int) -> bool:
    """Whether the first word that ties, within so many words from word `i` on, says so."""
    for k in range(i, min(i + reach, end)):
        link = link_at(ground, k, end)
        if link is not None:
            return link[0] == says
    return False


def both_sides(ground: Ground, at: int, end: int, last: int, fights: bool) -> tuple[Party, Party | None] | None:
    """Both sides of a deed: the first two parties named, two states where they fight, or the first one of each side (بين الجيش
    والشرطة من جهة والمتمردين من جهة أخرى)."""
    link = next_link(ground, at, end, ("between", "with"))
    if link is None or link[0] == "with":
        return None
    found = [p for p in parties(ground, link[1], end) if p.kind != "place" or (fights and rules(p.key) is not None)]
    if not found or (found[0].kind == "place" and len(found) < 2):
        return None
    side = next_link(ground, found[0].last, min(last, at + SIDES), ("side",))
    if side is not None:
        other = next((p for p in parties(ground, side[1], min(last, side[1] + REACH)) if p.kind != "place"), None)
        if other is not None:
            return found[0], other
    if fights and _are_several(ground, found[0]) and not (len(found) > 1 and _is_joined(ground, found[1])):
        return found[0], found[0]  # اشتباكات بين مجموعتين مسلحتين
    return found[0], found[1] if len(found) > 1 else None


def _are_several(ground: Ground, party: Party) -> bool:
    """Whether several are told by one word, without a name (فصيلان مسلحان, عصابات)."""
    sense = ground.senses[party.first]
    many = sense is not None and sense.force is not None and sense.force[2].many
    return many and is_kind(party, "crew", "crowd") and ground.names.keys().isdisjoint(range(party.first, party.last))


def _is_joined(ground: Ground, party: Party) -> bool:
    """Whether the letter of `and` stands before the party."""
    return (party.before[:1] or ground.forms[party.first - 1]) in proclitics("conjunction")
