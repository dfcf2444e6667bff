"""Whether a name of the tables is here more likely something else: an ordinary word, an adjective, a person's name."""

from __future__ import annotations

from functools import cache

from khabar.inflection import bare, endings
from khabar.language import article, proclitics, table, values
from khabar.read.gazetteer import CITY, TOWN, Known, gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.context import opens_line, place_before, preposition_before, side_before
from khabar.read.names.homonyms import around, country_told, ordinary_here
from khabar.read.names.lexicon import contexts, exactly, marked, nations
from khabar.read.names.words import Scene, Sense
from khabar.text import fold

_NOTHING: frozenset[str] = frozenset()


def is_two_seas(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word is a dual whose adjectives tell which two are meant: في البحرين الأحمر والعربي."""
    if not (sense.definite and scene.is_word(i + 1) and scene.senses[i + 1][0].definite):
        return False
    one = sense.form[: -len(marked("plural")[0])]
    return sense.form.endswith(marked("plural")) and f"{one} {scene.form(i + 1)}" in gazetteer().names


def described(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word is a common noun with a country's adjective, not a place's name: الثورة السورية."""
    if not (sense.definite and exactly(sense.form) and scene.is_word(i + 1)):
        return False
    after = scene.senses[i + 1][0]
    return after.definite and bool(after.nation) and not place_before(scene, i, sense)


def accusative(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word is an adjective in the accusative, like the noun before it, and no country's name."""
    if sense.cut or sense.definite or not scene.is_word(i - 1):
        return False
    before = scene.senses[i - 1][0]
    if "adverb" in before.marks:
        return False
    ends = before.form[-1:] == sense.form[-1:] == article()[:1]
    return (
        ends
        and len(before.form) > 4
        and not before.form.endswith(endings("pronoun", "fs"))
        and before.ordinary
        and not before.definite
        and sense.form[:-1] in nations()
        and before.form[:-1] not in nations()  # اتهمت أوكرانيا روسيا
        and not before.marks & {"in", "side", "preposition"}
    )


def spoken_to(scene: Scene, i: int) -> bool:
    """Whether an outlet is spoken to or speaks: in an interview with it, its correspondent."""
    if scene.is_word(i - 1) and any("staff" in s.marks for s in scene.senses[i - 1]):
        return True
    return (
        scene.is_word(i - 2)
        and scene.is_word(i - 1)
        and any("interview" in s.marks for s in scene.senses[i - 2])
        and bool(scene.senses[i - 1][0].marks & {"preposition", "closes"})
    )


def in_pair(scene: Scene, i: int, one: Known) -> bool:
    """Whether another place of the country, whose name is no ordinary word or that of a city, is joined to it: إب وتعز, حجة والحديدة."""
    for after in scene.senses[i + 1] if scene.is_word(i + 1) else ():
        if after.particles == proclitics("conjunction")[0] and after.starts:
            least = CITY if after.ordinary else 0
            places = (k for k in known(after.form) if k.kind == "place" and not k.needs and k.weight >= least)
            return any(k.country == one.country for k in places)
    return False


def weak(scene: Scene, i: int, sense: Sense, one: Known) -> bool:
    """Whether the place's name is here more likely something else: an ordinary word, a person's name."""
    if sense.cut and exactly(scene.forms[i]) and sense.particles != proclitics("conjunction")[0]:
        return not place_before(scene, i, sense)
    if _is_phrase(scene, i, sense) and not (
        preposition_before(scene, i) or side_before(scene, i) or opens_line(scene, i)
    ):
        return not place_before(scene, i, sense)
    if one.weight < TOWN and _owned(scene, i, sense):
        return not place_before(scene, i, sense)
    loose = exactly(sense.form) and not sense.definite
    if one.weight >= CITY and (not loose or preposition_before(scene, i) or opens_line(scene, i)):
        return loose and ordinary_here(scene, i, sense, one.country)
    if not loose and sense.given and preposition_before(scene, i):
        return False
    if sense.cut and scene.senses[i][0].given not in ("", "rare"):
        return True
    if sense.ordinary and not exactly(sense.form) and one.weight < CITY:
        return sense.cut > 0 or not (
            preposition_before(scene, i)
            or place_before(scene, i, sense)
            or side_before(scene, i)
            or _seen(scene, i)
            or scene.form(i - 1) == "#"
            or in_pair(scene, i, one)
        )
    if exactly(sense.form) or (sense.given and sense.given != "rare") or sense.nation:
        return not (place_before(scene, i, sense) or _after_where(scene, i, sense, one))
    return bool(sense.cut and scene.senses[i][0].ordinary)


def _is_phrase(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word may also be an ordinary one with an attached preposition: بعقوبة, with a penalty."""
    if sense.cut or sense.definite:
        return False
    if any(contexts().get(stem, _NOTHING) & {"in", "preposition"} for stem in bare(sense.form)[1:]):
        return True
    return any(
        s.cut and s.particles in proclitics("preposition") and exactly(s.form) and len(s.form) > 4
        for s in scene.senses[i]
    )


def tagged(scene: Scene, i: int, one: Known) -> bool:
    """Whether a large town's name is a tag of its own: #تدمر."""
    return (
        one.weight >= TOWN
        and not scene.senses[i][0].nation
        and scene.form(i - 1) == "#"
        and scene.form(i + 1) in ("", "#", "\n")
    )


def _after_where(scene: Scene, i: int, sense: Sense, one: Known) -> bool:
    """Whether a town's name that is also an adjective with the article stands right after a word for where, as no adjective does."""
    if one.weight < TOWN or not sense.definite or sense.cut or sense.nation:
        return False
    if preposition_before(scene, i) or side_before(scene, i):
        return True
    return _seen(scene, i) and (country_told(scene, i, one.country) or _bears_a_body(scene, i, sense.form))


def _bears_a_body(scene: Scene, i: int, form: str) -> bool:
    """Whether an institution of the report is called after the town: مستشفى الزاوية."""
    for k in around(scene, i):
        if scene.form(k) == form and scene.is_word(k - 1):
            kinds = (heads().get(s.form) for s in scene.senses[k - 1])
            if any(head is not None and head[0] == "organization" and not head[2] for head in kinds):
                return True
    return False


def _seen(scene: Scene, i: int) -> bool:
    """Whether the word right before tells what happened at a place: a noun of fighting without the article (اشتباكات الزاوية), a verb
    whose subject is the place (شهدتها الزاوية)."""
    if not scene.is_word(i - 1):
        return False
    return any("witness" in s.marks or s.form in _fights() for s in scene.senses[i - 1])


@cache
def _fights() -> frozenset[str]:
    """The nouns of fighting of one word, without the article."""
    rows = [row for row in table("events_nouns") if row["type"] == "ASSAULT"]
    words = (word for row in rows for word in (row["word"], *values(row["plural"])))
    return frozenset(fold(word) for word in words if word and " " not in word)


def _owned(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word is an ordinary one with a pronoun that only folds like the name of a place (على متنه, متنة)."""
    spelled = scene.text[scene.row[i].end - 1]
    return not sense.definite and spelled == sense.form[-1:] and any(exactly(stem) for stem in bare(sense.form)[1:])


def describes(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a country's name that is also its adjective describes the noun before it."""
    if sense.cut or not scene.is_word(i - 1):
        return False
    before = scene.senses[i - 1][0]
    return (
        before.ordinary
        and not before.definite
        and not before.marks & {"in", "side", "speech", "preposition"}
        and len(before.form) > 3
    )


@cache
def is_country(form: str) -> bool:
    """Whether the single word is a country's or a capital's name."""
    return any(k.kind == "place" and not k.needs and k.weight >= CITY for k in known(form))


@cache
def is_state(form: str) -> bool:
    """Whether the single word is a country's name."""
    return any(k.sort == "country" for k in known(form))
