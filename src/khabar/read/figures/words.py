"""Look up the words that decide what a count means: triggers of a measure, and words that tell how a count stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.inflection import bare, endings, stems, verb_forms
from khabar.language import Phrases, among, article, of_kind, proclitics, rests, splits, table, values
from khabar.model import Word
from khabar.read.counted import counted, counted_phrases, people_words, things_words
from khabar.read.figures.phrases import OPENING, phrases_of
from khabar.remember import remembered
from khabar.text import fold

# Kinds of counted nouns (as in the table of nouns) that a trigger may take.
TAKES: dict[str, frozenset[str]] = {
    "people": frozenset(
        ("person", "woman", "kin", "force", "household", "victim", "people", "body", "bare", "unknown")
    ),
    "bodies": frozenset(("body", "victim")),
    "things": frozenset(
        ("vehicle", "carrier", "building", "weapon", "aircraft", "drone", "munition", "tonne", "bomb", "target")
    ),
    "arms": frozenset(("bomb", "munition", "weapon")),
    "buildings": frozenset(("building", "vehicle", "carrier", "weapon", "target")),
    "rides": frozenset(("vehicle", "carrier", "aircraft")),
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
    "households": frozenset(("household",)),
}
TAKES["any"] = TAKES["people"] | TAKES["things"] | TAKES["places"]


# What may begin with a word, as flags: a figure word, a trigger, a noun of people, words that tell of the past; what may
# make a figure of a single victim, what may open a list of parts; the noun of one thing.
FIGURE, TRIGGER, NOUN, PAST, ONE, LIST, THING = 1, 2, 4, 8, 16, 32, 64
# Kinds of things of which a single one may be a figure.
THINGS = frozenset(("vehicle", "carrier", "aircraft", "drone", "building", "weapon"))
# Measures of which a single victim is a figure.
ONE_MEASURES = frozenset(("killed", "injured", "detained"))
# Kinds of figure words that open a list of parts.
_LISTING = frozenset(("among", "being", "part"))
_NONE: frozenset[str] = frozenset()


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
            (stem + form[len(stem) - 1 :], says)
            for form, says in forms
            if says in ("past:1p", "past:md", "past:fp", "past:fs", "past:fd")
        ]
        for form, says in dict.fromkeys(forms):
            if says in ("present:1s", "present:2p"):
                continue
            single.setdefault(form, []).append(Trigger(row["measure"], row["takes"], says, needs, fold(row["near"])))
        for noun in values(row["nouns"]):
            trigger = Trigger(row["measure"], row["takes"], "noun", needs, fold(row["near"]))
            (phrases if " " in noun else single).setdefault(noun, []).append(trigger)
    return {form: tuple(found) for form, found in single.items()}, Phrases((p, tuple(f)) for p, f in phrases.items())


@lru_cache(maxsize=200_000)
def triggers_of(form: str) -> tuple[Trigger, ...]:
    """What the folded word says happened, perhaps with particles before it or a pronoun after a noun.

    >>> [t.measure for t in triggers_of("واعتقل")], triggers_of("مطر")
    (['detained'], ())
    """
    single = _triggers()[0]
    for _, particles, rest in splits[form]:
        if rest in _joined():
            return ()
        found = single.get(rest)
        if found is not None and (not particles or len(rest) > 2):
            return found
    stems = [stem for _, particles, rest in splits[form] if not particles or len(rest) > 4 for stem in bare(rest)[1:]]
    pronoun = tuple(t for stem in stems for t in single.get(stem, ()) if t.says == "noun" or t.measure == "population")
    return pronoun if len(form) > 4 else ()


@lru_cache(maxsize=1)
def _joined() -> frozenset[str]:
    """The forms of verbs of speech that a trigger with a conjunction is written like: `described`, `and liquidated`."""
    spoken = (form for row in table("speech_verbs") for form, _ in verb_forms(row["past"], row["present"]))
    return frozenset(form for form in spoken if form[0] in proclitics("conjunction") and form[1:] in _triggers()[0])


@lru_cache(maxsize=200_000)
def _begins_trigger(form: str) -> bool:
    """Whether a trigger of several words may begin with the folded word."""
    return among(form, _triggers()[1].first.keys())


def triggers_at(row: Sequence[Word], i: int) -> tuple[int, tuple[Trigger, ...]] | None:
    """(index after it, triggers) of what begins at word `i`; several where the word may mean several things."""
    if _begins_trigger(row[i].form):
        phrase = _triggers()[1].at(row, i)
        if phrase is not None:
            return phrase[0], phrase[2]
    found = triggers_of(row[i].form)
    return (i + 1, found) if found else None


def is_verbal_noun(form: str) -> bool:
    """Whether the folded word, without particles and pronouns, is a verbal noun that says what happened to people."""
    return any(t.says == "noun" and t.takes == "people" for t in _triggers()[0].get(form, ()))


def is_trigger(form: str) -> bool:
    """Whether the folded word says what happened to people or things."""
    return bool(triggers_of(form))


def fits_next(form: str, trigger: Trigger) -> bool:
    """Whether the word is a noun that the trigger may count, or another trigger that a conjunction adds."""
    noun = counted(form)
    if noun is not None:
        return trigger.fits(noun.kind)
    if form in forms_of("one"):
        return trigger.takes == "people"
    return any(particles and is_trigger(rest) for _, particles, rest in splits[form])


def word_at(row: Sequence[Word], i: int) -> tuple[int, str] | None:
    """(index after it, kind) of the word or phrase of the table of figure words that begins at word `i`."""
    found = phrases_of(*OPENING).at(row, i)
    if found is None or (found[1] and row[i].form[: found[1]] not in proclitics("conjunction")):
        return None
    return found[0], found[2]


@dataclass(frozen=True, slots=True)
class _Openings:
    """What may begin with a folded word, as flags: `alone`; with the word after it (`phrases`); `stems` carry a pronoun. `words` are all
    of these."""

    alone: dict[str, int]
    phrases: dict[str, dict[str, int]]
    stems: dict[str, int]
    words: frozenset[str]


@lru_cache(maxsize=1)
def _openings() -> _Openings:
    people = {form: NOUN | ONE if fate else NOUN for form, fate in people_words().items()}
    alone, stems, phrases = dict(people), dict(people), dict[str, dict[str, int]]()
    for form in things_words(THINGS):
        alone[form] = alone.get(form, 0) | THING
    for form in forms_of("one"):
        alone[form] = alone.get(form, 0) | NOUN
        stems[form] = stems.get(form, 0) | NOUN
    for form, triggers in _triggers()[0].items():
        flags = TRIGGER | ONE if _tells_of_one(triggers) else TRIGGER
        alone[form] = alone.get(form, 0) | flags
        stems[form] = stems.get(form, 0) | flags
    begun = [
        (f, tail, FIGURE | LIST * (k in _LISTING)) for f, rows in phrases_of(*OPENING).first.items() for tail, k in rows
    ]
    begun += [(f, tail, PAST) for f, rows in phrases_of("past").first.items() for tail, _ in rows]
    begun += [(f, tail, NOUN | ONE * bool(n.measure)) for f, rows in counted_phrases().items() for tail, n in rows]
    begun += [
        (f, tail, TRIGGER | ONE * _tells_of_one(t)) for f, rows in _triggers()[1].first.items() for tail, t in rows
    ]
    for form, tail, flags in begun:
        known, key = (phrases.setdefault(form, {}), tail[0]) if tail else (alone, form)
        known[key] = known.get(key, 0) | flags
    return _Openings(alone, phrases, stems, frozenset([*alone, *phrases, *stems]))


@remembered
def _begun(form: str) -> tuple[int, dict[str, int]] | None:
    """What may begin with a folded word, with or without particles and pronouns: flags, and those with the word after it.

    Most words begin nothing."""
    known, flags = _openings(), 0
    if known.words.isdisjoint(stems[form]):
        return None
    after: dict[str, int] = {}
    for rest in rests[form]:
        flags |= known.alone.get(rest, 0)
        if rest in known.phrases:
            after = after | known.phrases[rest]
        for stem in bare[rest]:
            if stem != rest:
                flags |= known.stems.get(stem, 0)
    return (flags, after) if flags or after else None


def openings(forms: Sequence[str]) -> dict[int, int]:
    """What may begin at a word, as flags, by the index of the word: at most words nothing does.

    >>> openings(["اصيب", "جنود", "بينهم", "ضابط", "وسط", "سماء"]) == {0: TRIGGER | ONE, 1: NOUN, 2: FIGURE | LIST, 3: NOUN}
    True
    """
    found: dict[int, int] = {}
    last = len(forms) - 1
    for i, (flags, after) in [(i, told) for i, told in enumerate(_begun.each(forms)) if told is not None]:
        if after and i < last:
            flags |= after.get(forms[i + 1], 0)
        if flags:
            found[i] = flags
    return found


def _tells_of_one(triggers: tuple[Trigger, ...]) -> bool:
    """Whether one of the triggers may make a figure of a single victim."""
    return any(t.takes == "people" and t.measure in ONE_MEASURES for t in triggers)


@lru_cache(maxsize=32)
def forms_of(kind: str) -> frozenset[str]:
    """The folded single words of a kind of the table of figure words."""
    return of_kind("figure_words", kind)


@lru_cache(maxsize=1)
def _needs() -> frozenset[str]:
    """The words that some trigger needs."""
    return frozenset(word for row in table("measures") for word in values(row["needs"]))


@lru_cache(maxsize=200_000)
def needed_in(form: str) -> frozenset[str]:
    """Which of the words that triggers need the word may be, without particles, article and pronoun: most are none."""
    needs, the, found = _needs(), article(), _NONE
    for rest in rests[form]:
        if rest in needs:
            found |= {rest}
        for stem in bare[rest.removeprefix(the)]:
            if stem in needs:
                found |= {stem}
    return found


@remembered
def is_one_of_them(form: str) -> bool:
    """Whether the folded word is one of those told before, by a pronoun.

    >>> is_one_of_them("احدهم"), is_one_of_them("احد")
    (True, False)
    """
    return any(
        form.endswith(ending) and form[: -len(ending)] in forms_of("one")
        for ending in endings("pronoun", "mp", "fp", "d")
    )
