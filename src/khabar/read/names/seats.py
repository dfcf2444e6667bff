"""Places within the names of institutions: the seat of a council, the town of a committee, the mountain of an observatory."""

from __future__ import annotations

from khabar.inflection import closed_feminine, endings
from khabar.language import article
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import deeds, exactly
from khabar.read.names.owners import gazetteer_country
from khabar.read.names.purposes import purpose_end
from khabar.read.names.words import Scene, Sense, adjective

# Words with which no place's name goes on.
_NO_NAME = frozenset({"ends", "closes", "speech", "title", "in", "side", "preposition"})
# Those with which no noun of an institution's name stands; one for a side may: أهالي X.
_NO_LINK = _NO_NAME - {"side"}
# So many words may stand between an institution and its place.
_LONGEST = 3


def seat_end(scene: Scene, at: int) -> int | None:
    """The end of the place whose office, council or people is named: the council of the town X, the office of the governor of X, the
    committees of X's physicians."""
    k = at
    while scene.is_word(k) and k - at < _LONGEST and (seats(scene.senses[k][0]) or _links(scene, k)):
        k += 1
        if scene.senses[k - 1][0].definite:
            return None
    hit = gazetteer_country(scene, k, any_place=True) if k > at else None
    if hit is None or (hit[0] == k + 1 and scene.form(k).removeprefix(article()) in heads()):
        return None
    return hit[0]


def seats(sense: Sense) -> bool:
    """Whether the word is an office or a kind of place."""
    head = heads().get(sense.form)
    return "title" in sense.marks or (
        head is not None and (head[0] == "place" or (head[0] == "organization" and head[2]))
    )


def chain_end(scene: Scene, at: int) -> int | None:
    """The end of nouns without the article and what completes them, a word with it or a name in no list, which say what an institution
    is for: مجلس شورى المجاهدين, مفوضية إدارة مخاطر الكوارث; None where there are none."""
    k, pronouns = at, endings("pronoun", "fs", "mp", "fp")
    while scene.is_word(k) and k - at < _LONGEST and not scene.senses[k][0].definite:
        sense = scene.senses[k][0]
        if sense.cut or sense.nation or not sense.ordinary or sense.form.endswith(pronouns):
            return None
        if any(s.cut and s.definite for s in scene.senses[k]) or (k > at and not _links(scene, k)):
            return None
        k += 1
        if scene.is_word(k) and _is_freed(scene, k):
            break
    if k == at or not scene.is_word(k) or scene.blocked[k]:
        return None
    return k + 1 if scene.senses[k][0].definite or _is_freed(scene, k) else None


def _is_freed(scene: Scene, k: int) -> bool:
    """Whether the word in no list is the land or the people that a body's aim is about: جيش تحرير X."""
    return (
        bool(scene.senses[k - 1][0].marks & {"purpose", "frees"})
        and not scene.plain(k)
        and not scene.senses[k][0].given
    )


def _links(scene: Scene, k: int) -> bool:
    """Whether the word is a noun without the article that says what the institution is for or whose: لجنة أطباء X, لجان مقاومة X."""
    first = scene.senses[k][0]
    if scene.blocked[k] or first.definite or first.nation or first.marks & _NO_LINK or not exactly(first.form):
        return False
    return first.form not in deeds() and not first.starts


def place_end(scene: Scene, i: int) -> int | None:
    """The end of the place at word `i`, also of one whose name is an ordinary word: the head before it says that a place follows."""
    for sense in scene.senses[i] if scene.is_word(i) else ():
        hit = gazetteer().at(scene.forms, i, sense.form) if sense.starts and not sense.cut else None
        needs = ("",) if sense.form[-1:] == closed_feminine() else ("", "context")
        if hit is not None and any(k.kind == "place" and k.needs in needs for k in known(hit[1])):
            return hit[0]
    return None


def land_end(scene: Scene, at: int) -> int | None:
    """The end of a mountain, a valley, a camp after which an institution is called: مرصد جبل X."""
    head = heads().get(scene.form(at))
    if head is None or head[0] != "place" or not head[1] or head[2] or not scene.is_word(at + 1):
        return None
    after = scene.senses[at + 1][0]
    if scene.blocked[at + 1] or after.marks & _NO_NAME or after.nation:
        return None
    named = place_end(scene, at + 1)
    if named is not None:
        return named
    told = after.definite or not scene.plain(at + 1) or purpose_end(scene, at + 2, named=True) > at + 2
    return at + 2 if told else None


def front(scene: Scene, at: int) -> bool:
    """Whether a place of the tables follows the word for a front: the front at X is no organisation."""
    sense = scene.senses[at][0]
    hit = gazetteer().at(scene.forms, at, sense.form) if sense.starts else None
    return hit is not None and all(k.kind == "place" for k in known(hit[1]))


def after_two(scene: Scene, i: int) -> int | None:
    """Past the name after a head of two words: a place, or a word with the article and adjectives: غرفة عمليات الوادي الكبير."""
    if not scene.is_word(i) or scene.blocked[i]:
        return None
    first = scene.senses[i][0]
    if not first.definite or first.starts:
        place, seat = place_end(scene, i), seat_end(scene, i)
        if seat is not None or place is not None:
            return seat or place
        if not first.definite:
            return _unknown_or_task(scene, i)
    stem = first.form[len(article()) :]
    if first.marks & {"office", "rank", "epithet", "ends"} or (stem in heads() and heads()[stem][0] == "organization"):
        return None
    end = i + 1
    while scene.is_word(end) and end - i < 3 and not scene.blocked[end]:
        sense = scene.senses[end][0]
        if not sense.definite or not ("kind" in sense.marks or adjective(sense)):
            break
        end += 1
    return end


def _unknown_or_task(scene: Scene, i: int) -> int | None:
    """The end of an unknown place's name after a head of two words, or of a noun and what completes it: غرفة عمليات حماية الشمال."""
    if not scene.plain(i):
        return i + 1
    noun = exactly(scene.form(i)) and not scene.senses[i][0].marks & {"preposition", "in", "ends", "closes"}
    return i + 2 if noun and scene.is_word(i + 1) and scene.senses[i + 1][0].definite else None
