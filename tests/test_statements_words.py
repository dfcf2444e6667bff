"""Statements: nouns that are said, words that set a stance, and those who go on to speak."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report

Told = tuple[str | None, str, str]


def told(text: str) -> list[Told]:
    reading = khabar.read(Report.of(text, published="2024-06-12"))
    return [(s.source, s.stance, s.span.of(text)) for s in reading.statements]


@pytest.mark.parametrize("noun", ["إقفال", "تعميم", "احتلال", "استحداث", "تأخر", "مكافحة", "خطورة", "تسريع"])
def test_a_verbal_noun_after_an_office_is_said_and_no_name(noun: str) -> None:
    text = f"أعلن وزير النقل {noun} الطريق الساحلي."
    assert [(source, said) for source, _, said in told(text)] == [("وزير النقل", f"{noun} الطريق الساحلي")]


def test_a_noun_of_doing_with_the_article_stays_in_the_name_of_a_body() -> None:
    text = "وقالت هيئة الاستثمار إن المصنع مغلق."
    assert told(text) == [("هيئة الاستثمار", "assert", "المصنع مغلق")]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "كيتو 14 أبريل 2024 (شينخوا) قال وزير الدفاع إن الحدود مغلقة.",
            [("وزير الدفاع", "assert", "الحدود مغلقة")],
        ),
        (
            "اتهمت البحرين، الأحد، إيران بخرق الهدنة.",
            [("حكومة البحرين", "accuse", "إيران بخرق الهدنة")],
        ),
        (
            "قال القاضي إن الصيادين محتجزون على ذمة التحقيق منذ شهر.",
            [("القاضي", "assert", "الصيادين محتجزون على ذمة التحقيق منذ شهر")],
        ),
        ("تونس تجدد الدعوة إلى حوار دون شروط", [("حكومة تونس", "demand", "الدعوة إلى حوار دون شروط")]),
        ("وقالت المختارة انو الجسر مقطوع من امبارح.", [("المختارة", "assert", "الجسر مقطوع من امبارح")]),
        ("وأعلن قائد الكتيبة مسؤولية حركته عن التفجير.", [("قائد الكتيبة", "assert", "مسؤولية حركته عن التفجير")]),
        (
            "وأعلن قائد الكتيبة مسؤولية الجيش عن التفجير.",
            [("قائد الكتيبة", "accuse", "مسؤولية الجيش عن التفجير")],
        ),
        ("قال المهندس إن منسوب السد أعلى مما ينبغي.", [("المهندس", "assert", "منسوب السد أعلى مما ينبغي")]),
        (
            "أبدت النقابة أسفها للحادث، وأبدى السكان خشيتهم من السيول.",
            [("النقابة", "condemn", "أسفها للحادث"), ("السكان", "warn", "خشيتهم من السيول")],
        ),
        (
            "قال المحامي إن الصيادين أبرياء من التهم، وإن الملف لا يستند إلى دليل.",
            [("المحامي", "deny", "الصيادين أبرياء من التهم، وإن الملف لا يستند إلى دليل")],
        ),
        ("وتعهد الوالي إعادة الكهرباء خلال يومين.", [("الوالي", "offer", "إعادة الكهرباء خلال يومين")]),
        (
            "أعلن الوالي تأجيل الجلسة، مرجعا ذلك إلى سوء الطقس.",
            [("الوالي", "assert", "تأجيل الجلسة"), ("الوالي", "assert", "ذلك إلى سوء الطقس")],
        ),
    ],
)
def test_what_is_said_and_how(text: str, statements: list[Told]) -> None:
    assert told(text) == statements
