"""Stories for the terminal: a list of all, and one with its incidents, tallies, claims and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from khabar.outputs.dossier.wording import word
from khabar.outputs.terminal import columns, counted, harmless
from khabar.read.form import number
from khabar.record import Claim, Incident, Record, Story, Tally, When, originals
from khabar.text import isolate

if TYPE_CHECKING:
    from khabar.archive.reader import Listed

_DASH, _ARROW = "\u2013", "\u2190"
_BOLD, _DIM = "1", "2"


def listed(stories: Iterable[Listed], width: int = 100, colour: bool = False) -> str:
    """A line for each story: its days, how many reports and incidents it has, its title and its id.

    >>> from khabar.archive.reader import Listed
    >>> print(listed([Listed("a", "Title", "2020-01-02", "2020-01-03", 4, 1)]), end="")
    2020-01-02–2020-01-03     4 reports   1 incident   Title  a
    """
    lines = []
    for s in map(harmless, stories):
        days = " ".join(filter(None, (s.first, s.last if s.last != s.first else None))).replace(" ", _DASH) or "no day"
        start = f"{days:21} {_aligned(s.reports, 'report', 5)} {_aligned(s.incidents, 'incident', 3)}  "
        room = max(20, width - columns(start) - columns(s.id) - 4)
        lines.append(f"{start}{_cut(s.title, room)}  {_paint(s.id, _DIM, colour)}\n")
    return "".join(lines) or "no stories\n"


def told(record: Record, name: str, width: int = 100, colour: bool = False) -> str:
    """A story in lines: each incident with its place, days, parties and tallies, each tally with its claims; then the reports.

    Where `name` is that of an incident, that one alone is shown.

    >>> told(Record(), "a")
    ''
    """
    record, name = harmless(record), harmless(name)
    lines: list[str] = []
    one = any(i.id == name for i in record.incidents)
    for story in record.stories:
        lines += _head(story, colour)
        for incident in record.incidents:
            if incident.story == story.id and (not one or incident.id == name):
                lines += ["", *_incident(incident, width, colour)]
        lines += ["", _paint("reports", _BOLD, colour)]
        copies = {name: f"  {c[0].kind} of {c[0].original}" for name, c in originals(record.copies).items()}
        lines += [
            f"  {t.published or 'no day'!s:10} {isolate(t.outlet or '')}  {t.id}  "
            f"{_cut(t.title, max(20, width - columns(t.id) - 30))}{copies.get(t.id, '')}"
            for t in record.reports
            if t.story == story.id
        ]
    return "\n".join(lines) + "\n" if lines else ""


def in_doubt(rows: Iterable[Mapping[str, Any]], pairs: Iterable[Mapping[str, Any]], width: int = 100) -> str:
    """Lines on incidents in doubt: why, the range of the dead or what else is least agreed on, title and id; then those on pairs that
    may be one, by their ids.

    >>> in_doubt([], [])
    'nothing is in doubt\\n'
    """
    lines = []
    for row in rows:
        why = ", ".join(word(reason, "en") for reason in row["doubt_reason"].split(",") if reason)
        ends = [number(row[end]) for end in ("low", "high") if row[end] is not None]
        told = f"  {row['measure']} {_DASH.join(map(str, dict.fromkeys(ends)))}" if ends else ""
        lines += [_cut(f"{why}{told}  {isolate(' '.join((row['title'] or '').split()))}", width), f"  {row['id']}"]
    for row in pairs:
        titles = " = ".join(isolate(" ".join((row[title] or "").split())) for title in ("one_title", "two_title"))
        lines += [_cut(f"may be one  {titles}", width), f"  {row['one']} {row['two']}"]
    return harmless("\n".join(lines) + "\n") if lines else "nothing is in doubt\n"


def _aligned(n: int, noun: str, digits: int) -> str:
    """So many of something, below each other in a list."""
    number, _, what = counted(n, noun).partition(" ")
    return f"{number:>{digits}} {what:{len(noun) + 1}}"


def _head(story: Story, colour: bool) -> Iterator[str]:
    yield _paint(isolate(story.title or story.id), _BOLD, colour)
    days = _days((story.first, story.last)) if story.first and story.last else "no day"
    yield f"{story.id}  {days}  {counted(len(story.reports), 'report')}, {counted(len(story.incidents), 'incident')}"


def _incident(incident: Incident, width: int, colour: bool) -> Iterator[str]:
    yield _paint(isolate(incident.title or incident.id), _BOLD, colour)
    place = isolate(incident.place.name) if incident.place else "no place"
    kind = " ".join(filter(None, (incident.type, incident.mode)))
    yield f"  {incident.id}  {kind}  {_days(incident.when)}  {place}  {incident.grade} ({incident.credibility})"
    yield _cut(f"  reports: {', '.join(isolate(r) for r in incident.reports)}", max(40, width))
    for role in ("actor", "recipient"):
        names = [isolate(a.name) for a in incident.actors if a.role == role]
        if names:
            yield f"  {role}: {', '.join(names)}"
    for tally in incident.tallies:
        yield "  " + _tally(tally)
        for claim in tally.claims:
            yield "    " + _cut(_claim(claim), max(40, width - 4))


def _tally(tally: Tally) -> str:
    what = " ".join(filter(None, (tally.measure, tally.of, f"of {isolate(tally.side)}" if tally.side else None)))
    values = [number(v) for v in (tally.low, tally.best, tally.high)]
    said = " / ".join("?" if v is None else str(v) for v in values)
    who = f"{counted(tally.independent, 'source')}, {counted(tally.outlets, 'outlet')}"
    return f"{what}: {said} (low / best / high), {who}, {tally.verdict}"


def _claim(claim: Claim) -> str:
    value = f"{number(claim.value)}" + (f"{_DASH}{number(claim.high)}" if claim.high is not None else "")
    bound = "" if claim.bound in ("exact", "range") else f"{claim.bound.replace('_', ' ')} "
    chain = f" {_ARROW} ".join(isolate(n) for n in (claim.source or "?", *claim.via, *filter(None, (claim.outlet,))))
    return f"{_days(claim.as_of)}  {bound}{value}  {chain}  {claim.relation}  {claim.id}"


def _days(when: tuple[object, object] | When | None) -> str:
    if when is None:
        return "no day"
    first, last = when
    return str(first) if first == last else f"{first}{_DASH}{last}"


def _cut(text: str, room: int) -> str:
    """The text in so many columns."""
    if columns(text) <= room:
        return text
    return text[: max(1, room - 1)].rstrip() + "\u2026"


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
