"""Find what parties did or are said to have done."""

from __future__ import annotations

from khabar.model import Event, Name, Page, Span, Statement, Time
from khabar.read.events.actors import Stage
from khabar.read.events.authors import with_authors
from khabar.read.events.cast import gather
from khabar.read.events.ground import lay_ground
from khabar.read.events.issuers import issuer_of
from khabar.read.events.mentions import Mention, choose
from khabar.read.events.mishaps import without_mishaps
from khabar.read.events.scene import neighbours
from khabar.read.events.sentence import read_sentence
from khabar.read.events.sides import sides
from khabar.read.events.status import hear, speaker
from khabar.read.events.triggers import find_triggers
from khabar.tags import Tags, findings

# A deed that is told as done is passed over in a sentence of which the tagger is so sure that it reports none of that type.
DOUBTED = {"ASSAULT": 0.02, "PROTEST": 0.02}


def find_events(
    page: Page,
    times: tuple[Time, ...],
    names: tuple[Name, ...],
    statements: tuple[Statement, ...],
    tags: Tags | None = None,
) -> tuple[Event, ...]:
    """The events of the page, in order of their triggers: each deed once, at its first full mention. Where there are `tags` of a
    tagger, sentences that it doubts tell no assault or protest.

    >>> from khabar.model import Layout, Report
    >>> from khabar.read.sentences import lay_words
    >>> text = "اعتقلت الشرطة الكينية ثلاثة ناشطين."
    >>> page = lay_words(Report.of(text), Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    >>> [(e.span.of(text), e.type, e.mode, e.actor) for e in find_events(page, (), (), ())]
    [('اعتقلت', 'COERCE', 'arrest', 'الشرطة الكينية')]
    """
    ground = lay_ground(page, times, names)
    told = [find_triggers(ground, sentence.first, sentence.last) for sentence in page.sentences]
    if not any(told):
        return ()
    voices = hear(statements)
    heard = {speaker(voices, trigger.start) for triggers in told for trigger in triggers}
    cast = gather(ground)
    stage = Stage(
        ground,
        cast,
        voices,
        sides(ground, [s for s in heard if s is not None]),
        issuer_of(ground, cast, statements),
    )
    mentions: list[Mention] = []
    for number, triggers in enumerate(told):
        if triggers:
            mentions += read_sentence(stage, number, page.sentences[number], triggers)
    mentions = without_mishaps(mentions, ground)
    if tags is not None:
        mentions = _undoubted(mentions, tags)
    if not mentions:
        return ()
    near = frozenset(pair for sentence in page.sentences for pair in neighbours(ground, sentence))
    return tuple([_event(page, mention) for mention in with_authors(choose(mentions, near))])


def _undoubted(mentions: list[Mention], tags: Tags) -> list[Mention]:
    """The mentions without those told as done in a sentence in which the tagger sees no deed of the type."""
    found: dict[int, set[str]] = {}
    for m in mentions:
        found.setdefault(m.sentence, set()).update(findings(m.type, m.status, m.mode))
    return [
        m
        for m in mentions
        if m.type not in tags.deeds
        or m.status not in ("reported", "claimed")
        or tags.likely(m.type, m.sentence, sorted(found[m.sentence])) >= DOUBTED[m.type]
    ]


def _event(page: Page, m: Mention) -> Event:
    span = Span(m.trigger.start, page.words[m.trigger.last - 1].end)
    place = m.places[0] if m.places and m.trigger.deed.need != "speech" else m.spot
    return Event(span, m.type, m.mode, m.actor, m.recipient, place, m.when, m.status, m.background, m.rule)
