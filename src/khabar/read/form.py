"""A Reading in the form of JSON: names of one key become one item of `entities`, every item carries its words and an id."""

from __future__ import annotations

from typing import Any

from khabar.model import Failure, Name, Reading, Span


def to_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain values; spans become `start` and `end` beside the `text` that they hold.

    >>> from khabar.model import Report
    >>> from khabar.read import read
    >>> sorted(to_dict(read(Report.of(""))))[:4]
    ['agencies', 'agency', 'at', 'author']
    """
    text = reading.report.text
    rid = reading.report.id

    def item(layer: str, span: Span, **fields: Any) -> dict[str, Any]:
        return {
            "id": f"{rid}:{layer}:{span.start}-{span.end}", "start": span.start, "end": span.end, "text": span.of(text), **fields
        }  # fmt: skip

    return {
        "id": rid,
        "outlet": reading.report.outlet,
        "url": reading.report.url,
        "author": reading.report.author,
        "agency": reading.report.agency,
        "published": _day(reading.published),
        "at": reading.report.at.isoformat() if reading.report.at else None,
        "basis": reading.basis,
        "title": pair(reading.title),
        "agencies": list(reading.agencies),
        "boilerplate": [pair(s) for s in reading.boilerplate],
        "times": [
            item("time", t.span, type=t.type, value=t.value, earliest=_day(t.earliest), latest=_day(t.latest), rule=t.rule)
            for t in reading.times
        ],
        "entities": entities(reading.names),
        "statements": [
            item("statement", s.span, cue=pair(s.cue), source=s.source, source_span=pair(s.source_span), via=list(s.via),
                 mode=s.mode, stance=s.stance, rule=s.rule)
            for s in reading.statements
        ],
        "figures": [
            item("figure", f.span, measure=f.measure, value=number(f.value), high=number(f.high), bound=f.bound, of=f.of,
                 part_of=f.part_of, side=f.side, place=f.place, when=f.when, source=f.source, via=list(f.via),
                 event=f.event, background=f.background, former=f.former, rule=f.rule)
            for f in reading.figures
        ],
        "events": [
            item("event", e.span, type=e.type, mode=e.mode, actor=e.actor, recipient=e.recipient, place=e.place, when=e.when,
                 status=e.status, background=e.background, rule=e.rule)
            for e in reading.events
        ],
    }  # fmt: skip


def failure_dict(failure: Failure) -> dict[str, Any]:
    """The row that stands for a report that could not be read.

    >>> failure_dict(Failure("a", "load", "it holds no text"))
    {'id': 'a', 'failures': [{'report': 'a', 'stage': 'load', 'error': 'it holds no text'}]}
    """
    row = {"report": failure.report, "stage": failure.stage, "error": failure.error}
    return {"id": failure.report, "failures": [row]}


def entities(names: tuple[Name, ...]) -> list[dict[str, Any]]:
    """One item for each key and kind, in order of first mention."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for name in names:
        entry = found.setdefault((name.key, name.kind), {"key": name.key, "kind": name.kind, "mentions": []})
        entry["mentions"].append(pair(name.span))
        if name.same_as:
            entry.setdefault("same_as", name.same_as)
        if name.places and "places" not in entry:
            entry["places"] = [
                {"name": p.name, "lat": p.lat, "lon": p.lon, "country": p.country, "precision": p.precision, "id": p.id}
                for p in name.places
            ]
        if name.rule:
            entry.setdefault("rules", {})[f"{name.span.start}-{name.span.end}"] = name.rule
    return list(found.values())


def pair(span: Span | None) -> list[int] | None:
    """A span as `[start, end]`."""
    return [span.start, span.end] if span is not None else None


def number(value: float | None) -> int | float | None:
    """A whole number without its decimal point."""
    return int(value) if value is not None and value == int(value) else value


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
