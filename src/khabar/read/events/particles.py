"""The particles that the stages of events ask for."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import proclitics, table
from khabar.text import fold


@lru_cache(maxsize=1)
def charge() -> str:
    """The folded preposition before what somebody is accused of."""
    return proclitics("preposition")[0]


@lru_cache(maxsize=1)
def future() -> str:
    """The particle of what is to come, attached to a verb of the present."""
    return proclitics("preposition")[-1]


@lru_cache(maxsize=1)
def near_persons() -> frozenset[str]:
    """The last letters of the pronouns of the first and second person singular."""
    rows = table("endings")
    return frozenset(fold(r["ending"]) for r in rows if r["kind"] == "pronoun" and r["says"] in ("1s", "2s"))
