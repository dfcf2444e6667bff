"""What the claims of one count come to: the numbers that stand, the lowest, best and highest of them, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from khabar.record import When

# A number that one source gives alone stands outside the range where so many independent sources agree on another.
OUTVOTE = 3
# Numbers so many times apart count something else, or are rivals: the one is no step from which the other grew.
TWICE = 2
# In the range of current figures count claims that stand in these relations.
COUNTED = frozenset({"first", "same", "confirms", "update", "revision", "conflict", "sum", "earlier"})
# Bounds of a least number.
LEAST = frozenset({"at_least", "more_than"})
# Bounds that tell no number, only its order.
VAGUE = frozenset({"order"})
# Why such a claim stands beside the others.
ORDER_ALONE = "it tells only the order of the number"


@dataclass(frozen=True, slots=True)
class Number:
    """A claim as far as the range needs it: `to` is the place of the claim that it is related to, `named` whether its source has a name,
    `former` whether it is told as one that another has taken the place of; the rest is as in `khabar.record.Claim`."""

    value: float
    high: float | None
    bound: str
    as_of: When | None
    witness: str
    relation: str
    current: bool
    to: int | None = None
    named: bool = True
    former: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is current, in a relation that counts, and exact enough to be a number."""
        return self.current and self.relation in COUNTED and self.bound not in VAGUE


@dataclass(frozen=True, slots=True)
class Range:
    """What a count comes to: the ends (None: nobody gives a number), the places of the numbers that make it, the verdict with its reason,
    and why `best` is best. `grows` tells that the numbers rise from day to day."""

    low: float | None
    best: float | None
    high: float | None
    counted: tuple[int, ...]
    verdict: str
    reason: str
    why: str
    grows: bool


def range_of(row: Sequence[Number]) -> Range:
    """The range of the claims, in their order.

    >>> said = [Number(4.0, None, "exact", None, "a", "first", True), Number(6.0, None, "exact", None, "b", "conflict", True, 0)]
    >>> found = range_of(said)
    >>> found.low, found.best, found.high, found.verdict
    (4.0, 4.0, 6.0, 'conflict')
    """
    counted = _counted(row)
    numbers = [row[k] for k in counted]
    grows = _grows(numbers, row)
    best, why = _best(row, counted, grows)
    verdict, reason = _verdict(row, numbers, grows)
    alone = sorted({f"{n.value:.15g} ({n.witness})" for k, n in enumerate(row) if n.stands and k not in counted})
    if alone:
        why += f"; outside the range, alone against {OUTVOTE} sources or more that agree: {', '.join(alone)}"
    low = min((n.value for n in numbers), default=None)
    high = max((max(n.value, n.high or 0) for n in numbers), default=None)
    return Range(low, best, high, tuple(counted), verdict, reason, why, grows)


def _counted(row: Sequence[Number]) -> list[int]:
    """The places of the claims that make the range: those that stand, and are not outvoted."""
    found = [k for k, n in enumerate(row) if n.stands]
    behind = _behind([row[k] for k in found])
    most = max(map(len, behind.values()), default=0)
    return [k for k in found if most < OUTVOTE or len(behind[row[k].value]) > 1]


def _behind(numbers: Sequence[Number]) -> dict[float, set[str]]:
    """The sources that give each value."""
    found: dict[float, set[str]] = {}
    for number in numbers:
        found.setdefault(number.value, set()).add(number.witness)
    return found


def _best(row: Sequence[Number], counted: Sequence[int], grows: bool) -> tuple[float | None, str]:
    """The latest where the number grows with the days or corrects another, else the one that most independent sources stand behind; of
    equals that of a named source, then the one that was said or repeated latest, then the lower. A least number that another one goes on
    from is none."""
    if not counted:
        return None, ""
    if grows:
        latest = max(row[k].value for k in counted if row[k].high is None)
        return latest, f"best is {latest:.15g}, the latest"
    last = max((as_of[1] for k in counted if (as_of := row[k].as_of)), default=None)
    for k in counted:
        said = row[k].as_of
        if row[k].relation == "revision" and said and said[1] == last:
            return row[k].value, f"best is {row[k].value:.15g}, the latest, which corrects another"
    behind = _behind([row[k] for k in counted])

    def rank(k: int) -> tuple[int, bool, str, float]:
        mine = row[k]
        again = [n for n in row if (n.witness, n.value, n.former) == (mine.witness, mine.value, False)]
        said = max((n.as_of[1].isoformat() for n in again if n.as_of), default="")
        return len(behind[mine.value]), mine.named, said, -mine.value

    left = {to for k in counted if row[k].relation == "update" and (to := row[k].to) is not None}
    least = {row[k].value for k in left if row[k].bound in LEAST}
    left |= {k for k in counted if row[k].bound in LEAST and row[k].value in least}
    best = row[max([k for k in counted if k not in left] or counted, key=rank)].value
    n = len(behind[best])
    return best, f"best is {best:.15g}: {n} independent source{'s' if n > 1 else ''}"


def _grows(numbers: Sequence[Number], row: Sequence[Number]) -> bool:
    """Whether the numbers rise from day to day, and none is a rival of what others told by its day; those who tell a range (21 to 41)
    sum up what others say."""
    if any(_is_rival(number, other) for number in numbers for other in row):
        return False
    by_day: dict[date, set[float]] = {}
    for number in numbers:
        if number.as_of is None:
            return False
        if number.high is None:
            by_day.setdefault(number.as_of[1], set()).add(number.value)
    values = [by_day[day] for day in sorted(by_day)]
    if len(values) < 2 or len(values[-1]) > 1:
        return False
    return all(max(a) <= min(b) for a, b in pairwise(values)) and min(values[0]) < min(values[-1])


def _is_rival(number: Number, other: Number) -> bool:
    """Whether a claim that stands gives far less than another source gave by its day: no number that grew since."""
    return (
        number.witness != other.witness
        and other.relation in COUNTED
        and not other.former
        and other.bound not in VAGUE
        and number.as_of is not None
        and other.as_of is not None
        and other.as_of[1] <= number.as_of[1]
        and other.value > TWICE * number.value
    )


def _verdict(row: Sequence[Number], numbers: Sequence[Number], grows: bool) -> tuple[str, str]:
    """What the claims come to, and the clause that says so."""
    if not numbers:
        back = any(n.former for n in row)
        return "single", "what was said is taken back" if back else "nobody tells more than the order of the number"
    if len({n.witness for n in numbers}) < 2:
        if any(n.relation == "revision" and n.stands for n in row):
            return "explained", "one source corrected its number downward"
        updated = any(n.relation in ("update", "revision") for n in row)
        return ("grown", "one source changed its number") if updated else ("single", "one source")
    if len({n.value for n in numbers}) == 1:
        explained = len({n.value for n in row}) > 1
        return (
            ("explained", "all differences are explained") if explained else ("agreed", "all sources give one number")
        )
    if grows:
        return "grown", "the number grows with the days"
    if all(n.relation not in ("conflict", "first", "update", "revision", "earlier") for n in numbers[1:]):
        return "agreed", "the numbers differ by no more than what some of them leave open"
    if all(n.relation != "conflict" for n in numbers):
        return "explained", "all differences are explained"
    return "conflict", "sources differ, and nothing explains it"
