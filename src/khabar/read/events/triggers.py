"""Find the words that name a deed: a verb, a noun, or a noun with the words that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from khabar.inflection import bare, closed_feminine
from khabar.kinds import FORCE
from khabar.language import among, article, table
from khabar.read.counted import counted
from khabar.read.events.deeds import Deed, Way, false_before, false_words
from khabar.read.events.ground import Ground, beyond
from khabar.read.events.links import link_at
from khabar.read.events.nouns import is_noun, joining
from khabar.read.events.particles import charge
from khabar.read.numerals import numerals
from khabar.text import DAMMA, fold, inside

# How many words after a trigger may hold the word that it needs (أطلق … النار).
REACH = 8
# The same for acts of speech, whose speaker stands between (حذر … من مغبة).
FAR = 12
# How many words of a subject may stand between a verb and the word that makes it another.
BETWEEN = 2
# How many words before a verb may hold what it needs (صاروخ أطلقته).
BACK = 2
# The same for a verb with a pronoun (مذكرة التعاون التي وقعها).
TOLD = 6
# Families of deeds whose participle stands for the verb wherever it stands (ظهر متعهداً بالعفو).
_FREE = frozenset({"agree", "request", "threat", "reject"})
# The mode of a deed by which somebody shoots: what is opened or let loose is what its verb needs.
_SHOOTS = "firearms"
# Types of deeds that one verb may tell (ألقوا قنابل حارقة): of these the first that is read stands.
_STRUGGLE = frozenset({"ASSAULT", "PROTEST"})
# Types of deeds whose agents, or those addressed, stand between the verb and the word that it needs (وقعت الحكومة والحركة … اتفاقا).
_FAR = frozenset({"THREATEN", "REQUEST", "ACCUSE", "AGREE"})


class Trigger(NamedTuple):
    """A deed at words `first` to `last` (exclusive); `start` is the offset after the particles that `before` holds.

    `owned` tells whether a pronoun is attached: the agent of a noun, the object of a verb; `passive` whether the vowel written on a verb
    says that its subject suffered it (نُهبت).
    """

    first: int
    last: int
    start: int
    deed: Deed
    before: str = ""
    owned: bool = False
    passive: bool = False


def find_triggers(ground: Ground, first: int, last: int) -> list[Trigger]:
    """The triggers among the words from `first` to `last` (exclusive), those within names and times left out.

    Verbs that only carry a deed (شن, نفذ) are among them, but no triggers are found where nothing else stands.
    """
    tellers, senses, forms = ground.tellers, ground.senses, ground.forms
    found: list[Trigger] = []
    last_end = first
    for i in tellers[bisect_left(tellers, first) : bisect_left(tellers, last)]:
        sense = senses[i]
        if sense is None or i < last_end or _is_tag(forms, i, first, last):
            continue
        ways = sense.deeds
        if sense.phrases is not None and i + 1 < last:
            ways = (*sense.phrases.get(forms[_after_count(ground, i + 1, last)], ()), *ways)
        read: tuple[Way, int] | None = None
        nearest = last
        for way in ways:
            _, before, owned, deed = way
            if read is not None and (not deed.near or deed.type in _STRUGGLE):
                continue
            reached = _end(ground, i, first, last, deed, owned)
            if reached is None or reached[1] >= nearest or _is_other(ground, i, first, last, before, deed):
                continue
            read = way, reached[0]
            nearest = reached[1]
            if nearest <= i or deed.type != "ASSAULT":
                break  # ألقت القوة القبض على رجل وعبوة: nearer words may tell that no attack is told
        if read is not None:
            (letters, before, owned, deed), last_end = read
            start = inside(ground.page.text, ground.page.words[i], letters)
            found.append(Trigger(i, last_end, start, deed, before, owned, _is_passive(ground, start, deed)))
    for trigger in found:
        if trigger.deed.need not in ("carry", "happen"):
            return found
    return []


def _is_passive(ground: Ground, start: int, deed: Deed) -> bool:
    """Whether the first letter of a verb in the past bears the vowel of the passive."""
    return deed.verb and deed.says.startswith("past") and ground.page.text[start + 1 : start + 2] == DAMMA


def _after_count(ground: Ground, i: int, last: int) -> int:
    """The index of the word that is counted, where word `i` counts it (إسقاط 8 طائرات، سقوط ثلاث قذائف)."""
    counts = i + 1 < last and (ground.page.words[i].kind == "number" or ground.forms[i] in numerals())
    return i + 1 if counts else i


def _is_tag(forms: tuple[str, ...], i: int, first: int, last: int) -> bool:
    """Whether the word is one of a run of hashtags, which sort a post and tell nothing."""
    if i == first or forms[i - 1] != "#":
        return False
    return i + 1 >= last or forms[i + 1] == "#"


def _is_other(ground: Ground, i: int, first: int, last: int, before: str, deed: Deed) -> bool:
    """Whether the words around show that no deed is told: an adjective, a participle that describes, a noun for a number or a
    person, a noun that looks like the verb."""
    forms = ground.forms
    if _says_otherwise(ground, i, last, before):
        return True
    if deed.verb:
        if before:
            return False
        if deed.says.startswith("past") and _is_ruled(ground, i, first):
            return True
        if deed.says == "participle":
            return i > first and ground.page.words[i - 1].kind != "mark" and deed.family not in _FREE
        return deed.says == "past:ms" and is_noun(ground, i, first, last)
    if i + 1 < last and forms[i + 1].removeprefix(article()) in false_words("figure"):
        return True
    held = deed.family == "capture" and deed.genitive == "agent" and not (deed.definite or deed.near)
    if held and _after_of(ground, i, first):
        return True  # تحرير القرية من سيطرة المتمردين
    return not before and i > first and _only_describes(forms, i, first)


def _only_describes(forms: tuple[str, ...], i: int, first: int) -> bool:
    """Whether the word before the noun of a deed makes it a description; the victims of a deed are told where they are counted."""
    if among(forms[i - 1], false_words("head")):
        return True
    return among(forms[i - 1], false_words("victims")) and not (
        i - 1 > first and among(forms[i - 2], false_words("tally"))
    )


def _is_ruled(ground: Ground, i: int, first: int) -> bool:
    """Whether a preposition that tells for whom or against whom rules the word, which is then a noun for people (إلى أسر 9 عسكريين)."""
    link = link_at(ground, i - 1, i) if i > first else None
    return link is not None and link[0] == "recipient" and counted(ground.forms[i]) is not None


def _after_of(ground: Ground, i: int, first: int) -> bool:
    sense = ground.senses[i - 1] if i > first else None
    return sense is not None and ((), "of") in sense.ties


def _says_otherwise(ground: Ground, i: int, last: int, before: str) -> bool:
    """Whether the words after the word make it another: انقلاب سيارتهم; after a verb the subject may stand between: انقلب العرس إلى,
    after one of speech a longer one: رفض مكتب المدعي العام التعليق."""
    forms, sense = ground.forms, ground.senses[i]
    ends = false_before().get(forms[i][len(before) :], ())
    if not ends or sense is None:
        return False
    verbs = [deed for _, _, _, deed in sense.deeds if deed.verb]
    between = (REACH if any(deed.need == "speech" for deed in verbs) else BETWEEN) if verbs else 0
    for *middle, end in ends:
        for first in range(i + 1, i + 2 + between):
            at = first + len(middle)
            if at < last and forms[first:at] == tuple(middle) and end in bare[forms[at]]:
                return True
            if first < last and forms[first] == ".":
                break
    return False


@lru_cache(maxsize=1)
def _short() -> frozenset[str]:
    """The short prepositions, which bear on the word right after them."""
    return frozenset(word for word in (fold(row["word"]) for row in table("prepositions")) if len(word) < 4)


def _end(ground: Ground, i: int, first: int, last: int, deed: Deed, owned: bool) -> tuple[int, int] | None:
    """Where the trigger ends, and where the word stands that it needs (`i` where it needs none); None where what it needs is not there:
    after it, or before it where a pronoun is `owned` by a verb that goes on about that (شاحنات أسلحة اعترضتها الشرطة)."""
    start = _after_count(ground, i + 1, last) if deed.tail else i + 1
    end = start + len(deed.tail)
    if end > last or (deed.tail and ground.forms[start:end] != deed.tail):
        return None
    if deed.near:
        reach = FAR if deed.need == "speech" or deed.type in _FAR or deed.family == "talks" else REACH
        stop = beyond(ground, end, reach, last)
        if deed.verb and deed.type == "AGREE":
            stop = _until_deed(ground, end, stop)
        at = _nearest(ground, end, stop, deed.near, deed.verb and deed.type == "REQUEST")
        if at is not None and deed.verb and deed.mode == _SHOOTS and ground.forms[at].startswith(_by_the()):
            at = None  # فتحوا تحقيقا في قتله بالرصاص
        if at is None and deed.verb:
            back = TOLD if owned and _goes_on(ground, i, first) else BACK if deed.family == "strike" else 0
            at = _nearest(ground, max(first, i - back), i, deed.near)
        if at is None:
            return None
        if at == end and deed.verb and deed.type != "REQUEST" and deed.need not in ("who", "carry"):
            if _is_kind(ground, at, "crew"):
                return end, at  # فجر انتحاري نفسه
            craft = _is_kind(ground, at, "force") and any(
                form in deed.near for form in ground.forms[at + 1 : min(end + reach, last)]
            )
            return (end, at) if craft else (end + 1, at)  # أسقطت مقاتلة تركية قنابل
        return end, at
    if not deed.verb and end < last and ground.forms[end] in joining():
        end += 1
    return end, i


def _until_deed(ground: Ground, first: int, stop: int) -> int:
    """The index before `stop` of the first noun of a deed of force, which happened (وقعت غارة قبل الاتفاق), or of the first word of
    another clause; `stop` where there is neither."""
    for k in range(first, stop):
        sense = ground.senses[k]
        if sense is None or k in ground.inside:
            continue
        link = link_at(ground, k, stop) if sense.ties else None
        if link is not None and link[0] == "clause":
            return k
        if any(not deed.verb and deed.type in FORCE for _, _, _, deed in sense.deeds):
            return k
    return stop


def _goes_on(ground: Ground, i: int, first: int) -> bool:
    """Whether the verb with a pronoun at word `i` goes on about what was told: after a relative pronoun, or with a pronoun that is no
    ending of a noun (أسلحة صادروها; not: رشقة صواريخ دفعة واحدة)."""
    if not ground.forms[i].endswith(closed_feminine()):
        return True
    link = link_at(ground, i - 1, i) if i > first else None
    return link is not None and link[0] == "who"


def _is_kind(ground: Ground, i: int, kind: str) -> bool:
    """Whether word `i` is for forces or people of the kind."""
    sense = ground.senses[i]
    return sense is not None and sense.force is not None and sense.force[2].kind == kind


def _nearest(ground: Ground, first: int, stop: int, near: frozenset[str], asks: bool = False) -> int | None:
    """The index of the first word that must stand near, before the clause ends; short ones, which are prepositions, stand close by,
    or, of a verb that `asks`, right before a party (طلب الرئيس أمس من موسكو)."""
    senses, forms = ground.senses, ground.forms
    for k in range(first, stop):
        sense = senses[k]
        if sense is None:
            if forms[k] == "." or forms[k] == ":":
                return None
            continue
        for rest in sense.near:
            if rest not in near or ground.page.words[k].kind != "word":
                continue
            if k - first < 2 or rest not in _short() or (asks and _is_party(ground, k + 1)):
                return k
    return None


@lru_cache(maxsize=1)
def _by_the() -> str:
    """The preposition of what something is done with, and the article."""
    return charge() + article()


def _is_party(ground: Ground, i: int) -> bool:
    """Whether a name or a word for a party or an office stands at word `i`."""
    sense = ground.senses[i] if i < len(ground.senses) else None
    return i in ground.names or (sense is not None and sense.party)
