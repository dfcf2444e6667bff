"""Which numbers of a report count both of two attacks that it tells apart, and which of its happenings only sums up two at two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
    places = [plain_name(d.spot.key) if d.spot is not None else None for d in drafts]
    counting: dict[Toll, list[int]] = {}
    for n, draft in enumerate(drafts):
        for figure in (figures[k] for k in draft.figures):
            if figure.part_of is None:
                counting.setdefault((figure.measure, figure.value), []).append(n)
    gone: set[int] = set()
    placed = [n for n, draft in enumerate(drafts) if places[n] is not None and any(_struck(draft, figures))]
    for one, other in combinations(placed, 2):
        if places[one] != places[other]:
            sums = set(_sums(drafts[one], drafts[other], figures))
            wholes = {n for toll in sums for n in counting.get(toll, ())} - gone
            for whole in sorted(n for n in wholes if places[n] not in (places[one], places[other])):
                gone.add(whole)
                for part in (drafts[one], drafts[other]):
                    part.days = part.days or drafts[whole].days
                    part.undated += [] if part.undated else drafts[whole].undated
    return [draft for n, draft in enumerate(drafts) if n not in gone]


def _struck(draft: Draft, figures: Sequence[Figure]) -> Iterator[Figure]:
    return (figures[k] for k in draft.figures if figures[k].measure in STRUCK)


def _sums(one: Draft, other: Draft, figures: Sequence[Figure]) -> Iterator[Toll]:
    """What the numbers of two drafts come to."""
    for mine in _struck(one, figures):
        for theirs in (f for f in _struck(other, figures) if f.measure == mine.measure):
            if mine.part_of == theirs.part_of and mine.value and theirs.value:
                yield mine.measure, mine.value + theirs.value
