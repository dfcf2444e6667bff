"""Canonical names: of a state's bodies with their country, of groups with their country or people, of persons in full."""

from __future__ import annotations

from functools import cache

from khabar.inflection import feminine
from khabar.language import article, table
from khabar.read.gazetteer import country_centres, known
from khabar.read.names.kunyas import apart
from khabar.text import fold


def body_key(full: str, country: str) -> str:
    """The canonical name of a state's body with its country.

    >>> body_key("وزارة الدفاع", "FR")
    'وزارة الدفاع الفرنسية'
    """
    _kind, is_feminine, by_country = _bodies()[full]
    if not country:
        return full
    if by_country:
        name = country_centres().get(country)
        if name:
            return f"{full.removeprefix(article())} {name}"
    pair = _adjectives().get(country)
    return f"{full} {pair[is_feminine]}" if pair else full


def group_key(head: str, nation: str) -> str:
    """The canonical name of a group: its head and the adjective of its country or people."""
    pair = _adjectives().get(nation)
    if pair is None:
        return head
    adjective = _agreeing().get(head, "m")
    if adjective == "people" and nation in _peoples():
        return f"{head} {_peoples()[nation]}"
    return f"{head} {pair[adjective == 'f']}"


@cache
def _agreeing() -> dict[str, str]:
    """The head of a group's name → which adjective of a country or people it takes."""
    return {row["key"]: row["adjective"] for row in table("group_nouns")}


def person_key(name: str) -> str:
    """The full name of a known person who is told by a short form alone, else the name as it is, its compounds as two words."""
    return next((k.key for k in known(fold(apart(name))) if k.kind == "person"), apart(name))


@cache
def _adjectives() -> dict[str, tuple[str, str]]:
    """ISO code of a country, or people → its adjective with the article, masculine and feminine, as written."""
    the = article()
    found: dict[str, tuple[str, str]] = {}
    rows = [*((row["iso"], row) for row in table("countries")), *((row["people"], row) for row in table("peoples"))]
    for name, row in rows:
        words = row["adjectives"].split("|")[0].split()
        if words:
            found.setdefault(name, (" ".join(the + w for w in words), " ".join(the + feminine(w) for w in words)))
    return found


@cache
def _peoples() -> dict[str, str]:
    """ISO code of a country, or people → how its people are called."""
    peoples = {row["people"]: row["people"] for row in table("peoples")}
    return peoples | {row["iso"]: row["people"].split("|")[0] for row in table("countries") if row["people"]}


@cache
def named_as_told() -> frozenset[str]:
    """The bodies that take a country's adjective only where the report tells it: peacekeepers are not those of the state where they are.

    >>> "قوات حفظ السلام" in named_as_told(), "وزارة الدفاع" in named_as_told()
    (True, False)
    """
    return frozenset(row["full"] for row in table("ministries") if row["of"] == "told")


@cache
def _bodies() -> dict[str, tuple[str, bool, bool]]:
    rows = reversed(table("ministries"))  # of several rows of one body the first tells of its own name
    return {r["full"]: (r["kind"], r["gender"] == "f", r["of"] == "country") for r in rows}
