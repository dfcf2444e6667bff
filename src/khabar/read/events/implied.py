"""Tell who does a deed where its own words leave that out, and who of two that are told together does it."""

from __future__ import annotations

from khabar.language import proclitics
from khabar.model import Sentence, Statement
from khabar.read.events.deeds import OWN
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.parties import Party
from khabar.read.events.triggers import Trigger

# Marks that open what is said and do not part it from the word before.
QUOTES = ('"', "'", "(")


def first_of_two(actor: str | None, recipient: str | None) -> str | None:
    """The actor, of two who speak together to each other (تبادل الجيش والحركة الاتهامات) the one who is not the recipient."""
    if actor is None or recipient is None:
        return actor
    return next(
        (actor.removesuffix(end) for c in proclitics("conjunction") if actor.endswith(end := f" {c}{recipient}")), actor
    )


def stands_beside(ground: Ground, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the other side of the deed follows the noun after a word for with (اشتباكات مع, محادثة هاتفية مع)."""
    for k in range(trigger.last, clause_end(ground, trigger.last, sentence.last, 4)):
        link = link_at(ground, k, sentence.last)
        if link is not None:
            return link[0] == "with" and not trigger.deed.verb
    return False


def is_beside(ground: Ground, party: Party) -> bool:
    """Whether the party only stands beside the one accused, joined to it or as whom it is for (طيرانا داعما للحركة، الحركة و"دول أخرى")."""
    ties = (*proclitics("conjunction"), *proclitics("swallows_article"))
    at = party.first - 1
    while at > 0 and ground.forms[at] in QUOTES:
        at -= 1
    return party.before.endswith(ties) or ground.forms[at] in ties


def implied(
    trigger: Trigger,
    carrier: Trigger | None,
    statement: Statement | None,
    subject: str | None,
    speaks_for: str | None,
    again: bool,
) -> str | None:
    """The agent that the words leave out: of a «we» the speaker, or those whom the speaker `speaks_for` where it is a deed, the subject
    so far of a verb that goes on or takes it up `again` (قالت أمس إنها استولت), or of the verb that carries the noun."""
    deed = trigger.deed
    if not deed.verb:
        return subject if carrier is not None else None
    if deed.says.endswith(OWN):
        return statement.source if statement is not None and deed.need == "speech" else speaks_for
    if deed.need in ("harm", "kill", "done", "lands") or deed.says.endswith("d"):
        return (
            None  # what lands is told itself; the subject of a dual is two, which no party told before by one name is
        )
    if deed.says == "participle":
        return statement.source if statement is not None and deed.need == "speech" else subject
    goes_on = not deed.says.endswith("ms") or trigger.before[:1] in proclitics("conjunction")
    return subject if goes_on or again else None
