"""Types of weapons told by letters and numbers: their numbers count nothing, and nobody bears their names."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("اشترت بولندا 5 طائرات إف 16 من أصل 48 طائرة.", [5, 48]),
        ("أسقط الدفاع الجوي طائرة أوكرانية من نوع إم كيو 9 قرب بولتافا.", [1]),
        ("أطلق المسلحون قذيفة آر بي جي 7 على حاجز في باماكو.", []),
        ("سلم الحلف 3 مروحيات مي 17 ومنظومة إس 300 إلى تشاد.", [3]),
        ("حلقت مسيرة بيرقدار تي بي 2 فوق تيساليت.", []),
        ("أطلق الجيش صاروخ بدر 1 على الميناء.", []),
        ("قالت قناة سي بي إس إن 12 جنديا قتلوا في غاو.", [12]),
        ("رأى شاهد 3 مسلحين قرب السوق في غاو.", [3]),
        ("تسلم الجيش 12 مروحية جديدة.", [12]),
    ],
)
def test_the_number_of_a_type_counts_nothing(text: str, counts: list[int]) -> None:
    reading = khabar.read(Report.of(text))
    assert [f.value for f in reading.figures] == counts
    assert [n.key for n in reading.names if n.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أصابت صواريخ غراد 12 مدنيا في أغاديز.", [("injured", 12)]),
        ("قتل صاروخ كاليبر 14 مدنيا في نيالا.", [("killed", 14)]),
        ("أصيب بشظايا صاروخ سكود 12 مدنيا في نيالا.", [("injured", 12)]),
        ("قتل في تحطم طائرة بوينغ 132 شخصا.", [("killed", 132)]),
        ("قتل بنيران كلاشنيكوف 3 جنود في غاو.", [("killed", 3)]),
        ("قتل بقذيفة آر بي جي 4 جنود في غاو.", [("killed", 4)]),
        ("قتلت مي 3 مسلحين في غاو.", [("killed", 3)]),
        ("قتلت مي 17 مسلحا في غاو.", [("killed", 17)]),
        ("تحطمت طائرة بوينغ 737 قرب غاو.", []),
        ("قتل قائد مروحية مي 17 جنديا.", [("killed", 1)]),
        ("سقط صاروخ سكود 12 قرب السوق.", []),
        ("شردت هجمات مسيرات شاهد 14 ألف مدني.", [("displaced", 14_000)]),
        ("أجبر القصف بصواريخ غراد 9 آلاف شخص على الفرار.", [("displaced", 9_000)]),
    ],
)
def test_a_noun_that_agrees_with_the_number_is_counted(text: str, told: list[tuple[str, int]]) -> None:
    assert [(f.measure, f.value) for f in khabar.read(Report.of(text)).figures] == told


@pytest.mark.parametrize("text", ["انسحبت حركة إم 23 من بونيا.", "قصفت حركة إم 23 بونيا بصاروخ إس 300."])
def test_a_movement_called_by_a_letter_keeps_its_name(text: str) -> None:
    assert [n.key for n in khabar.read(Report.of(text)).names] == ["حركة 23 مارس", "بونيا"]
