"""Count the names on a numbered list of the dead or hurt: `The dead: 1- … 2- …`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.language import splits
from khabar.model import Page, Span, Word
from khabar.read.counted import Counted, counted
from khabar.read.figures.counts import Count
from khabar.text import inside

# How many words may stand between the heading and the first item, in an item, and after the number of the last one.
_HEADING, _ITEM, _LAST = 10, 16, 6
# Marks between the number of an item and what it lists.
_NUMBERED = frozenset("-_.)/*")
_LISTED = frozenset(("killed", "injured"))


def list_counts(page: Page, counts: dict[int, Count]) -> dict[int, Count]:
    """The counts of the page by first word, with one for each numbered list of victims at the heading, and none of its numbers.

    >>> list_counts(Page(None, None, (), (), ()), {})
    {}
    """
    if "1" not in page.forms:
        return counts
    row, found = page.words, dict(counts)
    i = 0
    while i < len(row):
        if row[i].kind != "number" or row[i].form != "1" or not _is_item(row, i):
            i += 1
            continue
        items = _items(row, i)
        head = _heading(page, i, counts) if len(items) > 1 else None
        if head is not None:
            end = min(len(row), items[-1] + _LAST)
            for k in [k for k in found if i <= k < end]:
                del found[k]
            found[head.first] = replace(head, value=float(len(items)))
        i = items[-1] + 1
    return dict(sorted(found.items()))


def _is_item(row: Sequence[Word], i: int) -> bool:
    return i + 1 < len(row) and row[i + 1].kind == "mark" and row[i + 1].form in _NUMBERED


def _items(row: Sequence[Word], first: int) -> list[int]:
    """The indexes of the numbers of the list whose first one stands at word `first`."""
    items = [first]
    while True:
        wanted = str(len(items) + 1)
        near = range(items[-1] + 2, min(len(row) - 1, items[-1] + _ITEM))
        following = next((k for k in near if row[k].form == wanted and row[k].kind == "number"), None)
        if following is None or (len(items) == 1 and not _is_item(row, following)):
            return items
        items.append(following)


def _heading(page: Page, first: int, counts: dict[int, Count]) -> Count | None:
    """The victims named before the first item, several and without a number, as a count that is not reckoned yet."""
    row = page.words
    for k in range(first - 1, max(-1, first - 1 - _HEADING), -1):
        if row[k].form == "." or k in counts:
            return None
        for cut, _, rest in splits[row[k].form] if row[k].kind == "word" else ():
            noun = counted(rest)
            if noun is not None and noun.number == "many" and noun.measure in _LISTED:
                return None if k - 1 in counts else _count(page, k, cut, noun)
    return None


def _count(page: Page, k: int, cut: int, noun: Counted) -> Count:
    span = Span(inside(page.text, page.words[k], cut), page.words[k].end)
    return Count(
        k, k + 1, span, 0, kind=noun.kind, noun=noun.noun, measure=noun.measure, of=noun.of or None, definite=True
    )
