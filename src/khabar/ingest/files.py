"""Files and folders → reports: text, JSON Lines, JSON, CSV and TSV."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from khabar.errors import KhabarError
from khabar.ingest.encodings import decode
from khabar.model import Failure, Report
from khabar.outlets import canonical

# What of a table or object is a report's field, by the names under which archives keep it.
FIELDS = {
    "text": ("text", "content", "body"),
    "id": ("id",),
    "outlet": ("outlet", "source"),
    "url": ("url", "link"),
    "published": ("published", "date", "date_extracted"),
    "title": ("title", "headline"),
}
TEXTS = (".txt", ".text", ".md", "")
TABLES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufefc]")

Said = Callable[[str], None]


def load(*paths: str | Path, failures: list[Failure] | None = None, say: Said | None = None) -> Iterator[Report]:
    """The reports of files and folders, in order of their names; `-` is standard input.

    A report that cannot be read is appended to `failures` where that is given, and raised as KhabarError otherwise; so is
    every file that is not there. `say` is called with a note where an encoding had to be recognised or a day cannot be one.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.txt"
    >>> _ = path.write_text("قصف على المدينة", encoding="utf-8")
    >>> [r.id for r in load(path)]
    ['a']
    """
    for path in paths:
        for item in _of(path, say or _silent):
            if isinstance(item, Report):
                yield item
            elif failures is None:
                raise KhabarError(item.error, item.report, "")
            else:
                failures.append(item)


def _silent(note: str) -> None:
    """Say nothing."""


def _of(path: str | Path, say: Said) -> Iterator[Report | Failure]:
    if str(path) == "-":
        yield from _guarded("standard input", lambda: _standard_input(say))
        return
    place = Path(path)
    if not place.exists():
        yield Failure(str(path), "load", "there is no such file or folder")
    elif place.is_dir():
        inner = sorted(p for p in place.rglob("*") if p.is_file() and not p.name.startswith("."))
        wanted = [
            p for p in inner if p.suffix.lower() in (*TEXTS, *TABLES) and p.name.upper() not in ("README.MD", "LICENSE")
        ]
        if not wanted:
            yield Failure(str(path), "load", "this folder holds no text, JSON Lines, JSON, CSV or TSV file")
        if len(inner) > len(wanted):
            say(f"{path}: {len(inner) - len(wanted)} files of other kinds passed over")
        for file in wanted:
            yield from _guarded(str(file), lambda file=file: _file(file, say))  # type: ignore[misc]
    else:
        yield from _guarded(str(path), lambda: _file(place, say))


def _guarded(where: str, reports: Callable[[], Iterable[Report | Failure]]) -> Iterator[Report | Failure]:
    """The reports; what keeps the file from being read becomes a failure."""
    try:
        yield from reports()
    except KhabarError as error:
        yield Failure(where, "load", str(error).removeprefix(f"{where}: "))
    except OSError as error:
        yield Failure(where, "load", error.strerror or str(error))


def _standard_input(say: Said) -> Iterator[Report | Failure]:
    text = _decoded(sys.stdin.buffer.read(), "standard input", say)
    if text.lstrip().startswith("{"):
        yield from _lines(text, "standard input", say)
    else:
        yield checked(Report.of(text, id="stdin"))


def _file(path: Path, say: Said) -> Iterator[Report | Failure]:
    kind = path.suffix.lower()
    text = _decoded(path.read_bytes(), str(path), say)
    if kind in (".jsonl", ".ndjson"):
        yield from _lines(text, str(path), say)
    elif kind == ".json":
        yield from _json(text, str(path), say)
    elif kind in (".csv", ".tsv"):
        yield from _table(text, "\t" if kind == ".tsv" else ",", str(path), say)
    elif kind in (".html", ".htm"):
        yield Failure(str(path), "load", "HTML pages are not read yet: save the page's text")
    else:
        yield checked(Report.of(text, id=path.stem))


def _decoded(data: bytes, where: str, say: Said) -> str:
    text, note = decode(data, where)
    if note:
        say(f"{where}: {note}")
    return text


def _lines(text: str, where: str, say: Said) -> Iterator[Report | Failure]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            at = f"{where}:{number}"
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                yield Failure(at, "load", f"this line is no JSON: {error.msg} at column {error.colno}")
                continue
            yield _row(row, at, f"{Path(where).stem}-{number}", say)


def _json(text: str, where: str, say: Said) -> Iterator[Report | Failure]:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        yield Failure(where, "load", f"this is no JSON: {error.msg} at line {error.lineno}, column {error.colno}")
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        yield _row(row, f"{where}[{number}]", f"{Path(where).stem}-{number}", say)


def _table(text: str, delimiter: str, where: str, say: Said) -> Iterator[Report | Failure]:
    csv.field_size_limit(1 << 30)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    for number, row in enumerate(reader, 2):
        yield _row(row, f"{where}:{number}", f"{Path(where).stem}-{number}", say)


def _row(row: Any, where: str, name: str, say: Said) -> Report | Failure:
    """A report from one row; only its text must be there."""
    if not isinstance(row, dict):
        return Failure(where, "load", "a report must be an object with a text")
    found = {
        field: next((row[n] for n in names if row.get(n) not in (None, "")), None) for field, names in FIELDS.items()
    }
    text = found["text"]
    if not isinstance(text, str):
        return Failure(str(found["id"] or where), "load", "there is no text: name it 'text'")
    published = str(found["published"])[:10] if found["published"] else None
    name = str(found["id"] or name)
    try:
        report = Report.of(
            text,
            id=name,
            published=published,
            outlet=canonical(_string(found["outlet"]), _string(found["url"])),
            title=_string(found["title"]),
            url=_string(found["url"]),
        )
    except ValueError:
        return Failure(name, "load", f"the day {published!r} is not written YYYY-MM-DD")
    if published and report.published is None:
        say(f"{name}: its day {published} stands for one that is not known: taken as none")
    return checked(report)


def _string(value: Any) -> str | None:
    return str(value) if value is not None else None


def checked(report: Report) -> Report | Failure:
    """The report, or why nothing can be read from it: no text at all, or hardly a word of Arabic.

    >>> checked(Report.of("Nothing in Arabic here", id="x")).error
    'hardly any Arabic: 0 of 19 letters'
    """
    letters = len(_LETTER.findall(report.text[:100_000]))
    if not letters:
        return Failure(report.id, "load", "it holds no text")
    arabic = len(_ARABIC.findall(report.text[:100_000]))
    if arabic * 20 < letters:
        return Failure(report.id, "load", f"hardly any Arabic: {arabic} of {letters} letters")
    return report
