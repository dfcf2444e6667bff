"""Several processes at one address are one app: what one of them was told all know."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from web_site import build

from khabar.archive.catalogue.shelves import Catalogue
from khabar.outputs.cli import main
from khabar.outputs.web.guard import RATES
from khabar.outputs.web.keys import make_key
from khabar.outputs.web.workers import SharedBuckets, shared_table

# So many connections are opened, of which each process gets some.
MANY = 12
REPORT = {
    "id": "later", "outlet": "صحيفة", "published": "2030-01-02", "title": "قتلى في انفجار بميناء بعيد",
    "text": "قتل أربعة صيادين في انفجار لغم بحري قرب ميناء المخا أمس، بحسب خفر السواحل.",
}  # fmt: skip


class App:
    """An app of two processes, each request on a connection of its own."""

    def __init__(self, port: int, key: str) -> None:
        self.port, self.key = port, key
        self.cookie = ""

    def ask(
        self, method: str, path: str, body: str = "", kind: str = "", key: str = ""
    ) -> tuple[int, str, dict[str, str]]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"cookie": self.cookie, "content-type": kind} | ({"authorization": f"Bearer {key}"} if key else {})
        line.request(method, path, body.encode(), headers)
        answer = line.getresponse()
        told = answer.read().decode()
        line.close()
        return answer.status, told, {name.lower(): value for name, value in answer.getheaders()}

    def get(self, path: str) -> str:
        status, told, _ = self.ask("GET", path)
        assert status == 200, (path, status)
        return told

    def form(self, path: str, **fields: str) -> tuple[int, dict[str, str]]:
        token = re.search(r'name="token" value="(\w+)"', self.get("/login" if path == "/login" else "/queue"))
        assert token
        told = urlencode({"token": token[1], **fields})
        status, _, headers = self.ask("POST", path, told, "application/x-www-form-urlencoded")
        return status, headers


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("workers"))


@pytest.fixture(scope="module")
def served(archive: Path) -> Iterator[tuple[App, subprocess.Popen[bytes]]]:
    key = make_key(archive, "Tester")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, "-m", "khabar", "serve", "-a", str(archive), "--port", str(port), "--workers", "2"]
    )
    app = App(port, key)
    try:
        for _ in range(300):
            try:
                app.get("/login")
                break
            except OSError:
                time.sleep(0.1)
        yield app, running
    finally:
        running.terminate()
        running.wait(60)


@pytest.fixture
def app(served: tuple[App, subprocess.Popen[bytes]]) -> App:
    served[0].cookie = ""
    return served[0]


def signed_in(app: App) -> None:
    status, headers = app.form("/login", key=app.key, back="/queue")
    assert status == 303
    app.cookie = headers["set-cookie"].partition(";")[0]


def test_who_signed_in_is_known_to_all(app: App) -> None:
    signed_in(app)
    assert all("Tester" in app.get("/timeline") for _ in range(MANY))
    app.cookie = ""
    assert not any("Tester" in app.get("/timeline") for _ in range(MANY))


def test_a_judgement_is_seen_at_once_by_all(app: App, archive: Path) -> None:
    signed_in(app)
    name = Catalogue.open(archive).rows("select id from incidents order by doubt desc, id limit 1")[0]["id"]
    assert app.form("/judgements", kind="wrong", subject=name, back="/queue")[0] == 303
    assert [app.ask("GET", f"/incidents/{name}")[0] for _ in range(MANY)] == [404] * MANY


def test_reports_are_added_and_every_process_tells_of_them(app: App) -> None:
    status, told, _ = app.ask("POST", "/api/reports", json.dumps(REPORT), "application/json", app.key)
    assert status == 202
    place = f"/api/jobs/{json.loads(told)['id']}"
    states = {"waiting"}
    for _ in range(200):
        states = {json.loads(app.get(place))["state"] for _ in range(4)}
        if states == {"done"}:
            break
        time.sleep(0.2)
    assert states == {"done"}
    assert all("المخا" in app.get("/") for _ in range(MANY))


def test_changes_are_told_by_every_process(app: App) -> None:
    for _ in range(4):
        line = http.client.HTTPConnection("127.0.0.1", app.port, timeout=20)
        line.request("GET", "/api/events")
        assert line.getresponse().read(13) == b"event: change"
        line.close()


def test_tries_at_a_key_are_counted_together(app: App) -> None:
    most, rate = RATES["login"]
    began = time.monotonic()
    codes: list[int] = []
    while 429 not in codes and len(codes) < 10 * most:
        codes.append(app.form("/login", key="guess")[0])
    assert codes[-1] == 429
    assert set(codes[:-1]) <= {401}
    assert len(codes) - 1 <= most + rate * (time.monotonic() - began)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the system does not name a process's children")
def test_a_process_that_dies_is_started_again(served: tuple[App, subprocess.Popen[bytes]]) -> None:
    app, running = served
    app.cookie = ""

    def command(pid: int) -> bytes:
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:  # it has ended since it was named
            return b""

    def workers() -> set[int]:
        told = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii")
        return {pid for pid in map(int, told.split()) if b"spawn_main" in command(pid)}

    before = workers()
    assert len(before) == 2
    os.kill(min(before), signal.SIGKILL)
    # A process lives on for a moment after it was killed: what counts is that it is gone, and another there.
    for _ in range(600):
        now = workers()
        if len(now) == 2 and min(before) not in now:
            break
        time.sleep(0.1)
    assert len(now) == 2
    assert min(before) not in now
    assert all(app.get("/timeline") for _ in range(MANY))


def test_buckets_are_filled_again_in_time() -> None:
    buckets = SharedBuckets(shared_table(), b"salt")
    now = 100.0
    buckets.clock = lambda: now
    assert [buckets.take("a", "login") for _ in range(11)].count(True) == 10
    assert buckets.take("b", "login")
    assert buckets.take("a", "write")
    now += 5.0
    assert [buckets.take("a", "login") for _ in range(2)] == [True, False]


@pytest.mark.parametrize("told", [["--workers", "0"], ["--port", "0"]])
def test_what_cannot_be_served_is_wrong_use(archive: Path, told: list[str]) -> None:
    assert main(["serve", "-a", str(archive), *told]) == 2


def test_a_port_that_is_taken_is_said(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "-a", str(archive), "--port", str(taken.getsockname()[1])]) == 2
    assert "--port" in capsys.readouterr().err
