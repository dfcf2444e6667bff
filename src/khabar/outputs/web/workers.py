"""Several processes that answer at one address: all listen on one socket, and share what an app must count or know once.

The first process answers nobody: it keeps the catalogue up to date and starts a worker again that died.
"""

from __future__ import annotations

import gc
import multiprocessing
import secrets
import signal
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from khabar.archive.catalogue.shelves import Catalogue
from khabar.errors import KhabarError
from khabar.outputs.web.guard import RATES, Buckets
from khabar.outputs.web.jobs import Jobs
from khabar.outputs.web.site import EVERY, Site

# So many addresses are told apart in counting requests; those that fall together share what they have.
SLOTS = 4096
# Options of the server in each process.
SERVER: dict[str, Any] = {
    "log_level": "warning", "access_log": False, "server_header": False, "timeout_keep_alive": 20, "limit_concurrency": 500,
}  # fmt: skip
# A worker that dies at once would die again: seconds before another is started.
PAUSE = 2.0
# Seconds that a process waits to count a request.
LONGEST = 0.5


@dataclass(frozen=True, slots=True)
class Served:
    """What is served, and who may ask: as in `Site`."""

    path: Path
    open_to_all: bool
    hosts: tuple[str, ...]


class SharedBuckets(Buckets):
    """Buckets that several processes take from. The table holds what is left and since when, for each kind and slot."""

    def __init__(self, table: Any, salt: bytes) -> None:
        super().__init__()
        self.table, self.salt = table, salt

    def take(self, address: str, kind: str) -> bool:
        """Whether one more is allowed now.

        >>> table = shared_table()
        >>> one, other = SharedBuckets(table, b""), SharedBuckets(table, b"")
        >>> [k % 2 == 0 and one.take("a", "login") or other.take("a", "login") for k in range(12)].count(True)
        10
        """
        most, rate = RATES[kind]
        slot = int.from_bytes(blake2b(address.encode(), key=self.salt, digest_size=4).digest()) % SLOTS
        at = 2 * (list(RATES).index(kind) * SLOTS + slot)
        # A process that was killed may have held the lock: nobody waits for it forever.
        held = self.table.get_lock().acquire(timeout=LONGEST)
        try:
            now = self.clock()
            left, then = self.table.get_obj()[at : at + 2]
            left = min(most, left + (now - then) * rate) if then else most
            self.table.get_obj()[at : at + 2] = (max(0.0, left - 1), now)
        finally:
            if held:
                self.table.get_lock().release()
        return bool(left >= 1)


def shared_table() -> Any:
    """An empty table of buckets, which may be handed to processes as they are started."""
    return multiprocessing.get_context("spawn").Array("d", 2 * SLOTS * len(RATES))


def serve(served: Served, listening: socket.socket, workers: int) -> None:
    """Serve with so many processes until interrupted; one alone is this one."""
    if workers == 1:
        site = Site.open(served.path, open_to_all=served.open_to_all, hosts=served.hosts)
        _answer(site, Buckets(), listening)
        return
    # Whoever ends this process ends its workers.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    starts = multiprocessing.get_context("spawn")
    with TemporaryDirectory(prefix="khabar-") as folder:
        shared = (secrets.token_bytes(32), shared_table(), folder)
        threading.Thread(target=_keep, args=(served.path,), daemon=True).start()
        running: list[SpawnProcess] = []
        try:
            while True:
                while len(running) < workers:
                    process = starts.Process(target=_work, args=(served, listening, shared), daemon=True)
                    process.start()
                    running.append(process)
                wait([process.sentinel for process in running])
                running = [process for process in running if process.is_alive()]
                time.sleep(PAUSE)
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.join()


def _keep(path: Path) -> None:
    """Bring the catalogue to what the archive holds, again and again. What is broken is looked at again later."""
    while True:
        with suppress(KhabarError, OSError):
            Catalogue.open(path)
        time.sleep(EVERY)


def _work(served: Served, listening: socket.socket, shared: tuple[bytes, Any, str]) -> None:
    """Answer requests until this process is told to end, or the first one is gone."""
    secret, table, folder = shared
    site = Site.open(
        served.path, open_to_all=served.open_to_all, hosts=served.hosts, secret=secret, keeps=False, jobs=Jobs(folder)
    )
    with suppress(KeyboardInterrupt):
        _answer(site, SharedBuckets(table, secret), listening)


def _answer(site: Site, buckets: Buckets, listening: socket.socket) -> None:
    import uvicorn

    from khabar.outputs.web.app import make_app
    from khabar.outputs.web.records import rehearse
    from khabar.outputs.web.render import warm

    warm()
    # A story that cannot be shown is that page's error, and keeps nobody from the others.
    with suppress(Exception):
        rehearse(site)
    # What is loaded by now stays: it is not looked through for garbage while somebody waits for a page.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    server = uvicorn.Server(uvicorn.Config(make_app(site, buckets), **SERVER))
    first = multiprocessing.parent_process()

    def end_with_first() -> None:
        if first is not None:
            first.join()
            server.should_exit = True

    threading.Thread(target=end_with_first, daemon=True).start()
    server.run(sockets=[listening])
