"""Groups of reports from the pairs that are joined, and which pairs are worth comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from khabar.record import Record
from khabar.tell.digest import Digest

# A key that more reports hold says nothing of them: it is passed over.
MOST = 200
# So few reports are told together whatever joins them: telling weighs all their pairs.
FEW = 40
# Telling takes the square of a group's reports: more are not told together.
LARGEST = 600


def components(names: Mapping[int, str], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The members (number → name) in groups that the pairs connect, each in order, the groups in order of their first member.

    No more than FEW are one group. Chains of likenesses may connect the news of months: a group of more than LARGEST is taken
    apart where it hangs together least. Pairs with many neighbours in common connect first, and none makes a group larger
    than LARGEST. Groups depend on the names and pairs alone, not on the numbers.

    >>> components(dict(enumerate("abcd")), [(3, 1)])
    [[0, 1, 2, 3]]
    >>> components(dict(enumerate(map(str, range(41)))), [(3, 1)])[:3]
    [[0], [1, 3], [2]]
    """
    if names and len(names) <= FEW:
        return [sorted(names)]
    known = sorted({(min(pair), max(pair)) for pair in pairs})
    found: list[list[int]] = []
    for group in _connected(names, known, len(names)):
        if len(group) <= LARGEST:
            found.append(group)
        else:
            inner = set(group)
            found += _connected(group, _strongest_first(names, [p for p in known if p[0] in inner]), LARGEST)
    return sorted(found)


def _connected(members: Iterable[int], pairs: Iterable[tuple[int, int]], largest: int) -> list[list[int]]:
    """The members in groups that the pairs connect one after the other, as long as a group stays within the limit."""
    above = {member: member for member in members}
    sizes = dict.fromkeys(above, 1)

    def top(member: int) -> int:
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    for one, other in pairs:
        a, b = top(one), top(other)
        if a != b and sizes[a] + sizes[b] <= largest:
            a, b = (a, b) if sizes[a] >= sizes[b] else (b, a)
            above[b] = a
            sizes[a] += sizes[b]
    groups: dict[int, list[int]] = {}
    for member in sorted(above):
        groups.setdefault(top(member), []).append(member)
    return list(groups.values())


def _strongest_first(names: Mapping[int, str], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs in order of how large a share of their neighbours they have in common, then of their names."""
    around: dict[int, set[int]] = {}
    for one, other in pairs:
        around.setdefault(one, {one}).add(other)
        around.setdefault(other, {other}).add(one)

    def strength(pair: tuple[int, int]) -> tuple[float, list[str]]:
        a, b = around[pair[0]], around[pair[1]]
        both = len(a & b)
        return -both / (len(a) + len(b) - both), sorted((names[pair[0]], names[pair[1]]))

    return sorted(pairs, key=strength)


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


def in_order(one: Digest, other: Digest) -> tuple[Digest, Digest]:
    """The two in the order of their ids, whichever came first."""
    return (one, other) if one.id < other.id else (other, one)


def with_reasons(record: Record, reasons: Mapping[str, str]) -> Record:
    """The record with the reason of each day that was found, where it tells none.

    >>> with_reasons(Record(), {"a": "the day of its address"}).reports
    ()
    """
    if not reasons:
        return record
    told = tuple(replace(t, reason=reasons[t.id]) if t.id in reasons and not t.reason else t for t in record.reports)
    return replace(record, reports=told)
