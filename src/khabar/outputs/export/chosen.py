"""What of an archive is exported: all of it, one story, or what came since a day; group by group, so that memory does not grow with
the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from khabar.archive.reader import Archive
from khabar.archive.stream import groups, reports_of
from khabar.model import Report
from khabar.outputs.export.codes import Kind, kind_of
from khabar.outputs.export.parties import Sides, sides
from khabar.record import Incident, Record, Story, Told


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that are told together: their record, and the reports themselves by id, without their texts where these were not asked
    for."""

    record: Record
    reports: dict[str, Report]
    _names: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def named(self, reports: Iterable[str], kind: str) -> list[str]:
        """The keys of the entities of a kind that the reports name, sorted."""
        if not self._names:
            for entity in self.record.entities:
                for report in entity.reports:
                    self._names.setdefault(report, []).append((entity.kind, entity.key))
        return sorted({key for report in reports for one, key in self._names.get(report, ()) if one == kind})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is exported: `story` is the id of a story, or of an incident or report in it; `since` the first day.

    `left` counts what a format has no room for, by the reason."""

    archive: Archive
    story: str | None = None
    since: date | None = None
    left: dict[str, int] = field(default_factory=dict)

    def groups(self, texts: bool = False) -> Iterator[Group]:
        """Every group that holds something that is exported, in the order of the archive; with `texts`, reports have theirs."""
        if self.story is not None:
            record = self.archive.record(self.story)
            reports = reports_of(self.archive, [t.id for t in record.reports], texts)
            yield from self._kept(record, reports)
            return
        for record, reports in groups(self.archive, texts):
            yield from self._kept(record, reports)

    def _kept(self, record: Record, reports: dict[str, Report]) -> Iterator[Group]:
        if self.since is not None:
            record = came_since(record, self.since)
        if record.reports:
            yield Group(record, reports)

    def leave(self, reason: str) -> None:
        """Count something that the format has no room for."""
        self.left[reason] = self.left.get(reason, 0) + 1


def came_since(record: Record, day: date) -> Record:
    """What happened or came out on the day or later: incidents that ended then or, where nobody says when, of which a report came out then,
    with all that belongs to them; reports that came out then; and the stories of both. Nothing in it points at what is not in it.

    >>> came_since(Record(), date(2020, 1, 1)).reports
    ()
    """
    new = {t.id for t in record.reports if t.published is not None and t.published >= day}
    incidents = tuple(i for i in record.incidents if (i.when[1] >= day if i.when else not new.isdisjoint(i.reports)))
    reports = new | {r for i in incidents for r in i.reports}
    kept = {i.id for i in incidents}
    stories = tuple(_told_since(s, reports, kept) for s in record.stories if not reports.isdisjoint(s.reports))
    said = {s.id for story in stories for s in story.statements}
    return replace(
        record,
        reports=tuple(t if t.incident in kept else _alone(t) for t in record.reports if t.id in reports),
        stories=stories,
        incidents=incidents,
        entities=tuple(
            replace(e, reports=tuple(r for r in e.reports if r in reports))
            for e in record.entities
            if not reports.isdisjoint(e.reports)
        ),
        copies=tuple(c for c in record.copies if c.report in reports and c.original in reports),
        links=tuple(k for k in record.links if k.from_ in said and k.to in said),
    )


def _told_since(story: Story, reports: set[str], incidents: set[str]) -> Story:
    return replace(
        story,
        reports=tuple(r for r in story.reports if r in reports),
        incidents=tuple(i for i in story.incidents if i in incidents),
        timeline=tuple(
            m if m.incident in incidents else replace(m, incident=None) for m in story.timeline if m.report in reports
        ),
        statements=tuple(s for s in story.statements if s.report in reports),
    )


def _alone(told: Told) -> Told:
    return replace(told, incident=None)


@dataclass(frozen=True, slots=True)
class Case:
    """An incident with what its columns are made from: the reports that tell it, first come first, its kind, and its group."""

    incident: Incident
    told: tuple[Told, ...]
    kind: Kind
    group: Group
    persons: frozenset[str] = frozenset()

    @property
    def sides(self) -> Sides:
        """Its parties, as tables of events ask for them."""
        return sides(self.incident, self.persons)

    @property
    def reports(self) -> dict[str, Report]:
        """The reports of the group by id."""
        return self.group.reports

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets of the reports in order, each once; a report without one stands by its id."""
        return tuple(dict.fromkeys(t.outlet or t.id for t in self.told))

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of the reports in order, each once."""
        found = (self.reports[t.id].url for t in self.told if t.id in self.reports)
        return tuple(dict.fromkeys(url for url in found if url))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ultimate sources of its figures and of what happened, sorted."""
        claims = {c.source for t in self.incident.tallies for c in t.claims if c.source}
        return tuple(sorted(claims | {m.source for m in self.incident.events if m.source}))


def cases(chosen: Chosen) -> Iterator[Case]:
    """Every incident that is exported, in the order of the archive."""
    for group in chosen.groups():
        yield from cases_of(group)


def cases_of(group: Group) -> Iterator[Case]:
    """The incidents of one group that are exported."""
    told = {t.id: t for t in group.record.reports}
    persons = frozenset(e.key for e in group.record.entities if e.kind == "person")
    for incident in group.record.incidents:
        mine = sorted((told[r] for r in incident.reports if r in told), key=lambda t: (str(t.published or "9"), t.id))
        yield Case(incident, tuple(mine), kind_of(incident.type, incident.mode), group, persons)
