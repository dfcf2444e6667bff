"""The tables of an archive and how their rows become bytes: Parquet files of fixed order, compression and no time of writing.

| table | a row is | made from |
|---|---|---|
| `reports` | a report as it came | the sources, in the order in which they were given |
| `failures` | what could not be collected | the same |
| `readings` | what one report says, as JSON, or the stage that it broke | a shard of `reports` |
| `digests` | the same as it is compared, and the keys it is found by | a shard of `readings` |
| `joins` | two reports that are told together, and why | `digests` with the keys that they share |
| `dated` | the days found for undated reports of one group | the group's `digests`, the numbers of its pages among those of all |
| `rereads` | reading and digest of such a report once its day is known | the report and its day |
| `rejoins` | the joins of such a report | its new digest and those with keys that it shares |
| `records` | the record of one group | its digests, the new ones where there are any |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from khabar.model import Reading, Report, Span

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

T = TypeVar("T")
Row = dict[str, Any]

# Column → its type, in order; `[…]` is a list.
COLUMNS: dict[str, dict[str, str]] = {
    "reports": {
        "number": "int32", "id": "string", "outlet": "string", "url": "string", "language": "string", "published": "date32",
        "basis": "string", "title_start": "int32", "title_end": "int32", "text": "string", "print": "string",
        "author": "string", "agency": "string", "at": "string",
    },
    "failures": {"report": "string", "stage": "string", "error": "string"},
    "readings": {"number": "int32", "id": "string", "reading": "string", "stage": "string", "error": "string"},
    "digests": {
        "number": "int32", "id": "string", "published": "date32", "came_out": "date32", "site": "string", "page": "int64",
        "digest": "binary", "keys": "[int64", "stage": "string", "error": "string",
    },
    "joins": {"a": "int32", "b": "int32", "reason": "string", "error": "string"},
    "dated": {"made_from": "string", "days": "string", "error": "string"},
    "rereads": {
        "made_from": "string", "number": "int32", "id": "string", "reading": "string", "digest": "binary",
        "keys": "[int64", "stage": "string", "error": "string",
    },
    "rejoins": {"made_from": "string", "a": "int32", "b": "[int32", "error": "string"},
    "records": {
        "made_from": "string", "reports": "[string", "stories": "[string", "incidents": "[string", "record": "string",
        "error": "string",
    },
}  # fmt: skip
# Already packed by itself, or hardly worth it.
UNPACKED = ("digest",)


@cache
def schema(table: str) -> pa.Schema:
    """The columns of a table.

    >>> schema("failures").names
    ['report', 'stage', 'error']
    """
    import pyarrow as pa

    types = {
        "int32": pa.int32(), "int64": pa.int64(), "string": pa.string(), "binary": pa.binary(), "date32": pa.date32()
    }  # fmt: skip
    return pa.schema(
        [
            (name, pa.list_(types[kind[1:]]) if kind.startswith("[") else types[kind])
            for name, kind in COLUMNS[table].items()
        ]
    )


def quiet(db: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The connection, which draws no progress into what the program prints while a question takes long.

    >>> import duckdb
    >>> quiet(duckdb.connect()).execute("select current_setting('enable_progress_bar')").fetchone()
    (False,)
    """
    return db.execute("set enable_progress_bar = false")


def none_of(table: str) -> str:
    """A question in SQL that gives the columns of a table and no row.

    >>> none_of("failures").startswith('select null::varchar as "report", ')
    True
    """
    types = {"int32": "integer", "int64": "bigint", "string": "varchar", "binary": "blob", "date32": "date"}
    columns = [
        f'null::{types[kind.removeprefix("[")]}{"[]" if kind.startswith("[") else ""} as "{name}"'
        for name, kind in COLUMNS[table].items()
    ]
    return f"select {', '.join(columns)} where false"


def all_of(table: str, first: Path, paths: str) -> str:
    """A question in SQL that gives the rows of a table's files, `paths` as SQL names them. Where the `first`, the oldest, has not all
    columns, those that it lacks are empty."""
    import pyarrow.parquet as pq

    try:
        whole = set(COLUMNS[table]) <= set(pq.read_schema(first).names)
    except (OSError, ValueError):
        whole = True  # whoever asks is told what is wrong with the file
    if whole:
        return f"select * from read_parquet({paths})"
    return f"{none_of(table)} union all by name select * from read_parquet({paths}, union_by_name = true)"


def packed(table: str, rows: Sequence[Row], stamp: str = "") -> bytes:
    """The rows as a Parquet file; `stamp`, what they were made by, stands in its metadata.

    >>> unpacked(packed("failures", [{"report": "a", "stage": "load", "error": "no text"}]))[0]["report"]
    'a'
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    form = schema(table).with_metadata({"khabar.table": table, "khabar.stamp": stamp})
    columns = [pa.array([row.get(f.name) for row in rows], f.type) for f in form]
    out = pa.BufferOutputStream()
    packing = {f.name: "none" if f.name in UNPACKED else "zstd" for f in form}
    paths = {f"{name}.list.element" if COLUMNS[table][name][0] == "[" else name: how for name, how in packing.items()}
    pq.write_table(pa.Table.from_arrays(columns, schema=form), out, compression=paths, use_dictionary=False)
    return bytes(out.getvalue())


def unpacked(data: bytes, columns: list[str] | None = None) -> list[Row]:
    """The rows of a Parquet file, with these columns only where some are named.

    >>> unpacked(packed("failures", []))
    []
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows: list[Row] = pq.read_table(pa.BufferReader(data), columns=columns, use_threads=False).to_pylist()
    return rows


def report_row(number: int, report: Report, mark: str) -> Row:
    """The row of a report; `mark` is the print of its text.

    >>> report_of(report_row(0, Report.of("خبر", id="a"), "")).id
    'a'
    """
    title = report.title
    return {
        "number": number, "id": report.id, "outlet": report.outlet, "url": report.url, "language": report.language,
        "published": report.published, "basis": report.basis, "title_start": title.start if title else None,
        "title_end": title.end if title else None, "text": report.text, "print": mark,
        "author": report.author, "agency": report.agency, "at": report.at.isoformat() if report.at else None,
    }  # fmt: skip


def report_of(row: Row) -> Report:
    """The report of a row of `reports`."""
    title = Span(row["title_start"], row["title_end"]) if row["title_start"] is not None else None
    return Report(
        row["id"], row["text"], row["outlet"], row["url"], row["language"], row["published"], row["basis"], title,
        # Archives that are older than these columns have none.
        row.get("author"), row.get("agency"), datetime.fromisoformat(row["at"]) if row.get("at") else None,
    )  # fmt: skip


def reading_json(reading: Reading) -> str:
    """A reading as JSON without the text of its report, which `reports` holds.

    >>> reading_of(reading_json(Reading(Report.of("خبر"), None, None, "unknown")), "خبر").report.text
    'خبر'
    """
    return to_json(replace(reading, report=replace(reading.report, text="")))


def reading_of(told: str, text: str) -> Reading:
    """The reading of a row of `readings` with the text of its report."""
    reading = from_json(told, Reading)
    return replace(reading, report=replace(reading.report, text=text))


def to_json(value: Any) -> str:
    """A value of frozen dataclasses as JSON.

    >>> to_json(Span(1, 2))
    '{"start":1,"end":2}'
    """
    import msgspec

    return msgspec.json.encode(value, order="deterministic").decode()


def from_json(told: str | bytes, kind: type[T]) -> T:
    """The value of a type that was written as JSON.

    >>> from_json('{"start":1,"end":2}', Span)
    Span(start=1, end=2)
    """
    found: T = _decoder(cast("Any", kind)).decode(told)
    return found


@cache
def _decoder(kind: Any) -> Any:
    """Made once a type: that costs more than a value."""
    import msgspec

    return msgspec.json.Decoder(kind)


def squeezed(told: str) -> bytes:
    """A long string in few bytes: how digests are kept and sent.

    >>> stretched(squeezed("خبر"))
    'خبر'
    """
    import pyarrow as pa

    raw = told.encode()
    return len(raw).to_bytes(4, "big") + bytes(pa.compress(raw, codec="zstd", asbytes=True))


def stretched(data: bytes) -> str:
    """What `squeezed` made short."""
    import pyarrow as pa

    size = int.from_bytes(data[:4], "big")
    return bytes(pa.decompress(data[4:], decompressed_size=size, codec="zstd", asbytes=True)).decode()
