"""Who is praised, by whose means people fell, and who lay in wait: invented reports of many wars."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("رحبت كينيا بغارات الجيش الصومالي على حركة الشباب.", "الجيش الصومالي"),
        ("رحبت الحكومة البريطانية بالضربات الأميركية على الحوثيين.", None),
        ("أيدت الحكومة العملية العسكرية ضد حركة الشباب.", None),
        ("أشاد الوزير بعمليات الجيش الكيني ضد حركة الشباب.", "الجيش الكيني"),
    ],
)
def test_whom_the_praised_fight_is_not_praised(text: str, praised: str | None) -> None:
    found = [(e.actor, e.recipient) for e in events(text) if e.type == "SUPPORT"]
    assert [recipient for _, recipient in found] == [praised]
    assert all(actor is None or actor != praised for actor, _ in found)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("قتل برصاص الجيش ثلاثة مدنيين.", "الجيش", "المدنيون"),
        ("قتل بنيران القوات الحكومية عشرة متظاهرين.", "القوات الحكومية", "متظاهرون"),
        ("قصفت بالمدفعية قوات المعارضة القرية.", "المعارضة", None),
        ("هاجم بعنف مسلحون القرية.", "مسلحون", None),
    ],
)
def test_by_whose_means_is_not_whom_it_befell(text: str, actor: str, recipient: str | None) -> None:
    assert [(e.actor, e.recipient) for e in events(text)] == [(actor, recipient)]


def test_who_is_waylaid_lays_no_ambush() -> None:
    text = "كان النائب سالم حسين الدوري في أحد الأحياء عندما نصب له مهاجموه كمينا وقتلوه مع حارسيه."
    assert {e.actor for e in events(text)} == {None}


def test_the_attacks_of_those_struck_are_not_the_one_that_struck_them() -> None:
    text = (
        "قال مصدر إن جنديين كينيين قتلا في انفجار سيارة مفخخة استهدف قافلة عسكرية في لامو. "
        "ورحب الوزير بالهجمات الكينية على حركة الشباب."
    )
    assert [(e.actor, e.recipient) for e in events(text) if e.mode == "explosives"] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("المهندس سالم الدوري خطفته عصابة في هايتي.", None, "سالم الدوري"),
        ("الصحفي سالم الدوري اعتقلته الشرطة أمس.", "الشرطة", "سالم الدوري"),
        ("القائد كريم العبيدي قتلته طائرة مسيرة كينية.", "الجيش الكيني", "كريم العبيدي"),
        ("الصحفي سالم الدوري تحتجزه جماعة مسلحة منذ عام.", "جماعة مسلحة", "سالم الدوري"),
        ("الجيش هاجمهم أمس.", "الجيش", None),
        ("قال الجيش إن الحركة تحتجزه منذ عام.", "الحركة", None),
    ],
)
def test_whom_the_pronoun_of_a_verb_stands_for_suffers_it(text: str, actor: str | None, recipient: str | None) -> None:
    assert [(e.actor, e.recipient) for e in events(text)] == [(actor, recipient)]


def test_who_tries_the_accused_did_not_do_it() -> None:
    found = events("وكانت المحكمة عقدت أولى جلساتها لمحاكمة المتهمين بتفجير المسجد.")
    assert {e.actor for e in found if e.type == "ASSAULT"} == {None}


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("أكد الوزير أن التصدي لحركة الشباب أولوية.", None, "حركة الشباب"),
        ("نشرت الكاميرون نحو ألفي جندي في الشمال.", "حكومة الكاميرون", None),
    ],
)
def test_against_whom_it_is_and_who_is_sent(text: str, actor: str | None, recipient: str | None) -> None:
    assert [(e.actor, e.recipient) for e in events(text)] == [(actor, recipient)]
