"""The particles that the stages of events ask for."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import table
from khabar.text import fold


@lru_cache(maxsize=1)
def article() -> str:
    """The folded article."""
    return fold(next(row["letter"] for row in table("particles") if row["kind"] == "article"))


@lru_cache(maxsize=1)
def lam() -> str:
    """The folded particle that is a preposition and may swallow the article."""
    return fold(next(row["letter"] for row in table("particles") if row["kind"] == "swallows_article"))


@lru_cache(maxsize=1)
def joiners() -> frozenset[str]:
    """The conjunctions that are written as one with the next word."""
    return frozenset(fold(row["letter"]) for row in table("particles") if row["kind"] == "conjunction")


@lru_cache(maxsize=1)
def prepositions() -> frozenset[str]:
    """The prepositions and the particle of what is to come, written as one with the next word."""
    return frozenset(fold(row["letter"]) for row in table("particles") if row["kind"] == "preposition")


@lru_cache(maxsize=1)
def charge() -> str:
    """The folded preposition before what somebody is accused of."""
    return next(fold(row["letter"]) for row in table("particles") if row["kind"] == "preposition")


@lru_cache(maxsize=1)
def future() -> str:
    """The particle of what is to come, attached to a verb of the present."""
    return [fold(row["letter"]) for row in table("particles") if row["kind"] == "preposition"][-1]


@lru_cache(maxsize=1)
def near_persons() -> frozenset[str]:
    """The last letters of the pronouns of the first and second person singular."""
    rows = table("endings")
    return frozenset(fold(r["ending"]) for r in rows if r["kind"] == "pronoun" and r["says"] in ("1s", "2s"))
