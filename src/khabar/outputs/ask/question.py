"""What a question asks for: of which kind it is, what it counts, and what the happening that it is about must match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.archive.catalogue.query import Part, named_parts
from khabar.archive.catalogue.shelves import Catalogue
from khabar.model import Span
from khabar.outputs.ask.areas import Area, is_country
from khabar.outputs.ask.days import Asked, Days, read_days, reading_of
from khabar.outputs.ask.draft import Draft
from khabar.outputs.ask.grammar import MOVED, WHAT, is_named, step
from khabar.outputs.ask.vocabulary import named_as
from khabar.text import LETTERS, words

# Kinds of questions that are answered from tallies.
COUNTING = frozenset({"how_many", "how_many_sources", "changed", "differ", "compare"})
# Longer questions are not read.
LONGEST = 400
_ARABIC = re.compile(f"[{LETTERS}]")
# Kinds of names of those who do something.
_PARTIES = ("organization", "group", "person")
# U.S. is one word.
_DOTTED = re.compile(r"\b[A-Z](?:\.[A-Z])+\b\.?")
# English short forms of "is", and of what belongs to somebody.
_IS = re.compile(r"\b(what|who|where|when|how)['\u2019]s\b", re.IGNORECASE)
_OWN = re.compile(r"['\u2019]s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood: `kind` is a value of the table `questions`, `stance` that of the statements asked for.

    `parts` is what must match, of which `areas` are where it must lie; `source` whose words are asked for, `doer` who must have done it;
    `of` and `whom` are those whom a count must count, `soldiers` that they are no other fighters, `persons` that they are no families,
    `sides` that each side is asked for.
    `when` are the days, reckoned from `today` where that is told, `month` that of an unnamed year; `unknown` are words that no table and
    no name of the archive explains, `also` further measures."""

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
    areas: tuple[Area, ...] = ()
    whom: tuple[Part, ...] = ()
    doer: tuple[Part, ...] = ()
    soldiers: bool = False
    sides: bool = False
    persons: bool = False
    today: date | None = None
    also: tuple[str, ...] = ()

    @property
    def unplaced(self) -> list[Part]:
        """The parts that must match without being where it must lie."""
        areas = {area.part for area in self.areas}
        return [part for part in self.parts if part not in areas]

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that answer it; none where any does."""
        if self.measure == "casualties":
            return ("killed", "injured", "casualties")
        if self.measure is None and self.kind in ("changed", "differ", "compare"):
            return ()
        return (self.measure or "killed", *self.also)


def language_of(typed: str) -> str:
    """`ar` where Arabic letters stand in it, else `en`.

    >>> language_of("كم؟"), language_of("How many?")
    ('ar', 'en')
    """
    return "ar" if _ARABIC.search(typed) else "en"


def read_question(catalogue: Catalogue, typed: str) -> Question:
    """The question; its kind is `unread` where it is none that can be answered."""
    language = language_of(typed)
    typed = _OWN.sub("", _IS.sub(r"\1 is", typed[:LONGEST]))
    typed = _DOTTED.sub(lambda found: found[0].replace(".", ""), typed)
    days = read_days(typed, language, _newest(catalogue))
    row = [
        replace(w, form=w.form.replace("'", "")) if w.kind == "latin" else w
        for w in words(typed, (Span(0, len(typed)),))
        if w.kind not in ("mark", "break") and not any(s.start <= w.start < s.end for s in days.spans)
    ]
    # Where nothing after the first word is written with a capital, names may be written without one.
    capitals = any(typed[w.start].isupper() for w in row[1:])
    named = reading_of(typed).names if language == "ar" else ()
    draft = Draft(
        {w.start: n for n in named for w in row if w.start <= n.span.start < w.end},
        small=frozenset(w.start for w in row if capitals and not typed[w.start].isupper()),
        large=frozenset(w.start for w in row if typed[w.start : w.end].isupper()),
    )
    at = 0
    while at < len(row):
        at = step(catalogue, draft, row, at, language)
    draft.turn(catalogue, "")
    return _understood(catalogue, draft, language, days)


def _newest(catalogue: Catalogue) -> date | None:
    """The day of the newest report, from which `yesterday` is reckoned."""
    row = catalogue.row(
        "select coalesce(published, '') day from reports order by coalesce(published, '') desc, id desc limit 1"
    )
    return date.fromisoformat(row["day"]) if row and row["day"] else None


def _understood(catalogue: Catalogue, draft: Draft, language: str, days: Asked) -> Question:
    kind, _, stance = draft.kind.partition(":")
    if kind == "how_many" and stance and draft.measure is None:
        draft.measure = "killed"
    if kind in ("how", WHAT) or (not kind and draft.deed) or (kind == "where" and draft.measure in MOVED):
        kind = "unread"
    elif kind in ("", "how_many") or (kind == "changed" and not draft.measure):
        kind = (kind or "how_many") if draft.measure else "unread"
    kind = "changed" if kind == "what_changed" else kind
    source: tuple[Part, ...] = tuple(draft.own["source"])
    if kind == "what_said" and language == "en" and draft.said is None:
        kind = "unread"
    if kind == "what_said":
        draft.about()
        held = draft.before or ([[]], [])
        source = _parts(catalogue, *held)
    elif draft.before is not None:
        draft.content = draft.before[0] + draft.content
        draft.parts = draft.before[1] + draft.parts
    parts = (*_parts(catalogue, draft.content, draft.parts), *(area.part for area in draft.areas), *draft.own["doer"])
    doer = tuple(part for part in draft.own["doer"] if is_named(catalogue, part, _PARTIES) or is_country(part))
    whom = tuple(draft.own["whom"])
    if kind not in COUNTING:
        # What is not to be counted must be told of.
        told = (("measure", draft.measure), ("of", draft.of))
        parts += (*(named_as(kind_of, value) for kind_of, value in told if value), *whom)
    return Question(
        kind, language, stance or draft.said or "", draft.measure, draft.of, parts, source, days.days, days.month,
        tuple(draft.unknown), tuple(draft.areas), whom if kind in COUNTING else (), doer, draft.soldiers,
        draft.sides, draft.persons, days.today, tuple(draft.also),
    )  # fmt: skip


def _parts(catalogue: Catalogue, content: Sequence[list[str]], parts: Sequence[Part]) -> tuple[Part, ...]:
    return (*(part for run in content if run for part in named_parts(catalogue, run)), *parts)
