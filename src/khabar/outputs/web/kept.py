"""What was made already, kept until the archive changes, within so many bytes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

V = TypeVar("V")


class Answer(NamedTuple):
    """An answer as it was sent, and the route that gave it."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    route: Any


@dataclass(slots=True)
class Kept(Generic[V]):
    """What was made, by what it was made for. Of more than `most` bytes that goes first which was asked for longest ago.

    >>> kept: Kept[str] = Kept(10)
    >>> for name in "abc":
    ...     kept.put(name, name.upper(), 4)
    >>> kept.get("a"), kept.get("c"), kept.size
    (None, 'C', 8)
    """

    most: int
    size: int = 0
    held: dict[Hashable, tuple[V, int]] = field(default_factory=dict)

    def get(self, key: Hashable) -> V | None:
        """What was made for this; None where nothing is kept."""
        found = self.held.pop(key, None)
        if found is None:
            return None
        # The order of the dictionary is that in which things were asked for.
        self.held[key] = found
        return found[0]

    def put(self, key: Hashable, made: V, size: int) -> None:
        """Keep something of so many bytes."""
        self.size += size - self.held.pop(key, (made, 0))[1]
        self.held[key] = (made, size)
        while self.size > self.most:
            self.size -= self.held.pop(next(iter(self.held)))[1]

    def clear(self) -> None:
        """Forget everything."""
        self.held.clear()
        self.size = 0
