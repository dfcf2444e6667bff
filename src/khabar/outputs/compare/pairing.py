"""Find which incident of an archive and which record of others are one happening, by day, place, parties and figures; each has at most
one partner.

Evidence is added up; what a day or a place rules out is not weighed. Only records whose days and places are near are looked at, so
that time grows with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from khabar.outputs.compare.outside import Outside
from khabar.outputs.export.acled import event_type
from khabar.outputs.export.chosen import Case
from khabar.outputs.export.spots import Spot, spot
from khabar.outputs.export.tolls import KILLED, deaths, whole
from khabar.record import When
from khabar.tell.spots import apart_km
from khabar.text import fold

# So many days apart two records may still be one; so much evidence makes two one.
APART, ENOUGH = 2, 3.5
NEAR, AROUND, FAR = 5.0, 25.0, 75.0
# What lies further off (km) is not even shown as the nearest.
SEEN = 200.0
# No record is looked for on more days than this.
LONGEST = 62
_PEACEFUL = "Strategic developments"
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Ours:
    """An incident with what it is found and weighed by."""

    case: Case
    spot: Spot
    parties: tuple[str, ...]
    lands: frozenset[str]
    types: tuple[str, str]
    low: int | None
    best: int | None
    high: int | None

    @property
    def when(self) -> When | None:
        return self.case.incident.when


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are held to be one: the evidence, its parts in words, and how far apart they lie in km (None: unknown)."""

    theirs: Outside
    ours: Ours
    weight: float
    why: str
    km: float | None


def ours(case: Case) -> Ours:
    """What an incident is compared by; where reports tell but the order of the dead, all numbers of that order."""
    incident, told = case.incident, case.sides
    named = (*told.actors, *told.recipients)
    lands = frozenset(p.country.name for p in named if p.country.name)
    types = event_type(incident.type, incident.mode, told.against) or ("", "")
    toll = deaths(incident, told.first, told.second)
    tally = whole(incident, KILLED)
    low, best, high = (None, None, None) if tally is None or tally.high != 0 else (0, 0, 0)
    if toll is not None:
        low, best, high = toll.low, toll.best, toll.high * 10 - 1 if toll.vague else toll.high
    return Ours(case, spot(incident.place), tuple(p.name for p in named), lands, types, low, best, high)


def pairs(theirs: Sequence[Outside], mine: Sequence[Ours]) -> list[Pair]:
    """The pairs with most evidence, each record in at most one, in the order of `theirs`."""
    found: dict[Key, list[int]] = {}
    for k, one in enumerate(mine):
        for key in _keys(one.when, one.spot.lat, one.spot.lon, _called(one.spot), 0):
            found.setdefault(key, []).append(k)
    weighed = []
    for n, other in enumerate(theirs):
        near = {
            k
            for key in _keys(other.when, other.lat, other.lon, {fold(other.place)} - {""}, APART, True)
            for k in found.get(key, ())
        }
        for k in sorted(near):
            pair = weigh(other, mine[k])
            if pair is not None and pair.weight >= ENOUGH:
                weighed.append((-pair.weight, n, k, pair))
    weighed.sort(key=lambda one: one[:3])
    taken_n: set[int] = set()
    taken_k: set[int] = set()
    chosen = []
    for _, n, k, pair in weighed:
        if n not in taken_n and k not in taken_k:
            taken_n.add(n)
            taken_k.add(k)
            chosen.append((n, pair))
    return [pair for _, pair in sorted(chosen, key=lambda one: one[0])]


def _keys(
    when: When | None, lat: float | None, lon: float | None, names: set[str], slack: int, around: bool = False
) -> Iterator[Key]:
    """Where a record is kept, or looked for: each of its days with its square degree, and with each of its names."""
    if when is None:
        return
    first, last = when[0] - timedelta(days=slack), when[1] + timedelta(days=slack)
    days = [first + timedelta(days=k) for k in range(min((last - first).days + 1, LONGEST))]
    steps = (-1, 0, 1) if around else (0,)
    cells = [] if lat is None or lon is None else [(int(lat // 1) + a, int(lon // 1) + b) for a in steps for b in steps]
    for day in days:
        for cell in cells:
            yield (day, *cell)
        for name in names:
            yield day, name


def weigh(theirs: Outside, mine: Ours) -> Pair | None:
    """The evidence that two records are one; None where their days or places rule it out."""
    if theirs.when is None or mine.when is None:
        return None
    gap = _gap(theirs.when, mine.when)
    km = distance(theirs, mine.spot)
    where = _place(theirs, mine, km)
    if gap > APART or where is None:
        return None
    parts = [
        (3.0 - 1.5 * gap, f"{gap} days apart" if gap else "the same day"),
        where,
        _deaths(theirs, mine),
        _parties(theirs, mine),
        _kind(theirs, mine),
    ]
    weight = sum(value for value, _ in parts)
    return Pair(theirs, mine, round(weight, 2), "; ".join(word for _, word in parts if word), km)


def _gap(one: When, other: When) -> int:
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def nearest(theirs: Sequence[Outside], mine: Sequence[Ours]) -> dict[str, tuple[Ours, float]]:
    """For records of others that have no partner, by their ids, the one of ours that lies nearest on days that may be the same, and how
    many km apart; it shows what a record was not held to be. Nothing for those near which there is none."""
    by_day: dict[Key, list[int]] = {}
    for k, one in enumerate(mine):
        for key in _keys(one.when, None, None, {""}, 0):
            by_day.setdefault(key, []).append(k)
    found: dict[str, tuple[Ours, float]] = {}
    for other in theirs:
        here = {k for key in _keys(other.when, None, None, {""}, APART) for k in by_day.get(key, ())}
        apart = [(km, k) for k in here if (km := distance(other, mine[k].spot)) is not None and km <= SEEN]
        if apart:
            km, k = min(apart)
            found[other.id] = mine[k], km
    return found


def distance(theirs: Outside, mine: Spot) -> float | None:
    """Kilometres between two places; None where one has no coordinates."""
    if theirs.lat is None or theirs.lon is None or mine.lat is None or mine.lon is None:
        return None
    return apart_km((theirs.lat, theirs.lon), (mine.lat, mine.lon))


def _called(place: Spot) -> set[str]:
    """The folded names of a place: the reports' word and what GeoNames calls it."""
    return {fold(place.name), fold(place.english)} - {""}


def _place(theirs: Outside, mine: Ours, km: float | None) -> tuple[float, str] | None:
    alike = fold(theirs.place) in _called(mine.spot)
    if km is None:
        return (2.5, "a place of the same name") if alike else None
    broad = mine.spot.extent not in ("point", "near") or not theirs.exact
    for most, weight in ((NEAR, 3.0), (AROUND, 2.0), (FAR, 0.5 if broad else -1.0)):
        if km <= most:
            return weight + (1.0 if alike else 0.0), f"{km:.0f} km apart"
    return (2.0, "a place of the same name") if alike and broad else None


def _deaths(theirs: Outside, mine: Ours) -> tuple[float, str]:
    if theirs.best is None or mine.best is None:
        return (-1.0, "deaths told by one alone") if theirs.best or mine.best else (0.0, "")
    if theirs.best == mine.best:
        return (2.0 if theirs.best else 0.5), "the same number of dead"
    if overlap(theirs, mine):
        return 1.0, "numbers of dead that meet"
    # The ends that lie nearest: what the ranges have between them.
    least, most = sorted((theirs.best, mine.best))
    if theirs.high is not None and mine.low is not None and theirs.best < mine.best:
        least, most = theirs.high, mine.low
    elif mine.high is not None and theirs.low is not None and theirs.best > mine.best:
        least, most = mine.high, theirs.low
    return (-2.0 if most > 3 * max(least, 1) else -0.5), "different numbers of dead"


def overlap(theirs: Outside, mine: Ours) -> bool:
    """Whether the ranges of dead have a number in common."""
    ends = (theirs.low, theirs.high, mine.low, mine.high)
    low, high, least, most = (end if end is not None else -1 for end in ends)
    return None not in ends and low <= most and least <= high


def _parties(theirs: Outside, mine: Ours) -> tuple[float, str]:
    told = {fold(name) for name in theirs.actors}
    if told & {fold(name) for name in mine.parties}:
        return 1.5, "a party of the same name"
    words = " ".join(theirs.actors).casefold()
    if any(land.casefold() in words for land in mine.lands):
        return 0.5, "a party of the same country"
    return 0.0, ""


def other_type(theirs: Outside, mine: Ours) -> bool:
    """Whether both have a type of event of ACLED's, and not the same."""
    event = mine.types[0]
    return bool(event) and " / " in theirs.kind and not theirs.kind.startswith(f"{event} / ")


def _kind(theirs: Outside, mine: Ours) -> tuple[float, str]:
    """ACLED's types are compared; the others' records are all of violence."""
    event, sub = mine.types
    if not event or " / " not in theirs.kind:
        return (-2.0, "no act of violence") if event == _PEACEFUL and not mine.best else (0.0, "")
    if theirs.kind == f"{event} / {sub}":
        return 1.0, "the same type of event"
    return (-0.5, "another type of event") if other_type(theirs, mine) else (0.5, "")
