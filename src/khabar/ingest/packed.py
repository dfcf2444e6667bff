"""What is packed: ZIP archives and gzip, and how far they are unpacked."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO

from khabar.errors import KhabarError
from khabar.ingest.source import Found, Said, Source

# Archives within archives, and the files of one archive.
DEEPEST, MOST = 3, 200_000
# What is packed may grow so many times; beyond that, once it is larger than `_SMALL`, it is a bomb. No stream is longer than `_STREAM`.
_GROWTH, _SMALL, _STREAM = 250, 8 << 20, 8 << 30
_PIECE = 1 << 16
# What the library of ZIP archives raises for bytes that are none.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    gzip.BadGzipFile,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    struct.error,
    OverflowError,
)
Reader = Callable[[Source, Said], Found]


def unzipped(source: Source, say: Said, read: Reader) -> Found:
    """What `read` makes of each file of a ZIP archive, in order of their names. Raises KhabarError for what is none."""
    _not_too_deep(source)
    with source.seekable() as stream, zip_of(stream, source.where) as archive:
        for member in members_of(archive, source.where):
            if member.filename.rsplit("/", 1)[-1].startswith(".") or member.filename.startswith("__MACOSX/"):
                continue
            where = f"{source.where}!{member.filename}"
            opened = partial(open_member, archive, member, where)
            yield from read(
                Source(where, member.filename, opened, _written(member, source), source.depth + 1, source.fields), say
            )


def kind_within(source: Source) -> str:
    """What a ZIP archive without a name of its own is: `docx`, `wacz`, or but a `zip`."""
    if source.name.lower().endswith(".zip"):
        return "zip"
    with source.seekable() as stream, zip_of(stream, source.where) as archive:
        names = {member.filename for member in archive.infolist()[:MOST]}
    if "word/document.xml" in names:
        return "docx"
    return "wacz" if "datapackage.json" in names and any(n.startswith("archive/") for n in names) else "zip"


def zip_of(stream: BinaryIO, where: str) -> zipfile.ZipFile:
    """The ZIP archive that a stream holds. Raises KhabarError where it holds none."""
    try:
        return zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise KhabarError(f"this archive cannot be read: {error}", where, "pack it again") from None


def members_of(archive: zipfile.ZipFile, where: str) -> list[zipfile.ZipInfo]:
    """The files of an archive, in order of their names."""
    members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
    if len(members) > MOST:
        raise KhabarError(f"an archive of {len(members):,} files; more than {MOST:,} are not read", where, "unpack it")
    return members


def open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> BinaryIO:
    """The bytes of one file of an archive. Raises KhabarError where it is locked or broken, now or while it is read."""
    if member.flag_bits & 1:
        raise KhabarError("it is locked with a password", where, "unpack it")
    try:
        stream = archive.open(member)
    except _DAMAGED as error:
        raise KhabarError(f"what is packed in it is broken: {error}", where, "pack it again") from None
    return io.BufferedReader(Bounded(stream, lambda: member.compress_size, where), _PIECE)  # type: ignore[arg-type]


def _written(member: zipfile.ZipInfo, source: Source) -> datetime | None:
    """When the archive says that its file was written, unless the archive itself is older than that."""
    try:
        told = datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return source.captured
    usable = told.year > 1990 and (source.captured is None or told <= source.captured)
    return told if usable else source.captured


def gunzipped(source: Source, say: Said, read: Reader) -> Found:
    """What `read` makes of a file that was packed with gzip."""
    _not_too_deep(source)

    def opened() -> BinaryIO:
        stream = source.open()
        counted = _Counted(stream)
        return io.BufferedReader(Bounded(gzip.GzipFile(fileobj=counted), lambda: counted.given, source.where))  # type: ignore[arg-type]

    name = source.name.removesuffix(".gz").removesuffix(".GZ")
    yield from read(Source(source.where, name, opened, source.captured, source.depth + 1, source.fields), say)


class _Counted(io.RawIOBase):
    """A stream that counts the bytes it gives."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.given = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.given += len(data)
        return data

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self.stream.close()
        super().close()


def _not_too_deep(source: Source) -> None:
    if source.depth >= DEEPEST:
        raise KhabarError(f"an archive within {DEEPEST} others is not read", source.where, "unpack it")


class Bounded(io.RawIOBase):
    """A stream of what was packed that stops where it grows beyond measure.

    `packed` gives how many bytes of the archive were read for it so far.

    >>> Bounded(io.BytesIO(b"abc"), lambda: 3, "x").read()
    b'abc'
    """

    def __init__(self, stream: BinaryIO, packed: Callable[[], int], where: str, most: int = _STREAM) -> None:
        self.stream, self.packed, self.where, self.most = stream, packed, where, most
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self.stream.read(min(len(buffer), _PIECE))
        except _DAMAGED as error:
            raise KhabarError(f"what is packed in it is broken: {error}", self.where, "pack it again") from None
        self.given += len(data)
        if self.given > self.most or (self.given > _SMALL and self.given > _GROWTH * max(self.packed(), 1)):
            raise KhabarError(
                f"it grows to more than {self.given >> 20} MB when it is unpacked",
                self.where,
                "see whether it is an attack",
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self.stream.close()
        super().close()
