"""Persons told by the initials of their first names, each with its stop: كيه. بي. مورتي."""

from __future__ import annotations

from khabar.read.names.lexicon import exactly
from khabar.read.names.words import Found, Scene
from khabar.read.sentences import initials_end

# A family's name after initials has so many words at most.
_LONGEST = 3


def initials_at(scene: Scene, i: int) -> Found | None:
    """The person whose initials begin at word `i`: words that are no ordinary ones, or are parts of names, follow them."""
    start = initials_end(scene.row, i)
    if start is None:
        return None
    end = start
    while scene.is_word(end) and end - start < _LONGEST and not scene.blocked[end]:
        word = scene.senses[end][0]
        known = exactly(word.form) if end == start else scene.plain(end)
        if word.nation or word.definite or word.marks or (known and word.given in ("", "rare")):
            break
        end += 1
    return Found(i, end, 0, "person", None, "initials") if end > start else None
