"""Which texts fit words best: BM25 over those that hold them, at most the `RANKED` that were added last and as many headlines."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from khabar.archive.catalogue.query import Part, asked
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.errors import KhabarError

# Of texts with the same words no more than so many are weighed against each other. In an archive of 30,000 reports that is all of nearly
# any question; in one of a million a word of every second report would take seconds otherwise.
RANKED = 10_000


@dataclass(frozen=True, slots=True)
class Shelf:
    """Texts of one kind: the table of their `words`, the weight of each of its columns, the `rows` that they belong to with their `number`,
    and the column of headlines, if there is one."""

    words: str
    weights: str
    rows: tuple[str, ...]
    number: str
    head: str | None = None


REPORTS = Shelf("report_words", "4.0, 1.0", ("reports r on r.number = w.rowid",), "r.number", "title")
STATEMENTS = Shelf(
    "said_words", "2.0, 1.0", ("said s on s.number = w.rowid", "reports r on r.id = s.report"), "s.number"
)


def best(
    catalogue: Catalogue, shelf: Shelf, words: str, where: Sequence[str], values: Sequence[Any], wanted: int
) -> list[tuple[int, float]]:
    """The numbers and scores (the lower the better) of the `wanted` best texts that hold the words, which are given as SQLite's full-text
    search asks for them, and meet the conditions.

    Raises KhabarError for words that cannot be asked for."""
    # What is no longer there is passed over. The words lead, the last added first.
    rows = "".join(f" cross join {row}" for row in (shelf.rows if where else shelf.rows[:1]))
    query = (
        f"select number, score, count(*) over () held from (select w.rowid number, bm25({shelf.words}, {shelf.weights}) score "
        f"from {shelf.words} w{rows} where {' and '.join([f'{shelf.words} match ?', *where])} order by w.rowid desc limit {RANKED}) "
        "order by score, number limit ?"
    )
    found = told(catalogue, query, (words, *values, wanted))
    scores = {row["number"]: row["score"] for row in found}
    if shelf.head and found and found[0]["held"] == RANKED:
        for row in told(catalogue, query, (f"{shelf.head}: ({words})", *values, wanted)):
            scores[row["number"]] = min(row["score"], scores.get(row["number"], 0.0))
    return sorted(scores.items(), key=lambda pair: (pair[1], pair[0]))[:wanted]


def spelt(catalogue: Catalogue, shelf: Shelf, parts: Sequence[Part]) -> str:
    """The question with the other spellings of names; without, where the names as they were typed stand in as many texts as are weighed."""
    plain = asked([Part((), part.free, part.without) if part.free else part for part in parts])
    whole = asked(parts)
    if plain != whole:
        query = f"select rowid from {shelf.words} where {shelf.words} match ? limit 1 offset {RANKED - 1}"
        if told(catalogue, query, (plain,)):
            return plain
    return whole


def told(catalogue: Catalogue, query: str, values: Sequence[Any]) -> list[Row]:
    """What the catalogue answers. Raises KhabarError for words that cannot be asked for."""
    try:
        return catalogue.rows(query, values)
    except sqlite3.OperationalError as error:
        raise KhabarError(f"cannot be asked so: {error}", "search", 'use words, "phrases" and -words') from None
