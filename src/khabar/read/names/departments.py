"""Parts of a body: a committee of a parliament, the office of a ministry, which the name says with the word for in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import article
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Found, Scene, Sense

# The words of a department's name after its head, at most, and marks of words that are none.
_LONGEST = 4
_NO_PART = frozenset({"closes", "speech", "in", "preposition", "title", "side"})


def with_departments(scene: Scene, found: list[Found]) -> list[Found]:
    """The names, a department joined to the body in which it is: لجنة الموازنة في برلمان السهل."""
    told: list[Found] = []
    for name in found:
        last = told[-1] if told else None
        if last is not None and _department(scene, last) and _in(scene, last, name):
            told[-1] = replace(last, last=name.last, key=None, form="", rule="department", country="", head="")
        elif last is not None and _local(scene, last) and _of_place(scene, last.last, name):
            told[-1] = replace(last, last=name.last, key=None, form="", rule="local-body", country="", head="")
        elif (first := _opens(scene, name, last.last if last is not None else 0)) is not None:
            told.append(Found(first[0], name.last, first[1], "organization", None, "department"))
        else:
            told.append(name)
    return told


def _opens(scene: Scene, name: Found, since: int) -> tuple[int, int] | None:
    """The head, with the letters of its particles, of a department that no name tells so far, within the body
    `name`; none before word `since`."""
    i = name.first - 2
    if (
        name.kind != "organization"
        or name.cut
        or i <= since
        or not (scene.is_word(i + 1) and "in" in scene.senses[i + 1][0].marks)
    ):
        return None
    for k in range(i, max(since, i - _LONGEST) - 1, -1):
        if not scene.is_word(k) or scene.blocked[k]:
            return None
        head = next((s for s in scene.senses[k] if s.form in _departments()), None)
        if head is not None and k < i:
            return k, head.cut
        if scene.senses[k][0].marks & _NO_PART or not (scene.senses[k][0].definite or scene.senses[k + 1][0].definite):
            return None
    return None


def _department(scene: Scene, name: Found) -> bool:
    """Whether an organisation that no table holds is called by a head of departments and says which: no department as such."""
    if name.kind != "organization" or name.last < name.first + 2 or name.rule.startswith(("known", "body")):
        return False
    first = next((s.form for s in scene.senses[name.first] if s.cut == name.cut), "")
    return first.removeprefix(article()) in _departments()


def _in(scene: Scene, last: Found, name: Found) -> bool:
    """Whether the word for in and another name stand right after a name: a body, or a place where quotation marks enclose both."""
    i = last.last
    if not scene.is_word(i) or "in" not in scene.senses[i][0].marks or name.cut or name.first != i + 1:
        return False
    quoted = scene.form(last.first - 1) == '"' and scene.form(name.last) == '"'
    return name.kind == "organization" or (name.kind == "place" and quoted)


def _local(scene: Scene, name: Found) -> bool:
    """Whether the name is that of a body of a town which does not say of which: المجلس المحلي."""
    if name.kind != "organization" or name.last != name.first + 2 or not scene.is_word(name.last - 1):
        return False
    return "of_town" in scene.senses[name.last - 1][0].marks


def _of_place(scene: Scene, i: int, name: Found) -> bool:
    """Whether word `i` says of which place the body before it is, and the name is that place's: لكفر الوادي, بمديرية الوادي."""
    if name.kind != "place" or not scene.is_word(i):
        return False
    if name.first == i:
        return name.cut == 1
    at = i + ("in" in scene.senses[i][0].marks)
    headed = any(_is_area(s) and (at > i or s.cut == 1) for s in scene.senses[at]) if scene.is_word(at) else False
    start = at + headed
    return start > i and name.first == start + (scene.form(start) == "#") and not name.cut


def _is_area(sense: Sense) -> bool:
    """Whether the word without the article says what kind of place follows and is left out of its name: بلدة, مديرية."""
    return heads().get(sense.form, ("", True, False))[:2] == ("place", False)


@cache
def _departments() -> frozenset[str]:
    """The heads of departments."""
    return frozenset(word for word, kinds in contexts().items() if "department" in kinds)
