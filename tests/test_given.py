"""What callers and files give that is no report: each is told, and what can be read is read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

import khabar
from khabar import KhabarError, Report
from khabar.outputs import whole
from khabar.outputs.cli import main

TEXT = "أصيب ستة عمال في قصف على مصنع للنسيج."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (lambda: Report.of(TEXT, published="yesterday"), "'yesterday' is no day. Write it as YYYY-MM-DD"),
        (lambda: Report.of(TEXT, published="2024-13-45"), "'2024-13-45' is no day"),
        (lambda: Report.of(TEXT, published=5), "5 is no day"),  # type: ignore[arg-type]
        (lambda: Report.of(None), "a NoneType is no text. Give the text as a str"),  # type: ignore[arg-type]
        (lambda: Report.of(TEXT.encode()), "a bytes is no text"),  # type: ignore[arg-type]
        (lambda: Report.of(TEXT, id=7), "a int is no id"),  # type: ignore[arg-type]
        (lambda: khabar.tell([Report.of(TEXT)]), "a Report is no reading"),  # type: ignore[list-item]
    ],
)
def test_what_python_gives_is_looked_at(given: Callable[[], object], told: str) -> None:
    with pytest.raises(KhabarError, match=told):
        given()


def test_a_moment_is_of_its_day() -> None:
    assert type(Report.of(TEXT, published=datetime(2024, 5, 6, 7)).published) is date
    assert Report.of(TEXT, published="2024-05-06T07:00:00Z").published == date(2024, 5, 6)
    assert Report.of(TEXT, published="").published is None


def test_a_field_that_holds_no_text_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, ({"text": None}, {"text": 5}, {"words": TEXT}))), encoding="utf-8")
    failures: list[khabar.Failure] = []
    assert not list(khabar.load(path, failures=failures))
    assert [f.error for f in failures[:2]] == ["its field 'text' holds no text"] * 2
    assert "name it 'text'" in failures[2].error


def test_a_link_that_leads_nowhere_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    failures: list[khabar.Failure] = []
    assert [r.id for r in khabar.load(tmp_path, failures=failures)] == ["good"]
    assert [Path(f.report).name for f in failures] == ["lost.txt"]


def test_a_page_that_cannot_be_written_leaves_the_one_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    khabar.build(tmp_path / "a.txt", tmp_path / "archive")
    page = tmp_path / "page.html"
    page.write_text("former", encoding="utf-8")

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole, "_settle", full)
    assert main(["show", "-a", str(tmp_path / "archive"), "-o", str(page)]) == 2
    assert "page.html: cannot write: No space left on device" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == "former"
    assert not list(tmp_path.glob(f"{whole.PART}*"))


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_a_device_is_written_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    khabar.build(tmp_path / "a.txt", tmp_path / "archive")
    page = tmp_path / "page.html"
    page.symlink_to("/dev/full")
    assert main(["show", "-a", str(tmp_path / "archive"), "-o", str(page)]) == 2
    assert "cannot write: No space left on device" in capsys.readouterr().err
    assert page.is_symlink()
