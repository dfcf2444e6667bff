"""GeoJSON (RFC 7946): a feature an incident, without a geometry where no gazetteer holds its place. Columns: docs/exports/geojson.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.iris import told, write_json
from khabar.outputs.export.sheets import degrees
from khabar.outputs.export.spots import spot
from khabar.outputs.export.tolls import INJURED, KILLED, whole
from khabar.record import plain


def write(chosen: Chosen, out: Path) -> int:
    """Write the features; gives how many there are."""
    return write_json(out, '{"type": "FeatureCollection", "features": [', _features(chosen), "]}")


def _features(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for case in cases(chosen):
        place = spot(case.incident.place)
        at = None if place.lat is None else {"type": "Point", "coordinates": [degrees(place.lon), degrees(place.lat)]}
        yield {"type": "Feature", "id": case.incident.id, "geometry": at, "properties": _properties(case)}


def _properties(case: Case) -> dict[str, Any]:
    i, place = case.incident, spot(case.incident.place)
    acting = [a.name for a in i.actors if a.role == "actor"]
    struck = [a.name for a in i.actors if a.role == "recipient" and a.name not in acting]
    numbers = {}
    for measure in (KILLED, INJURED):
        tally = whole(i, measure)
        for end in ("low", "best", "high"):
            numbers[f"{measure}_{end}"] = plain(getattr(tally, end)) if tally else None
    return told(
        title=i.title, type=i.type, mode=i.mode, first=i.when[0].isoformat() if i.when else None,
        last=i.when[1].isoformat() if i.when else None, place=place.name,
        place_en=place.english if place.english != place.name else "", extent=place.extent, country=place.country.iso,
        admin1=place.admin1, admin1_iso=place.division.iso, admin2=place.admin2, actors=acting,
        recipients=struck, **numbers, grade=i.grade, grade_reason=i.grade_reason,
        credibility=i.credibility, outlets=list(case.outlets), sources=list(case.sources), urls=list(case.urls), story=i.story,
    )  # fmt: skip
