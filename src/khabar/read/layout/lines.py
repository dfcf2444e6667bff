"""The lines of a report, and the furniture that the tables of a language know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from khabar.language import among, table, values
from khabar.model import Span
from khabar.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_TRIM = " \t.,:;|-+*/()[]{}<>\u00ab\u00bb\"'\u061b\u060c\u2022\u25cf\u25aa\u2026#=~_\u200e\u200f\u202a\u202c"
# A closing stop with nothing after it but an agency in brackets.
_CREDITED = re.compile(r"[.!?\u061f]\s*\([^()]{2,60}\)\s*$")
# A sign, a letter or a count that stands beside a button: `12.4K`, `(7)`, `A+`, `X`, an eye.
_COUNT = re.compile(r"\W*(?:\d[\d.,]*)?[a-zA-Z]?\W*")
# The gap between what stands side by side, and how many words such a line has at most.
_GAP = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t\s*")
_PIECES = 20
# So many words at most has a button, a title beside buttons, and a caption that tells nothing but what it shows.
_BUTTON, _TITLE, SHOWN = 6, 4, 5
# Between the sections of a site that lead to a page.
_ARROW = re.compile(r"\s[>\"\u203a\u2190\u2039/]\s")
_DIGIT = re.compile(r"\d")
_CLOSERS = "\"')]} \u200e\u200f"


@dataclass(slots=True)
class Line:
    """One line: its span, its folded words without marks at either end, and how many words of letters it has.

    `ended` tells whether a full stop, question or exclamation mark closes it; `blank` whether an empty line stands before it.
    """

    span: Span
    form: str
    words: int
    ended: bool
    blank: bool
    colon: bool = False

    @property
    def paragraph(self) -> bool:
        """Whether the line is prose: closed by a stop or colon with some words before it, or long."""
        return (self.ended and self.words >= 6) or self.words >= 24 or (self.colon and self.words >= 9)

    @property
    def headline(self) -> bool:
        """Whether the line may be a headline: some words, no closing stop."""
        return not self.ended and 3 <= self.words <= 30


def find_lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a part of the text that hold anything, trimmed of white space.

    >>> [line.form for line in find_lines("عنوان الخبر\\n\\nاقرأ أيضًا:")]
    ['عنوان الخبر', 'اقرا ايضا']
    """
    found = []
    blank = False
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        bare = raw.strip().strip("\u200e\u200f\ufeff")
        if bare.strip():
            first = at + raw.index(bare)
            found.append(make_line(text, Span(first, first + len(bare)), blank))
            blank = False
        else:
            blank = True
        at += len(raw)
    return found


def make_line(text: str, span: Span, blank: bool = False) -> Line:
    """The line that a span is."""
    form = fold.ask(span.of(text) if len(span) < 2000 else text[span.start : span.start + 400])
    ended = fold.ask(text[max(span.start, span.end - 4) : span.end]).rstrip(_CLOSERS)[-1:] in (*".!?\u061f\u06d4",)
    ended = ended or _CREDITED.search(form[-80:]) is not None
    if form.rstrip(_CLOSERS).endswith("..") or text[span.end - 1] == "\u2026":
        ended = False
    return Line(
        span,
        " ".join(_without_edges(form).split()),
        # What holds nothing but letters is one word.
        sum([1 if part.isalpha() else len(_WORD.findall(part)) for part in form.split()]),
        ended,
        blank,
        form.rstrip().endswith(":"),
    )


def _without_edges(form: str) -> str:
    """The text without what is neither letter nor digit at either end."""
    start, end = 0, len(form)
    while start < end and not form[start].isalnum():
        start += 1
    while end > start and not form[end - 1].isalnum():
        end -= 1
    return form[start:end]


def pieces(text: str, line: Line) -> list[Line]:
    """What a line of a page holds side by side, a wide gap between: `18.3K   02:14`; a paragraph is one piece."""
    if line.ended or line.words > _PIECES:
        return [line]
    raw = line.span.of(text)
    if not _GAP.search(raw):
        return [line]
    bounds = [(0, 0), *(m.span() for m in _GAP.finditer(raw)), (len(raw), len(raw))]
    at = line.span.start
    return [
        make_line(text, Span(at + one[1], at + other[0]), line.blank and not one[1]) for one, other in pairwise(bounds)
    ]


@cache
def furniture(kind: str, language: str = "ar") -> tuple[str, ...]:
    """The folded words of one kind of furniture, longest first."""
    rows = {fold(r["words"]).strip(_TRIM) for r in table("furniture", language) if r["kind"] == kind}
    return tuple(sorted(rows, key=lambda words: (-len(words), words)))


@cache
def written(kind: str, language: str = "ar") -> tuple[str, ...]:
    """The words of one kind of furniture as they are written, to be looked for within a text."""
    return tuple(row["words"] for row in table("furniture", language) if row["kind"] == kind)


def is_furniture(line: Line, kind: str) -> bool:
    """Whether the line is furniture of the kind: equal to its words for `line`, begun by them for the others.

    >>> is_furniture(find_lines("اقرأ أيضاً: أخبار اليوم")[0], "link")
    True
    """
    if kind == "line":
        return line.words <= 12 and _menu(line.form.split())
    if line.words > (60 if kind == "note" else 30):
        return False
    first = line.form.split(" ", 1)[0].rstrip(_TRIM)
    return any(_begins(line.form, words) for words in _by_first(kind).get(first, ()))


@cache
def _by_first(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for words in furniture(kind):
        first = words.split(" ", 1)[0]
        found[first] = (*found.get(first, ()), words)
    return found


def _menu(words: list[str]) -> bool:
    """Whether the words are nothing but lines of furniture set one after the other, with their signs and counts between them."""
    known = _lines()
    at = 0
    words = [word for word in words if not _COUNT.fullmatch(word)]
    while at < len(words):
        for end in range(min(len(words), at + 6), at, -1):
            if " ".join(words[at:end]).strip(_TRIM) in known:
                break
        else:
            return False
        at = end
    return at > 0


def is_row_of_buttons(line: Line) -> bool:
    """Whether bars part what stands in the line, and every piece is furniture, but for one short title beside a count.

    >>> is_row_of_buttons(find_lines("النص الكامل للبيان | مشاركة 12 | طباعة")[0])
    True
    >>> is_row_of_buttons(find_lines("مقتل بحارة في الميناء | مشاركة 12 | طباعة")[0])
    False
    """
    parts = [part.strip(_TRIM) for part in line.form.split("|")]
    if len(parts) < 2 or line.words > _PIECES:
        return False
    parts = [part for part in parts if part]
    others = [part for part in parts if not _is_button(part)]
    if not others:
        return len(parts) >= 2
    counted = any(_DIGIT.search(part) for part in parts if part not in others)
    return len(parts) >= 3 and len(others) == 1 and counted and not tells(others[0])


def is_trail(line: Line) -> bool:
    """Whether the line tells where the page stands on its site: sections of few words with arrows between, the first one known.

    >>> is_trail(find_lines("الرئيسية › أخبار العالم › بلاد النهر")[0])
    True
    """
    parts = [part.strip(_TRIM) for part in _ARROW.split(line.form)]
    return len(parts) >= 2 and parts[0] in _lines() and all(len(part.split()) <= _TITLE for part in parts)


def _is_button(form: str) -> bool:
    """Whether folded words are a button, a count, or a button with its count."""
    row = form.split()
    rest = [word for word in row if word not in furniture("counts") and not _COUNT.fullmatch(word)]
    return not rest or _menu(rest) or (len(row) <= _BUTTON and _starts(form))


def tells(form: str) -> bool:
    """Whether folded words may tell news: they are many, or a number or what happened is among them.

    >>> tells("خمسه قتلي"), tells("اخبار المدينه")
    (True, False)
    """
    row = form.split()
    return len(row) > _TITLE or _DIGIT.search(form) is not None or any(among(word, _news()) for word in row)


@cache
def _news() -> frozenset[str]:
    """Folded words of number, deed and harm."""
    columns = {
        "numerals": ("words",),
        "events_nouns": ("word", "plural"),
        "events_verbs": ("past", "present"),
        "measures": ("past", "present", "nouns"),
    }
    return frozenset(
        word
        for name, named in columns.items()
        for row in table(name)
        for column in named
        for word in values(row[column])
    )


def opens_furniture(line: Line) -> bool:
    """Whether the line begins as a line of furniture does, or as a caption, being as short as one."""
    return is_furniture(line, "start") or (line.words <= SHOWN and is_furniture(line, "shown"))


def _starts(form: str) -> bool:
    """Whether folded words begin as a line of furniture does."""
    return any(_begins(form, words) for words in _by_first("start").get(form.split(" ", 1)[0], ()))


@cache
def _lines() -> frozenset[str]:
    return frozenset((*furniture("line"), *furniture("start")))


def _begins(form: str, words: str) -> bool:
    if not form.startswith(words):
        return False
    return len(form) == len(words) or not form[len(words)].isalpha()
