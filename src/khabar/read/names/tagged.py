"""Names that a tagger saw where no rule found any."""

from __future__ import annotations

from khabar.model import Page
from khabar.read.names.words import Found, Scene
from khabar.tags import Tag, Tags

# How sure the tagger must be of a name that no rule finds.
SURE = {"person": 0.8, "organization": 0.8, "place": 0.8, "group": 2.0}


def tagged_names(stage: Scene, page: Page, found: list[Found], tags: Tags) -> list[Found]:
    """The names among the tags that the tagger is sure of and that meet none of the names found, nor a time."""
    taken = bytearray(stage.blocked)
    for name in found:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    # A scene leaves out some of the words of its page.
    place = {word.start: i for i, word in enumerate(stage.row)}
    more = []
    for tag in tags.names:
        first, last = place.get(page.words[tag.first].start), place.get(page.words[tag.last - 1].start)
        if tag.sure < SURE[tag.kind] or first is None or last is None or any(taken[first : last + 1]):
            continue
        more.append(Found(first, last + 1, _cut(stage, first, tag), tag.kind, None, f"tagger:{tag.kind}"))
    return more


def _cut(stage: Scene, first: int, tag: Tag) -> int:
    """The letters before the name that belong to particles, if its first word may begin with such."""
    return tag.cut if any(sense.cut == tag.cut for sense in stage.senses[first]) else 0
