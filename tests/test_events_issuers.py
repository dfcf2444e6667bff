"""Whose forces are ours in a communiqué, and whose army a bare word for an occupation is."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def actors(text: str) -> list[tuple[str, str | None]]:
    reading = khabar.read(Report.of(text, published="2024-06-12"))
    return [(e.span.of(text), e.actor) for e in reading.events]


@pytest.mark.parametrize(
    "text",
    [
        "وزارة الدفاع التشادية\n\nبيان رقم 4\n\nقصفت قواتنا معسكرا للمسلحين قرب البحيرة صباح اليوم.",
        "تعلن وزارة الدفاع التشادية أن الوضع هادئ.\n\nوقصفت قواتنا معسكرا للمسلحين قرب البحيرة صباح اليوم.",
    ],
)
def test_our_forces_are_those_of_who_issues_it(text: str) -> None:
    assert ("قصفت" if "\nقصفت" in text else "وقصفت"[1:], "الجيش التشادي") in actors(text)


def test_ours_are_nobody_where_nobody_issues_it() -> None:
    assert {actor for _, actor in actors("قصفت قواتنا معسكرا قرب البحيرة صباح اليوم.")} == {None}


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("غزة - قصف الاحتلال مخزنا في خان يونس أمس.", "الجيش الإسرائيلي"),
        ("منبج - قصف الاحتلال التركي قرية، ثم اقتحم الاحتلال القرية أمس.", "الجيش التركي"),
    ],
)
def test_an_occupation_that_acts(text: str, army: str) -> None:
    assert {actor for _, actor in actors(text)} == {army}


@pytest.mark.parametrize(
    ("text", "armies"),
    [
        (
            "ألف المؤرخ كتابا عن الاحتلال الفرنسي عام 1881. وقصف الاحتلال حيا في رفح أمس. وهدم الاحتلال منزلا.",
            ["الجيش الإسرائيلي", "الجيش الإسرائيلي"],
        ),
        (
            "عفرين - قصف الاحتلال التركي قرية. واقتحم الاحتلال القرية. وفي غزة قصف الاحتلال مدرسة.",
            ["الجيش التركي", "الجيش التركي", "الجيش الإسرائيلي"],
        ),
    ],
)
def test_an_occupation_is_that_of_the_land_or_the_one_told_last(text: str, armies: list[str]) -> None:
    assert [actor for _, actor in actors(text) if actor] == armies


def test_an_occupation_that_is_to_end_is_nobody() -> None:
    text = "دعت الفصائل إلى إنهاء الاحتلال ووقف العدوان على غزة."
    events = khabar.read(Report.of(text, published="2024-06-12")).events
    assert all("الاحتلال" not in (e.recipient or "") and e.recipient != "الجيش الإسرائيلي" for e in events)


def test_a_command_speaks_for_its_army() -> None:
    text = "قواتنا تحرر قرية التل\n\nوأعلنت قيادة العمليات المشتركة العراقية أن الطريق إلى القرية مفتوح."
    assert ("تحرر", "الجيش العراقي") in actors(text)


def test_who_issues_a_communique_says_we() -> None:
    text = "تعلن القيادة المشتركة لكتائب النخبة أن رجالها دخلوا الوادي.\nأولا: نرفض أي هدنة. ونناشد الصليب الأحمر إيصال الدواء."
    found = khabar.read(Report.of(text, published="2024-05-20")).events
    assert {e.actor for e in found if e.type in ("REJECT", "REQUEST")} == {"القيادة المشتركة لكتائب النخبة"}


def test_somebody_who_spoke_before_is_not_we() -> None:
    text = "قال السفير الكيني في نيروبي إن المحادثات تقدمت.\nنرفض نحن في هذه المجلة كل حرب ونطالب الحكومة الكينية بوقف القصف."
    found = khabar.read(Report.of(text, published="2024-05-20")).events
    assert {e.actor for e in found if e.type in ("REJECT", "REQUEST")} == {None}
