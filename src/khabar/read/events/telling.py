"""Tell as what a deed is told: as done, claimed, called for, offered or denied, or not at all."""

from __future__ import annotations

from typing import NamedTuple

from khabar.kinds import FORCE
from khabar.language import among, proclitics
from khabar.model import Statement
from khabar.read.events.actors import Scene, Stage, is_weapon, side
from khabar.read.events.anchors import enough, is_borne, is_charged, is_condemned, took_place
from khabar.read.events.announced import announced
from khabar.read.events.deeds import OWN
from khabar.read.events.denials import as_denied
from khabar.read.events.ground import Ground
from khabar.read.events.links import link_at
from khabar.read.events.mentions import Mention
from khabar.read.events.nouns import told_again
from khabar.read.events.players import Players, flee
from khabar.read.events.retold import close
from khabar.read.events.sides import own, written
from khabar.read.events.speech import who_must
from khabar.read.events.status import hedge, status_of
from khabar.read.events.triggers import Trigger

# Types of deeds whose noun tells nothing of its own after a call.
_NOT_ASKED = frozenset({"ASSAULT", "ACCUSE"})
# Stances in which a deed with the article is no news of the one who speaks.
_GRANTS = frozenset({"assert", "condemn"})
# What a word before a deed makes of it by which somebody calls for it.
ASKED = "asked"
# The status of what the report, or those who did it, tell as done.
_REPORTED = "reported"


class Telling(NamedTuple):
    """What the words around a deed make of it (`said`), and its status, which
    is "" where it is not told; whether somebody is accused of it, and whether it is condemned."""

    said: str | None
    status: str
    charged: bool
    condemned: bool

    @property
    def ahead(self) -> bool:
        """Whether it is called for or offered."""
        return self.status == "demanded" or self.said == "offered"


def telling_of(stage: Stage, scene: Scene, trigger: Trigger, players: Players, found: list[Mention]) -> Telling:
    """As what the deed is told; `found` are the mentions of deeds before it in its sentence."""
    ground, deed, statement = stage.ground, trigger.deed, scene.statement
    own_side = statement is not None and (
        own(side(stage, statement), players.actor, deed.type, written(ground, players.roles.actor))
        or _granted(ground, trigger, statement)
        or (players.roles.actor is None and _goes_on_own(found, players.actor, statement))
    )
    asked = not (deed.verb or players.apart) and close(ground, scene.thread.asker, trigger)
    hedged = hedge(ground, trigger, scene.sentence.first, scene.carrier)
    if hedged is None and who_must(ground, trigger, scene.sentence) is not None:
        hedged = ASKED
    said = as_denied(ground, trigger, statement, hedged)
    status = status_of(deed.type, said, asked, statement, own_side) or ""
    charged = deed.type in FORCE and is_charged(ground, scene.thread, trigger)
    if charged and status == _REPORTED:
        status = "claimed"
    return Telling(said, status, charged, statement is not None and is_condemned(ground, trigger, statement))


def _granted(ground: Ground, trigger: Trigger, statement: Statement) -> bool:
    """Whether the deed is taken as known by those who speak: a noun with the article of what is condemned or told of (دان الهجوم، قال إن
    الهجوم كان كبيرا), or after a word of time (منذ الاجتياح)."""
    if trigger.deed.verb or trigger.first == 0 or not trigger.deed.definite:
        return False
    if statement.stance in _GRANTS:
        return True
    link = link_at(ground, trigger.first - 1, trigger.first)
    return link is not None and link[0] == "after"


def _goes_on_own(found: list[Mention], actor: str | None, statement: Statement) -> bool:
    """Whether the deed is of those of whose deed the speaker has just told as of his own side's (إن القوات طوقت الحي واعتقلت شخصين)."""
    last = found[-1] if found else None
    told_of = last is not None and last.trigger.start >= statement.span.start and last.status == _REPORTED
    return told_of and actor is not None and last is not None and last.actor == actor


def is_told(ground: Ground, scene: Scene, trigger: Trigger, players: Players, telling: Telling, outcome: bool) -> bool:
    """Whether the sentence tells the deed: as called for, offered, denied by name or condemned, or as one that took place, which an
    `outcome` in the sentence helps to show."""
    status, deed = telling.status, trigger.deed
    if not status:
        return False
    if status == "demanded" and deed.type in _NOT_ASKED and not deed.verb:
        return False  # what is called for is the end of attacks, and an inquiry is what the call tells
    refuted = status == "denied" and players.actor is not None and deed.type == "ASSAULT"
    if telling.ahead or refuted or telling.condemned or confirmed(ground, scene, trigger):
        return True
    return took_place(ground, trigger, scene.thread, scene.sentence, players.roles, outcome)


def confirmed(ground: Ground, scene: Scene, trigger: Trigger) -> bool:
    """Whether the noun of the deed opens what a speaker says to be so (أكدت الشرطة إحراق ستة منازل)."""
    told = scene.statement
    of_object = trigger.deed.genitive == "object"
    return told is not None and told.stance == "assert" and of_object and announced(ground, trigger, told)


def is_complete(
    ground: Ground, scene: Scene, trigger: Trigger, players: Players, telling: Telling, places: tuple[str, ...]
) -> bool:
    """Whether the parties and places that the word of the deed needs are told with it."""
    deed, actor, roles = trigger.deed, players.actor, players.roles
    if deed.need == "front" and deed.type == "RETREAT" and flee(players):
        return False
    if deed.need == "speech" and actor is None and players.recipient is None and not deed.says.endswith(OWN):
        return False  # دعت الحاجة إلى قمة
    of_deed = roles.actor or telling.charged or players.apart or _goes_on(ground, scene.thread.last, trigger)
    done = (actor is not None and bool(of_deed)) or is_weapon(roles.actor)
    borne = is_borne(ground, trigger, scene.thread, scene.sentence, scene.carrier)
    return enough(trigger, done, roles.recipient, places, borne, telling.ahead)


def _goes_on(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the verb is joined to one just told, with the same subject (هددوا السكان ومنعوا الدفن), or a pronoun right before it stands
    for that (قال الجيش عبر تلغرام إنه ضرب)."""
    told = trigger.deed.verb and trigger.first > 0 and not trigger.deed.says.endswith(OWN)
    if told and among(ground.forms[trigger.first - 1], told_again()):
        return True
    joined = trigger.deed.verb and trigger.before[:1] in proclitics("conjunction")
    return joined and last is not None and last.deed.verb and close(ground, last, trigger)
