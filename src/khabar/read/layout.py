"""Tell the report from what stands around it."""

from __future__ import annotations

from khabar.model import Layout, Report, Span


def find_layout(report: Report) -> Layout:
    """The layout of the report: headline, date, boilerplate, and the lines that are left."""
    lines = []
    at = 0
    for raw in report.text.splitlines(keepends=True):
        bare = raw.strip()
        if bare:
            start = at + raw.index(bare)
            lines.append(Span(start, start + len(bare)))
        at += len(raw)
    title = report.title or (lines[0] if len(lines) > 1 and len(lines[0]) < 150 else None)
    return Layout(title, report.published, report.basis, (), (), tuple(lines), (title,) if title else ())
