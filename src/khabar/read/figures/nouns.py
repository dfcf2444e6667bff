"""Find the noun that a number counts, and the words that describe it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from khabar.inflection import bare, dual, oblique, opens
from khabar.language import among, article, is_definite, proclitics, rests, splits
from khabar.model import Number, Page, Word
from khabar.read.counted import PEOPLE, Counted, counted, counted_at, counted_within, is_accusative
from khabar.read.figures.phrases import out_of, phrases_of
from khabar.read.figures.words import forms_of, is_trigger, triggers_at, word_at
from khabar.read.numbers import particles_apart
from khabar.text import fold

# How many words may stand between those counted and the noun that says of which sort they are.
_SORT_WORDS = 3
# The noun of so many has a plural; after a higher number each noun stands in the accusative singular.
_FEW = 10
# Marks that may close a quotation of one word before it is told what befell those counted.
_CLOSING = frozenset("\"')")
# How many words before those counted, who are of a service, it may be named.
_OWNER_REACH = 25
# So many words before one person or thing may deny the deed that is told of it.
_DENIED = 3


def noun_at(row: Sequence[Word], i: int) -> tuple[int, Counted] | None:
    """(index after it, noun) of the counted noun at word `i`, perhaps with particles before it."""
    found = counted_at(row, i)
    noun = counted_within(row[i].form) if found is None else None
    return (i + 1, noun) if noun is not None else found


def noun_before(row: Sequence[Word], number: Number) -> tuple[int, int, Counted, bool] | None:
    """(word, letters of particles cut, noun, definite) of the noun that stands before its number: `الأشخاص الأربعة`."""
    first = number.first
    definite = (row[first].kind == "word" and row[first].form.startswith(article())) or bool(_apart(row, first))
    two = number.value == 2 and row[first].kind == "word"
    if not two and (not definite or number.bound == "order"):
        return None
    back = first - 1 - _apart(row, first)
    for at in range(back, max(-1, back - (2 if two else 1)), -1):
        if row[at].kind != "word":
            return None
        ways = list(rests[row[at].form])
        ways += [stem.removeprefix(article()) for rest in ways for stem in bare(rest)]
        noun = next((n for way in ways if (n := counted(way)) is not None), None)
        if two and not row[at].form.endswith((dual(), oblique())):
            continue
        if noun is not None and (noun.number == "many" or (noun.number == "two" and not two)):
            if at < back and not describes(row[back].form):
                return None
            stems = ((n, stem) for n, _, rest in splits[row[at].form] for stem in bare(rest))
            cut = next((n for n, stem in stems if counted(stem.removeprefix(article())) is noun), 0)
            return at, cut, noun, definite
    return None


def stands_before_one(row: Sequence[Word], first: int) -> bool:
    """Whether a noun in the singular that may be counted stands before the word at `first`: `شخص واحد على الأقل`."""
    noun = counted_at(row, first - 1) if first and row[first - 1].kind == "word" else None
    return noun is not None and noun[0] == first and noun[1].number == "one"


def not_one(row: Sequence[Word], first: int) -> bool:
    """Whether a verb or noun that is denied tells of the one at word `first`, so that it is none: `لم يفقد صيادا واحدا`."""
    return any(among(word.form, forms_of("undone")) for word in row[max(0, first - _DENIED) : first])


def described_before(row: Sequence[Word], at: int) -> tuple[int, Counted] | None:
    """(letters of particles cut, noun) of the people that the dual at word `at` describes: `عسكريين تركيين اثنين`."""
    if (
        not at
        or row[at - 1].kind != "word"
        or not row[at - 1].form.endswith((dual(), oblique()))
        or not describes(row[at].form)
    ):
        return None
    for cut, _, rest in splits[row[at - 1].form]:
        noun = counted(rest)
        if noun is not None:
            return (cut, noun) if noun.kind in PEOPLE and noun.number == "many" else None
    return None


def noun_after(row: Sequence[Word], at: int) -> tuple[int, Counted] | None:
    """The counted noun at word `at`, perhaps after the partitive and a closing mark."""
    while at < len(row) and row[at].kind == "mark" and row[at].form in ")]\"'":
        at += 1
    if at < len(row) and out_of(row, at) is not None:
        return None
    steps = 0
    while at < len(row) and row[at].form in forms_of("from") and steps < 2:
        at, steps = at + 1, steps + 1
    if at >= len(row) or row[at].kind != "word":
        return None
    if row[at].form in forms_of("them"):
        return at + 1, Counted("" if row[at].form in forms_of("of_people") else row[at].form, "many", "them", "", "")
    if row[at].form in forms_of("case"):
        return at + 1, Counted("", "many", "case", "", "")
    found = counted_at(row, at)
    if found is not None and found[1].kind == "time" and (row[at].form.startswith(article()) or names_day(row, at)):
        return None  # nothing counted has the article right after its number: أصيب 40 اليوم
    if found is not None and found[1].kind == "length" and row[at].form in forms_of("stop"):
        return None
    if found is None and steps:
        form = row[at].form.removeprefix(article())
        noun = next((n for f in (form, *bare(row[at].form)) if (n := counted(f)) is not None), None)
        found = (at + 1, noun) if noun is not None else None
    if found is not None and steps and found[1].kind == "people":
        return found[0], Counted("", "many", "person", "", "")
    if found is not None and steps and found[1].kind in ("state", "place", "building", "weapon", "household"):
        return found[0], Counted("", "many", "partitive", "", found[1].of)
    if found is not None:
        return found
    form = row[at].form
    if form in forms_of("rest"):
        return at + 1, Counted("", "many", "rest", "", "")
    if len(form) < 3 or triggers_at(row, at) is not None or word_at(row, at) is not None or form in forms_of("stop"):
        return None
    if not steps and (whose := _whose(row, at)) is not None:
        return whose
    for _, particles, rest in splits[form]:
        if particles and (
            rest in forms_of("stop") or rest in forms_of("one") or is_trigger(rest) or rest.startswith(article())
        ):
            return None
        hurt = counted(rest) if particles == proclitics("conjunction")[0] else None
        if hurt is not None and hurt.measure and not steps:
            return at + 1, hurt  # a slip of the pen: 75 وجريح
    return at + 1, Counted("", "many", "partitive" if steps else "unknown", "", "")


def _whose(row: Sequence[Word], at: int) -> tuple[int, Counted] | None:
    """The noun of several people with the preposition that says whose: `منها ثلاث لجنود`."""
    for letters, particles, rest in splits[row[at].form]:
        noun = (
            counted(rest)
            if particles and particles not in proclitics("conjunction") and rest[0] != article()[0]
            else None
        )
        if noun is None or noun.number != "many" or noun.kind not in PEOPLE:
            continue
        phrase = counted_at((replace(row[at], form=rest), *row[at + 1 : at + 3]), 0) if letters else None
        last, noun = phrase if phrase is not None else (1, noun)
        return at + last, Counted(noun.noun, "many", noun.kind, noun.measure, noun.of)
    return None


def names_day(row: Sequence[Word], at: int) -> bool:
    """Whether the noun of a time stands before the name of a day, which tells when: `أصيب 40 يوم الثلاثاء`."""
    return at + 1 < len(row) and row[at].form in forms_of("day_of") and among(row[at + 1].form, forms_of("day"))


@lru_cache(maxsize=100_000)
def describes(form: str) -> bool:
    """Whether the word after a noun may be an adjective of it: by its ending, or as a noun of people."""
    if is_trigger(form) or form[0] == proclitics("conjunction")[0] or form.startswith(article()):
        return False
    noun = counted(form)
    if noun is not None:
        return noun.kind in ("person", "force", "woman")
    return form.endswith(_adjectives()) and form[0] not in proclitics("preposition") and form not in forms_of("done")


@lru_cache(maxsize=100_000)
def mixes(form: str, of: str) -> bool:
    """Whether a word adds people of another sort to those counted: `من المدنيين والعسكريين`."""
    for _, particles, rest in splits[form]:
        noun = counted(rest)
        if particles and noun is not None and noun.kind in PEOPLE and (noun.number == "many" or is_accusative(rest)):
            return noun.of != of
    return False


def adds_sort(row: Sequence[Word], at: int, of: str, number: Number, starts: frozenset[int]) -> bool:
    """Whether the word at `at` makes those counted of more than one sort: it shares their number (`8 نساء ومسعفين`) and has none of its
    own (`5 نساء ومسعفين اثنين`, `طفلين وجنديا`)."""
    if number.dual is not None or (at + 1 in starts and row[at + 1].kind == "word"):
        return False
    few = number.value <= _FEW and not number.high
    return mixes(row[at].form, of) and not (few and is_accusative(row[at].form))


def sort_of(row: Sequence[Word], at: int) -> str | None:
    """Of whom those before word `at` are, as a preposition says: `50 dead of the civilians`, `in the ranks of the soldiers`."""
    start = at
    while at < min(len(row), start + _SORT_WORDS) and (
        row[at].form in forms_of("from") or row[at].form in forms_of("ranks")
    ):
        at += 1
    if at == start or at >= len(row) or row[at].kind != "word":
        return None
    noun = counted(row[at].form.removeprefix(article()))
    if noun is None or not noun.of or not row[at].form.startswith(article()) or noun.of in ("children", "women"):
        return None
    after = row[at + 1].form if at + 1 < len(row) else ""
    return None if after and mixes(after, noun.of) else noun.of


def serve_police(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether the pronoun at those counted, told by their service, stands for the police, named before: `the police: 18 of its men`."""
    if counted(row[last - 1].form) is not None or len(bare(row[last - 1].form)) < 2:
        return False
    for k in range(first - 1, max(-1, first - 1 - _OWNER_REACH), -1):
        if row[k].form == "." or row[k].kind == "break" or row[k].form in forms_of("army"):
            return False
        if phrases_of("police").at(row, k) is not None:
            return True
    return False


def coordinate(row: Sequence[Word], at: int) -> int:
    """The index after a second noun that shares the number: `65 نائبا ووزيرا`."""
    for _, particles, rest in splits[row[at].form]:
        noun = counted(rest)
        if (
            particles
            and particles in proclitics("conjunction")
            and noun is not None
            and noun.number == "one"
            and not noun.measure
        ):
            return at + 1 if rest != fold(noun.noun) or opens(noun.noun) else at
    return at


def both_ends(row: Sequence[Word], at: int, measure: str) -> int | None:
    """The index after `dead and wounded` (`قتيلا وجريحا`, `بين قتيل وجريح`) where it follows a number or its noun."""
    if at + 1 < len(row) and row[at].form in _CLOSING and row[at + 1].form in forms_of("among"):
        at += 1
    if measure in ("", "killed", "injured") and at < len(row):
        killed = measure
        if row[at].form in forms_of("among") and at + 2 < len(row):
            first = counted(row[at + 1].form)
            killed, at = (first.measure if first is not None else ""), at + 2
        if killed not in ("killed", "injured") or at >= len(row):
            return None
        for _, particles, rest in splits[row[at].form]:
            noun = counted(rest)
            if not particles or noun is None or noun.measure not in ("killed", "injured", "missing"):
                continue
            # One that is definite shares no number with an indefinite one: it opens a clause (`15 قتيلا والجرحى بالعشرات`).
            if noun.number == "one" or (rest.startswith(article()) and is_definite(row[at - 1].form)):
                return at + 1 if noun.measure != killed else None
    return None


def is_linked(page: Page, first: int, start: int) -> bool:
    """Whether a conjunction, written as one with word `first` or apart, stands before the offset `start`."""
    row = page.words
    if start > row[first].start:
        return row[first].form[0] in proclitics("conjunction")
    before = row[first - 1] if first else None
    return before is not None and before.form in proclitics("conjunction")


def is_where(row: Sequence[Word], first: int, start: int) -> bool:
    """Whether a preposition of place stands before the offset `start`, in word `first` or before it."""
    if start > row[first].start:
        return row[first].form[: start - row[first].start][-1:] not in proclitics("conjunction")
    return first > 0 and row[first - 1].form in forms_of("where")


def names_where(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether two places are told by their names only as whither people went: `نحو بلدتي تيبو وأوكانيا`."""
    named = not row[last - 1].form.endswith((dual(), oblique()))
    return named and first > 0 and row[first - 1].form in forms_of("towards")


def is_hit(row: Sequence[Word], first: int) -> bool:
    """Whether the word before a count says that it was struck: `the shelling of two villages`."""
    return first > 0 and row[first - 1].form in forms_of("upon")


def is_age(row: Sequence[Word], at: int) -> bool:
    """Whether the words after a number make it somebody's age: `in the 15th year of her life`."""
    return at + 1 < len(row) and row[at].form in forms_of("from") and row[at + 1].form in forms_of("age")


def _apart(row: Sequence[Word], first: int) -> int:
    """1 where an article written apart stands before the number, else 0."""
    return int(first > 0 and row[first - 1].form.endswith(article()) and row[first - 1].form in particles_apart())


@lru_cache(maxsize=1)
def _adjectives() -> tuple[str, ...]:
    return tuple(forms_of("adjective"))
