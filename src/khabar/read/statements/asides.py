"""Asides about those who speak: they keep their names to themselves (طلب عدم كشف هويته), or are told what they are (، وهو طبيب،)."""

from __future__ import annotations

from khabar.language import of_kind
from khabar.read.statements.scene import PAUSES, Scene
from khabar.read.statements.words import kinds_of, phrase_at, small_words, that_words

# Within so many words an aside comes to the name that is kept back.
_ASIDE = 6
# An aside that tells what the speaker is has no more words than this.
APPOSED = 12


def hides(scene: Scene, k: int) -> bool:
    """Whether the word opens an aside of one who keeps his name to himself (طلب عدم كشف هويته)."""
    row = scene.page.words
    if row[k].form not in kinds_of("withholds"):
        return False
    return any(_identity(scene, j) for j in range(k + 1, min(len(row), k + _ASIDE)))


def _identity(scene: Scene, k: int) -> bool:
    """Whether the word is one for somebody's name (هويته), or for being known by one (أن يعرف باسم)."""
    word = scene.page.words[k]
    return word.kind == "word" and (small_words().get(word.form) == "identity" or word.form in kinds_of("known"))


def past_aside(scene: Scene, k: int, limit: int) -> int:
    """The word after the aside that opens at word `k`: its comma, or what opens the words said; `k` where none opens there."""
    row = scene.page.words
    if k < limit and row[k - 1].form in PAUSES and phrase_at("apart", row, k) is not None:
        return next((j for j in range(k + 1, min(limit, k + APPOSED)) if row[j].form in PAUSES | {":"}), k)
    if k >= limit or not hides(scene, k):
        return k
    after = next(j for j in range(k + 1, len(row)) if _identity(scene, j)) + 1
    while after < limit and not (row[after].kind in ("mark", "break") or row[after].form in that_words()):
        after += 1
    return min(after, limit)


def tells_age(scene: Scene, k: int) -> bool:
    """Whether the word tells how old the speaker is (بائعة عمرها 58 عاما)."""
    row = scene.page.words
    return k + 1 < len(row) and row[k + 1].kind == "number" and row[k].form in of_kind("figure_words", "age")
