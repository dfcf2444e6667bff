"""Find whom a deed befalls; tell the noun of a deed that is but the object of the deed before it, and whose post was struck."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import among, of_kind, proclitics
from khabar.read.counted import counted_within
from khabar.read.events.doers import is_number
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at, next_link
from khabar.read.events.particles import charge
from khabar.read.events.parties import Party, is_object, parties, party_at
from khabar.read.events.triggers import Trigger
from khabar.read.heads import place_heads
from khabar.read.statements.ends import imperfect
from khabar.read.statements.objects import disagrees

# How many words may part a deed from its object.
REACH = 4
# How many words after the noun of taking what is taken may stand, and how many words may tell what that is.
HELD, GROUND = 8, 4
# What a word says that ties what a deed befell to it, or more of what is told of it.
_ON = ("recipient", "who")
# Kinds of counted things that lie on the ground.
_GROUND = frozenset({"place", "building", "target", "area", "land"})


def is_its_object(ground: Ground, last: Trigger | None, trigger: Trigger) -> bool:
    """Whether the noun is what the deed right before is done with or to, which tells it (تبادلوا إطلاق النار، رفعت حظر التجول)."""
    if last is None or last.deed.need != "with" or not 0 <= trigger.first - last.last <= REACH:
        return False
    eased = last.deed.family == "ease" and trigger.deed.type == "COERCE"
    both = last.deed.verb and last.deed.family == "fight" and trigger.deed.type == "ASSAULT"
    return (eased or both) and not last.deed.near.isdisjoint(ground.forms[trigger.first : trigger.last])


def commands(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether the noun tells that somebody has a say in a thing, not that ground was taken (سيطرة الأثرياء على الصحف)."""
    if trigger.deed.family != "capture" or trigger.deed.genitive != "agent":
        return False
    link = next_link(ground, trigger.last, clause_end(ground, trigger.last, last, HELD), ("recipient",))
    if link is None or link[1] >= last:
        return False
    near = range(link[1], clause_end(ground, link[1], last, GROUND))
    named = any(k in ground.names and ground.names[k][0].kind == "place" for k in near)
    return not (named or any(_is_ground(ground.forms[k]) for k in near))


@lru_cache(maxsize=20_000)
def _is_ground(form: str) -> bool:
    """Whether the folded word is a noun for ground, a settlement, a building or what lies on it."""
    noun = counted_within(form)
    if noun is not None and noun.kind in _GROUND:
        return True
    return among(form, place_heads())


def owns_site(ground: Ground, verb: Trigger, party: Party) -> bool:
    """Whether the party after the verb of an attack is whose building or post it struck (استهدف مقر الشرطة)."""
    if verb.deed.type != "ASSAULT" or party.first <= verb.last or party.before:
        return False
    site = counted_within(ground.forms[party.first - 1])
    return site is not None and site.kind in _GROUND


def sufferer(ground: Ground, start: int, end: int, actor: Party | None, mutual: bool = False) -> Party | None:
    """The first party from word `start` on whom the deed can befall; who is joined to its actor is none (قصف الجيش وميليشياته القرية),
    unless what is told is `mutual` (تبادل الجيش والحركة الاتهامات)."""
    edge = actor.last if actor is not None and not mutual else -1
    for party in parties(ground, start, _before_others(ground, start, end)):
        if party.first == edge and party.before in proclitics("conjunction"):
            edge = party.last
            continue
        if party.before in proclitics("conjunction") and _goes_on_to_act(ground, party):
            return None  # قصف على السوق والحركة تنفي
        if (
            party.kind == "place"
            or _is_means(ground, party)
            or _is_followed(ground, party)
            or _treats(ground, party)
            or _tells(ground, party)
            or _is_beside(ground, party)
        ):
            continue
        if actor is None or party.key != actor.key:
            return party
    return None


def _goes_on_to_act(ground: Ground, party: Party) -> bool:
    """Whether a verb in the present follows the party, which opens another clause."""
    after = party.last
    return after < len(ground.forms) and after not in ground.inside and imperfect(ground.forms[after])


def _before_others(ground: Ground, start: int, end: int) -> int:
    """The end of what is told of a deed, before what several just counted did themselves (اعتقلت الشرطة ثلاثة أحرقوا مقر الحزب)."""
    return next((k for k in range(start + 1, end) if does_itself(ground, k)), end)


def does_itself(ground: Ground, i: int) -> bool:
    """Whether word `i` is a verb in the plural right after a number without the article: what those counted did."""
    sense = ground.senses[i]
    several = sense is not None and any(
        deed.verb and not before and deed.says.endswith("mp") for _, before, _, deed in sense.deeds
    )
    return several and i > 0 and is_number(ground, i - 1, i)


def _is_followed(ground: Ground, party: Party) -> bool:
    """Whether the party is the one whom those told before it are for (مسلحون موالون للحكومة)."""
    return (
        party.first > 0
        and bool(party.before)
        and ground.forms[party.first - 1] in of_kind("name_contexts", "loyal", "word")
    )


def _tells(ground: Ground, party: Party) -> bool:
    """Whether the party, after a dash at the end of a line, is who says so (هجوم على بلدة حدودية - شهود)."""
    row = ground.page.words
    ends = party.last >= len(row) or row[party.last].kind == "break"
    return ends and party.first > 0 and row[party.first - 1].form == "-"


def _treats(ground: Ground, party: Party) -> bool:
    """Whether the party is where the hurt are brought or treated (نقل الجرحى إلى مستشفى الثورة)."""
    toward = party.first > 0 and ground.forms[party.first - 1] in of_kind("struck_sites", "toward")
    return toward and among(ground.forms[party.first], of_kind("struck_sites", "treats"))


def _is_beside(ground: Ground, party: Party) -> bool:
    """Whether the party only was there or shielded those who did it (تحت حماية الجيش، برفقة عناصر من الشرطة)."""
    link = link_at(ground, party.first - 1, party.first) if party.first else None
    return link is not None and link[0] == "beside"


def condemned_end(ground: Ground, start: int, end: int, praised: bool) -> int:
    """Where the words for whom a verb accuses, condemns or praises end: what the deed befell that it names is told after that (دان الهجوم
    الذي استهدف الجيش، دان الهجوم على الجيش), and against whom the one is that is `praised` (أيد الحملة ضد المتمردين)."""
    named = False
    for k in range(start, end):
        named = named or (praised and k > start)
        sense = ground.senses[k]
        if sense is not None and any(not deed.verb and deed.type == "ASSAULT" for *_, deed in sense.deeds):
            named = True
        elif named and (_is_victim(ground, k) or ((link := link_at(ground, k, end)) is not None and link[0] in _ON)):
            return k
    return end


def _is_victim(ground: Ground, i: int) -> bool:
    """Whether word `i` is for people whom harm befalls."""
    sense = ground.senses[i]
    return sense is not None and sense.force is not None and sense.force[2].kind == "victim"


def _is_means(ground: Ground, party: Party) -> bool:
    """Whether the force is but what the deed was done with (قصفت بالمدفعية، بقذائف المدفعية)."""
    if party.kind != "force":
        return False
    if party.before.endswith(charge()) and (told := ground.senses[party.first]) is not None:
        return told.means is not None
    before = ground.senses[party.first - 1] if party.first else None
    return before is not None and before.means is not None and ground.forms[party.first - 1].startswith(charge())


def done_by(ground: Ground, verb: Trigger, topic: Party | None, last: int) -> Party | None:
    """The subject right after a verb whose pronoun stands for the party told before it (الصحفي خطفته عصابة), or None."""
    if not verb.owned or topic is None or topic.last > verb.first or verb.last >= last:
        return None
    party = party_at(ground, verb.last, last)
    if party is None or party.before or party.kind in ("place", "victim", "own") or is_object(ground, party.first):
        return None
    return None if disagrees(verb.deed.says, ground.forms[party.first]) else party
