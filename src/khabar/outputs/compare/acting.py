"""Who acts, as two records tell it. Names stand in two languages: parties are told apart by their sort, states by their country."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from khabar.outputs.export.codes import rows
from khabar.outputs.export.parties import Party, Sides
from khabar.text import fold

STATE, ABROAD, GROUP = "State forces", "External/Other forces", "Rebel group"
CIVIL = frozenset({"Civilians", "Protesters", "Rioters"})
# ACLED's numbers for its sorts of parties, as files before 2024 have them.
_NUMBERS = {
    "1": STATE, "2": GROUP, "3": "Political militia", "4": "Identity militia", "5": "Rioters", "6": "Protesters", "7": "Civilians",
    "8": ABROAD,
}  # fmt: skip
_CLASSES = {
    STATE: "state", ABROAD: "state", GROUP: "group", "Political militia": "group", "Identity militia": "group",
}  # fmt: skip
_STATES = ("military forces", "police forces", "government")

Doer = tuple[str, str]


def doer(name: str, sort: str | None = "") -> Doer:
    """A party as others name it, and its sort in ACLED's words; that of an unidentified one, and of others whose name tells none, is empty.

    >>> doer("Military Forces of Chad (2021-)")[1], doer("Unidentified Armed Group (Chad)", "Political militia")[1], doer("Force X", "2")[1]
    ('State forces', '', 'Rebel group')
    """
    told = _NUMBERS.get(sort or "", sort or "")
    plain = name.casefold()
    if plain.startswith("unidentified"):
        told = ""
    elif not told:
        told = STATE if plain.startswith(_STATES) else "Civilians" if plain.startswith("civilians") else ""
    return name, told


def others_act(theirs: Iterable[Doer], mine: Sides) -> bool:
    """Whether none of those who act in the one record can be one of those in the other; never where one of them tells nobody.

    >>> from khabar.outputs.export.parties import party
    >>> army = Sides((party("الجيش التشادي"),), (), None, None, "")
    >>> others_act([("Force X", GROUP)], army), others_act([doer("Military Forces of Chad")], army)
    (True, False)
    """
    told = [d for d in theirs if d[0]]
    ours = [p for p in mine.actors if p.side in ("armed", "state")]
    return bool(told and ours) and not any(_may_be(d, p) for d in told for p in ours)


def _may_be(theirs: Doer, mine: Party) -> bool:
    name, sort = theirs
    if fold(name) in (fold(mine.name), fold(mine.english)):
        return True
    one, other = _CLASSES.get(sort), _CLASSES.get(mine.inter(mine.country))
    if one is None or other is None or not mine.named:
        return True
    lands = [land for land in _lands() if land in name]
    return one == other and (one != "state" or not lands or not mine.country.name or mine.country.name in lands)


@cache
def _lands() -> tuple[str, ...]:
    return tuple(row["name"] for row in rows("countries"))
