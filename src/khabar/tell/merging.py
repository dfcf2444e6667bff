"""Entities of separate groups of reports made one where they have one id: their counts added, their surfaces and roles joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from khabar.record import Entity, Surface, Usage


def merge_entities(groups: Iterable[Iterable[Entity]]) -> tuple[Entity, ...]:
    """One entity for each id, sorted by id; the order of the groups does not matter.

    >>> one = Entity("place:x", "x", "place", (Surface("x", 2, (Usage("a", 2),)),), reports=("1",))
    >>> other = Entity("place:x", "x", "place", (Surface("x", 1, (Usage("b", 1),)),), reports=("2",))
    >>> merge_entities([[one], [other]])[0].names
    (Surface(name='x', count=3, by=(Usage(source='a', count=2), Usage(source='b', count=1))),)
    """
    found: dict[str, list[Entity]] = {}
    for group in groups:
        for entity in group:
            found.setdefault(entity.id, []).append(entity)
    return tuple(found[name][0] if len(found[name]) == 1 else _one(found[name]) for name in sorted(found))


def _one(same: Sequence[Entity]) -> Entity:
    kinds: Counter[str] = Counter()
    for entity in same:
        kinds[entity.kind] += sum(s.count for s in entity.names)
    ordered = sorted(same, key=lambda e: (e.key, e.reports, str(e.place)))
    return Entity(
        ordered[0].id,
        ordered[0].key,
        min(kinds, key=lambda k: (-kinds[k], k)),
        surfaces((s.name, u.source, u.count) for e in same for s in e.names for u in s.by),
        next((e.place for e in ordered if e.place is not None and e.place.lat is not None), ordered[0].place),
        surfaces((s.name, u.source, u.count) for e in same for s in e.roles for u in s.by),
        next((e.same_as for e in ordered if e.same_as), None),
        tuple(sorted({r for e in same for r in e.reports})),
        "; ".join(sorted({part for e in same for part in e.reason.split("; ") if part})),
    )


def surfaces(uses: Iterable[tuple[str, str, int]]) -> tuple[Surface, ...]:
    """Surfaces from (name, source, count), the commonest first, each with its sources, the commonest first.

    >>> surfaces([("x", "a", 1), ("y", "a", 2)])[0].name
    'y'
    """
    counts: dict[str, Counter[str]] = {}
    for name, source, n in uses:
        counts.setdefault(name, Counter())[source] += n
    found = [
        Surface(name, sum(by.values()), tuple(Usage(s, n) for s, n in sorted(by.items(), key=lambda u: (-u[1], u[0]))))
        for name, by in counts.items()
    ]
    return tuple(sorted(found, key=lambda s: (-s.count, s.name)))
