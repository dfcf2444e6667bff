"""Outlets: one outlet under all its spellings and addresses is one, and no two are made one."""

from __future__ import annotations

import pytest

from khabar import Report, read, tell
from khabar.language import table
from khabar.outlets import canonical, outlet_of, site_of
from khabar.text import fold

ROWS = table("outlets")
OWNERS = {"state", "public", "cooperative", "party", "non-profit", "social", "private"}
ARAB = {
    "SA",
    "YE",
    "AE",
    "QA",
    "KW",
    "BH",
    "OM",
    "IQ",
    "SY",
    "LB",
    "JO",
    "PS",
    "EG",
    "SD",
    "LY",
    "TN",
    "DZ",
    "MA",
    "MR",
    "SO",
    "DJ",
}


def test_there_are_enough_and_each_has_its_row_among_the_names() -> None:
    keys = {row["key"]: row for row in table("agencies")}
    assert all(row["key"] in keys and row["source"] and row["owner"] in OWNERS for row in ROWS)
    assert sum(keys[row["key"]]["country"] in ARAB for row in ROWS) >= 150
    assert all(bool(row["alignment"]) or row["owner"] != "party" for row in ROWS)


def test_no_address_and_no_name_is_of_two() -> None:
    domains = [domain for row in ROWS for domain in row["domains"].split("|")]
    assert len(domains) == len(set(domains))
    assert all(domain == domain.lower() and not domain.startswith("www.") for domain in domains)
    others = [fold(name) for row in ROWS for name in row["also"].split("|") if name]
    assert len(others) == len(set(others))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["domains"].split("|")[0])
def test_each_is_found_by_its_names_and_addresses(row: dict[str, str]) -> None:
    assert canonical(row["key"]) == row["key"]
    for name in filter(None, row["also"].split("|")):
        assert canonical(name) == canonical(name.upper()) == row["key"]
    for domain in row["domains"].split("|"):
        path = "" if "/" in domain else "/news/2021/3/4/x"
        for url in (
            f"https://www.{domain}{path}",
            f"http://m.{domain}{path}",
            f"https://web.archive.org/web/2021/https://{domain}{path}",
        ):
            assert canonical(None, url) == row["key"], url


@pytest.mark.parametrize(
    ("name", "url", "key"),
    [
        ("أ ف ب", None, "وكالة فرانس برس"),
        ("Aljazeera.net", None, "قناة الجزيرة"),
        ("الجزيرة", None, "قناة الجزيرة"),
        ("الوطن", None, "الوطن"),
        ("الوطن", "https://www.elwatannews.com/news/details/1", "صحيفة الوطن المصرية"),
        ("الوطن", "https://alwatan.sy/archives/1", "صحيفة الوطن السورية"),
        ("مجلة الحارة", "https://harah.example/1", "مجلة الحارة"),
        (None, "https://arabic.cnn.com/world", "سي إن إن"),
        (None, "https://aljazeera.net.example.org/1", None),
        (None, "https://notaljazeera.net/1", None),
        (None, "https://t.me/qudsn/31", "شبكة قدس الإخبارية"),
        (None, "https://t.me/another/31", None),
        (None, "https://cdn.ampproject.org/c/s/www.youm7.com/story/1", "صحيفة اليوم السابع"),
        ("  ", "https://[bad", None),
    ],
)
def test_names_that_are_shared_and_addresses_that_are_not_theirs(
    name: str | None, url: str | None, key: str | None
) -> None:
    assert canonical(name, url) == key


def test_what_is_known_of_an_outlet() -> None:
    channel = outlet_of("المنار")
    assert channel is not None
    assert (channel.kind, channel.country, channel.owner, channel.alignment) == ("tv", "LB", "party", "حزب الله")
    assert site_of("https://www.Spa.gov.sa/1") == "spa.gov.sa"


def test_two_agencies_of_one_name_on_two_sides_are_two() -> None:
    assert canonical(None, "https://www.saba.ye/ar/news1") != canonical(None, "https://www.sabanew.net/story/ar/1")


@pytest.mark.parametrize(
    ("outlets", "witnesses"),
    [(("الجزيرة نت", "Al Jazeera"), 1), (("aljazeera.net", "الجزيرة"), 1), (("الجزيرة نت", "صحيفة النهر"), 2)],
)
def test_an_outlet_under_two_spellings_is_one_witness(outlets: tuple[str, str], witnesses: int) -> None:
    """Two reports, each in its outlet's own voice."""
    said = (
        "قتل أربعة مدنيين وأصيب تسعة آخرون في غارة جوية استهدفت سوقا شعبية في مدينة تعز أمس الاثنين. وانتشل السكان الجثث.",
        "ارتفعت حصيلة الغارة الجوية التي استهدفت سوقا شعبية في مدينة تعز أمس الاثنين إلى أربعة قتلى من المدنيين وتسعة مصابين.",
    )
    readings = [
        read(Report.of(text, id=f"r{n}", outlet=outlet, published="2021-05-04"))
        for n, (text, outlet) in enumerate(zip(said, outlets, strict=True))
    ]
    record = tell(readings)
    assert len({told.outlet for told in record.reports}) == witnesses
    counted = {(t.independent, t.outlets) for i in record.incidents for t in i.tallies}
    assert max(counted) == (witnesses, witnesses)
