"""Weigh whether two accounts tell of one happening: evidence for and against, added up, each piece with its reason.

The unit is the natural logarithm of the odds, as in record linkage (Fellegi and Sunter 1969). The weights were fitted by logistic
regression on pairs of reports of the Syrian war that Airwars' researchers had grouped by hand, half of the incidents tried
on the other half, and rounded. Those pairs are posts, read with many mistakes, so that they tell little of what keeps two sure accounts
apart: what weighs against is set by hand where towns, days said, kinds of deed or means are plainly others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf, log, log1p

from khabar.kinds import FATES, FORCE
from khabar.record import When
from khabar.remember import remembered
from khabar.tell.accounts import Account
from khabar.tell.days import day_of_leap_year
from khabar.tell.digest import Digest, Sketch
from khabar.tell.strikes import AFAR, ON_THE_SPOT, are_two
from khabar.tell.terms import alike, shared_wording
from khabar.tell.towns import NO_PLACE, places
from khabar.text import fold

# Before anything is known, two accounts are of two happenings.
PRIOR = -3.2
# Both days said, one said and one taken from publication, both taken from publication: weight by days apart (at most).
SAID = ((0, 2.4), (1, 1.0), (7, -10.0), (10**6, -12.0))
# The same where one of the reports tells of the other's day too: its account may have been given the wrong one.
SAID_AMONG_OTHERS = ((0, 2.4), (1, 1.0), (7, -0.6), (10**6, -5.0))
HALF = ((0, 3.4), (1, 0.5), (7, 0.0), (30, -0.3), (10**6, -3.2))
PUBLISHED = ((0, 3.6), (1, 2.8), (3, 0.2), (10, 0.2), (30, -3.5), (60, -8.0), (10**6, -10.0))
# Reports that came out, and happenings that lie, more than so many days apart are of two times, whatever else is alike.
LONG, OTHER_TIME = 60, -10.0
# A page whose number tells that it came out more than so many days from a happening is of another time.
LATER = 7
UNKNOWN_TIME, HINT_MEETS, DATE_MEETS, HINT_CLASHES = -2.2, 0.9, 1.6, -2.3
SAME_WEEKDAY = 1.0
SAME_PEOPLE, OTHER_PEOPLE, NO_PEOPLE = 3.3, -1.6, -1.3
# The same number dead tells the more the fewer happenings have it: by its logarithm, and so does each further number; up to so much.
SAME_HARM, RARER_HARM, MOST_HARM = 0.5, 0.7, 4.0
# Other numbers of one kind of harm, by how far apart the logarithms of the highest are (at most): a toll grows little by little.
OTHER_HARM = ((0.3, 1.0), (1.0, -0.2), (inf, -0.5))
# Numbers of other kinds of harm.
OTHER_FATES = -0.2
LIKE_REPORT, VERY_LIKE_REPORT, LIKE_ACCOUNT, COPIED = 4.8, 1.8, 2.8, 1.2
OTHER_KIND = -2.5
# An attack is no protest and no talks at which nobody came to harm.
NO_HARM = -13.0
# Two attacks on one town and day: the hour, what was struck, and every number are others.
OTHER_STRIKE = -16.0
# What falls from afar and what goes off on the spot are two attacks.
OTHER_MEANS = -3.0
# Of accounts less alike in words than this that have no place, person or figure in common (none weighs more than so much), a day in
# common tells nothing.
LITTLE, NOTHING = 0.1, (NO_PLACE, 0.0, 0.0)
# The weights were fitted on violence. Visits, talks and festivities of one town and day are many: more must be alike.
CALM = -3.5
# An account that is not what its report is mainly about is compared by its own sentences.
LIKE_ALONE = 6.5
LEAP_YEAR = 366
# A report that names a day more than so many days after a happening is of a later one.
AFTER = 14
# How long before it came out a report's happening is taken to lie at most, in days.
RECENT = 2


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sum of the evidence that two accounts are one happening (above 0: rather yes), and its pieces."""

    score: float
    reasons: tuple[str, ...]


def weigh(one: Digest, first: int, other: Digest, second: int) -> Evidence:
    """The evidence that account `first` of one report and account `second` of another tell of one happening."""
    a, b = one.accounts[first], other.accounts[second]
    common = [places(a, b), _people(a, b), _harm(a, b)]
    if is_other_strike(one, first, other, second):
        return Evidence(OTHER_STRIKE, (f"two attacks, at another hour or on something else ({OTHER_STRIKE:+.1f})",))
    near = alike(a.terms, b.terms) if first or second else alike(one.terms, other.terms)
    time = _time(one, a, other, b)
    if near < LITTLE and all(weight <= least for (weight, _), least in zip(common, NOTHING, strict=True)):
        time = min(time, (0.0, "nothing is alike but the day"))
    pieces = [time, *common, _kind(a, b), *_wording(one, first, other, second)]
    score = PRIOR + sum(weight for weight, _ in pieces)
    return Evidence(round(score, 3), tuple(f"{reason} ({weight:+.1f})" for weight, reason in pieces if reason))


def came_out(report: Sketch | Digest) -> date | None:
    """The day the report came out, where it or its address says so."""
    return report.published or report.address_day


def window(report: Digest, account: Account) -> tuple[When | None, bool]:
    """When the happening took place, and whether the account says so itself; else it is taken from when the report came out."""
    if account.days is not None and (account.days[1] - account.days[0]).days <= RECENT + 1:
        return account.days, True
    day = account.denied or came_out(report)
    return ((day - timedelta(RECENT), day), False) if day else (None, False)


def _time(one: Digest, a: Account, other: Digest, b: Account) -> tuple[float, str]:
    mine, said = window(one, a)
    theirs, told = window(other, b)
    if mine is None or theirs is None:
        if _numbered_apart(mine or one.between, theirs or other.between):
            return OTHER_TIME, "the number of a page is of another time"
        known, open_ = (mine, b) if mine is not None else (theirs, a)
        if known is None:
            return _hinted(_hints(one, a), _hints(other, b))
        bound = (other if mine is not None else one).not_before
        if bound is not None and (bound - known[1]).days > AFTER:
            return UNKNOWN_TIME + HINT_CLASHES, "one names a later day"
        hints = _hints(other if mine is not None else one, open_)
        meets = {hint: met for hint in hints if (met := _meets(hint, known)) is not None}
        if any(meets.values()):
            dated = any(met and "-WXX-" not in hint for hint, met in meets.items())
            return (DATE_MEETS, "the date fits") if dated else (HINT_MEETS, "the weekday fits")
        return (HINT_CLASHES, "the weekday or date does not fit") if meets else (UNKNOWN_TIME, "")
    if any(x.denied is not None and x.denied < days[0] for x, days in ((a, theirs), (b, mine))):
        return OTHER_TIME, "it was denied before"
    if not said and not told:
        gap = abs((mine[1] - theirs[1]).days)
        return _step(PUBLISHED, gap), f"came out {gap} days apart"
    gap = max((mine[0] - theirs[1]).days, (theirs[0] - mine[1]).days, 0)
    out, other_out = came_out(one), came_out(other)
    if gap > LONG and out and other_out and abs((out - other_out).days) > LONG:
        return OTHER_TIME, f"said to be {gap} days apart, and came out as far apart"
    if said and told:
        steps = SAID if _one_day(one, theirs) and _one_day(other, mine) else SAID_AMONG_OTHERS
        return _step(steps, gap), f"said to be {gap} days apart"
    return _step(HALF, gap), f"at most {gap} days between the day said and the other's publication"


def _numbered_apart(one: When | None, other: When | None) -> bool:
    """Whether a page of the one days came out more than some days from the others, of which its number tells the one or both."""
    return one is not None and other is not None and max((one[0] - other[1]).days, (other[0] - one[1]).days) > LATER


def _one_day(report: Digest, days: When) -> bool:
    """Whether no account of the report lies on the days."""
    return all(a.days is None or a.days[0] > days[1] or a.days[1] < days[0] for a in report.accounts)


def _step(steps: tuple[tuple[float, float], ...], gap: float) -> float:
    return next(weight for most, weight in steps if gap <= most)


def _hints(report: Digest, account: Account) -> tuple[str, ...]:
    """The times of an account that wait for a day of publication; of the leading one those that the report's beginning names."""
    return account.undated or (report.undated if account is report.accounts[0] else ())


def _hinted(mine: Sequence[str], theirs: Sequence[str]) -> tuple[float, str]:
    """The evidence of two times without a year: the same day of a month, or another one."""
    days = [
        [day.timetuple().tm_yday for hint in hints if (day := day_of_leap_year(hint)) is not None]
        for hints in (mine, theirs)
    ]
    if not all(days):
        weekdays = [{hint[:10] for hint in hints if "-WXX-" in hint} for hints in (mine, theirs)]
        if not all(weekdays):
            return UNKNOWN_TIME, ""
        if weekdays[0] & weekdays[1]:
            return UNKNOWN_TIME + SAME_WEEKDAY, "both name the same weekday"
        return UNKNOWN_TIME + HINT_CLASHES, "they name different weekdays"
    gap = min(min(k, LEAP_YEAR - k) for x in days[0] for y in days[1] for k in [abs(x - y)])
    if gap <= 1:
        return HINT_MEETS, "both name the same day of a month"
    return UNKNOWN_TIME + HINT_CLASHES, "they name different days of a month"


def _meets(hint: str, days: When) -> bool | None:
    """Whether a time without a year (`XXXX-10-07`, `XXXX-WXX-1`) can lie in the days; None where it tells no day."""
    span = [days[0] + timedelta(k) for k in range((days[1] - days[0]).days + 1)]
    parts = hint[5:].split("T")[0].split("-")
    if parts[0] == "WXX" and len(parts) > 1 and parts[1][:1].isdigit():
        return any(day.isoweekday() == int(parts[1][0]) for day in span)
    if len(parts) == 2 and parts[0].isdigit() and parts[1][:2].isdigit():
        return any((day.month, day.day) == (int(parts[0]), int(parts[1][:2])) for day in span)
    return None


def one_person(one: str, other: str) -> bool:
    """Whether two names can be of one person: the same, or the one tells more of the parts that follow the given name.

    >>> one_person("سالم العلي", "سالم محمود العلي"), one_person("سالم العلي", "سالم محمود")
    (True, False)
    """
    if one == other:
        return True
    mine, theirs = _parts(one), _parts(other)
    return (
        mine[0] == theirs[0] and len(mine) > 1 < len(theirs) and (set(mine) <= set(theirs) or set(theirs) <= set(mine))
    )


@remembered
def _parts(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _people(a: Account, b: Account) -> tuple[float, str]:
    if any(one_person(mine, theirs) for mine in a.people for theirs in b.people):
        return SAME_PEOPLE, "both name the same person"
    return (OTHER_PEOPLE, "they name different persons") if a.people and b.people else (NO_PEOPLE, "")


def _harm(a: Account, b: Account) -> tuple[float, str]:
    mine, theirs = _harms(a), _harms(b)
    if not mine or not theirs:
        return 0.0, ""
    same = mine & theirs
    if not same:
        return _other_harm(mine, theirs)
    told = SAME_HARM + RARER_HARM * (sum(log(max(1.0, value)) for _, value in same) + len(same) - 1)
    return min(MOST_HARM, told), "a figure is the same" if len(same) == 1 else f"{len(same)} figures are the same"


def _other_harm(mine: set[tuple[str, float]], theirs: set[tuple[str, float]]) -> tuple[float, str]:
    """The evidence of numbers none of which is the same: near ones may be one toll that grew, far ones are seldom of one happening."""
    for fate in ("killed", "injured"):
        tops = [max((value for measure, value in told if measure == fate), default=None) for told in (mine, theirs)]
        if tops[0] is not None and tops[1] is not None:
            weight = _step(OTHER_HARM, abs(log1p(tops[0]) - log1p(tops[1])))
            return weight, "their numbers are near" if weight > 0 else "their numbers lie apart"
    return OTHER_FATES, ""


def _kind(a: Account, b: Account) -> tuple[float, str]:
    kinds = {a.type, b.type} - {None}
    if len(kinds) > 1 and kinds != FORCE:
        harmless = any(x.type not in FORCE and not any(c.measure in FATES for c in x.counts) for x in (a, b))
        return (NO_HARM if harmless and kinds & FORCE else OTHER_KIND), "they are of different kinds"
    if not same_means(a, b):
        return OTHER_MEANS, "they tell of different means"
    return (0.0, "") if a.violent or b.violent else (CALM, "neither tells of violence or harm")


def is_other_strike(one: Digest, first: int, other: Digest, second: int) -> bool:
    """Whether two accounts tell of two attacks: no number, hour or thing that was struck is the same, or the one's report tells of another
    attack beside it that has a number of the other account."""
    a, b = one.accounts[first], other.accounts[second]
    if not (_known(a) or _known(b)) or _harms(a) & _harms(b):
        return False
    return are_two(a.strike, b.strike) or _told_beside(one, a, b) or _told_beside(other, b, a)


def _told_beside(report: Digest, mine: Account, other: Account) -> bool:
    """Whether a report tells of another attack beside its account, with a number of the `other` account."""
    return any(
        (a.strike.another or mine.strike.another)
        and are_two(a.strike, mine.strike, told_apart=True)
        and _harms(a) & _harms(other)
        for a in report.accounts
    )


def _known(account: Account) -> bool:
    return bool(account.strike.hours or account.strike.targets)


def _harms(account: Account) -> set[tuple[str, float]]:
    return {(c.measure, c.value) for c in account.counts if c.measure in FATES}


def same_means(a: Account, b: Account) -> bool:
    """Whether two accounts can tell of one attack by its means: not of what comes from afar and of what goes off on the spot."""
    modes = {a.mode, b.mode}
    return not (modes & AFAR and modes & ON_THE_SPOT)


def _wording(one: Digest, first: int, other: Digest, second: int) -> list[tuple[float, str]]:
    near = alike(one.accounts[first].terms, other.accounts[second].terms)
    if first or second:
        return [(LIKE_ALONE * near, f"{near:.0%} alike in words")]
    whole = alike(one.terms, other.terms)
    copied = shared_wording(one.prints, other.prints)
    weight = LIKE_ACCOUNT * near + LIKE_REPORT * whole + VERY_LIKE_REPORT * max(0.0, whole - 0.3) + COPIED * copied
    return [(weight, f"{whole:.0%} alike in words, {copied:.0%} of the wording shared")]
