"""What is counted: nouns with their number, kind, and what they say of the measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from khabar.inflection import accusative, before_ending, dual, endings, noun_forms, oblique, opens, sound_plural
from khabar.language import Phrases, article, cut, of_kind, rests, splits, table, values
from khabar.model import Word
from khabar.remember import remembered
from khabar.text import fold

# Kinds of nouns that count people.
PEOPLE = frozenset(("person", "woman", "kin", "force", "household", "victim", "people", "body"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun in one of its forms: `noun` in the singular as the table writes it, `number` one, two or many.

    `kind` and `measure` are as in the table; `of` is whom it counts or empty.
    """

    noun: str
    number: str
    kind: str
    measure: str
    of: str


def _forms(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Every folded form of the noun of a row with its number; what may be a dual or a plural is left as many."""
    noun, prefix = row["noun"], article()
    plurals = values(row["plurals"])
    if " " in noun:
        ways = [[f for f, n in noun_forms(part) if n == "one" and not f.startswith(prefix)] for part in noun.split()]
        for form in {" ".join(way) for way in product(*ways)}:
            yield form, "one"
        for form in {" ".join(way) for way in product(*([f, prefix + f] for f in cut(noun)))}:
            yield form, "one"
        for plural in plurals:
            yield plural, "many"
        return
    end = sound_plural()
    sound = [p[: -len(end)] for p in plurals if p.endswith(end) and p.startswith(fold(noun))]
    others = {stem + oblique() for stem in sound}
    for form, number in noun_forms(noun):
        plain = form.removeprefix(prefix)
        if number != "many" or plain in plurals:
            yield form, "many" if plain in others else number
    for plural in [*plurals, *others, *(stem + e[:1] for stem in sound for e in (end, oblique()))]:
        yield plural, "many"
        yield prefix + plural, "many"
    owned = [before_ending(noun) + ending[:-1] for ending in (dual(), oblique())]
    if opens(noun) or row["kind"] == "body":
        yield from ((form, "two") for form in owned)
    if opens(noun) or row["kind"] == "kin" or row["of"] == "children":
        yield from ((form + p, "two") for form in owned for p in endings("pronoun", "ms", "fs", "mp", "d", "fp"))


@lru_cache(maxsize=1)
def _nouns() -> dict[str, Counted]:
    found: dict[str, Counted] = {}
    for row in table("counted"):
        if " " in row["noun"]:
            continue
        for form, number in _forms(row):
            known = found.get(form)
            if known is None or (known.number == "one" and number == "many"):
                found[form] = Counted(row["noun"], number, row["kind"], row["measure"], row["of"])
    return found


@lru_cache(maxsize=1)
def _phrases() -> Phrases[Counted]:
    rows = []
    for row in table("counted"):
        if " " in row["noun"]:
            rows += [(form, Counted(row["noun"], n, row["kind"], row["measure"], row["of"])) for form, n in _forms(row)]
    return Phrases(rows)


@remembered
def counted(form: str) -> Counted | None:
    """What the folded word counts, without attached particles, or None.

    >>> counted("جنود").of, counted("قذيفتان").number, counted("مدنيين").number, counted("سماء")
    ('military', 'two', 'many', None)
    """
    return _nouns().get(form)


def people_words() -> dict[str, bool]:
    """The folded words that count people, and whether they may say what happened to them.

    >>> people_words()["جرحي"], people_words()["نساء"], "قذيفه" in people_words()
    (True, False, False)
    """
    people = PEOPLE | {"people"}
    return {f: n.measure != "" or n.kind == "body" for f, n in _nouns().items() if n.kind in people}


def things_words(kinds: frozenset[str]) -> list[str]:
    """The folded words for one thing of the kinds, without the article.

    >>> "دبابه" in things_words(frozenset(("vehicle",))), "دبابات" in things_words(frozenset(("vehicle",)))
    (True, False)
    """
    return [f for f, n in _nouns().items() if n.number == "one" and n.kind in kinds and not f.startswith(article())]


def counted_phrases() -> dict[str, list[tuple[tuple[str, ...], Counted]]]:
    """The counted nouns of several words, by the first of them: the words after it, and the noun."""
    return _phrases().first


def counted_at(row: Sequence[Word], i: int) -> tuple[int, Counted] | None:
    """(index after it, noun) of the counted noun that begins at word `i` without particles, or None."""
    if row[i].form in _phrases().first:
        found = _phrases().at(row, i, False)
        if found is not None:
            return found[0], found[2]
    noun = counted[row[i].form]
    return (i + 1, noun) if noun is not None else None


@remembered
def counted_within(form: str) -> Counted | None:
    """What the folded word counts, perhaps with particles before it, or None.

    >>> counted_within("والجرحي").measure
    'injured'
    """
    return next((noun for rest in rests[form] if (noun := _nouns().get(rest)) is not None), None)


@lru_cache(maxsize=1)
def _not_two() -> frozenset[str]:
    return of_kind("figure_words", "not_two")


@lru_cache(maxsize=1)
def duals() -> frozenset[str]:
    """The folded forms of counted nouns in the dual, without particles before them."""
    return frozenset(form for form, noun in _nouns().items() if noun.number == "two" and form not in _not_two())


@remembered
def dual_of(form: str) -> tuple[str, int] | None:
    """(noun, letters of particles cut) where the folded word is a counted noun in the dual, or None.

    >>> dual_of("وطفلتين"), dual_of("مهاجمين")
    (('طفلة', 1), None)
    """
    for letters, _, rest in splits[form]:
        noun = _nouns().get(rest)
        if noun is not None:
            return (noun.noun, letters) if noun.number == "two" and rest not in _not_two() else None
    return None


@lru_cache(maxsize=1)
def perhaps_duals() -> frozenset[str]:
    """The folded forms of nouns of people that may be a plural or a dual, without particles before them."""
    return frozenset(
        form
        for form, noun in _nouns().items()
        if noun.number == "many" and noun.kind in PEOPLE and form == fold(noun.noun) + oblique()
    )


@remembered
def plural_or_dual(form: str) -> tuple[str, int] | None:
    """(noun, letters of particles cut) where the folded word is a noun of people that may be a plural or a dual, or None.

    >>> plural_or_dual("لمسافرين"), plural_or_dual("مسافرون")
    (('مسافر', 1), None)
    """
    for letters, _, rest in splits[form]:
        if rest in perhaps_duals():
            return _nouns()[rest].noun, letters
    return None


@remembered
def is_accusative(form: str) -> bool:
    """Whether the folded word is a counted noun in the singular with the ending of an object.

    >>> is_accusative("شابا"), is_accusative("شاب")
    (True, False)
    """
    for rest in rests[form]:
        noun = _nouns().get(rest)
        if noun is not None:
            return noun.number == "one" and rest == fold(noun.noun) + accusative()
    return False
