"""Which two reports are told together: they share a key by which they are found, and are alike or tell of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from khabar.tell.digest import Digest, Sketch
from khabar.tell.evidence import came_out, weigh
from khabar.tell.spots import plain_name
from khabar.tell.terms import alike, named_alike, shared_wording

# A key that more reports hold says nothing of them: it is passed over.
MOST = 200
# A happening is looked for among reports that came out within so many days.
DAYS = 4
# So many of a report's weightiest terms, prints and accounts make keys.
TERMS, PRINTS, ACCOUNTS, SPOTS = 5, 4, 4, 3
# Evidence that joins two reports; likeness that does where both came out within STORY_DAYS; shared wording that always does.
JOINED, STORY, STORY_DAYS, COPY = -0.5, 0.5, 3, 0.3
# Reports that came out so many days apart tell of one happening only where they name the same person.
LATE = 10
# So alike must reports of one happening be, of violence and of other things.
NEAR, CALM = 0.25, 0.45
# How much names count beside words in the likeness of reports, and how alike those of one story are on average.
NAMES, ALIKE = 0.5, 0.35


def keys(digest: Digest) -> tuple[str, ...]:
    """What the report may be found by: reports that share no key are never compared.

    Places, persons and terms are bound to the days around publication; a report without a day has keys of its own, which
    all reports of the place bear too.
    """
    found = {f"wording:{mark}" for mark in sorted(digest.prints)[:PRINTS]}
    day = came_out(digest)
    spots = [
        plain_name(spot.key)
        for account in digest.accounts[:ACCOUNTS]
        for spot in [s for s in account.spots if s.exact][:SPOTS]
    ]
    times = _times(day) if day else ["?"]
    found.update(f"place:{spot}:{time}" for spot in spots[:6] for time in (*times, "?"))
    found.update(f"person:{name}" for account in digest.accounts[:ACCOUNTS] for name in account.people[:10])
    best = sorted(sorted(digest.terms, key=lambda word: (-digest.terms[word], word))[:TERMS])
    found.update(f"terms:{one}+{other}:{time}" for one, other in combinations(best, 2) for time in times)
    return tuple(sorted(found))


def _times(day: date) -> list[str]:
    """Two overlapping stretches of days, so that days near each other always share one."""
    return [f"a{day.toordinal() // DAYS}", f"b{(day.toordinal() + DAYS // 2) // DAYS}"]


def live(*rounds: Mapping[int, Iterable[str]]) -> set[str]:
    """The keys by which reports may be found: at least two hold them in any round, and no more than MOST.

    >>> live({1: "ab", 2: "b"})
    {'b'}
    """
    holders: dict[str, set[int]] = {}
    for held in rounds:
        for member, keys in held.items():
            for key in keys:
                holders.setdefault(key, set()).add(member)
    return {key for key, found in holders.items() if 2 <= len(found) <= MOST}


def candidates(held: Mapping[int, Iterable[str]], keys: set[str]) -> Iterator[tuple[int, int]]:
    """Pairs that share one of the keys, each once, the lower member first.

    >>> list(candidates({1: "ab", 2: "b", 3: "c"}, {"b", "c"}))
    [(1, 2)]
    """
    holders: dict[str, list[int]] = {}
    for member in sorted(held):
        for key in held[member]:
            if key in keys:
                holders.setdefault(key, []).append(member)
    yield from sorted({pair for found in holders.values() for pair in combinations(found, 2)})


def joined(one: Digest, other: Digest) -> str | None:
    """Why the two are told together, or None. It depends on nothing but the two, whichever comes first."""
    if other.id < one.id:
        one, other = other, one
    reason, near = by_words(one, other)
    if reason is not None or near < NEAR:
        return reason
    mine, theirs = came_out(one), came_out(other)
    if mine and theirs and abs((mine - theirs).days) > LATE and not _share_people(one, other):
        return None
    for i in range(min(ACCOUNTS, len(one.accounts))):
        for j in range(min(ACCOUNTS, len(other.accounts))):
            if (i and j) or near < (NEAR if one.accounts[i].violent and other.accounts[j].violent else CALM):
                continue
            if weigh(one, i, other, j).score >= JOINED:
                return "they tell of one happening"
    return None


def by_words(one: Sketch | Digest, other: Sketch | Digest) -> tuple[str | None, float]:
    """Why words alone join the two, or None, and how alike they are; those less alike than NEAR are not joined without a reason."""
    if min(len(one.prints), len(other.prints)) >= PRINTS and shared_wording(one.prints, other.prints) >= COPY:
        return "their wording is shared", 1.0
    near = likeness(one, other)
    mine, theirs = came_out(one), came_out(other)
    if near >= STORY and mine and theirs and abs((mine - theirs).days) <= STORY_DAYS:
        return "they are alike in words and came out within days", near
    return None, near


def _share_people(one: Digest, other: Digest) -> bool:
    theirs = {name for account in other.accounts[:ACCOUNTS] for name in account.people}
    return any(name in theirs for account in one.accounts[:ACCOUNTS] for name in account.people)


def likeness(one: Sketch | Digest, other: Sketch | Digest) -> float:
    """How alike two reports are in words and names, 0 to 1.5."""
    return alike(one.terms, other.terms) + NAMES * named_alike((n.key for n in one.names), (n.key for n in other.names))
