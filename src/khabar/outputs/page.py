"""Readings as one self-contained HTML page in Arabic or English: each report with its finds marked, statements with their chain beside
it, figures and events in tables below."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from khabar.model import Failure, Reading
from khabar.outputs.dossier.wording import LANGUAGES, label, word
from khabar.outputs.found import events, figures, note, speaker
from khabar.outputs.marks import LAYERS, Piece, marks_of, pieces


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def page(readings: Iterable[Reading | Failure], title: str = "Khabar") -> str:
    """One HTML page, with no need of a network, that shows each reading in turn; the reader may change its language.

    >>> from khabar.model import Report
    >>> from khabar.read import read
    >>> 'dir="rtl"' in page([read(Report.of("قصف الجيش البلدة."))])
    True
    """
    body = "".join(_failure(r) if isinstance(r, Failure) else _article(r) for r in readings)
    legend = "".join(f'<span class="{layer}">{label(f"layer-{layer}")}</span>' for layer in (*LAYERS, "furniture"))
    names = {code: word(name, code) for code, name in zip(LANGUAGES, ("arabic", "english"), strict=True)}
    switches = "".join(
        f'<input class="switch" type="radio" name="language" id="in-{code}" aria-label="{name}"{" checked" if code == "ar" else ""}>'
        for code, name in names.items()
    )
    labels = "".join(f'<label for="in-{code}" lang="{code}">{name}</label>' for code, name in names.items())
    return (
        f'<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><title>{escape(title)}</title><style>{_style()}</style></head><body>\n{switches}<div class="sheet">'
        f'<header><strong>{escape(title)}</strong>{legend}<span class="languages">{labels}</span></header>\n{body}</div></body></html>\n'
    )


def _failure(failure: Failure) -> str:
    told = f"{failure.report} \u2014 {failure.stage}: {failure.error}"
    return f'<article><h2 class="failure code">{escape(told)}</h2></article>\n'


def _article(reading: Reading) -> str:
    report = reading.report
    text = report.text
    basis = f" ({label(f'basis-{reading.basis}')})"
    day = f"<bdi>{reading.published}</bdi>{basis}" if reading.published else str(label("undated"))
    parts = [f"<bdi>{escape(part)}</bdi>" for part in (report.id, report.outlet, *reading.agencies) if part]
    head_line = " \u00b7 ".join([*parts, day])
    rows: list[list[Piece]] = [[]]
    bounds: list[tuple[int, int]] = []
    start = 0
    for piece in pieces(reading, marks_of(reading)):
        at = piece.span.start
        for k, part in enumerate(piece.span.of(text).split("\n")):
            if k:
                bounds.append((start, at))
                rows.append([])
                start = at
            if part:
                rows[-1].append(Piece(type(piece.span)(at, at + len(part)), piece.marks, piece.furniture))
            at += len(part) + 1
    bounds.append((start, len(text) + 1))
    told = []
    for row, (first, last) in zip(rows, bounds, strict=True):
        if not any(p.span.of(text).strip() for p in row):
            continue
        head = reading.title is not None and row[0].span.start <= reading.title.start < row[-1].span.end
        said = "".join(
            f"<div><b>{i}</b>{speaker(s)}</div>"
            for i, s in enumerate(reading.statements, 1)
            if first <= s.span.start < last
        )
        spans = "".join(_piece(reading, p) for p in row)
        told.append(
            f'<div class="row"><p dir="auto"{" class=head" if head else ""}>{spans}</p><aside>{said}</aside></div>\n'
        )
    return f"<article><h2>{head_line}</h2>\n{''.join(told)}{figures(reading)}{events(reading)}</article>\n"


def _piece(reading: Reading, piece: Piece) -> str:
    raw = escape(piece.span.of(reading.report.text))
    begun = "".join(
        f"<sup>{m.item + 1}</sup>" for m in piece.marks if m.layer == "statement" and m.span.start == piece.span.start
    )
    if piece.furniture:
        return f'<span class="furniture">{raw}</span>'
    if not piece.marks:
        return raw
    classes = " ".join(dict.fromkeys(m.layer for m in piece.marks))
    notes = escape("\n".join(note(reading, m, "ar") for m in piece.marks), quote=True)
    return f'<span class="{classes}" title="{notes}">{begun}{raw}</span>'
