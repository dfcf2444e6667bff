"""What places and parties of an Arabic record are called in the reader's language, and how words of the other direction are kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from khabar.inflection import feminine
from khabar.language import article, table
from khabar.outlets import canonical
from khabar.outputs.export.codes import country, division_by_name, english
from khabar.outputs.export.spots import spot
from khabar.read.gazetteer import Known, known
from khabar.read.heads import place_heads
from khabar.record import Where
from khabar.text import ISOLATE, LETTERS, fold, isolate

_ARABIC = re.compile(f"[{LETTERS}]")
_LETTER = re.compile(f"[A-Za-z{LETTERS}]")
_BODIES = ("organization", "group")
# English words that names write small.
_SMALL = frozenset({"of", "the", "and", "for", "in", "without"})
# A name of more words is told as it is.
LONGEST = 6


def isolated(text: str, language: str) -> str:
    """The text, kept apart where its direction is not that of the language, so that the numbers and signs around it stay in their order.

    >>> len(isolated("سوق", "en")), isolated("a market", "en"), isolated("سوق", "ar")
    (5, 'a market', 'سوق')
    """
    if ISOLATE in text:
        return text
    first = _LETTER.search(text)
    other = first is not None and (_ARABIC.match(first[0]) is not None) != (language == "ar")
    return isolate(text) if other else text


def called(name: str, language: str) -> str:
    """The name of a party or source in the language: in English where tables know it, or all of its words; otherwise as it is.

    >>> called("الجيش السوداني", "en"), called("وزارة الصحة في غزة", "en"), called("قوات الدعم السريع", "en")
    ('Sudanese army', 'Health ministry in Gaza', 'Rapid Support Forces')
    >>> called("الجيش السوداني", "ar"), called("كتيبة الوادي", "en")
    ('الجيش السوداني', 'كتيبة الوادي')
    """
    return name if language == "ar" or not name else _english(name) or name


def place_called(place: Where | None, language: str) -> str:
    """The name of a place in the language.

    >>> place_called(Where("حلب", 36.2, 37.16, "point", "SY", "geonames:170063"), "en")
    'Aleppo'
    """
    if place is None or language == "ar":
        return place.name if place else ""
    found = spot(place).english
    return found if not _ARABIC.search(found) else _spot(place.name)


@lru_cache(maxsize=50_000)
def place_in(name: str, iso: str | None, language: str) -> str:
    """The name of a place of which the country is known, too.

    >>> place_in("حلب", "SY", "en")
    'Aleppo'
    """
    if language == "ar":
        return name
    here = (one for one in known(fold(name.partition(" (")[0])) if one.kind == "place" and one.country == iso)
    return next(filter(None, map(_of_place, here)), "") or _spot(name)


def _spot(name: str) -> str:
    """The name of a place that no gazetteer holds, in English where its words are known; none of a medium or body that is called so."""
    plain = name.partition(" (")[0]
    told = _place(plain) or _made(fold(plain).split(), False)
    return told[:1].upper() + told[1:] or name


@lru_cache(maxsize=50_000)
def _english(name: str) -> str:
    # A name that another country bears too has its country in brackets, which are the record's own.
    plain = name.partition(" (")[0]
    words = fold(plain).split()
    told = _country(plain) or _made(words, False) or _name(plain) or _place(plain) or _made(words, True)
    return told[:1].upper() + told[1:]


def _country(name: str) -> str:
    return next((country(one.country).name for one in known(fold(name))[:1] if one.precision == "country"), "")


def _name(name: str) -> str:
    """The English name of a body, as the tables of outlets and of English words have it under any of its Arabic names."""
    bodies = [one.key for one in known(fold(name)) if one.kind in _BODIES]
    told = (_latin().get(canonical(name) or ""), _names().get(fold(name)), *(_names().get(key) for key in bodies[:1]))
    return next(filter(None, told), "")


@cache
def _latin() -> dict[str, str]:
    """Outlets by the first of their names that is written in Latin letters."""
    rows = (
        (row["key"], [name for name in row["also"].split("|") if name.isascii() and name]) for row in table("outlets")
    )
    return {key: names[0] for key, names in rows if names}


@cache
def _names() -> dict[str, str]:
    """Names as the table of English words has them, by their folded Arabic and by what the record calls a body of this name; of several
    English names the longest, which is no abbreviation."""
    found: dict[str, str] = {}
    for row in table("words", "en"):
        told = _titled(max(row["words"].split("|"), key=len))
        for name in [fold(phrase) for phrase in row["arabic"].split("|")]:
            if bodies := known(name):
                found.setdefault(name, told)
            for one in bodies[:1]:
                if one.kind in _BODIES:
                    found.setdefault(one.key, told)
    return found


def _titled(words: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words.split())


def _place(name: str) -> str:
    """The English name of the first place that is called so; empty where it may be another thing, as a noun of places (the city) may."""
    for one in known(fold(name)):
        if one.precision != "country" and fold(name) in place_heads():
            return ""
        if one.kind != "place" or one.needs:
            return ""
        if told := _of_place(one):
            return told
    return ""


def _of_place(one: Known) -> str:
    if one.precision == "country":
        return country(one.country).name
    number = one.id.removeprefix("geonames:")
    return (english(number) if number else "") or division_by_name(one.country, one.key).name


def _made(words: list[str], names: bool) -> str:
    """The English of a name that is made of known words: what follows in Arabic goes before. Empty where a word is not known; names of
    bodies are parts of it where they may be."""
    if not 0 < len(words) <= LONGEST:
        return ""
    for at, word in enumerate(words):
        if word in _within() and 0 < at < len(words) - 1:
            left, right = _made(words[:at], names), _made(words[at + 1 :], names) or _place(" ".join(words[at + 1 :]))
            return f"{left} in {right}" if left and right else ""
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((n for n in range(len(words) - at, 0, -1) if _part(words[at : at + n], at == 0, names)), 0)
        if not size:
            return ""
        found.append(_part(words[at : at + size], at == 0, names))
        at += size
    return " ".join(reversed(found))


def _part(words: list[str], first: bool, names: bool) -> str:
    told = " ".join(words)
    if told in _bodies():
        return _bodies()[told]
    if first:
        return ""
    if nation := _nations().get(told.removeprefix(article())):
        return nation
    # What must stand beside a name for it to be one is not known here.
    plain = told not in place_heads() and not any(one.needs for one in known(told)[:1])
    return (_names().get(told, "") if names and plain else "") or _place(told)


@cache
def _bodies() -> dict[str, str]:
    return {form: row["english"] for row in table("bodies", "en") for form in _forms(row["arabic"].split("|"))}


def _forms(arabic: list[str]) -> Iterator[str]:
    """Phrases of a row with the article and without, and of a word the feminine, as adjectives have it."""
    for phrase in [fold(word) for word in arabic]:
        yield phrase
        if " " not in phrase and not phrase.startswith(article()):
            yield from (article() + phrase, fold(feminine(phrase)), article() + fold(feminine(phrase)))


@cache
def _nations() -> dict[str, str]:
    """The adjectives of countries without the article → those of English."""
    peoples = {row["iso"]: row["adjectives"].split("|")[0] for row in table("peoples", "en")}
    found: dict[str, str] = {}
    for row in table("countries"):
        for word in filter(None, row["adjectives"].split("|")):
            for form in (fold(word), fold(feminine(word))):
                if row["iso"] in peoples:
                    found.setdefault(form, peoples[row["iso"]])
    return found


@cache
def _within() -> frozenset[str]:
    rows = (row for row in table("questions") if row["kind"] == "at")
    return frozenset(fold(word) for row in rows for word in row["phrases"].split("|") if " " not in word)
