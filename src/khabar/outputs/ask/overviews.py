"""What the record holds of a place, a party or some days: how many incidents, and which parties act in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from khabar.outputs.ask.answer import Bounds, Sentence, listed, say
from khabar.outputs.ask.finding import Found
from khabar.outputs.ask.happenings import head, sentence_at
from khabar.outputs.ask.question import Question
from khabar.outputs.called import called
from khabar.record import Incident
from khabar.text import SEMICOLON


def how_many(question: Question, found: Found) -> Iterator[Sentence]:
    """How many incidents there are, and those of most reports by place and day."""
    language = question.language
    places = [place for incident in found.incidents for place in islice(_places(incident, found), 1)]
    if places:
        heads = listed([head(i, language) for i in found.incidents], language, (";", SEMICOLON))
        told = say("ask-incidents", language, n=len(found.incidents) + found.more, heads=heads)
        yield Sentence(told, tuple(places), tuple(i.id for i in found.incidents))


def parties(question: Question, found: Found) -> Iterator[Sentence]:
    """Who acts in an incident, and whom it befalls, as reports say."""
    language = question.language
    for incident in found.incidents:
        roles = {
            role: listed([called(a.name, language) for a in incident.actors if a.role == role], language)
            for role in ("actor", "recipient")
        }
        if roles["actor"]:
            key = "ask-parties" if roles["recipient"] else "ask-acting"
            told = say(key, language, head=head(incident, language), **roles)
            yield Sentence(told, tuple(islice(_places(incident, found), 3)), (incident.id,))


def _places(incident: Incident, found: Found) -> Iterator[Bounds]:
    """The sentences that tell of an incident, one of each report."""
    first: dict[str, int] = {}
    for mention in incident.events:
        first.setdefault(mention.report, mention.start)
    for claim in (c for t in incident.tallies for c in t.claims):
        first.setdefault(claim.report, claim.start)
    for report, at in first.items():
        if report in found.readings:
            span = sentence_at(found.readings[report], at)
            yield report, span.start, span.end
