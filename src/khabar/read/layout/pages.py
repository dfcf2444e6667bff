"""Web pages: where the report begins and ends between menus, labels, captions and links to other stories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.model import Report, Span
from khabar.read.layout.credits import closing_credit, credited, inline_label, leads_credit
from khabar.read.layout.dates import is_stamp
from khabar.read.layout.kinds import BULLET, has_twin, is_aside, is_caption, is_headline, is_label, is_noise
from khabar.read.layout.lines import Line, furniture, is_furniture, written
from khabar.text import fold

# A page of at least this many lines without one paragraph is a menu.
MENU = 8


@dataclass(slots=True)
class Sorting:
    """What becomes of each line while a page is gone through."""

    kept: list[Line] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    stamps: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    dateline: Span | None = None
    title: Span | None = None


def sort_page(report: Report, lines: list[Line]) -> Sorting:
    """Each line of the page put where it belongs."""
    page = Sorting()
    if not lines:
        return page
    prose = [
        i
        for i, line in enumerate(lines)
        if line.paragraph and not is_furniture(line, "tail") and not is_furniture(line, "note")
    ]
    if not prose and _is_menu(report, lines):
        page.furniture.extend(line.span for line in lines)
        return page
    first = prose[0] if prose else _first_kept(report, lines)
    end = _tail(lines, first)
    end = _trailing_headlines(report, lines, first, end)
    _sort_header(report, lines[:first], page)
    _sort_body(report, lines[first:end], page)
    for line in lines[end:]:
        if leads_credit(line.form):
            page.agencies.extend(credited(line.span.of(report.text), report)[1])
        page.furniture.append(line.span)
    return page


def _is_menu(report: Report, lines: list[Line]) -> bool:
    """Whether lines without a paragraph are menus and headlines: many, short, and without the clock times of a live page."""
    if len(lines) < MENU:
        return False
    told = [line.words for line in lines if line.words >= 3]
    clocks = sum(is_stamp(line.span.of(report.text), line.words) for line in lines)
    return clocks <= 2 and (not told or sum(told) < 11 * len(told))


def _first_kept(report: Report, lines: list[Line]) -> int:
    """The first line that is neither furniture nor label, in a text without paragraphs."""
    for i, line in enumerate(lines):
        if not (is_noise(line) or is_label(report, line) or line.words < 3):
            return i
    return 0


def _tail(lines: list[Line], first: int) -> int:
    """The index of the line from which on nothing belongs to the report.

    A line that may end a page ends none where more paragraphs follow it than stand before it.
    """
    prose = sum(line.paragraph for line in lines)
    before = sum(line.paragraph for line in lines[: first + 1])
    for i in range(first + 1, len(lines)):
        line = lines[i]
        before += line.paragraph
        if line.words > 30 or (line.words > 9 and ":" not in line.form):
            continue
        after = prose - before
        if is_furniture(line, "tail") and after <= max(3, before):
            return i
        if after == 0 and line.words <= 9 and is_furniture(line, "link"):
            return i
    return len(lines)


def _trailing_headlines(report: Report, lines: list[Line], first: int, end: int) -> int:
    """Before the tail, a run of headlines of other stories, or an outlet's label, belongs to it too."""
    last = max((i for i in range(first, end) if lines[i].paragraph), default=first)
    run = range(last + 1, end)
    loose = [
        i for i in run if not BULLET.match(lines[i].span.of(report.text)) and lines[i].headline and lines[i].words >= 4
    ]
    if len(loose) >= 3 and len(loose) * 2 >= len(run) and lines[loose[0]].blank and last > first:
        keep = last + 1
        while (
            keep < loose[0]
            and not is_noise(lines[keep])
            and lines[keep].words > 3
            and not is_label(report, lines[keep])
        ):
            keep += 1
        return keep
    while (
        end - 1 > last
        and (is_noise(lines[end - 1]) or is_label(report, lines[end - 1]))
        and not leads_credit(lines[end - 1].form)
    ):
        if closing_credit(report.text, lines[end - 1].span, report):
            break
        end -= 1
    return end


def _sort_header(report: Report, lines: list[Line], page: Sorting) -> None:
    """What stands before the first paragraph: menus, headline, labels, date, caption, subtitle."""
    text = report.text
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
            if i == 0 or (not page.kept and page.dateline is None):
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
