"""What English words and names of an Arabic record are called in it: `Sanaa` is صنعاء."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from khabar.inflection import feminine
from khabar.language import Phrases, article, table
from khabar.outputs.export.codes import country, english, rows
from khabar.sheets import sheet

# Shorter names of places are ordinary words too often.
SHORTEST = 4
# The article, which English often leaves out or writes as it is spoken.
_ARTICLE = re.compile(r"^(?:al|ad|an|ar|as|ash|at|az|el)[ -]+(?=\w{4})")


@cache
def arabic_of() -> Phrases[tuple[str, ...]]:
    """The Arabic for English words and for the English names of places, governorates and districts, as GeoNames has them.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> arabic_of().at(words("sanaa", (Span(0, 5),)), 0, False)[2][0]
    'صنعاء'
    """
    told = dict(_countries()) | {word.lower(): arabic for word, arabic in _words() if not word.isupper()}
    # Peoples and things are named by many, too.
    told = {f"{words}s": arabic for words, arabic in told.items() if words.isalpha() and words[-1] != "s"} | told
    named: dict[str, list[str]] = {}
    for name, arabic in _places():
        for spelling in _spellings(name):
            if arabic and len(spelling) >= SHORTEST and spelling not in told:
                named.setdefault(spelling, []).extend(arabic)
    return Phrases((phrase, tuple(dict.fromkeys(arabic))) for phrase, arabic in (told | named).items())


@cache
def arabic_of_capitals() -> Phrases[tuple[str, ...]]:
    """The Arabic for words that are understood in capitals alone: `US` is a country, `us` is none."""
    return Phrases((word.lower(), tuple(arabic)) for word, arabic in _words() if word.isupper())


def _words() -> Iterator[tuple[str, list[str]]]:
    for row in table("words", "en"):
        yield from ((word, row["arabic"].split("|")) for word in row["words"].split("|"))


def _countries() -> Iterator[tuple[str, list[str]]]:
    """The countries and the adjectives of their peoples; the Arabic adjectives follow a country's names, and go before them for a people.
    Adjectives that are ordinary words are left out (of Mali, and financial)."""
    peoples = {row["iso"]: row["adjectives"].split("|") for row in table("peoples", "en")}
    found: dict[str, list[str]] = {}
    for row in table("countries"):
        names, common = row["names"].split("|"), row["common"].split("|")
        masculine = [word for word in row["adjectives"].split("|") if word and word not in common]
        adjectives = [*masculine, *(article() + feminine(word) for word in masculine)]
        name = country(row["iso"]).name
        told = [(name, [*names, *adjectives])] if name else []
        told += [(people, [*adjectives, *names]) for people in peoples.get(row["iso"], ())]
        for english_name, arabic in told:
            for spelling in _spellings(english_name):
                found.setdefault(spelling, []).extend(arabic)
    yield from found.items()


@cache
def _first_words() -> frozenset[str]:
    told = (words.lower() for row in table("words", "en") for words in row["words"].split("|"))
    return frozenset(words.split()[0] for words in (*told, *dict(_countries())))


def english_word(form: str) -> bool:
    """Whether the table of English words has one that begins so, or a country or people is called so: these many write in small letters.

    >>> english_word("market"), english_word("yemen"), english_word("nice")
    (True, True, False)
    """
    return form in _first_words()


def _places() -> Iterator[tuple[str, list[str]]]:
    places = sheet("places")
    number, arabic, names = (places.columns[c] for c in ("geonameid", "key", "names"))
    for row in map(places.row, range(len(places.lines))):
        yield english(row[number]), [row[arabic].partition(" (")[0], *filter(None, row[names].split("|"))]
    for division in rows("divisions"):
        yield division["name"], division["arabic"].split("|") if division["arabic"] else []


def _spellings(name: str) -> Iterator[str]:
    """The name in small letters without signs, with and without its article and the last letter of -ah.

    >>> list(_spellings("Al Ḩudaydah")), list(_spellings("Sana'"))
    (['al hudaydah', 'al hudayda', 'hudaydah', 'hudayda'], ['sana'])
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    plain = " ".join(re.sub(r"['\u2018\u2019\u02bb\u02bc`]", "", plain).replace("-", " ").split())
    for spelling in dict.fromkeys((plain, _ARTICLE.sub("", plain))):
        yield spelling
        if spelling.endswith("ah"):
            yield spelling[:-1]
