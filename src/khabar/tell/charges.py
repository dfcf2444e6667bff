"""Who charges whom with an attack, as a report tells it: by a claim, by an accusation beside it, or each the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from khabar.language import article, of_kind, proclitics, rests, table, values
from khabar.model import Event, Reading, Span, Statement
from khabar.text import fold

# Who charges, and who is charged.
Charge = tuple[str, str]
# How many characters from an attack those accuse each other who are told to.
BESIDE = 600


def charged(reading: Reading, events: Sequence[Event], sources: Sequence[str | None]) -> tuple[Charge, ...]:
    """The charges in the events of an attack that accusers, or else their `sources`, tell of others, and of those who accuse each other."""
    if not events or events[0].type != "ASSAULT":
        return ()
    claimed = [(e.actor, s) for e, s in zip(events, sources, strict=True) if e.status == "claimed" and e.actor]
    accusers = {e.recipient: e.actor for e in reading.events if e.type == "ACCUSE" and e.actor} if claimed else {}
    told = [(accusers.get(actor, source), actor) for actor, source in claimed]
    claims = [(who, whom) for who, whom in told if who and who != whom]
    return tuple(dict.fromkeys([*claims, *exchanged(reading, events[0].span)]))


def exchanged(reading: Reading, near: Span) -> Iterator[Charge]:
    """The charges of those who accuse each other beside an attack (the army and the rebels traded accusations).

    >>> from khabar.model import Name, Report
    >>> words = "تبادل الجيش والحركة الاتهامات بقصف السوق"
    >>> names = (Name(Span(6, 11), "organization", "الجيش"), Name(Span(13, 19), "organization", "الحركة"))
    >>> said = Statement(Span(31, 40), Span(0, 5), "الجيش والحركة", Span(6, 19), stance="accuse")
    >>> list(exchanged(Reading(Report.of(words), None, None, "unknown", names=names, statements=(said,)), Span(31, 34)))
    [('الجيش', 'الحركة'), ('الحركة', 'الجيش')]
    """
    for said in reading.statements:
        beside = abs(said.span.start - near.start) <= BESIDE
        if said.cue is None or said.stance != "accuse" or not beside or not _is_mutual(reading, said.cue):
            continue
        both = list(dict.fromkeys(_subjects(reading, said)))[:2]
        yield from ((one, other) for one in both for other in both if one != other)


def _subjects(reading: Reading, said: Statement) -> Iterator[str]:
    """The parties named as who accuse each other, in the subject's own words or after `with`; none is where somebody is."""
    text, subject = reading.report.text, said.source_span or said.cue
    end, inside = subject.end if subject else 0, False
    for name in reading.names:
        if subject is None or name.kind == "person" or not subject.start <= name.span.start < said.span.start:
            continue
        before = fold(text[subject.start : name.span.start]).split()
        joined = fold(text[end : name.span.start]).strip() in proclitics("conjunction")
        beside = before[-1:] != [] and before[-1] in _with()
        inside = name.kind == "place" and not beside and (_stands_in(before) or (inside and joined))
        if beside or (not inside and name.span.end <= subject.end):
            yield name.key
        end = name.span.end


def _stands_in(before: Sequence[str]) -> bool:
    """Whether the last of the folded words is a preposition, one written with the next word included."""
    last = before[-1] if before else ""
    free = of_kind("name_contexts", "preposition", "word") | of_kind("name_contexts", "in", "word")
    return any(rest in free or rest in proclitics("preposition") for rest in rests[last])


def _is_mutual(reading: Reading, cue: Span) -> bool:
    return fold(cue.of(reading.report.text)).startswith(_of_exchange())


@cache
def _with() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("events_links") if row["says"] == "with")


@cache
def _of_exchange() -> tuple[str, ...]:
    """How the verbs begin whose subjects accuse each other."""
    rows = [row for row in table("speech_verbs") if "mutual" in values(row["marks"])]
    return tuple(fold(form) for row in rows for form in (row["past"], row["present"]))


def disputed(charges: Sequence[Charge]) -> Charge | None:
    """The first two, in order of their names, of whom each charges the other; None where there are none.

    >>> disputed([("ناطق باسم الجيش", "الحركة"), ("الحركة", "الجيش")])
    ('الجيش', 'الحركة')
    """
    bodies = {tuple(fold(accused).split()): accused for _, accused in charges}
    speaking = {source: {source, *_standing(source, bodies)} for source, _ in charges}
    told = {(body, accused) for source, accused in charges for body in speaking[source]}
    return min((pair for pair in told if pair[0] < pair[1] and pair[::-1] in told), default=None)


def _standing(source: str, bodies: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """The bodies that stand in the words of a source as whole words; an adjective after one makes it another body."""
    row = fold(source).split()
    for start, word in enumerate(row):
        for end in range(start + 1, len(row) + 1):
            if end < len(row) and row[end].startswith(article()):
                continue
            for first in set(rests[word]):
                if (found := bodies.get((first, *row[start + 1 : end]))) is not None:
                    yield found
