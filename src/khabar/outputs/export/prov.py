"""PROV-O in Turtle: who every figure and statement comes from, and through whom. Terms: docs/exports/prov.md.

Source: PROV-O (W3C Recommendation, 2013): hadPrimarySource is the ultimate source, wasQuotedFrom goes along the chain; Dublin Core
terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from pathlib import Path
from typing import TextIO

from khabar.outputs.export.chosen import Chosen, Group
from khabar.outputs.export.iris import address, in_words, iri, number
from khabar.outputs.export.parties import party
from khabar.record import Claim, Copy, Incident, Said, Tally, Told, originals

PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "k": "urn:khabar:term:",
}
Pairs = Sequence[tuple[str, str]]
_AGENT = iri("agent", "")


def write(chosen: Chosen, out: Path) -> int:
    """Write the graph; gives how many things it describes."""
    agents: set[str] = set()
    count = 0
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
        for group in chosen.groups():
            for thing, pairs in _things(group, agents):
                _put(file, thing, pairs)
                count += 1
    return count


def _put(file: TextIO, thing: str, pairs: Pairs) -> None:
    told = " ;\n  ".join(f"{verb} {value}" for verb, value in dict.fromkeys(pairs))
    file.write(f"\n<{thing}> {told} .\n")


def _things(group: Group, agents: set[str]) -> Iterator[tuple[str, Pairs]]:
    """What the group describes, each thing once; of what groups share, the `agents`, once in the whole graph."""
    described: set[str] = set()
    for thing, pairs in _all(group):
        seen = agents if thing.startswith(_AGENT) else described
        if thing not in seen:
            seen.add(thing)
            yield thing, pairs


def _all(group: Group) -> Iterator[tuple[str, Pairs]]:
    copied = originals(group.record.copies)
    for told in group.record.reports:
        yield from _report(told, address(group.reports.get(told.id), told.id), copied.get(told.id, ()))
    for i in group.record.incidents:
        yield _incident(i)
        for t in i.tallies:
            yield _tally(i, t)
            for c in t.claims:
                yield from _claim(t, c)
    for s in group.record.stories:
        for said in s.statements:
            yield from _statement(said)


def _report(told: Told, where: str, copies: Sequence[Copy]) -> Iterator[tuple[str, Pairs]]:
    pairs = [("a", "prov:Entity"), ("a", "k:Report"), ("dct:identifier", _text(told.id))]
    pairs += [("dct:title", _text(told.title))] if told.title else []
    pairs += [("dct:issued", _day(told.published))] if told.published else []
    pairs += [("rdfs:seeAlso", f"<{where}>")] if not where.startswith("urn:") else []
    pairs += [("prov:wasDerivedFrom", _ref("report", c.original)) for c in copies]
    if told.outlet:
        pairs.append(("prov:wasAttributedTo", _ref("agent", told.outlet)))
        yield _agent(told.outlet)
    yield iri("report", told.id), pairs


@lru_cache(maxsize=20_000)
def _agent(name: str) -> tuple[str, Pairs]:
    sort = party(name).sort
    kind = "Person" if sort == "person" else "Organization" if sort and party(name).named else "Agent"
    return iri("agent", name), [("a", f"prov:{kind}"), ("rdfs:label", _text(name))]


def _incident(i: Incident) -> tuple[str, Pairs]:
    pairs = [("a", "prov:Entity"), ("a", "k:Incident"), ("dct:identifier", _text(i.id))]
    pairs += [("dct:title", _text(i.title))] if i.title else []
    pairs += [("k:grade", _text(i.grade)), ("k:credibility", str(i.credibility))]
    return iri("incident", i.id), [*pairs, *(("prov:wasDerivedFrom", _ref("report", r)) for r in i.reports)]


def _tally(i: Incident, t: Tally) -> tuple[str, Pairs]:
    pairs = [
        ("a", "prov:Entity"),
        ("a", "k:Tally"),
        ("dct:isPartOf", _ref("incident", i.id)),
        ("k:measure", _text(t.measure)),
    ]
    pairs += [(f"k:{name}", _text(told)) for name, told in (("of", t.of), ("side", t.side)) if told]
    pairs += [
        (f"k:{name}", _number(end))
        for name, end in (("low", t.low), ("best", t.best), ("high", t.high))
        if end is not None
    ]
    pairs += [("k:verdict", _text(t.verdict)), ("k:independent", str(t.independent))]
    return iri("tally", t.id), [*pairs, *(("prov:wasDerivedFrom", _ref("claim", f"{t.id}:{c.id}")) for c in t.claims)]


def _claim(t: Tally, c: Claim) -> Iterator[tuple[str, Pairs]]:
    name = f"{t.id}:{c.id}"
    pairs = [
        ("a", "prov:Entity"),
        ("a", "k:Claim"),
        ("prov:value", _number(c.value)),
        ("rdfs:label", _text(in_words(t, c), "en")),
    ]
    pairs += [
        ("dct:isPartOf", _ref("report", c.report)),
        ("k:relation", _text(c.relation)),
        ("k:start", str(c.start)),
        ("k:end", str(c.end)),
    ]
    if c.to:
        pairs.append(("k:to", _ref("claim", f"{t.id}:{c.to}")))
    # All that one source tells of one count is one account of its own, whoever passes it on.
    source = c.source or c.witness or c.outlet or c.report
    yield from _chain("claim", name, pairs, (source, c.via, c.outlet), ("account", f"{t.id}:{source}"))


def _statement(s: Said) -> Iterator[tuple[str, Pairs]]:
    pairs = [
        ("a", "prov:Entity"),
        ("a", "k:Statement"),
        ("prov:value", _text(s.text, "ar")),
        ("dct:isPartOf", _ref("report", s.report)),
    ]
    pairs += [("k:stance", _text(s.stance)), ("k:mode", _text(s.mode))]
    pairs += [("dct:created", _day(s.said))] if s.said else []
    if s.source is None:
        yield iri("statement", s.id), pairs
    else:
        yield from _chain("statement", s.id, pairs, (s.source, s.via, None), ("account", s.id))


def _chain(
    kind: str, name: str, pairs: Pairs, who: tuple[str, Sequence[str], str | None], primary: tuple[str, str]
) -> Iterator[tuple[str, Pairs]]:
    """What a report tells, quoted from whoever passed it on, and so on to what the source said itself."""
    source, via, outlet = who
    account = f"<{iri(*primary)}>"
    # From the report back to the source: those who pass it on stand from the source outwards.
    links = [(iri(kind, f"{name}:via:{k + 1}"), voice) for k, voice in enumerate(via)][::-1]
    ids = [iri(kind, name), *(link for link, _ in links)]
    nexts = [*(f"<{link}>" for link, _ in links), account]
    told = [("prov:wasAttributedTo", _ref("agent", outlet))] if outlet else []
    yield ids[0], [*pairs, *told, ("prov:wasQuotedFrom", nexts[0]), ("prov:hadPrimarySource", account)]
    for (link, voice), then in zip(links, nexts[1:], strict=True):
        yield _agent(voice)
        voiced = [("a", "prov:Entity"), ("prov:wasAttributedTo", _ref("agent", voice)), ("prov:wasQuotedFrom", then)]
        yield link, [*voiced, ("prov:hadPrimarySource", account)]
    if outlet:
        yield _agent(outlet)
    yield _agent(source)
    yield iri(*primary), [("a", "prov:Entity"), ("prov:wasAttributedTo", _ref("agent", source))]


def _ref(kind: str, name: str) -> str:
    return f"<{iri(kind, name)}>"


def _text(value: str, language: str = "") -> str:
    """A literal: JSON's escapes are Turtle's too."""
    return encode_basestring(value) + (f"@{language}" if language else "")


def _day(value: date) -> str:
    return f'"{value.isoformat()}"^^xsd:date'


def _number(value: float) -> str:
    return number(value) if value == int(value) else f'"{number(value)}"^^xsd:decimal'
