"""The units of an archive: reports that are told together, each with the record of them as people have judged it.

A judgement that says that two incidents are one makes one unit of the two that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar.archive.judged import judged
from khabar.archive.judgements import Judgement, judgements, kind_of, origins, standing
from khabar.archive.stamp import print_of
from khabar.archive.tables import from_json, to_json
from khabar.record import Record
from khabar.tell import merge

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

# So many records are fetched at once.
PORTION = 100


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what its records are made from, and the judgements on it."""

    parts: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()

    @property
    def name(self) -> str:
        """A unit of the same name is the same."""
        if not self.judgements:
            return self.parts[0]
        return print_of([*self.parts, *map(to_json, self.judgements)])


def units(archive: Archive) -> dict[str, Unit]:
    """The units by name, in the order of their reports."""
    parts = [row[0] for row in archive.sql("select made_from from records order by reports[1]")]
    made = standing(judgements(archive.path))
    if not made:
        return {part: Unit((part,)) for part in parts}
    home = homes(archive, {name for j in made for name in (j.subject, j.other) if name})
    above = {part: part for part in parts}

    def top(part: str) -> str:
        while above[part] != part:
            part = above[part]
        return part

    for judgement in made:
        if judgement.kind == "same" and ":" not in judgement.subject:
            held = sorted({top(p) for name in (judgement.subject, judgement.other) for p in home.get(name, ())})
            for other in held[1:]:
                above[other] = held[0]
    together: dict[str, list[str]] = {}
    for part in parts:
        together.setdefault(top(part), []).append(part)
    found = {}
    for members in together.values():
        inside = set(members)
        mine = tuple(
            j for j in made if any(inside.intersection(home.get(name, ())) for name in (j.subject, j.other) if name)
        )
        unit = Unit(tuple(members), mine)
        found[unit.name] = unit
    return found


def homes(archive: Archive, names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Id → the records that hold it, none where nothing does. Ids of what was split off are those of what it was split from."""
    asked = {n: origins(n.rpartition(":event:")[0] if kind_of(n) == "event" else n) for n in names}
    held: dict[str, list[str]] = {}
    for name, part in archive.holders(sorted({name for some in asked.values() for name in some})):
        held.setdefault(name, []).append(part)
    return {name: next((tuple(held[n]) for n in some if n in held), ()) for name, some in asked.items()}


def unit_records(archive: Archive, wanted: Sequence[Unit]) -> Iterator[tuple[Unit, Record]]:
    """The units, each with its record."""
    for start in range(0, len(wanted), PORTION):
        some = wanted[start : start + PORTION]
        names = ", ".join(f"'{part}'" for unit in some for part in unit.parts)
        told = dict(archive.sql(f"select made_from, record from records where made_from in ({names})"))
        for unit in some:
            found = [from_json(told[part], Record) for part in unit.parts]
            yield unit, judged(found[0] if len(found) == 1 else merge(found), unit.judgements)
