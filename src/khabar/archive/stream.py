"""Go through an archive group by group: each with its record and its reports, one in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from khabar.archive.tables import all_of, from_json, quiet, unpacked
from khabar.archive.units import unit_records, units
from khabar.errors import KhabarError
from khabar.model import Report, Span
from khabar.record import Record

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

# So many reports are fetched at once.
PORTION = 2000


def groups(archive: Archive, texts: bool = False) -> Iterator[tuple[Record, dict[str, Report]]]:
    """The record of each group with its reports by id, in the order in which the archive keeps them, as people have judged it.

    Reports have their texts where these are asked for, else none."""
    # What people have judged may be made of several records: it stands where the first of them does.
    apart = {part: unit for unit in units(archive).values() if unit.judgements for part in unit.parts}
    members = _members(archive, texts)
    held = next(members, None)
    for name in archive.files("records"):
        path = str(archive.path / name)
        for row, told in enumerate(unpacked(_bytes(archive, name), ["made_from", "record"])):
            reports: dict[str, Report] = {}
            while held is not None and held[:2] == (path, row):
                report = _report(held[2:])
                reports[report.id] = report
                held = next(members, None)
            unit = apart.get(told["made_from"])
            if unit is None:
                if told["record"] is not None:
                    yield from_json(told["record"], Record), reports
            elif told["made_from"] == unit.parts[0]:
                record = next(unit_records(archive, [unit]))[1]
                yield record, reports_of(archive, [t.id for t in record.reports], texts)


def reports_of(archive: Archive, names: Iterable[str], texts: bool = False) -> dict[str, Report]:
    """The reports of these ids, in the order in which they came; without their texts where these are not asked for."""
    wanted = sorted(set(names))
    if not wanted:
        return {}
    held = _held(archive, "$1")
    query = f"select {_columns(texts)} from {held} r where r.id in (select unnest($2)) order by r.number"
    return {row[0]: _report(row) for row in _asked(archive, query, _paths(archive, "reports"), wanted)}


def _members(archive: Archive, texts: bool) -> Iterator[tuple[Any, ...]]:
    """The reports of every group, by file and row of its record."""
    records, reports = _paths(archive, "records"), _paths(archive, "reports")
    if not records or not reports:
        return iter(())
    query = (
        "with members as (select filename as file, file_row_number as row, unnest(reports) as id "
        f"from read_parquet($1, filename = true, file_row_number = true)) select g.file, g.row, {_columns(texts)} "
        f"from members g join {_held(archive, '$2')} r on r.id = g.id order by 1, 2, r.number"
    )
    return _asked(archive, query, records, reports)


def _asked(archive: Archive, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
    import duckdb

    try:
        with quiet(duckdb.connect()) as db:
            rows = db.execute(query, list(values))
            while some := rows.fetchmany(PORTION):
                yield from some
    except duckdb.Error as error:
        raise _unreadable(archive, str(error).splitlines()[0]) from None


def _bytes(archive: Archive, name: str) -> bytes:
    try:
        return (archive.path / name).read_bytes()
    except OSError as error:
        raise _unreadable(archive, error.strerror or str(error)) from None


def _unreadable(archive: Archive, what: str) -> KhabarError:
    return KhabarError(
        f"a file of it cannot be read: {what}",
        str(archive.path),
        "open it again; if that fails, build it again in a new folder",
    )


def _paths(archive: Archive, table: str) -> list[str]:
    return [str(archive.path / name) for name in archive.files(table)]


def _columns(texts: bool) -> str:
    text = "r.text" if texts else "''"
    told = "r.outlet, r.url, r.language, r.published, r.basis, r.title_start, r.title_end, r.author, r.agency, r.at"
    return f"r.id, {text}, {told}"


def _held(archive: Archive, paths: str) -> str:
    first = archive.files("reports")[0]
    return f"({all_of('reports', archive.path / first, paths)})"


def _report(row: tuple[Any, ...]) -> Report:
    name, text, outlet, url, language, published, basis, start, end, author, agency, at = row
    title = Span(start, end) if start is not None else None
    moment = datetime.fromisoformat(at) if at else None
    return Report(name, text, outlet, url, language, published, basis, title, author, agency, moment)
