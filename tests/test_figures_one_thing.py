"""A single thing that was destroyed, shot down or taken, told by its noun alone."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def told(text: str) -> list[tuple[str, float, str]]:
    reading = khabar.read(Report.of(text, published="2024-06-20"))
    return [(f.measure, f.value, f.span.of(text)) for f in reading.figures]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("أدى الهجوم إلى تدمير رادار قرب التل.", ("destroyed", 1, "رادار")),
        ("أحرق المهاجمون مخزنا في القرية.", ("destroyed", 1, "مخزنا")),
        ("قال المتحدث إن الدفاعات الجوية أسقطت مروحية.", ("downed", 1, "مروحية")),
        ("استولى مسلحون، أمس، على ثكنة وصادروا شاحنة كانت في ساحتها.", ("seized", 1, "شاحنة")),
        ("دمر صاروخ مخزنا في البلدة.", ("destroyed", 1, "مخزنا")),
        ("وضبط الحرس مدفع هاون وسبع بنادق.", ("seized", 1, "مدفع هاون")),
    ],
)
def test_one_thing_counts(text: str, thing: tuple[str, float, str]) -> None:
    assert thing in told(text)


def test_one_more_thing_is_added_to_those_counted() -> None:
    found = told("ضبط الحرس ثلاث بنادق ومسدسا، وغنمت القوة خمس عربات مدرعة ومدفعا ثقيلا.")
    assert found == [
        ("seized", 3, "ثلاث بنادق"),
        ("seized", 1, "مسدسا"),
        ("seized", 5, "خمس عربات"),
        ("seized", 1, "مدفعا ثقيلا"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "دمرت الغارة منزل رئيس البلدية.",
        "أدى الفيضان إلى تدمير جسر المدينة القديم.",
        "دمرت دبابة سور الحديقة.",
        "بعد تدمير سد كاريبو غمرت المياه الحقول.",
        "قصف الطيران مخزنا في البلدة.",
    ],
)
def test_what_is_somebodys_or_has_a_name_or_was_only_struck_is_no_count(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("قال الجيش إن عشرة مسلحين قتلوا أو أصيبوا.", "casualties"),
        ("13 مدنيا قتلوا وأصيبوا في القصف.", "casualties"),
        ("قتل أو جرح أكثر من 200 جندي.", "casualties"),
        ("قالت الوزارة إن 102 مسلح قتلوا أو استسلموا خلال العام.", "affected"),
        ("13 مدنيا قتلوا وأصيب آخرون في القصف.", "killed"),
    ],
)
def test_of_whom_two_things_are_told_not_all_died(text: str, measure: str) -> None:
    assert [f.measure for f in khabar.read(Report.of(text)).figures] == [measure]
