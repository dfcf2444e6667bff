"""The tables of the catalogue."""

from __future__ import annotations

# Raised when other words or rows are put into the same tables: catalogues of another number are thrown away and made again.
LAYOUT = 6
NAME = "catalogue.sqlite"
# Held by the one that fills it.
LOCK = "catalogue.lock"

# `reports`, `said` and `incidents` are numbered; the full-text tables hold their words under the same numbers and no text of their own
# (`content=''`), so a row of theirs whose number is gone is dead and is passed over; numbers are never given again. Packed columns are
# zlib, and stand apart from rows that are looked through: a page of a list reads no text. Lists are in order of a day, those without one
# last: `coalesce` as in `filters`.
TABLES = """
create table meta(key text primary key, value text) without rowid;
create table units(unit text primary key, reports integer) without rowid;
create table reports(
  number integer primary key, id text unique not null, outlet text, url text, published text, basis text, title text,
  story text, incident text, reason text, unit text
);
create index reports_story on reports(story);
create index reports_outlet on reports(outlet, coalesce(published, ''), id);
create index reports_day on reports(coalesce(published, ''), id);
create index reports_unit on reports(unit);
create table texts(number integer primary key, packed_text blob, packed_reading blob);
create table stories(
  id text primary key, unit text, title text, first text, last text, reports integer, incidents integer, changed integer, print text
) without rowid;
create index stories_day on stories(coalesce(last, ''), id);
create index stories_unit on stories(unit);
create table story_records(id text unique, unit text, packed blob);
create index story_records_unit on story_records(unit);
create table incidents(
  number integer primary key autoincrement, id text unique not null, unit text, story text, type text, mode text, title text,
  place text, place_key text, lat real, lon real,
  precision text, country text, first text, last text, grade text, credibility integer, reports integer,
  actors text, doubt real, doubt_reason text
);
create index incidents_day on incidents(coalesce(first, ''), id);
create index incidents_unit on incidents(unit);
create index incidents_story on incidents(story, first, place_key);
create index incidents_place on incidents(place_key, coalesce(first, ''), id);
create index incidents_country on incidents(country, coalesce(first, ''), id);
create index incidents_type on incidents(type, coalesce(first, ''), id);
create index incidents_doubt on incidents(doubt, id);
create table incident_records(id text unique, unit text, packed blob);
create index incident_records_unit on incident_records(unit);
create table pairs(one text, two text, reports integer);
create index pairs_often on pairs(reports desc, one, two);
create table tallies(
  id text primary key, unit text, incident text, measure text, "of" text, side text, low real, best real, high real,
  independent integer, verdict text
) without rowid;
create index tallies_incident on tallies(incident);
create index tallies_unit on tallies(unit);
create table claims(
  id text, tally text, unit text, incident text, report text, source text, outlet text, value real, high real, bound text, first text,
  last text, relation text, current integer, start integer, "end" integer
);
create index claims_day on claims(coalesce(last, ''), tally || ' ' || id);
create index claims_report on claims(report);
create index claims_incident on claims(incident);
create index claims_source on claims(source);
create index claims_unit on claims(unit);
create table said(
  number integer primary key autoincrement, id text unique not null, unit text, report text, story text, source text, via text, stance text,
  mode text, day text, start integer, "end" integer, text text
);
create index said_report on said(report);
create index said_day on said(coalesce(day, ''), id);
create index said_source on said(source, coalesce(day, ''), id);
create index said_story on said(story);
create index said_unit on said(unit);
create table entities(
  number integer primary key autoincrement, id text not null, unit text, key text, kind text, packed blob
);
create index entities_id on entities(id);
create index entities_unit on entities(unit);
create table often(id text primary key, packed blob) without rowid;
create table named(entity text, report text, unit text);
create index named_report on named(report);
create index named_entity on named(entity, report);
create index named_unit on named(unit);
create table surfaces(stems text, entity text, name text, count integer, unit text);
create index surfaces_stems on surfaces(stems, entity);
create index surfaces_entity on surfaces(entity);
create index surfaces_unit on surfaces(unit);
create table forms(first text, last text, form text, stems text, uses integer, primary key(first, last, form, stems)) without rowid;
create table copies(report text, original text, kind text, share real, unit text);
create index copies_report on copies(report);
create index copies_original on copies(original);
create index copies_unit on copies(unit);
create table known(id text primary key, key text, kind text, reports integer) without rowid;
create index known_often on known(reports);
create table voices(id text primary key, statements integer, reports integer) without rowid;
create index voices_often on voices(statements);
create table outlets(id text primary key, reports integer) without rowid;
create table failures(report text, stage text, error text);
create virtual table report_words using fts5(title, body, content='', tokenize="unicode61 remove_diacritics 0");
create virtual table said_words using fts5(text, source, content='', tokenize="unicode61 remove_diacritics 0");
create virtual table incident_words using fts5(words, content='', tokenize="unicode61 remove_diacritics 0");
create virtual table entity_words using fts5(names, content='', tokenize="unicode61 remove_diacritics 0");
"""
# How often who and what is named, and which incidents may be one: found again after each change.
COUNTED = """
delete from known;
insert into known select e.id, min(e.key), min(e.kind), n.reports from
  (select entity, count(distinct report) reports from named group by entity) n join entities e on e.id = n.entity group by e.id;
delete from voices;
insert into voices select source, count(*), count(distinct report) from said where source is not null group by source;
delete from outlets;
insert into outlets select outlet, count(*) from reports where outlet is not null group by outlet;
delete from pairs;
insert into pairs select a.id, b.id, a.reports + b.reports from incidents a
  join incidents b on b.story = +a.story and b.first = +a.first and b.place_key = +a.place_key and b.id > a.id
  where a.type in ('ASSAULT', '') and b.type in ('ASSAULT', '');
"""
# Tables whose rows belong to a unit: reports told together.
OF_UNIT = (
    "stories",
    "story_records",
    "incidents",
    "incident_records",
    "tallies",
    "claims",
    "said",
    "entities",
    "named",
    "surfaces",
    "copies",
)
