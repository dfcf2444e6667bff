"""How each claim of a count stands to the others: the same, an update, a part, a sum, another scope, and only then a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median

from khabar.record import Claim
from khabar.tell.claims import CIVILIANS, COMBATANTS, Draft
from khabar.tell.counts import Count
from khabar.tell.growth import dwindle, goes_into, outgrow, rise
from khabar.tell.ranges import COUNTED, ORDER_ALONE, TWICE, VAGUE
from khabar.tell.retractions import Stand, gone, restore, retract, take_back
from khabar.tell.sources import nameless, officeholder
from khabar.tell.voices import is_branch

# A number so many times the median of at least so many (with its own) counts something wider; of more, where a named source gives it.
WIDER, ENOUGH, MORE = 3, 3, 4
# "About" leaves so much open on either side.
ABOUT = 0.1


def relate(
    claims: Sequence[tuple[Draft, str]], told: Mapping[int, Sequence[Count]] | None = None, dwindles: bool = False
) -> list[Stand]:
    """The claims, in order of as-of time, each with its relation to another one; `told` are all counts of the same measure by report;
    `dwindles` tells that the number becomes smaller with the days.

    >>> relate(())
    []
    """
    stands: list[Stand] = []
    most = max(
        (d.value for d, _ in claims if not (d.partial or d.former or d.wide) and d.bound not in VAGUE), default=0.0
    )
    given = Counter(d.value for d, _ in claims)
    for draft, witness in claims:
        stand = Stand(draft, witness)
        if draft.former:
            take_back(stand, stands)
        elif draft.wide:
            stand.relation, stand.current, stand.reason = "scope", False, "it counts another attack of the day too"
        elif _sums_up(draft, given):
            stand.relation, stand.current, stand.reason = "scope", False, "it sums up what others say"
        elif draft.bound in VAGUE:
            stand.relation, stand.current, stand.reason = "scope", False, ORDER_ALONE
        elif draft.partial and draft.value < most:
            stand.relation, stand.current, stand.reason = "part", False, f"it counts {draft.count.of} alone"
        elif draft.outgrown:
            stand.relation, stand.current = "earlier", False
            stand.reason = f"it was told with {draft.whole:.15g}, which stands no longer"
        elif draft.count.received and draft.value < most:
            stand.relation, stand.current, stand.reason = "part", False, "it counts those who came to one hospital"
        elif draft.count.buried and any(d.report == draft.report and d.value > draft.value for d, _ in claims):
            stand.relation, stand.current, stand.reason = "part", False, "it counts those who were buried"
        elif stands:
            _place(stand, stands)
        stands.append(stand)
    rise(stands, told or {})
    retract(stands)
    restore(stands)
    if dwindles:
        dwindle(stands)
    outgrow(stands)
    _add_up(stands, told or {})
    _widen(stands)
    return stands


def _place(stand: Stand, before: list[Stand]) -> None:
    """Compare a claim with those before it, in the order in which differences are explained."""
    draft = stand.draft
    told = [k for k, s in enumerate(before) if s.draft.report == draft.report and s.draft.bound not in VAGUE]
    inside = [k for k in told if before[k].draft.source is None]
    more = [k for k in told if before[k].draft.value > draft.value]
    others = [k for k, s in enumerate(before) if s.current and s.relation in COUNTED]
    own = [k for k in others if before[k].witness == stand.witness]
    old = [
        k
        for k, s in enumerate(before)
        if s.draft.former and s.draft.report == draft.report and s.witness == stand.witness
    ]
    if own or old:
        # What the report tells as replaced is what it replaces, where that was the source's last number.
        replaced = old and (not own or before[own[-1]].draft.value == before[old[-1]].draft.value)
        _after_own(stand, before, old[-1] if replaced else own[-1])
    elif more and draft.source is not None and _within(draft.source, before[more[0]].draft.source):
        stand.relation, stand.to, stand.current = "part", more[0], False
        stand.reason = "the same report tells more, and this voice speaks for the same"
    elif counted := [k for k in more if goes_into(draft.count, before[k].draft.count)]:
        stand.relation, stand.to, stand.current = "part", counted[0], False
        stand.reason = f"a part of the {before[counted[0]].draft.value:.15g} that {before[counted[0]].witness} gives"
    elif inside and draft.value >= TWICE * before[inside[0]].draft.value and not draft.count.risen:
        stand.relation, stand.to, stand.current = "scope", inside[0], False
        stand.reason = (
            f"the report itself, in its own voice, tells of {before[inside[0]].draft.value:.15g}: this counts more"
        )
    elif passed := [k for k in others if _passes_on(before[k].draft, draft) or _passes_on(draft, before[k].draft)]:
        stand.relation, stand.to, stand.current = "same", passed[0], False
        stand.witness = before[passed[0]].witness
        stand.reason = f"{stand.witness} and this source give one number, the one through the other"
    elif branch := [
        k for k in others if before[k].draft.value == draft.value and is_branch(before[k].witness, stand.witness)
    ]:
        stand.relation, stand.to, stand.current = "same", branch[-1], False
        stand.reason = (
            f"{stand.witness} and {before[branch[-1]].witness} are one body, of the state and of a part of it"
        )
        stand.witness = before[branch[-1]].witness
    elif lowered := [k for k in others if draft.revised and draft.count.risen and before[k].draft.value > draft.value]:
        stand.relation, stand.to = "revision", lowered[-1]
        stand.reason = f"it is said to have been lowered; {before[lowered[-1]].witness} gives {before[lowered[-1]].draft.value:.15g}"
    elif same := [k for k in others if one_number(before[k].draft, draft)]:
        stand.relation, stand.to = "confirms", same[0]
        stand.reason = f"an independent source gives the same number as {before[same[0]].witness}"
    elif left := [k for k in others if leaves_room(before[k].draft, draft)]:
        stand.relation, stand.to = "update", left[-1]
        stand.reason = f"{before[left[-1]].witness} gives a least number, which leaves room for more"
    elif others:
        stand.relation, stand.to = "conflict", others[-1]
        stand.reason = f"{before[others[-1]].witness} gives {before[others[-1]].draft.value:.15g}"


def _passes_on(one: Draft, other: Draft) -> bool:
    """Whether the one claim is that of an agency or outlet through which the same report tells the other, of the same number."""
    return (
        one.report == other.report and one.value == other.value and one.source is not None and one.source in other.via
    )


def _within(source: str, other: str | None) -> bool:
    """Whether a voice adds to what a report has told itself or a body has told in it: nameless, or an office of it."""
    return (other is None and nameless(source)) or officeholder(source)


def _after_own(stand: Stand, before: list[Stand], last: int) -> None:
    """A claim of a source that has given a number already."""
    old, draft = before[last], stand.draft
    stand.to = last
    taken = [k for k, s in enumerate(before) if gone(s, stand)]
    if taken and draft.as_of == old.draft.as_of:
        stand.relation, stand.to, stand.current = "same", taken[-1], False
        stand.reason = f"{stand.witness} has taken {draft.value:.15g} back"
        return
    again = [
        k
        for k, s in enumerate(before)
        if s.witness == stand.witness and s.draft.value == draft.value and not s.draft.former
    ]
    if old.draft.former:
        stand.relation = "update" if draft.value > old.draft.value else "revision"
        stand.reason = f"it takes the place of {old.draft.value:.15g}, as the same report says"
    elif again and not one_number(old.draft, draft):
        stand.relation, stand.to, stand.current = "same", again[-1], False
        stand.reason = f"the same source has given {draft.value:.15g} before"
    elif one_number(old.draft, draft):
        stand.relation, stand.current = "same", False
        stand.reason = "the same source gives the same number again"
    elif draft.report == old.draft.report and not (
        draft.source and draft.count.risen and draft.value > old.draft.value
    ):
        stand.relation, stand.current = "part", False
        stand.reason = "the same source has given its number in the same report before"
    elif draft.value > old.draft.value:
        stand.relation = "update"
        stand.reason = f"the same source raises its number from {old.draft.value:.15g}"
        old.current = False
    elif draft.revised:
        stand.relation = "revision"
        stand.reason = f"the same source takes back {old.draft.value:.15g}"
        old.current = False
    else:
        stand.relation, stand.current = "earlier", False
        stand.reason = f"lower than the {old.draft.value:.15g} that the same source gave, and not said to correct it"


def one_number(one: Draft | Claim, other: Draft | Claim) -> bool:
    """Whether two claims give the same number: equal, or the one lies in what the other leaves open.

    >>> from khabar.record import Claim
    >>> said = Claim("a", 40.0, None, "at_least", None, None, (), None, "r", 0, 2)
    >>> one_number(said, Claim("b", 44.0, None, "exact", None, None, (), None, "s", 0, 2))
    True
    """
    if one.value == other.value:
        return True
    low, high = sorted((one, other), key=lambda d: d.value)
    if low.bound in ("at_least", "more_than") and low.value >= 10:
        return low.value >= 0.8 * high.value
    (a, b), (c, d) = _ends(one), _ends(other)
    return max(a, c) <= min(b, d)


def leaves_room(earlier: Draft | Claim, later: Draft | Claim) -> bool:
    """Whether an earlier claim gives a least number alone, and a later one a larger number, as fits while the dead are counted.

    >>> from khabar.record import Claim
    >>> said = Claim("a", 4.0, None, "at_least", None, None, (), None, "r", 0, 2)
    >>> leaves_room(said, Claim("b", 9.0, None, "exact", None, None, (), None, "s", 0, 2))
    True
    """
    return earlier.bound in ("at_least", "more_than") and earlier.high is None and later.value > earlier.value


def _ends(draft: Draft | Claim) -> tuple[float, float]:
    """The least and the most that a claim says."""
    if draft.high is not None:
        return draft.value, draft.high
    if draft.bound in ("at_most", "less_than"):
        return 0.0, draft.value
    if draft.bound == "about":
        return (1 - ABOUT) * draft.value, (1 + ABOUT) * draft.value
    return draft.value, draft.value


def _sums_up(draft: Draft, given: Mapping[float, int]) -> bool:
    """Whether the claim is what a report says of others in its own voice: a range whose ends are numbers of theirs. `given` tells how many
    claims give each number."""
    if draft.high is None or draft.source is not None:
        return False
    return given.get(draft.value, 0) > 1 and given.get(draft.high, 0) > (draft.high == draft.value)


def _add_up(stands: list[Stand], told: Mapping[int, Sequence[Count]]) -> None:
    """Find a claim that is the sum of another source's claim and a count told beside it: the other is its part, and no conflict."""
    counted = [(k, s) for k, s in enumerate(stands) if s.current and s.relation in COUNTED]
    fallen = [s.draft.count for s in stands if not (s.current and s.relation in COUNTED)]
    by_value: dict[float, list[tuple[int, Count]]] = {}
    for report, counts in told.items():
        for count in counts:
            if count.part_of is None and not (count.former or count.buried) and count not in fallen:
                by_value.setdefault(count.value, []).append((report, count))
    for n, whole in counted:
        # Who knows only that there were more than so many has added nothing up.
        for m, part in counted if whole.draft.bound != "more_than" else ():
            rest = whole.draft.value - part.draft.value
            own = part.witness == whole.witness or part.relation == "revision"
            if rest <= 1 or rest == part.draft.value or part.draft.value < 3 or own:
                continue
            beside = [
                c
                for report, c in by_value.get(rest, ())
                if _beside(report, c, whole.draft, part.draft) and may_hold(whole.draft.count, part.draft.count, c)
            ]
            if beside:
                whole.relation, whole.to = "sum", m
                whole.reason = f"{whole.draft.value:.15g} = {part.draft.value:.15g} + {rest:.15g} ({beside[0].words})"
                part.relation, part.to, part.current = "part", n, False
                part.reason = f"a part of the {whole.draft.value:.15g} that {whole.witness} gives"
                for other in stands:
                    if other.draft.count in beside and other is not whole:
                        other.relation, other.to, other.current, other.reason = "part", n, False, part.reason
                return


def _beside(report: int, count: Count, whole: Draft, part: Draft) -> bool:
    """Whether a count may make up a sum with a part: of the report that tells the whole, where
    it is told whose dead they are, or of another place than the part's."""
    if report == whole.report:
        return count is not whole.count and (count.of is not None or count.side is not None)
    return bool(count.place and part.count.place and count.place != part.count.place)


def may_hold(whole: Count, *parts: Count) -> bool:
    """Whether a number can hold others by whom it counts: one of civilians holds none of those who bear arms, nor the other way round."""
    apart = next(
        (kinds for of, kinds in ((CIVILIANS, COMBATANTS), (COMBATANTS, CIVILIANS)) if whole.of in of), frozenset[str]()
    )
    return not any(part.of in apart for part in parts)


def _widen(stands: list[Stand]) -> None:
    """Mark what counts something wider: far above what all others say."""
    for stand in stands:
        others = [s.draft.value for s in stands if s is not stand and s.current and s.relation in COUNTED]
        named = stand.draft.source is not None and not nameless(stand.draft.source)
        if stand.draft.value in [s.draft.value for s in stands if s is not stand]:
            continue
        if (
            len(others) >= (MORE if named else ENOUGH)
            and stand.relation in COUNTED
            and stand.draft.value > WIDER * median(others)
            and not stand.draft.count.risen
        ):
            stand.relation, stand.current = "scope", False
            stand.reason = f"more than {WIDER} times what the others say: it counts more places or days"
