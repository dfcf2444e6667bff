"""Read the deeds that one sentence tells, one after another."""

from __future__ import annotations

from typing import NamedTuple

from khabar.kinds import PLANNED
from khabar.model import Sentence, Statement, Time
from khabar.read.events.about import meant
from khabar.read.events.actors import Scene, Stage, Thread, is_weapon, known_as, told
from khabar.read.events.anchors import only_named, tells_outcome, undergone
from khabar.read.events.cast import is_nobody
from khabar.read.events.deeds import false_words
from khabar.read.events.ground import Ground
from khabar.read.events.homes import whose_home
from khabar.read.events.links import link_at
from khabar.read.events.mentions import CHARGED, Mention
from khabar.read.events.mishaps import by_mishap
from khabar.read.events.modes import mode_of
from khabar.read.events.parties import Party
from khabar.read.events.players import ADDRESSES, Players, by_arms, players_of, same_side, speaks_to_one, unlike
from khabar.read.events.retold import close, passed_over
from khabar.read.events.roles import is_struck
from khabar.read.events.scene import is_another, places_of, spot_of, time_of, times_of, told_in, without_asides
from khabar.read.events.speech import as_meant, as_vowed, who_must, who_offers
from khabar.read.events.status import speaker
from khabar.read.events.stretches import is_remembered, looks_back
from khabar.read.events.subjects import subject_of, tells_verb, that_words, topic
from khabar.read.events.telling import ASKED, Telling, confirmed, is_complete, is_told, telling_of
from khabar.read.events.triggers import Trigger
from khabar.read.recency import DEED_DAYS, is_longer_ago

# Deeds that news and opinion speak of without telling one.
_STRUGGLE = frozenset({"ASSAULT", "PROTEST"})
# Stances of statements without which a verb of a family tells nothing of its own: describing, which blames, warning, which threatens.
_STANCES = {"describe": frozenset({"accuse", "condemn"}), "warn": frozenset({"threaten"})}
# Statuses of what is told as done.
_HELD = ("reported", "claimed")
# How many words a verb of announcing may stand before the noun of what it announces.
_SPOKEN = 4


class _Whole(NamedTuple):
    """What a sentence as a whole tells: its number, its deeds, when it sets them, and whether it tells of dead, wounded or damage."""

    number: int
    sentence: Sentence
    triggers: list[Trigger]
    times: tuple[list[int], list[tuple[Time, int]]]
    outcome: bool


def read_sentence(stage: Stage, number: int, sentence: Sentence, triggers: list[Trigger]) -> list[Mention]:
    """The deeds that the triggers of the sentence of that number tell, in order; none where they only carry or describe others."""
    ground = stage.ground
    found: list[Mention] = []
    thread = _begun(stage, sentence)
    whole = _Whole(number, sentence, triggers, times_of(ground, sentence), tells_outcome(ground, sentence))
    for told_trigger in triggers:
        trigger = as_meant(stage, told_trigger)
        statement = speaker(stage.voices, trigger.start)
        thread = meant(stage, thread, statement, trigger.first)
        mishap = by_mishap(ground, trigger, thread.mishap, sentence.first, sentence.last)
        if mishap or thread.mishap is not None:
            thread = thread._replace(mishap=trigger if mishap else None)
        if trigger.deed.need in ("carry", "happen"):
            thread = _carry(stage, thread, trigger, sentence)
        elif mishap or _only_describes(stage, trigger):
            continue
        elif trigger.deed.need == "vow":
            _add_vow(found, stage, whole, trigger, statement)
        elif not passed_over(ground, trigger, thread, sentence):
            carrier = thread.carrier if _carried(ground, thread.carrier, trigger) else None
            thread = _add_deed(found, stage, whole, trigger, Scene(sentence, statement, thread, carrier))
    return found


def _begun(stage: Stage, sentence: Sentence) -> Thread:
    """What is told where the sentence begins: whom it is about."""
    about = topic(stage.ground, sentence.first, sentence.last)
    since = stage.ground.starts[about.first] if about is not None else 0
    return Thread(subject=known_as(stage, about, sentence.first, None, Thread()), since=since)


def _add_vow(found: list[Mention], stage: Stage, whole: _Whole, trigger: Trigger, statement: Statement | None) -> None:
    """Add what one says oneself that will not be, instead of the word before it that tells the same."""
    vowed = as_vowed(stage, trigger, statement)
    if vowed is None or statement is None:
        return
    if found and found[-1].trigger.deed == trigger.deed:
        del found[-1]
    found.append(
        Mention(
            vowed, vowed.deed.type, None, statement.source, None, (), None, None, "reported", whole.number,
            whole.sentence.head, False, False, "trigger", False,
        )
    )  # fmt: skip


def _add_deed(found: list[Mention], stage: Stage, whole: _Whole, trigger: Trigger, scene: Scene) -> Thread:
    """Add the deed of the trigger to those found, where it is told, and say what the sentence has told up to it."""
    ground = stage.ground
    players = players_of(stage, scene, trigger)
    trigger = by_arms(trigger, players)
    telling = telling_of(stage, scene, trigger, players, found)
    if telling.said == "offered" and players.actor is None and not trigger.deed.verb:
        offers = who_offers(ground, trigger, scene.sentence)
        players = players._replace(actor=known_as(stage, offers, trigger.first, scene.statement, scene.thread))
    if telling.said == ASKED and players.actor is None:
        must = who_must(ground, trigger, scene.sentence)
        players = players._replace(actor=known_as(stage, must, trigger.first, scene.statement, scene.thread))
    if trigger.deed.type in ADDRESSES:
        scene = scene._replace(thread=_called(stage, scene.thread, trigger, players))
    if not is_told(ground, scene, trigger, players, telling, whole.outcome):
        return scene.thread
    places = places_of(ground, trigger, scene.sentence, players.roles.actor, players.roles.recipient)
    places = places or undergone(ground, scene.thread, trigger)
    if not is_complete(ground, scene, trigger, players, telling, places):
        return scene.thread
    times = without_asides(ground, told_in(ground, whole.times, trigger, scene.statement), trigger, whole.triggers)
    when = time_of(trigger, times, whole.triggers)
    only = trigger.deed.type in _STRUGGLE and telling.status in _HELD and not telling.condemned
    if (
        only
        and not (_borne(ground, scene.thread, trigger) or confirmed(ground, scene, trigger))
        and only_named(ground, trigger, scene.sentence, players.actor, bool(places or when))
    ):
        return scene.thread
    mention = _mention(ground, whole, trigger, players, telling, places, when)
    found.append(mention._replace(recipient=same_side(ground, found, mention)))
    return _gone_on(scene.thread, trigger, players)


def _borne(ground: Ground, thread: Thread, trigger: Trigger) -> bool:
    """Whether a verb says of the noun that its deed was done, or that people underwent it (تم تحييد سبعة مسلحين، تعرضت للرشق بالحجارة)."""
    verb = thread.befallen
    told = verb is not None and verb.deed.family in ("pass", "undergo") and not trigger.deed.verb
    return told and close(ground, verb, trigger)


def _called(stage: Stage, thread: Thread, trigger: Trigger, players: Players) -> Thread:
    """What the sentence has told after an act of speech that is about what another did or shall do."""
    return thread._replace(
        asker=trigger if trigger.deed.type == "REQUEST" else thread.asker,
        caller=trigger,
        called=players.actor,
        heard=_heard(stage, trigger),
        blamed=players.recipient if speaks_to_one(trigger) else None,
    )


def _gone_on(thread: Thread, trigger: Trigger, players: Players) -> Thread:
    """What the sentence has told after the deed: who did it is whom it is about from there on."""
    deed = trigger.deed
    struck = thread.struck or (not deed.verb and deed.family in ("strike", "fight"))
    subject = players.actor if deed.family != "backed" else None
    if subject is not None:
        return thread._replace(subject=subject, since=trigger.start, last=trigger, struck=struck)
    if players.recipient == thread.subject and is_struck(players.roles.recipient):
        return thread._replace(subject=None, last=trigger, struck=struck)  # قصف المستشفى وقتل ستة مرضى
    return thread._replace(last=trigger, struck=struck)


def _mention(
    ground: Ground,
    whole: _Whole,
    trigger: Trigger,
    players: Players,
    telling: Telling,
    places: tuple[str, ...],
    when: Time | None,
) -> Mention:
    """The deed as the sentence tells it."""
    sentence, deed, roles = whole.sentence, trigger.deed, players.roles
    actor, recipient = unlike(players, trigger)
    past = is_longer_ago(DEED_DAYS, when, ground.page.layout.published)
    planned, charged = telling.said == PLANNED, telling.charged
    return Mention(
        trigger=trigger,
        type=deed.type,
        mode=mode_of(ground, trigger, sentence, roles.actor),
        actor=actor,
        recipient=recipient,
        places=places,
        spot=spot_of(ground, trigger, sentence) if not places and deed.need != "speech" else None,
        when=when.value if when else None,
        status=telling.status,
        sentence=whole.number,
        head=sentence.head,
        again=is_another(ground, trigger, sentence),
        background=past or looks_back(ground, trigger, sentence) or is_remembered(ground, trigger),
        rule=PLANNED if planned else CHARGED if charged else roles.rule or "trigger",
        weak=deed.need == "harm" or (deed.need == "kill" and actor is None) or _heads(ground, trigger, sentence, actor),
        nobody=is_nobody(roles.actor),
        known=actor is None and is_weapon(roles.actor) and _is_definite(ground, roles.actor),
        bare=not (actor or recipient or places) and _stands_alone(ground, trigger),
        housed=whose_home(ground, trigger, sentence.last, roles),
    )


def _stands_alone(ground: Ground, trigger: Trigger) -> bool:
    """Whether no object of the noun and no verb about it can follow: neither an object is what its genitive is nor a verb stands there."""
    deed, after = trigger.deed, trigger.last
    return not (deed.verb or deed.genitive == "object" or (after < len(ground.forms) and tells_verb(ground, after)))


def _only_describes(stage: Stage, trigger: Trigger) -> bool:
    """Whether the verb of describing or warning neither blames nor threatens: it opens no statement that accuses, condemns or threatens
    (وصف اللقاء بأنه مثمر، حذر من العاصفة)."""
    wanted = _STANCES.get(trigger.deed.family)
    if wanted is None:
        return False
    speech = told(stage, trigger)
    return speech is None or speech.stance not in wanted


def _is_definite(ground: Ground, party: Party | None) -> bool:
    """Whether the party is described by a word with the article."""
    sense = ground.senses[party.first] if party is not None else None
    return sense is not None and sense.force is not None and sense.force[2].definite


def _heads(ground: Ground, trigger: Trigger, sentence: Sentence, actor: str | None) -> bool:
    """Whether the noun, with nobody who did it, is but the heading of a part of the text, which tells of the deed below."""
    title = ground.page.layout.title
    return sentence.head and not trigger.deed.verb and actor is None and (title is None or trigger.start >= title.end)


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
    if trigger.first and ground.forms[trigger.first - 1] in false_words("charged"):
        return False  # عقدت المحكمة جلسة لمحاكمة المتهمين بتفجير السوق
    if trigger.deed.genitive == "none":
        return False  # باشر الدفاع المدني بلاغا عن سقوط مقذوف
    if carrier.deed.family == "cause" and trigger.deed.need == "harm":
        return False
    if carrier.deed.family == "stop" and trigger.deed.type == "ASSAULT" and not trigger.owned:
        return False
    if carrier.deed.family == "announce" and trigger.deed.type != "AGREE" and trigger.first - carrier.last > _SPOKEN:
        return False
    if not that_words().isdisjoint(ground.forms[carrier.last : trigger.first]):
        return False  # أعلن الجيش أن القصف أودى بحياة 16
    link = link_at(ground, trigger.first - 1, trigger.first) if trigger.first else None
    return link is None or link[0] not in ("after", "cause")
