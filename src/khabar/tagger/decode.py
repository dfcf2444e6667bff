"""From what the network gives to each word to the tags of a page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from khabar.model import Page
from khabar.tags import CUTS, DEEDS, NAMES, Tag, Tags

# The columns of a network's output: for each type of deed what a word adds to its sentence's log odds; then, of a network that tells
# names, the shares of the classes of three tasks (`news` are names by the guidelines of a corpus of news).
DEED = {kind: n for n, kind in enumerate(DEEDS)}
NAMED, NEWS, CUT = (slice(len(DEEDS) + a, len(DEEDS) + b) for a, b in ((0, 9), (9, 18), (18, 19 + CUTS)))
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
    deeds = {kind: _by_sentence(page, seen[:, column]) for kind, column in DEED.items()}
    return Tags(tuple(_names(page, seen)) if seen.shape[1] > len(DEEDS) else (), deeds)


def _names(page: Page, seen: np.ndarray) -> Iterator[Tag]:
    """The names, as sure as both guidelines together are; groups stand in one of them alone."""
    cuts = seen[:, CUT].argmax(1)
    again = {(a, b, NEWS_KINDS[kind]): sure for a, b, kind, sure in spans(within(page, seen[:, NEWS]))}
    for a, b, k, sure in spans(within(page, seen[:, NAMED])):
        other = sure if NAMES[k] == "group" else again.get((a, b, NAMES[k]), 0.0)
        yield Tag(a, b, NAMES[k], (sure + other) / 2, int(cuts[a]))


def within(page: Page, shares: np.ndarray) -> np.ndarray:
    """The shares of a task, ends of lines outside: the network has learned nothing of them."""
    ends = [k for k, word in enumerate(page.words) if word.kind == "break"]
    told = shares.copy()
    told[ends] = 0
    told[ends, 0] = 1
    return told


def _by_sentence(page: Page, odds: np.ndarray) -> tuple[float, ...]:
    """For each sentence the share that the mean of the log odds of its words stands for."""
    sums = np.concatenate(([0.0], np.cumsum(odds, dtype=np.float64)))
    means = [(sums[s.last] - sums[s.first]) / max(1, s.last - s.first) for s in page.sentences]
    return tuple(float(1 / (1 + np.exp(-mean))) for mean in means)
