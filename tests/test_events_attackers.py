"""Events: the attacker is who did it, not the one who announces it, nor the one who suffered it."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Reading, Report


def reading(text: str) -> Reading:
    return khabar.read(Report.of(text, published="2024-05-20"))


def event(text: str, type_: str = "ASSAULT") -> Event:
    return next(e for e in reading(text).events if e.type == type_)


@pytest.mark.parametrize(
    "text",
    [
        "وكان الجيش الصومالي قد أعلن أن القصف أودى بحياة تسعة أشخاص.",
        "أكدت الشرطة الكينية أن هجوما وقع في غاريسا أمس.",
        "وأعلن الجيش المالي أن الغارة قتلت ثلاثة رعاة قرب غاو.",
    ],
)
def test_who_announces_that_a_deed_was_done_did_not_do_it(text: str) -> None:
    assert event(text).actor is None


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        # Means with the pronoun of the speaker, and whose the thing struck is.
        (
            "وقال الجيش الإثيوبي إن طائراته المسيرة دمرت مستودعا للسلاح تابعا لجبهة تحرير تيغراي.",
            "قوات الدفاع الوطني الإثيوبية",
            "جبهة تحرير شعب تيغراي",
        ),
        (
            "قال المتحدث باسم الجيش الأوكراني إن مدفعيته قصفت رتلا تابعا للجيش الروسي.",
            "الجيش الأوكراني",
            "الجيش الروسي",
        ),
        # Whose weapon it was.
        ("قُتل راع في قصف بطائرة مسيرة تابعة للجيش المالي قرب تمبكتو.", "الجيش المالي", None),
        ("استهدف قصف بمدفعية الجيش الإثيوبي سوقا في ميكيلي.", "قوات الدفاع الوطني الإثيوبية", None),
        # The subject of the verb that carries the deed, and for whom it was laid.
        ("نصب مسلحون ملثمون كمينا للشرطة الكينية قرب غاريسا.", "مسلحون ملثمون", "الشرطة الكينية"),
        ("قطاع طرق ينصبون كمينا للشرطة الكينية قرب مرسابيت.", "قطاع طرق", "الشرطة الكينية"),
        ("شن مجهولون هجوما على حاجز للجيش المالي قرب غاو.", None, "الجيش المالي"),
        ("نفذ لصوص هجوما ضد الشرطة الكينية قرب مرسابيت.", "لصوص", "الشرطة الكينية"),
        ("كمين لحركة الشباب يقتل خمسة جنود قرب كيسمايو.", "حركة الشباب", None),
        # A relative verb with a pronoun.
        ("قُتل ثلاثة شرطيين في كمين نصبه مهربون قرب الحدود.", "مهربون", None),
        ("هجوم نفذه قطاع طرق على قافلة أوقع ستة قتلى قرب مرسابيت.", "قطاع طرق", None),
        # By whose hand.
        ("قُتل سائق على يد قطاع طرق قرب مرسابيت.", "قطاع طرق", None),
        ("قُتل سائق برصاص ملثمين قرب مرسابيت.", "ملثمون", None),
    ],
)
def test_the_attacker(text: str, actor: str | None, recipient: str | None) -> None:
    found = event(text)
    assert found.actor == actor
    assert recipient is None or found.recipient == recipient


def test_the_deed_is_told_by_its_own_noun() -> None:
    text = "قُتل ثلاثة شرطيين في كمين نصبه مهربون قرب الحدود."
    assert event(text).span.of(text) == "كمين"


def test_a_sector_is_no_robber() -> None:
    assert event("تضرر قطاع الطاقة في كييف جراء قصف قطاعها الصناعي.").actor is None


@pytest.mark.parametrize(
    ("text", "source", "stance", "said", "blamed"),
    [
        (
            "وقالت المنظمة إن المسلحين تابعون لحركة الشباب، واتهمتها بقتل تسعة معلمين.",
            "المنظمة",
            "accuse",
            "قتل تسعة معلمين",
            "حركة الشباب",
        ),
        (
            "أعلنت حركة الشباب مسؤوليتها عن الهجوم، فيما اتهمها الرئيس الكيني بقتل تسعة معلمين.",
            None,
            "accuse",
            "قتل تسعة معلمين",
            "حركة الشباب",
        ),
        (
            "قالت الوزارة إن المتمردين انسحبوا، وحملتهم مسؤولية مقتل خمسة مدنيين.",
            "الوزارة",
            "accuse",
            "مسؤولية مقتل خمسة مدنيين",
            "المتمردون",
        ),
    ],
)
def test_a_pronoun_stands_for_the_accused(text: str, source: str | None, stance: str, said: str, blamed: str) -> None:
    found = reading(text)
    statement = next(s for s in found.statements if s.span.of(text) == said)
    assert statement.stance == stance
    assert source is None or statement.source == source
    accusation = event(text, "ACCUSE")
    assert accusation.recipient == blamed != accusation.actor


def test_the_accused_by_a_pronoun_is_the_one_who_did_it() -> None:
    found = event("نددت الحكومة الإثيوبية بتحركات جبهة تحرير تيغراي، واتهمتها بقصف أديغرات.")
    assert (found.actor, found.status) == ("جبهة تحرير شعب تيغراي", "claimed")


def test_the_subject_of_a_relative_verb_with_a_pronoun_follows_it() -> None:
    found = event("انسحبت القوات التي اتهمتها الأمم المتحدة بارتكاب مجازر.", "ACCUSE")
    assert found.actor == "الأمم المتحدة"


@pytest.mark.parametrize("crew", ["أبطال", "بواسل", "نشامى"])
def test_the_praise_of_an_army_tells_who_acted(crew: str) -> None:
    report = Report.of(f"قُصفت مواقع المتمردين من قبل {crew} الجيش السوداني في نيالا.", published="2024-06-12")
    assert khabar.read(report).events[0].actor == "الجيش السوداني"
