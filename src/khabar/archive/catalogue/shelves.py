"""The catalogue as those who read see it: rows by id and by filters, records and readings whole."""

from __future__ import annotations

import os
import re
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from khabar.archive.catalogue.fill import fill
from khabar.archive.catalogue.layout import LAYOUT, LOCK, NAME, TABLES
from khabar.archive.catalogue.often import entity_of
from khabar.archive.catalogue.packing import unpacked, value_of
from khabar.archive.folder import explained, locked
from khabar.archive.judgements import judgements
from khabar.archive.kept import Step, silent
from khabar.archive.reader import Archive
from khabar.archive.stamp import print_of, reading_stamp
from khabar.archive.tables import reading_of
from khabar.errors import KhabarError
from khabar.model import Reading
from khabar.record import Entity, Incident, Record

# So many seconds one who fills waits for another who does.
WAIT = 600
# So many seconds apart it tries.
APART = 0.05
# So many milliseconds one who has filled waits for those who read to end.
PATIENCE = 3000
Row = dict[str, Any]
_TEXT = "select packed_text, packed_reading from texts where number = (select number from reports where id = ?)"


class Catalogue:
    """The catalogue of an archive. It may be asked from several threads; each has a connection of its own.

    >>> Catalogue.open("nowhere")
    Traceback (most recent call last):
    khabar.errors.KhabarError: nowhere: there is no archive here. Build one: khabar build PATH -a nowhere.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @staticmethod
    def open(path: str | Path, step: Step = silent) -> Catalogue:
        """The catalogue of the archive in a folder, brought to what the archive holds."""
        catalogue = Catalogue(Path(path))
        catalogue.refresh(step)
        return catalogue

    def refresh(self, step: Step = silent) -> bool:
        """Take over what builds and judgements have changed; whether anything did. Others read on meanwhile."""
        archive = Archive.open(self.path)
        if self._stamped(_stamp(archive)):
            return False
        with explained(self.path / NAME), _alone(self.path):
            # Somebody else may have filled it, and a build may have ended, while this one waited.
            archive = Archive.open(self.path)
            stamp = _stamp(archive)
            if self._stamped(stamp):
                return False
            self._discard_strange(archive)
            db = sqlite3.connect(self.path / NAME, timeout=WAIT, isolation_level=None)
            try:
                db.execute("pragma journal_mode = wal")
                db.execute("pragma synchronous = normal")
                db.execute("pragma cache_size = -65536")
                db.execute("begin immediate")
                _made(db)
                changed = fill(db, archive, step)
                db.execute(
                    "insert or replace into meta values ('stamp', ?), ('readings', ?)", (stamp, _readings(archive))
                )
                db.execute("commit")
                # What was written goes into the file itself, so that readers need not look for it in two places.
                db.execute(f"pragma busy_timeout = {PATIENCE}")
                db.execute("pragma wal_checkpoint(truncate)")
            except sqlite3.OperationalError as error:
                raise KhabarError(
                    f"cannot be written: {error}",
                    str(self.path / NAME),
                    "see that there is room and that you may write here",
                ) from None
            finally:
                db.close()
        return changed

    def current(self) -> bool:
        """Whether it holds what the archive holds now."""
        return self._stamped(_stamp(Archive.open(self.path)))

    def version(self) -> tuple[int, int]:
        """What changes whenever somebody else writes to the catalogue, as this thread sees it; quickly found."""
        db = self._db
        return self._local.made, int(db.execute("pragma data_version").fetchone()[0])

    def _stamped(self, stamp: str) -> bool:
        try:
            return self.meta("stamp") == stamp and self.meta("layout") == _layout()
        except (FileNotFoundError, sqlite3.DatabaseError):
            return False

    def _discard_strange(self, archive: Archive) -> None:
        """Remove a catalogue that was made otherwise: it is made again."""
        place = self.path / NAME
        if not place.is_file():
            return
        try:
            # Only the last shard is added to: where an earlier one has another name, reports were read otherwise.
            old, now = (self.meta("readings") or "").split()[:-1], _readings(archive).split()
            if self.meta("layout") == _layout() and now[: len(old)] == old:
                return
        except sqlite3.DatabaseError:
            pass
        self.close()
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(f"{place}{end}")

    def meta(self, key: str) -> str | None:
        """A note of the catalogue on itself."""
        row = self._db.execute("select value from meta where key = ?", (key,)).fetchone()
        return row[0] if row else None

    def rows(self, query: str, values: Iterable[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """The rows that answer a question in SQLite's SQL."""
        found = self._db.execute(query, values if isinstance(values, Mapping) else tuple(values))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def row(self, query: str, values: Iterable[Any] = ()) -> Row | None:
        """The first such row, or None."""
        return next(iter(self.rows(query, values)), None)

    def record(self, story: str) -> Record | None:
        """The record of a story alone; None where there is none of this id."""
        row = self.row("select packed from story_records where id = ?", (story,))
        return value_of(row["packed"], Record) if row else None

    def incident(self, name: str) -> Incident | None:
        """An incident alone; None where there is none of this id."""
        row = self.row("select packed from incident_records where id = ?", (name,))
        return value_of(row["packed"], Incident) if row else None

    def entity(self, name: str) -> Entity | None:
        """An entity with all its spellings; None where there is none of this id."""
        return entity_of(self._db, name)

    def text(self, name: str) -> str | None:
        """The text of a report; None where there is none of this id."""
        row = self.row(_TEXT, (name,))
        return unpacked(row["packed_text"]) if row else None

    def readings(self, names: Iterable[str]) -> dict[str, Reading]:
        """The readings of these reports by id; those that could not be read are left out."""
        found = {}
        for name in sorted(set(names)):
            row = self.row(_TEXT, (name,))
            if row and row["packed_reading"]:
                found[name] = reading_of(unpacked(row["packed_reading"]), unpacked(row["packed_text"]))
        return found

    def close(self) -> None:
        """Close this thread's connection; the next question opens another."""
        db = getattr(self._local, "db", None)
        if db is not None:
            db.close()
            self._local.db = None

    @property
    def _db(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        # The file may have been thrown away and made again by somebody else.
        made = os.stat(self.path / NAME).st_ino
        if db is None or self._local.made != made:
            self.close()
            db = sqlite3.connect(f"{(self.path / NAME).absolute().as_uri()}?mode=ro", uri=True, timeout=10)
            db.execute("pragma mmap_size = 1073741824")
            db.execute("pragma cache_size = -16384")
            self._local.db, self._local.made = db, made
        return db


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold what one holds who throws the catalogue away or fills it."""
    with (path / LOCK).open("a+b") as lock:
        for _ in range(round(WAIT / APART)):
            if locked(lock.fileno()):
                break
            time.sleep(APART)
        else:
            raise KhabarError("another program is filling the catalogue", str(path / NAME), "wait until it has ended")
        yield


def _stamp(archive: Archive) -> str:
    """What changes with every build and every judgement."""
    return print_of([*archive.files(), *(j.id for j in judgements(archive.path))])


def _made(db: sqlite3.Connection) -> None:
    """Lay the tables out where there are none."""
    if not db.execute("select 1 from sqlite_master where name = 'meta'").fetchone():
        for statement in filter(str.strip, TABLES.split(";\n")):
            db.execute(statement)
        db.execute("insert into meta values ('layout', ?)", (_layout(),))


def _layout() -> str:
    """What catalogues are made by: their tables, and the rules by which texts are read and cut to words."""
    return print_of([str(LAYOUT), TABLES, reading_stamp()])


def _readings(archive: Archive) -> str:
    # A shard that grows keeps what it holds.
    return " ".join(re.sub(r"\+\d+", "", name) for name in archive.files("readings"))
