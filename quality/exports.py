"""How long each format takes to export an archive of 100,000 incidents, and how much memory.

The archive holds the reports of `examples` and of the annotated reports many times over, each time under ids of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

INCIDENTS = 100_000
# Groups that one file of the archive holds.
TOGETHER = 20
ROOT = Path(__file__).resolve().parent.parent


def multiplied(sources: list[Path], folder: Path, incidents: int) -> int:
    """Make an archive of the sources' record over and over until it holds so many incidents; gives how many there are."""
    import khabar
    from khabar.archive.folder import writing
    from khabar.archive.tables import packed, report_row, to_json

    small = folder.with_name("small")
    archive = khabar.build(sources, small)
    record = archive.record()
    reports = list(archive.reports())
    names = [t.id for t in record.reports] + [i.id for i in record.incidents] + [s.id for s in record.stories]
    parts = re.split("(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + ")", to_json(record))
    copies = -(-incidents // len(record.incidents))
    with writing(folder) as out:
        files = []
        for first in range(0, copies, TOGETHER):
            rows, told = [], []
            for k in range(first, min(first + TOGETHER, copies)):
                known = {name: f"{name}.{k}" for name in names}
                told.append({
                    "made_from": str(k), "reports": [known[t.id] for t in record.reports],
                    "stories": [known[s.id] for s in record.stories], "incidents": [known[i.id] for i in record.incidents],
                    "record": "".join(known.get(part, part) for part in parts), "error": None,
                })  # fmt: skip
                for n, report in enumerate(reports):
                    rows.append({**report_row(k * len(reports) + n, report, ""), "id": known[report.id]})
            for table, made in (("reports", rows), ("records", told)):
                files.append(f"{table}/{first:06}.parquet")
                out.put(files[-1], packed(table, made))
        out.finish(files)
    return copies * len(record.incidents)


def seconds(archive: Path, form: str, out: Path) -> tuple[float, float]:
    """Seconds of processor time of the command, which other work on the machine does not stretch, and the peak of its memory in MB."""
    command = [sys.executable, "-m", "khabar", "export", "--as", form, str(out), "-a", str(archive)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _, code, used = os.wait4(run.pid, 0)
    took = used.ru_utime + used.ru_stime
    if code:
        raise RuntimeError(f"khabar export --as {form} ended with {code}")
    return took, used.ru_maxrss / (1e3 if sys.platform != "darwin" else 1e6)


def measure() -> list[tuple[str, str, str]]:
    """A row for each format: seconds and memory."""
    from khabar.outputs.export import FORMATS

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive"
        # In a process of its own: the memory of one that starts others counts as theirs.
        made = subprocess.run(
            [sys.executable, "-m", "quality.exports", str(archive)], check=True, capture_output=True, text=True
        )
        held = int(made.stdout)
        for form in FORMATS:
            took, memory = seconds(archive, form, Path(folder) / form)
            rows.append((f"exports: {form}, processor seconds for {held:,} incidents", f"{took:.1f}", "< 60"))
            rows.append((f"exports: {form}, peak memory, MB", f"{memory:.0f}", ""))
    return rows


if __name__ == "__main__":
    print(
        multiplied(
            [ROOT / "examples", ROOT / "tests" / "golden" / "ar" / "reports.jsonl"], Path(sys.argv[1]), INCIDENTS
        )
    )
