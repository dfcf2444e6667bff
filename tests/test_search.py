"""Search: words are found in every form, names under every spelling, filters hold, and the catalogue follows the archive."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest
from web_site import client

import khabar
from khabar.archive.catalogue import ranked
from khabar.archive.catalogue.query import Part
from khabar.archive.catalogue.search import FILTERS, Finds, Wanted, search
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.snippets import snippet
from khabar.archive.catalogue.words import line
from khabar.archive.reader import Archive
from khabar.errors import KhabarError
from khabar.outputs.cli import main
from khabar.outputs.commands import search as command
from khabar.outputs.narrowed import narrowed
from khabar.outputs.web.filters import LISTS

STORIES = Path(__file__).parent / "stories"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("search") / "archive"
    khabar.build(STORIES, place)
    return place


@pytest.fixture(scope="module")
def catalogue(archive: Path) -> Catalogue:
    return Catalogue.open(archive)


def ids(found: Finds) -> list[str]:
    return [hit.id for hit in found.hits]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة", "الوزارة"), ("وزارة", "ووزارتهم"), ("بيان", "البيان"), ("المدينة", "وبالمدينة"), ("للجيش", "الجيش"), ("فقال", "قال"),
        ("بدمشق", "دمشق"), ("مدنيين", "المدنيون"), ("غارة", "بالغارات"), ("إسرائيل", "اسرائيل"), ("٣٨", "38"), ("1,200", "1200"),
        ("قتلى", "قتيلا"), ("الجرحى", "جريحين"), ("أطفال", "طفلة"), ("صواريخ", "بصاروخين"), ("للهجمات", "هجوم"), ("ضحاياهم", "ضحية"),
        ("مساجدهم", "مسجد"), ("والأسرى", "أسيرا"), ("بمالي", "مالي"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert line(one) == line(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("سلام", "كلام"), ("وادي", "ادي"), ("بليدا", "ليدا"), ("قصف", "عصف"), ("مدنيون", "مدن"), ("أسرى", "أسر"), ("مالي", "مالية"),
     ("الشباب", "شاب"), ("بنين", "ابن")],
)  # fmt: skip
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert line(one) != line(other)


@pytest.mark.parametrize(
    ("typed", "report"),
    [
        ("سوق المواشي", "nyala-accuser"), ("بالسواطير", "ituri-four"), ("مخزن ذخيرة", "nyala-denial"),
        ("اعتذرت الإدارة", "taiz-correction"),
        ("لسوق الخضار", "bab-market"), ("لمحامي دارفور", "nyala-site"),
    ],
)  # fmt: skip
def test_words_find_their_report_first(catalogue: Catalogue, typed: str, report: str) -> None:
    assert ids(search(catalogue, Wanted(typed)))[:1] == [report]


def test_a_phrase_stands_in_its_order_and_a_minus_keeps_out(catalogue: Catalogue) -> None:
    assert ids(search(catalogue, Wanted('"سيارة مفخخة"'))) != []
    assert ids(search(catalogue, Wanted('"مفخخة سيارة"'))) == []
    both = set(ids(search(catalogue, Wanted("سوق"))))
    assert {r for r in both if r.startswith("nyala")}
    assert not [r for r in ids(search(catalogue, Wanted("سوق -نيالا"))) if r.startswith("nyala")]


def test_a_name_is_found_under_its_other_spellings(catalogue: Catalogue) -> None:
    """One paper writes `سلاح الجو` … for the same body as others; whoever asks for one spelling finds the others."""
    row = catalogue.row(
        "select a.name one, b.name other, a.entity from surfaces a join surfaces b on a.entity = b.entity and a.stems < b.stems "
        "where not exists (select 1 from surfaces o where o.stems in (a.stems, b.stems) and o.entity != a.entity) "
        "and instr(b.stems, a.stems) = 0 and instr(a.stems, b.stems) = 0 and a.count > 0 and b.count > 0 order by a.entity limit 1"
    )
    assert row is not None, "no entity of the stories has two spellings"
    mine = set(ids(search(catalogue, Wanted(row["one"], limit=100))))
    theirs = set(ids(search(catalogue, Wanted(f'"{row["other"]}"', limit=100))))
    assert theirs - set(ids(search(catalogue, Wanted(f'"{row["one"]}"', limit=100)))), (
        "no report has the other spelling alone"
    )
    assert theirs <= mine


def test_filters(catalogue: Catalogue) -> None:
    assert {r.split("-")[0] for r in ids(search(catalogue, Wanted("قتلى", place="نيالا")))} <= {"nyala"}
    assert ids(search(catalogue, Wanted("قصف", outlet="موقع يمن نيوز"))) == ["taiz-correction"]
    found = search(catalogue, Wanted("قتل", first="2021-06-01", last="2021-12-31", limit=100)).hits
    assert found
    assert all("2021-06-01" <= (hit.published or "") <= "2021-12-31" for hit in found)
    said = search(catalogue, Wanted("قصف", "statements", source="الجيش السوداني")).hits
    assert said
    assert {hit.source for hit in said} == {"الجيش السوداني", "الناطق باسم القوات المسلحة السودانية"}
    kinds = search(catalogue, Wanted("", "entities", type="place", limit=5)).hits
    assert {hit.source for hit in kinds} == {"place"}


def test_marks_are_the_words_that_were_looked_for(catalogue: Catalogue) -> None:
    hit = search(catalogue, Wanted("المواشي نيالا")).hits[0]
    shown = hit.snippet
    assert shown is not None
    text = catalogue.text(hit.id)
    assert text is not None
    assert text[shown.start : shown.end] == shown.text
    assert {line(text[a:b]) for a, b in shown.marks} == set(line("المواشي نيالا").split())


def test_what_holds_no_report_is_not_found_and_some_words_are_said_to_be_some(catalogue: Catalogue) -> None:
    assert search(catalogue, Wanted("هيدروجيوفيزيائي")).hits == ()
    assert search(catalogue, Wanted("المواشي هيدروجيوفيزيائي")).loosely


@pytest.mark.parametrize(
    "typed",
    ['"', "-", "AND", 'NEAR("a" b)', "*", "a:b", "'; drop table reports; --", "(((", "\x00", "قصف" * 500, "، ؟"],
)
def test_no_sign_breaks_it(catalogue: Catalogue, typed: str) -> None:
    for kind in ("reports", "statements", "entities"):
        search(catalogue, Wanted(typed, kind))


def test_pages_follow_each_other(catalogue: Catalogue) -> None:
    first, second = (ids(search(catalogue, Wanted("قتل", limit=4, start=start))) for start in (0, 4))
    assert first + second == ids(search(catalogue, Wanted("قتل", limit=8)))


def test_a_kind_that_there_is_not_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(KhabarError, match="Ask for reports"):
        search(catalogue, Wanted("قصف", "pictures"))


def test_the_catalogue_follows_the_archive_and_equals_one_made_at_once(archive: Path, tmp_path: Path) -> None:
    files = sorted(STORIES.glob("*.jsonl"))
    grown = tmp_path / "grown"
    khabar.build(files[:4], grown)
    catalogue = Catalogue.open(grown)
    before = len(catalogue.rows("select id from reports"))
    khabar.build(files, grown)
    assert catalogue.refresh()
    assert not catalogue.refresh()
    again = Catalogue.open(archive)
    assert len(catalogue.rows("select id from reports")) > before
    for table, columns in (
        ("stories", "id, title, reports"),
        ("claims", "id, value, relation"),
        ("said", "id, text"),
        ("reports", "id, story"),
    ):
        query = f"select {columns} from {table} order by {columns}"
        assert catalogue.rows(query) == again.rows(query), table
    for typed in ("سوق", "الدعم السريع", "قصف مدنيين"):
        assert ids(search(catalogue, Wanted(typed, limit=100))) != []
        assert set(ids(search(catalogue, Wanted(typed, limit=100)))) == set(
            ids(search(again, Wanted(typed, limit=100)))
        )


def test_a_damaged_catalogue_is_made_again(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(archive, copy)
    for end in ("", "-wal", "-shm"):
        (copy / f"catalogue.sqlite{end}").unlink(missing_ok=True)
    (copy / "catalogue.sqlite").write_bytes(b"not a database" * 500)
    assert search(Catalogue.open(copy), Wanted("سوق")).hits


def test_a_day_that_was_found_otherwise_is_followed(tmp_path: Path) -> None:
    """A report without a day takes that of the one that it copies; a later build finds another to copy."""
    text = (
        "قتل ستة صيادين في انفجار لغم بحري قرب ميناء المخا يوم السبت، بحسب خفر السواحل. "
        "وقال شهود إن القارب غرق بعد الانفجار وإن فرق الإنقاذ انتشلت الجثث."
    )
    found = []
    for name, day in (("u", None), ("x", "2024-05-11"), ("a", "2024-05-04")):
        row = {"id": name, "outlet": name, "published": day, "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        khabar.build([tmp_path / f"{name}.jsonl"], tmp_path / "archive")
        read = Archive.open(tmp_path / "archive").reading("u")
        assert Catalogue.open(tmp_path / "archive").readings(["u"]) == {"u": read}
        found.append(str(read.published))
    assert found == ["None", "2024-05-11", "2024-05-04"]


@pytest.mark.parametrize("outdated", [False, True])
def test_two_who_open_a_catalogue_that_is_not_there_make_one(archive: Path, tmp_path: Path, outdated: bool) -> None:
    """The second one comes while the first one fills it: it waits, and finds it filled."""
    copy = tmp_path / "copy"
    shutil.copytree(archive, copy, ignore=shutil.ignore_patterns("catalogue.*"))
    if outdated:
        (copy / "catalogue.sqlite").write_bytes(b"not a database" * 500)
    filling, changed = threading.Event(), []
    second = threading.Thread(target=lambda: changed.append(Catalogue(copy).refresh()))

    def step(name: str, done: int, total: int) -> None:
        if not filling.is_set():
            filling.set()
            second.start()
            second.join(0.5)

    first = Catalogue(copy)
    assert first.refresh(step)
    second.join()
    assert changed == [False]
    assert search(first, Wanted("سوق")).hits


@pytest.mark.parametrize(
    ("option", "name", "told"),
    [
        ("--place", "قرية الغيم", "--place"),
        ("--source", "فلان الغيم", "--source"),
        ("--story", "none", "--story"),
        ("--place", "السودان", ""),
    ],
)
def test_who_asks_for_what_the_archive_does_not_know_is_told(
    archive: Path, capsys: pytest.CaptureFixture[str], option: str, name: str, told: str
) -> None:
    assert main(["search", "كلمة_ليست_هنا", option, name, "-a", str(archive)]) == 0
    found = capsys.readouterr()
    assert found.out == "nothing found\n"
    assert (told in found.err and name in found.err) if told else found.err == ""
    assert main(["search", "-n", "0", "-a", str(archive)]) == 2


def test_the_command(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "سوق", "المواشي", "-a", str(archive), "--json", "-n", "2"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [hit["id"] for hit in told["hits"]] == ["nyala-accuser", "nyala-denial"]
    assert main(["search", "المواشي", "-a", str(archive), "--colour", "never"]) == 0
    assert "[المواشي]" in capsys.readouterr().out
    assert main(["search", "قصف", "-a", str(archive.parent / "none")]) == 2


@pytest.mark.parametrize("kind", ["reports", "statements"])
def test_a_day_is_one_however_it_is_written(catalogue: Catalogue, kind: str) -> None:
    def within(first: str, last: str) -> list[str]:
        return ids(search(catalogue, Wanted(kind=kind, first=first, last=last, limit=100)))

    assert within("2021-06-09", "2021-06-10")
    assert within("20210609", " 2021-06-10 ") == within("2021-06-09", "2021-06-10")
    with pytest.raises(KhabarError, match="no day"):
        within("9 June", "")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports; of a source one of them has a short name alone."""
    folder = tmp_path_factory.mktemp("named")
    texts = {
        "a": ("راديو دبنقا", "أعلنت قوات الدعم السريع أن المعبر مفتوح. وقالت منظمة الصحة العالمية إن المستشفى يعمل."),
        "b": ("رويترز", "قال الدعم السريع إن الطريق آمن أمام الشاحنات."),
        "c": (
            "سبأ",
            "قتل ستة صيادين في غارة على ميناء مدينة الحديدة أمس الخميس، ونفت حركة أنصار الله وجود زوارق في الميناء.",
        ),
        "d": (
            "سبأ",
            "نفى المتحدث العسكري باسم جماعة أنصار الله إغلاق المدارس. وقال مبعوث الأمم المتحدة إلى الحوثيين إن الدروس مستمرة.",
        ),
        "e": ("سبأ", "وصلت فرق أطباء بلا حدود إلى المدينة. وقالت منسقة أطباء بلا حدود إن الطريق مفتوح."),
    }
    rows = (
        {"id": name, "outlet": outlet, "published": "2019-05-03" if name == "c" else "2024-05-03", "text": text}
        for name, (outlet, text) in texts.items()
    )
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build(folder / "a.jsonl", folder / "archive")
    return folder / "archive"


@pytest.mark.parametrize(
    ("option", "name", "found"),
    [
        ("--outlet", "راديو دبنقا", {"a"}),
        ("--outlet", "دبنقا", {"a"}),
        ("--outlet", "Dabanga", {"a"}),
        ("--outlet", "reuters.com", {"b"}),
        ("--outlet", "دار النهر", set()),
        ("--source", "قوات الدعم السريع", {"a", "b"}),
        ("--source", "الدعم السريع", {"a", "b"}),
        ("--source", "قوّات الدّعم السّريع", {"a", "b"}),
        ("--source", "RSF", {"a", "b"}),
        ("--source", "Rapid Support Forces", {"a", "b"}),
        ("--source", "WHO", {"a"}),
        ("--source", "World Health Organization", {"a"}),
        ("--source", "الحوثي", {"c", "d"}),
        ("--source", "Houthis", {"c", "d"}),
        ("--source", "MSF", {"e"}),
        ("--source", "لجنة النهر", set()),
        ("--place", "الحديدة", {"c"}),
        ("--place", "Hodeidah", {"c"}),
        ("--place", "Al Hudaydah", {"c"}),
        ("--place", "اليمن", {"c"}),
        ("--place", "Yemen", {"c"}),
        ("--place", "Sudan", set()),
        ("--place", "Atlantis", set()),
        ("--type", "aid", set()),
    ],
)
def test_a_filter_takes_any_name(
    named: Path, capsys: pytest.CaptureFixture[str], option: str, name: str, found: set[str]
) -> None:
    assert main(["search", option, name, "-a", str(named), "--json"]) == 0
    assert {hit["id"] for hit in json.loads(capsys.readouterr().out)["hits"]} == found


@pytest.mark.parametrize(
    ("option", "name", "found"),
    [
        ("outlet", "Dabanga", {"a"}), ("source", "RSF", {"a", "b"}), ("source", "Houthis", {"c", "d"}), ("place", "Hodeidah", {"c"}),
        ("place", "Yemen", {"c"}), ("place", "Atlantis", set()), ("type", "AID", set()), ("type", "no type", set()),
    ],
)  # fmt: skip
def test_pages_and_the_api_narrow_by_any_name(
    named: Path, tmp_path: Path, option: str, name: str, found: set[str]
) -> None:
    pages, _, _ = client(named, tmp_path)
    query = {option: name}
    assert {hit["id"] for hit in pages.get("/api/search", params=query).json()["hits"]} == found
    shown = pages.get("/search", params=query)
    assert shown.status_code == 200
    assert {report for report in "abcde" if f'"/reports/{report}"' in shown.text} == found


def test_lists_are_narrowed_by_english_names(named: Path, tmp_path: Path) -> None:
    pages, _, _ = client(named, tmp_path)
    arabic, english = (
        pages.get("/api/incidents", params={"place": name}).json()["items"] for name in ("الحديدة", "Hodeidah")
    )
    assert arabic == english != []
    said = pages.get("/api/statements", params={"source": "RSF"}).json()["items"]
    assert {row["report"] for row in said} == {"a", "b"}


@pytest.mark.parametrize(
    ("kind", "name", "known"), [("reports", "NONSENSE", "ASSAULT"), ("entities", "ASSAULT", "person")]
)
def test_a_type_that_there_is_not_is_wrong_use(
    named: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str, known: str
) -> None:
    assert main(["search", "--type", name, "--kind", kind, "-a", str(named)]) == 2
    told = capsys.readouterr().err
    assert name in told
    assert known in told.partition("name one of")[2] or known in told.partition("Name one of")[2]


@pytest.mark.parametrize("option", ["--first", "--last"])
def test_what_is_no_day_is_wrong_use(archive: Path, option: str) -> None:
    assert main(["search", "سوق", option, "2025-13-45", "-a", str(archive)]) == 2


@pytest.mark.parametrize("before", [0, 3, 60, 600])
def test_a_snippet_begins_where_the_words_are(before: int) -> None:
    part = Part((("جيش",),))
    text = "وصل الوفد إلى العاصمة بعد ظهر اليوم. " * before + "ثم قصف الجيش ﷺ المدينة. " + "وعاد الوفد مساء. " * 60
    found = snippet(text, (part,))
    assert [text[a:b] for a, b in found.marks] == ["الجيش"]
    assert text[found.start : found.end] == found.text


def test_a_snippet_shows_two_words_that_stand_far_apart_where_most_are() -> None:
    text = "قصف الجيش المدينة. " + "وصل الوفد اليوم. " * 80 + "قصف الطيران سوق المدينة."
    parts = (Part((("قصف",),)), Part((("سوق",),)))
    found = snippet(text, parts)
    assert [text[a:b] for a, b in found.marks] == ["قصف", "سوق"]


def test_words_of_what_is_gone_are_not_found_again(tmp_path: Path) -> None:
    """The last incident is told anew with another report: the words of its old telling do not cling to the new one's number."""
    told = [
        ("a", "قتل ستة صيادين في انفجار لغم بحري قرب ميناء المخا أمس، بحسب خفر السواحل."),
        ("b", "قالت نقابة الصيادين إن سبعة قتلوا في انفجار اللغم البحري قرب ميناء المخا أمس."),
    ]
    place = tmp_path / "archive"
    for name, text in told:
        row = {"id": name, "outlet": name, "published": "2024-02-03", "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        khabar.build([tmp_path / f"{name}.jsonl"], place)
        catalogue = Catalogue.open(place)
    numbers = {row["number"] for row in catalogue.rows("select number from incidents")}
    held = catalogue.rows("select rowid number from incident_words where incident_words match 'لغم'")
    first = min(row["number"] for row in held)
    assert first not in numbers, "the number of what is gone is not given again"
    assert numbers <= {row["number"] for row in held}


def test_the_catalogue_is_one_file_when_it_is_filled(catalogue: Catalogue) -> None:
    side = catalogue.path / "catalogue.sqlite-wal"
    assert not side.exists() or side.stat().st_size == 0


@pytest.mark.parametrize("kind", LISTS)
def test_lists_are_read_in_their_order_and_not_sorted(catalogue: Catalogue, kind: str) -> None:
    plan = catalogue.rows(f"explain query plan {LISTS[kind].select} order by {LISTS[kind].ordered()} limit 50")
    assert plan
    assert not any("B-TREE" in step["detail"] for step in plan), plan


def test_the_command_knows_every_filter() -> None:
    assert tuple(command.FILTERS) == FILTERS


def test_of_many_texts_the_last_added_and_the_headlines_are_weighed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more texts hold a word than are weighed, the last ones and those with the word in their headline are; filters come first."""
    rows = [
        {"id": f"r{k}", "outlet": "منصة الجسور" if k == 1 else "صحيفة الصباح", "published": f"2024-06-{k + 10}",
         "title": "الجسر يعود إلى الخدمة" if k == 0 else f"نشرة رقم {k}", "text": f"مر القطار رقم {k} على الجسر صباح اليوم."}
        for k in range(8)
    ]  # fmt: skip
    source = tmp_path / "reports.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    khabar.build([source], tmp_path / "archive")
    catalogue = Catalogue.open(tmp_path / "archive")
    every = ids(search(catalogue, Wanted("الجسر")))
    monkeypatch.setattr(ranked, "RANKED", 3)
    few = ids(search(catalogue, Wanted("الجسر")))
    assert len(every) == 8
    assert len(few) == 4
    assert few[0] == every[0] == "r0"
    assert ids(search(catalogue, Wanted("الجسر", outlet="منصة الجسور"))) == ["r1"]
    assert ids(search(catalogue, Wanted("الجسر", start=1))) == few[1:]


@pytest.mark.parametrize(
    ("typed", "arabic"),
    [("Nyala", "نيالا"), ("Nyala سوق", "نيالا سوق"), ("TAIZ", "تعز"), ("Omdurman", "أم درمان")],
)
def test_a_name_in_latin_letters_finds_what_its_arabic_name_does(catalogue: Catalogue, typed: str, arabic: str) -> None:
    mine, theirs = (
        {hit.id for hit in search(catalogue, narrowed(catalogue, Wanted(words, limit=100))).hits}
        for words in (typed, arabic)
    )
    assert mine == theirs != set()


def test_a_latin_word_that_spells_no_name_stays_as_it_is(catalogue: Catalogue) -> None:
    assert narrowed(catalogue, Wanted("Xylophonic سوق")).words == "Xylophonic سوق"
