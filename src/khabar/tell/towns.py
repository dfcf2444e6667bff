"""What the places of two accounts tell for and against one happening, in the unit of `khabar.tell.evidence`."""

from __future__ import annotations

from khabar.tell.accounts import Account
from khabar.tell.spots import FAR, NEAR, Spot, called_after, kilometres, plain_name, same_place
from khabar.tell.terms import stem, weight

NO_PLACE, OTHER_PLACE, FAR_PLACE, RARE_PLACE, MAIN_PLACE = 0.6, 0.0, -2.0, 1.6, 2.8
SAME_AREA = 1.5
# Two places near each other: of such a weight each in its account, and their names not begun alike.
OTHER_NAME, MAINLY, SPELLED = -1.5, 0.4, 3
# Two such places, and far ones, where each account stands at its own alone: by the square of how much of it does: reports of one
# wording from two towns tell of two happenings.
OTHER_TOWN, FAR_TOWN = -9.0, -12.0
# Two towns of which a gazetteer tells that they lie more than so many kilometres apart are never those of one happening, whatever
# words and numbers are alike.
WIDE, OTHER_LAND = 100.0, -16.0
# The same of areas, from the midst of the one to that of the other.
LANDS = 600.0


def places(a: Account, b: Account) -> tuple[float, str]:
    """The evidence of the places of two accounts, and its reason; an empty one where they tell nothing."""
    mine, theirs = [s for s in a.spots if s.exact], [s for s in b.spots if s.exact]
    if not mine or not theirs:
        areas = [p for p in a.spots for q in b.spots if "region" in (p.precision, q.precision) and same_place(p, q)]
        if areas:
            return NO_PLACE + SAME_AREA * max(map(_rarity, areas)), f"both tell of {areas[0].key}"
        apart = _lands_apart(a, b)
        if apart > LANDS:
            return OTHER_LAND, f"their areas lie {apart:.0f} km apart"
        return NO_PLACE, ""
    same = [(p, q) for p in mine for q in theirs if same_place(p, q)]
    if same:
        rare = max(_rarity(p) for p, _ in same)
        main = max(p.weight * q.weight for p, q in same)
        return RARE_PLACE * rare + MAIN_PLACE * main, f"both name {same[0][0].key}"
    apart = min((k for k in (kilometres(p, q) for p in mine for q in theirs) if k is not None), default=0.0)
    # Of two towns of one name a report that does not say which may have been given the wrong one.
    homonyms = any(
        plain_name(p.key) in plain_name(q.key) or plain_name(q.key) in plain_name(p.key) for p in mine for q in theirs
    )
    if apart > WIDE and not homonyms and _known(mine) and _known(theirs):
        return OTHER_LAND, f"their places lie {apart:.0f} km apart"
    named_apart = _named_apart(mine[0], theirs[0]) and not _named_by(mine[0], b) and not _named_by(theirs[0], a)
    sure = min(mine[0].weight, theirs[0].weight) ** 2 if named_apart else 0.0
    if apart < NEAR:
        return (min(OTHER_NAME, sure * OTHER_TOWN), "they name different places") if named_apart else (OTHER_PLACE, "")
    far = apart > FAR
    against = min(FAR_PLACE if far else OTHER_PLACE, sure * (FAR_TOWN if far else OTHER_TOWN))
    return against, f"their places lie {apart:.0f} km apart"


def _lands_apart(a: Account, b: Account) -> float:
    """The least distance between the places of two accounts; 0 where one has none of which it is known, or none but in a country."""
    main = [
        s for s in (*a.spots[:1], *b.spots[:1]) if s.weight >= MAINLY and s.lat is not None and s.precision != "country"
    ]
    if len(main) < 2:
        return 0.0
    return min((k for p in a.spots for q in b.spots if (k := kilometres(p, q)) is not None), default=0.0)


def _known(towns: list[Spot]) -> bool:
    """Whether a gazetteer tells where the first of an account's exact places lies, or the town after which it is called."""
    return any(s.lat is not None and (s is towns[0] or called_after(towns[0], s)) for s in towns)


def _named_by(spot: Spot, account: Account) -> bool:
    """Whether an account names a place too, or the town after which the place is called."""
    return any(same_place(spot, other) or called_after(spot, other) for other in account.spots)


def _named_apart(one: Spot, other: Spot) -> bool:
    """Whether two accounts stand at places whose names have nothing in common, though they lie near each other."""
    names = _unlike(one.key, other.key)
    mine, theirs = plain_name(names[0]), plain_name(names[1])
    return (
        min(one.weight, other.weight) >= MAINLY
        and mine[:SPELLED] != theirs[:SPELLED]
        and mine not in theirs
        and theirs not in mine
    )


def _unlike(one: str, other: str) -> tuple[str, str]:
    """Two names without the word with which both begin: two markets are called after two towns.

    >>> _unlike("سوق منبج", "سوق عفرين"), _unlike("منبج", "عفرين")
    (('منبج', 'عفرين'), ('منبج', 'عفرين'))
    """
    (head, _, mine), (same, _, theirs) = one.partition(" "), other.partition(" ")
    return (mine, theirs) if head == same and mine and theirs else (one, other)


def _rarity(spot: Spot) -> float:
    return weight(stem(plain_name(spot.key)))
