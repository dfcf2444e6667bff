"""What a search is narrowed to, as the archive calls it: outlets and sources under any of their names, and types that there are."""

from __future__ import annotations

from dataclasses import replace

from khabar.archive.catalogue.search import Wanted
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.errors import KhabarError
from khabar.outlets import canonical
from khabar.outputs.export.codes import rows

_ENTITIES = ("person", "organization", "place", "group")


def narrowed(catalogue: Catalogue, wanted: Wanted) -> Wanted:
    """What is wanted with outlet, source and type as the archive has them. Raises KhabarError for a type that there is not."""
    return replace(
        wanted,
        outlet=_outlet(catalogue, wanted.outlet) if wanted.outlet else None,
        source=_source(catalogue, wanted.source) if wanted.source else None,
        type=_type(wanted.type, wanted.kind) if wanted.type else None,
    )


def _outlet(catalogue: Catalogue, name: str) -> str:
    known = catalogue.row("select id from outlets where id = ?", (name,))
    return name if known else canonical(name) or name


def _source(catalogue: Catalogue, name: str) -> str:
    """The source of this name, else the one entity that is spelt so, else the outlet."""
    if catalogue.row("select id from voices where id = ?", (name,)):
        return name
    spelt = catalogue.rows(
        "select distinct v.id from surfaces s join known k on k.id = s.entity join voices v on v.id = k.key "
        "where s.stems = ? limit 2",
        (line(name),),
    )
    return str(spelt[0]["id"]) if len(spelt) == 1 else canonical(name) or name


def _type(name: str, kind: str) -> str:
    found, known = (name.lower(), _ENTITIES) if kind == "entities" else (name.upper(), _types())
    if found not in known:
        raise KhabarError(f"there is no type {name!r}", "--type", f"name one of: {', '.join(known)}")
    return found


def _types() -> tuple[str, ...]:
    return tuple(sorted({row["type"] for row in rows("kinds")}))
