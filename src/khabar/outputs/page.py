"""Readings as one self-contained HTML page: each report with its finds marked, statements with their chain beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

from khabar.model import Failure, Reading
from khabar.outputs.dossier.wording import word
from khabar.outputs.marks import LAYERS, Piece, chain, figure_note, marks_of, pieces


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def page(readings: Iterable[Reading | Failure], title: str = "Khabar") -> str:
    """One HTML page, with no need of a network, that shows each reading in turn.

    >>> from khabar.model import Report
    >>> from khabar.read import read
    >>> 'dir="rtl"' in page([read(Report.of("قصف الجيش البلدة."))])
    True
    """
    body = "".join(_failure(r) if isinstance(r, Failure) else _article(r) for r in readings)
    legend = "".join(f'<span class="{layer}">{_label(f"layer-{layer}")}</span>' for layer in (*LAYERS, "furniture"))
    return (
        f'<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, '
        f'initial-scale=1"><title>{escape(title)}</title><style>{_style()}</style></head><body>\n<header><strong>{escape(title)}</strong>'
        f"{legend}</header>\n{body}</body></html>\n"
    )


def _label(key: str) -> str:
    """A word of the interface, in English where the pointer rests on it."""
    return f'<span title="{escape(word(key, "en"))}">{escape(word(key, "ar"))}</span>'


def _failure(failure: Failure) -> str:
    told = f"{failure.report} \u2014 {failure.stage}: {failure.error}"
    return f'<article><h2 class="failure en">{escape(told)}</h2></article>\n'


def _article(reading: Reading) -> str:
    report = reading.report
    text = report.text
    day = f"{reading.published} ({reading.basis})" if reading.published else None
    parts = [f"<bdi>{escape(part)}</bdi>" for part in (report.id, report.outlet, day, *reading.agencies) if part]
    label = " \u00b7 ".join(parts if day else [*parts, _label("undated")])
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
            f"<div><b>{i}</b>{escape(chain(s))}</div>"
            for i, s in enumerate(reading.statements, 1)
            if first <= s.span.start < last
        )
        spans = "".join(_piece(reading, p) for p in row)
        told.append(f'<div class="row"><p{" class=head" if head else ""}>{spans}</p><aside>{said}</aside></div>\n')
    return f"<article><h2>{label}</h2>\n{''.join(told)}{_figures(reading)}</article>\n"


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
    notes = escape("\n".join(m.note for m in piece.marks), quote=True)
    return f'<span class="{classes}" title="{notes}">{begun}{raw}</span>'


def _figures(reading: Reading) -> str:
    if not reading.figures:
        return ""
    cells = []
    for figure in reading.figures:
        told = " \u2190 ".join([figure.source or "\u2014", *figure.via])
        values = (figure.span.of(reading.report.text), figure.side, figure.place)
        cells.append(
            f'<tr><td class="figure">{escape(values[0])}</td><td><span class="en">{escape(figure_note(figure))}</span></td>'
            f"<td>{escape(told)}</td><td>{escape(values[1] or '')}</td><td>{escape(values[2] or '')}</td>"
            f'<td><span class="en">{escape(figure.when or "")}</span></td></tr>'
        )
    heads = "".join(f"<th>{_label(h)}</th>" for h in ("words", "figure", "source", "side", "place", "when"))
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(cells)}</tbody></table>\n"
