"""Tell two attacks on one town and day apart: by the hour, by what was struck, by its means, and by words that call the one another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from khabar.kinds import STRUCK
from khabar.language import article, cut, of_kind, table, values
from khabar.model import Event, Figure, Span
from khabar.tell.bare import Bare
from khabar.tell.counts import hour_of
from khabar.tell.sites import figure_words
from khabar.tell.stage import Stage
from khabar.tell.tolls import has_changed

# Attacks so many hours apart are two; a night goes on until the morning, of which the one report tells it and the other not.
HOURS, NIGHT, MORNING = 4, 20, 9
# So many words after a deed may call it another one.
CALLED = 2
# The measure of how often was struck; whoever tells of so many attacks tells them apart.
ATTACKS, TWO = "attacks", 2
# What is struck is told of attacks and of those whom they kill and hurt.
_ATTACKING = STRUCK | {"ASSAULT", "destroyed"}
AFAR, ON_THE_SPOT = frozenset({"aerial", "drone", "heavy-weapons"}), frozenset({"explosives", "suicide-attack"})
_WAYS = {"afar": AFAR, "on the spot": ON_THE_SPOT, "close": frozenset({"firearms", "primitive"})}
# What is struck where nothing is told but that soldiers fell.
_ARMY = "army"
_TROOPS = frozenset({_ARMY})
_CLAUSE = "\u060c\u061b,;:."
_NO_SITES = frozenset({"holder", "toward", "rigged", "close", "settlement"})
_TREATS, _VEHICLE = "treats", "vehicle"


@dataclass(frozen=True, slots=True)
class Strike:
    """By what an attack is known among others on one town and day: the hours of the day (0 to 23), the kinds of what was struck and the
    ways in which, from afar, on the spot or face to face, as far as they are told; and whether it is called another one or told beside
    another one."""

    hours: frozenset[int] = frozenset()
    targets: frozenset[str] = frozenset()
    another: bool = False
    ways: frozenset[str] = frozenset()

    def __or__(self, other: Strike) -> Strike:
        """What both tell of one attack."""
        another = self.another or other.another
        return Strike(self.hours | other.hours, self.targets | other.targets, another, self.ways | other.ways)


# An attack of which nothing is told by which it is known.
UNTOLD = Strike()


def are_two(one: Strike, other: Strike, told_apart: bool = False) -> bool:
    """Whether two attacks cannot be one: of the hour, of what was struck and of the way two are others; where they are `told_apart`, or the
    one alone is called another one, the hour or what was struck.

    >>> morning, evening = Strike(frozenset({8})), Strike(frozenset({19}))
    >>> are_two(morning, evening), are_two(morning, evening, told_apart=True)
    (False, True)
    """
    hours = bool(one.hours and other.hours) and all(_far(a, b) for a in one.hours for b in other.hours)
    targets = bool(one.targets and other.targets) and one.targets.isdisjoint(other.targets)
    if told_apart or one.another != other.another:
        return targets or (hours and one.targets.isdisjoint(other.targets))
    ways = bool(one.ways and other.ways) and one.ways.isdisjoint(other.ways)
    return hours + targets + ways > 1


def _far(one: int, other: int) -> bool:
    early, late = sorted((one, other))
    return late - early >= HOURS and not (late >= NIGHT and early <= MORNING)


class Strikes:
    """The attacks of one reading: what its sentences tell to have been struck is looked up once. `two` tells that it counts two attacks."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.two = any(f.measure == ATTACKS and f.value == TWO for f in stage.reading.figures)
        self.sites: dict[int, list[tuple[int, str]]] = {}
        self.told: dict[int | None, list[Event | Figure]] = {}
        every: list[Event | Figure] = [*stage.reading.events, *stage.reading.figures]
        for told in every:
            self.told.setdefault(stage.at(told.span), []).append(told)
        figures = stage.reading.figures
        self.changes = {stage.at(f.span) for f in figures if f.measure in _ATTACKING and has_changed(stage, f)}

    def of(self, told: Event | Figure) -> Strike:
        """The hour of a deed or its harm, what its clause tells to have been struck, and whether it is called another one; nothing of what
        neither is an attack nor harms."""
        if (told.type if isinstance(told, Event) else told.measure) not in _ATTACKING:
            return UNTOLD
        if self.stage.at(told.span) in self.changes:
            return UNTOLD  # the hour and the ruins are those of the search
        hour = hour_of(self.stage.happened(told.when))
        hours, targets = frozenset(() if hour is None else (hour,)), self._targets(told)
        if isinstance(told, Figure):
            return Strike(hours, targets or (_TROOPS if told.of == "military" else targets))
        return Strike(hours, targets, _is_called_another(self.stage, told.span), _ways(self.stage, told))

    def _targets(self, told: Event | Figure) -> frozenset[str]:
        """The kinds of what is struck in the clause of a deed or figure; where it tells none, in the nearest clause of what is told with
        it: between the deed or figure of the kind before and the next in its sentence."""
        k = self.stage.at(told.span)
        if k is None:
            return frozenset()
        sentence, text = self.stage.reading.sentences[k], self.stage.reading.report.text
        if k not in self.sites:
            self.sites[k] = list(_sites(self.stage.bare(sentence)))
        if not self.sites[k]:
            return frozenset()
        rivals = self._rivals(told, k)
        start = max((r.end for r in rivals if r.end <= told.span.start), default=sentence.start)
        end = min((r.start for r in rivals if r.start >= told.span.end), default=sentence.end)
        kinds: dict[int, set[str]] = {}
        for at, kind in self.sites[k]:
            if start <= at < end:
                between = text[min(at, told.span.start) : max(at, told.span.start)]
                apart = sum(between.count(mark) for mark in _CLAUSE)
                # In its own clause what follows is nearest, of other clauses the one before.
                kinds.setdefault(2 * apart + ((at < told.span.start) == (apart == 0)), set()).add(kind)
        return frozenset(kinds[min(kinds)]) if kinds else frozenset()

    def _rivals(self, told: Event | Figure, k: int) -> list[Span]:
        """The other deeds of its type in the sentence, or figures of its measure."""
        others = [x for x in self.told.get(k, ()) if x is not told]
        if isinstance(told, Event):
            return [x.span for x in others if isinstance(x, Event) and x.type == told.type]
        return [x.span for x in others if isinstance(x, Figure) and x.measure == told.measure]


def _ways(stage: Stage, event: Event) -> frozenset[str]:
    """In which way an attack struck, by its mode, else by its own words or the next."""
    if event.mode is not None:
        return frozenset(way for way, modes in _WAYS.items() if event.mode in modes)
    row = stage.bare(event.span)
    first = row.before(event.span.start)
    return frozenset(("close",) if row.between(_words("close"), first, first + CALLED) else ())


def _is_called_another(stage: Stage, span: Span) -> bool:
    """Whether a word right after the deed calls it another, a second, a new one."""
    row = stage.bare(span)
    first = row.before(span.end)
    return row.between(_another(), first, first + CALLED)


def _sites(row: Bare) -> Iterator[tuple[int, str]]:
    """Where a sentence names what can be struck, and its kind; not where somebody works, is treated or fires
    from, nor a rigged car."""
    rests = row.rests
    for n, start in enumerate(row.starts):
        for first in rests[n] & _nouns().keys():
            after = rests[n + 1] if n + 1 < len(rests) else frozenset[str]()
            kinds = _nouns()[first]
            kind = next((kind for rest, kind in kinds.items() if rest and rest in after), kinds.get(""))
            before = rests[n - 1] if n else frozenset[str]()
            if kind is None or before & _words("holder"):
                continue
            if kind == _ARMY and before & figure_words("from"):
                continue
            if (kind == _TREATS and before & _words("toward")) or (kind == _VEHICLE and after & _words("rigged")):
                continue
            yield start, kind


@cache
def _nouns() -> Mapping[str, Mapping[str, str]]:
    """The folded first word of each noun, with and without article → its second word (empty: it stands alone) → the kind."""
    found: dict[str, dict[str, str]] = {}
    for row in table("struck_sites"):
        for phrase in values(row["words"]) if row["kind"] not in _NO_SITES else ():
            first, *rest = cut(phrase)
            for form in (first, article() + first):
                for second in (rest[0], article() + rest[0]) if rest else ("",):
                    found.setdefault(form, {}).setdefault(second, row["kind"])
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return of_kind("struck_sites", kind)


@cache
def _another() -> frozenset[str]:
    """The folded words that call a deed another one of its kind."""
    return frozenset(word for row in table("events_links") if row["says"] == "again" for word in values(row["word"]))
