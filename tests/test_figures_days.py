"""When those who are counted fell: of the entry of a live page, and not so long before another happening."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def days(text: str) -> list[tuple[float, str | None, bool]]:
    reading = khabar.read(Report.of(text, published="2024-06-20"))
    return [(f.value, f.when, f.background) for f in reading.figures]


def test_what_lies_so_long_before_another_happening_is_earlier() -> None:
    text = "قتل ثلاثة حراس في هجوم على حاجز قرب منكا أمس بعد أيام على مقتل ستة حراس في هجوم على سجن."
    assert days(text) == [(3, "2024-06-19", False), (6, None, True)]


def test_the_year_of_a_former_happening_tells_only_of_what_follows_it() -> None:
    text = "قتل 13 عاملا أمس في أعنف هجوم منذ تفجير 2016 الذي قتل فيه 80 عاملا."
    assert days(text) == [(13, "2024-06-19", False), (80, "2016", True)]
    text = "لم نشهد مثل هذا العدد منذ قصف 2017 الذي قتل فيه 34 صيادا."
    assert days(text) == [(34, "2017", True)]


def test_an_entry_of_a_live_page_is_of_its_day() -> None:
    text = (
        "تغطية مباشرة: قصف على المدينة\n\nالخميس 20 حزيران/يونيو 2024\n\n19:45\nحاكم الإقليم: مقتل خمسة عمال في قصف على مصنع\n\n"
        "18:20\nالشرطة: إصابة ستة أشخاص بشظايا\n\n17:05\nدوي صفارات الإنذار في المدينة"
    )
    assert days(text) == [(5, "2024-06-20", False), (6, "2024-06-20", False)]


def test_what_the_next_sentence_tells_of_the_same_spot_is_of_the_same_day() -> None:
    text = "قتل خمسة عمال مساء أمس في قصف على حي الزبدية.\n\nوقالت فرق الإنقاذ إن تسعة أصيبوا في الزبدية."
    assert days(text) == [(5, "2024-06-19TEV", False), (9, "2024-06-19TEV", False)]
    text = "قتل خمسة عمال مساء أمس في قصف على حي الزبدية.\n\nوقالت فرق الإنقاذ إن تسعة أصيبوا في مدينة البيضاء."
    assert [day for _, day, _ in days(text)] == ["2024-06-19TEV", None]


def test_in_how_long_many_fell_is_not_when_they_fell() -> None:
    assert days("في معارك نيسان 1996 سقط 40 حارسا قتلى خلال يوم واحد.") == [(40, "1996-04", True)]
    assert days("قتل 40 حارسا خلال يوم واحد.") == [(40, "P1D", False)]


def test_what_the_attack_just_told_has_brought_about_fell_on_its_day() -> None:
    text = "هاجم مسلحون ثكنة قرب كيدال فجر أمس. ولم تتبن جهة الهجوم.\n\nوقال طبيب إن المعارك خلفت أيضا سبعة جرحى في مدينة تيساليت."
    assert days(text) == [(7, "2024-06-19TMO", False)]
    text = "قصفت طائرة سوقا في الدلنج يوم الاثنين.\n\nوأعلنت لجنة محلية أن الغارة أوقعت 14 قتيلا."
    assert days(text) == [(14, "2024-06-17", False)]


def test_what_only_mentions_the_attack_has_no_day_of_it() -> None:
    text = "قصفت طائرة سوقا في الدلنج يوم الاثنين.\n\nوقال سكان إن 14 أسرة تعيش في السوق."
    assert [day for _, day, _ in days(text)] == [None]


@pytest.mark.parametrize(
    "opening",
    ["كييف, 20 حزيران/يونيو 2024 (أ ف ب) - ", "عدن (اليمن) 20-6-2024 (أ ف ب) - ", "عدن 20 يونيو 2024 (شينخوا) "],
)
def test_the_day_of_a_dateline_is_not_that_of_what_is_told(opening: str) -> None:
    assert days(f"{opening}قتل تسعة جنود في هجوم شنه مسلحون الثلاثاء على بلدة كومبا.") == [(9, "2024-06-18", False)]


def test_what_has_been_counted_since_a_day_is_told_by_that_day() -> None:
    assert days("نزح 5200 شخص من مدينة لوغو منذ 2 شباط 2024.") == [(5200, "2024-02-02", True)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("قال محافظ كسلا صباح اليوم الخميس إن خمسة جنود قتلوا في كمين.", "2024-06-20"),
        ("قال محافظ كسلا يوم الثلاثاء إن خمسة جنود قتلوا في كمين.", "2024-06-18"),
        ("قال محافظ كسلا في أيار الماضي إن خمسة جنود قتلوا في كمين.", None),
        ("قال طبيب إن المستشفى استقبل 58 جريحا وإن الأدوية نفدت منذ يوم الاثنين.", None),
        ("قال طبيب إن المستشفى استقبل 58 جريحا منذ يوم الاثنين.", "2024-06-17"),
    ],
)
def test_the_time_of_saying_it_is_a_day_and_what_is_said_next_has_its_own(text: str, when: str | None) -> None:
    assert [day for _, day, _ in days(text)] == [when]


@pytest.mark.parametrize(
    ("text", "whens"),
    [
        ("قتل سبعة جنود في كمين يوم الثلاثاء. ويحتجز المسلحون 40 قرويا.", ["2024-06-18", None]),
        ("قتل سبعة جنود في كمين يوم الثلاثاء. وأصيب تسعة آخرون.", ["2024-06-18", "2024-06-18"]),
        ("قتل سبعة جنود في كمين يوم الثلاثاء. واحتجز المسلحون 40 قرويا الأربعاء.", ["2024-06-18", "2024-06-19"]),
    ],
)
def test_those_who_are_held_have_no_day_but_their_own(text: str, whens: list[str | None]) -> None:
    assert [day for _, day, _ in days(text)] == whens
