"""Every table of the record as a Parquet file in one folder: days as dates, lists as lists, whole numbers of 64 bits, nothing as null."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.outputs.export.chosen import Chosen
from khabar.outputs.export.tables import TABLES, Row, rows

if TYPE_CHECKING:
    import pyarrow as pa

FILES = tuple(f"{table}.parquet" for table in TABLES)
# Rows that are kept until they are written together.
TOGETHER = 50_000


def write(chosen: Chosen, out: Path) -> int:
    """Write the tables into the folder; gives how many rows there are in all."""
    import pyarrow.parquet as pq

    count = 0
    with ExitStack() as held:
        forms = {table: _schema(columns) for table, columns in TABLES.items()}
        files = {
            table: held.enter_context(pq.ParquetWriter(out / f"{table}.parquet", form, compression="zstd"))
            for table, form in forms.items()
        }
        waiting: dict[str, list[Row]] = {table: [] for table in TABLES}
        for table, row in rows(chosen):
            waiting[table].append(row)
            count += 1
            if len(waiting[table]) == TOGETHER:
                files[table].write_table(_table(waiting[table], forms[table]))
                waiting[table] = []
        for table, left in waiting.items():
            files[table].write_table(_table(left, forms[table]))
    return count


def _schema(columns: dict[str, str]) -> pa.Schema:
    import pyarrow as pa

    types = {
        "text": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "day": pa.date32(),
        "list": pa.list_(pa.string()),
    }  # fmt: skip
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def _table(told: list[Row], form: pa.Schema) -> pa.Table:
    import pyarrow as pa

    columns = list(zip(*told, strict=True)) or [()] * len(form)
    return pa.Table.from_arrays([pa.array(c, f.type) for c, f in zip(columns, form, strict=True)], schema=form)
