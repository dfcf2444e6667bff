"""Draw the screenshots of `docs/pages`: six pages over the stories of the tests, at two widths, in Arabic.

python tools/make_screenshots.py        needs a Chromium on the path and the extra `browser`
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

import khabar
from khabar.outputs.web.app import make_app
from khabar.outputs.web.keys import make_key
from khabar.outputs.web.site import Site

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = {1440: 900, 390: 844}


def main() -> None:
    """Build the archive, serve it, and draw."""
    place = Path(tempfile.mkdtemp()) / "archive"
    khabar.build([ROOT / "tests" / "stories", ROOT / "examples" / "market-strike"], place)
    key, site = make_key(place, "Editor"), Site.open(place, hosts=("127.0.0.1",))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(site), port=port, log_level="error"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    story = site.catalogue.rows("select id from stories where title like '%سوق الثورة%'")[0]["id"]
    pages = {
        "stories": "/", "story": f"/stories/{story}", "report": "/reports/kharkiv-agency",
        "ask": "/ask?q=كيف تغيرت حصيلة قصف سوق الثورة؟", "map": "/map?country=SD", "review": "/queue",
    }  # fmt: skip
    with sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=shutil.which("chromium") or sys.exit("no Chromium"), args=["--no-sandbox"]
        )
        for width, height in WIDTHS.items():
            context = browser.new_context(
                base_url=f"http://127.0.0.1:{port}", locale="ar", viewport={"width": width, "height": height}
            )
            page = context.new_page()
            page.goto("/login")
            page.locator("input[name=key]").fill(key)
            page.locator("main form button").click()
            page.wait_for_url("**/queue")
            for name, path in pages.items():
                page.goto(path)
                page.evaluate("document.fonts.ready")
                page.screenshot(path=ROOT / "docs" / "pages" / f"{name}-{width}.png")
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    main()
