"""Look for reports, statements and entities by words and filters: the best first, each with the words that were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from khabar.archive.catalogue.query import Part, asked, parsed
from khabar.archive.catalogue.ranked import REPORTS, STATEMENTS, Shelf, best, spelt, told
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.archive.catalogue.snippets import Snippet, snippet
from khabar.archive.catalogue.speakers import speakers
from khabar.archive.catalogue.words import line
from khabar.errors import KhabarError
from khabar.read.gazetteer import country_of
from khabar.text import fold

KINDS = ("reports", "statements", "entities")
# What a search may be narrowed to: fields of `Wanted`.
FILTERS = ("story", "source", "outlet", "place", "type", "first", "last", "entity")
# So many finds are given at most.
MOST = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words as they are typed, and filters. `first` and `last` are days, `YYYY-MM-DD`."""

    words: str = ""
    kind: str = "reports"
    story: str | None = None
    source: str | None = None
    outlet: str | None = None
    place: str | None = None
    type: str | None = None
    first: str | None = None
    last: str | None = None
    entity: str | None = None
    start: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """A find. `id` is that of a report, statement or entity; `score` grows with how well it fits (0 where no words were asked for)."""

    kind: str
    id: str
    score: float
    title: str
    report: str | None = None
    story: str | None = None
    outlet: str | None = None
    published: str | None = None
    source: str | None = None
    snippet: Snippet | None = None


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found; `more` tells whether there is more, `loosely` that nothing held all words and these hold some."""

    hits: tuple[Hit, ...]
    more: bool = False
    loosely: bool = False


def search(catalogue: Catalogue, wanted: Wanted) -> Finds:
    """The finds for what is wanted, the best first; without words the newest first.

    Raises KhabarError for a kind that there is not, and for days that are none."""
    if wanted.kind not in KINDS:
        raise KhabarError(f"nothing is called {wanted.kind!r}", "search", f"ask for {', '.join(KINDS)}")
    wanted = replace(wanted, first=_day("first", wanted.first), last=_day("last", wanted.last))
    parts = parsed(catalogue, wanted.words)
    if wanted.words.strip() and not any(not part.without for part in parts):
        return Finds(())
    limit = max(1, min(MOST, wanted.limit))
    ask = {"reports": _reports, "statements": _statements, "entities": _entities}[wanted.kind]
    loosely = False
    shelf = {"reports": REPORTS, "statements": STATEMENTS}.get(wanted.kind)
    rows = ask(catalogue, wanted, spelt(catalogue, shelf, parts) if shelf else asked(parts), limit + 1)
    if not rows and not wanted.start and sum(not part.without for part in parts) > 1:
        rows, loosely = ask(catalogue, wanted, asked(parts, True), limit + 1), True
    hits = tuple(_hit(catalogue, wanted.kind, row, parts) for row in rows[:limit])
    return Finds(hits, len(rows) > limit, loosely and bool(hits))


def day_of(told: str, name: str) -> str:
    """A day that a filter names, as the catalogue writes it. Raises KhabarError where it is none.

    >>> day_of("20210601", "first")
    '2021-06-01'
    """
    try:
        return date.fromisoformat(told.strip()).isoformat()
    except ValueError:
        raise KhabarError(f"{told!r} is no day", name, "write it as YYYY-MM-DD") from None


def _day(name: str, told: str | None) -> str | None:
    return day_of(told, name) if told and told.strip() else None


def _hit(catalogue: Catalogue, kind: str, row: Row, parts: Sequence[Part]) -> Hit:
    score = round(-row["score"], 4) if row["score"] else 0.0
    if kind == "entities":
        return Hit(kind, row["id"], score, row["key"], source=row["kind"])
    text = catalogue.text(row["report"]) or ""
    if kind == "statements":
        shown = snippet(text, parts, (row["start"], row["end"]))
        return Hit(
            kind,
            row["id"],
            score,
            row["title"],
            row["report"],
            row["story"],
            row["outlet"],
            row["day"],
            row["source"],
            shown,
        )
    # The headline stands above; where there is more, that is shown.
    head = (
        len(row["title"]) if row["title"] and text.startswith(row["title"]) and text[len(row["title"]) :].strip() else 0
    )
    return Hit(
        kind, row["id"], score, row["title"] or row["id"], row["id"], row["story"], row["outlet"], row["published"], None,
        snippet(text, parts, (head, len(text))),
    )  # fmt: skip


def _reports(catalogue: Catalogue, wanted: Wanted, words: str, limit: int) -> list[Row]:
    where, values = _of_report(wanted)
    if wanted.source:
        where.append(f"r.id in (select s.report from said s where {_said_by(catalogue, wanted.source, values)})")
    _bound(where, values, *_days("r.published", wanted))
    columns = "r.id, r.id report, r.title, r.story, r.outlet, r.published"
    if not words:
        return _asked(
            catalogue,
            f"select {columns}, 0 score from reports r",
            where,
            values,
            "coalesce(r.published, '') desc, r.id desc",
            (limit, wanted),
        )
    return _ranked(
        catalogue, REPORTS, f"select {columns}, r.number from reports r", (words, where, values), (limit, wanted)
    )


def _statements(catalogue: Catalogue, wanted: Wanted, words: str, limit: int) -> list[Row]:
    where, values = _of_report(wanted)
    if wanted.source:
        where.append(_said_by(catalogue, wanted.source, values))
    _bound(where, values, *_days("s.day", wanted))
    columns = 's.id, s.report, r.title, s.story, r.outlet, s.day, s.source, s.start, s."end"'
    if not words:
        return _asked(
            catalogue, f"select {columns}, 0 score from said s join reports r on r.id = s.report", where, values,
            "coalesce(s.day, '') desc, s.id desc", (limit, wanted),
        )  # fmt: skip
    rows = f"select {columns}, s.number from said s join reports r on r.id = s.report"
    return _ranked(catalogue, STATEMENTS, rows, (words, where, values), (limit, wanted))


def _ranked(
    catalogue: Catalogue, shelf: Shelf, rows: str, asked_for: tuple[str, list[str], list[Any]], page: tuple[int, Wanted]
) -> list[Row]:
    """The rows of a page of the best finds."""
    limit, start = page[0], max(0, page[1].start)
    scores = dict(best(catalogue, shelf, *asked_for, start + limit)[start:])
    numbers = ", ".join(map(str, scores))
    held = {row["number"]: row for row in catalogue.rows(f"{rows} where {shelf.number} in ({numbers})")}
    return [{**held[number], "score": score} for number, score in scores.items()]


def _entities(catalogue: Catalogue, wanted: Wanted, words: str, limit: int) -> list[Row]:
    where: list[str] = []
    values: list[Any] = []
    _bound(
        where, values,
        ("k.id in (select e.id from entity_words w join entities e on e.number = w.rowid where entity_words match ?)", words),
        ("k.kind = ?", wanted.type),
        ("k.id in (select n.entity from named n join reports r on r.id = n.report where r.story = ?)", wanted.story),
    )  # fmt: skip
    return _asked(
        catalogue, "select k.id, k.key, k.kind, -1.0 * k.reports score from known k", where, values, "k.reports desc, k.id",
        (limit, wanted),
    )  # fmt: skip


def _bound(where: list[str], values: list[Any], *filters: tuple[str, str | None]) -> None:
    """Add the conditions for which there is a value."""
    for condition, value in filters:
        if value:
            where.append(condition)
            values.append(value)


def _said_by(catalogue: Catalogue, source: str, values: list[Any]) -> str:
    """The condition that the source, or who speaks for it, says a statement `s`."""
    who = speakers(catalogue, source)
    values += who
    return f"s.source in ({', '.join('?' * len(who))})"


def _days(column: str, wanted: Wanted) -> tuple[tuple[str, str | None], ...]:
    """What has no day is not within any."""
    return (f"coalesce({column}, '') >= ?", wanted.first), (f"coalesce({column}, '') between '0' and ?", wanted.last)


def _of_report(wanted: Wanted) -> tuple[list[str], list[Any]]:
    """The filters that are those of a report `r`."""
    where: list[str] = []
    values: list[Any] = []
    _bound(
        where, values, ("r.story = ?", wanted.story), ("r.outlet = ?", wanted.outlet),
        ("r.incident in (select id from incidents where type = ?)", wanted.type),
        ("r.id in (select report from named where entity = ?)", wanted.entity),
    )  # fmt: skip
    if wanted.place:
        where.append(
            "(r.incident in (select id from incidents where place_key = ? or country = ?) or r.id in (select report from named where "
            "entity in (select p.entity from surfaces p join known k on k.id = p.entity where p.stems = ? and k.kind = 'place')))"
        )
        key = line(wanted.place)
        values += [key, country_of(fold(wanted.place)), key]
    return where, values


def _asked(
    catalogue: Catalogue, query: str, where: list[str], values: list[Any], order: str, page: tuple[int, Wanted]
) -> list[Row]:
    query = f"{query}{' where ' + ' and '.join(where) if where else ''} order by {order} limit ? offset ?"
    return told(catalogue, query, (*values, page[0], max(0, page[1].start)))
