"""The command line: forms, exit codes, clear errors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from khabar import Report, read
from khabar.errors import KhabarError
from khabar.outputs.cli import main
from khabar.outputs.page import page
from khabar.outputs.terminal import show

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "market-strike"
TEXT = "قصفت طائرات مسيرة مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال."


def test_json_has_one_object_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(EXAMPLES)]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 5
    for row in rows:
        text = (EXAMPLES / f"{row['id']}.txt").read_text(encoding="utf-8")
        for layer in ("times", "statements", "figures", "events"):
            for item in row[layer]:
                assert text[item["start"] : item["end"]] == item["text"]
        for entity in row["entities"]:
            assert all(0 <= start < end <= len(text) for start, end in entity["mentions"])


def test_text_and_html(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    example = str(EXAMPLES / "1-agency-flash.txt")
    assert main(["read", example, "--as", "text", "--colour", "always", "--width", "100"]) == 0
    assert "\x1b[" in capsys.readouterr().out
    page = tmp_path / "page.html"
    assert main(["read", example, "--as", "html", "-o", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert 'dir="rtl"' in html
    assert "http://" not in html
    assert "https://" not in html


def test_html_escapes_what_a_report_says(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TEXT} <script>alert(1)</script>", encoding="utf-8")
    page = tmp_path / "page.html"
    assert main(["read", str(path), "--as", "html", "-o", str(page)]) == 0
    assert "<script>" not in page.read_text(encoding="utf-8")


def test_failures_are_rows_and_the_exit_code_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert main(["read", str(tmp_path), str(tmp_path / "missing.txt"), "--as", "json"]) == 1
    out, err = capsys.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert sorted(row["id"] for row in rows if "failures" not in row) == ["good"]
    assert len([row for row in rows if "failures" in row]) == 2
    assert "2 could not be read" in err


def test_what_is_no_report_is_an_error() -> None:
    with pytest.raises(KhabarError, match="a str is no report"):
        read("قصف الجيش البلدة")  # type: ignore[arg-type]


def test_the_page_keeps_each_part_of_its_label_in_its_own_direction() -> None:
    told = page([read(Report.of(TEXT, id="a-1", published="2024-05-06", outlet="الميناء"))])
    assert "<bdi>a-1</bdi> · <bdi>الميناء</bdi> · <bdi>2024-05-06</bdi>" in told


def test_the_text_tells_events_and_which_figures_are_parts() -> None:
    text = "قتل 8 أشخاص بينهم 3 أطفال في قصف الجيش حي الزيتون. وكان هجوم على الحي قد أسفر عن مقتل 5 أشخاص عام 2019."
    told = show(read(Report.of(text, id="a-1", published="2024-05-06")), colour=False).split("\n")
    assert any("killed 3 children" in line and "part of 1" in line for line in told)
    assert any("killed 5" in line and "background" in line for line in told)
    assert any("ASSAULT" in line for line in told)


def test_the_page_tells_figures_and_events_in_both_languages() -> None:
    text = (
        "أعلنت الشرطة أن قصفا على حي الزيتون قتل 8 أشخاص بينهم 3 أطفال وأصاب نحو 20 آخرين. ونفى الجيش قصف الحي. وكان هجوم على الحي قد "
        "أسفر عن مقتل 5 أشخاص عام 2019."
    )
    told = page([read(Report.of(text, id="a-1", published="2024-05-06", outlet="الميناء"))])
    for arabic, english in (
        ("قتلى · أطفال", "Killed · children"), ("نحو 20", "about 20"), ("هجوم", "Assault"), ("منفي", "denied"), ("ينفي", "denies"),
        ("جزء من", "Part of"), ("خلفية", "background"), ("معطى", "given"),
    ):  # fmt: skip
        assert f'<span class="ar" lang="ar">{arabic}</span><span class="en" lang="en">{english}</span>' in told
    assert 'id="in-en"' in told
    assert "aid_workers" not in told
    assert "killed 8" not in told


def test_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["read"])
    assert stop.value.code == 2
    assert main(["read", str(good), "--published", "tomorrow"]) == 2
    assert main(["read", str(good), "--published", "0001-01-01"]) == 2
    assert main(["read", str(good), "-o", str(tmp_path / "no" / "file.json")]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_standard_input_and_a_closed_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "khabar", "read", "-", "--as", "json"],
        input=TEXT.encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["id"] == "stdin"
    piped = f"{sys.executable} -m khabar read {EXAMPLES} --as json | head -c 10"
    closed = subprocess.run(piped, shell=True, capture_output=True, check=True)
    assert closed.stderr == b""
