"""Find the single victim: a noun in the singular, a name, one of several."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from khabar.inflection import bare, closed_feminine
from khabar.language import article, proclitics, splits, table, values
from khabar.model import Name, Page, Span, Word
from khabar.read.counted import PEOPLE, Counted, counted, counted_at
from khabar.read.figures.counts import Count
from khabar.read.figures.known import is_alone, office_at
from khabar.read.figures.nouns import is_linked
from khabar.read.figures.phrases import service_at
from khabar.read.figures.plainly import goes_on, looks_named
from khabar.read.figures.words import TAKES, forms_of, is_one_of_them, is_trigger, word_at
from khabar.text import fold, inside

_VICTIMS = frozenset(("person", "woman", "force", "kin", "body"))
# How many words of description a single victim's noun may carry before the name.
_TITLE = 7
# How many words the body may have that stands between a title and the name; marks around either.
_BODY, _QUOTES = 5, frozenset("\"'(")
# How many words it has at least.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Names:
    """The names of persons of a page by the index of their first word: the index after the last, and where they start."""

    persons: dict[int, int] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)

    def person_at(self, i: int) -> int | None:
        return self.persons.get(i)


def persons_of(page: Page, names: tuple[Name, ...], offsets: Sequence[int]) -> Names:
    """Where the persons' names of the page stand, by word. `offsets` are those of the page's words."""
    found: dict[int, int] = {}
    starts: dict[int, int] = {}
    row, i = page.words, 0
    for name in names:
        if name.kind != "person":
            continue
        span = name.span
        at = bisect_right(offsets, span.start)
        i = max(i, at - 1 if at and row[at - 1].end > span.start else at)
        end = max(i, bisect_left(offsets, span.end))
        if end > i and row[i].form not in forms_of("cause"):
            found[i], starts[i] = end, span.start
    return Names(found, starts)


def single_after(page: Page, i: int, names: Names, counts: dict[int, Count]) -> Count | None:
    """The single victim that begins at word `i`, or None: `طفل`, `الطفل فلان`, `فلان`, `أحد الحراس`, `شقيقه`."""
    row = page.words
    end = names.person_at(i)
    if end is not None:
        return _named(page, i, end, names.starts.get(i, row[i].start))
    if row[i].kind != "word" or row[i].form in forms_of("nobody"):
        return None
    phrase = counted_at(row, i)
    if phrase is not None and phrase[0] > i + 1 and phrase[1].number == "one" and row[i].form in forms_of("attacker"):
        return _count(page, i, phrase[0], 0, phrase[1], True)
    for cut, particles, rest in splits[row[i].form]:
        if (is_trigger(rest) and not particles) or rest in _countries():
            return None
        if is_one_of_them(rest):
            return _count(page, i, i + 1, cut, Counted("", "many", "person", "", ""), False)
        if rest in forms_of("one") and i + 1 < len(row) and row[i + 1].kind == "word":
            return _one_of(page, i, cut)
        of_somebody = _is_pronoun(page, i, rest)
        noun = counted(rest) if not of_somebody else None
        if noun is not None and noun.kind in _VICTIMS and noun.number == "one":
            if rest in forms_of("other") and _is_the_last(row, i):
                return None
            return _noun(page, i, cut, rest, noun, names, counts)
        if noun is not None:
            return None
        kin = next((n for stem in bare(rest)[1:] if (n := counted(stem)) is not None), None)
        if kin is not None and kin.number == "one" and (len(rest) > 3 or of_somebody) and _is_close(kin):
            return _count(page, i, i + 1, cut, kin, True)
    return None


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Names of countries, some of which look like an adjective of their people."""
    return frozenset(form for row in table("countries") for form in values(row["names"]))


def _is_the_last(row: Sequence[Word], i: int) -> bool:
    """Whether the word at `i`, which may say another, says the last: `the last well`, `until they finished off the last armed man`."""
    after = counted(row[i + 1].form) if i + 1 < len(row) else None
    thing = after is not None and after.number == "one" and after.kind in TAKES["things"] | TAKES["places"]
    return thing or (after is not None and i > 0 and row[i - 1].form in forms_of("upon"))


def _is_close(noun: Counted) -> bool:
    """Whether the noun with a pronoun is one of the family, or one who goes along with somebody: `his uncle`, `his driver`."""
    return noun.kind in ("kin", "woman") or noun.of == "children" or fold(noun.noun) in forms_of("companion")


def _is_pronoun(page: Page, i: int, form: str) -> bool:
    """Whether the last letter is a pronoun, though it folds to the ending of a feminine noun: `شقيقه`, not `شقيقة`."""
    return form[-1] == closed_feminine() == page.text[page.words[i].end - 1]


def _named(page: Page, first: int, end: int, start: int) -> Count:
    row = page.words
    return Count(
        first, end, Span(start, row[end - 1].end), 1, kind="person", linked=is_linked(page, first, start), definite=True,
        named=frozenset(w.form for w in row[first:end]),
    )  # fmt: skip


def _one_of(page: Page, i: int, cut: int) -> Count | None:
    row = page.words
    form = row[i + 1].form
    noun = next((n for f in (form, *bare(form)) if (n := counted(f.removeprefix(article()))) is not None), None)
    if noun is None and form not in forms_of("stop"):
        noun = Counted("", "many", "person", "", "")
    if noun is None or noun.number == "one" or noun.kind not in _VICTIMS | {"people"}:
        return None
    if noun.kind == "people":
        noun = Counted("", "many", "person", "", "")
    return _count(page, i, i + 2, cut, noun, False)


def _noun(
    page: Page, i: int, cut: int, form: str, noun: Counted, names: Names, counts: dict[int, Count]
) -> Count | None:
    """A noun of people in the singular: indefinite, or definite with a name."""
    row = page.words
    definite = form.startswith(article())
    end, of = i + 1, noun.of or None
    for k in range(i + 1, min(len(row), i + 1 + _TITLE)):
        if k in counts:
            break
        named = names.person_at(k)
        if named is not None:
            found = _count(page, i, named, cut, noun, True, of)
            return replace(found, named=frozenset(w.form for w in row[k:named]))
        if definite and row[k].form in forms_of("of_body") and (later := _named_later(page, k, names)) is not None:
            found = _count(page, i, later[1], cut, noun, True, of)
            return replace(found, named=frozenset(w.form for w in row[later[0] : later[1]]))
        if row[k].kind == "mark" and k + 1 < len(row) and row[k + 1].form in forms_of("called"):
            continue
        if row[k].form in forms_of("called") or (row[k].kind == "mark" and row[k].form in "\"'(/"):
            continue
        if (
            row[k].kind != "word"
            or row[k].form[0] == proclitics("conjunction")[0]
            or row[k].form in forms_of("stop")
            or word_at(row, k) is not None
            or is_trigger(row[k].form)
        ):
            break
        more = counted(row[k].form.removeprefix(article()))
        sort = (k == i + 1 and noun.kind != "kin") or (more is not None and more.kind in ("person", "force"))
        if more is not None and more.of and not of and sort:
            of = more.of
        end = k + 1
    service = service_at(row, i + 1) if of in (None, "military") else ""
    if service:
        kind = "person" if service == "aid_workers" else noun.kind
        noun, of = Counted(noun.noun, "one", kind, noun.measure, ""), service
    if not definite:
        described = i + 1 < end and not goes_on(row[i + 1].form)
        return _count(page, i, i + 1 + described, cut, noun, False, of)
    named = looks_named(page, i + 1) or office_at(row, i)
    if named is None and (is_alone(row, i, form) or _adds_more(counts.get(i + 1))):
        named = i + 1
    return _count(page, i, named, cut, noun, True, of) if named is not None else None


def _named_later(page: Page, k: int, names: Names) -> tuple[int, int] | None:
    """Where the name stands after the body that somebody belongs to, which word `k` brings in: `the colonel in the air force so-and-so`."""
    row = page.words
    for m in range(k + 1, min(len(row), k + 1 + _BODY)):
        named = names.person_at(m)
        if named is not None:
            return m, named
        word = row[m]
        quoted = word.kind == "mark" and word.form in _QUOTES
        if not quoted and (word.kind != "word" or word.form in forms_of("stop") or is_trigger(word.form)):
            return None
        if word.form[0] == proclitics("conjunction")[0]:
            return None
    return None


def _adds_more(after: Count | None) -> bool:
    """Whether a count of people is added to the one before it: `they killed the priest and three of the flock`."""
    return after is not None and after.linked and after.kind in PEOPLE and after.measure == ""


def slashed(page: Page, i: int) -> Count | None:
    """The single victim whose name stands after the slash at word `i`, as announcements write it: `killed / so-and-so - by a shot`."""
    row = page.words
    if i + 2 >= len(row) or row[i].form != "/" or row[i + 1].kind != "word":
        return None
    end = looks_named(page, i)
    return _named(page, i + 1, end, row[i + 1].start) if end is not None and end > i + _NAMED else None


def _count(page: Page, i: int, end: int, cut: int, noun: Counted, definite: bool, of: str | None = None) -> Count:
    row = page.words
    start = inside(page.text, row[i], cut)
    return Count(
        i, end, Span(start, row[end - 1].end), 1, kind=noun.kind, noun=noun.noun, measure=noun.measure, of=of or noun.of or None,
        linked=is_linked(page, i, start), definite=definite,
    )  # fmt: skip


def subject_at(page: Page, at: tuple[int, int, int], names: Names, counts: dict[int, Count]) -> Count | None:
    """The single victim that opens a clause before its verb, where no object follows: `أن جنديا قتل في`.

    `at` holds the indexes of the clause's first word, of the verb, and after the verb.
    """
    row, (first, verb, end) = page.words, at
    while first < verb and row[first].kind == "mark":
        first += 1
    while first < verb and any(row[first].form in forms_of(kind) for kind in ("there", "called", "turn")):
        first += 1
    while first < verb and row[first].kind == "mark":
        first += 1
    if first + 1 < verb and row[first + 1].form in forms_of("relative"):
        return None
    if verb - first > 12 or verb <= first:
        return None
    after = row[end] if end < len(row) else None
    if after is not None and after.kind == "word":
        noun = next((n for form in bare(after.form) if (n := counted(form)) is not None), None)
        if (noun is not None and noun.kind in _VICTIMS) or names.person_at(end) is not None:
            return None
    if any(k in counts for k in range(first, verb)):
        return None
    victim = single_after(page, first, names, counts)
    if victim is not None:
        return victim
    named = names.person_at(first + 1) if row[first].form.startswith(article()) else None
    if named == verb:
        return _named(page, first + 1, named, names.starts.get(first + 1, row[first + 1].start))
    noun = counted(row[first].form)
    if noun is not None and noun.number == "one" and noun.kind in ("person", "force", "woman"):
        described = first + 1 < verb and row[first + 1].kind == "word" and row[first + 1].form not in forms_of("stop")
        return _count(page, first, first + 1 + described, 0, noun, True)
    return None


def second_subject(page: Page, at: tuple[int, int], names: Names, counts: dict[int, Count]) -> Count | None:
    """The single victim that a conjunction adds to the one before the verb: `a boy and his father were killed`.

    `at` holds the indexes after the first victim and of the verb.
    """
    for k in range(*at):
        if page.words[k].kind == "word" and page.words[k].form[0] == proclitics("conjunction")[0]:
            victim = single_after(page, k, names, counts)
            if victim is not None and victim.linked and victim.last <= at[1]:
                return victim
    return None
