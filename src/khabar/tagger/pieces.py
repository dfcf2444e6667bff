"""Words in pieces: what of a page the model is given, and the way back from its rows to the words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from khabar.model import Page, Word
from khabar.text import TATWEEL

# The most pieces of one row, with those at its ends; a longer sentence is cut.
LONGEST = 256
# Of a longer word (an address) only so many pieces are read.
_LONGEST_WORD = 12
BEGIN, END, UNKNOWN = 0, 2, 3


@dataclass(frozen=True, slots=True)
class Row:
    """What the model reads at once: `pieces`, and for each word from `first` on the place of its first piece among them."""

    pieces: tuple[int, ...]
    places: tuple[int, ...]
    first: int


def surface(text: str, word: Word) -> str:
    """The word as the model is given it: as written, without signs that say nothing of its letters.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> [surface("أعلـنَت", w) for w in words("أعلـنَت", (Span(0, 7),))[:1]]
    ['أعلنت']
    """
    written = text[word.start : word.end]
    if word.kind != "word" or (written.isalpha() and TATWEEL not in written):
        return written
    return "".join([c for c in written if c.isalpha() and c != TATWEEL])


def rows(page: Page, pieces_of: Callable[[str], Sequence[int]]) -> Iterator[Row]:
    """The page in rows, in order: as many whole sentences as go into each.

    What stands in one row depends on the page alone, so that the tags of a report do not depend on what is read beside it."""
    cut = [
        (END,) if w.kind == "break" else tuple(pieces_of(surface(page.text, w))[:_LONGEST_WORD]) or (UNKNOWN,)
        for w in page.words
    ]
    ends = {sentence.last for sentence in page.sentences} | {len(cut)}
    first = 0
    while first < len(cut):
        last, whole, room = first, first, LONGEST - 2
        while last < len(cut) and len(cut[last]) <= room:
            room -= len(cut[last])
            last += 1
            if last in ends:
                whole = last
        yield _row(cut, first, whole if whole > first else last)
        first = whole if whole > first else last


def _row(cut: list[tuple[int, ...]], first: int, last: int) -> Row:
    pieces, places = [BEGIN], []
    for k in range(first, last):
        places.append(len(pieces))
        pieces += cut[k]
    return Row((*pieces, END), tuple(places), first)
