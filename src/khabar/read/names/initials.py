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
    if start is None or (_are_letters(scene, i, start) and _is_first_name(scene, start)):
        return None
    end = start
    while scene.is_word(end) and end - start < _LONGEST and not scene.blocked[end]:
        word = scene.senses[end][0]
        known = exactly(word.form) if end == start else scene.plain(end)
        if word.nation or word.definite or word.marks or (known and word.given in ("", "rare")):
            break
        end += 1
    return Found(i, end, 0, "person", None, "initials") if end > start else None


def _are_letters(scene: Scene, first: int, last: int) -> bool:
    """Whether the initials are single letters, which before a first name shorten titles or number a thing: أ. د. محمد."""
    return all(len(scene.form(k)) == 1 for k in range(first, last))


def _is_first_name(scene: Scene, i: int) -> bool:
    return scene.is_word(i) and scene.senses[i][0].given in ("given", "both")
