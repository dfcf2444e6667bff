"""What the model tells of each word: its tasks and their classes, and spans as classes and back."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import Word
from khabar.tags import CUTS, NAMES

# The kinds of CLEANANERCorp, whose guidelines differ from ours: a task of its own.
NEWS = ("PERS", "LOC", "ORG", "MISC")
UNSAID = -100
SPANS: dict[str, tuple[str, ...]] = {"names": NAMES, "news": NEWS}
SIZES = {"names": 1 + 2 * len(NAMES), "news": 1 + 2 * len(NEWS), "cut": 1 + CUTS}
WEIGHTS = {"names": 0.5, "news": 1.0, "cut": 0.2}


def spans_to_classes(words: Sequence[Word], spans: Sequence[tuple[int, int, str]], task: str) -> list[int]:
    """The class of each word: 0 outside, then begin and inside of each kind; for `cut` the letters before the
    name, and of other words nothing."""
    found = [UNSAID if task == "cut" else 0] * len(words)
    for start, end, kind in spans:
        inside = [k for k, w in enumerate(words) if w.start < end and start < w.end and w.kind != "break"]
        if not inside:
            continue
        first = inside[0]
        if task == "cut":
            found[first] = min(CUTS, max(0, start - words[first].start))
        else:
            at = 1 + 2 * SPANS[task].index(kind)
            for k in inside:
                found[k] = at if k == first else at + 1
    return found


def classes_to_spans(classes: Sequence[int]) -> list[tuple[int, int, int]]:
    """The stretches of the classes: first, last (exclusive), kind. One that begins inside is one all the same.

    >>> classes_to_spans([0, 1, 2, 2, 0, 4, 1])
    [(1, 4, 0), (5, 6, 1), (6, 7, 0)]
    """
    found: list[tuple[int, int, int]] = []
    for k, c in enumerate(classes):
        if c <= 0:
            continue
        kind = (c - 1) // 2
        if c % 2 == 0 and found and found[-1][1] == k and found[-1][2] == kind:
            found[-1] = (found[-1][0], k + 1, kind)
        else:
            found.append((k, k + 1, kind))
    return found
