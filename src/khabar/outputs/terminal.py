"""A reading for the terminal: the report with its finds in colour, right to left, statements with their chain on the margin."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from khabar.model import Reading
from khabar.outputs.marks import Piece, apart, chain, event_note, figure_note, marks_of, pieces
from khabar.text import isolate

COLOURS = {"statement": "4", "event": "35", "name": "36", "time": "33", "figure": "1;31", "furniture": "2"}
SIGNS = {
    "event": ("\u2039", "\u203a"),
    "name": ("[", "]"),
    "time": ("{", "}"),
    "figure": ("<", ">"),
    "statement": ("", ""),
}
_RIGHT_TO_LEFT = "\u200f"
MARGIN = 34
# Signs that steer a terminal (C0, C1, DEL) are shown as a sign for what cannot be shown; those of white space as a space.
_STEERING: dict[int, str] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")
_STEERING.update({ord("\t"): " ", ord("\r"): " ", ord("\n"): "\n"})
_CODES = re.compile("\x1b\\[[0-9;]*m")


def show(reading: Reading, width: int = 100, colour: bool = True) -> str:
    """The report as lines of at most `width` columns; without `colour` the finds stand in brackets instead.

    The notes of the statements that begin in a line stand on its margin, numbered; below the report figures and events are listed.

    >>> from khabar.model import Report
    >>> from khabar.read import read
    >>> "قصف" in show(read(Report.of("قصف الجيش البلدة.")), colour=False)
    True
    """
    reading = harmless(reading)
    text = reading.report.text
    marks = marks_of(reading)
    notes = [(s.span.start, f"{i} {chain(s)}") for i, s in enumerate(reading.statements, 1)]
    out = [_title(reading)]
    room = max(30, width - MARGIN - 3)
    margin: list[str] = []
    line: list[tuple[str, Piece]] = []
    used = 0
    from_start = 0

    def flush(end: int) -> None:
        nonlocal line, used, from_start
        margin.extend(part for at, note in notes if from_start <= at < end for part in _wrapped(note, MARGIN))
        if line or margin:
            out.append(_line(line, room, margin.pop(0) if margin else "", colour))
        line, used, from_start = [], 0, end

    for piece in pieces(reading, marks):
        at = piece.span.start
        for raw in _chunks(piece.span.of(text)):
            if raw == "\n":
                flush(at + 1)
            else:
                wide = columns(raw)
                if used + wide > room and used and raw.strip():
                    flush(at)
                if used or raw.strip():
                    line.append((raw, piece))
                    used += wide
            at += len(raw)
    flush(len(text) + 1)
    out.extend(_line([], room, rest, colour) for rest in margin)
    if reading.figures:
        out.append("")
        for i, figure in enumerate(reading.figures, 1):
            told = " \u2190 ".join([figure.source or reading.report.outlet or reading.report.id, *figure.via])
            where = " ".join(filter(None, (figure.place, figure.when)))
            words = _paint(figure.span.of(text), ("figure",), colour)
            out.append(_found(f"{i}. {words}", figure_note(figure), told, where, ", ".join(apart(figure))))
    if reading.events:
        out.append("")
        for event in reading.events:
            where = " ".join(filter(None, (event.place, event.when)))
            words = _paint(event.span.of(text), ("event",), colour)
            out.append(_found(words, event_note(event), where, ", ".join(apart(event))))
    return "\n".join(out) + "\n"


def _found(words: str, note: str, *more: str) -> str:
    return _RIGHT_TO_LEFT + "  ".join(filter(None, (words, isolate(note), *more)))


def _title(reading: Reading) -> str:
    day = f"{reading.published} ({reading.basis})" if reading.published else "no date"
    counts = f"{len(reading.statements)} statements, {len(reading.figures)} figures, {len(reading.events)} events"
    agencies = ", ".join(reading.agencies)
    return "\u2500\u2500 " + " \u00b7 ".join(
        filter(None, (reading.report.id, reading.report.outlet, day, agencies, counts))
    )


def _line(line: list[tuple[str, Piece]], room: int, note: str, colour: bool) -> str:
    body = ""
    k = 0
    while k < len(line):
        piece = line[k][1]
        run = line[k][0]
        while k + 1 < len(line) and line[k + 1][1] is piece:
            k += 1
            run += line[k][0]
        body += _paint(run, ("furniture",) if piece.furniture else tuple(m.layer for m in piece.marks), colour)
        k += 1
    used = columns(_CODES.sub("", body))
    return f"{_RIGHT_TO_LEFT}{body}{' ' * max(0, room - used)} \u2502 {note}".rstrip()


def _paint(raw: str, layers: tuple[str, ...], colour: bool) -> str:
    if not layers:
        return raw
    if colour:
        codes = ";".join(COLOURS[layer] for layer in layers)
        return f"\x1b[{codes}m{raw}\x1b[0m"
    if layers == ("furniture",):
        return raw
    bare = raw.rstrip(" ")
    for layer in reversed(layers):
        opened, closed = SIGNS[layer]
        bare = f"{opened}{bare}{closed}"
    return bare + " " * (len(raw.rstrip("\n")) - len(raw.rstrip(" ")))


def _chunks(raw: str) -> list[str]:
    """The text in words with the space after each, line ends by themselves."""
    found: list[str] = []
    start = 0
    for i, letter in enumerate(raw):
        if letter == "\n":
            if i > start:
                found.append(raw[start:i])
            found.append("\n")
            start = i + 1
        elif letter == " ":
            found.append(raw[start : i + 1])
            start = i + 1
    if start < len(raw):
        found.append(raw[start:])
    return found


def _wrapped(note: str, width: int) -> list[str]:
    found = [""]
    for word in note.split():
        if found[-1] and columns(found[-1]) + 1 + columns(word) > width:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return [found[0], *(f"  {rest}" for rest in found[1:])]


T = TypeVar("T")


def harmless(value: T) -> T:
    """The value with no sign that steers a terminal in any of its strings, each of which keeps its length.

    Whatever is written on a terminal goes through this before colours are put on.

    >>> harmless(("\\x1b[2Jخبر", 1))
    ('\ufffd[2Jخبر', 1)
    """
    found: Any = value
    if isinstance(found, str):
        found = found.translate(_STEERING)
    elif isinstance(found, tuple):
        inner = map(harmless, found)
        found = type(found)(*inner) if hasattr(found, "_fields") else tuple(inner)
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(found, **{f.name: harmless(getattr(found, f.name)) for f in fields(found)})
    return found  # type: ignore[no-any-return]


def counted(n: int, noun: str) -> str:
    """So many of something.

    >>> counted(1, "story"), counted(1200, "story"), counted(2, "report")
    ('1 story', '1,200 stories', '2 reports')
    """
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {noun if n == 1 else many}"


def columns(text: str) -> int:
    """How many columns a terminal gives to the text: none to diacritics and marks of direction.

    >>> columns("قُتِلَ")
    3
    """
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Cf", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
