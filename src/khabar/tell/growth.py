"""How a number changes with the days: tolls that rise, each in the place of lower ones, and the missing who become fewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from khabar.tell.counts import Count
from khabar.tell.ranges import COUNTED, TWICE, VAGUE
from khabar.tell.retractions import Stand


def rise(stands: list[Stand], told: Mapping[int, Sequence[Count]]) -> None:
    """Make those by whom a toll has risen a part of it: what a report tells itself beside the toll, and far below it, and what anybody
    gives whose number the toll's own sentence tells first. `told` are all counts by report."""
    for at, toll in enumerate(stands):
        for stand in stands if toll.draft.count.risen else ():
            draft = stand.draft
            if draft.report != toll.draft.report or stand.relation not in COUNTED or draft.former:
                continue
            again = any(
                (c.value, c.source) == (draft.value, draft.source) and goes_into(c, toll.draft.count)
                for c in told.get(draft.report, ())
            )
            if draft.value * TWICE <= toll.draft.value and (draft.source is None or again):
                stand.relation, stand.to, stand.current = "part", at, False
                stand.reason = (
                    f"a part of the {toll.draft.value:.15g} to which {toll.witness} says that the toll has risen"
                )


def goes_into(count: Count, toll: Count) -> bool:
    """Whether a sentence tells by whom a toll has risen to what it is (`three died, so that the toll rose to 15`)."""
    return toll.risen and not count.total and count.sentence == toll.sentence and count.start < toll.start


def outgrow(stands: list[Stand]) -> None:
    """Let a toll that is said to have risen take the place of all lower ones told before it that day or earlier, whoever gave them;
    not of far lower ones. One whose day is not known has risen above the numbers of the first day alone: of later ones it may not know."""
    risen = {(s.witness, s.draft.value) for s in stands if s.draft.count.risen}
    first = min((s.draft.as_of[1] for s in stands if s.draft.as_of and s.relation in COUNTED), default=None)
    for at, stand in enumerate(stands):
        stood = stand.current or any(s.relation == "revision" and s.to == at for s in stands)
        if not (stood and (stand.witness, stand.draft.value) in risen and stand.relation in COUNTED):
            continue
        outgrown = [
            k
            for k, old in enumerate(stands)
            if old.current
            and old.draft.value < stand.draft.value < TWICE * old.draft.value
            and _told_before(old, stand, first)
        ]
        for k in outgrown:
            stands[k].current = False
            since = f"the toll has risen to {stand.draft.value:.15g} since, says {stand.witness}"
            if stands[k].to == at:
                stands[k].relation, stands[k].to = "first", None
            stands[k].reason = f"{stands[k].reason}; {since}" if stands[k].relation == "conflict" else since
        if outgrown and stand.relation == "conflict":
            last = stands[outgrown[-1]]
            stand.relation, stand.to = "update", outgrown[-1]
            stand.reason = f"the toll is said to have risen, from the {last.draft.value:.15g} that {last.witness} gave"


def dwindle(stands: list[Stand]) -> None:
    """Let the numbers of the last day take the place of all those told before it."""
    told = [s for s in stands if s.draft.as_of and s.draft.bound not in VAGUE and not s.draft.former]
    last = max((s.draft.as_of[1] for s in told if s.draft.as_of), default=None)
    old = [k for k, s in enumerate(stands) if last and s.draft.as_of and s.draft.as_of[1] < last]
    for stand in told:
        if old and stand.draft.as_of and stand.draft.as_of[1] == last and stand.relation in ("conflict", "earlier"):
            stand.relation, stand.to, stand.current = "update", old[-1], True
            stand.reason = f"fewer are looked for than the {stands[old[-1]].draft.value:.15g} told before"
    for k in old:
        stands[k].current = False


def _told_before(old: Stand, new: Stand, first: date | None) -> bool:
    """Whether a claim held on an earlier day than another one, or on the same and at no later hour that is told; than one whose day is
    not known where it is of the `first` day of all. Of one whose own day is not known nobody can say."""
    if old.draft.as_of is None:
        return False
    if new.draft.as_of is None:
        return old.draft.as_of[1] == first
    if old.draft.as_of[1] != new.draft.as_of[0]:
        return old.draft.as_of[1] < new.draft.as_of[0]
    hours = old.draft.count.hour, new.draft.count.hour
    return hours[0] is None or hours[1] is None or hours[0] <= hours[1]
