"""Every table of the record as a CSV file in one folder: UTF-8, a head, days as YYYY-MM-DD, lists joined by `; `, nothing as an empty
cell."""

from __future__ import annotations

import csv
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
        for table, row in rows(chosen):
            sheets[table].writerow([_cell(value) for value in row])
            count += 1
    return count


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
