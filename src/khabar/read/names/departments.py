"""Parts of a body: a committee of a parliament, an authority of a region, which the name says with the word for in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import article
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Found, Scene


def with_departments(scene: Scene, found: list[Found]) -> list[Found]:
    """The names, a department joined to the body or the part of a country in which it is: لجنة الموازنة في برلمان السهل."""
    told: list[Found] = []
    for name in found:
        last = told[-1] if told else None
        if last is not None and _department(scene, last) and _in(scene, last.last, name):
            told[-1] = replace(last, last=name.last, key=None, form="", rule="department", country="", head="")
        else:
            told.append(name)
    return told


def _department(scene: Scene, name: Found) -> bool:
    """Whether an organisation that no table holds is called by a head of departments and says which: no department as such."""
    if name.kind != "organization" or name.last < name.first + 2 or name.rule.startswith(("known", "body")):
        return False
    first = next((s.form for s in scene.senses[name.first] if s.cut == name.cut), "")
    return first.removeprefix(article()) in _departments()


def _in(scene: Scene, i: int, name: Found) -> bool:
    """Whether the word for in stands at word `i` and what is in it right after: a body, or a place with the word for its kind."""
    if not scene.is_word(i) or "in" not in scene.senses[i][0].marks or name.cut:
        return False
    if name.first == i + 1:
        return name.kind in ("organization", "place")
    head = heads().get(scene.form(i + 1))
    return name.first == i + 2 and name.kind == "place" and head is not None and head[0] == "place"


@cache
def _departments() -> frozenset[str]:
    """The heads of departments."""
    return frozenset(word for word, kinds in contexts().items() if "department" in kinds)
