"""Entities of separate groups of reports made one where they have one id: their counts added, their surfaces and roles joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from khabar.record import Entity, Surface, Usage

# Name → who uses it → how often.
Uses = dict[str, dict[str, int]]


def merge_entities(groups: Iterable[Iterable[Entity]]) -> tuple[Entity, ...]:
    """One entity for each id, sorted by id; the order of the groups does not matter.

    >>> one = Entity("place:x", "x", "place", (Surface("x", 2, (Usage("a", 2),)),), reports=("1",))
    >>> other = Entity("place:x", "x", "place", (Surface("x", 1, (Usage("b", 1),)),), reports=("2",))
    >>> merge_entities([[one], [other]])[0].names
    (Surface(name='x', count=3, by=(Usage(source='a', count=2), Usage(source='b', count=1))),)
    """
    sums = Sums()
    for group in groups:
        sums.add(group)
    return tuple(sums.merged())


@dataclass(slots=True)
class Sums:
    """Entities that come group by group and are merged as they come, so that memory grows with what they tell and not with how often."""

    _found: dict[str, Entity | _Sum] = field(default_factory=dict)
    _shared: dict[str, str] = field(default_factory=dict)

    def add(self, entities: Iterable[Entity]) -> None:
        """Take in the entities of a group."""
        for entity in entities:
            held = self._found.get(entity.id)
            if held is None:
                self._found[entity.id] = entity
            elif isinstance(held, Entity):
                self._found[entity.id] = _add(_add(_Sum(), held, self._shared), entity, self._shared)
            else:
                _add(held, entity, self._shared)

    def merged(self) -> Iterator[Entity]:
        """One entity for each id, sorted by id."""
        for name in sorted(self._found):
            one = self._found[name]
            yield one if isinstance(one, Entity) else _told(name, one)


@dataclass(slots=True)
class _Sum:
    """What the entities of one id have come to; of those values of which one alone stands, the entity that bears it and stands first."""

    kinds: Counter[str] = field(default_factory=Counter)
    names: Uses = field(default_factory=dict)
    roles: Uses = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    first: Entity | None = None
    placed: Entity | None = None
    same_as: Entity | None = None


def _add(held: _Sum, entity: Entity, shared: dict[str, str]) -> _Sum:
    """Add an entity; of strings that are equal one is kept, the `shared`, so that memory does not grow with how often each is told."""
    held.kinds[entity.kind] += sum(s.count for s in entity.names)
    for uses, told in ((held.names, entity.names), (held.roles, entity.roles)):
        for surface in told:
            by = uses.setdefault(shared.setdefault(surface.name, surface.name), {})
            for use in surface.by:
                source = shared.setdefault(use.source, use.source)
                by[source] = by.get(source, 0) + use.count
    held.reports.update(shared.setdefault(r, r) for r in entity.reports)
    held.reasons.update(part for part in entity.reason.split("; ") if part)
    held.first = _before(held.first, entity)
    if entity.place is not None and entity.place.lat is not None:
        held.placed = _before(held.placed, entity)
    if entity.same_as:
        held.same_as = _before(held.same_as, entity)
    return held


def _before(held: Entity | None, entity: Entity) -> Entity:
    """The one of both that stands first, whatever order they came in."""
    if held is None:
        return entity
    one, other = (entity.key, entity.reports), (held.key, held.reports)
    return entity if one < other or (one == other and str(entity.place) < str(held.place)) else held


def _told(name: str, held: _Sum) -> Entity:
    first = held.first
    assert first is not None
    return Entity(
        name,
        first.key,
        min(held.kinds, key=lambda k: (-held.kinds[k], k)),
        _surfaces(held.names),
        (held.placed or first).place,
        _surfaces(held.roles),
        held.same_as.same_as if held.same_as is not None else None,
        tuple(sorted(held.reports)),
        "; ".join(sorted(held.reasons)),
    )


def surfaces(uses: Iterable[tuple[str, str, int]]) -> tuple[Surface, ...]:
    """Surfaces from (name, source, count), the commonest first, each with its sources, the commonest first.

    >>> surfaces([("x", "a", 1), ("y", "a", 2)])[0].name
    'y'
    """
    counts: Uses = {}
    for name, source, n in uses:
        by = counts.setdefault(name, {})
        by[source] = by.get(source, 0) + n
    return _surfaces(counts)


def _surfaces(counts: Uses) -> tuple[Surface, ...]:
    found = [
        Surface(name, sum(by.values()), tuple(Usage(s, n) for s, n in sorted(by.items(), key=lambda u: (-u[1], u[0]))))
        for name, by in counts.items()
    ]
    return tuple(sorted(found, key=lambda s: (-s.count, s.name)))
