"""Lists of villages, towns and quarters after a head in the plural or dual: of any kind of word, since the list says what they are."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article, proclitics, table
from khabar.read.gazetteer import Known, gazetteer, is_place, known
from khabar.read.names.bodies import bodies, dual_heads, heads
from khabar.read.names.groups import group_nouns
from khabar.read.names.lexicon import deeds, exactly
from khabar.read.names.surfaces import surface
from khabar.read.names.words import Found, Scene, Sense, adjective
from khabar.text import fold

_NO_ITEM = frozenset(
    {"ends", "closes", "speech", "in", "side", "preposition", "not_place", "called", "kind", "force", "idle"}
)
# A list of so many names at least is one.
_SHORTEST = 2


def villages_at(scene: Scene, i: int) -> list[Found]:
    """The names of the list that a head in the plural or dual opens at word `i`, where there are two at least: قرى الزهور والسدرة."""
    if not any("listing" in s.marks for s in scene.senses[i]):
        return []
    found: list[Found] = []
    street = _street(scene, i)
    at, quoted, dual = i + 1, False, any(s.form in dual_heads() for s in scene.senses[i])
    if scene.is_word(at) and any("listing" in s.marks for s in scene.senses[at]):
        return []
    while True:
        if scene.form(at) == '"':
            at, quoted = at + 1, not quoted
        sure = quoted or (len(found) == 1 and dual)
        items = (_item(scene, at, s, sure, street) for s in _readings(scene, at, bool(found)))
        item = next((item for item in items if item is not None), None)
        if item is None or (street and not (dual or found) and _in_town(scene, at)):
            break
        found.append(item)
        at = item.last
        if scene.form(at) == '"':
            at, quoted = at + 1, not quoted
    told = any(s.form in heads() for s in scene.senses[i]) or any(_sure(scene, one) for one in found)
    return found if len(found) >= _SHORTEST and told else []


def _sure(scene: Scene, one: Found) -> bool:
    """Whether a name of the list can be nothing else: of the tables or in no list of words. Fronts are no places (محاور البحث والنقاش)."""
    return one.rule == "known-in-list" or not scene.plain(one.first)


def _readings(scene: Scene, at: int, joined: bool) -> tuple[Sense, ...]:
    """How the word may be read as a name of the list: the first as it stands, the others after an attached `and`."""
    if not scene.is_word(at) or scene.blocked[at]:
        return ()
    if not joined:
        return () if any(s.cut and s.form in heads() for s in scene.senses[at]) else scene.senses[at][:1]
    return tuple([s for s in scene.senses[at] if s.particles == proclitics("conjunction")[0]])


def _street(scene: Scene, i: int) -> str:
    """The word for one street where the list is of streets, which bear names of towns too; else nothing."""
    if not any("street" in s.marks for s in scene.senses[i]):
        return ""
    forms = {s.form for s in scene.senses[i]}
    return next(r["word"] for r in table("heads") if forms & {fold(form) for form in r["forms"].split("|")})


def _in_town(scene: Scene, at: int) -> bool:
    """Whether the streets are those of a place that the tables know: شوارع القاهرة."""
    return any(is_place(s.form) for s in scene.senses[at][:1])


def _item(scene: Scene, at: int, sense: Sense, sure: bool, street: str) -> Found | None:
    """The name that begins at word `at` in this reading, or None where none does; of a `street` no town's."""
    hit = gazetteer().at(scene.forms, at, sense.form) if sense.starts else None
    one = next((k for k in known(hit[1]) if k.kind == "place" and k.needs != "country"), None) if hit else None
    if one is not None and _is_land(one) and not street:
        return None
    whole = hit is not None and (hit[0] > at + 1 or "topo" not in sense.marks)
    if hit is not None and one is not None and whole and not street and not sense.marks & _NO_ITEM:
        return Found(at, hit[0], sense.cut, "place", one.key, "known-in-list", hit[1], one.country, one.sort)
    end = hit[0] if hit is not None and whole and street else _end(scene, at, sense, sure)
    if end is None:
        return None
    found = Found(at, end, sense.cut, "place", None, "place-in-list")
    return replace(found, key=f"{street} {surface(scene, found)}") if street else found


def _end(scene: Scene, at: int, sense: Sense, sure: bool) -> int | None:
    """The end of a name that the tables do not hold; `sure` where quotation marks or a dual say that a name stands here."""
    after = scene.senses[at + 1][0] if scene.is_word(at + 1) and not scene.blocked[at + 1] else None
    head = heads().get(sense.form)
    if head is not None and not head[1]:
        return None
    if "topo" in sense.marks or (head is not None and head[0] == "place" and head[1] and not head[2]):
        opens = after is not None and not (after.marks & _NO_ITEM or after.nation or _is_adverb(after))
        return at + 2 if opens else None
    if sense.marks & _NO_ITEM or "title" in sense.marks or sense.nation or len(sense.form) < 3 or _is_head(sense):
        return None
    if sense.definite:
        if after is not None and "quarter" in after.marks:
            return at + 2
        general = sense.ordinary and adjective(sense) and not sure
        return None if general or (after is not None and after.definite) else at + 1
    if not sure and sense.ordinary and (exactly(sense.form) or sense.form in deeds()):
        return (
            at + 2
            if after is not None and not (after.definite or after.starts) and _goes_on(scene, at + 1, after)
            else None
        )
    if after is None or (sense.given and (after.ordinary or after.given or after.definite)):
        return at + 1
    return at + 2 if _goes_on(scene, at + 1, after) else at + 1


def _goes_on(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word goes on with an unknown name: unknown itself, or with the article (كوم الزهور)."""
    if scene.form(i)[:1] == proclitics("conjunction")[0] or sense.marks & _NO_ITEM or sense.nation:
        return False
    if sense.given not in ("", "rare"):
        return False
    return not (_is_head(sense) or sense.marks & {"title", "epithet"}) if sense.definite else not scene.plain(i)


def _is_head(sense: Sense) -> bool:
    """Whether the word says what kind of thing follows or is meant: a head, a body of a state, a party."""
    if sense.form in bodies().first or sense.form in group_nouns().first:
        return True
    return sense.form in heads() or (sense.definite and sense.form[len(article()) :] in heads())


def _is_land(one: Known) -> bool:
    """Whether the word means the land around rather than a village of that name: the north, the coast."""
    return one.needs == "context" and one.precision == "region"


def _is_adverb(sense: Sense) -> bool:
    return not sense.definite and "adverb" in sense.marks
