"""One entity for all the names of a person, organisation, group or place: spellings and short forms put together, namesakes kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from khabar.model import Place
from khabar.record import Entity, Where
from khabar.tell.digest import Digest
from khabar.tell.merging import merge_entities, surfaces
from khabar.tell.spellings import is_family, listed, parts, shortens, sounds, state_bodies
from khabar.tell.spots import Spot, kilometres
from khabar.text import fold

# Readings of one place's name that lie so near are one place: a town, and the point that stands for its district.
NEAR_KM = 60.0


@dataclass(slots=True)
class _Draft:
    """What is gathered under one key: uses of each surface and role by source, the reports, and how the name was put together."""

    kind: str
    keys: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    surfaces: Counter[tuple[str, str]] = field(default_factory=Counter)
    roles: Counter[tuple[str, str]] = field(default_factory=Counter)
    places: Counter[Place] = field(default_factory=Counter)
    same_as: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        """The name that it goes by: one of the tables, else the commonest in full."""
        known = listed()
        return min(self.keys, key=lambda k: (k not in known, len(parts(k)) < 2, -self.keys[k], -len(k), k))

    def add(self, other: _Draft, reason: str) -> None:
        """Take the other's uses too."""
        for mine, theirs in (
            (self.keys, other.keys), (self.kinds, other.kinds), (self.surfaces, other.surfaces), (self.roles, other.roles),
            (self.places, other.places), (self.same_as, other.same_as),
        ):  # fmt: skip
            mine.update(theirs)  # type: ignore[arg-type]
        self.reports |= other.reports
        self.reasons |= other.reasons | {reason}


def find_entities(digests: Sequence[Digest]) -> tuple[Entity, ...]:
    """The entities that the reports name, sorted by id. The order of the reports does not matter.

    >>> find_entities(())
    ()
    """
    drafts = _gathered(digests)
    persons = _persons([d for d in drafts if d.kind == "person"])
    bodies = _bodies([d for d in drafts if d.kind == "organization"])
    places = _places([d for d in drafts if d.kind == "place"])
    return merge_entities([[_entity(draft) for draft in (*persons, *bodies, *places)]])


def _gathered(digests: Sequence[Digest]) -> list[_Draft]:
    """A draft for each key, and of places for each that lies apart; a group and an organisation of one name are one."""
    found: dict[tuple[str, str, str], _Draft] = {}
    for digest in sorted(digests, key=lambda d: d.id):
        home = digest.outlet or digest.id
        for named in digest.names:
            kind = "organization" if named.kind == "group" else named.kind
            place = named.place if kind == "place" else None
            # A country is known by its name, another place by where it lies.
            where = f"{place.lat} {place.lon}" if place is not None and place.precision != "country" else ""
            draft = found.setdefault((kind, named.key, where), _Draft(kind))
            uses = sum(n for _, _, n in named.surfaces)
            draft.keys[named.key] += uses
            draft.kinds[named.kind] += uses
            for surface, speaker, n in named.surfaces:
                draft.surfaces[surface, speaker or home] += n
            for role, n in named.roles:
                draft.roles[role, home] += n
            if place is not None:
                draft.places[place] += 1
            if named.same_as:
                draft.same_as[named.same_as] += 1
            draft.reports.add(digest.id)
    return [found[key] for key in sorted(found)]


def _united(drafts: Sequence[_Draft], spelled: Callable[[str], tuple[str, ...]], reason: str) -> list[_Draft]:
    """The drafts, those that are spelled alike made one; names that one report keeps apart stay apart."""
    found: dict[tuple[str, ...], list[_Draft]] = {}
    for draft in drafts:
        same = found.setdefault(spelled(draft.key), [])
        fit = next((d for d in same if not d.reports & draft.reports or parts(d.key) == parts(draft.key)), None)
        if fit is None:
            same.append(draft)
        else:
            names = sorted({fit.key, draft.key})
            fit.add(draft, f"{reason}: {' / '.join(names)}")
    return [draft for key in sorted(found) for draft in found[key]]


def _persons(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Persons: one name in several spellings, then short forms of the only one who bears the full name."""
    drafts = _united(_united(drafts, parts, "one name, spelled"), sounds, "one sound, spelled")
    by_first: dict[str, list[_Draft]] = {}
    by_last: dict[str, list[_Draft]] = {}
    for draft in drafts:
        name = parts(draft.key)
        if len(name) > 1:
            by_first.setdefault(name[0], []).append(draft)
            by_last.setdefault(name[-1], []).append(draft)
    home: dict[int, tuple[_Draft, str]] = {}
    for draft in sorted(drafts, key=lambda d: (len(parts(d.key)), d.key)):
        name = parts(draft.key)
        if len(name) > 1:
            long = [
                d
                for d in by_first[name[0]]
                if (shortens(draft.key, d.key) and not _other_office(draft, d)) or _begins(draft, d)
            ]
            reason = f"{draft.key} is short for the only one of that name"
        elif name:
            long = list(by_last.get(name[0], ())) if is_family(draft.key) else []
            reason = f"{draft.key} alone: one of the family is named"
        else:
            continue
        bearer = _only(long)
        if bearer is not None and not any(d.reports & draft.reports for d in long if d is not bearer):
            home[id(draft)] = (bearer, reason)
    kept = []
    for draft in drafts:
        target = draft
        reasons = []
        while id(target) in home:
            target, reason = home[id(target)]
            reasons.append(reason)
        if target is draft:
            kept.append(draft)
        else:
            target.add(draft, reasons[0])
    return kept


def _only(long: Sequence[_Draft]) -> _Draft | None:
    """The one whose name the others shorten, None where the names are of two persons."""
    if not long:
        return None
    full = max(long, key=lambda d: (len(parts(d.key)), d.key))
    one = all(d is full or shortens(d.key, full.key) for d in long)
    return full if one else None


def _begins(draft: _Draft, other: _Draft) -> bool:
    """Whether the name is the other's first part and his father's, and both hold one office."""
    name, full = parts(draft.key), parts(other.key)
    return len(name) < len(full) and full[: len(name)] == name and bool(_titles(draft) & _titles(other))


def _other_office(one: _Draft, other: _Draft) -> bool:
    """Whether both are given titles and offices that have too little in common."""
    if not one.roles or not other.roles:
        return False
    mine, theirs = ([set(parts(role)) for role, _ in d.roles] for d in (one, other))
    common = max(len(a & b) for a in mine for b in theirs)
    return common < (2 if any(len(a) > 1 for a in mine) and any(len(b) > 1 for b in theirs) else 1)


def _titles(draft: _Draft) -> set[str]:
    """The titles of more than one word that the person is given."""
    return {role for role, _ in draft.roles if " " in role}


def _bodies(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Organisations and groups: one name in several spellings, then names cut short of the only one that begins so; a body that every
    state has (a ministry without its country) stays what it is."""
    drafts = _united(drafts, parts, "one name, spelled")
    begins: dict[tuple[str, ...], list[_Draft]] = {}
    for draft in drafts:
        name = parts(draft.key)
        for size in range(2, len(name)):
            begins.setdefault(name[:size], []).append(draft)
    kept, gone = [], []
    for draft in drafts:
        name = parts(draft.key)
        long = begins.get(name, [])
        full = max(long, key=lambda d: (len(parts(d.key)), d.key), default=None)
        alone = full is not None and all(parts(full.key)[: len(parts(d.key))] == parts(d.key) for d in long)
        if full is None or not alone or name in state_bodies() or draft.key in listed():
            kept.append(draft)
        else:
            gone.append((draft, full))
    homes = {id(draft): full for draft, full in gone}
    for draft, full in gone:
        while id(full) in homes:
            full = homes[id(full)]
        full.add(draft, f"{draft.key} is short for the only body whose name begins so")
    return kept


def _places(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Places: one name that lies in one spot, under one key or under spellings of it; a reading without a spot goes with the only one that
    has any."""
    found: dict[tuple[str, ...], list[_Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (not d.places, -sum(d.keys.values()), d.key, sorted(map(str, d.places)))):
        near = found.setdefault(sounds(draft.key), [])
        fit = next((d for d in near if _one_spot(d, draft)), None)
        if fit is None and not draft.places and len(near) == 1:
            fit = near[0]
        if fit is None:
            near.append(draft)
        else:
            spelled = parts(fit.key) == parts(draft.key)
            fit.add(
                draft,
                "one name, one spot" if spelled else f"spelled {' / '.join(sorted((fit.key, draft.key)))}, one spot",
            )
    return [draft for key in sorted(found) for draft in found[key]]


def _one_spot(one: _Draft, other: _Draft) -> bool:
    if not one.places or not other.places:
        return not one.places and not other.places and parts(one.key) == parts(other.key)
    mine, theirs = min(one.places, key=str), min(other.places, key=str)
    if mine.precision == theirs.precision == "country":
        return mine.country == theirs.country or one.key == other.key
    apart = kilometres(_spot(mine), _spot(theirs))
    if parts(one.key) != parts(other.key):
        return mine.id == theirs.id != ""
    return mine.id == theirs.id != "" or (apart is not None and apart < NEAR_KM)


def _spot(place: Place) -> Spot:
    return Spot(place.name, 1.0, place.lat, place.lon, place.precision, place.country, place.id or None)


def _entity(draft: _Draft) -> Entity:
    key = draft.key
    place = min(draft.places, key=lambda p: (-draft.places[p], str(p))) if draft.places else None
    same_as = min(draft.same_as, key=lambda s: (-draft.same_as[s], s)) if draft.same_as else None
    return Entity(
        _id(draft.kind, key, place),
        key,
        min(draft.kinds, key=lambda k: (-draft.kinds[k], k)),
        surfaces((name, source, n) for (name, source), n in draft.surfaces.items()),
        Where(key, place.lat, place.lon, place.precision, place.country, place.id or None)
        if place is not None
        else None,
        surfaces((name, source, n) for (name, source), n in draft.roles.items()),
        same_as,
        tuple(sorted(draft.reports)),
        "; ".join(sorted(draft.reasons)),
    )


def _id(kind: str, key: str, place: Place | None) -> str:
    """Kind and key in one spelling, and for a place that is no country where it lies: two may share a name, here or in another group."""
    name = f"{kind}:{'_'.join(parts(key) if kind == 'person' else fold(key).split())}"
    if place is None or place.precision == "country":
        return name
    return f"{name}@{place.id or f'{place.lat:.2f},{place.lon:.2f}'}"
