"""Readings of annotated reports do not fall below what they have reached.

Where a floor fails, `python -m quality golden` shows the figures. A report is read the same however often it is read.
"""

from __future__ import annotations

import importlib.util
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import khabar
from khabar.read.form import to_dict
from quality.measure import LAYERS, annotated, measure
from quality.readings import SHARED, read_folder

GOLDEN = Path(__file__).parent / "golden" / "ar"
# What was reached, less two points.
FLOORS = {
    "boilerplate": 0.96,
    "times.value": 0.96,
    "mentions": 0.89,
    "clusters": 0.97,
    "statements": 0.94,
    "statements.full": 0.80,
    "figures": 0.96,
    "figures.source": 0.88,
    "events": 0.72,
    "events.full": 0.44,
}


@pytest.fixture(scope="module")
def readings() -> dict[str, dict[str, Any]]:
    return read_folder(GOLDEN)


@pytest.mark.parametrize("layer", FLOORS)
def test_golden_reports(readings: dict[str, dict[str, Any]], layer: str) -> None:
    found = measure(annotated(GOLDEN), readings)[layer]
    assert found >= FLOORS[layer], "run: python -m quality golden"


def test_annotations_are_whole() -> None:
    """Every span of the annotated reports holds the text that stands beside it."""
    for rid, gold in annotated(GOLDEN).items():
        text = (GOLDEN / f"{rid}.txt").read_text(encoding="utf-8")
        for layer in ("times", "statements", "figures", "events"):
            for item in gold[layer]:
                assert text[item["start"] : item["end"]] == item["text"], (rid, item)


def test_readings_are_whole(readings: dict[str, dict[str, Any]]) -> None:
    """Spans lie within the text and outside of boilerplate; mentions do not overlap; every record names its rule."""
    for rid, reading in readings.items():
        text = (GOLDEN / f"{rid}.txt").read_text(encoding="utf-8")
        furniture = {k for start, end in reading["boilerplate"] for k in range(start, end)}
        for layer in ("times", "statements", "figures", "events"):
            for item in reading[layer]:
                assert text[item["start"] : item["end"]] == item["text"] != "", (rid, item)
                assert item["start"] not in furniture, (rid, item)
                assert item["rule"], (rid, item)
        spans = sorted(span for entity in reading["entities"] for span in entity["mentions"])
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), rid
        for figure in reading["figures"]:
            for field, layer in (("part_of", "figures"), ("event", "events")):
                assert figure[field] is None or 0 <= figure[field] < len(reading[layer]), (rid, figure)


def test_same_report_same_reading() -> None:
    report = next(khabar.load(GOLDEN / "reports.jsonl"))
    once, again = (json.dumps(to_dict(khabar.read(report)), ensure_ascii=False) for _ in range(2))
    assert once == again


def test_the_measure_agrees_with_the_scorer_beside_the_project() -> None:
    path = SHARED / "gold" / "score.py"
    if not path.exists():
        pytest.skip("the annotated reports beside the project are not here")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    golds = annotated(SHARED / "gold")
    found = read_folder(SHARED / "gold")
    theirs = {name: row["f1"] if "f1" in row else row["acc"] for name, row in score.score(golds, found)[0].items()}
    ours = measure(golds, found)
    # Where and when figures fell is measured here alone.
    both = [name for name in LAYERS if name not in ("figures.place", "figures.when")]
    assert {name: round(ours[name], 9) for name in both} == {name: round(theirs[name], 9) for name in both}


@pytest.mark.parametrize("name", ["gold", "train"])
def test_reports_beside_the_project(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip("the annotated reports beside the project are not here")
    found = measure(annotated(SHARED / name), read_folder(SHARED / name))
    assert found["published"] == 1.0
