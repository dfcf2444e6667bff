"""The words that times are made of: every table of times compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from khabar.inflection import noun_forms, present_letters
from khabar.language import Phrases, article, proclitics, rests, splits, table, values
from khabar.remember import remembered
from khabar.text import fold


class Sense(NamedTuple):
    """What a word may be: `cut` letters of attached particles before it, its value, and its number (`the` before it: definite)."""

    cut: int
    value: str
    number: str = ""


NOTHING: Mapping[str, Sense] = {}
# Tables with one value a row, and the column that holds it.
_SINGLE = (
    ("weekdays", "names", "day", "weekday"),
    ("seasons", "words", "season", "season"),
    ("time_edges", "words", "edge", "edge"),
)


@cache
def as_written(language: str = "ar") -> frozenset[str]:
    """The names of the months in their own spelling, not folded."""
    return frozenset(name for r in table("months", language) for name in r["names"].split("|"))


@cache
def masculine_first(language: str = "ar") -> frozenset[str]:
    """The folded masculine forms of the first ordinal."""
    return frozenset(w for r in table("time_cues", language) if r["role"] == "first" for w in values(r["words"]))


@cache
def unlike(language: str = "ar") -> frozenset[str]:
    """Words in their own spelling that fold together with a time and are none."""
    return frozenset(w for r in table("time_cues", language) if r["role"] == "unlike" for w in r["words"].split("|"))


@cache
def phrases(kind: str, language: str = "ar") -> Phrases[str]:
    """The phrases of one kind: month, dayword, relation, named, phrase, about, and the uses of parts of the day.

    >>> phrases("dayword").get("امس")
    '-1|yes'
    """
    rows: list[tuple[str, str]] = []
    if kind == "month":
        rows = [
            (n, f"{r['month']}|{r['calendar']}|{r['alone']}")
            for r in table("months", language)
            for n in r["names"].split("|")
            if r["calendar"] != "solar"
        ]
        rows += [
            (n.lower(), f"{r['month']}|gregorian|no")
            for r in table("months_latin", language)
            for n in r["names"].split("|")
        ]
    elif kind == "dayword":
        rows = [(n, f"{r['days']}|{r['alone']}") for r in table("day_words", language) for n in r["words"].split("|")]
    elif kind == "relation":
        for r in table("time_relations", language):
            for n in r["words"].split("|"):
                many = [n] if " " in n or r["says"] == "same" else [f for f, _ in noun_forms(n)]
                rows += [(form, r["says"]) for form in many]
    elif kind == "named":
        rows = [
            (n, f"{r['calendar']}|{r['month']}|{r['day']}|{r['days']}")
            for r in table("named_days", language)
            for n in r["names"].split("|")
        ]
    elif kind == "phrase":
        rows = [
            (n, f"{r['type']}|{r['value']}|{r['needs']}")
            for r in table("time_phrases", language)
            for n in r["words"].split("|")
        ]
    elif kind == "about":
        common = {
            w
            for r in table("time_cues", language)
            if r["role"] in ("at", "from", "until", "upon")
            for w in values(r["words"])
        }
        before = [r for r in table("qualifiers", language) if r["stands"] == "before"]
        rows = [(r["phrase"], r["bound"]) for r in before if fold(r["phrase"].split()[0]) not in common]
    else:
        rows = [(n, r["part"]) for r in table("dayparts", language) if r["use"] == kind for n in r["words"].split("|")]
    return Phrases(rows)


_PHRASE_KINDS = (
    "month",
    "dayword",
    "relation",
    "named",
    "phrase",
    "lead",
    "of",
    "adverb",
    "beside",
    "the",
    "about",
    "then",
    "reached",
    "prayed",
    "bare",
    "midnight",
)


def _rows(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Folded form, kind, value, number."""
    the = article()
    for name, column, value, kind in _SINGLE:
        for r in table(name, language):
            for word in values(r[column]):
                yield word, kind, r[value], ""
                if kind == "weekday" and word.startswith(the):
                    yield word[len(the) :], "weekday_bare", r[value], ""
    for r in table("time_units", language):
        for word in values(r["words"]):
            if r["number"] == "its":
                yield word, "its", r["unit"], ""
                continue
            yield word, "unit", r["unit"], r["number"]
            yield the + word, "unit", r["unit"], f"the {r['number']}"
    for r in table("months", language):
        if r["calendar"] == "solar":
            for word in values(r["names"]):
                yield word, "solar_month", r["month"], ""
    for r in table("ordinals", language):
        for word in values(r["words"]):
            if " " not in word:
                yield word, f"ordinal_{r['kind']}", r["value"], ""
    for r in table("decades", language):
        for word in values(r["words"]):
            yield word, "decade", r["decade"], ""
            yield the + word, "decade", r["decade"], "the"
    for r in table("time_cues", language):
        for word in values(r["words"]):
            yield word, r["role"], "", ""
            if r["role"] == "long":
                yield the + word, "the_long", "", ""
    for r in table("date_neighbours", language):
        for word in values(r["words"]):
            yield word, f"{r['stands']}_{r['of']}", r["says"], ""
    for kind in _PHRASE_KINDS:
        for word in phrases(kind, language).first:
            yield word, kind, "", ""


@cache
def _lexicon(language: str = "ar") -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for form, kind, value, number in _rows(language):
        found.setdefault(form, {}).setdefault(kind, (value, number))
    return found


@remembered
def senses(form: str) -> Mapping[str, Sense]:
    """Everything that a folded word may be in a time, by kind; empty for most words.

    >>> senses("والاحد")["weekday"]
    Sense(cut=1, value='7', number='')
    """
    lexicon = _lexicon()
    if lexicon.keys().isdisjoint(rests[form]):
        return NOTHING
    found: dict[str, Sense] = {}
    for cut, _, rest in splits[form]:
        told = lexicon.get(rest)
        if told is not None:
            for kind, (value, number) in told.items():
                found.setdefault(kind, Sense(cut, value, number))
    return found


@remembered
def looks_ahead(form: str) -> bool:
    """Whether a folded word is a verb of the future or one that looks ahead.

    >>> looks_ahead("سيجتمع"), looks_ahead("سياره")
    (True, False)
    """
    found = senses[form]
    if "future" in found:
        return True
    if "unfuture" in found or form in _names_alike():
        return False
    signs = future_signs()
    return any(
        cut < 2
        and len(rest) >= 4
        and rest[:2] in signs
        and "unfuture" not in senses[rest]
        and rest not in _names_alike()
        for cut, _, rest in splits[form]
    )


@cache
def _names_alike(language: str = "ar") -> frozenset[str]:
    """The folded names of persons and places that begin like a verb of the future."""
    signs = future_signs(language)
    first = tuple({sign[0] for sign in signs})
    names = [r["name"] for r in table("given_names", language) if r["common"] == "0"]
    names += [r["key"] for r in table("places", language) if not r["common"]]
    return frozenset(form for name in names if name.startswith(first) and (form := fold(name))[:2] in signs)


@cache
def future_signs(language: str = "ar") -> frozenset[str]:
    """The first two letters of a verb of the future: its particle and a prefix of the present tense."""
    sign = proclitics("preposition", language)[-1]
    return frozenset(sign + letter for letter in present_letters(language=language) if letter != article()[0])
