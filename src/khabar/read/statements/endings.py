"""The endings of nouns that tell whether a word may be the subject of a verb of speech, folded."""

from __future__ import annotations

from functools import cache

from khabar.language import table
from khabar.text import fold


@cache
def straight() -> str:
    """The folded ending of an indefinite noun in the accusative."""
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["ending"])


@cache
def oblique() -> str:
    """The ending of a sound plural or dual that is no subject."""
    duals = [fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["says"] == "two"]
    return next(e for e in duals if e[0] == relation())


@cache
def dual() -> str:
    """The folded ending of two who are the subject."""
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["says"] == "two")


@cache
def sound_plural() -> str:
    """The ending of a masculine sound plural that is the subject."""
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["says"] == "many_m")


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
    return word + straight(), word + dual(), word + oblique()


@cache
def relation() -> str:
    """The letter in which adjectives of relation end."""
    return next(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "relation")


@cache
def closed_feminine() -> str:
    """The folded letter in which a feminine singular ends."""
    return next(fold(row["ending"]) for row in table("endings") if row["kind"] == "opens")


@cache
def feminine_plural() -> str:
    """The ending of a feminine sound plural, folded."""
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["says"] == "many")
