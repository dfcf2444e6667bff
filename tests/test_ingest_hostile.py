# ruff: noqa: E501
"""What is broken, too large or made to harm: a failure that says why, and everything else of the file is read."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from pathlib import Path

import pytest
import written_files as made
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_ingest_files import newsml
from written_files import TEXT, page, record

from khabar import Failure, Report, load
from khabar.ingest import page as pages
from khabar.ingest.kinds import ENDINGS, read_source
from khabar.ingest.page.tree import LARGEST
from khabar.ingest.source import Source

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{k} "{f"&a{k - 1 or str()};" * 10}">' for k in range(1, 10))
    + "]><rss><channel><item><title>&a9;</title></item></channel></rss>"
)  # fmt: skip
THIEF = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><description>&x;</description></item></channel></rss>'


def read(name: str, data: bytes) -> tuple[list[Report], list[Failure]]:
    source = Source(name, name, lambda: io.BytesIO(data))
    items = list(read_source(source, lambda note: None))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Failure)]


def made_newsml(version: str) -> str:
    return newsml().replace('version="2"', f'version="{version}"')


def nested(depth: int) -> bytes:
    data = made.zipped({"a.txt": TEXT.encode()})
    for _ in range(depth):
        data = made.zipped({"b.zip": data})
    return data


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("bomb.zip", lambda: made.zipped({"a.jsonl": b"x" * (20 << 20)}), "when it is unpacked"),
        ("line.zip", lambda: made.zipped({"a.txt": b" x" * (33 << 20)}, 0), "larger than 64 MB"),
        ("long.docx", lambda: made.zipped({"word/document.xml": b"<w>" + b" " * (64 << 20)}, 0), "XML of 64 MB"),
        ("bomb.jsonl.gz", lambda: gzip.compress(b"x" * (20 << 20), 9), "when it is unpacked"),
        ("nested.zip", lambda: nested(5), "an archive within 3 others"),
        ("bomb.warc.gz", lambda: gzip.compress(b"x" * (20 << 20), 9), "when it is unpacked"),
        ("laughs.xml", lambda: BOMB.encode(), "declares entities"),
        ("thief.xml", lambda: THIEF.encode(), "declares entities"),
        ("utf16.xml", lambda: BOMB.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"), "declares entities"),
        ("large.html", lambda: b"<p>" + b"a " * (50 << 20), "a page of 100 MB" if LARGEST > (100 << 20) else "MB"),
        ("tags.html", lambda: b"<b>" * 400_000, "tags"),
        ("deep.json", lambda: b"[" * 200_000, "no JSON"),
        ("deep.jsonl", lambda: b'{"text":' * 100_000, "no JSON"),
        ("cut.csv.gz", lambda: gzip.compress(f'text\n"{TEXT}"\n'.encode())[:-20], "broken"),
        ("cut.zip", lambda: made.zipped({"a.txt": TEXT.encode()})[:-30], "cannot be read"),
        ("quote.csv", lambda: b'text\n"' + b"x" * 100, "hardly any Arabic"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)  # fmt: skip
def test_bombs_and_damage_are_failures(name: str, data: object, told: str) -> None:
    found, failures = read(name, data())  # type: ignore[operator]
    assert found == []
    assert any(told in f.error for f in failures), failures


@pytest.mark.parametrize(
    ("data", "told"),
    [(made.pdf(TEXT), "reading PDF needs pypdfium2"), (b"<html>no", "this is no PDF, and reading PDF needs")],
)
def test_without_what_reads_pdf_both_are_told(data: bytes, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    _, [failure] = read("a.pdf", data)
    assert failure.error.startswith(told)


def test_a_moment_at_the_end_of_time_ends_nothing() -> None:
    reports, failures = read("a.warc", web(one(1, at="9999-12-31T23:59:59Z"), one(2)))
    assert len(reports) == 2
    assert failures == []


def test_a_deep_page_is_read_as_far_as_a_page_is_deep() -> None:
    deep = "<div>" * 3000 + f"<p>{TEXT}</p>" + "</div>" * 3000
    found, failures = read("a.html", page(text=TEXT).replace("</article>", f"</article>{deep}").encode())
    assert not failures
    assert TEXT.split("\n")[0] in found[0].text


def web(*records: bytes) -> bytes:
    return b"".join(records)


def one(number: int, **more: str) -> bytes:
    return record(f"https://nahr.example/{number}", page(f"خبر رقم {number} عن القصف في المدينة").encode(), **more)


@pytest.mark.parametrize(
    "broken",
    [
        b"garbage\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nabc\r\n\r\n",
        one(9).replace(b"Content-Length: ", b"Content-Length: 9"),
        one(9).replace(b"Content-Length: ", b"Content-Length: 0x"),
        record("https://nahr.example/9", b"\x1f\x8bnothing", "Content-Type: text/html\r\nContent-Encoding: gzip"),
        record("https://nahr.example/9", b"x", "Content-Type: text/html\r\nContent-Encoding: zebra"),
        record("https://nahr.example/9", b"", "Content-Type: text/html"),
        b"\x00" * 70_000,
    ],
    ids=range(9),
)
def test_a_broken_record_takes_no_other_with_it(broken: bytes) -> None:
    found, failures = read("a.warc", web(one(1), broken, one(2)))
    assert {1, 2} <= {int(r.url.rsplit("/", 1)[1]) for r in found if r.url}
    assert failures or len(found) == 3


def test_a_length_that_is_too_long_does_not_swallow_the_next_record() -> None:
    first = one(1)
    length = int(first.split(b"msgtype=response\r\nContent-Length: ")[1].split(b"\r\n")[0])
    longer = first.replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + 500))
    found, _ = read("a.warc", web(longer, one(2), one(3)))
    assert len(found) == 3


@pytest.mark.parametrize("length", ["10", "99999999"])
def test_a_wrong_length_loses_neither_its_record_nor_the_next(length: str) -> None:
    first = re.sub(rb"(?<=\nContent-Length: )\d+", length.encode(), one(1), count=1)
    reports, failures = read("a.warc", web(first, one(2)))
    assert [r.url for r in reports] == [f"https://nahr.example/{n}" for n in (1, 2)]
    assert failures == []


def test_what_stands_before_a_break_in_a_packed_file_is_read() -> None:
    rows = "".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} {n * 7919}"}) + "\n" for n in range(400)).encode()
    data = gzip.compress(rows)
    reports, failures = read("a.jsonl.gz", data[: len(data) // 2])
    assert reports[0].id == "r0"
    assert len(reports) > 50
    assert len(failures) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("twice.txt", TEXT.encode().decode("cp1252", "replace").encode()),
        ("twice.html", page().encode().decode("latin-1").encode()),
        ("said.html", page().replace('charset="utf-8"', "charset=windows-1252").encode("cp1256")),
    ],
)
def test_encodings_within_each_other_and_wrongly_said(name: str, data: bytes) -> None:
    if name == "twice.txt":
        # As editors do it, that keep what Windows-1252 has no sign for.
        data = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in TEXT.encode()).encode()
    reports, failures = read(name, data)
    assert failures == []
    assert TEXT in reports[0].text


@pytest.mark.parametrize(
    ("row", "id_", "title"),
    [
        ({"id": {"$oid": "5f"}, "title": ["عنوان طويل"]}, "5f", "عنوان طويل"),
        ({"id": {"x": 1}, "title": {}}, "rows-1", None),
    ],
)
def test_cells_that_are_no_text(row: dict[str, object], id_: str, title: str | None) -> None:
    [report], _ = read("rows.jsonl", json.dumps({"text": TEXT, **row}).encode())
    assert (report.id, report.title and report.title.of(report.text)) == (id_, title)


def test_a_broken_member_of_a_packed_archive_is_passed_over() -> None:
    members = [gzip.compress(one(k)) for k in (1, 2, 3)]
    members[1] = members[1][:30] + b"\x00" * 40 + members[1][70:]
    found, failures = read("a.warc.gz", b"".join(members))
    assert [r.url for r in found if r.url][::2] != []
    assert {r.url for r in found} >= {"https://nahr.example/1", "https://nahr.example/3"}
    assert isinstance(failures, list)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page().encode()), "Content-Type: text/html\r\nContent-Encoding: gzip"),
        (gzip.compress(gzip.compress(page().encode())), "Content-Type: text/html\r\nContent-Encoding: gzip, gzip"),
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(page().encode()), page().encode()),
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
        ),
        (page().encode(), "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"),
        (page().encode("cp1256", "xmlcharrefreplace"), "Content-Type: text/html; charset=utf-8"),
        (page().replace("utf-8", "windows-1256").encode(), "Content-Type: text/html; charset=windows-1256"),
        (page().encode("utf-16"), "Content-Type: text/html"),
    ],
)
def test_answers_are_unpacked_and_charsets_that_lie_are_seen_through(body: bytes, headers: str) -> None:
    [report], failures = read("a.warc", record("https://nahr.example/1", body, headers))
    assert not failures
    assert TEXT.split("\n")[0] in report.text


def test_a_bomb_within_an_answer_is_cut() -> None:
    found, failures = read("a.warc", record("https://nahr.example/1", gzip.compress(b"<p>" * (20 << 20), 9), "Content-Type: text/html\r\nContent-Encoding: gzip"))  # fmt: skip
    assert found == []
    assert "MB" in failures[0].error


@pytest.mark.parametrize(
    "day", ["2150-01-01", "9999-12-31T23:59:59Z", "0000-00-00", "2021-13-45", "1970-01-01", "99999999999999", "-1"]
)
def test_clocks_that_are_wrong_tell_no_day(day: str) -> None:
    found = pages.read_page(page(day=day).encode(), captured=None if day.startswith(("0", "1", "-")) else _NOW)
    assert found.published is None


_NOW = pages.datetime.fromisoformat("2021-06-01T00:00:00+00:00")


def test_of_a_build_and_an_expiry_no_day_is_made() -> None:
    head = '<meta name="build" content="2021-05-20"><meta name="expires" content="2021-05-30"><meta http-equiv="last-modified" content="2021-05-21">'
    found = pages.read_page(page(day="x", head=head).encode(), captured=_NOW)
    assert found.published is None


def test_lists_that_are_no_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for value in (
        [],
        {},
        [1],
        {"messages": [1, {"text": [None, 3]}]},
        {"chats": {"list": 3}},
        {"version": "https://jsonfeed.org/1", "items": [1]},
    ):
        path.write_text(json.dumps(value), encoding="utf-8")
        failures: list[Failure] = []
        assert list(load(path, failures=failures)) == []


BAD = "http://[nahr/a"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps([{"uri": "urn:a", "body_text": TEXT, "bodies": 5, "headlines": 5, "infosources": "x"}])),
        ("a.json", json.dumps([{"uri": "urn:a", "bodies": [{"value": TEXT}], "headlines": {"value": "x"}, "infosources": 5}])),
        ("a.json", json.dumps({"name": "قناة", "messages": [{"id": 1, "type": "message", "text": TEXT, "date_unixtime": "²"}]})),
        ("a.json", json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "url": BAD, "content_text": TEXT, "authors": 5}]})),
        ("a.warc", record(BAD, page().encode())),
        ("a.warc", record(f"https://web.archive.org/web/20210503101112/{BAD}", page().encode())),
        ("a.xml", f"<rss><channel><item><link>{BAD}</link><description>{TEXT}</description></item></channel></rss>"),
        ("a.xml", made_newsml("²")),
        ("a.xml", made_newsml("9" * 5000)),
    ],
)  # fmt: skip
def test_a_value_that_is_none_costs_no_report(name: str, data: str | bytes) -> None:
    reports, failures = read(name, data.encode() if isinstance(data, str) else data)
    assert failures == []
    assert TEXT.split("\n")[0] in reports[0].text


def test_what_a_reader_breaks_on_is_a_failure_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*asked: object) -> object:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("khabar.ingest.kinds.report_of", broken)
    assert read("a.txt", TEXT.encode())[1] == [Failure("a.txt", "load", "ZeroDivisionError: x")]
    monkeypatch.setattr("khabar.ingest.warc.page_reports", broken)
    assert [f.report for f in read("a.warc", web(one(1), one(2)))[1]] == ["a.warc[1]", "a.warc[2]"]


PIECES = st.sampled_from(
    [page().encode(), made.docx("a", TEXT), made.pdf(TEXT), one(1), gzip.compress(one(2)), BOMB.encode(), b"From a\n\nx", b"text,a\n",
     json.dumps({"text": TEXT}).encode(), b"<rss><channel><item>", TEXT.encode("cp1256"), b"Content-Type: multipart/mixed; boundary=b\n\n--b"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of which some bytes were changed, taken out or put in."""
    data = bytearray(b"".join(draw(st.lists(PIECES, min_size=1, max_size=3))))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        data[at : at + draw(st.integers(0, 20))] = draw(st.binary(max_size=20))
    return bytes(data)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(damaged(), st.sampled_from(sorted(set(ENDINGS) | {".warc.gz"})))
def test_no_bytes_break_a_reader(data: bytes, ending: str) -> None:
    for item in read_source(Source("x" + ending, "x" + ending, lambda: io.BytesIO(data)), lambda note: None):
        assert isinstance(item, Report) or not re.match(r"[A-Z]\w*(Error|Exception)\b: ", item.error), item
