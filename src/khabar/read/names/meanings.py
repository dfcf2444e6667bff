"""Choose which of the things that a name of the tables may stand for is meant, if any."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.gazetteer import Known, known
from khabar.read.names.bodies import heads, one_body, several
from khabar.read.names.context import (
    OUTLETS,
    another_outlet,
    at_a_site,
    belongs,
    countryside,
    hamlet_before,
    headed,
    modelled,
    opens_line,
    outlet_before,
    people_stands,
    person_before,
    place_before,
    preposition_before,
    relative_before,
    settled,
    side_before,
)
from khabar.read.names.lexicon import aliases, contexts, exactly, marked
from khabar.read.names.likely import accusative, described, describes, in_pair, is_two_seas, spoken_to, tagged, weak
from khabar.read.names.words import Scene, Sense, adjective

# A town of fewer people is nothing that something else is likened to.
_LIKENED = 1_000_000
# So many words may stand between a word of speech and the outlet to which something is said.
_TOLD_REACH = 8
_NO_NAMES = frozenset({"closes", "preposition", "in", "joins", "kunya", "servant"})


def choose(scene: Scene, i: int, end: int, name: str, sense: Sense) -> Known | None:
    """The first meaning of the name whose needs are met at words `i` to `end`, or None where none of its things is meant.

    An outlet that speaks or is spoken to goes before all others.
    """
    if scene.is_word(i - 1) and "keeper" in scene.senses[i - 1][0].marks:
        return None
    single = end == i + 1
    if single and _is_word(scene, i, sense):
        return None
    meanings = known[name]
    if _is_spoken_of(scene, i, end, sense):
        for one in meanings:
            if one.sort in OUTLETS and not another_outlet(scene, i, one.sort):
                return one
    for one in meanings:
        if _differs(scene, i, end, sense, one) or (single and _differs_alone(scene, i, end, sense, one)):
            continue
        if single and one.sort in OUTLETS and sense.ordinary:
            if outlet_before(scene, i, end) or spoken_to(scene, i) or _heads_speech(scene, i, end):
                return one
        elif _has_its_needs(scene, i, end, sense, one):
            return one
    return None


def _is_word(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the single word is no name where it stands, whatever it may name: a particle, what something is modelled on, an adjective of
    the word before it."""
    if sense.marks & _NO_NAMES or modelled(scene, i):
        return True
    phrase = any(s.cut and s.marks & {"closes", "preposition", "in"} for s in scene.senses[i])
    if not sense.cut and phrase and not place_before(scene, i, sense):
        return True
    if is_two_seas(scene, i, sense) or accusative(scene, i, sense):
        return True
    if not (sense.definite and (sense.nation or (sense.ordinary and adjective(sense)))) or sense.cut:
        return False
    if not scene.is_word(i - 1) or scene.blocked[i - 1]:  # شملت حتى الآن السعودية
        return False
    after_definite = any(s.definite for s in scene.senses[i - 1])
    return after_definite and not (several(sense.form) and one_body(scene, i - 1))


def _is_spoken_of(scene: Scene, i: int, end: int, sense: Sense) -> bool:
    """Whether the words before the name let an outlet be expected: quotation marks, an interview, or a word of speech."""
    if scene.form(i - 1) == scene.form(end) == '"' and not place_before(scene, i, sense):
        return True
    return (not sense.cut and not sense.ordinary and spoken_to(scene, i)) or _is_told(scene, i, sense)


def _differs(scene: Scene, i: int, end: int, sense: Sense, one: Known) -> bool:
    """Whether the words around the name, of however many words, show that it is not this that is meant: another outlet, a relative of the
    one after whom a body is called, a side of a country."""
    if one.sort in OUTLETS and another_outlet(scene, i, one.sort):
        return True
    if one.kind == "organization" and "kunya" in sense.marks and relative_before(scene, i):
        return True
    return end > i + 1 and one.precision == "region" and _side_of_country(scene, i, end, sense)


def _differs_alone(scene: Scene, i: int, end: int, sense: Sense, one: Known) -> bool:
    """Whether the single word is more likely something else than this: a head of other names, a small town that is likened to, a verb."""
    if one.kind == "place":
        if sense.particles[-1:] == marked("as")[0] and one.weight < _LIKENED:
            return True
        if one.sort != "country" and _heads_a_place(scene, i, end, sense):
            return True
    elif one.kind == "organization" and ("speech" in sense.marks or _is_any_body(sense)):
        return True
    if one.precision == "region" and (hamlet_before(scene, i) or countryside(scene, i, sense)):
        return True
    if one.sort == "point" and (sense.form in aliases() or described(scene, i, sense)):
        return True
    return one.sort in OUTLETS and sense.definite and at_a_site(scene, i)


def _heads_a_place(scene: Scene, i: int, end: int, sense: Sense) -> bool:
    """Whether the word is a head of places' names, which bears none itself unless a head stands before it (مدينة الجزيرة)."""
    if settled(sense):
        return True
    heading = sense.form in heads() or sense.form.removeprefix(article()) in heads()
    return heading and not (sense.definite and headed(scene, i, end, "place"))


def _is_any_body(sense: Sense) -> bool:
    """Whether the word with the article tells only what kind of organisation is meant, and none is called so alone (الجامعة)."""
    stem = sense.form.removeprefix(article())
    if not sense.definite or stem not in heads() or heads()[stem][0] != "organization":
        return False
    return "recalled" not in contexts().get(stem, ())


def _has_its_needs(scene: Scene, i: int, end: int, sense: Sense, one: Known) -> bool:
    """Whether what must stand with the name for this to be meant stands there."""
    if one.needs == "":
        return end > i + 1 or not _is_weak(scene, i, end, sense, one)
    if one.needs == "head":
        return not sense.cut and headed(scene, i, end, "organization")
    if one.needs == "context":
        if one.kind == "organization" and belongs(scene, i):
            return True
        if end == i + 1 and sense.cut and (exactly(scene.forms[i]) or scene.senses[i][0].given):
            return False
        if one.kind == "place":
            return _in_context(scene, i, sense, one)
        return not sense.cut and headed(scene, i, end, one.kind)
    return one.needs == "country" or (one.needs == "people" and people_stands(scene, i))


def _is_weak(scene: Scene, i: int, end: int, sense: Sense, one: Known) -> bool:
    """Whether the single word is more likely an ordinary one, or another's name, than this, though nothing need stand with that."""
    if one.kind == "person" and _no_person(scene, i, end, sense):
        return True
    if one.sort in ("point", "capital") and weak(scene, i, sense, one) and not tagged(scene, i, one):
        return True
    return one.sort == "country" and bool(sense.nation) and not sense.definite and describes(scene, i, sense)


def _heads_speech(scene: Scene, i: int, end: int) -> bool:
    """Whether the words open a line and a colon follows: `سانا: قتيلان في القصف`."""
    return scene.form(end) == ":" and opens_line(scene, i)


def _is_told(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether somebody says something to what word `i` names: `said to Anadolu`."""
    if sense.ordinary or not sense.definite or sense.particles != proclitics("swallows_article")[0]:
        return False
    return any("speech" in s.marks for k in range(max(0, i - _TOLD_REACH), i) for s in scene.senses[k])


def _no_person(scene: Scene, i: int, end: int, sense: Sense) -> bool:
    """Whether the word is hardly the person's name that it also is: after `in`, with a particle that may be its first letter, or an
    ordinary word that nobody is said to be."""
    if scene.is_word(i - 1) and "in" in scene.senses[i - 1][0].marks:
        return True
    if not exactly(sense.form):
        return False
    return (sense.cut > 0 and exactly(scene.forms[i])) or not _speaks_or_holds(scene, i, end)


def _speaks_or_holds(scene: Scene, i: int, end: int) -> bool:
    """Whether a person's name that is also an ordinary word is one here: after a title or a verb of speech, or heading what is said."""
    if person_before(scene, i) or _heads_speech(scene, i, end):
        return True
    return scene.is_word(i - 1) and "speech" in scene.senses[i - 1][-1].marks


def _in_context(scene: Scene, i: int, sense: Sense, one: Known) -> bool:
    """Whether a place whose name is an ordinary word is meant: a head stands before it, or of a country any word for where."""
    if one.sort == "country":
        return (
            preposition_before(scene, i) or side_before(scene, i) or (opens_line(scene, i) and not scene.is_word(i + 1))
        )
    return place_before(scene, i, sense) or in_pair(scene, i, one) or tagged(scene, i, one)


def _side_of_country(scene: Scene, i: int, end: int, first: Sense) -> bool:
    """Whether the words are a side and a country: the north of Iraq is Iraq's name with a side before it."""
    if "side" not in first.marks or "vague" in first.marks:
        return False
    if any(s.particles == proclitics("conjunction")[0] and "side" in s.marks for s in scene.senses[i + 1]):
        return False
    return any(k.sort == "country" for k in known(" ".join(scene.forms[end - 1 : end])))
