"""Tribes, clans and families that a word for one names: قبيلة بني مطر, عشيرة الزهور, عائلة أبو ليل."""

from __future__ import annotations

from khabar.inflection import closed_feminine
from khabar.language import article
from khabar.read.names.bodies import heads
from khabar.read.names.kunyas import second_of
from khabar.read.names.lexicon import contexts, exactly, marked
from khabar.read.names.words import Found, Scene, Sense

_NO_NAME = frozenset({"ends", "closes", "speech", "title", "in", "side", "preposition", "kind", "epithet", "belongs"})


def clan_at(scene: Scene, i: int) -> Found | None:
    """The tribe or clan named after its head at word `i`, without the head; a family with it, for it has no other name."""
    for sense in scene.senses[i]:
        if not sense.marks & {"clan", "kin"} or (sense.cut and scene.senses[i][0].given):
            continue
        end = _end(scene, i + 1, "kin" in sense.marks)
        if end is not None:
            first, cut = (i, sense.cut) if "kin" in sense.marks else (i + 1, 0)
            return Found(first, end, cut, "group", None, "clan-after-head")
    return None


def _end(scene: Scene, i: int, kin: bool) -> int | None:
    """The end of the name at word `i`, of one word, or of a word for sons or a kunya and the next; a family's is no first name."""
    if not scene.is_word(i) or scene.blocked[i]:
        return None
    first = scene.senses[i][0]
    if "kunya" in first.marks:
        return i + 2 if second_of(scene, i + 1, "kunya") else None
    if "topo" in contexts().get(first.form, ()):
        after = scene.senses[i + 1][0] if scene.is_word(i + 1) else None
        return i + 2 if after is not None and not after.marks & _NO_NAME else None
    if first.marks & _NO_NAME or first.form.removeprefix(article()) in heads():
        return None
    if first.definite:
        return i + 1 if not first.ordinary or (first.given and first.form[-1:] != closed_feminine()) else None
    return i + 1 if not kin and _only_name(scene, i, first) else None


def _only_name(scene: Scene, i: int, first: Sense) -> bool:
    """Whether the word without the article can hardly be anything but a name."""
    if first.nation or len(first.form) < 3 or first.form.endswith(marked("attached")):
        return False
    return not scene.plain(i) or (first.starts and not exactly(first.form))
