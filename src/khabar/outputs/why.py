"""Why a record is what it is: its rule, its words in the report, its chain, the claims it rests on and the reasons between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from khabar.errors import KhabarError
from khabar.outputs.dossier.reasons import reason_text
from khabar.outputs.terminal import harmless
from khabar.read.form import to_dict
from khabar.record import Claim, Incident, Record, Tally, plain
from khabar.testimony import Testimony
from khabar.text import isolate

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

# The parts of a reading whose items have an id (`report:layer:start-end`), and of a record.
LAYERS = {"time": "times", "statement": "statements", "figure": "figures", "event": "events"}
# So many code points around its words are shown.
AROUND = 60
_ARROW = "\u2190"


def why(archive: Archive, name: str) -> str:
    """The lines that explain the record of this id: a find of a report, a report, incident, tally, claim, story or entity.

    Raises KhabarError where the archive holds nothing of the name."""
    held = archive.holds(name)
    if held is None and (found := _find(archive, name)) is not None:
        return _lines(found)
    owner = name if held else _owner(archive, name)
    if owner is None:
        raise _unknown(archive, name)
    record = archive.record(None if held == "entity" else owner)
    for incident in record.incidents:
        if incident.id == name:
            return _lines(_incident(incident, record))
        for tally in incident.tallies:
            if tally.id == name:
                return _lines(_tally(tally))
    for entity in record.entities:
        if entity.id == name:
            return _lines(_fields(plain(entity)))
    for story in record.stories:
        if story.id == name:
            return _lines(_fields({k: v for k, v in plain(story).items() if k not in ("timeline", "statements")}))
    told = next((t for t in record.reports if t.id == name), None)
    if told is not None:
        copies = [plain(c) for c in record.copies if c.report == name]
        return _lines(_fields({**plain(told), "copies": copies}))
    raise _unknown(archive, name)


def _unknown(archive: Archive, name: str) -> KhabarError:
    return KhabarError(
        f"there is no record {name!r}", str(archive.path), f"list them: khabar show --json -a {archive.path}"
    )


def _owner(archive: Archive, name: str) -> str | None:
    """The incident of a tally, whose id begins with that of the incident; None where nothing has such an id."""
    head = name.rpartition(":")[0]
    while head and archive.holds(head) is None:
        head = head.rpartition(":")[0]
    return head or None


def _find(archive: Archive, name: str) -> Iterator[str] | None:
    """The lines of a find of one report (`report:layer:start-end`), with the claims that rest on it; None where the id is no such one."""
    report, _, rest = name.rpartition(":")
    report, _, layer = report.rpartition(":")
    if layer not in LAYERS or not report:
        return None
    reading = archive.reading(report)
    item = next((i for i in to_dict(reading)[LAYERS[layer]] if i["id"] == name), None)
    if item is None:
        raise KhabarError(
            f"the report says nothing at {rest}", report, f"read it: khabar show {report} -a {archive.path}"
        )
    return _found(item, reading.report.text, archive.record(report) if layer == "figure" else Record())


def _found(item: dict[str, Any], text: str, record: Record) -> Iterator[str]:
    start, end = item["start"], item["end"]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    yield from _fields({k: v for k, v in item.items() if k not in ("start", "end", "text")})
    yield f"words: {isolate(' '.join(f'{before}[{text[start:end]}]{after}'.split()))}"
    for incident in record.incidents:
        for tally in incident.tallies:
            for claim in tally.claims:
                if claim.id == item["id"]:
                    yield f"claim of {tally.id}: {_claim(claim)}"


def _incident(incident: Incident, record: Record) -> Iterator[str]:
    values = plain(incident)
    yield from _fields({k: v for k, v in values.items() if k not in ("tallies", "events", "testimony")})
    yield from map(_account, incident.testimony)
    for mention in incident.events:
        told = [mention.status, *([isolate(mention.source)] if mention.source else ())]
        yield f"event: {mention.report}:event:{mention.start}-{mention.end} {' '.join(told)}"
    for tally in incident.tallies:
        yield from _tally(tally)
    for copy in record.copies:
        if copy.report in incident.reports:
            yield f"copy: {copy.report} of {copy.original}: {copy.kind}, {reason_text(copy.reason or '', 'en')}"


def _account(account: Testimony) -> str:
    """What one report adds to the grade: where it tells the deed, who tells it, who counts harm, who did it, who charges whom."""
    told = [f"the deed at {_numbers(account.events)}"] if account.events else []
    told += [f"told by {isolate(who)} at {_numbers(at)}" for who, at in _gathered(account.voices).items()]
    told += [f"harm counted by {isolate(who)} at {_numbers(at)}" for who, at in _gathered(account.harms).items()]
    told += [f"done by {isolate(who)}" for who in account.actors]
    told += [f"{isolate(who)} charges {isolate(whom)}" for who, whom in account.charges]
    return f"account of {account.report}: {'; '.join(told) or 'nothing that counts for the grade'}"


def _gathered(told: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    """Where each of those named speaks."""
    found: dict[str, list[int]] = {}
    for at, who in told:
        found.setdefault(who, []).append(at)
    return found


def _numbers(places: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(places)))


def _tally(tally: Tally) -> Iterator[str]:
    yield f"tally: {tally.id}"
    yield from (f"  {line}" for line in _fields({k: v for k, v in plain(tally).items() if k not in ("claims", "id")}))
    yield from (f"  claim: {_claim(claim)}" for claim in tally.claims)


def _claim(claim: Claim) -> str:
    chain = f" {_ARROW} ".join(isolate(n) for n in (claim.source or "?", *claim.via, *filter(None, (claim.outlet,))))
    state = "current" if claim.current else "not current"
    to = f" to {claim.to}" if claim.to else ""
    return f"{claim.id} {claim.bound} {claim.value:g}, {chain}: {claim.relation}{to}, {state}: {reason_text(claim.reason, 'en')}"


def _fields(values: dict[str, Any]) -> Iterator[str]:
    """A line for each value that says something."""
    for key, value in values.items():
        if value not in (None, [], "", {}):
            yield f"{key}: {_said(key, value)}"


def _said(key: str, value: Any) -> str:
    """A value; within a reason the names alone keep their direction."""
    return reason_text(value, "en") if key.endswith("reason") and isinstance(value, str) else _value(value)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {_said(k, v)}" for k, v in value.items() if v not in (None, [], "", {}))
    if isinstance(value, list):
        return "; ".join(_value(v) for v in value)
    return isolate(value) if isinstance(value, str) and not value.isascii() else str(value)


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{harmless(line)}\n" for line in lines)
