"""UCDP GED: a row an event of at least one death, 49 columns in UCDP's order. Rules and limits: docs/exports/ucdp.md.

Source: UCDP Georeferenced Event Dataset Codebook (columns, precision codes, best, high and low, event clarity)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.days import date_prec
from khabar.outputs.export.parties import Party, Sides
from khabar.outputs.export.sheets import Cell, degrees, write_csv
from khabar.outputs.export.spots import Spot, spot
from khabar.outputs.export.tolls import KILLED, deaths

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country",
    "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
_WHERE = {"point": 1, "near": 2, "second": 3, "first": 4, "area": 5, "country": 6, "water": 7}
_CIVILIANS = "Civilians"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


def write(chosen: Chosen, out: Path) -> int:
    """Write the events; gives how many rows there are."""
    return write_csv(out, [COLUMNS], _rows(chosen))


def _rows(chosen: Chosen) -> Iterator[Sequence[Cell]]:
    for case in cases(chosen):
        row = _row(case)
        if row is None:
            chosen.leave("no report tells of a death")
        else:
            yield row


def _row(case: Case) -> Sequence[Cell] | None:
    incident, place, parties = case.incident, spot(case.incident.place), case.sides
    kind, side_a, side_b = violence(parties)
    toll = deaths(incident, side_a, side_b)
    if toll is None:
        return None
    when = incident.when
    start, end = (day.isoformat() for day in when) if when else (None, None)
    dyad = f"{_name(side_a)} - {_name(side_b)}" if side_a and side_b else ""
    told = [(t.outlet or t.id, str(t.published or ""), t.title) for t in case.told]
    article = ";".join(f'"{outlet},{day},{title}"' for outlet, day, title in told)
    return (
        incident.id, incident.id, when[1].year if when else None, None, "", kind, None, None, "", None, None, dyad, None, None,
        _name(side_a), None, None, _name(side_b), len(told), article, ";".join(o for o, _, _ in told), ";".join(d for _, d, _ in told),
        ";".join(t for _, _, t in told), ";".join(_originals(case)), _WHERE.get(place.extent), place.english, _described(place),
        place.admin1, place.admin2, degrees(place.lat), degrees(place.lon), _point(place), priogrid(place.lat, place.lon),
        place.country.name, place.country.gw, place.country.ucdp_region,
        2 if when is not None and when[0] != when[1] else 1, date_prec(when) if when else None,
        start, end, toll.a, toll.b, toll.civilians, toll.unknown, toll.best, toll.high, toll.low, _number(side_a), _number(side_b),
    )  # fmt: skip


def violence(parties: Sides) -> tuple[int | None, Party | None, Party | None]:
    """Type of violence with its sides: a state is side A; civilians are side B of one-sided violence. No type where it cannot be told.

    >>> violence(Sides((), (), None, None, "civilians"))[0] is None
    True
    """
    organised = [p for p in (parties.first, parties.second) if p is not None and p.side in ("armed", "state")]
    states = [p for p in organised if p.sort not in ("armed_group", "gunmen", "communal")]
    if len(organised) == 2:
        first = states[0] if states else organised[0]
        other = organised[1 - organised.index(first)]
        return (STATE_BASED if states else NON_STATE), first, other
    if organised and parties.against == "civilians":
        return ONE_SIDED, organised[0], Party(_CIVILIANS, "civilians", named=False)
    # No side is who bears no arms and is no civilian: a person, a party, a paper.
    known = [p if p is not None and p.side else None for p in (parties.first, parties.second)]
    side_a = known[0] if known[0] is not None and known[0].side != "civilians" else None
    return None, side_a, known[1] or (known[0] if side_a is None else None)


def _name(party: Party | None) -> str:
    if party is None:
        return ""
    return _CIVILIANS if party.side == "civilians" and not party.named else party.english


def _number(party: Party | None) -> str:
    """The number of Gleditsch and Ward, of a state alone."""
    return (
        party.country.gw
        if party is not None and party.sort in ("army", "police", "government", "country", "state")
        else ""
    )


def _originals(case: Case) -> list[str]:
    """Who the numbers of dead come from, not who prints them: the ultimate sources of claims that still stand."""
    claims = (c for t in case.incident.tallies if t.measure == KILLED for c in t.claims)
    return sorted({c.source for c in claims if c.current and c.source} or set(case.sources))


def _described(place: Spot) -> str:
    return ", ".join(dict.fromkeys(filter(None, (place.name, place.admin2, place.admin1, place.country.name))))


def _point(place: Spot) -> str:
    return "" if place.lat is None or place.lon is None else f"POINT ({degrees(place.lon)} {degrees(place.lat)})"


def priogrid(lat: float | None, lon: float | None) -> int | None:
    """The cell of PRIO-GRID, half a degree wide, counted from the south-west, eastwards first.

    >>> priogrid(-89.9, -179.9), priogrid(-89.9, -179.4), priogrid(-89.4, -179.9), priogrid(None, None)
    (1, 2, 721, None)
    """
    if lat is None or lon is None:
        return None
    row, column = min(359, int((lat + 90) * 2)), min(719, int((lon + 180) * 2))
    return row * 720 + column + 1
