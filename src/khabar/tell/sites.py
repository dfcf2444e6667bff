"""How the places that one reading names lie to each other: which lies in or beside which, and of which somebody only comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from khabar.language import among, article, of_kind, proclitics, rests, splits
from khabar.model import Name
from khabar.tell.spots import is_area, is_division, is_head, is_outside
from khabar.text import fold

# So many code points and words before a name tell how it stands; so many may part a village from the town in whose area it lies.
BACK, SHORT, NEAR_WORDS, ORIGIN_WORDS, GAP, GAP_WORDS = 56, 30, 2, 4, 44, 5
_COMMA = "\u060c"
_ENDS_CLAUSE = ".\u060c,\u061b;:!?\u061f\n"
_DATELINE = frozenset("-|/:(\u2013\u2014")
_DECORATION = str.maketrans(dict.fromkeys("\"'()#_\u00ab\u00bb\u201c\u201d\u2018\u2019\u200e\u200f-/", " "))


def lies_in(text: str, sentences: Iterable[Sequence[Name]]) -> dict[str, frozenset[str]]:
    """Key of a town → keys of the places of which the text says that they lie in it, in its countryside, or beside it.

    `sentences` are the places of each sentence, in order. In a list (`القرية والبلدة بريف المدينة`) it holds for all.
    """
    found: dict[str, set[str]] = {}
    for names in sentences:
        towns: list[str] = []
        for k in range(len(names) - 2, -1, -1):
            gap = _words(text[names[k].span.end : names[k + 1].span.start])
            if gap is not None and _leads_in(gap):
                towns.append(names[k + 1].key)
            elif gap is None or not _joins(gap):
                towns = []
            for town in towns:
                if town != names[k].key:
                    found.setdefault(town, set()).add(names[k].key)
    return {town: frozenset(inner) for town, inner in found.items()}


def innermosts(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Key of a place → key of the one place that lies in it and in which none lies, of the places of one sentence."""
    inside = lies_in(text, [names])
    ends = {n.key for n in names if n.key not in inside and not is_home(text, n)} if inside else set()
    return {key: told.pop() for key, inner in inside.items() if len(told := set(inner & ends)) == 1}


def is_around(text: str, name: Name) -> bool:
    """Whether the words before a place make it the area around: countryside of, near, north of, the eastern countryside of the town of."""
    row = fold(text[max(0, name.span.start - SHORT) : name.span.start]).split()
    if any(is_outside(rest) for word in row[-NEAR_WORDS:] for rest in rests[word]):
        return True
    while row and (row[-1] in proclitics("preposition") or row[-1] in _directions() or _is_head(row[-1])):
        row.pop()
    return bool(row) and any(is_outside(rest.removeprefix(article())) for rest in rests[row[-1]])


def _is_head(word: str) -> bool:
    return any(is_head(rest) for rest in rests[word])


def is_home(text: str, name: Name) -> bool:
    """Whether somebody is only of the place, was brought there, or fires from there (`من أبناء القرية`), or it names a hospital."""
    before = _before(text, name, ORIGIN_WORDS)
    row = [set(rests[word]) for word in before]
    left = any(figure_words("uprooted") & ways and figure_words("from") & then for ways, then in pairwise(row))
    treated = bool(row and figure_words("treated") & row[-1])
    return (
        left
        or treated
        or _is_base(before, name.span.of(text))
        or any(figure_words("origin", "fired") & ways for ways in row)
    )


def fires_from(text: str, name: Name) -> bool:
    """Whether a place is a base from which somebody fires: `from` stands before it, and before that no word for a part of it or how
    near it is."""
    return _is_base(_before(text, name, ORIGIN_WORDS), name.span.of(text))


def _is_base(before: Sequence[str], name: str) -> bool:
    row = [*before, *fold(name).split()[:1]]
    at = next((k for k in (len(row) - 2, len(row) - 1) if k > 1 and among(row[k], figure_words("base"))), 0)
    return at > 1 and row[at - 1] in figure_words("from") and not among(row[at - 2], figure_words("some_of"))


def is_governed(text: str, name: Name) -> bool:
    """Whether the word before a place makes it a division of the state's territory (`محافظة عدن`), or it only says where a report was
    written."""
    row = _before(text, name, 1)
    return is_dateline(text, name) or (bool(row) and any(is_division(rest) for rest in rests[row[0]]))


def is_dateline(text: str, name: Name, end: int | None = None) -> bool:
    """Whether the place stands alone at the beginning of a line before a mark: where the report was written, `عدن - وكالات`; with `end`,
    whether the words from the place to there do so, and are few."""
    end = name.span.end if end is None else end
    before, told, after = (
        text[: name.span.start].rpartition("\n")[2],
        text[name.span.start : end],
        text[end:].lstrip(" \t"),
    )
    return not before.strip() and len(told) <= SHORT and "\n" not in told and after[:1] in _DATELINE


def is_quarter(text: str, name: Name) -> bool:
    """Whether the word before a place says that it is a part of a town (`حي الروضة`)."""
    row = _before(text, name, 1)
    return bool(row) and among(row[0], figure_words("quarter"))


def is_power(text: str, name: Name) -> bool:
    """Whether the place stands for those who govern from it (`قوات حكومة الخرطوم`)."""
    row = _before(text, name, 1)
    return bool(row) and among(row[0], figure_words("governs"))


def _before(text: str, name: Name, most: int) -> list[str]:
    start = max(0, name.span.start - BACK)
    raw = text[start : name.span.start]
    for mark in _ENDS_CLAUSE:
        raw = raw[raw.rfind(mark) + 1 :]
    return fold(raw.translate(_DECORATION)).split()[-most:]


def _words(gap: str) -> list[str] | None:
    """The folded words between two names of one clause, None where too many or a mark stand there."""
    if len(gap) > GAP or any(mark in gap for mark in _ENDS_CLAUSE if mark != _COMMA):
        return None
    row = fold(gap.translate(_DECORATION).replace(_COMMA, f" {_COMMA} ")).split()
    return row if len(row) <= GAP_WORDS else None


def _leads_in(row: Sequence[str]) -> bool:
    """Whether the words lead from a place to the larger one around it: `بريف`, `في منطقة`, `التابعة لناحية`, `شمال`."""
    row = row[1:] if row[:1] == [_COMMA] else row
    # A camp, a school is told with those whom it is for.
    row = row[1:] if row and any(row[0].startswith(2 * letter) for letter in proclitics("preposition")) else row
    if not row or (row[0][0] in proclitics("conjunction") and not is_area(row[0]) and row[0] not in _into()):
        return False
    led = False
    for word in row:
        ways = [(particles, rest) for _, particles, rest in splits[word]]
        if word in _into() or any(is_area(rest) or is_area(rest.removeprefix(article())) for _, rest in ways):
            led = True
        elif word in proclitics("preposition"):
            led = led or word == row[-1]
        elif not (word in _directions() or any(is_head(rest) for _, rest in ways)):
            return False
    return led


def _joins(row: Sequence[str]) -> bool:
    """Whether the words only join a place to another one of a list."""
    if row[:1] == [_COMMA]:
        return len(row) == 1 or (len(row) == 2 and is_head(row[1]))
    return (
        len(row) <= 2
        and bool(row)
        and row[0][0] in proclitics("conjunction")
        and (len(row[0]) == 1 or is_head(row[0][1:]))
    )


@cache
def _into() -> frozenset[str]:
    """`في`, and the adjectives that say to what a place belongs."""
    return of_kind("name_contexts", "in", "word") | of_kind("name_contexts", "belongs", "word")


@cache
def _directions() -> frozenset[str]:
    return of_kind("name_contexts", "quarter", "word") | of_kind("name_contexts", "epithet", "word")


@cache
def figure_words(*kinds: str) -> frozenset[str]:
    """The folded words of the table of figure words that are of one of the kinds."""
    return frozenset().union(*(of_kind("figure_words", kind) for kind in kinds))
