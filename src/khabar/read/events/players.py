"""Tell who did a deed and whom it befell."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from khabar.kinds import FORCE
from khabar.language import among, proclitics
from khabar.read.events.actors import Scene, Stage, actor_of, as_passed, known_as, side
from khabar.read.events.cast import arms, harmed, identify
from khabar.read.events.forces import sufferers
from khabar.read.events.ground import Ground
from khabar.read.events.implied import first_of_two
from khabar.read.events.mentions import Mention
from khabar.read.events.nouns import told_again
from khabar.read.events.parties import is_kind
from khabar.read.events.roles import Roles, find_roles
from khabar.read.events.sides import as_told, striker
from khabar.read.events.speech import as_spoken_of, before_call
from khabar.read.events.status import MEETS
from khabar.read.events.triggers import Trigger

# Acts of speech that are about what the one addressed did or shall do.
ADDRESSES = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
# Types of deeds that people without arms suffer or are helped by.
_BEFALLS = FORCE | {"AID", "REQUEST", "THREATEN"}


class Players(NamedTuple):
    """Who did a deed (`actor`) and whom it befell (`recipient`), by their keys, and the words for the two; `apart` tells whether the deed
    stands between the verb of a call and what is called for, and so is no part of that."""

    actor: str | None
    recipient: str | None
    roles: Roles
    apart: bool


def players_of(stage: Stage, scene: Scene, trigger: Trigger) -> Players:
    """Who did the deed of the trigger and whom it befell; None for each of whom the sentence does not tell."""
    deed, thread, sentence = trigger.deed, scene.thread, scene.sentence
    roles = find_roles(stage.ground, trigger, sentence.first, sentence.last, scene.carrier)
    roles = as_spoken_of(stage, trigger, as_passed(thread, trigger, roles))
    apart = before_call(stage, thread, trigger)
    actor = actor_of(stage, scene, trigger, roles)
    if apart and actor is None and deed.type == MEETS:
        actor = thread.called  # دعا الوزير خلال لقاء في نيروبي إلى الهدوء
    if scene.statement is not None and deed.type == "ASSAULT":
        actor = striker(side(stage, scene.statement), stage.cast, actor)
    if is_kind(roles.recipient, "own"):
        recipient = known_as(stage, roles.recipient, trigger.first, scene.statement, thread)
        recipient = recipient if recipient != actor else None  # ردت قواته على مقتل جنوده
    else:
        befell = harmed if deed.type in _BEFALLS else identify
        recipient = befell(stage.cast, roles.recipient, trigger.first)
    if scene.statement is not None:
        recipient = as_told(side(stage, scene.statement), roles.recipient, recipient)
    actor = first_of_two(actor, recipient)
    if recipient == actor and speaks_to_one(trigger):
        recipient = None
    if deed.type in FORCE and actor in sufferers():
        actor = None
    if deed.family == "backed" and recipient is None and thread.subject != actor:
        recipient = thread.subject
    return Players(actor, recipient, roles, apart)


def speaks_to_one(trigger: Trigger) -> bool:
    """Whether the verb accuses, calls upon or threatens the one for whom its pronoun stands (اتهمها)."""
    return trigger.deed.verb and trigger.owned and trigger.deed.type in ADDRESSES


def by_arms(trigger: Trigger, players: Players) -> Trigger:
    """The trigger, where those who bar a road bear arms as one that tells of force, not of a protest (المسلحون يقطعون الطريق)."""
    deed = trigger.deed
    if deed.type != "PROTEST" or deed.mode != "obstruct" or not _bears_arms(players):
        return trigger
    return trigger._replace(deed=replace(deed, type="COERCE", mode="restrict", family="ban"))


def _bears_arms(players: Players) -> bool:
    armed = is_kind(players.roles.actor, "force", "crew", "bloc")
    return armed or (players.actor is not None and arms(players.actor) is not None)


def flee(players: Players) -> bool:
    """Whether those who leave are people without arms, who are driven out (فر مدنيون)."""
    civil = is_kind(players.roles.actor, "victim", "crowd")
    return civil and (players.actor is None or arms(players.actor) is None)


def unlike(players: Players, trigger: Trigger) -> tuple[str | None, str | None]:
    """The keys of the one who did it and of the one whom it befell. Nobody does a deed to himself: where the two are one, one of the two
    words without a name was given the only name there is."""
    actor, recipient, roles = players.actor, players.recipient, players.roles
    if trigger.deed.type == "MOBILIZE":
        return actor, None  # those who are sent suffer nothing
    if actor != recipient or (roles.actor is not None and roles.actor == roles.recipient):
        return actor, recipient  # of two groups told by one word each fights the other
    carried = trigger.deed.type == "ASSAULT" and roles.rule == "carried-by-verb"
    return (None, recipient) if carried else (actor, None)


def same_side(ground: Ground, found: list[Mention], mention: Mention) -> str | None:
    """Whom the deed of the mention befell: where it tells of nobody, but is joined to a deed of the same party against another that bears
    arms, the last of those `found`, that one (قتلت 6 جنود واستولت على مدفع)."""
    last, trigger = found[-1] if found else None, mention.trigger
    if mention.recipient is not None or mention.type not in FORCE or last is None or last.type not in FORCE:
        return mention.recipient
    before = ground.forms[trigger.first - 1] if trigger.first else ""
    opens = trigger.before or (before if among(before, told_again()) else "")  # وإنها استولت
    joined = opens[:1] in proclitics("conjunction") and last.trigger.deed.verb == trigger.deed.verb
    if (
        not joined
        or mention.housed
        or last.actor is None
        or last.actor != mention.actor
        or last.status != mention.status
    ):
        return None
    return last.recipient if last.recipient not in sufferers() else None
