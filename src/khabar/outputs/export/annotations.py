"""W3C Web Annotations: one for the words of each event, figure and statement, by quotation and by position. Columns:
docs/exports/annotations.md.

Source: Web Annotation Data Model (W3C Recommendation, 2017): TextQuoteSelector, TextPositionSelector (code points),
AnnotationCollection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khabar.model import Report
from khabar.outputs.export.chosen import Chosen, Group
from khabar.outputs.export.iris import address, in_words, iri, write_json

# So much of the text stands before and after the words, so that they are found where positions have moved.
AROUND = 32


def write(chosen: Chosen, out: Path) -> int:
    """Write the annotations as one collection; gives how many there are."""
    head = (
        '{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:khabar:annotations", "type": "AnnotationCollection", "first": '
        '{"id": "urn:khabar:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
    )
    return write_json(out, head, _annotations(chosen), "]}}")


def _annotations(chosen: Chosen) -> Iterator[dict[str, Any]]:
    for group in chosen.groups(texts=True):
        seen: set[str] = set()
        for one in _of(group):
            if one["id"] not in seen:
                seen.add(one["id"])
                yield one


def _of(group: Group) -> Iterator[dict[str, Any]]:
    record, reports = group.record, group.reports
    for i in record.incidents:
        links = [("linking", iri("incident", i.id))]
        for e in i.events:
            kind = " ".join(filter(None, (i.type, i.mode))) or "harm"
            told = f"{kind}, {e.status}" + (f" by {e.source}" if e.source else "")
            # Words may stand for several incidents, so that an annotation of theirs is one of each.
            name = f"{i.id}:{e.report}:{e.start}-{e.end}"
            yield from _one(reports, ("event", name), (e.report, e.start, e.end), [*_told("event", told), *links])
        for t in i.tallies:
            for c in t.claims:
                bodies = [*_told("figure", in_words(t, c)), *links, ("linking", iri("tally", t.id))]
                yield from _one(reports, ("claim", f"{t.id}:{c.id}"), (c.report, c.start, c.end), bodies)
    for s in record.stories:
        for said in s.statements:
            through = f" through {', '.join(said.via)}" if said.via else ""
            told = f"{said.stance}, {said.mode}: {said.source or 'nobody named'}{through}"
            bodies = [*_told("statement", told), ("linking", iri("story", s.id))]
            yield from _one(reports, ("statement", said.id), (said.report, said.start, said.end), bodies)


def _told(tag: str, words: str) -> list[tuple[str, str]]:
    return [("tagging", tag), ("describing", words)]


def _one(
    reports: dict[str, Report], name: tuple[str, str], where: tuple[str, int, int], bodies: list[tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    """The annotation of some words; none where the archive has lost their report."""
    report, start, end = reports.get(where[0]), where[1], where[2]
    if report is None or not 0 <= start < end <= len(report.text):
        return
    text = report.text
    quote = {
        "type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }  # fmt: skip
    yield {
        "id": iri(*name),
        "type": "Annotation",
        "motivation": ["identifying", "linking"],
        "body": [_body(purpose, value) for purpose, value in bodies],
        "target": {
            "source": address(report, report.id),
            "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
        },
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    if purpose == "linking":
        return {"type": "SpecificResource", "source": value, "purpose": purpose}
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain", "language": "en"}
