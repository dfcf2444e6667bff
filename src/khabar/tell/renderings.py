"""Which statements of different reports render one utterance in other words: one voice, one day or the next, one content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from khabar.record import SAME_STATEMENT, Copy
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.likeness import Content, clash, contents, likeness, shared
from khabar.tell.voices import outlet_key, plain, voices

# Content must be so alike; more on the next day, where a day is not known, where one denies and the other does not, and where the
# speaker has one name only; less where another statement of the two reports and voices is the same.
ALIKE, NEXT_DAY, UNDATED, OTHER_STANCE, ONE_NAME, BESIDE = 0.44, 0.06, 0.2, 0.1, 0.1, 0.12
# Statements that weigh less say too little to be told apart.
LIGHT = 1.2
# Renderings come out within so many days.
DAYS = 1


@dataclass(frozen=True, slots=True)
class _Match:
    """A statement, the one it renders, how alike they are, and who speaks in both."""

    mine: Content
    first: Content
    score: float
    voices: frozenset[str]


def find_renderings(ordered: Sequence[Digest], origins: Mapping[str, str]) -> list[Copy]:
    """The reports that render a statement of another one, which comes before them in order; `origins` are the first of each
    copied text: reports of one text are not compared.

    >>> find_renderings((), {})
    []
    """
    if len(ordered) < 2:
        return []
    speaking = voices(ordered)
    kinds = [{n.key: n.kind for n in d.names if n.kind in ("place", "person")} for d in ordered]
    leaders: dict[tuple[str, date | None], list[Content]] = {}
    matches: dict[tuple[int, int], list[_Match]] = {}
    families = [origins.get(d.id, d.id) for d in ordered]
    said = [c for c in contents(ordered) if c.size >= LIGHT and speaking[c.report, c.speech.start]]
    left: list[Content] = []
    for content in said:
        heard = speaking[content.report, content.speech.start]
        near = [
            c
            for c in _near(content, heard, ordered, leaders)
            if families[content.report] != families[c.report] and _agree(content, c, kinds)
        ]
        best = _best(content, near, ordered)
        if best is None:
            left.append(content)
            for voice in sorted(heard):
                leaders.setdefault((voice, came_out(ordered[content.report])), []).append(content)
        else:
            first, score = best
            both = heard | speaking[first.report, first.speech.start]
            matches.setdefault((content.report, first.report), []).append(_Match(content, first, score, both))
    _beside(matches, left, ordered, speaking, kinds)
    return [_copy(ordered, occasion) for pair in sorted(matches) for occasion in _occasions(matches[pair])]


def _beside(
    matches: dict[tuple[int, int], list[_Match]],
    left: Sequence[Content],
    ordered: Sequence[Digest],
    speaking: Mapping[tuple[int, int], frozenset[str]],
    kinds: Sequence[Mapping[str, str]],
) -> None:
    """Add the further statements of the occasions that are found: fewer of their words need be the same."""
    of: dict[int, list[Content]] = {}
    for content in left:
        of.setdefault(content.report, []).append(content)
    for (k, first), found in sorted(matches.items()):
        heard = frozenset().union(*(m.voices for m in found))
        for content in of.get(k, ()):
            mine = speaking[content.report, content.speech.start]
            if not mine & heard:
                continue
            rest = [
                (round(likeness(content, c) - _least(content, c, ordered), 4), c.id, c)
                for c in of.get(first, ())
                if speaking[c.report, c.speech.start] & heard and _agree(content, c, kinds)
            ]
            gap, _, other = max(rest, default=(-1.0, content.id, content))
            if gap >= -BESIDE:
                both = mine | speaking[other.report, other.speech.start]
                found.append(_Match(content, other, likeness(content, other), both | heard))


def _agree(one: Content, other: Content, kinds: Sequence[Mapping[str, str]]) -> bool:
    """Whether nothing forbids that the two are one statement: other numbers of one thing, or no place or person in common where both
    name some."""
    if clash(one.speech, other.speech):
        return False
    for kind in ("place", "person"):
        mine, theirs = ([plain(n) for n in c.speech.names if kinds[c.report].get(n) == kind] for c in (one, other))
        if mine and theirs and not {p for n in mine for p in n.split()} & {p for n in theirs for p in n.split()}:
            return False
    return True


def _least(one: Content, other: Content, ordered: Sequence[Digest]) -> float:
    """How alike the two must be."""
    mine, theirs = came_out(ordered[one.report]), came_out(ordered[other.report])
    least = ALIKE + (UNDATED if mine is None or theirs is None else NEXT_DAY if mine != theirs else 0.0)
    if " " not in (one.speech.source or ""):
        least += ONE_NAME
    return least + (OTHER_STANCE if (one.speech.stance == "deny") != (other.speech.stance == "deny") else 0.0)


def _near(
    content: Content,
    heard: frozenset[str],
    ordered: Sequence[Digest],
    leaders: Mapping[tuple[str, date | None], list[Content]],
) -> list[Content]:
    """The statements of other reports in which one of the voices speaks at that time, each once."""
    day = came_out(ordered[content.report])
    days: list[date | None] = [None]
    if day is None:
        days += sorted({d for _, d in leaders if d is not None})
    else:
        days += [date.fromordinal(day.toordinal() + k) for k in range(-DAYS, DAYS + 1)]
    found = {
        c.id: c for voice in heard for d in days for c in leaders.get((voice, d), ()) if c.report != content.report
    }
    return [found[at] for at in sorted(found)]


def _best(content: Content, near: Sequence[Content], ordered: Sequence[Digest]) -> tuple[Content, float] | None:
    """The statement that the content renders: the likest of those alike enough, the credited agency's own before others."""
    best: tuple[tuple[bool, float], Content] | None = None
    mine = ordered[content.report]
    for other in near:
        score = likeness(content, other)
        if score < _least(content, other, ordered):
            continue
        outlet = ordered[other.report].outlet
        credited = outlet is not None and outlet_key(outlet) in (*mine.agencies, *content.speech.via)
        if best is None or (credited, score) > best[0]:
            best = (credited, score), other
    return (best[1], best[0][1]) if best else None


def _occasions(matches: Sequence[_Match]) -> list[list[_Match]]:
    """The matches of two reports by occasion: those in which one voice speaks; the likest first."""
    found: list[tuple[set[str], list[_Match]]] = []
    for match in sorted(matches, key=lambda m: (-m.score, m.mine.id)):
        joined = [row for row in found if row[0] & match.voices]
        rest = [row for row in found if not row[0] & match.voices]
        heard = set(match.voices).union(*(row[0] for row in joined))
        found = [*rest, (heard, [m for row in joined for m in row[1]] + [match])]
    return [row[1] for row in found]


def _copy(ordered: Sequence[Digest], occasion: Sequence[_Match]) -> Copy:
    rows = sorted(occasion, key=lambda m: (-m.score, m.mine.id))
    best = rows[0]
    mine, first = ordered[best.mine.report], ordered[best.first.report]
    common = [mark.lstrip("=#") for mark in shared(best.mine, best.first) if not mark.startswith("~")][:4]
    speakers = dict.fromkeys(c.speech.source for c in (best.mine, best.first))
    reason = f"{' = '.join(s for s in speakers if s)}, {_gap(mine, first)}, {best.score:.0%} alike in content: {', '.join(common)}"
    if len(rows) > 1:
        reason += f"; {len(rows)} statements of the occasion stand in both"
    for digest, contents_ in ((mine, [m.mine for m in rows]), (first, [m.first for m in rows])):
        if passed := sorted({name for c in contents_ for name in c.speech.via}):
            reason += f"; {digest.id} has it through {', '.join(passed)}"
    spans = tuple((c.speech.start, c.speech.end) for m in rows for c in (m.mine, m.first))
    own = sum(best.mine.marks[mark] for mark in shared(best.mine, best.first)) / best.mine.size
    return Copy(mine.id, first.id, SAME_STATEMENT, round(own, 2), reason, spans)


def _gap(mine: Digest, first: Digest) -> str:
    one, other = came_out(mine), came_out(first)
    return "a day unknown" if one is None or other is None else "the same day" if one == other else "a day apart"
