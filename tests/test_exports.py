"""Exports: every column of the published formats in order and typed, the same bytes each time, whole or not at all."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from dossier_stories import convoy
from export_archive import GOLDEN, examples, kept

from khabar.archive.reader import Archive
from khabar.errors import KhabarError
from khabar.outputs.cli import main
from khabar.outputs.export import FORMATS, export, hxl
from khabar.outputs.export.chosen import Chosen, came_since
from khabar.outputs.export.iris import iri
from khabar.outputs.export.tables import TABLES
from khabar.outputs.stories import told as told_story
from khabar.outputs.whole import PART, whole
from khabar.record import SAME_STATEMENT, Copy

COLUMNS = Path(__file__).parent / "exports" / "columns"
# Formats with published columns: whether their files have a head, what parts the cells, and the file where there are several.
SHEETS = {
    "acled": (True, ",", ""), "ucdp": (True, ",", ""), "polecat": (True, "\t", ""), "gdelt": (False, "\t", "events.export.CSV"),
    "gdelt-mentions": (False, "\t", "mentions.CSV"),
}  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return examples(tmp_path_factory.mktemp("exports") / "archive")


def published(form: str) -> list[tuple[str, str, bool]]:
    """The columns of a format as its publisher lists them: name, type or codes, and whether a cell may not be empty."""
    lines = (COLUMNS / f"{form}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(name, kind, needed == "1") for name, kind, needed in rows]


def sheet(form: str, path: Path) -> Iterator[list[str]]:
    head, parted, name = SHEETS[form]
    with (path / name if name else path).open(encoding="utf-8", newline="") as file:
        quoted = csv.QUOTE_MINIMAL if parted == "," else csv.QUOTE_NONE
        rows = csv.reader(file, delimiter=parted, quoting=quoted)
        if head:
            assert next(rows) == [name for name, _, _ in published(form)]
        yield from rows


def typed(cell: str, kind: str) -> bool:
    """Whether a cell is of a type, or one of its codes."""
    if cell == "" or kind == "text":
        return True
    if kind == "int":
        return cell == str(int(cell))
    if kind == "float":
        return float(cell) == float(cell)
    if kind == "day":
        return date.fromisoformat(cell).isoformat() == cell
    return cell in kind.split("|")


@pytest.mark.parametrize("form", SHEETS)
def test_every_published_column_is_there_in_order_and_typed(form: str, archive: Archive, tmp_path: Path) -> None:
    count = export(Chosen(archive), form.partition("-")[0], tmp_path / "out")
    rows = list(sheet(form, tmp_path / "out"))
    assert len(rows) == count > 0 or form == "gdelt-mentions"
    assert rows
    for row in rows:
        for cell, (name, kind, needed) in zip(row, published(form), strict=True):
            assert typed(cell, kind), f"{name}: {cell!r} is no {kind}"
            assert cell or not needed, f"{name} is empty"


DOCS = Path(__file__).resolve().parent.parent / "docs" / "exports"


@pytest.mark.parametrize("form", ["acled", "ucdp", "airwars", "polecat", "hxl"])
def test_every_column_is_explained(form: str) -> None:
    """A name in the page may stand for those that begin or end like it, with … or * for the rest."""
    page = (DOCS / f"{form}.md").read_text(encoding="utf-8")
    told = [re.escape(name).replace("…", ".*").replace(r"\*", ".*") for name in re.findall(r"`([^`]+)`", page)]
    columns = (
        [tag for _, tag in hxl.COLUMNS] if form == "hxl" else import_module(f"khabar.outputs.export.{form}").COLUMNS
    )
    silent = [c for c in columns if not any(re.fullmatch(name, c) for name in told)]
    assert not silent


def test_every_format_and_table_has_its_page() -> None:
    pages = (DOCS / "README.md").read_text(encoding="utf-8")
    assert all(f"`{form}`" in pages for form in FORMATS)
    tables = (DOCS / "tables.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in tables for table, columns in TABLES.items() for name in (table, *columns))


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"parquet"}))
def test_exports_are_the_files_kept(form: str, archive: Archive, tmp_path: Path) -> None:
    export(Chosen(archive), form, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(GOLDEN / form), (
        "look at the change; python tests/export_archive.py keeps it"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_archive_gives_the_same_bytes(form: str, archive: Archive, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(Chosen(Archive.open(archive.path)), form, tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def contents(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in path.iterdir()} if path.is_dir() else {"": path.read_bytes()}


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_archive_gives_an_export_of_nothing(form: str, tmp_path: Path) -> None:
    from export_archive import kept

    export(Chosen(kept(tmp_path / "archive")), form, tmp_path / "out")
    assert contents(tmp_path / "out")


def test_judgements_are_applied(tmp_path: Path) -> None:
    archive = examples(tmp_path / "archive")
    assert main(["judge", "wrong", "v-riot", "-a", str(archive.path)]) == 0
    for name, texts in (("before", Chosen(archive)), ("after", Chosen(Archive.open(archive.path)))):
        export(texts, "csv", tmp_path / name)
    with (tmp_path / "after" / "incidents.csv").open(encoding="utf-8") as file:
        found = {row["id"] for row in csv.DictReader(file)}
    assert found == {i.id for i in Archive.open(archive.path).record().incidents}
    assert "v-riot" not in found
    assert "v-clash" in found


def test_one_story_alone(archive: Archive, tmp_path: Path) -> None:
    export(Chosen(archive, story="v-story"), "csv", tmp_path / "out")
    with (tmp_path / "out" / "incidents.csv").open(encoding="utf-8") as file:
        assert {row["story"] for row in csv.DictReader(file)} == {"v-story"}


def test_what_came_since_a_day(archive: Archive, tmp_path: Path) -> None:
    export(Chosen(archive, since=date(2025, 1, 1)), "csv", tmp_path / "out")
    with (tmp_path / "out" / "incidents.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["last"] >= "2025-01-01" for row in rows)
    with (tmp_path / "out" / "reports.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    assert known >= {r for row in rows for r in row["reports"].split("; ")}


def test_a_folder_that_cannot_be_replaced_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.csv").write_text("old", encoding="utf-8")
    real = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.name.startswith(PART):
            raise PermissionError(13, "held by another")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(KhabarError, match="held by another"), whole(out, ("a.csv",)) as part:
        (part / "a.csv").write_text("new", encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    assert (out / "a.csv").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("day", [date(2025, 3, d) for d in range(3, 9)])
def test_nothing_that_came_since_a_day_points_at_what_is_not_there(day: date) -> None:
    whole, _ = convoy()
    # The incident is told again in a report that came out later.
    told = tuple(replace(m, incident=whole.incidents[0].id) for m in whole.stories[0].timeline)
    stories = (replace(whole.stories[0], timeline=told), *whole.stories[1:])
    copies = (*whole.copies, Copy("madar-2", "madar-1", "edited", 0.9))
    record = came_since(replace(whole, stories=stories, copies=copies), day)
    reports, incidents = {t.id for t in record.reports}, {i.id for i in record.incidents}
    assert {r for e in record.entities for r in e.reports} <= reports
    assert {r for c in record.copies for r in (c.report, c.original)} <= reports
    assert {r for i in record.incidents for r in i.reports} <= reports
    assert {m.report for s in record.stories for m in s.timeline} <= reports
    assert {m.incident for s in record.stories for m in s.timeline} <= {*incidents, None}
    assert {i for s in record.stories for i in s.incidents} == incidents
    assert {t.incident for t in record.reports} <= {*incidents, None}


def test_a_report_keeps_all_that_it_is_a_copy_of_the_text_first(tmp_path: Path) -> None:
    record, readings = convoy()
    reports = {name: reading.report for name, reading in readings.items()}
    report = record.copies[1].report
    renders = (Copy(report, "sahil-1", SAME_STATEMENT, 0.2), Copy(report, "sada-1", SAME_STATEMENT, 0.1))
    archive = kept(tmp_path / "a", (replace(record, copies=(*record.copies, *renders)), reports))
    for form in ("prov", "ninjs"):
        export(Chosen(archive), form, tmp_path / form)
    thing = next(
        t
        for t in (tmp_path / "prov").read_text(encoding="utf-8").split("\n\n")
        if t.startswith(f"<{iri('report', report)}>")
    )
    assert [
        line for line in ("madar-1", "sahil-1", "sada-1") if f"prov:wasDerivedFrom <{iri('report', line)}>" in thing
    ] == [
        "madar-1",
        "sahil-1",
        "sada-1",
    ]
    objects = [json.loads(line) for line in (tmp_path / "ninjs").read_text(encoding="utf-8").splitlines()]
    [mine] = [o for o in objects if o["altids"]["khabar"] == report]
    assert [s["name"] for s in mine["infosource"] if s["rel"] == "original"] == [iri("report", "madar-1")]
    assert [
        line.rpartition("  ")[2] for line in told_story(archive.record(), "").splitlines() if f"  {report}  " in line
    ] == ["edited of madar-1"]


def test_tables_say_what_the_record_says(archive: Archive, tmp_path: Path) -> None:
    record = archive.record()
    export(Chosen(archive), "csv", tmp_path / "out")
    rows = {}
    for table in TABLES:
        with (tmp_path / "out" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows[table] = list(csv.DictReader(file))
            assert list(rows[table][0] if rows[table] else TABLES[table]) == list(TABLES[table])
    assert sorted(r["id"] for r in rows["incidents"]) == sorted(i.id for i in record.incidents)
    claims = sorted((t.id, c.id, c.value) for i in record.incidents for t in i.tallies for c in t.claims)
    assert sorted((r["tally"], r["id"], float(r["value"])) for r in rows["claims"]) == claims
    assert sorted(r["id"] for r in rows["entities"]) == [e.id for e in record.entities]
    titles = {r["id"]: r["title"] for r in rows["reports"]}
    assert titles == {t.id: t.title for t in record.reports}


def _broken(out: Path) -> None:
    with whole(out) as part:
        part.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        _broken(out)
    assert out.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_folder_is_replaced_whole_and_never_that_of_others(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    for text in ("one", "two"):
        with whole(out, ("a.csv", "b.csv")) as part:
            (part / "a.csv").write_text(text, encoding="utf-8")
    assert contents(out) == {"a.csv": b"two"}
    assert [p.name for p in tmp_path.iterdir()] == ["tables"]
    (out / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(KhabarError, match=r"diary\.txt"), whole(out, ("a.csv",)):
        pass
    assert (out / "diary.txt").read_text(encoding="utf-8") == "mine"


def test_the_command_says_how_much_and_what_is_left_out(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--as", "acled", str(tmp_path / "a.csv"), "-a", str(archive.path)]) == 0
    told = capsys.readouterr().err
    assert "20 rows" in told
    assert "left out, 1: ACLED records no events of the type AID" in told


@pytest.mark.parametrize("more", [["--since", "soon"], ["--story", "no-such"], []])
def test_wrong_use_is_told(
    more: list[str], archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / ("a.csv" if more else "none/a.csv")
    assert main(["export", "--as", "acled", str(out), "-a", str(archive.path), *more]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not out.exists()
