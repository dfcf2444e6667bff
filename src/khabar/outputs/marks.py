"""What is marked in a report: the spans of its finds, cut where they cross, and the notes on the margin."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from khabar.model import Event, Figure, Reading, Span, Statement
from khabar.read.form import number

# The layers in the order in which they are laid over each other: the last one gives the colour.
LAYERS = ("statement", "event", "name", "time", "figure")
_BOUNDS = {
    "about": "\u2248", "at_least": "\u2265", "more_than": ">", "at_most": "\u2264", "less_than": "<", "order": "\u223c", "exact": "",
    "range": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """One find: its span, its layer, and a short note on it."""

    span: Span
    layer: str
    note: str
    item: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same marks lie, outermost first. `furniture` tells that it is not the report."""

    span: Span
    marks: tuple[Mark, ...]
    furniture: bool = False


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Every find of the reading as a mark, in order of the text.

    >>> from khabar.model import Report
    >>> from khabar.read import read
    >>> marks_of(read(Report.of("")))
    ()
    """
    found = [Mark(s.span, "statement", chain(s), i) for i, s in enumerate(reading.statements)]
    found += [Mark(n.span, "name", f"{n.kind}: {n.key}", i) for i, n in enumerate(reading.names)]
    found += [Mark(t.span, "time", f"{t.type} {t.value}", i) for i, t in enumerate(reading.times)]
    found += [Mark(f.span, "figure", figure_note(f), i) for i, f in enumerate(reading.figures)]
    found += [Mark(e.span, "event", event_note(e), i) for i, e in enumerate(reading.events)]
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end, LAYERS.index(m.layer))))


def chain(statement: Statement) -> str:
    """Who says it and through whom, from the speaker outwards, with the stance where it is no plain assertion.

    >>> chain(Statement(Span(0, 4), None, "الشرطة", None, ("وكالة رويترز",), "deny"))
    'الشرطة ← وكالة رويترز (deny)'
    """
    said = " \u2190 ".join([statement.source or "?", *statement.via])
    return said if statement.stance == "assert" else f"{said} ({statement.stance})"


def event_note(event: Event) -> str:
    """The event in short: `ASSAULT heavy-weapons claimed: actor ←→ recipient`."""
    return " ".join(filter(None, (event.type, event.mode, event.status))) + parties(event.actor, event.recipient)


def apart(item: Figure | Event) -> list[str]:
    """What keeps a find from being told as one that stands by itself: `part of 2`, `former`, `background`.

    >>> apart(Figure(Span(0, 1), "killed", 3, part_of=1, background=True))
    ['part of 2', 'background']
    """
    told = [f"part of {item.part_of + 1}"] if isinstance(item, Figure) and item.part_of is not None else []
    told += ["former"] if isinstance(item, Figure) and item.former else []
    return [*told, *(["background"] if item.background else [])]


def figure_note(figure: Figure) -> str:
    """The figure in short: `killed ≥12 civilians`."""
    value = f"{number(figure.value)}" + (f"\u2013{number(figure.high)}" if figure.high is not None else "")
    return " ".join(filter(None, (figure.measure, _BOUNDS.get(figure.bound, "") + value, figure.of or "")))


def parties(actor: str | None, recipient: str | None) -> str:
    """Who does it to whom, or nothing where neither is known."""
    return f": {actor or '?'} \u2190\u2192 {recipient or '?'}" if actor or recipient else ""


def pieces(reading: Reading, marks: tuple[Mark, ...]) -> list[Piece]:
    """The whole text of the report in pieces, in order, none left out.

    >>> from khabar.model import Report
    >>> from khabar.read import read
    >>> reading = read(Report.of("قصف الجيش البلدة."))
    >>> "".join(p.span.of(reading.report.text) for p in pieces(reading, marks_of(reading)))
    'قصف الجيش البلدة.'
    """
    text = reading.report.text
    edges = {0, len(text)}
    for mark in marks:
        edges |= {mark.span.start, mark.span.end}
    for span in reading.boilerplate:
        edges |= {span.start, span.end}
    starts = sorted(marks, key=lambda m: m.span.start)
    found: list[Piece] = []
    over: list[Mark] = []
    nothing = sorted(reading.boilerplate)
    taken = at = 0
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        while taken < len(starts) and starts[taken].span.start <= start:
            over.append(starts[taken])
            taken += 1
        over = [m for m in over if m.span.end > start]
        while at < len(nothing) and nothing[at].end <= start:
            at += 1
        furniture = at < len(nothing) and nothing[at].start <= start
        found.append(Piece(Span(start, end), tuple(sorted(over, key=lambda m: LAYERS.index(m.layer))), furniture))
    return found
