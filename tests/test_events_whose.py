"""Whose a weapon is, whom a deed befell, and who speaks of his own: no party is taken for another."""

from __future__ import annotations

import pytest

import khabar
from khabar.language import table
from khabar.model import Event, Reading, Report


def read(text: str) -> Reading:
    return khabar.read(Report.of(text, published="2024-05-06"))


def told(text: str) -> tuple[Event, ...]:
    return read(text).events


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قصفت مسيّرة صينية تستخدمها قوات فاغنر مخيما قرب بيراو أمس.", "مجموعة فاغنر"),
        ("طائرة روسية تابعة للجيش البوركيني استهدفت قرية حدودية أمس.", "الجيش البوركيني"),
        ("استهدفت مروحية فرنسية الصنع للجيش الكاميروني سوقا في مامفي أمس.", "الجيش الكاميروني"),
        ("قصفت مقاتلة أمريكية الصنع حيا في مدينة مأرب أمس وقتل ستة.", None),
        ("مسيّرة تركية تابعة لجيش نيامي وميليشيات محلية قصفت بلدة تيلابيري أمس.", "الجيش النيجري"),
        ("قصفت مقاتلات فرنسية مخزنا في كيدال أمس.", "الجيش الفرنسي"),
    ],
)
def test_whose_a_weapon_is_comes_before_who_made_it(text: str, actor: str | None) -> None:
    assert [e.actor for e in told(text) if e.type == "ASSAULT"] == [actor]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("نُهبت شاحنتان من مساعدات منظمة أطباء بلا حدود قرب جوبا أمس.", "أطباء بلا حدود"),
        ("نهبت أربع شاحنات تابعة لليونيسف قرب بامبيا أمس.", "منظمة الأمم المتحدة للطفولة"),
        ("قالت اللجنة الدولية للصليب الأحمر إن سيارتين من قافلتها نُهبتا قرب بوار أمس.", None),
    ],
)
def test_whose_goods_are_taken_does_not_take_them(text: str, recipient: str | None) -> None:
    assert [(e.actor, e.recipient) for e in told(text) if e.type == "COERCE"] == [(None, recipient)]


def test_who_is_called_upon_does_not_call() -> None:
    found = told("طالبت القوى السياسية في الجنوب الرئيس سلفا كير بالتنحي.")
    assert [(e.actor, e.recipient) for e in found if e.type == "REQUEST"] == [("القوى السياسية", "سلفا كير")]


@pytest.mark.parametrize(
    "text",
    [
        "سقط صاروخ في أرض خالية قرب بونيا من دون تسجيل إصابات.",
        "سقطت قذيفة قرب المطار في بانغي دون وقوع إصابات.",
        "سقطت قذيفتان في محيط بلدة كايا، وأكدت البلدية عدم سقوط ضحايا.",
    ],
)
def test_no_dead_and_wounded_are_no_attack(text: str) -> None:
    assert len([e for e in told(text) if e.type == "ASSAULT"]) == 1


def test_where_a_report_comes_from_kills_nobody() -> None:
    assert {e.actor for e in told("نيروبي - قُتل اثنان من موظفي الإغاثة في بوما أمس.")} == {None}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("تبنت جماعة «فجر الساحل» التابعة لتنظيم القاعدة التفجير الذي هز ثكنة في نيامي.", "فجر الساحل"),
        ("تبنت حركة الشباب المرتبطة بتنظيم القاعدة الهجوم على نقطة للشرطة في لامو.", "حركة الشباب"),
    ],
)
def test_to_whom_a_movement_belongs_is_no_part_of_its_name(text: str, actor: str) -> None:
    reading = read(text)
    assert [s.source for s in reading.statements] == [actor]
    assert [e.actor for e in reading.events] == [actor]


def test_his_forces_are_those_of_one_who_speaks_on() -> None:
    text = "قال المتحدث باسم الجيش الأوغندي في إقليم كاراموجا إن الوضع هادئ. وأضاف أن قواته قتلت تسعة متمردين."
    reading = read(text)
    assert [(e.actor, e.status) for e in reading.events] == [("الجيش الأوغندي", "reported")]
    assert [(f.of, f.side) for f in reading.figures] == [(None, None)]


def test_who_accuse_each_other_are_two() -> None:
    found = told("تبادل الجيش الرواندي وحركة الشباب الاتهامات بقصف السوق.")
    assert [(e.actor, e.recipient) for e in found if e.type == "ACCUSE"] == [("الجيش الرواندي", "حركة الشباب")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('هاجمت حركة "12 أيلول" مركزا في 3 تموز.', "حركة 12 أيلول"),
        ("هاجمت كتائب 9 نيسان حاجزا في 3 تموز.", "كتائب 9 نيسان"),
        ("هاجم لواء «5 آب» حاجزا في 3 تموز.", "لواء 5 آب"),
        ('قالت حركة "23 مارس" إنها هاجمت حاجزا في 3 تموز.', "حركة 23 مارس"),
    ],
)
def test_movements_called_by_a_day_are_parties(text: str, name: str) -> None:
    reading = read(text)
    assert [n.key for n in reading.names] == [name]
    assert [e.actor for e in reading.events] == [name]
    assert [t.value for t in reading.times] == ["2023-07-03"]


@pytest.mark.parametrize("text", ["عاد الوفد إلى الحركة 9 نيسان.", "عقدت حركة 9 نيسان 2022 اجتماعا."])
def test_a_day_beside_a_movement_is_a_day(text: str) -> None:
    assert [n.key for n in read(text).names] == []


def test_the_subject_of_the_clause_owns_the_pronoun() -> None:
    text = 'قال مدير المرصد كريم قاسم لوكالة الساحل: "شنت فصائل مقاتلة عدة هجومها على ثكنة في بلدة كايا أمس".'
    assert [(e.actor, e.status) for e in told(text)] == [("فصائل مقاتلة", "claimed")]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("انتقد النائب سيطرة الأثرياء على الصحف أمس.", ["ACCUSE"]),
        ("أعلن المتحدث سيطرة المتمردين على جسر النهر أمس.", ["ASSAULT"]),
        ("حققت القوات تقدما في الجبهة الشرقية.", []),
        ("حققت الشرطة في مقتل ثلاثة أشخاص قرب المرفأ.", ["ACCUSE"]),
    ],
)
def test_control_of_things_and_what_is_achieved_are_no_deeds(text: str, types: list[str]) -> None:
    assert [e.type for e in told(text)] == types


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("أعلنت الشرطة وقوع إطلاق نار في المدرسة التي افتتحت في أواخر يونيو.", None),
        ("قتل ستة في الهجوم الذي استهدف السوق أول أمس.", "2024-05-04"),
    ],
)
def test_a_relative_clause_keeps_its_day_to_itself(text: str, when: str | None) -> None:
    assert [e.when for e in told(text) if e.type == "ASSAULT"] == [when]


def test_whom_a_strike_was_against_goes_on_with_nothing() -> None:
    text = "نفذت مقاتلات كينية غارات ضد حركة الشباب في جنوب الصومال ونجحت في تدمير مخازنها."
    assert {e.actor for e in told(text)} == {"الجيش الكيني"}


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("قتل تسعة في هجوم حوثي على شبوة.", "الحوثيون", None),
        ("استهدفت مدفعية حوثية سوقا في الضالع.", "الحوثيون", "المدنيون"),
        ("سقط صاروخ داعشي على قرية في ديالى.", "تنظيم الدولة الإسلامية", "المدنيون"),
        ("أسر الجيش اليمني 18 مقاتلا حوثيا في الجوف.", "الجيش اليمني", "الحوثيون"),
        ("قتل تسعة مسلحين حوثيين في غارة للتحالف على صرواح.", "التحالف العربي", "الحوثيون"),
    ],
)
def test_a_movement_is_told_by_its_adjective(text: str, actor: str, recipient: str | None) -> None:
    event = khabar.read(Report.of(text, published="2020-05-01")).events[0]
    assert (event.actor, event.recipient) == (actor, recipient)


def test_every_movement_is_an_organization_or_an_army() -> None:
    keys = {row["key"] for row in table("organizations")}
    armies = {f"الجيش ال{row['adjectives'].split('|')[0]}" for row in table("countries")}
    assert {row["party"] for row in table("movements")} <= keys | armies


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("هاجمت عناصر تتبع للدعم السريع قرية في الجزيرة.", "قوات الدعم السريع"),
        ("هاجم مسلحون ينتمون إلى تنظيم الدولة قرية.", "تنظيم الدولة الإسلامية"),
        ("هاجم مسلحون يشتبه بانتمائهم لحركة الشباب قرية.", "حركة الشباب"),
        ("هاجم مسلحون موالون للحوثيين قرية.", "مسلحون موالون"),
    ],
)
def test_whose_fighters_they_are_is_none_whom_they_struck(text: str, actor: str) -> None:
    assert [(e.actor, e.recipient) for e in told(text)] == [(actor, "المدنيون")]


@pytest.mark.parametrize(
    "text", ["قتل خمسة في قصف عنيف للجيش السوداني على سوق.", "قتل خمسة في قصف مدفعي للجيش السوداني على سوق."]
)
def test_whose_deed_an_adjective_parts_from_its_noun(text: str) -> None:
    assert [e.actor for e in told(text)] == ["الجيش السوداني"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("أحرق مستوطنون منازل في بلدة حوارة تحت حماية الجيش الإسرائيلي.", "مستوطنون", "المدنيون"),
        ("هاجم مسلحون القرية برفقة عناصر من الشرطة.", "مسلحون", None),
        ("أدانت مصر التفجير الذي استهدف الجيش العراقي في كركوك.", "حكومة مصر", None),
        ("أدان مجلس الأمن هجوم حركة الشباب على بعثة الاتحاد الأفريقي.", "مجلس الأمن الدولي", "حركة الشباب"),
    ],
)
def test_who_only_stands_by_is_not_struck_and_who_was_struck_is_not_condemned(
    text: str, actor: str, recipient: str | None
) -> None:
    assert (told(text)[0].actor, told(text)[0].recipient) == (actor, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "قتل حارسان في هجوم نسبته السلطات إلى حركة الشباب قرب مقديشو.",
        "أصيب حارسان في هجوم نسبه الجيش الصومالي لحركة الشباب قرب مقديشو.",
        "قتل حارسان في مكمن نسبته الشرطة أمس إلى حركة الشباب قرب مقديشو.",
    ],
)
def test_to_whom_an_attack_is_ascribed_made_it(text: str) -> None:
    assert [e.actor for e in told(text) if e.type == "ASSAULT"] == ["حركة الشباب"]


def test_those_just_counted_do_themselves_what_a_verb_in_the_plural_tells() -> None:
    arrest, fire = told("اعتقلت الشرطة اليمنية ثلاثة أحرقوا مقر حزب الإصلاح في تعز.")
    assert (arrest.actor, arrest.recipient) == ("الشرطة اليمنية", None)
    assert fire.actor is None


def test_whose_friends_a_party_are_is_not_where_it_was() -> None:
    text = "تبادلت مولدوفا وانفصاليون مؤيدون لروسيا الاتهامات بقصف مناطق سكنية."
    assert {e.place for e in told(text)} == {None}


def test_a_hidden_danger_is_no_ambush() -> None:
    assert told("حدد المفتش مكمن الخلل في خطة الإجلاء.") == ()


@pytest.mark.parametrize("whence", ["وفق ما نقلت وكالة الأناضول", "بحسب ما أفادت وزارة الداخلية", "بحسب الشرطة"])
def test_from_whom_a_report_has_it_did_not_suffer_it(whence: str) -> None:
    assert [e.recipient for e in told(f"أطلق مسلحون النار عليه من سيارة {whence}.")] == [None]
