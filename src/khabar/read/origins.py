"""Places that are not where something happened: from which something was fired, or of which somebody only is."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import among, of_kind
from khabar.model import Word
from khabar.read.counted import PEOPLE, counted_within
from khabar.read.numerals import look_up
from khabar.remember import remembered

# How many words may stand between what says that something was fired from a place, or that somebody is of it, and its name.
_FIRED_REACH, _ORIGIN_REACH = 14, 4
_INNER_MARKS = "\"'()#_"
# How many words people and what describes them may have before the word for where they are from.
_PEOPLE_REACH = 3


def is_origin(row: Sequence[Word], first: int, end: int, firing: bool = True) -> bool:
    """Whether something was fired from the place named at words `first` to `end`, or somebody is only of it or was brought there,
    a ship flies its flag, it leads a coalition, or it lies beyond a border.

    A word for the target between the two (`fired from Tell Rifaat at Afrin`) tells that the name after it is none. Where those who are
    stationed at a place may also be whom it hit, `firing` is not asked.

    >>> is_origin((), 0, 0)
    False
    """
    if first and row[first - 1].form in of_kind("figure_words", "flag") | of_kind("name_contexts", "leads", "word"):
        return True
    if (
        first > 1
        and row[first - 1].form in of_kind("figure_words", "beyond")
        and among(row[first - 2].form, _borders())
    ):
        return True  # على الحدود مع الكويت
    aimed = end < len(row) and row[end].form in of_kind("figure_words", "aim")
    reach = _FIRED_REACH if firing else _ORIGIN_REACH + 1
    for n, at in enumerate(range(first - 1, max(-1, first - 1 - reach), -1)):
        word = row[at]
        if word.kind == "mark" and word.form not in _INNER_MARKS:
            return False
        told = _moved[word.form]
        if "aim" in told:
            return False
        if (firing and "fired" in told) or (n <= _ORIGIN_REACH and "origin" in told):
            return True
        if 0 < n <= _ORIGIN_REACH and "uprooted" in told:
            return any(w.form in of_kind("figure_words", "from") for w in row[at + 1 : first])
        if aimed and n <= 2 and word.form in of_kind("figure_words", "from"):
            return True
    return False


def _borders() -> frozenset[str]:
    return of_kind("figure_words", "border")


@remembered
def _moved(form: str) -> frozenset[str]:
    """What the folded word, as it stands or without particles, may say of who or what comes from a place: of most words nothing."""
    kinds = ("aim", "fired", "origin", "uprooted")
    return frozenset([kind for kind in kinds if among(form, of_kind("figure_words", kind))])


def is_whence(row: Sequence[Word], first: int) -> bool:
    """Whether the country named at word `first` only tells where the people right before it are from, counted or not: `six
    workers from Niger`, `three from Niger`, `most of them from Niger`.

    >>> is_whence((), 0)
    False
    """
    if first < 2 or row[first - 1].form not in of_kind("figure_words", "from"):
        return False
    last = row[first - 2]
    told = of_kind("figure_words", "most") | of_kind("figure_words", "each")
    if last.kind == "number" or among(last.form, told) or look_up(last.form) is not None:
        return True
    for word in reversed(row[max(0, first - 1 - _PEOPLE_REACH) : first - 1]):
        if word.kind != "word" or word.form in of_kind("figure_words", "stop"):
            return word.form in of_kind("figure_words", "others")
        noun = counted_within(word.form)
        if noun is not None:
            return noun.kind in PEOPLE and noun.kind != "body"
    return False
