"""The part of a record that is about one story or incident: nothing in it points at what is not in it."""

from __future__ import annotations

from dataclasses import replace

from khabar.errors import KhabarError
from khabar.record import Record, Story


def scope(record: Record, asked: str | None) -> Record:
    """The record cut down to a story or an incident; the whole where none is asked for.

    Raises KhabarError where the record has neither a story nor an incident of that id.

    >>> scope(Record(), None) == Record()
    True
    """
    if asked is None:
        return record
    if any(story.id == asked for story in record.stories):
        return story_around(record, asked)
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


def story_around(record: Record, name: str) -> Record:
    """The record cut down to the story that has this id, or that holds the incident or report of this id; with it the reports of
    other stories that it copies or that tell of its incidents. The whole where there is no such story.

    >>> story_around(Record(), "a").stories
    ()
    """
    mine = next((s for s in record.stories if name == s.id or name in s.incidents or name in s.reports), None)
    if mine is None:
        return record
    reports = frozenset(mine.reports)
    return _cut(record, mine, reports | {c.original for c in record.copies if c.report in reports})


def _cut(record: Record, story: Story, reports: frozenset[str]) -> Record:
    said = {s.id for s in story.statements}
    incidents = tuple(i for i in record.incidents if i.id in story.incidents)
    cited = reports.union(*(i.reports for i in incidents))
    return Record(
        reports=tuple(r for r in record.reports if r.id in cited),
        stories=(story,),
        incidents=incidents,
        entities=tuple(e for e in record.entities if not reports.isdisjoint(e.reports)),
        copies=tuple(c for c in record.copies if c.report in reports and c.original in reports),
        links=tuple(link for link in record.links if link.from_ in said and link.to in said),
    )
