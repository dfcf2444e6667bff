"""Airwars-like assessments: a row an incident in which people are harmed. Rules and limits: docs/exports/airwars.md.

Source: Airwars, Methodology (least and most of those killed and injured, grades, belligerents, status of strikes)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.codes import rows
from khabar.outputs.export.parties import Party, Sides
from khabar.outputs.export.sheets import Cell, degrees, write_csv
from khabar.outputs.export.spots import spot
from khabar.outputs.export.tolls import INJURED, KILLED, Ends, civilians, holding, least_and_most, subset
from khabar.record import Incident

COLUMNS = (
    "id", "date", "date_end", "country", "country_iso", "admin1", "admin2", "location", "location_en", "latitude", "longitude",
    "geolocation_precision", "belligerents", "belligerent_type", "targets", "strike_type", "strike_status", "civilians_killed_min",
    "civilians_killed_max", "children_killed_min", "children_killed_max", "women_killed_min", "women_killed_max", "men_killed_min",
    "men_killed_max", "civilians_injured_min", "civilians_injured_max", "children_injured_min", "children_injured_max",
    "women_injured_min", "women_injured_max", "men_injured_min", "men_injured_max", "combatants_killed_min", "combatants_killed_max",
    "grade", "grade_ar", "grade_reason", "independent_sources", "sources", "source_urls", "title", "remarks",
)  # fmt: skip
_HARMS = (KILLED, INJURED)


def write(chosen: Chosen, out: Path) -> int:
    """Write the assessments; gives how many rows there are."""
    return write_csv(out, [COLUMNS], _rows(chosen))


def _rows(chosen: Chosen) -> Iterator[Sequence[Cell]]:
    for case in cases(chosen):
        if any(t.measure in _HARMS for t in case.incident.tallies):
            yield _row(case)
        else:
            chosen.leave("no report tells of anybody killed or injured")


def _row(case: Case) -> Sequence[Cell]:
    incident, place, parties = case.incident, spot(case.incident.place), case.sides
    start, end = (day.isoformat() for day in incident.when) if incident.when else (None, None)
    # Whoever is named as a person is no belligerent, nor is who reports.
    belligerents = [p for p in parties.actors if p.sort not in ("person", "media")]
    grade = _grades()[incident.grade]
    harm, remarks = _harm(incident, parties)
    return (
        incident.id, start, end, place.country.name, place.country.iso, place.admin1, place.admin2, place.name,
        place.english if place.english != place.name else "", degrees(place.lat), degrees(place.lon),
        place.extent, "; ".join(p.english for p in belligerents), _declared(incident, belligerents),
        "; ".join(p.english for p in parties.recipients), incident.mode or "", grade["status"], *harm,
        *least_and_most(subset(incident, KILLED, "military")), grade["label"], grade["arabic"], incident.grade_reason,
        max((t.independent for t in incident.tallies if t.measure in _HARMS), default=0), "; ".join(case.outlets), "; ".join(case.urls),
        incident.title, "; ".join(remarks),
    )  # fmt: skip


def _harm(incident: Incident, parties: Sides) -> tuple[list[Cell], list[str]]:
    """The cells of those killed and injured, and what is said of numbers that were made to hold their parts."""
    cells: list[Cell] = []
    remarks: list[str] = []
    for measure in _HARMS:
        parts = [least_and_most(subset(incident, measure, of)) for of in ("children", "women", "men")]
        told = _civilians(incident, parties, measure)
        ends = holding(told, parts)
        if ends != told:
            of_all = (
                "nobody counts all civilians"
                if told == (None, None)
                else f"civilians {measure} told: {told[0]} to {told[1]}"
            )
            remarks.append(f"{of_all}; the parts told come to {ends[0]} at least")
        cells += [cell for pair in (ends, *parts) for cell in pair]
    return cells, remarks


def _civilians(incident: Incident, parties: Sides, measure: str) -> Ends:
    # Of a fight of armed parties, those are civilians alone who are told as such.
    told = least_and_most(subset(incident, measure, "civilians"))
    return told if parties.against == "armed" else civilians(incident, measure)


def _declared(incident: Incident, belligerents: Sequence[Party]) -> str:
    """How far the belligerents are known: `Declared` where one says so itself, else `Suspected`; nothing where nobody is told."""
    return ("Declared" if incident.grade == "confirmed" else "Suspected") if belligerents else ""


@cache
def _grades() -> dict[str, dict[str, str]]:
    return {row["grade"]: row for row in rows("airwars_grades")}
