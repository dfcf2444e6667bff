"""Attacks that somebody denies, or with which two parties charge each other: contested, with who does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.model import Report
from khabar.outputs.ask import ask
from khabar.record import Incident
from khabar.tell.charges import disputed

STRIKE = "قتل تسعة أشخاص في قصف استهدف مخيم موغونغا للنازحين قرب مدينة غوما يوم الجمعة، بحسب مصدر طبي."


def incident(text: str) -> Incident:
    """The incident of the strike, told with the text after it."""
    record = khabar.tell([khabar.read(Report.of(f"{STRIKE}\n{text}", id="a", published="2024-05-06"))])
    return next(i for i in record.incidents if i.type == "ASSAULT")


@pytest.mark.parametrize(
    ("text", "denying"),
    [
        ("ونفت حركة 23 مارس مسؤوليتها عن القصف.", "حركة 23 مارس"),
        ("ونفت حركة 23 مارس أي ضلوع لها في الهجوم.", "حركة 23 مارس"),
        ("وقال الجيش الكونغولي إنه لا علاقة له بالقصف.", "الجيش الكونغولي"),
        ("ونفى الجيش الكونغولي أن يكون قد قصف المخيم.", "الجيش الكونغولي"),
        ("ونفى الجيش الكونغولي استهداف النازحين.", "الجيش الكونغولي"),
    ],
)
def test_who_denies_a_part_in_an_attack_contests_it(text: str, denying: str) -> None:
    found = incident(text)
    assert (found.grade, found.grade_reason) == ("contested", f"{denying} denies it")
    assert denying in [m.source for m in found.events if m.status == "denied"]


@pytest.mark.parametrize(
    "text",
    [
        "ونفت حركة 23 مارس مسؤوليتها عنه.",
        "ونفت حركة 23 مارس أن تكون لها صلة بذلك.",
        "وقالت حركة 23 مارس إنه لا علاقة لها بالحادث.",
        "ونفت حركة 23 مارس أي دور لها في ما جرى.",
        "ونفت حركة 23 مارس أي دور لها في تنفيذ هذا الهجوم.",
        "ونفت حركة 23 مارس علاقتها بإطلاق النار.",
        "ونفت حركة 23 مارس ضلوع عناصرها في مقتل النازحين.",
        "ونفت حركة 23 مارس وقوفها وراء الضربة.",
        "ونفت حركة 23 مارس علاقتها بالعملية.",
        "ونفت حركة 23 مارس الاتهامات.",
        "ونفى الجيش الكونغولي ضرب المخيم.",
        "ونفى الجيش الكونغولي أن تكون مدفعيته قد دكت المخيم.",
    ],
)
def test_a_part_in_what_was_told_just_before_is_one_in_the_attack(text: str) -> None:
    assert (incident(text).grade, incident(text).grade_reason[-9:]) == ("contested", "denies it")


@pytest.mark.parametrize(
    "text",
    [
        "ونفت المحكمة العليا تسلم طعن في نتائج الاقتراع.",
        "ونفت وزارة المالية نقص الوقود منذ فجر الخميس.",
        "ونفت وزارة الخارجية تعليق العلاقة مع رواندا.",
        "ونفى المتحدث باسم الرئاسة أن يكون له دور في اختيار المحافظ.",
        "ونفت وزارة الزراعة أي صلة لها بشركة البذور.",
        "ونفت وزارة الخارجية أي دور لها في العملية الانتخابية.",
        "ونفى وزير المالية الاتهامات بالفساد.",
        "ونفت وزارة الثقافة إغلاق متحف تدمر.",
        "ونفت وزارة المالية استخدام احتياطي الذهب.",
    ],
)
def test_a_denial_of_something_else_leaves_an_attack_as_it_is(text: str) -> None:
    assert incident(text).grade != "contested"


@pytest.mark.parametrize(
    "text",
    [
        "وتبادل الجيش الكونغولي وحركة 23 مارس الاتهامات بقصف المخيم.",
        "واتهم الجيش الكونغولي حركة 23 مارس بقصف المخيم، واتهمت حركة 23 مارس الجيش الكونغولي بقصف المخيم.",
    ],
)
def test_those_who_charge_each_other_contest_it(text: str) -> None:
    found = incident(text)
    assert found.grade == "contested"
    assert all(name in found.grade_reason for name in ("الجيش الكونغولي", "حركة 23 مارس"))


@pytest.mark.parametrize(
    "text", ["ونفت الحكومة نيتها تأجيل الانتخابات.", "واتهم الجيش الكونغولي حركة 23 مارس بقصف المخيم."]
)
def test_other_denials_and_one_charge_alone_contest_nothing(text: str) -> None:
    assert incident(text).grade != "contested"


def asked(folder: Path, text: str, question: str) -> str:
    """The answer to the question from an archive of one report."""
    told = {"id": "a", "outlet": "صحيفة الجسر", "published": "2024-05-06", "text": text}
    (folder / "reports.jsonl").write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")
    khabar.build([folder / "reports.jsonl"], folder / "archive")
    return ask(Catalogue.open(folder / "archive"), question).answer or ""


def test_a_denial_of_responsibility_is_an_answer_to_who_did_it(tmp_path: Path) -> None:
    text = f"{STRIKE}\nواتهم الجيش الكونغولي حركة 23 مارس بقصف المخيم.\nونفت حركة 23 مارس مسؤوليتها عن القصف."
    assert "حركة 23 مارس ينفي ذلك: «ونفت حركة 23 مارس مسؤوليتها" in asked(tmp_path, text, "من قصف مخيم موغونغا؟")


def test_who_counts_the_dead_is_not_told_to_have_named_who_did_it(tmp_path: Path) -> None:
    text = (
        "أعلنت شبكة أطباء السودان مقتل سبعة مدنيين في قصف على سوق مدينة الفولة.\n"
        "واتهمت قوات الدعم السريع الجيش السوداني بقصف سوق الفولة."
    )
    answer = asked(tmp_path, text, "من قصف سوق الفولة؟")
    assert "الجيش السوداني، بحسب قوات الدعم السريع" in answer
    assert "الجيش السوداني، بحسب شبكة أطباء السودان" not in answer


@pytest.mark.parametrize(
    ("text", "charging"),
    [
        ("وتبادل الطرفان في غوما وبوكافو الاتهامات بقصف المخيم.", ()),
        ("وتبادل الطرفان، في بيانين من بوكافو وكيشاسا، الاتهامات بقصف المخيم.", ()),
        ("وتبادل الجيش الكونغولي في كينشاسا وحركة 23 مارس الاتهامات بقصف المخيم.", ("الجيش الكونغولي", "حركة 23 مارس")),
        ("وتبادل الجيش الكونغولي مع حركة 23 مارس الاتهامات بقصف المخيم.", ("الجيش الكونغولي", "حركة 23 مارس")),
        ("وتبادلت رواندا وبوروندي الاتهامات بقصف المخيم.", ("بوروندي", "رواندا")),
    ],
)
def test_those_charge_each_other_whom_the_subject_names(text: str, charging: tuple[str, ...]) -> None:
    told = " and ".join(charging)
    found = incident(text)
    reason = found.grade_reason if found.grade == "contested" else ""
    assert reason == (f"{told} accuse each other of it" if told else "")


@pytest.mark.parametrize(
    ("charges", "both"),
    [
        ([("ناطق باسم الجيش", "الحركة"), ("الحركة", "الجيش")], ("الجيش", "الحركة")),
        ([("الجيش السوري الحر", "الحركة"), ("الحركة", "الجيش")], None),
        ([("الجيش", "الجيش"), ("الحركة", "الجيش")], None),
        ([("الحركة", "الجيش"), ("الحركة", "الفرقة"), ("متحدث باسم الفرقة", "الحركة")], ("الحركة", "الفرقة")),
    ],
)
def test_a_body_within_the_words_of_a_source_is_a_whole_one(
    charges: list[tuple[str, str]], both: tuple[str, str] | None
) -> None:
    assert disputed(charges) == both


def test_a_charge_is_not_held_against_every_other() -> None:
    class Source(str):
        __slots__ = ()
        searched = 0

        def __contains__(self, key: str, /) -> bool:
            Source.searched += 1
            return super().__contains__(key)

    charges = [(Source(f"فريق {k}"), f"فصيل {k}") for k in range(50)]
    assert disputed(charges) is None
    assert Source.searched <= len(charges)
