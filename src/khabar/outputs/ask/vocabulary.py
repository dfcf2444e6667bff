"""The words that questions are made of, as the tables `questions` and `speech_verbs` have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from khabar.archive.catalogue.query import Part
from khabar.archive.catalogue.words import line
from khabar.inflection import verb_forms
from khabar.language import Phrases, article, table
from khabar.text import fold

# A phrase of a question: its kind and value in the table.
Meaning = tuple[str, str]
# Persons of a verb that somebody is asked after in.
_ASKED = frozenset({"past:ms", "past:fs", "past:mp", "present:ms", "present:fs"})
# Stances that a question cannot name: what is said so is said.
_SAID = frozenset({"assert", "allege"})


def defined(phrases: Iterable[str], language: str) -> list[str]:
    """The phrases; of Arabic words those with the article too.

    >>> defined(["toll"], "en")
    ['toll']
    """
    told = list(phrases)
    return [*told, *(article() + fold(phrase) for phrase in told if language == "ar" and " " not in phrase)]


def asking(language: str, *kinds: str) -> list[tuple[str, Meaning]]:
    """The phrases of the table of questions, each with its kind and value; with `kinds` only those.

    >>> ("yesterday", ("reckoned", "day:-1")) in asking("en", "reckoned")
    True
    """
    rows = [row for row in table("questions", language) if not kinds or row["kind"] in kinds]
    return [(phrase, (row["kind"], row["value"])) for row in rows for phrase in row["phrases"].split("|")]


@cache
def valued(language: str, kind: str) -> Phrases[str]:
    """The phrases of a kind with their values.

    >>> valued("en", "bound").get("till")
    'until'
    """
    return Phrases((phrase, value) for phrase, (_, value) in asking(language, kind))


@cache
def phrases(language: str) -> Phrases[Meaning]:
    """What stands anywhere in a question."""
    return Phrases(
        (phrase, meaning)
        for told, meaning in asking(language)
        if meaning[0] not in ("first", "verbs", "bound", "reckoned", "unit", "claim")
        for phrase in defined([told], language)
    )


@cache
def first_phrases(language: str) -> Phrases[Meaning]:
    """What a question begins with. An Arabic question word before a verb of speech asks who said or what was said, with its stance."""
    before = [(phrase, value) for phrase, (_, value) in asking(language, "verbs")]
    return Phrases([*asking(language, "first", "ask"), *(_spoken(before, language) if before else ())])


def _spoken(before: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[str, Meaning]]:
    for row in table("speech_verbs", language):
        stance = "" if row["stance"] in _SAID else f":{row['stance']}"
        forms = dict.fromkeys(form for form, says in verb_forms(row["past"], row["present"]) if says in _ASKED)
        for question, kind in before:
            yield from ((f"{question} {form}", ("ask", kind + stance)) for form in forms)


@cache
def acts(language: str) -> dict[str, Part]:
    """The words that tell of one kind of act or happening, by the value of the table."""
    rows: dict[str, list[str]] = {}
    for phrase, (_, value) in asking(language, "acts", "happens"):
        rows.setdefault(value, []).append(phrase)
    told = {value: any_of(phrases) for value, phrases in rows.items()}
    # An attack may be of any kind.
    attacks = [phrase for phrase, _ in asking(language, "acts")]
    return {**told, "attack": any_of(attacks)} if attacks else told


def happening(arabic: Sequence[str]) -> bool:
    """Whether one of the Arabic words tells of an act or happening.

    >>> happening(["زلزال"]), happening(["وزارة"])
    (True, False)
    """
    return not _happenings().isdisjoint(map(fold, arabic))


@cache
def _happenings() -> frozenset[str]:
    return frozenset(fold(phrase) for phrase, _ in asking("ar", "acts", "happens"))


@cache
def named_as(kind: str, value: str) -> Part:
    """The Arabic words that tell of what is counted, or of whom."""
    return any_of([phrase for phrase, (_, said) in asking("ar", kind) if said.partition(":")[0] == value])


@cache
def claiming() -> Phrases[str]:
    """The words by which somebody takes a deed upon himself."""
    return Phrases((phrase, "") for phrase in _claims())


@cache
def claims_folded() -> tuple[str, ...]:
    """These words as they stand in folded text."""
    return tuple(map(fold, _claims()))


@cache
def claim() -> Part:
    """A part that holds where such a word may stand: stems tell `his responsibility` and `responsible` not apart."""
    return any_of(_claims())


def _claims() -> list[str]:
    return [phrase for phrase, _ in asking("ar", "claim")]


def any_of(phrases: Sequence[str]) -> Part:
    """A part that holds where one of the phrases stands.

    >>> any_of(["قصف", "غارة"]).phrases
    (('قصف',), ('غار',))
    """
    return Part(tuple(dict.fromkeys(tuple(line(phrase).split()) for phrase in phrases)))
