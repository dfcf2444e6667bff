"""What is written on a terminal: nothing that a report holds may steer it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from khabar.outputs.cli import main

STEERED = "قتل \x1b[2Jثلاثة\x9b31m جنود\x07 في انفجار\x85 في حلب أمس،\tوقال\x1b]0;x\x07 متحدث باسم الجيش إن الحصيلة أولية.\r\n"
COLOUR = re.compile("\x1b\\[[0-9;]*m")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    row = {
        "id": "a\x1b[1A",
        "text": STEERED,
        "outlet": "وكالة\x1b[8m",
        "title": "خبر\x1b[5m عاجل",
        "published": "2021-03-01",
    }
    path.write_text(json.dumps(row) + "\n" + json.dumps({"id": "b\x1b[1A", "text": ""}) + "\n", encoding="utf-8")
    return path


def test_reading(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for colour in ("always", "never"):
        assert main(["read", str(source), "--as", "text", "--colour", colour, "--width", "100"]) == 1
        out, err = capsys.readouterr()
        assert "\ufffd" in out
        assert not STEERING.search(COLOUR.sub("", out) if colour == "always" else out)
        assert not re.search("\x1b\\[(?:8|5|2J)", out)
        assert not STEERING.search(err)


def test_stories_and_reasons(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "archive")
    main(["build", str(source), "-a", place, "-j", "1"])
    assert not STEERING.search(capsys.readouterr().err)
    for command in (["show"], ["show", "a\x1b[1A"], ["why", "a\x1b[1A"], ["why", "nobody\x1b[1A"]):
        main([*command, "-a", place])
        out, err = capsys.readouterr()
        assert out + err
        assert not STEERING.search(out + err), command


def test_what_is_no_terminal_shows_titles_whole_and_several_reasons_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = (
        "مقتل سبعة أشخاص في قصف مدفعي استهدف مخبزا في حي الواحة بمدينة كسلا شرقي السودان صباح الأحد بحسب غرفة الطوارئ"
    )
    rows = [
        {"id": "r1", "title": title, "text": f"{title}\nقتل سبعة أشخاص وأصيب تسعة.", "published": "2024-03-11"},
        {"id": "r2", "text": "تساقطت الثلوج على الجبال.", "published": "2021-01-11"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    place = str(tmp_path / "archive")
    main(["build", str(tmp_path / "a.jsonl"), "-a", place, "-j", "1"])
    assert "1 incident\n" in capsys.readouterr().err
    main(["show", "-a", place])
    out = capsys.readouterr().out
    assert title in out
    assert " 1 report " in out
    assert main(["why", "r1", "r2", "-a", place]) == 0
    out = capsys.readouterr().out
    assert out.index("2024-03-11") < out.index("2021-01-11")


def test_two_reports_of_one_id_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "x5", "text": f"قتل {n} جنود في كمين."} for n in ("ثلاثة", "أربعة", "خمسة")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["read", str(tmp_path / "a.jsonl"), "--as", "json"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert err.count("x5: more than one report has this id") == 1
