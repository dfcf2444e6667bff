"""Names of persons told by what frames them: sons of sons, quotation marks around the whole, a family's name that two of them bear."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.read.names.bodies import heads
from khabar.read.names.kunyas import second_of
from khabar.read.names.lexicon import contexts, exactly
from khabar.read.names.words import Found, Scene, Sense

# Marks before a name that stands for itself: in a court's notice, a list, quotation marks.
_OPENERS = frozenset('/:"')
_NO_PART = frozenset({"closes", "speech", "preposition", "in", "ends", "side", "called", "voice"})
_NO_FAMILY = frozenset({"ends", "title", "epithet", "kind", "closes", "speech", "side", "called", "belongs"})
# A name in quotation marks goes on for so many words more than the lists tell.
_LONGEST_REST = 3
# Two links of descent between so many words say that a word of any kind is a name.
_CHAIN = 4


@cache
def _sons() -> frozenset[str]:
    """The words for son and daughter that link the parts of a name."""
    return frozenset(word for word, kinds in contexts().items() if "son" in kinds)


def son_at(scene: Scene, i: int) -> bool:
    """Whether a word for son or daughter stands there with a name after it."""
    return scene.form(i) in _sons() and second_of(scene, i + 1, "link")


def chained(scene: Scene, i: int, sense: Sense, strength: int) -> bool:
    """Whether word `i`, of whatever kind, is a first name because `son of` follows: twice, or where a name is expected."""
    if not son_at(scene, i + 1) or sense.definite or len(sense.form) < 3 or sense.marks & _NO_PART:
        return False
    opened = scene.form(i - 1) in _OPENERS
    if sense.marks & {"title", "force"} or (sense.form in heads() and not opened):
        return False
    if opened or any(scene.form(k) in _sons() for k in range(i + 3, i + 3 + _CHAIN)):
        return True
    return strength > 0 and not exactly(sense.form)


def quoted_end(scene: Scene, i: int, end: int, sure: int) -> int:
    """The end of a person's name that opens a quotation: where this closes, a few words that may be names between."""
    if scene.form(i - 1) != '"' or not sure or end == i:
        return end
    for k in range(end, end + _LONGEST_REST + 1):
        if scene.form(k) == '"':
            return k
        if not scene.is_word(k) or scene.blocked[k] or scene.senses[k][0].marks & _NO_PART:
            return end
        if any(s.cut and s.marks & {"speech", "title"} for s in scene.senses[k]):
            return end
    return end


def with_families(scene: Scene, found: list[Found]) -> list[Found]:
    """The names, those of persons with the same word after them, an ordinary one with the article, taken to be of one family."""
    for _ in range(_LONGEST_REST):
        longer = _with_family(scene, found)
        if longer == found:
            break
        found = longer
    return found


def _with_family(scene: Scene, found: list[Found]) -> list[Found]:
    taken = {f.first for f in found}
    named = [one for one in found if one.kind == "person" and one.last - one.first > 1]
    families = [_family(scene, one.last) if one.last not in taken else "" for one in named]
    bearers: dict[str, set[tuple[str, ...]]] = {}
    for one, family in zip(named, families, strict=True):
        last = one.last if family else one.last - 1
        bearers.setdefault(family or scene.form(last), set()).add(scene.forms[one.first : last])
    longer = {
        one.first: replace(one, last=one.last + 1)
        for one, family in zip(named, families, strict=True)
        if family and len(bearers[family]) > 1 and not one.rule.startswith("known")
    }
    return [longer.get(one.first, one) for one in found] if longer else found


def _family(scene: Scene, i: int) -> str:
    """The word there if it has the article and may be a family's name, else nothing."""
    if not scene.is_word(i) or scene.blocked[i] or scene.parted(i):
        return ""
    sense = scene.senses[i][0]
    return sense.form if sense.definite and not sense.nation and not sense.marks & _NO_FAMILY else ""
