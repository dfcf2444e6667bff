"""Files, folders and standard input → reports."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from khabar.errors import KhabarError
from khabar.ingest.kinds import kind_of, read_source, sniffed
from khabar.ingest.rows import FIELDS
from khabar.ingest.source import WHOLE, Source
from khabar.model import Failure, Report

Said = Callable[[str], None]
# A folder's own words about itself.
_ABOUT = ("README.MD", "LICENSE", "README", "README.TXT")
# The files by which the folder of an archive is known.
_ARCHIVE = ("manifest.json", "lock")


def load(
    *paths: str | Path,
    failures: list[Failure] | None = None,
    say: Said | None = None,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Report]:
    """The reports of files and folders, in order of their names; `-` is standard input.

    Read are text, HTML, MHTML, PDF, DOCX, JSON Lines, JSON, CSV, TSV, Parquet, feeds, NewsML-G2, ninjs, letters, Telegram's
    `result.json`, WARC, WACZ, and ZIP and gzip of these. `fields` says which column of a table holds what (`{"text": "body"}`), where
    its name does not tell. A report that cannot be read is appended to `failures` where that is given, and raised as KhabarError
    otherwise; so is every file that is not there. `say` is called with a note where an encoding had to be recognised, a page tells
    two days, or a day cannot be one.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.txt"
    >>> _ = path.write_text("قصف على المدينة", encoding="utf-8")
    >>> [r.id for r in load(path)]
    ['a']
    """
    for field in fields or {}:
        if field not in FIELDS:
            raise KhabarError(f"no report has a field {field!r}", "fields", f"name one of: {', '.join(FIELDS)}")
    for path in paths:
        for item in _of(path, say or _silent, dict(fields or {})):
            if isinstance(item, Report):
                yield item
            elif failures is None:
                raise KhabarError(item.error, item.report, "")
            else:
                failures.append(item)


def _silent(note: str) -> None:
    """Say nothing."""


def _of(path: str | Path, say: Said, fields: dict[str, str]) -> Iterator[Report | Failure]:
    if str(path) == "-":
        yield from _standard_input(say, fields)
        return
    place = Path(path)
    if path == "" or not place.exists():
        yield Failure(str(path) or "''", "load", "there is no such file or folder")
    elif place.is_dir():
        inner = list(_inside(place, say))
        wanted = [p for p in inner if kind_of(p.name) and p.name.upper() not in _ABOUT]
        if not wanted:
            yield Failure(str(path), "load", "this folder holds no file that can be read")
        if len(inner) > len(wanted):
            say(f"{path}: files of other kinds passed over: {len(inner) - len(wanted)}")
        for file in wanted:
            yield from _told(str(file), read_source(_source(file, fields), say))
    else:
        yield from _told(str(place), read_source(_source(place, fields), say))


def _inside(place: Path, say: Said) -> Iterator[Path]:
    """The files in a folder and those below, in order of their names, but for hidden ones and those of archives."""
    for folder in sorted({file.parent for file in place.rglob(_ARCHIVE[0])} - {place}):
        if all((folder / name).is_file() for name in _ARCHIVE):
            say(f"{folder}: this archive is passed over")
    for path in sorted(place.rglob("*")):
        if (path.is_file() or not path.exists()) and not path.name.startswith("."):
            within = [f for f in path.parents if f != place and place in f.parents]
            if not any(all((f / name).is_file() for name in _ARCHIVE) for f in within):
                yield path


def _told(where: str, found: Iterator[Report | Failure]) -> Iterator[Report | Failure]:
    """What a file holds, and that it holds nothing."""
    item = None
    for item in found:
        yield item
    if item is None:
        yield Failure(where, "load", "it holds no report")


def _source(path: Path, fields: dict[str, str]) -> Source:
    """The file. When it was last written is when what it holds was captured, at the latest."""
    try:
        written: datetime | None = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        written = None
    captured = written if written and written.year > 1990 else None
    return Source(str(path), path.name, lambda: path.open("rb"), captured, fields=fields)


def _standard_input(say: Said, fields: dict[str, str]) -> Iterator[Report | Failure]:
    data = sys.stdin.buffer.read(WHOLE + 1)
    where = "standard input"
    if len(data) > WHOLE:
        yield Failure(where, "load", f"it is larger than {WHOLE >> 20} MB: name a file")
        return
    source = Source(where, "stdin", lambda: io.BytesIO(data), None, fields=fields)
    yield from _told(where, read_source(source, say, sniffed(data[:4096])))
