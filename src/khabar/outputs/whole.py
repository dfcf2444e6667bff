"""Put what is written in its place whole or not at all: under another name first, then by its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from khabar.errors import KhabarError

PART, FORMER = ".part-", ".former-"


@contextmanager
def whole(out: Path, files: tuple[str, ...] = ()) -> Iterator[Path]:
    """The path to write to; when the block ends well, what is there gets the name `out`, else it is removed.

    With `files`, `out` is a folder of these files, and the path is a folder to put them in. A folder that is there already is replaced
    where it holds nothing but files of these names.

    >>> import tempfile
    >>> out = Path(tempfile.mkdtemp()) / "a.csv"
    >>> with whole(out) as part:
    ...     _ = part.write_text("a")
    >>> out.read_text(), [p.name for p in out.parent.iterdir()]
    ('a', ['a.csv'])
    """
    part = out.with_name(f"{PART}{out.name}")
    _ready(out, files)
    try:
        _remove(part)
        if files:
            part.mkdir()
        yield part
        for path in [part, *part.iterdir()] if files else [part]:
            _settle(path)
        _replace(part, out, files)
    except OSError as error:
        _remove(part)
        raise KhabarError(
            f"cannot write: {error.strerror}",
            str(out),
            "name a file or folder that you may write to, where there is room",
        ) from None
    except BaseException:
        _remove(part)
        raise


def _ready(out: Path, files: tuple[str, ...]) -> None:
    if not out.name:
        raise KhabarError("this has no name", str(out), "name a file or a new folder")
    if not out.parent.is_dir():
        raise KhabarError("there is no such folder", str(out.parent), "make it first")
    if files and out.is_dir():
        strange = sorted({p.name for p in out.iterdir()} - set(files))
        if strange:
            raise KhabarError(f"this folder holds other things: {strange[0]}", str(out), "name a new folder")
    elif files and out.exists():
        raise KhabarError("this is a file, and a folder is to be written", str(out), "name a new folder")
    elif out.is_dir():
        raise KhabarError("this is a folder, and a file is to be written", str(out), "name a file")


def _replace(part: Path, out: Path, files: tuple[str, ...]) -> None:
    if not files or not out.exists():
        part.replace(out)
        return
    former = out.with_name(f"{FORMER}{out.name}")
    _remove(former)
    out.replace(former)
    try:
        part.replace(out)
    except OSError:
        former.replace(out)
        raise
    _remove(former)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _settle(path: Path) -> None:
    """On the disk, not only handed to the system."""
    if path.is_file():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
