"""The numbers of an incident as those who record casualties write them: ACLED's one integer, UCDP's range and sides, least and most of
a subset.

Sources: ACLED Codebook and FAQ on fatalities; UCDP GED Codebook (best, high, low, deaths by side); Airwars' methodology (least and
most)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.outputs.export.parties import Party, party
from khabar.record import Incident, Tally
from khabar.tell.claims import CIVILIANS, COMBATANTS
from khabar.tell.ranges import ORDER_ALONE, VAGUE

KILLED, INJURED = "killed", "injured"
# ACLED: dozens are 12, hundreds 100; several are 10 where there is war, else 3.
DOZENS, SEVERAL_IN_WAR, SEVERAL = 12, 10, 3
# Subsets that make up others, the widest first.
_PARTS = ("civilians", "children", "women", "journalists", "aid_workers")


@dataclass(frozen=True, slots=True)
class Fatalities:
    """ACLED's number, and the clause of its rule that gave it."""

    number: int
    rule: str


@dataclass(frozen=True, slots=True)
class Deaths:
    """UCDP's numbers: `best` is the sum of the four before it. `vague` tells that reports give but the order of the number."""

    a: int
    b: int
    civilians: int
    unknown: int
    best: int
    high: int
    low: int
    vague: bool = False


def whole(incident: Incident, measure: str) -> Tally | None:
    """The tally that counts everybody of an incident, or None.

    >>> whole(Incident("i", "s", "", None, "", None, None, (), (), (), ()), "killed") is None
    True
    """
    return next((t for t in incident.tallies if t.measure == measure and t.of is None and not t.side_only), None)


def subset(incident: Incident, measure: str, of: str) -> Tally | None:
    """The tally of a subset, of all sides where there is one, else None where sides are counted apart."""
    found = [t for t in incident.tallies if t.measure == measure and t.of == of and not t.side_only]
    return found[0] if found else None


def least_and_most(tally: Tally | None) -> tuple[int | None, int | None]:
    """The lowest and highest number that somebody answers for; None where nobody tells a number.

    >>> least_and_most(None)
    (None, None)
    """
    if tally is None or tally.low is None or tally.high is None:
        return None, None
    return int(tally.low), int(tally.high)


Ends = tuple[int | None, int | None]


def holding(whole: Ends, parts: Sequence[Ends]) -> Ends:
    """Least and most of a whole that its parts, of which none is in another, fit in: sources that count but a part may say more than those
    that count all. Where nobody counts all, the parts tell the least alone: others may have been counted by none.

    >>> holding((21, 21), [(13, 13), (9, 9)]), holding((0, 3), [(2, 2)]), holding((21, 23), [(6, 6)])
    ((22, 22), (2, 3), (21, 23))
    >>> holding((None, None), [(2, 4), (3, 5)]), holding((None, None), [(None, None)])
    ((5, None), (None, None))
    """
    least = sum(low for low, _ in parts if low is not None)
    if whole[0] is None or whole[1] is None:
        return least or None, None
    most = max((high for _, high in parts if high is not None), default=0)
    return max(whole[0], least), max(whole[1], least, most)


def fatalities(incident: Incident, war: bool) -> Fatalities:
    """ACLED's integer. `war` tells that armed parties fight or heavy weapons are used, where "several" counts 10.

    >>> fatalities(Incident("i", "s", "", None, "", None, None, (), (), (), ()), False)
    Fatalities(number=0, rule='no report tells of a death')
    """
    deaths = [t for t in incident.tallies if t.measure == KILLED]
    tally = whole(incident, KILLED)
    if tally is not None and tally.low is not None:
        differ = tally.low != tally.high
        return Fatalities(int(tally.low), "the lowest of the figures told" if differ else "the figure told")
    told = [t for t in deaths if t.low is not None]
    if told:
        low = max(int(t.low) for t in told if t.low is not None)
        return Fatalities(low, "nobody counts all: the largest count of a part")
    orders = _orders(deaths)
    if orders:
        return _by_order(orders[0], war)
    if any(t.measure == "casualties" for t in incident.tallies):
        return Fatalities(0, "casualties are told, deaths are not")
    return Fatalities(0, "no report tells of a death")


def _orders(tallies: Sequence[Tally]) -> list[float]:
    """The orders of numbers that the tallies were told in, the lowest first, but for those of something else besides."""
    claims = (c for t in tallies for c in t.claims if c.bound in VAGUE)
    return sorted(c.value for c in claims if c.relation != "scope" or c.reason.startswith(ORDER_ALONE))


def _by_order(order: float, war: bool) -> Fatalities:
    if order >= 100:
        return Fatalities(int(order), "hundreds or thousands: the least of them")
    if order >= 10:
        return Fatalities(DOZENS, "dozens: 12")
    return Fatalities(SEVERAL_IN_WAR, "several, in war: 10") if war else Fatalities(SEVERAL, "several: 3")


def divided(total: int, days: int) -> list[int]:
    """A total told for several days, by days: equal parts, the remainder on the first.

    >>> divided(11, 3)
    [5, 3, 3]
    """
    share, rest = divmod(total, days)
    return [share + rest, *[share] * (days - 1)]


def deaths(incident: Incident, side_a: Party | None, side_b: Party | None) -> Deaths | None:
    """UCDP's numbers; None where no report tells of a death.

    Dead of a side are those counted of it who bear arms, or of whom nothing more is told; the parts never exceed the whole, of which
    civilians take theirs first, then side A, then side B; what is left is unknown.

    >>> deaths(Incident("i", "s", "", None, "", None, None, (), (), (), ()), None, None) is None
    True
    """
    killed = [t for t in incident.tallies if t.measure == KILLED]
    tally = whole(incident, KILLED)
    told = [t for t in killed if t.best is not None and t.low is not None and t.high is not None]
    if tally is None or tally.best is None or tally.low is None or tally.high is None:
        if told:
            best, low, high = (max(int(getattr(t, end)) for t in told) for end in ("best", "low", "high"))
            return _parts(told, (best, high, low), side_a, side_b)
        orders = _orders(killed)
        if not orders:
            return None
        return Deaths(0, 0, 0, int(orders[0]), int(orders[0]), int(orders[-1]), int(orders[0]), True)
    if not tally.high:
        return None
    return _parts(told, (int(tally.best), int(tally.high), int(tally.low)), side_a, side_b)


def _parts(told: list[Tally], ends: tuple[int, int, int], side_a: Party | None, side_b: Party | None) -> Deaths:
    best, high, low = ends
    civilians = min(best, max((int(t.best or 0) for t in told if t.of in CIVILIANS), default=0))
    a = min(best - civilians, _armed(told, side_a))
    b = min(best - civilians - a, _armed(told, side_b))
    return Deaths(a, b, civilians, best - civilians - a - b, best, high, low)


def _armed(told: list[Tally], side: Party | None) -> int:
    """The dead of a side: those under arms that are counted of it, else all that are."""
    mine = [t for t in told if side is not None and t.side is not None and _same(party(t.side), side)]
    under_arms = max((int(t.best or 0) for t in mine if t.of in COMBATANTS), default=0)
    return under_arms or max((int(t.best or 0) for t in mine if t.of is None and t.side_only), default=0)


def _same(one: Party, other: Party) -> bool:
    """Whether two names stand for one side: the same name, or soldiers and the army of one country."""
    if one.name == other.name:
        return True
    lands = {p.country.iso for p in (one, other) if p.country.iso}
    return one.sort == other.sort == "army" and len(lands) == 1


def civilians(incident: Incident, measure: str) -> tuple[int | None, int | None]:
    """Least and most of the civilians: everybody where nobody tells of any under arms, else those counted as such, or the widest part
    of them.

    >>> civilians(Incident("i", "s", "", None, "", None, None, (), (), (), ()), "killed")
    (None, None)
    """
    armed = [t for t in incident.tallies if t.measure == measure and t.of in COMBATANTS]
    counts = [] if armed else [least_and_most(whole(incident, measure))]
    counts += [least_and_most(subset(incident, measure, of)) for of in _PARTS]
    return next((ends for ends in counts if ends != (None, None)), (None, None))
