"""Join each number with the noun it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from khabar.language import bare, splits, table
from khabar.model import Name, Number, Page, Span, Time, Word
from khabar.read.counted import Counted, article, counted, counted_at
from khabar.read.figures_words import forms_of, is_trigger, triggers_at, word_at
from khabar.read.numbers import bound_after, particles_apart
from khabar.text import fold, inside

# Kinds of nouns that are counted, but make no figure.
NO_FIGURES = frozenset(("time", "length", "share", "paper", "case"))
PEOPLE = frozenset(("person", "woman", "kin", "force", "household", "victim", "people", "body"))
# How many words an adjective or a qualifier may stand after the noun.
_AFTER_NOUN = 3


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts: `first` to `last` (exclusive) are indexes of its words.

    `kind` is the kind of the noun, `unknown` for a noun that no table knows and `bare` for none; `measure` is what the noun
    itself says, or empty; `linked` tells whether a conjunction links it to what stands before, `where` whether a preposition of place
    does; `named` are the words of the name of a single victim.
    """

    first: int
    last: int
    span: Span
    value: float
    bound: str = "exact"
    high: float | None = None
    kind: str = "bare"
    noun: str = ""
    measure: str = ""
    of: str | None = None
    linked: bool = False
    definite: bool = False
    dual: bool = False
    where: bool = False
    named: frozenset[str] = frozenset()


def find_counts(page: Page, numbers: tuple[Number, ...], times: tuple[Time, ...], names: tuple[Name, ...]) -> list[Count]:
    """The counts of the page in order, without those within times and names, shares, durations, lengths and papers."""
    taken = _Taken(sorted(t.span for t in times))
    named = _Taken(sorted(n.span for n in names))
    found: list[Count] = []
    starts = frozenset(n.first for n in numbers)
    for number in numbers:
        if taken.meets(number.span) or named.covers(number.span) or _is_clock(page.words, number):
            continue
        count = _count(page, number, starts)
        if count is not None and number.dual and found and found[-1].dual and found[-1].last == count.first and not count.linked:
            before = found[-1]
            if before.kind != "body":
                span = Span(before.span.start, count.span.end)
                found[-1] = replace(before, last=count.last, span=span, of=before.of or count.of)
                continue
        if count is not None and found and found[-1].kind == "body" and found[-1].last == count.first and count.kind in PEOPLE:
            begin = found.pop()
            span = Span(begin.span.start, count.span.end)
            count = replace(count, first=begin.first, span=span, measure=begin.measure, linked=begin.linked)
        if count is not None:
            found.append(count)
    return found


def _is_clock(row: Sequence[Word], number: Number) -> bool:
    """Whether the number is written as one with a colon or a slash, as in times of day and dates."""
    before = row[number.first - 1] if number.first else None
    after = row[number.last] if number.last < len(row) else None
    if row[number.first].kind != "number":
        return False
    return (before is not None and before.form in ":/" and not row[number.first].spaced and number.first > 1
            and row[number.first - 2].kind == "number") or (
        after is not None and after.form in ":/" and not after.spaced and number.last + 1 < len(row)
        and row[number.last + 1].kind == "number" and not row[number.last + 1].spaced)


@dataclass(frozen=True, slots=True)
class _Begins:
    """Where a count begins: index of its first word, offset of its first letter, whether it has the article."""

    first: int
    start: int
    definite: bool = False


class _Taken:
    """Spans in order, asked about in order."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at = spans, 0

    def meets(self, span: Span) -> bool:
        while self.at < len(self.spans) and self.spans[self.at].end <= span.start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at].meets(span)

    def covers(self, span: Span) -> bool:
        return self.meets(span) and self.spans[self.at].covers(span)


def _count(page: Page, number: Number, starts: frozenset[int]) -> Count | None:
    row = page.words
    first, start = number.first, number.span.start
    linked = is_linked(page, first, start)
    if number.dual is not None:
        noun = counted(fold(number.dual))
        if noun is None or noun.kind in NO_FIGURES:
            return None
        definite = any(rest.startswith(article()) for _, _, rest in splits(row[number.last - 1].form)) or any(
            rest.startswith(article()) for _, _, rest in splits(row[first].form)
        )
        return _described(page, number, _Begins(first, start, definite), number.last, noun, starts)
    at = number.last
    if number.value == 1 and number.bound == "exact" and row[first].kind == "word":
        return _one(page, number, linked, starts)
    if at < len(row):
        after = word_at(row, at)
        if after is not None and after[1] == "share":
            return None
        found = _noun_after(row, at)
        if found is not None:
            last, noun = found
            case = triggers_at(row, last) if noun.kind == "case" and last < len(row) else None
            if case is not None:
                noun = Counted("", "many", "person", case[1][0].measure, "")
                last = case[0]
            return None if noun.kind in NO_FIGURES else _described(page, number, _Begins(first, start), last, noun, starts)
    before = _noun_before(row, number)
    if before is not None:
        back, noun, definite = before
        if noun.kind in NO_FIGURES:
            return None
        return _described(page, number, _Begins(back, row[back].start, definite), at, noun, starts)
    return _bare(page, number, linked)


def _noun_before(row: Sequence[Word], number: Number) -> tuple[int, Counted, bool] | None:
    """(word, noun, definite) of the counted noun that stands before its number: `الأشخاص الأربعة`, `انتحاريين اثنين`."""
    first = number.first
    definite = row[first].kind == "word" and row[first].form.startswith(article()) or bool(_apart(row, first))
    two = number.value == 2 and row[first].kind == "word"
    if not two and (not definite or number.bound == "order"):
        return None
    back = first - 1 - _apart(row, first)
    for at in range(back, max(-1, back - (2 if two else 1)), -1):
        if row[at].kind != "word":
            return None
        ways = [rest for _, _, rest in splits(row[at].form)]
        ways += [stem.removeprefix(article()) for rest in ways for stem in bare(rest)]
        noun = next((n for way in ways if (n := counted(way)) is not None), None)
        if noun is not None and (noun.number == "many" or (noun.number == "two" and not two)):
            if at < back and not _describes(row[back].form):
                return None
            return at, noun, definite
    return None


def is_linked(page: Page, first: int, start: int) -> bool:
    """Whether a conjunction, written as one with word `first` or apart, stands before the offset `start`."""
    row = page.words
    if start > row[first].start:
        return row[first].form[0] in _conjunctions()
    before = row[first - 1] if first else None
    return before is not None and before.form in _conjunctions()


def _is_where(row: Sequence[Word], first: int, start: int) -> bool:
    """Whether a preposition of place stands before the offset `start`, in word `first` or before it."""
    if start > row[first].start:
        return row[first].form[: start - row[first].start][-1:] not in _conjunctions()
    return first > 0 and row[first - 1].form in forms_of("where")


@lru_cache(maxsize=1)
def _conjunctions() -> frozenset[str]:
    return frozenset(fold(r["letter"]) for r in table("particles") if r["kind"] == "conjunction")


def _apart(row: Sequence[Word], first: int) -> int:
    """1 where an article written apart stands before the number, else 0."""
    return int(first > 0 and row[first - 1].form.endswith(article()) and row[first - 1].form in particles_apart())


def _one(page: Page, number: Number, linked: bool, starts: frozenset[int]) -> Count | None:
    """The word one after its noun; alone it is a bare count."""
    row, first = page.words, number.first
    for back in (2, 1):
        if first >= back and row[first - back].kind == "word":
            found = counted_at(row, first - back)
            ways = [n for _, _, rest in splits(row[first - 1].form) if (n := counted(rest)) is not None] if back == 1 else []
            noun = found[1] if found is not None and found[0] == first else next(iter(ways), None)
            if noun is not None:
                if noun.kind in NO_FIGURES or noun.number != "one":
                    return None
                cut = next((n for n, _, rest in splits(row[first - back].form) if counted(rest) is not None), 0)
                begins = _Begins(first - back, inside(page.text, row[first - back], cut))
                return _described(page, number, begins, number.last, noun, starts)
    plain = not (number.last < len(row) and row[number.last].form in forms_of("from"))
    return _bare(page, number, linked) if plain else None


def _noun_after(row: Sequence[Word], at: int) -> tuple[int, Counted] | None:
    """The counted noun at word `at`, perhaps after the partitive and a closing mark."""
    while at < len(row) and row[at].kind == "mark" and row[at].form in ")]\"'":
        at += 1
    steps = 0
    while at < len(row) and row[at].form in forms_of("from") and steps < 2:
        at, steps = at + 1, steps + 1
    if at >= len(row) or row[at].kind != "word":
        return None
    if row[at].form in forms_of("them"):
        return at + 1, Counted("", "many", "them", "", "")
    if row[at].form in forms_of("case"):
        return at + 1, Counted("", "many", "case", "", "")
    found = counted_at(row, at)
    if found is None and steps:
        form = row[at].form.removeprefix(article())
        noun = next((n for f in (form, *bare(row[at].form)) if (n := counted(f)) is not None), None)
        found = (at + 1, noun) if noun is not None else None
    if found is not None and steps and found[1].kind in ("state", "place", "building", "weapon"):
        return found[0], Counted("", "many", "partitive", "", found[1].of)
    if found is not None:
        return found
    form = row[at].form
    if form in forms_of("rest"):
        return at + 1, Counted("", "many", "rest", "", "")
    if len(form) < 3 or triggers_at(row, at) is not None or word_at(row, at) is not None or form in forms_of("stop"):
        return None
    for _, particles, rest in splits(form):
        if particles and (rest in forms_of("stop") or is_trigger(rest)):
            return None
    return at + 1, Counted("", "many", "partitive" if steps else "unknown", "", "")


def _bare(page: Page, number: Number, linked: bool) -> Count:
    return Count(
        number.first, number.last, number.span, number.value, number.bound, number.high, linked=linked
    )  # fmt: skip


def _described(page: Page, number: Number, begins: _Begins, last: int, noun: Counted, starts: frozenset[int]) -> Count:
    """The count with the adjectives and the qualifier that follow its noun. `starts` are the first words of all numbers."""
    row = page.words
    of, kind, measure = noun.of or None, noun.kind, noun.measure
    end, bound = last, number.bound
    describing = True
    for k in range(last, min(len(row), last + _AFTER_NOUN + 1)):
        after = bound_after(row, k)
        if after is not None:
            end = after[0]
            bound = after[1] if bound == "exact" else bound
            break
        if k in starts or row[k].kind != "word" or row[k].form in forms_of("stop") or word_at(row, k):
            break
        more = counted(row[k].form.removeprefix(article()))
        at_noun = describing or k == last
        if at_noun and more is not None and more.of and of is None and kind in PEOPLE | {"partitive"}:
            of = more.of
        elif of is not None and kind in PEOPLE and _mixes(row[k].form, of):
            of = None
        describing = describing and _describes(row[k].form)
        end = k + 1 if describing else end
        if is_trigger(row[k].form):
            break
    if noun.number == "one" and number.value > 10 and end < len(row) and end not in starts:
        end = _coordinate(row, end)
    both = _both(row, end, measure)
    if both is not None:
        end, measure = both, "casualties"
    return Count(
        begins.first, end, Span(begins.start, row[end - 1].end), number.value, bound, number.high,
        "unknown" if kind == "partitive" else kind, noun.noun, measure, of, is_linked(page, begins.first, begins.start),
        begins.definite, number.dual is not None, _is_where(row, begins.first, begins.start),
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def _mixes(form: str, of: str) -> bool:
    """Whether a word adds people of another sort to those counted: `من المدنيين والعسكريين`."""
    for _, particles, rest in splits(form):
        noun = counted(rest)
        if particles and noun is not None and noun.number == "many":
            return noun.of != of
    return False


def _coordinate(row: Sequence[Word], at: int) -> int:
    """The index after a second noun that shares the number: `65 نائبا ووزيرا`."""
    for _, particles, rest in splits(row[at].form):
        noun = counted(rest)
        if particles and particles in _conjunctions() and noun is not None and noun.number == "one" and not noun.measure:
            return at + 1 if rest != fold(noun.noun) else at
    return at


@lru_cache(maxsize=100_000)
def _describes(form: str) -> bool:
    """Whether the word after a noun may be an adjective of it: by its ending, or as a noun of people."""
    if is_trigger(form) or form[0] == _joins():
        return False
    noun = counted(form)
    if noun is not None:
        return noun.kind in ("person", "force", "woman")
    return form.endswith(_adjectives()) and not form.startswith(article()) and form[0] not in _prepositions()


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return frozenset(fold(r["letter"]) for r in table("particles") if r["kind"] == "preposition")


@lru_cache(maxsize=1)
def _joins() -> str:
    return next(fold(r["letter"]) for r in table("particles") if r["kind"] == "conjunction")


@lru_cache(maxsize=1)
def _adjectives() -> tuple[str, ...]:
    return tuple(forms_of("adjective"))


def _both(row: Sequence[Word], at: int, measure: str) -> int | None:
    """The index after `dead and wounded` (`قتيلا وجريحا`, `بين قتيل وجريح`) where it follows a number or its noun."""
    if measure in ("", "killed", "injured") and at < len(row):
        killed = measure
        if row[at].form in forms_of("among") and at + 2 < len(row):
            first = counted(row[at + 1].form)
            killed, at = (first.measure if first is not None else ""), at + 2
        if killed not in ("killed", "injured") or at >= len(row):
            return None
        for _, particles, rest in splits(row[at].form):
            noun = counted(rest)
            if particles and noun is not None and noun.number == "one" and noun.measure in ("killed", "injured", "missing"):
                return at + 1 if noun.measure != killed else None
    return None
