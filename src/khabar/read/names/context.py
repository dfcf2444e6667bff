"""What stands beside a word where a name may be: a head, a preposition, a side, quotation marks."""

from __future__ import annotations

from collections import Counter
from functools import cache

from khabar.inflection import closed_feminine
from khabar.language import article, proclitics, table
from khabar.read.names.bodies import dual_heads, heads
from khabar.read.names.lexicon import contexts, exactly, exactly_so, titles
from khabar.read.names.words import Scene, Sense
from khabar.text import fold

# The sorts of organisations of the tables that are outlets.
OUTLETS = frozenset({"agency", "tv", "radio", "paper", "magazine", "site"})
_PRINTED, _ON_AIR = frozenset({"paper", "magazine"}), frozenset({"tv", "radio"})


def at_a_site(scene: Scene, i: int) -> bool:
    """Whether a word that says both site and scene stands before word `i`: موقع الحدث, the scene of what happened."""
    return scene.is_word(i - 1) and any({"outlet", "vague"} <= s.marks for s in scene.senses[i - 1])


def countryside(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether word `i` is a head of places with its article that an adjective of a wind describes: `الريف الشرقي` is no place's name."""
    head = heads().get(sense.form.removeprefix(article())) if sense.definite else None
    return (
        head is not None
        and head[0] == "place"
        and scene.is_word(i + 1)
        and any("quarter" in s.marks for s in scene.senses[i + 1])
    )


def hamlet_before(scene: Scene, i: int) -> bool:
    """Whether a head of small places stands before word `i`: the village of X is no governorate of that name."""
    return scene.is_word(i - 1) and any("village" in s.marks for s in scene.senses[i - 1])


def side_before(scene: Scene, i: int) -> bool:
    """Whether a word for a side stands before word `i`."""
    return scene.is_word(i - 1) and any("side" in s.marks for s in scene.senses[i - 1])


def opens_line(scene: Scene, i: int) -> bool:
    """Whether word `i` opens a line or a sentence."""
    return i == 0 or scene.row[i - 1].kind == "break" or scene.form(i - 1) in (".", "-", ":")


def preposition_before(scene: Scene, i: int) -> bool:
    """Whether a preposition stands before word `i`, alone or joined to what came before: وفي الرمادي."""
    if not scene.is_word(i - 1):
        return False
    first, *others = scene.senses[i - 1]
    if first.marks & {"in", "preposition"}:
        return True
    joined = [s for s in others if s.particles in proclitics("conjunction")] if "title" not in first.marks else []
    return any(s.marks & {"in", "preposition"} for s in joined)


def quarter_after(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether an adjective of a wind in the feminine ends the name of a part of a country: right after a preposition (في دارفور
    الغربية), where there is no noun that it may describe instead (أحياء حلب الشرقية)."""
    if not scene.is_word(i + 1) or scene.senses[i + 1][0].form[-1:] != closed_feminine():
        return False
    if "quarter" not in contexts().get(scene.form(i + 1)[:-1], ()):
        return False
    before = scene.senses[i - 1][0] if scene.is_word(i - 1) else None
    attached = sense.particles[-1:] in proclitics("preposition")
    return attached or before is None or bool(before.marks & {"in", "preposition"})


def named_by_quarter(scene: Scene, i: int) -> bool:
    """Whether an adjective of a wind after the place at word `i` belongs to its name: a head of places stands before it in the singular,
    right after a preposition or an office, so that there is nothing else for the adjective to describe (في بلدة زعفرة الشرقية)."""
    if not all(scene.is_word(k) for k in (i - 1, i + 1)) or not is_quarter(scene.senses[i + 1][0]):
        return False
    head = next(
        (s for s in scene.senses[i - 1] if heads().get(s.form, ("", True, True)) == ("place", False, False)), None
    )
    if head is None or head.definite or "side" in head.marks:
        return False
    if head.particles[-1:] in proclitics("preposition") and head.cut:
        return True
    return preposition_before(scene, i - 1) or (
        scene.is_word(i - 2) and any("office" in s.marks and not s.definite for s in scene.senses[i - 2])
    )


def is_quarter(word: Sense) -> bool:
    """Whether the word is an adjective of a wind with the article, of either gender."""
    if not word.definite:
        return False
    return "quarter" in word.marks or "quarter" in contexts().get(word.form.removesuffix(closed_feminine()), ())


def place_before(scene: Scene, i: int, name: Sense) -> bool:
    """Whether a head of places stands before word `i`, or a side before a name that is no ordinary word; a particle parts them."""
    if name.cut and name.particles[-1:] in proclitics("preposition"):
        return False
    if not name.definite and name.form in heads():
        return False
    k = i - 1
    while k >= 0 and scene.form(k) in ('"', "(", "#", ":"):
        k -= 1
    if not scene.is_word(k):
        return False
    for sense in scene.senses[k]:
        head = heads().get(sense.form)
        if head is not None and head[0] == "place" and not sense.marks & {"side", "vague"}:
            return not (head[2] and _describes_many(sense, name))
        if "side" in sense.marks and (not name.ordinary or (head is not None and not name.definite)):
            return True  # ريف حجة; but: غرب المعسكر, شرق معسكر
    return False


def _describes_many(head: Sense, name: Sense) -> bool:
    """Whether the word may be an adjective of a plural, which is feminine: طرق جديدة, مدن عريقة."""
    feminine = name.form[-1:] == closed_feminine() and not name.definite
    return feminine and exactly(name.form) and head.form not in dual_heads()


def headed(scene: Scene, i: int, end: int, kind: str) -> bool:
    """Whether the words stand in quotation marks, or after a head of the kind; one with the article heads no common word without it
    (طلبت المنظمة فتح تحقيق)."""
    if scene.form(i - 1) in ('"', "(") and scene.form(end) in ('"', ")"):
        return True
    if not scene.is_word(i - 1):
        return False
    common = kind == "organization" and end == i + 1 and exactly_so(scene.forms[i])
    for sense in scene.senses[i - 1]:
        whole = sense.definite and not common
        head = heads().get(sense.form) or (heads().get(sense.form[len(article()) :]) if whole else None)
        if head is not None and head[0] == kind:
            return True
    return False


def outlet_before(scene: Scene, i: int, end: int) -> bool:
    """Whether the words stand in quotation marks, or after a word for an outlet, or are the second name after one for two (وكالتا)."""
    if scene.form(i - 1) in ('"', "(") and scene.form(end) in ('"', ")"):
        return True
    joined = scene.form(i)[:1] in proclitics("conjunction")
    heads = (i - 1, i - 2, i - 3) if joined else (i - 1,)
    return any(
        scene.is_word(k) and any("outlet" in s.marks and (k == i - 1 or "two" in s.marks) for s in scene.senses[k])
        for k in heads
    )


def another_outlet(scene: Scene, i: int, sort: str) -> bool:
    """Whether the head before word `i` says that an outlet of that sort is not meant: the channel X is not the paper X."""
    k = i - 2 if scene.form(i - 1) in ('"', "(") else i - 1
    if sort not in _PRINTED | _ON_AIR or not scene.is_word(k):
        return False
    heads_sort = next((_head_sorts()[s.form] for s in scene.senses[k] if s.form in _head_sorts()), "")
    return heads_sort in (_ON_AIR if sort in _PRINTED else _PRINTED)


@cache
def _head_sorts() -> dict[str, str]:
    """First word of the names of outlets → the sort that most of them are."""
    count: dict[str, Counter[str]] = {}
    for row in table("agencies"):
        first, space, _ = fold(row["key"]).partition(" ")
        if space:
            count.setdefault(first, Counter())[row["kind"]] += 1
    return {word: sorts.most_common(1)[0][0] for word, sorts in count.items()}


def people_stands(scene: Scene, i: int) -> bool:
    """Whether the plural of a people stands for the people: it does not describe the noun before it."""
    if scene.senses[i] and not scene.senses[i][0].definite and scene.senses[i][0].cut == 0:
        return False
    if not scene.is_word(i - 1) or (
        any(s.cut and s.definite for s in scene.senses[i]) and not scene.senses[i][0].definite
    ):
        return True
    before = scene.senses[i - 1][0]
    return not (before.definite and before.ordinary)


def person_before(scene: Scene, i: int) -> bool:
    """Whether a title, a country's adjective or a word for forces stands before word `i`."""
    if not scene.is_word(i - 1):
        return False
    return any(s.marks & {"title", "force"} or (s.nation and s.definite) for s in scene.senses[i - 1])


def belongs(scene: Scene, i: int) -> bool:
    """Whether a word for what belongs to an armed group stands before word `i`: its members, its chief, its branch."""
    return scene.is_word(i - 1) and any("ranks" in s.marks for s in scene.senses[i - 1])


def relative_before(scene: Scene, i: int) -> bool:
    """Whether a title with the article or with a pronoun stands before word `i`, which is its holder's name: القيادي, شقيقه."""
    if not scene.is_word(i - 1):
        return False
    return any("title" in s.marks and (s.definite or s.form not in titles()) for s in scene.senses[i - 1])


def modelled(scene: Scene, i: int) -> bool:
    """Whether a word for a make or model stands before word `i`."""
    return scene.is_word(i - 1) and "model" in scene.senses[i - 1][0].marks


def settled(sense: Sense) -> bool:
    """Whether the word is the town, the village itself: `أسواق المدينة` are those of the town that was told of."""
    return "settlement" in contexts().get(sense.form.removeprefix(article()), ())
