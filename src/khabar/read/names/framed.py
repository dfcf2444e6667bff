"""Names of villages that are ordinary words: told by the head before them and by what says, after them, where they lie."""

from __future__ import annotations

from khabar.inflection import accusative, closed_feminine, endings, present_letters
from khabar.language import proclitics
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.words import Scene, Sense
from khabar.text import fold

# Words that are no part of such a name.
_NO_PART = frozenset(
    {"ends", "closes", "speech", "title", "in", "side", "preposition", "kind", "called", "ordinal", "not_place"}
)
# The words of such a name, at most.
_LONGEST = 2
# Marks with which a name goes on.
_OPENERS = frozenset('"(-/')


def framed_end(scene: Scene, start: int, head: Sense) -> int | None:
    """The end of a village's name of one or two ordinary words that begins at `start`, right after the settlement's `head`; or None.

    `قرية ضمان التابعة لناحية …`: an adjective with its article says that the noun before it is a name. `قرية قرف مغار بريف …`: after a
    feminine head what lies somewhere, or ends the clause (`في قرية ضمان صباح اليوم`), is no adjective, for that would be feminine too.
    """
    for end in range(start + 1, start + _LONGEST + 1):
        if not _part(scene, end - 1, end - 1 == start):
            return None
        if _agrees(scene, end):
            return end
        first, last = scene.senses[start][0], scene.senses[end - 1][0]
        if head.form[-1:] != closed_feminine() or _governed(scene, start) or (first.ordinary and _conjugated(first)):
            return None
        if (last.form[-1:] != closed_feminine() or not last.ordinary or last.definite) and _lies(scene, end):
            return end
        if end == start + 1 and _ends_clause(scene, start, end):
            return end
    return None


def _ends_clause(scene: Scene, first: int, end: int) -> bool:
    """Whether a time or a mark follows word `first`, a noun that is neither feminine nor in the accusative, and no number stands before
    its head (`عشرون قرية`)."""
    if scene.form(first)[-1:] in (closed_feminine(), accusative()) or scene.row[first - 2].kind == "number":
        return False
    return scene.blocked[end] == 1 or (not scene.is_word(end) and scene.form(end) not in _OPENERS)


def _part(scene: Scene, i: int, first: bool) -> bool:
    """Whether word `i` may be a part of such a name: no particle, adjective or title that the tables know; the first has no article and
    no pronoun that stands for the village (`قرية سكنها …`)."""
    if not scene.is_word(i) or scene.blocked[i] or len(scene.form(i)) < 3:
        return False
    sense = scene.senses[i][0]
    if (sense.marks & _NO_PART or (sense.nation and sense.form != fold(sense.nation))) and "topo" not in sense.marks:
        return False
    return not (first and (sense.definite or (sense.ordinary and sense.form.endswith(endings("pronoun", "fs")))))


def _conjugated(sense: Sense) -> bool:
    """Whether the word may be a verb of which the village or its people are the subject."""
    return "topo" not in sense.marks and (
        sense.form[:1] in present_letters("ms", "fs") or sense.form.endswith(endings("past", "fs", "mp", "fd"))
    )


def _governed(scene: Scene, i: int) -> bool:
    """Whether the word may be one with an attached preposition or conjunction: `بأكملها`; one that may stand for `then` is no such."""
    return any(s.cut and s.particles != proclitics("conjunction")[1] and s.ordinary for s in scene.senses[i])


def _agrees(scene: Scene, i: int) -> bool:
    """Whether an adjective with its article stands at word `i` that tells where a place lies or in what state it is."""
    return scene.is_word(i) and any(s.definite and s.marks & {"belongs", "epithet"} for s in scene.senses[i])


def _lies(scene: Scene, i: int) -> bool:
    """Whether the words from `i` on say where a place lies: `بريف …`, `في منطقة …`, `غرب صنعاء`."""
    if not scene.is_word(i):
        return False
    for sense in scene.senses[i]:
        if (
            sense.cut
            and sense.particles.endswith(proclitics("preposition")[0])
            and (_is_area(sense) or "side" in sense.marks)
        ):
            return True
        if not sense.cut and "in" in sense.marks:
            return scene.is_word(i + 1) and (_is_area(scene.senses[i + 1][0]) or _is_place(scene, i + 1))
        if not sense.cut and "side" in sense.marks:
            return _is_place(scene, i + 1)
    return False


def _is_area(sense: Sense) -> bool:
    head = heads().get(sense.form)
    return head is not None and head[0] == "place"


def _is_place(scene: Scene, i: int) -> bool:
    while scene.form(i) == "#":
        i += 1
    return scene.is_word(i) and (
        any(k.kind == "place" for s in scene.senses[i] if not s.cut for k in known(s.form))
        or _is_area(scene.senses[i][0])
    )
