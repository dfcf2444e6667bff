"""What a report tells of those and of what was taken: that they were set free since, that it was the spoils of an attack."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.model import Event
from khabar.tell.stage import Stage

# The modes of deeds by which somebody is taken, set free, and by which things are taken.
TAKEN, FREED, SEIZED = "abduct", "release", "confiscate"


def told_with_release(stage: Stage, events: Sequence[Event]) -> bool:
    """Whether the events tell that some were taken whom their sentences tell first to have been freed: the news is that they are free.

    >>> from khabar.model import Reading, Report
    >>> told_with_release(Stage(Reading(Report.of(""), None, None, "unknown")), ())
    False
    """
    freed = {stage.at(e.span): e.span.start for e in reversed(stage.reading.events) if e.mode == FREED}
    if not events or not freed or any(e.mode != TAKEN for e in events):
        return False
    return all(freed.get(stage.at(e.span), e.span.start) < e.span.start for e in events)


def only_takes(events: Sequence[Event]) -> bool:
    """Whether the events tell of nothing but things that were taken, which kills nobody.

    >>> from khabar.model import Span
    >>> only_takes((Event(Span(0, 4), "COERCE", SEIZED),))
    True
    """
    return bool(events) and all(e.mode == SEIZED for e in events)
