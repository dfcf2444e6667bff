"""Names after the word for a site, in quotation marks, where people go, and in datelines of two towns."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def told(text: str, kind: str) -> list[str]:
    """The names of the kind, in order."""
    return [n.span.of(text) for n in khabar.read(Report.of(text)).names if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("نقلوا المعتقلين إلى سجن بارلا منذ تموز.", ["سجن بارلا"]),
        ("انسحب المهاجمون نحو غابة ساكابوا كأنهم أشباح.", ["غابة ساكابوا"]),
        ("قتل جنديان قرب جسر ناي تشومبانغ أمس.", ["جسر ناي تشومبانغ"]),
        ("اعتقلوهم في ثكنة حوش الغراب القريبة.", ["ثكنة حوش الغراب"]),
        ("فروا من سجن قريتهم. ومروا بغابة كثيفة، وبجسر حجري، وبمسجد أثري، وبمخيم نازحين.", []),
        ("أضرار في مصفاة للنفط وفي سوق بالعاصمة.", []),
    ],
)
def test_sites_bear_words_that_only_look_ordinary(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("نزح ما بين 20 ألفا و30 ألف شخص إلى إيكبالوي، وهي جزيرة.", ["إيكبالوي"]),
        ("دخلوا قرية قريبة من شيبارو، أمس.", ["شيبارو"]),
        ("وصل عشرات الجرحى صباح اليوم إلى داكشوبان، وقال مسعف إنهم مدنيون.", ["داكشوبان"]),
        ("وصل القتلى إلى ثلاثين، وعاد السكان إلى منازلهم.", []),
    ],
)
def test_unknown_places_to_which_people_go_or_that_are_near(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("وأفاد «مرصد رصد الغارات» بأن السوق قصف.", ["مرصد رصد الغارات"]),
        ("قتل سبعة من «الرابية» في الكمين. ثم تقدمت الرابية شرقا.", ["الرابية", "الرابية"]),
        ("أعدم عناصر «الحراسة» ثلاثة شبان.", ["الحراسة"]),
        ("ورد القيادي في «السنابل» بأن الأرقام كاذبة.", ["السنابل"]),
        ("نفى المتحدث باسم «جيش النجدة» الخبر.", ["جيش النجدة"]),
        ("«السنابل» تتهم خصومها بالكذب.", ["السنابل"]),
        ("قال نائب عن «جبهة السنابل» إن «السنابل» لن ترد.", ["جبهة السنابل", "السنابل"]),
        ("وأعلنت حركة تطلق على نفسها اسم «القوات الأهلية للنجدة» ذلك.", ["القوات الأهلية للنجدة"]),
        ("وصفها بأنها «منظمة إرهابية»، وقال إن «الكارثة» كبيرة.", []),
        ("اعتقلوا أميرا في «التنظيم».", []),
    ],
)
def test_bodies_in_quotation_marks(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("عمان/مسقط (رويترز) - قال شاهدان إن حريقا اندلع في الميناء.", {"عمان", "مسقط", "رويترز"}),
        ("بونيا (الكونغو) (أ ف ب) - قال شاهدان إن حريقا اندلع في السوق.", {"بونيا", "الكونغو", "أ ف ب"}),
    ],
)
def test_a_dateline_of_two_places_is_part_of_the_report(line: str, names: set[str]) -> None:
    text = f"حريق كبير في السوق\n\n{line} وأضافا أن أحدا لم يصب بأذى حتى الآن."
    reading = khabar.read(Report.of(text))
    assert names <= {n.span.of(text) for n in reading.names}
    assert not reading.boilerplate


def test_a_title_with_its_number_is_no_label() -> None:
    text = "السودان: دارفور – تقرير الحالة رقم 4\n\nنزحت مئات الأسر من نيالا يوم الأحد بعد قصف أصاب السوق، وفق عمال إغاثة في المدينة."
    assert told(text, "place")[:2] == ["السودان", "دارفور"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("أوقفوه عند حاجز السبالهي، ثم أطلق.", ["حاجز السبالهي"]),
        ("أوقفوه عند حاجز عسكري. ووصلوا على طريق القامشلي – عامودا.", ["القامشلي", "عامودا"]),
        ("يدخل الجنود مستنقعات كيباروس. وقصفوا ثانوية شارون.", ["مستنقعات كيباروس", "ثانوية شارون"]),
        ("ويقدر مفوض مقاطعة أويرونا ماكورو دنغ عدد النازحين بألف.", ["أويرونا"]),
    ],
)
def test_heads_of_many_kinds_and_places_with_their_holder(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("غير أن العمدة إسحق مريسة تساءل عن الحماية.", ["إسحق مريسة"]),
        ("وقال العقيد حاتم كارليا إن الجنود انسحبوا.", ["حاتم كارليا"]),
        ("وقال العمدة آدم أبكر تيرون فإن الطريق مغلق.", ["آدم أبكر تيرون"]),
        ("وأعربت المنسقة المقيمة كليمانتي نكويرا سلامي عن صدمتها.", ["كليمانتي نكويرا سلامي"]),
        ("أكد القائد حسين ضرورة أن ينسحبوا. ونقل عن الوزير حسن قاسم قوله إن الطريق مغلق.", ["حسين", "حسن قاسم"]),
    ],
)
def test_second_parts_of_names_that_are_ordinary_words(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("قال إن الخبر عارٍ عن الصحة تماما. وأغلقت السلطات الجسر.", []),
        ("أعلنت وزارة الهجرة العراقية وصول القافلة. وأضافت الوزارة أنها كبيرة.", ["وزارة الهجرة العراقية", "الوزارة"]),
        ("حذر المجلس المحلي لبلدة دابق من الجوع.", ["المجلس المحلي لبلدة دابق"]),
        ("بلاغ صادر عن المجلس المحلي بمديرية المخا يدين القصف.", ["المجلس المحلي بمديرية المخا"]),
        ("لقي ستة من «متطوعي حماية الوادي» حتفهم.", ["متطوعي حماية الوادي"]),
    ],
)
def test_local_bodies_ministries_and_what_is_none(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies
