"""What the tables of names hold: countries, regions, places, organisations, agencies, leaders, found by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from khabar.language import cut
from khabar.model import Place
from khabar.read.respelled import respelled
from khabar.remember import remembered
from khabar.sheets import folded, sheet
from khabar.sounds import same_sound
from khabar.text import LETTERS, fold

_PERSON, _PLACE, _ORGANIZATION, _GROUP = "person", "place", "organization", "group"
_DIVISIONS = frozenset({"governorate", "province", "state", "district", "oblast", "canton", "division"})
_TABLES = ("countries", "regions", "places", "organizations", "agencies", "leaders")
# Columns that hold names, with what must stand beside these; a name that is also an ordinary word needs its context.
_NEEDS = (
    ("names", ""),
    ("capital_names", "capital"),
    ("people", "people"),
    ("headed", "head"),
    ("epithets", "country"),
)
_CONTEXT = len(_NEEDS)
_CODES = _CONTEXT + 1
# A name of Arabic letters with single spaces between its words.
_PLAIN = re.compile(f"[{LETTERS}]+(?: [{LETTERS}]+)*")
# A division weighs less than a city of its name with more people.
_DIVISION_WEIGHT = 20_000
# A town of so many people is known by its name alone; what a smaller one is called, persons and ordinary words are called too.
TOWN = 50_000
# A city of so many people is meant by its name, where that is no ordinary word, and no person is.
CITY = 400_000


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


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`longest` tells for the first word of names, and for their first two, how many words the longest has; `names` holds where
    a whole name stands: number of the line, table and needs in one figure each."""

    longest: dict[str, int]
    names: dict[str, tuple[int, ...]]

    def at(self, forms: Sequence[str], i: int, first: str) -> tuple[int, str] | None:
        """The longest name that begins at word `i`, whose first word is read as `first`: the index after it and the name."""
        most = self.longest.get(first)
        if most is None:
            return None
        if most > 1 and i + 1 < len(forms):
            most = self.longest.get(f"{first} {forms[i + 1]}", 0)
            for end in range(min(i + most, len(forms)), i + 1, -1):
                name = f"{first} {' '.join(forms[i + 1 : end])}"
                if name in self.names:
                    return end, name
        return (i + 1, first) if first in self.names else None


@cache
def gazetteer() -> Gazetteer:
    """All names of the tables.

    >>> [k.key for k in known("الخرطوم")][:1]
    ['الخرطوم']
    """
    longest: dict[str, int] = {}
    names: dict[str, tuple[int, ...]] = {}
    for name, code in _names():
        if not _PLAIN.fullmatch(name):
            name = " ".join(_parts(name))
            if not name:
                continue
        first, _, rest = name.partition(" ")
        if rest:
            count = name.count(" ") + 1
            pair = f"{first} {rest.partition(' ')[0]}"
            longest[pair] = max(longest.get(pair, 1), count)
            longest[first] = max(longest.get(first, 1), count)
        else:
            longest.setdefault(first, 1)
        found = names.get(name)
        names[name] = (code,) if found is None else (*found, code)
    for other, name in respelled(names, _firsts()):
        places = tuple(
            [code - code % _CODES for code in names[name] if _TABLES[code // _CODES % len(_TABLES)] == "places"]
        )
        if places:
            names[other] = places
            first, space, _ = other.partition(" ")
            longest[first] = max(longest.get(first, 1), 1 + len(space))
            longest[other] = max(longest.get(other, 1), 1 + len(space))
    return Gazetteer(longest, names)


def _firsts() -> frozenset[str]:
    """The first words of names of places that say what was there first: a monastery, a hill."""
    told = [line.split("\t") for line in sheet("name_contexts").lines]
    return frozenset([fold.ask(word) for word, kind, _ in told if kind == "topo"])


def _names() -> Iterator[tuple[str, int]]:
    """The names of the tables, folded, each with where it stands: number of the line, table and needs."""
    for k, sheet_name in enumerate(_TABLES):
        columns = sheet(sheet_name).columns
        picked = [(columns[c], n) for n, (c, _) in enumerate(_NEEDS) if c in columns]
        cells = [c for c, _ in picked] + [columns[c] for c in ("common",) if c in columns]
        rows = [line.split("\t") for line in sheet(sheet_name).lines]
        lines = folded(["\t".join([row[c] for c in cells]) for row in rows]) if rows else []
        for number, line in enumerate(lines):
            told = line.split("\t")
            weak = told[-1].split("|") if len(told) > len(picked) and told[-1] else ()
            code = (number * len(_TABLES) + k) * _CODES
            for cell, (_, need) in zip(told, picked, strict=False):
                for name in cell.split("|") if cell else ():
                    lacks = weak and not need and (name in weak or "1" in weak)
                    yield name, code + (_CONTEXT if lacks else need)


def _parts(name: str) -> list[str]:
    if name.replace(" ", "").isalpha():
        return name.lower().split()
    return [part for part in cut(name) if part != "_"]


@remembered
def known(name: str) -> tuple[Known, ...]:
    """What a folded name stands for, in the order of the tables and by population; empty where they do not hold it."""
    codes = gazetteer().names.get(name)
    if codes is None:
        return ()
    if len(codes) == 1:
        return (_known(codes[0]),)
    found = sorted([_known(code) for code in codes], key=lambda k: (k.needs == "head", -k.weight))
    seen: dict[tuple[str, str, str, str], Known] = {}
    for k in found:
        seen.setdefault((k.key, k.kind, k.id, k.needs), k)
    own = _own_name(name, list(seen.values()))
    return tuple(seen.values()) if own is None else (own, *(k for k in seen.values() if k is not own))


def is_place(name: str) -> bool:
    """Whether the folded name is that of a place of the tables that nothing else need tell.

    >>> is_place("حلب"), is_place("كتاب")
    (True, False)
    """
    return any(k.kind == "place" and not k.needs for k in known(name))


def _own_name(name: str, found: list[Known]) -> Known | None:
    """The place of one country or area whose own name it is, where the first one is another that bears it beside its own: the
    governorate and its chief town. None where the first is as good: another spelling, a longer form."""
    first = found[0]
    own = fold(first.key)
    if first.kind != _PLACE or name in own or _sounds(own) == _sounds(name):
        return None
    return next(
        (
            k
            for k in found
            if k.kind == _PLACE
            and k.needs == first.needs
            and (k.country == first.country or k.sort == "area")
            and fold(k.key) == name
        ),
        None,
    )


def _sounds(name: str) -> str:
    """The folded name without spaces and with one letter for those that spellings of one name differ in."""
    same = same_sound()
    return "".join([same.get(c, c) for c in name if c != " "])


def _known(code: int) -> Known:
    place, need = divmod(code, _CODES)
    number, k = divmod(place, len(_TABLES))
    rows = _TABLES[k]
    needs = "context" if need == _CONTEXT else _NEEDS[need][1]
    columns, row = sheet(rows).columns, sheet(rows).row(number)

    def cell(name: str) -> str:
        k = columns.get(name)
        return row[k] if k is not None else ""

    key = cell("key")
    if rows == "countries":
        iso = cell("iso")
        if needs == "people":
            return Known(cell("people").split("|")[0], _GROUP, iso, "", "people")
        if needs == "capital":
            return _capital(cell("capital"), iso)
        return Known(key, _PLACE, iso, f"iso3166:{iso}", needs, precision="country", weight=10**9, sort="country")
    if rows == "regions":
        lat, sort = cell("lat"), cell("type") or "region"
        return Known(
            key, _PLACE, cell("country"), "", needs, float(lat) if lat else None, float(cell("lon") or 0), "region",
            _DIVISION_WEIGHT if sort in _DIVISIONS else 10**7, sort,
        )  # fmt: skip
    if rows == "places":
        number_ = cell("geonameid")
        return Known(key, _PLACE, cell("country"), f"geonames:{number_}" if number_ else "", needs, float(cell("lat")),
                     float(cell("lon")), "point", int(cell("population") or 0), "point")  # fmt: skip
    if rows == "leaders":
        return Known(key, _PERSON, cell("country"), "", needs, sort=cell("office"))
    if rows == "agencies":
        return Known(key, _ORGANIZATION, cell("country"), "", needs, sort=cell("kind"), weight=10**7)
    kind = cell("kind") or _ORGANIZATION
    return Known(key, kind if kind in (_GROUP, _PLACE, _PERSON) else _ORGANIZATION, cell("country"), "", needs, sort=cell("type"),
                 weight=10**7)  # fmt: skip


def _capital(city: str, iso: str) -> Known:
    """The capital as the table of places holds it, with its coordinates."""
    for code in gazetteer().names.get(" ".join(_parts(fold(city))), ()):
        if _TABLES[code // _CODES % len(_TABLES)] == "places":
            place = _known(code)
            if place.country == iso:
                weight = max(place.weight, 5_000_000)
                return replace(place, key=city, needs="", weight=weight, sort="capital")
    return Known(city, _PLACE, iso, "", "", sort="capital", weight=1)


def country_of(name: str) -> str | None:
    """The code of the country that a folded name is; None where it is none.

    >>> country_of("السودان")
    'SD'
    """
    return next((k.country for k in known(name) if k.precision == "country"), None)


@cache
def _countries() -> dict[str, list[str]]:
    """ISO code → the cells of the country."""
    rows = sheet("countries")
    return {row[rows.columns["iso"]]: row for row in map(rows.row, range(len(rows.lines)))}


@cache
def country_centres() -> dict[str, str]:
    """ISO code → the country's key.

    >>> country_centres()["SD"]
    'السودان'
    """
    key = sheet("countries").columns["key"]
    return {iso: row[key] for iso, row in _countries().items()}


@cache
def country_place(iso: str) -> Place | None:
    """A country as a place of precision `country`, at the coordinates of its capital; None where these are not known.

    >>> country_place("SD").precision
    'country'
    """
    row, columns = _countries().get(iso), sheet("countries").columns
    if row is None:
        return None
    capital = _capital(row[columns["capital"]], iso)
    if capital.lat is None:
        return None
    return Place(row[columns["key"]], capital.lat, capital.lon, iso, "country", f"iso3166:{iso}")
