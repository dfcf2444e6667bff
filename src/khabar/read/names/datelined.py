"""Villages that no table holds, told by the dateline that they open: ود الشكرية - السبت 3 مايو, كاموتا (رويترز) -."""

from __future__ import annotations

from khabar.read.names.words import Found, Scene

# So many words such a name has at most, and the marks between it and the day.
_LONGEST = 3
_DASHES = frozenset("-\u2013\u2014|")
# What no place of two words is made of.
_NO_PART = frozenset({"title", "speech", "in", "preposition", "side", "closes", "ends"})


def datelined(scene: Scene, found: list[Found]) -> list[Found]:
    """The places that open a line before a dash and a day or an agency in brackets, unknown or of several words that the report tells
    once more; what one of the names `found` covers is none."""
    lines = [
        i for i, word in enumerate(scene.row) if word.kind == "word" and (not i or scene.row[i - 1].kind == "break")
    ]
    credits = {name.first: name.last for name in found if name.kind == "organization"}
    ends = {i: end for i in lines if (end := _end(scene, i, credits)) is not None}
    taken = {k for name in found if ends for k in range(name.first, name.last)}
    return [Found(i, end, 0, "place", None, "dateline") for i, end in ends.items() if taken.isdisjoint(range(i, end))]


def _end(scene: Scene, first: int, credits: dict[int, int]) -> int | None:
    """The end of the place that opens the line at word `first`, or None. After it stands a day, or alone in brackets one of the bodies of
    `credits`, by their first words and ends."""
    end = first
    while end - first < _LONGEST and scene.is_word(end) and not scene.blocked[end]:
        sense = scene.senses[end][0]
        if sense.nation or sense.marks & _NO_PART or sense.given in ("given", "both"):
            return None
        end += 1
    if end == first:
        return None
    credit = credits.get(end + 1, -1) if scene.form(end) == "(" else -1
    credited = scene.form(credit) == ")" and scene.form(credit + 1) in _DASHES
    if not credited and not (scene.form(end) in _DASHES and scene.blocked[end + 1]):
        return None
    unknown = not any(scene.plain(k) for k in range(first, end))
    return end if unknown or (end - first > 1 and told_elsewhere(scene, first, end)) else None


def told_elsewhere(scene: Scene, first: int, last: int) -> list[int]:
    """Where else in the report the words from `first` to `last` (exclusive) stand, right after another word."""
    name, last_start = scene.forms[first:last], len(scene) - (last - first)
    starts = (i for i, form in enumerate(scene.forms[: last_start + 1]) if form == name[0] and i != first)
    return [i for i in starts if scene.forms[i : i + len(name)] == name and scene.is_word(i - 1)]
