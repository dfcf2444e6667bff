"""The countries with which paragraphs open: what is told after them is told of there (`وفي مالي، هاجم مسلحون قاعدة للجيش`)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.read.gazetteer import known
from khabar.read.names.towns import leads
from khabar.read.names.words import Found, Scene


def opened_lands(scene: Scene, found: Sequence[Found]) -> dict[int, Found]:
    """The first word of each name → the country with which its paragraph opens, where none other is named before it."""
    lands: dict[int, Found] = {}
    land: Found | None = None
    for k, one in enumerate(found):
        if land is not None and not _in_one_line(scene, found[k - 1].last - 1, one.first):
            land = None
        if one.kind == "place" and any(known_as.sort == "country" for known_as in known(one.form)):
            land = one if _opens(scene, one) else None
        elif land is not None:
            lands[one.first] = land
    return lands


def _opens(scene: Scene, one: Found) -> bool:
    """Whether a word for where something lies and the name after it, or the name with such a particle, begin a line after the first."""
    sense = next((s for s in scene.senses[one.first] if s.cut == one.cut), None)
    first = one.first if sense is not None and leads(sense) else one.first - 1
    told = first >= 0 and any(leads(s) for s in scene.senses[first] if first < one.first or s is sense)
    return told and first > 0 and not _in_one_line(scene, first - 1, first)


def _in_one_line(scene: Scene, i: int, j: int) -> bool:
    return "\n" not in scene.text[scene.row[i].end : scene.row[j].start]
