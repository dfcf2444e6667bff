"""No format says what cannot be: ends in their order, parts within the whole, days in theirs, nobody who does it to himself."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from export_archive import actors, examples, incident, kept, tally, varied

import khabar
from khabar.archive.reader import Archive
from khabar.model import Report
from khabar.outputs.export import export
from khabar.outputs.export.chosen import Chosen
from khabar.record import Record, Tally

HERE = Path(__file__).parent
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> list[Archive]:
    folder = tmp_path_factory.mktemp("sound")
    khabar.build([HERE / "stories", HERE.parent / "examples"], folder / "told")
    return [Archive.open(folder / "told"), examples(folder / "written")]


def rows(archives: list[Archive], form: str, folder: Path) -> Rows:
    """The rows of a format, of every archive."""
    found: Rows = []
    for k, archive in enumerate(archives):
        out = folder / f"{form}{k}"
        export(Chosen(archive), form, out)
        path = next(iter(sorted(out.glob("*.csv")))) if out.is_dir() else out
        with path.open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file)
    assert found
    return found


def ends(row: Mapping[str, str], low: str, high: str) -> tuple[float, float] | None:
    return (float(row[low]), float(row[high])) if row[low] and row[high] else None


def test_airwars_counts_hold_their_parts(archives: list[Archive], tmp_path: Path) -> None:
    for row in rows(archives, "airwars", tmp_path):
        for harm in ("killed", "injured"):
            whole = ends(row, f"civilians_{harm}_min", f"civilians_{harm}_max")
            parts = [
                told
                for name in ("children", "women", "men")
                if (told := ends(row, f"{name}_{harm}_min", f"{name}_{harm}_max"))
            ]
            assert all(low <= high for low, high in [*parts, *([whole] if whole else [])])
            assert not parts or whole is not None
            assert whole is None or all(high <= whole[1] for _, high in parts)
            assert whole is None or sum(low for low, _ in parts) <= whole[1]
        assert row["date"] <= row["date_end"]
        assert not {*row["belligerents"].split("; ")} & {*row["targets"].split("; ")} - {""}


def test_ucdp_sums_and_ends_fit(archives: list[Archive], tmp_path: Path) -> None:
    for row in rows(archives, "ucdp", tmp_path):
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
        assert sum(int(row[part]) for part in parts) == int(row["best"])
        assert row["date_start"] <= row["date_end"]
        assert not row["side_a"] or row["side_a"] != row["side_b"]


def test_acled_names_two_parties(archives: list[Archive], tmp_path: Path) -> None:
    for row in rows(archives, "acled", tmp_path):
        # Bands that nobody names may fight each other.
        assert row["actor1"] != row["actor2"] or row["actor1"].partition(" ")[0] in ("", "Unidentified")
        assert int(row["fatalities"]) >= 0


def test_hxl_counts_hold_their_parts(archives: list[Archive], tmp_path: Path) -> None:
    for row in rows(archives, "hxl", tmp_path):
        if row["Incident"].startswith("#"):
            continue
        whole = ends(row, "Killed, least", "Killed, most")
        for part in ("Children killed", "Women killed"):
            told = ends(row, f"{part}, least", f"{part}, most")
            assert told is None or (whole is not None and told[1] <= whole[1])


@pytest.mark.parametrize("form", ["plover", "geojson"])
def test_nobody_is_struck_by_himself(form: str, archives: list[Archive], tmp_path: Path) -> None:
    for k, archive in enumerate(archives):
        out = tmp_path / f"{form}{k}"
        export(Chosen(archive), form, out)
        text = out.read_text(encoding="utf-8")
        if form == "geojson":
            told = [feature["properties"] for feature in json.loads(text)["features"]]
            pairs = [(p.get("actors", []), p.get("recipients", [])) for p in told]
        else:
            told = [json.loads(line) for line in text.splitlines()]
            pairs = [
                ([a["entity_text"] for a in e.get("actor", [])], [r["entity_text"] for r in e.get("recipient", [])])
                for e in told
            ]
        assert pairs
        assert not [pair for pair in pairs if set(pair[0]) & set(pair[1])]


def test_incidents_are_of_the_days_of_their_reports(archives: list[Archive]) -> None:
    for archive in archives:
        record = archive.record()
        out = {t.id: t.published for t in record.reports}
        for one in record.incidents:
            days = [day for name in one.reports if (day := out.get(name))]
            if one.when and days:
                assert one.when[0] <= one.when[1]
                assert one.when[0] <= max(days)
                assert one.when[1] >= min(days) - timedelta(366)
            for count in one.tallies:
                if count.low is not None and count.best is not None and count.high is not None:
                    assert count.low <= count.best <= count.high


def only(*counts: Tally, name: str, recipient: str = "المدنيون") -> tuple[Record, Mapping[str, Report]]:
    """A record of one incident of ours, with its reports."""
    record, reports = varied()
    one = incident(name, "ASSAULT aerial", *counts, actors=actors(("الجيش الكيني", "actor"), (recipient, "recipient")))
    return replace(record, incidents=(one,), stories=(replace(record.stories[0], incidents=(name,)),)), reports


def test_parts_that_come_to_more_than_the_whole_raise_it_and_that_is_said(tmp_path: Path) -> None:
    counts = (
        tally("killed", (21, 21, 21)),
        tally("killed", (13, 13, 13), "children"),
        tally("killed", (9, 9, 9), "women"),
    )
    (row,) = rows([kept(tmp_path / "a", only(*counts, name="v-school"))], "airwars", tmp_path)
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("22", "22")
    assert row["remarks"] == "civilians killed told: 21 to 21; the parts told come to 22 at least"
    (row,) = rows([kept(tmp_path / "b", only(*counts[:2], name="v-plain"))], "airwars", tmp_path)
    assert (row["civilians_killed_max"], row["remarks"]) == ("21", "")


def test_children_in_a_fight_are_civilians(tmp_path: Path) -> None:
    counts = (tally("killed", (30, 30, 30)), tally("killed", (2, 2, 2), "children"))
    (row,) = rows([kept(tmp_path / "a", only(*counts, name="v-fight", recipient="حركة الشباب"))], "airwars", tmp_path)
    # How many more there were nobody says.
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("2", "")
    assert row["remarks"] == "nobody counts all civilians; the parts told come to 2 at least"


def test_parts_of_which_nobody_counts_the_whole_tell_its_least_alone(tmp_path: Path) -> None:
    counts = (tally("killed", (2, 3, 4), "children"), tally("killed", (3, 4, 5), "women"))
    (row,) = rows([kept(tmp_path / "a", only(*counts, name="v-fight", recipient="حركة الشباب"))], "airwars", tmp_path)
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("5", "")


def test_a_part_of_whom_some_are_told_dead_raises_a_least_of_nobody(tmp_path: Path) -> None:
    counts = (tally("killed", (0, 0, 0)), tally("killed", (2, 2, 2), "children"))
    (row,) = rows([kept(tmp_path / "a", only(*counts, name="v-school"))], "airwars", tmp_path)
    assert (row["civilians_killed_min"], row["civilians_killed_max"]) == ("2", "2")
