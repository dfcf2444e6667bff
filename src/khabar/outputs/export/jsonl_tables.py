"""Every table of the record as JSON Lines in one folder: an object a row, days as YYYY-MM-DD, lists as lists, nothing as null."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from khabar.outputs.export.chosen import Chosen
from khabar.outputs.export.tables import TABLES, rows
from khabar.record import plain

FILES = tuple(f"{table}.jsonl" for table in TABLES)


def write(chosen: Chosen, out: Path) -> int:
    """Write the tables into the folder; gives how many rows there are in all."""
    import msgspec

    count = 0
    with ExitStack() as held:
        files = {t: held.enter_context((out / f"{t}.jsonl").open("wb")) for t in TABLES}
        columns = {table: tuple(names) for table, names in TABLES.items()}
        for table, row in rows(chosen):
            told = dict(zip(columns[table], map(plain, row), strict=True))
            files[table].write(msgspec.json.encode(told) + b"\n")
            count += 1
    return count
