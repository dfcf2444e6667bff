"""Tell whether two mentions of a deed agree in the party, the day or the place."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import article, of_kind
from khabar.read.events.forces import forces
from khabar.read.events.states import rules
from khabar.text import fold


@lru_cache(maxsize=4096)
def agree_party(one: str | None, other: str | None) -> bool | None:
    """Whether two keys may stand for one party: a word of theirs begins alike, words that only say what kind it is aside.

    None where one is missing or only says what kind it is (المهاجمون).
    """
    if not one or not other:
        return None
    if one == other:
        return True
    mine, theirs = telling(one), telling(other)
    if not mine or not theirs:
        return None
    return any(a[:4] == b[:4] for a in mine for b in theirs)


def telling(key: str) -> list[str]:
    """The folded words of a key that say more than what kind of party it is."""
    known = forces()
    bare = (word.removeprefix(article()) for word in fold(key).split())
    return [word for word in bare if len(word) > 2 and word not in known]


def agree_day(one: str | None, other: str | None) -> bool | None:
    """Whether two TIMEX3 values may be one day; None where one is missing, or only says how long."""
    if not one or not other:
        return None
    if one == other:
        return True
    if any(value[0] == "P" and not value.endswith("_REF") for value in (one, other)):
        return None
    short, long = sorted((one[:10], other[:10]), key=len)
    return long.startswith(short)


def agree_place(one: tuple[str, ...], other: tuple[str, ...], near: frozenset[tuple[str, str]]) -> bool | None:
    """Whether one place of each is the same or near; None where one is missing, or where one is a whole country."""
    if not one or not other:
        return None
    if any(x == y or (x, y) in near for x in one for y in other):
        return True
    if all(map(rules, one)) or all(map(rules, other)) or any(holds(x, y) for x in one for y in other):
        return None
    return False


@lru_cache(maxsize=4096)
def holds(one: str, other: str) -> bool:
    """Whether the words of one place are all among those of the other, words for kinds of places aside (غزة, قطاع غزة; سوق المدينة)."""
    mine, theirs = ({word.removeprefix(article()) for word in fold(key).split()} for key in (one, other))
    mine, theirs = mine - of_kind("heads", "place", "word"), theirs - of_kind("heads", "place", "word")
    return mine <= theirs or theirs <= mine
