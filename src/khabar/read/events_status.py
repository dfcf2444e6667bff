"""Tell whether a deed happened, and who answers for that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from khabar.language import cut, splits, table
from khabar.model import Statement, Word
from khabar.read.events_triggers import Trigger


@lru_cache(maxsize=1)
def _hedges() -> dict[str, tuple[tuple[tuple[str, ...], str, int, str], ...]]:
    """Words that take a deed back, by their last word: the words before it, what they say, their reach, what they bear on."""
    found: dict[str, list[tuple[tuple[str, ...], str, int, str]]] = {}
    for row in table("events_hedges"):
        *head, last = cut(row["word"])
        found.setdefault(last, []).append((tuple(head), row["says"], int(row["reach"]), row["next"]))
    return {last: tuple(sorted(rows, key=lambda r: -len(r[0]))) for last, rows in found.items()}


@lru_cache(maxsize=1)
def _farthest() -> int:
    return max(int(row["reach"]) for row in table("events_hedges"))


def hedge(row: Sequence[Word], trigger: Trigger, start: int) -> str | None:
    """What the words before the trigger, back to word `start`, make of it: `not`, `maybe`, `condition`, `asked`, or None.

    The nearest word decides.
    """
    known = _hedges()
    lowest = max(start, trigger.first - _farthest() - 1)
    for i in range(trigger.first - 1, lowest - 1, -1):
        word = row[i]
        if word.kind == "mark" and word.form not in "\"'()":
            return None
        if word.kind != "word":
            continue
        for _, _, form in splits(word.form):
            for head, says, reach, bears in known.get(form, ()):
                if trigger.first - i - 1 > reach or not _bears(bears, trigger):
                    continue
                if all(
                    i - len(head) + k >= start and row[i - len(head) + k].form == part for k, part in enumerate(head)
                ):
                    return says
    return None


def _bears(bears: str, trigger: Trigger) -> bool:
    if bears == "any":
        return True
    if bears == "noun":
        return not trigger.deed.verb
    if bears == "present":
        return trigger.deed.says.startswith("present")
    return trigger.deed.verb


def speaker(starts: Sequence[int], statements: Sequence[Statement], at: int) -> Statement | None:
    """The statement that the offset lies in, the innermost, or None. `starts` are the starts of the statements, sorted."""
    for k in range(bisect_right(starts, at) - 1, max(-1, bisect_right(starts, at) - 6), -1):
        statement = statements[k]
        if statement.span.start <= at < statement.span.end:
            return statement
    return None
