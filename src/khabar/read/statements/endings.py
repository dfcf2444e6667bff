"""The endings of nouns that tell whether a word may be the subject of a verb of speech, folded."""

from __future__ import annotations

from functools import cache

from khabar.inflection import accusative, closed_feminine, dual, oblique, sound_plural
from khabar.language import article, table
from khabar.text import fold


def inflections(word: str) -> tuple[str, ...]:
    """Other folded forms of a folded noun of speakers without the article: of one the accusative and the dual, of a sound plural the form
    before another noun.

    >>> inflections("ضابط"), inflections("مراقبون")
    (('ضابطا', 'ضابطان', 'ضابطين'), ('مراقبو', 'مراقبي'))
    """
    if word.endswith(sound_plural()):
        return word[:-1], word[: -len(sound_plural())] + relation()
    if word[-1] == closed_feminine() or word.endswith(oblique()):
        return ()
    return word + accusative(), word + dual(), word + oblique()


def are_two(form: str, after: str) -> bool:
    """Whether a folded noun of speakers that ends as an accusative does is a dual before the other noun that follows it.

    >>> are_two("مندوبا", "البلدين"), are_two("شاهدا", "عيان"), are_two("متحدثا", "الي")
    (True, True, False)
    """
    if after.startswith(article()):
        return len(after) > len(article()) + 1
    return f"{form[: -len(accusative())]} {after}" in _of_two_words()


@cache
def _of_two_words() -> frozenset[str]:
    """Folded nouns of speakers of two words (شاهد عيان)."""
    return frozenset(fold(row["word"]) for row in table("source_nouns") if " " in row["word"])


@cache
def relation() -> str:
    """The letter in which adjectives of relation end."""
    return next(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "relation")
