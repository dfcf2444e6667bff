"""Names that marks and what stands around them tell: persons between commas, ends of roads, departments of bodies. All are invented."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def told(text: str, kind: str) -> list[str]:
    return [n.span.of(text) for n in khabar.read(Report.of(text, published="2025-01-28")).names if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قالت مديرة المركز، هانا كوروبيلي: الحملة مستمرة.", "هانا كوروبيلي"),
        ("وكان رئيس بلدية تنورين، ماسيون داريل، قد طلب الدعم.", "ماسيون داريل"),
        ("قال الناطق باسم الوزارة، فيصل التركي، في اتصال إن ستة قتلوا.", "فيصل التركي"),
        ("على لسان مستشاره أجوري نغيزاني، أدان الرئيس القتل.", "أجوري نغيزاني"),
        ("قال اللواء زاو مين تون، قائد الكتيبة، إن القوات انسحبت.", "زاو مين تون"),
        ("أعدم المسلحون الشيخ نجم الدين الزعفوري، إمام المسجد، في الساحة.", "نجم الدين الزعفوري"),
    ],
)
def test_a_name_between_marks_is_whole(text: str, person: str) -> None:
    assert person in told(text, "person")


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("أصيب الصحفيون بجروح بليغة، ونقلوا إلى المستشفى.", []),
        ("قال الوزير، غداة هجوم دام، إن الحدود مغلقة.", []),
        ("وصل شقيقاه أنطوان وجبريل، ثم غادرا.", ["أنطوان", "جبريل"]),
        ("قال المتحدث، دون إفصاح عن السبب، إن الرحلات ألغيت.", []),
        ("زارنا العميد ركن عبدالله محمد الزعفوري، ثم غادر.", ["عبدالله محمد الزعفوري"]),
    ],
)
def test_what_else_stands_between_marks_is_no_name(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("اشتدت المعارك على محور كازوبا - نغويرو صباحا.", ["كازوبا", "نغويرو"]),
        ("انفجر لغم على طريق زعفرة – عين بوزيرو، بعد القصف.", ["زعفرة", "عين بوزيرو"]),
        ("قصفوا حافلة على طريق القامشلي – زعمودا، شرق المدينة.", ["القامشلي", "زعمودا"]),
        ("دخلت آليات باتجاه زعروية، وفتشت منازل.", ["زعروية"]),
        ("سقطت قذيفة في مستوطنة كفار زوريم بعد الظهر.", ["كفار زوريم"]),
    ],
)
def test_places_of_roads_and_ways(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("أحصى «مكتب توثيق الضحايا في تعز» ستة قتلى.", ["مكتب توثيق الضحايا في تعز"]),
        ("طالب مكتب توثيق الضحايا في تعز بتحقيق.", ["مكتب توثيق الضحايا"]),
        ("ردت لجنة الموازنة في البرلمان العراقي الخطة.", ["لجنة الموازنة في البرلمان العراقي"]),
        ("قالت وزارة الصحة في حكومة الوفاق الوطني إن طفلا قتل.", ["وزارة الصحة في حكومة الوفاق الوطني"]),
        ("أعلنت القيادة العسكرية المشتركة في إقليم أمهرة حظر التجول.", ["القيادة العسكرية المشتركة في إقليم أمهرة"]),
        ("أعلنت هيئة الأركان العامة للجيوش في بوركينا فاسو الخبر.", ["هيئة الأركان العامة للجيوش في بوركينا فاسو"]),
        ("ينتشر الجيش الإثيوبي في إقليم أمهرة.", ["الجيش الإثيوبي"]),
    ],
)
def test_a_department_is_called_with_what_it_is_in(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


def test_a_short_form_does_not_cut_another_body_of_that_head() -> None:
    text = "قال عضو لجنة الشؤون القانونية في البرلمان العراقي إن الخطة ردت. وطلبت لجنة الشؤون المالية تقريرا."
    assert told(text, "organization") == ["لجنة الشؤون القانونية في البرلمان العراقي"]


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("وقال لصحيفة «لو ماتينير» إن الحوار مغلق.", "لو ماتينير", "organization"),
        ("أضرم مسلحون من عصابة تطلق على نفسها «القطط السوداء» النار.", "القطط السوداء", "organization"),
        ("قال شاهد في اتصال مع إذاعة «موزيك 7» إنه رأى النار.", "موزيك 7", "organization"),
        ("حذر مدير منظمة «ماء للجميع» المحلية من الجوع.", "ماء للجميع", "organization"),
        ("علقت منظمة محلية، هي «أيبورا»، أنشطتها.", "أيبورا", "organization"),
        ("هاجم مستوطنون من بؤرة «ملاخي زوهار» القرية.", "ملاخي زوهار", "place"),
        ("فر زعيم العصابة المعروف بـ«تي روبير» من السجن.", "تي روبير", "person"),
        ("يقودهم ضابط يلقبونه «ود الزهير» منذ سنة.", "ود الزهير", "person"),
        ("رد القيادي في الحركة المعروف بـ«العجوز زانسيلو» برسالة.", "العجوز زانسيلو", "person"),
        ("قال بائع عرف نفسه باسم «كاكا نيرين» إن السوق أحرق.", "كاكا نيرين", "person"),
        ("طردت ميليشيات عشائرية تعرف محليا باسم «زعويسي» المقاتلين.", "زعويسي", "organization"),
        ("كان زعيمهم المعروف باسم تي روبير يضحك.", "تي روبير", "person"),
    ],
)
def test_what_somebody_is_known_by_is_a_name(text: str, mention: str, kind: str) -> None:
    assert {n.span.of(text): n.kind for n in khabar.read(Report.of(text)).names}.get(mention) == kind


@pytest.mark.parametrize(
    "text",
    [
        "عملت شبكة «إجرامية» في الميناء.",
        "قال إنها منظمة «غير شرعية» تماما.",
        "اعتقل المسؤول العسكري لما يسمى «قاطع الجبل» أمس.",
    ],
)
def test_what_quotation_marks_only_describe_is_no_name(text: str) -> None:
    assert khabar.read(Report.of(text)).names == ()
