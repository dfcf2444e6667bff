"""Choose which mentions of deeds are events of their own: one event is told once, at its first full mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.read.events_triggers import Trigger

# Families of deeds of one type that may be one event told in other words.
_ALIKE = (frozenset({"strike", "kill", "fight"}), frozenset({"arrest", "raid"}))


@dataclass(frozen=True, slots=True)
class Mention:
    """A deed as one sentence tells it. `sentence` is its index; `again` tells whether it is called another one."""

    trigger: Trigger
    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    places: tuple[str, ...]
    when: str | None
    status: str
    sentence: int
    head: bool
    again: bool
    background: bool
    rule: str
    weak: bool

    @property
    def place(self) -> str | None:
        return self.places[0] if self.places else None


def choose(mentions: Sequence[Mention], near: frozenset[tuple[str, str]]) -> list[Mention]:
    """The mentions that are events, each filled up with what later mentions of the same event tell.

    `near` holds pairs of places that one clause names together: a deed at the one may be a deed at the other.
    """
    strong = {(m.sentence, m.type) for m in mentions if not m.weak}
    kept: list[Mention] = []
    for mention in mentions:
        if mention.weak and any((mention.sentence + step, mention.type) in strong for step in (-1, 0, 1)):
            continue
        at = next((k for k, earlier in enumerate(kept) if same(earlier, mention, near)), None)
        if at is None:
            kept.append(mention)
        else:
            kept[at] = _fill(kept[at], mention)
    return kept


def same(earlier: Mention, later: Mention, near: frozenset[tuple[str, str]]) -> bool:
    """Whether the two mentions may tell of one event."""
    if earlier.type != later.type or later.again:
        return False
    a, b = earlier.trigger.deed.family, later.trigger.deed.family
    if a != b and not any(a in alike and b in alike for alike in _ALIKE):
        return False
    if earlier.status != later.status and "demanded" in (earlier.status, later.status):
        return False
    if earlier.when and later.when and earlier.when[:10] != later.when[:10]:
        short, long = sorted((earlier.when[:10], later.when[:10]), key=len)
        if not long.startswith(short):
            return False
    if earlier.actor and later.actor and earlier.actor != later.actor:
        return False
    if (
        earlier.places
        and later.places
        and not any(x == y or (x, y) in near for x in earlier.places for y in later.places)
    ):
        return False
    return True


def _fill(earlier: Mention, later: Mention) -> Mention:
    return replace(
        earlier,
        actor=earlier.actor or later.actor,
        recipient=earlier.recipient or later.recipient,
        places=earlier.places or later.places,
        when=earlier.when or later.when,
        mode=earlier.mode or later.mode,
        rule=earlier.rule or later.rule,
    )
