"""What stands before the first paragraph of a page: headline, date, summary, and menus, labels and captions among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from khabar.language import rests, table
from khabar.model import Report, Span
from khabar.read.gazetteer import known
from khabar.read.layout.bounds import MENU, belongs_to_letter, issued, links_before_text
from khabar.read.layout.credits import credited
from khabar.read.layout.dates import is_stamp
from khabar.read.layout.kinds import (
    BULLET,
    is_aside,
    is_caption,
    is_credited,
    is_foreign,
    is_headline,
    is_label,
    is_noise,
)
from khabar.read.layout.lines import Line, furniture, is_furniture, tells
from khabar.read.layout.sorting import Sorting, lstrip, put_stamp, rstrip
from khabar.text import fold

# So many lines with a handle each are what people say on a network, collected.
_VOICES = 3
# So many headlines of other stories above a report make the first line one of them, where no word of so many letters of it comes again
# in paragraphs of so many words at least.
_OTHERS, _WORD, _SHORT = 2, 3, 20
# A record of an incident has so many lines at least, each opened by a label of few words.
_FIELDS = 3
_FIELD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\s?:\s+\S")
_HANDLE = re.compile(r"@[A-Za-z0-9_]{2,30}")


def sort_header(report: Report, lines: list[Line], page: Sorting, parted: bool, body: Sequence[Line]) -> None:
    """What stands before the first paragraph of the `body`: menus, headline, labels, date, caption, subtitle; links to other stories.

    `parted` says that a heading may stand above the first paragraph, as others do between the paragraphs, or above a list."""
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
    at = _headline_at(report, lines)
    title = lines[at] if at is not None else None
    voices = sum(bool(_HANDLE.search(line.span.of(text))) for line in lines) >= _VOICES
    others = []
    points, sheet = _points(text, lines), _sheet(text, lines)
    letter = issued(lines) and _opens_letter(lines[0])
    for i, line in enumerate(lines):
        if line is title:
            span = _without_category(text, line)
            if span.start > line.span.start:
                page.furniture.append(Span(line.span.start, rstrip(text, line.span.start, span.start)))
            page.title = report.title or span
            page.kept.append(Line(span, line.form, line.words, line.ended, line.blank))
            page.heads.append(span)
        elif i in sheet and not is_noise(line) and not is_stamp(line.span.of(text), line.words):
            page.kept.append(line)
        elif is_stamp(line.span.of(text), line.words) and (title is None or at is None or i > at or i == at - 1):
            put_stamp(report, line, page)
        elif letter and belongs_to_letter(report, line):
            page.kept.append(line)
            page.heads.append(line.span)
        elif title is not None and at is not None and i < at and (line.words <= 3 or is_aside(report, line) or at > 3):
            page.furniture.append(line.span)
            page.agencies.extend(credited(line.span.of(text), report)[1])
        elif title is not None and (is_furniture(line, "formula") or _heads(report, lines, i, points, parted)):
            page.kept.append(line)
            page.heads.append(line.span)
        elif title is not None and i in points:
            others.append(line)
        elif (
            (line.words <= 4 and not (voices and line.words))
            or is_aside(report, line)
            or (i and lines[i - 1].form in furniture("caption"))
            or (title is not None and at is not None and i > at and is_credited(report, line))
            or (title is not None and line.form == title.form)
        ):
            if not is_caption(text, line):
                page.agencies.extend(credited(line.span.of(text), report)[1])
            if page.dateline is None and is_label(report, line):
                page.dateline = line.span
            page.furniture.append(line.span)
        else:
            others.append(line)
    live = len(page.stamps) >= 3 or voices
    if title is None or live or len(others) <= 1 or any(BULLET.match(line.span.of(text)) for line in others):
        for line in others:
            page.kept.append(line)
            if line.headline:
                page.heads.append(line.span)
    else:
        page.furniture.extend(line.span for line in others)
        if report.title is None and title in page.kept and len(others) >= _OTHERS:
            _take_own_headline(page, title, others, _words(body))


def _headline_at(report: Report, lines: Sequence[Line]) -> int | None:
    """The index of the line that is the headline: the report's own title, what looks like one, else the first line of words."""
    text = report.text
    at = next((i for i, line in enumerate(lines) if report.title and line.span.meets(report.title)), None)
    if at is None:
        at = next((i for i, line in enumerate(lines) if is_headline(report, line)), None)
    if at is not None:
        return at
    worded = (i for i, line in enumerate(lines) if line.words >= 2 and not is_aside(report, line))
    return next((i for i in worded if not is_stamp(lines[i].span.of(text), lines[i].words)), None)


def _take_own_headline(page: Sorting, title: Line, others: Sequence[Line], told: frozenset[str]) -> None:
    """Where what stands first is the headline of another story, take that with most of the words `told` in the report, if any."""
    if not told or _common(title, told):
        return
    own = max(others, key=lambda line: _common(line, told))
    page.kept.remove(title)
    page.heads.remove(title.span)
    page.furniture.append(title.span)
    page.title = None
    if _common(own, told) >= _OTHERS:
        page.furniture.remove(own.span)
        page.kept.append(own)
        page.heads.append(own.span)
        page.title = own.span


def _opens_letter(line: Line) -> bool:
    """Whether the head of a communiqué may begin with the line, and no page that copied it: a state's name, a formula."""
    return is_furniture(line, "formula") or any(k.sort == "country" for k in known(line.form))


def _words(body: Sequence[Line]) -> frozenset[str]:
    """The words of a report's paragraphs, with and without their particles; none of one that is too short to tell."""
    told = [line for line in body if line.paragraph]
    if sum(line.words for line in told) < _SHORT:
        return frozenset()
    return frozenset(rest for line in told for word in line.form.split() for rest in rests[word]) - _frequent()


@cache
def _frequent() -> frozenset[str]:
    """The folded words of any report."""
    return frozenset(fold(row["word"]) for row in table("frequent_words"))


def _common(title: Line, told: frozenset[str]) -> int:
    """How many words of a headline, of three letters at least without their particles, come again among those `told`."""
    return sum(any(len(r) >= _WORD and r in told for r in rests[word]) for word in title.form.split())


def _points(text: str, lines: list[Line]) -> set[int]:
    """The indexes of the lines that are points of a list, two at least one under the other."""
    points = {i for i, line in enumerate(lines) if BULLET.match(line.span.of(text)) and not is_noise(line)}
    return {i for i in points if i - 1 in points or i + 1 in points}


def _sheet(text: str, lines: list[Line]) -> set[int]:
    """The indexes of the lines of a record of one incident, a short label and what is told under it on each, so many at least one under
    the other and a number among them: `المكان: حي الورود`, `الحصيلة: خمسة قتلى`."""
    found: set[int] = set()
    run: list[int] = []
    for i in range(len(lines) + 1):
        label = _FIELD.match(lines[i].span.of(text)) if i < len(lines) else None
        if label is not None and fold.ask(label[0].partition(":")[0]).strip() not in furniture("line"):
            run.append(i)
            continue
        if len(run) >= _FIELDS and any(tells(lines[k].form.partition(":")[2]) for k in run):
            found.update(run)
        run = []
    return found


def _heads(report: Report, lines: list[Line], i: int, points: set[int], parted: bool) -> bool:
    """Whether the line heads the list of points or, in a report of parts, the part right under it."""
    line = lines[i]
    listed = i + 1 in points
    below = listed or (parted and i + 1 == len(lines))
    return (
        below
        and line.blank
        and line.words >= 2 - listed
        and not is_aside(report, line)
        and not is_foreign(report.text, line)
    )


def _without_category(text: str, line: Line) -> Span:
    """The headline without the agency's category before it (`عام / …`)."""
    raw = line.span.of(text)
    head, slash, _ = raw.partition("/")
    if slash and fold.ask(head).strip() in furniture("category"):
        return Span(lstrip(text, line.span.start + len(head) + 1, line.span.end), line.span.end)
    return line.span
