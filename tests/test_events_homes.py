"""Whom a deed befell: those whose homes and markets it struck, those who were helped, the other side of a deed joined to another."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def told(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


def befell(text: str, kind: str) -> list[str | None]:
    return [e.recipient for e in told(text) if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصف الجيش التشادي أمس سوقا شعبية في بلدة سار.", "ASSAULT"),
        ("غارة إسرائيلية على شقة في الغبيري فجر الأحد.", "ASSAULT"),
        ("أضرم المسلحون النار في تسعة منازل بقرية دوغون أمس.", "ASSAULT"),
        ("أطلقت القوات الحكومية قذائف على أحياء سكنية في الدلنج أمس.", "ASSAULT"),
        ("استهدفت مسيّرة حافلة ركاب قرب نيكوبول صباح أمس.", "ASSAULT"),
        ("شنت طائرات الجيش غارة على قرية في إقليم أروميا أمس.", "ASSAULT"),
        ("نهب مقاتلو الحركة المتاجر في بلدة بوني أمس.", "COERCE"),
        ("قصف الجيش مخيما للنازحين قرب كاسيري أمس وقوات الحركة تنفي وجود مقاتلين فيه.", "ASSAULT"),
        ("هجوم على سوق بمدينة مرادي والجيش يعلن حظر التجول", "ASSAULT"),
    ],
)
def test_who_lives_and_trades_where_was_struck_suffered_it(text: str, kind: str) -> None:
    assert befell(text, kind)[:1] == ["المدنيون"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصف الجيش التشادي منزل قائد ميداني في بلدة سار أمس.", "ASSAULT"),
        ("قصف الجيش التشادي بلدة سار أمس.", "ASSAULT"),
        ("استهدفت المدفعية مستودعا بعيدا عن المنطقة الصناعية قرب سار أمس.", "ASSAULT"),
        ("نهب الجنود المحاصيل وأحرقوا المنازل في بلدة سار أمس.", "COERCE"),
        ("سيطر المتمردون أمس على سوق المدينة في سار.", "ASSAULT"),
    ],
)
def test_not_all_ground_is_peoples(text: str, kind: str) -> None:
    assert "المدنيون" not in befell(text, kind)[:1]


def test_who_died_is_nearer_than_whose_home_it_was() -> None:
    assert befell("قصف الجيش التركي منزلا في بلدة الدرباسية وقتل جنديان سوريان.", "ASSAULT")[0] != "المدنيون"


@pytest.mark.parametrize(
    "text",
    [
        "قصف على محيط بلدة سار والجيش التشادي يعلن مقتل ستة مسلحين",
        "ضربة على بلدة حدودية والحكومة الأوغندية تطالب بتحقيق",
    ],
)
def test_who_acts_in_the_next_clause_did_not_suffer(text: str) -> None:
    assert not {"الجيش التشادي", "حكومة أوغندا"} & set(befell(text, "ASSAULT"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قالت حركة الشباب إنها قتلت ستة جنود كينيين واستولت على مدفعين قرب مانديرا أمس.", "COERCE"),
        ("قتلت القوات الأفغانية ثمانية جنود باكستانيين ودمرت دبابتين أمس.", "ASSAULT"),
    ],
)
def test_a_deed_joined_to_another_befell_the_same_side(text: str, kind: str) -> None:
    assert len(set(befell(text, "ASSAULT") + befell(text, kind))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "أجلت فرق الإنقاذ 30 تلميذا من مدرسة في كيسومو أمس.",
        "عمل متطوعو الهلال الأحمر على إسعاف المصابين في عطبرة أمس.",
    ],
)
def test_the_hurt_are_who_is_helped(text: str) -> None:
    assert befell(text, "AID") == ["المدنيون"]


@pytest.mark.parametrize(
    "text", ["دعا المحافظ الأهالي إلى إخلاء الأسواق.", "ناشدت البلدية سكان الحي البقاء في منازلهم."]
)
def test_people_called_upon_are_called_what_those_harmed_are(text: str) -> None:
    assert befell(text, "REQUEST") == ["المدنيون"]


def test_who_is_condemned_is_not_whom_the_deed_befell() -> None:
    assert befell("نددت منظمة العفو الدولية بإعدام ما لا يقل عن 15 راعيا في غاو.", "ACCUSE") == [None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("اتهمت المنظمة الشرطة الكينية باحتجاز 36 شابا في ثكنة قرب ممباسا.", "COERCE"),
        ("قال الوزير إن الجيش الكيني لا يقوم بقصف المدنيين في لامو.", "ASSAULT"),
        ("أعدم التنظيم، مساء أمس، شابين رميا بالرصاص في حي الصناعة.", "ASSAULT"),
        ("قتل المسلحون تسعة صيادين قرب جزيرة لامو أمس.", "ASSAULT"),
        ("هجوم بطائرة مسيّرة على بلدة في أوروميا - شهود", "ASSAULT"),
        ("استهدف الإرهابيون بصاروخ حفلا دينيا في محردة أمس.", "ASSAULT"),
    ],
)
def test_who_is_counted_or_told_after_a_time_suffered(text: str, kind: str) -> None:
    assert befell(text, kind) == ["المدنيون"]


def test_of_one_alone_nobody_is_told() -> None:
    assert befell("قضى الجيش على عشرات المخربين في سار أمس.", "ASSAULT") != ["المدنيون"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أكد مسؤول محلي إحراق عشرات الأكواخ.", "ASSAULT"),
        ("أكدت الوزارة إسقاط طائرتي استطلاع ومروحية أوغندية.", "ASSAULT"),
        ("أشار المتحدث إلى مصادرة بندقيتين ومسدس.", "COERCE"),
    ],
)
def test_what_a_speaker_says_to_be_so_is_claimed(text: str, kind: str) -> None:
    assert [(e.type, e.status) for e in told(text)] == [(kind, "claimed")]


def test_arms_taken_after_a_that_are_the_same_sides() -> None:
    text = "قال الناطق باسم جبهة تحرير مورو إن مقاتليها قتلوا ستة جنود فلبينيين وإنهم غنموا مدرعتين."
    assert len({e.recipient for e in told(text)}) == 1


def deeds(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(e.type, e.actor, e.recipient, e.status) for e in told(text)]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "قال شهود إن جنودا إثيوبيين أعدموا خمسة صيادين قرب بحيرة تانا.",
            ("ASSAULT", "الجيش الإثيوبي", "المدنيون", "claimed"),
        ),
        (
            "قالت الشرطة الكينية إن قواتها قتلت ستة من مقاتلي حركة الشباب.",
            ("ASSAULT", "الشرطة الكينية", "حركة الشباب", "reported"),
        ),
        (
            "اتهمت المنظمة الحكومة الإثيوبية بمنع وصول المساعدات إلى الإقليم.",
            ("COERCE", "حكومة إثيوبيا", None, "claimed"),
        ),
        (
            "أطلقت الشرطة الكينية الغاز المسيل للدموع على محتجين في نيروبي.",
            ("ASSAULT", "الشرطة الكينية", "محتجون", "reported"),
        ),
        ("أحرق المسلحون عشرات المنازل في بلدة سار.", ("ASSAULT", "المسلحون", "المدنيون", "reported")),
        ("قال السكان إن رجالا مسلحين أحرقوا مستودعا قرب سار أمس.", ("ASSAULT", "رجال مسلحون", None, "claimed")),
    ],
)
def test_who_did_it_and_whom_it_befell(text: str, deed: tuple[str, str | None, str | None, str]) -> None:
    assert deed in deeds(text)


def test_a_raid_and_whom_it_killed_are_of_one_force() -> None:
    found = told("داهمت القوات الأفغانية مخبأ للتنظيم في ننغرهار وقتلت أربعة من عناصره.")
    assert [(e.type, e.actor) for e in found] == [("COERCE", "الجيش الأفغاني"), ("ASSAULT", "الجيش الأفغاني")]


def test_who_died_with_others_killed_nobody() -> None:
    found = told("وقتل جندي فرنسي و12 مقاتلا في انفجار قرب غاو.")
    assert found
    assert {e.actor for e in found} == {None}


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("استسلم ستة من عناصر جماعة أبو سياف في بلدة سوميسيب.", ("RETREAT", "جماعة أبو سياف", None, "reported")),
        (
            "زار وفد من اللجنة الدولية للصليب الأحمر سجن كوبر أمس.",
            ("CONSULT", "اللجنة الدولية للصليب الأحمر", None, "reported"),
        ),
    ],
)
def test_some_of_a_party_act_for_it(text: str, deed: tuple[str, str | None, str | None, str]) -> None:
    assert deed in deeds(text)
