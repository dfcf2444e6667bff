"""Who charges and who is charged, where only one of the two stands after the verb; who acts, and who only helps."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Reading, Report


def read(text: str) -> Reading:
    return khabar.read(Report.of(text, published="2022-05-09"))


@pytest.mark.parametrize(
    ("text", "source", "charged"),
    [
        ("دعت المفوضية إلى تحقيق عاجل، واتهمت الجيش بحرق القرية.", "المفوضية", "الجيش بحرق القرية"),
        ("نفت البلدية الخبر واتهم الوزير الشرطة بإخفائه.", "الوزير", "الشرطة بإخفائه"),
        ("وتتهم بيروت باريس بالتدخل.", "حكومة لبنان", "باريس بالتدخل"),
        ("واتهم متحدث باسم الجيش الحوثيين بقصف الميناء.", "متحدث باسم الجيش", "الحوثيين بقصف الميناء"),
    ],
)
def test_a_noun_alone_before_the_charge_is_the_one_charged(text: str, source: str, charged: str) -> None:
    said = read(text).statements[-1]
    assert (said.source, said.span.of(text)) == (source, charged)


def test_the_one_charged_is_the_recipient() -> None:
    events = read("طالبت الأمم المتحدة بهدنة، واتهمت الجيش المالي بحرق القرية.").events
    accuse = next(event for event in events if event.type == "ACCUSE")
    assert (accuse.actor, accuse.recipient) == ("الأمم المتحدة", "الجيش المالي")


@pytest.mark.parametrize(
    "text",
    [
        "قالت نيروبي إن الجيش الكيني بدعم من طائرات فرنسية هاجم المسلحين قرب لامو.",
        "قالت نيروبي إن الجيش الكيني مدعوما بمروحيات فرنسية هاجم المسلحين قرب لامو.",
    ],
)
def test_who_helps_is_not_who_acts(text: str) -> None:
    assert [event.actor for event in read(text).events if event.type == "ASSAULT"] == ["الجيش الكيني"]


def test_an_army_is_of_no_people_in_the_plural() -> None:
    text = "هاجم الجيش الحوثيين قرب صعدة."
    assert [name.span.of(text) for name in read(text).names] == ["الجيش", "الحوثيين", "صعدة"]


@pytest.mark.parametrize("text", ["واستهدف التحالف الحوثيين.", "قصف الجيش اليمني الحوثيين في تعز."])
def test_a_people_after_one_body_is_who_was_struck(text: str) -> None:
    assert [event.recipient for event in read(text).events] == ["الحوثيون"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وندد المتحدث باسم النقابة بالقرار متوعدا بالإضراب.", ["القرار", "الإضراب"]),
        ("أكدت الشرطة وقوع الحادث لكنها رفضت ذكر عدد المصابين.", ["وقوع الحادث"]),
        ("أعلنت الشرطة توقيف تاجرين في السوق، وأضرم محتجون النار في الإطارات.", ["توقيف تاجرين في السوق"]),
    ],
)
def test_where_a_noun_that_is_said_ends(text: str, told: list[str]) -> None:
    assert [said.span.of(text) for said in read(text).statements] == told


def test_the_flag_of_a_ship_is_no_place_of_the_deed() -> None:
    found = read("في خليج عدن، أصاب صاروخ سفينة ترفع علم بنما وقتل 3 بحارة.")
    assert {event.place for event in found.events} == {figure.place for figure in found.figures} == {"خليج عدن"}


def test_fire_that_is_set_is_no_gunfire() -> None:
    events = read("أضرم مسلحون النار في ثلاثة متاجر في نيالا.").events
    assert [(event.type, event.mode) for event in events] == [("ASSAULT", "destroy")]


def test_what_a_verb_needs_may_bear_the_pronoun_of_its_owner() -> None:
    events = read("علق الاتحاد الأوروبي مساعداته لمالي، وجمدت باماكو عضويتها في المنظمة.").events
    assert [(event.type, event.actor) for event in events] == [
        ("SANCTION", "الاتحاد الأوروبي"),
        ("SANCTION", "حكومة مالي"),
    ]
