"""Names that no table holds, no head and no title tells: of places after `in` by where they lie, of persons by what they say."""

from __future__ import annotations

from khabar.inflection import bare, before_ending, endings, feminine, oblique, sound_plural
from khabar.language import proclitics
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import deeds, exactly, governed, marked, ordinary, said_by, unnamed
from khabar.read.names.words import Found, Scene, Sense

# So many letters an unknown word has at least that is a name.
_SHORTEST = 4
# A full name has so many words at most; the parts of names that are seldom ordinary words.
_LONGEST = 4
_SURE = ("given", "both", "family")
# Marks with which a name goes on.
_OPENERS = frozenset('"(-/')


def unlisted_at(scene: Scene, i: int) -> Found | None:
    """The place at word `i`, right after `in` or a side: في كارتاهينا شمال كولومبيا, في غورداسبور بولاية البنجاب, قرب ماسيندي، وقال."""
    if not scene.is_word(i) or scene.blocked[i]:
        return None
    sense = scene.senses[i][0]
    if _in_two(scene, i, sense):
        return Found(i, i + 2, 0, "place", None, "unlisted-place")
    if (
        len(scene.form(i)) < _SHORTEST
        or governed(sense.form)
        or sense.definite
        or sense.nation
        or sense.marks
        or sense.form.endswith(marked("attached"))
    ):
        return None
    if (sense.starts and known(sense.form)) or _inflected(scene, i, sense.form):
        return None
    if (
        "toward" in scene.senses[i - 1][0].marks
        and scene.is_word(i - 2)
        and "preposition" in scene.senses[i - 2][0].marks
    ):
        return None  # على نحو
    after_in = "in" in scene.senses[i - 1][0].marks
    if any(s.cut and _is_word(s) for s in scene.senses[i] if not (after_in and _governs(s))):
        return None
    end = i + 1
    if (
        scene.is_word(end)
        and not scene.plain(end)
        and not (scene.senses[end][0].definite or scene.senses[end][0].nation or _joined(scene, end))
    ):
        end += 1
    if not (_lies(scene, end) or (end == i + 1 and ends_there(scene, end))):
        return None
    return Found(i, end, 0, "place", None, "unlisted-place")


def _in_two(scene: Scene, i: int, first: Sense) -> bool:
    """Whether a place's name of two words stands there, the second in no list and the first no noun that it would complete: one in
    no list either or with an ending alone, or a word for what was there first (في دبركي سولتا، قرب عين زيركو). It ends there."""
    if not scene.is_word(i + 1) or scene.blocked[i + 1] or first.definite or first.nation or first.form in deeds():
        return False
    if "topo" not in first.marks:
        if len(first.form) < _SHORTEST or first.marks or exactly(first.form) or governed(first.form):
            return False
        if _inflected(scene, i, first.form) and first.form[-1:] != marked("relation")[0]:
            return False
    second = scene.senses[i + 1][0]
    if scene.plain(i + 1) or len(second.form) < _SHORTEST or second.given not in ("", "rare") or second.marks:
        return False
    known_word = second.definite or second.nation or second.starts or _joined(scene, i + 1)
    return not known_word and not second.form.endswith(marked("attached")) and ends_there(scene, i + 2)


def _inflected(scene: Scene, i: int, form: str) -> bool:
    """Whether the word ends like a dual or with a pronoun: في محطتين, في انتمائه, في إخراجك."""
    folded = form[-1] == endings("pronoun", "ms")[0]
    owned = folded and scene.text[scene.row[i].end - 1] == form[-1]
    if folded and not owned:
        return False  # باتجاه زعروة
    return owned or form.endswith(before_ending(feminine("")) + oblique()) or any(ordinary(s) for s in bare(form)[1:])


def _is_word(sense: Sense) -> bool:
    """Whether the reading is one that the tables know, or a noun with the article."""
    return bool(sense.ordinary or sense.given or sense.starts or sense.definite or sense.nation)


def _governs(sense: Sense) -> bool:
    """Whether the reading begins with a preposition or with `and`, before which no other preposition stands: في بالاكوت."""
    return sense.particles[:1] in proclitics("preposition") or sense.particles[:1] in proclitics("conjunction")


def _joined(scene: Scene, i: int) -> bool:
    """Whether word `i` may be one with an attached `and`."""
    return scene.form(i)[:1] == proclitics("conjunction")[0] and len(scene.form(i)) > _SHORTEST


def ends_there(scene: Scene, i: int) -> bool:
    """Whether what tells the place ends before word `i`: a mark, a time, a preposition, a word with a conjunction or a preposition."""
    if not scene.is_word(i) or scene.blocked[i]:
        return scene.form(i) not in _OPENERS
    if _joined(scene, i) or scene.senses[i][0].marks & {"in", "preposition"} or scene.form(i) in deeds():
        return True
    return scene.plain(i) and any(s.cut and _governs(s) and s.ordinary for s in scene.senses[i])


def _lies(scene: Scene, i: int) -> bool:
    """Whether the words from `i` on say where a place lies: a wind, brackets with a wind, a part of a country after an attached `in`."""
    if scene.form(i) == "(":
        i += 1
    if not scene.is_word(i):
        return False
    for sense in scene.senses[i]:
        if "side" in sense.marks and _is_place(scene, i + 1):
            return True
        attached = sense.cut and sense.particles[-1:] == proclitics("preposition")[0]
        if attached and ("division" in sense.marks or _is_division(sense.form)):
            return True
    return False


def _is_division(form: str) -> bool:
    """Whether the word is a head of places that is left out of their names: a province, a district."""
    head = heads().get(form)
    return head is not None and head[0] == "place" and not head[1]


def _is_place(scene: Scene, i: int) -> bool:
    """Whether a place of the tables or a word for a part of a country stands at word `i`, after a second wind or none."""
    if scene.is_word(i) and "side" in scene.senses[i][0].marks:
        i += 1
    if not scene.is_word(i):
        return False
    first = scene.senses[i][0]
    return _is_division(first.form) or any(k.kind == "place" for k in known(first.form))


def speakers(scene: Scene, found: list[Found], verbs: list[int]) -> list[Found]:
    """The unknown words that speak: right after one of the words `verbs` of speech, none that tells of a woman, and before what is said.

    What one of the names `found` covers is none.
    """
    taken = bytearray(len(scene) + 2)
    for name in found:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    more: list[Found] = []
    for i in [verb + 1 for verb in verbs]:
        end = _full_name(scene, i, taken)
        if end is not None:
            more.append(Found(i, end, 0, "person", None, "speaker-in-full"))
        elif not taken[i] and not taken[i + 1] and scene.is_word(i) and not scene.plain(i) and _speaks(scene, i):
            more.append(Found(i, i + 1, 0, "person", None, "unlisted-speaker"))
    return more


def _full_name(scene: Scene, i: int, taken: bytearray) -> int | None:
    """The end of a full name made of words that are mostly ordinary ones, or None: it stands between a verb that only tells that
    somebody says something, and a title or what is said: وقال مؤيد زاهر نقيب المحامين, وأوضح مؤيد الزهاوي أن."""
    if scene.senses[i - 1][-1].form not in said_by("ms", "fs"):
        return None
    end, sure, listed = i, 0, 0
    while end - i < _LONGEST and scene.is_word(end) and not (taken[end] or scene.blocked[end]):
        word = scene.senses[end][0]
        second = end > i and "after" in word.marks
        if not (second or "link" in word.marks) and (
            word.marks - {"attached"} or word.nation or (word.definite and word.ordinary)
        ):
            break
        sure += word.given in _SURE
        listed += bool(word.given or second)
        end += 1
        if word.definite and not second:
            break
    if end < i + 2 or not scene.is_word(end) or taken[end]:
        return None
    first, last, after = scene.senses[i][0], scene.senses[end - 1][0], scene.senses[end][0]
    if first.definite or (first.form in unnamed() and not sure):
        return None
    if "title" in after.marks and (after.definite or "office" in after.marks):
        return end if sure or listed == end - i else None
    told = "closes" in after.marks and last.given in _SURE
    return end if told and first.given and first.form not in unnamed() else None


def _speaks(scene: Scene, i: int) -> bool:
    """Whether the unknown word may be a person's name and what is said follows it."""
    first = scene.senses[i][0]
    if first.definite or first.nation or first.starts or len(first.form) < _SHORTEST or scene.blocked[i]:
        return False
    if scene.form(i - 1).endswith(endings("past", "fs")) or first.form.endswith(marked("attached")):
        return False
    if any(s.cut and (s.ordinary or s.starts) for s in scene.senses[i]) or _theirs(first.form):
        return False
    if not scene.is_word(i + 1):
        return scene.form(i + 1) == ":" or (scene.form(i + 1) == '"' and not first.form.endswith(sound_plural()[0]))
    return "closes" in scene.senses[i + 1][0].marks


def _theirs(form: str) -> bool:
    """Whether the folded word is a plural with a pronoun (مهاجموه)."""
    return len(form) > _SHORTEST + 1 and any(
        form.endswith(sound_plural()[0] + p) for p in endings("pronoun", "ms", "fs", "mp")
    )
