"""Whose army a bare word for an occupation stands for: that of the state whose occupation the report names, or of the one that the
tables mean by it, where the report tells of its land."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import among, of_kind, table
from khabar.read.events.forces import army, forces
from khabar.read.events.ground import Ground
from khabar.read.events.states import State, state_of, states
from khabar.read.gazetteer import known
from khabar.text import fold

# The lands that the state of that code is said to occupy, by their codes.
_LANDS = {"IL": frozenset({"IL", "PS"})}


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


def ends_it(form: str) -> bool:
    """Whether the folded word before one for an occupation makes it a state of things, which nobody is (إنهاء الاحتلال)."""
    return among(form, of_kind("name_contexts", "rule", "word"))


def occupier(ground: Ground) -> tuple[str, str] | None:
    """The government and the army of the state that is called an occupation, or None where the report tells of none."""
    told = [i for i, form in enumerate(ground.forms) if form in occupations() or form[1:] in occupations()]
    if not told:
        return None
    for i in told:
        state = states().get(ground.forms[i + 1]) if i + 1 < len(ground.forms) else None
        if state is not None:
            return _army(state)
    code = next(iter(occupations().values()))
    lands = _LANDS.get(code, frozenset((code,)))
    places = {name.key for name, _ in ground.names.values() if name.kind == "place"}
    if not any(k.kind == "place" and k.country in lands for key in places for k in known(fold(key))):
        return None
    row = next(row for row in table("countries") if row["iso"] == code)
    state = state_of(row["names"].split("|")[0])
    return _army(state) if state is not None else None


def _army(state: State) -> tuple[str, str]:
    return state.government, state.named(army())
