"""POLECAT: a row an incident of which an event and its day are told, 40 tab-separated columns. Columns: docs/exports/polecat.md.

Source: POLECAT's yearly files (column names) and the PLOVER manual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.outputs.export.chosen import Case, Chosen
from khabar.outputs.export.parties import Party
from khabar.outputs.export.plover import dated_events
from khabar.outputs.export.sheets import Cell, degrees, tabbed
from khabar.outputs.export.spots import spot

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country", "Actor COW",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
# GeoNames' feature codes of what the gazetteer holds: populated places, first-level divisions, countries.
_FEATURES = {"point": "PPL", "first": "ADM1", "country": "PCLI"}
_KINDS = ("person", "organization", "place")
VERSION = "khabar"


def write(chosen: Chosen, out: Path) -> int:
    """Write the events; gives how many rows there are."""
    count = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.write("\t".join(COLUMNS) + "\n")
        for row in _rows(chosen):
            file.write(tabbed(row))
            count += 1
    return count


def _rows(chosen: Chosen) -> Iterator[Sequence[Cell]]:
    for case in dated_events(chosen):
        yield _row(case)


def _row(case: Case) -> Sequence[Cell]:
    i, kind, place, parties = case.incident, case.kind, spot(case.incident.place), case.sides
    day = i.when[0].isoformat() if i.when else ""
    told = [_joined(case.group.named([t.id for t in case.told], k)) for k in _KINDS]
    feature = _FEATURES.get(place.extent, "") if place.geonames or place.extent != "point" else ""
    languages = sorted({case.reports[t.id].language for t in case.told if t.id in case.reports})
    return (
        i.id, day, i.type, i.mode or "", kind.goldstein, kind.quad, kind.context, *_party(parties.actors), *_party(parties.recipients),
        place.english if place.lat is not None else "", place.english if place.geonames else "", place.admin2, place.admin1,
        place.country.iso3, degrees(place.lat), degrees(place.lon), place.geonames, place.name, feature,
        _joined(case.outlets), next((t.published.isoformat() for t in case.told if t.published), ""), *told, _joined(languages), VERSION,
    )  # fmt: skip


def _party(parties: Sequence[Party]) -> Sequence[str]:
    """Name, country, number, first sector, all sectors, title, raw name and Wikipedia id of parties, several joined by `;`."""
    names = _joined([p.name for p in parties])
    sectors = [p.sector for p in parties if p.sector]
    return (names, _joined([p.country.iso3 for p in parties if p.country.iso3]), _joined([p.country.cow for p in parties if p.country.cow]),
            sectors[0] if sectors else "", _joined(sectors), "", names, "")  # fmt: skip


def _joined(values: Sequence[str]) -> str:
    return ";".join(dict.fromkeys(values))
