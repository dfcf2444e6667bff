"""What a body is for, as its name goes on to say: for human rights, for the defence of freedom, for the sake of peace."""

from __future__ import annotations

from functools import cache

from khabar.language import proclitics
from khabar.read.names.bodies import bodies, body_at
from khabar.read.names.lexicon import marked
from khabar.read.names.owners import gazetteer_country
from khabar.read.names.words import Scene, Sense, adjective

# What stands after the name of a body and is no part of it.
_ENDS = frozenset({"closes", "ends", "in", "preposition", "side", "speech", "title"})


def purpose_end(scene: Scene, end: int, named: bool = False) -> int:
    """Past what a body is for: an attached `for`, a noun, and words with the article; with `named` only a noun that bodies are for."""
    if not scene.is_word(end) or scene.blocked[end]:
        return end
    for sense in scene.senses[end]:
        told = "outlet" in sense.marks and not sense.definite  # طبيب في مستشفى زليتن لقناة النهر
        if not sense.cut or sense.particles != proclitics("swallows_article")[0] or "no_purpose" in sense.marks or told:
            continue
        last = end + 1
        body = body_at(scene, end) if sense.definite else None
        if body is not None and body.cut == sense.cut and body.last > last:
            return body.last
        if not sense.definite and scene.is_word(last) and _bare_noun(scene.senses[last][0]):
            last += 1  # لمراقبة وقف النار
        if not sense.definite and not (scene.is_word(last) and scene.senses[last][0].definite):
            continue
        if (sense.definite or named or not sense.ordinary) and "purpose" not in sense.marks:
            continue
        if not sense.definite:
            last += 1
        while (
            scene.is_word(last)
            and last - end < 5
            and scene.senses[last][0].definite
            and adjective(scene.senses[last][0])
        ):
            last += 1
        return _further(scene, last)
    return _cause(scene, end)


def _bare_noun(sense: Sense) -> bool:
    """Whether the word is an ordinary one without the article, no particle and no name."""
    return sense.ordinary and not (sense.definite or sense.nation or sense.marks & _ENDS)


def _further(scene: Scene, i: int) -> int:
    """Past more purposes joined to the first, or past what a purpose is about: للبحوث والإفتاء, للدفاع عن حقوق السجناء."""
    end = fields_end(scene, i)
    if end > i or not (scene.is_word(i) and scene.is_word(i + 1) and "about" in scene.senses[i][0].marks):
        return end
    if scene.senses[i + 1][0].definite:
        return i + 2
    whose = scene.is_word(i + 2) and scene.senses[i + 2][0].definite and _bare_noun(scene.senses[i + 1][0])
    return i + 3 if whose else i


def fields_end(scene: Scene, i: int) -> int:
    """Past fields of work joined to the ones before, each with its adjectives: وزارة الصحة والسكان, الشؤون البلدية والقروية."""
    end = i
    while scene.is_word(end) and not scene.blocked[end]:
        joined = [s for s in scene.senses[end] if s.particles == proclitics("conjunction")[0] and s.definite]
        if not any(_field(scene, end, s) for s in joined):
            break
        end += 1
        while scene.is_word(end) and scene.senses[end][0].definite and adjective(scene.senses[end][0]):
            end += 1
    return end


def _field(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word is a field of work, or an adjective of relation that tells of one, and no body of its own."""
    body = bodies().at(scene.row, i)
    if sense.nation or (body is not None and not body[2].short and "silent" not in sense.marks):
        return False
    return "purpose" in sense.marks or (sense.ordinary and adjective(sense))


def _cause(scene: Scene, i: int) -> int:
    """Past a cause in whose name a body is: من أجل السلام, من أجل فلسطينيي سوريا."""
    if scene.forms[i : i + 2] not in _for_the_sake() or not scene.is_word(i + 2):
        return i
    first = scene.senses[i + 2][0]
    if first.definite or first.nation or first.marks & {"closes", "preposition", "in"}:
        return i + 3 if first.definite else i
    place = gazetteer_country(scene, i + 3, any_place=True)
    return place[0] if place is not None else i


@cache
def _for_the_sake() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in marked("sake"))
