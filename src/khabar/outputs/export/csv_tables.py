"""Every table of the record as a CSV file in one folder: UTF-8, a head, days as YYYY-MM-DD, lists joined by `; `, nothing as an empty
cell."""

from __future__ import annotations

import csv
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from khabar.outputs.export.chosen import Chosen
from khabar.outputs.export.tables import TABLES, rows

FILES = tuple(f"{table}.csv" for table in TABLES)


def write(chosen: Chosen, out: Path) -> int:
    """Write the tables into the folder; gives how many rows there are in all."""
    count = 0
    with ExitStack() as held:
        files = {t: held.enter_context((out / f"{t}.csv").open("w", encoding="utf-8", newline="")) for t in TABLES}
        sheets = {table: csv.writer(file, lineterminator="\n") for table, file in files.items()}
        for table, columns in TABLES.items():
            sheets[table].writerow(columns)
        # The cells that are not written as they are, by their place in the row.
        other = {
            t: [(k, _WRITTEN[kind]) for k, kind in enumerate(c.values()) if kind in _WRITTEN] for t, c in TABLES.items()
        }
        for table, row in rows(chosen):
            cells = list(row)
            for k, written in other[table]:
                cells[k] = written(cells[k])
            sheets[table].writerow(cells)
            count += 1
    return count


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


_WRITTEN: dict[str, Callable[[Any], Any]] = {"list": "; ".join, "bool": ("false", "true").__getitem__, "float": _number}
