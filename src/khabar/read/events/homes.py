"""Tell whether a deed befell where people without arms live, trade, pray or travel: they are the ones whom it befell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from khabar.kinds import AID
from khabar.language import among, article, cut, proclitics, rests, table, values
from khabar.read.counted import PEOPLE, counted_within
from khabar.read.events.cast import arms
from khabar.read.events.doers import is_number
from khabar.read.events.forces import civilians, read_force
from khabar.read.events.ground import Ground
from khabar.read.events.links import clause_end
from khabar.read.events.parties import party_at
from khabar.read.events.roles import Roles
from khabar.read.events.subjects import that_words
from khabar.read.events.triggers import Trigger
from khabar.remember import remembered

# Families of deeds that befall places: attacks, searches, robbery.
_BEFALL = frozenset({"strike", "raid", "seize"})
# How many words after the word for a deed that befell such a place it may stand.
REACH = 8
# What the table says of sites that are people's own.
_PEOPLES = "people"
# Kinds of counted people who may be helped, what nobody can be helped after, and what those are counted as who bear arms.
_ALIVE = PEOPLE - {"force", "body"}
_GONE = frozenset({"killed", "missing"})
_SERVE = frozenset({"military", "police"})
# How many words after the site tell whose it is.
_OWNED = 3


def whose_home(ground: Ground, trigger: Trigger, last: int, roles: Roles) -> str | None:
    """The key of people without arms where the deed of the trigger befell their homes, markets, prayers or journeys, told before word
    `last`, or they were helped; None where it tells of nothing of the kind, of a party whom it befell before that, or of an owner who
    bears arms."""
    befell = roles.recipient
    if trigger.deed.type == AID:
        return civilians() if befell is None and _are_people(ground, trigger, last) else None
    if trigger.deed.family not in _BEFALL:
        return None
    end = clause_end(ground, trigger.last, last, REACH)
    for k in range(trigger.last, end):
        if ground.forms[k] in that_words() or _goes_on(ground, k):
            return None
        if k in ground.inside or not _is_home(ground.forms[k], ground.forms[k + 1] if k + 1 < last else ""):
            continue
        if befell is not None and befell.last <= k and not (befell.kind == "crowd" and befell.last == k):
            return None  # but of dozens of homes dozens are the number
        if _is_named(ground, k):
            continue
        return None if _is_of_armed(ground, k + 1, last) else civilians()
    return None


def _are_people(ground: Ground, trigger: Trigger, last: int) -> bool:
    """Whether people alive who are not called armed are told right after the word for helping (إسعاف المصابين، أجلت 30 تلميذا)."""
    at = trigger.last
    while is_number(ground, at, last):
        at += 1
    told = (counted_within(ground.forms[k]) for k in (trigger.last - 1, at) if k < last)
    return any(n is not None and n.kind in _ALIVE and n.measure not in _GONE and n.of not in _SERVE for n in told)


def _is_of_armed(ground: Ground, at: int, last: int) -> bool:
    """Whether who bears arms is told right after the site as its owner (منزل قائد في الحركة، منازل الجنود)."""
    for k in range(at, min(at + _OWNED, last)):
        party = party_at(ground, k, last)
        if party is not None and party.before in proclitics("conjunction"):
            return False
        if party is not None and party.kind != "place":
            told = read_force(ground.forms[k])
            return (told is not None and not told[2].called) or arms(party.key) is not None or party.kind == "person"
    return False


def _goes_on(ground: Ground, k: int) -> bool:
    """Whether another deed is joined at word `k` (نهب المحاصيل وحرق المنازل)."""
    sense = ground.senses[k]
    return sense is not None and any(before[:1] in proclitics("conjunction") for _, before, _, _ in sense.deeds)


def _is_named(ground: Ground, k: int) -> bool:
    """Whether a settlement at word `k` is one that is named or was told before, where nothing shows who was struck in it (قصف بلدة سار)."""
    noun = counted_within(ground.forms[k])
    return (
        noun is not None and noun.kind == "place" and (k + 1 in ground.names or ground.forms[k].startswith(article()))
    )


@remembered
def _seconds(form: str) -> tuple[frozenset[str], ...]:
    return tuple(_homes()[rest] for rest in rests[form] if rest in _homes())


def _is_home(form: str, after: str) -> bool:
    """Whether the word, with the one after it, is for such a place."""
    return any("" in seconds or among(after, seconds) for seconds in _seconds[form])


@lru_cache(maxsize=1)
def _homes() -> Mapping[str, frozenset[str]]:
    """The folded first word of each noun for such a place, with and without article → its second word (empty: it stands alone)."""
    found: dict[str, set[str]] = {}
    for row in table("struck_sites"):
        for phrase in values(row["words"]) if row["whose"] == _PEOPLES else ():
            first, *rest = cut(phrase)
            for form in (first, article() + first):
                found.setdefault(form, set()).update((rest[0], article() + rest[0]) if rest else ("",))
    return {form: frozenset(seconds) for form, seconds in found.items()}
