"""Cluster by average link: the two clusters whose members are most alike on average become one, as long as that is above a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

# What a pair counts that was never compared because nothing suggested it.
UNLIKE = -6.0


def average_link(
    count: int, scores: Mapping[tuple[int, int], float], least: float, unlike: float = UNLIKE
) -> list[list[int]]:
    """The clusters of the items 0 … count - 1, each sorted, in order of their first item.

    `scores` holds pairs (i, j), i < j; a pair that it lacks counts `unlike`.

    >>> average_link(3, {(0, 1): 2.0, (1, 2): -1.0}, 0.0)
    [[0, 1], [2]]
    """
    members = {i: [i] for i in range(count)}
    # Sums over pairs that were compared, and how many these are.
    sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(count)}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = (score, 1)
    heap = [(-score, i, j, 2) for (i, j), score in scores.items() if score >= least]
    heapify(heap)
    while heap:
        _, i, j, size = heappop(heap)
        if i not in members or j not in members or len(members[i]) + len(members[j]) != size:
            continue
        members[i] += members.pop(j)
        theirs = sums.pop(j)
        mine = sums[i]
        mine.pop(j, None)
        for k, (total, n) in theirs.items():
            if k != i:
                before, m = mine.get(k, (0.0, 0))
                mine[k] = (before + total, m + n)
                sums[k].pop(j, None)
        for k, (total, n) in mine.items():
            sums[k][i] = (total, n)
            pairs = len(members[i]) * len(members[k])
            mean = (total + unlike * (pairs - n)) / pairs
            if mean >= least:
                a, b = min(i, k), max(i, k)
                heappush(heap, (-mean, a, b, len(members[i]) + len(members[k])))
    return sorted(sorted(group) for group in members.values())
