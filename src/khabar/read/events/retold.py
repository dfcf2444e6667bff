"""Tell the words that tell a deed from those that only go on about one, say what it is for, or who is meant."""

from __future__ import annotations

from khabar.language import among, article, proclitics
from khabar.model import Sentence
from khabar.read.counted import PEOPLE, counted_within
from khabar.read.events.actors import Thread
from khabar.read.events.agents import agent_of
from khabar.read.events.cast import arms
from khabar.read.events.forces import forces
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at, next_link
from khabar.read.events.objects import commands, is_its_object
from khabar.read.events.particles import charge
from khabar.read.events.parties import Party, is_kind, party_at
from khabar.read.events.status import hedge
from khabar.read.events.stretches import is_summed_up
from khabar.read.events.subjects import subject_of, that_words, within
from khabar.read.events.triggers import Trigger
from khabar.read.numerals import numerals
from khabar.read.statements.words import agencies
from khabar.text import fold

# How many words a verb that carries, asks for or undergoes a deed may stand before its noun; the same for one whose noun a
# preposition marks, however many places stand between (تعرضت قرى … لقصف).
REACH, FAR = 8, 40
# How many words before or after talks the outlet stands that held them.
BESIDE = 3
# Deeds whose noun may be told in two (اتفاق هدنة, احترام الهدنة).
_SETTLES = frozenset({"AGREE", "RETREAT"})

# Families of attacks and fights.
_FOUGHT = frozenset({"strike", "fight"})
# The family of deeds that call somebody banned.
_LISTING = "list"
# Families of attacks that are made at one time.
_MADE = frozenset({"strike", "kill"})


def passed_over(ground: Ground, trigger: Trigger, thread: Thread, sentence: Sentence) -> bool:
    """Whether the word tells of no deed of its own: what something is for, a part of the words before, who is meant, or more
    of what was told."""
    if not trigger.deed.verb:
        aims = (
            trigger.before.endswith(proclitics("swallows_article")[0])
            and not close(ground, thread.asker, trigger)
            and not close(ground, thread.befallen, trigger)
            and hedge(ground, trigger, sentence.first) != "offered"
        )
        last = thread.last
        object_ = last is not None and last.deed.type == trigger.deed.type and trigger.deed.need == "carried"
        part = last is not None and last.last == trigger.first and last.deed.type in _SETTLES
        part = part or _is_settled(ground, last, trigger) or _is_ended(ground, thread.carrier, trigger)
        part = part or is_its_object(ground, last, trigger) or _is_looked_into(ground, last, trigger)
        return (
            aims
            or part
            or is_summed_up(ground, trigger, sentence.last)
            or _aimed_at(ground, trigger, last)
            or _is_interview(ground, trigger, sentence.first)
            or commands(ground, trigger, sentence.last)
            or (object_ and last is not None and last.deed.verb and close(ground, last, trigger))
        )
    return (
        _identifies(ground, trigger, sentence.first, sentence.last)
        or _restates(ground, trigger, thread, sentence)
        or _is_done_by_strike(ground, trigger, sentence.last)
        or _is_done_by_fight(ground, trigger, sentence)
        or _only_answers(ground, trigger, sentence)
    )


def _is_interview(ground: Ground, trigger: Trigger, first: int) -> bool:
    """Whether the talks are those of an outlet with the one it quotes: it is one of their sides (قال لرويترز في اتصال هاتفي)."""
    if trigger.deed.type != "CONSULT":
        return False
    last = clause_end(ground, trigger.last, len(ground.forms), FAR)
    if next_link(ground, trigger.last, last, ("between",)) is not None:
        return False
    near = range(max(first, trigger.first - BESIDE), min(trigger.last + BESIDE, last))
    told = (party_at(ground, k, last) for k in near if k in ground.names)
    return any(p is not None and fold(p.key) in agencies() and _is_side(ground, trigger, p, first) for p in told)


def _is_side(ground: Ground, trigger: Trigger, outlet: Party, first: int) -> bool:
    """Whether the outlet is one of those who talk (لرويترز في اتصال، مقابلة مع رويترز) or held the talk (مقابلة أجرتها رويترز)."""
    if outlet.last <= trigger.first and clause_end(ground, outlet.last, trigger.first, BESIDE) < trigger.first:
        return False
    if outlet.first == trigger.last or outlet.before.endswith(proclitics("swallows_article")[0]):
        return True
    k = outlet.first - 1
    link = link_at(ground, k, outlet.first) if k >= first else None
    sense = ground.senses[k]
    held = sense is not None and any(owned and deed.need == "carry" for _, _, owned, deed in sense.deeds)
    return held or (link is not None and link[0] == "with")


def _is_settled(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the truce is what the agreement before is on, which tells it (اتفق الطرفان على وقف إطلاق النار)."""
    settled = last is not None and last.deed.type == "AGREE" and trigger.deed.family == "ceasefire"
    return settled and close(ground, last, trigger)


def _is_ended(ground: Ground, carrier: Trigger | None, trigger: Trigger) -> bool:
    """Whether the truce is what somebody ended (أنهت الحركة الهدنة)."""
    ends = carrier is not None and carrier.deed.family == "stop" and trigger.deed.family == "ceasefire"
    return ends and close(ground, carrier, trigger)


def _is_looked_into(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the deed is what somebody looks into, who did not do it (فتحت الشرطة تحقيقا في مقتل تاجر)."""
    inquired = last is not None and last.deed.family == "investigate" and ground.forms[trigger.first - 1] in within()
    return inquired and close(ground, last, trigger)


def _is_done_by_strike(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether the subject of the verb of striking is the noun of an attack right after it, which tells the deed (استهدفت غارة السوق)."""
    if trigger.deed.family != "strike" or trigger.owned or trigger.last >= last or trigger.deed.need == "done":
        return False
    k = trigger.last
    while k in ground.times:
        k = ground.times[k][1]
    k += k + 1 < last and (ground.page.words[k].kind == "number" or ground.forms[k] in numerals())
    sense = ground.senses[k] if k < last else None
    ways = sense.deeds if sense is not None else ()
    return any(
        not deed.verb and deed.family == "strike" and deed.need == "act" and not before for _, before, _, deed in ways
    )


def _is_done_by_fight(ground: Ground, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether fighting right beside the verb is its subject (القتال أجبر ألف أسرة على النزوح; not: بعد القتال أجبر الجيش السكان)."""
    if trigger.deed.type != "COERCE" or trigger.deed.need != "party" or trigger.owned:
        return False
    for k in (trigger.first - 1, trigger.last):
        sense = ground.senses[k] if sentence.first <= k < sentence.last else None
        ways = sense.deeds if sense is not None else ()
        fought = any(
            not deed.verb and deed.family in _FOUGHT and before in ("", *proclitics("conjunction"))
            for _, before, _, deed in ways
        )
        if fought and (k == sentence.first or link_at(ground, k - 1, k) is None):
            doer = subject_of(ground, trigger, sentence.first, sentence.last)
            return not is_kind(doer, "force", "bloc", "crew", "body", "organization", "group", "person")
    return False


def _only_answers(ground: Ground, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the verb of replying tells of no arms: nobody who bears them replies, or to no attack (رد على سؤال بشأن غارة)."""
    if trigger.deed.need != "reply":
        return False
    doer = subject_of(ground, trigger, sentence.first, sentence.last)
    if doer is not None and not is_kind(doer, "force", "bloc", "crew", "own") and arms(doer.key) is None:
        return True
    start = trigger.first + 1
    for k in range(start, clause_end(ground, start, sentence.last, REACH)):
        sense = ground.senses[k]
        if sense is None or trigger.deed.near.isdisjoint(sense.near):
            continue
        row, many = ground.page.words, numerals().keys()
        while k > start and (row[k - 1].kind == "number" or among(ground.forms[k - 1], many)):
            k -= 1  # رد بعشرات القذائف
        link = link_at(ground, k - 1, k)
        if charge() in (ground.forms[k][:1], ground.forms[k - 1]) or (link is not None and link[0] == "recipient"):
            return False
    return True


def _aimed_at(ground: Ground, trigger: Trigger, last: Trigger | None) -> bool:
    """Whether the noun names the troops that the attack before was aimed at (أطلقوا النار على دورية، غارات على تعزيزات)."""
    if (
        last is None
        or last.deed.type != "ASSAULT"
        or trigger.deed.type != "MOBILIZE"
        or not close(ground, last, trigger)
    ):
        return False
    link = link_at(ground, trigger.first - 1, trigger.first)
    return trigger.before.endswith(charge()) or (link is not None and link[0] == "recipient")


def _identifies(ground: Ground, trigger: Trigger, first: int, last: int) -> bool:
    """Whether the verb only says who is meant: after a relative pronoun (الذين داهموا), in the present after people (فصائل تقاتل)."""
    assault = trigger.deed.type == "ASSAULT"
    listed = trigger.deed.family == _LISTING and trigger.owned
    if not assault and not listed and not trigger.deed.says.startswith("present"):
        return False
    if trigger.deed.type == "AID" and _describes(ground, trigger, first):
        return True
    for i in range(trigger.first - 1, max(first, trigger.first - 2) - 1, -1):
        link = link_at(ground, i, trigger.first)
        if link is not None and link[0] == "who":
            return not _tells(ground, trigger, first, last)
    force = (
        forces().get(ground.forms[trigger.first - 1])
        if assault and trigger.first > first and not trigger.before
        else None
    )
    return (
        force is not None
        and force.kind != "force"
        and not force.definite
        and trigger.deed.says.startswith("present")
        and trigger.first - 1 > first
    )


def _describes(ground: Ground, trigger: Trigger, first: int) -> bool:
    """Whether the verb of helping tells what people without arms were doing when something befell them (قتل مسعفان كانا ينقلان جريحا،
    أصيبت وهي تساعد جارتها)."""
    link = link_at(ground, trigger.first - 1, trigger.first) if trigger.first - 1 > first else None
    if trigger.before or link is None:
        return False
    if link[0] == "meanwhile":
        return True
    return link[0] == "verb" and any(
        _is_helper(ground, i) for i in range(max(first, trigger.first - 3), trigger.first - 1)
    )


def _is_helper(ground: Ground, i: int) -> bool:
    """Whether the word is for people without the article and without arms (مسعفان, ممرضة)."""
    sense = ground.senses[i]
    if sense is not None and sense.force is not None:
        return sense.force[2].kind in ("victim", "crowd") and not sense.force[2].definite
    noun = counted_within(ground.forms[i])
    return noun is not None and noun.kind in PEOPLE and not ground.forms[i].startswith(article())


def _tells(ground: Ground, trigger: Trigger, first: int, last: int) -> bool:
    """Whether the verb of a relative clause tells of an attack that a party made, or of a fight with one (المسلحون الذين هاجموا
    الحاجز أمس); one of which an attack is the subject only goes on about that (الغارة التي استهدفت …)."""
    deed = trigger.deed
    if deed.family == "fight":
        after = party_at(ground, trigger.last, last) if trigger.last < last else None
        return after is not None and not after.before
    if deed.family not in _MADE or deed.need not in ("act", "kill", "done") or not deed.says.startswith("past"):
        return False
    doer = agent_of(ground, trigger, trigger.last, last) or subject_of(ground, trigger, first, last)
    return doer is not None and doer.kind not in ("victim", "crowd", "place")


def _restates(ground: Ground, trigger: Trigger, thread: Thread, sentence: Sentence) -> bool:
    """Whether a verb of striking only goes on about a deed that its sentence has named (غارات … استهدفت مواقع): no party that
    could strike follows it."""
    if (
        trigger.deed.need == "kill"
        and thread.last is not None
        and trigger.first - thread.last.last < 2
        and thread.struck
    ):
        return True
    if (
        trigger.deed.family != "strike"
        or trigger.deed.need == "party"
        or trigger.before[:1] in proclitics("conjunction")
        or not thread.struck
    ):
        return False
    last = thread.last
    if last is not None and not that_words().isdisjoint(ground.forms[last.last : trigger.first]):
        return False  # نفى قصف السوق وأكد أن مقاتلاته دمرت مستودعا
    if last is not None and not last.deed.verb and clause_end(ground, last.last, trigger.first, REACH) == trigger.first:
        return True
    if trigger.deed.need in ("with", "lands", "reply"):
        return False
    after = subject_of(ground, trigger, trigger.first, sentence.last)
    return after is None or is_kind(after, "victim", "crowd", "place")


def close(ground: Ground, verb: Trigger | None, trigger: Trigger) -> bool:
    """Whether there is such a verb, and close before the trigger, or before the preposition that marks its noun."""
    if verb is None:
        return False
    marked = verb.deed.family == "undergo" and trigger.before.endswith(proclitics("swallows_article")[0])
    marked = marked or (verb.deed.family == "claim" and trigger.deed.type == "ASSAULT" and trigger.deed.definite)
    if verb.deed.family == "manage" and trigger.first > verb.last:
        link = link_at(ground, trigger.first - 1, trigger.first)
        marked = link is not None and link[0] == "of"
    return trigger.first - verb.last < (FAR if marked else REACH)
