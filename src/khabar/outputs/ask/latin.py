"""Arabic names that a Latin spelling may stand for: `Kharkiv` is خاركيف."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import stems
from khabar.language import article, table
from khabar.text import fold

# A name has at least so many letters; a first word of so many may be written as one with the next (Omdurman).
LEAST, SHORT = 2, 3
# Names that are about as likely as the likeliest are all meant.
CLOSE = 0.05


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    return {fold(row["letter"]): tuple(row["latin"].split("|")) for row in table("letters", "en")}


@lru_cache(maxsize=50_000)
def spelt(latin: str, arabic: str) -> bool:
    """Whether a word of small Latin letters may spell a folded Arabic one: every consonant is told, short vowels are free.

    >>> spelt("nyala", "نيالا"), spelt("nyala", "نابلس")
    (True, False)
    """
    letters = _letters()
    reached = {0}
    for letter in arabic:
        ways = letters.get(letter)
        if ways is None:
            return False
        reached = _past_vowels(latin, {at + len(way) for at in reached for way in ways if latin.startswith(way, at)})
        # A letter that is written double is heard once.
        reached |= {at + 1 for at in reached if 0 < at < len(latin) and latin[at] == latin[at - 1]}
        if not reached:
            return False
    return len(latin) in reached


def _past_vowels(latin: str, places: set[int]) -> set[int]:
    """The places, and those after a vowel that Arabic does not write."""
    return places | {at + 1 for at in places if at < len(latin) and latin[at] in "aeiouy'-"}


def likeness(latin: str, arabic: str) -> float:
    """How close the Latin word is to the plainest spelling of the Arabic one, 0 to 1.

    >>> likeness("nyala", "نيالا") > likeness("nyala", "نيله")
    True
    """
    plain = "".join(next((way for way in _letters()[letter] if way), "") for letter in arabic)
    return SequenceMatcher(None, latin, plain, autojunk=False).ratio()


def names_spelt(catalogue: Catalogue, latin: str) -> tuple[tuple[str, ...], ...]:
    """The names of the archive, or words of them, that the Latin word spells best, as stems; none where it spells none."""
    by_first = _words(catalogue.path, catalogue.meta("stamp") or "")
    starts = {letter for letter, ways in _letters().items() if any(not way or latin.startswith(way) for way in ways)}
    found = {
        stem: max(likeness(latin, form) for form in forms if spelt(latin, form))
        for letter in starts
        for stem, forms in by_first.get(letter, {}).items()
        if any(spelt(latin, form) for form in forms)
    }
    if not found:
        return ()
    best = max(found.values())
    return tuple(sorted(stem for stem, alike in found.items() if alike >= best - CLOSE))


@lru_cache(maxsize=4)
def _words(path: Path, stamp: str) -> dict[str, dict[tuple[str, ...], frozenset[str]]]:
    """First letter → stems of a word of a name, or of two that are written as one in Latin → the forms, without the article."""
    found: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for row in Catalogue(path).rows("select distinct name from surfaces"):
        held = [(_plain(fold(row["name"][w.start : w.end])), w.stem) for w in stems(row["name"])]
        pairs = [(a + b, (one, other)) for (a, one), (b, other) in pairwise(held) if len(a) <= SHORT]
        for form, stem in [*((form, (stem,)) for form, stem in held), *pairs]:
            if len(form) >= LEAST:
                found.setdefault(form[0], {}).setdefault(stem, set()).add(form)
    return {first: {stem: frozenset(forms) for stem, forms in held.items()} for first, held in found.items()}


def _plain(form: str) -> str:
    rest = form.removeprefix(article())
    return rest if len(rest) >= LEAST else form
