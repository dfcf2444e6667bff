"""Hold the claims of each count of an incident against each other: what is left as lowest, best and highest, and why."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from khabar.kinds import FREED
from khabar.record import Claim, Tally
from khabar.tell.claims import HOUSEHOLDS, SUBSETS, Draft, drafts
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.ranges import VAGUE, Number, range_of
from khabar.tell.relations import relate
from khabar.tell.retractions import Stand
from khabar.tell.sides import united
from khabar.tell.sources import may_be, nameless, officeholder, witness
from khabar.tell.voices import one_source, passes_on, quoted_by
from khabar.text import fold

MEASURES = (
    "killed", "injured", "casualties", "missing", "detained", FREED, "displaced", "evacuated", "affected",
    "destroyed", "seized", "launched", "downed",
)  # fmt: skip

# Of whom there are fewer from day to day, as they are found.
DWINDLING = frozenset({"missing"})
# The hour of a claim that tells none.
NOON = 12


def tallies(
    digests: Sequence[Digest],
    members: Sequence[tuple[int, int]],
    incident: str,
    origins: Mapping[str, str],
    place: str | None = None,
) -> tuple[Tally, ...]:
    """The tallies of an incident, by measure and subset; `origins` are the witnesses of reports that are copies,
    `place` the plain name of where it took place (see `khabar.tell.spots.plain_name`).

    Where figures are given for two sides or more, each side has a tally of its own (`side_only`), beside that of all.

    >>> tallies((), (), "i", {})
    ()
    """
    found = []
    for measure in MEASURES:
        claimed = drafts(digests, members, measure, place)
        wide: set[tuple[str, float]] = set()
        fallen: frozenset[float] = frozenset()
        for of in (None, *SUBSETS, HOUSEHOLDS):
            mine = [d for d in claimed if d.of == of and (digests[d.report].id, d.whole) not in wide]
            if mine:
                mine = _standing(mine, fallen) if of else mine
                here = _by_side(digests, mine, f"{incident}:{measure}:{of or 'all'}", origins, measure)
                found += here
                fallen = fallen if of else _fallen(here)
                # What counts more than this incident does so of each subset too.
                wide = wide or {
                    (c.report, c.value)
                    for t in found
                    for c in t.claims
                    if c.relation == "scope" and t.measure == measure
                }
    return tuple(found)


def _fallen(told: Sequence[Tally]) -> frozenset[float]:
    """The numbers of all, or of a side, that somebody gave and that stand for nobody any more."""
    standing = {c.value for t in told for c in t.claims if c.current}
    return frozenset(c.value for t in told for c in t.claims if not c.current and c.value not in standing)


def _standing(claimed: list[Draft], fallen: frozenset[float]) -> list[Draft]:
    """The numbers of a subset: those told as parts of a number that has fallen are former ones, where others are told."""
    if all(d.whole in fallen for d in claimed if not d.former):
        return claimed
    return [replace(d, outgrown=d.whole in fallen) for d in claimed]


def outdated(counted: Iterable[Tally]) -> frozenset[str]:
    """The reports none of whose numbers for some count of all lies in the range that stands.

    >>> outdated(())
    frozenset()
    """
    found: set[str] = set()
    for tally in counted:
        if tally.of is None and tally.side is None:
            told = {c.report for c in tally.claims if c.bound not in VAGUE}
            found |= told - {
                c.report
                for c in tally.claims
                if tally.low is not None and tally.high is not None and tally.low <= c.value <= tally.high
            }
    return frozenset(found)


def _by_side(
    digests: Sequence[Digest], claimed: list[Draft], name: str, origins: Mapping[str, str], measure: str
) -> list[Tally]:
    # Who counts the dead as his own by his office, or an outlet that does, is no side of a war.
    claimed = [replace(d, side=None) if d.side and (officeholder(d.side) or passes_on(d.side)) else d for d in claimed]
    names = united(d.side for d in claimed if d.side)
    claimed = [replace(d, side=names[d.side]) if d.side else d for d in claimed]
    claimed = [_on_its_side(d, claimed) for d in claimed]
    sides = sorted({d.side for d in claimed if d.side})
    if len(sides) < 2:
        side = sides[0] if sides and all(d.side for d in claimed) else None
        return [_tally(_placed(digests, claimed, origins, measure), digests, (name, measure, side, False))]
    found = []
    for side in sides:
        placed = _placed(digests, [d for d in claimed if d.side == side], origins, measure)
        found.append(_tally(placed, digests, (f"{name}:{side}", measure, side, True)))
    whole = [d for d in claimed if d.side is None]
    if whole:
        placed = _placed(digests, claimed, origins, measure)
        return [_tally(placed, digests, (name, measure, None, False)), *found]
    return [total(found, claimed[0].of, (name, measure)), *found]


def _on_its_side(draft: Draft, claimed: Sequence[Draft]) -> Draft:
    """A number that was replaced, on the side for which it was given before, where that is one."""
    sides = {d.side for d in claimed if d.value == draft.value and not d.former}
    return replace(draft, side=sides.pop()) if draft.former and len(sides) == 1 else draft


def total(sides: Sequence[Tally], of: str | None, name: tuple[str, str]) -> Tally:
    """The tally of all, by its id and measure, where only sides are told: their sum, offered as one.

    >>> side = Tally("i:a", "killed", None, "a", 2.0, 2.0, 3.0, 1, 1, (), "single")
    >>> total([side, side], None, ("i", "killed")).best
    4.0
    """
    claims = tuple(c for t in sides for c in t.claims)
    ends = []
    for end in ("low", "best", "high"):
        values = [getattr(t, end) for t in sides]
        ends.append(None if any(v is None for v in values) else sum(values))
    told = " + ".join(f"{t.best:.15g} ({t.side})" for t in sides if t.best is not None)
    sources = {c.witness for c in claims if c.relation not in ("scope", "part", "earlier")}
    outlets = {c.outlet or c.report for c in claims}
    return Tally(
        name[0], name[1], of, None, ends[0], ends[1], ends[2], len(sources), len(outlets), claims, "explained",
        f"the sum of the sides: {told}",
    )  # fmt: skip


def _placed(digests: Sequence[Digest], claimed: list[Draft], origins: Mapping[str, str], measure: str) -> list[Stand]:
    """The claims in order of as-of time with their witnesses, related to each other."""
    risen = {d.value for d in claimed if d.count.risen}
    ordered = sorted(claimed, key=lambda d: _order(d, digests[d.report], risen))
    answers = [_answerable(d, ordered) for d in ordered]
    witnesses = [witness(digests[d.report], *who, origins) for d, who in zip(ordered, answers, strict=True)]
    names = one_source(witnesses, digests)
    heard = [
        (d.value, names[w], {*via, *digests[d.report].agencies})
        for d, w, (_, via) in zip(ordered, witnesses, answers, strict=True)
    ]
    quoted = quoted_by(heard)
    told = {
        n: [c for a in digests[n].accounts for c in a.counts if c.measure == measure]
        for n in sorted({d.report for d in ordered})
    }
    chained = [replace(d, via=via, speaker=who) for d, (who, via) in zip(ordered, answers, strict=True)]
    rows = [(d, quoted.get((d.value, names[w]), names[w])) for d, w in zip(chained, witnesses, strict=True)]
    return relate(_as_below(rows, digests), told, measure in DWINDLING)


def _as_below(rows: list[tuple[Draft, str]], digests: Sequence[Digest]) -> list[tuple[Draft, str]]:
    """The claims with their witnesses: whom a headline names for a number is the one person whom the text below names for it, since a
    headline tells whose spokesman he is; whose office is one of another body is not."""
    below: dict[tuple[int, float, str | None, str | None], set[tuple[str, str]]] = {}
    for draft, name in rows:
        if not draft.count.head and draft.source is not None:
            below.setdefault((draft.report, draft.value, draft.of, draft.side), set()).add((draft.source, name))
    found = []
    for draft, name in rows:
        told = below.get((draft.report, draft.value, draft.of, draft.side), ()) if draft.count.head else ()
        if draft.source and len(told) == 1:
            ((person, one),) = told
            name = one if _may_hold(digests[draft.report], person, draft.source) else name
        found.append((draft, name))
    return found


def _may_hold(digest: Digest, source: str, body: str) -> bool:
    """Whether a source is a person whose offices, as the report tells them, are of no other body that it names; an official may be
    anybody who holds one."""
    persons = [n for n in digest.names if n.kind == "person" and n.key == source]
    if not persons or officeholder(body):
        return bool(persons)
    roles = [role for n in persons for role, _ in n.roles]
    others = (n for n in digest.names if n.kind == "organization" and n.key != body)
    return not any(surface in role for n in others for surface, _, _ in n.surfaces for role in roles)


def _order(draft: Draft, digest: Digest, risen: Container[float]) -> tuple[str, int, int, str, bool, bool, int]:
    """Claims by day, of one day by the hour that they tell (noon where they tell none), those that give a number to which the toll has
    `risen` after the others and who says so first; then by report; what a report says was replaced goes first, then its own voice."""
    came = came_out(digest)
    day = draft.as_of[1] if draft.as_of else came if draft.former else None
    told = draft.count.hour is not None and draft.as_of in (None, draft.count.days)
    hour = draft.count.hour if told and draft.count.hour is not None else NOON
    since = 0 if draft.value not in risen or draft.former else 1 if draft.count.risen else 2
    return str(day or "9999"), hour, since, digest.id, not draft.former, draft.source is not None, draft.count.start


def _answerable(draft: Draft, others: Sequence[Draft]) -> tuple[str | None, tuple[str, ...]]:
    """The source and chain of a claim; for what a report says in its own voice, or its headline lets a body say that it does not name,
    those it names elsewhere for the same number, and for a number that was replaced whoever gives the new one beside it."""
    mine = [o for o in others if o.report == draft.report and o.source and o is not draft and not o.count.head]
    if draft.source is not None and not (draft.former and nameless(draft.source)):
        again = [o for o in mine if draft.count.head and (o.value, o.former) == (draft.value, draft.former)]
        if not nameless(draft.source):
            again = [o for o in again if o.source and may_be(draft.source, o.source)]
            again = again if len({o.source for o in again}) == 1 else []
        return (again[0].source, again[0].via) if again else (draft.source, draft.via)
    named = [o for o in mine if o.value == draft.value and o.former == draft.former]
    if draft.former:
        named += [o for o in mine if o.count.sentence == draft.count.sentence]
        named += mine if not named and len({o.source for o in mine}) == 1 else []
    return (named[0].source, named[0].via) if named else (None, ())


def _tally(stands: list[Stand], digests: Sequence[Digest], name: tuple[str, str, str | None, bool]) -> Tally:
    told = range_of([_number(stand) for stand in stands])
    counted = [stands[k] for k in told.counted]
    if told.grows:
        for stand in counted:
            other = stands[stand.to].draft.value if stand.to is not None else 0.0
            if stand.relation == "conflict" and stand.draft.value < other:
                stand.relation = "earlier"
                stand.reason = f"an earlier state that is told later: {other:.15g} was told before, and the number grows with the days"
            elif stand.relation == "conflict":
                stand.relation, stand.reason = "update", "another source, later: the number grows with the days"
    claims = tuple(_claim(s, stands, digests) for s in stands)
    exact = {s.draft.report for s in stands if s.draft.bound not in VAGUE}
    witnesses = {
        s.witness
        for s in stands
        if s.relation not in ("scope", "part", "earlier")
        or (s.draft.bound in VAGUE and (s.draft.source is not None or s.draft.report not in exact))
    }
    whole = [s for s in stands if s.relation != "part" or not s.draft.partial]
    outlets = {digests[s.draft.report].outlet or digests[s.draft.report].id for s in whole}
    low, best, high, verdict, why = told.low, told.best, told.high, told.verdict, told.why
    dead = _named([s.draft.listed for s in counted])
    if best is not None and low is not None and high is not None and len(dead) > best:
        low, best, high = (max(end, float(len(dead))) for end in (low, best, high))
        verdict, why = "explained", f"{len(dead)} different persons are named, no report names all"
    return Tally(
        name[0], name[1], stands[0].draft.of, name[2], low, best, high, len(witnesses), len(outlets), claims, verdict,
        "; ".join(r for r in (told.reason, why) if r), name[3],
    )  # fmt: skip


def _number(stand: Stand) -> Number:
    draft, who = stand.draft, stand.draft.speaker or stand.draft.source
    return Number(
        draft.value, draft.high, draft.bound, draft.as_of, stand.witness, stand.relation, stand.current, stand.to,
        who is not None and not nameless(who), draft.former,
    )  # fmt: skip


def _named(lists: Sequence[Sequence[str]]) -> list[str]:
    """The different persons on the lists of several reports. Two names with two parts in common are one person; so are two of one given
    name where neither report lists another."""
    found: list[tuple[str, list[str], bool]] = []
    for names in lists:
        alone = len(names) == 1
        for name in names:
            parts = fold(name).split()
            if not any(
                len(set(parts) & set(other)) >= 2 or (alone and single and parts[0] == other[0])
                for _, other, single in found
            ):
                found.append((name, parts, alone))
    return [name for name, _, _ in found]


def _claim(stand: Stand, stands: list[Stand], digests: Sequence[Digest]) -> Claim:
    draft = stand.draft
    to = stands[stand.to].draft if stand.to is not None else None
    return Claim(
        _id(draft, digests), draft.value, draft.high, draft.bound, draft.as_of, draft.speaker or stand.witness, draft.via,
        digests[draft.report].outlet, digests[draft.report].id, draft.count.start, draft.count.end, stand.relation,
        _id(to, digests) if to is not None else None, stand.current,
        stand.reason if draft.how == "as it is told" else f"{stand.reason}; {draft.how}", draft.listed,
        stand.witness,
    )  # fmt: skip


def _id(draft: Draft, digests: Sequence[Digest]) -> str:
    return f"{digests[draft.report].id}:figure:{draft.count.start}-{draft.count.end}"
