"""The benchmarks of reading: annotated reports, times of news texts, sentences with and without an event."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import khabar
from khabar.read.form import to_dict
from quality.measure import annotated, measure

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def read_folder(folder: Path) -> dict[str, dict[str, Any]]:
    """The readings of a folder's `reports.jsonl`, by id."""
    return {r.id: to_dict(khabar.read(r)) for r in khabar.load(folder / "reports.jsonl")}


def annotated_reports(folder: Path) -> dict[str, float]:
    """F1 of each layer on annotated reports."""
    return measure(annotated(folder), read_folder(folder))


def times_of_texts(path: Path) -> dict[str, float]:
    """Precision and recall of the spans of times, any overlap counting, one to one."""
    true = gold = found = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        times = [(t.span.start, t.span.end) for t in khabar.read(khabar.Report.of(row["text"], id=row["id"])).times]
        used: set[int] = set()
        gold += len(row["spans"])
        found += len(times)
        for start, end, _ in row["spans"]:
            hit = next((k for k, (a, b) in enumerate(times) if k not in used and a < end and start < b), None)
            if hit is not None:
                used.add(hit)
                true += 1
    return {"recall": true / gold, "precision": true / found if found else 0.0}


def event_sentences(path: Path) -> dict[str, float]:
    """For each type of event: precision, recall and F1 of saying that a sentence reports one."""
    counts: dict[str, list[int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events = khabar.read(khabar.Report.of(row["text"], id=row["id"])).events
        said = any(e.type == row["type"] and e.status in ("reported", "claimed") for e in events)
        true, found, gold = counts.setdefault(row["type"], [0, 0, 0])
        counts[row["type"]] = [true + (said and row["yes"]), found + said, gold + row["yes"]]
    out = {}
    for kind, (true, found, gold) in sorted(counts.items()):
        precision, recall = (true / found if found else 0.0), true / gold
        out[f"{kind} precision"] = precision
        out[f"{kind} recall"] = recall
        out[f"{kind} F1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return out
