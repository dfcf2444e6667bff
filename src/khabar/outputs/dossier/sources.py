"""Where every cell of the dossier comes from: the reports by their ids, their words, and the anchors that open them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from khabar.model import Reading, Span
from khabar.record import Claim, Copy, Incident, Record, Said, Told

_PLAIN = re.compile(r"[^A-Za-z0-9_.:-]")
_BLANK = re.compile(r"\s+")


def anchor(*parts: str) -> str:
    """An id for the page made from what it names; other than plain signs are written by their code.

    >>> anchor("r", "a b")
    'r-a~20~b'
    """
    return "-".join(_PLAIN.sub(lambda m: f"~{ord(m.group()):x}~", part) for part in parts)


def safe_url(url: str | None) -> str | None:
    """A report's address if it leads to the web; any other kind of address is not linked.

    >>> safe_url("javascript:alert(1)") is None
    True
    """
    return url if url and url.lower().startswith(("https://", "http://")) else None


@dataclass(frozen=True, slots=True)
class Sources:
    """The record and the texts that it rests on, by their ids. `cited` are the spans of each report that some cell opens;
    `text_of` gives the text of a report where that is quicker than its reading."""

    record: Record
    readings: Mapping[str, Reading]
    told: dict[str, Told] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    copies: dict[str, list[Copy]] = field(default_factory=dict)
    copied: dict[str, list[Copy]] = field(default_factory=dict)
    cited: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    text_of: Callable[[str], str | None] | None = None

    def text(self, report: str) -> str | None:
        """The text of a report, or None where its reading is not at hand."""
        if self.text_of is not None:
            return self.text_of(report)
        reading = self.readings.get(report)
        return None if reading is None else reading.report.text

    def words(self, report: str, start: int, end: int) -> str:
        """The words of a span on one line; nothing where the text is not at hand."""
        return _BLANK.sub(" ", (self.text(report) or "")[start:end]).strip()

    def outlet(self, report: str) -> str:
        """The outlet of a report, or its id where nobody says."""
        told = self.told.get(report)
        if told and told.outlet:
            return told.outlet
        reading = self.readings.get(report)
        return (reading and reading.report.outlet) or report

    def title(self, report: str) -> str:
        """The headline of a report, or its first words."""
        told = self.told.get(report)
        return (told and told.title) or self.words(report, 0, 80) or report

    def about(self, said: Said) -> tuple[str, ...]:
        """Whom a statement names, by canonical key: persons, organisations and groups within its words, its own source left out."""
        reading = self.readings.get(said.report)
        if reading is None:
            return ()
        span = Span(said.start, said.end)
        keys = (n.key for n in reading.names if n.kind != "place" and span.covers(n.span))
        return tuple(key for key in dict.fromkeys(keys) if key != said.source)


def sources(
    record: Record, readings: Mapping[str, Reading], text_of: Callable[[str], str | None] | None = None
) -> Sources:
    """The record's reports, claims and statements by their ids, and every span that is cited; `text_of` as `Sources` has it.

    >>> sources(Record(), {}).cited
    {}
    """
    cited: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    copies: defaultdict[str, list[Copy]] = defaultdict(list)
    copied: defaultdict[str, list[Copy]] = defaultdict(list)
    claims: dict[str, Claim] = {}
    for incident in record.incidents:
        for mention in incident.events:
            cited[mention.report].add((mention.start, mention.end))
        for tally in incident.tallies:
            for claim in tally.claims:
                claims.setdefault(claim.id, claim)
                cited[claim.report].add((claim.start, claim.end))
    said: dict[str, Said] = {}
    for story in record.stories:
        for item in story.statements:
            said.setdefault(item.id, item)
            cited[item.report].add((item.start, item.end))
        for moment in story.timeline:
            cited[moment.report].add((moment.start, moment.end))
    for copy in record.copies:
        copies[copy.report].append(copy)
        copied[copy.original].append(copy)
        for report, span in zip((copy.report, copy.original), copy.spans, strict=False):
            cited[report].add(span)
    return Sources(
        record,
        readings,
        {told.id: told for told in record.reports},
        {incident.id: incident for incident in record.incidents},
        claims,
        said,
        dict(copies),
        dict(copied),
        dict(cited),
        text_of,
    )
