"""Whether an incident took place at a place that a question names: in the town, or in the area of its region or country."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.archive.catalogue.query import Part
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.record import Where
from khabar.tell.spots import REGION_KM, apart_km, is_land, is_seat

# A town and a place beside it lie so near each other (km), and a town whose name is that of its division and the places that may be meant.
BESIDE, AROUND = 10.0, 60.0
# Places that hold many towns.
ROUGH = ("region", "country")


def places_of(catalogue: Catalogue, parts: Sequence[Part]) -> list[Where]:
    """The places of the record, with coordinates, that parts of a question name: of each part the one that most reports name."""
    found = []
    for part in parts:
        phrases = {" ".join(phrase) for phrase in part.phrases}
        rows = catalogue.rows(
            "select k.id from surfaces p join known k on k.id = p.entity "
            f"where k.kind = 'place' and p.stems in ({', '.join('?' * len(phrases))}) order by k.reports desc, k.id limit 1",
            sorted(phrases),
        )
        entity = catalogue.entity(rows[0]["id"]) if rows else None
        if entity is not None and entity.place is not None and entity.place.lat is not None:
            found.append(entity.place)
    return found


def at_town(row: Row, parts: Sequence[Part]) -> bool:
    """Whether a part names the town of an incident. A village that no gazetteer holds bears the coordinates of its region, and is none."""
    key = row["place_key"]
    phrases = [" ".join(p) for part in parts for p in (*part.phrases, part.free) if p]
    if row["precision"] in ROUGH:
        return row["precision"] == "region" and key in phrases and not is_land(row["place"], row["country"])
    return bool(key) and any(f" {phrase} " in f" {key} " for phrase in phrases)


def lies_at(row: Row, place: Where) -> bool:
    """Whether the incident lies beside a town, in the area of a region, or in a country; one that nobody places may."""
    if row["place_key"] is None:
        return True
    if place.precision == "country":
        return row["country"] in (None, place.country)
    if row["lat"] is None:
        return False
    assert place.lat is not None
    assert place.lon is not None
    near = AROUND if is_seat(place.name, place.country) else BESIDE
    apart = apart_km((row["lat"], row["lon"]), (place.lat, place.lon))
    return apart <= (REGION_KM if place.precision == "region" else near)
