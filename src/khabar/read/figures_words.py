"""Look up the words that decide what a count means: triggers of a measure, and words that tell how a count stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import Phrases, bare, splits, table, values, verb_forms
from khabar.model import Word
from khabar.read.counted import article, counts_people
from khabar.text import fold

# Kinds of counted nouns (as in the table of nouns) that a trigger may take.
TAKES: dict[str, frozenset[str]] = {
    "people": frozenset(
        ("person", "woman", "kin", "force", "household", "victim", "people", "body", "bare", "unknown")
    ),
    "bodies": frozenset(("body", "victim")),
    "things": frozenset(("vehicle", "building", "weapon", "aircraft", "drone", "munition", "tonne", "bomb", "target")),
    "arms": frozenset(("bomb", "munition", "weapon")),
    "buildings": frozenset(("building", "vehicle", "weapon", "target")),
    "flying": frozenset(("aircraft", "drone", "munition")),
    "targets": frozenset(("target", "spot")),
    "drones": frozenset(("drone",)),
    "aircraft": frozenset(("aircraft", "drone")),
    "shots": frozenset(("munition", "drone", "barrel")),
    "bombs": frozenset(("munition", "barrel")),
    "strikes": frozenset(("strike", "bomb")),
    "places": frozenset(("place", "spot")),
    "troops": frozenset(("force", "vehicle")),
    "soldiers": frozenset(("force",)),
}
TAKES["any"] = TAKES["people"] | TAKES["things"] | TAKES["places"]


# Kinds of figure words that are looked up where they begin, as phrases.
_OPENING = frozenset(("part", "being", "among", "cut", "that", "no", "total", "toll", "was"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what happened to those who are counted.

    `says` is the tense and person of a verb (`past:mp`) or `noun`; `takes` names the kinds it may count; one of `needs` must
    follow in the sentence; `near` is `1` where the count follows at once, `back` where it stands before, else the
    word that must follow.
    """

    measure: str
    takes: str
    says: str
    needs: frozenset[str] = frozenset()
    near: str = ""

    def fits(self, kind: str) -> bool:
        return kind in TAKES[self.takes]

    @property
    def many(self) -> bool:
        """Whether it is a verb whose subject, several, stands before it."""
        return self.says[-2:] in ("mp", "md", "fd", "fp")


@lru_cache(maxsize=1)
def _triggers() -> tuple[dict[str, tuple[Trigger, ...]], Phrases[tuple[Trigger, ...]]]:
    single: dict[str, list[Trigger]] = {}
    phrases: dict[str, list[Trigger]] = {}
    for row in table("measures"):
        needs = frozenset(values(row["needs"]))
        forms = verb_forms(row["past"], row["present"])
        stem = fold(row["past"])
        forms += [
            (stem + form[len(stem) - 1 :], says) for form, says in forms if says in ("past:1p", "past:md", "past:fp")
        ]
        for form, says in dict.fromkeys(forms):
            if says in ("present:1s", "present:2p"):
                continue
            single.setdefault(form, []).append(Trigger(row["measure"], row["takes"], says, needs, fold(row["near"])))
        for noun in values(row["nouns"]):
            trigger = Trigger(row["measure"], row["takes"], "noun", needs, fold(row["near"]))
            (phrases if " " in noun else single).setdefault(noun, []).append(trigger)
    return {form: tuple(found) for form, found in single.items()}, Phrases((p, tuple(f)) for p, f in phrases.items())


@lru_cache(maxsize=100_000)
def _triggers_of(form: str) -> tuple[Trigger, ...]:
    single = _triggers()[0]
    for _, particles, rest in splits(form):
        found = single.get(rest)
        if found is not None and (not particles or len(rest) > 2):
            return found
    stems = [stem for _, particles, rest in splits(form) if not particles for stem in bare(rest)[1:]]
    pronoun = tuple(t for stem in stems for t in single.get(stem, ()) if t.says == "noun" or t.measure == "population")
    return pronoun if len(form) > 4 else ()


@lru_cache(maxsize=100_000)
def _begins_trigger(form: str) -> bool:
    """Whether a trigger of several words may begin with the folded word."""
    return any(rest in _triggers()[1].first for _, _, rest in splits(form))


def triggers_at(row: Sequence[Word], i: int) -> tuple[int, tuple[Trigger, ...]] | None:
    """(index after it, triggers) of what begins at word `i`; several where the word may mean several things."""
    if _begins_trigger(row[i].form):
        phrase = _triggers()[1].at(row, i)
        if phrase is not None:
            return phrase[0], phrase[2]
    found = _triggers_of(row[i].form)
    return (i + 1, found) if found else None


def is_trigger(form: str) -> bool:
    """Whether the folded word says what happened to people or things."""
    return bool(_triggers_of(form))


@lru_cache(maxsize=4)
def _phrases(kinds: frozenset[str] = _OPENING) -> Phrases[str]:
    first: dict[str, str] = {}
    for row in table("figure_words"):
        if row["kind"] in kinds:
            for phrase in row["words"].split("|"):
                first.setdefault(phrase, row["kind"])
    return Phrases(first.items())


def share_at(row: Sequence[Word], i: int) -> bool:
    """Whether the words at `i` make the number before them a share: `في المئة`."""
    return _phrases(frozenset(("share",))).at(row, i) is not None


def out_of(row: Sequence[Word], i: int) -> int | None:
    """The index after the words at `i` that say of how many (`من أصل`), or None."""
    found = _phrases(frozenset(("out_of",))).at(row, i, False)
    return found[0] if found is not None else None


@lru_cache(maxsize=1)
def conjunctions() -> frozenset[str]:
    """The folded conjunctions that are written as one with the next word."""
    return frozenset(fold(row["letter"]) for row in table("particles") if row["kind"] == "conjunction")


def word_at(row: Sequence[Word], i: int) -> tuple[int, str] | None:
    """(index after it, kind) of the word or phrase of the table of figure words that begins at word `i`."""
    found = _phrases().at(row, i)
    if found is None or (found[1] and row[i].form[: found[1]] not in conjunctions()):
        return None
    return found[0], found[2]


@lru_cache(maxsize=200_000)
def may_open(form: str) -> tuple[bool, bool, bool]:
    """Whether a figure word, a trigger, a noun of people may begin with the folded word: most words begin none.

    >>> may_open("بينهم"), may_open("يقتلون"), may_open("وجنديا"), may_open("سماء")
    ((True, False, False), (False, True, False), (False, False, True), (False, False, False))
    """
    ways = [rest for _, _, rest in splits(form)]
    figure = any(way in _phrases().first for way in ways)
    trigger = any(way in _triggers()[1].first for way in ways) or bool(_triggers_of(form))
    noun = any(counts_people(stem) for way in ways for stem in bare(way))
    return figure, trigger, noun or any(way in forms_of("one") for way in ways)


@lru_cache(maxsize=200_000)
def opens_nothing(form: str) -> bool:
    """Whether the word says nothing of figures: most words do not."""
    return not any(may_open(form))


@lru_cache(maxsize=32)
def forms_of(kind: str) -> frozenset[str]:
    """The folded single words of a kind of the table of figure words."""
    return frozenset(f for row in table("figure_words") if row["kind"] == kind for f in values(row["words"]))


@lru_cache(maxsize=100_000)
def stem_matches(form: str, needed: frozenset[str]) -> bool:
    """Whether the word, without particles, article and pronoun, is one of those needed."""
    for _, _, rest in splits(form):
        if rest in needed:
            return True
        for stem in bare(rest.removeprefix(article())):
            if stem in needed:
                return True
    return False
