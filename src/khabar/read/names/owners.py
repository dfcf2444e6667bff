"""Whose a body is: the country, the region, the government or the organisation that is named after it."""

from __future__ import annotations

from khabar.inflection import closed_feminine
from khabar.language import proclitics
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.words import Scene


def gazetteer_country(
    scene: Scene, i: int, cut: int = 0, any_place: bool = False, capital: bool = False, division: bool = False
) -> tuple[int, str] | None:
    """The index after the name of a country (or its `capital`, or any place, or a `division` told as one, whatever else its name may be)
    that begins at word `i`, and the country's code."""
    for sense in scene.senses[i] if scene.is_word(i) else ():
        if sense.cut == cut and sense.starts:
            hit = gazetteer().at(scene.forms, i, sense.form)
            if hit is not None:
                for one in known(hit[1]):
                    if (
                        (one.sort == "country" and one.needs != "people")
                        or (capital and one.sort == "capital" and not one.needs)
                        or (any_place and one.kind == "place" and not one.needs)
                        or (division and one.kind == "place" and (not one.needs or one.precision == "region"))
                    ):
                        return hit[0], one.country
    return None


def place_after(scene: Scene, i: int, any_place: bool = False, capital: bool = False) -> tuple[int, str] | None:
    """A country's name (or its `capital`, or any place's) after a word for `in` that completes a name: its end and code."""
    if not scene.is_word(i):
        return None
    if "in" in scene.senses[i][0].marks:
        return gazetteer_country(scene, i + 1, any_place=any_place, capital=capital)
    return None


def land_after(scene: Scene, i: int) -> int | None:
    """The end of the name of a land or a part of one, no town's, after a word for `in`: اتحاد المزارعين في الجزيرة."""
    if not (scene.is_word(i) and scene.is_word(i + 1) and "in" in scene.senses[i][0].marks):
        return None
    first = scene.senses[i + 1][0]
    hit = gazetteer().at(scene.forms, i + 1, first.form) if first.starts else None
    there = [k for k in known(hit[1]) if k.kind == "place"] if hit is not None else []
    return hit[0] if hit is not None and there and all(k.precision != "point" for k in there) else None


def division_end(scene: Scene, i: int) -> int | None:
    """The end of the state or region of a country whose own ministry is named: the ministry of health in the state of X."""
    if not scene.is_word(i):
        return None
    at = i + 1 if "in" in scene.senses[i][0].marks else i
    for sense in scene.senses[at] if scene.is_word(at) else ():
        if (
            "division" in sense.marks
            and (at > i) == (sense.cut == 0)
            and sense.particles != proclitics("conjunction")[0]
        ):
            hit = gazetteer_country(scene, at + 1, division=True)
            if hit is not None:
                return hit[0]
    return None


def region_end(scene: Scene, i: int) -> int | None:
    """The end of the region whose own government is named: حكومة إقليم بونتلاند; or of the land that has but an interim one: حكومة برقة
    المؤقتة."""
    if not scene.is_word(i):
        return None
    if "division" in scene.senses[i][0].marks:
        hit = gazetteer_country(scene, i + 1, division=True)
        return hit[0] if hit is not None else None
    first = scene.senses[i][0]
    last = scene.senses[i + 1][0] if scene.is_word(i + 1) else None
    if last is None or first.definite or first.nation or scene.plain(i) or not last.definite:
        return None
    return i + 2 if "national" in last.marks and last.form.endswith(closed_feminine()) else None


def of_government(scene: Scene, i: int) -> int | None:
    """The end of the government that a ministry is said to be in: the ministry of health in the government of X."""
    apart = scene.is_word(i) and "in" in scene.senses[i][0].marks
    i += apart
    for sense in scene.senses[i] if scene.is_word(i) else ():
        hit = gazetteer().at(scene.forms, i, sense.form) if sense.starts and (apart != bool(sense.cut)) else None
        if hit is not None and any(k.sort == "government" for k in known(hit[1])):
            return hit[0]
    return None


def owner(scene: Scene, i: int) -> int | None:
    """The end of the organisation that a body is said to belong to: the peacekeepers that belong to the United Nations."""
    if not scene.is_word(i) or "belongs" not in scene.senses[i][0].marks or not scene.is_word(i + 1):
        return None
    for sense in scene.senses[i + 1]:
        hit = gazetteer().at(scene.forms, i + 1, sense.form) if sense.starts else None
        if hit is not None and any(k.kind == "organization" and not k.needs for k in known(hit[1])):
            return hit[0]
    return None
