"""The sections of a story's dossier, put in the order in which they are read: days, voices, answers, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from khabar.outputs.dossier.chains import Node, chains
from khabar.outputs.dossier.sources import Sources
from khabar.record import Claim, Copy, Entity, Incident, Link, Moment, Said, Story, Tally, Told, When
from khabar.tell.claims import HOUSEHOLDS

# Who claims a number anew raises or lowers the one before.
_STEPS = frozenset({"update", "revision"})


@dataclass(slots=True)
class Line:
    """What the timeline tells of one thing: its first moment, and those of other reports that tell it too; of a number that took another's
    place the claim and its tally."""

    moment: Moment
    also: list[Moment] = field(default_factory=list)
    tally: Tally | None = None
    claim: Claim | None = None


@dataclass(slots=True)
class Day:
    """A day, or days, of the timeline."""

    when: When
    lines: list[Line]


@dataclass(slots=True)
class Saying:
    """A statement, and the other places where the same source says it in the same words."""

    said: Said
    also: list[Said] = field(default_factory=list)


@dataclass(slots=True)
class Voice:
    """All that one source says."""

    source: str | None
    sayings: list[Saying]

    @property
    def stances(self) -> list[tuple[str, int]]:
        """How often the source denies, accuses, demands…, most often first."""
        found = Counter(saying.said.stance for saying in self.sayings)
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))


@dataclass(slots=True)
class Answered:
    """A statement with those that deny, confirm or answer it."""

    said: Said
    by: list[tuple[Link, Said]]


@dataclass(slots=True)
class Sheet:
    """A story as its dossier shows it. Incidents bear their numbers."""

    story: Story
    incidents: list[tuple[int, Incident]]
    new: list[Day]
    old: list[Day]
    answers: list[Answered]
    voices: list[Voice]
    chains: list[Node]
    entities: list[Entity]
    reports: list[tuple[Told, list[Copy]]]
    outlets: int

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each incident by its id."""
        return {incident.id: number for number, incident in self.incidents}

    def leading(self, incident: Incident) -> list[Tally]:
        """The tallies in the order in which facts are told: of all, and of families, before those of some and of one side."""
        return sorted(incident.tallies, key=lambda tally: not _of_all(tally))


def sheet_of(story: Story, sources: Sources) -> Sheet:
    """The sections of a story.

    >>> from khabar.record import Record
    >>> from khabar.outputs.dossier.sources import sources
    >>> sheet_of(Story("s", "", None, None, (), ()), sources(Record(), {})).voices
    []
    """
    mine = [sources.incidents[i] for i in story.incidents if i in sources.incidents]
    named = frozenset(story.reports)
    return Sheet(
        story,
        list(enumerate(mine, 1)),
        _with_steps(days((m for m in story.timeline if m.new), sources), mine),
        days((m for m in story.timeline if not m.new), sources),
        answers(story, sources),
        voices(story.statements),
        chains(story, sources),
        [e for e in sources.record.entities if len(e.names) > 1 and any(r in named for r in e.reports)],
        reports(story, sources),
        len({sources.outlet(r) for r in story.reports}),
    )


def days(moments: Iterable[Moment], sources: Sources) -> list[Day]:
    """The moments by day. Those of one incident, or in the same words, on one day are one line: the first to tell it, and the others.

    A report that is a copy comes after those that are none."""

    def order(moment: Moment) -> tuple[When, bool, str, str, int]:
        told = sources.told.get(moment.report)
        published = str(told.published) if told and told.published else "~"
        return (moment.when, moment.report in sources.copies, published, moment.report, moment.start)

    found: dict[When, dict[str, Line]] = {}
    for moment in sorted(moments, key=order):
        lines = found.setdefault(moment.when, {})
        key = moment.incident or " ".join(moment.text.split()) or f"{moment.report}:{moment.start}"
        if key in lines:
            lines[key].also.append(moment)
        else:
            lines[key] = Line(moment)
    return [Day(when, list(lines.values())) for when, lines in found.items()]


def _of_all(tally: Tally) -> bool:
    return tally.of in (None, HOUSEHOLDS) and not tally.side_only


def _with_steps(told: list[Day], incidents: Iterable[Incident]) -> list[Day]:
    """The days with the numbers that took another's place on them, each once an incident and measure."""
    found = {day.when: day for day in told}
    for incident in incidents:
        for tally in filter(_of_all, incident.tallies):
            seen: set[tuple[float, str | None]] = set()
            for claim in tally.claims:
                if claim.relation not in _STEPS or claim.as_of is None or (claim.value, claim.source) in seen:
                    continue
                seen.add((claim.value, claim.source))
                moment = Moment(claim.as_of, "", True, claim.report, claim.start, claim.end, incident.id)
                found.setdefault(claim.as_of, Day(claim.as_of, [])).lines.append(Line(moment, [], tally, claim))
    return sorted(found.values(), key=lambda day: day.when)


def voices(statements: Iterable[Said]) -> list[Voice]:
    """The statements by source, who says most first; the same words of one source are told once."""
    found: dict[str | None, dict[str, Saying]] = {}
    for said in statements:
        sayings = found.setdefault(said.source, {})
        key = " ".join(said.text.split()) or said.id
        if key in sayings:
            sayings[key].also.append(said)
        else:
            sayings[key] = Saying(said)
    made = [Voice(source, list(sayings.values())) for source, sayings in found.items()]
    return sorted(made, key=lambda voice: (voice.source is None, -len(voice.sayings), voice.source or ""))


def answers(story: Story, sources: Sources) -> list[Answered]:
    """What is answered, with its answers: denials first."""
    mine = {said.id for said in story.statements}
    found: dict[str, Answered] = {}
    order = {"denies": 0, "confirms": 1, "answers": 2}
    for link in sorted(sources.record.links, key=lambda link: order.get(link.kind, 3)):
        if link.to in mine and link.from_ in sources.said:
            at = found.setdefault(link.to, Answered(sources.said[link.to], []))
            at.by.append((link, sources.said[link.from_]))
    return list(found.values())


def reports(story: Story, sources: Sources) -> list[tuple[Told, list[Copy]]]:
    """The story's reports by day, a copy after its original, each with what it is a copy of."""
    told = [sources.told.get(r) or Told(r, story.id, None) for r in story.reports]
    told.sort(key=lambda t: (t.published is None, str(t.published), t.id))
    mine = {t.id: t for t in told}
    out: list[tuple[Told, list[Copy]]] = []
    done: set[str] = set()

    def tell(report: Told) -> None:
        if report.id in done:
            return
        done.add(report.id)
        out.append((report, sources.copies.get(report.id, [])))
        for copy in sources.copied.get(report.id, []):
            if copy.of_text and copy.report in mine:
                tell(mine[copy.report])

    for report in told:
        if not any(c.original in mine and c.of_text for c in sources.copies.get(report.id, [])):
            tell(report)
    for report in told:
        tell(report)
    return out
