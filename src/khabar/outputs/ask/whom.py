"""Whom or what a question counts: the tallies of an incident that count just these, or the claims whose own words name them.

A count of all is no count of some: where nobody counts them apart, there is none. Where nobody counts persons, families answer for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from khabar.archive.catalogue.query import Part
from khabar.archive.catalogue.words import line
from khabar.outputs.ask.question import Question
from khabar.outputs.ask.vocabulary import named_as
from khabar.record import Claim, Incident, Tally
from khabar.tell.claims import HOUSEHOLDS

# Of those who fight, these are no soldiers.
OTHER_FIGHTERS = "fighters"
# What a claim of these relations counts is something else.
_ELSEWHERE = frozenset({"scope"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A tally that answers, with those of its claims that do; `words` are those by which the claims name whom they count, where the tally
    counts others too, and `side` the side that it counts alone."""

    tally: Tally
    claims: tuple[Claim, ...]
    words: str = ""
    side: str | None = None


def counted(text: Callable[[str], str | None], incident: Incident, question: Question) -> list[Counted]:
    """What answers a question after a number of an incident; nothing where nobody counts what it asks for."""
    found: list[Counted] = []
    for measure in question.measures or sorted({t.measure for t in incident.tallies}):
        tallies = [t for t in incident.tallies if t.measure == measure and question.of in (t.of, None)]
        if question.whom or question.soldiers:
            found += _named(text, tallies, question)
        else:
            of_all = [t for t in tallies if t.of == question.of and (t.side or not question.sides)]
            families = [t for t in incident.tallies if t.measure == measure and t.of == HOUSEHOLDS]
            found += _whole(of_all or ([] if question.of or question.persons else families))
    if question.source:
        found = [
            replace(c, claims=claims)
            for c in found
            if (claims := tuple(k for k in c.claims if _says(k, question.source)))
        ]
    return found


def _whole(tallies: Sequence[Tally]) -> list[Counted]:
    """The tally of all sides, else that of each side by its name."""
    of_all = [t for t in tallies if t.side is None and not t.side_only]
    return [Counted(t, t.claims, side=t.side) for t in of_all or tallies if t.claims]


def _named(text: Callable[[str], str | None], tallies: Sequence[Tally], question: Question) -> list[Counted]:
    """The tallies of the side that is named, else the claims that name whom they count."""
    sides = [t for t in tallies if t.side and t.of == question.of and all(p.holds(line(t.side)) for p in question.whom)]
    if sides and question.whom:
        return [Counted(t, t.claims, side=t.side) for t in sides]
    found: list[Counted] = []
    seen: set[tuple[str, int]] = set()
    others = named_as("whom", OTHER_FIGHTERS)
    for tally in sorted(tallies, key=lambda t: (t.of is None, t.side is not None)):
        told = []
        for claim in tally.claims:
            words = " ".join((text(claim.report) or "")[claim.start : claim.end].split())
            # Of a side some alone may be counted: then the side is not all of them.
            stems = f"{line(words)} {line(tally.side or '') if tally.of == question.of else ''}"
            fits = all(p.holds(stems) for p in question.whom) and not (question.soldiers and others.holds(line(words)))
            if fits and claim.relation not in _ELSEWHERE and (claim.report, claim.start) not in seen:
                told.append((claim, words))
                seen.add((claim.report, claim.start))
        if len(told) == len(tally.claims) and question.of and not question.whom:
            found += _whole([tally])
        elif told:
            found += [Counted(tally, (claim,), words, tally.side) for claim, words in _once(told)]
    return found


def _once(told: Sequence[tuple[Claim, str]]) -> Iterator[tuple[Claim, str]]:
    """The number of each source once."""
    seen: set[tuple[str | None, float]] = set()
    for claim, words in told:
        key = (claim.source or claim.outlet, claim.value)
        if key not in seen:
            seen.add(key)
            yield claim, words


def _says(claim: Claim, source: Sequence[Part]) -> bool:
    told = line(f"{claim.source or ''} {claim.outlet or ''}")
    return all(part.holds(told) for part in source)
