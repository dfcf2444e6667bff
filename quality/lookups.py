"""How quickly an archive is looked up: its catalogue, search, questions, pages, and how many requests a second `khabar serve` answers."""

from __future__ import annotations

import json
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quality import reading

# Words of news, common and rare, of one and several words; questions in both languages.
WORDS = ("قصف", "غارة جوية", "مقتل مدنيين", '"وزارة الداخلية"', "الملك سلمان", "وزير الخارجية", "نفط أسعار", "اليوم", "قال", "كأس العالم",
         "انفجار مسجد", "الأمم المتحدة اليمن", "صنعاء", "الرياض", "حزب الله لبنان", "المملكة العربية السعودية")  # fmt: skip
QUESTIONS = (
    "كم عدد القتلى في صنعاء؟",
    "من قصف صنعاء؟",
    "ماذا قالت الأمم المتحدة عن اليمن؟",
    "How many were killed in Sanaa?",
)
SECONDS = 15.0


def milliseconds(function: Callable[[], Any]) -> float:
    """The least of three runs."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        function()
        runs.append(time.perf_counter() - start)
    return min(runs) * 1000


def measure(archive: Path, later: Path) -> list[tuple[str, str, str]]:
    """The figures with their targets. The catalogue is made anew; the reports of the file `later` are added while pages are read."""
    from khabar.archive.catalogue.search import KINDS, Wanted, search
    from khabar.archive.catalogue.shelves import Catalogue
    from khabar.outputs.ask import ask

    for end in ("", "-wal", "-shm"):
        (archive / f"catalogue.sqlite{end}").unlink(missing_ok=True)
    start = time.perf_counter()
    catalogue = Catalogue.open(archive)
    filled = time.perf_counter() - start
    size = (archive / "catalogue.sqlite").stat().st_size / 1e6
    search(catalogue, Wanted(WORDS[0]))
    looks = [milliseconds(lambda w=words, k=kind: search(catalogue, Wanted(w, k))) for words in WORDS for kind in KINDS]
    asked = [milliseconds(lambda q=question: ask(catalogue, q)) for question in QUESTIONS]
    return [
        ("catalogue: made, seconds", f"{filled:.0f}", ""),
        ("catalogue: size, MB", f"{size:.0f}", ""),
        ("search: median, ms", f"{statistics.median(looks):.0f}", "< 50"),
        ("search: slowest, ms", f"{max(looks):.0f}", "< 50"),
        ("ask: slowest, ms", f"{max(asked):.0f}", ""),
        *served(archive, later),
    ]


def served(archive: Path, later: Path) -> list[tuple[str, str, str]]:
    """The figures of pages and API with their targets."""
    from khabar.archive.catalogue.shelves import Catalogue

    catalogue = Catalogue.open(archive)
    longest, mixed = reading.longest(catalogue, WORDS, QUESTIONS), reading.mixed(catalogue, WORDS, QUESTIONS)
    reports = [json.loads(line) for line in later.read_text(encoding="utf-8").splitlines()]
    # What the build has left to the disk is written before pages are asked for.
    os.sync()
    with reading.server(archive) as (port, key):
        first = {path: reading.timed(port, path) for path in longest}
        again = {path: min(reading.timed(port, path) for _ in range(3)) for path in longest}
        quiet = reading.load(port, mixed, lambda: time.sleep(SECONDS))
        # What is told together with new reports may have another id by then.
        busy = reading.load(port, mixed[::-1], lambda: reading.added(port, key, reports), (200, 404), reading.ASKED)
    slowest = max(first, key=lambda path: first[path])
    kind = "pages: mixed with API, every id at random, nothing kept by readers"
    return [
        (
            f"pages: slowest on its first visit, ms ({slowest.split('/')[1].partition('?')[0] or 'first page'})",
            f"{first[slowest]:.0f}",
            "< 100",
        ),
        ("pages: slowest later, ms", f"{max(again.values()):.0f}", "< 100"),
        (f"{kind}, {reading.READERS} on this machine: requests a second", f"{quiet.rate:.0f}", "≥ 200"),
        (f"pages: the same while {len(reports)} reports are added, {reading.ASKED} asked: answers a second", f"{busy.rate:.0f}", "≥ 200"),
        ("pages: the same: slower than this is one answer in a hundred, ms", f"{busy.slow * 1000:.0f}", ""),
        ("pages: the same: errors among both", f"{quiet.errors + busy.errors}", "0"),
    ]  # fmt: skip
