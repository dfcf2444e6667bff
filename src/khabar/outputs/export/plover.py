"""PLOVER events as JSON Lines: an object an incident of which an event and its day are told. Fields: docs/exports/plover.md.

Source: PLOVER manual (record, entity, location, size and citation objects)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.iris import told, write_lines
from khabar.outputs.export.parties import Party
from khabar.outputs.export.spots import spot
from khabar.outputs.export.tolls import INJURED, KILLED, whole
from khabar.record import Incident, plain

CODER, CODEBOOK = "khabar", "plover"


def write(chosen: Chosen, out: Path) -> int:
    """Write the events; gives how many there are."""
    return write_lines(out, (_event(case) for case in dated_events(chosen)))


def dated_events(chosen: Chosen) -> Iterator[Case]:
    """The incidents that event data have room for: an event is told, and its day. The others are counted as left out."""
    for case in cases(chosen):
        if not case.incident.type:
            chosen.leave("harm is told, but no event")
        elif case.incident.when is None:
            chosen.leave("no report tells the day")
        else:
            yield case


def _event(case: Case) -> dict[str, Any]:
    i, kind, parties = case.incident, case.kind, case.sides
    first, last = (day.isoformat() for day in i.when) if i.when else ("", "")
    return {
        "id": i.id,
        "date": first,
        "actor": _entities(parties.actors),
        "event": [i.type],
        **told(
            has_event=True, enddate=last if last != first else None, recipient=_entities(parties.recipients), event_loc=_location(i),
            event_text=i.title, quad_code=int(kind.quad) if kind.quad else None,
            event_scale=float(kind.goldstein) if kind.goldstein else None, mode=[i.mode] if i.mode else [],
            context=[kind.context] if kind.context else [], size=_size(i), link=i.story, cite_info=_citations(case), coder=CODER,
            codebook=CODEBOOK, comment=f"{i.grade}: {i.grade_reason}",
        ),
    }  # fmt: skip


def _entities(parties: Iterable[Party]) -> list[dict[str, Any]]:
    return [told(code=p.country.iso3, sector=p.sector, entity_text=p.name) for p in parties]


def _location(i: Incident) -> dict[str, Any] | None:
    place = spot(i.place)
    found = told(
        extracted_place=place.name, resolved_place=place.english if place.lat is not None else None,
        geonameid=int(place.geonames) if place.geonames else None, lat=place.lat, lon=place.lon,
        city=place.english if place.geonames else None, district=place.admin2, province=place.admin1,
        country=place.country.name, country_code=place.country.iso,
    )  # fmt: skip
    return found or None


def _size(i: Incident) -> dict[str, Any] | None:
    counted = {
        name: whole(i, measure) for name, measure in (("dead", KILLED), ("injured", INJURED), ("arrested", "detained"))
    }
    return told(**{name: plain(tally.best) for name, tally in counted.items() if tally is not None}) or None


def _citations(case: Case) -> list[dict[str, Any]]:
    """A citation a report, in the order in which they came out."""
    found = []
    for t in case.told:
        report = case.reports.get(t.id)
        url, language = (report.url, report.language) if report else (None, None)
        found.append(told(citation=t.id, url=url, title=t.title, language=language, publication=t.outlet))
    return found
