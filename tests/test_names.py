"""Names: which are found, where exactly they stand, of what kind they are and under which key."""

from __future__ import annotations

import itertools

import pytest

import khabar
from khabar.model import Name, Report
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.names.keys import skeleton
from khabar.read.names.lexicon import exactly, given, ordinary
from khabar.read.sentences import lay_words


def names(text: str) -> list[Name]:
    report = Report.of(text)
    return list(find_names(lay_words(report, find_layout(report)), ()))


def told(text: str) -> list[tuple[str, str]]:
    return [(n.span.of(text), n.kind) for n in names(text)]


def keys(text: str) -> dict[str, str]:
    return {n.span.of(text): n.key for n in names(text)}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("التقى الرئيس الفنلندي ألكسندر ستوب وفداً من النواب", "ألكسندر ستوب"),
        ("قال المتحدث باسم وزارة الصحة حازم قدور إن الوضع صعب", "حازم قدور"),
        ("أعلن إيليا بونوماريف، وزير الطاقة، خطة جديدة", "إيليا بونوماريف"),
        ("سلم المدعو جبران زويل نفسه للشرطة", "جبران زويل"),
        ("قتل القيادي أبو دجانة المصري في غارة", "أبو دجانة المصري"),
        ("زار الشيخ سلطان بن طحنون آل نهيان المعرض", "سلطان بن طحنون آل نهيان"),
        ("استشهد الطفل يزن فادي الحلبي برصاص قناص", "يزن فادي الحلبي"),
        ("وصل الكاتب عبد الحميد قاسم إلى المعرض", "عبد الحميد قاسم"),
        ("قال نور الدين بن عمار إن الجسر سليم", "نور الدين بن عمار"),
    ],
)
def test_person_without_title(text: str, person: str) -> None:
    assert (person, "person") in told(text)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قال الجنرال أولكسندر سيرسكي إن المدينة صامدة. وأضاف سيرسكي أن المعركة طويلة.", ["أولكسندر سيرسكي", "سيرسكي"]),
        ("قديروفيتش: لن ننسحب\n\nقال القائد رسلان قديروفيتش إن قواته باقية.", ["قديروفيتش", "رسلان قديروفيتش"]),
    ],
)
def test_short_form_has_the_key_of_the_full_one(text: str, forms: list[str]) -> None:
    found = keys(text)
    assert list(found) == forms
    assert len(set(found.values())) == 1


@pytest.mark.parametrize(
    ("text", "mention", "key"),
    [
        ("أعلنت وزارة الدفاع الفنلندية الخبر", "وزارة الدفاع الفنلندية", "وزارة الدفاع الفنلندية"),
        ("نفت الخارجية السويسرية الخبر", "الخارجية السويسرية", "وزارة الخارجية السويسرية"),
        ("أعلنت وزارة الداخلية في النرويج الخبر", "وزارة الداخلية في النرويج", "وزارة الداخلية النرويجية"),
        ("قال الجيش النيبالي إنه انسحب", "الجيش النيبالي", "الجيش النيبالي"),
        ("اشتبك جيش أوغندا مع المهاجمين", "جيش أوغندا", "الجيش الأوغندي"),
        ("دانت الحكومة الدنماركية الهجوم", "الحكومة الدنماركية", "حكومة الدنمارك"),
        ("سيطرت القوات الإريترية على التل", "القوات الإريترية", "الجيش الإريتري"),
    ],
)
def test_body_of_a_state(text: str, mention: str, key: str) -> None:
    assert keys(text)[mention] == key


def test_bare_body_belongs_to_the_country_of_the_report() -> None:
    found = keys("احتفلت نيبال بعيدها. وقالت وزارة الداخلية إن نيبال آمنة وإن الشعب النيبالي بخير.")
    assert found["وزارة الداخلية"] == "وزارة الداخلية النيبالية"


@pytest.mark.parametrize("region", ["بولاية كسلا", "في ولاية كسلا", "بولاية الجزيرة"])
def test_a_ministry_of_a_state_is_not_that_of_the_country(region: str) -> None:
    found = keys(f"قالت وزارة الزراعة {region} في السودان إن المطر غزير.")
    assert found["وزارة الزراعة"] == f"وزارة الزراعة {region}"


def test_a_body_ends_before_what_it_is_about_to_do() -> None:
    found = keys("اشترطت الرئاسة الجورجية لإنهاء الحصار عودة المراقبين")
    assert found == {"الرئاسة الجورجية": "الرئاسة الجورجية"}


def test_a_quarter_lies_in_the_town_named_with_it() -> None:
    (quarter, town) = names("سقطت قذيفة على حي الروضة في مدينة مأرب")
    assert (quarter.key, quarter.places) == ("الروضة", ())
    assert town.places


def test_a_body_with_two_names_has_one_key() -> None:
    found = keys("قصفت القوات الجوية النيجيرية الغابة، وقال سلاح الجو النيجيري إن الطائرات عادت.")
    assert set(found.values()) == {"القوات الجوية النيجيرية"}


def test_bare_body_belongs_to_the_one_named_in_full() -> None:
    found = keys("دخل الجيش الأوغندي بلدة حدودية مع الكونغو، وقال الجيش إن الكونغو تعلم.")
    assert found["الجيش"] == "الجيش الأوغندي"


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("نقل الجرحى إلى مستشفى الأميرة سمية أمس", "مستشفى الأميرة سمية", "organization"),
        ("تبنت كتائب أسود الجبل الهجوم", "كتائب أسود الجبل", "organization"),
        ("قالت صحيفة «صدى الوادي» إن الطريق مقطوع", "صدى الوادي", "organization"),
        ("وصل اللواء 412 إلى الجبهة", "اللواء 412", "organization"),
        ("قصف الطيران قرية زلينوغرادكا فجرا", "زلينوغرادكا", "place"),
        ("سقطت القذائف على قرية أم درقان ليلا", "أم درقان", "place"),
        ("نزح سكان منطقة أبو حامضة", "أبو حامضة", "place"),
        ("أغلق الجنود معبر كولمبوغا أمس", "معبر كولمبوغا", "place"),
        ("وصلت القافلة إلى مطار الخرطوم الدولي", "مطار الخرطوم الدولي", "place"),
        ("تظاهر الأكراد في الساحة", "الأكراد", "group"),
        ("عاد اللاجئون البورونديون إلى ديارهم", "اللاجئون البورونديون", "group"),
        ("تقدمت قوات موالية لتشاد في الجنوب", "قوات موالية لتشاد", "group"),
    ],
)
def test_other_names(text: str, mention: str, kind: str) -> None:
    assert (mention, kind) in told(text)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("عاد الوفد بالطائرة وبباريس نزل", "باريس"),
        ("سلمت المساعدات للأمم المتحدة", "لأمم المتحدة"),
        ("وسافر إلى مدينة الخرطوم", "الخرطوم"),
        ("#بورت_سودان تستقبل النازحين", "بورت_سودان"),
    ],
)
def test_where_a_mention_begins_and_ends(text: str, mention: str) -> None:
    assert mention in [n.span.of(text) for n in names(text)]


@pytest.mark.parametrize(
    "text",
    [
        "قال مسؤول كبير إن الطريق مغلق منذ الصباح",
        "أصيب المواطن بجروح بليغة في كتفه",
        "عاد الأطفال إلى المدرسة بعد العطلة",
        "وأضاف أن الأمر ليس جديدا",
        "تعطلت حركة المرور في المدينة",
        "أكد الطبيب أن الجرحى بخير",
    ],
)
def test_nothing_is_named(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [("وقعت معارك في الفاشر أمس", "الفاشر", "SD"), ("هبطت الطائرة في كييف", "كييف", "UA")],
)
def test_place_has_coordinates_and_an_identifier(text: str, mention: str, country: str) -> None:
    name = next(n for n in names(text) if n.span.of(text) == mention)
    assert name.places[0].country == country
    assert name.same_as is not None
    assert name.same_as.startswith("geonames:")


def test_country_has_its_code_and_is_no_point() -> None:
    name = names("زار الوفد أوغندا")[0]
    assert name.same_as == "iso3166:UG"
    assert [place.precision for place in name.places] == ["country"]


def test_places_of_one_name_stay_several_and_the_report_decides_their_order() -> None:
    text = "قصفت ليبيا. وقعت معارك في طرابلس بين فصائل ليبيا."
    name = next(n for n in names(text) if n.span.of(text) == "طرابلس")
    assert name.places[0].country == "LY"
    other = "قصف لبنان. وقعت معارك في طرابلس شمال لبنان."
    name = next(n for n in names(other) if n.span.of(other) == "طرابلس")
    assert name.places[0].country == "LB"


def test_names_never_overlap() -> None:
    text = "قال وزير الدفاع الفنلندي أنتي كايكونن إن مطار هلسنكي الدولي مفتوح، ونقلت رويترز عن الجيش الفنلندي النبأ."
    spans = [n.span for n in names(text)]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert len(spans) >= 4


@pytest.mark.parametrize(
    ("one", "other"), [("نيكول باشينيان", "نيكول باشنيان"), ("ناغورنو", "ناجورنو"), ("شوشا", "شوشة")]
)
def test_spellings_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("حسن قاسم", "حسين قاسم"), ("سالم راشد", "سليم راشد")])
def test_other_persons_keep_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_words_of_the_lexicon() -> None:
    assert ordinary("المدرسه")
    assert not ordinary("ديمقورسكي")
    assert exactly("مدرسه")
    assert not exactly("موسكو")
    assert given("ابراهيم") == "given"
    assert given("طاوله") == ""


@pytest.mark.parametrize(
    "text", ["", "\n\n", '"', "«»", "لـ", "و", "# _ _ #", "12 34", "أبو", "الرئيس", "قرية", "وزارة", "لـ «"]
)
def test_scraps_of_text_do_no_harm(text: str) -> None:
    assert all(n.span.end <= len(text) for n in names(text))


def test_a_word_with_a_pronoun_is_no_village_that_folds_alike() -> None:
    assert told("كان القارب وعلى متنه ستون شخصا") == []
    assert ("متنة", "place") in told("وصلت القافلة إلى بلدة متنة")


@pytest.mark.parametrize(
    ("agency", "ministry"),
    [("وكالة «تاس» الروسية الرسمية", "وزارة الدفاع الروسية"), ("وكالة رويترز", "وزارة الدفاع الأوكرانية")],
)
def test_the_ministry_that_a_states_agency_quotes_is_of_that_state(agency: str, ministry: str) -> None:
    text = f"قالت حكومة أوكرانيا في كييف إنها ترفض العرض. ونقلت {agency} عن وزارة الدفاع أن القتال مستمر."
    assert ministry in [n.key for n in khabar.read(khabar.Report.of(text)).names]


def test_a_quarter_lies_in_the_town_that_is_named_in_short() -> None:
    text = "عاد الهدوء إلى مدينة السيحان. وقصفت الطائرات حي البدع وحي الروضة شمال السيحان."
    assert "البدع" in [n.key for n in khabar.read(khabar.Report.of(text)).names]


@pytest.mark.parametrize(
    ("text", "mention", "key"),
    [
        ("توغلت قوات من النيجر في نيجيريا", "نيجيريا", "نيجيريا"),
        ("انسحبوا من محافظة لحج", "لحج", "لحج"),
        ("انسحبت قوات النظام السوري ثم عادت قوات النظام إلى البلدة", "قوات النظام", "قوات النظام السوري"),
        ("اقتحمت مليشيا الحوثي المبنى", "مليشيا الحوثي", "الحوثيون"),
        ("وصرح الناطق لـ«الرياض» بأن الطريق مغلق", "الرياض", "صحيفة الرياض"),
        ("زار مدينة «الرياض» أمس", "الرياض", "الرياض"),
    ],
)
def test_keys_of_names_that_are_like_others(text: str, mention: str, key: str) -> None:
    assert keys(text)[mention] == key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال متحدث رسمي عراقي إن الجسر سليم", []),
        ("شوهد خمسة رجال يمشون في الحقل", []),
        ("اعتقلت الشرطة ستة رجال دين", [("الشرطة", "organization")]),
        ("سواء كان الحل عسكريا أم سياسيا في نهاية الأمر", []),
        ("وقال شاهد عيان إن الجسر انهار", []),
        ("تجري الأعمال بشكل كامل في الميناء", []),
        ("قالت إن الشرطة «أغلقت المعبر» أمام الناس", [("الشرطة", "organization")]),
        ("يهتم بأخبار الثورة السورية", []),
        ("تدور المعارك في مركز ناحية عفرين", [("عفرين", "place")]),
        ("هاجم مسلحون مركزا في حي سلطان كارلي", [("سلطان كارلي", "place")]),
        ("تقدموا في بلدتي المخا وصبر", [("المخا", "place"), ("صبر", "place")]),
        ("ثلاث غارات قرب الرمادي ليلا", [("الرمادي", "place")]),
        ("وقال علي الأحمدي إن الطريق مغلق", [("علي الأحمدي", "person")]),
        ("وصل اللواء عبدالقادر الزهيري", [("عبدالقادر الزهيري", "person")]),
    ],
)
def test_words_that_are_often_taken_for_others(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وقال الباحث راغوميد علييف إن الطريق مغلق", [("راغوميد علييف", "person")]),
        ("قال الناشط ديفيد وايتونغا إن الطريق مغلق", [("ديفيد وايتونغا", "person")]),
        ("رأيت بأم عيني جسرا ينهار", []),
        ("عبرت السفن البحرين الأحمر والأبيض", []),
        ("قاتلوا تحت لواء كبيرهم", []),
        ("وصل اللواء 17 مشاة إلى البلدة", [("اللواء 17 مشاة", "organization")]),
        ("دعت رابطة مساعدة الموظفين المتقاعدين إلى الهدوء", [("رابطة مساعدة الموظفين", "organization")]),
        ("حذرت الرابطة المسيحية في كينيا من الجوع", [("الرابطة المسيحية في كينيا", "organization")]),
        ("مرصد سهل الورد لحقوق الإنسان يحذر", [("مرصد سهل الورد لحقوق الإنسان", "organization")]),
        ("انتشار وباء كورونا بين الناس", []),
    ],
)
def test_more_words_that_are_often_taken_for_others(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_what_god_is_called_is_no_person() -> None:
    report = Report.of("بسم الله الرحمن الرحيم\nزار عبد الرحمن الكريم مدينة الموصل أمس.")
    assert [name.span.of(report.text) for name in khabar.read(report).names if name.kind == "person"] == [
        "عبد الرحمن الكريم"
    ]
