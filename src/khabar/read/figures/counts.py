"""Join each number with the noun it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.language import among, article, is_definite, rests, splits
from khabar.model import Name, Number, Page, Span, Time
from khabar.read.counted import PEOPLE, Counted, counted, counted_at
from khabar.read.figures.described import is_some_of_ours, live_on, what_befell, what_holds
from khabar.read.figures.nouns import (
    adds_sort,
    both_ends,
    coordinate,
    described_before,
    describes,
    is_age,
    is_hit,
    is_linked,
    is_where,
    mixes,
    names_day,
    names_where,
    not_one,
    noun_after,
    noun_before,
    serve_police,
    sort_of,
    stands_before_one,
)
from khabar.read.figures.phrases import out_of, service_at, share_at
from khabar.read.figures.uncounted import describes_speakers, is_clock, is_keycap, is_year, shares_years
from khabar.read.figures.words import forms_of, is_trigger, triggers_at, word_at
from khabar.read.numbers import bound_after
from khabar.text import fold, inside

# Kinds of nouns that are counted, but make no figure.
NO_FIGURES = frozenset(("time", "length", "share", "paper", "case"))
# Kinds of counts that do not say what is counted.
_UNTOLD = frozenset(("bare", "unknown"))
# How many words an adjective or a qualifier may stand after the noun.
_AFTER_NOUN = 3
# A number that ends a quotation of so few words belongs to the name that is quoted.
_QUOTED_NAME = 3
# How many words may stand between so many and out of how many.
OUT_OF = 3
# Of whom those are, as their noun says, who may be of a rescue service.
_SERVING = frozenset((None, "military", "aid_workers"))


@dataclass(slots=True)
class Count:
    """A number with what it counts: `first` to `last` (exclusive) are indexes of its words.

    `kind` is the kind of the noun, `unknown` for a noun that no table knows and `bare` for none; `measure` is what the noun
    itself says, or empty; `linked` tells whether a conjunction links it to what stands before, `where` whether a preposition of place
    does; `named` are the words of the name of a single victim; `whole` tells that the count before is so many out of it.
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
    whole: bool = False


def find_counts(
    page: Page, numbers: tuple[Number, ...], times: tuple[Time, ...], names: tuple[Name, ...]
) -> list[Count]:
    """The counts of the page in order, without those within times and names, shares, durations, lengths and papers."""
    taken = _Taken([t.span for t in times])
    named = _Taken([n.span for n in names])
    found: list[Count] = []
    starts = frozenset(n.first for n in numbers)
    opening = {q.first - 1 for q in page.quotes}
    quoted = {q.last: q.first for q in page.quotes if 1 < q.last - q.first <= _QUOTED_NAME}
    for number in numbers:
        if (taken.meets(number.span) and not names_day(page.words, number.last)) or named.covers(number.span):
            continue
        if is_clock(page.words, number) or is_year(page.words, number) or is_keycap(page.text, number):
            continue
        count = _count(page, number, starts)
        if count is None:
            continue
        bare = count.kind == "bare" and count.bound == "exact"
        if bare and quoted.get(count.last, count.first) < count.first:
            continue
        before = found[-1] if found else None
        joined = before is not None and before.last in (count.first, count.first - (count.first - 1 in opening))
        if before and joined and number.dual and before.dual and not count.linked and before.kind != "body":
            span = Span(before.span.start, count.span.end) if before.last == count.first else before.span
            if count.kind in ("drone", "bomb"):
                before = replace(before, kind=count.kind, noun=count.noun, measure=count.measure)
            measure = before.measure or (count.measure if before.kind in PEOPLE else "")
            found[-1] = replace(
                before,
                last=count.last,
                span=span,
                of=before.of or (count.of if before.kind != "household" else None),
                measure=measure,
            )
            continue
        if before and joined and before.kind == "body" and count.kind in PEOPLE and not count.linked:
            found.pop()
            span = Span(before.span.start, count.span.end)
            count = replace(count, first=before.first, span=span, measure=before.measure, linked=before.linked)
        if found and _UNTOLD & {found[-1].kind, count.kind} and _is_out_of(page, found[-1].last, count.first):
            told = count if found[-1].kind in _UNTOLD else found[-1]
            some = told.measure if told.kind == "people" else found[-1].measure
            found[-1] = replace(found[-1], kind=told.kind, noun=told.noun, measure=some, of=told.of)
            measure = count.measure or told.measure
            count = replace(count, kind=told.kind, noun=told.noun, measure=measure, of=told.of, whole=True)
        found.append(count)
    return found


def _is_out_of(page: Page, last: int, first: int) -> bool:
    """Whether what stands between two counts says that one is so many out of the other: `63 من أصل 88 طائرة`."""
    return 1 < first - last <= OUT_OF and out_of(page.words, last) == first


@dataclass(frozen=True, slots=True)
class _Begins:
    """Where a count begins: index of its first word, offset of its first letter, whether it has the article."""

    first: int
    start: int
    definite: bool = False


class _Taken:
    """Spans, asked about in order."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans, self.at = sorted(spans, key=lambda span: (span.start, span.end)), 0

    def meets(self, span: Span) -> bool:
        while self.at < len(self.spans) and self.spans[self.at].end <= span.start:
            self.at += 1
        return self.at < len(self.spans) and self.spans[self.at].meets(span)

    def covers(self, span: Span) -> bool:
        return self.meets(span) and self.spans[self.at].covers(span)


def _count(page: Page, number: Number, starts: frozenset[int]) -> Count | None:
    row = page.words
    first, start = number.first, number.span.start
    if first and share_at(row, first - 1):
        return None
    linked = is_linked(page, first, start)
    if number.dual is not None:
        noun = counted(fold(number.dual))
        if noun is not None and noun.kind == "case":
            return _cases(page, number, _Begins(first, start), number.last, starts)
        if noun is None or noun.kind in NO_FIGURES or (first and among(row[first - 1].form, forms_of("one"))):
            return None  # one of the two women
        if first and not linked and describes_speakers(row, first):
            return None
        definite = is_definite(row[number.last - 1].form) or is_definite(row[first].form)
        whom = described_before(row, first)
        if whom is not None and start == row[first].start:
            first, start, noun = first - 1, inside(page.text, row[first - 1], whom[0]), whom[1]
        return _described(page, number, _Begins(first, start, definite), number.last, noun, starts)
    at = number.last
    if number.value == 1 and row[first].kind == "word" and (number.bound == "exact" or stands_before_one(row, first)):
        return _one(page, number, linked, starts)
    if at < len(row):
        if share_at(row, at) or is_age(row, at) or shares_years(row, at):
            return None
        found = noun_after(row, at)
        two = number.value == 2 and row[at].form in forms_of("from")
        if found is not None and not (two and noun_before(row, number) is not None):
            last, noun = found
            before = noun_before(row, number) if noun.kind == "unknown" else None
            if before is not None and before[2].kind in PEOPLE:
                return _after_noun(page, number, before, starts)
            begins = _Begins(first, start)
            if noun.kind == "case":
                return _cases(page, number, begins, last, starts)
            return None if noun.kind in NO_FIGURES else _described(page, number, begins, last, noun, starts)
    before = noun_before(row, number)
    if before is not None:
        return _after_noun(page, number, before, starts)
    return _bare(page, number, linked)


def _cases(page: Page, number: Number, begins: _Begins, last: int, starts: frozenset[int]) -> Count | None:
    """So many cases of what the word at `last` says happened to people: `three cases of death`."""
    case = triggers_at(page.words, last) if last < len(page.words) else None
    if case is None:
        return None
    noun = Counted("", "many", "person", case[1][0].measure, "")
    return _described(page, number, begins, case[0], noun, starts)


def _after_noun(
    page: Page, number: Number, before: tuple[int, int, Counted, bool], starts: frozenset[int]
) -> Count | None:
    """The number after its noun, as `noun_before` tells of it."""
    back, cut, noun, definite = before
    if noun.kind in NO_FIGURES:
        return None
    begins = _Begins(back, inside(page.text, page.words[back], cut), definite)
    return _described(page, number, begins, number.last, noun, starts)


def _one(page: Page, number: Number, linked: bool, starts: frozenset[int]) -> Count | None:
    """The word one after its noun; alone it is a bare count."""
    row, first = page.words, number.first
    for back in (2, 1):
        if first >= back and row[first - back].kind == "word":
            found = counted_at(row, first - back)
            ways = [n for rest in rests[row[first - 1].form] if (n := counted(rest)) is not None] if back == 1 else []
            noun = found[1] if found is not None and found[0] == first else next(iter(ways), None)
            if noun is not None:
                if noun.kind in NO_FIGURES or noun.number != "one" or not_one(row, first - back):
                    return None
                cut = next((n for n, _, rest in splits[row[first - back].form] if counted(rest) is not None), 0)
                begins = _Begins(first - back, inside(page.text, row[first - back], cut))
                return _described(page, number, begins, number.last, noun, starts)
    plain = not (number.last < len(row) and row[number.last].form in forms_of("from"))
    return _bare(page, number, linked) if plain else None


def _bare(page: Page, number: Number, linked: bool) -> Count:
    row, first, span = page.words, number.first, number.span
    both = both_ends(row, number.last, "")
    return Count(
        first, both or number.last, Span(span.start, row[both - 1].end) if both else span, number.value, number.bound,
        number.high, measure="casualties" if both else "", linked=linked, where=is_where(row, first, span.start),
    )  # fmt: skip


def _described(page: Page, number: Number, begins: _Begins, last: int, noun: Counted, starts: frozenset[int]) -> Count:
    """The count with the adjectives and the qualifier that follow its noun. `starts` are the first words of all numbers."""
    row = page.words
    of, kind, measure = noun.of or None, noun.kind, noun.measure
    if kind == "victim" and live_on(page.words, begins.first, last):
        kind, measure = "person", ""
    end, bound = last, number.bound
    describing = not is_some_of_ours(row, last)
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
        sorts = (kind in PEOPLE and kind != "household") or kind in ("partitive", "them")
        if at_noun and more is not None and more.of and of is None and sorts:
            of = more.of
        elif of is not None and kind in PEOPLE | {"them"} and adds_sort(row, k, of, number, starts):
            of = None
        describing = describing and describes(row[k].form)
        if describing and more is not None and more.measure and not measure and kind in PEOPLE:
            measure = more.measure
        end = k + 1 if describing else end
        if is_trigger(row[k].form):
            break
    if noun.number == "one" and number.value > 10 and end < len(row) and end not in starts:
        last, end = end, coordinate(row, end)
        of = None if end > last and of is not None and mixes(row[end - 1].form, of) else of
    if of in _SERVING and (kind in PEOPLE or kind == "partitive") and (service := service_at(row, end)):
        of, kind = service, "person" if service == "aid_workers" else kind
    if of is None and kind in PEOPLE:
        of = sort_of(row, end)
    if of == "military" and serve_police(row, begins.first, last):
        of = "police"
    both = both_ends(row, end, measure) if number.dual is None else None
    if both is not None:
        end, measure = both, "casualties"
    if not measure and (kind in PEOPLE or kind == "partitive"):
        end, measure = what_befell(row, (begins.first, last, end))
    kind, measure = what_holds(row, last, (kind, measure))
    where = number.dual is not None and kind == "place" and names_where(row, begins.first, last)
    where = where or (is_where(row, begins.first, begins.start) and not (kind == "place" and is_hit(row, begins.first)))
    return Count(
        begins.first, end, Span(begins.start, row[end - 1].end), number.value, bound, number.high,
        "unknown" if kind == "partitive" else kind, noun.noun, measure, of, is_linked(page, begins.first, begins.start),
        begins.definite, number.dual is not None, where,
    )  # fmt: skip
