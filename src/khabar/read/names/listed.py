"""Further places of a list, which only the conjunction and the place before them tell."""

from __future__ import annotations

from khabar.inflection import endings
from khabar.language import proclitics
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import dual_heads, heads
from khabar.read.names.lexicon import exactly, marked
from khabar.read.names.likely import described
from khabar.read.names.places import name_end
from khabar.read.names.words import Found, Scene, Sense, adjective, plain


def listed_at(scene: Scene, i: int, unknown: bool) -> Found | None:
    """A further place of a list: a word with an attached `and` after a place; an `unknown` one after a place that a head has named."""
    for sense in scene.senses[i]:
        if sense.particles != proclitics("conjunction")[0]:
            continue
        found = _known_at(scene, i, sense) if sense.starts else None
        if found is None and unknown and _is_unknown(scene, i, sense):
            end = name_end(scene, i, sense.cut)
            found = Found(i, end, sense.cut, "place", None, "place-in-list", "", "", "") if end is not None else None
        if found is not None:
            return found
    return None


def _known_at(scene: Scene, i: int, sense: Sense) -> Found | None:
    """The place of the tables that begins at word `i` after the conjunction, which is no ordinary word."""
    hit = gazetteer().at(scene.forms, i, sense.form)
    one = next((k for k in known(hit[1]) if k.kind == "place" and k.needs != "country"), None) if hit else None
    if hit is None or one is None or sense.marks & {"closes", "preposition", "side"} or sense.form in heads():
        return None
    single = hit[0] == i + 1
    if single and exactly(sense.form) and not (sense.definite or one.precision != "point" or _second_of_two(scene, i)):
        return None
    if single and (described(scene, i, sense) or _qualified(scene, i, sense)):
        return None
    return Found(i, hit[0], sense.cut, "place", one.key, "known-in-list", hit[1], one.country, one.sort)


def _qualified(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word is a common noun with its adjective (والقاعدة الجوية): both have the article, both are ordinary."""
    if not (sense.definite and exactly(sense.form) and scene.is_word(i + 1)):
        return False
    after = scene.senses[i + 1][0]
    return after.definite and after.ordinary and adjective(after)


def _is_unknown(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether no table holds the word, neither with the conjunction nor without."""
    if sense.ordinary or sense.given not in ("", "rare") or known(sense.form) or scene.senses[i][0].ordinary:
        return False
    if sense.form[:1] in proclitics("preposition") and sense.form.endswith(endings("pronoun", "1p")):
        return False  # ولحلفائنا
    return not plain(sense.form) and not sense.form.endswith(marked("attached"))


def _second_of_two(scene: Scene, i: int) -> bool:
    """Whether a head in the dual stands two words before: of بلدتي two names follow."""
    return scene.is_word(i - 2) and any(s.form in dual_heads() for s in scene.senses[i - 2])
