"""Look up which of the names found stand at some words, without going through all of a long page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from khabar.read.names.words import Found


class Laid:
    """The names `found` in their order, of which none overlaps another."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.found, self.ends = found, [name.last for name in found]

    def at(self, first: int, last: int) -> list[Found]:
        """The names that cover one of the words from `first` to `last` (exclusive).

        >>> name = Found(2, 4, 0, "person", None, "")
        >>> Laid([name]).at(3, 9) == [name], Laid([name]).at(4, 9)
        (True, [])
        """
        k, there = bisect_right(self.ends, first), []
        while k < len(self.found) and self.found[k].first < last:
            there.append(self.found[k])
            k += 1
        return there


def without(found: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """The names `found` that share no word with one of the `more`."""
    taken = {k for name in more for k in range(name.first, name.last)}
    return [name for name in found if taken.isdisjoint(range(name.first, name.last))] if taken else list(found)
