"""The range of a tally once people have taken claims out of it, put some in, or said what they should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from khabar.record import Claim, Tally
from khabar.tell.ranges import COUNTED, VAGUE, Number, range_of
from khabar.tell.relations import leaves_room, one_number
from khabar.tell.sources import nameless
from khabar.tell.tallies import total


def retallied(
    incident: str, tallies: Iterable[Tally], because: str, gone: Sequence[Claim] = (), mended: Set[str] = frozenset()
) -> tuple[Tally, ...]:
    """The tallies of an incident, those of one count made one, each with its range reckoned again from the claims that stand, as it was
    at first (see `khabar.tell.ranges`).

    Relations stay as they were found; a claim whose other has gone is the first. Where none stands any longer, all that are left do.
    What only a claim that is `gone` had replaced stands again, and so does a `mended` one that no later number of its source replaces."""
    found: dict[tuple[str, str | None, str | None, bool], list[Tally]] = {}
    for tally in tallies:
        found.setdefault((tally.measure, tally.of, tally.side, tally.side_only), []).append(tally)
    return tuple(_one(incident, same, because, (gone, mended)) for same in found.values())


def joined(incident: str, one: Sequence[Tally], two: Sequence[Tally], because: str) -> tuple[Tally, ...]:
    """The tallies of two incidents that are one, reckoned anew: numbers of one count stand in one tally, related to each other, and
    where two sides or more have a number each has its own beside that of all.

    >>> joined("i", (), (), "")
    ()
    """
    found: dict[tuple[str, str | None], list[Tally]] = {}
    for tally in (*one, *two):
        found.setdefault((tally.measure, tally.of), []).append(tally)
    second = frozenset(c.id for t in two for c in t.claims)
    return tuple(t for same in found.values() for t in _by_side(incident, same, second, because))


def _by_side(incident: str, same: Sequence[Tally], second: Set[str], because: str) -> list[Tally]:
    """The tallies of one measure and subset put together: of all, and of each side where several have one."""

    def made(side: str | None, alone: bool, claims: Mapping[str, Claim]) -> Tally:
        put = replace(same[0], side=side, side_only=alone, claims=_placed(_in_order(claims), second))
        return _one(incident, [put], because, ((), frozenset()))

    side_of = {c.id: t.side for t in same if t.side for c in t.claims}
    sides = sorted(set(side_of.values()))
    # What stands in the tally of all and in that of a side is related in each to the others of it.
    whole = {c.id: c for t in sorted(same, key=lambda t: not t.side_only) for c in t.claims}
    own = side_of.keys() >= whole.keys()
    if len(sides) < 2:
        return [made(sides[0] if sides and own else None, False, whole)]
    apart = {c.id: c for t in sorted(same, key=lambda t: t.side_only) for c in t.claims}
    found = [made(side, True, {k: c for k, c in apart.items() if side_of.get(k) == side}) for side in sides]
    if not own:
        return [made(None, False, whole), *found]
    all_ = total(found, same[0].of, (f"{incident}:{same[0].measure}:{same[0].of or 'all'}", same[0].measure))
    return [replace(all_, reason=f"{all_.reason}; {because}"), *found]


def _in_order(claims: Mapping[str, Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims.values(), key=lambda c: (str(c.as_of[1]) if c.as_of else "9999", c.report, c.start)))


def _placed(claims: Sequence[Claim], second: Set[str]) -> tuple[Claim, ...]:
    """The claims in order, those of two incidents held against each other: the first of the later told, and each of a source that
    speaks in both."""
    row = list(claims)
    placed = False
    for k, claim in enumerate(row):
        others = [n for n in range(k) if _stands(row[n]) and (row[n].id in second) != (claim.id in second)]
        own = [n for n in others if _witness(row[n]) == _witness(claim)]
        # A number that says itself that it corrects its source's own stays a correction.
        if not others or not _stands(claim) or (placed and not own) or claim.relation == "revision":
            continue
        placed = True
        n = (own or [n for n in others if one_number(row[n], claim)] or others)[-1]
        relation, current = _relation(row[n], claim)
        if relation == "update" and own:
            row[n] = replace(row[n], current=False)
        reason = f"{_witness(row[n])} gives {row[n].value:.15g} in what was told as another incident"
        row[k] = replace(claim, relation=relation, to=row[n].id, current=current, reason=reason)
    return tuple(row)


def _relation(before: Claim, claim: Claim) -> tuple[str, bool]:
    """How a claim stands to one before it, and whether it is current."""
    own = _witness(before) == _witness(claim)
    if one_number(before, claim):
        return ("same", False) if own else ("confirms", True)
    if own:
        return ("update", True) if claim.value > before.value else ("earlier", False)
    return ("update" if leaves_room(before, claim) else "conflict"), True


def _stands(claim: Claim) -> bool:
    return claim.current and claim.relation in COUNTED and claim.bound not in VAGUE


def _one(incident: str, same: Sequence[Tally], because: str, judged: tuple[Sequence[Claim], Set[str]]) -> Tally:
    claims = _in_order({c.id: c for t in same for c in t.claims})
    known = {c.id: k for k, c in enumerate(claims)}
    claims = tuple(
        c
        if c.to is None or c.to in known
        else replace(c, to=None, relation="first", current=True, reason=f"{c.reason}; {because}")
        for c in claims
    )
    claims = _standing_again(claims, *judged)
    row = [_number(claim, known) for claim in claims]
    if not any(number.stands for number in row):
        row = [replace(n, relation="first", current=True) for n in row]
    told = range_of(row)
    tally = same[0]
    standing = [n for n in row if n.relation not in ("scope", "part", "earlier") or n.bound in VAGUE]
    return replace(
        tally,
        id=f"{incident}:{tally.measure}:{tally.of or 'all'}" + (f":{tally.side}" if tally.side_only else ""),
        low=told.low, best=told.best, high=told.high, claims=claims, verdict=told.verdict,
        independent=len({n.witness for n in standing}), outlets=len({c.outlet or c.report for c in claims}),
        reason="; ".join(r for r in (told.reason, told.why, because) if r),
    )  # fmt: skip


def _standing_again(claims: tuple[Claim, ...], gone: Sequence[Claim], mended: Set[str]) -> tuple[Claim, ...]:
    """The claims, in order, with what stands again: of each source that somebody judged its latest number, a mended one before others,
    unless a later one of it stands; and what a claim that is gone had replaced."""
    replaced = {c.to for c in gone if c.relation == "update"}
    current = {k: c.current or c.id in replaced for k, c in enumerate(claims)}
    for source in sorted({_witness(c) for c in (*gone, *(c for c in claims if c.id in mended))}):
        mine = [k for k, c in enumerate(claims) if _witness(c) == source and _gives_a_number(c)]
        right = max((k for k in mine if claims[k].id in mended), default=-1)
        if right >= 0 and not any(current[k] for k in mine if k > right):
            current.update((k, k == right) for k in mine)
        elif mine and not any(current[k] for k in mine):
            # What is only told again, perhaps as replaced, gives way to where it was said.
            said = [k for k in mine if claims[k].relation != "same"] or mine
            current[said[-1]] = True
    again = (replace(c, current=current[k]) for k, c in enumerate(claims))
    return tuple(
        replace(c, relation="first", to=None) if c.current and _gives_a_number(c) and c.relation not in COUNTED else c
        for c in again
    )


def _gives_a_number(claim: Claim) -> bool:
    """Whether it gives a number for all that its tally counts, and more than the order of one."""
    return claim.relation not in ("scope", "part") and claim.bound not in VAGUE


def _witness(claim: Claim) -> str:
    return claim.witness or claim.source or claim.outlet or claim.report


def _number(claim: Claim, known: dict[str, int]) -> Number:
    return Number(
        claim.value, claim.high, claim.bound, claim.as_of, _witness(claim), claim.relation, claim.current,
        known.get(claim.to) if claim.to else None, claim.source is not None and not nameless(claim.source),
    )  # fmt: skip
