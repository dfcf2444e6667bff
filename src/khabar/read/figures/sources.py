"""Say who answers for a figure: the innermost statement that holds it."""

from __future__ import annotations

from khabar.model import Span, Statement


def sources_of(spans: list[Span], statements: tuple[Statement, ...]) -> list[tuple[str | None, tuple[str, ...]]]:
    """(source, via) for each span; (None, ()) where the report says it in its own voice.

    >>> said = Statement(Span(10, 50), None, "وزارة الصحة", None)
    >>> sources_of([Span(12, 20), Span(60, 70)], (said,))
    [('وزارة الصحة', ()), (None, ())]
    """
    ordered = sorted(statements, key=lambda s: (s.span.start, -s.span.end))
    found: list[tuple[str | None, tuple[str, ...]]] = [(None, ())] * len(spans)
    holding: list[Statement] = []
    next_one = 0
    for k in sorted(range(len(spans)), key=lambda k: spans[k].start):
        while next_one < len(ordered) and ordered[next_one].span.start <= spans[k].start:
            holding.append(ordered[next_one])
            next_one += 1
        holding = [s for s in holding if s.span.end > spans[k].start]
        inner = min((s for s in holding if s.span.covers(spans[k])), key=lambda s: len(s.span), default=None)
        if inner is not None:
            found[k] = (inner.source, inner.via)
    return found
