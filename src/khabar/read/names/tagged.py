"""Names that a tagger saw where no rule found any."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Page
from khabar.read.names.canonical import person_key
from khabar.read.names.keys import surface
from khabar.read.names.words import Found, Scene
from khabar.tags import Tag, Tags

# How sure the tagger must be of a name that no rule finds.
SURE = {"person": 0.5, "organization": 0.75, "place": 0.85, "group": 2.0}


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
    families = {stage.forms[f.last - 1]: f for f in (*more, *found) if f.kind == "person" and f.last - f.first > 1}
    return [_of_family(stage, one, families) for one in more]


def _of_family(stage: Scene, one: Found, families: dict[str, Found]) -> Found:
    """The name, with the key of the person whose last name it is."""
    if one.kind != "person" or one.last - one.first > 1:
        return one
    full = families.get(stage.forms[one.first][one.cut :])
    if full is None:
        return one
    return replace(one, key=full.key or person_key(surface(stage, full)), rule=f"{one.rule}+rule:short-form")


def _cut(stage: Scene, first: int, tag: Tag) -> int:
    """The letters before the name that belong to particles, if its first word may begin with such."""
    return tag.cut if any(sense.cut == tag.cut for sense in stage.senses[first]) else 0
