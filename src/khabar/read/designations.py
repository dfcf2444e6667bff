"""Types of weapons and vehicles told by letters or a name and a number: إف 16, شاهد 136."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from khabar.language import Phrases, among, article, is_definite, of_kind, rests, table, values
from khabar.model import Word
from khabar.read.counted import counted_at, counted_within
from khabar.read.numerals import digits, look_up
from khabar.text import fold

# Kinds of counted things of which types are told.
_ARMS = frozenset({"aircraft", "drone", "munition", "vehicle", "carrier", "weapon"})
# Kinds of words for thousands and millions.
_SCALES = frozenset({"scale", "scales"})
# A type has so many letters before its number at most.
_LETTERS = 4


class _Type(NamedTuple):
    """The numbers that a type is called by, and whether its name is also another word."""

    numbers: frozenset[float]
    ordinary: bool


def type_at(row: Sequence[Word], i: int) -> int | None:
    """The index of the first word of the type whose number stands at word `i`, None where the number is of no type.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> told = words("أربع طائرات إف 16 وثلاثون جنديا", (Span(0, 31),))
    >>> [type_at(told, i) for i in range(len(told))]
    [None, None, None, 2, None, None, None]
    """
    if row[i].kind != "number" or not i or row[i - 1].kind != "word":
        return None
    first = i
    while first and i - first < _LETTERS and row[first - 1].form in _letters():
        first -= 1
    if first and i - first < _LETTERS and among(row[first - 1].form, _letters()):
        first -= 1
    for k in (first - 1, first - 2):
        name = _types().at(row, k) if k >= 0 and row[k].kind == "word" else None
        if name is not None and name[0] == first and (not name[2].ordinary or _is_armed(row, k - 1)):
            return None if _counts(row, i, name[2]) else k
    letters = _types().at(row, first) if first < i else None
    known = letters[2] if letters is not None and letters[0] == i else None
    return None if first == i or _counts(row, i, known) else first


def names_one_of_a_kind(row: Sequence[Word], i: int) -> bool:
    """Whether what stands in quotation marks after word `i` is the make of a weapon or the name of an operation (من طراز "فهد",
    صواريخ "فهد", عملية "فجر الجبل"), and nobody's words."""
    if row[i].kind != "word":
        return False
    if any(rest in _makes() or rest.removeprefix(article()) in _operations() for rest in rests[row[i].form]):
        return True
    noun = counted_within(row[i].form)
    agrees = row[i].form[-1] == row[i + 2].form[-1] if i + 2 < len(row) else True
    return noun is not None and noun.kind in _ARMS and not is_definite[row[i].form] and not agrees


def _counts(row: Sequence[Word], i: int, known: _Type | None) -> bool:
    """Whether the number at word `i` counts the noun after it, which agrees with it, and is none of those the type is called by.

    No type is called by thousands: what stands before a word for them begins a count.
    """
    number = digits(row[i].form, row[i].form)
    if number is None or i + 1 >= len(row):
        return False
    scale = look_up(row[i + 1].form) if row[i + 1].kind == "word" else None
    if scale is not None and scale[1] in _SCALES and not scale[3]:
        return True
    if known is not None and number in known.numbers:
        return False
    noun = counted_at(row, i + 1) if row[i + 1].kind == "word" else None
    if noun is None or row[i + 1].form.startswith(article()):
        return False
    return noun[1].number == ("many" if 3 <= number % 100 <= 10 else "one")


def _is_armed(row: Sequence[Word], i: int) -> bool:
    """Whether a word for a weapon or a make stands at word `i`, or before an adjective there (مسيرات إيرانية)."""
    for k in (i, i - 1):
        if k < 0 or row[k].kind != "word":
            return False
        noun = counted_within(row[k].form)
        if (noun is not None and noun.kind in _ARMS) or row[k].form in _makes():
            return True
    return False


@cache
def _letters() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in table("letter_names") if row["ordinary"] == "0")


@cache
def _makes() -> frozenset[str]:
    """The words after which a make is named."""
    return of_kind("name_contexts", "model", "word")


@cache
def _operations() -> frozenset[str]:
    """The folded nouns after which an operation, a battle or a manoeuvre is named."""
    return of_kind("name_contexts", "operation", "word")


@cache
def _types() -> Phrases[_Type]:
    """The names of types, and the letters that some are called by."""
    rows = [
        (row["word"], _Type(frozenset(map(float, values(row["numbers"]))), row["ordinary"] == "1"))
        for row in table("weapon_types")
    ]
    return Phrases((word, told) for said, told in rows for word in said.split("|"))
