"""Places that are not where something happened: from which something was fired, or of which somebody only is."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import among, of_kind
from khabar.model import Word

# How many words may stand between what says that something was fired from a place, or that somebody is of it, and its name.
_FIRED_REACH, _ORIGIN_REACH = 14, 4
_INNER_MARKS = "\"'()#_"


def is_origin(row: Sequence[Word], first: int, end: int, firing: bool = True) -> bool:
    """Whether something was fired from the place named at words `first` to `end`, or somebody is only of it or was brought there,
    or a ship flies its flag.

    A word for the target between the two (`fired from Tell Rifaat at Afrin`) tells that the name after it is none. Where those who are
    stationed at a place may also be whom it hit, `firing` is not asked.

    >>> is_origin((), 0, 0)
    False
    """
    if first and row[first - 1].form in of_kind("figure_words", "flag"):
        return True
    aim = of_kind("figure_words", "aim")
    aimed = end < len(row) and row[end].form in aim
    reach = _FIRED_REACH if firing else _ORIGIN_REACH + 1
    for n, at in enumerate(range(first - 1, max(-1, first - 1 - reach), -1)):
        word = row[at]
        if word.kind == "mark" and word.form not in _INNER_MARKS:
            return False
        if among(word.form, aim):
            return False
        if firing and among(word.form, of_kind("figure_words", "fired")):
            return True
        if n <= _ORIGIN_REACH and among(word.form, of_kind("figure_words", "origin")):
            return True
        if aimed and n <= 2 and word.form in of_kind("figure_words", "from"):
            return True
    return False
