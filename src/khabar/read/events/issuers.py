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
from khabar.read.statements.cues import announces
from khabar.text import fold

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


def only_voice(ground: Ground, voices: Voices, trigger: Trigger) -> str | None:
    """Who says «we» of an act of speech in the voice of the report: the only one who has spoken so far, who announced something in the
    present (تعلن القيادة); None of any other deed, or where several have spoken."""
    if trigger.deed.need != "speech" or not trigger.deed.says.endswith("1p"):
        return None
    spoke = [s for s in voices.statements if s.span.start < trigger.start and s.source]
    if len({s.source for s in spoke}) != 1:
        return None
    cues = [s.cue.of(ground.page.text) for s in spoke if s.cue is not None]
    return spoke[0].source if any(announces(fold(cue)) for cue in cues) else None
