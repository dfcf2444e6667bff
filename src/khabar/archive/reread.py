"""A claim that people say counts something else than was read, or is another source's or of another day."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date

from khabar.archive.judgements import EVERYBODY, Judgement
from khabar.archive.retally import joined, retallied
from khabar.record import Claim, Incident, Tally, When


def days_of(told: str) -> When:
    """The days that a judgement tells: `2024-05-01`, or the first and the last with a slash between.

    >>> days_of("2024-05-01")[1]
    datetime.date(2024, 5, 1)
    """
    first, _, last = told.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def reread(incident: Incident, names: Set[str], j: Judgement, because: str) -> Incident:
    """The incident with claims put where they belong by a judgement on their measure, whom they count, their source or day. What they
    are taken out of is reckoned again, and where they come they are held against what stands there."""
    found: list[Tally] = []
    moved: dict[str, Tally] = {}
    for tally in incident.tallies:
        taken = [c for c in tally.claims if c.id in names]
        kept = tuple(c for c in tally.claims if c.id not in names)
        if kept:
            found += retallied(incident.id, [replace(tally, claims=kept)], because, taken) if taken else [tally]
        for claim in taken:
            moved.setdefault(claim.id, _moved(tally, claim, j, because))
    for tally in moved.values():
        key = (tally.measure, tally.of)
        here = [t for t in found if (t.measure, t.of) == key]
        at = found.index(here[0]) if here else len(found)
        rest = [t for t in found if (t.measure, t.of) != key]
        put = [_because_of(t, tally.claims[0]) for t in joined(incident.id, here, [tally], because)]
        found = [*rest[:at], *put, *rest[at:]]
    return replace(incident, tallies=tuple(found))


def _because_of(tally: Tally, claim: Claim) -> Tally:
    """The tally with the claim bearing its own reason: it is of no other incident."""
    claims = tuple(replace(c, reason=claim.reason) if c.id == claim.id else c for c in tally.claims)
    return replace(tally, claims=claims)


def _moved(tally: Tally, claim: Claim, j: Judgement, because: str) -> Tally:
    """A tally of the claim alone, as the judgement has it."""
    claim = replace(
        claim, relation="first", to=None, current=True, reason="; ".join(filter(None, (claim.reason, because)))
    )
    if j.field == "source":
        claim = replace(claim, source=j.value, witness=j.value)
    if j.field == "when":
        claim = replace(claim, as_of=days_of(j.value))
    tally = replace(tally, claims=(claim,))
    if j.field == "measure":
        return replace(tally, measure=j.value)
    return replace(tally, of=None if j.value == EVERYBODY else j.value) if j.field == "of" else tally
