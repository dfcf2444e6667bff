"""Put the accounts of many reports together into incidents: each report's main account first, then what it tells besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import log

from khabar.kinds import AID, FATES, FORCE
from khabar.language import among, table, values
from khabar.tell.accounts import Account
from khabar.tell.clusters import average_link
from khabar.tell.digest import Digest
from khabar.tell.evidence import RECENT, same_means, weigh
from khabar.tell.pairs import keys
from khabar.tell.spots import plain_name, same_place
from khabar.tell.strikes import are_two
from khabar.text import fold

# Mean evidence from which accounts are one incident among as many reports as the weights were fitted on; among fewer,
# fewer are alike by chance, so that less is asked. What a report tells besides must fit as well as in the largest group.
SAME, FITTED_ON, EASE, BESIDES = -0.8, 885, 0.5, 0.5
# Among so few reports all pairs are weighed, else those that share a key.
FEW = 60
# So many further accounts of a report are looked at.
FURTHER = 12

# That people are driven out is told as a deed of its own.
DRIVEN = "deport"
# The measure of those who are brought to safety.
EVACUATED = "evacuated"

# A member of an incident: index of the report, index of its account.
Member = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The accounts that tell of one incident: (index of the report, index of its account), and why they stand together.

    `mains` are those of reports that are mainly about it, one of each; `beside` those of reports that tell of it
    beside another attack there, which they are mainly about."""

    members: tuple[Member, ...]
    mains: tuple[Member, ...]
    reason: str
    beside: tuple[Member, ...] = ()

    @property
    def telling(self) -> tuple[Member, ...]:
        """The accounts of the reports that are mainly about it; of all where none is."""
        about = {k for k, _ in self.mains}
        return tuple(m for m in self.members if m[0] in about) or self.members


def bundle(digests: Sequence[Digest]) -> tuple[Bundle, ...]:
    """The incidents of a group of reports, as bundles of accounts. The reports must be sorted by id.

    >>> bundle(())
    ()
    """
    scores = _main_scores(digests)
    bundles = [
        [(k, 0) for k in cluster if digests[k].accounts]
        for cluster in average_link(len(digests), scores, least_evidence(len(digests)))
    ]
    bundles = [_at_one_place(digests, b) for b in bundles if b]
    mains = [tuple(b) for b in bundles]
    taken = {m for b in bundles for m in b}
    rest = [
        (k, n)
        for k, digest in enumerate(digests)
        for n, account in enumerate(digest.accounts[: FURTHER + 1])
        if (k, n) not in taken and not account.background and account.violent and any(s.exact for s in account.spots)
    ]
    left = _attach(digests, bundles, rest)
    index = _index(digests, enumerate(left))
    near = {
        (min(i, j), max(i, j)) for i, (k, n) in enumerate(left) for j in _found(digests[k].accounts[n], index) if i != j
    }
    pairs = {
        (i, j): weigh(digests[left[i][0]], left[i][1], digests[left[j][0]], left[j][1]).score
        for i, j in sorted(near)
        if left[i][0] != left[j][0]
    }
    bundles += [[left[i] for i in cluster] for cluster in average_link(len(left), pairs, BESIDES)]
    mains += [()] * (len(bundles) - len(mains))
    found = [
        Bundle(tuple(sorted(b)), m, _why(digests, b), _beside(digests, b, m))
        for b, m in zip(bundles, mains, strict=True)
        if _founded(digests, b)
    ]
    return tuple(sorted(found, key=lambda b: b.members))


def least_evidence(count: int) -> float:
    """The mean evidence from which accounts are one incident among so many reports.

    >>> least_evidence(885), round(least_evidence(4), 1)
    (-0.8, -3.5)
    """
    return SAME - EASE * max(0.0, log(FITTED_ON / max(1, count)))


def _at_one_place(digests: Sequence[Digest], members: list[Member]) -> list[Member]:
    """A report that tells of many places is taken at its account of the place that most of the others name."""
    votes: dict[str, set[int]] = {}
    for k, n in members:
        for spot in digests[k].accounts[n].spots:
            if spot.exact:
                votes.setdefault(plain_name(spot.key), set()).add(k)
    if len(members) < 2 or not votes:
        return members
    place = min(votes, key=lambda p: (-len(votes[p]), p))
    found = []
    for k, n in members:
        here = [m for m, a in enumerate(digests[k].accounts[: FURTHER + 1]) if _names(a, place) and a.violent]
        found.append((k, here[0] if here and n not in here and len(votes[place]) > 1 else n))
    return found


def _names(account: Account, place: str) -> bool:
    return not account.background and any(s.exact and plain_name(s.key) == place for s in account.spots)


def _main_scores(digests: Sequence[Digest]) -> Mapping[tuple[int, int], float]:
    """The evidence between the main accounts of reports."""
    told = [k for k, digest in enumerate(digests) if digest.accounts]
    if len(told) <= FEW:
        pairs = set(combinations(told, 2))
    else:
        found: dict[str, list[int]] = {}
        for k in told:
            for key in keys(digests[k]):
                found.setdefault(key, []).append(k)
        pairs = {pair for holders in found.values() for pair in combinations(holders, 2)}
    return {(i, j): weigh(digests[i], 0, digests[j], 0).score for i, j in sorted(pairs)}


def _attach(digests: Sequence[Digest], bundles: list[list[Member]], rest: list[Member]) -> list[Member]:
    """Add what reports tell besides to the incident that it fits best; return what fits none.

    To an incident that the report tells of already it is added only where nothing keeps the two accounts apart."""
    left = []
    index = _index(digests, ((at, m) for at, home in enumerate(bundles) for m in home))
    sizes = [len(home) for home in bundles]
    telling: dict[int, list[int]] = {}
    for at, home in enumerate(bundles):
        for k, _ in home:
            telling.setdefault(k, []).append(at)
    for k, n in rest:
        account = digests[k].accounts[n]
        own = telling.get(k, [])
        sure = (at for at in own if all(_one(account, digests[k].accounts[m]) for j, m in bundles[at] if j == k))
        where = next(sure, -1)
        if where < 0:
            best = BESIDES
            for at, near in sorted(_found(account, index).items()):
                if at not in own:
                    mean = sum(weigh(digests[k], n, digests[m[0]], m[1]).score for m in sorted(near)) / sizes[at]
                    if mean > best:
                        best, where = mean, at
        if where < 0:
            left.append((k, n))
        else:
            bundles[where].append((k, n))
            telling.setdefault(k, []).append(where)
    return left


def _index(digests: Sequence[Digest], members: Iterable[tuple[int, Member]]) -> dict[str, list[tuple[int, Member]]]:
    """Where the places and persons of accounts stand: each account with a number of its own or of its incident."""
    index: dict[str, list[tuple[int, Member]]] = {}
    for at, (k, n) in members:
        account = digests[k].accounts[n]
        for key in sorted({plain_name(s.key) for s in account.spots} | {f"person {name}" for name in account.people}):
            index.setdefault(key, []).append((at, (k, n)))
    return index


def _found(account: Account, index: Mapping[str, list[tuple[int, Member]]]) -> dict[int, set[Member]]:
    """The accounts that it is worth weighing an account with, by their numbers: they name one of its towns, or one of its persons."""
    found: dict[int, set[Member]] = {}
    for key in [plain_name(s.key) for s in account.spots if s.exact] + [f"person {name}" for name in account.people]:
        for at, member in index.get(key, ()):
            found.setdefault(at, set()).add(member)
    return found


def _one(a: Account, b: Account) -> bool:
    """Whether two accounts of one report can be of one happening: at one place, on the same days, of one kind and means; a raid that kills
    and arrests, an attack that drives people out is one."""
    mine, theirs = [s for s in a.spots if s.exact], [s for s in b.spots if s.exact]
    if not any(same_place(p, q) for p in mine for q in theirs) or _owns_to(a, b) or _owns_to(b, a):
        return False
    if are_two(a.strike, b.strike):
        return False
    apart = max((a.days[0] - b.days[1]).days, (b.days[0] - a.days[1]).days) if a.days and b.days else 0
    if apart > (RECENT if _one_toll(a, b) else 0):
        return False
    return (len({a.type, b.type} - {None}) < 2 or _brings_about(a, b)) and same_means(a, b)


def _owns_to(a: Account, b: Account) -> bool:
    """Whether who denies the one tells with its day of the other as his own deed, or of whom he killed there."""
    deniers = {t.source for t in a.told if t.status == "denied"}
    if not a.told or any(t.status != "denied" for t in a.told) or b.days is None:
        return False
    if not b.told:
        return bool(b.counts) and {c.source for c in b.counts} <= deniers
    return all(t.status != "denied" for t in b.told) and not deniers.isdisjoint(b.actors)


def _brings_about(a: Account, b: Account) -> bool:
    """Whether the one tells of an attack and the other whom it drove out, whom or what those who made it took, or how its victims were
    dug out or treated."""
    if {a.type, b.type} == {"ASSAULT", AID}:
        return _one_toll(a, b) or any(x.type == AID and _digs_out(x) for x in (a, b))
    coercion = next((x for x in (a, b) if x.type == "COERCE"), None)
    if {a.type, b.type} != FORCE or coercion is None:
        return False
    driven = coercion.mode == DRIVEN or any(c.measure == "displaced" for c in coercion.counts)
    return driven or bool(set(a.actors) & set(b.actors))


def _digs_out(account: Account) -> bool:
    """Whether an account of help tells how many were brought out from under what fell on them."""
    told = any(c.measure == EVACUATED for c in account.counts)
    return told and any(among(form, _ruins()) for form in fold(account.text).split())


@cache
def _ruins() -> frozenset[str]:
    """The words that tell that those who are counted as brought out were buried or hurt."""
    return frozenset(word for row in table("measures") if row["measure"] == EVACUATED for word in values(row["needs"]))


def _one_toll(a: Account, b: Account) -> bool:
    """Whether two accounts of one report count the same harm: a headline's toll is told again with its day."""
    mine, theirs = ({(c.measure, c.value, c.of) for c in x.counts if c.measure in FATES} for x in (a, b))
    return bool(mine & theirs)


def _founded(digests: Sequence[Digest], members: list[Member]) -> bool:
    """Whether something happened: an event that is not only denied, or harm."""
    accounts = [digests[k].accounts[n] for k, n in members]
    return any(
        not a.background and (any(t.status != "denied" for t in a.told) or any(c.measure in FATES for c in a.counts))
        for a in accounts
    )


def _beside(digests: Sequence[Digest], members: list[Member], mains: tuple[Member, ...]) -> tuple[Member, ...]:
    """The accounts of one of two attacks, of reports that are mainly about the other one."""
    about = {k for k, _ in mains}
    told = sorted(members) if mains else []
    return tuple((k, n) for k, n in told if k not in about and digests[k].accounts[n].strike.another)


def _why(digests: Sequence[Digest], members: list[Member]) -> str:
    if len({k for k, _ in members}) == 1:
        return "one report tells of it"
    k, n = min(members)
    other, m = min(member for member in members if member[0] != k)
    return "; ".join(weigh(digests[k], n, digests[other], m).reasons)
