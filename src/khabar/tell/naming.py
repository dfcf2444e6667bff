"""The names of a report by key: each surface with who uses it, and the titles and offices that stand before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.language import Phrases, among, article, proclitics, rests, table
from khabar.model import Name, Place, Reading, Span, Word
from khabar.text import fold, inside

# A title stands so many words before its name at most.
FARTHEST = 9
# Signs that may stand between a title and its name: opening marks and commas.
_BETWEEN = frozenset('"(:,\u060c')


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the report: each surface with how often the report itself and each quoted source use it (source None: the report).

    `roles` are the titles and offices that stand before it, each with how often."""

    key: str
    kind: str
    surfaces: tuple[tuple[str, str | None, int], ...]
    roles: tuple[tuple[str, int], ...] = ()
    place: Place | None = None
    same_as: str | None = None


def find_named(reading: Reading, row: Sequence[Word]) -> tuple[Named, ...]:
    """The names of the reading by key and kind; `row` are the words of its sentences.

    >>> from khabar.model import Report
    >>> find_named(Reading(Report.of(""), None, None, "unknown"), ())
    ()
    """
    text = reading.report.text
    uses: dict[tuple[str, str], dict[tuple[str, str | None], int]] = {}
    roles: dict[tuple[str, str], dict[str, int]] = {}
    first: dict[tuple[str, str], Name] = {}
    quoted = [s for s in reading.statements if s.mode == "direct"]
    starts = [w.start for w in row]
    taken = sorted((n.span.start, n.span.end, n.kind) for n in reading.names)
    for name in reading.names:
        entity = (name.key, name.kind)
        if entity not in first or (not first[entity].places and name.places):
            first[entity] = name
        around = [s for s in quoted if s.span.covers(name.span)]
        speaker = min(around, key=lambda s: len(s.span)).source if around else None
        counts = uses.setdefault(entity, {})
        use = (_surface(text, name), speaker)
        counts[use] = counts.get(use, 0) + 1
        if name.kind == "person":
            role = _role(text, row, bisect_left(starts, name.span.start + 1) - 1, taken)
            if role:
                held = roles.setdefault(entity, {})
                held[role] = held.get(role, 0) + 1
    return tuple(
        Named(
            key, kind,
            tuple((surface, by, n) for (surface, by), n in sorted(counts.items(), key=lambda u: (u[0][0], u[0][1] or ""))),
            tuple(sorted(roles.get((key, kind), {}).items())),
            first[key, kind].places[0] if first[key, kind].places else None,
            first[key, kind].same_as,
        )
        for (key, kind), counts in sorted(uses.items())
    )  # fmt: skip


def _surface(text: str, name: Name) -> str:
    """The words of the name; an article that is written as one with the particle before it is given back."""
    return _whole(text, name.span.start, name.span.end) if name.key.startswith(article()) else _plain(text, name.span)


def _plain(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _whole(text: str, start: int, end: int) -> str:
    """The words, with the article that a lam before them has swallowed."""
    found = _plain(text, Span(start, end))
    (lam,) = proclitics("swallows_article")
    swallowed = start and found.startswith(lam) and text[start - 1] == lam
    return article()[0] + found if swallowed else found


def _role(text: str, row: Sequence[Word], at: int, taken: Sequence[tuple[int, int, str]]) -> str:
    """The title or office that stands before the name whose first word is `at`: the longest that nothing interrupts."""
    end = at
    while end > 0 and row[end - 1].kind == "mark" and row[end - 1].form in _BETWEEN:
        end -= 1
    if end <= 0 or row[end - 1].kind != "word":
        return ""
    best = ""
    for p in range(end - 1, max(-1, end - 1 - FARTHEST), -1):
        word = row[p]
        if word.kind == "mark" and word.form in _BETWEEN:
            continue
        if word.kind != "word" or _covered(word, taken) == "person":
            break
        hit = _titles().at(row, p)
        if hit is not None and hit[0] <= end and _leads(row, hit, end, taken):
            best = _whole(text, inside(text, word, hit[1]), row[end - 1].end)
    return best


def _leads(row: Sequence[Word], title: tuple[int, int, str], end: int, taken: Sequence[tuple[int, int, str]]) -> bool:
    """Whether what stands between the title and the name belongs to the title: a chain of nouns up to a definite one, and what
    describes that."""
    i, _, kind = title
    closed = kind == "honorific" or _definite(row[i - 1].form)
    while i < end:
        form = row[i].form
        if row[i].kind == "mark":
            if not closed or _titles().at(row, i + 1) is None:
                return False
        elif _covered(row[i], taken) or _definite(form):
            closed = True
        elif (nested := _titles().at(row, i)) is not None and nested[0] <= end and (closed or nested[1] == 0):
            i, closed = nested[0], nested[2] == "honorific" or _definite(row[nested[0] - 1].form)
            continue
        elif among(form, _links()):
            closed = False
        elif closed:
            return False
        i += 1
    return closed


def _definite(form: str) -> bool:
    return any(rest.startswith(article()) and len(rest) > 3 for rest in rests[form])


def _covered(word: Word, taken: Sequence[tuple[int, int, str]]) -> str:
    """The kind of the name that the word stands in, or nothing."""
    k = bisect_left(taken, (word.end, 0, "")) - 1
    return taken[k][2] if k >= 0 and taken[k][1] >= word.end else ""


@cache
def _titles() -> Phrases[str]:
    return Phrases(_rows())


def _rows() -> Iterator[tuple[str, str]]:
    speakers = {row["word"] for row in table("source_nouns") if row["kind"] == "role"}
    for row in table("titles"):
        word, kind = row["word"], row["kind"]
        if kind == "victim" or (kind == "role" and not word.startswith(article()) and word not in speakers):
            continue
        for form in (word, row["feminine"]):
            if form:
                yield form, kind
                if not form.startswith(article()) and " " not in form:
                    yield article() + form, kind


@cache
def _links() -> frozenset[str]:
    """Words that join an office to its body."""
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] in ("in", "for"))
