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
    found: list[tuple[str | None, tuple[str, ...]]] = []
    for span in spans:
        holding = [s for s in ordered if s.span.start <= span.start and span.end <= s.span.end]
        inner = min(holding, key=len_of, default=None)
        found.append((inner.source, inner.via) if inner is not None else (None, ()))
    return found


def len_of(statement: Statement) -> int:
    return len(statement.span)
