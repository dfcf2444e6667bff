"""The stretch of a text in which most of what was looked for stands, with the places of the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.archive.catalogue.query import Part, Phrase
from khabar.archive.catalogue.words import Found, stems, written
from khabar.text import fold

# So many words are shown, so many of them before the first that was found.
WIDE, BEFORE = 34, 8
# A text is cut to words in pieces of about so many letters, until everything that was looked for stands in what was cut; so many letters
# are taken before the first of it.
PIECE, LEAD = 400, 120


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a report: `start` and `end` are code points of its text, `marks` those of the words that were looked for."""

    text: str
    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def snippet(text: str, parts: Sequence[Part], within: tuple[int, int] | None = None) -> Snippet:
    """The best stretch of the text (or of the span `within`); its beginning where nothing of it was looked for.

    >>> found = snippet("وصل الوفد. قصف الجيش المدينة", (Part((("جيش",),)),))
    >>> [found.text[a - found.start : b - found.start] for a, b in found.marks]
    ['الجيش']
    """
    first, last = within or (0, len(text))
    row, hits = _searched(text[first:last], parts)
    if not row:
        return Snippet(text[first:last][:200], first, min(last, first + 200))
    at = _best(row, hits)
    shown = row[at : at + WIDE]
    start, end = first + shown[0].start, first + shown[-1].end
    marks = tuple((first + row[k].start, first + row[k].end) for k in sorted(hits) if at <= k < at + WIDE)
    return Snippet(text[start:end], start, end, marks)


def _searched(text: str, parts: Sequence[Part]) -> tuple[list[Found], dict[int, str]]:
    """The words of the text as far as it was searched, and those of them that were looked for, by their place in the row."""
    wanted = [set(part.words()) for part in parts if not part.without]
    begin = _beginning(text, wanted)
    row, hits = _cut(text, begin, parts, wanted)
    return (row, hits) if hits or not begin else _cut(text, 0, parts, wanted)


def _cut(text: str, at: int, parts: Sequence[Part], wanted: Sequence[set[str]]) -> tuple[list[Found], dict[int, str]]:
    row: list[Found] = []
    hits: dict[int, str] = {}
    looked = _looked_for(parts)
    longest = max((len(phrase) for phrases in looked.values() for phrase in phrases), default=1)
    enough = False
    while at < len(text) and not enough:
        # Once all is found, one piece more is cut, for the words that follow; where nothing is looked for, the first one will do.
        enough = (bool(hits) or not wanted) and all(words.intersection(hits.values()) for words in wanted)
        end = text.find(" ", at + PIECE)
        end = len(text) if end < 0 else end
        # A phrase may have begun in the piece before.
        begin = max(0, len(row) - longest + 1)
        row += (Found(at + word.start, at + word.end, word.stem) for word in stems(text[at:end]))
        hits |= _hits(row, begin, looked)
        at = end
    return row, hits


def _beginning(text: str, wanted: Sequence[set[str]]) -> int:
    """Some words before the first letters that may be a word that is looked for."""
    folded = fold(text)
    places = [folded.find(form) for words in wanted for word in words for form in written(word)]
    first = min((place for place in places if place >= 0), default=0)
    # Folding leaves letters out; where it takes ligatures apart, the beginning may be too late.
    return max(0, text.rfind(" ", 0, max(0, first - LEAD)))


def _looked_for(parts: Sequence[Part]) -> dict[str, list[Phrase]]:
    """The phrases that are looked for by their first words; a word that may stand alone is a phrase of one."""
    found: dict[str, list[Phrase]] = {}
    for part in parts:
        if not part.without:
            for phrase in (*((word,) for word in part.free), *part.phrases):
                found.setdefault(phrase[0], []).append(phrase)
    return found


def _hits(row: Sequence[Found], begin: int, looked: Mapping[str, Sequence[Phrase]]) -> dict[int, str]:
    """The words from `begin` on that were looked for, by their place in the row."""
    found: dict[int, str] = {}
    for k in range(begin, len(row)):
        for phrase in looked.get(row[k].stem, ()):
            if len(phrase) == 1 or tuple(word.stem for word in row[k : k + len(phrase)]) == phrase:
                found.update((k + n, word) for n, word in enumerate(phrase))
    return found


def _best(row: Sequence[Found], hits: dict[int, str]) -> int:
    """Where the stretch begins that holds most different words, of equals most words, of those the first."""
    if len(row) <= WIDE or not hits:
        return 0
    places = sorted(hits)
    best, at = (0, 0), 0
    for n, k in enumerate(places):
        start = min(max(0, k - BEFORE), len(row) - WIDE)
        inside = [hits[p] for p in places[n:] if p < start + WIDE]
        rank = (len(set(inside)), len(inside))
        if rank > best:
            best, at = rank, start
    return at
