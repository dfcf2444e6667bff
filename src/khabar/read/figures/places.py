"""Say where a figure fell: the place named with it, of its event, or of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from khabar.language import splits, table
from khabar.model import Name, Page, Span
from khabar.read.counted import counted_within
from khabar.read.figures.words import forms_of
from khabar.text import fold

# What is added to the distance (in letters) of a name that stands before the figure, of a country, and of a name that
# no word of place stands before.
_BEFORE, _COUNTRY, _UNPLACED, _HOSPITAL = 25, 40, 60, 100
# How many letters may stand between a place and the larger one in which it lies.
_CHAIN = 24
# How many letters the opening of a report has; a region's centre lies as near to its places as this many degrees.
_LEAD, _REGION = 500, 1.2
# What follows the name of a place that is a heading of its own.
_HEADING = frozenset(":.-(|/")


def nearest_place(page: Page, names: Sequence[Name], span: Span, starts: list[int]) -> Name | None:
    """The place among the names of a sentence where the figure at `span` fell, or None.

    `starts` are the offsets of the page's words. A name after the figure goes before one before it, a town before a
    country, a name after a word of place (`in`, `near`, `the town of`) before one that has none.
    """
    told = [n for n in names if not _speaks(page, n, starts)]
    best = min(told, key=lambda name: _cost(page, name, span, starts), default=None)
    if best is None or best.span.start >= span.start:
        return best
    k = told.index(best)
    while k and 0 < told[k].span.start - told[k - 1].span.end <= _CHAIN and not is_country(told[k - 1]):
        if not told[k - 1].places or not is_placed(page, told[k], starts) or not is_placed(page, told[k - 1], starts):
            break
        k -= 1
    return told[k]


def _speaks(page: Page, name: Name, starts: list[int]) -> bool:
    """Whether the name of a state or its capital stands for a government: no word of place before it, no colon after it."""
    k = bisect_right(starts, name.span.end - 1)
    if k < len(page.words) and page.words[k].form in _HEADING:
        return False
    return (is_country(name) or fold(name.key) in _capitals()) and not is_placed(page, name, starts)


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(fold(row["capital"]) for row in table("countries") if row["capital"])


def _cost(page: Page, name: Name, span: Span, starts: list[int]) -> tuple[int, int]:
    after = name.span.start >= span.start
    cost = max(name.span.start - span.end, span.start - name.span.end, 0)
    cost += 0 if after else _BEFORE
    cost += _COUNTRY if is_country(name) else 0
    cost += 0 if is_placed(page, name, starts) else _UNPLACED
    cost += _HOSPITAL if fold(name.key).split()[:1] and fold(name.key).split()[0] in forms_of("hospital") else 0
    return cost, name.span.start


def main_place(page: Page, names: Sequence[Name], starts: list[int]) -> Name | None:
    """The place that a report tells of: the exact one named most often after a word of place, of several the first; or None."""
    told: dict[str, list[Name]] = {}
    for name in names:
        if is_country(name) or not _is_exact(name) or _speaks(page, name, starts):
            continue
        if name.span.start < _LEAD or is_placed(page, name, starts):
            told.setdefault(name.key, []).append(name)
    best = max(told.values(), key=lambda found: (_weight(found), -found[0].span.start), default=None)
    return best[0] if best is not None else None


def _weight(found: list[Name]) -> int:
    return len(found) + 2 * (found[0].span.start < _LEAD)


def _is_exact(name: Name) -> bool:
    return not name.places or name.places[0].precision == "point"


def narrowed(name: Name | None, main: Name | None) -> Name | None:
    """The report's main place where a figure's own is none, its country, or a region around it."""
    if main is None or main is name:
        return name
    if name is None:
        return main
    if _is_exact(name) or not name.places or not main.places:
        return name
    large, small = name.places[0], main.places[0]
    if large.country != small.country:
        return name
    near = max(abs(large.lat - small.lat), abs(large.lon - small.lon)) <= _REGION
    return main if large.precision == "country" or near else name


def is_country(name: Name) -> bool:
    """Whether the name is a country's."""
    return bool(name.places) and name.places[0].precision == "country"


def is_placed(page: Page, name: Name, starts: list[int]) -> bool:
    """Whether a word of place stands before the name: a preposition, also as one with it, a direction, `town`, `camp`."""
    k = bisect_right(starts, name.span.start) - 1
    if k < 0:
        return False
    word = page.words[k]
    if word.form[: name.span.start - word.start][-1:] in forms_of("at"):
        return True
    if not k:
        return False
    before = page.words[k - 1]
    if any(rest in forms_of("at_place") for _, _, rest in splits(before.form)):
        return True
    noun = counted_within(before.form)
    return noun is not None and noun.kind in ("place", "building", "spot") and noun.number == "one"
