"""IPTC ninjs 1.5: a news object a report, one a line, with the persons, bodies, places and incidents that it tells of. Fields:
docs/exports/ninjs.md.

Source: ninjs JSON Schema 1.5 (IPTC, CC BY 4.0), which admits no other fields and requires `uri` alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.model import Report
from khabar.outputs.export.chosen import Chosen, Group
from khabar.outputs.export.iris import address, iri, told, write_lines
from khabar.outputs.export.sheets import degrees
from khabar.record import Copy, Entity, Incident, originals

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_1.5.json"
_PROFILE = "text-only"


def write(chosen: Chosen, out: Path) -> int:
    """Write the news objects; gives how many there are."""
    return write_lines(out, (one for group in chosen.groups(texts=True) for one in _objects(group)))


def _objects(group: Group) -> Iterator[dict[str, Any]]:
    named: dict[str, list[Entity]] = {}
    for entity in group.record.entities:
        for name in entity.reports:
            named.setdefault(name, []).append(entity)
    telling: dict[str, list[Incident]] = {}
    for incident in group.record.incidents:
        for name in incident.reports:
            telling.setdefault(name, []).append(incident)
    copied = originals(group.record.copies)
    for t in group.record.reports:
        report = group.reports.get(t.id)
        mine, copies = named.get(t.id, []), copied.get(t.id, [])
        yield {
            "$standard": {"name": "ninjs", "version": "1.5", "schema": SCHEMA},
            "uri": address(report, t.id),
            **told(
                type="text", mimetype="text/plain", representationtype="complete", profile=_PROFILE, pubstatus="usable",
                # Where the day alone is known a time would be invented, so that it stands as a note.
                ednote=_note(t.published.isoformat() if t.published else None, t.basis, t.reason) if not _at(report) else None,
                versioncreated=_at(report), byline=report.author if report else None,
                language=report.language if report else None, headline=t.title, infosource=_sources(t.outlet, report, copies),
                person=[told(name=e.key, rel="mentions") for e in mine if e.kind == "person"],
                organisation=[told(name=e.key, rel="mentions") for e in mine if e.kind in ("organization", "group")],
                place=[_place(e) for e in mine if e.kind == "place"], event=[_event(i) for i in telling.get(t.id, ())],
                subject=[told(name=i.type, scheme=iri("scheme", "plover"), code=i.type) for i in _kinds(telling.get(t.id, ()))],
                altids={"khabar": t.id}, charcount=len(report.text) if report else None, body_text=report.text if report else None,
            ),
        }  # fmt: skip


def _note(day: str | None, basis: str, reason: str) -> str:
    if day is None:
        return "no day of publication is known"
    return f"published {day} ({basis}{f': {reason}' if reason else ''}); the hour is not known"


def _at(report: Report | None) -> str | None:
    return report.at.isoformat() if report is not None and report.at else None


def _sources(outlet: str | None, report: Report | None, copies: list[Copy]) -> list[dict[str, str]]:
    found = [{"name": outlet, "rel": "publisher"}] if outlet else []
    found += [{"name": report.agency, "rel": "agency"}] if report is not None and report.agency else []
    return [*found, *({"name": iri("report", c.original), "rel": "original"} for c in copies[:1])]


def _place(e: Entity) -> dict[str, Any]:
    place, ids = e.place, e.same_as or ""
    at = place is not None and place.lat is not None and place.lon is not None
    return told(
        name=e.key, rel="mentions", scheme="https://www.geonames.org/" if ids.startswith("geonames:") else None,
        code=ids.removeprefix("geonames:") if ids.startswith("geonames:") else None,
        geometry_geojson={"type": "Point", "coordinates": [degrees(place.lon), degrees(place.lat)]} if at and place else None,
    )  # fmt: skip


def _event(i: Incident) -> dict[str, Any]:
    return told(name=i.title, rel="about", scheme=iri("scheme", "incident"), code=i.id)


def _kinds(incidents: Any) -> list[Incident]:
    """One incident of each type, by type."""
    found: dict[str, Incident] = {i.type: i for i in incidents if i.type}
    return [found[kind] for kind in sorted(found)]
