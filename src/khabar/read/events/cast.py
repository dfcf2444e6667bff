"""The armed parties that a report names, and which of them a description of it stands for (the rebels, the soldiers)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from khabar.language import article, table
from khabar.read.capitals import holder_of
from khabar.read.events.deeds import false_words
from khabar.read.events.forces import Force, civilians, forces, read_force, sufferers, traits
from khabar.read.events.ground import Ground
from khabar.read.events.occupiers import Occupiers, occupations, occupiers
from khabar.read.events.parties import Party
from khabar.read.events.senses import is_misled, sense
from khabar.read.events.states import State, rules, states
from khabar.text import fold

# Types of the table of organisations that bear arms for a state, and against or beside one.
_SERVES, _FIGHTS = frozenset({"army"}), frozenset({"armed_group"})

# Modes of weapons that fly.
AERIAL = "aerial"
FLYING = frozenset({AERIAL, "drone"})
# Types of those that govern, or that states send or join.
_ALLIED = frozenset({"international", "mission", "service", "government", "state"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The armies and the armed groups of a report in the order of their mentions: indexes of their words, and keys.

    `heads` holds the parties by the word that their names begin with, by which they may be called again (الحركة, التحالف); `own` maps
    a government to the key by which the report most often calls the army of its state, `air` to that by which it calls its aircraft;
    `persons` are the keys of single persons, `occupiers` the occupations that it names, `day` is that of the report.
    """

    armies: tuple[tuple[int, ...], tuple[str, ...]]
    groups: tuple[tuple[int, ...], tuple[str, ...]]
    heads: dict[str, tuple[tuple[int, ...], tuple[str, ...]]]
    own: dict[str, str]
    persons: frozenset[str] = frozenset()
    air: Mapping[str, str] = field(default_factory=dict)
    occupiers: Occupiers = field(default_factory=Occupiers)
    day: date | None = None


def gather(ground: Ground) -> Cast:
    """The cast of the page that the ground belongs to."""
    armies: list[tuple[int, str]] = []
    groups: list[tuple[int, str]] = []
    heads: dict[str, list[tuple[int, str]]] = {}
    told: dict[tuple[str, str], Counter[str]] = {}
    persons: set[str] = set()
    for i in sorted(ground.names):
        name = ground.names[i][0]
        if name.kind == "person":
            persons.add(name.key)
        if name.kind not in ("organization", "group"):
            continue
        if (head := _head(name.key)) is not None:
            heads.setdefault(head, []).append((i, name.key))
        force = _described(fold(name.key))  # الجيش alone is that of the state
        bears = "army" if force is not None and force.kind == "force" and not force.many else arms(name.key)
        if bears == "army":
            if name.kind == "organization" or _part(name.key) not in FLYING:
                armies.append((i, name.key))  # aircraft (الطيران التشادي) are what an army has
            state = nation(name.key)
            if state is not None and _described(fold(name.key).split()[0]) is not None:
                told.setdefault((state.government, _part(name.key)), Counter())[name.key] += 1
        elif bears == "group":
            groups.append((i, name.key))
    called = {of: max(sorted(keys), key=lambda k: keys[k]) for of, keys in told.items()}
    own = {government: key for (government, part), key in called.items() if not part}
    air = {government: key for (government, part), key in called.items() if part in FLYING}
    known = {head: _columns(rows) for head, rows in heads.items()}
    return Cast(
        _columns(armies),
        _columns(groups),
        known,
        own,
        frozenset(persons),
        air,
        occupiers(ground, own),
        ground.page.layout.published,
    )


@lru_cache(maxsize=20_000)
def _part(key: str) -> str:
    """The mode of the weapon by which the key of an army calls but a part of it (المدفعية التركية, القوات الجوية), else nothing."""
    return next((way for word in fold(key).split() if (way := _way(word))), "")


def _columns(rows: list[tuple[int, str]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    return tuple(i for i, _ in rows), tuple(key for _, key in rows)


@lru_cache(maxsize=20_000)
def _head(key: str) -> str | None:
    """The first word of a name of several words, without the article, where it is a word for a party."""
    head, *rest = fold(key).split() or [""]
    if not rest or head not in forces() or forces()[head].kind not in ("crew", "bloc"):
        return None
    return head.removeprefix(article())


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    return {row["key"]: row["type"] for row in table("organizations")}


@lru_cache(maxsize=20_000)
def arms(key: str) -> str | None:
    """Whether the party of that key is an `army` (of a state), an armed `group`, or neither (None).

    >>> arms("الجيش الكيني"), arms("المتمردون"), arms("وزارة الصحة")
    ('army', None, None)
    """
    kind = _types().get(key, "")
    head, *rest = fold(key).split() or [""]
    force = forces().get(head)
    if force is not None and force.kind == "force" and len(rest) == 1 and rest[0] in states():
        return "army"
    if kind in _SERVES:
        return "army"
    if kind in _FIGHTS:
        return "group"
    if kind:
        return None
    if force is None or (not rest and force.kind == "crew"):
        return None
    if force.kind == "force" and not force.many:
        return "army" if nation(key) is not None else "group"
    return "group" if force.kind in ("crew", "force", "bloc") else None


@lru_cache(maxsize=20_000)
def bears_none(key: str) -> bool:
    """Whether the body of that key bears no arms, and is none that governs or that states send or join.

    >>> bears_none("مستشفى الساحل"), bears_none("التحالف الدولي"), bears_none("حركة الشباب")
    (True, False, False)
    """
    if arms(key) is not None or _types().get(key) in _ALLIED:
        return False
    found = read_force(fold(key).split()[0]) if key.strip() else None
    return found is None or found[2].kind == "body"


@lru_cache(maxsize=20_000)
def judges(key: str) -> bool:
    """Whether the party of that key is a court.

    >>> judges("المحكمة العليا الكينية"), judges("الشرطة الكينية")
    (True, False)
    """
    return bool(key.split()) and fold(key).split()[0] in _courts()


@lru_cache(maxsize=1)
def _courts() -> frozenset[str]:
    heads = (fold(row["key"]).split()[0] for row in table("organizations") if row["type"] == "court")
    return frozenset(form for head in heads for form in (head, head.removeprefix(article())))


@lru_cache(maxsize=20_000)
def nation(key: str) -> State | None:
    """The state whose adjective of nationality stands in the key, or None."""
    known = states()
    return next((known[word] for word in reversed(fold(key).split()[1:]) if word in known), None)


def identify(cast: Cast, party: Party | None, at: int) -> str | None:
    """The key of a party told at word `at`: of a place its government, of an army the name that the report most uses, of a
    description without a name (المتمردون, الجنود) the party of the report that it stands for; None for mere weapons."""
    if party is None:
        return None
    if party.kind == "place":
        return holder_of(party.key, cast.day) or rules(party.key) or party.key
    head, *rest = fold(party.key).split() or [""]
    force = _described(head)
    fighter = _described(head[:-1]) if rest and is_misled(head, rest[0]) else None
    if fighter is not None and fighter.kind == "crew":
        force = fighter  # هاجمت مقاتلة كردية الحاجز
    if force is not None and force.kind == "force" and _named_otherwise(head, force):
        state, way = nation(party.key), _way(head)
        if state is not None and (way or arms(party.key) != "group"):
            called = cast.air.get(state.government) if way in FLYING else None
            return called or cast.own.get(state.government) or state.named(force.of_state)
        if way and party.kind == "force":
            return _stands_for(cast, force, at, way in FLYING) if force.definite else None
    if force is None or (party.kind in ("organization", "person") or (party.kind == "group" and arms(party.key))):
        return party.key
    if force.kind in ("force", "bloc", "victim") and (arms(party.key) == "army" or (force.kind == "force" and rest)):
        state = nation(party.key)
        return cast.own.get(state.government, party.key) if state is not None else party.key
    if not rest and head in occupations() and (occupies := cast.occupiers.at(at)) is not None:
        return occupies
    if any(word.removeprefix(article()) not in traits() for word in rest):
        return party.key
    if is_nobody(party):
        return None
    if force.definite or (force.kind == "victim" and "{m}" in force.of_state):
        again = cast.heads.get(head.removeprefix(article()))
        found = _nearest(again, at) if again is not None else _stands_for(cast, force, at)
        return found or (party.key if force.definite or force.many or rest else None)
    return None if force.kind == "force" or not (force.many or rest) else party.key


def is_nobody(party: Party | None) -> bool:
    """Whether those are meant of whom nothing is known (مجهولون)."""
    return party is not None and party.kind == "crew" and _is_unknown(party.key)


@lru_cache(maxsize=20_000)
def _is_unknown(key: str) -> bool:
    head, *rest = fold(key).split() or [""]
    return head.removeprefix(article()) in false_words("nobody") and traits().issuperset(rest)


@lru_cache(maxsize=20_000)
def is_office(key: str) -> bool:
    """Whether the key is that of a body or of a person's office, of which a verb in the plural is seldom told (رفضوا).

    >>> is_office("الرئاسة الكينية"), is_office("المتمردون")
    (True, False)
    """
    found = read_force(fold(key).split()[0]) if key.strip() else None
    return found is not None and found[2].kind == "body"


def harmed(cast: Cast, party: Party | None, at: int) -> str | None:
    """The key of a party told at word `at` that a deed befell: of people without arms, however they are described, one key."""
    key = identify(cast, party, at)
    if party is None or party.kind not in ("crowd", "victim"):
        return key
    return civilians() if _is_unarmed(key or party.key, key is None) else key


@lru_cache(maxsize=20_000)
def _is_unarmed(key: str, counted: bool = False) -> bool:
    """Whether the key is of people without arms, or begins with a word for such, `counted` in the case that follows a number (36 شابا)."""
    force = _described(fold(key).split()[0]) if key.strip() else None
    if counted and (force is None or not force.object):
        return False
    return key in sufferers() or (force is not None and force.called != "")


def _named_otherwise(head: str, force: Force) -> bool:
    """Whether what belongs to a state is called by its army (المدفعية, الطائرات), not by itself (القوات)."""
    return head != fold(force.of_state.split()[0]) if force.of_state else False


@lru_cache(maxsize=20_000)
def _described(head: str) -> Force | None:
    found = read_force(head)
    return found[2] if found is not None else None


def _way(head: str) -> str | None:
    """The mode that a folded word for a weapon tells (طيران: aerial), None for other words."""
    found = sense(head)
    return found.means[1] if found is not None and found.means is not None else None


def _stands_for(cast: Cast, force: Force, at: int, flying: bool = False) -> str | None:
    """The army or the group nearest before word `at`, else the first one after it: which of them first depends on the word; forces are
    never those of the only band that a report happens to name, nor are aircraft those of any group."""
    if force.kind == "crew":
        return _nearest(cast.groups, at)
    if force.kind == "force":
        return _nearest(cast.armies, at) or (None if flying else _nearest(_with_forces(cast.groups), at))
    if force.kind == "victim" and "{m}" in force.of_state:
        return _nearest(cast.armies, at)
    return None


def _with_forces(groups: tuple[tuple[int, ...], tuple[str, ...]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Those of the groups that are called by a word for forces (قوات سوريا الديمقراطية; not: تنظيم القاعدة)."""
    named = [(i, key) for i, key in zip(*groups, strict=True) if _is_force(key)]
    return tuple(i for i, _ in named), tuple(key for _, key in named)


@lru_cache(maxsize=20_000)
def _is_force(key: str) -> bool:
    force = _described(fold(key).split()[0])
    return force is not None and force.kind == "force"


def _nearest(told: tuple[tuple[int, ...], tuple[str, ...]], at: int) -> str | None:
    words, keys = told
    if not words:
        return None
    return keys[max(0, bisect_left(words, at) - 1)]
