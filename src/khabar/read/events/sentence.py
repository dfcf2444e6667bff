"""Read the deeds that one sentence tells."""

from __future__ import annotations

from dataclasses import replace

from khabar.kinds import FORCE, PLANNED
from khabar.language import proclitics
from khabar.model import Sentence, Statement
from khabar.read.events.actors import (
    Scene,
    Stage,
    Thread,
    actor_of,
    as_passed,
    is_weapon,
    known_as,
    meant,
    side,
    told,
)
from khabar.read.events.anchors import (
    enough,
    is_borne,
    is_charged,
    is_condemned,
    only_named,
    tells_outcome,
    took_place,
    undergone,
)
from khabar.read.events.cast import arms, harmed, identify, is_nobody
from khabar.read.events.deeds import OWN
from khabar.read.events.denials import as_denied
from khabar.read.events.forces import sufferers
from khabar.read.events.ground import Ground
from khabar.read.events.implied import first_of_two
from khabar.read.events.links import link_at
from khabar.read.events.mentions import CHARGED, Mention
from khabar.read.events.mishaps import by_mishap
from khabar.read.events.modes import mode_of
from khabar.read.events.parties import Party, is_kind
from khabar.read.events.retold import close, passed_over
from khabar.read.events.roles import find_roles, is_struck
from khabar.read.events.scene import is_another, places_of, spot_of, time_of, times_of, told_in, without_asides
from khabar.read.events.sides import own, written
from khabar.read.events.speech import as_meant, as_spoken_of, as_vowed, before_call, who_offers
from khabar.read.events.status import MEETS, hedge, speaker, status_of
from khabar.read.events.stretches import is_remembered, looks_back
from khabar.read.events.subjects import subject_of, tells_verb, that_words, topic
from khabar.read.events.triggers import Trigger
from khabar.read.recency import DEED_DAYS, is_longer_ago

# Acts of speech that are about what the one addressed did or shall do.
_ADDRESSES = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
# Types of deeds that people without arms suffer or are helped by.
_BEFALLS = FORCE | {"AID", "THREATEN"}
# Deeds that news and opinion speak of without telling one.
_STRUGGLE = frozenset({"ASSAULT", "PROTEST"})
# Types of deeds whose noun tells nothing of its own after a call.
_NOT_ASKED = frozenset({"ASSAULT", "ACCUSE"})
# Stances of those who blame.
_BLAMES = frozenset({"accuse", "condemn"})
# Stances in which a deed with the article is no news of the one who speaks.
GRANTS = frozenset({"assert", "condemn"})
# Statuses of what is told as done.
_HELD = ("reported", "claimed")
# How many words a verb of announcing may stand before the noun of what it announces.
SPOKEN = 4


def read_sentence(stage: Stage, number: int, sentence: Sentence, triggers: list[Trigger]) -> list[Mention]:
    """The deeds that the triggers of the sentence of that number tell, in order."""
    ground = stage.ground
    found: list[Mention] = []
    about = topic(ground, sentence.first, sentence.last)
    since = ground.starts[about.first] if about is not None else 0
    thread = Thread(subject=known_as(stage, about, sentence.first, None, Thread()), since=since)
    outcome = tells_outcome(ground, sentence)
    times = times_of(ground, sentence)
    for told_trigger in triggers:
        trigger = as_meant(stage, told_trigger)
        deed = trigger.deed
        statement = speaker(stage.voices, trigger.start)
        thread = meant(stage, thread, statement, trigger.first)
        mishap = by_mishap(ground, trigger, thread.mishap, sentence.first, sentence.last)
        if mishap or thread.mishap is not None:
            thread = thread._replace(mishap=trigger if mishap else None)
        if deed.need in ("carry", "happen"):
            thread = _carry(stage, thread, trigger, sentence)
            continue
        if mishap or _only_describes(stage, trigger):
            continue
        if deed.need == "vow":
            vowed = as_vowed(stage, trigger, statement)
            if vowed is not None and statement is not None:
                if found and found[-1].trigger.deed == deed:
                    del found[-1]
                found.append(_spoken(vowed, statement, number, sentence))
            continue
        if passed_over(ground, trigger, thread, sentence):
            continue
        carrier = thread.carrier if _carried(ground, thread.carrier, trigger) else None
        roles = as_passed(thread, trigger, find_roles(ground, trigger, sentence.first, sentence.last, carrier))
        roles = as_spoken_of(stage, trigger, roles)
        apart = before_call(stage, thread, trigger)
        asked = not (deed.verb or apart) and close(ground, thread.asker, trigger)
        actor = actor_of(stage, Scene(sentence, statement, thread, carrier), trigger, roles)
        befell = harmed if deed.type in _BEFALLS else identify
        if apart and actor is None and deed.type == MEETS:
            actor = thread.called  # دعا الوزير خلال لقاء في نيروبي إلى الهدوء
        recipient = befell(stage.cast, roles.recipient, trigger.first)
        actor = first_of_two(actor, recipient)
        spoken_to = deed.verb and trigger.owned and deed.type in _ADDRESSES
        if spoken_to and recipient == actor:
            recipient = None
        if deed.type in FORCE and actor in sufferers():
            actor = None
        if deed.family == "backed" and recipient is None and thread.subject != actor:
            recipient = thread.subject
        if deed.type == "PROTEST" and deed.mode == "obstruct" and _bears_arms(roles.actor, actor):
            deed = replace(deed, type="COERCE", mode="restrict", family="ban")  # المسلحون يقطعون الطريق
            trigger = trigger._replace(deed=deed)
        own_side = statement is not None and (
            own(side(stage, statement), actor, deed.type, written(ground, roles.actor))
            or _granted(ground, trigger, statement)
            or (roles.actor is None and _goes_on_own(found, actor, statement))
        )
        said = as_denied(ground, trigger, statement, hedge(ground, trigger, sentence.first, carrier))
        status = status_of(deed.type, said, asked, statement, own_side)
        charged = deed.type == "ASSAULT" and is_charged(ground, thread, trigger)
        status = "claimed" if charged and status == "reported" else status
        if said == "offered" and actor is None and not deed.verb:
            offers = who_offers(ground, trigger, sentence)
            actor = known_as(stage, offers, trigger.first, statement, thread)
        if deed.type in _ADDRESSES:
            asker = trigger if deed.type == "REQUEST" else thread.asker
            thread = thread._replace(
                asker=asker,
                caller=trigger,
                called=actor,
                heard=_heard(stage, trigger),
                blamed=recipient if spoken_to else None,
            )
        if status == "demanded" and deed.type in _NOT_ASKED and not deed.verb:
            continue  # what is called for is the end of attacks, and an inquiry is what the call tells
        ahead = status == "demanded" or said == "offered"
        refuted = status == "denied" and actor is not None and deed.type == "ASSAULT"
        condemned = statement is not None and is_condemned(ground, trigger, statement)
        if status is None or not (
            ahead or refuted or condemned or took_place(ground, trigger, thread, sentence, roles, outcome)
        ):
            continue
        places = places_of(ground, trigger, sentence, roles.actor, roles.recipient) or undergone(
            ground, thread, trigger
        )
        borne = is_borne(ground, trigger, thread, sentence, carrier)
        named = actor if roles.actor or charged or apart or _goes_on(ground, thread.last, trigger) else None
        if deed.need == "front" and deed.type == "RETREAT" and _flees(roles.actor, actor):
            continue
        if deed.need == "speech" and actor is None and recipient is None and not deed.says.endswith(OWN):
            continue  # دعت الحاجة إلى قمة
        if not enough(trigger, named is not None or is_weapon(roles.actor), roles.recipient, places, borne, ahead):
            continue
        known = without_asides(ground, told_in(ground, times, trigger, statement), trigger, triggers)
        when = time_of(trigger, known, triggers)
        if (
            deed.type in _STRUGGLE
            and status in _HELD
            and not condemned
            and only_named(ground, trigger, sentence, actor, bool(places or when))
        ):
            continue
        struck = thread.struck or (not deed.verb and deed.family in ("strike", "fight"))
        subject = actor if deed.family != "backed" else None
        if subject is not None:
            thread = thread._replace(subject=subject, since=trigger.start)
        elif recipient == thread.subject and is_struck(roles.recipient):
            thread = thread._replace(subject=None)  # قصف المستشفى وقتل ستة مرضى
        thread = thread._replace(last=trigger, struck=struck)
        spot = spot_of(ground, trigger, sentence) if not places and deed.need != "speech" else None
        if actor == recipient:
            # Nobody does a deed to himself: one of the two words without a name was given the only name there is.
            carried = deed.type == "ASSAULT" and roles.rule == "carried-by-verb"
            actor, recipient = (None, recipient) if carried else (actor, None)
        found.append(
            Mention(
                trigger, deed.type, mode_of(ground, trigger, sentence, roles.actor), actor,
                recipient, places, spot,
                when.value if when else None, status, number, sentence.head, is_another(ground, trigger, sentence),
                is_longer_ago(DEED_DAYS, when, ground.page.layout.published) or looks_back(ground, trigger, sentence)
                or is_remembered(ground, trigger),
                PLANNED if said == PLANNED else CHARGED if charged else roles.rule or "trigger",
                deed.need == "harm" or (deed.need == "kill" and actor is None) or _heads(ground, trigger, sentence, actor),
                is_nobody(roles.actor), actor is None and is_weapon(roles.actor) and _is_told(ground, roles.actor),
                not (actor or recipient or places) and _stands_alone(ground, trigger),
            )
        )  # fmt: skip
    return found


def _stands_alone(ground: Ground, trigger: Trigger) -> bool:
    """Whether no object of the noun and no verb about it can follow: neither an object is what its genitive is nor a verb stands there."""
    deed, after = trigger.deed, trigger.last
    return not (deed.verb or deed.genitive == "object" or (after < len(ground.forms) and tells_verb(ground, after)))


def _only_describes(stage: Stage, trigger: Trigger) -> bool:
    """Whether the verb of describing blames nobody: it opens no statement that accuses or condemns (وصف اللقاء بأنه مثمر)."""
    speech = told(stage, trigger)
    return trigger.deed.family == "describe" and (speech is None or speech.stance not in _BLAMES)


def _goes_on_own(found: list[Mention], actor: str | None, statement: Statement) -> bool:
    """Whether the deed is of those of whose deed the speaker has just told as of his own side's (إن القوات طوقت الحي واعتقلت شخصين)."""
    last = found[-1] if found else None
    told_of = last is not None and last.trigger.start >= statement.span.start and last.status == _HELD[0]
    return told_of and actor is not None and last is not None and last.actor == actor


def _is_told(ground: Ground, party: Party | None) -> bool:
    """Whether the party is described by a word with the article."""
    sense = ground.senses[party.first] if party is not None else None
    return sense is not None and sense.force is not None and sense.force[2].definite


def _heads(ground: Ground, trigger: Trigger, sentence: Sentence, actor: str | None) -> bool:
    """Whether the noun, with nobody who did it, is but the heading of a part of the text, which tells of the deed below."""
    title = ground.page.layout.title
    return sentence.head and not trigger.deed.verb and actor is None and (title is None or trigger.start >= title.end)


def _spoken(trigger: Trigger, statement: Statement, number: int, sentence: Sentence) -> Mention:
    """What one says oneself, as a mention of that."""
    return Mention(
        trigger, trigger.deed.type, None, statement.source, None, (), None, None, "reported", number, sentence.head,
        False, False, "trigger", False,
    )  # fmt: skip


def _granted(ground: Ground, trigger: Trigger, statement: Statement) -> bool:
    """Whether the deed is taken as known by those who speak: a noun with the article of what is condemned or told of (دان الهجوم، قال إن
    الهجوم كان كبيرا), or after a word of time (منذ الاجتياح)."""
    if trigger.deed.verb or trigger.first == 0 or not trigger.deed.definite:
        return False
    if statement.stance in GRANTS:
        return True
    link = link_at(ground, trigger.first - 1, trigger.first)
    return link is not None and link[0] == "after"


def _heard(stage: Stage, trigger: Trigger) -> int:
    """The offset where the words for the one who makes the statement that the trigger opens end, or 0."""
    speech = told(stage, trigger)
    return speech.source_span.end if speech is not None and speech.source_span is not None else 0


def _carry(stage: Stage, thread: Thread, trigger: Trigger, sentence: Sentence) -> Thread:
    if trigger.deed.need == "happen":
        return thread._replace(befallen=trigger)
    doer = subject_of(stage.ground, trigger, sentence.first, sentence.last)
    if doer is None and trigger.deed.family == "cause":
        return thread._replace(befallen=trigger)
    subject = known_as(stage, doer, trigger.first, speaker(stage.voices, trigger.start), thread)
    if subject is not None:
        thread = thread._replace(subject=subject, since=trigger.start)
    return thread._replace(carrier=trigger)


def _carried(ground: Ground, carrier: Trigger | None, trigger: Trigger) -> bool:
    """Whether the verb carries the noun (شن المسلحون هجوما), which no word of time or cause parts from it (قام … بعد الهجوم)."""
    if carrier is None or trigger.deed.verb or not close(ground, carrier, trigger):
        return False
    if trigger.deed.genitive == "none":
        return False  # باشر الدفاع المدني بلاغا عن سقوط مقذوف
    if carrier.deed.family == "cause" and trigger.deed.need == "harm":
        return False
    if carrier.deed.family == "stop" and trigger.deed.type == "ASSAULT" and not trigger.owned:
        return False
    if carrier.deed.family == "announce" and trigger.deed.type != "AGREE" and trigger.first - carrier.last > SPOKEN:
        return False
    if not that_words().isdisjoint(ground.forms[carrier.last : trigger.first]):
        return False  # أعلن الجيش أن القصف أودى بحياة 16
    link = link_at(ground, trigger.first - 1, trigger.first) if trigger.first else None
    return link is None or link[0] not in ("after", "cause")


def _bears_arms(party: Party | None, actor: str | None) -> bool:
    return is_kind(party, "force", "crew", "bloc") or (actor is not None and arms(actor) is not None)


def _flees(party: Party | None, actor: str | None) -> bool:
    """Whether they are people without arms, who are driven out (فر مدنيون)."""
    return is_kind(party, "victim", "crowd") and (actor is None or arms(actor) is None)


def _goes_on(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the verb is joined to one just told, with the same subject (هددوا السكان ومنعوا الدفن)."""
    joined = trigger.deed.verb and trigger.before[:1] in proclitics("conjunction")
    return joined and last is not None and last.deed.verb and close(ground, last, trigger)
