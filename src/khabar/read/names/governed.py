"""Places of which somebody holds an office, who is named right after them: حاكم ولاية كذا فلان."""

from __future__ import annotations

from khabar.read.names.lexicon import deeds, said_by
from khabar.read.names.words import Scene


def governed_by_title(scene: Scene, i: int) -> bool:
    """Whether an office without the article stands before the head, so that its holder's name follows the place's: حاكم ولاية X فلان."""
    if not all(scene.is_word(k) for k in (i - 1, i + 1, i + 2)) or scene.senses[i + 2][0].definite:
        return False
    return (
        any("office" in s.marks and not s.definite for s in scene.senses[i - 1])
        and "topo" not in scene.senses[i + 1][0].marks
    )


def holder_within(scene: Scene, i: int, end: int) -> bool:
    """Whether the name of who holds the office begins at word `i`, within the unknown words that end before `end`: they are three, or more
    of a name follows them."""
    return end > i + 1 or _holder(scene, i, end) or (end == i + 1 and _goes_on(scene, end))


def _holder(scene: Scene, i: int, end: int) -> bool:
    """Whether the name of who holds the office begins at word `i`, the last before `end`: more of a name follows it."""
    if end != i + 1 or scene.senses[i][0].given not in ("given", "both"):
        return False
    return scene.is_word(end) and (bool(scene.senses[end][0].given) or not scene.plain(end))


def _goes_on(scene: Scene, i: int) -> bool:
    """Whether the second of two unknown words after an office of a place is the first name of who holds it: a word without the article and
    without any part of its own follows (مفوض مقاطعة نيرو دوت قاي)."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    after = scene.senses[i][0]
    return not (
        after.definite or after.marks or after.nation or after.form in deeds() or after.form in said_by("ms", "fs")
    )
