"""Names that no table holds: told by the word before them, by the letters they are written with, by what follows them."""

from __future__ import annotations

import pytest
from test_names import names

import khabar
from khabar.model import Report


def told(text: str, kind: str) -> list[str]:
    return [n.span.of(text) for n in names(text) if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("عثروا على الجثث في مارونغا بعد يومين من البحث", ["مارونغا"]),
        ("قتل ثلاثة رعاة في دولومبي بهجوم ليلي", ["دولومبي"]),
        ("وقع الهجوم قرب سيلفاتورتو في الساعات الأولى", ["سيلفاتورتو"]),
        ("احتجز المسلحون رهائن في كاليتانغ.", ["كاليتانغ"]),
        ("تظاهر المئات في أباكوتينغان وتيلمباروتا ضد الحكومة", ["أباكوتينغان", "تيلمباروتا"]),
        ("قال في إخراجك للعمل إنه تحفة", []),
        ("وجدوا خللا في محطتين للوقود", []),
        ("سيطروا على قرى دوق غابورو وسيل مندارو", ["دوق غابورو", "سيل مندارو"]),
        ("هدموا منزلين في خربة الزعرورا", ["خربة الزعرورا"]),
        ("زار حاكم إقليم تشيتوري الشرقي الموقع", ["تشيتوري الشرقي"]),
        ('وصل رئيس بلدية "خمروديا" مساء', ["خمروديا"]),
    ],
)
def test_places_that_no_table_holds(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("قتل الصحافي ألدو فيسكارينو أمام منزله", ["ألدو فيسكارينو"]),
        ("اعتقلوا شقيقيه سالم وراشد خلال المداهمة", ["سالم", "راشد"]),
        ("اعتقلوا شقيقيه سالم وراشد الهاشمي خلال المداهمة", ["سالم", "راشد الهاشمي"]),
        ("أصيب مرافقه سالم بشظايا", ["سالم"]),
        ("فاز على مواطنه دييغو فيرنينتي بسهولة", ["دييغو فيرنينتي"]),
        ("توفيت السيدة مريم العبد الله في المستشفى", ["مريم العبد الله"]),
        ("توفيت السيدة مريم متأثرة بجراحها", ["مريم"]),
        ("قال مفوض مقاطعة كويندول جيمس بول أكويني إن النهر فاض", ["جيمس بول أكويني"]),
        ("اتفق معه فهد المطيري اللذان قالا ذلك", ["فهد المطيري"]),
    ],
)
def test_persons_that_no_table_holds(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


def test_a_governor_stands_after_what_he_governs() -> None:
    assert told("قال مفوض مقاطعة كويندول جيمس بول أكويني إن النهر فاض", "place") == ["كويندول"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("تقدم اللواء السابع مدرع نحو التلة", ["اللواء السابع مدرع"]),
        ("تقدم اللواء 77 المدرع نحو التلة", ["اللواء 77 المدرع"]),
        ("تقدم اللواء السابع قوات خاصة نحو التلة", ["اللواء السابع قوات خاصة"]),
        ("تقدم اللواء السابع نحو التلة", ["اللواء السابع"]),
    ],
)
def test_a_unit_is_told_with_its_arm(text: str, units: list[str]) -> None:
    assert told(text, "organization") == units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عاد السكان إلى بلدة لا كورونادينا أمس", ["لا كورونادينا"]),
        ("أحرقوا بلدة كفار زوريم ليلا", ["كفار زوريم"]),
        ("عاد السكان إلى بلدة نوفايا كامينكا الصغيرة", ["نوفايا كامينكا"]),
        ("وقعت اشتباكات في دارفور الغربية أمس", ["دارفور الغربية"]),
        ("قصفوا أحياء حلب الشرقية بالمدافع", ["حلب"]),
        ("تسيطر الميليشيا على مقاطعات دجنين وأنيتو", ["دجنين", "أنيتو"]),
        ("قال الضابط الملقب بـ«غوردو» إنهم انسحبوا", ["غوردو"]),
        ('ذكر نفسه بلقبه "موجه" ثم صمت', ["موجه"]),
        ("وقال القائد عناية الله سروري إنهم بخير", ["عناية الله سروري"]),
        ("قال الشيخ رحمه الله إن الصلح خير", []),
        ("وقال كامينكا ديمقورا وهو زعيم محلي", ["كامينكا ديمقورا"]),
        ("أعلن جهاز حرس الحدود التشادي النفير", ["جهاز حرس الحدود التشادي"]),
        ("قالت شرطة الولاية إن الطريق مغلق", ["شرطة الولاية"]),
        ("دعت السفيرة ميريام كورنفيلد أديس أبابا إلى الهدوء", ["ميريام كورنفيلد", "أديس أبابا"]),
        ("جدد محمد سويف التزامها بالهدنة", ["محمد سويف"]),
        ("انتشرت قوات داخل المدينة القديمة", []),
    ],
)
def test_names_told_by_their_words_and_neighbours(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ومن الناجين ماريلو دان غاروتا (38 عاما) الذي كان نائما", ["ماريلو دان غاروتا"]),
        ("وكانت سابيتري سامالو (37 عاما) تغسل الثياب", ["سابيتري سامالو"]),
        ("وسيبقى مارينيولو (52 عاما) في بيته", ["مارينيولو"]),
        ("وصل إلى القرية (38 عاما) بعد الحرب", []),
        ("قصفوا منزلا يملكه أبو علي الصفار", ["أبو علي الصفار"]),
        ("سأل: أم على الجسر وقفوا؟", []),
        ("توقف القوافل عبر معبر أدريري", ["معبر أدريري"]),
        ("قالت منسقة المشروع ميريام ديمقورا سلاماني إنها صدمت", ["ميريام ديمقورا سلاماني"]),
        ("على لسان مستشاره مراداتي كولنبير", ["مراداتي كولنبير"]),
        ("قال الجنرال سليمان بحر ديمقورا إن الطريق مغلق", ["سليمان بحر ديمقورا"]),
        ("جرت في مقاطعة سيونيك الجنوبية انتخابات", ["سيونيك"]),
        ("سقطت قذيفة في حارة دورنيلد", ["دورنيلد"]),
        (
            "رحبت الهيئة التشادية للإغاثة (لصدو) بالهدنة. وقالت لصدو إنها مستعدة",
            ["الهيئة التشادية للإغاثة", "لصدو", "لصدو"],
        ),
    ],
)
def test_names_told_by_age_brackets_and_what_stands_beside(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل مراسل صحيفة براباساتي موكيشو تشاندراكارو في منزله", ["براباساتي", "موكيشو تشاندراكارو"]),
        ("هجوم على كنيسة في كومانداري أوقع قتلى", ["كومانداري"]),
        ("فر السكان نحو كاتانارا وميتيسو.", ["كاتانارا", "ميتيسو"]),
        ("تحدث على نحو مجحفري وانصرف", []),
        ("وقال الناطق شرفان كوبانيرو إن القتال مستمر", ["شرفان كوبانيرو"]),
        ("عاد السكان إلى بلدة فيسكاتانو ديل إينيسي أمس", ["فيسكاتانو ديل إينيسي"]),
    ],
)
def test_who_holds_an_office_follows_its_outlet_and_a_place_its_direction(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سقطت قذائف على سوق قرية دير بمحافظة إدلب", ["دير", "إدلب"]),
        ("هاجم مسلحون قرية خان التابعة لمحافظة إدلب", ["خان", "إدلب"]),
        ("قصفت الطائرات بلدة تل، ما أدى إلى مقتل ثلاثة", ["تل"]),
        ("قصفت الطائرات قرية كفر شمالي إدلب", ["كفر", "إدلب"]),
        ("وتقع بير على مسافة ميل من الطريق", []),
        ("وصلت القافلة إلى بير على في شبوة", ["بير على", "شبوة"]),
        ("قصفت الطائرات بلدة تل رفعت وقرية كفر العامل", ["تل رفعت", "كفر العامل"]),
    ],
)
def test_a_word_for_what_was_there_is_the_whole_name_where_nothing_goes_on_with_it(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأوضح نائب عمدة كورسيندي أن الوضع هادئ", []),
        ("وقال مساعد محافظ برغاندو للصحفيين إن الطريق مغلق", []),
        ("وأوضح العمدة كورسيندي أن الوضع هادئ", ["كورسيندي"]),
        ("وأوضح عمدة المدينة كورسيندي أن الوضع هادئ", ["كورسيندي"]),
    ],
)
def test_what_an_office_is_of_is_no_person(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text) if n.kind == "person" or n.kind == "place"] == found


def test_a_time_is_no_part_of_a_name_that_opens_with_a_word_for_what_was_there() -> None:
    report = khabar.Report.of("انفجرت عبوة في بلدة عين مساء الأربعاء", published="2024-06-12")
    assert [n.span.of(report.text) for n in khabar.read(report).names] == ["عين"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وأضاف مصدر في شرطة كركوك لوكالة النور للأنباء أن الجسر مغلق", ["شرطة كركوك", "وكالة النور للأنباء"]),
        ("وقال مدير مستشفى زليتن لقناة النهر الفضائية إن أربعة قتلوا", ["مستشفى زليتن"]),
        ("رحب مركز النور للإغاثة بالهدنة", ["مركز النور للإغاثة"]),
    ],
)
def test_an_outlet_that_is_told_is_no_purpose_of_a_body(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text) if n.kind == "organization"] == found


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("عاد السكان إلى موبتي ثم إلى بلدة مابيتو", ["موبتي", "مابيتو"]),
        ("دخل الجنود خاركيف وخرجوا من بلدة خاركوف", ["خاركيف", "خاركيف"]),
    ],
)
def test_places_with_other_vowels_throughout_are_not_one(text: str, keys: list[str]) -> None:
    assert [n.key for n in names(text) if n.kind == "place"] == keys


def test_towns_of_one_country_do_not_lie_at_one_spot() -> None:
    [one] = [n for n in names("اندلع حريق في غوسي في مالي") if n.key == "غوسي"]
    assert (one.places[0].lat, one.places[0].lon) == (15.8, -1.3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قصفت الطائرات بلدة تل، وقالت ممرضة إن أربعة قتلوا في تل.", ["تل", "تل"]),
        ("قصفت الطائرات بلدة عين، ووصل المسعفون إلى عين المكان.", ["عين"]),
        ("عثروا عليه في تل، ونقلوه.", []),
    ],
)
def test_a_village_called_a_hill_is_told_again_without_its_head(text: str, found: list[str]) -> None:
    assert [n.span.of(text) for n in names(text)] == found


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("نزح الآلاف إلى مخيم مرجان أمس", ["مخيم مرجان"]),
        ("نزحت العائلات إلى مخيم حمدان على أطراف تعز", ["مخيم حمدان", "تعز"]),
        ("وصلت القافلة إلى مخيم كبير في تعز", ["تعز"]),
        ("سيطروا على تلال في ريف حجة الغربي وعلى طرق بريف عمران", ["حجة", "عمران"]),
        ("عادوا من ريف بعيد", []),
    ],
)
def test_camps_and_countrysides_called_by_an_ordinary_word(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize("text", ["ضابط أدى اليمين أمام الحاضرين", "استهدفوا سيارة فيها حاج أدى مناسكه"])
def test_a_verb_that_folds_like_a_name_is_none(text: str) -> None:
    assert told(text, "person") == []


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("قال مدير المركز، سامي حداد-بيتشيلا، إن العدد أكبر.", ["سامي حداد-بيتشيلا"]),
        ("قال المحلل سامي حداد-لندن إن الوضع صعب.", ["سامي حداد"]),
        ("وقال اللواء عمر حسن-الجيش السوداني- إن القتال مستمر.", ["عمر حسن"]),
    ],
)
def test_surname_of_two_halves(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وقع الهجوم في سوق قرية زاكوجا-فيلو ليلا.", ["زاكوجا-فيلو"]),
        ("قطع المحتجون طريق دمشق-بيروت.", ["دمشق", "بيروت"]),
        ("سقطت قذيفة على حي السلام-القسم الشرقي.", ["السلام"]),
    ],
)
def test_place_of_two_halves(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


def test_what_looks_like_two_of_a_thing_after_the_word_for_one_village_is_its_name() -> None:
    found = khabar.read(
        Report.of("استعاد الجيش بلدة روبوتين أمس. ونزح سكان قريتين وبلدة مدمرة.", published="2023-08-28")
    ).names
    assert [n.key for n in found if n.kind == "place"] == ["روبوتين"]
