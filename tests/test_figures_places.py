"""Where those who are counted fell: what the village means, buildings, datelines, and countries in which something happens."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def places(text: str) -> list[str | None]:
    return [f.place for f in khabar.read(Report.of(text, published="2024-06-20")).figures]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("في القرية أحصى السكان تسعة قتلى.", "كومبا"),
        ("وقال رئيس البلدة إن تسعة قتلوا.", "تيرا"),
        ("وأحرق المسلحون تسعة منازل في القرية.", "كومبا"),
    ],
)
def test_the_village_is_the_last_one_called_so(told: str, place: str) -> None:
    text = f"هاجم مسلحون بلدة تيرا ثم قرية كومبا، وفروا نحو مدينة دوري.\n\nوالتقى الوالي سكانا في مدينة واهيغويا.\n\n{told}"
    assert places(text) == [place]


def test_the_province_is_the_one_called_so() -> None:
    text = "قصفت طائرة بلدة ماوا في ولاية تشين، وقصفت أخرى بلدة تامو في إقليم ساغاينغ.\n\nوقال ناشط إن الجيش شن 40 غارة في الولاية."
    assert places(text) == ["تشين"]


def test_who_speaks_for_the_province_speaks_of_the_place_of_the_report() -> None:
    text = "هاجم مسلحون مدينة الدلنج فجرا.\n\nوتوقفت مستشفيات مدينة الدلنج.\n\nوقال حاكم الإقليم إن سبعة قتلوا."
    assert places(text) == ["الدلنج"]


def test_a_building_that_was_hit_is_where_they_fell() -> None:
    text = "قتل تسعة عمال في غارة على مسجد الرحمة في مدينة الدلنج."
    assert places(text) == ["مسجد الرحمة"]


def test_the_town_of_a_dateline_is_not_where_it_was() -> None:
    assert places("عدن (اليمن) 12-6-2024 (أ ف ب) - قتل خمسة رعاة في ضربة طالت ليل الثلاثاء بلدة الضالع.") == ["الضالع"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("تشهد النيجر منذ سنوات هجمات خلفت ثلاثة آلاف قتيل.", "النيجر"),
        ("وتستضيف أوغندا 900 ألف لاجئ فروا من الحرب.", "أوغندا"),
    ],
)
def test_a_country_that_has_what_happens_is_where_it_happens(text: str, place: str) -> None:
    assert places(text) == [place]


def test_the_province_that_somebody_is_from_is_not_where_he_fell() -> None:
    text = (
        "قصف الجيش قرية النبعة في ريف مقاطعة عفرين. وأصيب المواطن سالم مراد بجروح.\n\n"
        "واستشهد سالم مراد في المشفى، وهو من سكان قرية الزهرة في المقاطعة."
    )
    assert [f.place for f in khabar.read(Report.of(text, published="2024-06-12")).figures if f.measure == "killed"] == [
        None
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل ستة عمال في بلدة غات على بعد 300 كيلومتر جنوب سبها.", ["غات"]),
        ("في بلدة غات التي تقع على بعد 300 كيلومتر جنوب سبها قتل ستة عمال.", ["غات"]),
        ("قتل ستة عمال على بعد 30 كيلومترا جنوب سبها.", ["سبها"]),
        ("قتل ستة عمال في غارة قرب جامع النور في حي الشعار.", ["الشعار"]),
        ("قتل ستة عمال في غارة قرب جامع النور.", ["جامع النور"]),
    ],
)
def test_what_another_place_is_told_by_is_not_where_it_was(text: str, places: list[str]) -> None:
    assert [f.place for f in khabar.read(Report.of(text, id="r")).figures] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("أصيب أحد عشر جنديا جرى إجلاؤهم جوا إلى المستشفى العسكري في نيامي.", [None]),
        ("هاجم مسلحون ثكنة تيرا. وأوقف عنصران من الصيادين وسلما إلى لواء الدرك في نيامي.", ["ثكنة تيرا"]),
        ("أصيب أحد عشر جنديا في نيامي.", ["نيامي"]),
    ],
)
def test_where_people_are_brought_is_not_where_they_were_struck(text: str, places: list[str | None]) -> None:
    assert [f.place for f in khabar.read(Report.of(text, id="r")).figures] == places
