"""Who only speaks, and two places that are only named, are no count."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def told(text: str) -> list[tuple[str, float]]:
    reading = khabar.read(Report.of(text, published="2024-06-20"))
    return [(f.measure, f.value) for f in reading.figures]


@pytest.mark.parametrize(
    "text",
    [
        "قال خمسة من السكان إن ثمانية صيادين قتلوا في القصف.",
        "أفاد ثلاثة سكان بأن ثمانية صيادين قتلوا في القصف.",
    ],
)
def test_a_few_who_speak_are_no_count(text: str) -> None:
    assert told(text) == [("killed", 8)]


def test_two_places_told_by_their_names_are_no_count_where_people_went_there() -> None:
    assert told("نزح 90 شخصا نحو بلدتي أزواد وتساليت.") == [("displaced", 90)]
    assert ("territory", 2) in told("سيطر الجيش على بلدتي أزواد وتساليت.")
