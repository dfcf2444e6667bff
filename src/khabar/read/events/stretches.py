"""Nouns of deeds that tell only what a stretch of time was full of."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from khabar.language import proclitics, table, values
from khabar.model import Sentence
from khabar.read.events.ground import Ground, places_within
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.triggers import Trigger

# How many words before the noun the word for a yearly day stands.
YEARLY = 3
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


def is_remembered(ground: Ground, trigger: Trigger) -> bool:
    """Whether the words before the noun tell how many months or years ago its deed was, or that its day has come round (عام على قصف
    السوق، في الذكرى الأولى لقصف السوق)."""
    i, forms = trigger.first, ground.forms
    if trigger.deed.verb or i < 2 or ground.page.words[i - 1].kind != "word":
        return False
    if trigger.before.endswith(proclitics("swallows_article")[0]):
        return not _cues("anniversary").isdisjoint(forms[max(0, i - YEARLY) : i])
    if forms[i - 1] not in _cues("upon"):
        return False
    return forms[i - 2] in _long_units()


@lru_cache(maxsize=8)
def _cues(role: str) -> frozenset[str]:
    """The folded words of a role around times."""
    return frozenset(word for row in table("time_cues") if row["role"] == role for word in values(row["words"]))


@lru_cache(maxsize=1)
def _long_units() -> frozenset[str]:
    """The folded words for years and for several months: what one month is over is still news."""
    rows = [r for r in table("time_units") if r["unit"] == "Y" or (r["unit"] == "M" and r["number"] != "one")]
    return frozenset(word for row in rows for word in values(row["words"]))


def is_summed_up(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether the noun, with no place after it, tells only what a stretch of time was full of (تسعة أشهر من القصف): no new deed."""
    link = link_at(ground, trigger.first - 1, trigger.first) if trigger.first > 1 else None
    if link is None or link[0] != "of" or trigger.deed.type != "ASSAULT":
        return False
    before = bisect_left(ground.moments, trigger.first)
    time, end = ground.times[ground.moments[before - 1]] if before else (None, 0)
    full = time is not None and time.type == "DURATION" and end == trigger.first - 1
    return full and not places_within(ground, trigger.last, clause_end(ground, trigger.last, last, REACH))
