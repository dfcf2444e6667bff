"""Where and when a deed was done."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from khabar.dates import MORROW, eve
from khabar.kinds import FORCE
from khabar.language import among, of_kind, proclitics, table
from khabar.model import Sentence, Statement, Time
from khabar.read.events.ground import Ground, places_within
from khabar.read.events.links import clause_end, link_at
from khabar.read.events.particles import charge
from khabar.read.events.parties import Party
from khabar.read.events.states import rules
from khabar.read.events.triggers import Trigger
from khabar.read.origins import is_origin, is_whence
from khabar.text import fold

# How many words after a trigger a place of the deed may stand.
REACH = 18
# How many words after a trigger its time may stand; the same for an act of speech, whose content follows.
FAR, SPOKEN = 16, 6
# So many words may stand between the word for the day after something and the noun of that.
GOVERNED = 8
# Times that tell no day.
_NO_DAY = ("DURATION", "SET")
# So many words back may the word stand that opens a relative clause in which a time is told.
ASIDE = 40
# Kinds of names beside which a country acts, and how many words such a name may have.
_ALLIES, NAME = ("organization", "group"), 8
# So many times on either side of a trigger may be its own.
_AROUND = 2
# How many words may part a place from the larger one around it (بلدة دوير في ريف حمص).
WITHIN = 3


def places_of(
    ground: Ground, trigger: Trigger, sentence: Sentence, actor: Party | None, recipient: Party | None
) -> tuple[str, ...]:
    """The places named in the clause after the trigger, those that act or suffer themselves left out."""
    end = clause_end(ground, trigger.last, sentence.last, REACH)
    after = [i for i in places_within(ground, trigger.last, end) if not _home(ground, trigger, i)]
    if not after:
        return ()
    used = {
        k for p in (actor, recipient) if p is not None and p.kind in ("place", "force") for k in range(p.first, p.last)
    }
    used |= {p.last for p in (actor, recipient) if p is not None and _joins(ground, p.last)}
    return tuple(dict.fromkeys([ground.names[i][0].key for i in after if i not in used and not _acts(ground, i)]))


def _home(ground: Ground, trigger: Trigger, i: int) -> bool:
    """Whether the place named at word `i` is only where somebody is from, or from where something was fired at another: for a deed of force
    also the country of those whom it befell (مقتل عاملين من تشاد)."""
    row, (name, last) = ground.page.words, ground.names[i]
    if i and not of_kind("name_contexts", "loyal", "word").isdisjoint(ground.forms[max(0, i - 2) : i]):
        return True  # انفصاليون مؤيدون لروسيا، ميليشيات مدعومة من إيران
    country = bool(name.places) and name.places[0].precision == "country"
    return (country and trigger.deed.type in FORCE and is_whence(row, i)) or is_origin(row, i, last, firing=False)


def _acts(ground: Ground, i: int) -> bool:
    """Whether the country named at word `i` is itself told to act: beside a body, or as the subject of a verb (مسيرات أطلقتها البلاد)."""
    bare = ground.names[i][0].span.start == ground.starts[i]
    struck = ground.senses[i - 1] if bare and i and rules(ground.names[i][0].key) is not None else None
    ways = struck.deeds if struck is not None else ()
    return _allied(ground, i) or any(deed.verb and deed.family == "strike" for _, _, _, deed in ways)


def _joins(ground: Ground, i: int) -> bool:
    """Whether the word is the name of a country with «and» attached."""
    named = ground.names.get(i)
    if named is None or named[0].span.start == ground.starts[i] or rules(named[0].key) is None:
        return False
    return ground.forms[i][: named[0].span.start - ground.starts[i]] in proclitics("conjunction")


def _allied(ground: Ground, i: int) -> bool:
    """Whether the country named at word `i` acts beside the body named right before it (قصف لقوات الحكومة وروسيا)."""
    if not _joins(ground, i):
        return False
    names = ground.names
    return any(k in names and names[k][1] == i and names[k][0].kind in _ALLIES for k in range(max(0, i - NAME), i))


def spot_of(ground: Ground, trigger: Trigger, sentence: Sentence) -> str | None:
    """Where the sentence sets the deed whose own clause names no place: before its trigger, else after its clause."""
    site: int | None = None
    for i in reversed(places_within(ground, sentence.first, trigger.first)):
        if _allied(ground, i):
            continue
        if site is not None and site - ground.names[i][1] > WITHIN:
            break
        if site is not None or _is_site(ground, i, sentence.first):
            site = i
    if site is not None:
        return ground.names[site][0].key
    for i in places_within(ground, trigger.last, min(sentence.last, trigger.last + 2 * REACH)):
        if _is_site(ground, i, sentence.first) and not _home(ground, trigger, i):
            return ground.names[i][0].key
    return None


def _is_site(ground: Ground, i: int, first: int) -> bool:
    """Whether the place named at word `i` is where something happened: after a word for where, or with a preposition attached."""
    if ground.names[i][0].span.start > ground.starts[i]:
        return ground.forms[i].startswith(charge())
    before = ground.forms[max(first, i - 2) : i]
    return any(among(form, _sites()) for form in before)


@lru_cache(maxsize=1)
def _sites() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("events_sites"))


def times_of(ground: Ground, sentence: Sentence) -> tuple[list[int], list[tuple[Time, int]]]:
    """The times of a sentence: the indexes of their first words, and each with the index after its last word; not those up to which
    something is known (حتى الآن) or went on (منذ مطلع العام حتى الخميس، حتى إشعار آخر)."""
    moments = ground.moments
    first = moments[bisect_left(moments, sentence.first) : bisect_left(moments, sentence.last)]
    first = [i for i in first if not _is_until(ground, i)]
    return first, [ground.times[i] for i in first]


def told_in(
    ground: Ground, times: tuple[list[int], list[tuple[Time, int]]], trigger: Trigger, statement: Statement | None
) -> tuple[list[int], list[tuple[Time, int]]]:
    """The times without those of when the statement was made that holds the trigger: told between its cue and its content (أعلن الوزير أمس
    أن القصف …), unless that opens with the noun of the deed (أعلن الجيش أمس استعادة البلدة)."""
    if statement is None or statement.cue is None or statement.cue.start >= statement.span.start:
        return times
    if statement.stance == "assert" and not trigger.deed.verb and trigger.start - statement.span.start < 2:
        return times
    first = bisect_left(ground.starts, statement.cue.start)
    last = bisect_left(ground.starts, statement.span.start)
    kept = [k for k, i in enumerate(times[0]) if not first <= i < last]
    return [times[0][k] for k in kept], [times[1][k] for k in kept]


def without_asides(
    ground: Ground, times: tuple[list[int], list[tuple[Time, int]]], trigger: Trigger, others: Sequence[Trigger]
) -> tuple[list[int], list[tuple[Time, int]]]:
    """The times up to the trigger and the nearest `_AROUND` after it, without those that a relative clause tells of something else than its
    deed (إطلاق نار في المدرسة التي افتتحت في يونيو)."""
    starts, entries = times
    after = bisect_right(starts, trigger.last)
    clear = (k for k in range(after, len(starts)) if not _in_aside(ground, trigger, starts[k], others))
    kept = list(islice(clear, _AROUND))
    return starts[:after] + [starts[k] for k in kept], entries[:after] + [entries[k] for k in kept]


def _in_aside(ground: Ground, trigger: Trigger, i: int, others: Sequence[Trigger]) -> bool:
    nearest = range(i - 1, max(trigger.last, i - ASIDE), -1)
    who = next((k for k in nearest if (link_at(ground, k, i) or ("", 0))[0] == "who"), None)
    if who is None or clause_end(ground, who, i + 1, i + 1 - who) <= i or any(o.last == who for o in others):
        return False
    within = [o.deed for o in others if who < o.first < i]
    if any(deed.type == trigger.deed.type for deed in within):
        return False
    return not within or any(deed.need not in ("carry", "happen") for deed in within)


def _is_until(ground: Ground, i: int) -> bool:
    links = (link_at(ground, k, i) for k in range(max(0, i - 2), i))
    return any(link is not None and link[0] == "until" for link in links)


def time_of(
    trigger: Trigger, times: tuple[list[int], list[tuple[Time, int]]], others: Sequence[Trigger]
) -> Time | None:
    """The day or hour nearest to the trigger within its sentence, one that follows being nearer; None where two other deeds
    (`others`) stand between, to which the time belongs, or where it is far, or only says how long or how often."""
    starts, entries = times
    at = bisect_left(starts, trigger.first)
    best: tuple[int, Time, int, int] | None = None
    for k in range(max(0, at - _AROUND), min(len(starts), at + _AROUND)):
        time, last = entries[k]
        gap = starts[k] - trigger.last if k >= at else trigger.first - last + 3
        gap += 10 * (time.type == "DURATION")
        if best is None or gap < best[0]:
            best = (gap, time, starts[k], last)
    if best is None or best[1].type in _NO_DAY:
        return None
    _, time, first, last = best
    if time.rule == MORROW and 0 <= trigger.first - last < GOVERNED and not trigger.deed.verb:
        return eve(time)  # غداة مقتل أربعة
    if first < trigger.first:
        return None if trigger.deed.need == "speech" or _of_speech(trigger, others, first) else time
    between = _between(others, trigger.last, first)
    if trigger.deed.family == "release" and any(o.deed.family == "kidnap" for o in between):
        return None  # أفرج عن راعيين خطفا في مايو
    far = SPOKEN if trigger.deed.need == "speech" else FAR
    apart = sum(o.deed.need not in ("carry", "happen") for o in between)
    return time if first - trigger.last < far and apart < 2 else None


def _between(triggers: Sequence[Trigger], first: int, last: int) -> Sequence[Trigger]:
    """Those of the triggers, which stand in order, that begin at one of the words from `first` to `last` (exclusive)."""
    return triggers[bisect_left(triggers, first, key=_first) : bisect_left(triggers, last, key=_first)]


def _first(trigger: Trigger) -> int:
    return trigger.first


def _of_speech(trigger: Trigger, others: Sequence[Trigger], first: int) -> bool:
    """Whether the time at word `first` tells when the words were said that are about the deed (دانت المنظمة الثلاثاء القصف)."""
    at = bisect_left(others, first, key=_first)
    before = next((others[k] for k in range(at - 1, -1, -1) if others[k].last <= first), None)
    after = any(o.deed.verb for o in _between(others, first, trigger.first))
    return before is not None and before.deed.need == "speech" and not (trigger.deed.verb or after)


def is_another(ground: Ground, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the words after the trigger call it another, a second, a similar one."""
    for k in range(trigger.last, min(trigger.last + 2, sentence.last)):
        link = link_at(ground, k, sentence.last)
        if link is not None and link[0] == "again":
            return True
    return False


def neighbours(ground: Ground, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Pairs of places of which one lies in or at the other: named within three words, and not as a list."""
    before: tuple[int, str] | None = None
    for i in places_within(ground, sentence.first, sentence.last):
        name, last = ground.names[i]
        listed = name.span.start > ground.starts[i] and ground.forms[i][0] in proclitics("conjunction")
        if before is not None and i - before[0] <= 3 and not listed:
            yield before[1], name.key
            yield name.key, before[1]
        before = (last, name.key)
