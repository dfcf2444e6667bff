"""Days of undated reports: what addresses bear, how sites number their pages, the years in which a weekday fits a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from many_reports import written

import khabar
from khabar.dates import day_of_address
from khabar.model import Report
from khabar.tell import groups as limits
from khabar.tell.digest import digest
from khabar.tell.evidence import weigh
from khabar.tell.numbering import Page, bounds, page_number

FILLER = "وقال سكان إن القصف دمر عددا من البيوت في الحي وقطع الطريق إليه."
SUQ = "قُتل ثلاثة مدنيين وأصيب رجل بجروح في غارة جوية على سوق الخضار في بلدة زبيد بمحافظة الحديدة"
CAMP = "نزحت عشرون عائلة من مخيم قرب مدينة الفاشر بعد اشتباكات عنيفة"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/bulletins/harvest-of-tuesday-05-03-2019.html", date(2019, 3, 5)),
        ("https://news.example/bulletins/harvest-5-3-2019?from=home", date(2019, 3, 5)),
        ("https://news.example/daily/حصاد-اليوم-الثلاثاء-5-آذار-2019", date(2019, 3, 5)),
        ("https://news.example/daily/%D8%AD%D8%B5%D8%A7%D8%AF-5-%D8%A2%D8%B0%D8%A7%D8%B1-2019", date(2019, 3, 5)),
        ("https://news.example/arabic/kurdistan/050320194", date(2019, 3, 5)),
        ("https://news.example/arabic/450320194", None),
        ("https://news.example/daily/harvest-31-02-2019", None),
        ("https://news.example/sports/cup-of-2-to-5-2019", None),
        ("https://news.example/a-war-of-20-years-2019", None),
    ],
)
def test_the_day_that_a_page_is_named_after(url: str, day: date | None) -> None:
    assert day_of_address(url) == day


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.news.example/ar/articles/48210/غارة-على-سوق", ("news.example", 48210)),
        ("https://news.example/48210-غارة-على-سوق", ("news.example#N-", 48210)),
        ("https://news.example/غارة-على-سوق-48210.html", ("news.example#-N", 48210)),
        ("https://news.example/غارة-على-سوق-ID48210.html", ("news.example#-idN", 48210)),
        ("https://news.example/48213/quake-toll-rises-to-11078", ("news.example", 48213)),
        ("https://news.example/quake-toll-rises-to-11078?p=48213", ("news.example", 48213)),
        ("https://news.example/1700-flee-flood-48213", ("news.example#-N", 48213)),
        ("https://news.example/p48210/", ("news.example", 48210)),
        ("https://news.example/2019/05/07/48210/", ("news.example", 48210)),
        ("https://news.example/?p=48210&from=home", ("news.example", 48210)),
        ("https://www.facebook.com/a.channel/posts/904455667788", ("facebook.com/a.channel", 904455667788)),
        ("https://www.facebook.com/groups/77/posts/904455667788/", ("facebook.com/groups/77", 904455667788)),
        (
            "https://www.facebook.com/permalink.php?story_fbid=904455667788&id=10008877",
            ("facebook.com/10008877", 904455667788),
        ),
        (
            "https://m.facebook.com/story.php?story_fbid=904455667788&id=10008877",
            ("facebook.com/10008877", 904455667788),
        ),
        (
            "https://www.facebook.com/people/A-Name/10008877/posts/9044556677",
            ("facebook.com/people/A-Name/10008877", 9044556677),
        ),
        ("https://t.me/a_channel/10056?embed=1", ("t.me/a_channel", 10056)),
        ("https://t.me/s/a_channel/10056", ("t.me/a_channel", 10056)),
        ("https://t.me/c/1600700/10056", ("t.me/1600700", 10056)),
        ("https://www.facebook.com/story.php?story_fbid=904455667788", None),
        ("https://www.facebook.com/reel/904455667788", None),
        ("https://www.facebook.com/groups/770077", None),
        ("https://t.me/s/10056", None),
        ("http://[abc/12345", None),
        ("https://news.example/quake-toll-rises-to-12500", None),
        ("https://news.example/1500-homes-burnt", None),
        ("https://news.example/1445-05-hijri", None),
        ("https://news.example/1445/a-raid", None),
        ("https://www.facebook.com/a.channel/posts/pfbid02DcDfiE8pktr6", None),
        ("https://news.example/war-of-2015", None),
        ("https://news.example/2019/05/raid", None),
        ("https://news.example/raid-kills-3", None),
        (None, None),
    ],
)
def test_the_number_that_a_site_gave_a_page(url: str | None, number: tuple[str, int] | None) -> None:
    assert page_number(url) == number


def pages(*rows: tuple[int, str | None]) -> list[Page]:
    return [Page(f"n{k}", "news.example", k, date.fromisoformat(day) if day else None) for k, day in rows]


def test_a_page_came_out_between_those_numbered_before_and_after_it() -> None:
    row = pages((500, "2019-03-01"), (510, None), (520, "2019-03-20"), (9000, None))
    assert bounds(row, {}).between == {"n510": (date(2019, 2, 27), date(2019, 3, 22))}


def test_an_inferred_day_that_the_numbers_of_pages_refute_is_told() -> None:
    row = pages((500, "2019-03-01"), (510, None), (515, None), (520, "2019-03-20"))
    inferred = {"n510": date(2017, 3, 9), "n515": date(2019, 3, 8)}
    found = bounds(row, inferred).between
    assert not found["n510"][0] <= inferred["n510"] <= found["n510"][1]
    assert found["n515"][0] <= inferred["n515"] <= found["n515"][1]


def test_one_day_that_is_wrong_does_not_move_the_others() -> None:
    row = pages((500, "2019-03-01"), (505, "2025-09-30"), (510, None), (520, "2019-03-20"), (530, "2019-04-02"))
    assert bounds(row, {}).between["n510"] == (date(2019, 2, 27), date(2019, 3, 22))


def test_the_pace_of_a_site_tells_how_far_beyond_its_dated_pages_one_lies() -> None:
    row = pages((1000, "2019-01-01"), (2000, "2019-04-11"), (3000, "2019-07-20"), (3100, None), (900, None))
    found = bounds(row, {}).between
    assert found["n3100"] == (date(2019, 7, 18), date(2019, 9, 21))
    assert found["n900"] == (date(2018, 10, 30), date(2019, 1, 3))


def test_what_came_out_on_several_days_is_no_number_of_a_page() -> None:
    dated = ["2019-01-01", "2019-02-20", "2019-04-11"]
    row = [Page(f"p{k}", "news.example", 5000, date.fromisoformat(day)) for k, day in enumerate(dated)]
    assert (
        bounds([*row, Page("open", "news.example", 5000, None), *pages((4000, None), (6000, None))], {}).between == {}
    )


def test_a_page_that_was_kept_twice_is_one_page() -> None:
    row = pages((1000, "2019-01-01"), (1000, "2019-01-01"), (3000, "2019-07-20"), (3100, None))
    assert bounds(row, {}).between == {}


@pytest.mark.parametrize(
    ("number", "between"), [(17141234567890, (2019, 9999)), (10**17, (2019, 9999)), (4, (1, 2019))]
)
def test_a_number_far_beyond_the_pages_of_a_site_is_between_days_that_a_calendar_holds(
    number: int, between: tuple[int, int]
) -> None:
    dated = pages((10**9, "2019-01-01"), (10**9 + 1, "2019-04-11"), (10**9 + 2, "2019-07-20"))
    first, last = bounds([*dated, Page("open", "news.example", number, None)], {}).between["open"]
    assert (first.year, last.year) == between


def test_an_address_that_is_none_is_read_all_the_same() -> None:
    text = f"{SUQ}. {FILLER}"
    assert days((text, None, "http://[abc/12345"), (text, "2019-03-05", None))[0][0] == date(2019, 3, 5)


SLUGS = [
    (11078, "2019-03-01"),
    (11245, "2019-03-04"),
    (11311, "2019-03-09"),
    (11499, "2019-03-12"),
    (11602, "2019-03-20"),
]


def beside_words(*rows: tuple[int, str | None]) -> list[Page]:
    return [replace(page, site="news.example#-N") for page in pages(*rows)]


def test_a_number_beside_words_counts_where_it_numbers_the_pages_of_a_site() -> None:
    assert bounds(beside_words(*SLUGS, (11400, None)), {}).between == {"n11400": (date(2019, 3, 7), date(2019, 3, 14))}


@pytest.mark.parametrize(
    "row",
    [
        beside_words(*SLUGS[:4]),
        beside_words(*SLUGS[:4], (11602, "2019-03-12")),
        beside_words(*SLUGS, (11288, "2018-05-01")),
        beside_words(*SLUGS) + pages(*((k, "2019-03-02") for k in range(48210, 48216))),
    ],
    ids=["few", "of few days", "not rising", "most are numbered elsewhere"],
)
def test_a_number_beside_words_may_be_a_toll(row: list[Page]) -> None:
    assert bounds([*row, *beside_words((11400, None))], {}).between == {}


def test_a_toll_in_an_address_dates_nothing() -> None:
    told = days(
        (f"{SUQ} اليوم 5 آذار. {FILLER}", None, "https://news.example/raid-toll-11500"),
        (CAMP, "2019-02-11", "https://news.example/flood-toll-11000"),
        ("وصل وفد أممي إلى عدن.", "2019-03-20", "https://news.example/flood-toll-12000"),
    )
    assert told[0][0] is None


def days(*rows: tuple[str, str | None, str | None]) -> list[tuple[date | None, str]]:
    """The day of each report (text, day, address) of a record, and what it rests on."""
    reports = [Report.of(text, id=f"r{k}", published=day, url=url) for k, (text, day, url) in enumerate(rows)]
    told = {t.id: t for t in khabar.tell(map(khabar.read, reports)).reports}
    return [(told[f"r{k}"].published, told[f"r{k}"].reason) for k in range(len(rows))]


def test_a_weekday_and_a_day_of_a_month_meet_in_one_of_the_years_of_the_collection() -> None:
    text = f"{SUQ} اليوم الثلاثاء 5 آذار. {FILLER}"
    [(day, reason), _, _] = days((text, None, None), (CAMP, "2018-02-11", None), (CAMP, "2021-06-05", None))
    assert (day, reason) == (
        date(2019, 3, 5),
        "the one year of the collection's (2018 to 2021) in which its weekday fits the day",
    )


@pytest.mark.parametrize(("first", "last"), [("2020-02-11", "2021-06-05"), ("2011-02-11", "2021-06-05")])
def test_a_year_is_not_guessed_where_none_or_several_fit(first: str, last: str) -> None:
    text = f"{SUQ} اليوم الثلاثاء 5 آذار. {FILLER}"
    assert days((text, None, None), (CAMP, first, None), (CAMP, last, None))[0][0] is None


def numbered(number: int) -> str:
    return f"https://news.example/articles/{number}"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("اليوم الثلاثاء 5 آذار", date(2019, 3, 5)),
        ("اليوم 5 آذار", date(2019, 3, 5)),
        ("اليوم، 5 آذار", date(2019, 3, 5)),
        ("اليوم الثلاثاء 9 نيسان", None),
        ("اليوم الثلاثاء", None),
    ],
)
def test_a_page_is_dated_by_what_it_says_among_the_pages_of_its_site(said: str, found: date | None) -> None:
    told = days(
        (f"{SUQ} {said}. {FILLER}", None, numbered(4100)),
        (CAMP, "2019-02-11", numbered(4010)),
        ("وصل وفد أممي إلى عدن.", "2019-03-20", numbered(4190)),
    )
    assert told[0][0] == found


def test_a_report_that_is_told_alike_dates_no_page_that_came_out_at_another_time() -> None:
    text = f"{SUQ}. {FILLER}"
    others = [(CAMP, "2019-02-11", numbered(4010)), ("وصل وفد أممي إلى عدن.", "2019-03-20", numbered(4190))]
    assert days((text, None, None), (text, "2022-08-01", None), *others)[0][0] == date(2022, 8, 1)
    assert days((text, None, numbered(4100)), (text, "2022-08-01", None), *others)[0][0] is None


def test_a_later_day_that_a_report_of_the_same_names_tells_the_year() -> None:
    first = f"{SUQ} اليوم الثلاثاء 5 آذار. {FILLER}"
    second = f"{SUQ} يوم الثلاثاء 5 آذار. {FILLER} {FILLER} {FILLER} وكانت البلدة قُصفت في 12 أيار 2016."
    [(day, reason), _] = days((first, None, None), (second, None, None))
    assert day == date(2019, 3, 5)
    assert reason.startswith("the first year since 2016, which it or a report of the same names")


def test_a_weekday_is_surer_than_the_number_beside_it() -> None:
    text = f"{SUQ} اليوم الثلاثاء 4 آذار. {FILLER}"
    readings = [
        khabar.read(Report.of(t, id=i, published=d)) for i, t, d in (("a", text, None), ("b", text, "2019-03-05"))
    ]
    record = khabar.tell(readings)
    assert {t.published for t in record.reports} == {date(2019, 3, 5)}
    assert {i.when for i in record.incidents} == {(date(2019, 3, 5),) * 2}


def test_among_few_reports_one_told_in_other_words_tells_the_year() -> None:
    first = "استشهد صياد وأصيب أربعة آخرون في قصف طال مرفأ اللحية اليوم الثلاثاء 5 آذار."
    second = "القصف على مرفأ اللحية: قتيل وأربعة جرحى. وبلغ عدد القتلى في المرافئ منذ مطلع العام 2019 ستين."
    (day, reason), _ = days((first, None, None), (second, None, None))
    assert day == date(2019, 3, 5)
    assert reason.startswith("the first year since 2019")


@pytest.mark.parametrize(
    ("out", "first"),
    [
        (("2019-03-05", "2019-03-06", "2019-03-06"), "2019-03-06"),
        (("2019-03-05", "2019-03-05", "2019-03-06", "2019-03-06", "2019-03-06"), "2019-03-05"),
        (("2019-03-05", "2019-03-06"), "2019-03-05"),
    ],
)
def test_where_none_says_the_day_two_reports_tell_it_better_than_one(out: Sequence[str], first: str) -> None:
    readings = [khabar.read(Report.of(f"{SUQ}. {FILLER}", id=f"r{k}", published=day)) for k, day in enumerate(out)]
    [incident] = khabar.tell(readings).incidents
    assert incident.when == (date.fromisoformat(first),) * 2


def test_two_spellings_of_one_man_who_died_alone_are_one_person() -> None:
    texts = (
        "قُتل الشيخ سالم راشد المهري في غارة على منزله في بلدة زبيد.",
        "قُتل الشيخ سالم العامري في غارة على منزله في زبيد.",
    )
    readings = [khabar.read(Report.of(t, id=f"r{k}", published="2019-03-05")) for k, t in enumerate(texts)]
    [incident] = khabar.tell(readings).incidents
    assert {(t.low, t.high) for t in incident.tallies if t.measure == "killed"} == {(1, 1)}


def test_a_year_of_the_collection_is_none_where_the_report_names_a_later_one() -> None:
    text = f"{SUQ} اليوم الثلاثاء 5 آذار. {FILLER} {FILLER} {FILLER} وكانت البلدة قُصفت في 12 أيار 2020."
    told = days((text, None, None), (CAMP, "2018-02-11", None), (CAMP, "2021-06-05", None))
    assert told[0][0] == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("first", "last", "apart"),
    [("2019-02-09", "2019-03-22", True), ("2021-07-09", "2021-09-22", False), ("2021-08-07", "2021-09-22", False)],
)
def test_a_page_numbered_at_another_time_tells_of_another_happening(first: str, last: str, apart: bool) -> None:
    text = f"{SUQ}. {FILLER}"
    [one, other] = (
        digest(khabar.read(Report.of(text, id=i, published=day))) for i, day in (("a", None), ("b", "2021-08-01"))
    )
    one = replace(one, between=(date.fromisoformat(first), date.fromisoformat(last)))
    reasons = weigh(one, 0, other, 0).reasons
    assert any("the number of a page is of another time" in reason for reason in reasons) == apart


def test_a_year_is_no_day_of_an_incident() -> None:
    text = "قُتل 3 مدنيين وأصيب 7 في قصف مدفعي على بلدة بيت لاهيا منذ مطلع العام 2024."
    assert [i.when for i in khabar.tell([khabar.read(Report.of(text, id="a"))]).incidents] == [None]


def rows() -> Sequence[dict[str, str]]:
    told = [
        {"id": "a", "url": numbered(4100), "text": f"{SUQ} اليوم 5 آذار. {FILLER}"},
        {"id": "b", "url": numbered(4010), "published": "2019-02-11", "text": CAMP},
        {"id": "c", "url": numbered(4190), "published": "2019-03-20", "text": "وصل وفد أممي إلى عدن."},
        {"id": "d", "text": f"{SUQ} مساء أمس الاثنين. {FILLER}"},
        {"id": "e", "url": numbered(4300), "published": "2021-03-20", "text": "افتُتح معرض للكتاب في طرابلس."},
    ]
    return [{"outlet": "صحيفة المثال", **row} for row in told]


def slugs() -> Sequence[dict[str, str]]:
    """Pages of a site of which the lesser half bear the number beside words, and all that bear it elsewhere are dated."""
    told = [{"id": f"s{k}", "url": f"https://news.example/a-raid-{k}", "published": d, "text": CAMP} for k, d in SLUGS]
    told += [{"id": f"t{k}", "url": numbered(k), "published": "2019-03-02", "text": CAMP} for k in range(48210, 48218)]
    told.append({"id": "a", "url": "https://news.example/a-raid-11288", "text": f"{SUQ} اليوم 5 آذار. {FILLER}"})
    return [{"outlet": "صحيفة المثال", **row} for row in told]


def test_an_archive_weighs_all_the_numbers_of_a_site(tmp_path: Path) -> None:
    whole = written(tmp_path / "whole.jsonl", slugs())
    told = khabar.build(whole)
    assert [t.published for t in told.reports if t.id == "a"] == [None]
    assert khabar.build(whole, tmp_path / "one").record().to_dict() == told.to_dict()


@pytest.mark.parametrize("few", [40, 0])
def test_an_archive_that_grows_dates_its_pages_as_one_that_is_built_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(limits, "FEW", few)
    whole = written(tmp_path / "whole.jsonl", rows())
    told = khabar.build(whole)
    assert [t.published for t in told.reports if t.id == "a"] == [date(2019, 3, 5)]
    assert khabar.build(whole, tmp_path / "one").record().to_dict() == told.to_dict()
    for k in range(len(rows())):
        grown = khabar.build(written(tmp_path / f"{k}.jsonl", rows()[k : k + 1]), tmp_path / "grown")
    assert grown.record().to_dict() == told.to_dict()
