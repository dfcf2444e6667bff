"""Reports that nobody writes: what fails on none of them, and how the time grows with their length."""

from __future__ import annotations

from time import process_time

import pytest

import khabar
from khabar.model import Report


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
    ],
)
def test_the_time_grows_with_the_length_and_with_nothing_else(text: str, long: int) -> None:
    def seconds(size: int) -> float:
        page = (text * (size // len(text) + 1))[:size]
        begun = process_time()
        read(page)
        return process_time() - begun

    read(text)
    short = min(seconds(long // 4) for _ in range(2))
    assert min(seconds(long) for _ in range(2)) < 9 * short
