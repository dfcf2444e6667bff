"""Where a report begins and ends among the lines of its page: before links to other stories, after menus."""

from __future__ import annotations

from khabar.model import Report
from khabar.read.layout.credits import closing_credit, credited, leads_credit
from khabar.read.layout.dates import is_stamp
from khabar.read.layout.kinds import BULLET, invites, is_count, is_foreign, is_headline, is_label, is_noise
from khabar.read.layout.lines import Line, is_furniture

# A page of at least this many lines without one paragraph is a menu.
MENU = 8
# In a menu below a report each line has so many words at most, and so many lines at least are in the tables.
MENU_WORDS, MENU_KNOWN = 7, 3
# A headline of another story has so many words at most where two alone tell them.
HEADLINE = 16
# Links to other stories that stand before a report's text take so many lines at most.
LINKS = 16
# The head of a communiqué has so many lines at most, who signs it takes so many, and each has so many words.
LETTERHEAD, SIGNATURE, LETTER_WORDS = 8, 5, 9


def is_menu(report: Report, lines: list[Line]) -> bool:
    """Whether lines without a paragraph are menus and headlines: many, short, and without the clock times of a live page. What stands
    around a post (a counter, a handle, an invitation) is no line of a menu, and no menu tells points under a line of news.

    >>> from khabar.read.layout.lines import find_lines
    >>> text = "قصف على حي الورود قبل الفجر\\n- وفاة امرأة\\n- إصابة طفل\\n- احتراق منزل\\n- ضرر في مسجد\\n- نزوح\\n@hayy\\n90K\\n***"
    >>> is_menu(Report.of(text), find_lines(text))
    False
    """
    text = report.text
    said = [line for line in lines if not _around_post(text, line)]
    if len(said) < MENU or _tells_points(report, said):
        return False
    if len(said) < len(lines) and not any(is_noise(line) for line in said):
        return False
    told = [line.words for line in lines if line.words >= 3]
    clocks = sum(is_stamp(line.span.of(text), line.words) for line in lines)
    return clocks <= 2 and (not told or sum(told) < 11 * len(told))


def _around_post(text: str, line: Line) -> bool:
    """Whether the line holds no words, a count, the author's handle, or an invitation to the channel."""
    return line.words == 0 or text[line.span.start] == "@" or is_count(line.form) or invites(line)


def _tells_points(report: Report, lines: list[Line]) -> bool:
    """Whether points of a list, two at least, stand right under a line that may be a headline: news, not links to other stories."""
    marked = [BULLET.match(line.span.of(report.text)) is not None and not is_noise(line) for line in lines]
    return any(
        first and second and not above and is_headline(report, head) and not point.blank
        for head, point, above, first, second in zip(lines, lines[1:], marked, marked[1:], marked[2:], strict=False)
    )


def first_kept(report: Report, lines: list[Line]) -> int:
    """The first line that is neither furniture nor label, in a text without paragraphs."""
    for i, line in enumerate(lines):
        if not (is_noise(line) or is_label(report, line) or line.words < 3):
            return i
    return 0


def tail(text: str, lines: list[Line], first: int) -> int:
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
        if after <= 1 and _opens_menu(text, lines, i):
            return i
        if is_furniture(line, "tail") and after <= max(3, before):
            return i
        if after == 0 and line.words <= 9 and is_furniture(line, "link"):
            return i
    return len(lines)


def trailing_headlines(report: Report, lines: list[Line], first: int, end: int) -> int:
    """Before the tail, a run of headlines of other stories, or an outlet's label, belongs to it too."""
    last = max((i for i in range(first, end) if lines[i].paragraph), default=first)
    closing = max((i for i in range(last + 1, end) if is_furniture(lines[i], "formula")), default=None)
    if closing is not None:
        last = next((i for i in range(closing, end - 1) if not _signs(report.text, lines[i + 1])), end - 1)
    if issued(lines[:first]):
        signed = next((i for i in range(last, end - 1) if not belongs_to_letter(report, lines[i + 1])), end - 1)
        last = signed if signed - last <= SIGNATURE else last
    run = range(last + 1, end)
    loose = [
        i for i in run if not BULLET.match(lines[i].span.of(report.text)) and lines[i].headline and lines[i].words >= 4
    ]
    if (
        len(loose) >= _fewest(report, lines, last, end)
        and len(loose) * 2 >= len(run)
        and lines[loose[0]].blank
        and last > first
    ):
        keep = last + 1
        while (
            keep < loose[0]
            and not is_noise(lines[keep])
            and lines[keep].words > 3
            and not is_label(report, lines[keep])
        ):
            keep += 1
        return keep
    if last < end - 2 and end < len(lines) and _byline(lines[end - 1]) and is_noise(lines[end - 2]):
        end -= 1
    while (
        end - 1 > last
        and (is_noise(lines[end - 1]) or is_label(report, lines[end - 1]) or is_foreign(report.text, lines[end - 1]))
        and not leads_credit(lines[end - 1].form)
        and not is_stamp(lines[end - 1].span.of(report.text), lines[end - 1].words)
    ):
        if closing_credit(report.text, lines[end - 1].span, report):
            break
        end -= 1
    return end


def _fewest(report: Report, lines: list[Line], last: int, end: int) -> int:
    """How many lines without a stop make headlines of other stories: two, where each stands for itself between a last sentence and
    the heading of links."""
    apart = (
        end < len(lines)
        and (is_furniture(lines[end], "link") or is_furniture(lines[end], "tail"))
        and lines[last].ended
        and all(line.blank and line.words <= HEADLINE for line in lines[last + 1 : end])
        and not any(is_stamp(line.span.of(report.text), line.words) for line in lines[last + 1 : end])
    )
    return 2 if apart else 3


def _byline(line: Line) -> bool:
    """Whether the line may be the name of who wrote the report: a few words, no stop."""
    return 1 < line.words <= 4 and not (line.ended or line.colon)


def _opens_menu(text: str, lines: list[Line], i: int) -> bool:
    """Whether a menu begins at line `i`: many lines of few words each, some of them known as furniture."""
    run = lines[i : i + MENU]
    return (
        len(run) == MENU
        and all(line.words <= MENU_WORDS and not (line.ended or line.colon) for line in run)
        and sum(is_noise(line) and not _around_post(text, line) for line in run) >= MENU_KNOWN
    )


def issued(header: list[Line]) -> bool:
    """Whether the lines before the first paragraph are the head of a communiqué: few, and one begins as communiqués do (بيان رقم 4)."""
    return len(header) <= LETTERHEAD and any(is_furniture(line, "formula") for line in header)


def belongs_to_letter(report: Report, line: Line) -> bool:
    """Whether a short line above or below a communiqué may be its issuer's: a state, a body, a motto, who signed it in whose name."""
    raw = line.span.of(report.text)
    beside = is_noise(line) or is_foreign(report.text, line) or is_furniture(line, "link") or is_furniture(line, "tail")
    return line.words <= LETTER_WORDS and not (beside or leads_credit(line.form) or credited(raw, report)[0])


def _signs(text: str, line: Line) -> bool:
    """Whether a line after the closing words of a communiqué belongs to them: its day, its tags."""
    raw = line.span.of(text)
    return raw.startswith("#") or is_stamp(raw, line.words)


def links_before_text(report: Report, lines: list[Line]) -> int:
    """The index of the line that heads links to other stories set between a report's head and its text, else how many lines there are."""
    for i, line in enumerate(lines):
        if line.words <= 4 and len(lines) - i <= LINKS and (is_furniture(line, "tail") or is_furniture(line, "link")):
            before = ((told, told.span.of(report.text)) for told in lines[:i])
            return (
                i if any(is_headline(report, told) or is_stamp(raw, told.words) for told, raw in before) else len(lines)
            )
    return len(lines)
