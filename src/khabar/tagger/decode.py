"""From what the network gives to each word to the tags of a page."""

from __future__ import annotations

import numpy as np

from khabar.model import Page
from khabar.tags import CUTS, DEEDS, NAMES, Tag, Tags

# The columns of the network's output: shares of the classes of three tasks (`news` are names by the guidelines of a corpus of news:
# persons, places, organisations, others), then for each type of deed what a word adds to its sentence's log odds.
NAMED, NEWS, CUT = slice(0, 9), slice(9, 18), slice(18, 19 + CUTS)
DEED = {kind: 19 + CUTS + n for n, kind in enumerate(DEEDS)}
WIDTH = 19 + CUTS + len(DEEDS)
NEWS_KINDS = ("person", "place", "organization", "other")


def spans(shares: np.ndarray) -> list[tuple[int, int, int, float]]:
    """The stretches of a task whose classes are `outside`, then `begin` and `inside` of each kind: first word, last (exclusive), the
    kind that the words together give most, and the least share that one of them gives to it.

    >>> spans(np.array([[0.9, 0.1, 0.0], [0.2, 0.8, 0.0], [0.3, 0.1, 0.6]]))
    [(1, 3, 0, 0.7)]
    """
    begin, inside = shares[:, 1::2], shares[:, 2::2]
    opens, goes_on = begin.sum(1), inside.sum(1)
    named = opens + goes_on > shares[:, 0]
    follows = named & (goes_on > opens)
    follows[1:] &= named[:-1]
    follows[:1] = False
    found = []
    for first in np.flatnonzero(named & ~follows).tolist():
        last = first + 1
        while last < len(shares) and follows[last]:
            last += 1
        kinds = begin[first:last] + inside[first:last]
        kind = int(kinds.sum(0).argmax())
        found.append((first, last, kind, float(kinds[:, kind].min())))
    return found


def decode(page: Page, seen: np.ndarray) -> Tags:
    """The tags of a page from what the network gives to its words."""
    cuts = seen[:, CUT].argmax(1)
    again = {(a, b, NEWS_KINDS[kind]): sure for a, b, kind, sure in spans(seen[:, NEWS])}
    names = []
    for a, b, k, sure in spans(seen[:, NAMED]):
        # Both guidelines must find the name; groups stand in one of them alone.
        other = sure if NAMES[k] == "group" else again.get((a, b, NAMES[k]), 0.0)
        names.append(Tag(a, b, NAMES[k], (sure + other) / 2, int(cuts[a])))
    return Tags(tuple(names), {kind: _by_sentence(page, seen[:, column]) for kind, column in DEED.items()})


def _by_sentence(page: Page, odds: np.ndarray) -> tuple[float, ...]:
    """For each sentence the share that the mean of the log odds of its words stands for."""
    sums = np.concatenate(([0.0], np.cumsum(odds, dtype=np.float64)))
    means = [(sums[s.last] - sums[s.first]) / max(1, s.last - s.first) for s in page.sentences]
    return tuple(float(1 / (1 + np.exp(-mean))) for mean in means)
