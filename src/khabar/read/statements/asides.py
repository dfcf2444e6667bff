"""Asides about those who speak: they keep their names to themselves (طلب عدم كشف هويته), or are told what they are (، وهو طبيب،)."""

from __future__ import annotations

from khabar.language import of_kind
from khabar.read.statements.scene import PAUSES, Scene
from khabar.read.statements.words import kinds_of, phrase_at, small_words, that_words

# Within so many words an aside comes to the name that is kept back.
_ASIDE = 6
# A name in quotation marks has at most so many words.
_NAME = 3
# One who gives himself a name is told of within so many words.
_STYLED = 2
# An aside that tells what the speaker is has no more words than this.
APPOSED = 12


def hides(scene: Scene, k: int) -> bool:
    """Whether the word opens an aside of one who keeps his name to himself (طلب عدم كشف هويته), or gives himself one (عرف نفسه باسم)."""
    return _told_at(scene, k) is not None


def _told_at(scene: Scene, k: int) -> int | None:
    """The word at which the aside that opens at word `k` comes to the name; None where none opens there."""
    row = scene.page.words
    if row[k].form in kinds_of("styles"):
        near = range(k + 1, min(len(row), k + 1 + _STYLED))
        return next((j for j in near if row[j].form in kinds_of("himself")), None)
    if row[k].form not in kinds_of("withholds"):
        return None
    return next((j for j in range(k + 1, min(len(row), k + _ASIDE)) if _identity(scene, j)), None)


def styled(scene: Scene, first: int, end: int) -> tuple[int, int] | None:
    """The words within quotation marks by which one told from word `first` on calls himself (جماعة تطلق على نفسها «جند السهل»), or None."""
    row = scene.page.words
    told = next(
        (at for k in range(first + 1, min(end, first + _ASIDE)) if (at := _told_at(scene, k)) is not None), None
    )
    if told is None or not any(row[k].form in kinds_of("styles") for k in range(first + 1, told)):
        return None
    mark = next((k for k in range(told + 1, min(end, told + 1 + _NAME)) if k in scene.quotes), None)
    if mark is None or scene.page.quotes[scene.quotes[mark]].last - mark > _ASIDE:
        return None
    return mark + 1, scene.page.quotes[scene.quotes[mark]].last


def _identity(scene: Scene, k: int) -> bool:
    """Whether the word is one for somebody's name (هويته), or for being known by one (أن يعرف باسم)."""
    word = scene.page.words[k]
    return word.kind == "word" and (
        small_words().get(word.form) == "identity" or word.form in kinds_of("known") | kinds_of("byname")
    )


def past_aside(scene: Scene, k: int, limit: int) -> int:
    """The word after the aside that opens at word `k`: its comma, or what opens the words said; `k` where none opens there."""
    row = scene.page.words
    if k < limit and row[k - 1].form in PAUSES and phrase_at("apart", row, k) is not None:
        return next((j for j in range(k + 1, min(limit, k + APPOSED)) if row[j].form in PAUSES | {":"}), k)
    told = _told_at(scene, k) if k < limit else None
    if told is None:
        return k
    after = told + 1
    while after < limit and row[after].form not in that_words():
        quote = scene.page.quotes[scene.quotes[after]] if after in scene.quotes else None
        if quote is not None and row[k].form in kinds_of("styles"):
            return min(quote.last + 1, limit)
        if quote is not None and quote.last - quote.first <= _NAME:
            after = quote.last
        elif row[after].kind in ("mark", "break"):
            break
        after += 1
    return min(after, limit)


def tells_age(scene: Scene, k: int) -> bool:
    """Whether the word tells how old the speaker is (بائعة عمرها 58 عاما)."""
    row = scene.page.words
    return k + 1 < len(row) and row[k + 1].kind == "number" and row[k].form in of_kind("figure_words", "age")
