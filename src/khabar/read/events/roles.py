"""Work out the roles around a trigger: agent and recipient, from the order of words, the genitive, and the words that tie."""

from __future__ import annotations

from typing import NamedTuple

from khabar.kinds import FORCE
from khabar.language import article, proclitics
from khabar.read.counted import counted_within
from khabar.read.events.agents import LABEL, agent_of, labelled
from khabar.read.events.between import SIDES, both_sides, is_link
from khabar.read.events.cast import arms, bears_none
from khabar.read.events.deeds import OWN
from khabar.read.events.doers import is_number, object_after
from khabar.read.events.fallen import BEFALLS, befell, counted, may_be_woman, slays, suffers
from khabar.read.events.forces import army, sufferers
from khabar.read.events.ground import Ground
from khabar.read.events.land import invaded, is_land
from khabar.read.events.links import clause_end, link_at, next_link, past_time
from khabar.read.events.objects import condemned_end, done_by, sufferer
from khabar.read.events.particles import charge
from khabar.read.events.parties import REACH, Party, is_kind, parties, party_at
from khabar.read.events.shells import whose_shell
from khabar.read.events.states import countries, nation_told, rules
from khabar.read.events.subjects import subject_of, tells_verb, topic
from khabar.read.events.triggers import Trigger
from khabar.read.statements.words import agencies
from khabar.text import fold

# Types of deeds that one party does for another's deed.
_GIVEN = frozenset({"REQUEST", "CONSULT", "AID"})
# Types of acts of speech whose pronoun stands for the one accused or called upon.
_SPOKEN_TO = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
# Types of deeds that two sides do, of what may be told before they are (اتفاق لوقف إطلاق النار بين).
_SETTLES = frozenset({"AGREE", "CONSULT"})
# Types of deeds that one does for the party after ل, or says to it (انتقادات للحكومة).
_FOR = frozenset({"ACCUSE", "AID", "REQUEST", "SUPPORT", "THREATEN"})
# Kinds of what is struck and stays where it is.
_SITES = frozenset({"building", "place"})


class Roles(NamedTuple):
    """Who did it (`actor`), whom it befell (`recipient`), and the rule that found the actor ("" where none did)."""

    actor: Party | None
    recipient: Party | None
    rule: str = ""


def find_roles(ground: Ground, trigger: Trigger, first: int, last: int, carrier: Trigger | None) -> Roles:
    """The roles of the trigger within the words from `first` to `last` (exclusive) of its sentence.

    `carrier` is the verb that carries the noun of the deed (شن … هجوما).
    """
    if trigger.deed.verb:
        return _of_verb(ground, trigger, first, last)
    roles = _of_noun(ground, trigger, first, last)
    if (
        carrier is not None
        and roles.rule == "pronoun"
        and roles.actor is not None
        and roles.actor.last <= carrier.first
    ):
        # The pronoun stands for the subject of the verb, who is told after it (شن مسلحون هجومهم).
        subject = subject_of(ground, carrier, first, trigger.first)
        if subject is not None or trigger.first > carrier.last:
            return Roles(subject, roles.recipient, "carried-by-verb" if subject is not None else "")
    aimed = roles.rule == "genitive-agent" and _is_for(roles.actor)
    if carrier is not None and (roles.actor is None or aimed):
        subject = subject_of(ground, carrier, first, trigger.first)
        if subject is not None:  # نصب مسلحون كمينا للشرطة: what is laid for another befalls that one
            return Roles(subject, roles.recipient or (roles.actor if aimed else None), "carried-by-verb")
    return roles


def _is_for(party: Party | None) -> bool:
    return party is not None and party.before.endswith(proclitics("swallows_article")[0])


def _of_verb(ground: Ground, trigger: Trigger, first: int, last: int) -> Roles:
    actor = subject_of(ground, trigger, first, last) if trigger.deed.says != "participle" else None
    doer = done_by(ground, trigger, actor, last)
    if doer is not None:
        return Roles(doer, actor, "verb-subject")
    if actor is None and trigger.deed.need == "kill" and slays(ground, trigger):
        actor = topic(ground, first, trigger.first)
    if actor is not None and befell(ground, trigger, actor):
        by = agent_of(ground, trigger, trigger.last, last)
        return Roles(by, actor, "by-phrase" if by is not None else "")
    after = actor is not None and actor.first >= trigger.last
    if (
        trigger.deed.need == "done"
        or (trigger.passive and actor is not None)
        or (after and _may_be_noun(ground, trigger) and is_struck(actor))
    ):
        return Roles(agent_of(ground, trigger, trigger.last, last), actor, "by-phrase")
    if trigger.deed.need in ("harm", "kill") and suffers(ground, trigger, actor, last):
        by = agent_of(ground, trigger, trigger.last, last)
        fallen = None if actor is not None and may_be_woman(ground, actor) else actor or counted(ground, trigger, last)
        return Roles(by, fallen, "by-phrase" if by else "")
    start = past_time(ground, max(trigger.last, actor.last if actor is not None else 0), last)
    meant = _meant(ground, trigger, first, actor)
    end = clause_end(ground, start, last, REACH + 3)
    praised = trigger.deed.type == "SUPPORT"
    end = condemned_end(ground, start, end, praised) if praised or trigger.deed.type == "ACCUSE" else end
    other = (
        meant or _addressed(ground, trigger, start, last) or sufferer(ground, start, end, actor, _is_mutual(trigger))
    )
    if is_kind(other, "own") and trigger.deed.type in _SPOKEN_TO:
        other = None  # اتهم الحركة بقصف قواته: whom the deed befell that is spoken of
    if actor is None:
        by = agent_of(ground, trigger, trigger.last, last) or whose_shell(ground, trigger, first, last)
        return Roles(by, other, "by-phrase" if by else "")
    return Roles(actor, other, "subject-before-verb" if actor.first < trigger.first else "verb-subject")


def _is_mutual(trigger: Trigger) -> bool:
    """Whether two who are told to do it together may do it to each other (تبادل الجيش والحركة الاتهامات)."""
    return trigger.deed.type not in FORCE or trigger.deed.family == "fight"


def _meant(ground: Ground, trigger: Trigger, first: int, actor: Party | None) -> Party | None:
    """Whom the pronoun of a verb of accusing or calling upon stands for: the last party told before it (واتهمتها ب)."""
    if not trigger.owned or trigger.deed.type not in _SPOKEN_TO or trigger.deed.says.endswith(OWN):
        return None
    told = [p for p in parties(ground, first, trigger.first) if p.kind not in ("place", "victim", "own")]
    return told[-1] if told and (actor is None or told[-1].key != actor.key) else None


def _addressed(ground: Ground, trigger: Trigger, start: int, last: int) -> Party | None:
    """The government that an act of speech is addressed to: a state named right where its object stands (اتهمت باريس طهران)."""
    if trigger.deed.need != "speech" or start >= last:
        return None
    party = party_at(ground, start, last)
    if party is None or party.kind != "place" or party.before or rules(party.key) is None:
        return None
    return party


def _of_noun(ground: Ground, trigger: Trigger, first: int, last: int) -> Roles:
    at = trigger.last
    by_label = labelled(ground, trigger, last)
    if by_label is not None:
        return Roles(by_label, None, LABEL)
    end = clause_end(ground, at, last, REACH + 5)
    fights = trigger.deed.family == "fight"
    against = fights and ground.forms[trigger.first].startswith(article())  # التصدي للحركة, but: معارك للجيش مع الحركة
    if (
        fights
        or trigger.deed.genitive == "between"
        or is_link(ground, at, end, "between", 6 if trigger.deed.type in _SETTLES else 3)
    ):
        both = both_sides(ground, at, clause_end(ground, at, last, SIDES) if fights else end, last, fights)
        if both is not None:
            return Roles(both[0], both[1], "between")
    giver = _given_by(ground, trigger, end)
    if giver is not None:
        return Roles(giver, None, "by-phrase")
    state = nation_told(ground.forms[at : min(at + 2, end)]) if not trigger.owned else None
    following = party_at(ground, at, end) if at < end and not trigger.owned else None
    recipient = _governed(ground, at, end) or _struck(ground, at, end)
    if state is not None:
        key = state.named(army()) if trigger.deed.type == "ASSAULT" else state.government
        whose = Party(key, "force", at, at + 1)
        if trigger.deed.genitive == "object" and (trigger.last - trigger.first > 1 or trigger.deed.family in BEFALLS):
            # The adjective tells what the phrase holds besides the deed (إسقاط مسيرة تركية), or who suffered it (مقتل فلسطيني).
            return Roles(agent_of(ground, trigger, at, last), whose, "by-phrase")
        return Roles(whose, recipient or _spoken_to(ground, trigger, at + 1, end), "nationality")
    if (
        following is not None
        and trigger.deed.family == "strike"
        and (is_struck(following) or following.key in sufferers())
    ):
        return Roles(agent_of(ground, trigger, at, last), following, "by-phrase")
    if following is not None and (following.kind != "place" or fold(following.key) in countries()):
        owns = _is_for(following) and trigger.deed.type not in _FOR and not against
        if is_land(ground, trigger, following, recipient, end):
            return Roles(agent_of(ground, trigger, at, last), following, "by-phrase")
        if (not following.before and trigger.deed.genitive != "object") or owns:
            return Roles(following, recipient or invaded(ground, trigger, following, end), "genitive-agent")
        suffered = object_after(ground, following, end, trigger.deed.need) if not following.before else None
        if suffered is not None:
            return Roles(following, suffered.party, "genitive-agent")
        if not following.before:
            return Roles(agent_of(ground, trigger, at, last), following, "by-phrase")
    by = _from(ground, trigger, end) or agent_of(ground, trigger, at, last)
    if by is not None:
        return Roles(by, recipient if recipient is None or recipient.key != by.key else None, "by-phrase")
    if trigger.owned:
        owner = _owner(ground, max(first, trigger.first - 14), trigger.first)
        if owner is not None:
            if trigger.deed.genitive == "object":
                return Roles(None, owner, "")
            return Roles(owner, recipient, "pronoun")
    told = _for_whom(ground, trigger, at, end)
    if told is not None:
        if trigger.deed.type in _FOR or against or trigger.deed.genitive == "object" or _is_of_site(ground, at, told):
            return Roles(None, told, "")
        return Roles(told, recipient, "genitive-agent")
    if recipient is None and trigger.deed.genitive == "object" and is_number(ground, at, end):
        recipient = counted(ground, trigger, last)  # تحييد 19 مسلحا
    return Roles(None, recipient, "")


def _for_whom(ground: Ground, trigger: Trigger, at: int, end: int) -> Party | None:
    """The party after an attached «to» within the next words from word `at` on (قصف مدفعي للجيش، انتقادات لفرنسا)."""
    for k in range(at, min(at + 3, end)):
        if tells_verb(ground, k) or link_at(ground, k, end) is not None:
            return None
        party = party_at(ground, k, end)
        if party is not None and party.before.endswith(proclitics("swallows_article")[0]) and _answers(trigger, party):
            return party
    return None


def _spoken_to(ground: Ground, trigger: Trigger, at: int, end: int) -> Party | None:
    """Whom the words of a party told before are said to (التهديدات الأمريكية لإيران)."""
    return _for_whom(ground, trigger, at, end) if trigger.deed.type in _FOR else None


def _is_of_site(ground: Ground, at: int, owner: Party) -> bool:
    """Whether the words from `at` to the party tell what was struck, which is that party's (تفجير مسجد للطائفة; not: قصف مدفعي للجيش)."""
    nouns = (counted_within(ground.forms[k]) for k in range(at, owner.first))
    return any(noun is not None and noun.kind in _SITES for noun in nouns)


def _answers(trigger: Trigger, party: Party) -> bool:
    """Whether the party can do a deed or be spoken to: no place, but a state of which something is said (انتقادات لفرنسا)."""
    return party.kind != "place" or (trigger.deed.type in _FOR and rules(party.key) is not None)


def _may_be_noun(ground: Ground, trigger: Trigger) -> bool:
    """Whether the form of the verb is also that of the noun of its attack (قصف مستشفى المدينة)."""
    sense = ground.senses[trigger.first]
    ways = sense.deeds if sense is not None else ()
    return trigger.deed.family == "strike" and any(not deed.verb and deed.family == "strike" for _, _, _, deed in ways)


def is_struck(party: Party | None) -> bool:
    """Whether a body named right after the noun of an attack is what was struck, not who struck (قصف مستشفى المدينة)."""
    return party is not None and party.kind == "organization" and not party.before and bears_none(party.key)


def _from(ground: Ground, trigger: Trigger, end: int) -> Party | None:
    """The armed party from whom an attack comes (غارات من الطائرات، هجوم مضاد من القوات)."""
    if trigger.deed.family != "strike" or trigger.deed.genitive != "agent":
        return None
    for k in range(trigger.last, min(trigger.last + 4, end)):
        link = link_at(ground, k, end)
        if link is not None:
            party = party_at(ground, link[1], end) if link[0] == "of" and link[1] < end else None
            armed = party is not None and (is_kind(party, "force", "bloc", "crew") or arms(party.key) is not None)
            return party if armed else None
        if tells_verb(ground, k):
            return None
    return None


def _given_by(ground: Ground, trigger: Trigger, end: int) -> Party | None:
    """The party from whom comes what another deed was done with or after (بطلب من فرنسا، بوساطة من الكنيسة، بمساندة الطيران)."""
    deed, charged = trigger.deed, trigger.before.endswith(charge())
    backed = deed.family == "backed"
    if deed.type not in _GIVEN or not (backed or charged) or trigger.last >= end:
        return None
    link = link_at(ground, trigger.last, end)
    if link is not None and link[0] == "of" and link[1] < end:
        return party_at(ground, link[1], end)
    giver = party_at(ground, trigger.last, end) if backed else None
    return giver if giver is not None and giver.before == ("" if charged else charge()) else None


def _owner(ground: Ground, first: int, stop: int) -> Party | None:
    """Whom the pronoun of the noun at word `stop` stands for: the last party before it that no preposition governs, else the last."""
    told = (p for p in parties(ground, first, stop) if p.kind not in ("place", "victim", "crowd", "own"))
    before = [p for p in told if fold(p.key) not in agencies()]  # نيامي (رويترز) لقي تسعة مصرعهم
    for party in reversed(before):
        if not party.before or party.before in proclitics("conjunction"):
            return party
    return before[-1] if before else None


def _governed(ground: Ground, at: int, end: int) -> Party | None:
    """The party after على, ضد, بحق and their like."""
    link = next_link(ground, at, end, ("recipient", "with"))
    return sufferer(ground, link[1], end, None) if link is not None else None


def _struck(ground: Ground, at: int, end: int) -> Party | None:
    """The object of a verb of striking that goes on about the deed (قصف تركي يطال القوات، غارات استهدفت الجيش)."""
    for k in range(at, min(at + 4, end - 1)):
        sense = ground.senses[k]
        for _, _, owned, deed in sense.deeds if sense is not None else ():
            if deed.verb and deed.family == "strike" and not owned:
                start = ground.times[k + 1][1] if k + 1 in ground.times else k + 1
                return sufferer(ground, start, min(start + 3, end), None)
    return None
