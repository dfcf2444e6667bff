"""The name of the outlet that published the report, where the report names itself."""

from __future__ import annotations

from khabar.language import splits
from khabar.read.names.bodies import heads
from khabar.read.names.words import Found, Scene
from khabar.text import fold

# A name of one word is looked for in the tables alone.
_FEWEST = 2


def with_outlet(scene: Scene, found: list[Found], outlet: str | None) -> list[Found]:
    """The names, with the outlet's own in full wherever its words stand one after the other: قال شاهد لشبكة الساحل الآن.

    An outlet whose words are all ordinary ones is told by a head that it begins with (a network, a channel), or not at all.
    """
    name = tuple(fold(outlet).split()) if outlet else ()
    if len(name) < _FEWEST or outlet is None:
        return found
    told: list[Found] = []
    for i in range(len(scene) - len(name) + 1):
        if scene.forms[i + 1 : i + len(name)] != name[1:] or not scene.is_word(i):
            continue
        cut = next((cut for cut, _, rest in splits[scene.forms[i]] if rest == name[0]), None)
        if cut is not None and (name[0] in heads() or not all(scene.plain(i + k) for k in range(len(name)))):
            told.append(Found(i, i + len(name), cut, "organization", outlet, "publisher", outlet))
    if not told:
        return found
    covered = {k for one in told for k in range(one.first, one.last)}
    kept = [one for one in found if covered.isdisjoint(range(one.first, one.last))]
    return sorted([*kept, *told], key=lambda one: one.first)
