"""Tell the dateline that opens a line: the place and day of writing, not those of what is told."""

from __future__ import annotations

from khabar.model import Page

# So many words a dateline has at most after its place, and the marks that end it.
LONGEST = 9
_DASH = frozenset("-\u2013\u2014")


def past_dateline(page: Page, first: int, last: int) -> int:
    """The index of the word after the dateline that opens a line with the place at words `first` to `last` (exclusive); `first` where
    none does. A dateline has a day or an agency in brackets before its dash or colon: `عدن 3-5-2021 (رويترز) -`."""
    row = page.words
    if first and row[first - 1].kind != "break":
        return first
    told = False
    for k in range(last, min(len(row) - 1, last + LONGEST)):
        word = row[k]
        if word.kind == "break":
            break
        ends = word.form in _DASH or (word.form == ":" and row[k - 1].form == ")")
        if told and ends and not row[k - 1].kind == row[k + 1].kind == "number":
            return k + 1
        told = told or word.kind == "number" or word.form == "("
    return first
