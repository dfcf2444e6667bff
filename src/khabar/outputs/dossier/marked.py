"""A report's text with every cited span marked and given an anchor, so that a cell of the dossier can open it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from khabar.outputs.dossier.sources import anchor

Bounds = tuple[int, int]


def marked(report: str, text: str, cited: Iterable[Bounds]) -> Markup:
    """The text as paragraphs. A span that crosses the end of another, or of a line, goes on in a mark of its own without the anchor.

    >>> print(marked("a", "one two", [(4, 7)]))
    <p>one <mark id="r-a:4-7">two</mark></p>
    """
    within = {(max(0, s), min(len(text), e)) for s, e in cited}
    spans = sorted(((s, e) for s, e in within if s < e), key=lambda span: (span[0], -span[1]))
    cuts = sorted({0, len(text), *(s for s, _ in spans), *(e for _, e in spans), *_breaks(text)})
    out: list[str] = ["<p>"]
    over: list[Bounds] = []
    begun: set[Bounds] = set()
    taken = 0
    for k, at in enumerate(cuts):
        closing = [span for span in over if span[1] <= at]
        if closing:
            first = over.index(closing[0])
            out.append("</mark>" * (len(over) - first))
            rest = [span for span in over[first:] if span[1] > at]
            over = over[:first]
            for span in rest:
                over.append(span)
                out.append(_open(report, span, begun))
        while taken < len(spans) and spans[taken][0] == at:
            over.append(spans[taken])
            out.append(_open(report, spans[taken], begun))
            taken += 1
        if k + 1 == len(cuts):
            break
        piece = text[at : cuts[k + 1]]
        if piece == "\n":
            out.append("</mark>" * len(over) + "</p>\n<p>" + "".join(_open(report, span, begun) for span in over))
        else:
            out.append(str(escape(piece)))
    out.append("</p>")
    told = "".join(out)
    while (plain := told.replace("<p></p>\n", "").replace('<mark class="on"></mark>', "")) != told:
        told = plain
    return Markup(told)


def _breaks(text: str) -> Iterable[int]:
    for k, letter in enumerate(text):
        if letter == "\n":
            yield k
            yield k + 1


def _open(report: str, span: Bounds, begun: set[Bounds]) -> str:
    if span in begun:
        return '<mark class="on">'
    begun.add(span)
    return f'<mark id="{opens(report, *span)}">'


def opens(report: str, start: int, end: int) -> str:
    """The anchor of a span.

    >>> opens("a", 4, 7)
    'r-a:4-7'
    """
    return f"{anchor('r', report)}:{start}-{end}"
