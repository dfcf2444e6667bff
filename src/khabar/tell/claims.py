"""What each report claims of one count of an incident: its figures, told several times and in parts, made one number for each source."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from khabar.record import When
from khabar.tell.accounts import Account
from khabar.tell.counts import Count
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.spots import plain_name

# Who of the dead and hurt is a civilian, and who bears arms (values of `of` in a figure). None may be either.
CIVILIANS = frozenset({"civilians", "children", "women", "journalists", "aid_workers"})
COMBATANTS = frozenset({"military", "police", "separatists"})
# The subsets that have a tally of their own, whoever else is counted.
SUBSETS = ("civilians", "children", "women", "military", "police", "separatists", "journalists", "aid_workers")
# Families are counted apart from persons.
HOUSEHOLDS = "households"
# Of whom a number is mostly told as a part of more.
PARTIAL = frozenset({"children", "women", "journalists", "aid_workers"})
# Bounds from the weakest: a sum is no firmer than its weakest part.
WEAKEST = ("order", "about", "range", "at_least", "more_than", "at_most", "less_than")
# A headline that names one of the dead gives way to the number of all that stands within so many sentences.
NEAR_HEAD = 2
# So many letters a conjunction takes, with the spaces around it.
CONJUNCTION = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A number that one source gives in one report, before it is held against others.

    `whole` is the number of everybody that it is told with, `how` tells how it was reckoned, `listed` are the persons named,
    where they are as many; `partial` tells that only children, women or the like were counted;
    `speaker` is whom the report names for the number elsewhere, where it tells it in its own voice; `former` tells that the report says
    another number has taken its place, which is then `revised`; `outgrown` that the number of all told with it stands no longer;
    `wide` that it counts another attack too."""

    value: float
    high: float | None
    bound: str
    of: str | None
    side: str | None
    as_of: When | None
    source: str | None
    via: tuple[str, ...]
    report: int
    count: Count
    whole: float
    how: str
    listed: tuple[str, ...] = ()
    partial: bool = False
    speaker: str | None = None
    former: bool = False
    revised: bool = False
    outgrown: bool = False
    wide: bool = False


def drafts(
    digests: Sequence[Digest], members: Sequence[tuple[int, int]], measure: str, place: str | None = None
) -> list[Draft]:
    """The numbers for a measure: of each report, source, side and subset one, the first that the report gives in full. A report that
    gives numbers at the incident's `place` is not heard for those that it gives elsewhere.

    >>> drafts((), (), "killed")
    []
    """
    found = []
    for k in sorted({k for k, _ in members}):
        accounts = [digests[k].accounts[n] for m, n in members if m == k]
        counts = [c for a in accounts for c in a.counts if c.measure == measure and not (c.background or c.denied)]
        areas = {plain_name(s.key) for a in accounts for s in a.spots if not s.exact}
        counts = _at(counts, place, areas)
        wholes = {c.index: c for c in counts}
        for source, side in sorted({(c.source, c.side) for c in counts}, key=lambda pair: tuple(map(str, pair))):
            mine = [c for c in counts if (c.source, c.side) == (source, side)]
            for of in (None, *SUBSETS, HOUSEHOLDS):
                here = [c for c in mine if (c.of == HOUSEHOLDS) == (of == HOUSEHOLDS)]
                stand = [c for c in here if not (c.former or c.wide)]
                former, wide = [c for c in here if c.former], [c for c in here if c.wide and not c.former]
                draft = _number(stand, of, k, _as_of(digests[k], accounts), wholes)
                if draft is not None:
                    again = [c for c in stand if c.value == draft.value]
                    revised = any(c.revised or c.sentence in {f.sentence for f in former} for c in again)
                    found.append(
                        replace(draft, listed=_listed(accounts, draft), revised=revised or draft.count.revised)
                    )
                old = _number(former, of, k, _held(former, accounts), wholes) if former else None
                if old is not None:
                    found.append(replace(old, former=True))
                both = _number(wide, of, k, _as_of(digests[k], accounts), wholes) if wide else None
                if both is not None:
                    found.append(replace(both, wide=True))
    return found


def _at(counts: list[Count], place: str | None, areas: Collection[str]) -> list[Count]:
    """Those of a report's counts that stand at the place or at none, and those of other sources told again of the area around it, with
    their parts; all where none stands at the place."""
    here = [c for c in counts if c.place and plain_name(c.place) == place]
    if place is None or not here:
        return counts
    numbers, own = {(c.measure, c.value) for c in here}, {(c.measure, c.value, c.source) for c in here}
    again = {
        c.index
        for c in counts
        if c.place and plain_name(c.place) in areas and (c.measure, c.value) in numbers
        and (c.measure, c.value, c.source) not in own
    }  # fmt: skip
    return [c for c in counts if c.place is None or c in here or c.index in again or c.part_of in again]


def _held(former: Sequence[Count], accounts: Sequence[Account]) -> When | None:
    """When former numbers held, where the report says it: on a day of their own."""
    days = former[0].days
    return (
        days if days is not None and all(days != c.days for a in accounts for c in a.counts if not c.former) else None
    )


def _listed(accounts: Sequence[Account], draft: Draft) -> tuple[str, ...]:
    """The persons named as dead, where the number of all dead is at least as large."""
    dead = sorted({name for account in accounts for name in account.dead})
    return tuple(dead) if draft.of is None and draft.count.measure == "killed" and len(dead) <= draft.value else ()


def _as_of(digest: Digest, accounts: Sequence[Account]) -> When | None:
    """When a report's numbers held: the day it came out, else the day of what it tells."""
    day = came_out(digest)
    if day is not None:
        return (day, day)
    return next((account.days for account in accounts if account.days is not None), None)


def _number(
    counts: Sequence[Count], of: str | None, report: int, as_of: When | None, wholes: Mapping[int, Count]
) -> Draft | None:
    """The number for a subset (None: everybody) that a report gives first; a subset is looked for where the same number of all is told,
    and among the parts of it that are told apart from it (`wholes`: the report's counts by index)."""
    apart = [c for c in counts if c.part_of in wholes and wholes[c.part_of or 0].sentence != c.sentence]
    sentences: dict[int, list[Count]] = {}
    for count in sorted(counts, key=lambda c: c.start):
        if count not in apart:
            sentences.setdefault(count.sentence, []).append(count)
    heads = {c.value for c in wholes.values() if c.head}
    whole = [(told, here) for here in sentences.values() if (told := _everybody(here, heads)) is not None]
    if not whole:
        return _part(apart, of, report, as_of, wholes)
    if all(c.value == 1 for c in whole[0][1]):
        top = whole[0][0]
        near = [k for k, (told, _) in enumerate(whole) if told[1].sentence - top[1].sentence <= NEAR_HEAD]
        whole = whole[next((k for k in near if whole[k][0][0] > top[0] and whole[k][0][1].value > 1), 0) :]
    first = whole[0][0][0]
    found = [_subset(here, of) for told, here in whole if told[0] == first] if of else [whole[0][0]]
    told = next((f for f in found if f is not None), None)
    if told is None:
        same = [c for c in apart if wholes[c.part_of or 0].value == first]
        return _part(same, of, report, as_of, wholes)
    partial = of is None and all(c.of in PARTIAL for c in _tops(whole[0][1]))
    value, count, how = told
    alone = value == count.value
    summed = [] if alone else _tops([c for c in counts if c.sentence == count.sentence])
    bound = count.bound if alone else next((b for b in WEAKEST if any(c.bound == b for c in summed)), "exact")
    high = count.high if alone else sum(c.high or c.value for c in summed) if any(c.high for c in summed) else None
    return Draft(
        value, high, bound, of, count.side, as_of, count.source, count.via,
        report, count, first, how, (), partial,
    )  # fmt: skip


def _part(
    apart: Sequence[Count], of: str | None, report: int, as_of: When | None, wholes: Mapping[int, Count]
) -> Draft | None:
    """The first number of a subset among parts that are told apart from their whole."""
    count = next((c for c in sorted(apart, key=lambda c: c.start) if of is not None and c.of == of), None)
    if count is None:
        return None
    whole = wholes[count.part_of or 0]
    source, via = (count.source, count.via) if count.source else (whole.source, whole.via)
    return Draft(
        count.value, count.high, count.bound, of, count.side, as_of, source, via, report, count, whole.value, "as it is told"
    )  # fmt: skip


def _everybody(here: Sequence[Count], heads: Collection[float]) -> tuple[float, Count, str] | None:
    """The number of all in a sentence: the largest, or the sum of those that stand side by side; not what the total has risen to by it,
    unless the headline tells that (`heads`), which is then the number without those by whom it rose."""
    tops = _tops(here)
    tops = [c for k, c in enumerate(tops) if not any(_again(c, o) for o in tops[:k])]
    fresh = [c for c in tops if not c.total]
    risen = [
        c for c in tops if c.total and fresh and c.start > fresh[0].start and c.value >= sum(f.value for f in fresh)
    ]
    if any(c.value in heads for c in risen):
        fresh, risen = [c for c in risen if c.value in heads], fresh
    tops = [c for c in tops if c not in risen]
    # One number of all is not added to another one.
    tops = [c for k, c in enumerate(tops) if not (c.total and any(_of_the_same(c, o) for o in tops[:k]))]
    return _together(tops) if tops else None


def _of_the_same(count: Count, other: Count) -> bool:
    """Whether two numbers of all count the same people at one place."""
    return other.total and (count.of, count.side, count.place) == (other.of, other.side, other.place)


def _subset(here: Sequence[Count], of: str) -> tuple[float, Count, str] | None:
    """The number of a subset in a sentence; civilians are those called so, else all where all are of a kind that bears no arms."""
    mine, tops = [c for c in here if c.of == of], _tops(here)
    if of == "civilians" and (all(c.of in CIVILIANS for c in tops) if not mine else any(c in tops for c in mine)):
        mine = [c for c in tops if c.of in CIVILIANS]
    return _together(mine) if mine else None


def _tops(counts: Sequence[Count]) -> list[Count]:
    """The counts that are no part of another one of them."""
    held = {c.index for c in counts}
    return [c for c in counts if c.part_of not in held]


def _again(count: Count, other: Count) -> bool:
    """Whether a count in one sentence is another one told again: as many of the same people at one place; one, in the same words."""
    same = (count.value, count.of, count.place, count.side) == (other.value, other.of, other.place, other.side)
    return same and (count.value > 1 or count.words == other.words)


def _joined(count: Count, tops: Sequence[Count]) -> bool:
    """Whether no more than a conjunction stands between the count and another one before it."""
    return any(0 <= count.start - c.end <= CONJUNCTION for c in tops)


def _together(tops: Sequence[Count]) -> tuple[float, Count, str]:
    """A total that the others add up to, else the sum of all: what is told side by side is counted together, what is told again once."""
    tops = [c for k, c in enumerate(tops) if not any(_again(c, o) for o in tops[:k])]
    first = max(tops, key=lambda c: (c.value, -c.start))
    others = [c for c in tops if c is not first]
    rest = sum(c.value for c in others)
    if not others:
        return first.value, first, "as it is told"
    if len(others) > 1 and rest == first.value and first.start > max(c.start for c in others):
        return first.value, first, f"the others add up to {rest:.15g} of it"
    if (
        first.of in (None, "civilians")
        and first.value > 1
        and (rest == first.value or (rest < first.value and not all(_joined(c, tops) for c in others)))
        and first.start < min(c.start for c in others)
    ):
        return first.value, first, f"the others add up to {rest:.15g} of it"
    return first.value + rest, first, " + ".join(f"{c.value:.15g}" for c in sorted(tops, key=lambda c: c.start))
