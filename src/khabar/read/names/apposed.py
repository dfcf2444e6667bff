"""Persons whose names stand between marks: after the office, a comma, and then nothing but the name (مديرة المركز، هانا كوروبي:)."""

from __future__ import annotations

from khabar.inflection import present_letters
from khabar.read.names.lexicon import exactly
from khabar.read.names.tellers import name_part, surely_name
from khabar.read.names.words import Found, Scene
from khabar.text import COMMA

# So many words may stand between a title and the comma after the office.
_REACH = 10
# The words of such a name.
_SHORTEST, _LONGEST = 2, 5
# The marks that close it.
_CLOSERS = frozenset({COMMA, ":", "(", "."})


def with_apposed(scene: Scene, found: list[Found], titles: list[int]) -> list[Found]:
    """The names, those of persons between marks whole: the name stands right after one of the words `titles`, or after the comma that
    the office of one of them ends with. What was found of it is the less."""
    more: list[Found] = []
    direct = {i + 1 for i in titles}
    for start in sorted(direct | {start for i in titles if (start := _past_comma(scene, i)) is not None}):
        end = _closed(scene, start)
        if end is not None and _covers(scene, start, end, found, start in direct):
            more.append(Found(start, end, 0, "person", None, "between-marks"))
    kept = [f for f in found if not any(m.first <= f.first < m.last for m in more)] if more else found
    return sorted(kept + more, key=lambda f: f.first)


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
    end, sure, words = start, 0, 0
    while scene.is_word(end) and end - start <= _LONGEST:
        word = scene.senses[end][0]
        last = not scene.is_word(end + 1)
        if not (name_part(scene, end, last) or (last and end > start and word.definite and word.nation and word.given)):
            return None
        if not word.given and _joined(scene, end):
            return None
        sure += surely_name(word)
        words += exactly(word.form) and not word.given and "after" not in word.marks
        end += 1
    if not _SHORTEST <= end - start <= _LONGEST or not _closes(scene, end):
        return None
    first = scene.senses[start][0]
    verb = scene.plain(start) and not first.given and first.form[:1] in present_letters("ms", "fs")
    if verb or "preposition" in first.marks:
        return None  # دون تفاصيل, تجيز قتل فلان
    common = exactly(first.form) and not first.given and "link" not in first.marks
    return end if sure and sure >= words and not (first.definite or (common and end - start == _SHORTEST)) else None


def _joined(scene: Scene, i: int) -> bool:
    """Whether the word may be a name or an ordinary word with a particle attached: بجروح, وجبريل."""
    return any(s.cut and (s.ordinary or s.given not in ("", "rare")) for s in scene.senses[i])


def _closes(scene: Scene, i: int) -> bool:
    """Whether a mark that closes a name stands at word `i`: of quotation marks one that opens."""
    if scene.form(i) == '"':
        return scene.text[scene.row[i].start - 1].isspace()
    return scene.form(i) in _CLOSERS


def _covers(scene: Scene, first: int, end: int, found: list[Found], direct: bool) -> bool:
    """Whether of what was found at these words all is of unknown persons, and not the whole name already. Where no name was found to
    begin at the first word, it is one of the lists or, unless it stands right after the title (`direct`), in no list and no other word
    with a particle: العميد ركن سالم راشد, المجلس بذرائع واهية."""
    there = [f for f in found if f.first < end and first < f.last]
    if any((f.first, f.last) == (first, end) or f.kind != "person" or f.key is not None for f in there):
        return False
    if any(f.first < first or end < f.last for f in there):
        return False
    if any(f.first == first for f in there) or scene.senses[first][0].given not in ("", "rare"):
        return True
    return not there and not (direct and len(scene.senses[first]) > 1)
