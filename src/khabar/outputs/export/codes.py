"""The tables of codes that exports share: countries, their divisions, English names of places, and what kinds of events and parties are
called elsewhere."""

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
    """A division of a country: GeoNames' code and number, ISO 3166-2, English name. Of a second-level one `code` is that of the first-level
    division that it is a part of."""

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
    """First-level divisions by their GeoNames code and by their Arabic names."""
    told = [(row, _division(row, row["code"])) for row in rows("divisions")]
    return {(one.country, one.code): one for _, one in told}, _by_name(told)


@cache
def _districts() -> tuple[dict[str, Division], dict[tuple[str, str], Division]]:
    """Second-level divisions by the GeoNames numbers of the places in them, and by their Arabic names."""
    told = [(row, _division(row, row["first"])) for row in rows("districts")]
    return {number: one for row, one in told for number in row["places"].split("|") if number}, _by_name(told)


def _division(row: dict[str, str], code: str) -> Division:
    return Division(row["country"], code, row["iso"], row["geonames"], row["name"])


def _by_name(told: list[tuple[dict[str, str], Division]]) -> dict[tuple[str, str], Division]:
    """Divisions by country and folded Arabic name, with the word for the kind of place and, where no other bears that, without it; none
    by a name that two of a country bear."""
    found: dict[tuple[str, str], Division] = {}
    for spelled in (fold, _bare):
        new: dict[tuple[str, str], set[Division]] = {}
        for row, one in told:
            for name in filter(None, row["arabic"].split("|")):
                new.setdefault((one.country, spelled(name)), set()).add(one)
        found |= {key: ones.pop() for key, ones in new.items() if len(ones) == 1 and key not in found}
    return found


def _named(names: dict[tuple[str, str], Division], iso: str, name: str) -> Division:
    return names.get((iso, fold(name))) or names.get((iso, _bare(name)), NO_DIVISION)


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
    return _named(_divisions()[1], iso, name)


def district_of(number: str) -> Division:
    """The second-level division that a place lies in, by its GeoNames number.

    >>> district_of("281124").name
    'Khan Yunis'
    """
    return _districts()[0].get(number, NO_DIVISION)


@lru_cache(maxsize=20_000)
def district_by_name(iso: str, name: str) -> Division:
    """The second-level division of a country that bears the Arabic name, where one alone does.

    >>> district_by_name("SY", "منطقة منبج").name
    'Manbij'
    """
    return _named(_districts()[1], iso, name)


@cache
def _english() -> dict[str, str]:
    return {row["geonames"]: row["name"] for row in rows("place_names")}


def english(number: str) -> str:
    """What GeoNames calls the place of a number in English; empty where there is none.

    >>> english("170063"), english("")
    ('Aleppo', '')
    """
    return _english().get(number, "")


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
