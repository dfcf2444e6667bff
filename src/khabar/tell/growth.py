"""How a number changes with the days: tolls that rise, each in the place of lower ones, and the missing who become fewer."""

from __future__ import annotations

from datetime import date

from khabar.tell.ranges import COUNTED, TWICE, VAGUE
from khabar.tell.retractions import Stand


def rise(stands: list[Stand]) -> None:
    """Make what a report tells itself beside a toll that has risen, and far below it, a part of that: those by whom it rose."""
    for at, toll in enumerate(stands):
        for stand in stands if toll.draft.count.risen else ():
            own = stand.draft.source is None and stand.draft.report == toll.draft.report and stand.relation in COUNTED
            if own and stand.draft.value * TWICE <= toll.draft.value and not stand.draft.former:
                stand.relation, stand.to, stand.current = "part", at, False
                stand.reason = (
                    f"a part of the {toll.draft.value:.15g} to which {toll.witness} says that the toll has risen"
                )


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
