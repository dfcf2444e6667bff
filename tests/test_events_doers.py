"""Events: who stands right after the noun of a deed did it where what it befell follows, and to whom what is said is said."""

import pytest

from khabar import Report, read
from khabar.model import Event


def first_event(text: str) -> Event:
    return read(Report.of(text, published="2024-06-12")).events[0]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("أدى اعتقال الشرطة أربعة طلاب إلى غضب في ممباسا.", "الشرطة الكينية", "طلاب"),
        ("بعد اغتصاب جنود فتيات في ملكال", "جنود", "المدنيون"),
        ("مع استهداف القوات الروسية مخزنا للقمح في أوديسا", "الجيش الروسي", None),
        ("بعد اختطاف حركة بوكو حرام تلميذات من مدرسة في شيبوك", "بوكو حرام", "المدنيون"),
        ("بعد قتل مسلحين سبعة مزارعين في قرية قرب مايدوغوري.", "مسلحون", None),
        ("بعد اغتيال قائد الشرطة في بيدوا", None, "الشرطة الصومالية"),
        ("مقتل جنود مدفعية في كمين قرب غاو", None, "جنود"),
    ],
)
def test_who_stands_after_the_noun_did_it_where_the_object_follows(
    text: str, actor: str | None, recipient: str | None
) -> None:
    event = first_event(text)
    assert (event.actor, event.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("انتقادات للسويد لتقاعسها عن إيواء اللاجئين", None, "حكومة السويد"),
        ("تصاعدت التهديدات الأمريكية لإيران.", "حكومة الولايات المتحدة", "حكومة إيران"),
    ],
)
def test_what_is_said_to_a_state_is_not_its_own(text: str, actor: str | None, recipient: str) -> None:
    event = first_event(text)
    assert (event.actor, event.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة جنود في تفجير نسب إلى حركة الشباب في كيسمايو.",
        "قتل أربعة جنود في هجوم تم نسبه إلى حركة الشباب في كيسمايو.",
        "قتل أربعة جنود في الهجوم المنسوب لحركة الشباب في كيسمايو.",
    ],
)
def test_to_whom_an_attack_is_ascribed_did_it(text: str) -> None:
    event = first_event(text)
    assert (event.actor, event.recipient) == ("حركة الشباب", "جنود")


@pytest.mark.parametrize(
    "text",
    [
        "وقتل خمسة أشخاص بحسب الدفاع المدني.",
        "وقتل خمسة أشخاص وفق حصيلة نشرتها وزارة الصحة.",
        "وقتل خمسة أشخاص بحسب المعلومات التي قدمها الدفاع المدني.",
    ],
)
def test_who_says_so_neither_did_nor_suffered_it(text: str) -> None:
    (event,) = read(Report.of(text, published="2024-05-01")).events
    assert (event.actor, event.recipient, event.status) == (None, "المدنيون", "claimed")


def test_who_killed_whom_with_a_preposition() -> None:
    events = read(Report.of("احتجوا على قتل سليم مراد للعقيد حسان الشيخ.", published="2024-05-01")).events
    assert [(e.actor, e.recipient) for e in events if e.type == "ASSAULT"] == [("سليم مراد", "حسان الشيخ")]
