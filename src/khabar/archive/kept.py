"""Tables whose rows are each made from something named: what was made before is kept, the rest is made, the file is written whole.

A file's name holds a print of what its rows are made from, so a file that is there is right, and one that is not is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from khabar.archive.folder import Folder
from khabar.archive.run import Map
from khabar.archive.stamp import print_of, telling_stamp
from khabar.archive.tables import Row, packed, unpacked

T = TypeVar("T")
# A task is full when its items weigh so much (one report weighs 1).
TASK = 150
# Told how far something is: the name of the step, what is done, and what there is in all.
Step = Callable[[str, int, int], None]


def silent(step: str, done: int, total: int) -> None:
    """Say nothing of how far it is."""


@dataclass
class Work:
    """A build under way: its folder, who does its tasks, the files it is made of, and who is told how far it is."""

    folder: Folder
    run: Map
    step: Step = silent
    files: list[str] = field(default_factory=list)

    def table(self, name: str) -> list[str]:
        """The files of a table that this build is made of."""
        return [file for file in self.files if file.startswith(f"{name}/")]


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """Something that a row is made from: its print, how heavy it is, and what the task needs (fetched when it is wanted)."""

    made_from: str
    weight: int
    fetch: Callable[[], T]


def keep(
    work: Work, table: str, wanted: Mapping[int, Sequence[Item[T]]], function: Callable[[Sequence[T]], list[Row]]
) -> None:
    """Bring the table to what is wanted: shard → its items, each of which makes one row, in order."""
    total = sum(len(items) for items in wanted.values())
    names = {
        shard: f"{table}/{shard:06}-{print_of(item.made_from for item in items)}.parquet"
        for shard, items in sorted(wanted.items())
    }
    work.files += names.values()
    missing = {shard: wanted[shard] for shard, name in names.items() if not work.folder.has(name)}
    if not missing:
        return
    done = total - sum(len(items) for items in missing.values())
    before = _where(work.folder, table)
    chunks = {s: list(_chunks([i for i in items if i.made_from not in before])) for s, items in missing.items()}
    made = work.run(function, ([i.fetch() for i in chunk] for shard in chunks.values() for chunk in shard))
    old = _old_rows(work.folder)
    for shard, items in missing.items():
        rows: dict[str, Row] = {}
        for _ in chunks[shard]:
            work.step(table, done + len(rows), total)
            rows.update((row["made_from"], row) for row in next(made))
        for name in sorted({before[i.made_from] for i in items if i.made_from not in rows}):
            rows.update(old(name))
        work.folder.put(names[shard], packed(table, [rows[i.made_from] for i in items], telling_stamp()))
        done += len(items)
    work.step(table, total, total)


def _where(folder: Folder, table: str) -> dict[str, str]:
    """What each row that is there is made from → its file."""
    return {row["made_from"]: name for name in folder.names(table) for row in unpacked(folder.get(name), ["made_from"])}


def _old_rows(folder: Folder) -> Callable[[str], dict[str, Row]]:
    """The rows of a file by what they are made from; the last file is remembered."""
    last: dict[str, dict[str, Row]] = {}

    def rows(name: str) -> dict[str, Row]:
        if name not in last:
            last.clear()
            last[name] = {row["made_from"]: row for row in unpacked(folder.get(name))}
        return last[name]

    return rows


def _chunks(items: Sequence[Item[T]]) -> Iterator[list[Item[T]]]:
    """The items in portions of about the weight of a task."""
    chunk: list[Item[T]] = []
    weight = 0
    for item in items:
        if chunk and weight + item.weight > TASK:
            yield chunk
            chunk, weight = [], 0
        chunk.append(item)
        weight += item.weight
    if chunk:
        yield chunk
