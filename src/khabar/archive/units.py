"""The units of an archive: reports that are told together, each with the record of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from khabar.archive.tables import from_json
from khabar.record import Record

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

# So many records are fetched at once.
PORTION = 100


def units(archive: Archive) -> tuple[str, ...]:
    """The names of the units: each says what its record is made from, so that one of the same name is the same."""
    return tuple(row[0] for row in archive.sql("select made_from from records order by reports[1]"))


def unit_records(archive: Archive, wanted: Sequence[str]) -> Iterator[tuple[str, Record]]:
    """The units of these names, each with its record."""
    for start in range(0, len(wanted), PORTION):
        names = ", ".join(f"'{name}'" for name in wanted[start : start + PORTION])
        for name, told in archive.sql(f"select made_from, record from records where made_from in ({names})"):
            yield name, from_json(told, Record)
