"""Tell whether a deed happened, and who answers for that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import cut, splits, table
from khabar.model import Statement, Word
from khabar.read.events_triggers import Trigger
from khabar.text import fold


@lru_cache(maxsize=1)
def _hedges() -> dict[str, tuple[tuple[tuple[str, ...], str, int, str], ...]]:
    """Words that take a deed back, by their last word: the words before it, what they say, their reach, what they bear on."""
    found: dict[str, list[tuple[tuple[str, ...], str, int, str]]] = {}
    for row in table("events_hedges"):
        *head, last = cut(row["word"])
        found.setdefault(last, []).append((tuple(head), row["says"], int(row["reach"]), row["next"]))
    return {last: tuple(sorted(rows, key=lambda r: -len(r[0]))) for last, rows in found.items()}


@lru_cache(maxsize=50_000)
def _hedging(form: str) -> tuple[tuple[tuple[str, ...], str, int, str], ...]:
    """What a word may take back, without the particles attached to it."""
    known = _hedges()
    return tuple(entry for _, _, rest in splits(form) for entry in known.get(rest, ()))


@lru_cache(maxsize=1)
def _farthest() -> int:
    return max(int(row["reach"]) for row in table("events_hedges"))


def hedge(row: Sequence[Word], trigger: Trigger, start: int) -> str | None:
    """What the words before the trigger, back to word `start`, make of it: `not`, `denied`, `maybe`, `condition`, `asked`, or None;
    `ahead` where the particle of what is to come, or of what is intended, is attached to it.

    The nearest word decides.
    """
    if trigger.deed.says.startswith("present") and trigger.before[-1:] in _ahead():
        return "ahead"
    lowest = max(start, trigger.first - _farthest() - 1)
    for i in range(trigger.first - 1, lowest - 1, -1):
        word = row[i]
        if word.kind == "mark" and word.form not in "\"'()":
            return None
        if word.kind != "word":
            continue
        for head, says, reach, bears in _hedging(word.form):
            if trigger.first - i - 1 > reach or not _bears(bears, trigger):
                continue
            if all(i - len(head) + k >= start and row[i - len(head) + k].form == part for k, part in enumerate(head)):
                return says
    return None


@lru_cache(maxsize=1)
def _ahead() -> frozenset[str]:
    """The particles of what is to come and of what is intended, attached to a verb of the present."""
    kinds = [(fold(row["letter"]), row["kind"]) for row in table("particles")]
    future = [letter for letter, kind in kinds if kind == "preposition"][-1]
    return frozenset((future, next(letter for letter, kind in kinds if kind == "swallows_article")))


def _bears(bears: str, trigger: Trigger) -> bool:
    if bears == "any":
        return True
    if bears == "noun":
        return not trigger.deed.verb
    if bears == "present":
        return trigger.deed.says.startswith("present")
    return trigger.deed.verb


# What is told of these is no claim against anybody: a report takes it over from whoever says it.
_PEACEFUL = frozenset({"CONSULT", "REQUEST", "AGREE", "COOPERATE"})


def status_of(type_: str, says: str | None, asked: bool, statement: Statement | None, own: bool) -> str | None:
    """The status of a deed, or None where it is not told as one that took place, is asked for, offered or denied.

    `says` is what the hedge before it says, `asked` whether somebody calls for it, `own` whether the statement that it
    stands in is that of its agent's own side.

    >>> status_of("ASSAULT", None, False, None, False)
    'reported'
    """
    stance = statement.stance if statement is not None else ""
    if says == "ahead" and type_ == "RETREAT":
        return "conditional"
    if says == "ahead" and type_ not in ("ASSAULT", "COERCE"):
        says = None
    if says in ("maybe", "condition", "not", "ahead"):
        if stance == "offer":
            return "conditional"
        return "denied" if stance == "deny" and type_ == "ASSAULT" else None
    if says == "denied":
        return "denied" if type_ in ("ASSAULT", "COERCE") else None
    if says == "asked" or asked or stance == "demand":
        return "demanded"
    if statement is None or own or type_ in _PEACEFUL:
        return "reported"
    return "claimed"


@dataclass(frozen=True, slots=True)
class Voices:
    """The statements in order of their starts, those starts, and the statements by the starts of their cues."""

    starts: tuple[int, ...]
    statements: tuple[Statement, ...]
    cues: dict[int, Statement]


def hear(statements: Sequence[Statement]) -> Voices:
    """The statements laid out to be asked who speaks at an offset."""
    told = tuple(sorted(statements, key=lambda s: (s.span.start, -s.span.end)))
    cues = {s.cue.start: s for s in reversed(told) if s.cue is not None}
    return Voices(tuple(s.span.start for s in told), told, cues)


def speaker(voices: Voices, at: int) -> Statement | None:
    """The innermost statement that the offset lies in, or None."""
    last = bisect_right(voices.starts, at) - 1
    for k in range(last, max(-1, last - 5), -1):
        if voices.statements[k].span.end > at:
            return voices.statements[k]
    return None
