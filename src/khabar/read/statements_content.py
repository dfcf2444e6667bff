"""Find where what is said ends, and whether it is direct, indirect or mixed speech."""

from __future__ import annotations

from khabar.model import Page, Span
from khabar.read.statements_openings import Opening, Scene
from khabar.read.statements_words import breaks, place_heads, small_words

_COMMAS = frozenset("\u060c\u061b,;")
_STOPS = frozenset(".!\u2026\u060c\u061b,;:-/(")
# A noun that is said keeps its relative clause where fewer words would be left.
LEAST_NOUN = 2


def content_end(scene: Scene, opening: Opening, limit: int) -> int:
    """The index after the last word said: before `limit`, before the report's own voice comes back, or where the quotation ends.

    A quotation that opens what is said ends it, unless it is short and the sentence goes on with the one who speaks.
    """
    page = scene.page
    row = page.words
    first = opening.first
    quote_end = _quoted(scene, opening, limit)
    if quote_end is not None:
        return quote_end
    k = first
    while k < limit:
        if k in scene.quotes:
            k = min(limit, page.quotes[scene.quotes[k]].last + 1)
            continue
        if row[k].kind == "break" and opening.kind != "colon":
            return k
        if row[k].kind == "word" and k > first:
            own = breaks("own").at(row, k, False)
            if own is not None and k - first >= 3 and (own[2] == "own" and opening.kind in ("noun", "object", "person")) and small_words().get(row[k - 1].form) != "in":
                return k
            if breaks("always").at(row, k, False) is not None and k - first >= 3 and small_words().get(row[k - 1].form) != "in":
                if not _place(scene, k + 1):
                    return k
            if opening.kind == "that" and row[k - 1].form in _COMMAS and k - first >= 4 and breaks("relative").at(row, k, False) is not None:
                if not any(row[j].form in _COMMAS or j in scene.quotes for j in range(k, limit - 1)):
                    return k
            if opening.kind in ("noun", "object", "person") and k - first >= LEAST_NOUN and breaks("relative").at(row, k, False) is not None and row[k - 1].form not in ("-", "("):
                return k
        k += 1
    return limit


def _place(scene: Scene, k: int) -> bool:
    """Whether the word names a place (وسط المدينة), so that the word before it is no clause word."""
    name = scene.names.cover.get(k)
    return name is not None and name.kind == "place" or k < len(scene.page.words) and scene.page.words[k].form in place_heads()


def _quoted(scene: Scene, opening: Opening, limit: int) -> int | None:
    """Where the quotation that opens what is said ends; None where none opens it or more than it is said."""
    first = opening.first
    mark = first if first in scene.quotes else first - 1
    if mark not in scene.quotes and first - 2 in scene.quotes and opening.kind == "quote":
        mark = first - 2
    if mark not in scene.quotes or opening.kind in ("noun", "object", "person") and mark == first:
        return None
    row = scene.page.words
    quote = scene.page.quotes[scene.quotes[mark]]
    end = quote.last
    while end + 1 < limit:
        after = end + 1
        while after < limit and (row[after].form in _COMMAS or row[after].form == "." or row[after].kind == "break"):
            after += 1
        if after in scene.quotes and after - end <= 4 and after != end + 1 and opening.kind != "that":
            end = scene.page.quotes[scene.quotes[after]].last
            continue
        break
    left = [j for j in range(end + 1, limit) if row[j].kind == "word"]
    if opening.kind == "that" and left and quote.last - quote.first < 5 and len(left) > 2:
        return None
    return end


def trim(page: Page, first: int, last: int) -> tuple[int, int]:
    """The words without the signs around them: outer commas, colons and stops."""
    row = page.words
    while first < last and row[first].kind in ("mark", "break") and row[first].form not in ('"', "(", "[", "#", "'"):
        first += 1
    while last > first and row[last - 1].kind in ("mark", "break") and row[last - 1].form in _STOPS | {"\n"}:
        last -= 1
    return first, last


def content_span(scene: Scene, first: int, cut: int, last: int) -> Span | None:
    """The span of the words said, without quotation marks that hold all of it; None where nothing is left."""
    page = scene.page
    row = page.words
    first, last = trim(page, first, last)
    while first < last and first in scene.quotes and page.quotes[scene.quotes[first]].last >= last - 1:
        first += 1
        first, last = trim(page, first, last)
        if last > first and row[last - 1].form == '"' and last - 1 in scene.closed:
            last -= 1
        first, last = trim(page, first, last)
    if last > first and row[last - 1].form == '"' and row[last - 1].kind == "mark" and scene.closed.get(last - 1, first) < first:
        last -= 1
        first, last = trim(page, first, last)
    if last <= first:
        return None
    start = row[first].start + (cut if row[first].end - row[first].start > cut else 0)
    return Span(start, row[last - 1].end)


def mode_of(scene: Scene, span: Span, first: int, last: int) -> str:
    """How the words are told: `direct` where one quotation holds them, `mixed` where a quotation that is no name stands in them."""
    page = scene.page
    for at in (first - 1, first - 2, first):
        if at in scene.quotes:
            quote = page.quotes[scene.quotes[at]]
            if quote.span.start <= span.start and span.end <= quote.span.end + 1:
                return "direct"
    parts = 0
    for k in range(first, last):
        if k in scene.quotes:
            quote = page.quotes[scene.quotes[k]]
            inner = scene.names.first.get(k + 1)
            named = inner is not None and inner[0] >= quote.last
            if at_start(k, first) and quote.span.end <= span.end and quote.span.start <= span.start + 2 and len(quote.span) > 0.8 * len(span):
                return "direct"
            parts += not named
    return "mixed" if parts else "indirect"


def at_start(k: int, first: int) -> bool:
    return k == first
