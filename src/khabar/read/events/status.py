"""Tell whether a deed happened, and who answers for that."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.kinds import FORCE, PLANNED
from khabar.language import among, proclitics, table
from khabar.model import Statement
from khabar.read.events.ground import Ground
from khabar.read.events.particles import future
from khabar.read.events.parties import party_at
from khabar.read.events.triggers import Trigger

# What a phrase bears on that takes back the noun before it.
_BACKWARD = "before"


@lru_cache(maxsize=1)
def _farthest() -> int:
    return max(int(row["reach"]) for row in table("events_hedges"))


def hedge(ground: Ground, trigger: Trigger, start: int, carrier: Trigger | None = None) -> str | None:
    """What the words before the trigger, back to word `start`, make of it; where they make nothing, what those before the verb
    that carries its noun do that set a day for it (من المقرر أن تعقد كينيا مباحثات).

    The values are those of `_hedged`.
    """
    said = _hedged(ground, trigger, start) or _taken_back(ground, trigger)
    if said is not None or carrier is None:
        return said
    carried = _hedged(ground, carrier, start)
    return carried if carried in (PLANNED, "not") else None


def _hedged(ground: Ground, trigger: Trigger, start: int) -> str | None:
    """What the words before the trigger, back to word `start`, make of it: `not`, `denied`, `maybe`, `condition`, `planned`,
    `asked`, `offered`, or None; `ahead` where the particle of what is to come, or of what is intended, is attached to it.

    The nearest word decides.
    """
    if trigger.deed.says.startswith("present") and trigger.before[-1:] in (future(), proclitics("swallows_article")[0]):
        return "ahead"
    lowest = max(start, trigger.first - _farthest() - 1)
    row, forms, senses = ground.page.words, ground.forms, ground.senses
    for i in range(trigger.first - 1, lowest - 1, -1):
        sense = senses[i]
        if sense is None:
            if row[i].kind == "mark" and forms[i] not in "\"'()":
                return None
            continue
        for head, says, reach, bears in sense.hedges:
            if bears == _BACKWARD or trigger.first - i - 1 > reach or not _bears(bears, trigger):
                continue
            if bears == "object" and not _is_object(ground, i + 1, trigger):
                continue
            if not head or (i - len(head) >= start and _follows(forms[i - len(head) : i], head)):
                return says
    return None


def _taken_back(ground: Ground, trigger: Trigger) -> str | None:
    """What the words after the noun of an attack, in its clause, make of it (ما يقال عن قصف السوق عار عن الصحة), or None."""
    if trigger.deed.verb or trigger.deed.type not in FORCE:
        return None
    row, forms, senses = ground.page.words, ground.forms, ground.senses
    for i in range(trigger.last, min(trigger.last + _farthest(), len(row))):
        sense = senses[i]
        if sense is None:
            if row[i].kind != "word" and forms[i] not in "\"'()":
                return None
            continue
        for head, says, reach, bears in sense.hedges:
            first = i - len(head)
            if bears == _BACKWARD and trigger.last <= first <= trigger.last + reach and _follows(forms[first:i], head):
                return says
    return None


def _follows(before: tuple[str, ...], head: tuple[str, ...]) -> bool:
    """Whether the words before are the words of the head, particles attached to the first of them allowed."""
    return before[1:] == head[1:] and among(before[0], frozenset(head[:1]))


def _is_object(ground: Ground, i: int, trigger: Trigger) -> bool:
    """Whether nothing but one party, the subject, stands from word `i` up to the noun (not: رفض الهدنة هجوم)."""
    if i == trigger.first:
        return True
    subject = party_at(ground, i, trigger.first)
    return subject is not None and subject.last == trigger.first and not subject.before


def _bears(bears: str, trigger: Trigger) -> bool:
    if bears == "any":
        return True
    if bears in ("noun", "object"):
        return not trigger.deed.verb
    if bears == "present":
        return trigger.deed.says.startswith("present")
    return trigger.deed.verb


# What is told of these is no claim against anybody: a report takes it over from whoever says it.
_PEACEFUL = frozenset({"CONSULT", "REQUEST", "AGREE", "COOPERATE", "ACCUSE"})


# What two sides do together, which what is only to come does not tell to have been done (سيزور العاصمة).
MEETS = "CONSULT"
# By which one side gives way. What may be denied: deeds that one side tells of another. Words that were only spoken are not.
_YIELDS = frozenset({"RETREAT", "CONCEDE"})
DEEDS = FORCE | _YIELDS | {"MOBILIZE", "AGREE", "AID", "SANCTION", "COOPERATE"}


def status_of(type_: str, says: str | None, asked: bool, statement: Statement | None, own: bool) -> str | None:
    """The status of a deed, or None where it is not told as one that took place, is asked for, offered or denied.

    `says` is what the hedge before it says, `asked` whether somebody calls for it, `own` whether the statement that it
    stands in is that of its agent's own side.

    >>> status_of("ASSAULT", None, False, None, False)
    'reported'
    """
    stance = statement.stance if statement is not None else ""
    if (says in ("ahead", "condition") and type_ in _YIELDS) or (says == "ahead" and type_ == MEETS):
        return "conditional"
    if says in ("ahead", PLANNED) and type_ not in FORCE:
        says = None
    if says in ("maybe", "condition", "not", "ahead", PLANNED) or (says == "offered" and type_ in FORCE):
        if stance == "offer" and says != "offered":
            return "conditional"
        return "denied" if stance == "deny" and type_ == "ASSAULT" else None
    if says == "offered":
        return "conditional"
    if says == "denied":
        return "denied" if type_ in DEEDS else None
    if says == "asked" or ((asked or stance == "demand") and type_ != "REQUEST"):
        return "demanded"
    if statement is None or own or type_ in _PEACEFUL:
        return "reported"
    return "claimed"


# The rule of a statement that only answers what another has said, in the words of that.
_ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Voices:
    """The statements in order of their starts, those starts, and the statements by the starts of their cues."""

    starts: tuple[int, ...]
    statements: tuple[Statement, ...]
    cues: dict[int, Statement]


def hear(statements: Sequence[Statement]) -> Voices:
    """The statements laid out to be asked who speaks at an offset: of words to which somebody only answers (وهو ما نفته الوزارة), who said
    them first."""
    spans = {s.span for s in statements if s.rule != _ANSWER}
    statements = [s for s in statements if s.rule != _ANSWER or s.span not in spans]
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
