"""Bring the catalogue to what the archive holds: what is gone goes, what is new comes, the rest stays."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from khabar.archive.catalogue.forms import count
from khabar.archive.catalogue.layout import COUNTED, OF_UNIT
from khabar.archive.catalogue.often import join
from khabar.archive.catalogue.packing import packed, unpacked, value_of
from khabar.archive.catalogue.parts import by_story, doubt, news_of
from khabar.archive.catalogue.words import line
from khabar.archive.kept import Step, silent
from khabar.archive.stamp import print_of
from khabar.archive.tables import reading_json, reading_of, report_of, schema, to_json
from khabar.archive.units import unit_records, units
from khabar.model import Reading, Report, Span
from khabar.record import Incident, Record, Tally, When, plain
from khabar.remember import remembered

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

# So many reports are fetched at once.
PORTION = 500
# Story → the print of what it told before, and when it changed last.
Before = dict[str, tuple[str, int]]


def fill(db: sqlite3.Connection, archive: Archive, step: Step = silent) -> bool:
    """Take over what changed in the archive since the catalogue was filled last; whether anything did.

    The caller holds the transaction."""
    wanted = units(archive)
    held = {row[0] for row in db.execute("select unit from units")}
    gone, fresh = sorted(held.difference(wanted)), [unit for name, unit in wanted.items() if name not in held]
    db.execute("delete from failures")
    db.executemany("insert into failures values (?, ?, ?)", [(f.report, f.stage, f.error) for f in archive.failures()])
    known = db.execute("select count(*) from reports").fetchone()[0]
    total = int(archive.sql("select count(*) from reports")[0][0])
    if not gone and not fresh and known == total:
        return False
    before: Before = {}
    named: list[str] = []
    told: set[str] = set()
    for unit in gone:
        told.update(_entities(db, unit))
        named += (row[0] for row in db.execute("select name from surfaces where unit = ?", (unit,)))
        before.update(
            (row[0], (row[1], row[2]))
            for row in db.execute("select id, print, changed from stories where unit = ?", (unit,))
        )
        for table in OF_UNIT:
            db.execute(f"delete from {table} where unit = ?", (unit,))
        db.execute("update reports set story = null, incident = null, unit = null where unit = ?", (unit,))
        db.execute("delete from units where unit = ?", (unit,))
    _reports(db, archive, known, total, step)
    change = 1 + int((db.execute("select value from meta where key = 'change'").fetchone() or (0,))[0])
    db.execute("insert or replace into meta values ('change', ?)", (str(change),))
    for done, (unit, record) in enumerate(unit_records(archive, fresh), 1):
        _unit(db, unit.name, record, change, before)
        step("units", done, len(fresh))
    come = (row[0] for unit in fresh for row in db.execute("select name from surfaces where unit = ?", (unit.name,)))
    count(db, named, come)
    told.update(name for unit in fresh for name in _entities(db, unit.name))
    join(db, told)
    for statement in filter(str.strip, COUNTED.split(";\n")):
        db.execute(statement)
    return True


def _entities(db: sqlite3.Connection, unit: str) -> list[str]:
    return [row[0] for row in db.execute("select id from entities where unit = ?", (unit,))]


def _reports(db: sqlite3.Connection, archive: Archive, known: int, total: int, step: Step) -> None:
    """Take in the reports from number `known` on, and readings that were made again."""
    for start in range(known, total, PORTION):
        for number, report, told in _fetched(archive, start, start + PORTION):
            _report(db, number, report, told)
        step("words", min(start + PORTION, total), total)
    _again(db, archive, known)


def _again(db: sqlite3.Connection, archive: Archive, known: int) -> None:
    """Take in the readings of reports that bear no day and are told anew: their day may have been found, be another, or be lost."""
    query = "select number from reports where number < ? and unit is null and basis not in ('given', 'stated') order by number"
    numbers = [str(row[0]) for row in db.execute(query, (known,))]
    for start in range(0, len(numbers), PORTION):
        some = ", ".join(numbers[start : start + PORTION])
        rows = archive.sql(
            f"select f.number, coalesce(a.reading, f.reading) from readings f "
            f"left join (select number, reading from rereads where number in ({some})) a using (number) where f.number in ({some})"
        )
        told = [(packed(reading) if reading is not None else None, number) for number, reading in rows]
        db.executemany("update texts set packed_reading = ? where number = ?", told)


def _fetched(archive: Archive, first: int, end: int) -> Iterator[tuple[int, Report, Reading | None]]:
    """The reports of these numbers with what they say."""
    names = schema("reports").names
    columns = ", ".join(f"r.{name}" for name in names)
    within = " and ".join(f"{table}.number >= {first} and {table}.number < {end}" for table in ("r", "f"))
    rows = archive.sql(
        f"select {columns}, coalesce(a.reading, f.reading) from reports r join readings f using (id) "
        f"left join (select id, reading from rereads where number >= {first} and number < {end}) a on a.id = r.id "
        f"where {within} order by r.number"
    )
    for row in rows:
        told = dict(zip(names, row[:-1], strict=True))
        report = report_of(told)
        yield told["number"], report, reading_of(row[-1], report.text) if row[-1] is not None else None


def _report(db: sqlite3.Connection, number: int, report: Report, told: Reading | None) -> None:
    title = told.title if told else report.title
    heading = title.of(report.text) if title else ""
    day = told.published if told else report.published
    db.execute(
        "insert into reports(number, id, outlet, url, published, basis, title) values (?,?,?,?,?,?,?)",
        (
            number, report.id, report.outlet, report.url, str(day) if day else None, told.basis if told else report.basis, heading,
        ),
    )  # fmt: skip
    db.execute(
        "insert into texts values (?,?,?)",
        (number, packed(report.text), packed(reading_json(told)) if told else None),
    )
    without = (*told.boilerplate, title) if told and title else told.boilerplate if told else ()
    db.execute(
        "insert into report_words(rowid, title, body) values (?,?,?)",
        (number, line(heading), line(report.text, without)),
    )


@remembered
def _line(name: str) -> str:
    """The stems of a name, which come again and again."""
    return line(name)


def _unit(db: sqlite3.Connection, unit: str, record: Record, change: int, before: Before) -> None:
    """The rows of reports that are told together. A story that is as it was before has not changed."""
    db.execute("insert into units values (?, ?)", (unit, len(record.reports)))
    for story, alone in by_story(record):
        told_by = print_of(news_of(alone))
        was = before.get(story.id)
        changed = was[1] if was and was[0] == told_by else change
        db.execute(
            "insert or replace into stories values (?,?,?,?,?,?,?,?,?)",
            (story.id, unit, story.title, _day(story.first), _day(story.last), len(story.reports), len(story.incidents), changed, told_by),
        )  # fmt: skip
        db.execute("insert or replace into story_records values (?,?,?)", (story.id, unit, packed(to_json(alone))))
        _said(db, unit, alone)
    for told in record.reports:
        db.execute(
            "update reports set story = ?, incident = ?, published = ?, basis = ?, reason = ?, unit = ?, title = ? where id = ?",
            (told.story, told.incident, _day(told.published), told.basis, told.reason, unit, told.title, told.id),
        )
    sentences = _Sentences(db)
    for incident in record.incidents:
        words = line(told_of(incident, sentences))
        db.execute("insert into incident_words(rowid, words) values (?, ?)", (_incident(db, unit, incident), words))
    for entity in record.entities:
        number = db.execute(
            "insert into entities(id, unit, key, kind, packed) values (?,?,?,?,?)",
            (entity.id, unit, entity.key, entity.kind, packed(to_json(entity))),
        ).lastrowid
        db.execute(
            "insert into entity_words(rowid, names) values (?, ?)",
            (number, " ".join(_line(name) for name in dict.fromkeys([entity.key, *(n.name for n in entity.names)]))),
        )
        db.executemany("insert into named values (?,?,?)", [(entity.id, r, unit) for r in entity.reports])
        counts = {n.name: n.count for n in entity.names}
        counts.setdefault(entity.key.partition(" (")[0], 0)
        db.executemany(
            "insert into surfaces values (?,?,?,?,?)", [(_line(n), entity.id, n, c, unit) for n, c in counts.items()]
        )
    db.executemany(
        "insert into copies values (?,?,?,?,?)", [(c.report, c.original, c.kind, c.share, unit) for c in record.copies]
    )


def _said(db: sqlite3.Connection, unit: str, record: Record) -> None:
    for story in record.stories:
        for s in story.statements:
            number = db.execute(
                'insert or replace into said(id, unit, report, story, source, via, stance, mode, day, start, "end", text) '
                "values (?,?,?,?,?,?,?,?,?,?,?,?)",
                (s.id, unit, s.report, story.id, s.source, " ← ".join(s.via), s.stance, s.mode, _day(s.said), s.start, s.end, s.text),
            ).lastrowid  # fmt: skip
            db.execute(
                "insert into said_words(rowid, text, source) values (?,?,?)",
                (number, line(s.text), _line(s.source or "")),
            )


# The text of a report, its sentences, and the words that name who says something.
_Cut = tuple[str, tuple[Span, ...], tuple[Span, ...]]


class _Sentences(dict[str, _Cut]):
    """The text of a report with its sentences and sources, looked up when it is asked for."""

    def __init__(self, db: sqlite3.Connection) -> None:
        super().__init__()
        self._db = db

    def __missing__(self, name: str) -> _Cut:
        row = self._db.execute(
            "select packed_text, packed_reading from texts where number = (select number from reports where id = ?)",
            (name,),
        ).fetchone()
        found: _Cut = ("", (), ())
        if row and row[1]:
            told = value_of(row[1], Reading)
            found = unpacked(row[0]), told.sentences, tuple(s.source_span for s in told.statements if s.source_span)
        self[name] = found
        return found


def told_of(incident: Incident, sentences: Mapping[str, _Cut]) -> str:
    """The words by which an incident is found: its headline, place and parties, and the sentences that tell of it, without the names
    of those who do: what sources in a hospital say has not happened there."""
    spans = {(m.report, m.start) for m in incident.events}
    spans |= {(c.report, c.start) for t in incident.tallies for c in t.claims}
    told: dict[tuple[str, int], str] = {}
    for report, start in sorted(spans):
        text, cut, sources = sentences[report]
        told.update(((report, s.start), _without(text, s, sources)) for s in cut if s.start <= start < s.end)
    names = [incident.place.name] if incident.place else []
    return "\n".join((incident.title, *names, *(a.name for a in incident.actors), *told.values()))


def _without(text: str, span: Span, sources: tuple[Span, ...]) -> str:
    """The words of a span, without those of the sources in it."""
    at, told = span.start, ""
    for source in sorted(s for s in sources if span.covers(s)):
        told, at = told + text[at : max(at, source.start)] + " ", max(at, source.end)
    return told + text[at : span.end]


def _incident(db: sqlite3.Connection, unit: str, i: Incident) -> int:
    db.execute("delete from incidents where id = ?", (i.id,))
    place, when = i.place, i.when or (None, None)
    weight, reason = doubt(i)
    number = db.execute(
        f"insert into incidents values (null, {', '.join('?' * 20)})",
        (
            i.id, unit, i.story, i.type, i.mode, i.title, place and place.name, _line(place.name) if place else None,
            place and place.lat, place and place.lon, place and place.precision, place and place.country,
            _day(when[0]), _day(when[1]), i.grade, i.credibility, len(i.reports),
            json.dumps(plain(i.actors), ensure_ascii=False), weight, reason,
        ),
    ).lastrowid  # fmt: skip
    db.execute("insert or replace into incident_records values (?,?,?)", (i.id, unit, packed(to_json(i))))
    for tally in i.tallies:
        _tally(db, unit, i.id, tally)
    return number or 0


def _tally(db: sqlite3.Connection, unit: str, incident: str, t: Tally) -> None:
    db.execute(
        f"insert or replace into tallies values ({', '.join('?' * 11)})",
        (t.id, unit, incident, t.measure, t.of, t.side, t.low, t.best, t.high, t.independent, t.verdict),
    )
    db.executemany(
        f"insert into claims values ({', '.join('?' * 16)})",
        [
            (c.id, t.id, unit, incident, c.report, c.source, c.outlet, c.value, c.high, c.bound, *_days(c.as_of), c.relation,
             c.current, c.start, c.end)
            for c in t.claims
        ],
    )  # fmt: skip


def _days(when: When | None) -> tuple[str | None, str | None]:
    return (_day(when[0]), _day(when[1])) if when else (None, None)


def _day(day: date | None) -> str | None:
    return str(day) if day else None
