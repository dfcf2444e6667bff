"""What a verb of speech makes of the deed and of who stands beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from khabar.language import among, of_kind, proclitics
from khabar.model import Sentence, Statement
from khabar.read.events.actors import Stage, Thread, told
from khabar.read.events.ground import Ground
from khabar.read.events.parties import Party, is_kind, parties, party_at
from khabar.read.events.roles import Roles
from khabar.read.events.subjects import that_words
from khabar.read.events.triggers import Trigger

# How many words before a deed the word stands that lays it upon somebody.
DUTY = 8
# Types of deeds whose word may open what will not be.
_PROMISES = frozenset({"THREATEN", "AGREE"})


def as_spoken_of(stage: Stage, trigger: Trigger, roles: Roles) -> Roles:
    """The roles, a party that stands within what the verb says as the one spoken to or of, not who speaks (واتهمت الجيش بقصف السوق), the
    one with whom an accusation begins as the one accused (حملت الحركة إسرائيل المسؤولية), and nobody whom but a part of what is called for
    is about (طالبت بالإفراج عن الرئيس)."""
    speech = told(stage, trigger)
    if speech is None:
        return roles
    starts, party, heard = stage.ground.starts, roles.actor, roles.recipient
    within = heard is not None and trigger.deed.type == "REQUEST" and starts[heard.first] > speech.span.start
    if heard is not None and within and stage.ground.forms[heard.first - 1] in of_kind("prepositions", "from", "word"):
        roles = roles._replace(recipient=None)
    if party is not None and party.first >= trigger.last and starts[party.first] >= speech.span.start:
        return Roles(None, party, roles.rule)
    charges = trigger.deed.type == "ACCUSE" and trigger.deed.verb and not trigger.owned
    if charges and (heard is None or starts[heard.first] < speech.span.start):
        accused = party_at(stage.ground, bisect_left(starts, speech.span.start), len(starts))
        return roles._replace(recipient=accused) if accused is not None and not accused.before else roles
    return roles


def as_meant(stage: Stage, trigger: Trigger) -> Trigger:
    """The trigger as the statement that it opens is meant: a promise that threatens is a threat (تعهد بالرد)."""
    speech = told(stage, trigger)
    if speech is None or speech.stance != "threaten" or trigger.deed.type != "AGREE":
        return trigger
    return trigger._replace(deed=replace(trigger.deed, type="THREATEN", mode=None, family="threat"))


def as_vowed(stage: Stage, trigger: Trigger, statement: Statement | None) -> Trigger | None:
    """The particle of what will not be, with its verb, where the statement threatens by it (لن نتوقف حتى); None where it only tells
    what will not happen, or where another word opened the threat (توعد بأنه لن يتوقف)."""
    if statement is None or statement.stance != "threaten":
        return None
    if statement.cue is not None:
        opener = stage.ground.senses[bisect_right(stage.ground.starts, statement.cue.start) - 1]
        if opener is not None and any(deed.type in _PROMISES for _, _, _, deed in opener.deeds):
            return None
    return trigger._replace(last=min(trigger.last + 1, len(stage.ground.forms)))


def before_call(stage: Stage, thread: Thread, trigger: Trigger) -> bool:
    """Whether the trigger stands between the verb of a call and what is called for, and so tells of no part of that (دعا خلال لقائه … إلى
    الهدوء)."""
    call = told(stage, thread.asker) if thread.asker is not None else None
    return call is not None and trigger.start < call.span.start


def who_offers(ground: Ground, trigger: Trigger, sentence: Sentence) -> Party | None:
    """Who is ready for the deed or intends it: the last party before it that no preposition governs (إن نيروبي مستعدة لفرض عقوبات)."""
    told = reversed(list(parties(ground, sentence.first, trigger.first)))
    free = (p for p in told if p.before in ("", *proclitics("conjunction")) and not is_kind(p, "victim", "crowd"))
    return next(free, None)


def who_must(ground: Ground, trigger: Trigger, sentence: Sentence) -> Party | None:
    """On whom a clause lays the deed: the party after a word for upon that opens it, right before the deed (على الجيش الإفراج عن
    المعتقلين، إن على الحكومة أن تفتح المعبر); None where none does."""
    upon = of_kind("prepositions", "upon", "word")
    for k in range(trigger.first - 2, max(sentence.first, trigger.first - DUTY) - 1, -1):
        if not among(ground.forms[k], upon):
            continue
        opens = k == sentence.first or ground.page.words[k - 1].kind != "word" or ground.forms[k] not in upon
        party = party_at(ground, k + 1, trigger.first)
        if party is None or party.before or not (opens or ground.forms[k - 1] in that_words()):
            return None
        said = trigger.deed.verb and ground.forms[trigger.first - 1] in that_words()
        return party if party.last == trigger.first - said else None
    return None
