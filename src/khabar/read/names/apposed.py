"""Persons whose names stand between marks: after the office, a comma, and then nothing but the name (مديرة المركز، هانا كوروبي:)."""

from __future__ import annotations

from khabar.inflection import present_letters
from khabar.read.names.aged import years
from khabar.read.names.lexicon import contexts, exactly
from khabar.read.names.overlaps import Laid, without
from khabar.read.names.tellers import name_part, surely_name
from khabar.read.names.words import Found, Scene, Sense
from khabar.text import COMMA

# So many words may stand between a title and the comma after the office.
_REACH = 10
# The words of such a name.
_SHORTEST, _LONGEST = 2, 5
# The marks that close it.
_CLOSERS = frozenset({COMMA, ":", "(", "."})


def with_apposed(scene: Scene, found: list[Found], titles: list[int], verbs: list[int]) -> list[Found]:
    """The names, those of persons between marks whole: the name stands right after one of the words `titles`, or after the comma that
    the office of one of them ends with, or after one of the `verbs` of speech and before what says who that is. What was found of it
    is the less."""
    laid = Laid(found)
    more: list[Found] = []
    direct, told = {i + 1 for i in titles}, {i + 1 for i in verbs}
    commas = {start for i in titles if (start := _past_comma(scene, i)) is not None}
    for start in sorted(direct | told | commas):
        end = _closed(scene, start)
        if end is not None and start not in direct | commas and not _described(scene, end):
            continue
        if end is not None and _covers(scene, start, end, laid, start in direct):
            more.append(Found(start, end, 0, "person", None, "between-marks"))
    return sorted(without(found, more) + more, key=lambda f: f.first)


def _past_comma(scene: Scene, i: int) -> int | None:
    """The word after the comma with which the office that the title at word `i` opens ends, or None."""
    for k in range(i + 1, min(i + _REACH, len(scene) - 1)):
        if scene.form(k) == COMMA:
            return k + 1
        if not scene.is_word(k) or "speech" in scene.senses[k][0].marks or "closes" in scene.senses[k][0].marks:
            return None
    return None


def _closed(scene: Scene, start: int) -> int | None:
    """The end of the full name that goes from word `start` to the next mark, or None where other words stand there."""
    end, sure, words, listed = start, 0, 0, 0
    while scene.is_word(end) and end - start <= _LONGEST:
        word = scene.senses[end][0]
        last = not scene.is_word(end + 1)
        part = name_part(scene, end, last) or (_family(word, last) if end > start else _first_name(word))
        if not part or scene.blocked[end]:
            return None
        if not word.given and _joined(scene, end):
            return None
        sure += surely_name(word)
        listed += bool(word.given)
        words += exactly(word.form) and not word.given and "after" not in word.marks
        end += 1
    if not _SHORTEST <= end - start <= _LONGEST or not _closes(scene, end):
        return None
    first = scene.senses[start][0]
    verb = scene.plain(start) and not first.given and first.form[:1] in present_letters("ms", "fs")
    if verb or "preposition" in first.marks:
        return None  # دون تفاصيل, تجيز قتل فلان
    common = exactly(first.form) and not first.given and "link" not in first.marks
    sure += listed == end - start > _SHORTEST
    return end if sure and sure >= words and not (first.definite or (common and end - start == _SHORTEST)) else None


def _family(word: Sense, last: bool) -> bool:
    """Whether the word with the article may be a family's name within a full one; of those that are also a nation's the last."""
    if not word.definite or word.marks & {"closes", "in", "ends", "title", "speech"}:
        return False
    return bool(word.given) and (last or not word.nation)


def _first_name(word: Sense) -> bool:
    """Whether the word is a woman's or a man's first name that is also a title: أمينة."""
    return not word.definite and "title" in word.marks and word.given not in ("", "rare")


def _described(scene: Scene, i: int) -> bool:
    """Whether what follows the comma at word `i` says who somebody is: a relative, a pronoun with `and`, a title, an age."""
    if scene.form(i) != COMMA:
        return False
    if scene.is_word(i + 1):
        after = scene.senses[i + 1][0]
        return "describes" in contexts().get(scene.form(i + 1), ()) or ("title" in after.marks and not after.cut)
    return i + 2 < len(scene) and scene.row[i + 1].kind == "number" and scene.form(i + 2) in years()


def _joined(scene: Scene, i: int) -> bool:
    """Whether the word may be a name or an ordinary word with a particle attached: بجروح, وجبريل."""
    return any(s.cut and (s.ordinary or s.given not in ("", "rare")) for s in scene.senses[i])


def _closes(scene: Scene, i: int) -> bool:
    """Whether a mark that closes a name stands at word `i`: of quotation marks one that opens."""
    if scene.form(i) == '"':
        return scene.text[scene.row[i].start - 1].isspace()
    return scene.form(i) in _CLOSERS or (i < len(scene) and scene.row[i].kind == "break")


def _covers(scene: Scene, first: int, end: int, laid: Laid, direct: bool) -> bool:
    """Whether of what was found at these words all is of unknown persons, and not the whole name already. Where no name was found to
    begin at the first word, it is one of the lists or, unless it stands right after the title (`direct`), in no list and no other word
    with a particle: العميد ركن سالم راشد, المجلس بذرائع واهية."""
    there = laid.at(first, end)
    if any((f.first, f.last) == (first, end) or f.kind != "person" or f.key is not None for f in there):
        return False
    if any(f.first < first or end < f.last for f in there):
        return False
    if any(f.first == first for f in there) or scene.senses[first][0].given not in ("", "rare"):
        return True
    return not there and not (direct and len(scene.senses[first]) > 1)
