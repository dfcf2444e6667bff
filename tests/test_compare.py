"""Records made by hand beside those of an archive: every format read, the right ones paired, what differs said."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from export_archive import actors, days, examples, incident, kept, tally, varied

from khabar.archive.reader import Archive
from khabar.errors import KhabarError
from khabar.outputs.cli import main
from khabar.outputs.compare.outside import Outside, outside
from khabar.outputs.compare.pairing import ours, weigh
from khabar.outputs.compare.table import AGREE, DIFFER, OURS, THEIRS, in_lines, lines
from khabar.outputs.export import export
from khabar.outputs.export.chosen import Chosen, cases
from khabar.outputs.export.ucdp import COLUMNS as UCDP
from khabar.record import Where
from khabar.tell.spots import apart_km

ACLED = """event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,geo_precision,\
fatalities,country
SOM1,2023-05-05,1,Battles,Armed clash,Al Shabaab,Military Forces of Somalia (2022-),Baidoa,3.11,43.65,1,{dead},Somalia
SDN2,04 May 2023,1,Protests,Peaceful protest,Protesters (Sudan),,Khartoum,15.58,32.52,1,0,Sudan
KEN3,2023-05-04,1,Battles,Armed clash,Al Shabaab,Military Forces of Kenya,Garissa,-0.45,39.64,1,7,Kenya
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return examples(tmp_path_factory.mktemp("compare") / "archive")


def compared(archive: Archive, text: str, tmp_path: Path) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Id of theirs → status, id of ours, what differs."""
    path = tmp_path / "theirs.csv"
    path.write_text(text, encoding="utf-8")
    told = lines(outside(path), [ours(case) for case in cases(Chosen(archive))])
    mine = {k.case.incident.id for case in cases(Chosen(archive)) if (k := ours(case))}
    assert {line.ours.case.incident.id for line in told if line.ours} == mine
    return {
        line.theirs.id: (line.status, line.ours.case.incident.id if line.ours else "", line.differs)
        for line in told
        if line.theirs
    }


@pytest.mark.parametrize(("dead", "status", "differs"), [(9, AGREE, ()), (12, AGREE, ()), (30, DIFFER, ("deaths",))])
def test_acled_in_english_is_paired_by_day_place_and_figures(
    dead: int, status: str, differs: tuple[str, ...], archive: Archive, tmp_path: Path
) -> None:
    found = compared(archive, ACLED.format(dead=dead), tmp_path)
    assert found["SOM1"] == (status, "v-clash", differs)
    assert found["SDN2"][:2] == (AGREE, "v-protest")
    assert found["KEN3"] == (THEIRS, "", ())


def test_what_has_no_partner_shows_what_lies_nearest(archive: Archive, tmp_path: Path) -> None:
    mine = [ours(case) for case in cases(Chosen(archive))]
    clash = next(one for one in mine if one.case.incident.id == "v-clash")
    assert clash.spot.lat is not None
    path = tmp_path / "theirs.csv"
    path.write_text(ACLED.format(dead=9).replace("3.11,43.65", f"{clash.spot.lat + 1:.2f},43.65"), encoding="utf-8")
    told = {line.theirs.id: line for line in lines(outside(path), mine) if line.theirs}
    assert told["SOM1"].status == THEIRS
    assert told["SOM1"].nearest is not None
    assert told["SOM1"].nearest[0] is clash
    assert 90 < told["SOM1"].nearest[1] < 130
    assert told["KEN3"].nearest is None
    assert "nearest" in in_lines([told["SOM1"]])


def test_another_type_of_event_differs(archive: Archive, tmp_path: Path) -> None:
    theirs = ACLED.format(dead=9).replace("Battles,Armed clash,Al", "Explosions/Remote violence,Grenade,Al")
    assert compared(archive, theirs, tmp_path)["SOM1"] == (DIFFER, "v-clash", ("type",))


@pytest.mark.parametrize("form", ["acled", "ucdp", "airwars"])
def test_what_was_exported_is_found_again(form: str, archive: Archive, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    export(Chosen(archive), form, out)
    told = lines(outside(out), [ours(case) for case in cases(Chosen(archive))])
    found = {line.theirs.id.removeprefix("SDN-"): line for line in told if line.theirs}
    for name in ("hamarat-20250303:incident", "atban-20250305:incident"):
        assert found[name].ours is not None
        assert found[name].ours.case.incident.id == name
        assert "deaths" not in found[name].differs
    assert not [line.differs for line in told if "who acts" in line.differs]


def test_ucdp_is_read_without_a_head_and_by_name_in_any_order(tmp_path: Path) -> None:
    cells = {"id": "7", "date_start": "2020-02-03 00:00:00.000", "date_end": "2020-02-05", "low": "1", "best": "2", "high": "4",
             "side_a": "Gov", "latitude": "3.5", "longitude": "-1.25", "where_prec": "4", 
             "where_coordinates": "Gao", "country": "Mali"}  # fmt: skip
    rows = {"bare": [[cells.get(c, "") for c in UCDP]], "named": [list(cells), list(cells.values())]}
    read = []
    for name, told in rows.items():
        path = tmp_path / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(told)
        read += outside(path)
    assert read[0] == read[1]
    one = read[0]
    assert (one.when, one.low, one.best, one.high, one.exact) == ((date(2020, 2, 3), date(2020, 2, 5)), 1, 2, 4, False)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a,b\n1,2\n", "columns of ACLED"),
        (ACLED.format(dead="many"), "row 2: 'many' is no number"),
        (ACLED.format(dead=1).replace("04 May 2023", "in May"), "no day"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, where: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KhabarError, match=where):
        outside(path)


def told(**cells: object) -> Outside:
    """A record of others: 9 dead in Baidoa on 4 May 2023, unless told otherwise."""
    base: dict[str, object] = {
        "id": "x", "when": days("2023-05-04"), "place": "Baidoa", "country": "Somalia", "lat": 3.11, "lon": 43.65, "exact": True,
        "actors": (), "kind": "", "low": 9, "best": 9, "high": 9, **cells,
    }  # fmt: skip
    return Outside(**base)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "paired"),
    [
        ({}, True),
        ({"when": days("2023-05-08")}, True),
        ({"when": days("2023-05-09")}, False),
        ({"when": None}, False),
        ({"lat": 3.5}, True),
        ({"lat": 5.0}, False),
        ({"lat": None, "lon": None}, True),
        ({"lat": None, "lon": None, "place": "Garissa"}, False),
        ({"lat": None, "lon": None, "place": "بيدوا"}, True),
        ({"lat": 3.5, "best": 90, "low": 90, "high": 90, "when": days("2023-05-07")}, False),
    ],
)
def test_what_is_held_to_be_one(cells: dict[str, object], paired: bool, tmp_path: Path) -> None:
    archive = kept(tmp_path / "archive", varied())
    line = lines([told(**cells)], [ours(case) for case in cases(Chosen(archive)) if case.incident.id == "v-clash"])[0]
    assert (line.status in (AGREE, DIFFER)) == paired


@pytest.mark.parametrize(
    ("counts", "kind", "weight", "why"),
    [
        # Ranges are as far apart as their nearest ends; what one alone tells, and what is no violence, tells against one happening.
        ((9, 9, 9), "ASSAULT", 2.0, "the same number of dead"),
        ((2, 2, 5), "ASSAULT", -0.5, "different numbers of dead"),
        ((2, 2, 2), "ASSAULT", -2.0, "different numbers of dead"),
        (None, "ASSAULT", -1.0, "deaths told by one alone"),
        (None, "COERCE", -3.0, "no act of violence"),
    ],
)
def test_the_dead_and_the_kind_are_weighed(
    counts: tuple[int, int, int] | None, kind: str, weight: float, why: str, tmp_path: Path
) -> None:
    baidoa = Where("بيدوا", 3.11, 43.65, "point", "SO", "geonames:64536")
    tallies = (tally("killed", counts),) if counts else ()
    mode = "arrest" if kind == "COERCE" else None
    one = replace(incident("i", kind, *tallies, when=days("2023-05-04"), place=baidoa), mode=mode)
    case = replace(next(cases(Chosen(kept(tmp_path / "archive", varied())))), incident=one)
    pair = weigh(told(), ours(case))
    assert pair is not None
    # The same day, the same place by its name in English.
    assert pair.weight == 3.0 + 4.0 + weight
    assert why in pair.why


def test_airwars_cells_as_its_pages_have_them(tmp_path: Path) -> None:
    path = tmp_path / "airwars.csv"
    path.write_text(
        'code,date,place_en,civilian_deaths_min,civilian_deaths_max\nX1,"May 4, 2023",Baidoa,1\u20133,\nX2,4 May 2023,Baidoa,2,5\n',
        encoding="utf-8",
    )
    found = outside(path)
    assert [(o.when, o.low, o.high) for o in found] == [(days("2023-05-04"), 1, 3), (days("2023-05-04"), 2, 5)]


def test_each_record_has_one_partner(archive: Archive) -> None:
    clash = [ours(case) for case in cases(Chosen(archive)) if case.incident.id == "v-clash"]
    found = lines([told(id="a", best=40, low=40, high=40), told(id="b")], clash)
    assert [(line.status, line.theirs.id) for line in found if line.theirs] == [(THEIRS, "a"), (AGREE, "b")]


def test_dozens_agree_with_any_number_of_dozens(archive: Archive) -> None:
    dozens = [ours(case) for case in cases(Chosen(archive)) if case.incident.id == "v-dozens"]
    at = {"lat": 2.04, "lon": 45.34, "when": days("2023-05-20")}
    assert [line.status for line in lines([told(**at, low=30, best=30, high=30)], dozens)] == [AGREE]
    assert [line.status for line in lines([told(**at, low=300, best=300, high=300)], dozens)] == [DIFFER]


def test_parties_of_one_country_weigh_more(archive: Archive) -> None:
    clash = next(ours(case) for case in cases(Chosen(archive)) if case.incident.id == "v-clash")
    plain, named = weigh(told(), clash), weigh(told(actors=("Military Forces of Somalia",)), clash)
    assert plain is not None
    assert named is not None
    assert named.weight > plain.weight


def test_kilometres() -> None:
    assert round(apart_km((0, 0), (0, 1)), 1) == 111.2


def test_the_command_writes_lines_or_a_table(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, table = tmp_path / "theirs.csv", tmp_path / "table.csv"
    path.write_text(ACLED.format(dead=9), encoding="utf-8")
    assert main(["compare", str(path), "-a", str(archive.path)]) == 0
    shown = capsys.readouterr()
    assert "v-clash" in shown.out
    assert "2 agree, 0 differ, 1 theirs alone" in shown.err
    assert main(["compare", str(path), "-a", str(archive.path), "-o", str(table)]) == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["status"] for r in rows[:3]] == [AGREE, AGREE, THEIRS]
    assert {r["status"] for r in rows[3:]} == {OURS}
    assert main(["compare", str(tmp_path / "none.csv"), "-a", str(archive.path)]) == 2


def test_what_others_wrote_cannot_steer_the_terminal(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(ACLED.format(dead=9).replace("Garissa", "Gar\x1b[2Jissa"), encoding="utf-8")
    assert main(["compare", str(path), "-a", str(archive.path)]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_place_far_off_differs(archive: Archive) -> None:
    one = incident("i", "ASSAULT", tally("killed", (9, 9, 9)), actors=actors(("الجيش الصومالي", "actor")),
                   place=Where("بيدوا", 3.11, 43.65, "point", "SO", "geonames:64536"))  # fmt: skip
    case = next(cases(Chosen(archive)))
    mine = ours(type(case)(one, case.told, case.kind, case.group))
    found = lines([told(lat=3.45, actors=("Somalia",))], [mine])
    assert (found[0].status, found[0].differs) == (DIFFER, ("place",))


STRIKE = """event_id_cnty,event_date,event_type,sub_event_type,actor1,inter1,actor2,inter2,location,latitude,longitude,fatalities
S1,2023-05-04,{event},x,{actor1},{inter1},{actor2},{inter2},Baidoa,3.30,43.65,9
"""
SHABAAB, CIVILIANS = ("Al Shabaab", "Rebel group"), ("Civilians (Somalia)", "Civilians")
FORCES = ("Military Forces of Somalia (2022-)", "State forces")


@pytest.mark.parametrize(
    ("event", "first", "second", "who", "differs"),
    [
        ("Violence against civilians", SHABAAB, CIVILIANS, "الجيش الصومالي", True),
        ("Violence against civilians", FORCES, CIVILIANS, "الجيش الصومالي", False),
        ("Violence against civilians", FORCES, CIVILIANS, "حركة الشباب", True),
        ("Violence against civilians", ("Al Shabaab", "2"), CIVILIANS, "الجيش الصومالي", True),
        ("Violence against civilians", ("Unidentified Armed Group (Somalia)", "Political militia"), CIVILIANS, "الجيش الصومالي", False),
        ("Explosions/Remote violence", SHABAAB, FORCES, "الجيش الصومالي", True),
        ("Explosions/Remote violence", ("Military Forces of Kenya", "External/Other forces"), SHABAAB, "الجيش الصومالي", True),
        ("Battles", SHABAAB, FORCES, "الجيش الصومالي", False),
        ("Violence against civilians", SHABAAB, CIVILIANS, "مسلحون مجهولون", False),
        ("Violence against civilians", SHABAAB, CIVILIANS, None, False),
    ],
)  # fmt: skip
def test_opposite_doers_differ(
    event: str,
    first: tuple[str, str],
    second: tuple[str, str],
    who: str | None,
    differs: bool,
    archive: Archive,
    tmp_path: Path,
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(
        STRIKE.format(event=event, actor1=first[0], inter1=first[1], actor2=second[0], inter2=second[1]),
        encoding="utf-8",
    )
    parties = actors((who, "actor")) if who else ()
    baidoa = Where("بيدوا", 3.11, 43.65, "point", "SO", "geonames:64536")
    one = incident("i", "ASSAULT", tally("killed", (9, 9, 9)), actors=parties, place=baidoa)
    mine = ours(replace(next(cases(Chosen(archive))), incident=one))
    [line] = lines(outside(path), [mine])
    assert line.differs == (("who acts",) if differs else ())
    shown = in_lines([line])
    assert "21 km apart" in shown
    assert all(name in shown for name in (first[0], who or ""))


@pytest.mark.parametrize("text", ["", "event_id_cnty,event_date\n"])
def test_a_file_without_rows_is_an_error(text: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KhabarError, match="there is no row in it"):
        outside(path)
