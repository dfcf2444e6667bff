"""Tell the noun of a deed that is but the object of the deed before it, that somebody has a say in a thing, or whose post was struck."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import among
from khabar.read.counted import counted_within
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, next_link
from khabar.read.events.parties import Party
from khabar.read.events.triggers import Trigger
from khabar.read.statements.ends import place_heads

# How many words may part a deed from its object.
REACH = 4
# How many words after the noun of taking what is taken may stand, and how many words may tell what that is.
HELD, GROUND = 8, 4
# Kinds of counted things that lie on the ground.
_GROUND = frozenset({"place", "building", "target", "area", "land"})


def is_its_object(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the noun is what the deed right before is done with or to, which tells it (تبادلوا إطلاق النار، رفعت حظر التجول)."""
    if last is None or last.deed.need != "with" or not 0 <= trigger.first - last.last <= REACH:
        return False
    eased = last.deed.family == "ease" and trigger.deed.type == "COERCE"
    both = last.deed.verb and last.deed.family == "fight" and trigger.deed.type == "ASSAULT"
    return (eased or both) and not last.deed.near.isdisjoint(ground.forms[trigger.first : trigger.last])


def commands(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether the noun tells that somebody has a say in a thing, not that ground was taken (سيطرة الأثرياء على الصحف)."""
    if trigger.deed.family != "capture" or trigger.deed.genitive != "agent":
        return False
    link = next_link(ground, trigger.last, clause_end(ground, trigger.last, last, HELD), ("recipient",))
    if link is None or link[1] >= last:
        return False
    near = range(link[1], clause_end(ground, link[1], last, GROUND))
    named = any(k in ground.names and ground.names[k][0].kind == "place" for k in near)
    return not (named or any(_is_ground(ground.forms[k]) for k in near))


@lru_cache(maxsize=20_000)
def _is_ground(form: str) -> bool:
    """Whether the folded word is a noun for ground, a settlement, a building or what lies on it."""
    noun = counted_within(form)
    if noun is not None and noun.kind in _GROUND:
        return True
    return among(form, place_heads())


def owns_site(ground: Ground, verb: Trigger, party: Party) -> bool:
    """Whether the party after the verb of an attack is whose building or post it struck (استهدف مقر الشرطة)."""
    if verb.deed.type != "ASSAULT" or party.first <= verb.last or party.before:
        return False
    site = counted_within(ground.forms[party.first - 1])
    return site is not None and site.kind in _GROUND
