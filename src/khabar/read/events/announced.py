"""Tell who only announces an attack from who did it: a body that counts the dead, a force that owns to what it did, one that denies it."""

from __future__ import annotations

from bisect import bisect_left

from khabar.language import among, of_kind
from khabar.model import Statement
from khabar.read.events.cast import arms
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end
from khabar.read.events.parties import is_kind, parties
from khabar.read.events.roles import Roles
from khabar.read.events.subjects import that_words, topic
from khabar.read.events.triggers import Trigger

# How many words after the word for deaths those who died are told in.
FALLEN = 6
# How many words a verb of denying and its subject may have, and a word for a part in a deed with what leads to the deed.
SUBJECT = 6


def announces(carrier: Trigger | None, trigger: Trigger, roles: Roles) -> bool:
    """Whether the verb of which the noun of an attack is the object only announces it."""
    carried = roles.rule == "carried-by-verb" and trigger.deed.type == "ASSAULT"
    return carried and carrier is not None and carrier.deed.family == "announce"


def only_tells(ground: Ground, carrier: Trigger | None, trigger: Trigger, roles: Roles) -> bool:
    """Whether the one who announces an attack or deaths only tells of them: a body that bears no arms, or any where it names no
    fighters who died (أعلنت المنظمة مقتل مدنيين, أعلن الجيش مقتل خمسة من جنوده)."""
    if roles.actor is None or not announces(carrier, trigger, roles):
        return False
    if trigger.deed.family == "kill":
        end = clause_end(ground, trigger.last, len(ground.forms), FALLEN)
        return not any(is_kind(party, "crew", "force", "bloc") for party in parties(ground, trigger.last, end))
    return not is_kind(roles.actor, "place", "force", "crew", "bloc") and arms(roles.actor.key) is None


def announced(ground: Ground, trigger: Trigger, statement: Statement) -> bool:
    """Whether the noun of the deed opens what a speaker announces or denies (أعلن الجيش استعادة البلدة, نفت الحكومة استهداف مدنيين); after
    a word for «that» the speaker only tells of it (قال الجيش إن هجوما أسفر عن ضحايا)."""
    deed = trigger.deed
    if trigger.first and ground.forms[trigger.first - 1] in that_words():
        return False
    agent = deed.need != "harm" and deed.genitive != "none"
    return not deed.verb and agent and trigger.start - statement.span.start < 2 and not deed.definite


def owned(ground: Ground, trigger: Trigger, statement: Statement, since: int) -> bool:
    """Whether the speaker owns to a part in the deed, or denies it or the deed as one's own (أعلنت مسؤوليتها عن الهجوم، نفت أي ضلوع لها في
    القصف، نفى الجيش أن يكون قد قصف السوق)."""
    deed, denies = trigger.deed, statement.stance == "deny"
    if deed.need in ("harm", "kill", "done") or deed.type != "ASSAULT":
        return False
    if deed.verb:
        return denies and since < statement.span.start
    first = bisect_left(ground.starts, statement.span.start)
    if denies:
        return names_part(ground, max(first, trigger.first - SUBJECT), trigger.first)
    return names_part(ground, first, min(first + 1, trigger.first)) and topic(ground, first, trigger.first) is None


def names_part(ground: Ground, first: int, stop: int) -> bool:
    """Whether the words from `first` up to `stop` hold one for the part that somebody has in a deed (مسؤولية, ضلوع)."""
    return any(among(form, of_kind("accusations", "part")) for form in ground.forms[first:stop])
