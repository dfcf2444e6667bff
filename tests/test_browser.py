"""The pages in a real browser: what a reader does, by mouse and by keyboard, and what an automatic check of accessibility says."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from web_site import build, client

from khabar.archive.judgements import judgements, standing
from khabar.outputs.web.app import make_app
from khabar.outputs.web.site import Site

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
PAGES = (
    "/",
    "/search?q=سوق",
    "/ask?q=من قصف سوق نيالا؟",
    "/map",
    "/timeline",
    "/entities",
    "/sources",
    "/queue",
    "/login",
    "/reports/nyala-denial",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, Site]]:
    import uvicorn

    folder = tmp_path_factory.mktemp("browser")
    _, key, site = client(build(folder), folder)
    site.hosts = ("127.0.0.1",)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(site), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}", key, site
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, served: tuple[str, str, Site]) -> Iterator[Any]:
    context = chromium.new_context(base_url=served[0], locale="ar", viewport={"width": 1280, "height": 900})
    made = context.new_page()
    wrong: list[str] = []
    made.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(served[0]) else None)
    yield made
    context.close()
    assert not wrong


def test_search_filter_and_open_the_words(page: Any) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("سوق المواشي")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    hits = page.locator("#found > li")
    assert hits.count() >= 3
    widths = page.locator("#found h2").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert min(widths) > 300, "a headline is read along a line"
    page.get_by_label("من يوم").fill("2024-06-13")
    page.locator("main form button").click()
    assert "first=2024-06-13" in page.url
    assert hits.count() == 2
    page.locator("#found h2 a").first.click()
    assert "/reports/nyala" in page.url


def test_a_number_opens_its_words(page: Any) -> None:
    page.goto("/")
    page.get_by_role("link", name="تبادل اتهامات بشأن ضحايا سوق نيالا").click()
    page.locator("article.incident tbody a.cite").first.click()
    assert "#w-" in page.url
    mark = page.locator(":target")
    assert "22" in mark.inner_text()
    assert mark.evaluate("e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }")


@pytest.mark.parametrize(
    ("question", "way"), [("من قصف سوق نيالا؟", "rtl"), ("How many were killed in Kharkiv?", "ltr")]
)
def test_an_answer_runs_as_its_language_does(page: Any, question: str, way: str) -> None:
    page.goto(f"/ask?q={question}")
    told = page.locator(".answer > p").first
    assert told.evaluate("e => getComputedStyle(e).direction") == way


def test_filters_fold_on_a_phone_and_are_open_where_there_is_room(page: Any) -> None:
    page.goto("/timeline")
    assert page.get_by_label("من يوم").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.get_by_label("من يوم").is_visible()
    page.locator("summary").click()
    assert page.get_by_label("من يوم").is_visible()
    page.goto("/timeline?place=نيالا")
    assert page.get_by_label("من يوم").is_visible(), "filters that are set are shown"


def test_a_find_leads_to_its_record_by_keyboard(page: Any) -> None:
    page.goto("/reports/nyala-denial")
    page.locator("a.find").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".notes li:target").count() == 1


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_judge_by_one_key_and_undo(page: Any, served: tuple[str, str, Site]) -> None:
    _, key, site = served
    page.goto("/login")
    page.locator("input[name=key]").fill(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue")
    items = page.locator("[data-item]")
    before = items.count()
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.wait_for_function("n => document.querySelectorAll('[data-item]').length < n", arg=before)
    assert [j.kind for j in standing(judgements(site.path))] == ["right"]
    page.goto("/judgements")
    page.get_by_role("button", name="تراجع").click()
    page.wait_for_url("**/judgements")
    assert standing(judgements(site.path)) == ()
    page.goto("/queue")
    assert items.count() == before


def test_the_language_is_switched_and_kept(page: Any) -> None:
    page.goto("/map")
    assert page.locator("html").get_attribute("dir") == "rtl"
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/map")
    assert page.locator("html").get_attribute("dir") == "ltr"
    page.goto("/")
    assert page.get_by_role("heading", name="Stories").count() == 1


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_screen(page: Any, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    menu = page.locator("nav").first
    assert menu.evaluate("menu => menu.scrollWidth - menu.clientWidth") == 0


def test_everything_is_there_without_a_script(chromium: Any, served: tuple[str, str, Site]) -> None:
    context = chromium.new_context(base_url=served[0], java_script_enabled=False, locale="en")
    made = context.new_page()
    made.goto("/")
    made.locator(".rows h2 a").first.click()
    assert made.locator("h1").count() == 1
    made.goto("/ask?q=How many were killed in Kharkiv?")
    assert "12" in made.locator(".answer").inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_accessibility(chromium: Any, served: tuple[str, str, Site], language: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    _, _, site = served
    story = site.catalogue.rows("select id from stories order by reports desc, id limit 1")[0]["id"]
    incident = site.catalogue.rows("select id from incidents order by reports desc, id limit 1")[0]["id"]
    context = chromium.new_context(base_url=served[0], locale=language, color_scheme=scheme)
    made = context.new_page()
    for path in (*PAGES, f"/stories/{story}", f"/incidents/{incident}"):
        made.goto(path)
        found = axe.run(
            made, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
        )
        told = [
            (v["id"], v["nodes"][0]["html"][:150], v["nodes"][0].get("failureSummary", "")[:200])
            for v in found.response["violations"]
        ]
        assert not told, (path, told)
    context.close()


def test_the_screenshots_are_of_pages_that_there_are() -> None:
    docs = Path(__file__).resolve().parent.parent / "docs" / "pages"
    names = {
        f"{name}-{width}.png"
        for name in ("stories", "story", "report", "ask", "map", "review")
        for width in (1440, 390)
    }
    assert {p.name for p in docs.glob("*.png")} == names
