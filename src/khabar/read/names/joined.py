"""Names whose words are joined by more than a space: by the line of a tag, by a hyphen."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.names.words import Found, Scene

# Words that are no part of such a name.
_NO_PART = frozenset({"ends", "closes", "speech", "title", "in", "side", "preposition", "not_place"})


def with_second_half(scene: Scene, one: Found) -> Found:
    """The place or person with the second half of its name, where a hyphen without spaces joins it to the first: بادن-فورتمبيرغ، كلير
    دوبون-مارتان. After a place that is known an ordinary word begins something new; after a person one that is no name."""
    end = one.last
    if not scene.is_word(end + 1) or not is_hyphen(scene, end):
        return one
    first, second = scene.senses[end - 1][0], scene.senses[end + 1][0]
    if second.starts or second.definite or second.marks & _NO_PART:
        return one
    apart = second.given in ("", "rare") if one.kind == "person" else first.starts
    return one if apart and scene.plain(end + 1) else replace(one, last=end + 2)


def is_hyphen(scene: Scene, i: int) -> bool:
    """Whether word `i` is a hyphen that joins the words beside it."""
    row = scene.row
    return scene.form(i) == "-" and row[i - 1].end == row[i].start and row[i].end == row[i + 1].start


def tag_end(scene: Scene, start: int) -> int | None:
    """The end of a tag that is one unknown name of several words, or None where its first word is known or another kind of word."""
    end = start + 1
    while scene.joined(end) and scene.is_word(end):
        if scene.senses[end][0].marks & _NO_PART:
            return None
        end += 1
    first = scene.senses[start][0]
    return None if first.starts or first.definite or scene.plain(start) else end
