"""A language is a folder of tables: load, check, compile.

A table is a TSV file: lines that start with `#` are remarks (source, licence), the first other line names the columns, a cell may hold
several values separated by `|`. The column `example` holds a sentence in which the row's words stand. Words are in
normal spelling; matching is done on folded forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from khabar.errors import KhabarError
from khabar.model import Span, Word
from khabar.remember import remembered
from khabar.text import fold, words

T = TypeVar("T")


def path_of(name: str, language: str = "ar") -> Path:
    """Where a table of the language lies.

    >>> path_of("stances").name
    'stances.tsv'
    """
    return Path(__file__).parent / "languages" / language / f"{name}.tsv"


@cache
def table(name: str, language: str = "ar") -> tuple[dict[str, str], ...]:
    """The rows of a table of the language, each as column → cell.

    Raises KhabarError where a row has not as many cells as there are columns.

    >>> table("stances")[0]["stance"] != ""
    True
    """
    path = path_of(name, language)
    if not path.is_file():
        raise KhabarError(f"there is no table {name!r}", f"languages/{language}", "install Khabar again")
    columns: list[str] = []
    rows: list[dict[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
        elif len(cells) != len(columns):
            where = f"languages/{language}/{name}.tsv:{number}"
            raise KhabarError(f"{len(cells)} cells for {len(columns)} columns", where, "mend the row")
        else:
            rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


def values(cell: str) -> list[str]:
    """The values of a cell, folded.

    >>> values("قال|أعلن")
    ['قال', 'اعلن']
    """
    return [fold(v.strip()) for v in cell.split("|") if v.strip()]


@cache
def of_kind(name: str, kind: str, column: str = "words", language: str = "ar") -> frozenset[str]:
    """The folded values of the rows of a kind in a table.

    >>> "اخر تحديث" in of_kind("page_words", "updated")
    True
    """
    return frozenset(w for row in table(name, language) if row["kind"] == kind for w in values(row[column]))


def cut(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase.

    >>> cut("أ.ف.ب")
    ('ا', '.', 'ف', '.', 'ب')
    """
    folded = fold(phrase)
    if folded.replace(" ", "").isalpha():
        return tuple(folded.split())
    return tuple(w.form for w in words(phrase, (Span(0, len(phrase)),)) if w.kind != "break")


@cache
def proclitics(kind: str, language: str = "ar") -> tuple[str, ...]:
    """The particles of a kind that are written as one with the next word, folded: conjunction, preposition, swallows_article, article.

    >>> proclitics("swallows_article")
    ('ل',)
    """
    return tuple(fold(row["letter"]) for row in table("particles", language) if row["kind"] == kind)


@cache
def article(language: str = "ar") -> str:
    """The article, folded."""
    return proclitics("article", language)[0]


@cache
def _attached() -> tuple[frozenset[str], frozenset[str], str, str]:
    """Conjunctions, prepositions, the one of these that swallows the article, and the article."""
    (lam,) = proclitics("swallows_article")
    return frozenset(proclitics("conjunction")), frozenset(proclitics("preposition")), lam, article()


@remembered
def splits(form: str) -> tuple[tuple[int, str, str], ...]:
    """The ways to take the attached particles off a folded word: (letters cut, particles, rest), fewest first.

    The article stays with the rest; of `لل` the first lam is the particle and the rest begins with the article.

    >>> splits("وللجيش")
    ((0, '', 'وللجيش'), (1, 'و', 'للجيش'), (2, 'ول', 'الجيش'), (2, 'ول', 'لجيش'))
    """
    conjunctions, prepositions, lam, the = _attached()
    if len(form) < 3 or (form[0] not in prepositions and form[0] not in conjunctions):
        return ((0, "", form),)
    found = [(0, "", form)]
    starts = [(0, "", form)]
    if form[0] in conjunctions:
        found.append((1, form[0], form[1:]))
        starts.append(found[-1])
    for off, before, rest in starts:
        if len(rest) < 3 or rest[0] not in prepositions:
            continue
        if rest[0] == lam and rest[1] == lam and len(rest) >= 4:
            found.append((off + 1, before + lam, the[0] + rest[1:]))
        found.append((off + 1, before + rest[0], rest[1:]))
    found.sort(key=lambda way: way[0])
    return tuple(found)


@remembered
def rests(form: str) -> tuple[str, ...]:
    """What the folded word may be without attached particles, the word as it stands first.

    >>> rests("وللجيش")
    ('وللجيش', 'للجيش', 'الجيش', 'لجيش')
    """
    return tuple([rest for _, _, rest in splits[form]])


def among(form: str, words: AbstractSet[str]) -> bool:
    """Whether the folded word, as it stands or without attached particles, is one of the words.

    >>> among("وللجيش", {"الجيش"}), among("الجيش", {"جيش"})
    (True, False)
    """
    return not words.isdisjoint(rests[form])


@remembered
def is_definite(form: str) -> bool:
    """Whether the folded word has the article, as it stands or without attached particles.

    >>> is_definite("وللجيش"), is_definite("وجيش")
    (True, False)
    """
    return any(rest.startswith(article()) for rest in rests[form])


@lru_cache(maxsize=10_000)
def is_particle(form: str) -> bool:
    """Whether a word is nothing but particles and the article, as before a quotation mark (`بال"إرهاب"`).

    >>> is_particle("وبال"), is_particle("قال")
    (True, False)
    """
    rest = form[1:] if form[:1] in proclitics("conjunction") else form
    rest = rest[1:] if rest[:1] in proclitics("preposition") else rest
    return len(form) <= 4 and rest in ("", article())


class Phrases(Generic[T]):
    """Phrases of one or more words, each with what it stands for; `at` finds the longest that begins at a word.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> p = Phrases([("وزارة الدفاع", "ministry"), ("وزارة", "head")])
    >>> p.at(words("ووزارة الدفاع", (Span(0, 13),)), 0)
    (2, 1, 'ministry')
    """

    __slots__ = ("first", "seconds")

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in rows:
            parts = cut(phrase)
            if parts:
                self.first.setdefault(parts[0], []).append((parts[1:], meaning))
        # The second words of phrases whose first word never stands alone: most words that begin some phrase are put aside by them.
        self.seconds: dict[str, frozenset[str]] = {}
        for first, tails in self.first.items():
            tails.sort(key=lambda row: -len(row[0]))
            if tails[-1][0]:
                self.seconds[first] = frozenset([tail[0] for tail, _ in tails])

    def at(self, row: Sequence[Word], i: int, particles: bool = True) -> tuple[int, int, T] | None:
        """(index after the last word, letters cut from the first word, meaning), or None.

        With `particles` the first word may carry و ف ب ل ك س; a reading with fewer cut letters wins.
        """
        first, seconds = self.first, self.seconds
        form = row[i].form
        for cut, _, rest in splits[form] if particles else ((0, "", form),):
            if rest not in first:
                continue
            if rest in seconds and (i + 1 >= len(row) or row[i + 1].form not in seconds[rest]):
                continue
            found = _longest(first[rest], row, i, cut)
            if found is not None:
                return found
        return None

    def get(self, form: str) -> T | None:
        """What the single word stands for, or None."""
        for tail, meaning in self.first.get(form, ()):
            if not tail:
                return meaning
        return None


def _longest(
    tails: list[tuple[tuple[str, ...], T]], row: Sequence[Word], i: int, cut: int
) -> tuple[int, int, T] | None:
    """The first of the tails (longest first) that follows the word at i."""
    left = len(row) - i - 1
    for tail, meaning in tails:
        size = len(tail)
        if not size:
            return i + 1, cut, meaning
        if size > left or row[i + 1].form != tail[0]:
            continue
        if size == 1 or all(row[i + 1 + k].form == tail[k] for k in range(1, size)):
            return i + 1 + size, cut, meaning
    return None
