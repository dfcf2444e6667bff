"""Persons whom nothing but their age tells: it stands in brackets after the full name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import proclitics, table, values
from khabar.read.names.lexicon import exactly
from khabar.read.names.words import Found, Scene, plain

# A full name has so many words at most.
_LONGEST = 5
_NO_PART = frozenset({"ends", "closes", "called", "in", "preposition", "side", "title", "voice"})


def with_aged(scene: Scene, found: list[Found]) -> list[Found]:
    """The names with the persons whose age follows in brackets: ماريلو دان سورتا (38 عاما). A name that ends before goes on to it."""
    ends = {name.last: k for k, name in enumerate(found)}
    covered = {i: k for k, name in enumerate(found) for i in range(name.first, name.last)}
    told = list(found)
    brackets = [i for i, form in enumerate(scene.forms) if form == "(" and 2 <= i < len(scene) - 3]
    for i in [i for i in brackets if _age(scene, i + 1)]:
        start = i
        while i - start < _LONGEST and start - 1 not in covered and _part(scene, start - 1):
            if i - start > 1 and "speech" in scene.senses[start - 1][0].marks:
                break
            start -= 1
        if start < i and (k := ends.get(start)) is not None and found[k].kind == "person" and found[k].key is None:
            told[k] = replace(found[k], last=i)
        elif start < i and _named(scene, start, i) and start - 1 not in covered:
            told.append(Found(start, i, 0, "person", None, "aged"))
    return sorted(told, key=lambda name: name.first)


def _named(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are a full name, or one that is no ordinary word."""
    return not scene.senses[start][0].definite and (end - start > 1 or not scene.plain(start))


def _age(scene: Scene, i: int) -> bool:
    """Whether a number of years in brackets stands at word `i`."""
    return scene.row[i].kind == "number" and scene.form(i + 1) in years() and scene.form(i + 2) == ")"


@cache
def years() -> frozenset[str]:
    """The words for a year or years, folded."""
    return frozenset(form for row in table("time_units") if row["unit"] == "Y" for form in values(row["words"]))


def _part(scene: Scene, i: int) -> bool:
    """Whether the word may be a part of a person's name: of the lists, or no ordinary word as it stands."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    sense = scene.senses[i][0]
    joined = any(s.cut and s.particles[:1] in proclitics("conjunction") and plain(s.form) for s in scene.senses[i])
    if sense.marks & _NO_PART or sense.nation or (joined and sense.given in ("", "rare")):
        return False
    return bool(sense.given) or not exactly(sense.form)
