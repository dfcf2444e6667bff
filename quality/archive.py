"""How long an archive takes to build, to be added to and to be asked, how much memory, and how time grows with the reports."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from math import log
from pathlib import Path

from quality import lookups

JOBS = 2
SMALL, ADDED = 3000, 100


def articles(path: Path, folder: Path) -> tuple[dict[str, Path], int]:
    """The articles as JSON Lines in order of their days: `most` of them, a `new` hundred after those, a `later` hundred after these, and a
    `small` tenth of them, spread over the whole; and how many `most` are."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [
            json.dumps(
                {
                    "id": f"{row['source']}-{k:05}",
                    "outlet": row["source"],
                    "url": row["url"],
                    "published": row["date_extracted"][:10],
                    "title": row["title"],
                    "text": row["content"],
                },
                ensure_ascii=False,
            )
            for k, row in enumerate(map(json.loads, lines))
        ]
    # News comes in by day, whatever outlet it is of.
    rows.sort(key=lambda line: json.loads(line)["published"])
    step = len(rows) // SMALL
    parts = {
        "most": rows[: -2 * ADDED], "new": rows[-2 * ADDED : -ADDED], "later": rows[-ADDED:], "small": rows[::step][:SMALL],
    }  # fmt: skip
    for name, part in parts.items():
        (folder / f"{name}.jsonl").write_text("\n".join(part) + "\n", encoding="utf-8")
    return {name: folder / f"{name}.jsonl" for name in parts}, len(parts["most"])


def build(source: Path, archive: Path) -> tuple[float, float]:
    """Seconds of the command, and the peak of the memory of all its processes together in MB."""
    import khabar

    start = time.perf_counter()
    command = [sys.executable, "-m", "khabar", "build", str(source), "-a", str(archive), "-j", str(JOBS)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    peak = [0.0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            peak[0] = max(peak[0], _megabytes(run.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = run.wait()
    done.set()
    watcher.join()
    if code not in (0, 1):
        raise RuntimeError(f"khabar build ended with {code}")
    if not khabar.Archive.open(archive).counts()["reports"]:
        raise RuntimeError("khabar build wrote no reports")
    return time.perf_counter() - start, peak[0]


def _megabytes(process: int) -> float:
    """The memory of a process and of those that it started, pages that they share counted in each; 0 where the system does not say."""
    found, waiting = 0, [process]
    while waiting:
        place = Path("/proc") / str(waiting.pop())
        try:
            found += int((place / "statm").read_text().split()[1])
            for thread in (place / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
        except OSError:
            continue
    return found * os.sysconf("SC_PAGE_SIZE") / 1e6


def show(archive: Path) -> float:
    """Seconds of `khabar show` of the story that most reports tell: the least of three runs."""
    import khabar

    story = khabar.Archive.open(archive).stories()[0]
    # An installed program is compiled once, whatever the measuring shell asks for.
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        command = [sys.executable, "-m", "khabar", "show", story.id, "-a", str(archive)]
        subprocess.run(command, check=True, capture_output=True, env=compiled)
        runs.append(time.perf_counter() - start)
    return min(runs)


def measure(path: Path) -> list[tuple[str, str, str]]:
    """The figures with their targets."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-archive-"))
    try:
        parts, total = articles(path, folder)
        few, _ = build(parts["small"], folder / "small")
        many, peak = build(parts["most"], folder / "archive")
        added, _ = build(parts["new"], folder / "archive")
        shown = show(folder / "archive")
        size = sum(p.stat().st_size for p in (folder / "archive").rglob("*") if p.is_file()) / 1e6
        looked = lookups.measure(folder / "archive", parts["later"])
        allowed = total * log(total) / (SMALL * log(SMALL))
        return [
            (f"archive: {total:,} articles built on {JOBS} cores, minutes", f"{many / 60:.1f}", "< 10"),
            ("archive: peak memory of all processes, MB", f"{peak:.0f}", "< 2000"),
            (f"archive: {ADDED} more articles, seconds", f"{added:.1f}", "< 20"),
            ("archive: show of the longest story, seconds", f"{shown:.2f}", "< 1"),
            (f"archive: time of {total:,} over that of {SMALL:,}", f"{many / few:.1f}", f"≤ {allowed:.1f} (n log n)"),
            ("archive: size on disk, MB", f"{size:.0f}", ""),
            *looked,
        ]
    finally:
        shutil.rmtree(folder)
