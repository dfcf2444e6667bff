"""The range of a tally once people have taken claims out of it, put some in, or said what they should be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.record import Claim, Tally
from khabar.tell.claims import VAGUE
from khabar.tell.relations import COUNTED


def retallied(incident: str, tallies: Iterable[Tally], because: str) -> tuple[Tally, ...]:
    """The tallies of an incident, those of one count made one, each with its range reckoned again from the claims that stand.

    Relations stay as they were found; a claim whose other has gone is the first. `best` is what most independent sources stand
    behind, then the latest, then the lower."""
    found: dict[tuple[str, str | None, str | None, bool], list[Tally]] = {}
    for tally in tallies:
        found.setdefault((tally.measure, tally.of, tally.side, tally.side_only), []).append(tally)
    return tuple(_one(incident, same, because) for same in found.values())


def _one(incident: str, same: Sequence[Tally], because: str) -> Tally:
    claims = tuple({c.id: c for t in same for c in t.claims}.values())
    claims = tuple(sorted(claims, key=lambda c: (str(c.as_of[1]) if c.as_of else "9999", c.report, c.start)))
    known = {c.id for c in claims}
    claims = tuple(
        c
        if c.to is None or c.to in known
        else replace(c, to=None, relation="first", current=True, reason=f"{c.reason}; {because}")
        for c in claims
    )
    counted = [c for c in claims if c.current and c.relation in COUNTED and c.bound not in VAGUE] or [
        c for c in claims if c.bound not in VAGUE
    ]
    tally = same[0]
    low, best, high = _range(counted)
    values = {c.value for c in counted}
    witnesses = {c.witness or c.source or c.outlet or c.report for c in counted}
    verdict = "single" if len(witnesses) < 2 else "agreed" if len(values) == 1 else "conflict"
    return replace(
        tally,
        id=f"{incident}:{tally.measure}:{tally.of or 'all'}" + (f":{tally.side}" if tally.side_only else ""),
        low=low, best=best, high=high, claims=claims, verdict=verdict, independent=len(witnesses),
        outlets=len({c.outlet or c.report for c in claims}),
        reason=because,
    )  # fmt: skip


def _range(counted: Sequence[Claim]) -> tuple[float | None, float | None, float | None]:
    if not counted:
        return None, None, None
    behind: dict[float, set[str]] = {}
    for claim in counted:
        behind.setdefault(claim.value, set()).add(claim.witness or claim.source or claim.report)
    best = max(counted, key=lambda c: (len(behind[c.value]), str(c.as_of[1]) if c.as_of else "", -c.value))
    return min(c.value for c in counted), best.value, max(c.high or c.value for c in counted)
