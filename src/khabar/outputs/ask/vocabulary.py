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


@cache
def phrases(language: str) -> Phrases[Meaning]:
    """What stands anywhere in a question."""
    return Phrases(
        (phrase, (row["kind"], row["value"]))
        for row in table("questions", language)
        if row["kind"] not in ("first", "verbs", "bound", "reckoned", "unit", "claim")
        for phrase in defined(row["phrases"].split("|"), language)
    )


@cache
def first_phrases(language: str) -> Phrases[Meaning]:
    """What a question begins with. An Arabic question word before a verb of speech asks who said or what was said, with its stance."""
    rows = [(row, row["phrases"].split("|")) for row in table("questions", language)]
    told = [
        (phrase, (row["kind"], row["value"]))
        for row, told in rows
        if row["kind"] in ("first", "ask")
        for phrase in told
    ]
    before = [(phrase, row["value"]) for row, told in rows if row["kind"] == "verbs" for phrase in told]
    return Phrases([*told, *_spoken(before, language)]) if before else Phrases(told)


def _spoken(before: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[str, Meaning]]:
    for row in table("speech_verbs", language):
        stance = "" if row["stance"] in _SAID else f":{row['stance']}"
        forms = dict.fromkeys(form for form, says in verb_forms(row["past"], row["present"]) if says in _ASKED)
        for question, kind in before:
            yield from ((f"{question} {form}", ("ask", kind + stance)) for form in forms)


@cache
def acts(language: str) -> dict[str, Part]:
    """The words that tell of one kind of act, by the value of the table."""
    rows = {row["value"]: row["phrases"].split("|") for row in table("questions", language) if row["kind"] == "acts"}
    told = {value: any_of(phrases) for value, phrases in rows.items()}
    # An attack may be of any kind.
    return {**told, "attack": any_of([p for phrases in rows.values() for p in phrases])} if "attack" in told else told


@cache
def named_as(kind: str, value: str) -> Part:
    """The Arabic words that tell of what is counted, or of whom."""
    rows = [row for row in table("questions") if (row["kind"], row["value"].partition(":")[0]) == (kind, value)]
    return any_of([phrase for row in rows for phrase in row["phrases"].split("|")])


@cache
def claiming() -> Phrases[str]:
    """The words by which somebody takes a deed upon himself."""
    return Phrases((phrase, "") for phrase in _claims())


@cache
def claim() -> Part:
    """A part that holds where such a word may stand: stems tell `his responsibility` and `responsible` not apart."""
    return any_of(_claims())


def _claims() -> list[str]:
    return [phrase for row in table("questions") if row["kind"] == "claim" for phrase in row["phrases"].split("|")]


def any_of(phrases: Sequence[str]) -> Part:
    """A part that holds where one of the phrases stands.

    >>> any_of(["قصف", "غارة"]).phrases
    (('قصف',), ('غار',))
    """
    return Part(tuple(dict.fromkeys(tuple(line(phrase).split()) for phrase in phrases)))
