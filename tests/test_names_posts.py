"""Names in posts, communiqués and translated reports: the outlet's own, bodies with what they are for, places after `in` alone."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def names(text: str, outlet: str | None = None) -> list[str]:
    report = Report.of(text, published="2024-06-12", outlet=outlet)
    return [n.span.of(text) for n in khabar.read(report).names]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "أعلنت بعثة الاتحاد الأوروبي لمراقبة وقف النار في كينيا أن الهدنة صامدة.",
            ["بعثة الاتحاد الأوروبي لمراقبة وقف النار في كينيا"],
        ),
        ("ودعت منظمة إنقاذ للإغاثة والتنمية، في بيان لها، الجميع إلى التهدئة.", ["منظمة إنقاذ للإغاثة والتنمية"]),
        ("تعرض موقع لقوات الدفاع والأمن لهجوم بالقنابل.", ["قوات الدفاع والأمن"]),
        ("رشق الشبان صفا من قوات مكافحة الشغب بالحجارة.", ["قوات مكافحة الشغب"]),
        ("طالب الوفد الحكومة الليبية المؤقتة بدفع الرواتب.", ["الحكومة الليبية المؤقتة"]),
        ("استقال وزير من حكومة تصريف الأعمال.", ["حكومة تصريف الأعمال"]),
        ("استقبلت حكومة إقليم جوبالاند الوفد أمس.", ["حكومة إقليم جوبالاند"]),
        ("دان مجلس الأمن القومي القصف التركي.", ["مجلس الأمن القومي"]),
        ("أكد اتحاد النقابات الوطنية القوي أن الإضراب مستمر.", ["اتحاد النقابات الوطنية"]),
        ("أعلن مركز الأمل للدراسات الحصيلة، ثم صحح المركز الأرقام.", ["مركز الأمل للدراسات", "المركز"]),
    ],
)
def test_bodies_in_full(text: str, told: list[str]) -> None:
    assert names(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("نقل الجرحى إلى المشفى في غالوندي، وقال الطبيب إنهم بخير.", ["غالوندي"]),
        ("قصفت الطائرات رتلا قرب ماسيندي مساء أمس.", ["ماسيندي"]),
        ("مات تحت التعذيب في زنازين الحراس.", []),
        ("دارت المعركة في منطقة ترافا بوادي سوات.", ["ترافا", "وادي سوات"]),
    ],
)
def test_places_that_nothing_but_in_tells(text: str, told: list[str]) -> None:
    assert names(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("كنا نرفع الأعلام البيضاء أمام الجميع.", []),
        ("نجا تسعة من البحارة وغرق خمسة عشر غيرهم.", []),
        ("حضر المدير المالي لما يسمى الجمعية.", []),
        ("قال إن الناس يعيشون تحت الاحتلال الروسي منذ سنوات.", []),
        ("قصف الاحتلال الروسي القرية.", ["الاحتلال الروسي"]),
        ("رئيس بلدية صور سامر مراد لصحيفتنا: القصف عنيف.", ["صور", "سامر مراد"]),
    ],
)
def test_words_that_name_nobody(text: str, told: list[str]) -> None:
    assert names(text) == told


def test_the_outlet_names_itself() -> None:
    text = "قال مصدر طبي لشبكة الساحل الآن إن القصف توقف."
    assert names(text, outlet="شبكة الساحل الآن") == ["شبكة الساحل الآن"]
    assert names("قالت صحيفة كبرى إن أخبار اليوم سيئة.", outlet="أخبار اليوم") == []


@pytest.mark.parametrize(
    ("text", "outlet", "told"),
    [
        ("قصفت جماعة الحوثي القرية.", "جماعة الحوثي", [("جماعة الحوثي", "organization", "الحوثيون")]),
        ("قال رامي الحداد إن القصف توقف.", "رامي الحداد", [("رامي الحداد", "person", "رامي الحداد")]),
        ("وصلت القافلة إلى كسلا الآن.", "كسلا الآن", [("كسلا", "place", "كسلا")]),
        ("قصف الجيش حلب اليوم بالمدافع.", "حلب اليوم", [("الجيش", "organization", "الجيش")]),
        ("قال مراسل كسلا الآن إن القصف توقف.", "كسلا الآن", [("كسلا الآن", "organization", "كسلا الآن")]),
        (
            "قال مصدر لشبكة كسلا الآن إن القصف توقف.",
            "شبكة كسلا الآن",
            [("شبكة كسلا الآن", "organization", "شبكة كسلا الآن")],
        ),
    ],
)
def test_the_outlet_takes_the_place_of_no_other_name(text: str, outlet: str, told: list[tuple[str, str, str]]) -> None:
    read = khabar.read(Report.of(text, published="2024-06-12", outlet=outlet))
    assert [(n.span.of(text), n.kind, n.key) for n in read.names] == told


@pytest.mark.parametrize("told", ["استُهدفت #أريحا بقنابل حارقة في ريف إدلب", "قصف الطيران أريحا وسراقب"])
def test_a_town_that_may_be_a_verb_is_one_as_a_tag_and_beside_a_town(told: str) -> None:
    assert "أريحا" in names(told)


def test_a_negation_written_with_its_verb_is_no_name() -> None:
    assert names("قصف الطيران القرية ولايزال يحلق فوقها") == []
