"""Kunyas, compound names and what links the parts of a name: what may follow their first word, and which are two words."""

from __future__ import annotations

from functools import cache

from khabar.language import table
from khabar.read.names.lexicon import contexts, exactly, marked
from khabar.read.names.words import Scene, Sense


def fused_kunya(sense: Sense) -> bool:
    """Whether the kunya's first word is written as one with the next (أبوعلي)."""
    if sense.ordinary or sense.starts or len(sense.form) <= 5:
        return False
    return "kunya" in contexts().get(sense.form[:3], ())


def apart(name: str) -> str:
    """The name, the compounds in it that are mostly two words written so.

    >>> apart("عزالدين قاسم"), apart("عبدالله قاسم")
    ('عز الدين قاسم', 'عبدالله قاسم')
    """
    return " ".join(_parted(word) for word in name.split())


def _parted(word: str) -> str:
    second = next((s for s in _seconds() if word.endswith(s) and len(word) > len(s) + 1), None)
    return f"{word.removesuffix(second)} {second}" if second is not None else word


@cache
def _seconds() -> tuple[str, ...]:
    """Second words of compounds that are mostly written apart, as written."""
    return tuple(row["word"] for row in table("name_contexts") if row["kind"] == "apart")


def second_of(scene: Scene, i: int, start: str) -> bool:
    """Whether the word may follow a kunya, a servant's or a linking word."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    sense = scene.senses[i][0]
    # No preposition follows a kunya: أبو علي, which folds like one.
    called = start == "kunya" and sense.given not in ("", "rare") and not _also_word(scene, i - 1)
    governs = bool(sense.marks & {"in", "preposition"}) and not called
    if governs or "ends" in sense.marks or ("closes" in sense.marks and not sense.given):
        return False
    if "speech" in sense.marks and not sense.given:
        return False
    if start == "servant":
        return sense.definite or not scene.plain(i)
    if start == "link":
        return len(sense.form) > 1 and not (_son_of_what(scene, i) or is_relative_of(scene, i))
    if not sense.definite and not sense.given and scene.plain(i) and (not sense.ordinary or _also_word(scene, i - 1)):
        return False
    return not (sense.definite and "title" in sense.marks) and (not sense.nation or bool(sense.given))


def is_relative_of(scene: Scene, i: int) -> bool:
    """Whether the word says whose relative the one named before it is: قريب الوزير, شقيق مازن."""
    if "relative" not in scene.senses[i][0].marks or not scene.is_word(i + 1):
        return False
    whose = scene.senses[i + 1][0]
    return whose.definite or bool(whose.given) or not whose.marks.isdisjoint(("title", "kunya", "servant"))


def _son_of_what(scene: Scene, i: int) -> bool:
    """Whether an ordinary word with the article follows a word for son that is not the short one of names (ابن العام, aged one year)."""
    sense = scene.senses[i][0]
    if not (sense.definite and exactly(sense.form)) or sense.given not in ("", "rare"):
        return False
    return "son" in scene.senses[i - 1][0].marks and scene.form(i - 1) != marked("son")[0]


def _also_word(scene: Scene, i: int) -> bool:
    """Whether the first word of a kunya is no sure sign of one: `أم` also says «or», `أبي` is also a name."""
    return not fused_kunya(scene.senses[i][0]) and "homonym" in scene.senses[i][0].marks
