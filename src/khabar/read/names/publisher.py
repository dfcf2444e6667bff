"""The name of the outlet that published the report, where the report names itself."""

from __future__ import annotations

from khabar.language import splits
from khabar.outlets import canonical
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.context import outlet_before
from khabar.read.names.likely import spoken_to
from khabar.read.names.words import Found, Scene
from khabar.text import fold

# A name of one word is looked for in the tables alone.
_FEWEST = 2


def with_outlet(scene: Scene, found: list[Found], outlet: str | None) -> list[Found]:
    """The names, with the outlet's own in full wherever its words stand one after the other and no name, or but a part of it, was found:
    قال شاهد لشبكة الساحل الآن.

    An outlet whose words are all ordinary ones, or that begins with a place (كسلا اليوم), is told by a head that it begins with (a
    network, a channel), by a word for an outlet or for who speaks for it before it, or not at all.
    """
    name = tuple(fold(outlet).split()) if outlet else ()
    if len(name) < _FEWEST:
        return found
    headed, key = name[0] in heads(), canonical(outlet)
    of_place = any(one.kind == "place" for one in known(name[0]))
    told: list[Found] = []
    for i in range(len(scene) - len(name) + 1):
        end = i + len(name)
        if scene.forms[i + 1 : end] != name[1:] or not scene.is_word(i):
            continue
        cut = next((cut for cut, _, rest in splits[scene.forms[i]] if rest == name[0]), None)
        if cut is None:
            continue
        parts = [one for one in found if one.first < end and i < one.last]
        if any(_stays(one, i, end) for one in parts):
            continue
        unlike = not (parts or of_place or all(scene.plain(k) for k in range(i, end)))
        if headed or unlike or outlet_before(scene, i, end) or spoken_to(scene, i):
            told.append(Found(i, end, cut, "organization", key, "publisher", " ".join(name)))
    if not told:
        return found
    covered = {k for one in told for k in range(one.first, one.last)}
    kept = [one for one in found if covered.isdisjoint(range(one.first, one.last))]
    return sorted([*kept, *told], key=lambda one: one.first)


def _stays(name: Found, first: int, last: int) -> bool:
    """Whether a name found among the outlet's words, those from `first` to `last`, is more than a part of them, or a person's."""
    return name.kind == "person" or not (
        first <= name.first and name.last <= last and name.last - name.first < last - first
    )
