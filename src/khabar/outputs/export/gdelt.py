"""GDELT 2.0: events (61 columns) and mentions (16), tab-separated without a head, in a folder. Columns: docs/exports/gdelt.md.

Source: GDELT Event Codebook 2.0; CAMEO codes after PLOVER's list of equivalents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha1
from pathlib import Path

from khabar.outputs.export.chosen import Case, Chosen
from khabar.outputs.export.parties import Party
from khabar.outputs.export.plover import dated_events
from khabar.outputs.export.sheets import Cell, degrees, tabbed
from khabar.outputs.export.spots import Spot, spot

EVENTS, MENTIONS = "events.export.CSV", "mentions.CSV"
FILES = (EVENTS, MENTIONS)
# Kinds of places: country, state of the United States, city of them, city and state elsewhere; 0 where none is known.
_COUNTRY, _US_STATE, _US_CITY, _CITY, _STATE, _NOWHERE = 1, 2, 3, 4, 5, 0
_WEB, _CITATION = 1, 2
_NO_PLACE: tuple[Cell, ...] = (_NOWHERE, "", "", "", "", None, None, "")


def write(chosen: Chosen, out: Path) -> int:
    """Write both files into the folder; gives how many events there are."""
    count = 0
    with (out / EVENTS).open("w", encoding="utf-8", newline="\n") as events, (out / MENTIONS).open(
        "w", encoding="utf-8", newline="\n"
    ) as mentions:  # fmt: skip
        for case in dated_events(chosen):
            events.write(tabbed(_event(case)))
            for row in _mentions(case):
                mentions.write(tabbed(row))
            count += 1
    return count


def event_id(name: str) -> int:
    """A number of up to 16 digits made from the id of an incident, which a 64-bit float still holds.

    >>> event_id("a") == event_id("a") < 2**53
    True
    """
    return int.from_bytes(sha1(name.encode()).digest()[:8], "big") >> 11


def _event(case: Case) -> Sequence[Cell]:
    i, kind, parties = case.incident, case.kind, case.sides
    day = i.when[0] if i.when else date.min
    added = min((t.published for t in case.told if t.published), default=None)
    return (
        event_id(i.id), f"{day:%Y%m%d}", f"{day:%Y%m}", day.year, fraction(day), *_actor(parties.first), *_actor(parties.second),
        int(any(t.incident == i.id for t in case.told)), kind.cameo, kind.cameo[:3], kind.cameo[:2], kind.quad, kind.goldstein,
        len(i.events), len(case.outlets), len(case.told), None, *_NO_PLACE, *_NO_PLACE, *_place(spot(i.place)), _stamp(added),
        case.urls[0] if case.urls else "",
    )  # fmt: skip


def fraction(day: date) -> str:
    """The year with the part of it that is over, by GDELT's formula: months of thirty days.

    >>> fraction(date(2024, 11, 14)), fraction(date(2024, 12, 31))
    ('2024.9425', '2024.9999')
    """
    return f"{day.year}.{min(9999, int((day.month * 30 + day.day) / 365 * 10000 + 0.5)):04}"


def _actor(party: Party | None) -> Sequence[Cell]:
    """Code, name, country, known group, ethnic code, two of religion, three of type."""
    if party is None:
        return ("",) * 10
    return (party.country.iso3 + party.role, party.english, party.country.iso3, "", "", "", "", party.role, "", "")


def _place(place: Spot) -> Sequence[Cell]:
    """Type, full name, country, first and second division, degrees, GeoNames number."""
    if place.lat is None:
        return (_NOWHERE, place.name, "", "", "", None, None, "")
    states = place.country.iso == "US"
    kind = (_US_CITY if states else _CITY) if place.extent in ("point", "near") else _US_STATE if states else _STATE
    kind = _COUNTRY if place.extent == "country" else kind
    name = ", ".join(dict.fromkeys(filter(None, (place.english, place.admin1, place.country.name))))
    fips = place.country.fips
    first = fips + place.division.code if fips and place.division.code else ""
    return (kind, name, fips, first, "", degrees(place.lat), degrees(place.lon), place.geonames)


def _mentions(case: Case) -> list[Sequence[Cell]]:
    i = case.incident
    told = {t.id: t for t in case.told}
    found: list[Sequence[Cell]] = []
    for m in i.events:
        by, report = told.get(m.report), case.reports.get(m.report)
        url = report.url if report else None
        found.append((
            event_id(i.id), _stamp(i.when[0] if i.when else None), _stamp(by.published if by else None), _WEB if url else _CITATION,
            (by.outlet if by else None) or "", url or m.report, None, -1, -1, m.start, 1, None, None, None, "", "",
        ))  # fmt: skip
    return found


def _stamp(day: date | None) -> str:
    """A day as GDELT's date and time, at midnight: reports tell no more."""
    return f"{day:%Y%m%d}000000" if day else ""
