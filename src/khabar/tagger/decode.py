"""From what the network gives to each word to the names of a page."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from khabar.model import Page
from khabar.tags import CUTS, NAMES, Tag

# The columns of a network's output: the scores of the classes of three tasks (`news` are names by the guidelines of a corpus of news).
NAMED, NEWS, CUT = slice(0, 9), slice(9, 18), slice(18, 19 + CUTS)
NEWS_KINDS = ("person", "place", "organization", "other")
# What the ends of lines score for standing outside names: the network is not asked.
_OUTSIDE = 60.0
Spans = list[tuple[int, int, int, float]]


def shares(scores: np.ndarray, follows: np.ndarray) -> np.ndarray:
    """Words by task by class: how likely the class is, all ways through the words taken together. `scores` say how well a class suits
    a word, `follows` by task how well one class follows another.

    >>> scores, follows = np.zeros((2, 1, 3)), np.zeros((1, 3, 3))
    >>> follows[0, 0, 2] = -50  # inside a name that has not begun
    >>> shares(scores, follows).round(2)[1, 0].tolist()
    [0.38, 0.38, 0.25]
    """
    suits = np.exp(scores - scores.max(2, keepdims=True)).astype(np.float64)
    step = np.exp(follows.astype(np.float64))
    before, after = suits.copy(), np.ones_like(suits)
    for k in range(1, len(suits)):
        before[k] *= (before[k - 1][:, None] @ step)[:, 0]
        before[k] /= before[k].sum(1, keepdims=True)
    for k in range(len(suits) - 2, -1, -1):
        after[k] = (step @ (suits[k + 1] * after[k + 1])[:, :, None])[:, :, 0]
        after[k] /= after[k].sum(1, keepdims=True)
    both: np.ndarray = before * after
    both /= both.sum(2, keepdims=True)
    return both


def spans(shares: np.ndarray) -> Spans:
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


def told(page: Page, scores: np.ndarray, follows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The shares of the classes of both tasks of names, for each word of the page: by our guidelines, and by those of the news."""
    both = np.stack([scores[:, NAMED], scores[:, NEWS]], 1)
    ends = [k for k, word in enumerate(page.words) if word.kind == "break"]
    both[ends, :, 0] = both[ends].max(2) + _OUTSIDE
    found = shares(both, follows)
    return found[:, 0], found[:, 1]


def names(page: Page, scores: np.ndarray, follows: np.ndarray) -> tuple[tuple[Tag, ...], tuple[float, ...]]:
    """The names, as sure as both guidelines together are (groups stand in one of them alone), and of each word how likely it belongs
    to a name."""
    if not len(scores):
        return (), ()
    cuts = scores[:, CUT].argmax(1)
    ours, news = told(page, scores, follows)
    within = 1 - (ours[:, 0] + news[:, 0]) / 2
    return tuple(_both(spans(ours), spans(news), cuts)), tuple(within.tolist())


def _both(ours: Spans, news: Spans, cuts: np.ndarray) -> Iterator[Tag]:
    """The names by our guidelines, as sure as both are."""
    again = {(a, b, NEWS_KINDS[kind]): sure for a, b, kind, sure in news}
    for a, b, k, sure in ours:
        other = sure if NAMES[k] == "group" else again.get((a, b, NAMES[k]), 0.0)
        yield Tag(a, b, NAMES[k], (sure + other) / 2, int(cuts[a]))
