"""Spellings of names: when two of them are one name, and when one is a short form of the other."""

from __future__ import annotations

from functools import cache

from khabar.language import article, table
from khabar.remember import remembered
from khabar.sounds import same_sound
from khabar.text import fold

# Shorter words of a name are other names where they have other vowels (سالم, سليم), and so are those with the article.
LONG = 6
# So many letters are too few to know a name by.
LEAST = 3


@remembered
def parts(name: str) -> tuple[str, ...]:
    """The parts of a name in one spelling: folded, without article and words of descent, names of two words as one.

    >>> parts("عبد الرحمن بن سالم العلي") == parts("عبدالرحمن سالم العلي")
    True
    """
    the, servants, joins = _words()
    found: list[str] = []
    row = fold(name).split()
    at = 0
    while at < len(row):
        word = row[at]
        if word in servants and at + 1 < len(row):
            found.append(word + row[at + 1])
            at += 2
            continue
        if word not in joins or len(row) < 3:
            found.append(word[len(the) :] if word.startswith(the) and len(word) > len(the) + 2 else word)
        at += 1
    return tuple(found)


@cache
def _words() -> tuple[str, frozenset[str], frozenset[str]]:
    contexts = table("name_contexts")
    servants, joins = (
        frozenset(fold(row["word"]) for row in contexts if row["kind"] in kinds)
        for kinds in (("servant", "kunya"), ("joins",))
    )
    return article(), servants, joins


@remembered
def sounds(name: str) -> tuple[str, ...]:
    """The parts of a name without what spellings of foreign names differ in: long words lose their long vowels, and letters of one
    sound are one.

    >>> sounds("أنتونيو غوتيريش") == sounds("أنطونيو جوتيريش")
    True
    >>> sounds("محمد سليم") == sounds("محمد سالم")
    False
    """
    plain = {word for word in fold(name).split() if len(word) >= LONG}
    return tuple(_bare(part) if part in plain else part for part in parts(name))


def _bare(part: str) -> str:
    """The part without long vowels and a last h, letters of one sound made one; the part itself where too little would be left."""
    same, weak = same_sound(), {row["letter"] for row in table("roots") if row["kind"] == "weak"}
    found = "".join(same.get(c) or c for c in part[:1])
    for at, c in enumerate(part[1:], 1):
        found += same.get(c, c) if c in weak or same.get(c, c) or at == len(part) - 1 else c
    return found if len(found) > LEAST else part


def shortens(name: str, full: str) -> bool:
    """Whether a person's name of two parts or more is a short form of another one: its beginning up to a family's name, or its first and
    last part with none or some of those between. A son bears his father's name after his own, so that neither is short for the other.

    >>> shortens("علي صالح", "علي عبد الله صالح"), shortens("علي صالح", "أحمد علي صالح")
    (True, False)
    >>> shortens("سالم العلي", "سالم علي الحمد")
    False
    """
    short, long = parts(name), parts(full)
    if not 2 <= len(short) < len(long) or short[0] != long[0]:
        return False
    if long[: len(short)] == short:
        return is_family(name) and fold(name).split()[-1] in fold(full).split()
    rest = iter(long)
    return short[-1] == long[-1] and all(part in rest for part in short)


@remembered
def is_family(name: str) -> bool:
    """Whether the last word of a name is a family's: it bears the article, or no table holds it as a given name.

    >>> is_family("العلي"), is_family("باشينيان"), is_family("يوسف"), is_family("عبد الله")
    (True, True, False, False)
    """
    last = fold(name).split()[-1:] or [""]
    if parts(name)[-1:] != (last[0].removeprefix(_words()[0]),) and parts(name)[-1:] != (last[0],):
        return False
    return last[0].startswith(_words()[0]) or last[0] not in _given()


@cache
def _given() -> frozenset[str]:
    """Given names, and words that are given and family names both."""
    return frozenset(fold(row["name"]) for row in table("given_names") if row["type"] != "family")


@cache
def state_bodies() -> frozenset[tuple[str, ...]]:
    """Names of bodies that every state has: without a country they stand for any of them."""
    rows = table("ministries")
    return frozenset(
        parts(name) for row in rows for name in (row["word"], row["full"], *row["names"].split("|")) if name
    )


@cache
def listed() -> frozenset[str]:
    """The names under which the tables know persons, organisations and countries."""
    return frozenset(
        row["key"] for name in ("leaders", "organizations", "countries", "agencies") for row in table(name)
    )
