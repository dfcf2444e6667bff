"""A file, a member of an archive or standard input: its name, its bytes, and how many of them are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from khabar.errors import KhabarError
from khabar.model import Failure, Report

# One document (text, page, letter, PDF); one table or list that is read whole; one line.
DOCUMENT, WHOLE, LINE = 64 << 20, 512 << 20, 64 << 20
_IN_MEMORY, _PIECE = 8 << 20, 1 << 16

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

            held = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed by whoever reads it)
            while piece := stream.read(_PIECE):
                held.write(piece)
        held.seek(0)
        return held  # type: ignore[return-value]

    def head(self, most: int = 4096) -> bytes:
        """Its first bytes; where it is broken further on, those before that."""
        data = b""
        with self.open() as stream:
            try:
                while len(data) < most and (piece := stream.read1(most - len(data))):  # type: ignore[attr-defined]
                    data += piece
            except KhabarError:
                if not data:
                    raise
        return data

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


def failed(error: Exception, where: str) -> Failure:
    """What kept something from being read: our own words or the system's, else the type of what a reader broke on.

    >>> failed(ValueError("x"), "a.json").error
    'ValueError: x'
    """
    if isinstance(error, KhabarError):
        told = str(error).removeprefix(f"{where}: ")
    elif isinstance(error, OSError):
        told = error.strerror or str(error)
    else:
        told = f"{type(error).__name__}: {error}"
    return Failure(where, "load", told)
