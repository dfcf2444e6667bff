"""Which reports are one text, word for word or edited, who has it from whom, and which render one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.record import Copy
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.renderings import find_renderings
from khabar.tell.terms import share
from khabar.tell.voices import outlet_key

# From such a share of the wording in both directions two reports are one text; from such a share in either, one is made from the other,
# where they share at least so many prints.
VERBATIM, EDITED, LEAST = 0.9, 0.4, 6
# A text of fewer prints is a copy only where nearly all of it is shared.
SHORT = 12
# Of a copy's copy, so much must stand in the first text, or it is a copy of the one between.
KEPT = 0.2
# A run of words is looked for in so many reports at most, those that came first.
HOLDERS = 100


@dataclass(frozen=True, slots=True)
class _Overlap:
    """How much of a report stands in another one, and the other way round."""

    mine: float
    theirs: float

    @property
    def kind(self) -> str:
        return "verbatim" if min(self.mine, self.theirs) >= VERBATIM else "edited"


def find_copies(digests: Sequence[Digest]) -> tuple[Copy, ...]:
    """The copies among the reports, each pointing to the first of its text, sorted by report. The order of the reports does not matter.

    >>> find_copies(())
    ()
    """
    ordered = sorted(digests, key=_rank)
    overlaps = _overlaps(ordered)
    sources = {k: _source(ordered, k, near) for k, near in overlaps.items()}
    found = []
    origins: dict[str, str] = {}
    for k in sorted(sources):
        chain = _chain(sources, k)
        if len(chain) < 2:
            continue
        origins[ordered[k].id] = ordered[chain[-1]].id
        found.append(_copy(ordered, chain))
    found += find_renderings(ordered, origins)
    return tuple(sorted(found, key=lambda c: (c.report, c.original, c.kind, c.spans)))


def _rank(digest: Digest) -> tuple[str, bool, str]:
    """Who came first: by day, of one day those who credit nobody, then by id."""
    return str(came_out(digest) or "9999"), bool(digest.agencies), digest.id


def _overlaps(ordered: Sequence[Digest]) -> dict[int, dict[int, _Overlap]]:
    """For each report the others that share its wording."""
    holders: dict[int, list[int]] = {}
    found: dict[int, dict[int, _Overlap]] = {}
    for k, digest in enumerate(ordered):
        common: dict[int, int] = {}
        for mark in digest.prints:
            held = holders.setdefault(mark, [])
            for j in held:
                common[j] = common.get(j, 0) + 1
            if len(held) < HOLDERS:
                held.append(k)
        for j, n in sorted(common.items()):
            overlap = _Overlap(n / len(digest.prints), n / len(ordered[j].prints))
            if _alike(n, overlap, min(len(digest.prints), len(ordered[j].prints))):
                found.setdefault(k, {})[j] = overlap
                found.setdefault(j, {})[k] = _Overlap(overlap.theirs, overlap.mine)
    return found


def _alike(n: int, overlap: _Overlap, shorter: int) -> bool:
    both = min(overlap.mine, overlap.theirs)
    if shorter < SHORT:
        return n >= 2 and both >= VERBATIM
    return n >= LEAST and max(overlap.mine, overlap.theirs) >= EDITED


def _source(ordered: Sequence[Digest], k: int, near: Mapping[int, _Overlap]) -> int | None:
    """Whom the report has its text from: the agency that it credits, else the earlier report that most of it stands in."""
    digest = ordered[k]
    own = [j for j in near if _credits(digest, ordered[j])]
    if own:
        return min(own)
    earlier = [j for j in near if j < k and not _credits(ordered[j], digest)]
    return max(earlier, key=lambda j: (round(near[j].mine, 1), -j), default=None)


def _credits(digest: Digest, other: Digest) -> bool:
    """Whether the report credits the agency whose own report the other is."""
    if other.outlet is None or digest.outlet == other.outlet:
        return False
    return outlet_key(other.outlet) in digest.agencies


def _chain(sources: Mapping[int, int | None], k: int) -> list[int]:
    """The report, whom it has its text from, and so on to the first; where they point at each other in a ring, to the earliest."""
    chain = [k]
    while (step := sources.get(chain[-1])) is not None:
        if step in chain:
            ring = chain[chain.index(step) :]
            return chain[: chain.index(min(ring)) + 1] if min(ring) in chain else chain
        chain.append(step)
    return chain


def _copy(ordered: Sequence[Digest], chain: list[int]) -> Copy:
    """The copy of the first of the chain's texts of which enough stands in the report itself."""
    mine, first = ordered[chain[0]], ordered[chain[1]]
    overlap, far = _shares(mine, first), 1
    for at in range(len(chain) - 1, 1, -1):
        direct = _shares(mine, ordered[chain[at]])
        if max(direct.mine, direct.theirs) >= KEPT:
            overlap, far = direct, at
            break
    reason = f"{overlap.mine:.0%} of its wording stands in it, {overlap.theirs:.0%} of that in this"
    if _credits(mine, first):
        reason += f"; it credits {outlet_key(first.outlet or '')}"
    else:
        reason += f"; {_order(mine, first)}"
    if far > 1:
        reason += f"; through {', '.join(ordered[j].id for j in chain[1:far])}"
    return Copy(mine.id, ordered[chain[far]].id, overlap.kind, round(overlap.mine, 2), reason)


def _order(mine: Digest, first: Digest) -> str:
    """Why the one is taken to come after the other."""
    day, before = came_out(mine), came_out(first)
    if day is not None and before is not None and day != before:
        return f"{first.id} came out earlier"
    if day is None and before is not None:
        return "it bears no day"
    credits = " it credits agencies and the other nobody" if mine.agencies and not first.agencies else " first by id"
    return ("of one day:" if day else "both bear no day:") + credits


def _shares(mine: Digest, other: Digest) -> _Overlap:
    return _Overlap(share(mine.prints, other.prints), share(other.prints, mine.prints))
