# ruff: noqa: E501
"""Pages: what they say of their article, where they say it, and which of it is believed."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from written_files import TEXT, TITLE, page

from khabar import Archive, build, load, read
from khabar.ingest.moments import moment_of
from khabar.ingest.page import read_page
from khabar.outputs.export import export
from khabar.outputs.export.chosen import Chosen
from khabar.read.form import to_dict
from quality.pages import measure
from quality.pages.write import pages

NOW = datetime.fromisoformat("2021-06-01T00:00:00+00:00")
SAVED = measure.saved()


def test_the_saved_pages_are_read_as_figures_say() -> None:
    found, _ = measure.scores(measure.by_khabar, SAVED)
    assert len(SAVED) >= 60
    assert found["title"] >= 0.98
    assert found["day"] >= 0.97
    assert found["text"] >= 0.95


def test_the_saved_pages_are_those_that_the_templates_make() -> None:
    made = pages()
    assert len({name.rsplit("-", 1)[0] for name, _, _ in made}) >= 20
    assert [data for _, data, _ in made] == [data for data, _ in SAVED]


def head(**more: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{value}">' for name, value in more.items())


def linked(published: str, **more: str) -> str:
    inner = "".join(f',"{key}":{value}' for key, value in more.items())
    return f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"{published}"{inner}}}</script>'


def test_everything_a_page_says() -> None:
    more = linked(
        "2021-05-03T10:00:00+03:00", author='[{"name":"سمير الحداد"},{"name":"رويترز"}]', inLanguage='"ar-SY"'
    )
    source = page(head='<link rel="canonical" href="/2021/05/03/a">' + more)
    found = read_page(source.encode(), url="https://amp.nahr.example/amp/a?x=1", captured=NOW)
    assert (found.title, found.published, found.outlet) == (TITLE, date(2021, 5, 3), "النهر")
    assert found.at == datetime.fromisoformat("2021-05-03T10:00:00+03:00")
    assert (found.author, found.agency, found.language) == ("سمير الحداد", "رويترز", "ar")
    assert found.url == "https://amp.nahr.example/2021/05/03/a"
    assert found.text == TEXT
    assert dict(found.agree)["day"] == ("linked data", "meta", "address")
    assert found.differ == ()


def test_the_agency_of_the_byline_is_credited_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for name, key in (("رويترز", "رويترز"), ("AFP", "وكالة فرانس برس"), ("سمير الحداد", None)):
        path.write_text(page(head=f'<meta name="author" content="{name}">'), encoding="utf-8")
        [report] = load(path)
        assert read(report).agencies == ((key,) if key else ())


def test_what_metadata_tell_is_kept_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    more = linked("2021-05-03T22:30:00Z", author='[{"name":"سمير الحداد"},{"name":"رويترز"}]')
    path.write_text(page(head=more, day="2021-05-04T01:30:00+03:00"), encoding="utf-8")
    [report] = load(path)
    assert report.text.endswith(TEXT)
    assert (report.author, report.agency) == ("سمير الحداد", "رويترز")
    assert report.at == datetime.fromisoformat("2021-05-03T22:30:00+00:00")
    archive = build(path, tmp_path / "archive")
    [kept] = archive.reports()
    assert (kept.author, kept.agency, kept.at) == (report.author, report.agency, report.at)
    reading = archive.reading(report.id)
    assert (reading.report.author, reading.agencies) == ("سمير الحداد", ("رويترز",))
    for form, words in (
        ("bibtex", "author = {{سمير الحداد}}"),
        ("ninjs", '"byline":"سمير الحداد"'),
        ("ninjs", '"versioncreated":"2021-05-03T22:30'),
    ):
        export(Chosen(archive), form, tmp_path / form)
        assert words in (tmp_path / form).read_text(encoding="utf-8")
    told = to_dict(reading)
    assert (told["author"], told["agency"], told["at"]) == ("سمير الحداد", "رويترز", "2021-05-03T22:30:00+00:00")


def test_an_archive_that_is_older_than_a_column_is_read_and_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.archive import tables

    first, second = (tmp_path / f"{n}.html" for n in (1, 2))
    for path in (first, second):
        path.write_text(page(head='<meta name="author" content="سمير الحداد">'), encoding="utf-8")
    place = tmp_path / "archive"
    with monkeypatch.context() as older:
        columns = {k: v for k, v in tables.COLUMNS["reports"].items() if k not in ("author", "agency", "at")}
        older.setitem(tables.COLUMNS, "reports", columns)
        tables.schema.cache_clear()
        build(first, place)
    tables.schema.cache_clear()
    assert Archive.open(place).reading("1").report.author is None
    assert export(Chosen(Archive.open(place)), "bibtex", tmp_path / "a.bib") == 1
    both = build(second, place)
    assert both.reading("2").report.author == "سمير الحداد"
    assert export(Chosen(both), "bibtex", tmp_path / "a.bib") == 2
    assert (tmp_path / "a.bib").read_text(encoding="utf-8").count("author") == 1


def test_places_that_tell_other_titles_and_another_language_are_said(tmp_path: Path) -> None:
    said: list[str] = []
    path = tmp_path / "a.html"
    source = page(head='<meta property="og:title" content="خبر آخر تماما عن الميناء">').replace(
        'lang="ar"', 'lang="fa"'
    )
    path.write_text(source, encoding="utf-8")
    assert len(list(load(path, say=said.append))) == 1
    assert any("its title" in note and "خبر آخر تماما عن الميناء by meta" in note for note in said)
    assert any("'fa'" in note for note in said)


POSTS = "".join(
    f"""<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="nahr/{n}"><a class="tgme_widget_message_owner_name"
    href="#">قناة النهر</a><div class="tgme_widget_message_reply"><div class="tgme_widget_message_text">رد على خبر قديم</div></div>
    <div class="tgme_widget_message_text">{text}</div><time datetime="2021-05-0{n}T10:00:00+00:00">10:00</time></div></div>"""
    for n, text in ((3, f"<b>{TITLE}</b><br><br>{TEXT}"), (4, "أصيب عامل<br>في الميناء"), (5, ""))
)


def test_each_post_of_a_channel_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "channel.html"
    path.write_text(f"<html><body><main>{POSTS}</main></body></html>", encoding="utf-8")
    found = list(load(path))
    assert [(r.url, str(r.published), r.outlet) for r in found] == [
        ("https://t.me/nahr/3", "2021-05-03", "قناة النهر"), ("https://t.me/nahr/4", "2021-05-04", "قناة النهر"),
    ]  # fmt: skip
    assert found[0].title is not None
    assert found[0].title.of(found[0].text) == TITLE
    assert found[1].text == "أصيب عامل\nفي الميناء"
    # An address that names one post means that one.
    one = read_page(path.read_bytes(), url="https://t.me/s/nahr/4")
    assert one.text == "أصيب عامل\nفي الميناء"


@pytest.mark.parametrize(
    ("body", "title", "day"),
    [
        # No heading at all, all of it within a form, the day in numbers, the site's own last change below.
        ("<form><div class='path'>الرئيسية &gt; الأخبار &gt; التفاصيل</div><span class='NewsTitle'>{title}</span>"
         "<span>03/05/2021</span><div>{text}</div><div>آخر تحديث للموقع: 20/05/2021</div></form>", TITLE, date(2021, 5, 3)),
        # The title only in that of the page, after the name of the site.
        ("<main><h3>صفحة الحي</h3><p>{title}</p>{text}<footer><abbr>3 مايو 2021 الساعة 10:05 ص</abbr></footer></main>", TITLE,
         date(2021, 5, 3)),
        ("<h1>صحيفة الحي اليومية</h1><h2>{title}</h2><div>تاريخ النشر: 3/5/2021</div>{text}", TITLE, date(2021, 5, 3)),
        # When it was taken over, and when it was first published.
        ("<h1>{title}</h1><dl><dd class='tag--posted'><time datetime='2021-05-09'></time></dd><dd class='tag--published'>"
         "<time datetime='2021-05-03'></time></dd></dl>{text}", TITLE, date(2021, 5, 3)),
    ],
)  # fmt: skip
def test_pages_that_name_their_parts_in_other_ways(body: str, title: str, day: date) -> None:
    text = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    source = f"<html><head><title>صفحة الحي - {TITLE}</title></head><body>{body.format(title=TITLE, text=text)}</body></html>"
    found = read_page(source.encode(), captured=NOW)
    assert (found.title, found.published) == (title, day)
    assert [line for line in TEXT.split("\n") if line not in found.text] == []
    assert "الرئيسية" not in found.text


def test_the_address_within_that_of_a_web_archive() -> None:
    url = "https://web.archive.org/web/20210520101112/http://www.nahr.example:80/2021/05/03/a"
    found = read_page(page().replace("article:published_time", "x").encode(), url=url, captured=NOW)
    assert (found.url, found.published) == ("http://www.nahr.example/2021/05/03/a", date(2021, 5, 3))


def test_where_places_differ_it_is_said() -> None:
    source = page(day="2021-05-20T10:00:00+03:00", head=linked("2021-05-03T09:00:00+03:00"))
    found = read_page(source.encode(), url="https://nahr.example/2021/05/03/a", captured=NOW)
    assert found.published == date(2021, 5, 3)
    assert ("day", "meta", "2021-05-20") in found.differ


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("نشر في 4 أيار/مايو 2021 - 00:40", date(2021, 5, 4)),
        ("", date(2021, 5, 3)),
        ("نشر في 9 أيار/مايو 2021", date(2021, 5, 3)),
    ],
)
def test_a_moment_in_universal_time_is_of_the_day_that_readers_see(shown: str, day: date) -> None:
    source = page(day="2021-05-03T21:40:00Z", head=linked("2021-05-03T21:40:00Z")).replace(
        "</h1>", f"</h1><div class='date'>{shown}</div>"
    )
    assert read_page(source.encode(), captured=NOW).published == day


@pytest.mark.parametrize(
    "stamp",
    [
        "<time datetime='2021-05-03'>أمس</time>",
        "<span class='date'>الاثنين ٣ أيار ٢٠٢١</span>",
        "<span>03/05/2021 - 10:15</span>",
        "<div class='info'><i></i> نشر في: 3 مايو 2021 - آخر تحديث: 7 مايو 2021</div>",
        "<meta itemprop='datePublished' content='2021-05-03'>",
        "<div>آخر تحديث: 3 مايو 2021</div>",
    ],
)
def test_a_day_that_stands_by_the_heading(stamp: str) -> None:
    banner = "<div class='today'>الثلاثاء 1 حزيران 2021</div>"
    comment = "<div class='comments'><div class='comment'><span class='date'>5 مايو 2021</span><p>تعليق</p></div></div>"
    source = (
        page(day="x")
        .replace("<nav>", f"{banner}<nav>")
        .replace("</h1>", f"</h1>{stamp}")
        .replace("</article>", f"</article>{comment}")
    )
    assert read_page(source.encode(), captured=NOW).published == date(2021, 5, 3)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2021-05-03T10:00:00.123+0300", "2021-05-03"),
        ("20210503", "2021-05-03"),
        ("1620025200", "2021-05-03"),
        ("1620025200000", "2021-05-03"),
        ("Mon, 03 May 2021 10:00:00 GMT", "2021-05-03"),
        ("Mon May 03 2021 10:00:00 GMT+0300 (Arabia Standard Time)", "2021-05-03"),
        ("3/5/2021 10:00 م", "2021-05-03"),
        ("٣ مايو ٢٠٢١", "2021-05-03"),
        ("12 شباط 2022", "2022-02-12"),
        ("2021-02-30", None),
        ("20215", None),
        ("", None),
    ],
)
def test_ways_to_write_a_moment(told: str, day: str | None) -> None:
    found = moment_of(told)
    assert (str(found.day) if found else None) == day


@pytest.mark.parametrize(
    "title",
    [f"{TITLE} | النهر", f"النهر | {TITLE}", f"{TITLE} - سياسة - النهر", f"{TITLE} – قناة الجزيرة", TITLE],
)
def test_the_outlet_is_no_part_of_the_title(title: str) -> None:
    source = f'<title>{title}</title><meta property="og:site_name" content="النهر"><div>{"".join(f"<p>{p}</p>" for p in TEXT.split(chr(10)))}</div>'
    url = "https://www.aljazeera.net/a/1" if "الجزيرة" in title else "https://nahr.example/a/1"
    expected = f"{TITLE} - سياسة" if "سياسة" in title else TITLE
    assert read_page(source.encode(), url=url).title == expected
