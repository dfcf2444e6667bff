"""The API: what it promises in its document it keeps, for every kind of question; it tells what changed and takes reports in."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from starlette.testclient import TestClient
from web_site import build, client

from khabar.archive.judgements import judgements
from khabar.outputs.web import filters
from khabar.outputs.web.app import make_app
from khabar.outputs.web.filters import LISTS
from khabar.outputs.web.guard import RATES
from khabar.outputs.web.openapi import document
from khabar.outputs.web.site import Site


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def served(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str, Site]]:
    made, key, site = client(archive, tmp_path_factory.mktemp("served"))
    with made:
        yield made, key, site


@pytest.fixture(scope="module")
def api_schema(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The document of an app whose limits are far away, and which adds no reports."""
    made, _, site = client(archive, tmp_path_factory.mktemp("schema"))
    app = made.app
    del made
    loaded = schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"host": "testserver"})
    assert site
    return loaded.exclude(path="/api/events")


OPERATIONS = [(path, method) for path, told in document()["paths"].items() for method in told if path != "/api/events"]


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_the_api_keeps_what_its_document_says(
    api_schema: Any, monkeypatch: pytest.MonkeyPatch, path: str, method: str, mode: str
) -> None:
    for kind in list(RATES):
        monkeypatch.setitem(RATES, kind, (1e9, 1e9))
    operation = api_schema[path][method.upper()]
    way = schemathesis.GenerationMode(mode)

    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=way))
    def kept(case: Any) -> None:
        case.call_and_validate(headers={"host": "testserver"})

    with contextlib.suppress(Unsatisfiable):  # a path alone cannot be wrong
        kept()


def test_every_address_of_the_document_is_served_and_every_list_is_in_it(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    told = pages.get("/api/openapi.json").json()
    assert told == document()
    assert {f"/api/{kind}" for kind in LISTS} <= set(told["paths"])


def test_a_cursor_goes_through_a_whole_list_once(served: tuple[TestClient, str, Site]) -> None:
    pages, _, site = served
    for kind in LISTS:
        seen: list[str] = []
        after = ""
        while True:
            page = pages.get(f"/api/{kind}", params={"limit": 7, "after": after}).json()
            seen += [item["id"] for item in page["items"]]
            after = page["next"]
            if not after:
                break
        whole = [item["id"] for item in pages.get(f"/api/{kind}", params={"limit": 500}).json()["items"]]
        assert seen == whole, kind
        assert len(seen) == len(set(seen)) or kind == "claims", kind
    assert len(seen) == site.catalogue.rows("select count(distinct source) n from said")[0]["n"]


def test_filters(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served

    def ids(kind: str, **query: str) -> set[str]:
        return {item["id"] for item in pages.get(f"/api/{kind}", params=query).json()["items"]}

    assert {name.split("-")[0] for name in ids("reports", outlet="موقع يمن نيوز")} == {"taiz"}
    assert all(item["grade"] == "contested" for item in pages.get("/api/incidents?grade=contested").json()["items"])
    assert ids("incidents", place="نيالا") == ids("incidents", place="بنيالا")
    assert ids("incidents", actor="قوات الدعم السريع")
    assert {i["stance"] for i in pages.get("/api/statements?stance=deny").json()["items"]} == {"deny"}
    assert ids("reports", first="2021-06-09", last="2021-06-10") == {"marib-agency", "marib-paper", "marib-post"}
    assert ids("stories", source="الجيش السوداني") <= ids("stories")


def test_the_record_of_a_story_is_that_of_the_command_line(served: tuple[TestClient, str, Site]) -> None:
    from khabar.archive.reader import Archive

    pages, _, site = served
    name = site.catalogue.rows("select id from stories order by reports desc limit 1")[0]["id"]
    assert pages.get(f"/api/stories/{name}").json() == Archive.open(site.path).record(name).to_dict()


def test_a_tag_saves_what_has_not_changed(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    first = pages.get("/api/stories")
    again = pages.get("/api/stories", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert pages.get("/api/stories?limit=2").headers["etag"] != first.headers["etag"]


def test_csv_and_parquet_hold_the_same_rows(served: tuple[TestClient, str, Site]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pages, _, _ = served
    items = pages.get("/api/reports?limit=500").json()["items"]
    text = pages.get("/api/reports?format=csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    table = pq.read_table(pa.BufferReader(pages.get("/api/reports?format=parquet").content)).to_pylist()
    assert table == items
    assert pages.get("/api/reports?format=xlsx").status_code == 400


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_file_that_does_not_hold_all_leads_to_the_rest(
    served: tuple[TestClient, str, Site], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    import pyarrow.parquet as pq

    pages, _, _ = served
    monkeypatch.setattr(filters, "ROWS", 7)
    whole = [item["id"] for item in pages.get("/api/reports?limit=500&outlet=").json()["items"]]
    found: list[str] = []
    address = f"/api/reports?format={form}&outlet="
    while address:
        answer = pages.get(address)
        if form == "csv":
            found += [row["id"] for row in csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))]
        else:
            found += pq.read_table(io.BytesIO(answer.content)).column("id").to_pylist()
        address = answer.links.get("next", {}).get("url", "")
    assert len(whole) > 7
    assert found == whole


def test_no_cell_is_a_formula(served: tuple[TestClient, str, Site]) -> None:
    from khabar.outputs.web.api import _harmless

    assert _harmless("=1+1") == "'=1+1"
    assert _harmless("@x") == "'@x"
    assert _harmless("نص") == "نص"
    assert _harmless(-3) == -3


def test_an_answer_carries_its_words(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    told = pages.get("/api/ask", params={"q": "كم عدد القتلى في خاركيف؟"}).json()
    assert "12" in told["answer"]
    cited = told["citations"][0]
    report = pages.get(f"/api/reports/{cited['report']}").json()
    assert report["text"][cited["start"] : cited["end"]] == cited["text"]


def test_judgements_need_a_key_and_are_written_down(archive: Path, tmp_path: Path) -> None:
    made, key, site = client(archive, tmp_path)
    with made as pages:
        name = site.catalogue.rows("select id from claims limit 1")[0]["id"]
        body = {"kind": "wrong", "subject": name, "why": "a test"}
        assert pages.post("/api/judgements", json=body).status_code == 401
        assert pages.post("/api/judgements", json=body, headers={"authorization": "Bearer x"}).status_code == 401
        before = pages.get("/api/claims", params={"limit": 500})
        answer = pages.post("/api/judgements", json=body, headers={"authorization": f"Bearer {key}"})
        assert answer.status_code == 201
        assert answer.json()["who"] == "Tester"
        assert judgements(site.path)[0].subject == name
        after = pages.get("/api/claims", params={"limit": 500}, headers={"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert name not in {item["id"] for item in after.json()["items"]}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], 400), ({}, 400), ({"text": ""}, 400), ({"text": 3}, 400), ([{"text": "خبر"}, 4], 400),
        ({"text": "خبر", "path": "/etc/passwd"}, 400),
       
        ({"text": "خبر", "published": "yesterday"}, 400), ([{"text": "خبر"}] * 1001, 400), ("خبر", 400),
    ],
)  # fmt: skip
def test_reports_that_are_none_are_refused(served: tuple[TestClient, str, Site], body: object, code: int) -> None:
    pages, key, _ = served
    assert pages.post("/api/reports", json=body, headers={"authorization": f"Bearer {key}"}).status_code == code


def test_reports_are_added_and_the_change_is_told(archive: Path, tmp_path: Path) -> None:
    made, key, site = client(archive, tmp_path)
    stamp = site.stamp
    with made as pages:
        report = {
            "id": "new",
            "text": "قتل خمسة عمال في انفجار بمنجم قرب كسلا أمس، بحسب الشرطة.",
            "published": "2030-05-02",
            "outlet": "صحيفة",
        }
        assert pages.post("/api/reports", json=report).status_code == 401
        assert pages.post("/api/reports", content=b"{", headers={"authorization": f"Bearer {key}"}).status_code == 415
        answer = pages.post("/api/reports", json=report, headers={"authorization": f"Bearer {key}"})
        assert answer.status_code == 202
        for _ in range(600):
            state = pages.get(answer.headers["location"]).json()
            if state["state"] not in ("waiting", "building"):
                break
            time.sleep(0.1)
        assert state["state"] == "done", state
        assert pages.get("/api/reports/new").json()["text"] == report["text"]
        assert [h["id"] for h in pages.get("/api/search", params={"q": "منجم كسلا"}).json()["hits"]] == ["new"]
        assert site.stamp != stamp


def test_changes_are_told_as_they_happen(archive: Path, tmp_path: Path) -> None:
    """A real server, because the test client cannot read a stream that does not end."""
    import http.client
    import socket

    import uvicorn

    _, key, site = client(archive, tmp_path)
    site.hosts = ()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(site), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    listening = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    listening.request("GET", "/api/events")
    answer = listening.getresponse()
    assert answer.getheader("content-type", "").startswith("text/event-stream")
    assert answer.readline() == b"event: change\n"
    first = answer.readline()
    answer.readline(), answer.readline()
    writing = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    name = site.catalogue.rows("select id from claims limit 1")[0]["id"]
    body = json.dumps({"kind": "wrong", "subject": name})
    writing.request(
        "POST", "/api/judgements", body, {"authorization": f"Bearer {key}", "content-type": "application/json"}
    )
    assert writing.getresponse().status == 201
    assert answer.readline() == b"event: change\n"
    assert answer.readline() != first
    listening.close()
    server.should_exit = True
    server.force_exit = True
    thread.join(10)
