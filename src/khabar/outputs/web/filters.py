"""What a list is narrowed to: the filters in an address, checked, as conditions of a question to the catalogue."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from khabar.archive.catalogue.search import day_of
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.archive.catalogue.words import line
from khabar.errors import KhabarError

# So many rows are on a page, and at most.
PAGE, MOST = 50, 500
# So many rows a file holds at most.
ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and the cursor of the next one (None: this is the last)."""

    rows: list[Row]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its columns and table, what it is in order of (newest first where `down`; the catalogue keeps an index of that), and the
    condition of each filter."""

    select: str
    order: tuple[str, str]
    filters: Mapping[str, str]
    down: bool = True

    def ordered(self) -> str:
        """The order as SQL has it."""
        way = "desc" if self.down else "asc"
        return ", ".join(f"{column} {way}" for column in dict.fromkeys(self.order))


def _days(begins: str, ends: str) -> dict[str, str]:
    """The filters of days for what begins and ends on those of two columns; what has none is within no days."""
    return {"first": f"coalesce({ends}, '') >= ?", "last": f"coalesce({begins}, '') between '0' and ?"}


LISTS = {
    "stories": Listing(
        "select s.id, s.title, s.first, s.last, s.reports, s.incidents, s.changed from stories s",
        ("coalesce(s.last, '')", "s.id"),
        {**_days("s.first", "s.last"),
         "place": "s.id in (select story from incidents where place_key = ?)",
         "type": "s.id in (select story from incidents where type = ?)",
         "grade": "s.id in (select story from incidents where grade = ?)",
         "outlet": "s.id in (select story from reports where outlet = ?)",
         "source": "s.id in (select story from said where source = ?)",
         "entity": "s.id in (select r.story from named n join reports r on r.id = n.report where n.entity = ?)"},
    ),
    "incidents": Listing(
        "select i.id, i.story, i.type, i.mode, i.title, i.place, i.lat, i.lon, i.precision, i.country, i.first, i.last, i.grade, "
        "i.credibility, i.reports, i.doubt from incidents i",
        ("coalesce(i.first, '')", "i.id"),
        {**_days("i.first", "i.last"), "place": "i.place_key = ?", "type": "i.type = ?", "grade": "i.grade = ?",
         "country": "i.country = ?", "story": "i.story = ?",
         "measure": "exists (select 1 from tallies t where t.incident = i.id and t.measure = ?)",
         "source": "i.id in (select incident from claims where source = ?)",
         "outlet": "i.id in (select incident from claims where outlet = ?)",
         "actor": "exists (select 1 from json_each(i.actors) a where json_extract(a.value, '$.name') = ?)"},
    ),
    "reports": Listing(
        "select r.id, r.outlet, r.url, r.published, r.basis, r.title, r.story, r.incident, r.reason from reports r",
        ("coalesce(r.published, '')", "r.id"),
        {**_days("r.published", "r.published"), "outlet": "r.outlet = ?", "story": "r.story = ?", "incident": "r.incident = ?",
         "entity": "r.id in (select report from named where entity = ?)",
         "source": "r.id in (select report from said where source = ?)"},
    ),
    "statements": Listing(
        'select s.id, s.report, s.story, s.source, s.via, s.stance, s.mode, s.day, s.start, s."end", s.text from said s',
        ("coalesce(s.day, '')", "s.id"),
        {**_days("s.day", "s.day"), "source": "s.source = ?", "stance": "s.stance = ?", "story": "s.story = ?", "report": "s.report = ?",
         "outlet": "s.report in (select id from reports where outlet = ?)"},
    ),
    "claims": Listing(
        'select c.id, c.tally, c.incident, c.report, c.source, c.outlet, c.value, c.high, c.bound, c.first, c.last, c.relation, c.current, '
        'c.start, c."end" from claims c',
        ("coalesce(c.last, '')", "c.tally || ' ' || c.id"),
        {**_days("c.last", "c.last"), "source": "c.source = ?", "outlet": "c.outlet = ?",
         "incident": "c.incident = ?", "report": "c.report = ?",
         "measure": "exists (select 1 from tallies t where t.id = c.tally and t.measure = ?)"},
    ),
    "entities": Listing(
        "select k.id, k.key, k.kind, k.reports from known k",
        ("k.id", "k.id"),
        {"kind": "k.kind = ?", "report": "k.id in (select entity from named where report = ?)",
         "story": "k.id in (select n.entity from named n join reports r on r.id = n.report where r.story = ?)"},
        down=False,
    ),
    "sources": Listing(
        "select v.id, v.statements, v.reports from voices v",
        ("v.id", "v.id"),
        {"story": "v.id in (select source from said where story = ?)", "outlet": "v.id in (select s.source from said s join reports r "
         "on r.id = s.report where r.outlet = ?)"},
        down=False,
    ),
}  # fmt: skip


def asked(kind: str, query: Mapping[str, str]) -> dict[str, str]:
    """The filters of an address for a list, those that say nothing left out. Raises KhabarError for days that are none.

    >>> asked("reports", {"outlet": "x", "first": "", "lang": "en"})
    {'outlet': 'x'}
    """
    found = {name: query[name].strip() for name in LISTS[kind].filters if query.get(name, "").strip()}
    for name in ("first", "last"):
        if name in found:
            found[name] = day_of(found[name], name)
    return found


def listed(catalogue: Catalogue, kind: str, query: Mapping[str, str], limit: int = PAGE, every: bool = False) -> Page:
    """A page of a list. Rows without a day come last; with `every`, as many as a file holds."""
    listing = LISTS[kind]
    where: list[str] = []
    values: list[Any] = []
    for name, value in asked(kind, query).items():
        where.append(listing.filters[name])
        values.append(line(value) if name == "place" else value)
    key, name = listing.order
    if query.get("after"):
        where.append(f"({key}, {name}) {'<' if listing.down else '>'} (?, ?)")
        values += _opened(query["after"])
    condition = f" where {' and '.join(where)}" if where else ""
    limit = ROWS if every else max(1, min(MOST, limit))
    head, _, table = listing.select.rpartition(" from ")
    rows = catalogue.rows(
        f"{head}, {key} _key, {name} _name from {table}{condition} order by {listing.ordered()} limit ?",
        (*values, limit + 1),
    )
    more = len(rows) > limit
    cursor = _closed(rows[limit - 1]["_key"], rows[limit - 1]["_name"]) if more else None
    return Page([{k: v for k, v in row.items() if not k.startswith("_")} for row in rows[:limit]], cursor)


def _closed(key: str, name: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([key, name], ensure_ascii=False).encode()).decode().rstrip("=")


def _opened(cursor: str) -> tuple[str, str]:
    try:
        key, name = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        # What is no text, or holds half of a sign, is none of ours.
        return str.encode(key).decode(), str.encode(name).decode()
    except (ValueError, TypeError, RecursionError):
        raise KhabarError("this is no cursor", "after", "take it from `next` of the page before") from None
