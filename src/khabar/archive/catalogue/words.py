"""The words that texts are found by: folded, without attached particles, article and endings, of a broken plural the singular, each with
its place in the text.

`khabar.tell.terms.stem` cuts a word the same way whatever it is, which is enough to weigh texts. To find a word, `وزارة` and `الوزارة`
must come out alike: here a letter is a particle only where the lexicon knows what is left, or does not know the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from khabar.inflection import endings
from khabar.language import article, proclitics, splits, table
from khabar.model import Span
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.lexicon import given, ordinary
from khabar.remember import remembered
from khabar.text import fold, words

# Kinds of words that nobody looks for.
_SIGNS = frozenset({"mark", "break"})
# A stem has at least so many letters.
LEAST = 3


class Found(NamedTuple):
    """A word of a text as it is found: its span and its stem."""

    start: int
    end: int
    stem: str


def stems(text: str, without: Iterable[Span] = ()) -> Iterator[Found]:
    """The words of the text in order, those within the spans `without` left out.

    >>> [found.stem for found in stems("وبالمدينة ٣ قتلى.")]
    ['مدين', '3', 'قتيل']
    """
    gaps = sorted(without)
    at = 0
    for word in words(text, (Span(0, len(text)),)):
        while at < len(gaps) and gaps[at].end <= word.start:
            at += 1
        if word.kind in _SIGNS or (at < len(gaps) and gaps[at].start <= word.start):
            continue
        yield Found(word.start, word.end, plain(word.form) if word.kind == "word" else _bare(word.form))


def _bare(form: str) -> str:
    """A number or Latin word without the signs within it: `1,200` is 1200."""
    return "".join(filter(str.isalnum, form)) or form


@remembered
def plain(form: str) -> str:
    """The stem of a folded Arabic word.

    >>> plain("وزاره"), plain("ووزاره"), plain("الوزاره")
    ('وزار', 'وزار', 'وزار')
    >>> plain("بدمشق"), plain("وقال"), plain("للجيش"), plain("بليدا")
    ('دمشق', 'قال', 'جيش', 'بليد')
    >>> plain("والقتلي") == plain("قتيلا"), plain("مالي") == plain("الماليه")
    (True, False)
    """
    ways = [rest for _, _, rest in splits[form] if len(rest) >= LEAST] or [form]
    if (whole := next((rest for rest in ways if rest in _whole()), None)) is not None:
        return whole
    for rest in ways:
        naked = _naked(rest)
        if any(_known(shorter) for shorter in (naked, *_shorter(naked))):
            return _cut(naked)
    defined = next((rest for rest in ways if rest.startswith(article())), None)
    if defined is None and len(ways) > 1 and form[0] in proclitics("conjunction"):
        defined = ways[1]
    return _cut(_naked(defined or form))


def _naked(form: str) -> str:
    rest = form.removeprefix(article())
    return rest if len(rest) >= LEAST else form


def _known(form: str) -> bool:
    return ordinary(form) or bool(given(form)) or form in gazetteer().longest


def _shorter(form: str) -> Iterator[str]:
    """The word without one of the endings."""
    for ending in _endings():
        if form.endswith(ending) and len(form) - len(ending) >= LEAST:
            yield form[: -len(ending)]


def _cut(form: str) -> str:
    if (one := _singular(form)) is not None:
        return _cut(one)
    while (rest := next(_shorter(form), form)) != form:
        form = rest
    return form


def _singular(form: str) -> str | None:
    """The singular of a broken plural, with a pronoun of more than one letter or without; None for another word."""
    bare = (form.removesuffix(end) for end in ("", *endings("pronoun")) if len(end) != 1 and form.endswith(end))
    return next((one for rest in bare if (one := _singulars().get(rest)) is not None), None)


@cache
def _singulars() -> dict[str, str]:
    """Plurals → their singulars, of people and things that are counted and of happenings. What is also the name of an organisation, or a
    singular of another kind, stays as it is."""
    told = [(row["noun"], row["plurals"], row["kind"]) for row in table("counted")]
    told += [(row["word"], row["plural"], "") for row in table("events_nouns")]
    kinds = {fold(one): kind for one, _, kind in told}
    found: dict[str, str] = {}
    for one, plurals, kind in told:
        for many in [fold(plural) for plural in plurals.split("|")]:
            if many and " " not in f"{one}{many}" and kinds.get(many, kind) == kind and not _organisation(many):
                found.setdefault(many, fold(one))
    return {many: one for many, one in found.items() if many != one}


def _organisation(form: str) -> bool:
    told = (*known(form), *known(article() + form))
    return any(name.kind == "organization" and name.needs != "head" for name in told)


@cache
def _whole() -> frozenset[str]:
    """Names of countries that are ordinary words too, and would be others without their ending (Mali, and money)."""
    return frozenset(
        name
        for row in table("countries")
        if (name := fold(row["key"])) in [fold(word) for word in row["common"].split("|")]
    )


@cache
def _plurals() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for many in _singulars():
        found.setdefault(_cut(many), []).append(many)
    return {stem: tuple(forms) for stem, forms in found.items()}


def written(stem: str) -> tuple[str, ...]:
    """What stands in every folded word of the stem: the stem, or one of the plurals that it stands for.

    >>> "قتلي" in written(plain("قتيل"))
    True
    """
    return (stem, *_plurals().get(stem, ()))


@cache
def _endings() -> tuple[str, ...]:
    found = {fold(row["ending"]) for row in table("stem_endings")}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


def line(text: str | None, without: Iterable[Span] = ()) -> str:
    """The stems of a text in order, as one line.

    >>> line("قصف الجيش المدينة")
    'قصف جيش مدين'
    """
    return " ".join(found.stem for found in stems(text or "", without))
