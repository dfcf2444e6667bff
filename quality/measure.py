"""Readings against annotated reports: precision, recall and F1 of each layer, and the errors in words.

The definitions are those of the guidelines: spans that overlap by half of their union for times and statements, exact spans for
mentions, B-cubed for their keys, overlap and equal value, measure and bound for figures, overlap and equal type for events.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Item = dict[str, Any]
LAYERS = (
    "published", "boilerplate", "times", "times.value", "mentions", "clusters", "statements", "statements.source", "statements.via",
    "statements.stance", "statements.mode", "statements.full", "figures.loose", "figures", "figures.of", "figures.source",
    "figures.part_of", "figures.place", "figures.when", "events", "events.full",
)  # fmt: skip
# Words that alone name nobody.
_GENERIC = frozenset(
    fold_word
    for line in (
        "رييس وزير وزاره حكومه وكاله قوات جيش متحدث ناطق باسم مسوول",
        "سلطات مصدر مصادر وسايل اعلام رسمي رسميه انباء مكتب",
    )
    for fold_word in line.split()
)
_SIGNS = re.compile(r"[\u064B-\u065F\u0670\u0640\"«»“”'()،.]")
_SAME = str.maketrans("أإآٱىةؤئغ", "اااايهويج")


def fold(name: str) -> list[str]:
    """The words of a name without diacritics, articles and prefixed particles."""
    words = _SIGNS.sub("", name or "").translate(_SAME).split()
    return [re.sub(r"^لل(?=..)", "", re.sub(r"^(و|ف)?(ب|ل|ك)?ال(?=..)", "", word)) for word in words]


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names may be one: the words of one contain those of the other, or half of all their words agree."""
    if not a or not b:
        return not a and not b
    x, y = set(fold(a)), set(fold(b))
    if not x or not y or x == y:
        return x == y
    small, big = (x, y) if len(x) <= len(y) else (y, x)
    return bool(small <= big and small - _GENERIC) or len(x & y) * 2 >= len(x | y)


def overlap(a: Item, b: Item) -> float:
    """The shared part of two spans over their union."""
    inner = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return inner / (max(a["end"], b["end"]) - min(a["start"], b["start"])) if inner > 0 else 0.0


def pairs(gold: list[Item], found: list[Item], fits: Callable[[Item, Item], bool]) -> list[tuple[Item, Item]]:
    """One-to-one pairs that fit, greatest overlap first."""
    ranked = sorted(
        (
            (overlap(g, f), i, j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if overlap(g, f) > 0 and fits(g, f)
        ),
        key=lambda rank: (-rank[0], rank[1], rank[2]),
    )
    left: set[int] = set()
    right: set[int] = set()
    out = []
    for _, i, j in ranked:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((gold[i], found[j]))
    return out


def measure(golds: dict[str, Item], readings: dict[str, Item]) -> dict[str, float]:
    """F1 of each layer (accuracy among the matched for `published`, `statements.source` and the like)."""
    hits: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    keys: list[tuple[str, str]] = []

    def count(layer: str, true: int, gold: int, found: int) -> None:
        for k, n in enumerate((true, gold, found)):
            hits[layer][k] += n

    def tell(layer: str, good: bool) -> None:
        right[layer][0] += good
        right[layer][1] += 1

    for rid, g in sorted(golds.items()):
        p = readings.get(rid, {})
        layer = {
            name: p.get(name) or [] for name in ("times", "entities", "statements", "figures", "events", "boilerplate")
        }
        tell("published", p.get("published") == g["published"])
        gold_chars, found_chars = _characters(g["boilerplate"]), _characters(layer["boilerplate"])
        count("boilerplate", len(gold_chars & found_chars), len(gold_chars), len(found_chars))
        half = pairs(g["times"], layer["times"], lambda a, b: overlap(a, b) >= 0.5)
        count("times", len(half), len(g["times"]), len(layer["times"]))
        count("times.value", sum(a["value"] == b.get("value") for a, b in half), len(g["times"]), len(layer["times"]))
        gold_keys, found_keys = _mentions(g["entities"]), _mentions(layer["entities"])
        both = gold_keys.keys() & found_keys.keys()
        count("mentions", len(both), len(gold_keys), len(found_keys))
        keys.extend((gold_keys[span], found_keys[span]) for span in sorted(both))
        _statements(g["statements"], layer["statements"], count, tell)
        _figures(g["figures"], layer["figures"], count, tell)
        matched = pairs(g["events"], layer["events"], lambda a, b: bool(a["type"] == b.get("type")))
        sizes = (len(g["events"]), len(layer["events"]))
        count("events", len(matched), *sizes)
        full = sum(same_name(a["actor"], b.get("actor")) and a["status"] == b.get("status") for a, b in matched)
        count("events.full", full, *sizes)
    out = {name: _f1(*n) for name, n in hits.items()} | {name: a / n for name, (a, n) in right.items() if n}
    return out | {"clusters": _b_cubed(keys)}


def _statements(
    gold: list[Item], found: list[Item], count: Callable[..., None], tell: Callable[[str, bool], None]
) -> None:
    matched = pairs(gold, found, lambda a, b: overlap(a, b) >= 0.5)
    full = 0
    for a, b in matched:
        via = b.get("via") or []
        parts = {
            "source": same_name(a["source"], b.get("source")),
            "via": len(a["via"]) == len(via) and all(any(same_name(x, y) for y in via) for x in a["via"]),
            "stance": a["stance"] == b.get("stance"),
            "mode": a["mode"] == b.get("mode"),
        }
        for name, good in parts.items():
            tell(f"statements.{name}", good)
        full += parts["source"] and parts["via"] and parts["stance"]
    count("statements", len(matched), len(gold), len(found))
    count("statements.full", full, len(gold), len(found))


def _figures(
    gold: list[Item], found: list[Item], count: Callable[..., None], tell: Callable[[str, bool], None]
) -> None:
    def alike(a: Item, b: Item) -> bool:
        return all(a[k] == b.get(k) for k in ("value", "measure", "bound"))

    count(
        "figures.loose", len(pairs(gold, found, lambda a, b: bool(a["value"] == b.get("value")))), len(gold), len(found)
    )
    matched = pairs(gold, found, alike)
    count("figures", len(matched), len(gold), len(found))
    place = {id(b): j for j, b in enumerate(found)}
    where = {id(a): place[id(b)] for a, b in matched}
    for a, b in matched:
        up = a["part_of"]
        tell("figures.of", same_name(a["of"], b.get("of")))
        tell("figures.source", same_name(a["source"], b.get("source")))
        tell("figures.place", same_name(a.get("place"), b.get("place")))
        tell("figures.when", a.get("when") == b.get("when"))
        tell("figures.part_of", b.get("part_of") == (where.get(id(gold[up])) if up is not None else None))


def _characters(spans: Iterable[list[int]]) -> set[int]:
    return {k for start, end in spans for k in range(start, end)}


def _mentions(entities: list[Item]) -> dict[tuple[int, int], str]:
    return {(span[0], span[1]): entity["key"] for entity in entities for span in entity["mentions"]}


def _f1(true: int, gold: int, found: int) -> float:
    return 2 * true / (gold + found) if gold + found else 1.0


def _b_cubed(keys: list[tuple[str, str]]) -> float:
    """B-cubed F1 of the keys over the mentions that both found."""
    if not keys:
        return 0.0
    groups: tuple[defaultdict[str, set[int]], defaultdict[str, set[int]]] = (defaultdict(set), defaultdict(set))
    for k, both in enumerate(keys):
        for side in (0, 1):
            groups[side][both[side]].add(k)

    def mean(side: int) -> float:
        return sum(
            len(groups[0][a] & groups[1][b]) / len(groups[side][both[side]]) for both in keys for a, b in [both]
        ) / len(keys)

    recall, precision = mean(0), mean(1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def annotated(folder: Path) -> dict[str, Item]:
    """The annotations of a folder, by id."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
