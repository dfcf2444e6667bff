"""Counts of what did not happen, times from which to which something went on, and what stands before its verb."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Figure, Report


def figures(text: str) -> list[Figure]:
    return list(khabar.read(Report.of(text, published="2024-06-12")).figures)


def told(text: str) -> list[tuple[str, float, str]]:
    return [(f.measure, f.value, f.span.of(text)) for f in figures(text)]


def test_nobody_is_dead_whom_nothing_killed() -> None:
    assert not told("لم تقتل القذيفة بائعاً.")
    assert told("لم تقتل القذيفة سوى ثلاثة باعة.")[0][:2] == ("killed", 3)


def test_what_went_on_for_days_fell_in_their_month() -> None:
    (figure,) = figures("قتل 34 بحاراً في هجمات من 3 إلى 9 يونيو.")
    assert figure.when == "2024-06"
    (figure,) = figures("قتل 34 بحاراً في هجمات بين الرابع والسابع من يونيو.")
    assert figure.when == "2024-06"
    (figure,) = figures("قتل 34 بحاراً في هجمات من 29 مايو إلى 5 يونيو.")
    assert figure.when == "2024"


def test_families_that_fled_stand_before_their_verb() -> None:
    assert told("نحو 90 عائلة فرت إلى الوادي.")[0][0] == "displaced"


def test_who_are_still_missing_are_missing() -> None:
    assert told("17 بحاراً لا يزالون مفقودين.")[0][:2] == ("missing", 17)


def test_targets_are_brought_down() -> None:
    assert told("أسقطت الدفاعات الجوية 26 هدفاً.")[0][:2] == ("downed", 26)


def test_a_number_of_those_who_were_killed() -> None:
    assert told("يرتفع عدد الممرضين الذين قتلوا منذ بداية الحرب إلى 120.") == [("killed", 120, "120")]


def test_the_wounded_after_their_death_are_wounded() -> None:
    text = "لقي ستة عمال، بينهم حارسان، مصرعهم وأصيب 14 آخرون بجروح في غارة."
    assert [figure[:2] for figure in told(text)] == [("killed", 6), ("killed", 2), ("injured", 14)]


def test_who_speaks_in_a_headline_is_none_of_the_dead() -> None:
    assert told("كينيا: 63 قتيلاً في الشمال والرئيس روتو يعلن الحداد") == [("killed", 63, "63 قتيلاً")]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("نفت الوزارة مقتل أربعة بحارة في عدن وإصابة عشرين بينهم طباخان.", []),
        ("نفى العقيد سقوط 16 قتيلاً في صفوفه.", []),
        ("ولا صحة لمقتل ثمانية من عناصر الشرطة في غاريسا.", []),
        ("ونفى المتحدث صحة الأنباء عن مقتل تسعة بحارة، وأكد إصابة خمسة.", [("injured", 5)]),
        ("نفت الحركة أي دور في مقتل أربعة بحارة.", [("killed", 4)]),
        ("نفى الوزير قصف الميناء الذي قتل فيه 18 بحاراً.", [("killed", 18)]),
        ("نفى الوزير استقالته بعد مقتل ستة بحارة.", [("killed", 6)]),
    ],
)
def test_what_somebody_denies_is_no_figure_of_his(text: str, want: list[tuple[str, float]]) -> None:
    assert [(measure, value) for measure, value, _ in told(text)] == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("نفى العقيد مقتل ستة حراس وقال سكان إنهم شاهدوا 16 قتيلاً في عدن.", [("killed", 16)]),
        ("نفى العقيد سقوط قتلى وأعلن إصابة أربعة حراس.", [("injured", 4)]),
        ("نفى المدير مقتل 11 بحاراً مشيراً إلى مقتل بحارين.", [("killed", 2)]),
        ("نفى المدير مقتل 11 بحاراً لكنه أكد إصابة ستة.", [("injured", 6)]),
        ("نفت الوزارة أن يكون مقتل 17 بحاراً بسبب العاصفة.", [("killed", 17)]),
        ("نفى العقيد قصف مستشفى قتل فيه ثمانية مرضى.", [("killed", 8)]),
        ("نفت الوزارة أن يكون العقيد قتل ثمانية مرضى.", []),
        ("نفت الوزارة ما ذكرته قناة عن مقتل ثمانية مرضى.", []),
    ],
)
def test_a_denial_ends_where_somebody_says_something_else(text: str, want: list[tuple[str, float]]) -> None:
    assert [(measure, value) for measure, value, _ in told(text)] == want


def test_whom_a_court_only_sentences_to_death_nobody_has_killed() -> None:
    assert [(f.measure, f.value) for f in figures("قضت محكمة في الميناء بإعدام سبعة متهمين.")] == [("other", 7)]
    assert [(f.measure, f.value) for f in figures("نفذت السلطات حكم الإعدام بسبعة متهمين.")] == [("killed", 7)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("دعا المعتصمون إلى إعدام سليم مراد.", []),
        ("وتطالب العائلة بإعدام أحد أقارب الوزير.", []),
        ("وطالب المحتجون بقتل الحارس.", []),
        ("وطالب المحتجون بالتحقيق في مقتل الحارس سليم مراد.", [("killed", 1)]),
        ("ودعا المحتجون إلى الحداد بعد إعدام ثلاثة سجناء.", [("killed", 3)]),
    ],
)
def test_whose_death_others_only_call_for_is_alive(text: str, want: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == want


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("احتجوا على قتل سليم مراد - نجل ابن عم الوزير - للعقيد حسان الشيخ.", []),
        ("احتجوا على قتل سليم مراد للعقيد حسان الشيخ.", ["لعقيد حسان الشيخ"]),
        ("احتجوا على قتل سليم مراد لخلاف قديم.", ["سليم مراد"]),
        ("مقتل وافد بعدة طعنات في المدينة", ["وافد"]),
        ("مقتل مهاجم يرتدي حزاما في المدينة", ["مهاجم"]),
        ("مقتل جندي يمني في المدينة", ["جندي يمني"]),
        ("ورجح الطبيب أن مقتل الرجل أكدته الصور.", []),
    ],
)
def test_who_kills_is_not_dead_and_what_goes_on_about_the_dead_is_no_part_of_him(text: str, words: list[str]) -> None:
    assert [f.span.of(text) for f in figures(text)] == words
