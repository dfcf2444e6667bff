"""Names of persons told by what frames them: sons of sons, quotation marks around the whole, a family's name that two of them bear."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import article
from khabar.read.names.bodies import heads
from khabar.read.names.kunyas import second_of
from khabar.read.names.lexicon import contexts, deeds, exactly, marked
from khabar.read.names.words import Found, Scene, Sense

# Marks before a name that stands for itself: in a court's notice, a list, quotation marks.
_OPENERS = frozenset('/:"')
_NO_PART = frozenset({"closes", "speech", "preposition", "in", "ends", "side", "called", "voice"})
_NO_FAMILY = frozenset({"ends", "title", "epithet", "kind", "closes", "speech", "side", "called", "belongs"})
# What stands between the names of a list.
_MARKS = frozenset('"\u060c,:\n-')
# A name in quotation marks goes on for so many words more than the lists tell.
_LONGEST_REST = 3
# Two links of descent between so many words say that a word of any kind is a name.
_CHAIN = 4


@cache
def sons() -> frozenset[str]:
    """The words for son and daughter that link the parts of a name."""
    return frozenset(word for word, kinds in contexts().items() if "son" in kinds)


def son_at(scene: Scene, i: int) -> bool:
    """Whether a word for son or daughter stands there with a name after it."""
    return scene.form(i) in sons() and second_of(scene, i + 1, "link")


def chained(scene: Scene, i: int, sense: Sense, strength: int) -> bool:
    """Whether word `i`, of whatever kind, is a first name because `son of` follows: twice, or where a name is expected."""
    if not son_at(scene, i + 1) or sense.definite or len(sense.form) < 3 or sense.marks & _NO_PART:
        return False
    opened = scene.form(i - 1) in _OPENERS
    if sense.marks & {"title", "force"} or (sense.form in heads() and not opened):
        return False
    if opened or any(scene.form(k) in sons() for k in range(i + 3, i + 3 + _CHAIN)):
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
    return _with_relatives(scene, found)


def _with_relatives(scene: Scene, found: list[Found]) -> list[Found]:
    """The names, with those of a family that a person of a full name bears: of any words, alone between two marks."""
    families = {scene.form(f.last - 1) for f in found if f.kind == "person" and f.last - f.first > 2}
    families = {form for form in families if form[:1] == article()[:1] and form.startswith(article())}
    if not families:
        return found
    more: list[Found] = []
    kept = list(found)
    for at, form in enumerate(scene.forms):
        if form not in families or (scene.is_word(at + 1) and not _joins_another(scene, at + 1)):
            continue
        first = at
        while first > 0 and at - first < _LONGEST_REST and _may_be_named(scene, first - 1):
            first -= 1
            if scene.senses[first][-1].particles == marked("and")[0] and len(scene.senses[first]) > 1:
                break
        cut = _after_and(scene, first)
        told = any(s.given and not s.nation for k in range(first, at) for s in scene.senses[k])
        if not told or "servant" in scene.senses[at - 1][0].marks:
            continue
        if at - first < 2 or not (cut or scene.form(first - 1) in _MARKS or first == 0):
            continue
        meets = [f for f in kept if f.first <= at and first < f.last]
        if any(f.first <= first or f.kind != "person" for f in meets):
            continue
        kept = [f for f in kept if f not in meets]
        more.append(Found(first, at + 1, cut, "person", None, "name-of-family"))
    return sorted(kept + more, key=lambda f: f.first) if more else found


def _may_be_named(scene: Scene, i: int) -> bool:
    """Whether the word may be a part of a name that only its family tells: no verb of what is done, no particle, title or head."""
    if not scene.is_word(i) or scene.blocked[i] or scene.parted(i + 1):
        return False
    sense = scene.senses[i][0]
    if any(s.form in deeds() or (s.cut and s.ordinary and s.particles != marked("and")[0]) for s in scene.senses[i]):
        return False
    return not (sense.marks & (_NO_PART | _NO_FAMILY | {"force"}) or sense.nation or sense.form in heads())


def _after_and(scene: Scene, i: int) -> int:
    """How many letters of word `i` are an attached `and` in a list of names, right after a comma or quotation mark."""
    return next((s.cut for s in scene.senses[i] if s.particles == marked("and")[0] and scene.form(i - 1) in _MARKS), 0)


def _joins_another(scene: Scene, i: int) -> bool:
    return any(s.particles == marked("and")[0] for s in scene.senses[i])


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
