"""Arabic names that a Latin spelling may stand for: `Kharkiv` is خاركيف."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache

from khabar.archive.catalogue.shelves import Catalogue
from khabar.language import table
from khabar.text import fold

# Letters that are written as two, and doubled as four: Zaporizhzhia.
_PAIRS = frozenset({"zh", "sh", "kh", "gh", "th", "dh", "ch"})
# Names that are about as likely as the likeliest are all meant.
CLOSE = 0.05


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    return {fold(row["letter"]): tuple(row["latin"].split("|")) for row in table("letters", "en")}


def spelt(latin: str, forms: Iterable[str]) -> list[str]:
    """Those of the folded Arabic words that a word of small Latin letters may spell: every consonant is told, short vowels are free.

    >>> spelt("nyala", ["نيالا", "نابلس"])
    ['نيالا']
    """
    letters = _letters()
    # The beginnings of words → how far the Latin word may have been told by then; many words begin alike, and most end there.
    reached: dict[str, set[int]] = {"": {0}}
    found = []
    for form in forms:
        told = reached[""]
        for k, letter in enumerate(form, 1):
            begin = form[:k]
            if (known := reached.get(begin)) is None:
                known = reached[begin] = _after(latin, told, letters.get(letter, ()))
            told = known
            if not told:
                break
        if len(latin) in told:
            found.append(form)
    return found


def _after(latin: str, places: set[int], ways: Sequence[str]) -> set[int]:
    """How far the Latin word may have been told after one letter more, which is spelt in these ways."""
    told = {at + len(way) for at in places for way in ways if latin.startswith(way, at)}
    # A letter that is written double is heard once.
    told |= {at + 1 for at in told if 0 < at < len(latin) and latin[at] == latin[at - 1]}
    told |= {
        at + 2 for at in told if at >= 2 and latin[at - 2 : at] in _PAIRS and latin.startswith(latin[at - 2 : at], at)
    }
    return _past_vowels(latin, told)


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
    first = [letter for letter, ways in _letters().items() if any(latin.startswith(way) for way in ways)]
    # A vowel may stand after the last letter, and a letter that is written double is heard once.
    ends = (latin, latin[:-1])
    last = [letter for letter, ways in _letters().items() if any(end.endswith(way) for way in ways for end in ends)]
    # Some letters may be left out, and one may be written as two beside a vowel.
    where = f"first in ({_marks(first)}) and last in ({_marks(last)}) and length(form) between {len(latin) // 3} and {len(latin) + 2}"
    (held,) = catalogue.rows(
        f"select group_concat(form, ' ') forms from (select distinct form from forms where {where})", (*first, *last)
    )
    forms = spelt(latin, (held["forms"] or "").split(" "))
    found: dict[tuple[str, ...], float] = {}
    for row in catalogue.rows(
        f"select form, stems from forms where {where} and form in ({_marks(forms)})", (*first, *last, *forms)
    ):
        stem = tuple(row["stems"].split())
        found[stem] = max(found.get(stem, 0.0), likeness(latin, row["form"]))
    if not found:
        return ()
    best = max(found.values())
    return tuple(sorted(stem for stem, alike in found.items() if alike >= best - CLOSE))


def _marks(letters: Sequence[str]) -> str:
    return ", ".join("?" * len(letters))
