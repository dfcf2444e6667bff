"""Which names of sides are one side: the army, the government and the ministries of one state lose the same soldiers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from khabar.language import table, values
from khabar.remember import remembered
from khabar.tell.voices import nations, plain

# The sorts of bodies that are a state's own side in a war.
OWN = ("force", "ministry", "government")


@remembered
def state_of(side: str) -> str | None:
    """The state of which a side is an army, a government or a ministry by its name, and nothing besides; else None.

    >>> state_of("وزارة الدفاع الأذربيجانية") == state_of("الجيش الأذربيجاني"), state_of("الجيش السوري الحر")
    (True, None)
    """
    words = plain(side).split()
    for head in _bodies():
        rest = words[len(head) :]
        if words[: len(head)] == list(head) and len(rest) == 1 and (told := nations(rest[0])):
            return min(told)
    return None


@cache
def _bodies() -> frozenset[tuple[str, ...]]:
    rows = [row for row in table("ministries") if row["kind"] in OWN]
    return frozenset(tuple(plain(name).split()) for row in rows for name in (row["full"], *values(row["names"])))


def united(sides: Iterable[str]) -> Mapping[str, str]:
    """For each side the name under which its losses are counted: of the bodies of one state the one whose name is shortest.

    >>> united(["حكومة أرمينيا", "الجيش الأرميني", "حركة الشباب"])["حكومة أرمينيا"]
    'الجيش الأرميني'
    """
    by_state: dict[str, list[str]] = {}
    for side in sorted(set(sides)):
        by_state.setdefault(state_of(side) or side, []).append(side)
    return {side: min(told, key=_rank) for told in by_state.values() for side in told}


def _rank(side: str) -> tuple[bool, int, str]:
    """Armies before other bodies."""
    return tuple(plain(side).split()[:-1]) not in _forces(), len(side), side


@cache
def _forces() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(plain(row["full"]).split()) for row in table("ministries") if row["kind"] == "force")
