"""Which names of sides are one side: the army, the government and the ministries of one state lose the same soldiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from khabar.language import table
from khabar.tell.voices import plain, state_of

# The sorts of bodies that are a state's own side in a war.
OWN = frozenset({"force", "defence", "ministry", "government"})


def united(sides: Iterable[str]) -> Mapping[str, str]:
    """For each side the name under which its losses are counted: of the bodies of one state the one whose name is shortest.

    >>> united(["حكومة أرمينيا", "الجيش الأرميني", "حركة الشباب"])["حكومة أرمينيا"]
    'الجيش الأرميني'
    """
    by_state: dict[str, list[str]] = {}
    for side in sorted(set(sides)):
        by_state.setdefault(state_of(side, OWN) or side, []).append(side)
    return {side: min(told, key=_rank) for told in by_state.values() for side in told}


def _rank(side: str) -> tuple[bool, int, str]:
    """Armies before other bodies."""
    return tuple(plain(side).split()[:-1]) not in _forces(), len(side), side


@cache
def _forces() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(plain(row["full"]).split()) for row in table("ministries") if row["kind"] == "force")
