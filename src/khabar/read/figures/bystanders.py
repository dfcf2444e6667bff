"""Tell the counts of whom nothing befell: the family that somebody has, a crowd at a burial, the number of an item."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import among
from khabar.model import Word
from khabar.read.counted import PEOPLE, counted_within
from khabar.read.figures.counts import Count
from khabar.read.figures.words import forms_of

# How many words before children may say whose they are; how many after a crowd may say that it buries somebody.
_FAMILY_REACH, _BURIAL_REACH = 2, 5
# Marks after the number of an item.
_ITEM_MARKS = frozenset("_)/")


def is_family(row: Sequence[Word], count: Count) -> bool:
    """Whether those counted are the family that somebody has, or all of one family: `a father of five children`."""
    if count.kind == "household":
        return count.value == 1 and count.where
    if count.linked or (count.of != "children" and count.kind not in ("kin", "woman")):
        return False
    before = row[max(0, count.first - _FAMILY_REACH) : count.first]
    return any(among(word.form, forms_of("parent")) for word in before)


def is_all_of_family(row: Sequence[Word], count: Count) -> bool:
    """Whether the count tells how many a family is, whose verb then tells of all of them: `a family of six was killed`."""
    if count.first < 2 or count.kind not in PEOPLE or row[count.first - 1].form not in forms_of("from"):
        return False
    family = counted_within(row[count.first - 2].form)
    return family is not None and family.kind == "household" and family.number == "one"


def is_item_number(row: Sequence[Word], count: Count) -> bool:
    """Whether the number only numbers an item of a list: `1_ so-and-so`, `2) so-and-so`, `3/ so-and-so`."""
    if count.kind != "bare" or count.last >= len(row):
        return False
    if row[count.last].form == "-" and count.first and row[count.first - 1].kind in ("mark", "break"):
        return count.last + 1 < len(row) and row[count.last + 1].kind == "word" and not row[count.last].spaced
    if row[count.last].form not in _ITEM_MARKS or (row[count.last].form == "/" and not _opens(row, count)):
        return False
    return count.first == 0 or row[count.first - 1].form != "("


def is_crowd(row: Sequence[Word], count: Count) -> bool:
    """Whether the number tells of a crowd that buries the dead, or takes part in a burial."""
    if count.bound != "order" or not count.first:
        return False
    if among(row[count.first - 1].form, forms_of("take_part")):
        return any(among(word.form, forms_of("buried")) for word in row[count.last : count.last + _BURIAL_REACH])
    return among(row[count.first - 1].form, forms_of("bury"))


def _opens(row: Sequence[Word], count: Count) -> bool:
    """Whether the count opens a line, or an entry, and a word follows the mark after it at a distance: no fraction and no date."""
    before, after = row[count.first - 1] if count.first else None, row[count.last + 1 : count.last + 2]
    begins = before is None or before.kind in ("mark", "break")
    return begins and bool(after) and after[0].kind == "word" and after[0].spaced
