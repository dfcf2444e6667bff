"""Full names of those who tell something, of whatever words: between the office or the body that stands before them and what is told."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.language import article, of_kind, proclitics
from khabar.read.gazetteer import CITY, known
from khabar.read.names.bodies import heads
from khabar.read.names.firsts import derived
from khabar.read.names.lexicon import deeds, exactly, marked, said_by, unnamed
from khabar.read.names.overlaps import without
from khabar.read.names.words import Found, Scene, Sense

# So many words may stand between the verb and what is told.
_REACH = 16
# The words of such a name.
_SHORTEST, _LONGEST = 2, 5
_SURE = frozenset({"given", "both", "family", "common"})
# Marks of words within names, which say nothing against one.
_WITHIN = frozenset({"link", "son", "after", "servant", "kunya", "joins", "attached", "purpose", "homonym", "given"})


def with_tellers(scene: Scene, found: list[Found], verbs: list[int]) -> list[Found]:
    """The names, those of persons that tell something in full: قال مدير القسم شادي نعمة راجح إن.

    A name ends right before what the verb of speech at one of `verbs` tells, and follows a word with the article, an office or a name
    that ends there; what was found of it is the less.
    """
    verbs = [i for i in verbs if any(s.form in said_by("ms", "fs") for s in scene.senses[i])]
    if not verbs:
        return found
    namesakes = _namesakes(scene, found)
    edges = _Edges(
        frozenset([f.last for f in found if f.kind != "person" and f.first not in namesakes]),
        frozenset([f.first for f in found if f.kind == "person"]),
        namesakes,
        frozenset([f.first for f in found if f.kind == "organization" and f.cut]),
    )
    more: list[Found] = []
    for i in verbs:
        firsts = ((_first(scene, i, end, edges), end) for end in _told(scene, i, edges))
        first, end = next(((first, end) for first, end in firsts if first is not None), (None, 0))
        if first is not None:
            first = _past_leader(first, end, found)
        if first is not None and _covers(first, end, found, namesakes):
            more.append(Found(first, end, 0, "person", None, "teller-in-full"))
    return sorted(without(found, more) + more, key=lambda f: f.first) if more else found


@dataclass(frozen=True, slots=True)
class _Edges:
    """What was found on the page: where names of no person end, where persons' begin, where places that are rather first names stand,
    and bodies to whom something is said."""

    ends: frozenset[int]
    persons: frozenset[int]
    namesakes: frozenset[int]
    hearers: frozenset[int]


def _namesakes(scene: Scene, found: list[Found]) -> frozenset[int]:
    """Where a small place was found that is rather a first name, since it stands right after a title or another name, with nothing
    that would join the two: قال عمدة تيرا كوسان بيتو إن."""
    ends = {f.last for f in found}
    small = [f for f in found if f.rule == "known-place" and f.last == f.first + 1 and not f.cut]
    return frozenset(
        f.first
        for f in small
        if (f.first in ends or _titled(scene, f.first)) and all(k.weight < CITY for k in known(scene.form(f.first)))
    )


def _titled(scene: Scene, i: int) -> bool:
    """Whether a title with the article stands right before word `i`; one without it may be of the place that stands there (عمدة كذا)."""
    return scene.is_word(i - 1) and scene.senses[i - 1][0].definite and "title" in scene.senses[i - 1][0].marks


def _past_leader(first: int, end: int, found: list[Found]) -> int:
    """The first word of the name, or, where the whole name of a leader opens it, of the name of the one who speaks for him: `المتحدث باسم
    الرئيس فلان الفلاني علان العلاني`."""
    leader = next((f for f in found if f.first == first and f.rule == "known-person" and f.last - f.first > 1), None)
    return leader.last if leader is not None and end - leader.last >= _SHORTEST else first


def _covers(first: int, end: int, found: list[Found], namesakes: frozenset[int]) -> bool:
    """Whether of what was found at these words all is of persons, and not the whole name already."""
    there = [f for f in found if f.first < end and first < f.last]
    return all(
        (f.kind == "person" or f.first in namesakes)
        and first <= f.first
        and f.last <= end
        and (f.first, f.last) != (first, end)
        for f in there
    )


def _told(scene: Scene, verb: int, edges: _Edges) -> tuple[int, ...]:
    """The words before which who tells it may end: what the verb tells begins there, without a time before it, or, before that, what
    says where and to whom it is told; none where nothing is told."""
    that = of_kind("that_words", "that", "word")
    aside = 0
    for k in range(verb + 1, min(verb + _REACH, len(scene))):
        if scene.row[k].kind == "break":
            return ()
        if not aside and (k in edges.hearers or (scene.is_word(k) and "in" in scene.senses[k][0].marks)):
            aside = k
        if scene.form(k) in that:
            ends = (aside, k) if aside else (k,)
            return tuple([_without_time(scene, end) for end in ends])
        if scene.is_word(k) and any("speech" in s.marks for s in scene.senses[k][:1]) and not scene.senses[k][0].given:
            return ()
    return ()


def _without_time(scene: Scene, end: int) -> int:
    """The end without the words of a time right before it."""
    while scene.blocked[end - 1]:
        end -= 1
    return end


def _first(scene: Scene, verb: int, end: int, edges: _Edges) -> int | None:
    """The first word of the full name that ends before word `end`, or None where none does."""
    i, sure, words, ends = end, 0, 0, edges.ends
    while i - 1 > verb and end - i < _LONGEST and i not in ends:
        if not (name_part(scene, i - 1, i == end) or (i < end and i - 1 in edges.persons | edges.namesakes)):
            break
        i -= 1
        word = scene.senses[i][0]
        sure += surely_name(word)
        words += exactly(word.form) and not word.given and "after" not in word.marks
    if end - i < _SHORTEST or not scene.is_word(i - 1):
        return None
    before, first = scene.senses[i - 1][0], scene.senses[i][0]
    if not (i in ends or before.definite or "title" in before.marks) or (exactly(first.form) and not first.given):
        return None
    if before.marks & {"in", "preposition", "speech"} or ("office" in before.marks and not before.definite):
        return None
    titled = i in edges.persons and "title" in before.marks
    return i if sure > words or (titled and _sounds_like_one(scene, i + 1, end)) else None


def _sounds_like_one(scene: Scene, i: int, end: int) -> bool:
    """Whether of the words of a name after its first all but one, and the last in any case, are names or in no list of words."""
    other = [k for k in range(i, end) if scene.plain(k) and not scene.senses[k][0].given]
    return len(other) <= 1 and end - 1 not in other


def name_part(scene: Scene, i: int, last: bool) -> bool:
    """Whether word `i` may be a part of a name; with the article only the last and a second word (الله)."""
    if not scene.is_word(i) or scene.blocked[i] or scene.parted(i):
        return False
    word = scene.senses[i][0]
    if "after" in word.marks or (word.marks & {"link", "son", "servant", "kunya"} and not last):
        return True
    foreign = word.given in _SURE and not word.ordinary  # إليزابيث
    if word.marks - _WITHIN or word.nation or (word.definite and not (foreign or (last and _family(word)))):
        return False
    if word.form in of_kind("that_words", "that", "word"):
        return False  # قال نزار الحوري إنو قواته
    if word.form in unnamed() or word.form in heads() or (word.form in deeds() and not word.given):
        return False
    return not (_accusative(word) or (not word.given and any(_joined(s) for s in scene.senses[i])))


def surely_name(word: Sense) -> bool:
    """Whether the word is more likely a part of a name than anything else: one that the lists hold, or in no list of words at all."""
    return word.given in _SURE or not word.ordinary


def _family(word: Sense) -> bool:
    """Whether the word with the article may be a family's name: no plural, no word of the tables but one that is a name too."""
    return not word.form.endswith(marked("plural")) and (bool(word.given) or not word.ordinary)


def _joined(sense: Sense) -> bool:
    """Whether the reading is that of a word the tables know with an attached `and`, or of one with the article after a preposition."""
    if sense.particles in proclitics("conjunction"):
        return sense.cut > 0 and sense.ordinary and not derived(sense)
    return sense.cut > 0 and sense.definite


def _accusative(word: Sense) -> bool:
    """Whether the word is an ordinary one in the accusative, which tells how something is said (ساخرا)."""
    told = word.form[-1:] == article()[:1] and not word.given and word.ordinary
    return told and (exactly(word.form) or exactly(word.form[:-1]))
