"""What stands beside a word where a name may be: a head, a preposition, a side, quotation marks."""

from __future__ import annotations

from khabar.language import article
from khabar.read.names.bodies import heads
from khabar.read.names.words import Scene, Sense

# The sorts of organisations of the tables that are outlets.
OUTLETS = frozenset({"agency", "tv", "radio", "paper", "magazine", "site"})


def at_a_site(scene: Scene, i: int) -> bool:
    """Whether a word that says both site and scene stands before word `i`: موقع الحدث, the scene of what happened."""
    return scene.is_word(i - 1) and any({"outlet", "vague"} <= s.marks for s in scene.senses[i - 1])


def side_before(scene: Scene, i: int) -> bool:
    """Whether a word for a side stands before word `i`."""
    return scene.is_word(i - 1) and any("side" in s.marks for s in scene.senses[i - 1])


def opens_line(scene: Scene, i: int) -> bool:
    """Whether word `i` opens a line or a sentence."""
    return i == 0 or scene.row[i - 1].kind == "break" or scene.form(i - 1) in (".", "-", ":")


def preposition_before(scene: Scene, i: int) -> bool:
    """Whether a preposition stands before word `i`."""
    return scene.is_word(i - 1) and bool(scene.senses[i - 1][0].marks & {"in", "preposition"})


def place_before(scene: Scene, i: int, name: Sense) -> bool:
    """Whether a head of places stands before word `i`, or a side before a name that is no ordinary word."""
    if not name.definite and name.form in heads():
        return False
    k = i - 1
    while k >= 0 and scene.form(k) in ('"', "(", "#", ":"):
        k -= 1
    if not scene.is_word(k):
        return False
    for sense in scene.senses[k]:
        head = heads().get(sense.form)
        if head is not None and head[0] == "place" and not sense.marks & {"side", "vague"}:
            return True
        if "side" in sense.marks and not name.ordinary:
            return True
    return False


def headed(scene: Scene, i: int, end: int, kind: str) -> bool:
    """Whether the words stand in quotation marks, or after a head of the kind."""
    if scene.form(i - 1) in ('"', "(") and scene.form(end) in ('"', ")"):
        return True
    if not scene.is_word(i - 1):
        return False
    for sense in scene.senses[i - 1]:
        head = heads().get(sense.form) or (heads().get(sense.form[len(article()) :]) if sense.definite else None)
        if head is not None and head[0] == kind:
            return True
    return False


def outlet_before(scene: Scene, i: int, end: int) -> bool:
    """Whether the words stand in quotation marks, or after a word for an outlet."""
    if scene.form(i - 1) in ('"', "(") and scene.form(end) in ('"', ")"):
        return True
    return scene.is_word(i - 1) and any("outlet" in s.marks for s in scene.senses[i - 1])


def people_stands(scene: Scene, i: int) -> bool:
    """Whether the plural of a people stands for the people: it does not describe the noun before it."""
    if scene.senses[i] and not scene.senses[i][0].definite and scene.senses[i][0].cut == 0:
        return False
    if not scene.is_word(i - 1) or (
        any(s.cut and s.definite for s in scene.senses[i]) and not scene.senses[i][0].definite
    ):
        return True
    before = scene.senses[i - 1][0]
    return not (before.definite and before.ordinary)


def person_before(scene: Scene, i: int) -> bool:
    """Whether a title, a country's adjective or a word for forces stands before word `i`."""
    if not scene.is_word(i - 1):
        return False
    return any(s.marks & {"title", "force"} or (s.nation and s.definite) for s in scene.senses[i - 1])


def modelled(scene: Scene, i: int) -> bool:
    """Whether a word for a make or model stands before word `i`."""
    return scene.is_word(i - 1) and "model" in scene.senses[i - 1][0].marks
