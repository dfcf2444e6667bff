"""Parts of places' names that no list holds: after a foreign article or link, after an ordinary word."""

from __future__ import annotations

from khabar.inflection import closed_feminine, endings, present_letters
from khabar.language import article, proclitics
from khabar.read.gazetteer import TOWN, is_place, known
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import deeds, exactly
from khabar.read.names.words import Scene, Sense
from khabar.text import COMMA

# The marks that close a clause.
_MARKS = frozenset({COMMA, ".", ":", "("})


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


def ends_name(scene: Scene, i: int) -> bool:
    """Whether a word of the lists right before a mark is the second of a foreign name whose first is in no list, or that of a small place
    (قرية زوغون نا، غرو جان): no verb, no accusative that tells how, no time, and no word with a particle unless it is one as a whole."""
    first, word = scene.senses[i - 1][0], scene.senses[i][0]
    if scene.plain(i - 1) or first.definite or first.nation or first.marks or first.given not in ("", "rare"):
        return False
    if any(k.kind != "place" or k.weight >= TOWN for k in known(first.form)):
        return False
    if (
        scene.blocked[i]
        or word.definite
        or word.nation
        or word.marks - {"link"}
        or (word.starts and is_place(word.form))
    ):
        return False
    if len(scene.senses[i]) > 1 and not exactly(word.form):
        return False
    accusative = word.form[-1:] == article()[:1] and exactly(word.form[:-1])
    return not (accusative or word.form in deeds()) and (scene.form(i + 1) in _MARKS or _in_area(scene, i + 1))


def _in_area(scene: Scene, i: int) -> bool:
    """Whether an attached `in` and a head of places stand at word `i`: بإقليم."""
    within = (s for s in scene.senses[i] if s.particles == proclitics("preposition")[0]) if scene.is_word(i) else ()
    return any(heads().get(s.form, ("",))[0] == "place" for s in within)


def _conjoined(scene: Scene, i: int) -> bool:
    """Whether the word may be another one with a conjunction."""
    return any(s.cut and s.ordinary and s.particles[:1] in proclitics("conjunction") for s in scene.senses[i])
