"""Names told by what stands around them: who tells something in full, tribes and families, initials, what institutions are for."""

from __future__ import annotations

import pytest
from test_names import names


def told(text: str, kind: str) -> list[str]:
    return [n.span.of(text) for n in names(text) if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("وقال مدير الإغاثة في الفرق الطبية مؤنس صلاح الزلفى إن الدواء نفد", ["مؤنس صلاح الزلفى"]),
        ("وقالت المتطوعة في غرفة الطوارئ إخلاص نعمان إن الدواء نفد", ["إخلاص نعمان"]),
        ("وذكرت الباحثة كاناتا سانكارا دومبي أن القرى خالية", ["كاناتا سانكارا دومبي"]),
        ("وقال رئيس الوزراء آليكس بومون رايس إيلي إن البعثة وصلت", ["آليكس بومون رايس إيلي"]),
        ("وقال مدير المدرسة شادي نعمة راجح أمس الثلاثاء إن الصفوف فارغة", ["شادي نعمة راجح"]),
        ("وقال المتحدث في كلمة مسجلة سابقة إن القتال مستمر", []),
        ("وقال مدير المشفى ساخرا إن الدواء نفد", []),
        ("وقال مستشار الرئيس محمود عباس سامر شعيب إن الدواء نفد", ["محمود عباس", "سامر شعيب"]),
        ("وقال الرئيس محمود عباس إن الدواء نفد", ["محمود عباس"]),
    ],
)
def test_who_tells_something_is_named_in_full(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("جاء مسلحون من قبيلة زعفورو إلى البئر", ["زعفورو"]),
        ("طلبت عشيرة البونيدا الصلح", ["البونيدا"]),
        ("اجتمع شيوخ عشائر البو زعفور", ["البو زعفور"]),
        ("التقى الوالي شيوخ قبيلة بني زعفور", ["بني زعفور"]),
        ("احترق منزل لعائلة الزعفوري في الحي", ["عائلة الزعفوري"]),
        ("دُفن ثلاثة من عائلة أبو زعفور", ["عائلة أبو زعفور"]),
        ("دُفن ثلاثة من عائلة واحدة", []),
        ("توسطت قبيلة كبيرة وعشائر المنطقة", []),
        ("قالت عائلة المفقود إنه عاد", []),
    ],
)
def test_tribes_and_families(text: str, groups: list[str]) -> None:
    assert told(text, "group") == groups


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("وقال المفتش العام كيه. بي. مورتي إن الطريق مغلق", ["كيه. بي. مورتي"]),
        ("وصرح ج. د. كاناجي، وهو ضابط، بأن الهجوم وقع ليلا", ["ج. د. كاناجي"]),
        ("وصرح أ. د. محمد الزعفوري بأن العيادة مغلقة", ["محمد الزعفوري"]),
        ("وقال مدير إذاعة أو. بي. سي. إن البث توقف", []),
        ("بثته محطة أو. بي. سي. وقالت المحطة إنها عادت", []),
    ],
)
def test_initials_before_the_name_of_a_family(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("أعلنت مفوضية إدارة أضرار الفيضانات الخبر", ["مفوضية إدارة أضرار الفيضانات"]),
        ("قالت هيئة تنسيق شؤون العائدين إن المخيم بلا ماء", ["هيئة تنسيق شؤون العائدين"]),
        ("أعلنت لجنة متابعة أوضاع العائدين النتيجة", ["لجنة متابعة أوضاع العائدين"]),
        ("نفذت مديرية المباحث الجنائية حملة", ["مديرية المباحث الجنائية"]),
        ("نفذت مديرية مكافحة المخدرات ومديرية الدفاع المدني حملة", ["مديرية مكافحة المخدرات", "مديرية الدفاع المدني"]),
        ("وصلت كتيبة الانتشار السريع إلى الجسر", ["كتيبة الانتشار السريع"]),
    ],
)
def test_what_a_body_is_for_is_part_of_its_name(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


@pytest.mark.parametrize(
    ("text", "place", "person"),
    [
        ("وذكر حاكم منطقة سومي يوري ليتكوفسكي أن قصفا وقع", "سومي", "يوري ليتكوفسكي"),
        ("وقال مراسل صحيفة بيراندو يوسف كوليبالي سيسيه إن السوق أغلق", "بيراندو", "يوسف كوليبالي سيسيه"),
    ],
)
def test_who_holds_an_office_begins_after_its_seat(text: str, place: str, person: str) -> None:
    found = [n.span.of(text) for n in names(text)]
    assert found == [place, person]


def test_a_village_with_a_first_name_and_an_unknown_word() -> None:
    assert told("دخلت القوات قرى حسن فولداري وبنكاس", "place") == ["حسن فولداري", "بنكاس"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل سبعة في نيالا وكارنوغا، ثم انسحبوا", ["نيالا", "كارنوغا"]),
        ("قصفوا سوقا في كيدال وبوغارا بحسب شهود", ["كيدال", "بوغارا"]),
        ("قال السكان في كايي إن الجسر انهار", ["كايي"]),
        ("أغلقت الأسواق في نيورو وبانكيلاري أمس", ["نيورو", "بانكيلاري"]),
        ("انتشر المرض في حجة والحديدة", ["حجة", "الحديدة"]),
        ("نزحوا من محلية أبو زعفر إلى محلية كتم", ["أبو زعفر", "كتم"]),
        ("ذكرت وسائل إعلام محلية مقربة ذلك", []),
        ("عوقب السجين باعتقال الزوجة والأم", []),
        ("استخدموا طيرانا أجنبيا في الهجوم", []),
    ],
)
def test_places_beside_places(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("هاجم مقاتلون من جيش تحرير زعفورا معسكرا", "جيش تحرير زعفورا", "organization"),
        ("قالت جبهة إنقاذ كازامورا إن القتال مستمر", "جبهة إنقاذ كازامورا", "organization"),
        ("ندين ما فعلته كتيبة رجال السهل بالسجناء", "كتيبة رجال السهل", "organization"),
        ("أعلنت ألوية السهل الانسحاب", "ألوية السهل", "organization"),
        ("قال رئيس كتلة سند القروي إن الجلسة تأجلت", "كتلة سند القروي", "organization"),
        ("دعا رئيس البلدية شادي كيوان اليونيفيل إلى الانسحاب", "شادي كيوان", "person"),
        ("أعلن المحافظ شادي عبود الزعفوري الحداد ثلاثة أيام", "شادي عبود الزعفوري", "person"),
        ("قبضوا على مهرب يدعى الناجي بوزعفورة في المرفأ", "الناجي بوزعفورة", "person"),
        ("ندعو أعيان قبيلة الزوية إلى التدخل", "الزوية", "group"),
    ],
)
def test_where_a_name_ends(text: str, mention: str, kind: str) -> None:
    found = {n.span.of(text): n.kind for n in names(text)}
    assert found[mention] == kind


def test_what_is_called_with_an_article_alone_is_no_person() -> None:
    assert told("وصلوا إلى مدينة تدعى الزهراء", "person") == []


def test_what_is_short_for_a_part_of_a_full_name_is_short_for_the_whole() -> None:
    text = "قال مدير المختبر مونتي نادر روبيدا إن العينات وصلت. وأضاف روبيدا أن النتائج جيدة."
    assert [n.key for n in names(text) if n.kind == "person"] == ["مونتي نادر روبيدا", "مونتي نادر روبيدا"]
