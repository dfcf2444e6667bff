"""Whether a count that stands in a denial is what is denied, or is taken as known by those who deny something else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.language import splits, table
from khabar.model import Figure, Statement
from khabar.text import fold


def denial(text: str, statements: Sequence[Statement], figure: Figure) -> str:
    """`denied` where the figure's source denies it, `granted` where he speaks of it as of something known (`denied the strike after 5
    had been killed`), empty where he denies nothing around it.

    >>> from khabar.model import Span
    >>> words = "نفى الجيش مقتل 5 أشخاص"
    >>> denies = Statement(Span(10, len(words)), Span(0, 3), "الجيش", None, stance="deny")
    >>> denial(words, [denies], Figure(Span(15, len(words)), "killed", 5, source="الجيش"))
    'denied'
    """
    around = [s for s in statements if s.span.covers(figure.span)]
    inner = min(around, key=lambda s: len(s.span), default=None)
    if inner is None or inner.stance != "deny" or inner.source != figure.source or figure.former:
        return ""
    before = fold(text[inner.span.start : figure.span.start]).split()
    known = any(rest in _of_the_known() for word in before for _, _, rest in splits(word))
    return "granted" if known else "denied"


@cache
def _of_the_known() -> frozenset[str]:
    """Words after which a speaker tells what is known: `after`, `which`."""
    return frozenset(fold(row["word"]) for row in table("events_links") if row["says"] in ("after", "who"))
