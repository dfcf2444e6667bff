"""Find who did a deed that a sentence tells: beside it, before it, from the one who speaks, or from the one addressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from khabar.inflection import endings, sound_plural
from khabar.kinds import AID
from khabar.language import among, proclitics
from khabar.model import Sentence, Statement
from khabar.read.events.announced import announced, announces, only_tells, owned
from khabar.read.events.cast import Cast, arms, bears_none, identify, is_office, judges
from khabar.read.events.fallen import slays
from khabar.read.events.forces import is_homeland
from khabar.read.events.ground import Ground, beyond
from khabar.read.events.implied import implied, is_beside, stands_beside
from khabar.read.events.issuers import only_voice, us
from khabar.read.events.nouns import told_again
from khabar.read.events.objects import does_itself
from khabar.read.events.parties import Party, is_kind, parties
from khabar.read.events.roles import Roles
from khabar.read.events.sides import Side, as_told, commanded, homeland, is_of_any_state, own, performer
from khabar.read.events.states import rules
from khabar.read.events.status import Voices
from khabar.read.events.triggers import Trigger
from khabar.read.statements.ends import but_he

# How many words after the verb of an accusation or a call the deed may stand that it is about.
ADDRESS = 12
# Stances of those who tell what others did or shall do.
_OTHERS = frozenset({"accuse", "condemn", "demand"})
# Types of deeds that the same party does after another deed, which led to them.
_LED_TO = frozenset({"COERCE", "ACCUSE"})
# How many words after a verb for what a deed led to the noun of that stands.
NEAR = 12


@dataclass(frozen=True, slots=True)
class Stage:
    """What is known of the report before its deeds are read: its ground, its armed parties, who speaks where, and for which side; whose
    forces it calls its own (`issuer`)."""

    ground: Ground
    cast: Cast
    voices: Voices
    sides: dict[tuple[int, int], Side]
    issuer: str | None = None


class Thread(NamedTuple):
    """What the sentence has told so far: the verb that carries a deed, the one that happens, the one that asks for one, the
    subject, and the last deed; `since` is the offset where the subject was told, `caller` the last verb of a call or an accusation,
    `called` who makes it, `heard` the offset where the words for that one end, `blamed` the one for whom its pronoun stands, `mishap`
    the last verb that told what nobody did."""

    carrier: Trigger | None = None
    befallen: Trigger | None = None
    asker: Trigger | None = None
    subject: str | None = None
    since: int = 0
    last: Trigger | None = None
    struck: bool = False
    caller: Trigger | None = None
    called: str | None = None
    heard: int = 0
    blamed: str | None = None
    mishap: Trigger | None = None


def side(stage: Stage, statement: Statement) -> Side:
    """The side of the one who makes the statement."""
    return stage.sides[statement.span.start, statement.span.end]


def told(stage: Stage, trigger: Trigger) -> Statement | None:
    """The statement that the trigger is the cue of (اتهم, دعا), or None."""
    return stage.voices.cues.get(trigger.start)


class Scene(NamedTuple):
    """Where a trigger stands: its sentence, the statement around it, what the sentence has told so far, the verb that carries it."""

    sentence: Sentence
    statement: Statement | None
    thread: Thread
    carrier: Trigger | None


def actor_of(stage: Stage, scene: Scene, trigger: Trigger, roles: Roles) -> str | None:
    """The key of the one who did it: of the one who makes the statement that the trigger opens, of the party found beside it, of the
    one accused or called upon, of the one who announces it, or of whom the sentence is about; None where it does not tell."""
    speech = told(stage, trigger)
    if speech is not None and speech.source:
        return speech.source
    deed, statement, thread = trigger.deed, scene.statement, scene.thread
    actor = known_as(stage, roles.actor, trigger.first, statement, thread)
    if (
        actor is not None
        and roles.rule == "carried-by-verb"
        and deed.type == "ASSAULT"
        and is_kind(roles.actor, "place")
    ):
        actor = commanded(Side((actor,), frozenset({actor})), stage.cast) or actor
    mine = roles.actor if is_kind(roles.actor, "own") else None
    helps = deed.type == AID and mine is not None and not is_homeland(mine.key)  # قالت المنظمة إن فريقها عالج
    if statement is not None and (helps or (actor is not None and announces(scene.carrier, trigger, roles))):
        speaks = side(stage, statement)
        body = next((key for key in speaks.keys[1:] if bears_none(key)), statement.source)
        spoken_for = body if helps and speaks.titled else None
        actor = performer(speaks, stage.cast, deed.type) or spoken_for or actor
    if only_tells(stage.ground, scene.carrier, trigger, roles):
        opens = statement is not None and announced(stage.ground, trigger, statement)
        return performer(side(stage, statement), stage.cast, deed.type) if statement and opens else None
    begun = roles.rule == "carried-by-verb" and scene.carrier is not None and not scene.carrier.deed.verb
    if (actor is None or roles.rule == "pronoun" or begun) and not deed.verb:
        actor = _addressed(stage, thread, trigger) or actor
    if actor is None and statement is not None and statement.stance not in _OTHERS:
        if announced(stage.ground, trigger, statement):
            actor = performer(side(stage, statement), stage.cast, deed.type)
        elif (
            _passed(thread, trigger)
            or _beaten(stage, trigger, statement, roles.recipient)
            or _boasts(stage, trigger, statement, roles)
        ):
            actor = _fighter(statement)
        elif owned(stage.ground, trigger, statement, thread.since):
            actor = commanded(side(stage, statement), stage.cast)
    if actor is None and speech is None and not is_kind(roles.actor, "force", "crew", "crowd"):
        hidden = _unsaid(stage.ground, thread, trigger) or _by_those(stage.ground, scene.carrier, trigger)
        subject = None if hidden else thread.subject
        if deed.says.endswith("mp") and subject is not None:
            subject = _several(stage, scene.sentence, trigger, subject)
        before = stage.ground.forms[max(0, trigger.first - 1)]
        again = among(before, told_again()) or but_he(before)
        if subject is None and but_he(before):
            subject = statement.source if statement is not None else None  # أثنى على الجنود لكنه دعا إلى الهدوء
        we = (
            _we(stage, trigger, statement) if statement is not None else only_voice(stage.ground, stage.voices, trigger)
        )
        actor = implied(trigger, scene.carrier, statement, subject, we, again)
        if actor is None and deed.need == "kill" and trigger.before and slays(stage.ground, trigger):
            actor = subject
        beside = roles.recipient is not None and stands_beside(stage.ground, trigger, scene.sentence)
        if actor is None and (beside or _led_to(thread, trigger)):
            actor = subject
        if actor is None and deed.family == "sentence":
            actor = _court(stage, scene.sentence, trigger)
    return actor


def is_weapon(party: Party | None) -> bool:
    """Whether what stands where the agent would is a weapon of which nobody says whose it is (مسيّرة استهدفت السوق)."""
    return is_kind(party, "force")


def _we(stage: Stage, trigger: Trigger, statement: Statement) -> str | None:
    """Whom the speaker means by «we» of a deed: the army, the group or the government that the speaker has a title of, else itself."""
    mine = side(stage, statement)
    if not mine.titled and arms(statement.source or "") is None:
        return statement.source
    return performer(mine, stage.cast, trigger.deed.type) or next(iter(sorted(mine.governments)), statement.source)


def _passed(thread: Thread, trigger: Trigger) -> bool:
    """Whether the deed of the noun is told to have been done, and not by whom (تم تدمير مستودعين)."""
    verb = thread.befallen
    told = verb is not None and verb.deed.family == "pass" and 0 <= trigger.first - verb.last < 2
    return told and trigger.deed.type == "ASSAULT" and not trigger.deed.verb


def _beaten(stage: Stage, trigger: Trigger, statement: Statement, dead: Party | None) -> bool:
    """Whether fighters of another side than the speaker's died (قال الجيش إن سبعة من عناصر الحركة قتلوا)."""
    if trigger.deed.family != "kill" or not is_kind(dead, "crew", "force", "bloc", "organization", "group"):
        return False
    key = identify(stage.cast, dead, trigger.first)
    return key is not None and arms(key) is not None and not own(side(stage, statement), key, trigger.deed.type)


def _boasts(stage: Stage, trigger: Trigger, statement: Statement, roles: Roles) -> bool:
    """Whether who speaks of a seizure or an arrest of which nobody is told to be the author is that (غنموا, ضبطت), or is one side of the
    fight that is told (مقتل تسعة من المتمردين في مواجهات)."""
    if statement.stance != "assert" or roles.actor is not None:
        return False
    if trigger.deed.type != "COERCE":
        return trigger.deed.family == "fight" and not trigger.deed.verb
    befell = roles.recipient
    key = identify(stage.cast, befell, trigger.first)
    return not is_kind(befell, "own") and (key is None or not own(side(stage, statement), key, trigger.deed.type))


def _fighter(statement: Statement) -> str | None:
    """The army or the group that speaks, which did what it tells to have been done."""
    speaker = statement.source
    return speaker if speaker is not None and arms(speaker) is not None else None


def known_as(stage: Stage, party: Party | None, at: int, statement: Statement | None, thread: Thread) -> str | None:
    """The key of a party told at word `at`; forces that are somebody's own are those of the speaker's side, or of the
    subject; a homeland is the state of the speaker's side."""
    if party is None:
        return None
    mine = commanded(side(stage, statement), stage.cast) if statement is not None else None
    if party.kind != "own":
        known = identify(stage.cast, party, at)
        if statement is not None:
            known = as_told(side(stage, statement), party, known)
        told = mine is not None and arms(mine) == "army" and statement is not None and statement.stance not in _OTHERS
        return mine if told and known is not None and is_of_any_state(known) else known
    if is_homeland(party.key):
        return homeland(side(stage, statement)) if statement is not None else None
    if mine is None and statement is None and party.key.endswith(us()):
        mine = stage.issuer
    return mine or (thread.subject if thread.subject not in stage.cast.persons else None)


def _addressed(stage: Stage, thread: Thread, trigger: Trigger) -> str | None:
    """The one who is accused of the deed or called upon to do it: named between the verb and the noun of the deed."""
    caller = thread.caller
    if caller is None or not caller.last <= trigger.first <= beyond(stage.ground, caller.last, ADDRESS, trigger.last):
        return None
    found = thread.blamed
    for party in parties(stage.ground, caller.last, trigger.first):
        if stage.ground.starts[party.first] < thread.heard:
            continue
        if party.kind in ("victim", "own") or (party.kind == "place" and (party.before or not rules(party.key))):
            continue
        if found not in (None, thread.blamed) and is_beside(stage.ground, party):
            continue
        key = identify(stage.cast, party, trigger.first)
        if key is not None and key != thread.called:
            found = key
    return found


def as_passed(thread: Thread, trigger: Trigger, roles: Roles) -> Roles:
    """The roles, where the pronoun of a noun stands for who suffered its deed (تم تهديده) with that party as the one."""
    verb = thread.befallen
    passed = verb is not None and verb.deed.family == "pass" and 0 <= trigger.first - verb.last < 2
    return Roles(None, roles.actor) if passed and roles.rule == "pronoun" else roles


def _led_to(thread: Thread, trigger: Trigger) -> bool:
    """Whether the noun tells of an arrest or a charge that the deed before led to (نفذت الشرطة حملة أسفرت عن اعتقال)."""
    verb = thread.befallen
    led = verb is not None and verb.deed.family in ("lead", "cause") and 0 <= trigger.first - verb.last < NEAR
    return led and thread.last is not None and trigger.deed.type in _LED_TO and not trigger.deed.verb


def _court(stage: Stage, sentence: Sentence, trigger: Trigger) -> str | None:
    """The court named last before the sentence that it passed (أحيل إلى المحكمة العامة … والحكم عليه بالسجن)."""
    before = [identify(stage.cast, p, trigger.first) for p in parties(stage.ground, sentence.first, trigger.first)]
    return next((key for key in reversed(before) if key is not None and judges(key)), None)


def _several(stage: Stage, sentence: Sentence, trigger: Trigger, subject: str) -> str | None:
    """Who does what a verb in the plural tells of the subject so far: it, or, where that is one, those last told before as several
    (دعت الرئاسة الثوار إلى الحوار لكنهم رفضوا); no single person does it."""
    one = subject in stage.cast.persons
    if not (one or is_office(subject)):
        return subject
    told = [p for p in parties(stage.ground, sentence.first, trigger.first) if p.kind in ("crew", "bloc", "group")]
    several = identify(stage.cast, told[-1], trigger.first) if told else None
    return several or (None if one else subject)


def _unsaid(ground: Ground, thread: Thread, trigger: Trigger) -> bool:
    """Whether the one whom the sentence is about does not do the deed: told within the words of the deed or, of a verb, only in what
    follows (نهبت ثلاث شاحنات للجنة), of a verb in the passive not joined to another (نُهبت), or of one that several just counted do
    (اعتقلت الشرطة ثلاثة أحرقوا مقرا)."""
    if does_itself(ground, trigger.first):
        return True
    if trigger.start < thread.since < ground.starts[trigger.last - 1] + 1:
        return True
    later = trigger.last < len(ground.starts) and thread.since > ground.starts[trigger.last]
    return (trigger.deed.verb and later) or (trigger.passive and not _joins(thread, trigger))


def _by_those(ground: Ground, carrier: Trigger | None, trigger: Trigger) -> bool:
    """Whether those who belong to somebody told before are the subject of the verb that carries the noun (نصب له مهاجموه كمينا)."""
    between = ground.forms[carrier.last : trigger.first] if carrier is not None else ()
    many = sound_plural()[0]
    return any(form.endswith(many + whose) for form in between for whose in endings("pronoun", "ms", "fs", "mp"))


def _joins(thread: Thread, trigger: Trigger) -> bool:
    """Whether the verb is joined to one of the passive told just before, so that both were done by the same (قُتل خمسة وأُسر اثنان)."""
    last = thread.last
    return last is not None and last.passive and trigger.before[:1] in proclitics("conjunction")
