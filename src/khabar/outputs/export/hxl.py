"""HXL-tagged CSV: a row an incident, a head for people and a row of hashtags for programs. Columns: docs/exports/hxl.md.

Source: Humanitarian Exchange Language, core hashtags and attributes 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from khabar.outputs.export.chosen import Case, Chosen, cases
from khabar.outputs.export.sheets import Cell, degrees, write_csv
from khabar.outputs.export.spots import spot
from khabar.outputs.export.tolls import INJURED, KILLED, holding, least_and_most, subset, whole
from khabar.record import Tally

_COUNTED: tuple[tuple[str, str, str | None, str], ...] = (
    ("Killed", KILLED, None, "+killed"),
    ("Children killed", KILLED, "children", "+killed+children"),
    ("Women killed", KILLED, "women", "+killed+f+adults"),
    ("Injured", INJURED, None, "+injured"),
    ("Missing", "missing", None, "+missing"),
    ("Detained", "detained", None, "+detained"),
    ("Displaced", "displaced", None, "+displaced"),
)
COLUMNS = (
    ("Incident", "#event+id"), ("Title", "#event+name"), ("Type", "#event+type"), ("Means", "#event+subtype"),
    ("From", "#date+start"), ("To", "#date+end"), ("Country", "#country+name"), ("Country code", "#country+code+v_iso2"),
    ("Division", "#adm1+name"), ("Division code", "#adm1+code+v_iso"), ("Second division", "#adm2+name"),
    ("Place", "#loc+name"), ("Place in English", "#loc+name+i_en"), ("Latitude", "#geo+lat"), ("Longitude", "#geo+lon"),
    *((f"{name}, {word}", f"#affected{tag}+{end}") for name, _, _, tag in _COUNTED for word, end in (("least", "min"), ("most", "max"))),
    ("Grade", "#meta+grade"), ("Credibility", "#meta+credibility"), ("Outlets", "#meta+source"), ("Addresses", "#meta+url"),
)  # fmt: skip


def write(chosen: Chosen, out: Path) -> int:
    """Write the incidents; gives how many rows there are."""
    return write_csv(out, list(zip(*COLUMNS, strict=True)), _rows(chosen))


def _rows(chosen: Chosen) -> Iterator[Sequence[Cell]]:
    for case in cases(chosen):
        yield _row(case)


def _row(case: Case) -> Sequence[Cell]:
    i, place = case.incident, spot(case.incident.place)
    first, last = (day.isoformat() for day in i.when) if i.when else (None, None)
    ends = {(measure, of): least_and_most(_tally(case, measure, of)) for _, measure, of, _ in _COUNTED}
    # Nobody is counted as a child or a woman who is not counted among all.
    ends[KILLED, None] = holding(ends[KILLED, None], [ends[KILLED, "children"], ends[KILLED, "women"]])
    counted = [end for pair in ends.values() for end in pair]
    return (
        i.id, i.title, i.type, i.mode, first, last, place.country.name, place.country.iso, place.admin1, place.division.iso,
        place.admin2, place.name, place.english if place.english != place.name else "", degrees(place.lat), degrees(place.lon),
        *counted, i.grade, i.credibility, "; ".join(case.outlets), "; ".join(case.urls),
    )  # fmt: skip


def _tally(case: Case, measure: str, of: str | None) -> Tally | None:
    return subset(case.incident, measure, of) if of else whole(case.incident, measure)
