"""Whose army a bare word for an occupation stands for: that of the state whose occupation the report names before it, or of the one that
the tables mean by it, where its land is told of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from khabar.language import among, of_kind, proclitics, table
from khabar.read.events.forces import army, forces
from khabar.read.events.ground import Ground
from khabar.read.events.states import State, state_of, states
from khabar.read.gazetteer import known
from khabar.text import fold

# A time of so many characters is a year and no more: an occupation of one is of the past.
_YEAR = 4
# The place of a deed stands so many words after its doer.
_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Occupiers:
    """The occupations that a report names, in the order of their mentions: indexes of their words, and the armies that they are.

    `meant` is the army that the tables mean by the bare word, None where the report tells nothing of its land; `at_home` tells of the
    places of the report, by index of their first words, whether they lie in that land."""

    words: tuple[int, ...] = ()
    armies: tuple[str, ...] = ()
    meant: str | None = None
    at_home: Mapping[int, bool] = field(default_factory=dict)

    def at(self, i: int) -> str | None:
        """The army that the bare word `i` stands for: that of the land of the place nearest before or right after it, else the
        occupation named last."""
        places = list(self.at_home)
        k = bisect_left(places, i)
        near = places[k] if k < len(places) and places[k] - i <= _BESIDE else places[k - 1] if k else None
        if not self.words or (near is not None and self.at_home[near]):
            return self.meant
        return self.armies[max(0, bisect_left(self.words, i) - 1)]


@lru_cache(maxsize=1)
def occupations() -> dict[str, str]:
    """The folded words for an occupation that acts, each with the code of the country that is meant where no adjective follows."""
    rows = [(fold(row["word"]).split(), row["alone"]) for row in table("body_words")]
    of: dict[str, set[str]] = {}
    for words, alone in rows:
        if len(words) == 2 and words[0] in forces():
            of.setdefault(words[1], set()).add(alone)
    sure = {word: alone for word, codes in of.items() if len(codes) == 1 and (alone := next(iter(codes)))}
    return {words[0]: sure[words[0]] for words, alone in rows if len(words) == 1 and not alone and words[0] in sure}


@lru_cache(maxsize=1)
def _written() -> frozenset[str]:
    """The folded words for an occupation as they stand in a text: alone, and with a particle before them."""
    particles = ("", *proclitics("conjunction"), *proclitics("preposition"))
    return frozenset(particle + word for word in occupations() for particle in particles)


def ends_it(form: str) -> bool:
    """Whether the folded word before one for an occupation makes it a state of things, which nobody is (إنهاء الاحتلال)."""
    return among(form, of_kind("name_contexts", "rule", "word"))


def occupiers(ground: Ground, own: Mapping[str, str]) -> Occupiers:
    """The occupations of a report; `own` maps governments to the keys by which it calls the armies of their states."""
    words = _written()
    told = [i for i, form in enumerate(ground.forms) if form in words]
    if not told:
        return Occupiers()
    named = [
        (i, state)
        for i in told
        if i + 1 < len(ground.forms) and (state := states().get(ground.forms[i + 1])) and not _is_past(ground, i)
    ]
    code = next(iter(occupations().values()))
    at_home = {
        i: any(k.kind == "place" and k.country in _lands(code) for k in known(fold(ground.names[i][0].key)))
        for i in ground.places
    }
    row = next(row for row in table("countries") if row["iso"] == code)
    state = state_of(row["key"]) if any(at_home.values()) else None
    meant = _army(state, own) if state is not None else None
    return Occupiers(tuple(i for i, _ in named), tuple(_army(state, own) for _, state in named), meant, at_home)


@lru_cache(maxsize=1)
def _lands(code: str) -> frozenset[str]:
    """The lands, by their codes, in which the state of that code is meant by the bare word."""
    return frozenset(
        land for row in table("body_words") if row["alone"] == code for land in row["lands"].split("|") if land
    )


def _is_past(ground: Ground, i: int) -> bool:
    """Whether nothing but a year dates the clause of word `i`: what it tells is over."""
    stop = ground.cuts[bisect_left(ground.cuts, i)]
    first = bisect_left(ground.moments, i)
    times = [ground.times[k][0].value for k in ground.moments[first:] if k < stop]
    return bool(times) and all(len(value) == _YEAR for value in times)


def _army(state: State, own: Mapping[str, str]) -> str:
    return own.get(state.government, state.named(army()))
