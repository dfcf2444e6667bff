"""Tell the noun of a deed from a verb written with the same letters (قصف، طالب)."""

from __future__ import annotations

from functools import lru_cache

from khabar.inflection import bare, feminine_plural
from khabar.language import article, proclitics, rests, table
from khabar.read.counted import counted_within
from khabar.read.events.ground import Ground
from khabar.read.events.parties import party_at
from khabar.read.events.senses import Sense
from khabar.read.events.states import states
from khabar.text import fold

# How many words a verb that announces and its subject may have.
SUBJECT = 5
# How many words a name may have.
NAME = 8
# Kinds of parties who strike.
_ARMED = frozenset({"force", "bloc", "crew", "group", "organization"})


def is_noun(ground: Ground, i: int, first: int, last: int) -> bool:
    """Whether a form that may be a verb or a noun (قصف، طالب) is the noun: something other than a mark or a particle of verbs stands
    before it, or an adjective of the noun after it."""
    sense = ground.senses[i]
    if sense is None or (
        sense.force is None and sense.phrases is None and all(deed.verb for _, _, _, deed in sense.deeds)
    ):
        return False
    if i + 1 < last and (ground.forms[i + 1] in joining() or _of_nation(sense, ground.forms[i + 1])):
        return True
    if _of_party(ground, i, last):
        return True
    if i == first or ground.page.words[i - 1].kind != "word" or _ends_person(ground, i):
        return False
    before = ground.forms[i - 1]
    if any(rest in told_again() or rest in _before_verbs() for rest in rests[before][:2]):
        return False
    if before in _clause_openers() and i - 1 > first and any(r in _earlier() for r in rests[ground.forms[i - 2]]):
        return False  # سبق أن طالب
    return not before.startswith(article()) or _is_told(ground, i, first)


def _of_party(ground: Ground, i: int, last: int) -> bool:
    """Whether a party with «to» follows the word and an adjective of it, which tells whose deed the noun is of (قصف عنيف للجيش)."""
    k = i + 2
    if k >= last or ground.page.words[i + 1].kind != "word" or ground.forms[i + 1].startswith(article()):
        return False
    sense = ground.senses[i + 1]
    if i + 1 in ground.inside or (sense is not None and sense.force is not None):
        return False
    if ground.forms[i + 1].endswith(feminine_plural()) or counted_within(ground.forms[i + 1]) is not None:
        return False  # قصف تجمعات للمسلحين
    party = party_at(ground, k, last)
    return (
        party is not None
        and party.first == k
        and party.before == proclitics("swallows_article")[0]
        and party.kind in _ARMED
    )


def _is_told(ground: Ground, i: int, first: int) -> bool:
    """Whether a verb that announces, notes, denies or visits stands before the word, but its subject between (نفت الحكومة المحلية نشر جنود،
    زار الوالي أسر سبعة سجناء)."""
    left = SUBJECT
    for k in range(i - 1, first - 1, -1):
        left -= k not in ground.inside
        if left < 0:
            return False
        sense = ground.senses[k]
        if ground.page.words[k].kind != "word" or ground.forms[k] in _clause_openers():
            return False
        if sense is not None and (
            any(
                deed.family in ("announce", "note") or (deed.verb and deed.type in ("ACCUSE", "CONSULT"))
                for _, _, _, deed in sense.deeds
            )
            or any(says == "denied" for _, says, _, _ in sense.hedges)
        ):
            return True
    return False


def _ends_person(ground: Ground, i: int) -> bool:
    """Whether the name of a person, whom a verb follows, ends right before word `i`."""
    names = ground.names
    return any(k in names and names[k][1] == i and names[k][0].kind == "person" for k in range(max(0, i - NAME), i))


def _of_nation(sense: Sense, after: str) -> bool:
    """Whether the word after one that may be the noun of a deed says of which nation it is (قصف تركي); of a noun with its object
    it would be the one who suffered (قتل سوري)."""
    if after.startswith(article()) or after not in states():
        return False
    return any(not deed.verb and deed.genitive == "agent" for _, _, _, deed in sense.deeds)


@lru_cache(maxsize=1)
def joining() -> frozenset[str]:
    """The adjectives that belong to the trigger they follow."""
    words = [fold(row["word"]) for row in table("events_modes") if row["joins"] == "1"]
    return frozenset(form for word in words for form in (word, article() + word))


@lru_cache(maxsize=1)
def _clause_openers() -> frozenset[str]:
    return _before_verbs() | {fold(row["word"]) for row in table("that_words")}


@lru_cache(maxsize=1)
def told_again() -> frozenset[str]:
    """The particles that open what is said with a pronoun for one who was told before, whose verb follows (أعلن الجيش أنه قصف)."""
    words = {fold(row["word"]) for row in table("that_words")}
    return frozenset(word for word in words if any(stem in words for stem in bare(word)[1:]))


@lru_cache(maxsize=1)
def _earlier() -> frozenset[str]:
    """The folded words after which what follows is told of an earlier time."""
    return frozenset(fold(row["word"]) for row in table("events_links") if row["says"] == "before")


@lru_cache(maxsize=1)
def _before_verbs() -> frozenset[str]:
    rows = table("events_links")
    return frozenset(fold(row["word"]) for row in rows if row["says"] in ("verb", "clause", "who", "before"))
