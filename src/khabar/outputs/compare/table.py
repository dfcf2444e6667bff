"""Records of others and incidents side by side: where they agree, where they differ, and what one of them lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.outputs.compare.acting import others_act
from khabar.outputs.compare.outside import Outside
from khabar.outputs.compare.pairing import Ours, Pair, nearest, other_type, overlap, pairs
from khabar.outputs.export.sheets import Cell
from khabar.record import When
from khabar.text import isolate

COLUMNS = (
    "status", "theirs", "ours", "differs", "weight", "why", "theirs_first", "theirs_last", "ours_first", "ours_last", "theirs_place",
    "ours_place", "km", "theirs_low", "theirs_best", "theirs_high", "ours_low", "ours_best", "ours_high", "theirs_actors", "ours_actors",
    "theirs_kind", "ours_kind", "theirs_sources", "ours_sources", "ours_grade",
    "nearest", "nearest_km",
)  # fmt: skip
AGREE, DIFFER, THEIRS, OURS = "agree", "differ", "theirs alone", "ours alone"
# A place this far off is another one, where both are exact.
ELSEWHERE = 25.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the comparison: a pair, or a record that only one of the two has; of theirs the `nearest` of our incidents without a
    partner about its days, with the km to it (None where there is none)."""

    status: str
    theirs: Outside | None = None
    ours: Ours | None = None
    pair: Pair | None = None
    differs: tuple[str, ...] = ()
    nearest: tuple[Ours, float] | None = None


def lines(theirs: Sequence[Outside], mine: Sequence[Ours]) -> list[Line]:
    """Every record of both, once: theirs in the order of their file, with their partners, then ours alone by day."""
    found = {id(pair.theirs): pair for pair in pairs(theirs, mine)}
    paired = {pair.ours.case.incident.id for pair in found.values()}
    alone = [one for one in mine if one.case.incident.id not in paired]
    near = nearest([one for one in theirs if id(one) not in found], alone)
    told = [
        _line(one, pair) if (pair := found.get(id(one))) else Line(THEIRS, one, nearest=near.get(one.id))
        for one in theirs
    ]
    alone.sort(key=lambda one: (str(one.when[0]) if one.when else "9", one.case.incident.id))
    return [*told, *(Line(OURS, ours=one) for one in alone)]


def _line(theirs: Outside, pair: Pair) -> Line:
    differs = tuple(_differences(pair))
    return Line(DIFFER if differs else AGREE, theirs, pair.ours, pair, differs)


def _differences(pair: Pair) -> Iterator[str]:
    theirs, mine = pair.theirs, pair.ours
    if theirs.when and mine.when and (theirs.when[0] > mine.when[1] or mine.when[0] > theirs.when[1]):
        yield "day"
    if pair.km is not None and pair.km > ELSEWHERE and mine.spot.extent == "point" and theirs.exact:
        yield "place"
    if others_act(theirs.doers, mine.case.sides):
        yield "who acts"
    if other_type(theirs, mine):
        yield "type"
    if theirs.best is not None and mine.best is not None:
        if not overlap(theirs, mine):
            yield "deaths"
    elif (theirs.best or 0) != (mine.best or 0):
        yield "deaths told by one alone"


def row(line: Line) -> Sequence[Cell]:
    """The cells of a line, in the order of `COLUMNS`."""
    a, b, pair = line.theirs, line.ours, line.pair
    incident = b.case.incident if b else None
    return (
        line.status, a.id if a else "", incident.id if incident else "", "; ".join(line.differs), pair.weight if pair else None,
        pair.why if pair else "", *_days(a.when if a else None), *_days(b.when if b else None), a.place if a else "",
        b.spot.name if b else "", round(pair.km, 1) if pair and pair.km is not None else None, *((a.low, a.best, a.high) if a else
        (None,) * 3), *((b.low, b.best, b.high) if b else (None,) * 3), "; ".join(a.actors) if a else "", "; ".join(b.parties) if b else "",
        a.kind if a else "", " ".join(filter(None, (incident.type, incident.mode))) if incident else "", a.sources if a else "",
        "; ".join(b.case.outlets) if b else "", incident.grade if incident else "",
        line.nearest[0].case.incident.id if line.nearest else "", round(line.nearest[1], 1) if line.nearest else None,
    )  # fmt: skip


def _days(when: When | None) -> tuple[str, str]:
    return (when[0].isoformat(), when[1].isoformat()) if when else ("", "")


def summary(told: Sequence[Line]) -> str:
    """How many there are of each kind, in one line.

    >>> summary([Line(AGREE), Line(OURS), Line(OURS)])
    '1 agree, 0 differ, 0 theirs alone, 2 ours alone'
    """
    counts = Counter(line.status for line in told)
    return ", ".join(f"{counts[status]:,} {status}" for status in (AGREE, DIFFER, THEIRS, OURS))


def in_lines(told: Sequence[Line]) -> str:
    """The comparison for the terminal: for a pair what differs and how far apart the places are, then a line for each
    record; for one of theirs alone the nearest of ours that is alone, too."""
    found = []
    for line in told:
        what = f" ({', '.join(line.differs)})" if line.differs else ""
        apart = f", {line.pair.km:.0f} km apart" if line.pair and line.pair.km is not None else ""
        found.append(f"{line.status}{what}{apart}\n")
        if line.theirs:
            t = line.theirs
            found.append(f"  theirs  {_told(t.when, t.place, (t.low, t.best, t.high), t.actors)}  {t.id}\n")
        for label, o in (("ours   ", line.ours), ("nearest", line.nearest[0] if line.nearest else None)):
            if o is not None:
                far = f"  {line.nearest[1]:.0f} km apart" if line.nearest else ""
                ends = (o.low, o.best, o.high)
                found.append(f"  {label} {_told(o.when, o.spot.name, ends, o.parties)}  {o.case.incident.id}{far}\n")
    return "".join(found)


def _told(
    when: When | None, place: str, ends: tuple[int | None, int | None, int | None], parties: Sequence[str]
) -> str:
    days = " ".join(dict.fromkeys(_days(when))).strip() or "no day"
    dead = "/".join("?" if end is None else str(end) for end in dict.fromkeys(ends))
    named = f"  {isolate('; '.join(parties))}" if parties else ""
    return f"{days:21}  {dead:>8} dead  {isolate(place)}{named}"
