"""What the tables of names hold: countries, regions, places, organisations, agencies, leaders, found by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from khabar.language import cut
from khabar.model import Place
from khabar.text import fold

_PERSON, _PLACE, _ORGANIZATION, _GROUP = "person", "place", "organization", "group"
_DIVISIONS = frozenset({"governorate", "province", "state", "district", "oblast", "canton", "division"})
# Columns that hold names, with what must stand beside these.
_NEEDS = {"names": "", "capital_names": "capital", "people": "people", "headed": "head", "epithets": "country"}
# A division weighs less than a city of its name with more people.
_DIVISION_WEIGHT = 20_000


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that a name may stand for. `needs` says what must stand with it: empty (nothing), `head` (a word of its kind
    before it, quotation marks or brackets), `context` (a head or other places beside it), `country` (a report of its country).
    `weight` is a place's population."""

    key: str
    kind: str
    country: str = ""
    id: str = ""
    needs: str = ""
    lat: float | None = None
    lon: float = 0.0
    precision: str = "point"
    weight: int = 0
    sort: str = ""

    @property
    def place(self) -> Place | None:
        """The reading of a place's name, or None where the tables hold no coordinates."""
        if self.lat is None:
            return None
        return Place(self.key, self.lat, self.lon, self.country, self.precision, self.id)


Row = list[str]
Table = tuple[dict[str, int], list[Row], list[list[str]]]


@cache
def rows(name: str, wanted: tuple[str, ...], language: str = "ar") -> Table:
    """The columns of a table, its rows as written, and for each row the `wanted` cells folded; nothing where the table is not there.

    All cells are folded in one piece, which is much faster than one by one.
    """
    path = files("khabar") / "languages" / language / f"{name}.tsv"
    if not path.is_file():
        return {}, [], []
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    columns = {c: k for k, c in enumerate(lines[0].split("\t"))}
    found = [line.split("\t") for line in lines[1:]]
    picked = [columns[c] for c in wanted if c in columns]
    text = "\n".join(["\t".join([row[k] for k in picked]) for row in found])
    folded = fold.__wrapped__(text).split("\n")
    return columns, found, [line.split("\t") for line in folded]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`longest` tells for the first word of names, and of those for each second word, how many words the longest has;
    `names` holds the rows of a whole name."""

    longest: dict[str, dict[str, int]]
    names: dict[str, list[tuple[str, int, str]]]
    tables: dict[str, Table]

    def at(self, forms: Sequence[str], i: int, first: str) -> tuple[int, str] | None:
        """The longest name that begins at word `i`, whose first word is read as `first`: the index after it and the name."""
        seconds = self.longest.get(first)
        if seconds is None:
            return None
        most = seconds.get(forms[i + 1], 0) if seconds and i + 1 < len(forms) else 0
        if most:
            for end in range(min(i + most, len(forms)), i + 1, -1):
                name = first + " " + " ".join(forms[i + 1 : end])
                if name in self.names:
                    return end, name
        return (i + 1, first) if first in self.names else None


@cache
def gazetteer() -> Gazetteer:
    """All names of the tables.

    >>> [k.key for k in known("الخرطوم")][:1]
    ['الخرطوم']
    """
    longest: dict[str, dict[str, int]] = {}
    names: dict[str, list[tuple[str, int, str]]] = {}
    tables: dict[str, Table] = {}

    def add(name: str, table: str, number: int, needs: str) -> None:
        parts = _parts(name)
        if not parts:
            return
        spelled = " ".join(parts)
        seconds = longest.setdefault(parts[0], {})
        if len(parts) > 1 and seconds.get(parts[1], 0) < len(parts):
            seconds[parts[1]] = len(parts)
        names.setdefault(spelled, []).append((table, number, needs))

    for table in ("countries", "regions", "places", "organizations", "agencies", "leaders"):
        columns, found, folded = tables[table] = rows(table, (*_NEEDS, "common"))
        cells = [(k, need) for k, (c, need) in enumerate((c, n) for c, n in _NEEDS.items() if c in columns)]
        common = len(cells) if "common" in columns else None
        for number, flat in enumerate(folded if found else ()):
            weak = flat[common].split("|") if common is not None else ()
            for k, needs in cells:
                if flat[k]:
                    for name in flat[k].split("|"):
                        add(
                            name,
                            table,
                            number,
                            "context" if weak and not needs and (name in weak or "1" in weak) else needs,
                        )
    return Gazetteer(longest, names, tables)


def _parts(name: str) -> tuple[str, ...]:
    if name.isalpha():
        return (name.lower(),) if name.isascii() else (name,)
    if name.replace(" ", "").isalpha():
        return tuple(name.lower().split())
    return tuple(part for part in cut(name) if part != "_")


@lru_cache(maxsize=50_000)
def known(name: str) -> tuple[Known, ...]:
    """What a folded name stands for, in the order of the tables and by population; empty where they do not hold it."""
    gaz = gazetteer()
    found = [_known(gaz, table, number, needs) for table, number, needs in gaz.names.get(name, ())]
    found.sort(key=lambda k: (k.needs == "head", -k.weight))
    seen: dict[tuple[str, str, str, str], Known] = {}
    for k in found:
        seen.setdefault((k.key, k.kind, k.id, k.needs), k)
    return tuple(seen.values())


def _known(gaz: Gazetteer, table: str, number: int, needs: str) -> Known:
    columns, found, _ = gaz.tables[table]
    row = found[number]

    def cell(name: str) -> str:
        k = columns.get(name)
        return row[k] if k is not None else ""

    key = cell("key")
    if table == "countries":
        iso = cell("iso")
        if needs == "people":
            return Known(cell("people").split("|")[0], _GROUP, iso, "", "people")
        if needs == "capital":
            return _capital(gaz, cell("capital"), iso)
        return Known(key, _PLACE, iso, f"iso3166:{iso}", needs, precision="country", weight=10**9, sort="country")
    if table == "regions":
        lat, sort = cell("lat"), cell("type") or "region"
        return Known(
            key, _PLACE, cell("country"), "", needs, float(lat) if lat else None, float(cell("lon") or 0), "region",
            _DIVISION_WEIGHT if sort in _DIVISIONS else 10**7, sort,
        )  # fmt: skip
    if table == "places":
        number_ = cell("geonameid")
        return Known(key, _PLACE, cell("country"), f"geonames:{number_}" if number_ else "", needs, float(cell("lat")),
                     float(cell("lon")), "point", int(cell("population") or 0), "point")  # fmt: skip
    if table == "leaders":
        return Known(key, _PERSON, cell("country"), "", needs, sort=cell("office"))
    if table == "agencies":
        return Known(key, _ORGANIZATION, cell("country"), "", needs, sort=cell("kind"), weight=10**7)
    kind = cell("kind") or _ORGANIZATION
    return Known(key, kind if kind in (_GROUP, _PLACE, _PERSON) else _ORGANIZATION, cell("country"), "", needs, sort=cell("type"),
                 weight=10**7)  # fmt: skip


def _capital(gaz: Gazetteer, city: str, iso: str) -> Known:
    """The capital as the table of places holds it, with its coordinates."""
    spelled = " ".join(_parts(fold(city)))
    for table, number, _ in gaz.names.get(spelled, ()):
        if table == "places":
            place = _known(gaz, table, number, "")
            if place.country == iso:
                return Known(
                    city,
                    _PLACE,
                    iso,
                    place.id,
                    "",
                    place.lat,
                    place.lon,
                    "point",
                    max(place.weight, 5_000_000),
                    "capital",
                )
    return Known(city, _PLACE, iso, "", "", sort="capital", weight=1)


@cache
def country_centres() -> dict[str, str]:
    """ISO code → the country's key.

    >>> country_centres()["SD"]
    'السودان'
    """
    columns, found, _ = rows("countries", (*_NEEDS, "common"))
    return {row[columns["iso"]]: row[columns["key"]] for row in found}


@cache
def country_place(iso: str) -> Place | None:
    """A country as a place of precision `country`, at the coordinates of its capital; None where these are not known.

    >>> country_place("SD").precision
    'country'
    """
    columns, found, _ = rows("countries", (*_NEEDS, "common"))
    row = next((row for row in found if row[columns["iso"]] == iso), None)
    if row is None:
        return None
    capital = _capital(gazetteer(), row[columns["capital"]], iso)
    if capital.lat is None:
        return None
    return Place(row[columns["key"]], capital.lat, capital.lon, iso, "country", f"iso3166:{iso}")
