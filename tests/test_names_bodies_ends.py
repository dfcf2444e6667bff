"""Where the names of bodies, units and institutions end: adjectives past the place within, arms after numbers, tasks of rooms."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def places(text: str) -> list[str]:
    report = Report.of(text)
    return [n.span.of(report.text) for n in khabar.read(report).names if n.kind == "place"]


def names(text: str) -> list[str]:
    reading = khabar.read(Report.of(text, published="2024-06-12"))
    return [n.span.of(text) for n in reading.names]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أجلي التلاميذ إلى مدرسة كيغونزا الابتدائية بعد الهجوم", "مدرسة كيغونزا الابتدائية"),
        ("نقل الجرحى إلى مشفى نوى الوطني ليلا", "مشفى نوى الوطني"),
        ("أوقفوا أعضاء مجلس بلدة عرسال المؤقت", "مجلس بلدة عرسال المؤقت"),
        ("أعلن الناطق باسم حكومة بيافرا المؤقتة ذلك", "حكومة بيافرا المؤقتة"),
        ("طلب من بعثة الدعم الصحي المتعددة الجنسيات إرسال أطباء", "بعثة الدعم الصحي المتعددة الجنسيات"),
        ("قال مسؤول في وكالة إدارة الكوارث الوطنية إن السد انهار", "وكالة إدارة الكوارث الوطنية"),
        ("نفى ديوان محافظة كركوك الخبر", "ديوان محافظة كركوك"),
        ("اتهم المحامون عناصر من مديرية المباحث الجنائية بالخطف", "مديرية المباحث الجنائية"),
    ],
)
def test_a_body_is_named_with_the_adjectives_that_are_said_of_it(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قتل ضابط من كتيبة المشاة الخفيفة 118 في المعركة", "كتيبة المشاة الخفيفة 118"),
        ("قال قائد الفرقة التاسعة للمشاة إن الهجوم فشل", "الفرقة التاسعة للمشاة"),
        ("قال قائد الفرقة 7 للمدرعات إن الهجوم فشل", "الفرقة 7 للمدرعات"),
        ("تقدمت الكتيبة 66 معززة نحو الجسر", "الكتيبة 66 معززة"),
    ],
)
def test_a_unit_is_named_with_its_arm(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت غرفة عمليات تأمين الجنوب النتيجة", "غرفة عمليات تأمين الجنوب"),
        ("أحرق المتظاهرون مركز شرطة كاريوبا وسرقوا بنادق", "مركز شرطة كاريوبا"),
    ],
)
def test_a_head_of_two_words_takes_an_unknown_place_or_a_task(text: str, name: str) -> None:
    assert name in names(text)


def test_what_follows_a_city_is_no_part_of_its_name() -> None:
    assert "كركوك" in names("وزار الوفد محافظة كركوك الخميس")


def test_the_oil_of_a_harbour_is_no_part_of_the_name_of_a_town_after_it() -> None:
    assert "ميناء بربرة" in names("رست السفن في ميناء بربرة النفطي")


def test_a_town_whose_name_is_an_ordinary_word_is_meant_where_a_body_is_called_after_it() -> None:
    hospital = "نقل الجرحى إلى مستشفى كاس الريفي. "
    assert names(f"{hospital}ووصلت قوة إلى كاس مساء وقصف السوق غربي كاس.").count("كاس") == 2
    assert "كاس" not in names(f"{hospital}وقال الحارس إنه شرب من كأس أخرى وحمل كاس البطولة.")


def test_the_village_of_a_local_council_is_a_place() -> None:
    assert "عقربا" in names("حذر مجلس عقربا المحلي الأهالي. ودخلت الآليات باتجاه عقربا")


def test_a_name_that_begins_like_a_particle_with_the_article_is_a_name() -> None:
    assert "ستيفن كاليتو" in names("قال القائد ستيفن كاليتو إن الجنود عادوا")


def test_a_city_spelled_like_a_particle_and_a_preposition_is_one_after_its_head() -> None:
    assert "كالي" in names("انفجرت شاحنة في مدينة كالي غربي كولومبيا")


def test_a_village_that_opens_a_dateline_is_a_place() -> None:
    village = places("ود الشكرية - السبت 3 مايو 2025\n\nوصل خمسة جرحى إلى عيادة ود الشكرية.")
    assert "ود الشكرية" in village
    assert "ديمقور" in places("ديمقور - الاثنين 5 مايو 2025\n\nعاد السكان إلى بيوتهم.")


@pytest.mark.parametrize("opening", ["أخبار محلية", "متابعات", "كريم قاسم", "تقرير ميداني"])
def test_no_other_line_before_a_day_is_a_place(opening: str) -> None:
    assert not places(f"{opening} - السبت 3 مايو 2025\n\nعاد السكان إلى بيوتهم.")


def test_a_local_body_tells_the_village_of_several_words() -> None:
    text = "قُصفت سوق ود الحليوة صباحاً. وخرج مستشفى ود الحليوة الريفي عن الخدمة."
    assert "ود الحليوة" in places(text)
    assert not places("تجمعوا قرب دار سعيد قاسم. وأغلق مستشفى سعيد قاسم الريفي.")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("قالت الممثلة السامية للاتحاد الأوروبي للشؤون الخارجية إن الهدنة هشة.", "لاتحاد الأوروبي"),
        ("قال منسق الاتحاد الأفريقي لمكافحة الإرهاب إن التهديد قائم.", "الاتحاد الأفريقي"),
        ("قال رئيس الاتحاد الأفريقي لكرة القدم إن المباراة أجلت.", "الاتحاد الأفريقي لكرة القدم"),
        ("دان مبعوث الاتحاد الأفريقي في السودان الهجوم.", "الاتحاد الأفريقي"),
    ],
)
def test_what_an_officer_does_for_a_body_is_no_part_of_its_name(text: str, body: str) -> None:
    names = khabar.read(Report.of(text)).names
    assert [n.span.of(text) for n in names if n.kind == "organization"] == [body]
