"""Who charges whom with an attack, as a report tells it: by a claim, by an accusation beside it, or each the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from khabar.language import table, values
from khabar.model import Event, Reading, Span
from khabar.text import fold

# Who charges, and who is charged.
Charge = tuple[str, str]
# How many characters from an attack those accuse each other who are told to.
BESIDE = 600


def charged(reading: Reading, events: Sequence[Event], sources: Sequence[str | None]) -> tuple[Charge, ...]:
    """The charges in the events of an attack that their `sources` tell of others, and of those who accuse each other beside it."""
    if not events or events[0].type != "ASSAULT":
        return ()
    told = zip(events, sources, strict=True)
    claims = [
        (source, e.actor) for e, source in told if e.status == "claimed" and e.actor and source and e.actor != source
    ]
    return tuple(dict.fromkeys([*claims, *exchanged(reading, events[0].span)]))


def exchanged(reading: Reading, near: Span) -> Iterator[Charge]:
    """The charges of those who accuse each other beside an attack (the army and the rebels traded accusations).

    >>> from khabar.model import Name, Report, Statement
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
        start = min(s.start for s in (said.cue, said.source_span or said.cue))
        told = [n.key for n in reading.names if n.kind != "person" and start <= n.span.start < said.span.start]
        both = list(dict.fromkeys(told))[:2]
        yield from ((one, other) for one in both for other in both if one != other)


def _is_mutual(reading: Reading, cue: Span) -> bool:
    return fold(cue.of(reading.report.text)).startswith(_of_exchange())


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
    found = [
        (mine[1], theirs[1])
        for mine in charges
        for theirs in charges
        if theirs[1] in mine[0] and mine[1] in theirs[0] and mine[1] < theirs[1]
    ]
    return min(found, default=None) or next(
        (min((one, other), (other, one)) for one, other in charges if (other, one) in charges), None
    )
