"""Names that no table holds: told by the word before them, by the letters they are written with, by what follows them."""

from __future__ import annotations

import pytest
from test_names import names


def told(text: str, kind: str) -> list[str]:
    return [n.span.of(text) for n in names(text) if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("عثروا على الجثث في مارونغا بعد يومين من البحث", ["مارونغا"]),
        ("قتل ثلاثة رعاة في دولومبي بهجوم ليلي", ["دولومبي"]),
        ("وقع الهجوم قرب سيلفاتورتو في الساعات الأولى", ["سيلفاتورتو"]),
        ("احتجز المسلحون رهائن في كاليتانغ.", ["كاليتانغ"]),
        ("تظاهر المئات في أباكوتينغان وتيلمباروتا ضد الحكومة", ["أباكوتينغان", "تيلمباروتا"]),
        ("قال في إخراجك للعمل إنه تحفة", []),
        ("وجدوا خللا في محطتين للوقود", []),
        ("سيطروا على قرى دوق غابورو وسيل مندارو", ["دوق غابورو", "سيل مندارو"]),
        ("هدموا منزلين في خربة الزعرورا", ["خربة الزعرورا"]),
        ("زار حاكم إقليم تشيتوري الشرقي الموقع", ["تشيتوري الشرقي"]),
    ],
)
def test_places_that_no_table_holds(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("قتل الصحافي ألدو فيسكارينو أمام منزله", ["ألدو فيسكارينو"]),
        ("اعتقلوا شقيقيه سالم وراشد خلال المداهمة", ["سالم", "راشد"]),
        ("اعتقلوا شقيقيه سالم وراشد الهاشمي خلال المداهمة", ["سالم", "راشد الهاشمي"]),
        ("أصيب مرافقه سالم بشظايا", ["سالم"]),
        ("فاز على مواطنه دييغو فيرنينتي بسهولة", ["دييغو فيرنينتي"]),
        ("توفيت السيدة مريم العبد الله في المستشفى", ["مريم العبد الله"]),
        ("توفيت السيدة مريم متأثرة بجراحها", ["مريم"]),
        ("قال مفوض مقاطعة كويندول جيمس بول أكويني إن النهر فاض", ["جيمس بول أكويني"]),
        ("اتفق معه فهد المطيري اللذان قالا ذلك", ["فهد المطيري"]),
    ],
)
def test_persons_that_no_table_holds(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


def test_a_governor_stands_after_what_he_governs() -> None:
    assert told("قال مفوض مقاطعة كويندول جيمس بول أكويني إن النهر فاض", "place") == ["كويندول"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("تقدم اللواء السابع مدرع نحو التلة", ["اللواء السابع مدرع"]),
        ("تقدم اللواء 77 المدرع نحو التلة", ["اللواء 77 المدرع"]),
        ("تقدم اللواء السابع قوات خاصة نحو التلة", ["اللواء السابع قوات خاصة"]),
        ("تقدم اللواء السابع نحو التلة", ["اللواء السابع"]),
    ],
)
def test_a_unit_is_told_with_its_arm(text: str, units: list[str]) -> None:
    assert told(text, "organization") == units
