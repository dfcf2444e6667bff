"""The app over an archive of our stories, for the tests of pages and API."""

from __future__ import annotations

import shutil
from pathlib import Path

from starlette.testclient import TestClient

import khabar
from khabar.outputs.web.app import make_app
from khabar.outputs.web.keys import make_key
from khabar.outputs.web.site import Site

HERE = Path(__file__).parent


def build(folder: Path) -> Path:
    """An archive of the stories, with one report that attacks whoever shows it."""
    source = folder / "hostile.jsonl"
    source.write_text(
        '{"id": "a/../b?c=<i>&d", "outlet": "<script>alert(1)</script>", "url": "javascript:alert(1)", "published": "2024-06-12", '
        '"title": "<img src=x onerror=alert(1)>", "text": "قال المتحدث باسم \\"<script>alert(2)</script>\\" إن 7 أشخاص قتلوا في '
        'قصف على \'\\"><svg onload=alert(3)> مدينة الفاشر أمس."}\n',
        encoding="utf-8",
    )
    place = folder / "archive"
    khabar.build([HERE / "stories", source], place)
    return place


def client(archive: Path, folder: Path, **options: object) -> tuple[TestClient, str, Site]:
    """A client of the app over a copy of the archive, a key to it, and the site."""
    place = folder / "copy"
    shutil.copytree(archive, place)
    key = make_key(place, "Tester")
    site = Site.open(place, hosts=("testserver",), **options)  # type: ignore[arg-type]
    return TestClient(make_app(site)), key, site
