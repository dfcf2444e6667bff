"""The outlines of countries: read them, and cut them to a window."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # west, south, east, north, in degrees


@dataclass(frozen=True, slots=True)
class Outline:
    """A country: its code (ISO 3166, else its English name), its English name, its outer and inner rings with their boxes."""

    code: str
    name: str
    rings: tuple[tuple[tuple[Point, ...], Box], ...]
    box: Box


@cache
def outlines() -> tuple[Outline, ...]:
    """All countries.

    >>> next(o.name for o in outlines() if o.code == "SD")
    'Sudan'
    """
    world = json.loads(Path(__file__).with_name("outlines.json").read_text(encoding="utf-8"))
    unit = world["transform"]["scale"][0]
    lines: list[list[Point]] = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * unit, y * unit))
        lines.append(line)
    found = []
    for shape in world["objects"]["countries"]["geometries"]:
        rings = tuple(_ring(lines, arcs) for polygon in shape["arcs"] for arcs in polygon)
        boxes = [_around(ring) for ring in rings]
        box = _around([corner for west, south, east, north in boxes for corner in ((west, south), (east, north))])
        found.append(Outline(shape["id"], shape["properties"]["name"], tuple(zip(rings, boxes, strict=True)), box))
    return tuple(found)


@cache
def thinned(step: float) -> tuple[Outline, ...]:
    """All countries with those points only that lie `step` degrees from the one before: for maps on which the others cannot be told apart.

    >>> len(next(o for o in thinned(0.5) if o.code == "SD").rings[0][0]) < len(next(o for o in outlines() if o.code == "SD").rings[0][0])
    True
    """
    return tuple(
        Outline(
            country.code,
            country.name,
            tuple((tuple(traced(ring, (0.0, 0.0), (1.0, -1.0), step)), box) for ring, box in country.rings),
            country.box,
        )
        for country in outlines()
    )


def _around(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _ring(lines: list[list[Point]], arcs: list[int]) -> tuple[Point, ...]:
    """The points of a ring; a negative arc is run through backwards, as TopoJSON has it, and shared ends are told once.

    A ring that crosses the meridian of 180 degrees goes on beyond it instead of running back around the earth."""
    points: list[Point] = []
    for arc in arcs:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        points.extend(line[1:] if points else line)
    if any(abs(lon - points[k - 1][0]) > 180 for k, (lon, _) in enumerate(points)):
        points = [(lon + 360 if lon < 0 else lon, lat) for lon, lat in points]
    return tuple(points)


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes share some ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def drawn(ring: tuple[Point, ...], within: Box, box: Box) -> Sequence[Point]:
    """The part of a ring, which lies `within` a box, that another box shows; none of it where it lies outside.

    >>> drawn(((0.0, 0.0), (4.0, 0.0), (4.0, 4.0)), (0.0, 0.0, 4.0, 4.0), (5.0, 5.0, 6.0, 6.0))
    ()
    """
    if not meets(within, box):
        return ()
    inside = box[0] <= within[0] and box[1] <= within[1] and within[2] <= box[2] and within[3] <= box[3]
    return ring if inside else clipped(ring, box)


def traced(points: Sequence[Point], corner: Point, scale: Point, least: float) -> list[Point]:
    """The points as they lie on a drawing, whose left upper `corner` and units a degree are given, without those nearer than `least` to
    the one before that stays.

    >>> traced([(1.0, 9.0), (1.1, 9.0), (4.0, 8.0)], (1.0, 9.0), (10.0, 10.0), 2.0)
    [(0.0, 0.0), (30.0, 10.0)]
    """
    west, north = corner
    across, down = scale
    kept: list[Point] = []
    last_x = last_y = math.inf
    # Of a world map these are tens of thousands: one look at each.
    for lon, lat in points:
        x, y = (lon - west) * across, (north - lat) * down
        if abs(x - last_x) + abs(y - last_y) >= least:
            kept.append((x, y))
            last_x, last_y = x, y
    return kept


def clipped(ring: tuple[Point, ...], box: Box) -> list[Point]:
    """The part of a ring within a box (Sutherland and Hodgman).

    >>> clipped(((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)), (1.0, 1.0, 2.0, 2.0))[0]
    (1.0, 2.0)
    """
    points = list(ring)
    for axis, edge, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for k, here in enumerate(points):
            before = points[k - 1]
            inside, was = (here[axis] - edge) * sign >= 0, (before[axis] - edge) * sign >= 0
            if inside != was:
                share = (edge - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + share * (here[1 - axis] - before[1 - axis])
                kept.append((edge, other) if axis == 0 else (other, edge))
            if inside:
                kept.append(here)
        points = kept
        if not points:
            break
    return points


def middle(points: list[Point]) -> tuple[float, float, float]:
    """The centre of gravity of a ring and its area in square units."""
    area = cx = cy = 0.0
    for k, (x, y) in enumerate(points):
        bx, by = points[k - 1]
        cross = bx * y - x * by
        area += cross
        cx += (x + bx) * cross
        cy += (y + by) * cross
    if not area:
        return (0.0, 0.0, 0.0)
    return (cx / (3 * area), cy / (3 * area), abs(area) / 2)
