"""The folder of an archive: one writer at a time, files that appear whole, and the list of those that make up the archive.

    manifest.json         the format, the files of the archive as it stands, and those of the build before
    lock                  held by the build that is running
    reports/000000.parquet, readings/000000-….parquet, …

A reader keeps to the files of the manifest that it opened. A build removes files only when they are in neither this
manifest nor the one before, so that a reader can go on while one build ends; what lies in folders of other names stays.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from khabar.archive.tables import COLUMNS
from khabar.errors import BusyError, KhabarError

FORMAT = 1
MANIFEST, LOCK, PART = "manifest.json", "lock", ".part-"


class Folder:
    """An archive's folder, opened for one build.

    >>> import tempfile
    >>> with writing(Path(tempfile.mkdtemp()) / "a") as folder:
    ...     folder.put("reports/000000.parquet", b"...")
    ...     folder.finish(["reports/000000.parquet"])
    ...     folder.names("reports")
    ['reports/000000.parquet']
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def has(self, name: str) -> bool:
        """Whether the file is there, and so whole."""
        return (self.path / name).is_file()

    def names(self, table: str) -> list[str]:
        """The files of a table that are there, in order."""
        return sorted(f"{table}/{p.name}" for p in (self.path / table).glob("[!.]*.parquet"))

    def get(self, name: str) -> bytes:
        """The bytes of a file."""
        return (self.path / name).read_bytes()

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole: under another name first, on the disk before it gets its own."""
        path = self.path / name
        part = path.with_name(PART + path.name)
        with explained(path):
            path.parent.mkdir(exist_ok=True)
            try:
                with part.open("wb") as out:
                    out.write(data)
                    out.flush()
                    os.fsync(out.fileno())
                part.replace(path)
            except OSError:
                with suppress(OSError):
                    part.unlink()
                raise
            _settle(path.parent)

    def finish(self, names: list[str]) -> None:
        """Make the files the archive, and remove those that neither it nor the one before is made of."""
        old = manifest(self.path)
        if sorted(names) != old["files"]:
            former = sorted(set(old["files"]) - set(names))
            old = {"format": FORMAT, "files": sorted(names), "former": former}
            self.put(MANIFEST, _told(old))
        kept = {*old["files"], *old["former"]}
        with explained(self.path):
            for name in (name for table in COLUMNS for name in self.names(table)):
                if name not in kept:
                    (self.path / name).unlink()


@contextmanager
def writing(path: str | Path) -> Iterator[Folder]:
    """The folder, made where there is none, for one build alone; it is free again when the build ends or dies."""
    place = Path(path)
    with ExitStack() as held:
        with explained(place):
            if place.exists() and not place.is_dir():
                raise KhabarError("this is a file, not an archive", str(place), "name a new folder")
            if place.is_dir() and not (place / MANIFEST).exists() and _strangers(place):
                raise KhabarError("this folder is no archive and not empty", str(place), "name a new folder")
            place.mkdir(parents=True, exist_ok=True)
            if (place / MANIFEST).exists():
                manifest(place)
            lock = held.enter_context((place / LOCK).open("a+b"))
            if not locked(lock.fileno()):
                raise BusyError(
                    "another build is writing to this archive",
                    str(place),
                    "wait until it has ended; reading is possible",
                )
            for within in (place, *(place / table for table in COLUMNS)):
                for part in within.glob(f"{PART}*"):
                    part.unlink()
            folder = Folder(place)
            if not (place / MANIFEST).exists():
                folder.put(MANIFEST, _told({"format": FORMAT, "files": [], "former": []}))
        yield folder


def manifest(path: Path) -> dict[str, Any]:
    """What the archive is made of. Raises KhabarError where there is no archive, or one of another format.

    >>> manifest(Path("nowhere"))
    Traceback (most recent call last):
    khabar.errors.KhabarError: nowhere: there is no archive here. Build one: khabar build PATH -a nowhere.
    """
    try:
        found = json.loads((path / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise KhabarError("there is no archive here", str(path), f"build one: khabar build PATH -a {path}") from None
    except ValueError:
        raise KhabarError("this is no list of an archive's files", str(path / MANIFEST), _AGAIN) from None
    except OSError as error:
        raise KhabarError(f"cannot read: {error.strerror}", str(path), "ask for leave to read it") from None
    form = found.get("format") if isinstance(found, dict) else None
    if form != FORMAT:
        fix = _AGAIN if not isinstance(form, int) or form < FORMAT else "install a newer Khabar, or " + _AGAIN
        raise KhabarError(f"this archive is of format {form}, this Khabar keeps format {FORMAT}", str(path), fix)
    if not all(_names(found.get(key)) for key in ("files", "former")):
        raise KhabarError("this is no list of an archive's files", str(path / MANIFEST), _AGAIN)
    return dict(found)


def _names(listed: object) -> bool:
    return isinstance(listed, list) and all(isinstance(name, str) for name in listed)


_AGAIN = "build a new archive from the same reports in another folder"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What the system says when it cannot write, told as an error that the user can put right.

    >>> with explained(Path("a")):
    ...     raise OSError(errno.ENOSPC, "full")
    Traceback (most recent call last):
    khabar.errors.KhabarError: a: the disk is full. Make room and start again: what is done is kept.
    """
    try:
        yield
    except OSError as error:
        where = str(path)
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1)):
            raise KhabarError("the disk is full", where, "make room and start again: what is done is kept") from None
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise KhabarError("may not be written to", where, "name a folder that you may write to") from None
        raise KhabarError(
            f"cannot be written: {error.strerror}", where, "mend this and start again: what is done is kept"
        ) from None


def _told(listed: dict[str, Any]) -> bytes:
    return (json.dumps(listed, indent=0) + "\n").encode()


def _strangers(place: Path) -> bool:
    """Whether the folder holds anything but what a build leaves that was stopped before its first list was written."""
    return any(p.name != LOCK and not p.name.startswith(PART) for p in place.iterdir())


def _settle(folder: Path) -> None:
    """Make sure that the names in the folder are on the disk too, where the system can do that."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def locked(number: int) -> bool:
    """Take the lock on an open file, which the system frees when its holder ends, however it ends; whether nobody else has it."""
    if os.name == "posix":
        import fcntl

        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    else:
        import msvcrt

        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
    return True
