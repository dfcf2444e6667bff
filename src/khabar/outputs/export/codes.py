"""The tables of codes that exports share: countries, first-level divisions, and what kinds of events and parties are called elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from khabar.language import table
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 codes, English name, FIPS 10-4, numbers of the Correlates of War project and of Gleditsch and Ward, and
    the regions of ACLED and UCDP. What a country has none of is empty."""

    iso: str = ""
    iso3: str = ""
    number: str = ""
    name: str = ""
    fips: str = ""
    cow: str = ""
    gw: str = ""
    acled_region: str = ""
    ucdp_region: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division of a country: GeoNames' code and number, ISO 3166-2, English name."""

    country: str = ""
    code: str = ""
    iso: str = ""
    geonames: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event as others code it: CAMEO's code, its value between -10 and 10, the quad category 1 to 4, and PLOVER's context."""

    cameo: str = ""
    goldstein: str = ""
    quad: str = ""
    context: str = ""


NO_COUNTRY, NO_DIVISION, NO_KIND = Country(), Division(), Kind()


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of codes, each as column → cell.

    >>> rows("kinds")[0]["type"]
    'AGREE'
    """
    text = (Path(__file__).parent / f"{name}.tsv").read_text(encoding="utf-8")
    head, *lines = (line.split("\t") for line in text.split("\n") if line and line[0] != "#")
    return tuple(dict(zip(head, cells, strict=True)) for cells in lines)


@cache
def _countries() -> dict[str, Country]:
    return {row["iso"]: Country(**row) for row in rows("countries")}


def country(iso: str | None) -> Country:
    """The country of an ISO 3166 code of two letters; an empty one where there is none.

    >>> country("SD").name, country(None).name
    ('Sudan', '')
    """
    return _countries().get(iso or "", NO_COUNTRY)


@cache
def _divisions() -> tuple[dict[tuple[str, str], Division], dict[tuple[str, str], Division]]:
    """Divisions by their GeoNames code and by their folded Arabic names."""
    by_code: dict[tuple[str, str], Division] = {}
    by_name: dict[tuple[str, str], Division] = {}
    for row in rows("divisions"):
        one = Division(row["country"], row["code"], row["iso"], row["geonames"], row["name"])
        by_code[one.country, one.code] = one
        for name in row["arabic"].split("|"):
            if name:
                by_name.setdefault((one.country, _bare(name)), one)
    return by_code, by_name


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("heads") if row["kind"] == "place")


def _bare(name: str) -> str:
    """A folded name without the word for the kind of place before it."""
    head, _, rest = fold(name).partition(" ")
    return rest if rest and head in _heads() else fold(name)


def division_by_code(iso: str, code: str) -> Division:
    """The division of a country by its GeoNames code.

    >>> division_by_code("SD", "29").name
    'Khartoum'
    """
    return _divisions()[0].get((iso, code), NO_DIVISION)


@lru_cache(maxsize=20_000)
def division_by_name(iso: str, name: str) -> Division:
    """The division of a country that bears the Arabic name.

    >>> division_by_name("SD", "ولاية الخرطوم").iso
    'SD-KH'
    """
    return _divisions()[1].get((iso, _bare(name)), NO_DIVISION)


@cache
def _kinds() -> dict[tuple[str, str], Kind]:
    return {(r["type"], r["mode"]): Kind(r["cameo"], r["goldstein"], r["quad"], r["context"]) for r in rows("kinds")}


def kind_of(type_: str, mode: str | None) -> Kind:
    """What PLOVER's type and mode are elsewhere; an empty kind for an event without a type.

    >>> kind_of("ASSAULT", "aerial").cameo, kind_of("ASSAULT", "of no row").cameo
    ('195', '190')
    """
    found = _kinds()
    return found.get((type_, mode or "")) or found.get((type_, ""), NO_KIND)
