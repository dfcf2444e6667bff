"""The part of a record that a dossier is about: all of it, a story, or an incident."""

from __future__ import annotations

from dataclasses import replace

from khabar.errors import KhabarError
from khabar.record import Entity, Record, Story


def scope(record: Record, asked: str | None) -> Record:
    """The record cut down to a story or an incident; the whole where none is asked for.

    Raises KhabarError where the record has neither a story nor an incident of that id.

    >>> scope(Record(), None) == Record()
    True
    """
    if asked is None:
        return record
    for story in record.stories:
        if story.id == asked:
            return _cut(record, story, frozenset(story.reports) | _originals(record, story.reports))
    for incident in record.incidents:
        if incident.id == asked:
            reports = frozenset(incident.reports)
            own = Story(incident.story, incident.title, None, None, incident.reports, (incident.id,))
            story = next((s for s in record.stories if s.id == incident.story), own)
            narrow = replace(
                story,
                reports=tuple(r for r in story.reports if r in reports),
                incidents=(incident.id,),
                timeline=tuple(m for m in story.timeline if m.incident == incident.id and m.report in reports),
                statements=tuple(s for s in story.statements if s.report in reports),
            )
            return _cut(record, narrow, reports)
    stories = ", ".join(story.id for story in record.stories[:5]) or "none"
    raise KhabarError(
        f"there is no story or incident {asked!r}", "the record", f"ask for one of its stories: {stories}"
    )


def _originals(record: Record, reports: tuple[str, ...]) -> frozenset[str]:
    mine = frozenset(reports)
    return frozenset(c.original for c in record.copies if c.report in mine)


def _cut(record: Record, story: Story, reports: frozenset[str]) -> Record:
    said = {s.id for s in story.statements}
    return Record(
        reports=tuple(r for r in record.reports if r.id in reports),
        stories=(story,),
        incidents=tuple(i for i in record.incidents if i.id in story.incidents),
        entities=tuple(e for e in record.entities if _named(e, reports)),
        copies=tuple(c for c in record.copies if c.report in reports and c.original in reports),
        links=tuple(link for link in record.links if link.from_ in said and link.to in said),
    )


def _named(entity: Entity, reports: frozenset[str]) -> bool:
    return any(report in reports for report in entity.reports)
