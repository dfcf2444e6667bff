"""The rules of those who record events and casualties: numbers, precision, types and sides, on incidents written by hand."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from export_archive import actors, days, examples, incident, kept, tally, varied

from khabar.inflection import feminine
from khabar.language import table
from khabar.outputs.export import acled, airwars, ucdp
from khabar.outputs.export.chosen import Chosen
from khabar.outputs.export.codes import NO_COUNTRY, rows
from khabar.outputs.export.days import date_prec, dated, stretch
from khabar.outputs.export.parties import party, sides
from khabar.outputs.export.spots import spot
from khabar.outputs.export.tolls import deaths, fatalities
from khabar.record import Where
from khabar.tell.voices import state_of


@cache
def exported(form: str, folder: Path) -> dict[str, dict[str, str]]:
    """The rows of a format by id."""
    module = {"acled": acled, "ucdp": ucdp, "airwars": airwars}[form]
    module.write(Chosen(examples(folder / form)), folder / f"{form}.csv")
    with (folder / f"{form}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return {row.get("event_id_cnty") or row["id"]: row for row in found}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rules")


def row(form: str, name: str, folder: Path) -> dict[str, str]:
    return next(r for key, r in exported(form, folder).items() if key.endswith(name))


ACLED = (
    ("v-dozens", {"fatalities": "12", "event_date": "2023-05-16", "time_precision": "3", "sub_event_type": "Suicide bomb"}),
    ("v-several", {"fatalities": "3", "actor1": "Unidentified Armed Group (Sudan)", "inter1": "Political militia"}),
    ("v-several-war", {"fatalities": "10", "inter1": "State forces", "actor2": ""}),
    ("v-casualties", {"fatalities": "0", "time_precision": "2", "event_date": "2023-05-04"}),
    ("v-protest", {"fatalities": "0", "sub_event_type": "Peaceful protest", "interaction": "Protesters only"}),
    ("v-shot-at", {"sub_event_type": "Excessive force against protesters", "disorder_type": "Political violence; Demonstrations",
                   "interaction": "State forces-Protesters", "civilian_targeting": "Civilian targeting"}),
    ("v-arrest", {"event_type": "Strategic developments", "sub_event_type": "Arrests", "admin1": "Khartoum", "iso": "729"}),
    ("v-truce", {"sub_event_type": "Agreement", "interaction": "State forces-Rebel group", "civilian_targeting": ""}),
    ("v-sea", {"event_date": "", "year": "", "time_precision": "", "country": "", "geo_precision": "3", "fatalities": "0"}),
    ("v-region", {"fatalities": "3", "inter1": "External/Other forces", "geo_precision": "3", "actor2": "Civilians (Syria)"}),
    ("v-country", {"fatalities": "120", "geo_precision": "3", "time_precision": "3", "event_date": "2023-07-02"}),
    ("v-shelled", {"fatalities": "7", "sub_event_type": "Shelling/artillery/missile attack", "geo_precision": "1"}),
    ("v-nowhere", {"location": "مزرعة الوادي", "latitude": "", "country": "", "sub_event_type": "Looting/property destruction"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "cells"), ACLED, ids=[name for name, _ in ACLED])
def test_acled(name: str, cells: dict[str, str], folder: Path) -> None:
    found = row("acled", name, folder)
    assert {column: found[column] for column in cells} == cells


def test_acled_divides_a_total_of_days_and_says_so(folder: Path) -> None:
    parts = [row("acled", f"v-clash-{k}", folder) for k in (1, 2, 3)]
    assert [(p["event_date"], p["fatalities"]) for p in parts] == [
        ("2023-05-04", "3"),
        ("2023-05-05", "3"),
        ("2023-05-06", "3"),
    ]
    assert all("9 told for 3 days" in p["notes"] for p in parts)


def test_the_days_of_one_strike_are_not_divided(folder: Path) -> None:
    from khabar.outputs.export.acled import Event, _days
    from khabar.outputs.export.chosen import Chosen, cases

    case = next(cases(Chosen(examples(folder / "strike"))))
    strike = replace(case.incident, when=days("2023-05-04", "2023-05-06"))
    told = replace(case, incident=strike)
    toll = fatalities(strike, True)
    event = Event(
        told, ("Explosions/Remote violence", "Air/drone strike"), sides(strike), spot(strike.place), toll, (told,)
    )
    assert len(list(_days(event))) == 1
    assert len(list(_days(replace(event, types=("Battles", "Armed clash"))))) == 3


def test_acled_makes_one_event_of_several_tactics(folder: Path) -> None:
    found = exported("acled", folder)
    assert found
    assert not any(key.endswith("v-fought") for key in found)


def test_acled_leaves_out_aid(folder: Path) -> None:
    found = exported("acled", folder)
    assert found
    assert not any(key.endswith("v-aid") for key in found)


@pytest.mark.parametrize(
    ("struck", "beside"),
    [
        ((), ""),
        (("سليم ثابت",), ""),
        (("نقابة الصحفيين", "سليم ثابت"), "نقابة الصحفيين"),
        (("منظمة أطباء بلا حدود",), "Doctors without Borders"),
        (("مستشفى النور",), "مستشفى النور"),
    ],
)
def test_who_bears_no_arms_is_struck_as_civilians(struck: tuple[str, ...], beside: str, tmp_path: Path) -> None:
    record, reports = varied()
    parties = actors(("الجيش السوداني", "actor"), *((name, "recipient") for name in struck))
    dead = (tally("killed", (4, 4, 4)), tally("killed", (4, 4, 4), "civilians"))
    one = incident("v-one", "ASSAULT drone", *dead, actors=parties)
    acled.write(Chosen(kept(tmp_path / "a", (replace(record, incidents=(one,)), reports))), tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        [found] = csv.DictReader(file)
    assert (found["actor2"], found["inter2"], found["interaction"]) == (
        "Civilians (Sudan)",
        "Civilians",
        "State forces-Civilians",
    )
    assert (found["sub_event_type"], found["civilian_targeting"]) == ("Air/drone strike", "Civilian targeting")
    assert found["assoc_actor_2"] == beside


def test_acled_has_all_sub_event_types_once() -> None:
    known = [(r["event_type"], r["sub_event_type"]) for r in rows("acled_events")]
    assert len(known) == len(set(known)) == 25
    assert len({event for event, _ in known}) == 6
    assert {(r["event_type"], r["sub_event_type"]) for r in rows("acled_types")} <= set(known)


@pytest.mark.parametrize(
    ("tallies", "war", "number"),
    [
        ((tally("killed", (5, 8, 11)),), False, 5),
        ((tally("killed", None, order=10),), True, 12),
        ((tally("killed", None, order=100),), True, 100),
        ((tally("killed", None, order=5),), True, 10),
        ((tally("killed", None, order=5),), False, 3),
        ((tally("casualties", (50, 50, 50)), tally("injured", (4, 4, 4))), True, 0),
        ((tally("killed", (2, 2, 2), "women"), tally("killed", (6, 6, 6), "children")), False, 6),
        ((tally("killed", (4, 4, 4), None, "أ", side_only=True), tally("killed", (9, 9, 12))), False, 9),
    ],
)
def test_fatalities_by_the_rule_of_acled(tallies: tuple, war: bool, number: int) -> None:
    assert fatalities(incident("i", "ASSAULT", *tallies), war).number == number


UCDP = (
    ("v-clash", {"type_of_violence": "1", "side_a": "Somali army", "side_b": "Al Shabaab", "deaths_a": "5", "deaths_b": "4",
                 "best": "9", "high": "14", "low": "9", "date_prec": "2", "event_clarity": "2", "where_prec": "1",
                 "gwnoa": "520", "gwnob": ""}),
    ("v-dozens", {"type_of_violence": "3", "side_b": "Civilians", "best": "10", "low": "10", "date_prec": "4", "deaths_unknown": "10"}),
    ("v-region", {"type_of_violence": "3", "deaths_civilians": "1", "deaths_unknown": "3", "best": "4", "high": "6", "low": "3",
                  "where_prec": "4", "event_clarity": "1", "adm_1": "Aleppo"}),
    ("v-country", {"type_of_violence": "", "where_prec": "6", "date_prec": "5", "deaths_civilians": "30", "deaths_unknown": "90"}),
    ("v-shot-at", {"source_original": "وزارة الصحة", "source_office": "رويترز", "source_date": "2023-05-05"}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "cells"), UCDP, ids=[name for name, _ in UCDP])
def test_ucdp(name: str, cells: dict[str, str], folder: Path) -> None:
    found = row("ucdp", name, folder)
    assert {column: found[column] for column in cells} == cells


def test_ucdp_sums_are_whole_and_events_without_death_are_left_out(folder: Path) -> None:
    found = exported("ucdp", folder)
    assert not any(name.endswith(("v-protest", "v-sea", "v-casualties")) for name in found)
    for one in found.values():
        parts = sum(int(one[f"deaths_{part}"]) for part in ("a", "b", "civilians", "unknown"))
        assert parts == int(one["best"])
        assert int(one["low"]) <= int(one["best"]) <= int(one["high"])


def test_parts_never_exceed_the_best_figure() -> None:
    counted = (
        tally("killed", (6, 6, 6)),
        tally("killed", (5, 5, 5), "civilians"),
        tally("killed", (4, 4, 4), "military", "الجيش الكيني"),
    )
    found = deaths(incident("i", "ASSAULT", *counted), party("الجيش الكيني"), None)
    assert found is not None
    assert (found.a, found.b, found.civilians, found.unknown, found.best) == (1, 0, 5, 0, 6)


AIRWARS = (
    ("v-region", {"civilians_killed_min": "3", "civilians_killed_max": "6", "children_killed_min": "1", "civilians_injured_max": "20",
                  "men_killed_min": "", "grade": "Confirmed", "grade_ar": "مؤكدة", "strike_status": "Declared strike",
                  "belligerent_type": "Declared"}),
    ("v-clash", {"civilians_killed_min": "", "combatants_killed_min": "5", "strike_status": "Single source claim",
                 "belligerent_type": "Suspected"}),
    ("v-country", {"women_killed_max": "30", "civilians_killed_min": "120", "belligerent_type": ""}),
    ("v-sea", {"grade": "Discounted", "grade_ar": "غير محتسبة", "strike_status": "", "date": ""}),
)  # fmt: skip


@pytest.mark.parametrize(("name", "cells"), AIRWARS, ids=[name for name, _ in AIRWARS])
def test_airwars(name: str, cells: dict[str, str], folder: Path) -> None:
    found = row("airwars", name, folder)
    assert {column: found[column] for column in cells} == cells


@pytest.mark.parametrize(
    ("name", "sort", "land"),
    [
        ("الجيش الكيني", "army", "KE"), ("قوات الدعم السريع", "armed_group", "SD"), ("حركة الشباب", "armed_group", "SO"),
        ("مسلحون مجهولون", "gunmen", ""), ("الشرطة العراقية", "police", "IQ"), ("وزارة الصحة السودانية", "ministry", "SD"),
        ("حكومة كولومبيا", "government", "CO"), ("المتظاهرون", "protesters", ""), ("مشاغبون", "rioters", ""), ("القبائل", "communal", ""),
        ("نازحون", "refugees", ""), ("تلاميذ", "civilians", ""), ("قرويون", "civilians", ""), ("الجيش", "army", ""),
        ("الإدارة", "state", ""), ("قوات الحكومة", "army", ""), ("قوات النظام", "army", ""), ("قوات حكومية", "army", ""),
        ("الميليشيات الإيرانية", "armed_group", "IR"),
        ("الأمم المتحدة", "international", ""), ("القوات المسلحة الكونغولية", "army", ""), ("رويترز", "media", "GB"), ("شيء آخر", "", ""),
    ],
)  # fmt: skip
def test_parties_are_sorted_by_their_names(name: str, sort: str, land: str) -> None:
    assert (party(name).sort, party(name).country.iso) == (sort, land)


@pytest.mark.parametrize(
    ("told", "first", "second"),
    [
        # The forces and the government of a state are one side.
        ((("الحكومة الكينية", "actor"), ("الجيش الكيني", "recipient")), "الحكومة الكينية", None),
        ((("الجيش الكيني", "actor"), ("الشرطة الكينية", "recipient"), ("حركة الشباب", "recipient")), "الجيش الكيني", "حركة الشباب"),
        ((("الجيش الكيني", "actor"), ("الجيش الصومالي", "recipient")), "الجيش الكيني", "الجيش الصومالي"),
        # The arm with which one strikes is not struck.
        ((("الجيش الكيني", "actor"), ("المدفعية", "recipient"), ("حركة الشباب", "recipient")), "الجيش الكيني", "حركة الشباب"),
        # Two that are told by one word are both sides.
        ((("فصيلان مسلحان", "actor"), ("فصيلان مسلحان", "recipient"), ("المدنيون", "recipient")), "فصيلان مسلحان", "فصيلان مسلحان"),
        # Persons and those who report stand back.
        ((("رويترز", "actor"), ("حركة الشباب", "actor")), "حركة الشباب", "رويترز"),
        ((("سامي الوادي", "actor"), ("حركة الشباب", "actor")), "حركة الشباب", "سامي الوادي"),
        ((("سامي الوادي", "recipient"), ("تلاميذ", "recipient"), ("حركة الشباب", "actor")), "حركة الشباب", "تلاميذ"),
    ],
)  # fmt: skip
def test_which_two_parties_stand_for_an_incident(
    told: tuple[tuple[str, str], ...], first: str, second: str | None
) -> None:
    found = sides(incident("i", "ASSAULT", actors=actors(*told)), frozenset({"سامي الوادي"}))
    assert (found.first and found.first.name, found.second and found.second.name) == (first, second)


@pytest.mark.parametrize(
    ("told", "side_a", "side_b"),
    [
        ((("حركة الشباب", "actor"), ("سامي الوادي", "recipient")), "حركة الشباب", None),
        ((("تلاميذ", "actor"),), None, "تلاميذ"),
        ((("رويترز", "actor"), ("نازحون", "recipient")), None, "نازحون"),
    ],
)
def test_who_is_no_side_of_a_dyad(told: tuple[tuple[str, str], ...], side_a: str | None, side_b: str | None) -> None:
    found = sides(incident("i", "ASSAULT", actors=actors(*told)), frozenset({"سامي الوادي"}))
    kind, one, other = ucdp.violence(found)
    assert (kind, one and one.name, other and other.name) == (None, side_a, side_b)


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        (Where("منبج", 36.53, 37.95, "point", "SY", "geonames:167357"), ("Manbij", "Manbij", "Aleppo", "point")),
        (Where("خان يونس", 31.34, 34.31, "region", "PS"), ("Khan Yunis", "Khan Yunis", "Gaza Strip", "second")),
        (Where("خان يونس", 31.34, 34.3, "point", "PS", "geonames:281124"), ("Khan Yunis", "Khan Yunis", "Gaza Strip", "point")),
        (Where("دمشق", 33.51, 36.29, "region", "SY"), ("Damascus", "", "Damascus", "first")),
        (Where("بنغازي", 32.11, 20.07, "region", "LY"), ("Banghazi", "", "Banghazi", "first")),
        (Where("الرطبة (العراق)", 33.04, 40.28, "point", "IQ"), ("الرطبة", "", "", "point")),
        (Where("السودان", 15.0, 30.0, "country", "SD"), ("Sudan", "", "", "country")),
    ],
)  # fmt: skip
def test_divisions_and_english_names_of_places(place: Where, cells: tuple[str, str, str, str]) -> None:
    found = spot(place)
    assert (found.english, found.admin2, found.admin1, found.extent) == cells


def test_a_state_abroad_is_an_external_force() -> None:
    kenya = party("الجيش الكيني")
    assert kenya.inter(kenya.country) == "State forces"
    assert kenya.inter(party("الجيش الصومالي").country) == "External/Other forces"


def test_two_groups_told_by_one_word_are_a_dyad() -> None:
    found = sides(incident("i", "ASSAULT", actors=actors(("فصيلان مسلحان", "actor"), ("فصيلان مسلحان", "recipient"))))
    kind, side_a, side_b = ucdp.violence(found)
    assert (kind, side_a and side_a.name, side_b and side_b.name) == (2, "فصيلان مسلحان", "فصيلان مسلحان")


@pytest.mark.parametrize(
    ("named", "against"),
    [
        ((("الجيش الكيني", "actor"), ("حركة الشباب", "recipient"), ("المدنيون", "recipient")), "armed"),
        ((("الجيش الكيني", "actor"), ("تلاميذ", "recipient")), "civilians"),
        ((("الجيش الكيني", "actor"), ("حركة الشباب", "actor")), "armed"),
        ((("الجيش الكيني", "actor"),), ""),
        ((("قبيلتان", "actor"), ("قبيلتان", "recipient"), ("المدنيون", "recipient")), "armed"),
    ],
)
def test_against_whom(named: tuple[tuple[str, str], ...], against: str) -> None:
    assert sides(incident("i", "ASSAULT", actors=actors(*named))).against == against


@pytest.mark.parametrize(
    ("when", "day", "precision", "code", "divided"),
    [
        (days("2022-03-09"), "2022-03-09", 1, 1, 1),
        (days("2022-03-09", "2022-03-10"), "2022-03-09", 2, 2, 1),
        (days("2022-03-09", "2022-03-12"), "2022-03-11", 2, 2, 4),
        (days("2022-03-07", "2022-03-13"), "2022-03-10", 2, 3, 1),
        (days("2022-02-01", "2022-02-28"), "2022-02-15", 3, 4, 1),
        (days("2022-02-05", "2022-02-18"), "2022-02-12", 3, 4, 14),
        (days("2022-02-11", "2022-02-20"), "2022-02-16", 3, 4, 1),
        (days("2022-03-21", "2022-03-31"), "2022-03-26", 3, 4, 1),
        (days("2022-01-01", "2022-12-31"), "2022-07-02", 3, 5, 1),
        (days("2020-01-01", "2022-12-31"), "2021-07-02", 3, None, 1),
    ],
)
def test_days(when: tuple[date, date], day: str, precision: int, code: int | None, divided: int) -> None:
    assert (dated(when).day.isoformat(), dated(when).precision, date_prec(when), stretch(when)) == (
        day,
        precision,
        code,
        divided,
    )


@pytest.mark.parametrize(
    ("place", "extent", "division"),
    [
        (Where("حلب", 36.2, 37.16, "point", "SY", "geonames:170063"), "point", "SY-HL"),
        (Where("حلب", 36.2, 37.16, "region", "SY"), "first", "SY-HL"),
        (Where("قرية", 36.2, 37.2, "point", "SY"), "near", ""),
        (Where("قرية", 36.21, 37.2, "point", "SY"), "point", ""),
        (Where("السودان", 15.55, 32.53, "country", "SD"), "country", ""),
        (Where("البحر الأحمر", 20.0, 38.5, "region", ""), "water", ""),
        (Where("مزرعة"), "", ""),
        (None, "", ""),
    ],
)
def test_spots(place: Where | None, extent: str, division: str) -> None:
    assert (spot(place).extent, spot(place).division.iso) == (extent, division)


def test_what_bears_arms_for_a_state_is_state_forces_whichever_the_state() -> None:
    forces = ("الجيش {m}", "القوات المسلحة {f}", "القوات {f}", "سلاح الجو {m}", "الطيران الحربي {m}", "الشرطة {f}", "قوات الدرك {f}",
              "الحرس الرئاسي {m}", "الحرس الجمهوري {m}", "قوات الأمن {f}", "هيئة الأركان العامة {f}", "المخابرات {f}",
              "جيش {n}", "شرطة {n}")  # fmt: skip
    wrong = []
    for row in table("countries"):
        for adjective in row["adjectives"].split("|") if row["adjectives"] else ():
            words = adjective.strip().split()
            both = len(words) > 1 and words[0].endswith(words[-1][-1])
            # Of adjectives of two words the first is none in some (الجنوب أفريقي), and agrees in others (الكورية الجنوبية).
            m = " ".join(f"ال{w}" if both or not k else w for k, w in enumerate(words))
            f = " ".join(feminine(w) if both or k else w for k, w in enumerate(m.split()))
            f = f if len(words) > 1 else feminine(m)
            for force in forces:
                name = force.format(m=m, f=f, n=row["key"])
                if party(name).inter(NO_COUNTRY) != "State forces":
                    wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("سلاح الجو المالي", "ML"), ("الجيش الكوري الجنوبي", "KR"), ("الشرطة الكورية الشمالية", "KP"), ("جيش جنوب السودان", "SS"),
        ("الحرس الرئاسي اللبناني", "LB"), ("القوات المالية", "ML"), ("الحكومة المالية", "ML"), ("وزارة المالية", ""), ("شرطة لاوس", "LA"),
    ],
)  # fmt: skip
def test_whose_a_force_is(name: str, iso: str) -> None:
    assert party(name).country.iso == iso


def test_the_tables_call_no_army_of_a_state_an_armed_group() -> None:
    bodies = frozenset({"force", "service", "defence"})
    rows_ = [row for row in table("organizations") if row["type"] == "armed_group"]
    assert [row["key"] for row in rows_ if state_of(row["key"], bodies)] == []
