"""Web archives: WARC, record by record (ISO 28500), and WACZ."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import BinaryIO

from khabar.errors import KhabarError
from khabar.ingest.answers import Answer, answer_of
from khabar.ingest.moments import moment_of
from khabar.ingest.packed import Bounded, members_of, open_member, zip_of
from khabar.ingest.page.tree import LARGEST
from khabar.ingest.pages import Saved, page_reports
from khabar.ingest.source import Found, Said, Source, failed
from khabar.model import Failure, Report

_PAGES = ("text/html", "application/xhtml+xml")
_BEGIN, _NEXT = b"WARC/", b"\r\n\r\nWARC/1."
# A line of a header, all of a header, and what is kept of a record: pages, as they are packed, with what their servers said.
_LINE, _HEADER, _KEPT = 1 << 14, 1 << 16, 3 * LARGEST
_PIECE = 1 << 16
_VERSION = re.compile(rb"WARC/1\.\d\r?\n$")
# A version that the end of a piece cuts is at most so long.
_SPLIT = 10


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its header fields by their names in small letters, its bytes (None where they are too many), and whether what follows
    it is where its length says."""

    fields: dict[str, str]
    block: bytes | None
    sound: bool = True


def warc(source: Source, say: Said) -> Found:
    """The pages that a WARC holds, in its order; a record that cannot be read is a failure, and the next one is looked for."""
    others = number = 0
    with source.open() as stream:
        for number, record in enumerate(records(_unpacked(stream, source.where)), 1):
            where = f"{source.where}[{number}]"
            if isinstance(record, str):
                yield Failure(where, "load", record)
                continue
            try:
                found = _pages(record, where, source.captured, say)
            except Exception as error:  # whatever a page breaks on must not stop the other records
                yield failed(error, where)
                continue
            others += not found
            yield from found
            if found and not record.sound:
                say(f"{where}: its length is not what its header says")
    if not number:
        raise KhabarError("this holds no record", source.where, "see that it is a WARC file")
    if others:
        say(f"{source.where}: {others} records that are no pages passed over")


def records(stream: BinaryIO) -> Iterator[Record | str]:
    """The records of a WARC, and for each stretch that is none what is wrong with it.

    >>> [r.fields["warc-type"] for r in records(io.BytesIO(b"WARC/1.0\\r\\nWARC-Type: x\\r\\nContent-Length: 1\\r\\n\\r\\na\\r\\n\\r\\n"))]
    ['x']
    """
    lines = _Lines(stream)
    while True:
        try:
            line = lines.line()
            if not line:
                return
            if not line.strip():
                continue
            if not line.startswith(_BEGIN):
                lines.put_back(line)
                yield f"{lines.to_next():,} bytes that are no record passed over"
                continue
            fields = lines.fields()
            told = fields.get("content-length", "")
            if not told.isdecimal() or len(told) > 15:
                yield f"a record without a length ({told[:20]!r})"
                lines.to_next()
                continue
            yield lines.block(fields, int(told))
        except KhabarError as error:
            yield error.what
            return
        except (zlib.error, EOFError, OSError) as error:
            yield f"the archive is broken from here on: {error}"
            return


class _Lines:
    """Lines and blocks of a stream, some of which may be put back."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.held, self.at = stream, b"", 0

    def put_back(self, data: bytes) -> None:
        self.held, self.at = data + self.held[self.at :], 0

    def line(self) -> bytes:
        """The next line, or as much of it as a line may have."""
        end = self.held.find(b"\n", self.at, self.at + _LINE) + 1
        while not end and len(self.held) - self.at < _LINE and (more := self.stream.read(_PIECE)):
            self.put_back(b"")
            self.held += more
            end = self.held.find(b"\n", 0, _LINE) + 1
        end = end or min(len(self.held), self.at + _LINE)
        line = self.held[self.at : end]
        self.at = end
        return line

    def read(self, size: int) -> bytes:
        parts, have = [self.held[self.at :]], len(self.held) - self.at
        while have < size and (more := self.stream.read(min(_PIECE, size - have))):
            parts.append(more)
            have += len(more)
        data = b"".join(parts)
        self.held, self.at = data, min(size, len(data))
        return data[:size]

    def fields(self) -> dict[str, str]:
        found: dict[str, str] = {}
        size = 0
        while (line := self.line()).strip() and size < _HEADER:
            size += len(line)
            name, colon, value = line.decode("utf-8", "replace").partition(":")
            if colon:
                found.setdefault(name.strip().lower(), value.strip())
        return found

    def block(self, fields: dict[str, str], length: int) -> Record:
        """A record of so many bytes. Where no record follows it there, its end is looked for within it."""
        data = self.read(min(length, _KEPT + 1))
        # A length beyond all pages may be a wrong one: then the next record begins within it.
        end = data.find(_NEXT) if length > _KEPT else -1
        if end >= 0:
            self.put_back(data[end + 4 :])
            return Record(fields, data[:end], False)
        if length > _KEPT:
            left = length - len(data)
            while left > 0 and (piece := self.read(min(_PIECE, left))):
                left -= len(piece)
            return Record(fields, None)
        after = self.read(4 + len(_BEGIN))
        self.put_back(after)
        if len(data) == length and (after[:4].strip() == b"" or after.lstrip().startswith(_BEGIN)):
            return Record(fields, data)
        end = data.find(_NEXT)
        if end >= 0:
            self.put_back(data[end + 4 :])
            return Record(fields, data[:end], False)
        rest: list[bytes] = []
        self.to_next(rest)
        return Record(fields, b"".join((data, *rest)), False)

    def to_next(self, kept: list[bytes] | None = None) -> int:
        """Go on to where the next record begins; how many bytes were passed over. So many of them as a record may have are `kept`."""
        passed = 0
        while line := self.line():
            begin = _VERSION.search(line)
            cut = len(line) == _LINE and not line.endswith(b"\n")
            own = line[: begin.start()] if begin else line[:-_SPLIT] if cut else line
            self.put_back(line[len(own) :])
            if kept is not None and passed + len(own) <= _KEPT:
                kept.append(own)
            passed += len(own)
            if begin:
                break
        return passed


def _unpacked(stream: BinaryIO, where: str) -> BinaryIO:
    """The stream, unpacked where it is packed with gzip."""
    head = stream.read(2)
    whole = _Joined(head, stream)
    if head != b"\x1f\x8b":
        return io.BufferedReader(whole, _PIECE)
    members = _Members(whole)
    return io.BufferedReader(Bounded(io.BufferedReader(members, _PIECE), lambda: members.taken, where), _PIECE)


class _Joined(io.RawIOBase):
    """Bytes that were read already, then the rest of their stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head, self.stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.head[: len(buffer)] or self.stream.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


class _Members(io.RawIOBase):
    """What the members of a gzip file hold; one that is broken is passed over up to the next."""

    def __init__(self, stream: io.RawIOBase) -> None:
        self.stream, self.taken, self.left = io.BufferedReader(stream, _PIECE), 0, b""
        self.unzip = zlib.decompressobj(31)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while True:
            if not self.left:
                self.left = self.stream.read(_PIECE)
                self.taken += len(self.left)
                if not self.left:
                    return 0
            try:
                data = self.unzip.decompress(self.left, len(buffer))
                self.left = self.unzip.unconsumed_tail or self.unzip.unused_data
                if self.unzip.eof:
                    self.left = self.unzip.unused_data.lstrip(b"\x00")
                    self.unzip = zlib.decompressobj(31)
            except zlib.error:
                data = b""
                at = self.left.find(b"\x1f\x8b\x08", 1)
                self.left = self.left[at:] if at >= 0 else b""
                self.unzip = zlib.decompressobj(31)
            if data:
                buffer[: len(data)] = data
                return len(data)


def _pages(record: Record, where: str, written: datetime | None, say: Said) -> list[Report | Failure]:
    """The report of a record, or those of the posts that it shows; none where it is no page that was found."""
    kind = record.fields.get("warc-type", "").lower()
    if kind not in ("response", "resource") or "segment" in record.fields.get("warc-segment-number", ""):
        return []
    if record.block is None:
        length = int(record.fields["content-length"])
        raise KhabarError(f"a record of {length >> 20} MB; more than {_KEPT >> 20} MB are not read", where, "")
    content = record.fields.get("content-type", "")
    if "application/http" in content.lower():
        answer = answer_of(record.block, where, _PAGES, LARGEST)
    else:
        named = content.split(";")[0].strip().lower() in _PAGES
        answer = Answer(200, record.block, None) if named and kind == "resource" else None
    if answer is None:
        return []
    url = record.fields.get("warc-target-uri", "").strip("<>") or None
    told = moment_of(record.fields.get("warc-date", ""))
    captured = told.at if told and told.at and (written is None or told.at <= written) else written
    return list(page_reports(answer.body, None, Saved(where, url, captured, answer.charset), say))


def wacz(source: Source, say: Said) -> Found:
    """The pages of the archives within a WACZ."""
    with source.seekable() as stream, zip_of(stream, source.where) as archive:
        members = [
            m
            for m in members_of(archive, source.where)
            if m.filename.startswith("archive/") and ".warc" in m.filename.lower()
        ]
        if not members:
            raise KhabarError("this holds no WARC", source.where, "see that it is a WACZ file")
        for member in members:
            where = f"{source.where}!{member.filename}"
            yield from warc(
                Source(where, member.filename, partial(open_member, archive, member, where), source.captured), say
            )
