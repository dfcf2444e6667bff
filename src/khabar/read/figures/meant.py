"""Say which place a report means by a noun with the article: `the village`, `the province`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from khabar.language import among
from khabar.model import Name, Page, Sentence
from khabar.read.counted import counted_within
from khabar.read.figures.places import is_exact, is_placed
from khabar.read.figures.words import forms_of
from khabar.read.origins import is_origin


def settlements(page: Page, sentences: Iterable[Sentence]) -> list[int]:
    """Where the sentences have a word that means a place named before: the village, the town; not one from which somebody only is."""
    forms, row = forms_of("settlement") | forms_of("province"), page.words
    told = [k for s in sentences for k in range(s.first, s.last) if among(row[k].form, forms)]
    return [row[k].start for k in told if not is_origin(row, k, k + 1, firing=False)]


def meant_place(
    page: Page, names: Sequence[Name], starts: Sequence[int], noun: str = "", main: Name | None = None
) -> Name | None:
    """The place that a sentence means by `the village`, `the province` (the folded `noun`): the last of the names before it that such
    a noun introduces, or else the report's `main` one if it is among them; otherwise, but not for a province, the last that is exact."""
    called = [n for n in names if noun and _is_called(page, n, starts, noun)]
    told = [n for n in names if is_exact(n) and is_placed(page, n, starts)]
    best = called or [n for n in told if main is not None and n.key == main.key]
    if not best and not among(noun, forms_of("province")):
        best = told
    return best[-1] if best else None


def _is_called(page: Page, name: Name, starts: Sequence[int], noun: str) -> bool:
    """Whether the noun, which has the article, introduces the name without one, or begins it: `in the village of Kombo`."""
    k = bisect_right(starts, name.span.start) - 1
    heads = (page.words[k - 1].form if k else "", page.words[k].form)
    one = counted_within(noun)
    return one is not None and any((head := counted_within(h)) is not None and head.noun == one.noun for h in heads)
