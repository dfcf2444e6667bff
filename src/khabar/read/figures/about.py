"""Say which place and which country a report tells of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from khabar.model import Name, Page, Span
from khabar.read.datelines import past_dateline
from khabar.read.figures.places import (
    is_building,
    is_country,
    is_exact,
    is_joined,
    is_placed,
    speaks,
    took_in,
    whence_of,
)

# How many letters the opening of a report has.
_LEAD = 500
# So many places joined by `and` make a list.
_LIST = 3


def main_place(page: Page, names: Sequence[Name], starts: Sequence[int]) -> Name | None:
    """The place that a report tells of: the exact one named most often after a word of place, of several the first; or None."""
    told: dict[str, list[Name]] = {}
    for name in names:
        if is_country(name) or not is_exact(name) or speaks(page, name, starts) or took_in(page, name, starts):
            continue
        if name.span.start < _LEAD or is_placed(page, name, starts):
            told.setdefault(name.key, []).append(name)
    best = max(told.values(), key=lambda found: (_weight(found), -found[0].span.start), default=None)
    return best[0] if best is not None and _weight(best) > 1 else None


def listed(page: Page, names: Sequence[Name]) -> list[Name]:
    """The names of places that stand in a list of several: `in Hama and Homs and Raqqa`; none of them is where it was."""
    found: list[Name] = []
    first = 0
    for k in range(1, len(names) + 1):
        if k < len(names) and is_joined(page.text[names[k - 1].span.end : names[k].span.start]):
            continue
        if k - first >= _LIST:
            found += names[first:k]
        first = k
    return found


def main_country(page: Page, names: Sequence[Name], starts: Sequence[int], main: Name | None) -> str | None:
    """The country that a report tells of: that of its main place, otherwise the one named most often after a word of place."""
    if main is not None and main.places:
        return next((n.key for n in names if is_country(n) and n.places[0].country == main.places[0].country), None)
    whence = whence_of(page, names, starts)
    told = Counter(n.key for n in names if is_country(n) and n not in whence and is_placed(page, n, starts))
    return max(told, key=lambda key: told[key]) if len(told) == 1 else None


def datelines(page: Page, names: Sequence[Name]) -> list[Span]:
    """The datelines with a day or an agency that lines of the page open with, of which the places are among the names."""
    found = []
    for name in names:
        first, last = (bisect_left(page.starts, at) for at in (name.span.start, name.span.end))
        after = past_dateline(page, first, last)
        if after > first:
            found.append(Span(name.span.start, page.words[after - 1].span.end))
    return found


def _weight(found: list[Name]) -> int:
    return len(found) + 2 * (found[0].span.start < _LEAD) - is_building(found[0])
