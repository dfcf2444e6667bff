"""Web pages: where the report begins and ends between menus, labels, captions and links to other stories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.model import Report, Span
from khabar.read.layout.bounds import MENU, first_kept, is_menu, links_before_text, tail, trailing_headlines
from khabar.read.layout.credits import closing_credit, credited, inline_label, leads_credit
from khabar.read.layout.dates import is_stamp
from khabar.read.layout.kinds import BULLET, has_twin, is_aside, is_caption, is_headline, is_label, is_noise
from khabar.read.layout.lines import Line, furniture, is_furniture, written
from khabar.text import fold


@dataclass(slots=True)
class Sorting:
    """What becomes of each line while a page is gone through.

    `dated` are the stamps that may tell the report's day; `clock` says that the page begins with the day on which it was looked at."""

    kept: list[Line] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    stamps: list[Span] = field(default_factory=list)
    dated: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    dateline: Span | None = None
    title: Span | None = None
    clock: bool = False


def sort_page(report: Report, lines: list[Line], post: bool = False) -> Sorting:
    """Each line of the page put where it belongs; a `post` has no menus, no header, and lines as short as its author likes."""
    page = Sorting()
    if not lines:
        return page
    prose = [
        i
        for i, line in enumerate(lines)
        if line.paragraph and not is_furniture(line, "tail") and not is_furniture(line, "note")
    ]
    if not prose and not post and is_menu(report, lines):
        page.furniture.extend(line.span for line in lines)
        return page
    first = prose[0] if prose else first_kept(report, lines)
    end = tail(lines, first)
    if post:
        first = 0
    else:
        end = trailing_headlines(report, lines, first, end)
    _sort_header(report, lines[:first], page)
    known = len(page.stamps)
    _sort_body(report, lines[first:end], page)
    page.dated = _dating(page, known, lines[prose[-1]].span.end if prose else 0)
    for line in lines[end:]:
        if leads_credit(line.form):
            page.agencies.extend(credited(line.span.of(report.text), report)[1])
        page.furniture.append(line.span)
    return page


def _dating(page: Sorting, known: int, last: int) -> list[Span]:
    """The stamps that may tell the report's day: the `known` ones of its head; elsewhere none on a page that begins with a clock, nor
    where several stand after its last paragraph, with the links to other stories."""
    after = [span for span in page.stamps[known:] if span.start >= last]
    if page.clock or (len(after) > 1 and len(after) == len(page.stamps) - known):
        return page.stamps[:known]
    return page.stamps


def _sort_header(report: Report, lines: list[Line], page: Sorting) -> None:
    """What stands before the first paragraph: menus, headline, labels, date, caption, subtitle; links to other stories."""
    text = report.text
    links = links_before_text(report, lines)
    for line in lines[links:]:
        page.furniture.append(line.span)
        page.agencies.extend(credited(line.span.of(text), report)[1])
    lines = lines[:links]
    if len(lines) >= MENU and is_stamp(lines[0].span.of(text), lines[0].words):
        # The clock of the site, before its menus: the day on which somebody looked at the page.
        page.clock = True
        page.furniture.append(lines[0].span)
        lines = lines[1:]
    at = next((i for i, line in enumerate(lines) if report.title and line.span.meets(report.title)), None)
    if at is None:
        at = next((i for i, line in enumerate(lines) if is_headline(report, line)), None)
    if at is None:
        at = next(
            (
                i
                for i, line in enumerate(lines)
                if line.words >= 2 and not is_aside(report, line) and not is_stamp(line.span.of(text), line.words)
            ),
            None,
        )
    title = lines[at] if at is not None else None
    others = []
    for i, line in enumerate(lines):
        if line is title:
            span = _without_category(text, line)
            if span.start > line.span.start:
                page.furniture.append(Span(line.span.start, _rstrip(text, line.span.start, span.start)))
            page.title = report.title or span
            page.kept.append(Line(span, line.form, line.words, line.ended, line.blank))
            page.heads.append(span)
        elif is_stamp(line.span.of(text), line.words) and (title is None or at is None or i > at or i == at - 1):
            _stamp(report, line, page)
        elif title is not None and at is not None and i < at and (line.words <= 3 or is_aside(report, line) or at > 3):
            page.furniture.append(line.span)
            page.agencies.extend(credited(line.span.of(text), report)[1])
        elif line.words <= 4 or is_aside(report, line) or (title is not None and line.form == title.form):
            if not is_caption(text, line):
                page.agencies.extend(credited(line.span.of(text), report)[1])
            if page.dateline is None and is_label(report, line):
                page.dateline = line.span
            page.furniture.append(line.span)
        else:
            others.append(line)
    live = len(page.stamps) >= 3
    if title is None or live or len(others) <= 1 or any(BULLET.match(line.span.of(text)) for line in others):
        for line in others:
            page.kept.append(line)
            if line.headline:
                page.heads.append(line.span)
    else:
        page.furniture.extend(line.span for line in others)


def _sort_body(report: Report, lines: list[Line], page: Sorting) -> None:
    """The paragraphs, with what stands between them."""
    text = report.text
    linked = False
    title = fold.ask(page.title.of(text)).strip() if page.title else None
    for i, line in enumerate(lines):
        raw = line.span.of(text)
        if line.paragraph and not is_furniture(line, "link") and (line.words > 14 or raw.rstrip().endswith(".")):
            linked = False
        if is_furniture(line, "link") and line.words <= 25:
            page.furniture.append(line.span)
            linked = line.words <= 5
        elif linked and (not line.ended or (line.words <= 14 and not raw.rstrip().endswith("."))):
            page.furniture.append(line.span)
        elif is_stamp(raw, line.words):
            _stamp(report, line, page)
        elif leads_credit(line.form) and line.words <= 8:
            page.agencies.extend(credited(raw, report)[1])
            if i == 0 or (credited(raw, report)[0] and not raw.startswith("(")):
                page.furniture.append(line.span)
            else:
                page.kept.append(line)
        elif (
            is_noise(line)
            or (i and title and line.form == title)
            or (i and is_caption(text, line))
            or has_twin(lines, i)
        ):
            page.furniture.append(line.span)
        else:
            page.agencies.extend(closing_credit(text, line.span, report))
            span = line.span
            after_head = bool(page.kept and page.heads) and page.heads[-1] == page.kept[-1].span
            if i == 0 or after_head or (not page.kept and page.dateline is None):
                label, agencies = inline_label(text, span, report)
                page.agencies.extend(agencies)
                if label is not None and label.end < span.end:
                    page.furniture.append(label)
                    page.dateline = label
                    span = Span(_lstrip(text, label.end, span.end), span.end)
            if i >= len(lines) - 2:
                span = _without_end(text, span, page)
            page.kept.append(Line(span, line.form, line.words, line.ended, line.blank))
            following = lines[i + 1] if i + 1 < len(lines) else None
            if (
                i
                and line.words <= 9
                and not line.ended
                and following is not None
                and following.paragraph
                and raw[-1:] not in ":\u060c,"
            ):
                page.heads.append(span)


def _stamp(report: Report, line: Line, page: Sorting) -> None:
    """A date line; an agency's name at its end is a label."""
    text = report.text
    span = line.span
    last = re.search(r"\s(\S+)$", span.of(text))
    if last:
        known, agencies = credited(last.group(1), report)
        if known:
            cut = span.start + last.start(1)
            page.furniture.append(Span(cut, span.end))
            page.agencies.extend(agencies)
            span = Span(span.start, _rstrip(text, span.start, cut))
    page.stamps.append(span)
    page.kept.append(Line(span, line.form, line.words, line.ended, line.blank))


def _without_category(text: str, line: Line) -> Span:
    """The headline without the agency's category before it (`عام / …`)."""
    raw = line.span.of(text)
    head, slash, _ = raw.partition("/")
    if slash and fold.ask(head).strip() in furniture("category"):
        return Span(_lstrip(text, line.span.start + len(head) + 1, line.span.end), line.span.end)
    return line.span


def _without_end(text: str, span: Span, page: Sorting) -> Span:
    """The line without a link to more that was glued to its end."""
    at = max(
        (
            text.rfind(words, max(span.start + 20, span.end - 300), span.end)
            for words in written("split")
            if not words.isascii()
        ),
        default=-1,
    )
    if at > 0:
        page.furniture.append(Span(at, span.end))
        span = Span(span.start, _rstrip(text, span.start, at))
    tail = fold.ask(text[max(span.start, span.end - 40) : span.end])
    for words in furniture("end"):
        if tail.rstrip().endswith("..." + words) or tail.rstrip().endswith("\u2026" + words):
            cut = span.end - len(text[max(span.start, span.end - 40) : span.end]) + tail.rfind(words)
            while cut > span.start and text[cut - 1] in ".\u2026":
                cut -= 1
            page.furniture.append(Span(cut, span.end))
            return Span(span.start, _rstrip(text, span.start, cut))
    return span


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
