"""Files in, reports out: forms, encodings, and what is wrong with the others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from khabar import KhabarError, build, load, read, tell
from khabar.model import Failure, Report

TEXT = (
    "قصفت طائرات مسيرة مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال، وقال متحدث باسم الدفاع المدني إن الحريق أخمد."
)


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859_6", "utf-16", "utf-8-sig", "utf-16-le"])
def test_other_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    notes: list[str] = []
    text = TEXT.replace("،", "") if encoding == "iso8859_6" else TEXT
    path = put(tmp_path, "a.txt", text.encode(encoding))
    assert next(load(path, say=notes.append)).text == text
    assert bool(notes) == (encoding != "utf-8-sig")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "it holds no text"),
        ("blank.txt", b" \n\n ", "it holds no text"),
        ("latin.txt", b"The army said on Sunday that it had left.", "hardly any Arabic"),
        ("a.pdf.txt", b"%PDF-1.7 ...", "this is a PDF"),
        ("binary.txt", bytes(range(256)) * 20, "binary"),
        (
            "broken.txt",
            TEXT.encode()[:9] + b"\xff" + TEXT.encode()[9:],
            "byte 0xFF at offset 9 (line 1) is no UTF-8",
        ),
        ("broken.jsonl", '{"text": "قصف"\n', "no JSON"),
        ("split.jsonl", '{"text": "أول\tثان"}\n', "Invalid control character at column"),
        ("list.jsonl", '["قصف"]\n', "must be an object"),
        ("wordless.jsonl", '{"id": "7"}\n', "there is no text"),
        ("page.html", "<title>قصف</title><nav>قائمة</nav>", "no article"),
    ],
)
def test_bad_input_is_a_failure_that_says_why(tmp_path: Path, name: str, data: bytes | str, told: str) -> None:
    path = put(tmp_path, name, data)
    failures: list[Failure] = []
    assert list(load(path, failures=failures)) == []
    assert len(failures) == 1
    assert told in failures[0].error
    with pytest.raises(KhabarError, match=r".+"):
        list(load(path))


def test_a_missing_file_and_an_empty_folder(tmp_path: Path) -> None:
    failures: list[Failure] = []
    assert list(load(tmp_path / "none.txt", tmp_path, failures=failures)) == []
    assert [f.stage for f in failures] == ["load", "load"]


def test_the_others_are_read(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": TEXT, "published": "2021-05-03"},
        {"id": "b"},
        {"id": "c", "text": TEXT, "outlet": "المساء"},
    ]
    put(tmp_path, "r.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    put(tmp_path, "t.csv", f"id,text,date\nd,{TEXT},2021-05-04\n")
    put(tmp_path, "u.txt", TEXT)
    put(tmp_path, "picture.png", b"\x89PNG")
    failures: list[Failure] = []
    reports = list(load(tmp_path, failures=failures))
    assert [r.id for r in reports] == ["a", "c", "d", "u"]
    assert [str(r.published) for r in reports] == ["2021-05-03", "None", "2021-05-04", "None"]
    assert [f.report for f in failures] == ["b"]


def test_nul_bytes_and_bidi_marks_do_no_harm(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "\u200f" + TEXT.replace("وقال", "\x00وقال"))
    assert len(list(load(path))) == 1


def test_errors_survive_pickling() -> None:
    import pickle

    error = KhabarError("this is a folder", "news", "name a file in it")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("written", "day", "told"),
    [
        ("yesterday", None, "r: 'yesterday' is no day: taken as none"),
        ("2023-14-40", None, "r: '2023-14-40' is no day: taken as none"),
        ("05/08/2023", "2023-08-05", None),
        ("2190-03-01", "2190-03-01", "r: its day 2190-03-01 has not come yet"),
    ],
)
def test_a_report_is_read_whatever_its_day_and_a_doubtful_day_is_told(
    tmp_path: Path, written: str, day: str | None, told: str | None
) -> None:
    notes: list[str] = []
    path = put(tmp_path, "r.jsonl", json.dumps({"id": "r", "text": TEXT, "published": written}))
    [report] = load(path, say=notes.append)
    assert str(report.published) == str(day)
    assert notes == ([told] if told else [])


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"])
def test_a_day_that_stands_for_none_is_none(tmp_path: Path, day: str) -> None:
    notes: list[str] = []
    path = put(tmp_path, "t.csv", f"id,text,date\nd,{TEXT} وقتل جندي أمس.,{day}\n")
    [report] = load(path, say=notes.append)
    assert (report.published, report.basis) == (None, "unknown")
    assert notes == [f"d: its day {day} stands for one that is not known: taken as none"]
    for given in (day, date.fromisoformat(day)):
        assert Report.of(TEXT, published=given).published is None
    record = build(path)
    assert len(record.reports) == 1


def test_days_of_1900_and_2200_are_days() -> None:
    for day in ("1900-01-01", "2200-12-31"):
        report = Report.of(f"{TEXT} وقتل جندي أمس.", published=day)
        assert str(report.published) == day
        assert tell([read(report)]).reports


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{TEXT}\nالمصدر: الجزيرة نت", "قناة الجزيرة"),
        (f"المصدر: عنب بلدي\n{TEXT}", "عنب بلدي"),
        (f"{TEXT}\nالمصدر: رويترز", None),
        (f"{TEXT}\nالمصدر: مجلة الحارة", None),
        (TEXT, None),
    ],
)
def test_a_text_names_its_outlet_by_the_credit(tmp_path: Path, text: str, outlet: str | None) -> None:
    [report] = load(put(tmp_path, "a.txt", text))
    assert report.outlet == outlet
    [row] = load(put(tmp_path, "a.jsonl", json.dumps({"text": text})))
    assert row.outlet == outlet
    [named] = load(put(tmp_path, "b.jsonl", json.dumps({"text": text, "url": "https://www.okaz.com.sa/1"})))
    assert named.outlet == "صحيفة عكاظ"
