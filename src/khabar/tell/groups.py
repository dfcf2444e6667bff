"""Groups of reports that are told together, from the pairs that are joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

# So few reports are told together whatever joins them: telling weighs all their pairs.
FEW = 40
# Telling takes the square of a group's reports: more are not told together.
LARGEST = 300
# Where a group is cut, at least one report in so many or twice as many lies on either side, if it can be.
SLICE = 10

Pair = tuple[int, int]


class Tie(NamedTuple):
    """Two reports that are joined, in order of how closely: the closest first, then by their names."""

    looseness: float
    names: tuple[str, str]
    ends: Pair


def components(names: Mapping[int, str], pairs: Iterable[Pair]) -> list[list[int]]:
    """The members (number → name) in groups that the pairs connect, each in order, the groups in order of their first member.

    No more than FEW are one group. Chains of likenesses may connect the news of months: a group of more than LARGEST is cut where
    it hangs together least, again and again, until no part is larger. How closely two hang together is told by
    their neighbours alone, so that a report that joins moves the cuts near it and leaves the other parts as they were. Groups
    depend on the names and pairs, not on the numbers.

    >>> components(dict(enumerate("abcd")), [(3, 1)])
    [[0, 1, 2, 3]]
    >>> components(dict(enumerate(map(str, range(41)))), [(3, 1)])[:3]
    [[0], [1, 3], [2]]
    """
    if names and len(names) <= FEW:
        return [sorted(names)]
    around: dict[int, set[int]] = {name: {name} for name in names}
    for one, other in pairs:
        around[one].add(other)
        around[other].add(one)
    found = []
    for group in _connected(around):
        found += [group] if len(group) <= LARGEST else _cut(group, _closest(names, around, group))
    return sorted(map(sorted, found))


def _connected(around: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """The members in groups that are connected, each group from its first member on as it is reached."""
    found: list[list[int]] = []
    seen: set[int] = set()
    for first in around:
        if first in seen:
            continue
        seen.add(first)
        group = [first]
        for member in group:
            new = [n for n in around[member] if n not in seen]
            seen.update(new)
            group += new
        found.append(group)
    return found


def _closest(names: Mapping[int, str], around: Mapping[int, set[int]], group: Sequence[int]) -> list[Tie]:
    """The closest ties that suffice to connect the group: a tree (Kruskal 1956).

    Two are the closer the larger a share of their neighbours they have in common."""
    ties = []
    for one in group:
        for other in around[one]:
            if names[one] < names[other]:
                both = len(around[one] & around[other])
                share = both / (len(around[one]) + len(around[other]) - both)
                ties.append(Tie(-share, (names[one], names[other]), (one, other)))
    above = {member: member for member in group}

    def top(member: int) -> int:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    tree = []
    for tie in sorted(ties):
        a, b = map(top, tie.ends)
        if a != b:
            above[a] = b
            tree.append(tie)
    return tree


def _cut(group: Sequence[int], tree: Sequence[Tie]) -> list[list[int]]:
    """The parts of a group, none larger than LARGEST."""
    parts: list[list[int]] = []
    waiting = [(list(group), list(tree))]
    while waiting:
        group, tree = waiting.pop()
        if len(group) <= LARGEST:
            parts.append(group)
            continue
        side = _loosest_side(group, tree)
        waiting += [
            ([n for n in group if (n in side) is inside], [t for t in tree if {n in side for n in t.ends} == {inside}])
            for inside in (True, False)
        ]
    return parts


def _loosest_side(group: Sequence[int], tree: Iterable[Tie]) -> set[int]:
    """The members on one side of the loosest of those ties that have a fair part of the group on each."""
    near: dict[int, list[tuple[int, Tie]]] = {member: [] for member in group}
    for tie in tree:
        one, other = tie.ends
        near[one].append((other, tie))
        near[other].append((one, tie))
    # From the first member outwards: whom each other one is reached from, and by which tie.
    steps: list[tuple[int, int, Tie]] = []
    reached = {group[0]}
    for member in chain(group[:1], (step[1] for step in steps)):
        for other, tie in near[member]:
            if other not in reached:
                reached.add(other)
                steps.append((member, other, tie))
    beyond = dict.fromkeys(group, 1)
    for before, member, _ in reversed(steps):
        beyond[before] += beyond[member]
    smaller = {member: min(n, len(group) - n) for member, n in beyond.items() if member != group[0]}
    # A power of two, which one report more seldom changes.
    fair = min(1 << (len(group) // SLICE).bit_length() >> 1, max(smaller.values()))
    _, end = max((tie, member) for _, member, tie in steps if smaller[member] >= fair)
    side = {end}
    for before, member, _ in steps:
        if before in side:
            side.add(member)
    return side
