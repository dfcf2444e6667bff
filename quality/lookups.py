"""How quickly an archive is looked up: its catalogue, search, questions, pages, and how many requests a second one process answers."""

from __future__ import annotations

import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

# Words of news, common and rare, of one and several words; questions in both languages.
WORDS = ("قصف", "غارة جوية", "مقتل مدنيين", '"وزارة الداخلية"', "الملك سلمان", "وزير الخارجية", "نفط أسعار", "اليوم", "قال", "كأس العالم",
         "انفجار مسجد", "الأمم المتحدة اليمن", "صنعاء", "الرياض", "حزب الله لبنان", "المملكة العربية السعودية")  # fmt: skip
QUESTIONS = (
    "كم عدد القتلى في صنعاء؟",
    "من قصف صنعاء؟",
    "ماذا قالت الأمم المتحدة عن اليمن؟",
    "How many were killed in Sanaa?",
)
CLIENTS, SECONDS = 4, 10.0


def _milliseconds(function: Callable[[], Any]) -> float:
    """The least of three runs."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        function()
        runs.append(time.perf_counter() - start)
    return min(runs) * 1000


def measure(archive: Path) -> list[tuple[str, str, str]]:
    """The figures with their targets. The catalogue is made anew."""
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
    looks = [
        _milliseconds(lambda w=words, k=kind: search(catalogue, Wanted(w, k))) for words in WORDS for kind in KINDS
    ]
    asked = [_milliseconds(lambda q=question: ask(catalogue, q)) for question in QUESTIONS]
    paths = _paths(catalogue)
    first, again, rate, errors = _served(archive, paths)
    slowest = max(first, key=lambda path: first[path])
    return [
        ("catalogue: made, seconds", f"{filled:.0f}", ""),
        ("catalogue: size, MB", f"{size:.0f}", ""),
        ("search: median, ms", f"{statistics.median(looks):.0f}", "< 50"),
        ("search: slowest, ms", f"{max(looks):.0f}", "< 50"),
        ("ask: slowest, ms", f"{max(asked):.0f}", ""),
        (
            f"pages: slowest on its first visit, ms ({slowest.split('/')[1] or 'stories'})",
            f"{first[slowest]:.0f}",
            "< 100",
        ),
        ("pages: slowest later, ms", f"{max(again.values()):.0f}", "< 100"),
        (f"pages: requests a second, mixed, {CLIENTS} clients on this machine", f"{rate:.0f}", "≥ 200"),
        ("pages: errors among them", f"{errors}", "0"),
    ]


def _paths(catalogue: Any) -> list[str]:
    def one(query: str) -> str:
        return quote(str(next(iter((catalogue.row(query) or {"": ""}).values()))), safe="")

    return [
        "/", f"/stories/{one('select id from stories order by reports desc limit 1')}",
        f"/stories/{one('select id from stories order by reports desc limit 1 offset 300')}",
        f"/incidents/{one('select id from incidents order by reports desc limit 1')}",
        f"/reports/{one('select id from reports order by length(packed_text) desc limit 1')}",
        f"/entities/{one('select id from known order by reports desc limit 1')}",
        f"/sources/{one('select id from voices order by statements desc limit 1')}",
        "/entities", "/sources", f"/search?q={quote('غارة جوية')}", f"/ask?q={quote(QUESTIONS[0])}", "/map", "/timeline", "/queue",
        "/failures", "/api/stories", "/api/incidents?country=YE", f"/api/search?q={quote('الملك')}", "/api/claims",
    ]  # fmt: skip


def _served(archive: Path, paths: Sequence[str]) -> tuple[dict[str, float], dict[str, float], float, int]:
    """Milliseconds of each page when it is asked for first and later, requests a second, and errors, from a server of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "khabar", "serve", "-a", str(archive), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, env={**os.environ})
    try:
        _wait(port)
        first = {path: _timed(port, path) for path in paths}
        again = {path: min(_timed(port, path) for _ in range(3)) for path in paths}
        done, errors = [0] * CLIENTS, [0] * CLIENTS
        until = time.perf_counter() + SECONDS

        def read(k: int) -> None:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            while time.perf_counter() < until:
                line.request("GET", paths[(done[k] * 7 + k) % len(paths)])
                answer = line.getresponse()
                answer.read()
                errors[k] += answer.status != 200
                done[k] += 1

        readers = [threading.Thread(target=read, args=(k,)) for k in range(CLIENTS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        return first, again, sum(done) / SECONDS, sum(errors)
    finally:
        server.terminate()
        server.wait()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            _timed(port, "/login")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("khabar serve does not answer")


def _timed(port: int, path: str) -> float:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    start = time.perf_counter()
    line.request("GET", path)
    line.getresponse().read()
    return (time.perf_counter() - start) * 1000
