"""Where the place lies that somebody names in a judgement."""

from __future__ import annotations

from collections.abc import Set

from khabar.read.gazetteer import Known, known
from khabar.record import Where
from khabar.tell.spots import is_division, is_head, of_district
from khabar.text import fold


def placed(name: str, country: str | None, lands: Set[str]) -> Where:
    """The place of a name: with coordinates where the gazetteer knows one place alone that is called so, in the country where the
    incident was set, else in one of the `lands` of the record, else anywhere. A head before the name tells a town from the division that
    is called after it.

    >>> placed("محافظة حلب", "SY", frozenset()).precision, placed("مدينة حلب", "SY", frozenset()).precision
    ('region', 'point')
    >>> placed("حارة الغيم", "SY", frozenset()).country is None
    True
    """
    found = _called(name)
    own = [k for k in found if k.country == country] or [k for k in found if k.country in lands] or found
    if len({k.key for k in own}) != 1 or (one := own[0].place) is None:
        return Where(name)
    # What stands in the gazetteer with the coordinates of its district is no exact point.
    rough = one.precision == "point" and of_district(one.lat, one.lon, one.id)
    return Where(one.name, one.lat, one.lon, "region" if rough else one.precision, one.country or None, one.id or None)


def _called(name: str) -> list[Known]:
    """The places that are called so, with or without what kind of place it is before the name."""
    if found := _places(name):
        return found
    head, _, rest = fold(name).partition(" ")
    if not is_head(head):
        return []
    division = is_division(head)
    return [k for k in _places(rest) if (k.precision != "point") == division]


def _places(name: str) -> list[Known]:
    return [k for k in known(fold(name)) if k.kind == "place" and k.lat is not None]
