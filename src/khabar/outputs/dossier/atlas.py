"""The map of a story's incidents: outlines, towns to find one's way by, and a number for each incident. No tiles."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from khabar.outputs.called import place_called
from khabar.outputs.dossier.outlines import Box, Outline, drawn, meets, middle, outlines, thinned, traced
from khabar.outputs.dossier.sources import anchor
from khabar.outputs.dossier.wording import both, word
from khabar.outputs.export.codes import english
from khabar.record import Incident
from khabar.sheets import sheet

WIDTH, HEIGHT = 480, 380
_LEAST = 3.4  # degrees of latitude that a map shows at least
_TOWNS = 11
_NEAR = 15  # points within which two incidents bear one sign
_FINE = 1.0  # points that nobody sees
_STEPS = (0.5, 0.1, 0.05)  # degrees between the points of outlines, for maps of the world, of continents, of regions
_LETTER = 7.4  # points that a letter of a name takes at most, about


@dataclass(frozen=True, slots=True)
class Window:
    """What the map shows, and where a place lies on it. `stretch` is how much wider a degree of latitude is than one of longitude."""

    box: Box
    stretch: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """The place on the drawing."""
        west, south, east, north = self.box
        return ((lon - west) / (east - west) * WIDTH, (north - lat) / (north - south) * HEIGHT)


@dataclass(slots=True)
class Sign:
    """A sign on the map, for one incident or for several on one spot."""

    x: float
    y: float
    numbers: list[int]
    name: str
    href: str
    rough: bool


def window(places: Sequence[tuple[float, float, str | None]]) -> Window:
    """The window around places (latitude, longitude, precision), with room about them and never narrower than a region.

    >>> window([(15.0, 33.0, "point")]).box[3] > 16.5
    True
    """
    lats, lons = [p[0] for p in places], [p[1] for p in places]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    stretch = math.cos(math.radians(min(75.0, abs(lat))))
    least = _LEAST if any(p[2] == "point" for p in places) else 3 * _LEAST
    tall = max(least, (max(lats) - min(lats)) * 1.5, (max(lons) - min(lons)) * 1.5 * stretch * HEIGHT / WIDTH)
    wide = tall * WIDTH / HEIGHT / stretch
    return Window((lon - wide / 2, lat - tall / 2, lon + wide / 2, lat + tall / 2), stretch)


def atlas(incidents: Sequence[tuple[int, Incident]], language: str) -> Markup | None:
    """The map as SVG, or None where no incident has coordinates. Each incident comes with the number that it bears."""
    placed = [
        (n, i, i.place, i.place.lat, i.place.lon)
        for n, i in incidents
        if i.place and i.place.lat is not None and i.place.lon is not None
    ]
    if not placed:
        return None
    view = window([(lat, lon, place.precision) for _, _, place, lat, lon in placed])
    signs: list[Sign] = []
    for n, incident, place, lat, lon in placed:
        x, y = view.at(lat, lon)
        rough = place.precision != "point"
        near = next((s for s in signs if math.hypot(s.x - x, s.y - y) < _NEAR and s.rough == rough), None)
        if near:
            near.numbers.append(n)
            if (name := place_called(place, language)) not in near.name:
                near.name += f" / {name}"
        else:
            signs.append(Sign(x, y, [n], place_called(place, language), anchor("i", incident.id), rough))
    taken = [(s.x - 14, s.y - 14, s.x + 14, s.y + 14) for s in signs]
    names = Markup("").join(_name(s, taken) for s in signs)
    home = {place.country for _, _, place, _, _ in placed if place.country}
    parts = [
        _ground(view, home, taken),
        _towns(view, {i.place.name for _, i in incidents if i.place}, taken, language),
        _bar(view),
    ]
    parts += [_sign(s) for s in signs] + [names]
    return Markup('<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        WIDTH, HEIGHT, word("map", language), Markup("").join(parts)
    )


def _ground(view: Window, home: set[str], taken: list[Box]) -> Markup:
    west, south, east, north = view.box
    wide, tall = (east - west) * 0.02, (north - south) * 0.02
    around = (west - wide, south - tall, east + wide, north + tall)
    corner, scale = (west, north), (WIDTH / (east - west), HEIGHT / (north - south))
    land, names = Markup(""), Markup("")
    for country in _outlines(_FINE / max(scale)):
        if not meets(country.box, around):
            continue
        path, largest = "", (0.0, 0.0, 0.0)
        for ring, box in country.rings:
            if max((box[2] - box[0]) * scale[0], (box[3] - box[1]) * scale[1]) < _FINE:
                continue
            points = traced(drawn(ring, box, around), corner, scale, _FINE)
            if len(points) > 2:
                path += "M" + "L".join(["%.1f %.1f" % point for point in points]) + "Z"  # noqa: UP031 (a third faster)
                largest = max(largest, middle(points), key=lambda found: found[2])
        if path:
            land += Markup('<path class="{}" d="{}"/>').format("home" if country.code in home else "land", path)
        x, y, area = largest
        arabic = _arabic().get(country.code, country.name)
        if area > 5000 and 30 < x < WIDTH - 30 and 16 < y < HEIGHT - 10 and _free(_box(x, y, arabic), taken):
            names += Markup('<text class="country" text-anchor="middle" x="{:.1f}" y="{:.1f}">{}</text>').format(
                x, y, _tspans(arabic, country.name)
            )
    return land + names


def _outlines(fine: float) -> tuple[Outline, ...]:
    """The outlines for a map on which nobody sees `fine` degrees."""
    step = next((step for step in _STEPS if step <= fine), None)
    return outlines() if step is None else thinned(step)


@cache
def _arabic() -> dict[str, str]:
    told = sheet("countries")
    rows = [told.row(k) for k in range(len(told.lines))]
    return {row[told.columns["iso"]]: row[told.columns["key"]] for row in reversed(rows)}


def country_name(code: str, language: str) -> str:
    """The name of a country by its ISO 3166 code; the code where no table has it.

    >>> country_name("SD", "en")
    'Sudan'
    """
    if language == "ar":
        return _arabic().get(code, code)
    return _english().get(code, code)


@cache
def _english() -> dict[str, str]:
    return {country.code: country.name for country in reversed(outlines())}


def _tspans(arabic: str, english: str) -> Markup:
    told = {"ar": arabic, "en": english}
    return Markup(str(both(lambda language: told[language])).replace("<span", "<tspan").replace("</span", "</tspan"))


def _box(x: float, y: float, name: str) -> Box:
    half = len(name) * _LETTER / 2
    return (x - half, y - 9, x + half, y + 4)


def _free(box: Box, taken: list[Box]) -> bool:
    """Whether nothing stands there yet; if so it is taken from now on."""
    inside = box[0] > 3 and box[2] < WIDTH - 3 and box[1] > 3 and box[3] < HEIGHT - 22
    if not inside or any(meets(box, other) for other in taken):
        return False
    taken.append(box)
    return True


def _name(sign: Sign, taken: list[Box]) -> Markup:
    """The place's name on the side of its sign where there is room."""
    wide, beside = len(sign.name) * _LETTER * 1.15, _half(sign) + 4
    for side, x, dy in (("start", beside, 4), ("end", -beside, 4), ("middle", 0, -17), ("middle", 0, 25)):
        at, y = sign.x + x, sign.y + dy
        left = at - {"start": 0, "end": wide, "middle": wide / 2}[side]
        if _free((left, y - 10, left + wide, y + 4), taken):
            return Markup('<text class="spot" text-anchor="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(
                side, at, y, sign.name
            )
    return Markup("")


def _half(sign: Sign) -> int:
    """Half the width of a sign, which grows with the numbers in it."""
    return 11 + 7 * (min(len(sign.numbers), 4) - 1)


def _sign(sign: Sign) -> Markup:
    numbers = " \u00b7 ".join(map(str, sign.numbers[:3])) + ("\u2026" if len(sign.numbers) > 3 else "")
    rough = (
        Markup('<circle class="rough" cx="{:.1f}" cy="{:.1f}" r="34"/>').format(sign.x, sign.y) if sign.rough else ""
    )
    wide = _half(sign)
    return Markup(
        '<a href="#{}" aria-label="{}"><title>{}</title>{}<rect class="sign" x="{:.1f}" y="{:.1f}" width="{}" height="22" rx="11"/>'
        '<text class="number" text-anchor="middle" x="{:.1f}" y="{:.1f}">{}</text></a>'
    ).format(
        sign.href, f"{numbers} {sign.name}", sign.name, rough,
        sign.x - wide, sign.y - 11, 2 * wide, sign.x, sign.y + 4.5, numbers,
    )  # fmt: skip


@cache
def _gazetteer() -> tuple[tuple[int, float, float, str, str], ...]:
    told = sheet("places")
    at = [told.columns[c] for c in ("population", "lat", "lon", "key", "geonameid")]
    rows = (told.row(k) for k in range(len(told.lines)))
    found = (
        (int(r[at[0]] or 0), float(r[at[1]]), float(r[at[2]]), r[at[3]].partition(" (")[0], r[at[4]]) for r in rows
    )
    return tuple(sorted(found, key=lambda town: (-town[0], town[3], town[1])))


def _towns(view: Window, known: set[str], taken: list[Box], language: str) -> Markup:
    """The largest towns that find room, the larger first."""
    west, south, east, north = view.box
    out, told = Markup(""), 0
    for _, lat, lon, arabic, geonameid in _gazetteer():
        if not (south < lat < north and west < lon < east) or arabic in known:
            continue
        name = arabic if language == "ar" else english(geonameid) or arabic
        x, y = view.at(lat, lon)
        wide = len(name) * _LETTER + 10
        if _free((x - 6, y - 8, x + wide, y + 8), taken):
            side, at = "start", x + 6
        elif _free((x - wide, y - 8, x + 6, y + 8), taken):
            side, at = "end", x - 6
        else:
            continue
        out += Markup('<circle class="town" cx="{:.1f}" cy="{:.1f}" r="2"/>').format(x, y)
        out += Markup('<text class="town" text-anchor="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(
            side, at, y + 4, name
        )
        told += 1
        if told == _TOWNS:
            break
    return out


def _bar(view: Window) -> Markup:
    """A bar of a round number of kilometres."""
    across = (view.box[2] - view.box[0]) * view.stretch * 111.2
    length = max(k for k in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if k <= max(1.0, across / 4))
    wide = length / across * WIDTH
    return Markup('<path class="km" d="M12 {}v5h{:.1f}v-5"/><text class="town" x="{:.1f}" y="{}">{} {}</text>').format(
        HEIGHT - 16, wide, wide + 18, HEIGHT - 10, length, _tspans(word("km", "ar"), word("km", "en"))
    )
