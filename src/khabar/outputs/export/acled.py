"""ACLED: a row an event, 31 columns in ACLED's order. Rules and limits: docs/exports/acled.md.

Source: ACLED Codebook; columns as exported since March 2023."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from khabar.outlets import outlet_of
from khabar.outputs.called import called
from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.codes import Country, country, rows
from khabar.outputs.export.days import dated, in_words, stretch
from khabar.outputs.export.parties import Party, Sides, one_side
from khabar.outputs.export.sheets import Cell, degrees, write_csv
from khabar.outputs.export.spots import Spot, spot
from khabar.outputs.export.tolls import INJURED, KILLED, Fatalities, divided, fatalities, least_and_most, whole
from khabar.read.gazetteer import known
from khabar.text import fold

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
# The order of actor types in `interaction`.
INTERS = (
    "State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians", "External/Other forces",
)  # fmt: skip
_GEO = {"point": 1, "near": 2, "second": 2, "first": 3, "area": 3, "country": 3, "water": 3}
_WAR = frozenset({"Battles", "Explosions/Remote violence"})
_UNNAMED = {
    "civilians": "Civilians",
    "protesters": "Protesters",
    "rioters": "Rioters",
    "gunmen": "Unidentified Armed Group",
}
# Bodies without arms, which are told beside the civilians that they consist of; of no sort are hospitals and the like.
_BODIES = frozenset({"", "ngo", "company", "union", "party", "media"})
_NONE = ("", "")


@dataclass(frozen=True, slots=True)
class Event:
    """An incident as ACLED has it, before its row is written; `told` are the incidents that it is made of."""

    case: Case
    types: tuple[str, str]
    sides: Sides
    spot: Spot
    toll: Fatalities
    told: tuple[Case, ...]


def write(chosen: Chosen, out: Path) -> int:
    """Write the events; gives how many rows there are."""
    return write_csv(out, [COLUMNS], _rows(chosen))


def _rows(chosen: Chosen) -> Iterator[Sequence[Cell]]:
    found = (event for case in cases(chosen) if (event := _event(case, chosen)) is not None)
    # Incidents of one story stand beside each other, and no event is made of those of two.
    for _, events in groupby(found, key=lambda e: e.case.incident.story):
        for event in _one_a_tactic(list(events)):
            yield from _days(event)


def _event(case: Case, chosen: Chosen) -> Event | None:
    incident = case.incident
    parties = case.sides
    # What is destroyed where people die is no mere loss of property.
    mode = None if incident.mode == "destroy" and fatalities(incident, True).number else incident.mode
    types = event_type(incident.type, mode, parties.against)
    if types is None:
        chosen.leave(f"ACLED records no events of the type {incident.type}")
        return None
    if not incident.type and not any(t.measure in (KILLED, INJURED) for t in incident.tallies):
        chosen.leave("nobody is told as killed or injured, and nothing as done")
        return None
    toll = fatalities(incident, types[0] in _WAR)
    if types[1] == "Protest with intervention" and toll.number:
        types = ("Protests", "Excessive force against protesters")
    return Event(case, types, parties, spot(incident.place), toll, (case,))


def event_type(type_: str, mode: str | None, against: str) -> tuple[str, str] | None:
    """Event and sub-event type; two empty ones where it cannot be told which, None where ACLED records nothing of the kind.

    >>> event_type("ASSAULT", "firearms", "civilians"), event_type("AID", None, "")
    (('Violence against civilians', 'Attack'), None)
    """
    if not type_:
        return _NONE
    found = _types()
    for key in ((mode or "", against), (mode or "", "any"), ("", against), ("", "any")):
        if (type_, *key) in found:
            return found[type_, *key]
    return _NONE if any(one == type_ and not m for one, m, _ in found) else None


@cache
def _types() -> dict[tuple[str, str, str], tuple[str, str]]:
    return {(r["type"], r["mode"], r["against"]): (r["event_type"], r["sub_event_type"]) for r in rows("acled_types")}


@cache
def _hierarchy() -> dict[tuple[str, str], tuple[int, str, bool]]:
    """Rank (0 the highest), disorder type, and whether civilians are the target by definition."""
    return {
        (r["event_type"], r["sub_event_type"]): (k, r["disorder_type"], bool(r["civilian"]))
        for k, r in enumerate(rows("acled_events"))
    }


def _one_a_tactic(events: list[Event]) -> list[Event]:
    """Events of one place, day and pair of parties made one, of the type that stands highest, with all their dead."""
    found: dict[object, Event] = {}
    for event in events:
        when, first, second = event.case.incident.when, event.sides.first, event.sides.second
        alike = when is not None and when[0] == when[1] and event.spot.name and first and event.types != _NONE
        key = (
            (when, event.spot.name, first.name, second.name if second else "")
            if alike and first
            else event.case.incident.id
        )
        other = found.get(key)
        found[key] = event if other is None else _joined(other, event)
    return list(found.values())


def _joined(one: Event, other: Event) -> Event:
    high = min((one, other), key=lambda e: _hierarchy()[e.types][0])
    total = Fatalities(one.toll.number + other.toll.number, "the sum of what was done there by several means")
    return replace(high, toll=total, told=(*one.told, *other.told))


def _days(event: Event) -> Iterator[Sequence[Cell]]:
    """The rows of an event: one, or one a day where a number of dead is told for several days of fighting together.

    Days of a single strike or attack say how sure its day is."""
    when = event.case.incident.when
    days = stretch(when) if when is not None and event.toll.number and event.types[0] == "Battles" else 1
    if when is None or days == 1:
        yield _row(event, "", dated(when).day if when else None, event.toll)
        return
    for k, share in enumerate(divided(event.toll.number, days)):
        rule = f"{event.toll.number} told for {days} days, divided among them; {event.toll.rule}"
        yield _row(event, f"-{k + 1}", when[0] + timedelta(days=k), Fatalities(share, rule))


def _row(event: Event, part: str, day: date | None, toll: Fatalities) -> Sequence[Cell]:
    incident, place, parties = event.case.incident, event.spot, event.sides
    land = place.country
    precision = 2 if part else dated(incident.when).precision if incident.when else None
    _, disorder, civilian = _hierarchy().get(event.types, (0, "", False))
    second = parties.second
    if _civilians_alone(event) and (second is None or not second.inter(land)):
        # Persons, papers and bodies without arms are struck as civilians.
        second = Party("", "civilians", land, False)
    inter1, inter2 = (p.inter(land) if p else "" for p in (parties.first, second))
    struck = civilian or (inter2 == "Civilians" and disorder.startswith("Political"))
    latest = max((t.published for t in event.case.told if t.published), default=None)
    return (
        "-".join(filter(None, (land.iso3, incident.id))) + part, day.isoformat() if day else None, day.year if day else None, precision,
        disorder, *event.types, _actor(parties.first, land), _beside(event, second), inter1,
        _actor(second, land), _struck_beside(parties, second), inter2, _interaction(inter1, inter2),
        "Civilian targeting" if struck else "", land.number, land.acled_region, land.name, place.admin1, place.admin2, None, place.english,
        degrees(place.lat), degrees(place.lon), _GEO.get(place.extent), "; ".join(event.case.outlets), _scale(event.case.outlets, land),
        notes(event, second, toll), toll.number, f"grade={incident.grade}; credibility={incident.credibility}",
        int(datetime(latest.year, latest.month, latest.day, tzinfo=UTC).timestamp()) if latest else None,
    )  # fmt: skip


def _civilians_alone(event: Event) -> bool:
    return event.sides.against == "civilians" or event.types[0] == "Violence against civilians"


def _actor(party: Party | None, land: Country) -> str:
    """The party's name; those who have none are called as ACLED calls them, with the country."""
    if party is None or party.sort in ("person", "media"):
        return ""
    unnamed = _UNNAMED.get(party.sort) if not party.named else None
    if unnamed is None:
        return party.english
    return f"{unnamed} ({land.name})" if land.name else unnamed


def _beside(event: Event, second: Party | None) -> str:
    """Further parties that act with the first: told by a report that names both, against a party under arms."""
    actors = event.sides.actors
    if second is None or second in actors or second.side not in ("armed", "state"):
        return ""
    named = {a.name: set(a.reports) for a in event.case.incident.actors if a.role == "actor"}
    first = named.get(actors[0].name, set()) if actors else set()
    return "; ".join(dict.fromkeys(p.english for p in actors[1:] if named.get(p.name, set()) & first))


def _struck_beside(parties: Sides, second: Party | None) -> str:
    """Further parties that are struck with the second: of its kind, armed or civilians, and not of the first's side."""
    if second is None:
        return ""
    civil = second.side == "civilians"
    found = (
        p
        for p in parties.recipients
        if (p.side == "civilians" if p.side else p.sort in _BODIES) == civil
        and (p.side or civil)
        and not one_side(p, second)
    )
    return "; ".join(dict.fromkeys(p.english for p in found if parties.first is None or not one_side(p, parties.first)))


def _interaction(one: str, other: str) -> str:
    if {one, other} == {INTERS[-1], INTERS[-2]}:
        # The one pair that ACLED writes against the order of its types.
        return f"{INTERS[-1]}-{INTERS[-2]}"
    both = sorted(filter(None, (one, other)), key=INTERS.index)
    return "-".join(both) if len(both) == 2 else f"{both[0]} only" if both else ""


def _scale(outlets: Sequence[str], land: Country) -> str:
    """Whose outlets they are, seen from the country: of it, of its region, of elsewhere, or accounts and networks; at most two kinds, each
    once."""
    found = [scale for outlet in outlets if (scale := _scale_of(outlet, land))]
    return "-".join(list(dict.fromkeys(found))[:2])


@lru_cache(maxsize=20_000)
def _scale_of(outlet: str, land: Country) -> str:
    told = outlet_of(outlet)
    if outlet.startswith("@") or (told is not None and told.owner == "social"):
        return "New media"
    one = next((k for k in known(fold(outlet)) if k.kind == "organization" and k.sort), None)
    if one is None or not land.iso:
        return ""
    if one.sort == "agency" and one.country != land.iso:
        return "International"
    if one.country == land.iso:
        return "National"
    return (
        "Regional" if country(one.country).acled_region == land.acled_region else "International" if one.country else ""
    )


def notes(event: Event, second: Party | None, toll: Fatalities) -> str:
    """What happened, who tells it, and how the number of dead was reached, in English sentences."""
    incident, place = event.case.incident, event.spot
    when = incident.when
    days = "On a day that no report tells" if when is None else f"On {in_words(when[0])}"
    if when is not None and when[0] != when[1]:
        days = f"Between {in_words(when[0])} and {in_words(when[1])}"
    what = event.types[1] or "harm done"
    mutual = second is not None and second == event.sides.first
    who = f" {'between' if mutual else 'by'} {event.sides.first.english}" if event.sides.first else ""
    whom = f" against {second.english or _actor(second, place.country)}" if second and not mutual else ""
    where = f" in {place.english}" if place.name else ""
    said = [f"{days}, {what}{who}{whom}{where}, as told by {', '.join(event.case.outlets)}."]
    others = [p.english for p in event.sides.actors[1:] if second is None or p.name != second.name]
    if others:
        said.append(f"Also told as acting: {', '.join(dict.fromkeys(others))}.")
    for case in event.told:
        said += [f"{_counted(case, measure)}." for measure in (KILLED, INJURED) if _counted(case, measure)]
    said.append(f"Fatalities coded as {toll.number}: {toll.rule}.")
    return " ".join(said)


def _counted(case: Case, measure: str) -> str:
    tally = whole(case.incident, measure)
    least, most = least_and_most(tally)
    if tally is None or least is None:
        return ""
    sources = ", ".join(dict.fromkeys(called(c.source, "en") for c in tally.claims if c.source and c.current))
    return f"{least if least == most else f'{least} to {most}'} {measure} according to {sources}"
