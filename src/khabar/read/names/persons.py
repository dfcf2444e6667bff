"""Names of persons: where one begins, how far it goes, and whether it may be told."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.firsts import CALLED, MIDDLE, STRONG, WEAK, opening
from khabar.read.names.following import (
    HAMZA_BELOW,
    between_names,
    is_upon_it,
    name_after,
    name_follows,
    written_with,
)  # fmt: skip
from khabar.read.names.goes_on import goes_on, is_listed
from khabar.read.names.kunyas import second_of
from khabar.read.names.lexicon import exactly, marked
from khabar.read.names.patronyms import quoted_end
from khabar.read.names.words import Found, Scene, Sense

# A person's name has at most so many words.
_LONGEST_NAME = 9
_RULES = {CALLED: "called", STRONG: "after-title", MIDDLE: "near-title-or-speech"}
_STRONG_NAMES = ("given", "both", "family")
# How a name opens whose first word the lists hold.
_NAMED = ("given", "common", "family")


def person_at(scene: Scene, i: int, strength: int) -> Found | None:
    """The person's name that begins at word `i`. `strength` tells how plainly the sentence lets one be expected: right after a
    `called` (3) or a title (2), within reach of a title or after a verb of speech (1), anywhere (0)."""
    if scene.blocked[i] or is_upon_it(scene, i):
        return None
    bare = scene.senses[i][0]
    for k, sense in enumerate(scene.senses[i]):
        if sense.cut and (
            bare.marks & {"title", "preposition", "in"}
            or (
                bare.ordinary
                and sense.particles[-1:] != marked("and")[0]
                and not (strength == CALLED and "kunya" in sense.marks)
            )
            or (k > 1 and exactly(scene.senses[i][k - 1].form))
        ):
            break
        if sense.cut and strength == STRONG:
            # What is joined by a particle to a title's word is no holder of it.
            strength = WEAK
        start = opening(scene, i, sense, strength)
        if start:
            end, parts, sure = _follow(scene, i, sense, start, strength)
            end = quoted_end(scene, i, end, sure)
            if end > i and _stands(parts, sure, strength, start) and not _describes(scene, i, start, parts, strength):
                rule = _RULES[strength] if strength else f"name-{start}"
                return Found(i, end, sense.cut, "person", None, rule)
        if sense.given and sense.given != "rare":
            break
    return None


def _describes(scene: Scene, i: int, start: str, parts: int, strength: int) -> bool:
    """Whether a single word that is often a name only says more of the persons before it: رجال دين, رجل واحد."""
    if strength != STRONG or start != "common" or parts > 1 or not scene.is_word(i - 1):
        return False
    return not any(s.definite for s in scene.senses[i - 1]) and "office" not in scene.senses[i - 1][0].marks


def _follow(scene: Scene, i: int, first: Sense, start: str, strength: int) -> tuple[int, int, int]:
    """The end of the name, how many parts it has, and how many of them the lists hold."""
    end, parts, sure = i + 1, 1, int(start in ("given", "family", "fused"))
    kunya = start in ("kunya", "fused")
    named_first = start in _NAMED and not (exactly(first.form) or scene.senses[i][0].ordinary)
    if start in ("kunya", "servant"):
        if not second_of(scene, end, start):
            return i, 0, 0
        end, sure = end + 1, 1
    while end - i < _LONGEST_NAME and scene.is_word(end) and not scene.blocked[end] and not scene.parted(end):
        sense = scene.senses[end][0]
        marks = sense.marks
        if "after" in marks and (not scene.senses[end - 1][0].definite or _servant_family(scene, end - 1)):
            end, sure = end + 1, max(sure, 1)
            continue
        if marks & {"joins", "kunya", "servant"} and second_of(scene, end + 1, "kunya" if "kunya" in marks else "link"):
            end, parts, sure = end + 2, parts + 1, sure + 1
            kunya = kunya or "kunya" in marks
            continue
        if "preposition" in marks and "link" in marks and not name_follows(scene, end + 1):
            break
        if "link" in marks and written_with(scene, end, HAMZA_BELOW):
            break  # فإن
        if "link" in marks and "joins" not in marks and not (sense.definite and name_after(scene, end + 1)):
            end, parts = end + 1, parts + 1
            continue
        plainly = sure > 1 or (strength >= STRONG and parts == 1)
        if "kunya" in marks or _names_another(scene, i, end, sense):
            break
        named = is_listed(scene, end) or (named_first and end == i + 1)
        if not (
            goes_on(scene, end, sense, kunya, plainly, named) or (strength and named and between_names(scene, end))
        ):
            break
        end, parts, sure = end + 1, parts + 1, sure + bool(sense.given)
        if sense.definite and kunya:
            break
    return end, parts, sure


def _names_another(scene: Scene, i: int, end: int, sense: Sense) -> bool:
    """Whether the whole name of a leader ends before word `end`, and another person is named right after: the spokesman of the
    prime minister, each with two names."""
    if sense.given not in (*_STRONG_NAMES, "common") or sense.definite or not scene.is_word(end + 1):
        return False
    family = scene.senses[end + 1][0]
    if family.ordinary and not (family.definite or "kunya" in family.marks):
        return False
    found = gazetteer().at(scene.forms, i, scene.senses[i][0].form)
    return found is not None and found[0] == end and any(k.kind == "person" and not k.needs for k in known(found[1]))


def second_at(scene: Scene, one: Found) -> Found | None:
    """The second of two persons told by their first names after a title in the dual: شقيقيه سالم وراشد."""
    i = one.last
    if not scene.is_word(one.first - 1) or not any("pair" in s.marks for s in scene.senses[one.first - 1]):
        return None
    for sense in scene.senses[i] if scene.is_word(i) and not scene.blocked[i] else ():
        if sense.particles == proclitics("conjunction")[0] and sense.given not in ("", "rare") and not sense.definite:
            return person_at(scene, i, MIDDLE) or Found(i, i + 1, sense.cut, "person", None, "after-title")
    return None


def _servant_family(scene: Scene, i: int) -> bool:
    """Whether the word is the servant's with the article, as families are called: العبد الله."""
    form = scene.form(i)
    return form.startswith(article()) and form[len(article()) :] in marked("servant")


def _stands(parts: int, sure: int, strength: int, start: str) -> bool:
    """Whether a name of so many parts may be told from how plainly one is expected."""
    if not parts:
        return False
    if start in ("kunya", "servant", "fused") or strength >= STRONG:
        return True
    if strength == MIDDLE:
        return parts > 1
    return parts > 1 and (start == "given" or (start in ("common", "family") and sure > 1))
