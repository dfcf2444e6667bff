"""What is packed: ZIP archives and gzip, and how far they are unpacked."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import BinaryIO

from khabar.errors import KhabarError
from khabar.ingest.source import Bounded, Found, Said, Source, bounded
from khabar.model import Failure

# Archives within archives, and the files of one archive.
DEEPEST, MOST = 3, 200_000
Reader = Callable[[Source, Said], Found]


def unzipped(source: Source, say: Said, read: Reader) -> Found:
    """What `read` makes of each file of a ZIP archive, in order of their names. Raises KhabarError for what is none."""
    _not_too_deep(source)
    try:
        with source.seekable() as stream, zipfile.ZipFile(stream) as archive:
            members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
            if len(members) > MOST:
                raise KhabarError(
                    f"an archive of {len(members):,} files; more than {MOST:,} are not read", source.where, "unpack it"
                )
            for member in members:
                if member.filename.rsplit("/", 1)[-1].startswith(".") or member.filename.startswith("__MACOSX/"):
                    continue
                where = f"{source.where}!{member.filename}"
                if member.flag_bits & 1:
                    yield Failure(where, "load", "it is locked with a password")
                    continue
                yield from read(
                    Source(
                        where,
                        member.filename,
                        _member(archive, member, where),
                        _written(member, source),
                        source.depth + 1,
                        source.fields,
                    ),
                    say,
                )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError) as error:
        raise KhabarError(f"this archive cannot be read: {error}", source.where, "pack it again") from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> Callable[[], BinaryIO]:
    return lambda: bounded(archive.open(member), lambda: member.compress_size, where)  # type: ignore[arg-type]


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
    try:
        yield from read(Source(source.where, name, opened, source.captured, source.depth + 1, source.fields), say)
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise KhabarError(f"this archive cannot be read: {error}", source.where, "pack it again") from None


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
