"""Persons told again by the end of their full name, also where that is a city's name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.inflection import accusative
from khabar.language import of_kind, proclitics
from khabar.read.names.context import place_before
from khabar.read.names.lexicon import attacks, said_by, unnamed
from khabar.read.names.words import Found, Scene

# Words that with the next one make the end of a name: عبد الكريم, أبو طه, بن راشد.
_LINKS = frozenset({"kunya", "servant", "link"})
_BESIDE = "near-title-or-speech"
# Signs before what is said.
_TELLS = frozenset('":')
# How many words before a city's name the verb may stand that tells of an attack on it.
_STRUCK_REACH = 4
# The ends of the full names of the report's persons, each with those names.
Ends = dict[tuple[str, ...], list[Found]]


def of_the_report(scene: Scene, found: list[Found], verbs: list[int]) -> list[Found]:
    """The names, those that repeat the end of the full name of a person of the report told to be that person: a family's name that
    also a known person bears, one after a title, one that is a city's as well (وقال ميلانو), a word that speaks by itself after one
    of the words `verbs` of speech (وتابع بارز)."""
    found = _with_speakers(scene, _with_cities(scene, found), verbs)
    named = [f for f in found if f.kind == "person" and f.last - f.first > 1]
    if not named:
        return found
    told = {f.key for f in named if f.key}
    ends = _ends(scene, named)
    return [_again(scene, f, ends, told) for f in found]


def _with_speakers(scene: Scene, found: list[Found], verbs: list[int]) -> list[Found]:
    """The names, those of persons with the ordinary word after them that stands elsewhere as the speaker: the family's name."""
    alone = {scene.form(i + 1): i + 1 for i in verbs if _speaks_alone(scene, i + 1)}
    taken = {f.first for f in found}
    named = {
        scene.form(f.last): f
        for f in reversed(found)
        if alone and f.kind == "person" and not f.key and scene.form(f.last) in alone and f.last not in taken
    }
    longer = {f.first: replace(f, last=f.last + 1) for form, f in named.items() if alone[form] not in (f.last, *taken)}
    if not longer:
        return found
    again = [
        _of(longer[f.first], Found(alone[form], alone[form] + 1, 0, "person", None, ""))
        for form, f in named.items()
        if f.first in longer
    ]
    return sorted([*(longer.get(f.first, f) for f in found), *again], key=lambda f: f.first)


def _speaks_alone(scene: Scene, i: int) -> bool:
    """Whether an ordinary word without the article, no participle that tells how, stands between a verb by which a man says something
    and what he says."""
    if not scene.is_word(i) or scene.blocked[i] or not (_says(scene, i) or scene.form(i + 1) in _TELLS):
        return False
    word = scene.senses[i][0]
    if (
        word.form.endswith(accusative())
        or word.definite
        or word.nation
        or word.marks
        or len(word.form) < 3
        or word.form in unnamed()
    ):
        return False
    return scene.form(i + 1) in _TELLS or (scene.is_word(i + 1) and "closes" in scene.senses[i + 1][0].marks)


def _ends(scene: Scene, named: list[Found]) -> Ends:
    ends: Ends = {}
    for name in named:
        links = scene.senses[name.last - 2][0].marks if scene.is_word(name.last - 2) else frozenset()
        lengths = (1, 2) if name.last - name.first > 2 and links & _LINKS else (1,)
        for length in lengths[1:] if links & {"servant", "kunya"} else lengths:
            ends.setdefault(scene.forms[name.last - length : name.last], []).append(name)
    return ends


def _again(scene: Scene, name: Found, ends: Ends, told: set[str]) -> Found:
    """The name as a short form of the one person whose full name it ends, else as it is."""
    words = (scene.forms[name.first][name.cut :], *scene.forms[name.first + 1 : name.last])
    full = [f for f in ends.get(words, ()) if f.last - f.first > len(words)]
    if not full or name.key in told:
        return name
    if name.rule == "known-person":
        return _of(full[0], name) if len(words) == 1 and not full[0].rule.startswith("known") else name
    one = len({scene.forms[f.first : f.last] for f in full}) == 1
    if name.kind == "person" and not name.key:
        return _of(full[0], name) if one else name
    if _city(name) and one and not _where(scene, name) and not _struck(scene, name.first):
        return _of(next((f for f in reversed(full) if f.first < name.first), full[0]), name)
    return name


def _of(full: Found, short: Found) -> Found:
    """The short form of a name that the report tells in full."""
    head, country = str(full.first), full.country
    return replace(short, kind="person", key=None, rule="short-form", form="", country=country, head=head)


def _with_cities(scene: Scene, found: list[Found]) -> list[Found]:
    """The names, a city's that stands between a verb of what a man says and what is said (قال ميلانو إن) taken for a person's, since
    cities are feminine; so is one right after a person's name, or a first name, which it goes on with. Where else it is the
    person's, `_again` tells."""
    men = {scene.forms[f.first] for f in found if _city(f) and _tells(scene, f.first)}
    if not men:
        return found
    kept: list[Found] = []
    for one in found:
        before = kept[-1] if kept else None
        if not _city(one) or scene.forms[one.first] not in men or _where(scene, one):
            kept.append(one)
        elif before is not None and before.kind == "person" and before.last == one.first and not before.key:
            kept[-1] = replace(before, last=one.last)
        elif (first := one.first - _first_name(scene, one.first, before)) < one.first or _tells(scene, one.first):
            kept.append(Found(first, one.last, 0 if first < one.first else one.cut, "person", None, _BESIDE))
        else:
            kept.append(one)
    return kept


def _tells(scene: Scene, i: int) -> bool:
    """Whether word `i` stands between a verb of what a man says and what is said: a colon, a quotation, a clause."""
    return _says(scene, i) and (scene.form(i + 1) in _TELLS or scene.form(i + 1) in _opening())


@cache
def _opening() -> frozenset[str]:
    """The words that open a clause of what is said."""
    return of_kind("that_words", "that", "word")


def _first_name(scene: Scene, i: int, before: Found | None) -> bool:
    """Whether the word before word `i`, which no name covers, is nothing but a first name."""
    if not scene.is_word(i - 1) or scene.blocked[i - 1] or (before is not None and before.last >= i):
        return False
    first = scene.senses[i - 1][0]
    return first.given in ("given", "both") and not (first.ordinary or first.marks)


def _city(name: Found) -> bool:
    """Whether the name is one word that the tables hold as a city's, no capital's and no country's: those speak for governments."""
    return name.rule == "known-place" and name.head == "point" and name.last == name.first + 1


def _says(scene: Scene, i: int) -> bool:
    return scene.is_word(i - 1) and scene.senses[i - 1][-1].form in said_by("ms")


def _struck(scene: Scene, i: int) -> bool:
    """Whether a verb of an attack stands shortly before word `i`, which then is what was struck: قصفت الطائرات ميلانو."""
    for k in range(i - 1, max(-1, i - 1 - _STRUCK_REACH), -1):
        if not scene.is_word(k):
            return False
        if any(sense.form in attacks() for sense in scene.senses[k]):
            return True
    return False


def _where(scene: Scene, name: Found) -> bool:
    """Whether a head of places, or a word for where or whither, stands before the name."""
    i = name.first
    sense = next(s for s in scene.senses[i] if s.cut == name.cut)
    if place_before(scene, i, sense) or sense.particles[-1:] == proclitics("preposition")[0]:
        return True
    return scene.is_word(i - 1) and bool(scene.senses[i - 1][-1].marks & {"in", "preposition", "side"})
