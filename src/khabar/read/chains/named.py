"""Which name is meant by the words for a source, where names make them up but for titles, heads and what only describes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise, zip_longest

from khabar.language import article, proclitics, table, values
from khabar.model import Name, Span, Statement
from khabar.read.capitals import holder_of
from khabar.read.chains.names import government_of, governments, plain, reporters
from khabar.read.chains.seats import in_capital
from khabar.read.names.lexicon import contexts
from khabar.read.statements.spokesmen import speaks_for
from khabar.read.statements.words import conjunction_cut, qualities, voice, voices
from khabar.text import fold

# Kinds of adjectives that tell whose a body is.
_OF_ANOTHER = ("epithet", "loyal")


def named_key(text: str, inside: list[Name], statement: Statement, day: date | None) -> str | None:
    """The key where names make up the source's words but for titles and heads; None where they only describe it."""
    if not inside or statement.source_span is None:
        return None
    last, inside = inside[-1].span.end, _once(text, inside)
    people = [n for n in inside if n.kind == "person" and not _is_another(text, n, statement.source_span)]
    words = fold(plain(statement.source or "")).split()
    written = voice(words[0]) if words else None
    if people and written is not None and written[0] == "body" and people[0] is not inside[0]:
        return inside[0].key if inside[0].kind == "organization" else None
    if people and _describes(text[statement.source_span.start : people[0].span.start].partition(" ")[2]):
        return None
    if people and words and words[0] in qualities("of_another") and people[0].span.start > statement.source_span.start:
        return None
    if people:
        who = [n for n in inside if n.kind in ("person", "organization") and n.span.start >= people[0].span.start]
        conjunction = next((c for a, b in pairwise(who) if (c := _joined(text[a.span.end : b.span.start]))), "")
        return f" {conjunction}".join(n.key for n in who) if conjunction else people[-1].key
    if written is not None and written[0] == "document" and any(n.kind == "organization" for n in inside):
        if joint(words):
            return None
        return next(n.key for n in inside if n.kind == "organization")
    span = statement.source_span
    left = text[span.start : inside[0].span.start]
    right = text[last : span.end]
    between = [text[a.span.end : b.span.start] for a, b in pairwise(inside)]
    if inside[0].kind == "organization" and _describes(between[0] if between else right):
        inside, between, right = inside[:1], [], ""  # جماعة فلان التابعة لتنظيم فلان
    if len(inside) == 2 and not plain(right) and in_capital(text, inside[0], inside[1]):
        inside, between = inside[:1], []  # وزارة الدفاع في بيروت
    if any(len(plain(b)) > 1 for b in between):
        return None
    lead = fold(plain(left)).split()
    if len(inside) > 1:
        if lead or any(fold(plain(b)) not in proclitics("conjunction") for b in between):
            return None
        return f" {fold(plain(between[0]))}".join(_one_key(n, day) for n in inside)
    name = inside[0]
    if any(w not in _heads() and not _carrier(w) and w not in qualities("official") for w in lead):
        return None
    if name.kind == "place" and (lead or _one_key(name, day) == name.key):
        return None
    tail = fold(plain(right)).split()
    if any(not (_is_adjective(f, then) or f in governments()) for f, then in zip_longest(tail, tail[1:], fillvalue="")):
        return None
    return _one_key(name, day)


def joint(words: Sequence[str]) -> bool:
    """Whether the folded words name two speakers, joined by و (الشرطة والادعاء العام)."""
    return any(form not in voices() and conjunction_cut(form) and voice(form) for form in words[1:])


def _once(text: str, names: list[Name]) -> list[Name]:
    """The names, those that only tell the one before again, in brackets, by a word of its key, made one with it: حركة المقاومة الإسلامية
    (حماس)."""
    found = names[:1]
    for name in names[1:]:
        if name.key == found[-1].key and _again(text, found[-1], name):
            found[-1] = replace(found[-1], span=Span(found[-1].span.start, name.span.end))
        else:
            found.append(name)
    return found


def _again(text: str, one: Name, other: Name) -> bool:
    short = fold(other.span.of(text))
    return not plain(text[one.span.end : other.span.start]) and short in fold(one.key).split()


def _joined(between: str) -> str:
    """The conjunction with which the words between two names begin (و, والرئيس), or nothing."""
    words = fold.ask(between).split()
    first = words[0] if words else ""
    alone = len(words) == 1 and first in proclitics("conjunction")
    return first[:1] if alone or (conjunction_cut(first) and voice(first[1:]) is not None) else ""


def _is_another(text: str, name: Name, source: Span) -> bool:
    """Whether the name is another's than the speaker's: by a preposition attached to it (مصدر موال لفلان), or because the speaker speaks
    for him (المتحدث باسم الرئيس فلان)."""
    at = name.span.start
    if at > source.start and fold(text[at - 1]) in proclitics("preposition"):
        return True
    return speaks_for(fold(plain(text[source.start : at])).split(), name.key)


def _describes(words: str) -> bool:
    """Whether the words begin with an adjective that tells whose or where the body before them is (التابعة ل, الموالية ل)."""
    first = fold(plain(words)).split()[:1]
    return bool(first) and not contexts().get(first[0], frozenset()).isdisjoint(_OF_ANOTHER)


def _is_adjective(form: str, after: str) -> bool:
    """Whether the word only describes what stands before it: with the article, or with a noun that has it (شبه الرسمية)."""
    return form.startswith(article()) or (after.startswith(article()) and "qualifies" in contexts().get(form, ()))


def _carrier(form: str) -> bool:
    known = voice(form)
    return known is not None and known[0] in ("outlet", "document") and known[1] not in reporters()


def _one_key(name: Name, day: date | None) -> str:
    return (holder_of(name.key, day) or government_of(name.key)) if name.kind == "place" else name.key


@cache
def _heads() -> frozenset[str]:
    """Folded nouns that say what kind of thing is named after them and are left out of its name."""
    found: set[str] = set()
    for row in table("heads"):
        for word in [*values(row["word"]), *values(row["forms"])]:
            found.update((word, article() + word))
    return frozenset(found)
