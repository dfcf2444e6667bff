"""Who issues a communiqué that says `our forces` in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.inflection import endings
from khabar.model import Statement
from khabar.read.events.cast import Cast
from khabar.read.events.ground import Ground
from khabar.read.events.sides import army_of

# A line of so many words at most besides the name in it is the head of a communiqué's paper.
_BESIDE = 3


@lru_cache(maxsize=1)
def us() -> tuple[str, ...]:
    """The pronoun for us that is attached to a noun."""
    return endings("pronoun", "1p")


def issuer_of(ground: Ground, cast: Cast, statements: Sequence[Statement]) -> str | None:
    """The army or group of the first that a head line names alone, or that announces something, where the report says `our forces`."""
    if not any(ground.forms[i].endswith(us()) for i in ground.openers):
        return None
    named: list[str] = []
    for sentence in ground.page.sentences:
        told = ground.names.get(sentence.first) if sentence.head else None
        if told is not None and sentence.last - told[1] <= _BESIDE:
            named.append(told[0].key)
    spoke = sorted(statements, key=lambda s: s.span.start)
    keys = [*named, *(s.source for s in spoke if s.source)]
    return next((found for key in keys if (found := army_of(key, cast)) is not None), None)
