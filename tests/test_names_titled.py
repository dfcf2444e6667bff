"""Families called by an office, and local bodies whose name others bear: invented people, of many countries."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def persons(text: str) -> list[str]:
    return [n.span.of(text) for n in khabar.read(Report.of(text, published="2025-01-28")).names if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال عمر الخليفة، مدير المستشفى، إن ستة جرحى وصلوا.", "عمر الخليفة"),
        ("قال المواطن عمر الخليفة إن بيته تهدم.", "عمر الخليفة"),
        ("قال أحمد الوزير إن الطريق مغلق.", "أحمد الوزير"),
        ("قال المدير سامي القاضي إن المدرسة أغلقت.", "سامي القاضي"),
        ("قال رئيس البلدية خالد الأمير للصحفيين إن الجسر سقط.", "خالد الأمير"),
        ("قالت الطبيبة منى السلطان إن المستشفى امتلأ.", "منى السلطان"),
        ("قال الصحفي حسن المفتي إن الاتصالات مقطوعة.", "حسن المفتي"),
        ("أوضح المتحدث يوسف العميد أن القوات تقدمت.", "يوسف العميد"),
        ("قال الناشط محمد الإمام لوكالة فرانس برس إن القصف مستمر.", "محمد الإمام"),
        ("أعلن الوزير نزار الملك أن المعبر مفتوح.", "نزار الملك"),
        ("قال سعيد العمدة، وهو تاجر من الدلنج، إن السوق أحرق.", "سعيد العمدة"),
        ("ذكر رشيد الدكتور أن الجرحى نقلوا.", "رشيد الدكتور"),
        ("قال جمال الحاكم، وهو من سكان الزاوية، إن الاشتباكات تجددت.", "جمال الحاكم"),
        ("قال وليد المستشار إن المصنع توقف.", "وليد المستشار"),
    ],
)
def test_a_family_may_be_called_by_an_office(text: str, person: str) -> None:
    assert persons(text) == [person]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال خالد الوزير السابق إن الطريق مغلق.", "خالد الوزير"),
        ("التقى سامي الرئيس التنفيذي للشركة أمس.", "سامي الرئيس"),
        ("وصل محمد السفير الروسي إلى المدينة.", "محمد السفير"),
    ],
)
def test_an_office_that_is_told_further_is_no_family(text: str, person: str) -> None:
    assert person not in persons(text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال القيادي في كتائب القسام سامر العراقي إن القصف استمر.", "سامر العراقي"),
        ("قال محمود الليبي إن القصف استمر.", "محمود الليبي"),
        ("انتشرت القوات في مخيم سامر السوري.", None),
        ("اعتقلت الشرطة سالم الأسعد قريب الرئيس.", "سالم الأسعد"),
        ("قتل خالد مراد ابن شقيق قائد الجيش.", "خالد مراد"),
        ("قتل خالد مراد ابن عم الوزير.", "خالد مراد"),
    ],
)
def test_a_family_may_be_called_by_a_people_and_relatives_end_a_name(text: str, person: str | None) -> None:
    assert persons(text) == ([] if person is None else [person])


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("قالت تنسيقية لجان المقاومة في ود مدني إن القصف مستمر.", "تنسيقية لجان المقاومة"),
        ("قالت تنسيقية لجان المقاومة في كوستي إن القصف مستمر.", "تنسيقية لجان المقاومة"),
        ("قالت لجان المقاومة في كتم إن القصف مستمر.", "لجان المقاومة"),
        ("أعلن مركز توثيق الانتهاكات في مأرب أن الألغام قتلت ثلاثة.", "مركز توثيق الانتهاكات"),
    ],
)
def test_a_local_body_is_not_another_of_a_like_name(text: str, body: str) -> None:
    found = khabar.read(Report.of(text, published="2025-01-28")).names
    assert all(n.key.startswith(n.span.of(text)[:5]) for n in found if n.kind == "organization")
    assert not [n for n in found if n.kind == "organization" and n.key != n.span.of(text)]
    assert [n for n in found if n.span.of(text) == body] or body == "مركز توثيق الانتهاكات"


def test_who_is_named_after_the_land_that_he_governs_is_no_part_of_its_name() -> None:
    found = khabar.read(Report.of("أكد مفوض الشرطة في ولاية بورنو سيغون تاكالا الهجمات.", published="2025-01-28")).names
    assert [(n.kind, n.key) for n in found][1:] == [("place", "بورنو"), ("person", "سيغون تاكالا")]


def test_a_people_that_a_family_is_called_by_tells_the_person_again_where_it_describes_nothing() -> None:
    text = (
        "قتل القيادي أبو سليم السوداني. وقال البيان إن السوداني ترأس وحدة. وقال الرئيس السوداني إن الجيش السوداني تقدم."
    )
    assert persons(text) == ["أبو سليم السوداني", "السوداني"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("كريم، 12 عاما، أصيب بشظية قرب المدرسة.", "كريم"),
        ("فاطمة (30 عاما) قتلت في القصف.", "فاطمة"),
        ("ويروي يوسف البالغ من العمر 40 عاما كيف نجا.", "يوسف"),
        ("أصيبت رنا البالغة من العمر 9 أعوام.", "رنا"),
    ],
)
def test_whose_age_is_told_is_a_person(text: str, name: str) -> None:
    found = khabar.read(Report.of(text)).names
    assert [(n.span.of(text), n.kind) for n in found] == [(name, "person")]
