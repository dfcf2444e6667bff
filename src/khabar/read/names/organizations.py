"""Organisations named by a head and what follows it: a party, a brigade, a hospital, a university."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.inflection import closed_feminine, endings, oblique, sound_plural
from khabar.language import article, of_kind, proclitics, table
from khabar.read.gazetteer import TOWN, gazetteer, known
from khabar.read.names.bodies import body_at, heads, nation_at, several
from khabar.read.names.context import OUTLETS
from khabar.read.names.kunyas import second_of
from khabar.read.names.lexicon import contexts, deeds, exactly, marked
from khabar.read.names.owners import gazetteer_country, place_after
from khabar.read.names.purposes import fields_end, purpose_end
from khabar.read.names.quoted import before_holder, to_whom
from khabar.read.names.seats import after_two, front, land_end, seat_end, seats
from khabar.read.names.tails import compound, tail_end
from khabar.read.names.units import numbered, unit_end
from khabar.read.names.words import Found, Scene, Sense, adjective
from khabar.text import fold

# The letter that ends some verbs of the past and some nouns.
_BARE_YA = 0x0649
# A headed name has at most so many words after its head.
_LONGEST_NAME = 6
# The letters of most roots; a participle has more.
_ROOT = 3


def headed_at(scene: Scene, i: int) -> Found | None:
    """An organisation named by a head and what follows it: a party, a brigade, a hospital, a university."""
    for sense in scene.senses[i]:
        if "banner" in sense.marks and scene.is_word(i - 1) and "under" in scene.senses[i - 1][0].marks:
            continue
        head = heads().get(sense.form)
        if "service" in sense.marks and (service := _service_at(scene, i, sense)) is not None:
            return service
        if head is not None and head[0] == "organization" and head[1]:
            end = unit_end(scene, i + 1) or (
                None if head[2] and not sense.marks & {"namer", "chain"} else _name_after(scene, i, sense)
            )
            if end is not None and not _known_with_aim(scene, i, sense, end):
                return Found(i, end, sense.cut, "organization", None, "head-name", "", "", sense.form)
        if f"{sense.form} {scene.form(i + 1)}" in heads() and (end := after_two(scene, i + 2)) is not None:
            return Found(i, end, sense.cut, "organization", None, "head-name", "", "", sense.form)
        stem = sense.form[len(article()) :]
        if sense.definite and stem not in heads() and (last := numbered(scene, i + 1)) is not None:
            return Found(i, last, sense.cut, "organization", None, "definite-head", "", "", stem)
        if sense.definite and stem in heads() and heads()[stem][0] == "organization":
            plural = heads()[stem][2]
            ruling = "ruling" in contexts().get(stem, ())
            end = unit_end(scene, i + 1) or (None if plural else _adjectives_after(scene, i + 1, ruling))
            end = end or (None if plural else _in_country(scene, i + 1))
            if not plural and "arms" in contexts().get(stem, ()):
                end = _arm_of(scene, i + 1) or end
            if end is not None:
                return Found(i, end, sense.cut, "organization", None, "definite-head", "", "", stem)
    return None


def _service_at(scene: Scene, i: int, head: Sense) -> Found | None:
    """A service told with its head, and a second one joined to it: جهاز حرس الحدود, جهاز المخابرات والأمن الوطني."""
    body = body_at(scene, i + 1) if scene.is_word(i + 1) else None
    if body is None or body.cut:
        return None
    more = body_at(scene, body.last) if scene.is_word(body.last) else None
    joined = more is not None and more.cut == 1 and scene.form(body.last)[:1] == proclitics("conjunction")[0]
    last = more.last if more is not None and joined else body.last
    return replace(body, first=i, last=last, cut=head.cut)


def _known_with_aim(scene: Scene, i: int, head: Sense, end: int) -> bool:
    """Whether a known name ends where an attached `for` opens the rest: that is what somebody does something for (حزب الله لدعم الجيش)."""
    hit = gazetteer().at(scene.forms, i, head.form) if head.starts and "mission" not in head.marks else None
    if hit is None or hit[0] >= end or not any(s.particles == to_whom() for s in scene.senses[hit[0]]):
        return False
    return any(k.kind == "organization" and not k.needs for k in known(hit[1]))


@cache
def _with_bare_ya() -> frozenset[str]:
    """The heads that are written with a last letter that a verb of the past ends with: مستشفى, not نادي."""
    return frozenset(fold(row["word"]) for row in table("heads") if ord(row["word"][-1]) == _BARE_YA)


def _of_name(scene: Scene, i: int) -> bool:
    """Whether the word goes on with the name of the person whom an institution is named after."""
    sense = scene.senses[i][0]
    return not sense.marks & {"preposition", "in", "closes"} and (bool(sense.given) or not scene.plain(i))


def _known_and_more(scene: Scene, at: int, sense: Sense) -> int | None:
    """The end of a name that begins like a known outlet's and goes on with a place and a purpose: شبكة رصد مالي لحقوق الإنسان."""
    hit = gazetteer().at(scene.forms, at, sense.form)
    place = gazetteer_country(scene, hit[0], any_place=True) if hit is not None else None
    end = purpose_end(scene, place[0], named=True) if place is not None else 0
    return end if place is not None and end > place[0] else None


def _state_or_town(sense: Sense) -> bool:
    """Whether an institution may bear the name, though it is also an ordinary word, because a country or a large town has it."""
    if sense.definite or sense.form in heads():
        return False
    return any(k.kind == "place" and k.weight >= TOWN for k in known(sense.form) if not k.needs)


def _of_persons(scene: Scene, i: int) -> bool:
    """Whether the word is an adjective of persons after their noun in the plural: السجناء السياسيين."""
    form, relation = scene.form(i), marked("relation")[0]
    before = scene.senses[i - 1][0]
    return form.endswith(relation + marked("plural")[0]) and before.definite and before.ordinary and not before.nation


def _subjects(form: str) -> bool:
    """Whether the word is a plural of persons as a verb's subject: تجمع المحتجون; what completes a noun has another ending."""
    one = form.removeprefix(article()).removesuffix(sound_plural())
    return form.endswith(sound_plural()) and len(one) > _ROOT and (exactly(one) or exactly(one + oblique()))


def _adjectives_after(scene: Scene, i: int, ruling: bool) -> int | None:
    """The end of the adjectives after a head with the article, among them a country's, and of what the body, if not `ruling`, is for."""
    end, nation = i, False
    while scene.is_word(end) and end - i < 4 and not scene.blocked[end]:
        sense = scene.senses[end][0]
        if not sense.definite or not (sense.nation or adjective(sense)) or (sense.nation and several(sense.form)):
            break
        ends = closed_feminine()
        if sense.nation and scene.form(i - 1).endswith(ends) and not sense.form.endswith(ends):
            break  # The adjective of another word: of him who leads the body.
        nation = nation or bool(sense.nation)
        end += 1
    if not nation:
        purpose = purpose_end(scene, end, named=True) if end > i else i
        return purpose if purpose > end + 1 else None
    if ruling:
        return end if end > i + 1 else None
    return purpose_end(scene, end) if end > i + 1 or purpose_end(scene, end) > end else None


def _arm_of(scene: Scene, i: int) -> int | None:
    """The end of the organisation whose arm an adjective after the head tells of: the media office of X, the general secretariat of X."""
    at = i
    while scene.is_word(at) and at - i < 3 and _relates(scene.senses[at][0]):
        at += 1
    if at == i or any(s.nation for k in range(i, at) for s in scene.senses[k][:1]):
        return None
    if scene.form(at) == to_whom() and scene.is_word(at + 1):
        return _organization_end(scene, at + 1, scene.senses[at + 1][0])
    for sense in scene.senses[at] if scene.is_word(at) else ():
        if sense.cut and sense.particles == proclitics("swallows_article")[0]:
            return _organization_end(scene, at, sense)
    return None


def _relates(sense: Sense) -> bool:
    """Whether the word is an adjective of a body, also one that is a trade of persons elsewhere: الإعلامي."""
    if not sense.definite or sense.marks & {"loyal", "epithet"}:
        return False
    return adjective(sense) or sense.form.endswith(marked("relation"))


def _organization_end(scene: Scene, at: int, sense: Sense) -> int | None:
    """The end of an organisation, a force or a party that begins at word `at` in this reading."""
    hit = gazetteer().at(scene.forms, at, sense.form) if sense.starts else None
    if "outlet" in sense.marks or (hit is not None and any(k.sort in OUTLETS for k in known(hit[1]))):
        return None
    plain_word = exactly(sense.form) and not sense.definite and hit is not None and hit[0] == at + 1
    if hit is not None and not plain_word and any(k.kind in ("organization", "group") for k in known(hit[1])):
        return hit[0]
    found = body_at(scene, at) or headed_at(scene, at)
    if found is not None and found.cut == sense.cut:
        return found.last
    recalled = sense.definite and "recalled" in contexts().get(sense.form[len(article()) :], ())
    return at + 1 if recalled else None


def _in_country(scene: Scene, i: int) -> int | None:
    """The end of one adjective of kind and the country that a body is in: الرابطة المسيحية في نيجيريا."""
    if not scene.is_word(i) or not scene.senses[i][0].definite or not adjective(scene.senses[i][0]):
        return None
    place = place_after(scene, i + 1)
    return place[0] if place is not None else None


def _name_after(scene: Scene, i: int, head: Sense) -> int | None:
    """The end of the name after a head without the article, or None where no name follows."""
    at = i + 1
    if not scene.is_word(at) or scene.blocked[at]:
        return None
    strong, sense = "namer" in head.marks, scene.senses[at][0]
    if "outlet" in head.marks and sense.starts and (longer := _known_and_more(scene, at, sense)) is not None:
        return longer
    if sense.marks & {"ends", "closes", "speech", "preposition", "in"}:
        return None
    if sense.form in of_kind("corrections", "corrects"):
        return None  # منظمة تصحح الحصيلة
    seat = seat_end(scene, at) if "chain" in head.marks else None
    if seat is not None and (not head.marks & {"seat", "side"} or seats(sense)):
        return None if head.marks & {"seat", "side"} else tail_end(scene, seat, head.form)
    if "side" in head.marks and front(scene, at):
        return None
    if head.marks & {"loose", "brand", "outlet"} and not sense.definite and sense.starts:
        hit = gazetteer().at(scene.forms, at, sense.form)
        if hit is not None and any(k.kind == "organization" and not k.needs for k in known(hit[1])):
            return None
    if sense.marks & {"idle"} or (
        "force" in head.marks and sense.definite and "unit" in contexts().get(sense.form[len(article()) :], ())
    ):
        return None
    known_end = gazetteer().at(scene.forms, at, sense.form) if sense.starts and strong else None
    if known_end is not None and (known_end[0] > at + 1 or not sense.ordinary or _state_or_town(sense)):
        end = known_end[0]
    elif strong and sense.definite and "honoured" in sense.marks:
        if ord(scene.text[scene.row[i].end - 1]) == _BARE_YA and head.form not in _with_bare_ya():
            return None
        end = at + 1
        while scene.is_word(end) and end - at < 4 and _of_name(scene, end):
            end += 1
    elif strong and "kunya" in sense.marks and second_of(scene, at + 1, "kunya"):
        end = at + 2
        while scene.is_word(end) and end - at < 4 and _of_name(scene, end):
            end += 1
    elif sense.definite:
        if not strong or sense.marks & {"office", "rank", "epithet"}:
            return None
        stem = sense.form[len(article()) :]
        if stem in heads() and heads()[stem][0] == "place" and not heads()[stem][1]:
            return at + 1 if "local" in head.marks and stem in of_kind("area_heads", "division", "word") else None
        if head.form in deeds() and _subjects(sense.form):
            return None
        end = at + 1
    elif strong and (land := land_end(scene, at)) is not None:
        end = land
    elif (
        scene.plain(at)
        and strong
        and not (sense.cut or sense.nation)
        and purpose_end(scene, at + 1, named=True) > at + 1
    ):
        end = at + 1
    elif scene.plain(at):
        after = scene.senses[at + 1][0] if scene.is_word(at + 1) else None
        if not strong or sense.cut or sense.nation or any(s.cut and s.definite for s in scene.senses[at]):
            return None
        if after is None or not after.definite or "chain" not in head.marks:
            return None
        if not sense.ordinary or sense.form.endswith(endings("pronoun", "fs", "mp", "fp")):
            return None
        end = at + 2
    else:
        if not strong:
            return None
        end = at + 1
        while (
            scene.is_word(end)
            and end - at < 3
            and not scene.plain(end)
            and not scene.senses[end][0].definite
            and not scene.senses[end][0].starts
        ):
            end += 1
        end = before_holder(scene, i, at, end)
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
    if "unit" in head.marks and end < len(scene) and scene.row[end].kind == "number" and not scene.blocked[end]:
        return end + 1
    if "ministry" in head.marks:
        return fields_end(scene, end)
    last = purpose_end(scene, end)
    country = place_after(scene, last) if "mission" in head.marks and last > end else None
    return country[0] if country is not None else last
