"""The record as tables: which there are, their columns and types, and their rows. `docs/exports/tables.md` tells what each column is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from khabar.outputs.export.chosen import Chosen, Group
from khabar.record import Claim, Entity, Incident, Story, Tally, When
from khabar.tell.merging import Sums

# Table → column → type: text, int, float, bool, day (a date), list (of text). Where nobody says, a cell is empty.
TABLES: dict[str, dict[str, str]] = {
    "reports": {
        "id": "text", "story": "text", "incident": "text", "outlet": "text", "url": "text", "language": "text", "published": "day",
        "basis": "text", "reason": "text", "title": "text", "author": "text", "agency": "text", "at": "text",
    },
    "stories": {"id": "text", "title": "text", "first": "day", "last": "day", "reports": "int", "incidents": "int", "reason": "text"},
    "incidents": {
        "id": "text", "story": "text", "type": "text", "mode": "text", "title": "text", "place": "text", "lat": "float", "lon": "float",
        "precision": "text", "country": "text", "place_id": "text", "first": "day", "last": "day", "reports": "list", "grade": "text",
        "grade_reason": "text", "credibility": "int", "credibility_reason": "text", "reason": "text",
    },
    "actors": {"incident": "text", "name": "text", "role": "text", "reports": "list"},
    "events": {"incident": "text", "report": "text", "start": "int", "end": "int", "status": "text", "source": "text"},
    "tallies": {
        "id": "text", "incident": "text", "measure": "text", "of": "text", "side": "text", "low": "float", "best": "float", "high": "float",
        "independent": "int", "outlets": "int", "verdict": "text", "side_only": "bool", "reason": "text",
    },
    "claims": {
        "id": "text", "tally": "text", "value": "float", "high": "float", "bound": "text", "first": "day", "last": "day", "source": "text",
        "witness": "text", "via": "list", "outlet": "text", "report": "text", "start": "int", "end": "int", "relation": "text",
        "to": "text", "current": "bool", "listed": "list", "reason": "text",
    },
    "statements": {
        "id": "text", "story": "text", "report": "text", "start": "int", "end": "int", "source": "text", "via": "list", "stance": "text",
        "mode": "text", "said": "day", "text": "text",
    },
    "timeline": {
        "story": "text", "incident": "text", "first": "day", "last": "day", "text": "text", "new": "bool", "report": "text",
        "start": "int", "end": "int",
    },
    "entities": {
        "id": "text", "key": "text", "kind": "text", "place": "text", "lat": "float", "lon": "float", "precision": "text",
        "country": "text", "place_id": "text", "same_as": "text", "reports": "list", "reason": "text",
    },
    "names": {"entity": "text", "use": "text", "name": "text", "source": "text", "count": "int"},
    "copies": {"report": "text", "original": "text", "kind": "text", "share": "float", "reason": "text"},
    "links": {"kind": "text", "from": "text", "to": "text", "reason": "text"},
}  # fmt: skip
Row = tuple[Any, ...]


def rows(chosen: Chosen) -> Iterator[tuple[str, Row]]:
    """The rows of all tables, each with the name of its table: group by group, entities last."""
    entities = Sums()
    for group in chosen.groups():
        entities.add(group.record.entities)
        yield from _rows(group)
    for entity in entities.merged():
        yield from _entity(entity)


def _rows(group: Group) -> Iterator[tuple[str, Row]]:
    for t in group.record.reports:
        report = group.reports.get(t.id)
        url, language = (report.url, report.language) if report else (None, None)
        at = report.at.isoformat() if report is not None and report.at else None
        more = (report.author, report.agency, at) if report else (None, None, None)
        yield (
            "reports",
            (t.id, t.story, t.incident, t.outlet, url, language, t.published, t.basis, t.reason, t.title, *more),
        )
    for story in group.record.stories:
        yield from _story(story)
    for incident in group.record.incidents:
        yield from _incident(incident)
    for c in group.record.copies:
        yield "copies", (c.report, c.original, c.kind, c.share, c.reason)
    for k in group.record.links:
        yield "links", (k.kind, k.from_, k.to, k.reason)


def _story(s: Story) -> Iterator[tuple[str, Row]]:
    yield "stories", (s.id, s.title, s.first, s.last, len(s.reports), len(s.incidents), s.reason)
    for said in s.statements:
        yield "statements", (said.id, s.id, said.report, said.start, said.end, said.source, list(said.via), said.stance, said.mode,
                             said.said, said.text)  # fmt: skip
    for m in s.timeline:
        yield "timeline", (s.id, m.incident, *_ends(m.when), m.text, m.new, m.report, m.start, m.end)


def _incident(i: Incident) -> Iterator[tuple[str, Row]]:
    p = i.place
    where = (p.name, p.lat, p.lon, p.precision, p.country, p.id) if p else (None,) * 6
    yield "incidents", (i.id, i.story, i.type, i.mode, i.title, *where, *_ends(i.when), list(i.reports), i.grade, i.grade_reason,
                        i.credibility, i.credibility_reason, i.reason)  # fmt: skip
    for a in i.actors:
        yield "actors", (i.id, a.name, a.role, list(a.reports))
    for e in i.events:
        yield "events", (i.id, e.report, e.start, e.end, e.status, e.source)
    for t in i.tallies:
        yield "tallies", _tally(i, t)
        for c in t.claims:
            yield "claims", _claim(t, c)


def _tally(i: Incident, t: Tally) -> Row:
    return (
        t.id,
        i.id,
        t.measure,
        t.of,
        t.side,
        t.low,
        t.best,
        t.high,
        t.independent,
        t.outlets,
        t.verdict,
        t.side_only,
        t.reason,
    )


def _claim(t: Tally, c: Claim) -> Row:
    return (c.id, t.id, c.value, c.high, c.bound, *_ends(c.as_of), c.source, c.witness, list(c.via), c.outlet, c.report, c.start, c.end,
            c.relation, c.to, c.current, list(c.listed), c.reason)  # fmt: skip


def _entity(e: Entity) -> Iterator[tuple[str, Row]]:
    p = e.place
    where = (p.name, p.lat, p.lon, p.precision, p.country, p.id) if p else (None,) * 6
    yield "entities", (e.id, e.key, e.kind, *where, e.same_as, list(e.reports), e.reason)
    for use, surfaces in (("name", e.names), ("role", e.roles)):
        for surface in surfaces:
            for by in surface.by:
                yield "names", (e.id, use, surface.name, by.source, by.count)


def _ends(when: When | None) -> tuple[date | None, date | None]:
    return when if when else (None, None)
