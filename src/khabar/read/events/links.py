"""The words that tie parties, deeds and clauses to one another, and where a clause ends."""

from __future__ import annotations

from bisect import bisect_left

from khabar.read.events.ground import Ground


def link_at(ground: Ground, i: int, stop: int) -> tuple[str, int] | None:
    """What the tying word at `i` says, and the index after it; None where there is none."""
    sense = ground.senses[i]
    if sense is None:
        return None
    for rest, says in sense.ties:
        if not rest:
            return says, i + 1
        end = i + 1 + len(rest)
        if end <= stop and ground.forms[i + 1 : end] == rest:
            return says, end
    return None


def next_link(ground: Ground, i: int, stop: int, wanted: tuple[str, ...]) -> tuple[str, int] | None:
    """What the first tying word from word `i` up to `stop` that says one of what is wanted says, and the index after it, or None."""
    senses = ground.senses
    for k in range(i, stop):
        sense = senses[k]
        if sense is not None and sense.ties:
            link = link_at(ground, k, stop)
            if link is not None and link[0] in wanted:
                return link
    return None


def clause_end(ground: Ground, i: int, stop: int, reach: int) -> int:
    """Where the clause that word `i` stands in ends: at a mark that cuts, or at `stop`, no further than `reach` words."""
    stop = min(stop, i + reach)
    cut = ground.cuts[bisect_left(ground.cuts, i)]
    return cut if cut < stop else stop


def past_time(ground: Ground, i: int, stop: int) -> int:
    """The index after a time between two marks at word `i` (أعدم التنظيم، مساء أمس، رجلين), else `i`."""
    row = ground.page.words
    told = ground.times.get(i + 1) if i + 1 < stop and row[i].kind == "mark" else None
    return told[1] + 1 if told is not None and told[1] < stop and row[told[1]].form == row[i].form else i
