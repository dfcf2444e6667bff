"""Tell the items of a list: lines after one that ends with a colon, each of which may name a place of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from khabar.kinds import HARM
from khabar.model import Page, Sentence, Span, Word
from khabar.read.counted import counted_within
from khabar.read.figures.counts import Count
from khabar.read.figures.words import is_trigger

# How many words the label of an item has at most.
_LABEL = 8
# How many items back the line that opens a list may stand.
_ITEMS = 40
# A line of so many words at most that opens a list points back to the sentence before it.
_SHORT = 6
# Marks that open what is said, and no item.
_QUOTES = frozenset("\"'(")


class Item(NamedTuple):
    """An item: the line that opens its list, and the sentence before that where the line is short and points back (`the operation led
    to:`); nothing where no line opens it. Whether it has a label of its own (`- حي الزهور: 3 قتلى`)."""

    openers: tuple[Span, ...]
    labelled: bool


def item_at(page: Page, row: int, count: Count) -> Item | None:
    """The item that the sentence at index `row` is, of whose counts `count` is the first, or None."""
    sentence = page.sentences[row]
    if not _is_item(page.words, sentence):
        return None
    return Item(_openers(page, row), _is_labelled(page, sentence, count))


def _openers(page: Page, row: int) -> tuple[Span, ...]:
    for k in range(row - 1, max(-1, row - 1 - _ITEMS), -1):
        sentence = page.sentences[k]
        if not _is_item(page.words, sentence):
            if page.words[sentence.last - 1].form != ":":
                return ()
            points_back = k > 0 and sentence.last - sentence.first <= _SHORT
            return (sentence.span, page.sentences[k - 1].span) if points_back else (sentence.span,)
    return ()


def _is_item(row: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a mark opens the sentence, a number before it or not (`- `, `3) `)."""
    first = sentence.first + (row[sentence.first].kind == "number")
    return first < sentence.last and row[first].kind == "mark" and row[first].form not in _QUOTES


def _is_labelled(page: Page, sentence: Sentence, count: Count) -> bool:
    """Whether words that tell nothing of victims stand before a colon between the bullet and the first count."""
    label = page.words[sentence.first : count.first]
    colons = [k for k, word in enumerate(label) if word.form == ":"]
    if not colons or colons[-1] > _LABEL:
        return False
    told = [word.form for word in label[: colons[-1]] if word.kind == "word"]
    return bool(told) and not any(is_trigger(form) or _is_victims(form) for form in told)


def _is_victims(form: str) -> bool:
    noun = counted_within(form)
    return noun is not None and noun.measure in HARM
