# ruff: noqa: E501
"""Each form of file that reports come in: one report comes out, with its text, title, day, outlet and address."""

from __future__ import annotations

import io
import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import written_files as made
from written_files import TEXT, TITLE

import khabar
from khabar import Failure, KhabarError, Report, load
from khabar.outputs.cli import main

DAY = date(2021, 5, 3)
URL = "https://nahr.example/2021/05/03/a"


def reports(
    folder: Path, name: str, data: bytes | str, **asked: object
) -> tuple[list[Report], list[Failure], list[str]]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    failures: list[Failure] = []
    notes: list[str] = []
    return list(load(path, failures=failures, say=notes.append, **asked)), failures, notes  # type: ignore[arg-type]


def rss(text: str = TEXT, day: str = "Mon, 03 May 2021 10:00:00 +0300") -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>النهر</title>'
        f"<item><title>{TITLE}</title><link>{URL}</link><pubDate>{day}</pubDate><description>ملخص</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{line}</p>' for line in text.split(chr(10)))}]]></content:encoded></item></channel></rss>"
    )


def atom() -> str:
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>النهر</title><entry><id>urn:1</id><title>{TITLE}</title><link href="{URL}"/>'
        f'<published>2021-05-03T10:00:00+03:00</published><content type="html">{"".join(f"&lt;p&gt;{p}&lt;/p&gt;" for p in TEXT.split(chr(10)))}</content></entry></feed>'
    )


def newsml(status: str = "usable", more: str = "") -> str:
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:newsml:nahr:1" version="2"><itemMeta>'
        f'<provider literal="النهر"/><versionCreated>2021-05-03T10:00:00+03:00</versionCreated><pubStatus qcode="stat:{status}"/>{more}</itemMeta>'
        f"<contentMeta><headline>{TITLE}</headline></contentMeta><contentSet><inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body>"
        f"{''.join(f'<p>{line}</p>' for line in TEXT.split(chr(10)))}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"
    )


def ninjs(**more: object) -> str:
    item = {
        "uri": "urn:nahr:1",
        "versioncreated": "2021-05-03T10:00:00+03:00",
        "headline": TITLE,
        "body_text": TEXT,
        "provider": "النهر",
    }
    return json.dumps({**item, **more})


def letter(html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = (
        "النهر <news@nahr.example>",
        TITLE,
        "Mon, 03 May 2021 10:00:00 +0300",
    )
    if html:
        message.set_content("x")
        message.add_alternative(
            "".join(f"<p>{line}</p>" for line in TEXT.split("\n")), subtype="html", charset="cp1256", cte="base64"
        )
    else:
        message.set_content(TEXT, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: "
        + URL.encode()
        + b"\r\nDate: Thu, 6 May 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + made.page().encode() + b"\r\n--b--\r\n"
    )


TELEGRAM = {
    "name": "النهر", "type": "public_channel", "id": 7,
    "messages": [
        {"id": 1, "type": "service", "date": "2021-05-01T10:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2021-05-03T10:00:00", "text": [TITLE + "\n", {"type": "bold", "text": TEXT}]},
        {"id": 3, "type": "message", "date": "2021-05-03T11:00:00", "text": ""},
    ],
}  # fmt: skip
ROW = {"id": "7", "العنوان": TITLE, "نص الخبر": TEXT, "الصحيفة": "النهر", "تاريخ النشر": "2021-05-03", "الرابط": URL}
FORMS = {
    "text.txt": TEXT,
    "page.html": made.page(),
    "saved.mhtml": mhtml(),
    "print.pdf": made.pdf(TEXT),
    "desk.docx": made.docx(TITLE, TEXT),
    "rows.jsonl": json.dumps(ROW),
    "rows.json": json.dumps({"status": "ok", "articles": [{"title": TITLE, "content": TEXT, "publishedAt": "2021-05-03T07:00:00Z", "source": {"name": "النهر"}, "url": URL}]}),
    "rows.csv": ",".join(ROW) + "\n" + ",".join(f'"{v}"' for v in ROW.values()),
    "semicolons.csv": "title;body;date;source\n" + f'"{TITLE}";"{TEXT}";03/05/2021;النهر',
    "rows.tsv": "headline\ttext\tdate\n" + f"{TITLE}\t{TEXT.replace(chr(10), ' ')}\t2021-05-03",
    "feed.rss": rss(),
    "feed.xml": atom(),
    "feed.json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "النهر", "items": [{"id": 1, "url": URL, "title": TITLE, "content_text": TEXT, "date_published": "2021-05-03T10:00:00+03:00"}]}),
    "item.xml": newsml(),
    "ninjs.json": ninjs(),
    "ninjs2.json": json.dumps({"uri": "urn:nahr:2", "versioncreated": "2021-05-03T10:00:00+03:00", "headlines": [{"value": TITLE}], "bodies": [{"value": f"<p>{TEXT}</p>"}]}),
    "letter.eml": letter(),
    "letter2.eml": letter(html=True),
    "letters.mbox": b"From a@b Mon May  3 10:00:00 2021\n" + letter() + b"\n",
    "result.json": json.dumps(TELEGRAM),
    "web.warc": made.record(URL, made.page().encode()),
    "web.warc.gz": made.gzipped(made.record(URL, made.page().encode())),
    "web.wacz": made.zipped({"archive/data.warc.gz": made.gzipped(made.record(URL, made.page().encode())), "datapackage.json": b"{}"}),
    "packed.zip": made.zipped({"inner/page.html": made.page().encode(), "picture.png": b"\x89PNG", "__MACOSX/x.txt": b"x"}),
    "packed.txt.gz": made.gzipped(TEXT.encode()),
    "packed2.zip": made.zipped({"rows.csv.gz": made.gzipped(f"text\n\"{TEXT}\"\n".encode())}),
}  # fmt: skip
# What holds no title, day or outlet of its own.
UNTITLED = {"text.txt", "print.pdf", "packed.txt.gz", "packed2.zip", "result.json"}
UNDATED = {"text.txt", "print.pdf", "desk.docx", "packed.txt.gz", "packed2.zip"}
UNNAMED = UNDATED | {"rows.tsv", "ninjs2.json"}


@pytest.mark.parametrize("name", FORMS)
def test_each_form_gives_its_report(tmp_path: Path, name: str) -> None:
    found, failures, _ = reports(tmp_path, name, FORMS[name])
    assert [f.error for f in failures] == []
    [report] = found
    flat = " ".join(report.text.split())
    assert " ".join(TEXT.split()) in flat
    assert (report.title is not None and report.title.of(report.text) == TITLE) or name in UNTITLED
    assert report.published == (None if name in UNDATED else DAY)
    assert report.outlet == (None if name in UNNAMED else "النهر")


def test_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.table({"headline": [TITLE] * 3, "body": [TEXT] * 3, "n": [1, 2, 3], "date": [DAY] * 3}), path)
    assert [(r.id, r.published) for r in load(path)] == [(f"rows-{n}", DAY) for n in (1, 2, 3)]
    pq.write_table(pa.table({"n": [1]}), path)
    with pytest.raises(KhabarError, match="no column holds a text"):
        list(load(path))


def test_columns_may_be_named(tmp_path: Path) -> None:
    data = f'words,kop,text\n"{TEXT}","{TITLE}",x\n'
    [report], failures, _ = reports(tmp_path, "a.csv", data, fields={"text": "words", "title": "kop"})
    assert not failures
    assert report.text == f"{TITLE}\n\n{TEXT}"
    _, failures, _ = reports(tmp_path, "a.csv", data, fields={"text": "wrods"})
    assert "there is no column 'wrods'" in failures[0].error
    with pytest.raises(KhabarError, match="no report has a field 'body'"):
        list(load(tmp_path / "a.csv", fields={"body": "words"}))


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.csv", "n,m\n1,2\n", "no column holds a text"),
        ("scan.pdf", made.pdf("1"), "scanned"),
        ("broken.pdf", b"%PDF-1.7 nothing", "broken"),
        ("a.docx", b"PK\x03\x04 nothing", "cannot be read"),
        ("a.docx", made.zipped({"a": b""}), "no DOCX"),
        ("a.zip", b"PK\x03\x04 nothing", "cannot be read"),
        ("a.xml", "<a><b/></a>", "not known: <a>"),
        ("a.xml", "nothing", "no XML"),
        ("a.opml", "<opml><body/></opml>", "a list of feeds"),
        (
            "a.rss",
            f"<rss><channel><item><link>{URL}</link></item></channel></rss>",
            "1 entries hold an address and no text",
        ),
        ("a.mbox", "nothing", "no mbox"),
        ("a.warc", "nothing", "7 bytes that are no record"),
        ("a.warc", "", "holds no record"),
        ("a.wacz", made.zipped({"a": b""}), "no WARC"),
        ("a.parquet", "nothing", "no Parquet"),
        ("a.png", b"\x89PNG", "files of this kind"),
        ("item.xml", newsml("canceled"), "cancelled it"),
        ("item.xml", newsml("withheld"), "withholds it"),
        ("item.xml", newsml(more="<embargoed>2090-01-01T00:00:00Z</embargoed>"), "under embargo"),
        ("ninjs.json", ninjs(pubstatus="canceled"), "cancelled it"),
        ("ninjs.json", ninjs(embargoed="2090-01-01T00:00:00Z"), "under embargo"),
    ],
)
def test_what_cannot_be_read_is_a_failure_that_says_why(
    tmp_path: Path, name: str, data: bytes | str, told: str
) -> None:
    found, failures, _ = reports(tmp_path, name, data)
    assert found == []
    assert told in failures[0].error


def test_a_correction_is_said_and_kept_as_a_version(tmp_path: Path) -> None:
    first = newsml().replace('version="2"', 'version="1"')
    later = newsml(more='<signal qcode="sig:correction"/>').replace("ثلاثة عمال", "أربعة عمال")
    both = first.replace("</itemSet>", later[later.index("<newsItem") : later.index("</itemSet>")] + "</itemSet>")
    found, failures, notes = reports(tmp_path, "item.xml", both)
    assert not failures
    assert [r.id for r in found] == ["urn:newsml:nahr:1"] * 2
    assert "أربعة" in found[1].text
    assert any("correction" in note for note in notes)


def test_a_day_after_the_capture_is_none(tmp_path: Path) -> None:
    [report], _, notes = reports(tmp_path, "a.rss", rss(day="Mon, 03 May 2100 10:00:00 +0300"))
    assert report.published is None
    assert "lies after" in notes[0]
    [report], _, _ = reports(
        tmp_path, "a.warc", made.record(URL.replace("2021/05/03/", ""), made.page(day="2021-06-30").encode())
    )
    assert report.published is None


def test_a_folder_of_all_forms(tmp_path: Path) -> None:
    for name, data in FORMS.items():
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    failures: list[Failure] = []
    assert len(list(load(tmp_path, failures=failures))) == len(FORMS)
    assert failures == []


@pytest.mark.parametrize("name", ["desk.docx", "web.wacz", "packed.zip", "packed2.zip"])
def test_archives_on_standard_input_are_what_they_hold(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(FORMS[name])

    monkeypatch.setattr("sys.stdin", Piped)
    failures: list[Failure] = []
    assert [TEXT.split("\n")[0] in r.text for r in load("-", failures=failures)] == [True]
    assert failures == []


def test_a_failure_names_the_file_and_not_its_stem_alone(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text("Nothing in Arabic", encoding="utf-8")
    failures: list[Failure] = []
    assert list(load(tmp_path, failures=failures)) == []
    assert [f.report for f in failures] == [str(tmp_path / folder / "note.txt") for folder in ("a", "b")]


@pytest.mark.parametrize(("name", "text"), [("a.jsonl", ""), ("a.json", "[]"), ("a.csv", "text\n"), ("", "")])
def test_a_file_that_holds_nothing_is_told(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name if name else name
    if name:
        (tmp_path / name).write_text(text, encoding="utf-8")
    failures: list[Failure] = []
    assert list(load(path, failures=failures)) == []
    assert [f.stage for f in failures] == ["load"]


def test_an_archive_among_the_reports_is_not_read_as_reports(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    khabar.build(tmp_path, tmp_path / "archive")
    failures: list[Failure] = []
    said: list[str] = []
    assert [r.id for r in load(tmp_path, failures=failures, say=said.append)] == ["a"]
    assert failures == []
    assert said == [f"{tmp_path / 'archive'}: this archive is passed over"]


def test_the_command_takes_the_columns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'words\n"{TEXT}"\n', encoding="utf-8")
    assert main(["read", str(path)]) == 1
    assert "--fields text=COLUMN" in capsys.readouterr().err
    assert main(["read", str(path), "--fields", "text=words"]) == 0
    assert main(["read", str(path), "--fields", "text"]) == 2
