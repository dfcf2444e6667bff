"""Which of the titles and days that a page tells is the article's. `python -m quality pages` measures the places that tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from khabar.ingest.moments import Moment
from khabar.outlets import canonical
from khabar.text import letters

# How far a place is believed when it tells the day, in the order of how often it was right on the saved pages (times in UTC, which
# are of another day on some, apart); the day with most belief is taken.
_BELIEF = {"linked data": 3.0, "address": 2.6, "microdata": 2.6, "time": 2.4, "text": 2.2, "meta": 2.0}
# Before this day there were no pages: such a day stands for none.
_FIRST = date(1991, 1, 1)
_ORDER = ("linked data", "heading", "microdata", "meta", "title")
_SEPARATOR = re.compile(r"\s+[|\u00bb\u00ab\u2022:-]+\s+|\s+[\u2013\u2014]\s+|\s*\|\s*|\s*::\s*")
_CUT = re.compile(r"\s*(?:\.\.\.|\u2026)\s*$")

Told = tuple[tuple[str, str, str], ...]


def chosen_day(
    days: Sequence[tuple[str, Moment]], later: Sequence[tuple[str, Moment]], latest: date | None
) -> tuple[date | None, datetime | None, tuple[str, ...], Told]:
    """The day of publication, the moment, the places that tell it, and those that tell another day.

    No day is after the `latest`. A moment in universal time speaks for the day on either side of it where the page shows that day
    to its readers. Where no day of publication is told, the first day on which it is said to have been changed is taken.

    >>> chosen_day([("meta", Moment(date(2021, 5, 3))), ("address", Moment(date(2021, 5, 3)))], [], None)[::2]
    (datetime.date(2021, 5, 3), ('meta', 'address'))
    """
    usable = [(place, moment) for place, moment in days if _FIRST <= moment.day <= (latest or date(2200, 12, 31))]
    if not usable:
        usable = [(place, moment) for place, moment in later if _FIRST <= moment.day <= (latest or date(2200, 12, 31))]
        usable = [pair for pair in usable if pair[1].day == min(m.day for _, m in usable)]
    if not usable:
        return None, None, (), tuple(("day", place, str(m.day)) for place, m in days)
    seen: dict[str, Moment] = {}
    for place, moment in usable:
        seen.setdefault(place, moment)
    belief = {m.day: 0.0 for m in seen.values()}
    for day in belief:
        belief[day] = sum(_BELIEF[place] for place, m in seen.items() if m.day == day or _same_night(m, day, seen))
    first = list(belief)
    day = max(first, key=lambda d: (belief[d], _shown(d, seen), -first.index(d)))
    agree = tuple(place for place, m in seen.items() if m.day == day or _same_night(m, day, seen))
    at = next((m.at for place, m in seen.items() if place in agree and m.at), None)
    differ = tuple(("day", place, str(m.day)) for place, m in seen.items() if place not in agree)
    return day, at, agree, differ


def _shown(day: date, seen: dict[str, Moment]) -> bool:
    """Whether readers see the day."""
    return any(m.day == day and not m.universal for place, m in seen.items() if place in ("text", "address", "time"))


def _same_night(moment: Moment, day: date, seen: dict[str, Moment]) -> bool:
    """Whether a moment in universal time may be of this day where the outlet is: readers see the day, which is its neighbour."""
    if not moment.universal or moment.at is None or not _shown(day, seen):
        return False
    at = moment.at.replace(tzinfo=None)
    return (at - timedelta(hours=12)).date() <= day <= (at + timedelta(hours=14)).date()


def chosen_title(
    titles: Sequence[tuple[str, str]], sites: Sequence[str], outlet: str | None
) -> tuple[str | None, tuple[str, ...], Told]:
    """The title without the outlet's name, the places that tell it, and those that tell another.

    >>> chosen_title([("meta", "قصف على المدينة | النهر"), ("heading", "قصف على المدينة")], ["النهر"], None)[:2]
    ('قصف على المدينة', ('heading', 'meta'))
    """
    found: list[tuple[str, str]] = []
    whole = {letters(value) for _, value in titles}
    for place in _ORDER:
        for _, value in [pair for pair in titles if pair[0] == place]:
            bare = _without_outlet(value, sites, outlet, whole)
            if len(bare) > 5 and not _is_site(bare, sites, outlet):
                found.append((place, bare))
    if not found:
        return None, (), ()
    votes: dict[str, float] = {}
    for k, (place, value) in enumerate(found):
        if not any(p == place and letters(v) == letters(value) for p, v in found[:k]):
            votes[letters(value)] = votes.get(letters(value), 0) + 1 - _ORDER.index(place) / 10
    best = max(votes, key=lambda key: (votes[key], len(key)))
    title = next(value for _, value in found if letters(value) == best)
    if _CUT.search(title):
        stem = letters(_CUT.sub("", title))
        title = next((v for _, v in found if letters(v).startswith(stem) and len(v) > len(title)), title)
    agree = tuple(dict.fromkeys(place for place, value in found if letters(value) == letters(title)))
    return title, agree, tuple(("title", place, value) for place, value in found if place not in agree)


def _without_outlet(value: str, sites: Sequence[str], outlet: str | None, whole: set[str]) -> str:
    """The title without the name of the outlet or section at either end."""
    value = " ".join(value.split())
    parts = list(_SEPARATOR.finditer(value))
    for m in (*reversed(parts), *parts):
        for rest, name in ((value[: m.start()], value[m.end() :]), (value[m.end() :], value[: m.start()])):
            if _is_site(name, sites, outlet) or (letters(rest) in whole and letters(rest) != letters(value)):
                return _without_outlet(rest, sites, outlet, whole)
    return value


def _is_site(name: str, sites: Sequence[str], outlet: str | None) -> bool:
    plain = letters(name)
    if not plain or len(plain) > 60:
        return not plain
    return plain in {letters(s) for s in sites} or (
        outlet is not None and (plain == letters(outlet) or canonical(name) == outlet)
    )
