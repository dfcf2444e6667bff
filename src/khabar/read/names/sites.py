"""Names after the word for a site that is a part of them (a prison, a bridge, a forest), of words that only look like ordinary ones."""

from __future__ import annotations

from khabar.inflection import closed_feminine, dual, endings, oblique, sound_plural
from khabar.read.names.foreign import unlisted
from khabar.read.names.lexicon import deeds, exactly, marked
from khabar.read.names.unlisted import ends_there
from khabar.read.names.words import Scene, Sense

# So many letters such a word has at least; a longer one than that may be two without the gap between them.
_SHORTEST, _LONGEST = 4, 10


def site_end(scene: Scene, start: int, head: Sense) -> int | None:
    """The end of a name that begins at word `start`, right after the `head` without the article, or None.

    `سجن كالوبا منذ أيار`: a word that no list holds as it stands, right before what cannot be of the name, is one: what completes a
    noun has no particle and not the ending of the accusative, and an adjective agrees with it. `جسر ناي تشيلو`: an ordinary word
    before one in no list is the first of two.
    """
    word = scene.senses[start][0]
    if head.definite or word.definite or word.nation or word.marks or word.form in deeds():
        return None
    feminine = head.form.endswith(closed_feminine())
    if unlisted(scene, start + 1) and not scene.senses[start + 1][0].starts:
        agrees = word.form.endswith(closed_feminine()) == feminine and not word.given
        return None if agrees or len(scene.senses[start]) > 1 else start + 2
    if len(word.form) < _SHORTEST or any(_is_word(s) for s in scene.senses[start]):
        return None
    if word.form.endswith((*_persons(), marked("relation")[0] if not feminine else closed_feminine())):
        return None
    return start + 1 if ends_there(scene, start + 1) else None


def bears_unlisted(scene: Scene, i: int, head: Sense) -> bool:
    """Whether the word is one that only a name can be, so that even a `head` that often says but what kind of thing it is bears it:
    حاجز السبالهي. After the word for a road it is where that leads."""
    if not scene.is_word(i) or scene.blocked[i] or len(scene.senses[i]) > 1 or "route" in head.marks:
        return False
    word = scene.senses[i][0]
    known_word = word.ordinary or word.nation or word.marks or word.given or (word.starts and not word.definite)
    return not known_word and _SHORTEST < len(word.form) <= _LONGEST


def _is_word(sense: Sense) -> bool:
    """Whether the reading is one that the lists hold as it stands, or has the article."""
    return exactly(sense.form) or bool(sense.cut and (sense.definite or sense.starts or sense.given or sense.nation))


def _persons() -> tuple[str, ...]:
    """The endings of a noun that has a pronoun or is told of two or many, which may complete the word for a site: سجن قريتهم."""
    return (
        *endings("pronoun", "ms", "fs", "mp", "fp", "1p"),
        dual(),
        oblique(),
        sound_plural(),
        *endings("noun", "many"),
    )
