"""Names told by their heads and by how they are joined: institutions that bear a country's name, streets, tags, hyphens, two spellings."""

from __future__ import annotations

import pytest

from khabar.model import Name, Report
from khabar.read.gazetteer import known
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.respelled import respelled
from khabar.read.sentences import lay_words


def names(text: str) -> list[Name]:
    report = Report.of(text)
    return list(find_names(lay_words(report, find_layout(report)), ()))


def told(text: str) -> list[str]:
    return [n.span.of(text) for n in names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نقل الجرحى إلى مستشفى اليونان أمس", ["مستشفى اليونان"]),
        ("توقف مشفى تركيا عن العمل", ["مشفى تركيا"]),
        ("نقلوا إلى مستشفى القضارف العام لتلقي العلاج", ["مستشفى القضارف العام"]),
        ("نقلوا إلى مستشفى المدينة", []),
        ("وفق ما قالت القوات الهندية لقرية كارباني", ["القوات الهندية", "كارباني"]),
        ("تعاون مع السلطات البلغارية للتحقيق في الحادث", ["السلطات البلغارية"]),
        ("قال نائب رئيس مجلس الشورى التهاني تصل", ["مجلس الشورى"]),
        ("انتقد بيان وزارة الدفاع المفاجئ", ["وزارة الدفاع"]),
        ("أثناء تجمع المصلين أمام المسجد", []),
        ("قال بيان لسلطات ولاية سنار إن الجسر سليم", ["سلطات ولاية سنار"]),
        ("ذكر بيان لمديرية أمن مدينة أزمير أن الطريق مغلق", ["مديرية أمن مدينة أزمير"]),
        ("أعلنت قيادة عمليات ميسان فتح الطريق", ["قيادة عمليات ميسان"]),
        ("اشتدت المعارك على جبهة مدينة مارع", ["مارع"]),
        ("قصف «الجيش الوطني» الليبي وقوات حكومة «البناء» القرية", ["الجيش الوطني", "البناء"]),
    ],
)
def test_where_a_body_ends(text: str, found: list[str]) -> None:
    assert told(text) == found


def test_the_head_says_which_outlet_is_meant() -> None:
    assert [n.key for n in names("ذكرت صحيفة «الخبر» أن الجسر سليم")] == ["صحيفة الخبر"]
    assert [n.key for n in names("ذكرت قناة «الخبر» أن الجسر سليم")] == ["الخبر"]


def test_the_government_of_a_capital_is_that_of_the_country() -> None:
    assert [n.key for n in names("اتهمت حكومة نيروبي المتمردين")] == ["حكومة كينيا"]
    assert [n.key for n in names("اتهمت حكومة صنعاء التحالف")][:1] == ["حكومة صنعاء"]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("أغلقت السفارة الهندية في كابول أبوابها. وقالت السفارة إنها سليمة.", "السفارة"),
        ("قالت شبكة أطباء السودان إن الطريق مغلق. وأضافت الشبكة أن الجسر سليم.", "الشبكة"),
    ],
)
def test_a_body_is_recalled_by_its_head(full: str, short: str) -> None:
    found = [n for n in names(full) if n.kind == "organization"]
    assert [n.span.of(full) for n in found][-1] == short
    assert len({n.key for n in found}) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأعلنت الشرطة ذلك. وسليمان الأطرش هو ابن عم هلال الأطرش", ["الشرطة", "سليمان الأطرش", "هلال الأطرش"]),
        ("بينهم المهندس «علاء الدين غضبان» وجاره", ["علاء الدين غضبان"]),
        ("دعا وزير حقوق الإنسان شمسالدين الأصمعي إلى الهدوء", ["شمسالدين الأصمعي"]),
        ("وقال سيرغي إيفاشوف نائب رئيس المركز إن الجسر سليم", ["سيرغي إيفاشوف"]),
        ("إلى جانب عبد الباسط الكردي وجنوده", ["عبد الباسط الكردي"]),
        ("المجموعات المسلحة وعاد إليها الهدوء", []),
        ("قال الخبير فإن التعاون قائم", []),
        ("وبدأ الزهراني العمل", []),
        ("دون ورود معلومات عن الخسائر", []),
        ("أصيب 11 عسكريا كولومبيا أمس", []),
    ],
)
def test_persons_and_words_beside_them(text: str, found: list[str]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سقطت قذائف على شارعي الزهراء وعمان", {"الزهراء": "شارع الزهراء", "عمان": "شارع عمان"}),
        ("قصف قريتي ديرحافر وكفرحلب", {"ديرحافر": "دير حافر", "كفرحلب": "كفر حلب"}),
        ("وقعت المجزرة في قرية #كرخ_بوزان بالأمس", {"كرخ_بوزان": "كرخ بوزان"}),
        ("انفجر منزل ببلدة كورنتال-ميونشينغ القريبة", {"كورنتال-ميونشينغ": "كورنتال ميونشينغ"}),
        ("على الطريق بين داماتورو وباغوشي", {"داماتورو": "داماتورو", "باغوشي": "باغوشي"}),
        ("وقع الانفجار عند مفترق الأندلس", {"مفترق الأندلس": "مفترق الأندلس"}),
        ("قصفت معسكر الدفاع الجوي ليلا", {"معسكر الدفاع الجوي": "معسكر الدفاع الجوي"}),
        ("شمال مناطق «خفض التصعيد» أمس", {}),
        ("استهدفت ثكنة بريطانية", {}),
        ("العدد كبير وأن الطريق مغلق", {}),
        ("قتل مدير منفذ مدينة بنغازي البحري", {"بنغازي": "بنغازي"}),
        ("في منطقة «بوتين-أردوغان» أمس", {"بوتين": "فلاديمير بوتين", "أردوغان": "رجب طيب أردوغان"}),
    ],
)
def test_places_of_joined_words(text: str, found: dict[str, str]) -> None:
    assert {n.span.of(text): n.key for n in names(text)} == found


def test_streets_of_a_town_are_no_list() -> None:
    assert told("تظاهروا في شوارع القاهرة وريفها")[:1] == ["القاهرة"]


def test_two_spellings_of_one_place() -> None:
    assert known("ديرجمال")[0].key == "دير جمال"
    assert respelled(["كفر نبل", "دير"], ["كفر"]) == [("كفرنبل", "كفر نبل")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال سفير الاتحاد الأوروبي إن الوضع صعب", {"الاتحاد الأوروبي": "الاتحاد الأوروبي"}),
        ("ذكرت السياسة الكويتية ذلك", {"السياسة الكويتية": "صحيفة السياسة الكويتية"}),
        ("ودعا ماكرون إلى التهدئة", {"ماكرون": "إيمانويل ماكرون"}),
        ("وقال السيسي إن الطريق آمن", {"السيسي": "عبد الفتاح السيسي"}),
        ("يمتد نفق بطول 400 متر تحت الجسر", {}),
        ("تقدم جنود الوحدة 101 ليلا", {"الوحدة 101": "الوحدة 101"}),
        ("هاجمت ميليشيا أنتي بالاكا القرية", {"أنتي بالاكا": "أنتي بالاكا"}),
        ("قصفت مليشيا الحشد الشعبي القرية", {"مليشيا الحشد الشعبي": "الحشد الشعبي"}),
        ("قتل خاله العقيد راشد حسن البريمان، أحد الضباط", {"راشد حسن البريمان": "راشد حسن البريمان"}),
    ],
)
def test_names_of_the_tables_that_were_cut_or_taken_for_words(text: str, found: dict[str, str]) -> None:
    assert {n.span.of(text): n.key for n in names(text)} == found


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("قال الناشط سعيد الحريري إن الطريق مغلق. وأضاف الحريري أن الجسر سليم.", "سعيد الحريري"),
        ("قال العميد وليد الشهري إن الطريق مغلق. وأشار العميد الشهري إلى أن الجسر سليم.", "وليد الشهري"),
        ("قال العميد وليد الشهري إن الطريق مغلق. واختتم الاجتماع الشهري أمس.", None),
    ],
)
def test_a_family_name_is_that_of_the_one_whom_the_report_names(text: str, key: str | None) -> None:
    found = names(text)
    assert len(found) == (2 if key else 1)
    assert found[-1].key == (key or "وليد الشهري")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("تظاهر عمال في كارتابينا شمال كولومبيا", {"كارتابينا": "place", "كولومبيا": "place"}),
        ("وقع الانفجار في فاستيروف (وسط السويد)", {"فاستيروف": "place", "السويد": "place"}),
        ("يشتبه في انتمائهم إلى عصابة", {}),
        ("وقال تيمبلوف إن الجسر سليم", {"تيمبلوف": "person"}),
        ("وأكد نسابيمونا الذي رأى الانفجار ذلك", {"نسابيمونا": "person"}),
        ("وقالت مراصد إن الطائرات مرت", {}),
        ("ودعا مغردو «المنصة» إلى الهدوء", {}),
        ("وقال متمردو القرية إن الطريق مغلق", {}),
    ],
)
def test_names_that_only_their_place_in_the_sentence_tells(text: str, found: dict[str, str]) -> None:
    assert {n.span.of(text): n.kind for n in names(text)} == found


def test_an_unknown_speaker_told_in_full_before_is_that_one() -> None:
    found = names("قال الرقيب بيل تيمبلوف إن الجسر سليم. وأضاف تيمبلوف أن الطريق مغلق.")
    assert {n.key for n in found} == {"بيل تيمبلوف"}
