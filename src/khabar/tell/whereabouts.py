"""Say where an incident took place: the place that most of its reports set it at, never more exactly than they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from khabar.record import Incident, Where
from khabar.tell.accounts import Account
from khabar.tell.bundles import Bundle
from khabar.tell.digest import Digest
from khabar.tell.spots import FAR, Spot, apart_km, is_seat, of_district, plain_name

# How loudly a report tells a place in what it says of the incident besides, and one in which nothing but its beginning was found;
# what being named at all counts.
BESIDES, UNTOLD, NAMED = 0.6, 0.5, 0.1
# A place of less than this share of what stands at the town around it is named by the way: the town's voices are not for it.
BY_THE_WAY = 0.5
# What one report alone names must be so much of what it tells.
SURE = 0.25


def find_place(digests: Sequence[Digest], bundle: Bundle) -> Where | None:
    """The place that most reports set the incident at, exact ones before regions; of one name, the spelling with coordinates.

    A report speaks by its leading account, and less loudly by what it tells of the incident besides. Reports that name but the town
    in whose area others set it speak for the place of those too."""
    leading = bundle.mains or bundle.members
    about = {k for k, _ in leading}
    accounts = {(k, n): digests[k].accounts[n] for k, n in sorted({*leading, *bundle.members}) if k in about}
    rank = min((_vague(s) for m in leading for s in accounts[m].sites), default=0)
    heard: dict[str, dict[int, float]] = {}
    spots: dict[str, list[Spot]] = {}
    outer: dict[str, set[str]] = {}
    mainly = {(k, plain_name(s.key)) for k, n in leading for s in accounts[k, n].sites if _vague(s) == rank}
    for (k, n), account in accounts.items():
        loud = (1.0 if (k, n) in leading else BESIDES) * (1.0 if account.told or account.counts else UNTOLD)
        # A town at which the report's leading account is set itself lends its voices to no village in its area.
        wider = {plain_name(s.key): s.weight for s in account.sites if _vague(s) > rank}
        wider = {town: weight for town, weight in wider.items() if (k, town) not in mainly}
        for spot in account.sites:
            if _vague(spot) == rank:
                key = plain_name(spot.key)
                told = heard.setdefault(key, {})
                told[k] = max(told.get(k, 0.0), loud * spot.weight + NAMED)
                spots.setdefault(key, []).append(spot)
                outer.setdefault(key, set()).update(
                    town for town, weight in wider.items() if BY_THE_WAY * weight <= spot.weight
                )
    if not heard:
        return None
    own = {key: sum(told.values()) for key, told in heard.items()}
    votes = {
        key: own[key] + sum(own.get(town, 0.0) for town in sorted(outer[key] - {key}))
        for key, told in heard.items()
        if len(told) > 1 or max(told.values()) >= SURE or len(about) == 1
    } or own
    best = min(votes, key=lambda key: (-round(votes[key], 6), key))
    name = _spelling(spots[best], digests, best)
    return _where(name, spots[best], [a for a in accounts.values() if any(plain_name(s.key) == best for s in a.sites)])


def one_place(incidents: Sequence[Incident]) -> list[Incident]:
    """The incidents, where those of one story that lie at one place have one name for it, the one that most use, and where one of them
    alone is known to lie somewhere, all lie there."""
    called: dict[tuple[str, str], list[Where]] = {}
    for incident in incidents:
        if incident.place is not None:
            called.setdefault((incident.story, plain_name(incident.place.name)), []).append(incident.place)
    found = list(incidents)
    for k, incident in enumerate(incidents):
        if incident.place is not None:
            there = called[incident.story, plain_name(incident.place.name)]
            found[k] = replace(incident, place=_agreed(incident.place, there))
    return found


def _agreed(place: Where, there: Sequence[Where]) -> Where:
    """The place as those of its name in the story have it, which are told apart where they lie apart."""
    known = Counter(w for w in there if w.lat is not None)
    if place.lat is None and known:
        points = {(w.lat, w.lon) for w in known}
        place = max(sorted(known, key=lambda w: w.name), key=lambda w: known[w]) if len(points) == 1 else place
    here = Counter(w.name for w in there if _beside(w, place))
    return replace(place, name=max(sorted(here), key=lambda name: here[name]))


def _beside(one: Where, other: Where) -> bool:
    """Whether two places of one name may be one."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.lat == other.lat
    return one.precision == other.precision and apart_km((one.lat, one.lon), (other.lat, other.lon)) < FAR


def _spelling(spots: Sequence[Spot], digests: Sequence[Digest], place: str) -> str:
    """How most of the reports of an incident spell its place; of as many, as more of the reports around do."""
    names = Counter(s.spelling or s.key for s in spots)
    most = [name for name in sorted(names) if names[name] == max(names.values())]
    if len(most) == 1:
        return most[0]
    around = [{s.spelling or s.key for a in d.accounts for s in a.sites if plain_name(s.key) == place} for d in digests]
    return max(most, key=lambda name: sum(name in row for row in around))


def _where(name: str, spots: Sequence[Spot], naming: Sequence[Account]) -> Where:
    """The place of that name that goes by these spots. One that no gazetteer holds lies where the town does in whose area it is said to
    lie, or the town or region that its reports are `naming` beside it."""
    spot = min(spots, key=lambda s: (s.lat is None, s.key))
    if spot.lat is not None:
        rough = spot.precision == "point" and of_district(spot.lat, spot.lon, spot.id)
        return Where(name, spot.lat, spot.lon, "region" if rough else spot.precision, spot.country, spot.id)
    areas = {s.area for s in spots}
    around = min(
        (s for a in naming for s in a.sites if s.lat is not None and s.precision != "country"),
        key=lambda s: (s.key not in areas, is_seat(s.key, s.country), _vague(s), -s.weight, s.key),
        default=None,
    )
    return Where(name, around.lat, around.lon, "region", around.country) if around else Where(name)


def _vague(spot: Spot) -> int:
    """Towns before towns that may mean their division, before regions, before countries."""
    if spot.exact:
        return 1 if is_seat(spot.key, spot.country) else 0
    return 3 if spot.precision == "country" else 2
