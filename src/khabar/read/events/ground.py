"""A page with its names and times laid over its words, each word looked up once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from khabar.model import Name, Page, Time, Word
from khabar.read.events.senses import Sense, sense
from khabar.read.statements.cues import attributions, begins_attribution, cue_forms

# Marks within a clause: no other mark is.
_WITHIN = "\"'()#_/-\u2026"


@dataclass(frozen=True, slots=True)
class Ground:
    """A page with its names and times laid out over its words: by index of their first word, with the index after their last.

    `starts`, `forms` and `senses` hold what is known of each word. The rest are indexes of words in order: `inside` of those within names
    and times, `places` of the first ones of places, `moments` of the first ones of times, `openers` of those that a party may
    begin with, `tellers` of those that may tell of a deed, `cuts` of the marks and breaks that end a clause, of the words that bring in
    who says so (بحسب), and of the end of the page.
    """

    page: Page
    names: dict[int, tuple[Name, int]]
    times: dict[int, tuple[Time, int]]
    inside: frozenset[int]
    starts: tuple[int, ...]
    forms: tuple[str, ...]
    senses: tuple[Sense | None, ...]
    places: list[int]
    moments: list[int]
    openers: list[int]
    tellers: list[int]
    cuts: list[int]


def lay_ground(page: Page, times: tuple[Time, ...], names: tuple[Name, ...]) -> Ground:
    """The page with names and times laid over its words."""
    starts, forms, kinds = page.starts, page.forms, page.kinds
    ends = [word.end for word in page.words]
    named: dict[int, tuple[Name, int]] = {}
    timed: dict[int, tuple[Time, int]] = {}
    inside: set[int] = set()
    for name in names:
        first, last = _words(starts, ends, name.span.start, name.span.end)
        if first < last:
            named[first] = (name, last)
            inside.update(range(first, last))
    for time in times:
        first, last = _words(starts, ends, time.span.start, time.span.end)
        if first < last:
            timed[first] = (time, last)
            inside.update(range(first, last))
    read = tuple(sense.each(forms))
    openers, tellers = [*named], []
    for i in compress(range(len(forms)), read):
        told = read[i]
        if told is not None and kinds[i] == "word":
            if told.party and i not in named:
                openers.append(i)
            if (told.deeds or told.phrases) and i not in inside:
                tellers.append(i)
    openers.sort()
    cuts = [
        i
        for i, kind in enumerate(kinds)
        if kind == "break"
        or (kind == "mark" and forms[i] not in _WITHIN)
        or (kind == "word" and _brings_in_source(page.words, i))
    ]
    places = sorted([i for i, (name, _) in named.items() if name.kind == "place"])
    return Ground(
        page, named, timed, frozenset(inside), starts, forms, read, places, sorted(timed), openers, tellers,
        [*cuts, len(forms)],
    )  # fmt: skip


def _brings_in_source(row: Sequence[Word], i: int) -> bool:
    """Whether at word `i` begins from whom the report has what stands before: `بحسب الوزارة`, `وفق ما أفادت الوزارة`."""
    if begins_attribution(row, i):
        return True
    hit = attributions().at(row, i) if row[i].form in attributions().first else None
    if hit is None or hit[2] != "verb" or hit[0] >= len(row):
        return False
    said = cue_forms().get(row[hit[0]].form)
    return said is not None and said[1] == "verb"


def _words(starts: Sequence[int], ends: Sequence[int], start: int, end: int) -> tuple[int, int]:
    return bisect_left(ends, start + 1), bisect_left(starts, end)


def places_within(ground: Ground, first: int, stop: int) -> list[int]:
    """The indexes from `first` up to `stop` at which places are named."""
    places = ground.places
    return places[bisect_left(places, first) : bisect_left(places, stop)]


def beyond(ground: Ground, i: int, reach: int, last: int) -> int:
    """The index after the next `reach` words from word `i`, each name and each time counted as one."""
    while reach > 0 and i < last:
        named = ground.names.get(i) or ground.times.get(i)
        i = named[1] if named is not None else i + 1
        reach -= 1
    return min(i, last)
