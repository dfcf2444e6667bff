"""Figures: victims who are known without a name, what is added to those counted, what was only meant to happen."""

from __future__ import annotations

import pytest
from test_figures import figures


def measured(text: str, persons: str = "") -> list[tuple[str, str, float]]:
    return [(f.span.of(text), f.measure, f.value) for f in figures(text, persons=persons)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل المهاجم وإصابة أربعة ركاب", [("المهاجم", "killed", 1), ("أربعة ركاب", "injured", 4)]),
        ("قال الوالي إن منفذ الهجوم لقي مصرعه", [("منفذ الهجوم", "killed", 1)]),
        ("قتل المهاجم خمسة ركاب", [("خمسة ركاب", "killed", 5)]),
        ("قتلوا الكاهن وأربعة مصلين", [("الكاهن", "killed", 1), ("أربعة مصلين", "killed", 4)]),
        ("قتل اللص خاله في المزرعة", [("خاله", "killed", 1)]),
        ("وفاة الأم وطفل في الحريق", [("الأم", "killed", 1), ("طفل", "killed", 1)]),
        ("إصابة وزير وسائقه في حادث", [("وزير", "injured", 1), ("سائقه", "injured", 1)]),
        ("أدى الانفجار إلى إصابة أحد السكان", [("أحد السكان", "injured", 1)]),
        ("تمكن الحراس من تصفية أحدهم", [("أحدهم", "killed", 1)]),
        ("اعتقل الحرس متهما اللصوص بالفرار", []),
        ("أوقفت الشرطة العرض وكان طويلا جدا", []),
    ],
)
def test_who_is_known_without_a_name(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خطف اللصوص ستة بحارة ثم أعدموهم", [("ستة بحارة", "killed", 6)]),
        ("أسر القراصنة بحارا وقتلوه", [("بحارا", "killed", 1)]),
        ("أسر القراصنة بحارا وقتلوهم", [("بحارا", "detained", 1)]),
        ("أطلق اللصوص النار على حارس فقتلوه", [("حارس", "killed", 1)]),
        ("من أنقذ رجلا ثم قتله عوقب", []),
    ],
)
def test_whom_a_pronoun_tells_killed(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert measured(text) == expected


def test_a_named_victim_after_who_the_first_was() -> None:
    text = "اغتيل سامر النجار، قائد الحرس، وكريم الوادي، في السوق"
    assert [f.value for f in figures(text, persons="سامر النجار|كريم الوادي")] == [1, 1]


def test_one_of_those_told_is_a_part_of_them() -> None:
    found = figures("إصابة أربعة بحارة أحدهم بجروح خطيرة")
    assert [(f.measure, f.value, f.part_of) for f in found] == [("injured", 4, None), ("injured", 1, 0)]
    assert len(figures("إصابة أربعة بحارة أحدهم ضابط")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غنم المقاتلون سبع عربات، خمسة مدافع، 3 شاحنات", [("seized", 7), ("seized", 5), ("seized", 3)]),
        ("قتل ستة بحارة، خمس شاحنات كانت في الميناء", [("killed", 6), ("other", 5)]),
        ("قتل قائد الحرس مع خمسة من رجاله", [("killed", 1), ("killed", 5)]),
        ("قتل حارس في اشتباك مع خمسة لصوص", [("killed", 1), ("other", 5)]),
        ("استولوا على كمية من الأسلحة بينها 15 بندقية", [("seized", 15)]),
        ("خلفت المعارك 900 قتيل و40 ألف نازح", [("killed", 900), ("displaced", 40_000)]),
        ("سجلت أربع حالات وفاة وست إصابات", [("killed", 4), ("injured", 6)]),
        ("سجلت البلدة حالتي وفاة", [("killed", 2)]),
    ],
)
def test_what_is_added(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كان هدفهم قتل أربعين راكبا", [("other", 40)]),
        ("حاول اللصوص خطف ستة بحارة", [("other", 6)]),
        ("خططت الجماعة لاغتيال ثلاثة وزراء", [("other", 3)]),
        ("وفي ثالث استهداف قتل خمسة مدنيين", [("killed", 5)]),
        ("حاول خطف ستة بحارة", [("other", 6)]),
        ("خططوا لاغتيال ثلاثة وزراء", [("other", 3)]),
        ("نجا الوزير من محاولة اغتيال قتل فيها ثلاثة حراس", [("killed", 3)]),
    ],
)
def test_what_was_only_meant_to_happen(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بلغ إجمالي خسائر الفرقة في المعارك 60 جنديا", [("killed", 60)]),
        ("قدر عدد الفارين من الوادي بنحو 9 آلاف شخص", [("displaced", 9000)]),
        ("أحرق الجنود قبل انسحابهم ست شاحنات", [("destroyed", 6)]),
        ("سقطت قذائف على قريتي الجبل", [("territory", 2)]),
        ("عاد الحراس إلى قريتي الجبل", []),
        ("غرق بحاران وعثر الحرس على جثتيهما", [("killed", 2)]),
        ("عثر الحرس على جثتيهما", [("killed", 2)]),
    ],
)
def test_totals_and_what_stands_between(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خلف السيل سبعة قتلى وثلاثة آخرين في عداد المفقودين", [("killed", 7), ("missing", 3)]),
        ("قتل صياد برصاص الحارس سعيد", [("killed", 1)]),
        ("إصابة طفيفة لحارس في الميناء", [("injured", 1)]),
        ("لن يهدأ حتى القضاء على آخر لص", []),
        ("قتل حارس وأصيب آخر اليوم", [("killed", 1), ("injured", 1)]),
        ("أصيب خمسة حراس من حي كان عدد سكانه 9 آلاف نسمة", [("injured", 5), ("population", 9000)]),
        ("روى ثلاثة من سكان القرية ما جرى", [("other", 3)]),
        ("وصلت المياه إلى القرية", []),
        ("قتلوا الكاهن وأربعة مصلين واقتادوا البقية", [("killed", 1), ("killed", 4)]),
    ],
)
def test_whom_it_befell(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("قتل ستون شخصا من المدنيين", ["civilians"]),
        ("قتل ستون شخصا من المدنيين والعسكريين", [None]),
        ("قتل تسعة رجال في صفوف الجيش", ["military"]),
        ("قتل ستة جنود وأصيب ثلاثة عشر", ["military", "military"]),
        ("قتل جندي وأصيب ثلاثة عشر", ["military", None]),
        ("قتل ستة مدنيين وأصيب ثلاثة عشر", ["civilians", None]),
        ("وفاة صياد في ميناء جدة", [None]),
        ("أصيبت إحدى المرأتين", ["women"]),
    ],
)
def test_of_whom_they_are(text: str, sorts: list[str | None]) -> None:
    assert [f.of for f in figures(text)] == sorts


def test_a_name_after_the_body_that_its_bearer_belongs_to() -> None:
    text = "اغتيل العقيد في سلاح البحر سامر النجار أمس"
    assert measured(text, "سامر النجار") == [("العقيد في سلاح البحر سامر النجار", "killed", 1)]
    text = "أصيب الطفل في حي الميناء وعاد سامر النجار"
    assert measured(text, "سامر النجار") == []


def test_the_first_number_of_a_list_counts_nobody() -> None:
    assert figures("أسماء الذين قتلوا:1- سامر النجار2- كريم الوادي", persons="سامر النجار|كريم الوادي")[:1] == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أحرق رجلان ملثمان المخزن", [("رجلان ملثمان", "other", 2)]),
        ("قال شاهدان إن المطر غزير", []),
        ("قال مسعفان إن الطريق مقطوع", []),
        ("عادت الحافلة مع رجلين", []),
        ("عاد الرجلان إلى القرية", []),
        ("وطالبتا من خلاله بالماء", []),
    ],
)
def test_two_who_are_no_victims(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert [f for f in measured(text) if f[1] == "other"] == expected


@pytest.mark.parametrize(
    ("text", "measure", "values"),
    [
        ("قتل ثمانية من أفراد الأسرة (ثلاثة أطفال وامرأتان) في الحريق", "killed", [8, 3, 2]),
        ("قتل تسعة من عائلة واحدة (طفلان وامرأة وستة رجال)", "killed", [9, 2, 1, 6]),
        ("أصيب سبعة أشخاص (أربعة بحارة وثلاثة صيادين) في انفجار", "injured", [7, 4, 3]),
    ],
)
def test_brackets_list_who_those_counted_are(text: str, measure: str, values: list[float]) -> None:
    found = [(f.measure, f.value, f.part_of) for f in figures(text)]
    assert found == [(measure, value, 0 if k else None) for k, value in enumerate(values)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال العمدة إن اثنين من المفقودين عثر عليهما على قيد الحياة", [("other", 2)]),
        ("عثر الغواصون على ثلاثة من المفقودين أحياء", [("other", 3)]),
        ("عثر على أربعة من المفقودين موتى", [("killed", 4)]),
        ("قال العمدة إن اثنين من المفقودين عثر عليهما جثتين هامدتين", [("killed", 2)]),
        ("لا يزال ثلاثة من المفقودين تحت الأنقاض", [("missing", 3)]),
        ("انتشل المسعفون 12 عاملا أحياء من تحت الأنقاض", [("evacuated", 12)]),
        ("انتشل المسعفون 12 جثة من تحت الأنقاض", [("killed", 12)]),
        ("أما في غاريسا، فأصابت قذيفة مدرسة وجرح 8 عمال", [("injured", 8)]),
        ("قبل ساعة عثر على ستة من المفقودين", [("other", 6)]),
        ("لم تنته الأعمال بعد العثور على ستة من المفقودين", [("other", 6)]),
    ],
)
def test_the_missing_who_were_found_are_missing_no_longer(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("لم يعثر على خمسة من المفقودين", 5),
        ("تواصل فرق الإنقاذ العمل للعثور على خمسة من المفقودين", 5),
        ("دون العثور على خمسة من المفقودين", 5),
        ("تبحث الفرق عن خمسة من المفقودين لم يعثر عليهم بعد", 5),
        ("لم يتم العثور على أربعة من المفقودين", 4),
        ("لم يتمكن الغواصون من العثور على أربعة من المفقودين", 4),
        ("انتهى اليوم قبل أن يعثر على ستة من المفقودين", 6),
        ("يحاول الصيادون العثور على ستة من المفقودين", 6),
        ("يأمل الأهالي في العثور على ستة من المفقودين", 6),
    ],
)
def test_the_missing_who_are_still_sought_are_missing(text: str, value: float) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == [("missing", value)]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("استمعت اللجنة إلى شهادات عائلات 20 ضحية", "killed", 20),
        ("دفعت الحكومة تعويضات لأسر 20 ضحية", "killed", 20),
        ("قدمت البلدية مساعدات إلى ذوي 14 ضحية", "killed", 14),
        ("استمع القاضي إلى شهادات أقارب 12 ضحية", "killed", 12),
        ("قدمت البلدية مساعدات إلى 14 ضحية", "other", 14),
    ],
)
def test_victims_whose_kin_are_heard_or_helped_are_dead(text: str, measure: str, value: float) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == [(measure, value)]


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("قتل في الغرق 9 فتيان و4 نساء ومسعفين اثنين", [None, "women", "aid_workers"]),
        ("أصيب في الحريق طفلين وجنديا واحدا", ["children", "military"]),
        ("بين الجرحى 3 نساء وجنديا واحدا", ["women", "military"]),
        ("وصلت 40 أسرة نازحة إلى الواحة", ["أسرة"]),
        ("نزحت 12 عائلة لاجئة من الواحة", ["عائلة"]),
    ],
)
def test_each_count_has_its_own_sort(text: str, sorts: list[str | None]) -> None:
    assert [f.of for f in figures(text)] == sorts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفاع قتلى المرفأ إلى 27 بينهم ممرضان", [("killed", 27), ("killed", 2)]),
        ("ارتفع جرحى الحريق إلى 60، بينهم 12 طفلا", [("injured", 60), ("injured", 12)]),
        ("ارتفاع حصيلة قتلى قصف المرفأ إلى 31 بحارا، بينهم 3 فتيات كن يحملن الماء", [("killed", 31), ("killed", 3)]),
    ],
)
def test_a_risen_toll_and_its_parts(text: str, expected: list[tuple[str, float]]) -> None:
    found = figures(text)
    assert [(f.measure, f.value) for f in found] == expected
    assert [f.part_of for f in found] == [None, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أسفر الحريق عن سقوط قتيلين وجريح.", [("killed", 2), ("injured", 1)]),
        ("أسفر الحريق عن سقوط 30 قتيلا وجريحا.", [("casualties", 30)]),
        ("قال المدير إن عدد الضحايا تجاوز 900 بين قتيل وجريح منذ مارس.", [("casualties", 900)]),
        ("أدى الحريق إلى مقتل خمسة من عناصر الحرس وشرطي وإصابة عشرة أشخاص.", [("killed", 5), ("killed", 1), ("injured", 10)]),
        ("وأسفر الحريق عن سقوط مئات القتلى وتشريد أكثر من نصف مليون شخص.", [("killed", 100), ("displaced", 500_000)]),
        ("وواصل آلاف المدنيين الفرار نحو الواحة.", [("displaced", 1000)]),
        ("أفاد مصدران عسكريان بأن الجسر انهار.", []),
        ('أصاب الحريق طائرتين "مفخختين" في المرفأ.', [("attacks", 2)]),
    ],
)  # fmt: skip
def test_the_dead_and_the_wounded_apart_and_together(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سقط أكثر من 40 قتيل والجرحى بالعشرات في تعز.", [("killed", 40), ("injured", 10)]),
        ("سقط 19 قتيلا والمصابون بالمئات في تعز.", [("killed", 19), ("injured", 100)]),
        ("وصل إلى المشفى 30 من القتلى والجرحى.", [("casualties", 30)]),
        ("وصل إلى المشفى 30 شخصا بين القتلى والجرحى.", [("casualties", 30)]),
    ],
)
def test_the_wounded_told_of_in_a_clause_of_their_own_are_not_of_the_number_of_the_dead(
    text: str, found: list[tuple[str, float]]
) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == found


def test_not_one_is_none() -> None:
    for text, values in (
        ("قتلت الغارة حارسا واحدا.", [1]),
        ("لن تسحب الحكومة جنديا واحدا.", []),
    ):
        assert [f.value for f in figures(text)] == values, text
