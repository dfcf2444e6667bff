"""Tell the noun of a deed that took place from one that is only talked of."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.events.ground import Ground, places_within
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.particles import charge
from khabar.read.events.parties import party_at
from khabar.read.events.roles import Roles
from khabar.read.events.triggers import Trigger

# How far a time or a place may stand from the noun, in words.
REACH = 12
# What a report can do without an anchor: acts that are told by their name alone.
_FIRM = frozenset({"AGREE", "RETREAT"})


def tells_outcome(ground: Ground, sentence: Sentence) -> bool:
    """Whether the sentence tells of dead, wounded or damage."""
    return True in [sense.outcome for sense in ground.senses[sentence.first : sentence.last] if sense is not None]


def anchored(ground: Ground, trigger: Trigger, sentence: Sentence, roles: Roles, moved: bool, outcome: bool) -> bool:
    """Whether something shows that the deed took place: an agent, a verb that says so (`moved`), an outcome, a day or a place.

    A noun with the article says of itself that it was told before, and one with its object (اغتيال القاضي) may only be spoken
    of: for these one such sign does not do.
    """
    if sentence.head:
        return True
    deed = trigger.deed
    if deed.type == "ASSAULT":
        of_object = deed.genitive == "object"
        wanted = 1 if deed.verb or not (deed.definite or of_object) else 2
        points = (roles.actor is not None) + (roles.recipient is not None) + outcome + moved + (moved and not of_object)
        return points >= wanted or points + _near(ground, trigger, sentence) >= wanted
    if deed.type == "COOPERATE" and trigger.before.endswith(charge()) and _shared(ground, trigger, sentence.last):
        return True  # بالتنسيق مع الشرطة
    if deed.verb or moved or (roles.actor is not None and (roles.rule != "pronoun" or deed.family != "talks")):
        return True
    hit = roles.recipient is not None
    if roles.actor is None and (
        (deed.type == "CONSULT" and hit)
        or (
            deed.type != "CONSULT" and not deed.definite and ((hit and deed.genitive != "object") or deed.type in _FIRM)
        )
    ):
        return True
    near = _near(ground, trigger, sentence)
    return near > (1 if deed.definite and deed.type != "CONSULT" and roles.actor is None else 0)


def _shared(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether the party follows with which a deed was done."""
    link = link_at(ground, trigger.last, last) if trigger.last < last else None
    return link is not None and link[0] == "with" and link[1] < last and party_at(ground, link[1], last) is not None


def _near(ground: Ground, trigger: Trigger, sentence: Sentence) -> int:
    """How many of a time and a place stand in the clause of the trigger."""
    end = clause_end(ground, trigger.last, sentence.last, REACH)
    start = max(sentence.first, trigger.first - REACH)
    times = ground.times
    return bool(places_within(ground, trigger.last, end)) + (
        bool(times) and not times.keys().isdisjoint(range(start, end))
    )
