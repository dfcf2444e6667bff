"""A file, a member of an archive or standard input: its name, its bytes, and how many of them are read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from khabar.errors import KhabarError
from khabar.model import Failure, Report

# One document (text, page, letter, PDF); one table or list that is read whole; one line; one stream out of an archive.
DOCUMENT, WHOLE, LINE, STREAM = 64 << 20, 512 << 20, 64 << 20, 8 << 30
# What is packed may grow so many times; beyond that, once it is larger than `_SMALL`, it is a bomb.
_GROWTH, _SMALL = 250, 8 << 20
_PIECE = 1 << 16

Said = Callable[[str], None]
Found = Iterator[Report | Failure]


@dataclass(frozen=True, slots=True)
class Source:
    """`where` is how failures name it, `name` the file's name, `captured` when it was written (None where nobody knows), `depth` in how
    many archives it lies; `fields` are the names of columns that the user gave (field → column)."""

    where: str
    name: str
    open: Callable[[], BinaryIO]
    captured: datetime | None = None
    depth: int = 0
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.name.rsplit("/", 1)[-1].rsplit(".", 1)[0] or self.name

    def read(self, most: int = DOCUMENT) -> bytes:
        """All its bytes. Raises KhabarError where there are more than `most`."""
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) > most:
            raise KhabarError(f"it is larger than {most >> 20} MB", self.where, "cut it into smaller files")
        return data

    def seekable(self) -> BinaryIO:
        """Its bytes in a stream that may be read from anywhere; what comes out of an archive is laid on the disk for that."""
        stream = self.open()
        if stream.seekable():
            return stream
        with stream:
            import tempfile  # slow to load

            held = tempfile.SpooledTemporaryFile(max_size=_SMALL)  # noqa: SIM115 (closed by whoever reads it)
            while piece := stream.read(_PIECE):
                held.write(piece)
        held.seek(0)
        return held  # type: ignore[return-value]

    def head(self, most: int = 4096) -> bytes:
        """Its first bytes."""
        with self.open() as stream:
            return stream.read(most)

    def lines(self) -> Iterator[bytes]:
        """Its lines. Raises KhabarError for one that is longer than any report."""
        with self.open() as stream:
            while line := stream.readline(LINE):
                if len(line) == LINE:
                    raise KhabarError(
                        f"a line is longer than {LINE >> 20} MB",
                        self.where,
                        "see that each report is on a line of its own",
                    )
                yield line


class Bounded(io.RawIOBase):
    """A stream of what was packed that stops where it grows beyond measure.

    `packed` gives how many bytes of the archive were read for it so far.

    >>> Bounded(io.BytesIO(b"abc"), lambda: 3, "x").read()
    b'abc'
    """

    def __init__(self, stream: BinaryIO, packed: Callable[[], int], where: str, most: int = STREAM) -> None:
        self.stream, self.packed, self.where, self.most = stream, packed, where, most
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.stream.read(min(len(buffer), _PIECE))
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


def bounded(stream: BinaryIO, packed: Callable[[], int], where: str) -> BinaryIO:
    """The stream, buffered, that stops where it grows beyond measure."""
    return io.BufferedReader(Bounded(stream, packed, where), _PIECE)
