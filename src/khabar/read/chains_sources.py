"""Give each source one name: a country its government, a short name the full one, a bare noun the voice that it takes up again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khabar.language import splits, table, values
from khabar.model import Name, Page, Statement
from khabar.read.statements_words import article, voice
from khabar.text import fold

_SIGNS = "\"'\u00ab\u00bb\u201c\u201d()[]\u060c,:;.#\u2018\u2019"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a statement: the name found for him, the folded words that describe him, the kind of his first noun."""

    key: str
    words: tuple[str, ...]
    kind: str
    definite: bool
    named: bool


@lru_cache(maxsize=None)
def _countries() -> dict[str, str]:
    """Folded names of countries and capitals, each with the government that is meant when they speak."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for name in values(row["names"]):
            found.setdefault(name, row["government"])
    for row in table("countries"):
        for name in [*values(row["capital"]), *values(row["capital_names"])]:
            found.setdefault(name, row["government"])
    return found


def _plain(words: str) -> str:
    return " ".join("".join(" " if c in _SIGNS else c for c in words).split())


def _bare(word: str) -> str:
    art = article()
    return word[len(art) :] if word.startswith(art) and len(word) > len(art) + 1 else word


def source_key(words: str, names: tuple[Name, ...]) -> str:
    """The canonical name of the source that the words describe.

    >>> source_key("موسكو", ())
    'حكومة روسيا'
    """
    plain = _plain(words)
    folded = fold(plain)
    countries = _countries()
    if folded in countries:
        return countries[folded]
    for cut, particles, rest in splits(folded.split()[0]) if folded else ():
        if particles and len(particles) == 1 and (rest in countries and " " not in folded or voice(rest) is not None and voice(folded) is None):
            plain = (rest if rest.startswith(article()) and not plain[cut:].startswith(article()) else plain.split()[0][cut:]) + plain[len(plain.split()[0]) :]
            break
    parts = folded.split()
    if len(parts) > 1 and all(p in countries or p[1:] in countries for p in parts):
        governments = [countries.get(p) or countries[p[1:]] for p in parts]
        joint = parts[1][0]
        return f" {joint}".join(governments)
    return countries.get(fold(plain), plain)


def hear(page: Page, names: tuple[Name, ...], statement: Statement) -> Voice:
    """The voice of a statement as the report first describes it there."""
    assert statement.source is not None
    key = source_key(statement.source, names)
    words = tuple(_plain(fold(key)).split())
    known = voice(words[0]) if words else None
    span = statement.source_span
    named = any(span is not None and n.span.meets(span) for n in names)
    return Voice(key, words, known[0] if known else "", bool(words) and words[0].startswith(article()), named)


def recall(page: Page, heard: list[Voice], at: int, last: Statement | None) -> str:
    """The name of voice `at`: the fullest of the report that it repeats in part, or the one that a bare noun takes up."""
    voiced = heard[at]
    mine = {_bare(w) for w in voiced.words}
    if not mine:
        return voiced.key
    general = voiced.definite and voiced.kind in ("source", "document", "outlet", "role", "body") and len(voiced.words) <= 2
    if voiced.kind == "document" and general and last is not None and last.source:
        return last.source
    best: Voice | None = None
    order = [*range(at - 1, -1, -1), *range(at + 1, len(heard))]
    for n in order:
        other = heard[n]
        theirs = {_bare(w) for w in other.words}
        if mine < theirs and (best is None or (not general and len(other.words) > len(best.words))):
            if general and n > at:
                continue
            best = other
            if general:
                break
    if best is not None:
        return best.key if best.key != voiced.key else voiced.key
    if general and last is not None and last.source and not voiced.named:
        if voiced.kind == "source" or voiced.kind == "role" and len(voiced.words) == 1:
            return last.source
        if voiced.kind == "outlet" and len(voiced.words) == 1:
            return last.source
    return voiced.key
