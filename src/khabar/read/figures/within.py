"""Find, among things with spans, those near a figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Protocol, TypeVar

from khabar.model import Span

# How many things to each side of a figure are looked at.
_AROUND = 10


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Spanned)


class Within(list[T]):
    """Things with spans, in order, of which those near a figure are asked for."""

    def __init__(self, things: list[T]) -> None:
        super().__init__(sorted(things, key=lambda t: (t.span.start, t.span.end)))
        self.starts = [t.span.start for t in self]

    def near(self, frame: Span, span: Span) -> list[T]:
        """Those within the frame that stand around the figure, in order."""
        after = bisect_left(self.starts, span.start)
        return [t for t in self[max(0, after - _AROUND) : after + _AROUND] if frame.covers(t.span)]

    def before(self, at: int) -> list[T]:
        """The last ones that begin before the offset, in order."""
        end = bisect_left(self.starts, at)
        return self[max(0, end - _AROUND) : end]

    def holding(self, span: Span) -> T | None:
        """The last of them that begins before the figure, if it holds it."""
        before = bisect_right(self.starts, span.start) - 1
        return self[before] if before >= 0 and self[before].span.covers(span) else None
