"""Find the place with which a paragraph of a round-up opens, and which holds for all of it: `ففي الفاشر، …`, `مدينة الرقة: …`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import groupby

from khabar.language import of_kind, proclitics, rests
from khabar.model import Name, Reading, Span
from khabar.tell.sites import figure_words
from khabar.tell.spots import is_area, is_head
from khabar.text import fold

# So many words may stand before the place with which a paragraph opens, and those of a heading are no more than so many with it.
LEADING, HEADING = 4, 5
COLON = ":"
_DECORATION = str.maketrans(dict.fromkeys("\"'()#_\u00ab\u00bb\u201c\u201d-*\u2022\u25aa\u2013", " "))


class Parts:
    """The paragraphs of a report in which one opens with another place than those before it; of any other report, none.

    `opened` are the places with which the paragraphs of its sentences open, `places` the names of places of each sentence, `sites`
    the keys of the towns and villages below its headline. `told` are the keys of the places of each sentence, `parts` those of all of
    its paragraphs that open alike."""

    def __init__(self, opened: Sequence[str | None], places: Sequence[Sequence[Name]], sites: Collection[str]) -> None:
        first = next((k for k, key in enumerate(opened) if key is not None), len(opened))
        keys = set(opened) - {None}
        others = {n.key for row in places[:first] for n in row if n.key in sites} if len(keys) == 1 else keys
        self.opened = opened if len(keys | others) > 1 else [None] * len(opened)
        self.keys = frozenset(self.opened)
        self.told = [frozenset(n.key for n in row) for row in places]
        self.parts: list[frozenset[str]] = []
        for _, part in groupby(range(len(self.opened)), self.opened.__getitem__):
            rows = [self.told[k] for k in part]
            self.parts += [frozenset().union(*rows)] * len(rows)

    def own_place(self, key: str | None, k: int | None) -> str | None:
        """The place of what is told in sentence `k`: that with which the paragraph opens where it does not name the `key`; none where
        what sums up was set at the place of a part of it."""
        if k is None:
            return key
        opening = self.opened[k]
        if opening is None:
            return None if key in self.keys and key not in self.told[k] else key
        return key if key in self.parts[k] else opening


def parts_of(reading: Reading, within: Sequence[Sequence[Name]], is_exact: Callable[[str], bool]) -> Parts:
    """The paragraphs of a reading with the names `within` its sentences; `is_exact` tells of a key whether it is a town's or village's."""
    places = [[n for n in row if n.kind == "place"] for row in within]
    speakers = {s.source_span for s in reading.statements if s.source_span}
    title = reading.title
    below = {n.key for row in places for n in row if title is None or not title.covers(n.span)}
    opened = openings(reading.report.text, reading.sentences, places, speakers)
    return Parts(opened, places, {key for key in below if is_exact(key)})


def openings(
    text: str, sentences: Sequence[Span], places: Sequence[Sequence[Name]], speakers: Collection[Span]
) -> list[str | None]:
    """For each sentence the key of the place with which its paragraph opens, None where it opens with none. `places` are the names of
    places of each sentence, in order, `speakers` the words for those who speak, who are no heading.

    A paragraph opens with a place where that is told first (`in Nyala, …`), or stands before a colon; a line of nothing else holds for
    those after it, to the next that opens with a place.

    >>> openings("", (), (), ())
    []
    """
    found: list[str | None] = []
    standing: str | None = None
    for k, sentence in enumerate(sentences):
        before = text[sentences[k - 1].end : sentence.start] if k else "\n"
        if "\n" not in before:
            found.append(found[-1])
            continue
        first = next(iter(places[k]), None)
        opening = first.key if first is not None and _opens(text, sentence, first, speakers) else None
        alone = opening is not None and not text[sentence.start : sentence.end].partition(COLON)[2].strip(" :\n")
        if opening is not None:
            standing = opening if alone and COLON in text[sentence.start : sentence.end + 2] else None
        found.append(opening or standing)
    return found


def _opens(text: str, sentence: Span, name: Name, speakers: Collection[Span]) -> bool:
    """Whether nothing but a preposition and what places are called stands before the name, or a colon right after it."""
    row = fold(text[sentence.start : name.span.start].translate(_DECORATION)).split()
    if len(row) > LEADING or not all(_leads(word) for word in row):
        return False
    inside = any(rest in of_kind("name_contexts", "in", "word") for word in row for rest in rests[word])
    attached = text[name.span.start - 1 : name.span.start] in proclitics("preposition")
    headed = text[name.span.end :].lstrip(" \"'_)").startswith(COLON) and name.span not in speakers
    return inside or attached or (headed and len(row) < HEADING)


def _leads(word: str) -> bool:
    """Whether the folded word only leads to the place after it: a preposition, a turn, a direction, what places are called."""
    return any(rest in _leading() or is_head(rest) or is_area(rest) for rest in rests[word])


@cache
def _leading() -> frozenset[str]:
    """The folded prepositions, conjunctions and words for a turn, a direction or there."""
    free = of_kind("name_contexts", "in", "word") | figure_words("turn", "there", "direction")
    return free.union(proclitics("preposition"), proclitics("conjunction"))
