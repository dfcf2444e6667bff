"""Nouns of deeds that tell only what a stretch of time was full of."""

from __future__ import annotations

from bisect import bisect_left

from khabar.model import Sentence
from khabar.read.events.ground import Ground, places_within
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.triggers import Trigger

# How many words after the noun the place stands where it was done.
REACH = 40


def looks_back(ground: Ground, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the noun stands in a headline that tells what a stretch of time was full of (معركة المدينة: تسعة أشهر من القصف)."""
    if trigger.deed.verb or not sentence.head:
        return False
    kinds = ground.page.kinds
    last = next((k for k in range(trigger.last, len(kinds)) if kinds[k] == "break"), len(kinds))
    moments = ground.moments[bisect_left(ground.moments, trigger.last) : bisect_left(ground.moments, last)]
    stretches = [end for time, end in map(ground.times.__getitem__, moments) if time.type == "DURATION"]
    return any((link_at(ground, end, last) or ("", 0))[0] == "of" for end in stretches if end < last)


def is_summed_up(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether the noun, with no place after it, tells only what a stretch of time was full of (تسعة أشهر من القصف): no new deed."""
    link = link_at(ground, trigger.first - 1, trigger.first) if trigger.first > 1 else None
    if link is None or link[0] != "of" or trigger.deed.type != "ASSAULT":
        return False
    before = bisect_left(ground.moments, trigger.first)
    time, end = ground.times[ground.moments[before - 1]] if before else (None, 0)
    full = time is not None and time.type == "DURATION" and end == trigger.first - 1
    return full and not places_within(ground, trigger.last, clause_end(ground, trigger.last, last, REACH))
