"""What a search is narrowed to, as the archive calls it: types, and outlets, sources and places under any name, Arabic or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from khabar.archive.catalogue.search import Wanted, search
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.errors import KhabarError
from khabar.model import Span
from khabar.outlets import canonical
from khabar.outputs.ask.english import arabic_of, arabic_of_capitals
from khabar.outputs.ask.latin import names_spelt
from khabar.outputs.export.codes import rows
from khabar.read.gazetteer import country_of, known
from khabar.text import fold, words

Told = TypeVar("Told", str, str | None)
_ENTITIES = ("person", "organization", "place", "group")


def narrowed(catalogue: Catalogue, wanted: Wanted) -> Wanted:
    """What is wanted with outlet, source, place and type as the archive has them, and its words in Latin letters as the names that they
    spell there. Raises KhabarError for a type that there is not."""
    named = by_names(catalogue, {name: getattr(wanted, name) for name in ("outlet", "source", "place")})
    kind = _type(wanted.type, wanted.kind) if wanted.type else None
    return replace(wanted, **named, words=in_arabic(catalogue, wanted.words), type=kind)


def strange(catalogue: Catalogue, wanted: Wanted) -> Iterator[str]:
    """The filters, as `narrowed` gives them, by which nothing can be found, since the archive knows none that is called so."""
    asked = {
        "story": "select 1 from stories where id = ?",
        "entity": "select 1 from known where id = ?",
        "outlet": "select 1 from outlets where id = ?",
        "source": "select 1 from known where key = ? union select 1 from voices where id = ?1",
        "place": "select 1 from surfaces p join known k on k.id = p.entity where p.stems = ? and k.kind = 'place' "
        "union select 1 from incidents where place_key = ?1 or country = ?2",
    }
    for name, query in asked.items():
        if value := getattr(wanted, name):
            of = (line(value), country_of(fold(value))) if name == "place" else (value,)
            if catalogue.row(query, of) is None:
                yield name


def in_arabic(catalogue: Catalogue, typed: str) -> str:
    """What was typed, each word of Latin letters that no report holds as the name of the archive that it spells, all of them together if
    they are one name."""
    whole = [*_arabic(catalogue, typed.strip())][1:2] if typed.strip() else []
    if whole and not _held(catalogue, typed):
        return whole[0]
    return " ".join(_name_of(catalogue, word) for word in typed.split())


def _name_of(catalogue: Catalogue, word: str) -> str:
    if not (word.isascii() and word.isalpha()) or _held(catalogue, word):
        return word
    return next((name for name in [*_arabic(catalogue, word)][1:]), word)


def _held(catalogue: Catalogue, typed: str) -> bool:
    """Whether a report holds the words as they are typed."""
    return bool(search(catalogue, Wanted(typed, limit=1)).hits)


def by_names(catalogue: Catalogue, filters: Mapping[str, Told]) -> dict[str, Told]:
    """Filters with outlet, source, place and actor as the archive has them; what is no name stays."""
    told = dict(filters)
    for name, archived in (("outlet", _outlet), ("source", _source), ("place", _place), ("actor", _actor)):
        if (value := told.get(name)) and value.strip():
            told[name] = archived(catalogue, value.strip())
    return told


def _outlet(catalogue: Catalogue, name: str) -> str:
    known = catalogue.row("select id from outlets where id = ?", (name,))
    return name if known else canonical(name) or name


def _source(catalogue: Catalogue, name: str) -> str:
    """The source of this name, short or whole, Arabic or English, else the one entity that is spelt so, else the outlet."""
    for told in _arabic(catalogue, name):
        keys = [told, *(k.key for k in known(fold(told)) if k.kind != "place")]
        for key in keys:
            if catalogue.row("select id from voices where id = ?", (key,)):
                return key
        spelt = catalogue.rows(
            "select distinct v.id from surfaces s join known k on k.id = s.entity join voices v on v.id = k.key "
            "where s.stems = ? limit 2",
            (line(told),),
        )
        if len(spelt) == 1:
            return str(spelt[0]["id"])
        for key in keys:
            # A body of which others speak, or for which another speaks by his office.
            if catalogue.row("select id from known where key = ? and kind = 'organization'", (key,)):
                return key
    return canonical(name) or name


def _actor(catalogue: Catalogue, name: str) -> str:
    """The party of this name, short or whole, Arabic or English; the name where there is none."""
    told = [key for one in _arabic(catalogue, name) for key in (one, *(k.key for k in known(fold(one))))]
    return next((one for one in told if catalogue.row("select 1 from known where key = ? limit 1", (one,))), name)


def _place(catalogue: Catalogue, name: str) -> str:
    """The place of an Arabic or English name that most reports name; the name where there is none."""
    told = list(_arabic(catalogue, name))
    country = next((one for one in told if country_of(fold(one))), None)
    if country:
        return country
    row = catalogue.row(
        "select p.name from surfaces p join known k on k.id = p.entity "
        f"where k.kind = 'place' and p.stems in ({', '.join('?' * len(told))}) order by k.reports desc, p.name limit 1",
        [line(one) for one in told],
    )
    return str(row["name"]) if row else name


def _arabic(catalogue: Catalogue, name: str) -> Iterator[str]:
    """The name; of one in Latin letters what it is called in Arabic, and the names of the archive that it may spell."""
    yield name
    if name.isascii():
        row = [w for w in words(name.lower(), (Span(0, len(name)),)) if w.kind not in ("mark", "break")]
        found = arabic_of_capitals().at(row, 0, False) if row and name.isupper() else None
        found = found or (arabic_of().at(row, 0, False) if row else None)
        if found and found[0] == len(row):
            yield from found[2]
        elif len(row) == 1:
            yield from (" ".join(stems) for stems in names_spelt(catalogue, row[0].form))


def _type(name: str, kind: str) -> str:
    found, known = (name.lower(), _ENTITIES) if kind == "entities" else (name.upper(), _types())
    if found not in known:
        raise KhabarError(f"there is no type {name!r}", "--type", f"name one of: {', '.join(known)}")
    return found


def _types() -> tuple[str, ...]:
    return tuple(sorted({row["type"] for row in rows("kinds")}))
