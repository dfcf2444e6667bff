"""The agencies and outlets that a label, a dateline or a closing bracket credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from khabar.dates import stated_day
from khabar.inflection import endings
from khabar.language import Phrases, of_kind, proclitics, table
from khabar.model import Report, Span
from khabar.read.gazetteer import known
from khabar.text import fold, words

_PARTS = re.compile(r"\s*(?:[-\u2013\u2014/|:\u060c,()+\u2022]|\.\s|(?<=\s)\u0640+(?=\s))\s*")
# A town of a few words, or towns between slashes, before their agency in brackets; the country may stand in brackets between.
_AFTER_TOWN = re.compile(
    r"([^\d()\n:]{3,40})(?:\(([^\d()\n]{3,40})\)\s*)?\(([^()\n]{2,40})\)[\s:\-\u2013\u2014\u0640]*"
)
_TOWN_WORDS = 3
_BRACKET = re.compile(r"\(([^()\n]{2,60})\)[ .\u060c]*$")

_SEPARATOR = re.compile(r"\s?[-\u2013\u2014:/]\s*(?=\S)|\s\u0640+\s(?=\S)|\)\s*[-\u2013:]?\s+")
_WORD = re.compile(r"[^\W\d_]+")
# A label before a paragraph has so many letters and words at most.
LONGEST_LABEL, LABEL_WORDS = 70, 7


@cache
def _agencies(language: str = "ar") -> Phrases[tuple[str, str]]:
    return Phrases(
        (name, (row["key"], row["kind"]))
        for row in table("agencies", language)
        for name in (row["key"], *row["names"].split("|"), *row["headed"].split("|"))
    )


@cache
def _credits(kind: str, language: str = "ar") -> frozenset[str]:
    return of_kind("credits", kind, "word", language)


def parts_of(label: str) -> list[str]:
    """The folded parts of a label between hyphens, slashes, colons and brackets.

    >>> parts_of("عدن – رويترز")
    ['عدن', 'رويترز']
    """
    return [fold(part) for part in _PARTS.split(label) if fold(part).strip()]


def credited(label: str, report: Report) -> tuple[bool, tuple[str, ...]]:
    """Whether the label names an outlet or agency at all, and the canonical names of the agencies that it credits.

    Agencies that are not named are `agencies`. The report's own outlet is no credit.

    >>> credited("بغداد - رويترز", Report.of(""))
    (True, ('رويترز',))
    """
    found: list[str] = []
    outlet = fold(report.outlet or "")
    known = False
    many = _credits("many")
    for part in parts_of(label):
        if part in many:
            known = True
            found.append("agencies")
            continue
        if outlet and part == outlet:
            known = True
            continue
        hit = agency(part)
        if hit:
            known = True
            if hit[1] == "agency" and fold(hit[0]) != outlet:
                found.append(hit[0])
    return known, tuple(dict.fromkeys(found))


def agency(name: str) -> tuple[str, str] | None:
    """(canonical name, kind) of the agency or outlet that the whole of a short text names, or None."""
    row = [w for w in words(name, (Span(0, len(name)),)) if w.kind != "break"]
    if not row:
        return None
    found = _agencies().at(row, 0, particles=False)
    if found is not None and found[0] == len(row):
        return found[2][0], found[2][1]
    return None


def _has_place(label: str) -> bool:
    """Whether a part of the label, or its last word, is a place."""
    return any(k.kind == "place" for part in parts_of(label) for name in (part, part.split()[-1]) for k in known(name))


def opens_with_town(line: str) -> bool:
    """Whether the words of a date line before its first number are a place's name: `جدة 3 مايو 2021 م واس`."""
    head = fold(re.split(r"\d", line, maxsplit=1)[0]).strip()
    return any(k.kind == "place" for k in known(head))


def closing_credit(text: str, span: Span, report: Report) -> tuple[str, ...]:
    """The agencies that brackets at the end of a line credit: `(رويترز)`."""
    tail = text[max(span.start, span.end - 70) : span.end]
    m = _BRACKET.search(fold.ask(tail))
    return credited(m.group(1), report)[1] if m else ()


def leads_credit(form: str) -> bool:
    """Whether the folded line begins with a word that leads to a credit: `المصدر: رويترز`."""
    return any(
        form.startswith(word) and (len(form) == len(word) or not form[len(word)].isalpha()) for word in _credits("lead")
    )


def _labels(text: str, span: Span) -> Iterator[tuple[re.Match[str], str]]:
    """What may be a label before a paragraph: each separator in its beginning, with all that stands up to it."""
    head = text[span.start : min(span.end, span.start + LONGEST_LABEL)]
    for m in _SEPARATOR.finditer(head):
        label = head[: m.end()]
        if len(_WORD.findall(label)) > LABEL_WORDS or '"' in fold(label):
            return
        yield m, label


def dateline(text: str, span: Span, report: Report) -> Span | None:
    """The dateline that tells place and day with its year, with which a paragraph opens (`عدن 3 مايو 2021 (رويترز) -`), or None.

    A day beside neither an agency nor a place may be that of what happened."""
    for m, label in _labels(text, span):
        if stated_day(label) is not None:
            words_before = _WORD.findall(fold(re.split(r"\d", label, maxsplit=1)[0]))
            where = " ".join(word for word in words_before if word not in _prepositions())
            if credited(label, report)[0] or any(k.kind == "place" for k in known(where)):
                return Span(span.start, span.start + m.end())
    return None


@cache
def _prepositions(language: str = "ar") -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("prepositions", language))


def _tells(text: str, span: Span) -> bool:
    """Whether a paragraph opens with a verb of speech: the agency after it is its subject."""
    first = _WORD.search(fold(text[span.start : min(span.end, span.start + LONGEST_LABEL)]))
    return first is not None and first.group() in _verbs_of_speech()


@cache
def _verbs_of_speech(language: str = "ar") -> frozenset[str]:
    verbs = [fold(row["past"]) for row in table("speech_verbs", language)]
    ends = ("", *endings("past", "fs"))
    return frozenset(
        before + verb + end for verb in verbs for end in ends for before in ("", *proclitics("conjunction"))
    )


def _from_a_town(label: str, report: Report) -> bool:
    """Whether brackets with nothing but an agency stand after a few words that name no outlet: the town or towns that are written from,
    with their country in brackets or none."""
    m = _AFTER_TOWN.fullmatch(fold.ask(label))
    if m is None or (hit := agency(m.group(3))) is None or hit[1] != "agency":
        return False
    towns = [town.split() for town in m.group(1).split("/")]
    short = all(0 < len(town) <= _TOWN_WORDS for town in towns)
    return short and not credited(m.group(1), report)[0] and (not m.group(2) or _has_place(m.group(2)))


def inline_label(text: str, span: Span, report: Report) -> tuple[Span | None, tuple[str, ...]]:
    """The label that a paragraph opens with (`سبق - رويترز:`, `(بترا) -`), or None, and the agencies that it credits.

    A dateline that tells place and day (`عدن 3 مايو (رويترز) -`), or the place alone and its agency in brackets, is part of the report:
    its agency is credited all the same.
    """
    best = None
    if _tells(text, span):
        return None, ()  # أفادت وكالة الأنباء (سانا) بأن
    for m, label in _labels(text, span):
        named, agencies = credited(label, report)
        hyphen = (
            m.group().strip()[:1] in ("-", "\u2013", "\u2014") and m.group()[:1].isspace() and m.group()[-1:].isspace()
        )
        dated = any(c.isdigit() for c in label)
        if named and (dated or _from_a_town(label, report)):
            return None, agencies
        if named or (hyphen and len(_WORD.findall(label)) <= 2 and best is None and not _has_place(label)):
            best = (Span(span.start, span.start + m.end()), agencies)
    if best is None:
        return None, ()
    end = best[0].end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end), best[1]
