"""Who gives way, forces told without the name of their state, and who did what a verb goes on to tell."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> list[Event]:
    return list(khabar.read(Report.of(text, published="2024-06-12")).events)


def told(text: str) -> list[tuple[str, str, str | None, str]]:
    """The words, type, actor and status of each event."""
    return [(e.span.of(text), e.type, e.actor, e.status) for e in events(text)]


def test_a_side_that_eases_or_gives_way_concedes() -> None:
    assert ("خففت", "CONCEDE", "السلطات الكينية", "reported") in told("خففت السلطات الكينية حظر التجول في ميناء لامو.")
    assert ("رضخت", "CONCEDE", "حكومة كينيا", "reported") in told("رضخت الحكومة الكينية لمطالب المعلمين.")
    assert ("السماح", "CONCEDE", "حكومة كينيا", "demanded") in told("طالبت المنظمة كينيا بالسماح بدخول القوافل.")


def test_whoever_sets_free_or_withdraws_retreats() -> None:
    assert told("أفرجت الشرطة الكينية عن ستة طلاب.")[0][1] == "RETREAT"
    assert told("انسحب الجيش الكيني من البلدة.")[0][1] == "RETREAT"


def test_forces_without_a_state_are_those_of_whoever_serves_one() -> None:
    text = "قال قائد الشرطة العقيد جون مواي إن قوات الأمن أوقفت 14 شخصاً في لامو."
    assert [(e.type, e.status) for e in events(text)] == [("COERCE", "reported")]
    text = "قال أحد السكان إن قوات الأمن أوقفت 14 شخصاً في لامو."
    assert [(e.type, e.status) for e in events(text)] == [("COERCE", "claimed")]


def test_the_air_force_is_that_of_the_army_that_speaks() -> None:
    text = "أكد الناطق باسم الجيش الكيني أن سلاح الجو أغار على معسكرين."
    assert told(text) == [("أغار", "ASSAULT", "القوات الجوية الكينية", "reported")]


def test_a_verb_that_goes_on_has_the_subject_of_the_one_before() -> None:
    text = "أعلن الجيش الكيني أنه قتل سبعة من مقاتلي حركة الشباب واحتجز خمسة آخرين."
    assert ("احتجز", "COERCE", "الجيش الكيني", "reported") in told(text)


def test_several_told_before_did_what_a_plural_tells() -> None:
    text = "قال السكان إن المسلحين ذبحوا رجلين وخطفوا ثالثاً."
    assert [e.span.of(text) for e in events(text)] == ["ذبحوا", "خطفوا"]


def test_a_capital_after_a_word_for_before_is_its_government() -> None:
    text = "وكانت نيروبي أطلقت في مايو سراح صيادين صوماليين."
    assert told(text) == [("أطلقت", "RETREAT", "حكومة كينيا", "reported")]


def test_a_blast_hits_the_troops_it_is_told_with() -> None:
    (event,) = events("انفجرت عبوة ناسفة بدورية للجيش الكيني على الطريق.")
    assert (event.actor, event.recipient) == (None, "الجيش الكيني")


def test_who_fired_a_drone_did_not_bring_it_down() -> None:
    text = "أعلن الجيش الكيني تدمير مسيّرتين أطلقهما الحوثيون."
    assert told(text) == [("تدمير", "ASSAULT", "الجيش الكيني", "reported")]


def test_a_visit_to_come_is_not_told_as_made() -> None:
    assert told("سيلتقي الرئيس ويليام روتو نظيره الصومالي غداً.")[0][3] == "conditional"


def test_two_who_discuss_far_from_their_verb() -> None:
    text = "بحث وزير الدفاع الكيني جون مواي، الأربعاء، مع نظيره الأوغندي سبل التعاون."
    assert [(e.type, e.actor) for e in events(text)] == [("CONSULT", "جون مواي")]


def test_a_question_about_a_raid_tells_none() -> None:
    assert not events("رد المتحدث جون مواي على سؤال بشأن غارة جوية في لامو بالقول إنه لا يعلق.")


def test_a_group_without_a_name_acts() -> None:
    text = "أفرجت مجموعة محلية مسلحة صباح اليوم عن أربعة عمال."
    assert told(text) == [("أفرجت", "RETREAT", "مجموعة محلية مسلحة", "reported")]


def test_who_meets_while_he_calls_for_something_met() -> None:
    text = "دعا الوزير الكيني جون مواي خلال لقاء في نيروبي مع السفير الفرنسي إلى وقف القتال."
    assert ("لقاء", "CONSULT", "جون مواي", "reported") in told(text)
    assert ("قمة", "CONSULT", "demanded") in [
        (e.span.of(t), e.type, e.status)
        for t in ["دعا الرئيس ويليام روتو الاتحاد الأفريقي إلى عقد قمة."]
        for e in events(t)
    ]


def test_those_of_whom_several_are_told_are_called_as_subjects() -> None:
    text = "اقتحم عشرات المسلحين سوق القرية. واعتقلت الشرطة الكينية متظاهرين."
    assert [e.actor for e in events(text)] == ["المسلحون", "الشرطة الكينية"]
    assert events(text)[1].recipient == "متظاهرون"


def test_giving_up_arms_is_no_aid() -> None:
    text = "دعا الوزير الكيني جون مواي المتمردين إلى تسليم سلاحهم."
    assert ("تسليم", "RETREAT", "demanded") in [(e.span.of(text).split()[0], e.type, e.status) for e in events(text)]


def test_what_a_deed_is_done_with_is_no_deed_beside_it() -> None:
    text = "تبادلت القوات الكينية والصومالية إطلاق النار على الحدود."
    assert [e.type for e in events(text)] == ["ASSAULT"]
    assert [e.type for e in events("رفعت الحكومة الكينية حظر التجول عن لامو.")] == ["CONCEDE"]


def test_police_who_stop_some_arrest_them() -> None:
    assert told("أوقفت الشرطة الكينية 12 منهم.") == [("أوقفت", "COERCE", "الشرطة الكينية", "reported")]


def test_some_of_a_group_give_up_their_arms() -> None:
    text = "سلم 27 من مقاتلي حركة الشباب أسلحتهم في لامو."
    assert [(e.type, e.actor) for e in events(text)] == [("RETREAT", "حركة الشباب")]


def test_what_the_same_forces_go_on_to_do_is_told_by_their_own_side_too() -> None:
    text = "قال قائد الشرطة العقيد جون مواي إن قوات الأمن طوقت الحي واعتقلت تسعة."
    assert [e.status for e in events(text)] == ["reported", "reported"]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("اندلعت اشتباكات بين مجموعتين مسلحتين في مدينة صبراتة وأسفرت عن مقتل مدني.", "مجموعتان مسلحتان"),
        ("اشتباكات بين فصيلين مسلحين في مدينة مصراتة أسفرت عن مقتل مدنيين اثنين.", "فصيلان مسلحان"),
        ("اندلعت مواجهات بين عصابتين في مدينة بورت أو برنس قتل فيها تسعة مدنيين.", "عصابتان"),
        ("قتل طفل خلال اشتباكات بين عشيرتين في ذي قار.", "عشيرتان"),
        ("قتل طفل في تبادل لإطلاق النار بين مسلحين في الناصرية.", "مسلحون"),
    ],
)
def test_several_who_fight_and_are_told_by_one_word_are_both_sides(text: str, both: str) -> None:
    assert [(e.actor, e.recipient) for e in events(text) if e.type == "ASSAULT"] == [(both, both)]


def test_those_who_fight_another_party_are_one_side() -> None:
    text = "قتل ستة في اشتباكات بين مسلحين قبليين وقوات الأمن الكينية في مانديرا."
    assert next((e.actor, e.recipient) for e in events(text)) == ("مسلحون قبليون", "قوات الأمن الكينية")
