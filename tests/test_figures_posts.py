"""Counts as communiqués, posts and translated reports tell them: what happened to those counted, and how many at least."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report

Told = tuple[str, str, float, str]


def told(text: str) -> list[Told]:
    return [
        (f.span.of(text), f.measure, f.value, f.bound)
        for f in khabar.read(Report.of(text, published="2024-06-12")).figures
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "قتل حارس واحد على الأقل في الهجوم على المخزن.",
            [("حارس واحد على الأقل", "killed", 1.0, "at_least")],
        ),
        (
            "الوزير أضاف أن 62 شخصا قد تم القبض عليهم منذ السبت.",
            [("62 شخصا", "detained", 62.0, "exact")],
        ),
        (
            "اعتقل عناصر من جهاز الأمن، ليل الخميس، 15 طالبا من المعهد، ولا يزال مصيرهم مجهولا.",
            [("15 طالبا", "detained", 15.0, "exact")],
        ),
        (
            "وطرد المسلحون عشرات الآلاف من منازلهم في الوادي.",
            [("عشرات الآلاف من منازلهم", "displaced", 10000.0, "order")],
        ),
        (
            "فيما نال الشهادة ثلاثة من الجنود في المعركة.",
            [("ثلاثة من الجنود", "killed", 3.0, "exact")],
        ),
        (
            "قال الفصيل إن رجاله حرقوا أكثر من 70 منزلا.",
            [("أكثر من 70 منزلا", "destroyed", 70.0, "more_than")],
        ),
        (
            "واتهم التقرير القوات بنهب المحاصيل وحرق 14 قرية.",
            [("14 قرية", "destroyed", 14.0, "exact")],
        ),
        (
            "كما استعادت القوات رشاشين ثقيلين من المهاجمين.",
            [("رشاشين ثقيلين", "seized", 2.0, "exact")],
        ),
        (
            'قال النائب إن عدد القتلى "يتجاوز 60".',
            [("60", "killed", 60.0, "more_than")],
        ),
    ],
)
def test_what_happened_to_those_counted(text: str, figures: list[Told]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("شخص واحد على الأقل أصيب في كسلا.", [("شخص واحد على الأقل", "injured", 1.0, "at_least")]),
        ("امرأة واحدة على الأقل قتلت في كسلا.", [("امرأة واحدة على الأقل", "killed", 1.0, "at_least")]),
        ("راكب واحد على الأقل وصل إلى كسلا.", []),
        ("شخص واحد على الأقل قتل جاره.", [("جاره", "killed", 1.0, "exact")]),
    ],
)
def test_of_one_the_verb_behind_tells_or_nothing(text: str, figures: list[Told]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize("text", ["نال 45 تلميذا الشهادة الثانوية.", "نال الشهادة الجامعية ستة ضباط في كسلا."])
def test_who_wins_a_certificate_does_not_die(text: str) -> None:
    assert "killed" not in [measure for _, measure, _, _ in told(text)]


def test_some_of_the_dead_and_some_of_the_wounded() -> None:
    text = "قتل 150 مدنيا وأصيب 700 آخرون، من بينهم 13 طفلا من القتلى و55 طفلا من الجرحى."
    found = khabar.read(Report.of(text, published="2024-06-12")).figures
    assert [(f.measure, f.value, f.part_of) for f in found] == [
        ("killed", 150.0, None),
        ("injured", 700.0, None),
        ("killed", 13.0, 0),
        ("injured", 55.0, 1),
    ]


@pytest.mark.parametrize(
    "text", ["ارتفعت حصيلة القصف إلى 8 قتلى بالإضافة لأكثر من 60 وجريح", "سقوط 8 قتلى و60 وجريحا في القصف"]
)
def test_a_slip_of_the_pen_between_a_number_and_its_noun_makes_no_dead(text: str) -> None:
    told = khabar.read(Report.of(text, published="2024-06-12")).figures
    assert [(f.measure, f.value) for f in told] == [("killed", 8), ("injured", 60)]
