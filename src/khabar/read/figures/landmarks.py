"""Tell the names that only say where another place lies: what it is so far from, and the building near which something fell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from khabar.language import among
from khabar.model import Name, Page
from khabar.read.counted import counted_within
from khabar.read.figures.words import forms_of
from khabar.remember import remembered

# So many words before a name may tell how far from it another place lies.
_REACH = 6


def is_landmark(page: Page, name: Name, building: bool, starts: Sequence[int]) -> bool:
    """Whether the name only says where something else lies: `30 kilometres south of Kufra`, of a `building` also `beside the mosque`.

    >>> from khabar.model import Span
    >>> is_landmark(Page(None, None, (), (), ()), Name(Span(0, 4), "place", "x"), False, ())
    False
    """
    row = page.words
    k = bisect_right(starts, name.span.start) - 1
    if building:
        near = k - 1 - (k > 1 and row[k - 1].form in forms_of("from"))
        return near >= 0 and among(row[near].form, forms_of("beside"))
    for word in reversed(row[max(0, k - _REACH) : max(k, 0)]):
        if _is_length(word.form):
            return True
        if not _leads_on(word.form):
            return False
    return False


@remembered
def _is_length(form: str) -> bool:
    """Whether the folded word is a measure of length: a kilometre, miles."""
    noun = counted_within(form)
    return noun is not None and noun.kind == "length"


@remembered
def _leads_on(form: str) -> bool:
    """Whether the folded word may stand between a distance and the place from which it is told: `to the south of the town of`."""
    noun = counted_within(form)
    led = forms_of("from") | forms_of("unto") | forms_of("direction") | forms_of("at_place")
    return among(form, led) or (noun is not None and noun.kind == "place")
