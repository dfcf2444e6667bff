"""Persons whom nothing but their age tells: in brackets or between commas after the name, or after `aged`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import proclitics, table, values
from khabar.read.names.lexicon import contexts, exactly
from khabar.read.names.words import Found, Scene, plain

# The marks around an age, and within how many words after `aged` it follows: البالغ من العمر 12 عاما.
_CLOSES, _SOON = {"(": ")", "\u060c": "\u060c", ",": ","}, 4
# A full name has so many words at most.
_LONGEST = 5
# Who may be meant by a single word that is also an ordinary one.
_OFTEN_GIVEN = frozenset({"given", "both", "common"})
_NO_PART = frozenset({"ends", "closes", "called", "in", "preposition", "side", "title", "voice"})


def with_aged(scene: Scene, found: list[Found]) -> list[Found]:
    """The names with the persons whose age follows: ماريلو دان سورتا (38 عاما). A name that ends before goes on to it."""
    ends = {name.last: k for k, name in enumerate(found)}
    covered = {i: k for k, name in enumerate(found) for i in range(name.first, name.last)}
    told = list(found)
    for i in [i for i in range(1, len(scene) - 3) if scene.forms[i] in _leads() and _age_follows(scene, i)]:
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
    """Whether the words are a full name, or one that is no ordinary word or often a given name."""
    first = scene.senses[start][0]
    return not first.definite and (
        end - start > 1 or not scene.plain(start) or (first.given in _OFTEN_GIVEN and not first.cut)
    )


@cache
def _leads() -> frozenset[str]:
    """What stands between a name and an age: a bracket, a comma, the word for who is so old."""
    return frozenset(_CLOSES) | _old()


@cache
def _old() -> frozenset[str]:
    return frozenset(word for word, kinds in contexts().items() if "aged" in kinds)


def _age_follows(scene: Scene, i: int) -> bool:
    """Whether an age follows the word or mark at `i`: a number of years that the mark closes again, or soon after `aged`."""
    if (close := _CLOSES.get(scene.forms[i])) is not None:
        return _years_at(scene, i + 1) and scene.form(i + 3) == close
    return any(_years_at(scene, k) for k in range(i + 1, min(i + _SOON, len(scene) - 1)))


def _years_at(scene: Scene, i: int) -> bool:
    return scene.row[i].kind == "number" and scene.form(i + 1) in years()


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
