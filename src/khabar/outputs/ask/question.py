"""What a question asks for: of which kind it is, what it counts, and what the happening that it is about must match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from khabar.archive.catalogue.query import Part, named_parts
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.language import Phrases, article, table
from khabar.model import Report, Span, Word
from khabar.outputs.ask.english import arabic_of, english_word
from khabar.outputs.ask.latin import names_spelt
from khabar.read import read
from khabar.text import fold, words

# Kinds of questions that are answered from tallies.
COUNTING = frozenset({"how_many", "how_many_sources", "changed"})
# Longer questions are not read.
LONGEST = 400
_ARABIC = re.compile("[\u0621-\u064a]")
_ISO = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood: `kind` is a value of the table `questions`, `stance` that of the statements asked for.

    `parts` is what must match, `source` whose words are asked for, `when` the days, `month` that of an unnamed year; `unknown`
    are words that no table and no name of the archive explains."""

    kind: str
    language: str
    stance: str = ""
    measure: str | None = None
    of: str | None = None
    parts: tuple[Part, ...] = ()
    source: tuple[Part, ...] = ()
    when: Days | None = None
    month: int | None = None
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class _Draft:
    """A question as it is being read."""

    kind: str = ""
    measure: str | None = None
    of: str | None = None
    said: str | None = None
    content: list[list[str]] = field(default_factory=lambda: [[]])
    parts: list[Part] = field(default_factory=list)
    before: tuple[list[list[str]], list[Part]] | None = None
    unknown: list[str] = field(default_factory=list)
    small: frozenset[int] = frozenset()

    def names_at(self, word: Word) -> bool:
        """Whether a name may begin with the word: where the question has capitals, names begin with one (`nice` is no town)."""
        return word.start not in self.small or english_word(word.form)

    def about(self) -> None:
        """What stands before this was the source; what follows is what is spoken of."""
        if self.before is None:
            self.before = (self.content, self.parts)
            self.content, self.parts = [[]], []


def language_of(typed: str) -> str:
    """`ar` where Arabic letters stand in it, else `en`.

    >>> language_of("كم؟"), language_of("How many?")
    ('ar', 'en')
    """
    return "ar" if _ARABIC.search(typed) else "en"


def read_question(catalogue: Catalogue, typed: str) -> Question:
    """The question; its kind is `unread` where it is none that can be answered."""
    language = language_of(typed)
    typed = typed[:LONGEST]
    when, month, spans = _days(typed, language)
    row = [
        w._replace(form=w.form.replace("'", "")) if w.kind == "latin" else w
        for w in words(typed, (Span(0, len(typed)),))
        if w.kind not in ("mark", "break") and not any(s.start <= w.start < s.end for s in spans)
    ]
    # Where nothing after the first word is written with a capital, names may be written without one.
    capitals = any(typed[w.start].isupper() for w in row[1:])
    draft = _Draft(small=frozenset(w.start for w in row if capitals and not typed[w.start].isupper()))
    at = 0
    while at < len(row):
        at = _step(catalogue, draft, row, at, language)
    kind, _, stance = draft.kind.partition(":")
    if kind in ("", "how_many") or (kind == "changed" and not draft.measure and language == "en"):
        kind = (kind or "how_many") if draft.measure else "unread"
    source: tuple[Part, ...] = ()
    if kind == "what_said" and language == "en" and draft.said is None:
        kind = "unread"
    if kind == "what_said":
        draft.about()
        held = draft.before or ([[]], [])
        source = _parts(catalogue, *held)
    elif draft.before is not None:
        draft.content = draft.before[0] + draft.content
        draft.parts = draft.before[1] + draft.parts
    parts = _parts(catalogue, draft.content, draft.parts)
    if kind not in COUNTING:
        # What is not to be counted must be told of.
        told = (("measure", draft.measure), ("of", draft.of))
        parts += tuple(_told(kind_of, value) for kind_of, value in told if value)
    return Question(
        kind,
        language,
        stance or draft.said or "",
        draft.measure,
        draft.of,
        parts,
        source,
        when,
        month,
        tuple(draft.unknown),
    )


def _step(catalogue: Catalogue, draft: _Draft, row: Sequence[Word], at: int, language: str) -> int:
    """Take the words that begin at `at`; the index after them."""
    known = _first(language).at(row, 0, language == "ar") if at == 0 else None
    known = known or _phrases(language).at(row, at, language == "ar")
    if language == "en":
        told = arabic_of().at(row, at, False) if draft.names_at(row[at]) else None
        if told is not None and (known is None or told[0] > known[0]):
            draft.parts.append(Part(tuple(tuple(line(phrase).split()) for phrase in told[2])))
            return told[0]
    if known is None:
        _content(catalogue, draft, row[at], language)
        return at + 1
    after, _, (kind, value) = known
    if kind in ("ask", "first"):
        # A number that changed is asked for, however the question began.
        draft.kind = value if value == "changed" and draft.kind != "unread" else draft.kind or value
    elif kind == "measure":
        draft.measure = draft.measure or value
        draft.content.append([])
    elif kind == "of":
        draft.of = draft.of or value
        draft.content.append([])
    elif kind == "say":
        draft.said = value
        if draft.kind.startswith("what_said"):
            draft.about()
    elif kind == "about":
        if draft.kind.startswith("what_said"):
            draft.about()
    elif kind == "acts":
        draft.parts.append(_acts(language)[value])
        draft.content.append([])
    elif draft.content[-1]:
        draft.content.append([])
    return after


def _content(catalogue: Catalogue, draft: _Draft, word: Word, language: str) -> None:
    if language == "ar" or word.kind == "number":
        draft.content[-1] += line(word.form).split()
        return
    found = names_spelt(catalogue, word.form)
    if found:
        others = [
            p for name in found for part in named_parts(catalogue, name) for p in part.phrases if part.free == name
        ]
        draft.parts.append(Part(tuple(dict.fromkeys([*found, *others]))))
    else:
        draft.unknown.append(word.form)


def _parts(catalogue: Catalogue, content: Sequence[list[str]], parts: Sequence[Part]) -> tuple[Part, ...]:
    return (*(part for run in content if run for part in named_parts(catalogue, run)), *parts)


@cache
def _phrases(language: str) -> Phrases[tuple[str, str]]:
    return Phrases(
        (phrase, (row["kind"], row["value"]))
        for row in table("questions", language)
        if row["kind"] != "first"
        for phrase in _defined(row["phrases"].split("|"), language)
    )


def _defined(phrases: Sequence[str], language: str) -> list[str]:
    """The phrases; of Arabic words those with the article too."""
    return [*phrases, *(article() + fold(phrase) for phrase in phrases if language == "ar" and " " not in phrase)]


@cache
def _first(language: str) -> Phrases[tuple[str, str]]:
    return Phrases(
        (phrase, (row["kind"], row["value"]))
        for row in table("questions", language)
        if row["kind"] in ("first", "ask")
        for phrase in row["phrases"].split("|")
    )


@cache
def _acts(language: str) -> dict[str, Part]:
    rows = {row["value"]: row["phrases"].split("|") for row in table("questions", language) if row["kind"] == "acts"}
    told = {value: _any(phrases) for value, phrases in rows.items()}
    # An attack may be of any kind.
    return {**told, "attack": _any([p for phrases in rows.values() for p in phrases])} if "attack" in told else told


@cache
def _told(kind: str, value: str) -> Part:
    """The Arabic words that tell of what is counted, or of whom."""
    rows = [row for row in table("questions") if (row["kind"], row["value"]) == (kind, value)]
    return _any([phrase for row in rows for phrase in row["phrases"].split("|")])


def _any(phrases: Sequence[str]) -> Part:
    return Part(tuple(dict.fromkeys(tuple(line(phrase).split()) for phrase in phrases)))


def _days(typed: str, language: str) -> tuple[Days | None, int | None, tuple[Span, ...]]:
    """The days that a question names, or the month where it names no year, and the words that say so."""
    found = _ISO.search(typed)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        days = _span(year, month, day)
        return days, None, (Span(*found.span()),)
    told = _arabic_days(typed) if language == "ar" else _english_days(typed)
    return told or (None, None, ())


def _span(year: int | None, month: int | None, day: int | None) -> Days | None:
    from calendar import monthrange

    if year is None:
        return None
    try:
        if day and month:
            return (date(year, month, day), date(year, month, day))
        if month:
            return (date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return (date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None


def _arabic_days(typed: str) -> tuple[Days | None, int | None, tuple[Span, ...]]:
    times = [t for t in read(Report.of(typed, id="question")).times if t.type == "DATE"]
    dated = [t for t in times if t.earliest and t.latest]
    if dated:
        first, last = min(t.earliest for t in dated if t.earliest), max(t.latest for t in dated if t.latest)
        return (first, last), None, tuple(t.span for t in times)
    months = [t for t in times if re.match(r"XXXX-\d\d", t.value)]
    return None, int(months[0].value[5:7]) if months else None, tuple(t.span for t in months)


def _english_days(typed: str) -> tuple[Days | None, int | None, tuple[Span, ...]]:
    row = words(typed.lower(), (Span(0, len(typed)),))
    months = {name.lower(): int(r["month"]) for r in table("months_latin") for name in r["names"].split("|")}
    for k, word in enumerate(row):
        if word.form not in months or (word.form in ("may", "mar", "mars") and not _beside_number(row, k)):
            continue
        year = next((w for w in row[k + 1 : k + 4] if w.form.isdigit() and len(w.form) == 4), None)
        day = next((w for w in (*row[max(0, k - 2) : k], *row[k + 1 : k + 2]) if _is_day(w)), None)
        spans = tuple(w.span for w in (word, year, day) if w is not None)
        if year is None:
            return None, months[word.form], spans
        number = int("".join(filter(str.isdigit, day.form))) if day else None
        return _span(int(year.form), months[word.form], number), None, spans
    year = next((w for w in row if w.form.isdigit() and len(w.form) == 4 and 1900 <= int(w.form) <= 2200), None)
    return (_span(int(year.form), None, None), None, (year.span,)) if year else (None, None, ())


def _is_day(word: Word) -> bool:
    return word.form.isdigit() and 1 <= int(word.form) <= 31


def _beside_number(row: Sequence[Word], k: int) -> bool:
    return any(w.kind == "number" for w in (*row[max(0, k - 1) : k], *row[k + 1 : k + 2]))
