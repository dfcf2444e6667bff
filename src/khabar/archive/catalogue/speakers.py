"""Who speaks for a source: those whom reports call by an office of it alone (`the spokesman of the army`)."""

from __future__ import annotations

from khabar.archive.catalogue.query import Part, asked
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.tell.sources import officeholder
from khabar.tell.voices import own_office


def speakers(catalogue: Catalogue, source: str) -> tuple[str, ...]:
    """The source, and every source that is called by an office that ends with its name, under any name that stands for it alone."""
    rows = catalogue.rows(
        "select distinct s.stems from known k join surfaces s on s.entity = k.id where k.key = ? and not exists "
        "(select 1 from surfaces o where o.stems = s.stems and o.entity != s.entity)",
        (source,),
    )
    names = tuple(tuple(row["stems"].split()) for row in rows if row["stems"])
    if not names:
        return (source,)
    held = catalogue.rows(
        "select distinct s.source from said s where s.number in (select rowid from said_words where said_words match ?)",
        (f"source : ({asked([Part(names)])})",),
    )
    return (source, *sorted({row["source"] for row in held if _speaks(row["source"], names)} - {source}))


def _speaks(told: str, names: tuple[tuple[str, ...], ...]) -> bool:
    office = line(own_office(told)).split()
    return officeholder(told) and any(tuple(office[-len(name) :]) == name for name in names)
