"""What a text is about: its words, cut to stems and weighted by how rare they are in Arabic, and prints of its wording.

The weights come from a table of the language, never from the reports at hand, so that two reports are as alike today as
they will be when a thousand others have joined them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import log, sqrt
from zlib import crc32

from khabar.language import article, splits, table
from khabar.remember import remembered

# Every other run of words is kept as a print; so few words make a run.
RUN, SAMPLE = 4, 2
# So many of a text's weightiest stems are kept.
MOST = 80


@remembered
def stem(form: str) -> str:
    """A folded word without attached particles, article and endings, cut the same way wherever it stands.

    >>> stem("وبالمدينه"), stem("مدينتهم"), stem("للجيش")
    ('مدين', 'مدين', 'جيش')
    """
    the = article()
    rest = max(splits[form], key=lambda way: (way[0], way[2].startswith(the)))[2] if len(form) > 3 else form
    if rest.startswith(the) and len(rest) - len(the) >= 3:
        rest = rest[len(the) :]
    elif len(rest) < 3:
        rest = form
    cut = True
    while cut:
        cut = False
        for ending in _endings():
            if rest.endswith(ending) and len(rest) - len(ending) >= 3:
                rest, cut = rest[: -len(ending)], True
                break
    return rest


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted((row["ending"] for row in table("stem_endings")), key=lambda e: (-len(e), e)))


@cache
def _weights() -> Mapping[str, float]:
    """Stem → how much it tells: 0 for the commonest, near 1 for what the table does not hold."""
    found = {}
    for row in table("word_weights"):
        weight = min(1.0, max(0.0, (6.5 - float(row["zipf"])) / 4.0))
        for word in row["stems"].split("|"):
            found[word] = weight
    return found


def weight(word: str) -> float:
    """How much a stem tells of what a text is about, 0 to 1.

    >>> weight("في") < weight("مدين") < weight("ستيباناكيرت")
    True
    """
    return _weights().get(word, 1.0)


def terms(forms: Iterable[str]) -> dict[str, float]:
    """The weightiest stems of a text with their share, in the order of the alphabet; the squares of the shares add up to 1.

    >>> list(terms(["قصف", "الجيش", "قصف"]))
    ['جيش', 'قصف']
    """
    counts: dict[str, int] = {}
    for form in forms:
        cut = stem(form)
        counts[cut] = counts.get(cut, 0) + 1
    weighed = [(word, weight(word) * (1 + log(n))) for word, n in counts.items()]
    best = sorted(((w, s) for w, s in weighed if s > 0), key=lambda term: (-term[1], term[0]))[:MOST]
    length = sqrt(sum(s * s for _, s in best))
    return {word: round(s / length, 4) for word, s in sorted(best)}


def alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two texts' terms, 0 to 1.

    >>> alike(terms(["قصف"]), terms(["قصف"]))
    1.0
    """
    if len(other) < len(one):
        one, other = other, one
    return sum([share * other[word] for word, share in one.items() if word in other])


def prints(forms: list[str]) -> frozenset[int]:
    """A fixed half of the runs of four words, as numbers: two texts share as many as they share wording.

    >>> prints(["قصف", "الجيش"])
    frozenset()
    """
    found = {crc32(" ".join(forms[k : k + RUN]).encode()) for k in range(len(forms) - RUN + 1)}
    return frozenset(mark for mark in found if mark % SAMPLE == 0)


def share(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the first text's wording stands in the other too, 0 to 1.

    >>> share(frozenset({2, 4}), frozenset({4, 6})), share(frozenset(), frozenset({2}))
    (0.5, 0.0)
    """
    return len(one & other) / len(one) if one else 0.0


def shared_wording(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text's wording stands in the other too, 0 to 1.

    >>> shared_wording(frozenset({2, 4, 6, 8}), frozenset({4, 10})), shared_wording(frozenset(), frozenset({2}))
    (0.5, 0.0)
    """
    return share(one, other) if len(one) < len(other) else share(other, one)


def named_alike(one: Iterable[str], other: Iterable[str]) -> float:
    """How many of the names of two texts are the same, 0 to 1: the cosine of the two sets.

    >>> named_alike(["أ", "ب"], ["ب", "ج"])
    0.5
    """
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / sqrt(len(mine) * len(theirs)) if mine and theirs else 0.0
