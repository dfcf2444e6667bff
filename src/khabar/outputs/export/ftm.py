"""FollowTheMoney: entities as JSON Lines and the same as statements with their provenance. Columns: docs/exports/ftm.md.

Source: the FollowTheMoney model (schemata Article, Event, Note, Mention, Person, Organization, PublicBody, LegalEntity, Address) and its
statement format. It has no schema for a figure that somebody gives: each is a Note about its Event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from hashlib import sha1
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category, is_normalized, normalize

from khabar.outputs.export.chosen import Case, Chosen, cases_of
from khabar.outputs.export.iris import in_words, number
from khabar.outputs.export.parties import party
from khabar.outputs.export.sheets import degrees
from khabar.outputs.export.spots import spot
from khabar.record import Entity, Told
from khabar.tell.merging import Sums

DATASET = "khabar"
ENTITIES, STATEMENTS = "entities.ftm.json", "statements.csv"
FILES = (ENTITIES, STATEMENTS)
COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value", "external",
    "first_seen", "last_seen", "id",
)  # fmt: skip
# Properties that are used, with their types in the model.
TYPES = {
    "title": "string", "name": "name", "alias": "name", "publisher": "string", "sourceUrl": "url", "publishedAt": "date",
    "language": "language", "notes": "text", "recordId": "string", "startDate": "date", "endDate": "date", "location": "address",
    "country": "country", "involved": "entity", "proof": "entity", "summary": "text", "description": "text", "keywords": "string",
    "entity": "entity", "document": "entity", "resolved": "entity", "detectedSchema": "string", "position": "string",
    "full": "address", "latitude": "number", "longitude": "number",
}  # fmt: skip
_PUBLIC = frozenset({"army", "police", "service", "government", "ministry", "state", "parliament", "court"})
_print = partial(sha1, usedforsecurity=False)
_MADE = frozenset({"entity", "date", "country", "number", "language"})
_LANGUAGES = {"ar": "ara"}


class Proxy(NamedTuple):
    """An entity of the model: its properties with their values, and the first and last day on which it was told (`YYYY-MM-DD` or None)."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    seen: tuple[str | None, str | None]


def write(chosen: Chosen, out: Path) -> int:
    """Write entities and statements into the folder; gives how many entities there are."""
    import msgspec

    count = 0
    with (
        (out / ENTITIES).open("wb") as entities,
        (out / STATEMENTS).open("w", encoding="utf-8", newline="") as statements,
    ):
        statements.write(_quoted(COLUMNS))
        for proxy in _proxies(chosen):
            told = {"id": proxy.id, "schema": proxy.schema, "properties": proxy.properties, "datasets": [DATASET]}
            entities.write(msgspec.json.encode(told) + b"\n")
            statements.write(_statements(proxy))
            count += 1
    return count


@lru_cache(maxsize=50_000)
def key(kind: str, name: str) -> str:
    """The id of an entity of the model, which admits only Latin letters, made from the kind and id of the record.

    >>> key("incident", "a")
    'khabar-incident-86f7e437faa5a7fce15d'
    """
    return f"{DATASET}-{kind}-{sha1(name.encode()).hexdigest()[:20]}"


def _statements(proxy: Proxy) -> str:
    """The rows of an entity: its id, then a row a value. A statement's id is the print of what it says."""
    id, schema = proxy.id, proxy.schema
    first, last = proxy.seen[0] or "", proxy.seen[1] or ""
    rest, made = f'","{DATASET}","","","","false","{first}","{last}","', f"{DATASET}.{id}."
    rows = [f'"{id}","{id}","id","id","{schema}","{id}{rest}{_print(f"{made}id.{id}".encode()).hexdigest()}"\n']
    for prop, values in proxy.properties.items():
        head, own = f'"{id}","{id}","{prop}","{TYPES[prop]}","{schema}","', f"{made}{prop}."
        for value in values:
            told = value.replace('"', '""') if '"' in value else value
            rows.append(f'{head}{told}{rest}{_print((own + value).encode()).hexdigest()}"\n')
    return "".join(rows)


def _quoted(cells: Sequence[str]) -> str:
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


def _proxies(chosen: Chosen) -> Iterator[Proxy]:
    days: dict[str, str] = {}
    described: set[str] = set()
    entities = Sums()
    for group in chosen.groups():
        entities.add(group.record.entities)
        for told in group.record.reports:
            report = group.reports.get(told.id)
            if told.published:
                days[told.id] = told.published.isoformat()
            yield _article(told, report.url if report else None, report.language if report else "")
        known = {e.key: key("entity", e.id) for e in reversed(group.record.entities) if e.kind != "place"}
        for case in cases_of(group):
            parties = {a.name: known.get(a.name) or key("party", a.name) for a in case.incident.actors}
            yield from _event(case, list(parties.values()))
            for name, id in parties.items():
                # Who is only described (gunmen) is no entity of the record, but a party of its events.
                if name not in known and name not in described:
                    described.add(name)
                    yield _made(id, "LegalEntity", (None, None), name=name, country=party(name).country.iso.lower())
    for entity in entities.merged():
        yield from _named(entity, days)


def _made(id: str, schema: str, seen: tuple[str | None, str | None], **told: Any) -> Proxy:
    """An entity of the values that hold something, each once, clean as the model has them."""
    properties = {}
    for prop, value in told.items():
        values = value if isinstance(value, list) else [value]
        kind = TYPES[prop]
        # Ids, days and codes are clean as they are made.
        found = [str(v) if kind in _MADE else _clean(v, kind) for v in values if v is not None and v != ""]
        if found:
            properties[prop] = found if len(found) == 1 else list(dict.fromkeys(found))
    return Proxy(id, schema, properties, seen)


@lru_cache(maxsize=20_000)
def _clean(value: str, kind: str) -> str:
    """A value with its letters composed, white space as one space, without signs that nobody sees; a name without the quotes around it."""
    if not value.isascii() and not is_normalized("NFC", value):
        value = normalize("NFC", value)
    if not value.isprintable():
        value = "".join(sign for sign in value if category(sign) not in ("Cf", "Cc", "Co", "Cn") or sign.isspace())
    value = " ".join(value.split())
    quoted = kind == "name" and len(value) > 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _article(told: Told, url: str | None, language: str) -> Proxy:
    day = told.published.isoformat() if told.published else None
    link = url if url and url.startswith(("http://", "https://")) else None
    return _made(
        key("report", told.id), "Article", (day, day), title=told.title, publisher=told.outlet, sourceUrl=link, publishedAt=day,
        language=_LANGUAGES.get(language), notes=told.id,
    )  # fmt: skip


def _event(case: Case, parties: list[str]) -> Iterator[Proxy]:
    i, place = case.incident, spot(case.incident.place)
    days = {t.id: t.published.isoformat() for t in case.told if t.published}
    yield _made(
        key("incident", i.id), "Event", (min(days.values(), default=None), max(days.values(), default=None)), name=i.title or i.id,
        startDate=i.when[0].isoformat() if i.when else None, endDate=i.when[1].isoformat() if i.when else None, location=place.name,
        country=place.country.iso.lower(), involved=parties, keywords=[i.type, i.mode],
        summary=f"{_reasoned(i.grade, i.grade_reason)}; {_reasoned(f'credibility {i.credibility}', i.credibility_reason)}",
        proof=[key("report", t.id) for t in case.told], recordId=i.id, sourceUrl=[u for u in case.urls if u.startswith("http")],
    )  # fmt: skip
    for t in i.tallies:
        for c in t.claims:
            day = days.get(c.report)
            yield _made(
                key("claim", f"{t.id}:{c.id}"), "Note", (day, day), name=f"{t.measure} {number(c.value)}", description=in_words(t, c),
                entity=key("incident", i.id), publisher=c.outlet, proof=key("report", c.report), summary=_reasoned(c.relation, c.reason),
                notes=c.id,
            )  # fmt: skip


def _reasoned(what: str, reason: str) -> str:
    return f"{what}: {reason}" if reason else what


def _named(entity: Entity, days: dict[str, str]) -> Iterator[Proxy]:
    told = sorted(days[r] for r in entity.reports if r in days)
    seen = (told[0], told[-1]) if told else (None, None)
    aliases = [s.name for s in entity.names if s.name != entity.key]
    place = spot(entity.place)
    country = place.country.iso.lower()
    if entity.kind == "place":
        yield _made(
            key("entity", entity.id), "Address", seen, name=entity.key, full=entity.key, alias=aliases, country=country,
            latitude=degrees(place.lat), longitude=degrees(place.lon), notes=entity.id,
        )  # fmt: skip
    else:
        schema = _schema(entity)
        yield _made(
            key("entity", entity.id), schema, seen, name=entity.key, alias=aliases,
            country=country or party(entity.key).country.iso.lower(),
            position=[s.name for s in entity.roles] if schema == "Person" else None, notes=entity.id,
        )  # fmt: skip
    schema = "Address" if entity.kind == "place" else _schema(entity)
    # Most of all entities are these, so that they are made at once.
    told_as = {"resolved": [key("entity", entity.id)], "name": [_clean(entity.key, "name")], "detectedSchema": [schema]}
    for report in entity.reports:
        day = days.get(report)
        properties = {"document": [key("report", report)], **told_as}
        yield Proxy(key("mention", f"{entity.id}:{report}"), "Mention", properties, (day, day))


def _schema(entity: Entity) -> str:
    if entity.kind == "person":
        return "Person"
    sort = party(entity.key).sort
    return "PublicBody" if sort in _PUBLIC else "Organization" if entity.kind == "organization" else "LegalEntity"
