"""Read an archive: its reports, readings and record, and any question in SQL. Reading asks nobody's leave and waits for nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from khabar.archive.folder import manifest
from khabar.archive.judgements import origins
from khabar.archive.tables import COLUMNS, all_of, none_of, quiet, reading_of, report_of, unpacked
from khabar.archive.units import unit_records, units
from khabar.errors import KhabarError
from khabar.model import Failure, Reading, Report
from khabar.record import Record
from khabar.tell import merge
from khabar.tell.scope import story_around

if TYPE_CHECKING:
    import duckdb

# Parts of the records as tables of their own, for questions.
VIEWS = {
    "told": ("$.reports", "id story incident outlet published basis title reason"),
    "stories": ("$.stories", "id title first last"),
    "incidents": ("$.incidents", "id type grade"),
    "entities": ("$.entities", "id key kind"),
    "copies": ("$.copies", "report original kind share reason"),
    "links": ("$.links", "kind from_ to reason"),
}


class Listed(NamedTuple):
    """A story in a list: its days as `YYYY-MM-DD`, how many reports and incidents it has."""

    id: str
    title: str
    first: str | None
    last: str | None
    reports: int
    incidents: int


class Archive:
    """An archive as it stood when it was opened.

    It can be read while builds go on, until the second one after it was opened has ended; then open it again.

    >>> Archive.open("nowhere")
    Traceback (most recent call last):
    khabar.errors.KhabarError: nowhere: there is no archive here. Build one: khabar build PATH -a nowhere.
    """

    def __init__(self, path: Path, files: Sequence[str]) -> None:
        self.path = path
        self._files = tuple(files)

    @staticmethod
    def open(path: str | Path) -> Archive:
        """The archive in a folder."""
        return Archive(Path(path), manifest(Path(path))["files"])

    def reports(self) -> Iterator[Report]:
        """Every report as it came, in the order in which they came."""
        for name in self._names("reports"):
            yield from map(report_of, unpacked(self._bytes(name)))

    def reading(self, name: str) -> Reading:
        """What the report of this id says, read with the day that was found for it where it bears none."""
        found = self.readings([name])
        if name in found:
            return found[name]
        if not self._asked("select id from reports where id = ?", name):
            raise KhabarError(
                f"there is no report {name!r}", str(self.path), f"list all: khabar show --json -a {self.path}"
            )
        raise KhabarError(f"the report {name!r} could not be read", str(self.path))

    def readings(self, names: Iterable[str]) -> dict[str, Reading]:
        """The readings of these reports by id; those that could not be read are left out."""
        wanted = sorted(set(names))
        columns = ", ".join(f"r.{column}" for column in COLUMNS["reports"])
        rows = self._asked(
            f"select {columns}, coalesce(a.reading, f.reading) from reports r join readings f using (id) "
            "left join rereads a on a.id = r.id where r.id in (select unnest(?)) order by r.number",
            wanted,
        )
        reports = [report_of(dict(zip(COLUMNS["reports"], row[:-1], strict=True))) for row in rows]
        return {r.id: reading_of(row[-1], r.text) for r, row in zip(reports, rows, strict=True) if row[-1] is not None}

    def stories(self) -> list[Listed]:
        """Every story in short, those of most reports first, as people have judged it."""
        rows = self._asked(
            "select id, title, first, last, json_array_length(json, '$.reports'), json_array_length(json, '$.incidents') "
            "from stories order by 5 desc, 3 desc nulls last, id"
        )
        listed = {row[0]: Listed(*row) for row in rows}
        mine = [unit for unit in units(self).values() if unit.judgements]
        for _, record in unit_records(self, mine):
            for s in (s for s in record.stories if s.id in listed):
                reports, incidents = len(s.reports), len(s.incidents)
                listed[s.id] = listed[s.id]._replace(title=s.title, reports=reports, incidents=incidents)
        return list(listed.values())

    def failures(self) -> list[Failure]:
        """What could not be collected, read, compared or told."""
        rows = self._asked(
            "select report, stage, error from failures "
            "union all select id, stage, error from readings where stage is not null "
            "union all select id, stage, error from digests where stage is not null "
            "union all select id, stage, error from rereads where stage is not null "
            "union all select r.id, 'groups', j.error from joins j join reports r on r.number = j.a where j.error is not null "
            "union all select r.id, 'groups', j.error from rejoins j join reports r on r.number = j.a where j.error is not null "
            "union all select 'group ' || made_from, 'dating', error from dated where error is not null "
            "union all select coalesce(reports[1], 'group ' || made_from), 'tell', error from records where error is not null order by all"
        )
        return [Failure(*row) for row in rows]

    def counts(self) -> dict[str, int]:
        """How many reports, groups, stories, incidents and failures there are."""
        found = self._asked("select count(*), sum(len(stories)), sum(len(incidents)) from records")[0]
        reports = self._asked("select count(*) from reports")[0][0]
        named = zip(("groups", "stories", "incidents"), (int(n or 0) for n in found), strict=True)
        return {"reports": int(reports), **dict(named), "failures": len(self.failures())}

    def record(self, story: str | None = None) -> Record:
        """The record of everything, or of one story alone. `story` may be the id of an incident or report in it, too."""
        if story is None:
            return merge(record for _, record in unit_records(self, list(units(self).values())))
        rows: list[tuple[Any, ...]] = []
        # What was split off, or is now part of another, is found where it came from.
        for name in origins(story):
            rows = rows or self._asked(
                "select made_from from records "
                "where list_contains(stories, $1) or list_contains(incidents, $1) or list_contains(reports, $1)",
                name,
            )
        if not rows:
            raise KhabarError(
                f"there is no story, incident or report {story!r}",
                str(self.path),
                f"list them: khabar show -a {self.path}",
            )
        unit = next(unit for unit in units(self).values() if rows[0][0] in unit.parts)
        record = next(unit_records(self, [unit]))[1]
        for judgement in unit.judgements:
            if judgement.kind == "same" and judgement.other == story:
                story = judgement.subject
        return story_around(record, story)

    def holders(self, names: Sequence[str]) -> list[tuple[str, str]]:
        """Each of the ids with what the records are made from in which it stands."""
        return [
            (name, part)
            for name, part in self._asked(
                "select n.name, r.made_from from records r, (select unnest(?::varchar[]) as name) n "
                "where contains(r.record, to_json(n.name)) order by all",
                list(names),
            )
        ]

    def holds(self, name: str) -> str | None:
        """What has exactly this id: `report`, `incident`, `story` or `entity`; None where nothing has."""
        rows = self._asked(
            "select 1, 'report' from reports where id = $1 union all select 2, 'incident' from incidents where id = $1 "
            "union all select 3, 'story' from stories where id = $1 "
            "union all select 4, 'entity' from entities where id = $1 order by 1 limit 1",
            name,
        )
        return str(rows[0][1]) if rows else None

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        """The rows that answer a question in DuckDB's SQL.

        The tables are those of `khabar.archive.tables`, and parts of the records: told, stories, incidents, entities, copies,
        links, each with its `json`."""
        import duckdb

        try:
            return self._database.execute(query).fetchall()
        except duckdb.Error as error:
            raise KhabarError(
                str(error).splitlines()[0], "SQL", f"the tables are {', '.join(self._tables())}"
            ) from None

    def _asked(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        import duckdb

        try:
            return self._database.execute(query, list(values)).fetchall()
        except duckdb.IOException:
            raise KhabarError(
                "its files have been replaced by two later builds", str(self.path), "open it again"
            ) from None
        except duckdb.Error as error:
            raise KhabarError(
                f"a file of it cannot be read: {str(error).splitlines()[0]}",
                str(self.path),
                "build it again in a new folder",
            ) from None

    def files(self, table: str = "") -> list[str]:
        """The files that it is made of, or those of a table."""
        return self._names(table) if table else list(self._files)

    def _names(self, table: str) -> list[str]:
        return [name for name in self._files if name.startswith(f"{table}/")]

    def _bytes(self, name: str) -> bytes:
        try:
            return (self.path / name).read_bytes()
        except FileNotFoundError:
            raise KhabarError(
                "its files have been replaced by two later builds", str(self.path), "open it again"
            ) from None

    def _tables(self) -> list[str]:
        return [*COLUMNS, *VIEWS]

    @cached_property
    def _database(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        db = quiet(duckdb.connect())
        for table in COLUMNS:
            paths = ", ".join("'" + str(self.path / name).replace("'", "''") + "'" for name in self._names(table))
            if paths:
                first = self.path / self._names(table)[0]
                db.execute(f"create view {table} as {all_of(table, first, f'[{paths}]')}")
            else:
                db.execute(f"create view {table} as {none_of(table)}")
        for view, (path, columns) in VIEWS.items():
            cells = ", ".join(f"json ->> '{column}' as \"{column.rstrip('_')}\"" for column in columns.split())
            db.execute(
                f"create view {view} as select {cells}, json from "
                f"(select unnest(json_extract(record, '{path}')::json[]) as json from records)"
            )
        return db
