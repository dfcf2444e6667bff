"""Names that are ordinary words: large cities, commanders whose first names are things, institutions called after a place."""

from __future__ import annotations

import pytest
from test_names import names

import khabar
from khabar.model import Report


def told(text: str) -> list[str]:
    return [n.span.of(text) for n in names(text)]


@pytest.mark.parametrize(
    "text",
    [
        "سيول عارمة تغرق أحياء كاتماندو",
        "غرق ثلاثة مزارعين في سيول وانهيارات طينية",
        "مشهد صادم في مستشفى الميدان",
        "كان الجنود في مشهد مهيب",
        "بورصة العملات تغلق على ارتفاع",
        "جدة مسنة تفتش عن أحفادها",
        "هزة ارتدادية بعد الانفجار",
    ],
)
def test_an_ordinary_word_that_opens_a_line_or_follows_a_preposition_is_no_city(text: str) -> None:
    assert {"سيول", "مشهد", "بورصة", "جدة", "هزة"}.isdisjoint(told(text))


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("سيول: المناورات تبدأ غدا", "سيول"),
        ("سيول وطوكيو تستأنفان المحادثات", "سيول"),
        ("سيول تنفي تسليم ذخائر", "سيول"),
        ("سيول ترد على القصف\n\nأطلقت كوريا الشمالية قذائف قرب الجزيرة.", "سيول"),
        ("التقى المبعوثان في سيول قبل القمة", "سيول"),
        ("مشهد تشيع ضحاياها\n\nوصلت النعوش إلى مدينة مشهد.", "مشهد"),
        ("حلب محاصرة منذ أسبوع", "حلب"),
        ("اجتمع الوفدان في جدة قبل توقيع الهدنة", "جدة"),
    ],
)
def test_the_city_is_meant_where_the_report_says_so(text: str, city: str) -> None:
    assert city in told(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("فتحت الوزارة طرق جديدة نحو الجبهة", []),
        ("هدموا أبراج عالية قرب الميناء", []),
        ("وفي الديوانية، نفت الشرطة الخبر", ["الديوانية", "الشرطة"]),
        ("اشتباكات غريان تقطع الطريق", ["غريان"]),
        ("المعارك التي شهدتها غريان فجر الأحد", ["غريان"]),
        ("اشتباكات القرنة تتجدد. نقلوا إلى مستشفى القرنة العام", ["القرنة", "مستشفى القرنة العام"]),
        ("اشتباكات القرنة تتجدد. نقلوا إلى مستشفى بعيد", []),
    ],
)
def test_where_a_town_whose_name_is_a_word_may_stand(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("واتهم آمر كتيبة الصقور مفتاح الورشفاني قوة الحدود بالقصف", "مفتاح الورشفاني"),
        ("قال آمر سرية الهندسة سراج البركي إن الجسر سليم", "سراج البركي"),
        ("وقال مدير الناحية مطهر الشيخ إن الطريق مقطوع", "مطهر الشيخ"),
        ("ناشد مدير الناحية مطهر الشيخ المنظمات إرسال الخيام", "مطهر الشيخ"),
        ("قال الناشط علي السفير لإذاعة محلية إن القصف توقف", "علي السفير"),
        ("قال علي الوزير، وهو مزارع، إنه خسر محصوله", "علي الوزير"),
        ("قال مفوض المدينة حمزة سليمان إن القطار تأخر", "حمزة سليمان"),
        ("قال المتحدث باسم الشرطة ميشيل انج لوي إن الطريق مغلق", "ميشيل انج لوي"),
        ("قال رئيس اللجنة آدم صافية بشارة إن المخيم محاصر", "آدم صافية بشارة"),
        ("اتهم قائد لواء النخبة نجيب الشيخي قوات المهام بالخيانة", "نجيب الشيخي"),
    ],
)
def test_persons_whose_names_are_words_as_well(text: str, person: str) -> None:
    assert person in [n.span.of(text) for n in names(text) if n.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "أمر قائد الشرطة فتح المعبر أمس",
        "أكد رئيس الأركان صمود الجنود في الجبهة",
        "هاجم المسلحون الدورية على الطريق العام",
        "أعلن وزير الدفاع نجاح العملية",
    ],
)
def test_what_an_officer_speaks_of_is_no_person(text: str) -> None:
    assert not [n for n in names(text) if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("قالت تنسيقية لجان مقاومة أم درمان إن الماء مقطوع", "تنسيقية لجان مقاومة أم درمان"),
        ("قالت لجان مقاومة كوستي إن الماء مقطوع", "لجان مقاومة كوستي"),
        ("أصدرت لجنة أطباء النيجر بيانا", "لجنة أطباء النيجر"),
        ("قالت رابطة أهالي كسلا إن الجسر سليم", "رابطة أهالي كسلا"),
        ("وثق مرصد جبل مون لحقوق الإنسان الهجوم", "مرصد جبل مون لحقوق الإنسان"),
        ("قال مرصد وادي صالح إن القافلة نهبت", "مرصد وادي صالح"),
        ("قال مركز جبل سي لحقوق المرأة إن القافلة نهبت", "مركز جبل سي لحقوق المرأة"),
    ],
)
def test_a_body_is_called_after_its_place(text: str, body: str) -> None:
    assert told(text)[0] == body


@pytest.mark.parametrize("text", ["تجمع النازحون أمام المدرسة", "تجمع المحتجون في الساحة"])
def test_a_verb_with_its_subject_is_no_gathering(text: str) -> None:
    assert told(text) == []


def test_a_body_with_a_preposition_is_no_village() -> None:
    assert told("اغتيال قيادي بحركة فتح في مدينة صور") == ["حركة فتح", "صور"]


def test_what_a_paragraph_that_opens_with_a_country_names_lies_there() -> None:
    text = "قتل الجيش التشادي ستة مسلحين قرب أبشي.\nوفي النيجر، هاجم مسلحون قاعدة للجيش في بامباري وقتلوا 15 جنديا."
    reading = khabar.read(Report.of(text))
    keys = [n.key for n in reading.names]
    assert "الجيش النيجري" in keys
    assert [n.places for n in reading.names if n.key == "بامباري"] == [()]
    assert [f.side for f in reading.figures if f.value == 15] == ["الجيش النيجري"]


def test_a_town_of_two_countries_says_less_of_which_the_report_is() -> None:
    found = khabar.read(Report.of("استهدفت مدفعية النظام أطراف أريحا في محافظة إدلب.")).names
    assert [n.key for n in found] == ["النظام السوري", "أريحا (سوريا)", "إدلب"]
