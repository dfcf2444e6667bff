"""Where the name ends that follows the head of an organisation without the article: a hospital's, a party's, a brigade's."""

from __future__ import annotations

from functools import cache

from khabar.inflection import closed_feminine, oblique, sound_plural
from khabar.language import article, of_kind, table
from khabar.read.gazetteer import TOWN, gazetteer, known
from khabar.read.names.bodies import heads, nation_at
from khabar.read.names.kunyas import second_of
from khabar.read.names.lexicon import contexts, deeds, exactly, marked
from khabar.read.names.owners import gazetteer_country, land_after, place_after
from khabar.read.names.purposes import fields_end, purpose_end
from khabar.read.names.quoted import before_holder
from khabar.read.names.seats import chain_end, front, land_end, seat_end, seats
from khabar.read.names.tails import compound, tail_end
from khabar.read.names.words import Scene, Sense, adjective
from khabar.text import fold

# The letter that ends some verbs of the past and some nouns.
_BARE_YA = 0x0649
# A headed name has at most so many words after its head.
_LONGEST_NAME = 6
# The letters of most roots; a participle has more.
_ROOT = 3
# A person's name that an institution bears has at most so many words, one in no list that it bears so many.
_PERSON, _UNLISTED = 4, 3
# Marks of words that no name begins with.
_NONE = frozenset({"ends", "closes", "speech", "preposition", "in"})


def name_after_head(scene: Scene, i: int, head: Sense) -> int | None:
    """The end of the name after the head at word `i` without the article, or None where no name follows."""
    at = i + 1
    if not scene.is_word(at) or scene.blocked[at]:
        return None
    sense = scene.senses[at][0]
    if "outlet" in head.marks and sense.starts and (longer := _known_and_more(scene, at, sense)) is not None:
        return longer
    if not sense.marks.isdisjoint(_NONE) or sense.form in of_kind("corrections", "corrects"):
        return None  # منظمة تصحح الحصيلة
    seat = seat_end(scene, at) if "chain" in head.marks else None
    if seat is not None and (not head.marks & {"seat", "side"} or seats(sense)):
        return None if head.marks & {"seat", "side"} else tail_end(scene, seat, head.form)
    if _is_another(scene, at, head, sense):
        return None
    end = _bare_end(scene, i, head, sense)
    return _whole_end(scene, head, _adjectives_end(scene, i, end)) if end is not None else None


def _is_another(scene: Scene, at: int, head: Sense, sense: Sense) -> bool:
    """Whether what follows the head is no name that it bears: a front, a known organisation's own name, a unit of the force."""
    if "side" in head.marks and front(scene, at):
        return True
    if head.marks & {"loose", "brand", "outlet"} and not sense.definite and sense.starts:
        hit = gazetteer().at(scene.forms, at, sense.form)
        if hit is not None and any(k.kind == "organization" and not k.needs for k in known(hit[1])):
            return True
    if "idle" in sense.marks:
        # لجنة المتابعة, but: لجنة المتابعة العليا, مكتب الاتصال الحكومي
        after = scene.senses[at + 1][0] if scene.is_word(at + 1) else None
        return after is None or not ("kind" in after.marks or ("department" in head.marks and _tells_which(after)))
    return "force" in head.marks and sense.definite and "unit" in contexts().get(sense.form[len(article()) :], ())


def _tells_which(after: Sense) -> bool:
    """Whether the word is an adjective of relation with the article, of no nation: الحكومي."""
    relation = marked("relation")[0]
    return after.definite and not after.nation and after.form.endswith((relation, relation + closed_feminine()))


def _bare_end(scene: Scene, i: int, head: Sense, sense: Sense) -> int | None:
    """The end of the name after the head without the adjectives and purposes that may follow it, or None where no name stands there.

    Without the article one follows only a head that is made for names (`namer`).
    """
    at, namer = i + 1, "namer" in head.marks
    listed = gazetteer().at(scene.forms, at, sense.form) if sense.starts and namer else None
    if listed is not None and (listed[0] > at + 1 or not sense.ordinary or _state_or_town(sense)):
        return listed[0]
    if namer and sense.definite and "honoured" in sense.marks:
        told = ord(scene.text[scene.row[i].end - 1]) == _BARE_YA and head.form not in _with_bare_ya()
        return None if told else _person_end(scene, at, at + 1)
    if namer and "kunya" in sense.marks and second_of(scene, at + 1, "kunya"):
        return _person_end(scene, at, at + 2)
    if sense.definite:
        if namer:
            end = _definite_end(at, head, sense)
            return at + 2 if end == at + 1 and "idle" in sense.marks and scene.is_word(end) else end
        return _duty_end(scene, at) if "department" in head.marks else None
    if not namer:
        last = chain_end(scene, at) if "chain" in head.marks else None
        return last if last is not None and (last > at + 2 or not scene.senses[last - 1][0].definite) else None
    land = land_end(scene, at)
    if land is not None:
        return land
    return _ordinary_end(scene, at, head, sense) if scene.plain(at) else _unlisted_end(scene, i)


def _person_end(scene: Scene, at: int, end: int) -> int:
    """The end of the name of the person whom an institution is named after, which is read from word `at` up to word `end`."""
    while scene.is_word(end) and end - at < _PERSON and _of_name(scene, end):
        end += 1
    return end


def _definite_end(at: int, head: Sense, sense: Sense) -> int | None:
    """The end of a name of one word with the article: of a body, or of a division that a local body is one of; of no office, no other place
    and no persons who do what the head tells as a verb (تجمع المحتجون)."""
    if sense.marks & {"office", "rank", "epithet"}:
        return None
    stem = sense.form[len(article()) :]
    if stem in heads() and heads()[stem][0] == "place" and not heads()[stem][1]:
        return at + 1 if "local" in head.marks and stem in of_kind("area_heads", "division", "word") else None
    return None if head.form in deeds() and _subjects(sense.form) else at + 1


def _duty_end(scene: Scene, at: int) -> int | None:
    """The end of what a department does, told with its adjective and before the body for which it does that: العلاقات العامة للجيش."""
    if not scene.is_word(at + 1) or not (scene.senses[at + 1][0].definite and adjective(scene.senses[at + 1][0])):
        return None
    return at + 2 if purpose_end(scene, at + 2) > at + 2 else None


def _ordinary_end(scene: Scene, at: int, head: Sense, sense: Sense) -> int | None:
    """The end of a name that begins with an ordinary word: of that word before what the body is for, else of it with the genitive of it."""
    if sense.cut or sense.nation:
        return None
    if head.form.endswith(closed_feminine()) and "kind" in contexts().get(article() + sense.form, ()):
        return None  # لجنة عليا
    if purpose_end(scene, at + 1, named=True) > at + 1:
        return at + 1
    return chain_end(scene, at) if "chain" in head.marks else None


def _unlisted_end(scene: Scene, i: int) -> int:
    """The end of the name after the head at word `i` that begins with a word in no list."""
    at, end = i + 1, i + 2
    while scene.is_word(end) and end - at < _UNLISTED and not scene.plain(end):
        if not scene.senses[end - 1][0].marks & {"link", "foreign"} and (
            scene.senses[end][0].definite or scene.senses[end][0].starts
        ):
            break  # but: مستشفى سان نيكولا
        end += 1
    return before_holder(scene, i, at, end)


def _adjectives_end(scene: Scene, i: int, end: int) -> int:
    """The end of the adjectives and joined words after the name of the head at word `i`, whose own words end before word `end`."""
    while scene.is_word(end) and end - i <= _LONGEST_NAME and not scene.blocked[end] and not nation_at(scene, end - 1):
        after = scene.senses[end][0]
        if compound(scene, end):
            end += 2
            continue
        if not after.definite or not (after.nation or adjective(after) or scene.joined(end) or _of_persons(scene, end)):
            break
        end += 1
        if after.nation:
            break
    return end


def _whole_end(scene: Scene, head: Sense, end: int) -> int:
    """The end of the name with what the head lets follow it from word `end` on: a unit's number, a ministry's fields, what a body is for,
    the country of a mission."""
    if "unit" in head.marks and end < len(scene) and scene.row[end].kind == "number" and not scene.blocked[end]:
        return end + 1
    if "ministry" in head.marks:
        return fields_end(scene, end)
    last = purpose_end(scene, end)
    if (
        "assembly" in head.marks
        and scene.senses[last - 1][0].definite
        and (land := land_after(scene, last)) is not None
    ):
        return land
    country = place_after(scene, last) if "mission" in head.marks and last > end else None
    return country[0] if country is not None else last


def _known_and_more(scene: Scene, at: int, sense: Sense) -> int | None:
    """The end of a name that begins like a known outlet's and goes on with a place and a purpose: شبكة رصد مالي لحقوق الإنسان."""
    hit = gazetteer().at(scene.forms, at, sense.form)
    place = gazetteer_country(scene, hit[0], any_place=True) if hit is not None else None
    end = purpose_end(scene, place[0], named=True) if place is not None else 0
    return end if place is not None and end > place[0] else None


@cache
def _with_bare_ya() -> frozenset[str]:
    """The heads that are written with a last letter that a verb of the past ends with: مستشفى, not نادي."""
    return frozenset(fold(row["word"]) for row in table("heads") if ord(row["word"][-1]) == _BARE_YA)


def _of_name(scene: Scene, i: int) -> bool:
    """Whether the word goes on with the name of the person whom an institution is named after."""
    sense = scene.senses[i][0]
    return not sense.marks & {"preposition", "in", "closes"} and (bool(sense.given) or not scene.plain(i))


def _state_or_town(sense: Sense) -> bool:
    """Whether an institution may bear the name, though it is also an ordinary word, because a country or a large town has it."""
    if sense.definite or sense.form in heads():
        return False
    return any(k.kind == "place" and k.weight >= TOWN for k in known(sense.form) if not k.needs)


def _of_persons(scene: Scene, i: int) -> bool:
    """Whether the word is an adjective of persons after their noun in the plural: السجناء السياسيين."""
    form, relation = scene.form(i), marked("relation")[0]
    if not scene.is_word(i - 1):
        return False
    before = scene.senses[i - 1][0]
    return form.endswith(relation + marked("plural")[0]) and before.definite and before.ordinary and not before.nation


def _subjects(form: str) -> bool:
    """Whether the word is a plural of persons as a verb's subject: تجمع المحتجون; what completes a noun has another ending."""
    one = form.removeprefix(article()).removesuffix(sound_plural())
    return form.endswith(sound_plural()) and len(one) > _ROOT and (exactly(one) or exactly(one + oblique()))
