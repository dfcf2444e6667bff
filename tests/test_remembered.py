"""Attacks of which a report tells because their day has come round, and whose building or post an attack struck."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return tuple(khabar.read(Report.of(text, published="2024-06-12")).events)


@pytest.mark.parametrize(
    "text",
    [
        "عام على هجوم كابول: ركام في مكانه\nلا يزال سكان الحي ينتظرون التعويضات.",
        "بعد عام على مجزرة النصيرات، لا تزال الطرق مغلقة.",
        "بعد مرور ثلاث سنوات على تفجير مرفأ عدن، لم يحاكم أحد.",
        "ستة أشهر على قصف مستشفى الفاشر",
    ],
)
def test_what_was_years_ago_is_background(text: str) -> None:
    assert [event.background for event in events(text)] == [True]


@pytest.mark.parametrize("text", ["هجوم على كابول: ركام في مكانه", "هجوم جديد على كابول بعد يومين على قصف مطارها"])
def test_what_is_new_is_no_background(text: str) -> None:
    assert not events(text)[0].background


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("واستهدف مقر الشرطة في كركوك بقذيفتين.", "الشرطة العراقية"),
        ("وتبنت الحركة الهجوم، واستهدف مخفر الدرك في طرابلس.", "الدرك الليبي"),
        ("واستهدف مدرسة الدرك في نيامي والمطار المدني.", "الدرك النيجري"),
    ],
)
def test_whose_post_is_struck_strikes_nobody(text: str, owner: str) -> None:
    assert [(e.actor == owner, e.recipient) for e in events(text) if e.recipient] == [(False, owner)]
    assert owner not in [event.actor for event in events(text)]


def test_who_strikes_a_post_is_the_attacker() -> None:
    (event,) = events("واستهدف الجيش العراقي مقر الحركة في كركوك.")
    assert event.actor == "الجيش العراقي"
