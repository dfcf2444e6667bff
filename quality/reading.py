"""Readers of `khabar serve`: the addresses they ask for, and how many answers a second they get."""

from __future__ import annotations

import http.client
import json
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

READERS = 16
# So many requests does a reader make before it connects anew, and so many do all make a second where they leave room for a build.
VISIT, ASKED = 20, 220
# Of a hundred requests so many are of each kind.
SHARES = {
    "/": 6, "/stories/": 18, "/incidents/": 10, "/reports/": 20, "/entities/": 6, "/sources/": 6, "/search?q=": 8, "/ask?q=": 1,
    "/timeline?country=": 3, "/timeline?place=": 3, "/map?place=": 2, "/queue": 1, "/api/stories/": 3, "/api/reports/": 4,
    "/api/incidents?place=": 3, "/api/claims?source=": 2, "/api/statements?source=": 2, "/api/search?q=": 2,
}  # fmt: skip
COUNT = 6000


@dataclass(frozen=True, slots=True)
class Load:
    """Answers a second, how many were errors, and the seconds that one in a hundred takes longer than."""

    rate: float
    errors: int
    slow: float


def longest(catalogue: Any, words: Sequence[str], questions: Sequence[str]) -> list[str]:
    """A page of each kind, of records those with most in them, and lists with and without filters."""
    most = {
        "/stories/": "select id from stories order by reports desc",
        "/incidents/": "select id from incidents order by reports desc",
        "/reports/": "select r.id from reports r join texts t using (number) order by length(t.packed_text) desc",
        "/entities/": "select id from known order by reports desc",
        "/sources/": "select id from voices order by statements desc",
    }
    return [
        "/", "/entities", "/sources", "/map", "/map?type=ASSAULT", "/timeline", "/timeline?measure=killed", "/queue", "/failures",
        "/judgements",
        *(address + quote(name, safe="") for address, query in most.items() for name in _every(catalogue, f"{query} limit 4")),
        *(f"/search?q={quote(word)}" for word in words[:4]), f"/search?place={quote(words[-4])}",
        f"/search?kind=statements&q={quote(words[-1])}", *(f"/ask?q={quote(told)}" for told in questions), 
        "/api/stories?limit=500", "/api/incidents?country=YE", "/api/reports?limit=500", "/api/claims", "/api/statements?stance=deny",
        f"/api/search?q={quote(words[4])}",
    ]  # fmt: skip


def mixed(catalogue: Any, words: Sequence[str], questions: Sequence[str]) -> list[str]:
    """Addresses of all kinds in a fixed order at random, each as often as `SHARES` has it; ids, places and sources of the whole archive."""
    queries = {
        "/stories/": "select id from stories", "/incidents/": "select id from incidents", "/reports/": "select id from reports",
        "/entities/": "select id from known", "/sources/": "select id from voices", "source=": "select id from voices",
        "country=": "select distinct country from incidents where country is not null",
        "place=": "select distinct place from incidents where place is not null",
        "/search?q=": "select title from reports where title != ''",
    }  # fmt: skip
    held = {kind: _every(catalogue, query) for kind, query in queries.items()}
    held["/search?q="] = [*words, *(title.split()[0] for title in held["/search?q="])]
    held |= {
        "/ask?q=": list(questions),
        "/queue": [""],
        "/": ["", *(f"?first=2015-07-{day:02}" for day in range(1, 29))],
    }
    chance = random.Random(7)
    found = []
    for kind in chance.choices(list(SHARES), list(SHARES.values()), k=COUNT):
        told = chance.choice(
            held[next(name for name in held if kind in (name, f"/api{name}") or kind.endswith(f"?{name}"))]
        )
        found.append(kind + (told if kind == "/" else quote(told, safe="")))
    return found


def _every(catalogue: Any, query: str) -> list[str]:
    return [str(next(iter(row.values()))) for row in catalogue.rows(query)]


@contextmanager
def server(archive: Path) -> Iterator[tuple[int, str]]:
    """`khabar serve` over the archive as a command of its own; its port, and a key for writing."""
    from khabar.outputs.web.keys import make_key

    key = make_key(archive, "measuring")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "khabar", "serve", "-a", str(archive), "--port", str(port)]
    with tempfile.TemporaryFile() as log:
        running = subprocess.Popen(command, stderr=log)
        try:
            for _ in range(600):
                try:
                    timed(port, "/login")
                    break
                except OSError:
                    time.sleep(0.1)
            else:
                raise RuntimeError("khabar serve does not answer")
            yield port, key
        finally:
            running.terminate()
            running.wait()


def timed(port: int, path: str) -> float:
    """Milliseconds until the whole answer is there."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    start = time.perf_counter()
    line.request("GET", path)
    line.getresponse().read()
    return (time.perf_counter() - start) * 1000


def load(
    port: int,
    paths: Sequence[str],
    meanwhile: Callable[[], Any],
    fine: Sequence[int] = (200,),
    rate: float | None = None,
) -> Load:
    """What readers get while something else is done, which says how long it lasts; `fine` are statuses that are no errors. All ask as
    soon as they are answered, or `rate` times a second together."""
    took: list[list[float]] = [[] for _ in range(READERS)]
    errors = [0] * READERS
    over = threading.Event()

    def read(k: int) -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while not over.is_set():
            if rate is not None:
                time.sleep(max(0.0, begun + (len(took[k]) * READERS + k) / rate - time.perf_counter()))
            start = time.perf_counter()
            try:
                line.request("GET", paths[(len(took[k]) * READERS + k) % len(paths)])
                answer = line.getresponse()
                answer.read()
                errors[k] += answer.status not in fine
            except (OSError, http.client.HTTPException):
                errors[k] += 1
                line.close()
            took[k].append(time.perf_counter() - start)
            if len(took[k]) % VISIT == 0:
                line.close()

    readers = [threading.Thread(target=read, args=(k,)) for k in range(READERS)]
    begun = time.perf_counter()
    for reader in readers:
        reader.start()
    try:
        meanwhile()
    finally:
        over.set()
    for reader in readers:
        reader.join()
    every = [seconds for one in took for seconds in one]
    return Load(len(every) / (time.perf_counter() - begun), sum(errors), statistics.quantiles(every, n=100)[-1])


def added(port: int, key: str, reports: Sequence[dict[str, Any]]) -> None:
    """Add reports as a program does, and wait until the record holds them."""
    headers = {"authorization": f"Bearer {key}", "content-type": "application/json"}
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("POST", "/api/reports", json.dumps(reports), headers)
    told = json.loads(line.getresponse().read())
    while told["state"] in ("waiting", "building"):
        time.sleep(0.5)
        line.request("GET", f"/api/jobs/{told['id']}")
        told = json.loads(line.getresponse().read())
    if told["state"] == "failed":
        raise RuntimeError(told["said"])
