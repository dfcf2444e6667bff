"""Names of places of two words that are also written in one, and the other way round: دير جمال, ديرجمال."""

from __future__ import annotations

from collections.abc import Collection

# The first word of a name that is written in one has so many letters at least, and so has the second.
_LONG = 3


def respelled(names: Collection[str], firsts: Collection[str]) -> list[tuple[str, str]]:
    """The other spelling of each name that begins with one of `firsts`, with the name; none that is among the names itself.

    >>> respelled(["tell rifat", "deirhafer", "rome"], ["tell", "deir"])
    [('tellrifat', 'tell rifat'), ('deir hafer', 'deirhafer')]
    """
    long = tuple(sorted([first for first in firsts if len(first) >= _LONG], key=lambda first: (-len(first), first)))
    found: dict[str, str] = {}
    for name in names:
        first, space, rest = name.partition(" ")
        if space and first in firsts and " " not in rest:
            other = first + rest
        elif not space and name.startswith(long):
            first = next(first for first in long if name.startswith(first))
            rest = name[len(first) :]
            other = f"{first} {rest}"
        else:
            continue
        if len(rest) >= _LONG and other not in names:
            found.setdefault(other, name)
    return list(found.items())
