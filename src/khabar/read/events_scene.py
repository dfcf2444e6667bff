"""Where, when and by what means a deed was done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from khabar.language import splits, table
from khabar.model import Sentence, Time, Word
from khabar.read.events_ground import Ground, article, joiners
from khabar.read.events_links import clause_end, link_at
from khabar.read.events_parties import Party
from khabar.read.events_triggers import Trigger
from khabar.text import fold

# A deed that ended so many days before the report came out belongs to an earlier war.
EARLIER_WAR = 400
# How many words after a trigger a place of the deed may stand.
REACH = 18


def places_of(
    ground: Ground, trigger: Trigger, sentence: Sentence, actor: Party | None, recipient: Party | None
) -> tuple[str, ...]:
    """The places named in the clause after the trigger, those that act or suffer themselves left out."""
    end = clause_end(ground.page.words, trigger.last, sentence.last, REACH)
    used = {p.first for p in (actor, recipient) if p is not None and p.kind == "place"}
    after = [
        ground.names[i][0].key
        for i in range(trigger.last, end)
        if i in ground.names and ground.names[i][0].kind == "place" and i not in used
    ]
    return tuple(dict.fromkeys(after))


def times_of(ground: Ground, sentence: Sentence) -> tuple[list[int], list[tuple[Time, int]]]:
    """The times of a sentence: the indexes of their first words, and each with the index after its last word."""
    first = [i for i in range(sentence.first, sentence.last) if i in ground.times]
    return first, [ground.times[i] for i in first]


def time_of(trigger: Trigger, times: tuple[list[int], list[tuple[Time, int]]]) -> Time | None:
    """The time nearest to the trigger within its sentence; one that follows is nearer, a span of time farther."""
    starts, entries = times
    at = bisect_left(starts, trigger.first)
    best: tuple[int, Time] | None = None
    for k in range(max(0, at - 2), min(len(starts), at + 2)):
        time, last = entries[k]
        gap = starts[k] - trigger.last if k >= at else trigger.first - last + 3
        gap += 10 * (time.type == "DURATION")
        if best is None or gap < best[0]:
            best = (gap, time)
    return best[1] if best else None


def is_background(published: date | None, when: Time | None) -> bool:
    """Whether the deed belongs to an earlier war: so long ago that no report of these days is about it."""
    if when is None or when.latest is None or published is None:
        return False
    return (published - when.latest).days > EARLIER_WAR


def is_another(row: Sequence[Word], trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the words after the trigger call it another, a second, a similar one."""
    for k in range(trigger.last, min(trigger.last + 2, sentence.last)):
        link = link_at(row, k, sentence.last)
        if link is not None and link[0] == "again":
            return True
    return False


@lru_cache(maxsize=1)
def _means() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in table("events_modes"):
        if row["mode"]:
            word = fold(row["word"])
            found[word] = found[article() + word] = (row["type"], row["mode"])
    return found


@lru_cache(maxsize=50_000)
def _told_by(form: str) -> tuple[str, str] | None:
    """The type and mode that a word tells, without the particles attached to it, or None."""
    known = _means()
    return next((known[rest] for _, _, rest in splits(form) if rest in known), None)


def mode_of(row: Sequence[Word], trigger: Trigger, sentence: Sentence) -> str | None:
    """The mode that the words at the trigger tell (قصف جوي: aerial), else that of the deed itself."""
    for k in range(trigger.first, clause_end(row, trigger.last, sentence.last, 6)):
        if row[k].kind != "word":
            continue
        means = _told_by(row[k].form)
        if means is not None and means[0] == trigger.deed.type:
            return means[1]
    return trigger.deed.mode


def neighbours(ground: Ground, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Pairs of places of which one lies in or at the other: named within three words, and not as a list."""
    row = ground.page.words
    before: tuple[int, str] | None = None
    for i in range(sentence.first, sentence.last):
        if i not in ground.names or ground.names[i][0].kind != "place":
            continue
        name, last = ground.names[i]
        listed = name.span.start > row[i].start and row[i].form[0] in joiners()
        if before is not None and i - before[0] <= 3 and not listed:
            yield before[1], name.key
            yield name.key, before[1]
        before = (last, name.key)
