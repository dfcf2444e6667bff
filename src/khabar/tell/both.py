"""Which numbers of a report count both of two attacks that it tells apart, and which of its happenings only sums up two at two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from khabar.kinds import STRUCK
from khabar.model import Figure
from khabar.tell.drafts import Draft
from khabar.tell.spots import plain_name
from khabar.tell.stage import Stage
from khabar.tell.strikes import ATTACKS, TWO, are_two

# A number of whom, and how many.
Toll = tuple[str, float]


def of_both(drafts: Sequence[Draft], stage: Stage) -> frozenset[int]:
    """The indices of the figures that count together what the report tells of each of two attacks: what the figures of each add up to (a
    part of a number adds to no other than its parts, nothing to none), and what the one figure of its kind counts in a sentence that
    tells of the two."""
    figures = stage.reading.figures
    alone = Counter((stage.at(f.span), f.measure) for f in figures if f.part_of is None)
    two = {stage.at(f.span) for f in figures if f.measure == ATTACKS and f.value == TWO}
    found = set()
    for one, other in combinations(drafts, 2):
        if are_two(other.strike, one.strike, told_apart=True):
            sums = set(_sums(one, other, figures))
            for k in (k for k in (*one.figures, *other.figures) if figures[k].measure in STRUCK):
                here = stage.at(figures[k].span)
                single = figures[k].part_of is None and here in two and alone[here, figures[k].measure] == 1
                if single or (figures[k].measure, figures[k].value) in sums:
                    found.add(k)
    return frozenset(found)


def without_sums(drafts: list[Draft], stage: Stage) -> list[Draft]:
    """The drafts without those that only sum up what two others tell of two places: these happened on the days of the sum, where they
    have none of their own."""
    figures = stage.reading.figures
    placed = [d for d in drafts if d.spot is not None]
    for one, other in combinations(placed, 2):
        places = {plain_name(d.spot.key) for d in (one, other) if d.spot is not None}
        tolls = set(_sums(one, other, figures)) if len(places) > 1 else set()
        for whole in [d for d in drafts if tolls and _is_sum(d, figures, places, tolls)]:
            drafts = [d for d in drafts if d is not whole]
            for part in (one, other):
                part.days = part.days or whole.days
                part.undated += [] if part.undated else whole.undated
    return drafts


def _is_sum(draft: Draft, figures: Sequence[Figure], places: Collection[str], tolls: Collection[Toll]) -> bool:
    """Whether a draft of neither of the places counts what those of both come to."""
    if draft.spot is not None and plain_name(draft.spot.key) in places:
        return False
    return any((figures[k].measure, figures[k].value) in tolls for k in draft.figures if figures[k].part_of is None)


def _sums(one: Draft, other: Draft, figures: Sequence[Figure]) -> Iterator[Toll]:
    """What the numbers of two drafts come to."""
    for mine in (figures[k] for k in one.figures if figures[k].measure in STRUCK):
        for theirs in (figures[k] for k in other.figures if figures[k].measure == mine.measure):
            if mine.part_of == theirs.part_of and mine.value and theirs.value:
                yield mine.measure, mine.value + theirs.value
