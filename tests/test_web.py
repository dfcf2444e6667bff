"""The pages: each shows what it should, nothing hostile gets through, and only those with a key write."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from web_site import build, client

import khabar
from khabar.archive.judgements import judgements
from khabar.outputs.cli import main
from khabar.outputs.web.answers import Answers
from khabar.outputs.web.app import make_app
from khabar.outputs.web.guard import Buckets, opened, session
from khabar.outputs.web.keys import make_key
from khabar.outputs.web.site import Site

PAGES = ("/", "/search?q=سوق", "/search?q=سوق&kind=statements", "/search?q=نيالا&kind=entities", "/ask?q=من قصف سوق نيالا؟", "/map",
         "/timeline", "/entities", "/sources", "/queue", "/judgements", "/failures", "/login")  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="module")
def served(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, str, Site]]:
    made, key, site = client(archive, tmp_path_factory.mktemp("served"))
    with made:
        yield made, key, site


@pytest.fixture
def fresh(archive: Path, tmp_path: Path) -> Iterator[tuple[TestClient, str, Site]]:
    made, key, site = client(archive, tmp_path)
    with made:
        yield made, key, site


class Checked(HTMLParser):
    """What a page holds: ids, addresses, scripts, and whether every form field has a label."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.handlers: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        self.handlers += [name for name in told if name.startswith("on") or name == "style"]
        if told.get("id"):
            self.ids.append(str(told["id"]))
        self.links += [str(told[name]) for name in ("href", "src", "action") if told.get(name)]
        if tag == "script":
            self.scripts.append(told)


def page(text: str) -> Checked:
    found = Checked()
    found.feed(text)
    return found


def every_page(site: Site) -> list[str]:
    """The addresses of all kinds of pages, those of the hostile report among them."""
    rows = site.catalogue.rows
    records = [f"/stories/{quote(r['id'], safe='')}" for r in rows("select id from stories")]
    records += [f"/incidents/{quote(r['id'], safe='')}" for r in rows("select id from incidents")]
    records += [f"/reports/{quote(r['id'], safe='')}" for r in rows("select id from reports")]
    records += [f"/entities/{quote(r['id'], safe='')}" for r in rows("select distinct id from entities limit 40")]
    records += [
        f"/sources/{quote(r['source'], safe='')}"
        for r in rows("select distinct source from said where source is not null")
    ]
    return [*PAGES, *records]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_whole_and_harmless(served: tuple[TestClient, str, Site], language: str) -> None:
    pages, _, site = served
    pages.cookies.set("khabar-language", language)
    for address in every_page(site):
        answer = pages.get(address)
        assert answer.status_code == 200, address
        found = page(answer.text)
        assert found.scripts == [{"src": "/static/keys.js", "defer": None}], address
        assert found.handlers == [], address
        assert len(found.ids) == len(set(found.ids)), (address, [i for i in found.ids if found.ids.count(i) > 1][:3])
        assert all(link.startswith(("/", "#", "?", "https://", "http://")) for link in found.links), address
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.text
        assert "h1" in found.tags, address
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
    pages.cookies.clear()


def test_links_within_the_app_lead_somewhere(served: tuple[TestClient, str, Site]) -> None:
    pages, _, site = served
    seen: set[str] = set()
    for address in every_page(site)[:60]:
        for link in page(pages.get(address).text).links:
            if link.startswith("/") and not link.startswith(("/language", "/theme", "/logout", "/seen", "/judgements")):
                seen.add(link.partition("#")[0])
    for link in sorted(seen):
        assert pages.get(link).status_code == 200, link


def test_a_mark_of_a_citation_is_on_the_page_that_it_leads_to(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    found = page(pages.get("/ask?q=كم عدد القتلى في نيالا؟").text)
    cited = [link for link in found.links if "#w-" in link]
    assert cited
    for link in cited:
        address, _, mark = link.partition("#")
        assert mark in page(pages.get(address).text).ids


def test_what_is_not_there(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    for address in ("/nothing", "/stories/x", "/incidents/x", "/reports/x", "/entities/x", "/sources/x", "/static/../../keys.json",
                    "/static/%2e%2e%2fapp.py",
                    "/reports/..%2F..%2Fkeys.json", "/static/app.css", "/language/fr", "/theme/pink"):  # fmt: skip
        assert pages.get(address).status_code == 404, address
    assert pages.get("/timeline?first=yesterday").status_code == 400
    assert pages.get("/timeline?after=x").status_code == 400
    assert pages.post("/").status_code == 405


@pytest.mark.parametrize(
    ("address", "headers", "code"),
    [
        ("/search?start=²", {}, 200),
        ("/search?first=yesterday", {}, 400),
        ("/api/search?last=yesterday", {}, 400),
        ("/search?start=99999999999999999999", {}, 200),
        ("/api/search?start=00000000099999999999999999999", {}, 400),
        ("/api/stories?limit=00000000099999999999999999999", {}, 400),
        ("/language/en?back=//[", {}, 200),
        ("/", {"cookie": "khabar-session=x.é".encode()}, 200),
        ("/", {"cookie": b"khabar-session=x.1.y"}, 200),
        ("/", {"cookie": b"khabar-seen=99999999999999999999"}, 200),
        ("/", {"cookie": "khabar-seen=²".encode()}, 200),
        ("/", {"host": "[bad"}, 400),
        ("/", {"content-length": "²".encode("latin-1")}, 413),
        ("/api/stories?after=" + base64.urlsafe_b64encode(b"[" * 40_000).decode(), {}, 404),
        ("/api/stories?after=" + base64.urlsafe_b64encode(b'["\\ud800","a"]').decode(), {}, 404),
        ("/api/stories?after=" + base64.urlsafe_b64encode(b'[1,"a"]').decode(), {}, 404),
    ],
)
def test_what_makes_no_sense_breaks_nothing(
    served: tuple[TestClient, str, Site], address: str, headers: dict[str, str | bytes], code: int
) -> None:
    pages, _, _ = served
    assert pages.get(address, headers=headers).status_code == code
    pages.cookies.clear()


def test_a_token_is_compared_whatever_its_signs(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    assert pages.post("/login", data={"key": "guess", "token": "é"}).status_code == 403


def test_filters_stay_in_the_address_and_narrow(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    text = pages.get("/timeline?place=نيالا&type=ASSAULT").text
    assert 'value="نيالا"' in text
    assert '<option value="ASSAULT" selected' in text
    assert "الدعم السريع تتهم" in text
    assert "خاركيف" not in text.partition("<main")[2].partition("</main")[0]


def test_a_story_is_a_file_too(served: tuple[TestClient, str, Site]) -> None:
    pages, _, site = served
    name = site.catalogue.rows("select id from stories limit 1")[0]["id"]
    for form, kind in (("html", "text/html"), ("md", "text/markdown"), ("json", "application/json")):
        answer = pages.get(f"/stories/{name}?as={form}")
        assert answer.headers["content-type"].startswith(kind)
        assert "attachment" in answer.headers["content-disposition"]


def test_a_long_story_shows_the_first_of_everything_and_the_whole_on_request(tmp_path: Path) -> None:
    """Sixteen people speak, the first of them nine times: the page shows twelve and six, the whole one link further all of them."""
    days = " ".join(f"وأضاف أن الدفعة {number} من الدقيق وصلت." for number in range(2, 10))
    towns = "كسلا عطبرة بورتسودان كادقلي الأبيض نيالا الفاشر الدمازين سنار القضارف كوستي دنقلا مروي حلفا شندي"
    others = " ".join(f"وقال والي {town} إن المخابز تعمل في المدينة." for town in towns.split())
    source = tmp_path / "long.jsonl"
    text = f"قال المتحدث باسم برنامج الأغذية العالمي إن الدفعة 1 من الدقيق وصلت. {days} {others}"
    row = {"id": "long", "outlet": "صحيفة المدى", "published": "2024-06-12", "title": "وصول الدقيق", "text": text}
    source.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    archive = tmp_path / "archive"
    khabar.build([source], archive)
    with TestClient(make_app(Site.open(archive, hosts=("testserver",)))) as pages:
        name = next(iter(pages.app.state.site.catalogue.rows("select id from stories")))["id"]  # type: ignore[attr-defined]
        short, whole = (pages.get(f"/stories/{quote(name)}{more}").text for more in ("", "?whole=1"))
    count = 'href="?whole=1#voices-1"'
    assert short.count('class="saying"') < whole.count('class="saying"') == 24
    assert count in short
    assert "?whole=1" not in whole


def test_language_and_theme_are_kept_and_lead_back_here_only(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    answer = pages.get("/language/en?back=/map", follow_redirects=False)
    assert answer.headers["location"] == "/map"
    assert 'lang="en" dir="ltr"' in pages.get("/").text
    assert pages.get("/language/ar?back=//elsewhere.example/", follow_redirects=False).headers["location"] == "/"
    pages.get("/theme/dark")
    assert 'data-theme="dark"' in pages.get("/").text
    pages.cookies.clear()


def signed_in(pages: TestClient, key: str) -> str:
    """Sign in; the token of the session's forms."""
    before = re.search(r'name="token" value="(\w+)"', pages.get("/login").text)
    assert before
    answer = pages.post("/login", data={"key": key, "token": before[1], "back": "/queue"})
    assert answer.status_code == 200
    after = re.search(r'name="token" value="(\w+)"', answer.text)
    assert after
    return after[1]


def test_a_judgement_is_made_and_undone_in_the_pages(fresh: tuple[TestClient, str, Site]) -> None:
    pages, key, site = fresh
    token = signed_in(pages, key)
    name = site.catalogue.rows("select id from incidents order by doubt desc limit 1")[0]["id"]
    assert f'value="{name}"' in pages.get("/queue").text
    answer = pages.post("/judgements", data={"token": token, "kind": "wrong", "subject": name, "back": "/queue"})
    assert answer.url.path == "/queue"
    assert pages.get(f"/incidents/{name}").status_code == 404
    made = judgements(site.path)[0]
    assert made.who == "Tester"
    assert made.id in pages.get("/judgements").text
    pages.post("/judgements", data={"token": token, "kind": "undo", "subject": made.id, "back": "/judgements"})
    assert pages.get(f"/incidents/{name}").status_code == 200


@pytest.mark.parametrize("case", ["no session", "wrong token", "from elsewhere", "forged session"])
def test_nobody_writes_without_key_and_token(fresh: tuple[TestClient, str, Site], case: str) -> None:
    pages, key, site = fresh
    token = signed_in(pages, key)
    headers = {}
    if case == "no session":
        pages.cookies.clear()
    elif case == "wrong token":
        token = "0" * 64
    elif case == "from elsewhere":
        headers = {"sec-fetch-site": "cross-site"}
    else:
        pages.cookies.clear()
        pages.cookies.set("khabar-session", f"{b'Tester'.hex()}.99999999999.{'0' * 64}")
    name = site.catalogue.rows("select id from incidents limit 1")[0]["id"]
    answer = pages.post("/judgements", data={"token": token, "kind": "wrong", "subject": name}, headers=headers)
    assert answer.status_code in (401, 403)
    assert judgements(site.path) == ()


def test_a_session_ends(fresh: tuple[TestClient, str, Site]) -> None:
    pages, key, site = fresh
    token = signed_in(pages, key)
    assert "Tester" in pages.get("/").text
    pages.post("/logout", data={"token": token})
    assert "Tester" not in pages.get("/").text
    told = session(site, "Tester", 1000.0)
    assert opened(site, told, 1000.0) == "Tester"
    assert opened(site, told, 1000.0 + 13 * 3600) is None


def test_a_wrong_key_is_none_and_tries_are_few(fresh: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = fresh
    token = re.search(r'name="token" value="(\w+)"', pages.get("/login").text)
    assert token
    codes = [pages.post("/login", data={"key": "guess", "token": token[1]}).status_code for _ in range(12)]
    assert set(codes[:10]) == {401}
    assert codes[-1] == 429


def test_keys_in_headers_are_guessed_as_slowly(archive: Path, tmp_path: Path) -> None:
    made, key, _ = client(archive, tmp_path, open_to_all=False)
    with made as pages:

        def code(tried: str) -> int:
            return pages.get("/api/stories?limit=1", headers={"authorization": f"Bearer {tried}"}).status_code

        assert code(key) == 200
        codes = [code(f"guess {k}") for k in range(12)]
        assert set(codes[:9]) == {401}
        assert codes[-1] == 429
        assert code(key) == 200, "a key that was right is no guess"


def test_a_key_is_hashed_beside_other_work(
    fresh: tuple[TestClient, str, Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, key, site = fresh
    hashed = []

    def owner(tried: str) -> str:
        with pytest.raises(RuntimeError):
            asyncio.get_running_loop()
        hashed.append(tried)
        return "Tester"

    monkeypatch.setattr(site.keys, "owner", owner)
    assert pages.get("/", headers={"authorization": f"Bearer {key}"}).status_code == 200
    assert hashed == [key]


def test_a_session_ends_with_its_key(fresh: tuple[TestClient, str, Site]) -> None:
    pages, key, site = fresh
    signed_in(pages, key)
    make_key(site.path, "Another")
    assert "Tester" in pages.get("/").text
    make_key(site.path, "Tester")
    assert "Tester" not in pages.get("/").text


def test_keys_are_kept_as_hashes_that_only_the_owner_reads(fresh: tuple[TestClient, str, Site]) -> None:
    _, key, site = fresh
    kept = site.path / "keys.json"
    assert key not in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0


def test_other_addresses_need_a_key_for_everything(archive: Path, tmp_path: Path) -> None:
    made, key, _ = client(archive, tmp_path, open_to_all=False)
    with made as pages:
        assert pages.get("/", follow_redirects=False).headers["location"] == "/login"
        assert pages.get("/api/stories").status_code == 401
        assert pages.get("/api/stories", headers={"authorization": f"Bearer {key}"}).status_code == 200
        assert pages.get("/api/stories", headers={"authorization": "Bearer guess"}).status_code == 401
        signed_in(pages, key)
        assert pages.get("/").status_code == 200


def test_names_that_are_not_ours_are_not_served(served: tuple[TestClient, str, Site]) -> None:
    pages, _, _ = served
    assert pages.get("/", headers={"host": "attacker.example"}).status_code == 400


def test_bodies_and_rates_are_limited(fresh: tuple[TestClient, str, Site]) -> None:
    pages, key, _ = fresh
    token = signed_in(pages, key)
    assert pages.post("/judgements", data={"token": token, "why": "x" * 100_000}).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 50_000] * 3

    assert (
        pages.post(
            "/judgements", content=pieces(), headers={"content-type": "application/x-www-form-urlencoded"}
        ).status_code
        == 413
    )
    buckets = Buckets(lambda: 0.0)
    assert [buckets.take("a", "write") for _ in range(31)].count(True) == 30
    assert buckets.take("b", "write")


def test_what_changed_since_the_last_visit_is_said(archive: Path, tmp_path: Path) -> None:
    import khabar

    made, _, site = client(archive, tmp_path)
    more = tmp_path / "more.jsonl"
    more.write_text(
        '{"id": "later", "outlet": "صحيفة", "published": "2030-01-02", "title": "قتلى في انفجار بميناء بعيد", '
        '"text": "قتل أربعة صيادين في انفجار لغم بحري قرب ميناء المخا أمس، بحسب خفر السواحل."}\n',
        encoding="utf-8",
    )
    with made as pages:
        assert 'class="chip fresh"' not in pages.get("/").text
        khabar.build([more], site.path)
        site.refresh()
        text = pages.get("/").text
        assert 'class="chip fresh"' in text
        assert "المخا" in text
        assert text.count('class="chip fresh"') == 2, "one story changed, and it is counted"
        pages.post("/seen")
        assert 'class="chip fresh"' not in pages.get("/").text


@pytest.mark.parametrize("changes", [False, True])
def test_an_answer_of_before_a_change_is_not_kept(fresh: tuple[TestClient, str, Site], changes: bool) -> None:
    _, _, site = fresh

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        if changes:
            site.stamp = "another"
            site.answers.clear()
        await send({"type": "http.response.body", "body": b"as it was"})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        return None

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "state": {"who": None}}
    asyncio.run(Answers(app, site)(scope, receive, send))
    assert len(site.answers.held) == (0 if changes else 1)


def test_serving_refuses_other_addresses_without_keys(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "-a", str(archive), "--host", "0.0.0.0"]) == 2
    assert "--new-key" in capsys.readouterr().err
    assert main(["serve", "-a", str(archive / "none")]) == 2


def test_a_new_key_is_shown_once(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from khabar.outputs.web.keys import Keys

    _, _, site = client(archive, tmp_path)
    assert main(["serve", "-a", str(site.path), "--new-key", "Editor"]) == 0
    key = capsys.readouterr().out.strip()
    assert len(key) > 20
    assert Keys(site.path).owner(key) == "Editor"
    assert Keys(site.path).owner(key + "x") is None


def test_ids_are_unquoted_once(tmp_path: Path) -> None:
    """Addresses reach the app as servers hand them on: unquoted by them."""
    import khabar

    source = tmp_path / "reports.jsonl"
    source.write_text('{"id": "rise of 100%2041", "text": "قصف الجيش البلدة أمس."}\n', encoding="utf-8")
    khabar.build([source], tmp_path / "archive")
    app = make_app(Site.open(tmp_path / "archive"))

    async def codes() -> list[int]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver") as pages:
            addresses = (f"/{room}/{quote('rise of 100%2041', safe='')}" for room in ("reports", "api/reports"))
            return [(await pages.get(address)).status_code for address in addresses]

    assert asyncio.run(codes()) == [200, 200]


@pytest.mark.parametrize(("report", "word"), [("taiz-correction", "حلّ محلّه عدد آخر"), ("toll-older-paper", "خلفية")])
def test_a_report_tells_which_numbers_no_longer_stand(
    served: tuple[TestClient, str, Site], report: str, word: str
) -> None:
    assert word in served[0].get(f"/reports/{report}").text
