"""Give each source one name: a country its government, a document the one who issued it, a bare noun the voice that it takes up again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import splits, table, values
from khabar.model import Name, Span, Statement
from khabar.read.statements_cues import cue_forms
from khabar.read.statements_words import article, conjunction_cut, nominative, oblique, occasions, small_words, voice, voices
from khabar.text import fold

_SIGNS = "\"'\u00ab\u00bb\u201c\u201d()[]\u060c,:;.#\u2018\u2019-"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks in a statement: the name found for him, the folded words that describe him, the kind of his first noun,
    the person of the verb that he goes with, and whether a name stands in his words."""

    key: str
    words: tuple[str, ...]
    kind: str
    definite: bool
    named: bool
    gender: str


@lru_cache(maxsize=None)
def governments() -> dict[str, str]:
    """Folded names of countries and capitals, each with the government that is meant when they speak."""
    found: dict[str, str] = {}
    for column in ("names", "capital", "capital_names"):
        for row in table("countries"):
            for name in values(row[column]):
                found.setdefault(name, row["government"])
    return found


@lru_cache(maxsize=None)
def _heads() -> frozenset[str]:
    """Folded nouns that say what kind of thing is named after them and are left out of its name."""
    found: set[str] = set()
    for row in table("heads"):
        for word in [*values(row["word"]), *values(row["forms"])]:
            found.update((word, article() + word))
    return frozenset(found)


def plain(words: str) -> str:
    """The words without quotation marks, brackets and the like, with single spaces."""
    return " ".join("".join(" " if c in _SIGNS else c for c in words).split())


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
    stands = nominative()
    found: list[str] = []
    for n, part in enumerate(parts):
        form = fold(part)
        art = article() if form.startswith(article()) else ""
        bare = form[len(art) :]
        if n == 0 and bare in stands:
            found.append(part[: len(art)] + stands[bare])
        elif found and n == len(found) and len(found) == n and found[0] != parts[0] and form.endswith(oblique()) and len(form) > 4:
            found.append(part[: -len(oblique())] + stands[fold(parts[0])[len(article()) if fold(parts[0]).startswith(article()) else 0 :]][-2:])
        else:
            return " ".join([*found, *parts[n:]])
    return " ".join(found)


def _unprefixed(text: str) -> str:
    """Without a preposition attached to the first word (لعضو, للمرصد)."""
    first, _, rest = text.partition(" ")
    form = fold(first)
    if not form or voice(form) is None or form in voices() or form in governments():
        return text
    for cut, particles, left in splits(form):
        if particles and left in voices():
            stem = first[cut:] if not left.startswith(article()) or fold(first[cut:]).startswith(article()) else article() + first[cut + 1 :]
            return f"{stem} {rest}".strip()
    return text


def _issuer(text: str) -> str:
    """Of a document with its issuer only the issuer."""
    parts = text.split()
    forms = [fold(p) for p in parts]
    if len(parts) < 2:
        return text
    known = voice(forms[0])
    if not (known is not None and known[0] == "document" or forms[0] in occasions()):
        return text
    for n in range(1, len(parts)):
        form = forms[n]
        small = small_words().get(form)
        if small in ("issued", "off"):
            continue
        heard = voice(form)
        if heard is not None and heard[0] != "document":
            rest = " ".join(parts[n:])
            return _unprefixed(rest)
        if small is not None:
            break
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
            if name in known and not cut or cut and name[1:] in known:
                found.append(known.get(name) or known[name[1:]])
                joint = forms[k][:1] if cut else joint
                k += length
                break
        else:
            return None
    return f" {joint}".join(found) if len(found) > 1 else None


def hear(text: str, names: Sequence[Name], starts: Sequence[int], statement: Statement) -> Voice:
    """The voice of a statement as the report describes it there."""
    words = statement.source or ""
    inside = named_in(names, starts, statement.source_span)
    key = _named_key(text, inside, statement) or source_key(words)
    forms = tuple(fold(plain(words)).split())
    forms = tuple(f[conjunction_cut(f) :] if n == 0 and voice(f) is not None and voice(f[1:]) is not None else f for n, f in enumerate(forms))
    if key != plain(words):
        forms += tuple(f for f in fold(key).split() if f not in forms)
    known = voice(forms[0]) if forms else None
    return Voice(key, forms, known[0] if known else "", _definite(forms, known),
                 bool(inside), gender(text, statement))  # fmt: skip


def _definite(forms: tuple[str, ...], known: tuple[str, str] | None) -> bool:
    """Whether the words mean one that is known: their first noun has the article, or the noun after an office or body has it."""
    if not forms or known is None:
        return False
    if known[1].startswith(article()) or forms[0] in _again():
        return True
    return len(forms) > 1 and known[0] in ("role", "body", "document") and forms[1].startswith(article())


@lru_cache(maxsize=None)
def _again() -> frozenset[str]:
    """Folded nouns that by themselves take up the one who spoke last (المصدر, سماحته)."""
    return frozenset(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "again")


def named_in(names: Sequence[Name], starts: Sequence[int], span: Span | None) -> list[Name]:
    """The names within a span."""
    if span is None:
        return []
    found: list[Name] = []
    k = bisect_left(starts, span.start)
    while k < len(names) and names[k].span.start < span.end:
        found.append(names[k])
        k += 1
    return found


def _named_key(text: str, inside: list[Name], statement: Statement) -> str | None:
    """The key where names make up the source's words but for titles and heads; None where they only describe it."""
    if not inside or statement.source_span is None:
        return None
    people = [n for n in inside if n.kind == "person"]
    if people:
        joined = [p for p in people if fold(text[p.span.start - 1 : p.span.start]) in _ands() and p is not people[0]]
        if joined:
            return f" {fold(text[joined[0].span.start - 1])}".join(p.key for p in people)
        return people[-1].key
    first = fold(plain(statement.source or "")).split()
    written = voice(first[0]) if first else None
    if written is not None and written[0] == "document" and any(n.kind == "organization" for n in inside):
        return next(n.key for n in inside if n.kind == "organization")
    span = statement.source_span
    left = text[span.start : inside[0].span.start]
    right = text[inside[-1].span.end : span.end]
    between = [text[a.span.end : b.span.start] for a, b in zip(inside, inside[1:], strict=False)]
    if any(len(plain(b)) > 1 for b in between):
        return None
    lead = fold(plain(left)).split()
    if len(inside) > 1:
        if lead or any(fold(plain(b)) not in _ands() for b in between):
            return None
        return f" {fold(plain(between[0]))}".join(_one_key(n) for n in inside)
    name = inside[0]
    if any(w not in _heads() and not _carrier(w) for w in lead):
        return None
    if name.kind == "place" and (lead or _one_key(name) == name.key):
        return None
    if any(not f.startswith(article()) and f not in governments() for f in fold(plain(right)).split()):
        return None
    return _one_key(name)


def _carrier(form: str) -> bool:
    known = voice(form)
    return known is not None and known[0] in ("outlet", "document") and known[1] not in _reporters()


@lru_cache(maxsize=None)
def _reporters() -> frozenset[str]:
    """Folded nouns of people who work for an outlet: its name alone does not name them."""
    found: set[str] = set()
    for row in table("source_nouns"):
        if row["kind"] == "outlet" and row["plural"].split("|")[0][-1:] == "ة":
            found.update((*values(row["word"]), *values(row["plural"])))
    return frozenset(found | {article() + w for w in found})


def _one_key(name: Name) -> str:
    return governments().get(fold(name.key), name.key) if name.kind == "place" else name.key


@lru_cache(maxsize=None)
def _ands() -> frozenset[str]:
    return frozenset(fold(r["letter"]) for r in table("particles") if r["kind"] == "conjunction")


def gender(text: str, statement: Statement) -> str:
    """`f` or `m` after the verb or participle of a statement, empty where it does not tell."""
    if statement.cue is None:
        return ""
    words = fold(statement.cue.of(text)).split()
    for word in reversed(words):
        entry = cue_forms().get(word)
        if entry is not None and entry[3]:
            return "f" if entry[3].rpartition(":")[2] in ("fs", "fd") else "m"
    return ""


@lru_cache(maxsize=None)
def _nations() -> dict[str, str]:
    """Folded names of countries and their adjectives without the article, each with the country's code."""
    found: dict[str, str] = {}
    closed = next(fold(r["ending"]) for r in table("endings") if r["kind"] == "opens")
    for row in table("countries"):
        for name in values(row["names"]):
            found.setdefault(bare_word(name), row["iso"])
        for adjective in values(row["adjectives"]):
            found.setdefault(adjective, row["iso"])
            found.setdefault(adjective + closed, row["iso"])
    return found


def _gist(voiced: Voice) -> set[str]:
    """The words of a voice without articles, countries and their adjectives as one."""
    nations = _nations()
    return {nations.get(bare_word(w), bare_word(w)) for w in voiced.words}


def recall(heard: list[Voice], at: int, last: str | None) -> str:
    """The name of voice `at`: the fullest of the report that it repeats in part, or the one that a bare noun takes up.

    `last` is the source of the statement before.
    """
    voiced = heard[at]
    mine = _gist(voiced) - _same()
    if not mine:
        return last or voiced.key
    general = voiced.definite and not voiced.named and len(mine) <= 2
    if general and voiced.kind == "document" and len(mine) == 1 and last is not None:
        return last
    if voiced.named and voiced.kind in ("", "body"):
        return voiced.key
    for n in range(at - 1, -1, -1):
        other = heard[n]
        theirs = _gist(other)
        if mine < theirs and (voiced.definite or voiced.kind == "") and not (other.kind == "" and voiced.kind in ("source",)):
            return other.key
    if not voiced.definite and voiced.kind == "" or voiced.definite and voiced.kind in ("role", "body") and not voiced.named:
        for other in heard[at + 1 :]:
            theirs = _gist(other)
            if mine < theirs and (other.named or voiced.kind == ""):
                return other.key
    if last is not None and len(mine) == 1 and (voiced.words[0] in _again() or general and voiced.kind == "outlet"):
        return last
    return voiced.key


@lru_cache(maxsize=None)
def _same() -> frozenset[str]:
    """Folded words that only say that the same one is meant (نفسه, ذاته)."""
    return frozenset(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "same")
