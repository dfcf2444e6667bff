"""Compare the record of many reports with incidents that researchers grouped and counted by hand, by the benchmark's own scorer."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import khabar

ROW = re.compile(r"(\w+) (-?\d+(?:\.\d+)?)")


def incidents_of_reports(folder: Path) -> dict[str, float]:
    """The scorer's figures: end to end by their own names, and with the researchers' grouping given as `given: …`."""
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record.json"
        told = khabar.build(folder / "reports.jsonl").to_dict()
        record.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        whole = _scored(folder, str(record))
    given = _scored(folder, "--given")
    return {**whole, **{f"given: {name}": value for name, value in given.items()}}


def _scored(folder: Path, what: str) -> dict[str, float]:
    command = [sys.executable, str(folder / "score.py"), str(folder), what]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {}
    for line in out.splitlines():
        head, _, rest = line.partition(" ")
        found.update({f"{head.strip()}: {name}": float(value) for name, value in ROW.findall(rest)})
    return {name: value for name, value in found.items() if not name.endswith((": n", ": reports"))}
