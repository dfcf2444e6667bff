"""Groups of reports from the pairs that are joined, and which pairs are worth comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

# A key that more reports hold says nothing of them: it is passed over.
MOST = 200


def components(members: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The members in groups that the pairs connect, each in order, the groups in order of their first member.

    >>> components(range(4), [(3, 1)])
    [[0], [1, 3], [2]]
    """
    above = {member: member for member in members}

    def top(member: int) -> int:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for one, other in pairs:
        a, b = top(one), top(other)
        above[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for member in sorted(above):
        groups.setdefault(top(member), []).append(member)
    return list(groups.values())


def live(*rounds: Mapping[int, Iterable[str]]) -> set[str]:
    """The keys by which reports may be found: at least two hold them in any round, and no more than MOST.

    >>> live({1: "ab", 2: "b"})
    {'b'}
    """
    holders: dict[str, set[int]] = {}
    for held in rounds:
        for member, keys in held.items():
            for key in keys:
                holders.setdefault(key, set()).add(member)
    return {key for key, found in holders.items() if 2 <= len(found) <= MOST}


def candidates(held: Mapping[int, Iterable[str]], keys: set[str]) -> Iterator[tuple[int, int]]:
    """Pairs that share one of the keys, each once, the lower member first.

    >>> list(candidates({1: "ab", 2: "b", 3: "c"}, {"b", "c"}))
    [(1, 2)]
    """
    holders: dict[str, list[int]] = {}
    for member in sorted(held):
        for key in held[member]:
            if key in keys:
                holders.setdefault(key, []).append(member)
    yield from sorted({pair for found in holders.values() for pair in combinations(found, 2)})
