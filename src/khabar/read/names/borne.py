"""Places whose names are ordinary words, meant since a body of the report is called after them or a head has named them: مستشفى كاس الريفي,
وصلوا إلى كاس."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.language import proclitics
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.context import opens_line, preposition_before, side_before
from khabar.read.names.datelined import told_elsewhere
from khabar.read.names.lexicon import marked
from khabar.read.names.places import completes
from khabar.read.names.words import Found, Scene, Sense

# The rules by which a body or a site is found by its head.
_HEADED = frozenset({"head-name", "definite-head", "head-and-place"})


def told_again(stage: Scene, found: Iterable[Found], taken: bytearray) -> list[Found]:
    """The places after which bodies among the names `found` are called, and villages called a well or a hill that a head has named, where
    words for where, a tag or a line's beginning tell of them and no name covers them yet; their words are taken."""
    found = tuple(found)
    wells = frozenset(stage.form(name.first) for name in found if _well(stage, name))
    places = wells.union(form for name in found if name.rule in _HEADED for form in _seats(stage, name))
    more: list[Found] = []
    for i, read in enumerate(stage.senses if places else ()):
        if taken[i] or stage.blocked[i]:
            continue
        sense = next((s for s in read if s.form in places), None)
        if sense is not None and _is_where(stage, i, sense) and not (sense.form in wells and completes(stage, i + 1)):
            more.append(Found(i, i + 1, sense.cut, "place", None, "place-of-body"))
            taken[i] = 1
    return more + _of_several_words(stage, found, taken)


def _of_several_words(stage: Scene, found: Iterable[Found], taken: bytearray) -> list[Found]:
    """The villages of several words after which a local body is called (مستشفى ود الحليو الريفي), where the report names them again."""
    more: list[Found] = []
    for name in found:
        first, last = name.first + 1, name.last - 1
        if name.rule not in _HEADED or last - first < 2 or stage.form(last) not in marked("of_a_place"):
            continue
        if any(not stage.is_word(k) or _is_other(stage.senses[k][0]) for k in range(first, last)):
            continue
        for i in told_elsewhere(stage, first, last):
            end = i + last - first
            if not any(taken[i:end]) and not any(stage.blocked[i:end]):
                more.append(Found(i, end, 0, "place", None, "place-of-body"))
                taken[i:end] = b"\x01" * (end - i)
    return more


def _is_other(sense: Sense) -> bool:
    """Whether the word makes a body's name one after a person, a nation or another body: مستشفى الأمير سعود المحلي."""
    return bool(sense.given or sense.nation or "title" in sense.marks or sense.form in heads())


def _well(stage: Scene, name: Found) -> bool:
    """Whether a head tells of a village whose whole name is a word for what was there first: بلدة تل."""
    return name.rule == "head-place" and name.last == name.first + 1 and "topo" in stage.senses[name.first][0].marks


def _seats(stage: Scene, name: Found) -> Iterable[str]:
    """The words of the name that are places of the tables, or, in the name of a local body, words that only a name can be."""
    local = stage.form(name.last - 1) in marked("of_a_place")
    for k in range(name.first + 1, name.last):
        sense = stage.senses[k][0] if stage.is_word(k) else None
        if sense is None or sense.definite or sense.nation or sense.marks:
            continue
        if any(one.kind == "place" and one.needs in ("", "context") for one in known(sense.form)) or (
            local and not stage.plain(k)
        ):
            yield sense.form


def _is_where(stage: Scene, i: int, sense: Sense) -> bool:
    """Whether the word stands where a place does: after a preposition, a side or the mark of a tag, with an attached `in`, or at the
    beginning of a line before a colon."""
    if sense.cut:
        return sense.particles[-1:] == proclitics("preposition")[0]
    if stage.form(i - 1) == "#" or preposition_before(stage, i) or side_before(stage, i):
        return True
    return stage.form(i + 1) == ":" and (opens_line(stage, i) or not stage.is_word(i - 1))
