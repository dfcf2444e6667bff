"""Find where what is said ends, and whether it is direct, indirect or mixed speech."""

from __future__ import annotations

from khabar.model import Page, Span
from khabar.read.designations import names_one_of_a_kind
from khabar.read.statements.ends import last_comma, own_voice
from khabar.read.statements.predicates import awaits_verb
from khabar.read.statements.scene import PAUSES, Opening, Scene
from khabar.text import TATWEEL

_STOPS = PAUSES | frozenset(".!\u2026:-/(\n")
_NOUNS = ("noun", "object", "person")
# A quotation of fewer words within a clause is a part of it.
SHORT_QUOTE = 5
# The name of a weapon or an operation has so many words at most.
_NAME = 3


def content_end(scene: Scene, opening: Opening, limit: int, told: int = 0, says: str = "") -> int:
    """The index after the last word said: before `limit`, before the report's own voice comes back, or where the quotation ends.

    A quotation that opens what is said ends it, unless it is short and the sentence goes on with the one who speaks.
    Before word `told` the report does not take the word back: it is where it comes to what something is called. `says` is the tense and
    person of the verb that reports.
    """
    row = scene.page.words
    quoted = _quoted(scene, opening, limit)
    if quoted is not None:
        return quoted
    k = opening.first
    comma = last_comma(scene, opening.first, limit)
    while k < limit:
        if k in scene.quotes:
            k = min(limit, scene.page.quotes[scene.quotes[k]].last + 1)
            continue
        if row[k].kind == "break" and opening.kind != "colon":
            return k
        later = row[k].kind == "word" and k > max(opening.first, told)
        if later and own_voice(scene, opening, k, comma, says) and not awaits_verb(scene, opening, k):
            return k
        k += 1
    return limit


def _quoted(scene: Scene, opening: Opening, limit: int) -> int | None:
    """Where the quotation that opens what is said ends; None where none opens it or more than it is said."""
    row, first = scene.page.words, opening.first
    marks = (first, first - 1, first - 2) if opening.kind == "quote" else (first, first - 1)
    mark = next((m for m in marks if m in scene.quotes), None)
    if mark is None or opening.kind in _NOUNS:
        return None
    quote = scene.page.quotes[scene.quotes[mark]]
    end = quote.last
    while opening.kind != "that":
        after = end + 1
        while after < limit and (row[after].form in PAUSES or row[after].form == "." or row[after].kind == "break"):
            after += 1
        if not (end + 1 < after < limit and after in scene.quotes and after - end <= 4):
            break
        end = scene.page.quotes[scene.quotes[after]].last
    left = sum(row[j].kind == "word" for j in range(end + 1, min(limit, end + 10)))
    part = quote.last - quote.first < SHORT_QUOTE and row[quote.first - 2].form == ":" and end + 1 < len(row)
    if part and opening.kind in ("quote", "colon") and left > 2 and row[end + 1].kind == "word":
        return None  # الوزارة: "الساعة الأخيرة" تقترب للمهربين
    return None if opening.kind == "that" and quote.last - quote.first < SHORT_QUOTE and left > 2 else end


def trim(page: Page, first: int, last: int) -> tuple[int, int]:
    """The words without the signs around them: commas, colons and stops."""
    row = page.words
    while first < last and row[first].kind in ("mark", "break") and row[first].form not in "\"([#'":
        first += 1
    while last > first and row[last - 1].kind in ("mark", "break") and row[last - 1].form in _STOPS:
        last -= 1
    return first, last


def content_span(scene: Scene, first: int, cut: int, last: int) -> Span | None:
    """The span of the words said, without quotation marks that hold all of it; None where nothing is left."""
    page, row = scene.page, scene.page.words
    first, last = trim(page, first, last)
    while first < last and first in scene.quotes and page.quotes[scene.quotes[first]].last >= last - 1:
        first, last = trim(page, first + 1, last)
        if last > first and last - 1 in scene.closed:
            first, last = trim(page, first, last - 1)
    if last > first and row[last - 1].form == '"' and scene.closed.get(last - 1, first) < first:
        first, last = trim(page, first, last - 1)
    if last <= first:
        return None
    start = row[first].start + (cut if len(row[first].span) > cut else 0)
    return Span(start + (page.text[start] == TATWEEL), row[last - 1].end)


def mode_of(scene: Scene, span: Span, first: int, last: int) -> str:
    """How the words are told: `direct` where one quotation holds them, `mixed` where a quotation that is no name stands in them."""
    page = scene.page
    for at in (first - 1, first - 2, first):
        if at in scene.quotes:
            quote = page.quotes[scene.quotes[at]].span
            if quote.start <= span.start and span.end <= quote.end + 1:
                return "direct"
            if at == first - 1 and quote.start <= span.start < quote.end:
                return "mixed"
    for k in range(first, last):
        if k not in scene.quotes:
            continue
        quote = page.quotes[scene.quotes[k]].span
        if quote.end <= span.end and quote.start <= span.start + 2 and len(quote) > 0.8 * len(span):
            return "direct"
        if not _is_name(scene, k):
            return "mixed"
    return "indirect"


def _is_name(scene: Scene, k: int) -> bool:
    """Whether the quotation that mark `k` opens holds a name and nothing else: one that was found, or that of a weapon or an operation."""
    last = scene.page.quotes[scene.quotes[k]].last
    if k + 1 in scene.first and scene.first[k + 1][0] >= last:
        return True
    return last - k - 1 <= _NAME and names_one_of_a_kind(scene.page.words, k - 1)
