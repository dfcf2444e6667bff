"""Organisations named by a head and what follows it: a party, a brigade, a hospital, a university."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import closed_feminine
from khabar.language import article, proclitics
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.after_head import name_after_head
from khabar.read.names.bodies import bodies, body_at, heads, leads, several
from khabar.read.names.context import OUTLETS, settled
from khabar.read.names.lexicon import contexts, exactly, marked
from khabar.read.names.owners import division_end, gazetteer_country, place_after
from khabar.read.names.purposes import fields_end, purpose_end
from khabar.read.names.quoted import to_whom
from khabar.read.names.seats import after_two
from khabar.read.names.units import numbered, unit_end
from khabar.read.names.words import Found, Scene, Sense, adjective

# So many adjectives say of what kind a body is.
_KINDS = 2


def headed_at(scene: Scene, i: int) -> Found | None:
    """An organisation named by a head and what follows it: a party, a brigade, a hospital, a university."""
    if leads(scene, i):
        return None
    for sense in scene.senses[i]:
        if "banner" in sense.marks and scene.is_word(i - 1) and "under" in scene.senses[i - 1][0].marks:
            continue
        head = heads().get(sense.form)
        if "service" in sense.marks and (service := _service_at(scene, i, sense)) is not None:
            return service
        if head is not None and head[0] == "organization" and head[1]:
            end = unit_end(scene, i + 1) or (
                None if head[2] and not sense.marks & {"namer", "chain"} else name_after_head(scene, i, sense)
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
            kinds = contexts().get(stem, frozenset())
            end = unit_end(scene, i + 1) or (None if plural else _adjectives_after(scene, i + 1, "ruling" in kinds))
            end = end or (None if plural else _in_country(scene, i + 1))
            if not plural and "arms" in kinds:
                end = _arm_of(scene, i + 1) or end
            if end is None and "sole" in kinds and not plural:
                end = _only_one(scene, i + 1)
            if end is not None and not _before_errand(scene, i, sense, end):
                return Found(i, end, sense.cut, "organization", None, "definite-head", "", "", stem)
    return None


def _service_at(scene: Scene, i: int, head: Sense) -> Found | None:
    """A service told with its head, and a second one joined to it: جهاز حرس الحدود, جهاز المخابرات والأمن الوطني."""
    body = body_at(scene, i + 1) if scene.is_word(i + 1) else None
    if body is None and scene.is_word(i + 1) and not scene.blocked[i + 1] and "purpose" in scene.senses[i + 1][0].marks:
        end = i + 2
        while scene.is_word(end) and end - i < 4 and scene.senses[end][0].definite and adjective(scene.senses[end][0]):
            end += 1
        return Found(i, end, head.cut, "organization", None, "head-name", "", "", head.form)
    if body is None:
        return _silent_and_more(scene, i, head)
    if body.cut:
        return None
    more = body_at(scene, body.last) if scene.is_word(body.last) else None
    joined = more is not None and more.cut == 1 and scene.form(body.last)[:1] == proclitics("conjunction")[0]
    joined = joined and scene.form(body.last)[1:] not in heads()
    last = more.last if more is not None and joined else body.last
    return replace(body, first=i, last=last, cut=head.cut)


def _silent_and_more(scene: Scene, i: int, head: Sense) -> Found | None:
    """A service whose first field is no body by itself, with those that are joined to it: جهاز المخابرات والأمن الوطني."""
    hit = bodies().at(scene.row, i + 1)
    end = fields_end(scene, hit[0]) if hit is not None and not hit[1] else 0
    if hit is None or end <= hit[0]:
        return None
    return Found(i, end, head.cut, "organization", None, "head-name", "", "", head.form)


def _known_with_aim(scene: Scene, i: int, head: Sense, end: int) -> bool:
    """Whether a known name ends where an attached `for` opens the rest: that is what somebody does something for (حزب الله لدعم الجيش)."""
    hit = gazetteer().at(scene.forms, i, head.form) if head.starts and "mission" not in head.marks else None
    if hit is None or hit[0] >= end or not any(s.particles == to_whom() for s in scene.senses[hit[0]]):
        return False
    return any(k.kind == "organization" and not k.needs for k in known(hit[1]))


def _before_errand(scene: Scene, i: int, head: Sense, end: int) -> bool:
    """Whether a known name ends where the errand of somebody begins who holds an office in it, or where he holds that: للاتحاد الأوروبي
    للشؤون الخارجية, الاتحاد الأفريقي في السودان."""
    hit = gazetteer().at(scene.forms, i, head.form) if head.starts else None
    if hit is None or not i < hit[0] < end or not any(k.kind == "organization" and not k.needs for k in known(hit[1])):
        return False
    after = scene.senses[hit[0]]
    return "in" in after[0].marks or any(s.particles == to_whom() and "errand" in s.marks for s in after)


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
        if ruling:
            return None
        purpose = purpose_end(scene, end, named=True) if end > i else i
        return purpose if purpose > end + 1 else None
    if ruling:
        return end if end > i + 1 else None
    return purpose_end(scene, end) if end > i + 1 or purpose_end(scene, end) > end else None


def _only_one(scene: Scene, i: int) -> int | None:
    """The end of the one adjective of relation, no wind's and no rank's, that tells which body of its place is meant: المجلس البلدي."""
    if not scene.is_word(i) or scene.blocked[i]:
        return None
    if scene.is_word(i + 1) and scene.senses[i + 1][0].definite and adjective(scene.senses[i + 1][0]):
        return None
    word = scene.senses[i][0]
    told = word.definite and (adjective(word) or "of_a_place" in word.marks) and not word.nation
    return _of_town(scene, i + 1) if told and not word.marks & {"quarter", "ordinal"} else None


def _of_town(scene: Scene, i: int) -> int:
    """Past the town that an attached `of` says a body is of, told of before or by name: للمدينة, لمدينة كذا; else word `i` itself."""
    for sense in scene.senses[i] if scene.is_word(i) else ():
        if sense.particles != to_whom() or not settled(sense):
            continue
        if sense.definite:
            return i + 1
        place = gazetteer_country(scene, i + 1, any_place=True)
        return place[0] if place is not None else i
    return i


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
    """The end of one or two adjectives of kind and the country, or the part of one, that a body is in: الرابطة المسيحية في نيجيريا,
    القيادة العسكرية المشتركة في إقليم بونتلاند."""
    end = i
    while scene.is_word(end) and end - i < _KINDS and scene.senses[end][0].definite and adjective(scene.senses[end][0]):
        end += 1
    place = place_after(scene, end) if end == i + 1 else None
    if place is not None:
        return place[0]
    national = any(scene.senses[k][0].nation for k in range(i, end))
    return division_end(scene, end) if end > i and not national else None
