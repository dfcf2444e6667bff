"""Cut the lines of a report into words, pair its quotation marks, and find where sentences end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.language import is_particle, proclitics, table
from khabar.model import Layout, Page, Quote, Report, Sentence, Span, Word
from khabar.text import fold
from khabar.text import words as cut_words

_OPENERS, _CLOSERS = "\u00ab\u201c\u2018\u2039\u201e", "\u00bb\u201d\u2019\u203a"
_STRAIGHT = {'"': '"', "'": "'"}
ENDS = frozenset(".!?\u061f\u06d4\u2026")
# Marks and breaks at which a sentence may end: no other word has these forms.
_MAY_END = ENDS | {'"', "\n"}
# So many initials are looked at on either side of a stop: no name has as many.
_INITIALS = 8
# A quotation longer than this many words is a mark that was never closed.
LONGEST_QUOTE = 600


def lay_words(report: Report, layout: Layout) -> Page:
    """The page that the later stages work on.

    >>> report = Report.of('قال الوزير: "نعم. سنعود". وغادر.')
    >>> page = lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, len(report.text)),)))
    >>> [s.span.of(report.text) for s in page.sentences]
    ['قال الوزير: "نعم. سنعود".', 'وغادر.']
    """
    row = tuple(cut_words(report.text, layout.lines))
    quotes = find_quotes(report.text, row)
    return Page(
        report, layout, row, quotes, find_sentences(row, quotes, layout),
        tuple([w.start for w in row]), tuple([w.form for w in row]), tuple([w.kind for w in row]),
    )  # fmt: skip


def find_quotes(text: str, row: tuple[Word, ...]) -> tuple[Quote, ...]:
    """The stretches between quotation marks, in order of their first word; inner ones name the outer one.

    Guillemets and curly marks say themselves whether they open; a straight one opens where only white space or an opening
    sign stands before it. A mark that nothing closes opens a quotation to the end of its line where a colon
    stands before it, and is passed over elsewhere.

    >>> from khabar.text import words
    >>> text = "وصفه بأنه «عدوان» سافر"
    >>> [q.span.of(text) for q in find_quotes(text, tuple(words(text, (Span(0, len(text)),))))]
    ['عدوان']
    """
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for i in [i for i, word in enumerate(row) if word.form in _STRAIGHT]:
        word = row[i]
        if word.kind != "mark":
            continue
        waiting = [k for k in waiting if i - k <= LONGEST_QUOTE]
        kind = _kind(text, word)
        opened = next((k for k in reversed(waiting) if _kind(text, row[k]) == kind), None)
        if _opens(text, row, i, opened is not None):
            waiting.append(i)
        elif opened is not None:
            pairs.append((opened, i))
            del waiting[waiting.index(opened) :]
    for k in waiting:
        if row[k].form == '"' and k and row[k - 1].form == ":":
            end = next((j for j in range(k, len(row)) if row[j].kind == "break"), len(row))
            if not any(k < a < end for a, _ in pairs):
                pairs.append((k, end))
    found: list[Quote] = []
    open_quotes: list[tuple[int, int]] = []
    for a, b in sorted(pairs):
        if b - a < 2:
            continue
        while open_quotes and open_quotes[-1][0] <= a:
            open_quotes.pop()
        outer = open_quotes[-1][1] if open_quotes else None
        open_quotes.append((b, len(found)))
        found.append(Quote(Span(row[a + 1].start, row[b - 1].end), a + 1, b, outer))
    return tuple(found)


def _kind(text: str, word: Word) -> str:
    """What a mark pairs with: guillemets among themselves, double marks of any shape, single ones."""
    return "guillemet" if text[word.start] in "\u00ab\u00bb" else word.form


def _opens(text: str, row: tuple[Word, ...], i: int, is_open: bool) -> bool:
    """Whether the quotation mark opens; `is_open` tells whether one of its kind waits to be closed."""
    sign, word = text[row[i].start], row[i]
    after = row[i + 1] if i + 1 < len(row) else None
    before = row[i - 1] if i else None
    before = row[i - 1] if i else None
    loose_before = (
        before is None
        or word.spaced
        or before.kind == "break"
        or (before.kind == "mark" and before.form in "([{:-#")
        # A particle that is written as one with the next word: its quotation mark stands between.
        or (before.kind == "word" and is_particle(before.form))
    )
    loose_after = after is None or after.spaced or after.kind in ("break", "mark")
    if sign == "\u00ab":
        return True
    if sign == "\u00bb":
        return False
    if word.form == "'" and not loose_before and not loose_after:
        return False
    if loose_before != loose_after:
        return loose_before
    if sign in _OPENERS and sign != "\u2018":
        return not (is_open and loose_after)
    if sign in _CLOSERS:
        return not is_open
    return not is_open


def find_sentences(row: tuple[Word, ...], quotes: tuple[Quote, ...], layout: Layout) -> tuple[Sentence, ...]:
    """The sentences, each of at least one word. They end at a full stop, a question or exclamation mark, or the end of
    a line, but not inside a quotation; a stop after an initial (`د.`) or within an abbreviation ends none."""
    inner = bytearray(len(row) + 1)
    for quote in quotes:
        if quote.outer is None:
            inner[quote.first : quote.last] = b"\x01" * (quote.last - quote.first)
    heads = set(layout.heads)
    found: list[Sentence] = []
    first, line = 0, 0
    count = len(row)
    for i in [i for i, word in enumerate(row) if word.form in _MAY_END]:
        word = row[i]
        if i < first:
            continue
        if word.kind == "break":
            if not inner[i]:
                _close(row, first, i, line, found, heads, layout)
                first = i + 1
            line += word.start == word.end or word.form == "\n"
        elif word.form == '"':
            if i and row[i - 1].form in ENDS and _after_quote(row, i, inner):
                _close(row, first, i + 1, line, found, heads, layout)
                first = i + 1
        elif not inner[i] and _ends(row, i):
            stop = i + 1
            while stop < count and row[stop].kind == "mark" and row[stop].form in "\"')]" and not row[stop].spaced:
                stop += 1
            while stop < count and row[stop].kind == "mark" and row[stop].form in ENDS:
                stop += 1
            _close(row, first, stop, line, found, heads, layout)
            first = stop
    _close(row, first, count, line, found, heads, layout)
    return tuple(found)


def _after_quote(row: tuple[Word, ...], i: int, inner: bytearray) -> bool:
    """Whether a sentence ends with the quotation that this mark closes: the stop stands inside it and no comma follows."""
    if not inner[i - 1] or inner[i] or i + 1 >= len(row):
        return False
    after = row[i + 1]
    return after.kind == "word"


def _ends(row: tuple[Word, ...], i: int) -> bool:
    if row[i].form != ".":
        return True
    before = row[i - 1] if i else None
    after = row[i + 1] if i + 1 < len(row) else None
    if before is not None and after is not None and not after.spaced and {before.form, after.form} <= letter_names():
        return False
    if before is not None and (initials_end(row, i - 1) is not None or _second_initial(row, i)):
        return False
    if before is not None and before.kind in ("word", "latin") and len(before.form) == 1:
        return not (after is not None and after.kind in ("word", "latin"))
    return not (before and after and before.kind == after.kind == "latin" and not after.spaced)


def initials_end(row: Sequence[Word], i: int) -> int | None:
    """Past the initials that begin at word `i`, two or more letters each with its stop, before the family's name; or None.

    A word with an attached `and` begins another sentence: بي. سي. وقال. No more than `_INITIALS` letters are looked at."""
    end, stop = i, min(len(row) - 1, i + 2 * _INITIALS)
    while end < stop and _is_letter(row[end]) and row[end + 1].form == ".":
        end += 2
    if end < i + 4 or end >= len(row) or row[end].kind != "word" or row[end].form[0] == proclitics("conjunction")[0]:
        return None
    return end


def _second_initial(row: tuple[Word, ...], i: int) -> bool:
    """Whether the stop at `i` is one of initials, none of them the first."""
    first = i - 1
    while first > max(1, i - 2 * _INITIALS) and row[first - 1].form == "." and _is_letter(row[first - 2]):
        first -= 2
    return 0 <= first < i - 1 and initials_end(row, first) is not None


def _is_letter(word: Word) -> bool:
    return word.kind == "word" and (len(word.form) == 1 or word.form in letter_names())


@cache
def letter_names() -> frozenset[str]:
    """The folded names of Latin letters, of which abbreviations are spelled (سي.إن.إن)."""
    return frozenset(fold(row["name"]) for row in table("letter_names"))


def _close(
    row: tuple[Word, ...], first: int, last: int, line: int, found: list[Sentence], heads: set[Span], layout: Layout
) -> None:
    while first < last and row[first].kind == "break":
        first += 1
    while last > first and row[last - 1].kind == "break":
        last -= 1
    if first < last and (row[first].kind != "mark" or any(row[k].kind != "mark" for k in range(first + 1, last))):
        at = layout.lines[line] if line < len(layout.lines) else None
        span = Span(row[first].start, row[last - 1].end)
        found.append(Sentence(span, first, last, line, at in heads))
