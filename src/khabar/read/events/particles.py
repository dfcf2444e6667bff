"""The particles that the stages of events ask for."""

from __future__ import annotations

from functools import lru_cache

from khabar.inflection import endings
from khabar.language import proclitics


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
    return frozenset(endings("pronoun", "1s", "2s"))
