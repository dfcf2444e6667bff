"""The particles that the stages of events ask for."""

from __future__ import annotations

from functools import lru_cache

from khabar.inflection import endings
from khabar.language import article, proclitics
from khabar.read.names.lexicon import governed
from khabar.remember import remembered


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


@remembered
def is_with(form: str) -> bool:
    """Whether the word is a noun with the attached preposition for in or with, so that whose that is follows it (أشاد بعمليات الجيش)."""
    return form[:1] == charge() and not form[1:].startswith(article()) and governed(form[1:]) and not governed(form)
