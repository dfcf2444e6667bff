"""A record taken apart: each of its stories as a record of its own, and how doubtful an incident is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from khabar.record import Copy, Entity, Incident, Link, Record, Story, Told

# What makes an incident worth a second look, and how much: the queue shows the most doubtful first.
_CONFLICT, _CONTESTED, _NO_PLACE, _FEW_SOURCES, _TORN = 3.0, 2.0, 0.5, 0.5, 1.0


def by_story(record: Record) -> Iterator[tuple[Story, Record]]:
    """Each story with the record of it alone, the reports of other stories that tell of its incidents among it; takes time in
    proportion to the record.

    >>> list(by_story(Record()))
    []
    """
    home = {report: story.id for story in record.stories for report in story.reports}
    said = {s.id: story.id for story in record.stories for s in story.statements}
    incidents: defaultdict[str, list[Incident]] = defaultdict(list)
    telling: defaultdict[str, set[str]] = defaultdict(set)
    for incident in record.incidents:
        incidents[incident.story].append(incident)
        for report in incident.reports:
            telling[report].add(incident.story)
    reports: defaultdict[str, list[Told]] = defaultdict(list)
    for told in record.reports:
        for name in {home.get(told.id, "")} | telling[told.id]:
            reports[name].append(told)
    entities: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in record.entities:
        for name in dict.fromkeys(home.get(report, "") for report in entity.reports):
            entities[name].append(entity)
    copies: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in record.copies:
        copies[home.get(copy.report, "")].append(copy)
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for link in record.links:
        links[said.get(link.from_, "")].append(link)
    for story in record.stories:
        name = story.id
        yield (
            story,
            Record(
                tuple(reports[name]), (story,), tuple(incidents[name]), tuple(entities[name]), tuple(copies[name]),
                tuple(links[name]),
            ),
        )  # fmt: skip


def news_of(record: Record) -> Iterator[str]:
    """What a reader of a story would notice: its reports, what is said, and its incidents with their place, days, grade and numbers. Names
    that it shares with other stories and the reasons of what was decided may change without that.

    >>> list(news_of(Record()))
    []
    """
    for story in record.stories:
        yield from (story.title, *story.reports, *(said.id for said in story.statements))
    for i in record.incidents:
        yield f"{i.id} {i.type} {i.place and i.place.name} {i.when} {i.grade} {i.credibility}"
        for t in i.tallies:
            yield f"{t.id} {t.low} {t.best} {t.high} {t.verdict}"
            yield from (f"{c.id} {c.value} {c.relation} {c.current}" for c in t.claims)
    yield from (f"{k.kind} {k.from_} {k.to}" for k in record.links)


def doubt(incident: Incident) -> tuple[float, str]:
    """How much an incident is in doubt (0: not at all), and why, in words of `interface` joined by commas.

    >>> doubt(Incident("i", "s", "", None, "", None, None, (), ("a",), (), ()))
    (0.0, '')
    """
    found: list[tuple[float, str]] = []
    conflicts = sum(tally.verdict == "conflict" for tally in incident.tallies)
    if conflicts:
        found.append((_CONFLICT + 0.1 * conflicts, "doubt-conflict"))
    if incident.grade == "contested":
        found.append((_CONTESTED, "doubt-contested"))
    if any(_torn(tally.low, tally.high) for tally in incident.tallies):
        found.append((_TORN, "doubt-range"))
    if found or len(incident.reports) > 1:
        if incident.place is None or incident.place.lat is None:
            found.append((_NO_PLACE, "doubt-place"))
        if incident.credibility >= 4:
            found.append((_FEW_SOURCES, "doubt-sources"))
    return round(sum((weight for weight, _ in found), 0.0), 2), ",".join(reason for _, reason in found)


def _torn(low: float | None, high: float | None) -> bool:
    """Whether the ends of a range are far apart."""
    return low is not None and high is not None and high >= 2 * low and high - low >= 10
