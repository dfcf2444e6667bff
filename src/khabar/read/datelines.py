"""Tell the dateline that opens a line: the place and day of writing, not those of what is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.language import table, values
from khabar.model import Page, Word

# So many words a dateline has at most after its place, and the marks that end it.
LONGEST = 9
# So many words may stand in a pair of its brackets, which are not counted among those.
_BRACKET = 6
_DASH = frozenset("-\u2013\u2014")
# A number of so many digits is a year.
_YEAR = 4


@cache
def _months() -> frozenset[str]:
    """The folded names of months of one word."""
    return frozenset(name for row in table("months") for name in values(row["names"]) if " " not in name)


def past_dateline(page: Page, first: int, last: int) -> int:
    """The index of the word after the dateline that opens a line with the place at words `first` to `last` (exclusive); `first` where
    none does. A dateline has a day or an agency in brackets before its dash or colon: `عدن 3-5-2021 (رويترز) -`; with both, a day in words
    first, it needs neither: `عدن 3 مايو 2021 (رويترز) قال`; or a paper in
    quotation marks before a colon: `عدن - «الخليج»:`."""
    row = page.words
    if first and row[first - 1].kind != "break":
        return first
    if (after := _past_paper(row, last)) is not None:
        return after
    told = dated = False
    left, within = LONGEST, 0
    for k in range(last, len(row) - 1):
        word = row[k]
        within = _BRACKET if word.form == "(" else within - 1 if within else 0
        left -= not within
        if word.kind == "break" or left < 0:
            break
        ends = word.form in _DASH or (word.form == ":" and row[k - 1].form == ")")
        if told and ends and not row[k - 1].kind == row[k + 1].kind == "number":
            return k + 1
        if dated and word.form == ")":
            return k + 1
        if word.form == ")":
            within = 0
        dated = dated or (word.form == "(" and _dated(row, last, k))
        told = told or word.kind == "number" or word.form == "("
    return first


def _past_paper(row: Sequence[Word], last: int) -> int | None:
    """The index after the colon of a paper that is named in quotation marks, with dashes and other places at most before it."""
    opened = next((k for k in range(last, min(len(row), last + LONGEST)) if row[k].form == '"'), None)
    if opened is None or any(row[k].form not in _DASH for k in range(last, opened) if row[k].kind != "word"):
        return None
    if opened > last + 1 and row[last].form not in _DASH:
        return None
    closed = next((k for k in range(opened + 2, min(len(row), opened + _BRACKET)) if row[k].form == '"'), None)
    return closed + 2 if closed is not None and closed + 2 < len(row) and row[closed + 1].form == ":" else None


def _dated(row: Sequence[Word], first: int, k: int) -> bool:
    """Whether the words from `first` on, up to word `k`, are a day and its month, with or without the year."""
    month = k - 1 - (row[k - 1].kind == "number" and len(row[k - 1].form) == _YEAR)
    return month > first and row[month].form in _months() and row[month - 1].kind == "number"
