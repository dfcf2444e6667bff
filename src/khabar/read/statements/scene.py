"""The values that flow between the steps that find statements: the scene, openings, speakers and drafts."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from khabar.model import Name, Page, Span
from khabar.read.datelines import past_dateline
from khabar.read.statements.cues import Cue
from khabar.text import COMMAS, SEMICOLONS

# Signs between the parts of a sentence.
PAUSES = COMMAS | SEMICOLONS
# Signs at which a clause may begin.
EDGES = PAUSES | frozenset(":-()")
# Signs before words that say who somebody is.
DASHES = COMMAS | frozenset("-")
# Kinds of openings that show plainly that what is said begins.
PLAIN = ("that", "quote", "colon")


@dataclass(frozen=True, slots=True)
class Scene:
    """What the steps look things up in: the page; the name that begins at a word (with the index after its last word) and
    the one that covers it; the quotation that a mark opens, and the opening mark of the one that a mark closes; `issuer` names who issues
    a communiqué that says we."""

    page: Page
    first: dict[int, tuple[int, Name]]
    cover: dict[int, Name]
    quotes: dict[int, int]
    closed: dict[int, int]
    issuer: Speaker | None = None


@dataclass(slots=True)
class Opening:
    """`first`: the word with which what is said begins, `cut` letters of it left out. `until`: where the words before it end.

    `kind`: that, colon, quote, noun (after a preposition), object, person, before (what is said stands before the cue).
    """

    kind: str
    first: int
    cut: int
    until: int


@dataclass(slots=True)
class Speaker:
    """Words `first` to `last` (exclusive), `cut` letters of the first left out; `name` the person among or after them."""

    first: int
    last: int
    cut: int = 0
    name: Name | None = None


@dataclass(slots=True)
class Draft:
    """A statement in the making. `start`: the word with which its clause begins, where the words of the one before it end.

    `via`: words (first, last) that name those who pass it on; `limit`: the word before which what is said must end.
    """

    cue: Cue | None
    opening: Opening
    speaker: Speaker | None
    via: tuple[tuple[int, int], ...]
    limit: int
    stance: str
    rule: str
    start: int


def set_scene(page: Page, names: tuple[Name, ...]) -> Scene:
    """The scene of a page, with its names and quotations by word."""
    quotes = {quote.first - 1: n for n, quote in enumerate(page.quotes)}
    closed = {quote.last: quote.first - 1 for quote in page.quotes}
    starts = page.starts
    first: dict[int, tuple[int, Name]] = {}
    cover: dict[int, Name] = {}
    for name in names:
        a = b = max(0, bisect_right(starts, name.span.start) - 1)
        while b < len(starts) and starts[b] < name.span.end:
            cover[b] = name
            b += 1
        if b > a:
            first[a] = (b, name)
    return Scene(page, first, cover, quotes, closed)


def words_of(scene: Scene, speaker: Speaker) -> Span:
    """The span of a speaker's words."""
    row = scene.page.words
    return Span(row[speaker.first].start + speaker.cut, row[speaker.last - 1].end)


def next_comma(scene: Scene, k: int, end: int) -> int | None:
    """The first comma or dash from word `k` on, before word `end`."""
    return next((j for j in range(k, end) if scene.page.words[j].form in DASHES), None)


def after_dateline(scene: Scene, k: int) -> int:
    """The word after the dateline that opens a line with word `k`, else `k`."""
    named = scene.first.get(k)
    return past_dateline(scene.page, k, named[0]) if named is not None and named[1].kind == "place" else k
