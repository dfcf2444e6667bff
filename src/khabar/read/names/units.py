"""Units of an army by their numbers: the 30th division, Unit 101, the Fifteenth Brigade."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.counted import counted_at
from khabar.read.names.lexicon import contexts, marked
from khabar.read.names.words import Scene
from khabar.read.numbers import labels


def unit_end(scene: Scene, i: int) -> int | None:
    """The end of a unit's number: the 30th division, the Fifteenth Brigade."""
    if i < len(scene) and scene.row[i].kind == "number" and not scene.blocked[i]:
        if scene.form(i - 1) not in labels() and scene.is_word(i + 1) and counted_at(scene.row, i + 1) is not None:
            return None  # سلم الجيش 12 مروحية
        return _past_arm(scene, i + 1) if "unit" in contexts().get(_stem(scene.form(i - 1)), ()) else None
    if not scene.is_word(i) or "unit" not in contexts().get(_stem(scene.form(i - 1)), ()):
        return None
    end = i
    while scene.is_word(end) and end - i < 3 and any(s.marks & {"ordinal", "kind"} for s in scene.senses[end][:1]):
        end += 1
    if end == i or not any("ordinal" in contexts().get(scene.form(k), ()) for k in range(i, end)):
        return None
    return _past_arm(scene, end)


def numbered(scene: Scene, i: int) -> int | None:
    """The end of the number of a unit whose word no name but a number makes one: الوحدة 101."""
    return unit_end(scene, i) if i < len(scene) and scene.row[i].kind == "number" else None


def _past_arm(scene: Scene, i: int) -> int:
    """Past the arm of a unit after its number: اللواء 35 مدرع, اللواء 35 المدرع, اللواء التاسع قوات خاصة, الفرقة الرابعة للمشاة."""
    if not scene.is_word(i):
        return i
    of = ("", proclitics("swallows_article")[0])
    if any("arm" in contexts().get(s.form.removeprefix(article()), ()) for s in scene.senses[i] if s.particles in of):
        return i + 1
    return i + 2 if f"{scene.form(i)} {scene.form(i + 1)}" in marked("arm") else i


def _stem(form: str) -> str:
    """The word without particles and article, if it has the article."""
    for cut in range(min(3, len(form))):
        rest = form[cut:]
        if rest.startswith(article()):
            return rest[len(article()) :]
    return form
