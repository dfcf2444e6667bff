"""Web pages: where the report begins and ends between menus, labels, captions and links to other stories."""

from __future__ import annotations

import re

from khabar.model import Report, Span
from khabar.read.layout.bounds import first_kept, is_menu, tail, trailing_headlines
from khabar.read.layout.credits import closing_credit, credited, inline_label, leads_credit
from khabar.read.layout.dates import is_stamp
from khabar.read.layout.header import sort_header
from khabar.read.layout.kinds import BULLET, has_twin, is_caption, is_label, is_noise
from khabar.read.layout.lines import Line, furniture, is_furniture, pieces, written
from khabar.read.layout.sorting import Sorting, lstrip, put_stamp, rstrip
from khabar.text import fold

# Words between slashes or brackets with which an agency ends its report: `/End/`, `((End))`.
_FINISH = re.compile(r"(?<=\s)[/(#]{1,2}\s?([^\W\d_]+(?:\s[^\W\d_]+)?)\s?[/)#]{1,2}\s*$")
# A sentence's end, before tags that were glued to it, and how many words such tags have at most.
_STOP = re.compile(r"[.!?\u061f][\s\"\u00bb\u201d)]*\s$")
TAGS = 40
# A channel's name stands in one of the first so many lines, and so often on the page at least.
BEGINNING, CHANNEL = 3, 3


def sort_page(report: Report, lines: list[Line], post: bool = False) -> Sorting:
    """Each line of the page put where it belongs; a `post` has no menus, no header, and lines as short as its author likes."""
    page = Sorting()
    lines = _without_channel([piece for line in lines for piece in _apart(report.text, line)], page)
    if not lines:
        return page
    prose = [
        i
        for i, line in enumerate(lines)
        if line.paragraph
        and not is_furniture(line, "tail")
        and not is_furniture(line, "note")
        and not is_caption(report.text, line)
    ]
    if not prose and not post and is_menu(report, lines):
        page.furniture.extend(line.span for line in lines)
        return page
    first = prose[0] if prose else first_kept(report, lines)
    end = tail(report.text, lines, first)
    if post:
        first = 0
    else:
        end = trailing_headlines(report, lines, first, end)
    listed = bool(prose) and BULLET.match(lines[first].span.of(report.text)) is not None
    parted = listed or any(_heads_part(lines, i) for i in range(first + 1, end))
    sort_header(report, lines[:first], page, parted, lines[first:end])
    known = len(page.stamps)
    _sort_body(report, lines[first:end], page)
    page.dated = _dating(page, known, lines[prose[-1]].span.end if prose else 0)
    for line in lines[end:]:
        if leads_credit(line.form) or is_label(report, line):
            page.agencies.extend(credited(line.span.of(report.text), report)[1])
        page.furniture.append(line.span)
    return page


def _apart(text: str, line: Line) -> list[Line]:
    """What stands side by side in a line, unless all of it is furniture."""
    parts = pieces(text, line)
    whole = len(parts) == 1 or (is_noise(line) and not is_stamp(line.span.of(text), line.words))
    return [line] if whole else parts


def _without_channel(lines: list[Line], page: Sorting) -> list[Line]:
    """The lines without the name of a channel that stands above the page and again above each of its posts."""
    name = next((line.form for line in lines[:BEGINNING] if 0 < line.words <= 6 and not (line.ended or line.colon)), "")
    named = [line for line in lines if line.form == name]
    if len(named) < CHANNEL:
        return lines
    page.furniture.extend(line.span for line in named)
    return [line for line in lines if line.form != name]


def _dating(page: Sorting, known: int, last: int) -> list[Span]:
    """The stamps that may tell the report's day: the `known` ones of its head; elsewhere none on a page that begins with a clock, nor
    where several stand after its last paragraph, with the links to other stories."""
    after = [span for span in page.stamps[known:] if span.start >= last]
    if page.clock or (len(after) > 1 and len(after) == len(page.stamps) - known):
        return page.stamps[:known]
    return page.stamps


def _heads_part(lines: list[Line], i: int) -> bool:
    """Whether a few words stand alone above a paragraph, as the headings of a report's parts do."""
    line = lines[i]
    return (
        line.blank
        and 2 <= line.words <= 9
        and not (line.ended or line.colon)
        and i + 1 < len(lines)
        and lines[i + 1].paragraph
        and not is_noise(line)
    )


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
            put_stamp(report, line, page)
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
                    span = Span(lstrip(text, label.end, span.end), span.end)
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
        span = Span(span.start, rstrip(text, span.start, at))
    span = _without_tags(text, span, page)
    tail = fold.ask(text[max(span.start, span.end - 40) : span.end])
    mark = _FINISH.search(tail)
    if mark and mark.group(1).strip() in furniture("finish"):
        cut = span.end - len(tail) + mark.start()
        page.furniture.append(Span(cut, span.end))
        return Span(span.start, rstrip(text, span.start, cut))
    for words in furniture("end"):
        if tail.rstrip().endswith("..." + words) or tail.rstrip().endswith("\u2026" + words):
            cut = span.end - len(text[max(span.start, span.end - 40) : span.end]) + tail.rfind(words)
            while cut > span.start and text[cut - 1] in ".\u2026":
                cut -= 1
            page.furniture.append(Span(cut, span.end))
            return Span(span.start, rstrip(text, span.start, cut))
    return span


def _without_tags(text: str, span: Span, page: Sorting) -> Span:
    """The line without the page's tags that were glued to its last sentence: `وانتهى القتال. سمات هدنة الجنوب`."""
    for words in written("tags"):
        at = text.rfind(f" {words}", span.start, span.end)
        rest = text[at + 1 : span.end]
        if (
            at <= span.start
            or rest[len(words) : len(words) + 1].isalpha()
            or not _STOP.search(text, span.start, at + 1)
        ):
            continue
        marks = ".!?\u061f" if rest[len(words) :].lstrip().startswith(":") else ".!?\u061f\u060c"
        if len(rest.split()) <= TAGS and not any(mark in rest for mark in marks):
            page.furniture.append(Span(at + 1, span.end))
            return Span(span.start, rstrip(text, span.start, at))
    return span
