"""How each claim of a count stands to the others: the same, an update, a part, a sum, another scope, and only then a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from khabar.tell.claims import VAGUE, Draft

# A number so many times the median of at least so many others counts something wider.
WIDER, ENOUGH = 3, 3
# In the range of current figures count claims that stand in these relations.
COUNTED = frozenset({"first", "same", "confirms", "update", "revision", "conflict"})


@dataclass(slots=True)
class Stand:
    """A claim as it is being placed: `witness` is its ultimate source; the rest is as in `khabar.record.Claim`."""

    draft: Draft
    witness: str
    relation: str = "first"
    to: int | None = None
    current: bool = True
    reason: str = "the first to say a number"


def relate(claims: Sequence[tuple[Draft, str]], siblings: Sequence[float] = ()) -> list[Stand]:
    """The claims, in order of as-of time, each with its relation to an earlier one.

    `siblings` are numbers of other sides or subsets of the same count, of which a claim may be the sum.

    >>> relate(())
    []
    """
    stands: list[Stand] = []
    for draft, witness in claims:
        stand = Stand(draft, witness)
        if stands:
            _place(stand, stands, siblings)
        stands.append(stand)
    _widen(stands)
    return stands


def _place(stand: Stand, before: list[Stand], siblings: Sequence[float]) -> None:
    """Compare a claim with those before it, in the order in which differences are explained."""
    draft = stand.draft
    inside = [k for k, s in enumerate(before) if s.draft.report == draft.report and s.draft.source is None]
    own = [k for k, s in enumerate(before) if s.witness == stand.witness and s.current]
    others = [k for k, s in enumerate(before) if s.current and s.relation in COUNTED]
    if own:
        _after_own(stand, before, own[-1])
    elif inside and draft.value < before[inside[0]].draft.value:
        stand.relation, stand.to, stand.current = "part", inside[0], False
        stand.reason = "the same report tells more in its own voice"
    elif same := [k for k in others if _same(before[k].draft, draft)]:
        stand.relation, stand.to = "confirms", same[0]
        stand.reason = f"an independent source gives the same number as {before[same[0]].witness}"
    elif pair := _sum(draft.value, [*(before[k].draft.value for k in others), *siblings]):
        stand.relation, stand.to = "sum", others[0] if others else None
        stand.reason = f"{draft.value:g} = {pair[0]:g} + {pair[1]:g}"
    elif others:
        stand.relation, stand.to = "conflict", others[-1]
        stand.reason = f"{before[others[-1]].witness} gives {before[others[-1]].draft.value:g}"


def _after_own(stand: Stand, before: list[Stand], last: int) -> None:
    """A claim of a source that has given a number already."""
    old, draft = before[last], stand.draft
    stand.to = last
    if _same(old.draft, draft):
        stand.relation, stand.current = "same", False
        stand.reason = "the same source gives the same number again"
    elif draft.report == old.draft.report:
        stand.relation, stand.current = "part", False
        stand.reason = "the same source has given its number in the same report before"
    elif draft.value > old.draft.value:
        stand.relation = "update"
        stand.reason = f"the same source raises its number from {old.draft.value:g}"
        old.current = False
    elif draft.count.revised:
        stand.relation = "revision"
        stand.reason = f"the same source takes back {old.draft.value:g}"
        old.current = False
    else:
        stand.relation, stand.current = "part", False
        stand.reason = f"lower than the {old.draft.value:g} that the same source gave, and not said to correct it"


def _same(one: Draft, other: Draft) -> bool:
    """Whether two claims give the same number: equal, or one a bound that the other keeps."""
    if one.value == other.value:
        return True
    low, high = sorted((one, other), key=lambda d: d.value)
    return (
        low.bound in ("at_least", "more_than")
        and high.high is None
        and low.value >= 0.8 * high.value
        and low.value >= 10
    )


def _sum(value: float, parts: Sequence[float]) -> tuple[float, float] | None:
    """Two of the numbers that add up to the value, both above one: 1 and 1 add up to 2 by chance too often."""
    return next(((a, b) for a, b in combinations(sorted(set(parts)), 2) if a + b == value and a > 1), None)


def _widen(stands: list[Stand]) -> None:
    """Mark what counts something wider: far above what all others say."""
    for stand in stands:
        others = [s.draft.value for s in stands if s is not stand and s.current and s.relation in COUNTED]
        if len(others) + 1 >= ENOUGH and stand.relation in COUNTED and stand.draft.value > WIDER * median(others):
            stand.relation, stand.current = "scope", False
            stand.reason = f"more than {WIDER} times what the others say: it counts more places or days"


def numbers(stands: Sequence[Stand]) -> list[Stand]:
    """The claims that make the range: current, in a relation that counts, and exact enough to be a number."""
    return [s for s in stands if s.current and s.relation in COUNTED and s.draft.bound not in VAGUE]
