"""Who is the ultimate source of a figure, and through whom it came: what decides whether two reports are two witnesses."""

from __future__ import annotations

import pytest

import khabar


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("قُتل 14 شخصاً في غارة على الميناء، نقلاً عن وكالة فرانس برس.", "وكالة فرانس برس", ()),
        ("قُتل 14 شخصاً في غارة على الميناء، وفق ما أفاد مصدر طبي وكالة فرانس برس.", "مصدر طبي", ("وكالة فرانس برس",)),
        ("وقال مصدر طبي لوكالة فرانس برس إن 14 شخصاً قتلوا في الغارة.", "مصدر طبي", ("وكالة فرانس برس",)),
        ("قُتل 14 شخصاً في غارة على الميناء، بحسب ما نقلت رويترز عن مسؤول محلي.", "مسؤول محلي", ("رويترز",)),
        ("ونقلت رويترز عن مسؤول محلي قوله إن 14 شخصاً قتلوا في الغارة.", "مسؤول محلي", ("رويترز",)),
        ("أعلنت وزارة الصحة السودانية مقتل 14 شخصاً في الغارة.", "وزارة الصحة السودانية", ()),
        ("قُتل 14 شخصاً في غارة على الميناء.", None, ()),
    ],
)
def test_the_source_of_a_figure_and_its_chain(text: str, source: str | None, via: tuple[str, ...]) -> None:
    figures = khabar.read(khabar.Report.of(text, published="2024-11-14")).figures
    assert [(f.measure, f.value, f.source, f.via) for f in figures] == [("killed", 14, source, via)]


@pytest.mark.parametrize(
    ("body", "independent"),
    [
        ("نقلت رويترز عن مسؤول في مستشفى البلدة أن القصف الذي استهدف السوق اليوم أسفر عن مقتل 19 شخصا.", 1),
        ("وقالت وزارة الصحة إن القصف الذي استهدف السوق اليوم أسفر عن مقتل 19 شخصا.", 2),
    ],
)
def test_an_agency_and_whom_it_quotes_are_one_witness(body: str, independent: int) -> None:
    text = f"رويترز: 19 قتيلا في قصف على سوق بلدة جبلة\n\n{body}"
    record = khabar.tell([khabar.read(khabar.Report.of(text, id="a", outlet="صحيفة الفجر", published="2025-03-06"))])
    killed = [t for i in record.incidents for t in i.tallies if t.measure == "killed"]
    assert [(t.best, t.independent) for t in killed] == [(19, independent)]
