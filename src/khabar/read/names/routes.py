"""The two ends of a road, a front or a line of fire: a dash joins them, and one that no table holds is a place like the other."""

from __future__ import annotations

from dataclasses import replace

from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.foreign import unlisted
from khabar.read.names.lexicon import exactly, marked
from khabar.read.names.unlisted import ends_there
from khabar.read.names.words import Found, Scene

# The marks that join the two ends, and the words that each has at most.
_DASHES = frozenset("-/\u2013\u2014\u0640")
_LONGEST = 2
_NO_PART = frozenset({"ends", "closes", "speech", "title", "in", "side", "preposition", "not_place", "called"})


def with_routes(scene: Scene, found: list[Found], openers: list[int]) -> list[Found]:
    """The names, with the ends that no table holds of the roads and fronts which the words `openers` open: طريق زمورة – عين البيضاء."""
    covered = {i: name for name in found for i in range(name.first, name.last)}
    more: list[Found] = []
    for i in openers:
        start: int | None = i + 1
        ends: list[Found] = []
        while start is not None:
            start = start + (scene.form(start) == "#")
            one = covered.get(start) or _end_of_route(scene, start)
            if one is None or one.kind != "place":
                break
            ends.append(one)
            start = one.last + 1 if scene.form(one.last) in _DASHES else None
        if len(ends) > 1 and start is None:
            more += [one for one in ends if covered.keys().isdisjoint(range(one.first, one.last))]
        elif len(ends) == 1 and start is None and _leads_there(scene, i, ends[0], covered):
            line = "line" in scene.senses[i][-1].marks and i not in covered
            more.append(replace(ends[0], first=i, cut=scene.senses[i][-1].cut) if line else ends[0])
    return sorted(found + more, key=lambda f: f.first) if more else found


def _leads_there(scene: Scene, head: int, one: Found, covered: dict[int, Found]) -> bool:
    """Whether the one place after the word for a road at word `head` is where it leads: of the tables or in no list of words, with nothing
    after it that would tell more of it (طريق الفردوسية). By way of something (عن طريق) leads nowhere."""
    words = range(one.first, one.last)
    if not covered.keys().isdisjoint(words) or (scene.is_word(head - 1) and "voice" in scene.senses[head - 1][0].marks):
        return False
    if any(scene.senses[i][0].form in heads() for i in words) or not ends_there(scene, one.last):
        return False
    first = scene.senses[one.first][0]
    listed = first.starts and not exactly(first.form) and any(k.kind == "place" for k in known(first.form))
    return listed or not any(scene.plain(i) for i in words)


def _end_of_route(scene: Scene, i: int) -> Found | None:
    """The place that begins at word `i`: of the tables, or words that go up to the next dash or are in no list."""
    if not _part(scene, i):
        return None
    first = scene.senses[i][0]
    hit = gazetteer().at(scene.forms, i, first.form) if first.starts else None
    longer = "topo" in first.marks and unlisted(scene, i + 1)
    if hit is not None and not longer and any(k.kind == "place" for k in known(hit[1])):
        return Found(i, hit[0], 0, "place", None, "end-of-route")
    end = i + 1
    while end - i < _LONGEST and _part(scene, end) and (unlisted(scene, end) or "topo" in first.marks):
        end += 1
    told = first.definite or not exactly(first.form) or end > i + 1
    return Found(i, end, 0, "place", None, "end-of-route") if told else None


def _part(scene: Scene, i: int) -> bool:
    """Whether word `i` may be a part of a place's name."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    first = scene.senses[i][0]
    return not (first.marks & _NO_PART or first.nation or first.form.endswith(marked("attached")))
