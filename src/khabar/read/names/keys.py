"""Keys: the canonical name of every name found, the country of the report, and the readings of its places."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from khabar.language import article, table
from khabar.model import Place
from khabar.read.gazetteer import Known, known
from khabar.read.names.canonical import body_key, group_key, named_as_told, person_key
from khabar.read.names.lands import Told, in_land, is_alone_abroad, is_namesake, places_of
from khabar.read.names.lexicon import aliases, contexts, given
from khabar.read.names.opened import opened_lands
from khabar.read.names.regional import of_region
from khabar.read.names.relays import relaying_country
from khabar.read.names.surfaces import surface
from khabar.read.names.towns import land_of, town_of, within
from khabar.read.names.words import Found, Scene
from khabar.remember import remembered
from khabar.sounds import same_sound
from khabar.text import fold

# A given name of so few letters is another one where it has another vowel.
_SHORT_NAME = 5
# More names than this that begin alike are not compared with each other.
_MOST_ALIKE = 100
# So many words may stand between a body and the movement that runs it.
_APART = 4
# Rules by which a head tells of a body, known or not.
_HEADED = ("head-name", "definite-head")


def name_all(stage: Scene, found: list[Found]) -> list[tuple[Found, str, str | None, tuple[Place, ...]]]:
    """Each of the names with its key, identifier and places; an epithet of a country that the report is not about is left out."""
    home = home_country(stage, found)
    owners: dict[str, Counter[str]] = {}
    for one in found:
        if one.rule.startswith("body") and one.country and one.form:
            owners.setdefault(one.form, Counter())[one.country] += 1
        elif one.head == "army" and one.country and one.form:
            owners.setdefault(one.form.partition(" ")[0], Counter())[one.country] += 1
    near = Counter(f.country for f in found if f.country)
    told = Told(near, found, stage)
    kept = [one for one in found if one.rule != "epithet" or _epithet(one, home, near) is not None]
    lands = opened_lands(stage, kept)
    full: dict[int, str] = {}
    for before, one in zip([None, *kept], kept, strict=False):
        if one.rule == "epithet":
            country = _epithet(one, home, near)
            full[one.first] = country.key if country is not None else ""
        elif one.rule not in ("short-form", "force-of-person"):
            told_only = one.form in named_as_told()
            if one.form in owners:
                owner = max(owners[one.form], key=lambda c: (owners[one.form][c], c == home))
            else:
                owner = "" if told_only else home
            if one.rule == "body-alone" and one.first in lands and not told_only:
                owner = lands[one.first].country
            owner = relaying_country(stage, before, one) or owner
            full[one.first] = one.key or _key(stage, one, owner)
    full = merged(full, {one.first: one for one in kept})
    for one, ruler in pairwise(kept):
        ministry = any("ministry" in sense.marks for sense in stage.senses[one.first])
        if ministry and not one.country and one.first in full and ruler.rule != "force-of-person":
            key = _told(full, ruler)
            full[one.first] = f"{surface(stage, one)} ({key})" if _ruled(stage, one, ruler, key) else full[one.first]
    persons = {
        stage.forms[one.last - 1]: full[one.first]
        for one in reversed(kept)
        if one.kind == "person" and one.rule != "short-form"
    }
    for one in kept:
        if one.rule == "force-of-person":
            full[one.first] = _force_key(stage, one, persons)
    names: list[tuple[Found, str, str | None, tuple[Place, ...]]] = []
    for k, one in enumerate(kept):
        key = _told(full, one)
        same_as: str | None = None
        places: tuple[Place, ...] = ()
        if one.kind == "place":
            key, same_as, places = places_of(one, key, told)
            land = land_of(stage, kept, k) if places else None
            if land is None and places and is_alone_abroad(one, places[0], told):
                land = lands.get(one.first)
            if land is not None:
                key, same_as, places = in_land(one, land, surface(stage, one), (key, same_as, places))
            if places and is_namesake(one, places[0], home, told):
                key, same_as, places = surface(stage, one), None, ()
            if places and (town := town_of(stage, kept, k)) is not None:
                here = within(places, places_of(town, _told(full, town), told)[2])
                key, same_as = (key, same_as) if here == places else (surface(stage, one), None)
                places = here
        names.append((one, key, same_as, places))
    return names


def _ruled(stage: Scene, one: Found, ruler: Found, key: str) -> bool:
    """Whether the body is told to be that of a movement, not of the state (وزارة الصحة التي تديرها الحركة)."""
    between = stage.forms[one.last : ruler.first]
    if ruler.first - one.last > _APART or not any(k.key == key and k.sort == "armed_group" for k in known(fold(key))):
        return False
    kinds = [contexts().get(form, frozenset()) for form in between]
    joined = not between and ruler.cut > 0
    return joined or any("runs" in kind for kind in kinds) or bool(kinds and kinds[0] & {"epithet", "loyal"})


def _told(full: dict[int, str], one: Found) -> str:
    """The key of a name; of a short form, that of the name it is short for."""
    return full[int(one.head) if one.rule == "short-form" else one.first]


def merged(keys: dict[int, str], found: dict[int, Found]) -> dict[int, str]:
    """The keys, those of a shorter or otherwise spelled form of one name replaced by that of the fullest.

    Names of persons agree where the parts of one are among the other's, in order, from the first; of organisations and groups
    where one begins with the other. Two places that the tables tell apart are never one.
    """
    alike: dict[tuple[str, str], set[tuple[tuple[str, ...], str]]] = {}
    listed = {key for at, key in keys.items() if found[at].kind == "place" and found[at].key}
    for at, key in keys.items():
        bones = skeleton[key]
        kind = found[at].kind
        if bones:
            alike.setdefault((kind, "".join(bones) if kind == "place" else bones[0]), set()).add((bones, key))
    full: dict[tuple[str, str], str] = {}
    for (kind, _), rows in alike.items():
        if len(rows) == 1 or len(rows) > _MOST_ALIKE:
            continue
        distinct = sorted(rows, key=lambda row: (-len(row[0]), row[1] not in listed, row[1]))
        for k, (bones, key) in enumerate(distinct):
            if key in listed:
                continue
            alike_before = (name for other, name in distinct[:k] if _within(bones, other, kind))
            name = next((name for name in alike_before if _near(key, name, kind)), None)
            if name is not None:
                full[kind, key] = full.get((kind, name), name)
    return {at: full.get((found[at].kind, key), key) for at, key in keys.items()}


def _near(one: str, other: str, kind: str) -> bool:
    """Whether two names of places with the same consonants may be spellings of one: they have other vowels in one place at most."""
    if kind != "place":
        return True
    pairs = zip(_vowels(one), _vowels(other), strict=False)
    return sum(bool(a and b) and a not in b and b not in a for a, b in pairs) <= 1


@remembered
def _vowels(name: str) -> tuple[str, ...]:
    """The long vowels after each consonant of the name."""
    the, same, found = article(), same_sound(), []
    for part in fold(name).split():
        bare = part.removeprefix(the) if len(part) > 4 else part
        found.append("")
        for c in bare[1:]:
            if same.get(c, c):
                found.append("")
            else:
                found[-1] += c
    return tuple(found)


def _within(short: tuple[str, ...], long: tuple[str, ...], kind: str) -> bool:
    if short == long or kind == "place":
        return kind in ("person", "place")
    if len(short) < (1 if kind == "group" else 2):
        return False
    if kind != "person":
        return long[: len(short)] == short
    rest = iter(long)
    return short[0] == long[0] and all(part in rest for part in short)


@remembered
def skeleton(name: str) -> tuple[str, ...]:
    """The words of a name without the article and without the letters that spellings of foreign names differ in.

    >>> skeleton("نيكول باشينيان") == skeleton("نيكول باشنيان")
    True
    """
    the, same = article(), same_sound()
    found = []
    for part in fold(name).split():
        bones = part.removeprefix(the) if len(part) > 4 else part
        if given(part) not in ("", "rare", "family") and len(part) <= _SHORT_NAME:
            found.append(bones)
            continue
        found.append(bones[:1] + "".join([same.get(c, c) for c in bones[1:]]) if len(bones) > 2 else bones)
    return tuple(found)


def _epithet(one: Found, home: str, near: Counter[str]) -> Known | None:
    """The country of the report that goes by the epithet, or None."""
    for key, kind, countries in aliases().get(one.form, ()):
        if home in countries:
            return next((k for k in known(fold(key)) if k.key == key), Known(key, kind, home))
    kept = [k for k in known(one.form) if k.needs == "country"]
    return next((k for k in kept if k.country == home), None) or max(
        (k for k in kept if near.get(k.country)), key=lambda k: near[k.country], default=None
    )


def _force_key(stage: Scene, one: Found, persons: dict[str, str]) -> str:
    """The forces of a person by the person's full name."""
    at = int(one.head)
    words = tuple(f for f in stage.forms[at : one.last] if f != '"')
    leader = next((k.key for k in known(" ".join(words)) if k.kind == "person"), None)
    person = leader or persons.get(words[-1]) or surface(stage, Found(at, one.last, 0, "person", None, ""))
    return f"{_force()} {person}"


@cache
def _force() -> str:
    return next(r["word"] for r in table("name_contexts") if r["kind"] == "force")


@cache
def _agencies() -> frozenset[str]:
    """The keys of news agencies and other outlets: what they carry mostly happens elsewhere."""
    return frozenset(row["key"] for row in table("agencies"))


def home_country(stage: Scene, found: list[Found]) -> str:
    """The country that most of the report's names and adjectives say, or nothing; those of places of several countries say less. Who only
    backs somebody does not count."""
    count: Counter[str] = Counter()
    for one in found:
        known_land = len(one.country) == 2 and one.country.isascii()
        if known_land and one.key not in _agencies() and not _is_patron(stage, one.first):
            count[one.country] += 1 if one.kind == "place" and _is_of_several(one) else 2
    for nation in [nation for read in stage.senses if read and (nation := read[0].nation)]:
        if len(nation) == 2 and nation.isascii():
            count[nation] += 1
    return min(count, key=lambda c: (-count[c], c)) if count else ""


def _is_of_several(one: Found) -> bool:
    """Whether places of several countries bear the name."""
    return len({k.country for k in known(one.form) if k.kind == "place"}) > 1


def _is_patron(stage: Scene, i: int) -> bool:
    """Whether the name at word `i` is of those who back the ones told before it: militias backed by Iran."""
    at = i - 1
    if stage.is_word(at) and "each" in stage.senses[at][0].marks:
        at -= 1
    return stage.is_word(at) and "loyal" in stage.senses[at][0].marks


def _key(stage: Scene, one: Found, home: str) -> str:
    if one.rule.startswith(("body", "ministry")) and one.form:
        return of_region(one.form, home, one.country, stage.forms) or body_key(one.form, one.country or home)
    if one.kind == "group" and one.rule.startswith("group"):
        return group_key(one.form, one.country or (home if one.rule == "group-at-home" else ""))
    name = surface(stage, one)
    if one.kind == "person":
        return name if _of_many(stage, one, name, home) else person_key(name)
    if one.rule in _HEADED:
        return next((k.key for k in known(fold(name)) if k.kind in ("organization", "group")), _headless(name))
    return name


def _headless(name: str) -> str:
    """The key of the movement whose name stands after a head that it does without (حركة الحوثيين), else the name."""
    head, _, rest = name.partition(" ")
    if "movement" not in contexts().get(fold(head), ()):
        return name
    return next((k.key for k in known(fold(rest)) if k.sort == "armed_group" and not k.needs), name)


def _of_many(stage: Scene, one: Found, name: str, home: str) -> bool:
    """Whether a name that many bear stands for none of the persons in the news: without an office before it, and of another country."""
    persons = [k for k in known(fold(name)) if k.kind == "person"]
    if not persons or not all(k.needs for k in persons) or " " in name:
        return False
    before = one.first - 1
    while stage.is_word(before) and stage.senses[before][0].nation:
        before -= 1
    office = stage.is_word(before) and any("office" in sense.marks for sense in stage.senses[before])
    return not office and all(k.country != home for k in persons)
