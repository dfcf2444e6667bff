"""How likely a sentence reports an assault or a protest: what the letters of its words weigh, learned from annotated sentences, and where
the network runs, what it says of its words.

Names and times stand for their kind alone, so that what was learned on one war's places and parties serves for another's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np

from khabar.model import Page
from khabar.remember import Remembered
from khabar.tags import DEEDS, IN_NAME, TIME, Hints

# Stretches of so many letters are looked at, the edges of words included; each falls into one of so many rows of the table.
SHORTEST, LONGEST = 2, 5
ROWS = 1 << 17
_KINDS = {number: hint.partition("-") for number, hint in enumerate(IN_NAME)}
_NUMBER, _TIME = "#", "~time"
# The tokens of a sentence and the vectors of its words → the log odds of each type of `DEEDS`.
Judge = Callable[[Sequence[str], np.ndarray], np.ndarray]
# What was learned, by name: the arrays of the file `deeds.npz`.
Table = Mapping[str, np.ndarray]
NO_VECTORS = np.zeros((0, 0), np.float32)


def tokens(page: Page, hints: Hints, first: int, last: int) -> Iterator[str]:
    """The words of a stretch of the page as folded; a number, a name and a time stand for their kind, marks for nothing."""
    time = False
    for word, told in zip(page.words[first:last], hints[first:last], strict=True):
        if word.kind in ("mark", "break"):
            continue
        names = [_KINDS[hint] for hint in told if hint in _KINDS]
        within = not names and TIME in told
        if names:
            part, _, kind = names[0]
            if part == "begin":
                yield f"~{kind}"
        elif within:
            if not time:
                yield _TIME
        else:
            yield _NUMBER if word.kind == "number" else word.form
        time = within


def _rows(token: str) -> np.ndarray:
    """The rows of the table into which the stretches of a token's letters fall; the name of a kind is one stretch."""
    if token[0] == "~":
        return np.array([_row(token)])
    edged = f" {token} "
    return np.array(
        [_row(edged[k : k + n]) for n in range(SHORTEST, LONGEST + 1) for k in range(len(edged) - n + 1)]
        or [_row(edged)]
    )


def _row(letters: str) -> int:
    return crc32(letters.encode()) % ROWS


rows_of: Remembered[np.ndarray] = Remembered(_rows)


def rows(told: Sequence[str]) -> np.ndarray:
    """The rows of the table for a sentence, each once: of the letters of its tokens and of each token with the next.

    >>> len(rows([])), len(rows(["قصف"])) < len(rows(["قصف", "الجيش"]))
    (0, True)
    """
    if not told:
        return np.zeros(0, np.int64)
    pairs = [_row(f"{a} {b}") for a, b in pairwise(told)]
    return np.unique(np.concatenate([*(rows_of[token] for token in told), np.array(pairs, np.int64)]))


def drawn(vectors: np.ndarray) -> np.ndarray:
    """What stands for a sentence: the mean of the vectors of its words, then the most that any of them gives to each figure.

    >>> drawn(np.array([[1.0, 4.0], [3.0, 2.0]])).tolist()
    [2.0, 3.0, 3.0, 4.0]
    """
    return np.concatenate([vectors.mean(0), vectors.max(0)])


def judge(table: Table, size: str) -> Judge:
    """What gives for the tokens of a sentence and the vectors of its words the log odds of each type of `DEEDS`, by the table.

    The table holds for each row how rare it is and for each size what it weighs for each type, both in 8 bits, with their scales; for
    `full` what `drawn` gives weighs as well. Without tokens, or for `full` without vectors, nothing is added to what is usual."""
    rare = table["rare"] * table["rare_scale"]
    weight = table[f"{size}_weight"] * table[f"{size}_weight_scale"][:, None]
    bias, deep = table[f"{size}_bias"], table[f"{size}_deep"]

    def odds(told: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        at = rows(told)
        share = rare[at]
        size = float(np.sqrt((share * share).sum()))
        told_by: np.ndarray = bias + (weight[:, at] @ share / size if size else 0.0)
        return told_by + (deep @ drawn(vectors) if deep.size and len(vectors) else 0.0)

    return odds


def beside(table: Table, size: str) -> dict[str, dict[str, float]]:
    """What each of the `findings` of the rules adds to the log odds of each type of `DEEDS`, by the table."""
    names = table["findings"].tolist()
    return {
        kind: dict(zip(names, told, strict=True))
        for kind, told in zip(DEEDS, table[f"{size}_found"].tolist(), strict=True)
    }


def deeds(page: Page, hints: Hints, odds: Judge, vectors: np.ndarray = NO_VECTORS) -> dict[str, tuple[float, ...]]:
    """For each type of deed how likely each sentence of the page reports one: what it says itself, or the page as a whole if that says
    more, since a report of a raid need not name it in every sentence."""
    whole = odds(list(tokens(page, hints, 0, len(page.words))), vectors)
    found = [
        np.maximum(whole, odds(list(tokens(page, hints, s.first, s.last)), vectors[s.first : s.last]))
        for s in page.sentences
    ]
    shares = [(1 / (1 + np.exp(-one))).tolist() for one in found]
    return {kind: tuple([share[k] for share in shares]) for k, kind in enumerate(DEEDS)}
