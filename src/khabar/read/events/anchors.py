"""Tell the noun of a deed that took place from one that is only talked of."""

from __future__ import annotations

from bisect import bisect_left

from khabar.language import among, proclitics
from khabar.model import Sentence, Statement
from khabar.read.events.actors import ADDRESS, Thread
from khabar.read.events.agents import LABEL
from khabar.read.events.deeds import OWN
from khabar.read.events.ground import Ground, beyond, places_within
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.nouns import told_again
from khabar.read.events.particles import charge
from khabar.read.events.parties import Party, party_at
from khabar.read.events.retold import close
from khabar.read.events.roles import Roles
from khabar.read.events.triggers import Trigger

# How far a time or a place may stand from the noun, in words.
REACH = 12
# Among how many first words of what is condemned its noun stands.
OPENING = 3
# How many words after the noun of an agreement its day or year stands (اتفاق السلام لعام 2016).
DATED = 3
# How many words may part a noun from the one that it is joined to.
JOINED = 12
# What a report can do without an anchor: acts that are told by their name alone.
_FIRM = frozenset({"AGREE", "RETREAT"})
# Deeds that are told as asked for or offered though nobody is named who shall do them.
_WANTED = frozenset({"AID", "COOPERATE", "ACCUSE", "SANCTION"})
# Families of deeds of which a verb may say that they begin, go on or end.
_BEGUN = frozenset({"fight", "ceasefire"})
# The tense and person of a verb by which several who were told before are told to have done it.
_THEY = "past:mp"
# What words need that tell the harm that a deed did.
_OUTCOMES = ("harm", "kill")


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
        goes_on = deed.says == _THEY and trigger.before[:1] in proclitics("conjunction")
        goes_on = goes_on or (deed.verb and among(ground.forms[max(0, trigger.first - 1)], told_again()))  # وإنه قصف
        done = roles.actor is not None or goes_on or deed.says.endswith(OWN)
        points = (
            done + (roles.rule == LABEL) + (roles.recipient is not None) + outcome + moved + (moved and not of_object)
        )
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


def only_named(ground: Ground, trigger: Trigger, sentence: Sentence, actor: str | None, set_: bool) -> bool:
    """Whether the deed is only talked of: its noun with its object and nobody who did it (اغتيال القاضي), which no word says to have
    gone before (بعد اغتيال القاضي); a protest with the article; or a verb in the present outside a headline, with no place or time
    (`set_`)."""
    deed = trigger.deed
    if deed.verb:
        return deed.says.startswith("present") and not sentence.head and not set_
    talked_of = deed.definite if deed.type == "PROTEST" else deed.genitive == "object" and deed.need not in _OUTCOMES
    gone = deed.type == "ASSAULT" and not deed.definite and goes_before(ground, trigger)
    return talked_of and actor is None and not sentence.head and not gone


def goes_before(ground: Ground, trigger: Trigger) -> bool:
    """Whether the word before the noun says that its deed went before, or brought about, what is told."""
    link = link_at(ground, trigger.first - 1, trigger.first) if trigger.first else None
    return link is not None and link[0] in ("after", "cause")


def is_cause(ground: Ground, trigger: Trigger) -> bool:
    """Whether a word of cause stands before the noun of the deed, which therefore took place (جراء القصف)."""
    if trigger.deed.verb or trigger.first == 0:
        return False
    link = link_at(ground, trigger.first - 1, trigger.first)
    return link is not None and link[0] == "cause"


def moves(ground: Ground, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a verb among the next words says that the deed happened (الهجوم الذي وقع, غارات استهدفت …)."""
    for k in range(trigger.last, clause_end(ground, trigger.last, sentence.last, 5)):
        sense = ground.senses[k]
        for _, _, _, deed in sense.deeds if sense is not None else ():
            if deed.verb and (deed.need in ("carry", "happen") or deed.type == trigger.deed.type):
                return True
    return False


def enough(
    trigger: Trigger,
    done: bool,
    recipient: Party | None,
    places: tuple[str, ...],
    borne: bool,
    ahead: bool,
) -> bool:
    """Whether what the word needs stands by; `done` tells whether an agent or a weapon does, `ahead` tells of what is asked for or
    offered."""
    need = trigger.deed.need
    if need == "party":
        if trigger.owned and trigger.deed.type == "CONSULT" and not trigger.deed.verb:
            return True  # جاء ذلك خلال لقائه
        wanted = ahead and not trigger.deed.verb and trigger.deed.type in _WANTED
        return wanted or done or recipient is not None
    if need == "front":
        return done and bool(places)
    if need == "place":
        return bool(places) or done
    if need == "carried":
        # What is asked of somebody is told by the word for asking (طلبت المساعدة).
        return borne or done or (ahead and trigger.deed.type != "AID")
    return need != "demanded" or ahead


def took_place(
    ground: Ground, trigger: Trigger, thread: Thread, sentence: Sentence, roles: Roles, outcome: bool
) -> bool:
    """Whether the sentence shows that the deed took place: see `anchored`; what somebody is accused of did, for the accuser."""
    told = moved(ground, trigger, thread, sentence)
    return is_charged(ground, thread, trigger) or anchored(ground, trigger, sentence, roles, told, outcome)


def moved(ground: Ground, trigger: Trigger, thread: Thread, sentence: Sentence) -> bool:
    """Whether a verb says that the deed of the noun was done or happened."""
    return (
        _joined(ground, thread.last, trigger)
        or close(ground, thread.carrier, trigger)
        or close(ground, thread.befallen, trigger)
        or is_cause(ground, trigger)
        or moves(ground, trigger, sentence)
    )


def is_borne(ground: Ground, trigger: Trigger, thread: Thread, sentence: Sentence, carrier: Trigger | None) -> bool:
    """Whether another word says that the deed was done, begun or reached: the verb that carries it, or what came after an agreement."""
    deed = trigger.deed
    if carrier is not None or (deed.family in _BEGUN and moved(ground, trigger, thread, sentence)):
        return True
    reached = trigger.before.endswith(charge()) and close(ground, thread.befallen, trigger)
    dated = not ground.times.keys().isdisjoint(range(trigger.last, trigger.last + DATED))
    return deed.family == "agree" and (reached or dated or goes_before(ground, trigger))


def is_condemned(ground: Ground, trigger: Trigger, statement: Statement) -> bool:
    """Whether the noun opens what is condemned, which therefore took place (ندد المركز بإعدام ستة قرويين)."""
    if statement.stance != "condemn" or trigger.deed.verb or trigger.deed.type != "ASSAULT":
        return False
    return trigger.first - bisect_left(ground.starts, statement.span.start) < OPENING


def _joined(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the noun is joined to one just told of its clause (تدمير خمس آليات وأسر سبعة)."""
    if last is None or last.deed.verb or trigger.deed.verb or trigger.before not in proclitics("conjunction"):
        return False
    return trigger.first - last.last < JOINED and clause_end(ground, last.last, trigger.first, JOINED) == trigger.first


def is_charged(ground: Ground, thread: Thread, trigger: Trigger) -> bool:
    """Whether the noun names what somebody is accused of (اتهم … بإحراق القرى، بتنفيذ الغارة), or held responsible for (حمل … مسؤولية
    الهجوم)."""
    caller, carrier = thread.caller, thread.carrier
    if caller is None or caller.deed.family != "accuse":
        return False
    carried = carrier is not None and carrier.first > caller.first and close(ground, carrier, trigger)
    charged = (carrier if carried and carrier is not None else trigger).before.endswith(charge())
    charged = charged or ground.forms[trigger.first - 1] in caller.deed.near
    return charged and trigger.first < beyond(ground, caller.last, ADDRESS, len(ground.forms))


def undergone(ground: Ground, thread: Thread, trigger: Trigger) -> tuple[str, ...]:
    """The places that underwent the deed of the noun, named after the verb that says so (تعرضت قرى … لقصف)."""
    verb = thread.befallen
    if verb is None or verb.deed.family != "undergo" or not close(ground, verb, trigger):
        return ()
    return tuple(dict.fromkeys([ground.names[i][0].key for i in places_within(ground, verb.last, trigger.first)]))
