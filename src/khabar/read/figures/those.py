"""Say of whom those are who are counted as some of people told before: `three of them`."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article
from khabar.read.counted import PEOPLE, counted, counted_within
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import FIRM, TROOPS, WHERE, Desk, State, add, release, whole_of
from khabar.read.figures.missing import have_died
from khabar.read.figures.words import ONE_MEASURES, TAKES

# Kinds of those told before of whom some are counted: of things too, where the words say which.
_THOSE = PEOPLE | {"bare", "unknown"}
_ALL = TAKES["things"] | TAKES["places"] | TAKES["strikes"] | PEOPLE
# How many figures back those may be counted of whom some are; how many words before the verb those may stand whom its subject met.
_BACK, _MET_REACH = 6, 30
# How many words may stand between a verb and those counted, where its subject stands there.
_SUBJECT_REACH = 3


def of_those(desk: Desk, state: State, count: Count) -> None:
    """A count of those just counted: what governs it is its measure, else it has theirs.

    Where a verb tells who struck them, they are some of the people named last, whom nobody may have counted:
    `the forces killed two of them` after gunmen who attacked.
    """
    drafts = desk.drafts
    release(state, drafts)
    back = range(len(drafts) - 1, max(-1, len(drafts) - _BACK), -1)
    kinds = _ALL if count.noun else _THOSE
    found = [k for k in back if drafts[k].count.kind in kinds]
    whole = next((k for k in found if not _is_place(drafts[k].count)), next(iter(found), None))
    met = _met_last(desk, state, count)
    if met is not None:
        whole, count = met[0], met[1]
    elif whole is not None:
        those = drafts[whole].count
        count = replace(count, kind=those.kind, noun=those.noun, of=count.of or those.of)
    trigger = state.for_people()
    if trigger is not None and not state.filled and (whole is None or trigger.fits(count.kind)):
        add(state, count, state.joint or trigger.measure, drafts, "of-those", whole)
        state.filled = True
    elif whole is not None:
        died = drafts[whole].measure in FIRM and have_died(desk.page.words, count)
        add(state, count, "killed" if died else drafts[whole].measure, drafts, "of-those", whole)


def _met_last(desk: Desk, state: State, count: Count) -> tuple[int | None, Count] | None:
    """(whole or None, count) of some of those whom nobody has counted since the last figure, named before a verb whose subject struck them.

    Soldiers and policemen strike none of their own.
    """
    trigger, row, at = state.for_people(), desk.page.words, state.at
    if trigger is None or state.filled or not trigger.says.startswith("past") or trigger.measure not in ONE_MEASURES:
        return None
    between = row[at + 1 : count.first]
    subject = at + 1 if between else at - 1
    if len(between) > _SUBJECT_REACH or subject < 0 or not _acts(row[subject].form):
        return None
    who = counted(row[subject].form.removeprefix(article()))
    own = TROOPS if who is None or who.of in TROOPS else frozenset[str | None]()
    told = (d.count for d in reversed(desk.drafts) if d.count.kind in _THOSE)
    taken = next((count.last for count in told if count.of not in own), 0)
    for k in range(min(at, subject) - 1, max(taken, at - _MET_REACH) - 1, -1):
        noun = counted_within(row[k].form)
        if noun is None or noun.kind not in PEOPLE or noun.number != "many" or noun.of in own or noun == who:
            continue
        return whole_of(desk.drafts, noun=noun.noun), replace(count, kind=noun.kind, noun=noun.noun, of=noun.of or None)
    return None


def _acts(form: str) -> bool:
    """Whether the folded word, with the article, may be people who act: no weapon and no strike."""
    noun = counted(form.removeprefix(article()))
    return form.startswith(article()) and (noun is None or noun.kind in PEOPLE | {"state"})


def _is_place(count: Count) -> bool:
    """Whether the count is of places in which something was: `240 wounded in nine districts, 17 of them badly`."""
    return count.where and count.kind in WHERE
