"""From the shares that the network gives to each word to tags."""

from __future__ import annotations

from itertools import accumulate

import numpy as np

from khabar.tags import CUTS, EVENTS, NAMES, Tag, Tags

# The tasks of the network in their order, each with how many classes it has; `news` are the names of a corpus with guidelines of its own.
TASKS = {
    "names": 1 + 2 * len(NAMES), "news": 9, "cut": 1 + CUTS, "content": 3, "source": 3, "cue": 3, "event": 1 + len(EVENTS), "status": 5,
}  # fmt: skip
_ENDS = dict(zip(TASKS, accumulate(TASKS.values()), strict=True))


def task(shares: np.ndarray, name: str) -> np.ndarray:
    """The columns of one task."""
    return shares[:, _ENDS[name] - TASKS[name] : _ENDS[name]]


def spans(shares: np.ndarray) -> list[tuple[int, int, int, float]]:
    """The stretches of a task whose classes are `outside`, then `begin` and `inside` of each kind: first word, last (exclusive), the kind
    that the words together give most, and the least share that a word gives to that kind.

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
    first = None
    for k in range(len(shares) + 1):
        if first is not None and (k == len(shares) or not follows[k]):
            kinds = begin[first:k] + inside[first:k]
            kind = int(kinds.sum(0).argmax())
            found.append((first, k, kind, float(kinds[:, kind].min())))
            first = None
        if k < len(shares) and named[k] and not follows[k]:
            first = k
    return found


def decode(shares: np.ndarray) -> Tags:
    """The tags of a page from the shares of its words."""
    cuts = task(shares, "cut").argmax(1)
    deeds = task(shares, "event")
    return Tags(
        tuple(Tag(a, b, NAMES[kind], sure, int(cuts[a])) for a, b, kind, sure in spans(task(shares, "names"))),
        tuple(zip((1 - deeds[:, 0]).tolist(), [EVENTS[k] for k in deeds[:, 1:].argmax(1)], strict=True)),
    )
