"""The adjectives with which the name of a body or an institution ends, past the place within it."""

from __future__ import annotations

from khabar.inflection import closed_feminine
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Scene, Sense, adjective

# So many adjectives follow, at most.
_MOST = 3


def agrees(head: str, sense: Sense) -> bool:
    """Whether a word with the article is an adjective of the gender of the folded head, not a country's (مجلس … المحلي).

    >>> agrees("مجلس", Sense("المحلي", 0, "", True, "", "", True, frozenset({"kind"}), False))
    True
    """
    if not sense.definite or sense.nation or "quarter" in sense.marks:
        return False
    if not (adjective(sense) or "national" in sense.marks):
        return False
    feminine = closed_feminine()
    return sense.form.endswith(feminine) == head.endswith(feminine)


def tail_end(scene: Scene, end: int, head: str) -> int:
    """Past the adjectives from word `end` on that are said of the folded `head`: مجلس ناحية كذا المؤقت.

    A compound one ends with a noun: المتعددة الجنسيات."""
    last = end
    while scene.is_word(last) and last - end < _MOST and not scene.blocked[last]:
        sense = scene.senses[last][0]
        if compound(scene, last):
            last += 2
        elif agrees(head, sense):
            last += 1
        else:
            break
    return last


def compound(scene: Scene, i: int) -> bool:
    """Whether an adjective stands at word `i` that a noun completes: المتعددة الجنسيات."""
    if not scene.is_word(i) or not scene.is_word(i + 1) or scene.blocked[i]:
        return False
    return "compound" in contexts().get(scene.form(i), ()) and scene.senses[i + 1][0].definite
