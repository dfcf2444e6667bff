"""What English words and names of an Arabic record are called in it: `Sanaa` is صنعاء."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from khabar.language import Phrases, table
from khabar.outputs.export.codes import country, english, rows
from khabar.read.gazetteer import country_centres, sheet

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
    told = {
        words.lower(): row["arabic"].split("|") for row in table("words", "en") for words in row["words"].split("|")
    }
    # Peoples and things are named by many, too.
    told = {f"{words}s": arabic for words, arabic in told.items() if words.isalpha() and words[-1] != "s"} | told
    named: dict[str, list[str]] = {}
    for name, arabic in _places():
        for spelling in _spellings(name):
            if arabic and len(spelling) >= SHORTEST and spelling not in told:
                named.setdefault(spelling, []).extend(arabic)
    return Phrases((phrase, tuple(dict.fromkeys(arabic))) for phrase, arabic in (told | named).items())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words.lower().split()[0] for row in table("words", "en") for words in row["words"].split("|"))


def english_word(form: str) -> bool:
    """Whether the table of English words has one that begins so.

    >>> english_word("market"), english_word("nice")
    (True, False)
    """
    return form in _first_words()


def _places() -> Iterator[tuple[str, list[str]]]:
    places = sheet("places")
    number, arabic, names = (places.columns[c] for c in ("geonameid", "key", "names"))
    for row in map(places.row, range(len(places.lines))):
        yield english(row[number]), [row[arabic].partition(" (")[0], *filter(None, row[names].split("|"))]
    for iso, key in country_centres().items():
        yield country(iso).name, [key]
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
