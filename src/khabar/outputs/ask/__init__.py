"""Questions to the record, in Arabic or English, answered from records alone: every sentence carries the words of reports.

>>> from khabar.outputs.ask.question import language_of
>>> language_of("كم عدد القتلى؟")
'ar'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from khabar.archive.catalogue.shelves import Catalogue
from khabar.outputs.ask import happenings, overviews, tolls, voices
from khabar.outputs.ask.answer import Answer, Sentence, assembled, say
from khabar.outputs.ask.finding import Found, find
from khabar.outputs.ask.instead import nothing
from khabar.outputs.ask.question import Question, language_of, read_question
from khabar.outputs.dossier.wording import day_text

# What is told of incidents, by the kind of question; whether only incidents with the tally asked for are wanted.
TELLING: dict[str, tuple[Callable[[Question, Found], Iterator[Sentence]], bool]] = {
    "how_many": (tolls.how_many, True),
    "how_many_sources": (tolls.sources, True),
    "how_many_reports": (tolls.reports, False),
    "changed": (tolls.changed, True),
    "who_did": (happenings.who, False),
    "differ": (tolls.how_many, True),
    "compare": (tolls.how_many, True),
    "how_many_incidents": (overviews.how_many, False),
    "parties": (overviews.parties, False),
    "what_happened": (happenings.what, False),
    "where": (happenings.where, False),
    "when": (happenings.when, False),
}
# Without anything to know a happening by, these alone are asked, of the whole archive.
OF_ALL = frozenset({"how_many", "changed", "differ"})


def ask(catalogue: Catalogue, typed: str) -> Answer:
    """What the record says to a question. Where it says nothing, or the question is none that can be read, `answer` is None
    and `note` says so."""
    question = read_question(catalogue, typed)
    language = question.language
    if question.kind == "unread" or not typed.strip():
        return Answer(None, note=say("ask-unread", language_of(typed)))
    if question.unknown:
        return Answer(None, note=nothing(catalogue, question))
    if question.kind not in OF_ALL and not (question.parts or question.source or question.when or question.month):
        return Answer(None, note=say("ask-unnamed", language))
    answer = _answer(catalogue, question) or Answer(None, note=nothing(catalogue, question))
    if question.today is None:
        return answer
    reckoned = say("ask-reckoned", language, day=day_text(question.today, language))
    return replace(answer, note=" ".join(filter(None, (answer.note, reckoned))))


def _answer(catalogue: Catalogue, question: Question) -> Answer | None:
    if question.kind in ("who_said", "what_said"):
        rows, more = voices.statements(catalogue, question)
        readings = catalogue.readings(place[0] for row in rows for place in row["places"])
        return assembled(voices.told(question, rows), readings, _more(more, question.language))
    if question.kind == "who_is":
        sentences, reports = voices.who_is(catalogue, question)
        return assembled(sentences, catalogue.readings(reports))
    telling, counted = TELLING[question.kind]
    found = find(catalogue, question, counted)
    return assembled(telling(question, found), found.readings, _more(found.more, question.language))


def _more(count: int, language: str) -> str | None:
    return say("ask-more", language, n=count) if count else None
