"""Entities that many units tell of, joined once as the catalogue is filled: whoever asks for one need not join hundreds of parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from khabar.archive.catalogue.packing import packed, value_of
from khabar.archive.tables import to_json
from khabar.record import Entity
from khabar.tell.merging import merge_entities

# Told of in so many units, an entity is kept joined.
OFTEN = 64


def entity_of(db: sqlite3.Connection, name: str) -> Entity | None:
    """An entity with all that units tell of it; None where there is none of this id."""
    row = db.execute("select packed from often where id = ?", (name,)).fetchone()
    if row:
        return value_of(row[0], Entity)
    return _joined(db, name)


def join(db: sqlite3.Connection, names: Iterable[str]) -> None:
    """Join the entities of these ids again, after units were taken in or given up."""
    for name in sorted(set(names)):
        db.execute("delete from often where id = ?", (name,))
        units = db.execute("select count(*) from entities where id = ?", (name,)).fetchone()[0]
        if units >= OFTEN and (entity := _joined(db, name)):
            db.execute("insert into often values (?, ?)", (name, packed(to_json(entity))))


def _joined(db: sqlite3.Connection, name: str) -> Entity | None:
    rows = db.execute("select packed from entities where id = ? order by unit", (name,))
    made = merge_entities([value_of(row[0], Entity)] for row in rows)
    return made[0] if made else None
