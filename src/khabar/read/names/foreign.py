"""Parts of places' names that no list holds: after a foreign article or link, after an ordinary word."""

from __future__ import annotations

from khabar.inflection import closed_feminine, endings, present_letters
from khabar.language import proclitics
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import deeds, exactly
from khabar.read.names.words import Scene, Sense


def unlisted(scene: Scene, i: int) -> bool:
    """Whether the word is in no list: no ordinary one, no part of a person's name, no known name."""
    if not scene.is_word(i) or scene.blocked[i] or scene.plain(i):
        return False
    sense = scene.senses[i][0]
    return not (sense.definite or sense.nation or sense.marks or sense.form.startswith(proclitics("conjunction")[0]))


def after_foreign(scene: Scene, i: int) -> bool:
    """Whether the word may stand after a foreign link: no ordinary one as it stands, none with the article."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    sense = scene.senses[i][0]
    return not (exactly(sense.form) or sense.definite or sense.nation or sense.marks)


def with_unknown(scene: Scene, start: int, first: Sense) -> bool:
    """Whether an ordinary word after a settlement's head goes on with one that is in no list, so that both are its name: كفار زوريم."""
    if first.definite or first.form in deeds() or not unlisted(scene, start + 1) or scene.senses[start + 1][0].starts:
        return False
    if any(heads().get(s.form, ("", False, False))[2] for s in scene.senses[start - 1]):
        return False
    if "foreign" in first.marks:
        return True
    verb = first.form[:1] in present_letters() or first.form.endswith(endings("past", "fs", "mp"))
    told = verb or first.form[-1:] == closed_feminine() or _conjoined(scene, start)
    return not (told or first.marks or scene.senses[start + 1][0].given)


def _conjoined(scene: Scene, i: int) -> bool:
    """Whether the word may be another one with a conjunction."""
    return any(s.cut and s.ordinary and s.particles[:1] in proclitics("conjunction") for s in scene.senses[i])
