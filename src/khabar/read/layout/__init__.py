"""Tell the report from what stands around it: menus, labels, captions, links to other stories, the furniture of posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from khabar.dates import stated_day
from khabar.model import Layout, Report, Span
from khabar.read.layout.credits import dateline
from khabar.read.layout.kinds import invites
from khabar.read.layout.lines import Line, find_lines, make_line, opens_furniture
from khabar.read.layout.pages import sort_page
from khabar.read.layout.posts import Post, find_post
from khabar.read.layout.sorting import Sorting
from khabar.text import fold

# A dateline opens one of the first so many lines; a post's preview has so many at most.
BEGINNING, LONGEST_PREVIEW = 3, 12
# A line beside a post's text has so many words at most.
LONGEST_CAPTION = 14


def find_layout(report: Report) -> Layout:
    """The layout of the report: headline, date, agencies, boilerplate, and the lines that are left.

    The day of publication is the given one; where none is given, the one that a date line states.

    >>> report = Report.of("قصف على الميناء\\n\\n3 مايو 2021\\n\\nقصفت طائرات ميناء المدينة فجرا وأصيب عاملان.\\n\\nاقرأ أيضا: خبر آخر")
    >>> layout = find_layout(report)
    >>> [s.of(report.text) for s in layout.boilerplate], layout.published.isoformat(), layout.basis
    (['اقرأ أيضا: خبر آخر'], '2021-05-03', 'stated')
    """
    post = find_post(report.text)
    if post is not None:
        return _post_layout(report, post)
    lines, repeated = _without_preview(report.text, find_lines(report.text))
    page = sort_page(report, lines, post=bool(repeated))
    kept = sorted({line.span for line in page.kept})
    published, basis = _dated(report, page.dated)
    if published is None:
        published, basis = _dated(report, _datelines(report, page))
    return Layout(
        page.title, published, basis, _credited(report, page.agencies),
        _joined(report.text, [*repeated, *page.furniture]), tuple(kept), tuple(sorted(page.heads)), tuple(sorted(page.stamps)),
        page.dateline,
    )  # fmt: skip


def _credited(report: Report, agencies: Iterable[str]) -> tuple[str, ...]:
    """The agencies that the text credits, and that of its byline."""
    return tuple(dict.fromkeys((*agencies, *([report.agency] if report.agency else []))))


def _post_layout(report: Report, post: Post) -> Layout:
    text = report.text
    lines: list[Span] = []
    for body in post.bodies:
        lines.extend(line.span for line in find_lines(text, body.start, body.end) if not _beside(line))
    kept = sorted({*lines, *post.stamps})
    gaps = []
    at = 0
    for span in (*kept, Span(len(text), len(text))):
        line = text[at : span.start].strip()
        if line:
            start = text.index(line, at)
            gaps.append(Span(start, start + len(line)))
        at = span.end
    published, basis = _dated(report, post.stamps)
    title = lines[0] if len(lines) > 1 and _heads_post(text, lines[0]) else None
    return Layout(
        title,
        published,
        basis,
        _credited(report, ()),
        _joined(text, gaps),
        tuple(kept),
        (title,) if title else (),
        post.stamps,
    )


def _beside(line: Line) -> bool:
    """Whether a line of a post is no part of it: a caption, or an invitation to the author's channel."""
    return not line.paragraph and line.words <= LONGEST_CAPTION and (opens_furniture(line) or invites(line))


def _heads_post(text: str, span: Span) -> bool:
    """Whether the first line of a post is a headline: some words, no closing stop, no hashtag."""
    line = make_line(text, span)
    return line.headline and line.words >= 4 and not line.colon and text[span.start] not in "#@"


def _without_preview(text: str, lines: list[Line]) -> tuple[list[Line], list[Span]]:
    """The lines without the first ones that are cut off by dots and only repeat how the next ones begin, as copied posts have them."""
    for i, line in enumerate(lines[:LONGEST_PREVIEW]):
        if i + 1 == len(lines) or not line.span.of(text).rstrip().endswith(("...", "\u2026")):
            continue
        start = fold.ask(" ".join(text[lines[0].span.start : line.span.end].rstrip(" .\u2026").split()))
        after = lines[i + 1].span.start
        body = fold.ask(" ".join(text[after : after + 2 * len(start) + 200].split()))
        if len(start) >= 15 and body.startswith(start[: max(15, len(start) - 12)]):
            return [make_line(text, told.span, told.blank) for told in lines[i + 1 :]], [
                told.span for told in lines[: i + 1]
            ]
    return lines, []


def _datelines(report: Report, page: Sorting) -> list[Span]:
    """The datelines with place and day that open the first lines, a label that was cut off one counted with it."""
    label = page.dateline
    openings = [
        Span(label.start, line.span.end)
        if label and not report.text[label.end : line.span.start].strip()
        else line.span
        for line in page.kept[:BEGINNING]
    ]
    return [span for opening in openings if (span := dateline(report.text, opening, report))]


def _dated(report: Report, stamps: tuple[Span, ...] | list[Span]) -> tuple[date | None, str]:
    if report.published is not None:
        return report.published, report.basis
    days = [day for span in stamps if (day := stated_day(span.of(report.text))) is not None]
    return (days[0], "stated") if days else (None, "unknown")


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """The spans in order, neighbours with only white space between them made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)
