"""Who issues a communiqué that says `we` and `our forces` in its own voice."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.inflection import endings
from khabar.model import Statement
from khabar.read.events.cast import Cast
from khabar.read.events.ground import Ground
from khabar.read.events.sides import army_of
from khabar.read.events.status import Voices
from khabar.read.events.triggers import Trigger

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


def only_voice(voices: Voices, trigger: Trigger) -> str | None:
    """Who says «we» of an act of speech in the voice of the report: the only one who has spoken so far; None of any other deed, or where
    several have spoken."""
    if trigger.deed.need != "speech" or not trigger.deed.says.endswith("1p"):
        return None
    told = {s.source for s in voices.statements if s.span.start < trigger.start and s.source}
    return next(iter(told)) if len(told) == 1 else None
