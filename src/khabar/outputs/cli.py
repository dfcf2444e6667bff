"""The command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from khabar.model import Report
from khabar.read import read
from khabar.read.form import to_dict


def main() -> int:
    """Run the command line; the exit code is 0 done, 1 done with failures, 2 wrong use, 130 interrupted."""
    for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = Report.of(row["text"], id=row["id"], published=row.get("published"), outlet=row.get("outlet"))
        print(json.dumps(to_dict(read(report)), ensure_ascii=False))
    return 0
