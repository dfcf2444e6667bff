"""Find whom a verb of arrest, wounding or killing befell, who stands where its subject would."""

from __future__ import annotations

from khabar.inflection import accusative, closed_feminine
from khabar.language import among, article, proclitics
from khabar.read.counted import PEOPLE, counted_at, counted_within
from khabar.read.events.doers import is_number
from khabar.read.events.forces import forces, soldiers
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.nouns import told_again
from khabar.read.events.particles import is_with
from khabar.read.events.parties import Party, parties, party_at
from khabar.read.events.subjects import serves, tells_verb, within
from khabar.read.events.triggers import Trigger
from khabar.read.numerals import numerals
from khabar.remember import remembered

# Families of deeds whose seeming subject, if it is a person without arms or counted, is the one who suffered them.
BEFALLS = frozenset({"arrest", "kidnap", "kill"})
# How many words after a verb of dying those are told who died, their number between.
COUNTED = 7


def befell(ground: Ground, trigger: Trigger, seeming: Party) -> bool:
    """Whether the seeming subject of a verb of arrest or killing is a person who suffered it (62 جندياً أُسروا)."""
    if seeming.kind != "victim" or seeming.before or trigger.deed.family not in BEFALLS:
        return False
    if not trigger.passive and _serve(ground, seeming) and _counts(ground, max(trigger.last, seeming.last)):
        return False  # إن جنودا أعدموا خمسة رجال
    return ground.forms[seeming.first] not in soldiers()


def suffers(ground: Ground, trigger: Trigger, actor: Party | None, last: int) -> bool:
    """Whether the seeming subject of a verb of killing is the one killed (قُتل مدنيون), for nobody else follows as its object."""
    if actor is None or trigger.passive:
        return trigger.passive or not slays(ground, trigger)
    row = ground.page.words
    if may_be_woman(ground, actor) and actor.first >= trigger.last:
        return actor.last >= last or not (row[actor.last].kind == "number" or _begins_victims(ground, actor.last, last))
    named = actor.kind in ("force", "bloc", "organization", "group", "body", "place") and trigger.deed.need == "kill"
    if named and not (actor.last <= trigger.first and serves(ground, actor)):
        after = party_at(ground, trigger.last, min(trigger.last + 2, last))
        return after is not None and after.kind == "victim" and actor.first > trigger.first
    start = max(trigger.last, actor.last)
    before = actor.kind == "person" and actor.first < trigger.first
    if start in ground.times or (before and _is_where(ground, start, last)):
        return not (before and _counts_others(ground, start, last))  # فلان قتل في غارة، قتل فلان أمس
    for k in range(start, clause_end(ground, start, last, 4)):
        if row[k].kind == "number" or row[k].form in numerals():
            return False
        if link_at(ground, k, last):
            return True
        if tells_verb(ground, k):
            return True
        if _is_one(row[k].form):
            return False  # قتل مسلحون سائقا
        party = party_at(ground, k, last)
        if party is not None:
            return bool(party.before) or party.kind == "place"
    return True


def slays(ground: Ground, trigger: Trigger) -> bool:
    """Whether a pronoun stands for the one who killed, right before the verb, or the verb goes on about that one, and one or several who
    were killed are told right after it (يقول إنه قتل قائدا)."""
    if not trigger.deed.verb or trigger.first == 0:
        return False
    if not (among(ground.forms[trigger.first - 1], told_again()) or _of_men(ground, trigger)):
        return False
    last = trigger.last
    near = range(last, clause_end(ground, last, len(ground.forms), COUNTED))
    if any(_is_attack(ground, k) for k in near):
        return False  # قتلت ثلاثين في كمين نصبته: the ambush tells it
    after = ground.forms[last : last + 1]
    return any(ground.page.words[last].kind == "number" or form in numerals() or _is_one(form) for form in after)


def _counts(ground: Ground, start: int) -> bool:
    """Whether a number that is joined to nothing follows within the next words of the clause."""
    for k in range(start, clause_end(ground, start, len(ground.forms), COUNTED)):
        if is_number(ground, k, k + 1):
            return ground.forms[k - 1] not in proclitics("conjunction")
        if ground.forms[k][:1] in proclitics("conjunction"):
            return False
    return False


def _serve(ground: Ground, party: Party) -> bool:
    """Whether the party are those who serve a state."""
    sense = ground.senses[party.first]
    return sense is not None and sense.force is not None and "{m}" in sense.force[2].of_state


def _of_men(ground: Ground, trigger: Trigger) -> bool:
    """Whether a verb of a woman or a body, joined to the one before, is followed by the number of men whom she or it killed (داهمت القوات
    مخبأ وقتلت أربعة): of those who died a verb would be told as of a man."""
    at = trigger.last
    joined = trigger.before[:1] in proclitics("conjunction") and trigger.deed.says == "past:fs"
    if not joined or at >= len(ground.forms):
        return False
    form = ground.forms[at]
    return form in numerals() and form.endswith(closed_feminine())


def _is_attack(ground: Ground, i: int) -> bool:
    """Whether word `i` is the noun of an attack."""
    sense = ground.senses[i]
    ways = sense.deeds if sense is not None else ()
    return any(not deed.verb and deed.need == "act" and deed.type == "ASSAULT" for *_, deed in ways)


@remembered
def _is_one(form: str) -> bool:
    """Whether the folded word is one person in the case of an object, which no subject has (سائقا)."""
    noun = counted_within(form[: -len(accusative())]) if form.endswith(accusative()) else None
    return noun is not None and noun.kind in PEOPLE and noun.number == "one"


def may_be_woman(ground: Ground, party: Party) -> bool:
    """Whether the one weapon told by the party may be a woman (قتلت مقاتلة تركية في صفوف الوحدات)."""
    fighter = forces().get(ground.forms[party.first][:-1])
    return party.kind == "force" and not party.before and fighter is not None and fighter.kind == "crew"


def _begins_victims(ground: Ground, i: int, last: int) -> bool:
    """Whether people, or how many, are told at word `i`."""
    party = party_at(ground, i, last)
    return ground.forms[i] in numerals() or (party is not None and not party.before and party.kind != "place")


def _counts_others(ground: Ground, start: int, last: int) -> bool:
    """Whether counted people follow as the object of the verb, after when or where (فلان قتل في الهجوم خمسة مدنيين)."""
    row = ground.page.words
    for k in range(start + 1, clause_end(ground, start, last, COUNTED)):
        if link_at(ground, k, last) or tells_verb(ground, k):
            return False
        if k in ground.inside or not (row[k].kind == "number" or row[k].form in numerals()):
            continue
        sense = ground.senses[k - 1]
        if len(row[k - 1].form) == 1 or (
            sense is not None and sense.deeds and not row[k - 1].form.startswith(article())
        ):
            return False  # في مقتل خمسة مدنيين
        whom = counted_at(row, k + 1) if k + 1 < last else None
        return whom is not None and whom[1].kind in PEOPLE
    return False


def _is_where(ground: Ground, i: int, last: int) -> bool:
    """Whether word `i` begins to say where or in what deed."""
    return i < last and ground.forms[i] in within()


def counted(ground: Ground, trigger: Trigger, last: int) -> Party | None:
    """Those who died or were wounded, told after their number, in a case that no subject has (قُتل ثلاثة مدنيين، أصيب 5 من الجنود); not
    by whose means (أصيب برصاص الجيش خمسة شبان)."""
    end = clause_end(ground, trigger.last, last, COUNTED)
    party = next((p for p in parties(ground, trigger.last, end) if not is_with(ground.forms[p.first - 1])), None)
    if party is None or party.before or party.kind in ("place", "own"):
        return None
    between = range(trigger.last, party.first)
    return None if any(tells_verb(ground, k) for k in between) else party
