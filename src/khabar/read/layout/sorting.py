"""What becomes of the lines of a page, and the two things that its head and its body do alike: date lines, and cutting white space off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from khabar.model import Report, Span
from khabar.read.layout.credits import credited, opens_with_town
from khabar.read.layout.lines import Line

# How often a post was seen, before its hour: `18.3K 02:14`.
_SEEN = re.compile(r"\W*\d[\d.,]*\s?[KkMm]\W+(?=\d)")


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


def put_stamp(report: Report, line: Line, page: Sorting) -> None:
    """A date line and the agency that it names, at its end a label; so is what a bar parts from it (`Town - Outlet | 3 May 2021`)."""
    text = report.text
    span = line.span
    label, bar, _ = span.of(text).partition(" | ")
    if bar and not any(c.isdigit() for c in label):
        cut = span.start + len(label) + len(bar)
        page.furniture.append(Span(span.start, cut - 1))
        page.agencies.extend(credited(label, report)[1])
        span = Span(lstrip(text, cut, span.end), span.end)
    seen = _SEEN.match(span.of(text))
    if seen:
        page.furniture.append(Span(span.start, rstrip(text, span.start, span.start + seen.end())))
        span = Span(span.start + seen.end(), span.end)
    last = re.search(r"\s(\S+)$", span.of(text))
    if last:
        known, agencies = credited(last.group(1), report)
        # A dateline of town, day and agency is one whole.
        if known and not opens_with_town(span.of(text)):
            cut = span.start + last.start(1)
            page.furniture.append(Span(cut, span.end))
            page.agencies.extend(agencies)
            span = Span(span.start, rstrip(text, span.start, cut))
        else:
            page.agencies.extend((*credited(span.of(text), report)[1], *agencies))
    page.stamps.append(span)
    page.kept.append(Line(span, line.form, line.words, line.ended, line.blank))


def rstrip(text: str, start: int, end: int) -> int:
    """The end of a stretch of text without the white space that it ends with."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def lstrip(text: str, start: int, end: int) -> int:
    """The start of a stretch of text without the white space that it begins with."""
    while start < end and text[start].isspace():
        start += 1
    return start
