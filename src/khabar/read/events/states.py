"""States as parties: by the adjective of nationality, by the name of the country or of its capital; movements by their adjective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.inflection import feminine, noun_forms, oblique, sound_plural
from khabar.language import article, table, values
from khabar.read.events.deeds import false_words
from khabar.read.events.forces import traits
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class State:
    """A state: its adjective with the article, masculine and feminine, and its government's canonical name; or a movement, which has
    no adjectives here and is its own government."""

    masculine: str
    feminine: str
    government: str

    @property
    def is_movement(self) -> bool:
        """Whether it is no state, so that its fighters are called by its name."""
        return not self.masculine

    def named(self, template: str) -> str:
        """The canonical name that a template of the table of forces gives this state's force or office; of a movement its own."""
        if self.is_movement:
            return self.government
        filled = template.replace("{m}", self.masculine).replace("{f}", self.feminine)
        return filled.replace("{g}", self.government).strip()


@lru_cache(maxsize=1)
def states() -> dict[str, State]:
    """The states by the folded forms of their adjectives.

    >>> states()["اوكرانيه"].government
    'حكومة أوكرانيا'
    """
    found: dict[str, State] = {}
    false = false_words("state")
    for row, state in _rows():
        for adjective in row["adjectives"].split("|"):
            for form, _ in (*noun_forms(adjective.strip()), *noun_forms(feminine(adjective.strip()))):
                if form not in false:
                    found.setdefault(form, state)
    return found


@lru_cache(maxsize=1)
def owners() -> dict[str, State]:
    """The states and movements of which a deed or a weapon is told to be, by the folded forms of their adjectives (هجوم حوثي).

    >>> owners()["حوثيه"].named("الجيش {m}")
    'الحوثيون'
    """
    found = dict(states())
    for row in table("movements"):
        for adjective in values(row["adjectives"]):
            many = [the + fold(adjective) + end for the in ("", article()) for end in (sound_plural(), oblique())]
            forms = [form for form, _ in (*noun_forms(adjective), *noun_forms(feminine(adjective)))]
            for form in (*forms, *many):
                found.setdefault(form, State("", "", row["party"]))
    return found


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[dict[str, str], State], ...]:
    the = article()
    found = []
    for row in table("countries"):
        adjective = row["adjectives"].split("|")[0].strip()
        if adjective:
            found.append((row, State(the + adjective, the + feminine(adjective), row["government"])))
    return tuple(found)


@lru_cache(maxsize=1)
def _places() -> dict[str, State]:
    """The states by the folded names of the country and of its capital."""
    found: dict[str, State] = {}
    for row, state in _rows():
        for name in (*row["names"].split("|"), *row["capital_names"].split("|")):
            if name.strip():
                found.setdefault(fold(name.strip()), state)
    return found


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """The folded names of countries."""
    return frozenset(
        fold(name.strip()) for row in table("countries") for name in row["names"].split("|") if name.strip()
    )


def state_of(place: str) -> State | None:
    """The state that the country or capital of that name stands for, or None."""
    return _places().get(fold(place))


def rules(place: str) -> str | None:
    """The government of the country or capital of that name, or None.

    >>> rules("كييف")
    'حكومة أوكرانيا'
    """
    state = state_of(place)
    return state.government if state is not None else None


def nation_told(forms: Sequence[str]) -> State | None:
    """The state or movement of the adjective among the folded words, before which other adjectives may stand, or None."""
    known = owners()
    for form in forms:
        if form in known:
            return known[form]
        if form not in traits():
            return None
    return None
