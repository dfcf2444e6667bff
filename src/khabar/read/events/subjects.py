"""Find who does what a verb tells: its subject, from the order of words."""

from __future__ import annotations

from functools import lru_cache

from khabar.inflection import sound_plural
from khabar.language import among, article, of_kind, proclitics, table
from khabar.read.datelines import past_dateline
from khabar.read.events.doers import is_number
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.nouns import told_again
from khabar.read.events.objects import does_itself, owns_site
from khabar.read.events.particles import charge, is_with
from khabar.read.events.parties import REACH, Party, is_object, parties, party_at
from khabar.read.events.states import rules
from khabar.read.events.triggers import Trigger
from khabar.read.numerals import numerals
from khabar.read.statements.ends import imperfect
from khabar.read.statements.objects import disagrees
from khabar.read.statements.words import agencies
from khabar.text import fold

# A verb before its subject stands in the singular: after one of these nothing is a subject.
_PLURAL = ("mp", "1p", "1s", "fp")

# Among how many first words of a sentence, or of what is said, the one is named whom it is about.
TOPIC = 8
# How many words an aside in brackets may have, and those for who helped.
ASIDE, HELP = 8, 7
# How many words before a verb with a pronoun the weapon stands that was fired.
FIRED = 3
# Families of deeds that those do not do whom a report calls people (اعتقلت مئات الطلاب).
_TAKES = frozenset({"arrest", "kidnap"})
# Families of deeds that befall persons, who may be told of at length before the one who did them.
BEFALLS = _TAKES | {"kill"}
# What verbs need that tell of the dead and the wounded.
_OUTCOMES = frozenset({"harm", "kill"})
# Types of deeds that one does without an object.
_LEAVES = frozenset({"RETREAT", "MOBILIZE", "PROTEST"})
# Types of deeds of those who only helped.
_HELP = frozenset({"AID", "SUPPORT"})


def subject_of(ground: Ground, verb: Trigger, first: int, last: int) -> Party | None:
    """The subject of a verb: the party right before it, else the first one after it that no preposition governs."""
    if not verb.deed.verb:
        return party_at(ground, verb.last, last) if verb.last < last and not verb.owned else None  # قيام الجيش بقصف
    before = _right_before(ground, verb, first)
    if before is not None and ground.inside.issuperset(range(before.last, verb.first)):
        before = before if verb.before[:1] not in proclitics("conjunction") else None  # قصف الجيش البلدة أمس وانسحب
    if before is not None and verb.deed.says.endswith("ms") and _is_plural(ground, before):
        before = None  # سبعة عناصر قتلوا وجرح أربعة: a verb after its subject is as many as that
    if verb.owned and verb.first > first and (_is_relative(ground, verb.first - 1) or _is_fired(ground, verb, first)):
        before = None  # القوات التي اتهمتها المنظمة، بصاروخ أطلقه الحزب
    if (before is not None and not verb.before) or verb.deed.says.endswith(_PLURAL):
        return before
    goes_on = _goes_on(ground, verb, first)
    if goes_on is not None:
        return goes_on
    row = ground.page.words
    if verb.last - verb.first > 1 and link_at(ground, verb.last - 1, verb.last) is not None:
        return before
    end = clause_end(ground, verb.last, last, REACH)
    suffered = verb.deed.need in _OUTCOMES or (verb.deed.family in BEFALLS and verb.deed.need != "done")
    i = start = _after_held(ground, verb, end)
    while i < end:
        if i in ground.times:
            i = ground.times[i][1]
            continue
        if suffered and ground.forms[i] in within():
            break  # قتل عقيد في الشرطة: where the victim serves
        link = link_at(ground, i, end)
        some = link is not None and link[0] == "of" and is_number(ground, i - 1, i) and not suffered
        if link is not None and some:
            party = party_at(ground, link[1], end)  # سلم 27 من مقاتلي الحركة أسلحتهم
            return party if party is not None and not party.before else before
        if link is not None and link[0] != "clause":
            break
        if verb.deed.need == "carry" and _is_charged(ground, i):
            break  # بدأت بملاحقة عناصر التنظيم
        party = party_at(ground, i, end)
        if party is not None:
            if party.kind == "force" and party.before == charge() and ground.forms[i][1:].startswith(article()):
                i = party.last  # قصفت بالمدفعية قوات الحكومة القرية
                continue
            if party.before and party.before[-1] not in proclitics("conjunction"):
                break
            if i > start and is_with(ground.forms[i - 1]) and not ground.forms[i].endswith(sound_plural()):
                break
            if any(disagrees(verb.deed.says, form) for form in ground.forms[start : party.first + 1]):
                break  # واعتقلت الشاب: who is told after it is not the subject
            if is_object(ground, party.first) or _is_needed(ground, verb, party, end) or owns_site(ground, verb, party):
                break
            seized = party.kind == "force" and verb.deed.type == "COERCE"  # ضبطت 15 قطعة سلاح
            counted = party.kind == "victim" and verb.deed.need not in ("harm", "kill")
            helped = verb.deed.type in _HELP and ground.forms[i - 1] in numerals()  # أجلي 60 ألف شخص
            if (row[i - 1].kind == "number" or helped) and (seized or counted):
                break
            if party.kind == "crowd" and verb.deed.family in _TAKES:
                break
            if party.kind == "place" and (i > start or rules(party.key) is None):
                break
            return party
        if row[i].kind == "word" and i - start >= 2:
            break
        i += 1
    return before


def _goes_on(ground: Ground, verb: Trigger, first: int) -> Party | None:
    """The subject of a sentence that opens with it, before its verb in the present, where another in the present that takes an object is
    joined to that (الرئيس يعلن الطوارئ ويتوعد الحركة)."""
    joined = verb.before[:1] in proclitics("conjunction") and verb.deed.says.startswith("present")
    if not joined or verb.deed.type in _LEAVES:
        return None
    told = topic(ground, first, verb.first)
    if told is None or told.last >= verb.first or not imperfect(ground.forms[told.last]):
        return None
    return told if not disagrees(verb.deed.says, ground.forms[told.first]) else None


def _after_held(ground: Ground, verb: Trigger, end: int) -> int:
    """The index after the verb, and after a preposition with a pronoun that parts it from its subject (رحبت بها باريس)."""
    link = link_at(ground, verb.last, end) if verb.last < end else None
    return verb.last + (link is not None and link[0] == "held")


def serves(ground: Ground, party: Party) -> bool:
    """Whether the party is where somebody just told serves (ضابط في الشرطة، عقيد من الحرس)."""
    return party.first > 0 and not party.before and ground.forms[party.first - 1] in within()


def _is_needed(ground: Ground, verb: Trigger, party: Party, end: int) -> bool:
    """Whether the weapon after the verb is the object that it needs, no other of which follows (أسقطت الدفاعات مقاتلة تركية; not:
    أسقطت مقاتلة تركية قنابل)."""
    told = [k for k in range(verb.last, end) if (s := ground.senses[k]) and not verb.deed.near.isdisjoint(s.near)]
    return party.kind == "force" and told == [party.first] and party.first > verb.last


def _is_charged(ground: Ground, i: int) -> bool:
    """Whether word `i` is the noun of a deed with the preposition of what a verb carries (قام بقصف)."""
    sense = ground.senses[i]
    return sense is not None and any(before.endswith(charge()) and not deed.verb for _, before, _, deed in sense.deeds)


def _is_plural(ground: Ground, party: Party) -> bool:
    """Whether the party is told by a word for several."""
    sense = ground.senses[party.first]
    return party.first not in ground.names and sense is not None and sense.force is not None and sense.force[2].many


def _is_relative(ground: Ground, i: int) -> bool:
    link = link_at(ground, i, i + 1)
    return link is not None and link[0] == "who"


def _is_fired(ground: Ground, verb: Trigger, first: int) -> bool:
    """Whether the pronoun of the verb stands for what it needs, told right before it: a weapon that was fired."""
    near = (ground.senses[k] for k in range(max(first, verb.first - FIRED), verb.first))
    return any(sense is not None and not verb.deed.near.isdisjoint(sense.near) for sense in near)


def _right_before(ground: Ground, verb: Trigger, first: int) -> Party | None:
    """The party whose words end right before the verb, within eight words back and in the same clause."""
    row = ground.page.words
    top = _before_help(ground, _before_aside(ground, verb.first, first), first)
    low, lowest = top, max(first, _written(ground, first), top - 10)
    while low > lowest:
        word = row[low - 1]
        if word.kind != "word" and (word.kind == "break" or (word.kind == "mark" and word.form not in "\"'()-")):
            break
        low -= 1
    best: Party | None = None
    for party in parties(ground, low, top):
        if party.kind == "place" and (
            rules(party.key) is None or not _opens_clause(ground, party, low) or "-" in ground.forms[party.last : top]
        ):
            continue  # from where a report comes does nothing: أديس أبابا - قتل اثنان
        if verb.before and (
            _is_governed(ground, party, first) or (verb.deed.need in _OUTCOMES and serves(ground, party))
        ):
            continue  # غارات على تنظيم القاعدة ونجحت في، ضابط في الجيش وأصيب أربعة
        opener = ground.forms[party.first - 1]
        if '"' in ground.forms[party.last : top] and opener != '"' and opener not in that_words():
            continue  # of قال الجيش إن قواته "صدت" alone the verb of the quoted words has its subject before them
        gap = [k for k in range(party.last, top) if row[k].kind == "word" and k not in ground.inside]
        if gap and (link_at(ground, gap[0], top) or ("", 0))[0] == "clause":
            continue  # أصيب العشرات فيما قتل تسعة
        again = bool(gap) and among(ground.forms[gap[-1]], told_again())
        if again and not of_kind("prepositions", "off", "word").isdisjoint(ground.forms[party.first - 2 : party.first]):
            continue  # قال الجيش عبر تلغرام إنه قصف: the pronoun stands for the one who speaks, not for عبر منصة إكس
        if again and ground.forms[gap[-1]] not in told_again():
            continue  # قال إن قواته تلاحق المهاجمين وإنها قتلت ستة: the pronoun goes on about the first
        if gap and does_itself(ground, verb.first):
            continue  # اعتقلت الشرطة ثلاثة أحرقوا مقرا
        if len(gap) <= 1 and (not party.before or party.before[-1] in proclitics("conjunction")):
            best = best if best is not None and _is_seat(ground, best, party) else party
    return best


def _is_seat(ground: Ground, body: Party, party: Party) -> bool:
    """Whether the place told right after the body is where that one sits (الوزارة في غزة; not: قالت الوزارة إن فرنسا قصفت)."""
    near = body.last >= party.first - 1 and party.kind == "place" and not party.before
    return near and ground.forms[party.first - 1] not in that_words()


def _written(ground: Ground, first: int) -> int:
    """The word after the dateline that opens the sentence at word `first`: from where a report comes does nothing."""
    place, last = ground.names.get(first, (None, first))
    return past_dateline(ground.page, first, last) if place is not None and place.kind == "place" else first


def _before_aside(ground: Ground, i: int, first: int) -> int:
    """Where the words before word `i` end, an aside in brackets right before it left out (الحركة (سابقاً كذا)، هاجمت)."""
    k = i - 1
    if k > first and ground.page.words[k].kind == "mark" and ground.forms[k] not in "()":
        k -= 1
    if k <= first or ground.forms[k] != ")":
        return i
    opened = next((j for j in range(k - 1, max(first, k - ASIDE) - 1, -1) if ground.forms[j] == "("), None)
    return opened if opened is not None and opened > first else i


def _before_help(ground: Ground, i: int, first: int) -> int:
    """Where the words before word `i` end, those right before it for who helped left out (قواته بدعم من طائرات فرنسية قتلت)."""
    for k in range(i - 1, max(first, i - HELP), -1):
        sense = ground.senses[k]
        if ground.page.words[k].kind != "word" or tells_verb(ground, k) or ground.forms[k] in that_words():
            break
        for _, before, _, deed in sense.deeds if sense is not None else ():
            if deed.family == "backed" or (deed.type in _HELP and before.endswith(charge())):
                return k
    return i


def _opens_clause(ground: Ground, party: Party, low: int) -> bool:
    """Whether a clause begins with the party: it is the first word since word `low`, or joined on, or stands after أن."""
    if party.first == low or party.before in proclitics("conjunction"):
        return True
    sense = ground.senses[party.first - 1]
    ties = sense.ties if sense is not None else ()
    return ground.forms[party.first - 1] in that_words() or any(((), says) in ties for says in ("clause", "before"))


@lru_cache(maxsize=1)
def within() -> frozenset[str]:
    """The folded prepositions of where something happens, or where somebody serves."""
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] == "in")


@lru_cache(maxsize=1)
def that_words() -> frozenset[str]:
    """The folded particles after which a clause begins with its subject."""
    return frozenset(fold(row["word"]) for row in table("that_words"))


def tells_verb(ground: Ground, i: int) -> bool:
    """Whether the word may be a verb of a deed."""
    sense = ground.senses[i]
    if sense is not None and ground.page.words[i].kind == "word":
        for _, _, _, deed in sense.deeds:
            if deed.verb:
                return True
    return False


def _is_governed(ground: Ground, party: Party, first: int) -> bool:
    """Whether a word for against, on or of stands right before the party, or before the noun that the party completes."""
    for k in range(party.first - 1, max(first, party.first - 2) - 1, -1):
        link = link_at(ground, k, party.first)
        if link is not None:
            return link[0] in ("recipient", "of")
        if k in ground.inside or tells_verb(ground, k) or ground.forms[k].startswith(article()):
            return False
    return False


def topic(ground: Ground, first: int, stop: int) -> Party | None:
    """Whom the words from `first` are about: the first party of the first of them that no preposition governs."""
    for party in parties(ground, first, min(stop, first + TOPIC)):
        free = not party.before or party.before in proclitics("conjunction")
        if fold(party.key) in agencies():
            continue  # نيامي (رويترز) - قتل تسعة
        if free and (party.kind not in ("place", "victim", "crowd") or _of_group(ground, party)):
            return None if serves(ground, party) else party
    return None


def _of_group(ground: Ground, party: Party) -> bool:
    """Whether the crowd is of a group that is named (عشرات المستوطنين)."""
    named = (ground.names[k][0].kind for k in range(party.first, party.last) if k in ground.names)
    return party.kind == "crowd" and "group" in named
