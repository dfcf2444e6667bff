"""Why a question has no answer, and what the record has of what it names."""

from __future__ import annotations

from dataclasses import replace

from khabar.archive.catalogue.shelves import Catalogue
from khabar.outputs.ask import tolls
from khabar.outputs.ask.answer import listed, say
from khabar.outputs.ask.areas import is_country
from khabar.outputs.ask.finding import Found, find
from khabar.outputs.ask.grammar import is_named
from khabar.outputs.ask.happenings import head
from khabar.outputs.ask.question import COUNTING, Question
from khabar.outputs.dossier.wording import kind_text
from khabar.text import SEMICOLON


def nothing(catalogue: Catalogue, question: Question) -> str:
    """Why there is no answer. Of a number of some: that the record has none, and whether it has that of all. Of words that nobody knows:
    which they are. Then what the record has of the place and days that are named."""
    language = question.language
    if question.unknown:
        told = say("ask-unknown", language, words=listed(question.unknown, language))
    elif question.kind in COUNTING and (question.of or question.whom):
        return _apart(catalogue, question)
    else:
        told = say("ask-none", language)
    heads = listed(_there(catalogue, question), language, (";", SEMICOLON))
    return f"{told} {say('ask-there', language, heads=heads)}" if heads else told


def _apart(catalogue: Catalogue, question: Question) -> str:
    language = question.language
    of_all = replace(question, of=None, whom=(), soldiers=False)
    every = find(catalogue, of_all, True)
    if not any(True for _ in tolls.how_many(of_all, every)):
        return say("ask-none-apart", language)
    kinds = listed([kind_text(measure, None, language) for measure in of_all.measures], language)
    return say("ask-apart", language, kind=kinds, head=listed(_heads(every, language), language, (";", SEMICOLON)))


def _there(catalogue: Catalogue, question: Question) -> list[str]:
    """The incidents at the places that a question names, on its days, by place and day."""
    areas = {area.part for area in question.areas}
    places = [p for p in question.parts if p in areas or is_country(p) or is_named(catalogue, p, ("place",))]
    if not places:
        return []
    plain = replace(question, kind="what_happened", measure=None, of=None, parts=tuple(places), doer=(), unknown=())
    return _heads(find(catalogue, plain), question.language)


def _heads(found: Found, language: str) -> list[str]:
    """The incidents by place and day, each once."""
    return list(dict.fromkeys(head(incident, language) for incident in found.incidents))
