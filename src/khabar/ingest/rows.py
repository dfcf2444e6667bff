"""Tables and lists of reports: JSON Lines, JSON, CSV, TSV, Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from khabar.errors import KhabarError
from khabar.ingest.encodings import decode
from khabar.ingest.moments import latest_day, moment_of
from khabar.ingest.reports import checked, outlet_in
from khabar.ingest.source import LINE, WHOLE, Found, Said, Source
from khabar.language import table
from khabar.model import Failure, Report
from khabar.outlets import canonical
from khabar.text import letters

_LISTS = ("reports", "articles", "items", "results", "data", "docs", "documents", "rows", "records", "value", "hits")
_BATCH = 256
Row = dict[str, Any]


@cache
def _names(language: str = "ar") -> dict[str, tuple[str, ...]]:
    """For each field the names that columns give it, as `letters` writes them."""
    return {
        r["field"]: tuple(dict.fromkeys(letters(n) for n in r["names"].split("|")))
        for r in table("field_names", language)
    }


FIELDS = ("text", "id", "outlet", "url", "published", "title", "author", "agency", "at")


def columns_of(names: Iterable[str], mapped: dict[str, str]) -> dict[str, list[str]]:
    """For each field the columns that may hold it, in the order in which they are asked.

    >>> columns_of(["العنوان", "body", "n"], {})
    {'text': ['body'], 'title': ['العنوان']}
    >>> columns_of(["head", "n"], {"text": "n"})["text"]
    ['n']
    """
    there: dict[str, list[str]] = {}
    for name in names:
        if isinstance(name, str):
            there.setdefault(letters(name), []).append(name)
    found = {}
    for field in FIELDS:
        wanted = (letters(mapped[field]),) if field in mapped else _names()[field]
        columns = [column for name in wanted for column in there.get(name, ())]
        if columns:
            found[field] = columns
    return found


def lines(source: Source, say: Said) -> Found:
    """JSON Lines, one by one; only a file in another encoding is read whole."""
    head = source.head()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in head or not _is_utf8(head):
        text = decoded(source.read(WHOLE), source.where, say)
        numbered: Iterator[tuple[int, str | bytes]] = enumerate(text.split("\n"), 1)
    else:
        numbered = enumerate(source.lines(), 1)
    for number, line in numbered:
        at = f"{source.where}:{number}"
        if not line.strip() or (number == 1 and line.strip() == b"\xef\xbb\xbf"):
            continue
        try:
            row = json.loads(line.decode("utf-8-sig") if isinstance(line, bytes) else line)
        except UnicodeDecodeError as error:
            yield Failure(
                at, "load", f"byte 0x{error.object[error.start]:02X} at {error.start} of this line is no UTF-8"
            )
        except json.JSONDecodeError as error:
            yield Failure(at, "load", f"this line is no JSON: {error.msg.removesuffix(' at')} at column {error.colno}")
        except (RecursionError, ValueError) as error:
            yield Failure(at, "load", f"this line is no JSON that can be read: {type(error).__name__}")
        else:
            yield one(row, at, f"{source.stem}-{number}", source, say)


def _is_utf8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4 or error.start > 3000
    return True


def rows_of(value: Any) -> list[Any]:
    """The rows of a JSON value: a list, an object that holds a list of them, or one object.

    >>> rows_of({"articles": [{"text": "a"}]})
    [{'text': 'a'}]
    """
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not columns_of(value, {}).get("text"):
        for key in _LISTS:
            inner = value.get(key)
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return [row.get("_source", row) if isinstance(row, dict) else row for row in inner]
    return [value]


def whole(value: Any, source: Source, say: Said) -> Found:
    """The reports of a JSON value."""
    for number, row in enumerate(rows_of(value), 1):
        yield one(row, f"{source.where}[{number}]", f"{source.stem}-{number}", source, say)


def separated(source: Source, say: Said) -> Found:
    """CSV and TSV, row by row. Raises KhabarError where no column holds a text."""
    head = source.head(1 << 16)
    csv.field_size_limit(LINE)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or not _is_utf8(head[:4000]):
        stream: io.TextIOBase = io.StringIO(decoded(source.read(WHOLE), source.where, say), newline="")
        first = stream.readline()
        stream.seek(0)
    else:
        stream = io.TextIOWrapper(source.open(), encoding="utf-8-sig", newline="", errors="strict")
        first = head.decode("utf-8-sig", "replace").split("\n", 1)[0]
    mark = "\t" if source.name.lower().endswith((".tsv", ".tab")) else max(",;\t|", key=first.count)
    with stream:
        reader = csv.reader(stream, delimiter=mark)
        try:
            names = next(reader, [])
        except (csv.Error, UnicodeDecodeError) as error:
            raise KhabarError(f"this is no CSV: {error}", source.where, "save it as UTF-8") from None
        columns = _wanted(names, source)
        number = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, UnicodeDecodeError) as error:
                yield Failure(f"{source.where}:{reader.line_num}", "load", f"this is no CSV: {error}")
                return
            number += 1
            if any(cells):
                row = dict(zip(names, cells, strict=False))
                yield one(row, f"{source.where}:{number}", f"{source.stem}-{number}", source, say, columns)


def _wanted(names: Sequence[str], source: Source) -> dict[str, list[str]]:
    columns = columns_of(names, source.fields)
    missing = [field for field in source.fields if field not in columns]
    if missing:
        raise KhabarError(
            f"there is no column {source.fields[missing[0]]!r}",
            source.where,
            f"name one of: {', '.join(map(str, names[:12]))}",
        )
    if "text" not in columns:
        raise KhabarError(
            f"no column holds a text (there are: {', '.join(map(str, names[:12])) or 'none'})",
            source.where,
            "say which one does: --fields text=COLUMN",
        )
    return columns


def parquet(source: Source, say: Said) -> Found:
    """Parquet, a few rows at a time. Raises KhabarError where no column holds a text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with source.seekable() as held:
        try:
            file = pq.ParquetFile(held)
            columns = _wanted(file.schema_arrow.names, source)
            wanted = sorted({name for names in columns.values() for name in names})
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield one(row, f"{source.where}[{number}]", f"{source.stem}-{number}", source, say, columns)
        except (pa.ArrowException, OSError) as error:
            raise KhabarError(
                f"this is no Parquet file: {str(error).splitlines()[0][:120]}", source.where, "write it again"
            ) from None


def one(
    row: Any, where: str, name: str, source: Source, say: Said, columns: dict[str, list[str]] | None = None
) -> Report | Failure:
    """A report from one row; only its text must be there."""
    if not isinstance(row, dict):
        return Failure(where, "load", "a report must be an object with a text")
    columns = columns if columns is not None else columns_of(row, source.fields)
    found = {
        field: next((row[n] for n in names if row.get(n) not in (None, "")), None) for field, names in columns.items()
    }
    text = found.get("text")
    if isinstance(text, dict):
        text = text.get("text") or text.get("content")
    if not isinstance(text, str):
        name = string(found.get("id")) or where
        return Failure(name, "load", _no_text(row, columns.get("text", ())))
    name = string(found.get("id")) or name
    day = _day(found.get("published"), name, say)
    outlet = found.get("outlet")
    outlet = (outlet.get("name") or outlet.get("title")) if isinstance(outlet, dict) else outlet
    report = Report.of(
        text,
        id=name,
        published=day,
        outlet=canonical(string(outlet), string(found.get("url"))) or outlet_in(text),
        title=string(found.get("title")),
        url=string(found.get("url")),
    )
    if day and report.published is None:
        say(f"{name}: its day {day} stands for one that is not known: taken as none")
    elif day and day > latest_day(datetime.now(UTC)):
        say(f"{name}: its day {day} has not come yet")
    agency = string(found.get("agency"))
    report = replace(
        report,
        author=_names_in(found.get("author")),
        agency=canonical(agency) or agency,
        at=_at(found.get("at") or found.get("published")),
    )
    return checked(report)


def _names_in(value: Any) -> str | None:
    """Who wrote it: a name, an object with one, or a list of them."""
    parts = [p.get("name") if isinstance(p, dict) else p for p in (value if isinstance(value, list) else [value])]
    return ", ".join(p.strip() for p in parts if isinstance(p, str) and p.strip()) or None


def _at(value: Any) -> datetime | None:
    """The moment of a cell where it tells the zone."""
    if isinstance(value, datetime):
        return value if value.tzinfo else None
    moment = moment_of(value) if isinstance(value, str) else None
    return moment.at if moment else None


def _no_text(row: Mapping[str, Any], names: Iterable[str]) -> str:
    """What is wrong with a row without a text, whose text stands under one of the names."""
    held = next((name for name in names if name in row), None)
    if held is not None:
        return f"its field {held!r} holds no text"
    return f"there is no text: name it 'text', or say which field it is ({', '.join(map(str, list(row)[:8]))})"


def _day(value: Any, name: str, say: Said) -> date | None:
    """The day of a cell; what tells none is said."""
    if value in (None, ""):
        return None
    told = value.isoformat() if isinstance(value, date) else str(value)
    try:
        return date.fromisoformat(told[:10])
    except ValueError:
        moment = moment_of(told)
    if moment is None:
        say(f"{name}: {told[:40]!r} is no day: taken as none")
    return moment.day if moment else None


def string(value: Any) -> str | None:
    """A cell as text, of a list its first, of an object its id or name; None where there is none."""
    if isinstance(value, list):
        value = next((v for v in value if v is not None and v != ""), None)
    if isinstance(value, dict):
        value = next((value[k] for k in ("$oid", "name", "title", "text", "#text", "value") if value.get(k)), None)
    return str(value) if value is not None and not isinstance(value, dict | list) else None


def decoded(data: bytes, where: str, say: Said) -> str:
    """The text of bytes; an encoding that had to be recognised is said."""
    text, note = decode(data, where)
    if note:
        say(f"{where}: {note}")
    return text
