"""How alike two statements are in what they say: shared stems, names and numbers, each weighed by how rare it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from khabar.language import table
from khabar.remember import remembered
from khabar.tell.digest import Digest
from khabar.tell.speeches import Speech
from khabar.tell.terms import weight

# A name that is no rarer than others counts as much as such a stem; numbers from LARGE on are seldom alike by chance.
NAME, NUMBER, SMALL_NUMBER, LARGE = 0.7, 1.0, 0.5, 10.0
# The part of a word's weight that its root has; its stem has the rest.
ROOT = 0.6


@dataclass(frozen=True, slots=True)
class Content:
    """What a statement says: `marks` are its stems, roots (`~`), names (`=key`) and numbers (`#27`), weighed; `size` is their sum."""

    report: int
    speech: Speech
    marks: Mapping[str, float]
    size: float

    @property
    def id(self) -> tuple[int, int, int]:
        return self.report, self.speech.start, self.speech.end


def contents(digests: Sequence[Digest]) -> list[Content]:
    """The statements of the reports, in order; what stands in many of them weighs less.

    >>> contents(())
    []
    """
    raw = [(k, speech, _marks(speech)) for k, digest in enumerate(digests) for speech in digest.speeches]
    held: dict[str, int] = {}
    for _, _, marks in raw:
        for mark in marks:
            held[mark] = held.get(mark, 0) + 1
    whole = log(1 + len(raw)) if raw else 1.0
    rarity = {mark: log(1 + len(raw) / n) / whole for mark, n in held.items()}
    found = []
    for k, speech, marks in raw:
        weighed = {mark: w * rarity[mark] for mark, w in marks.items()}
        found.append(Content(k, speech, weighed, sum(weighed.values())))
    return found


def _marks(speech: Speech) -> dict[str, float]:
    found: dict[str, float] = {}
    for stem in speech.terms:
        if stem[:1].isdigit():
            continue
        heavy, rooted = weight(stem), f"~{root[stem]}"
        found[stem] = (1 - ROOT) * heavy
        found[rooted] = max(found.get(rooted, 0.0), ROOT * heavy)
    found.update({f"={name}": NAME for name in speech.names})
    found.update({f"#{n:g}": NUMBER if n >= LARGE else SMALL_NUMBER for n in speech.numbers})
    return {mark: w for mark, w in found.items() if w > 0}


@remembered
def root(stem: str) -> str:
    """The letters of a stem that its other forms share: without long vowels, and without what derived forms begin with.

    >>> root("مستهدف") == root("استهداف") == root("اهداف")
    True
    """
    weak, prefixes = _letters()
    found = stem[:1] + "".join(c for c in stem[1:] if c not in weak)
    while len(found) > 3 and (found[0] in prefixes or found[0] in weak):
        found = found[1:]
    return found


@cache
def _letters() -> tuple[frozenset[str], frozenset[str]]:
    weak, prefixes = (
        frozenset(row["letter"] for row in table("roots") if row["kind"] == kind) for kind in ("weak", "prefix")
    )
    return weak, prefixes


def likeness(one: Content, other: Content) -> float:
    """How much of what both say is the same, 0 to 1: the share in the shorter one and in both together, their geometric mean."""
    if other.size < one.size:
        one, other = other, one
    if not one.size:
        return 0.0
    shared = sum(w for mark, w in one.marks.items() if mark in other.marks)
    return sqrt((shared / one.size) * (2 * shared / (one.size + other.size)))


def shared(one: Content, other: Content) -> list[str]:
    """The marks that both bear, the weightiest first."""
    return sorted(set(one.marks) & set(other.marks), key=lambda mark: (-one.marks[mark], mark))


def clash(one: Speech, other: Speech) -> bool:
    """Whether both count the same thing and give different numbers.

    >>> a = Speech(0, 1, None, (), "assert", "indirect", "", (), counts=(("killed", 3.0),))
    >>> b = Speech(0, 1, None, (), "assert", "indirect", "", (), counts=(("killed", 5.0),))
    >>> clash(a, b), clash(a, a)
    (True, False)
    """
    mine, theirs = _by_measure(one), _by_measure(other)
    return any(not (mine[m] & theirs[m]) for m in mine if m in theirs)


def _by_measure(speech: Speech) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for measure, value in speech.counts:
        found.setdefault(measure, set()).add(value)
    return found
