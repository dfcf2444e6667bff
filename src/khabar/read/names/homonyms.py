"""Names of large cities that are ordinary words as well (سيول, floods; مشهد, a scene): which of the two the report means."""

from __future__ import annotations

from functools import cache

from khabar.inflection import closed_feminine, noun_forms
from khabar.language import article, proclitics, table
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.context import opens_line, place_before, preposition_before
from khabar.read.names.words import Scene, Sense
from khabar.text import fold

# So many words to each side of a name may say what it means.
_REACH = 600
# What stands after a name and says nothing of it.
_PLAIN_SIGNS = frozenset({"closes", "preposition", "in", "side", "ends", "title"})


def ordinary_here(scene: Scene, i: int, sense: Sense, country: str) -> bool:
    """Whether the word at `i` is the ordinary one, not the city of the `country`: what follows it goes on with a common noun
    (سيول جارفة, مشهد الدمار), and nothing in the report says otherwise."""
    if opens_line(scene, i):
        plainly = not scene.is_word(i + 1) or _speaks(scene, i + 1) or _joined_to_place(scene, i + 1)
    else:
        plainly = not _goes_on(scene, i + 1, country)
    return not (plainly or country_told(scene, i, country) or _stands_elsewhere(scene, i, sense.form, country))


def around(scene: Scene, i: int) -> range:
    """The words in which it may be told what word `i` means: those of the report, of a long page the ones near."""
    return range(max(0, i - _REACH), min(len(scene), i + _REACH))


def _speaks(scene: Scene, i: int) -> bool:
    return any("speech" in s.marks for s in scene.senses[i])


def _joined_to_place(scene: Scene, i: int) -> bool:
    """Whether a place is joined to the name: سيول وطوكيو."""
    return any(
        s.starts and not s.ordinary and any(k.kind == "place" for k in known(s.form))
        for s in scene.senses[i]
        if s.particles == proclitics("conjunction")[0]
    )


def _goes_on(scene: Scene, i: int, country: str) -> bool:
    """Whether a word that may describe or complete a common noun stands at word `i`: an ordinary one, alone or joined to the noun, or
    a place of another country (بورصة لندن)."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    first = scene.senses[i][0]
    if first.nation or first.marks & _PLAIN_SIGNS or _speaks(scene, i) or _joined_to_place(scene, i):
        return False
    if first.ordinary:
        return True
    if any(s.ordinary and not s.marks and s.particles == proclitics("conjunction")[0] for s in scene.senses[i]):
        return True
    return bool(first.starts) and not _in_country(first.form, country, True)


def country_told(scene: Scene, i: int, country: str) -> bool:
    """Whether the report names the country, one of its people or another place of it, not counting the word right after the name."""
    words = _words_of(country)
    return any(
        s.form in words or (s.starts and not s.ordinary and _in_country(s.form, country, False))
        for k in around(scene, i)
        if not i <= k <= i + 1
        for s in scene.senses[k]
    )


def _in_country(form: str, country: str, otherwise: bool) -> bool:
    """Whether all places of the name lie in the country; `otherwise` where there is no place of it."""
    places = [k for k in known(form) if k.kind == "place" and not k.needs]
    return all(k.country == country for k in places) if places else otherwise


@cache
def _words_of(country: str) -> frozenset[str]:
    """The words that name the country or tell that something is of it: its names and adjectives in every form."""
    found: set[str] = set()
    for row in table("countries"):
        if row["iso"] == country:
            for adjective in row["adjectives"].split("|"):
                one = adjective.split(" ")[0]
                found.update(form for form, _ in noun_forms(one))
                found.update((fold(one) + closed_feminine(), article() + fold(one) + closed_feminine()))
            for name in row["names"].split("|"):
                first = fold(name).split(" ")[0]
                if first.removeprefix(article()) not in heads():
                    found.add(first)
    return frozenset(found)


def _stands_elsewhere(scene: Scene, i: int, form: str, country: str) -> bool:
    """Whether the word stands elsewhere in the report as only a place's name does: after a head, or after a preposition with nothing
    that goes on with it."""
    for k in around(scene, i):
        for s in scene.senses[k] if k != i else ():
            if s.form != form:
                continue
            attached = bool(s.cut) and s.particles[-1:] in proclitics("preposition")
            if place_before(scene, k, s):
                return True
            if (attached or preposition_before(scene, k)) and not _goes_on(scene, k + 1, country):
                return True
    return False
