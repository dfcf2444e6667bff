"""Whose agency passes on what a body says: it tells which country's body is meant."""

from __future__ import annotations

from functools import cache

from khabar.language import of_kind, table
from khabar.read.names.words import Found, Scene

# So many words and marks stand at most between an agency and whom it quotes.
_RELAY = 7


def relaying_country(scene: Scene, before: Found | None, one: Found) -> str:
    """The country of the state's agency that passes on what the body says (نقلت وكالة تاس الروسية عن وزارة الدفاع), or nothing."""
    if before is None or before.key not in _state_agencies() or one.first - before.last > _RELAY:
        return ""
    return before.country if scene.form(one.first - 1) in _passing_on() else ""


@cache
def _state_agencies() -> frozenset[str]:
    return frozenset(row["key"] for row in table("outlets") if row["owner"] == "state")


@cache
def _passing_on() -> frozenset[str]:
    return of_kind("prepositions", "from", "word")
