"""Give a source its canonical name from its words: a country its government, a document the one who issued it."""

from __future__ import annotations

import re
from functools import cache

from khabar.inflection import accusative, closed_feminine, endings, oblique
from khabar.language import article, proclitics, rests, splits, table, values
from khabar.read.statements.endings import are_two
from khabar.read.statements.words import (
    agencies,
    conjunction_cut,
    headed_outlets,
    nominative,
    occasions,
    qualities,
    small_words,
    voice,
    voice_kind,
    voices,
)
from khabar.text import CLOSED, TATWEEL, fold

_SIGNS = "\"'\u00ab\u00bb\u201c\u201d()[]\u060c,:;.#\u2018\u2019-"
_WORDS = re.compile(f"[^\\s{re.escape(_SIGNS)}]+")


@cache
def governments() -> dict[str, str]:
    """Folded names of countries and capitals, each with the government that is meant when they speak."""
    found: dict[str, str] = {}
    for column in ("names", "capital", "capital_names"):
        for row in table("countries"):
            for name in values(row[column]):
                found.setdefault(name, row["government"])
    return found


def government_of(place: str) -> str:
    """The government that is meant when the place of that key speaks, or the key of one that is no country and no capital; two keys
    that are one form once folded are told apart by how they are written (Amman, Oman)."""
    return _as_written().get(place) or governments().get(fold(place), place)


@cache
def _as_written() -> dict[str, str]:
    found: dict[str, str] = {}
    for column in ("key", "capital"):
        for row in table("countries"):
            found.setdefault(row[column], row["government"])
    return found


@cache
def government_noun() -> str:
    """The folded noun with which the names of governments begin."""
    return fold(next(iter(governments().values()))).split(" ")[0]


def plain(words: str) -> str:
    """The words without quotation marks, brackets and the like, with single spaces."""
    return " ".join(_WORDS.findall(words))


def bare_word(word: str) -> str:
    """A folded word without the article."""
    art = article()
    return word[len(art) :] if word.startswith(art) and len(word) > len(art) + 1 else word


def source_key(words: str) -> str:
    """The name of a source that no name of the page covers: a government for a country or capital, the issuer of a document.

    >>> source_key("موسكو"), source_key("بيان صادر عن قيادة الشرطة")
    ('حكومة روسيا', 'قيادة الشرطة')
    """
    text = _upright(_issuer(_unprefixed(plain(words))))
    joint = _countries(text)
    return joint if joint is not None else text


def _upright(text: str) -> str:
    """A plural of speakers as a subject has it (مسؤولين محليين → مسؤولون محليون), also the adjectives after it."""
    parts = text.split()
    art = article() if parts and fold(parts[0]).startswith(article()) else ""
    stands = nominative().get(fold(parts[0])[len(art) :]) if parts else None
    if stands is None:
        return _single(parts) or text
    found = [parts[0][: len(art)] + stands]
    for n, part in enumerate(parts[1:], 1):
        if not fold(part).endswith(oblique()) or len(part) < 5:
            return " ".join([*found, *parts[n:]])
        found.append(part[: -len(oblique())] + stands[-len(oblique()) :])
    return " ".join(found)


def _single(parts: list[str]) -> str | None:
    """A single speaker as a subject has it (متحدثا رسميا → متحدث رسمي); None where the word is no accusative."""
    found = [(fold(part), plain(part)) for part in parts]
    if not found or not found[0][0].endswith(accusative()) or found[0][0][:-1] not in voices():
        return None
    if found[0][0].endswith(endings("pronoun", "fs")) and not found[0][1].endswith(CLOSED + accusative()):
        return None  # أمينها
    if len(found) > 1 and are_two(found[0][0], found[1][0]):
        return None
    stands: list[str] = []
    for n, (form, part) in enumerate(found):
        if not form.endswith(accusative()) or form.startswith(article()) or len(form) < 4:
            return " ".join([*stands, *parts[n:]])
        bare = "".join(c for c in part if fold(c))
        stands.append(bare[:-1])
    return " ".join(stands)


def outlet_key(words: str) -> str:
    """The canonical name of one who passes words on: of an outlet's reporter the outlet.

    >>> outlet_key("لمراسل رويترز")
    'رويترز'
    """
    if words[1:2] == TATWEEL and fold(words[0]) in proclitics("swallows_article"):
        words = words[2:]
    text = source_key(words)
    first, _, rest = text.partition(" ")
    if rest and fold(first) in reporters():
        text = rest
    form = fold(text)
    for name in rests[form]:
        if name in agencies() or (name in headed_outlets() and voice_kind(name) != "document"):
            return agencies().get(name) or headed_outlets()[name]
    return text


@cache
def reporters() -> frozenset[str]:
    """Folded nouns of people who work for an outlet: its name alone does not name them."""
    found = {
        w for r in table("source_nouns") if r["kind"] == "reporter" for w in (*values(r["word"]), *values(r["plural"]))
    }
    return frozenset(found | {article() + w for w in found})


@cache
def peoples() -> frozenset[str]:
    """Folded adjectives of peoples that have no country of their own in the tables, masculine and feminine."""
    words = {fold(word) for row in table("peoples") for word in row["adjectives"].split("|")}
    return frozenset(words | {word + closed_feminine() for word in words})


@cache
def types() -> dict[str, str]:
    """The organisations of the table by their canonical names, each with its type: armed_group, party, ngo, international."""
    return {row["key"]: row["type"] for row in table("organizations")}


def _unprefixed(text: str) -> str:
    """Without a preposition attached to the first word (لعضو, للمرصد)."""
    first, _, rest = text.partition(" ")
    form = fold(first)
    if not form or voice(form) is None or form in voices() or form in governments():
        return text
    future = proclitics("preposition")[-1]
    for cut, particles, left in splits[form]:
        if particles and particles[-1] != future and left in voices():  # سامر is no آمر
            return f"{_freed(first, cut, left)} {rest}".strip()
    return text


def _freed(word: str, cut: int, left: str) -> str:
    """A word without the particles before it (`cut` letters, after which it folds to `left`), with the article that they swallowed."""
    swallowed = left.startswith(article()) and not fold(word[cut:]).startswith(article())
    return article() + word[cut + 1 :] if swallowed else word[cut:]


def _issuer(text: str) -> str:
    """Of a document with its issuer only the issuer."""
    parts = text.split()
    forms = [fold(p) for p in parts]
    if len(parts) < 2:
        return text
    known = voice(forms[0])
    official = known is not None and known[0] == "outlet" and forms[1] in qualities("official")
    if not (official or (known is not None and known[0] == "document") or forms[0] in occasions()):
        return text
    for n in range(1, len(parts)):
        form = forms[n]
        small = small_words().get(form)
        if small in ("issued", "off"):
            continue
        heard = voice(form)
        described = heard == ("body", form) and n == len(parts) - 1 and not form.startswith(article())
        if heard is not None and heard[0] != "document" and not described:  # مذكرة داخلية
            rest = " ".join(parts[n:])
            return _unprefixed(rest)
        if small is not None:
            break
        for cut, particles, left in splits[form]:
            lam = particles in proclitics("swallows_article")
            if lam and left in governments():
                return " ".join([parts[n][cut:], *parts[n + 1 :]])  # بيان مشترك لفرنسا وألمانيا
            if lam and left.startswith(article()):
                return " ".join([_freed(parts[n], cut, left), *parts[n + 1 :]])
    return text


def _countries(text: str) -> str | None:
    """The governments of countries and capitals joined by و; None where other words stand among them."""
    known = governments()
    forms = [fold(p) for p in text.split()]
    if fold(text) in known:
        return known[fold(text)]
    found: list[str] = []
    joint = ""
    k = 0
    while k < len(forms):
        for length in (4, 3, 2, 1):
            name = " ".join(forms[k : k + length])
            if k + length > len(forms):
                continue
            cut = conjunction_cut(forms[k]) if found else 0
            if (name in known and not cut) or (cut and name[1:] in known):
                found.append(known.get(name) or known[name[1:]])
                joint = forms[k][:1] if cut else joint
                k += length
                break
        else:
            return None
    return f" {joint}".join(found) if len(found) > 1 else None


@cache
def nations() -> dict[str, str]:
    """Folded names of countries and their adjectives without the article, each with the country's code."""
    found: dict[str, str] = {}
    closed = closed_feminine()
    for row in table("countries"):
        for name in values(row["names"]):
            found.setdefault(bare_word(name), row["iso"])
        for adjective in values(row["adjectives"]):
            found.setdefault(adjective, row["iso"])
            found.setdefault(adjective + closed, row["iso"])
    return found
