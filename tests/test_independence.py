"""Who is the ultimate source of a figure, and through whom it came: what decides whether two reports are two witnesses."""

from __future__ import annotations

import pytest

import khabar
from khabar.tell.voices import one_source


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("قُتل 14 شخصاً في غارة على الميناء، نقلاً عن وكالة فرانس برس.", "وكالة فرانس برس", ()),
        ("قُتل 14 شخصاً في غارة على الميناء، وفق ما أفاد مصدر طبي وكالة فرانس برس.", "مصدر طبي", ("وكالة فرانس برس",)),
        ("وقال مصدر طبي لوكالة فرانس برس إن 14 شخصاً قتلوا في الغارة.", "مصدر طبي", ("وكالة فرانس برس",)),
        ("قُتل 14 شخصاً في غارة على الميناء، بحسب ما نقلت رويترز عن مسؤول محلي.", "مسؤول محلي", ("رويترز",)),
        ("ونقلت رويترز عن مسؤول محلي قوله إن 14 شخصاً قتلوا في الغارة.", "مسؤول محلي", ("رويترز",)),
        ("أعلنت وزارة الصحة السودانية مقتل 14 شخصاً في الغارة.", "وزارة الصحة السودانية", ()),
        ("ذكرت رويترز أن 14 شخصاً قتلوا في الغارة، نقلاً عن طبيب في المدينة.", "طبيب في المدينة", ("رويترز",)),
        ("قُتل 14 شخصاً في الغارة، بحسب رويترز نقلاً عن الشرطة الكينية.", "الشرطة الكينية", ("رويترز",)),
        ("أعلنت إذاعة محلية مقتل 14 شخصاً نقلاً عن الشرطة الكينية.", "الشرطة الكينية", ("إذاعة محلية",)),
        ("قالت الشرطة الكينية إن 14 شخصاً قتلوا، نقلاً عن رويترز.", "الشرطة الكينية", ("رويترز",)),
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


def witnesses(*told: tuple[str, str]) -> list[tuple[float, int]]:
    """The best number of the dead and how many independent sources, for reports of one strike: outlet, text."""
    texts = [f"مقتل جنود في قصف قرب بلدة غوريس\n\n{text}" for _, text in told]
    reports = [
        khabar.Report.of(text, id=f"r{k}", outlet=told[k][0], published="2025-03-06") for k, text in enumerate(texts)
    ]
    record = khabar.tell([khabar.read(report) for report in reports])
    tallies = [t for i in record.incidents for t in i.tallies if (t.measure, t.of) == ("killed", None)]
    return [(t.best or 0, t.independent) for t in tallies]


ARMED = "أعلنت {0} مقتل 19 جنديا أرمينيا في قصف قرب بلدة غوريس أمس الأربعاء."


@pytest.mark.parametrize(
    ("one", "other", "independent"),
    [
        ("وزارة الدفاع الأرمينية", "القوات المسلحة الأرمينية", 1),
        ("وزارة الدفاع الأرمينية", "الحكومة الأرمينية", 1),
        ("وزارة الدفاع الأرمينية", "وزارة الصحة الأرمينية", 2),
        ("وزارة الدفاع الأرمينية", "وزارة الدفاع الأذربيجانية", 2),
    ],
)
def test_a_state_at_war_has_one_voice(one: str, other: str, independent: int) -> None:
    told = (("صحيفة الفجر", ARMED.format(one)), ("موقع التلال", ARMED.format(other)))
    assert witnesses(*told) == [(19, independent)]


HIT = "قتل 19 شخصا في قصف على بلدة غوريس أمس الأربعاء، {0}."


@pytest.mark.parametrize(
    ("one", "other", "independent"),
    [
        ("حسبما قال مسؤول محلي لوكالة فرانس برس", "وفق فرانس برس", 1),
        ("حسبما قال مسؤول محلي لوكالة فرانس برس", "كما قال مسؤول في البلدة لفرانس برس", 1),
        ("حسبما قال مسؤول محلي لوكالة فرانس برس", "وفق رويترز", 2),
        ("حسبما قال مسؤول محلي لوكالة فرانس برس", "وفق وزارة الصحة", 2),
    ],
)
def test_an_agency_and_whom_another_paper_says_it_quotes_are_one_witness(
    one: str, other: str, independent: int
) -> None:
    assert witnesses(("صحيفة الفجر", HIT.format(one)), ("موقع التلال", HIT.format(other))) == [(19, independent)]


def test_dozens_in_a_headline_are_no_second_witness() -> None:
    text = "عشرات القتلى في قصف على بلدة غوريس\n\nقتل 19 شخصا في قصف على بلدة غوريس أمس الأربعاء، وفق فرانس برس."
    record = khabar.tell([khabar.read(khabar.Report.of(text, id="a", outlet="صحيفة الفجر", published="2025-03-06"))])
    assert [t.independent for i in record.incidents for t in i.tallies if t.measure == "killed"] == [1]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("دعت وزارة الخارجية الكينية إلى التهدئة بعد مقتل 19 شخصا في قصف على بلدة غوريس أمس.", "صحيفة الفجر"),
        ("أدانت منظمة العفو الدولية القصف الذي قتل 19 شخصا في بلدة غوريس أمس.", "صحيفة الفجر"),
        ("أدانت منظمة العفو الدولية مقتل 19 شخصا في قصف على بلدة غوريس أمس.", "منظمة العفو الدولية"),
    ],
)
def test_who_calls_for_calm_after_deaths_is_no_witness_of_them(text: str, source: str) -> None:
    record = khabar.tell([khabar.read(khabar.Report.of(text, id="a", outlet="صحيفة الفجر", published="2025-03-06"))])
    claims = [c for i in record.incidents for t in i.tallies if t.measure == "killed" for c in t.claims]
    assert {c.witness for c in claims} == {source}


def test_a_body_of_a_state_and_its_noun_alone_are_one_witness() -> None:
    assert one_source(["الشرطة", "الشرطة الكينية"], ()) == dict.fromkeys(("الشرطة", "الشرطة الكينية"), "الشرطة الكينية")
    assert one_source(["الحركة", "حركة الشباب"], ())["الحركة"] == "الحركة"
