"""Whose losses are counted, lists of the dead in lines of their own, and who boasts of the dead rather than admitting them."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بلغت خسائر الجيش التشادي 70 جنديا خلال أسبوع.", [("casualties", 70, "الجيش التشادي")]),
        ("خسر الجيش التشادي 25 جنديا في معارك قرب نيالا.", [("killed", 25, "الجيش التشادي")]),
        ("خسرت حركة الشباب 14 مقاتلا في هجوم على ثكنة.", [("killed", 14, "حركة الشباب")]),
        ("تكبدت قوات الدعم السريع خسائر بلغت 35 جنديا.", [("casualties", 35, "قوات الدعم السريع")]),
        ("قدرت الوزارة خسائر الجيش التشادي بسبع دبابات.", [("destroyed", 7, "الجيش التشادي")]),
    ],
)
def test_what_a_party_has_lost_is_its_own(text: str, told: list[tuple[str, float, str]]) -> None:
    assert [(f.measure, f.value, f.side) for f in khabar.read(Report.of(text)).figures] == told


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("أوقع الجيش التشادي خسائر كبيرة في صفوف المهاجمين وقتل 14 مسلحا.", None),
        ("خسر الجيش الصومالي معركة بيدوا وقتل 17 مسلحا من حركة الشباب.", "حركة الشباب"),
        ("هاجم الجيش التشادي القرية وقتل 16 مسلحا.", None),
        ("تكبد الجيش التشادي خسائر فادحة، وقتل 18 مسلحا.", None),
        ("الجيش التشادي تكبد خسائر بلغت 36 جنديا.", "الجيش التشادي"),
        ("مني الجيش التشادي بخسائر بلغت 37 جنديا.", "الجيش التشادي"),
    ],
)
def test_what_others_have_lost_is_not_its_own(text: str, side: str | None) -> None:
    assert [f.side for f in khabar.read(Report.of(text)).figures] == [side]


def test_what_goes_on_with_a_loss_is_lost_too() -> None:
    found = khabar.read(Report.of("خسر الجيش التشادي 26 جنديا و8 دبابات.")).figures
    assert [(f.value, f.side) for f in found] == [(26, "الجيش التشادي"), (8, "الجيش التشادي")]


def test_the_dead_may_be_told_by_their_sorts_in_lines_of_their_own() -> None:
    text = (
        "وثق مركز حقوقي القصف على السوق.\nوبذلك يرتفع إلى 90 تعداد العسكريين والمدنيين الذين قتلوا، والقتلى والضحايا هم:\n"
        "– 15 من المدنيين بينهم 3 سيدات وطفل\n– 60 عنصرا من الحرس بينهم 4 ضباط\n– عنصر من لواء السهل\n– 14 من فصيل السهل\n"
        "وعاد الهدوء.\nوصل 30 مسلحا إلى البلدة."
    )
    found = khabar.read(Report.of(text)).figures
    assert [(f.measure, f.value, f.part_of) for f in found] == [
        ("killed", 90, None), ("killed", 15, 0), ("killed", 3, 1), ("killed", 1, 1), ("killed", 60, 0), ("killed", 4, 4),
        ("killed", 1, 0), ("killed", 14, 0), ("forces", 30, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("أعلن الجيش المالي أنه قتل 40 مسلحا في غارات على بلدة منكا أمس.", "weak"),
        ("أعلن الجيش اليمني أنه قتل 25 حوثيا في مأرب أمس.", "weak"),
        ("أعلن الجيش الصومالي أنه قتل قياديا في حركة الشباب في جلب أمس.", "weak"),
        ("أعلن الجيش التشادي أنه قتل 8 أشخاص من حركة الشباب في غارة على بول أمس.", "weak"),
        ("أقر الجيش المالي بأنه قتل 9 مدنيين خطأ في غارة على بلدة منكا أمس.", "confirmed"),
        ("أعلن الجيش المالي أنه قتل 9 أشخاص في غارة على بلدة منكا أمس.", "confirmed"),
    ],
)
def test_who_boasts_of_enemies_killed_admits_nothing(text: str, grade: str) -> None:
    record = khabar.tell([khabar.read(Report.of(text, published="2024-05-10"))])
    assert [incident.grade for incident in record.incidents] == [grade]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "هاجم الجيش الصومالي مواقع حركة الشباب. وقال ضابط في الشرطة إن الجيش قصف معسكرا للحركة وقتل 30 من عناصرها.",
            "حركة الشباب",
        ),
        (
            "قالت قيادة عمليات البصرة إن قوة مشتركة قصفت مقرا لتنظيم داعش ما أدى إلى مقتل 18 من عناصره.",
            "تنظيم الدولة الإسلامية",
        ),
        ("قال الجيش الصومالي إن سبعة من جنوده قتلوا.", "الجيش الصومالي"),
    ],
)
def test_a_pronoun_points_to_those_who_were_attacked(text: str, side: str) -> None:
    assert khabar.read(Report.of(text)).figures[0].side == side


@pytest.mark.parametrize("day", ["اليوم", "اليوم الاثنين", "يوم الاثنين", "أمس"])
def test_a_number_before_a_day_counts_no_days(day: str) -> None:
    text = f"قتل 31 شخصا وأصيب 120 {day} في مدينة تعز."
    assert [(f.measure, f.value) for f in khabar.read(Report.of(text)).figures] == [("killed", 31), ("injured", 120)]
