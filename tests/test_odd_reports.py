"""Reports that nobody writes: what fails on none of them, and how the time grows with their length."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

import khabar
from khabar.model import Report, Span
from khabar.tell.fallen import named_dead
from khabar.tell.stage import Stage

_FIRST = [
    "سامر",
    "كريم",
    "ناصر",
    "خالد",
    "حسن",
    "ماجد",
    "فادي",
    "رامي",
    "سعيد",
    "جابر",
    "طلال",
    "زياد",
    "نبيل",
    "عادل",
    "هاني",
    "وليد",
]
_LAST = [
    "الحموي",
    "السريري",
    "النملاوي",
    "المرداني",
    "الرفاعي",
    "الفراتي",
    "القاضي",
    "الكرمي",
    "الحلاق",
    "السقا",
    "النجار",
    "الموصلي",
]


def seconds(task: Callable[[], object]) -> float:
    """How long the task takes, at the best of three times."""

    def once() -> float:
        begun = process_time()
        task()
        return process_time() - begun

    return min(once(), once(), once())


def read(text: str) -> khabar.Reading:
    return khabar.read(Report.of(text, published="2024-06-12"))


@pytest.mark.parametrize("before", ["قال الجيش إن ", "جماعة ", "في حركة ", "الساعة ", "يوم ", "قتل "])
def test_digits_without_end(before: str) -> None:
    assert read(f"{before}{'7' * 5000} وصلوا.").figures == ()


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("أ. ب. ج. ", 40_000),
        ("قتل 9 رجال في قصف على سوق البلدة فجر الأحد وفق ما أعلنت وزارة الصحة و", 40_000),
        ("في 9 مايو 2021 قتل 4، وفي 7 يوليو أصيب 6، ", 60_000),
        ('قال "نعم" ', 60_000),
    ],
)
def test_the_time_grows_with_the_length_and_with_nothing_else(text: str, long: int) -> None:
    def reading(size: int) -> None:
        read((text * (size // len(text) + 1))[:size])

    reading(long // 8)
    assert seconds(lambda: reading(long)) < 10 * seconds(lambda: reading(long // 4))


def test_who_is_among_the_dead_is_not_asked_of_every_figure_for_each_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    named = [f"{first} {second} {last}" for last in _LAST for first in _FIRST for second in _FIRST if first != second]
    reading = read("".join(f"قتل {name} في قصف. " for name in named[:200]))
    asked, at = [0], Stage.at

    def counted(stage: Stage, span: Span) -> int | None:
        asked[0] += 1
        return at(stage, span)

    stage = Stage(reading)
    monkeypatch.setattr(Stage, "at", counted)
    named_dead(stage, reading.figures)
    assert asked[0] < 20 * len(reading.figures)
