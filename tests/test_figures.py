"""Figures: what a count measures, of whom, what it is a part of, who answers for it, and what is no figure."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.language import table
from khabar.model import Event, Figure, Layout, Name, Place, Report, Span, Statement, Time
from khabar.read.figures import find_figures
from khabar.read.figures.words import TAKES
from khabar.read.numbers import find_numbers
from khabar.read.sentences import lay_words

MEASURES = {
    "killed", "injured", "missing", "detained", "displaced", "evacuated", "casualties", "affected", "destroyed", "seized",
    "launched", "downed", "territory", "forces", "population", "attacks", "money", "other",
}  # fmt: skip


def figures(
    text: str,
    *,
    persons: str = "",
    places: str = "",
    groups: str = "",
    times: tuple[Time, ...] = (),
    statements: tuple[Statement, ...] = (),
    events: tuple[Event, ...] = (),
    published: date | None = None,
) -> tuple[Figure, ...]:
    lines = []
    at = 0
    for line in text.split("\n"):
        if line:
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    page = lay_words(
        Report.of(text),
        Layout(None, published, "given", (), (), tuple(lines), tuple(lines[:1] if len(lines) > 1 else [])),
    )
    names = [
        Name(Span(text.index(n), text.index(n) + len(n)), kind, n)
        for kind, given in (("person", persons), ("place", places), ("group", groups))
        for n in given.split("|")
        if n
    ]
    found = tuple(sorted(names, key=lambda n: n.span))
    return find_figures(page, find_numbers(page), times, found, statements, events)


def told(text: str, persons: str = "") -> list[tuple[str, str, float]]:
    return [(f.span.of(text), f.measure, f.value) for f in figures(text, persons=persons)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لقي تسعة صيادين مصرعهم وأصيب 14 آخرون", [("تسعة صيادين", "killed", 9), ("14 آخرون", "injured", 14)]),
        ("أسفر الانفجار عن سقوط 18 قتيلا و40 جريحا", [("18 قتيلا", "killed", 18), ("40 جريحا", "injured", 40)]),
        ("أدى القصف إلى مقتل وإصابة نحو 60 شخصا", [("نحو 60 شخصا", "casualties", 60)]),
        ("أدى القصف إلى هلاك وإصابة نحو 50 مسلحا", [("نحو 50 مسلحا", "casualties", 50)]),
        ("أعلن المتحدث هلاك وجرح 50 منهم", [("50 منهم", "casualties", 50)]),
        ("سقط 30 شخصا بين قتيل وجريح", [("30 شخصا بين قتيل وجريح", "casualties", 30)]),
        ("خلفت المعارك 40 قتيلا وجريحا", [("40 قتيلا وجريحا", "casualties", 40)]),
        ("قالت الشرطة إن 11 راكبا قتلوا وأصيب 3", [("11 راكبا", "killed", 11), ("3", "injured", 3)]),
        ("مصرع ثلاثة وإصابة العشرات في تدافع", [("ثلاثة", "killed", 3), ("العشرات", "injured", 10)]),
        ("أودى الزلزال بحياة أكثر من ألفي شخص", [("أكثر من ألفي شخص", "killed", 2000)]),
        ("القصف يهدد حياة 40 ألف نازح", [("40 ألف نازح", "displaced", 40_000)]),
        ("وفارق خمسة مرضى الحياة", [("خمسة مرضى", "killed", 5)]),
        ("انتشلت فرق الإنقاذ جثث سبعة مهاجرين", [("سبعة مهاجرين", "killed", 7)]),
        ("راح ضحية الهجوم 9 مدنيين", [("9 مدنيين", "killed", 9)]),
        ("ما زال 40 عاملا في عداد المفقودين", [("40 عاملا", "missing", 40)]),
        ("وفقد 5 من أفراد الطاقم", [("5 من أفراد الطاقم", "missing", 5)]),
        ("ماتت الخبازة التي فقدت أربعة أحفاد في الحصار", [("أربعة أحفاد", "killed", 4)]),
        ("وقال السائق إنه فقد شقيقيه في الأيام الأولى من الحرب", [("شقيقيه", "killed", 2)]),
        ("بكى الحداد الذي فقد طفليه في القصف", [("طفليه", "killed", 2)]),
        ("وفقد طفلان في الزحام", [("طفلان", "missing", 2)]),
        ("سجلت ثلاث حالات وفاة بالكوليرا", [("ثلاث حالات وفاة", "killed", 3)]),
        ("وجرح 12 آخرين", [("12 آخرين", "injured", 12)]),
        ("استـ ـشهد 4 أطـ.ـفال وجـ ـرح عشرة", [("4 أطـ.ـفال", "killed", 4), ("عشرة", "injured", 10)]),
        ("توفي ثلاثة جرحى في المستشفى", [("ثلاثة جرحى", "killed", 3)]),
        ("أجلت الطائرات 17 مصابا إلى جيبوتي", [("17 مصابا", "evacuated", 17)]),
        ("خسر اللواء تسعة من جنوده قرب باخموت", [("تسعة من جنوده", "killed", 9)]),
        ("اختطف مسلحون مجهولون ستة رعاة", [("ستة رعاة", "detained", 6)]),
        ("قتل القرويون الناجون ستة لصوص", [("ستة لصوص", "killed", 6)]),
        ("أودى اللغم بحياة راعيين وسائحين اثنين", [("راعيين", "killed", 2), ("سائحين اثنين", "killed", 2)]),
        ("دفنوا ثماني جثث، منها ثلاث لبحارة", [("ثماني جثث", "killed", 8), ("ثلاث لبحارة", "killed", 3)]),
        ("قالت الشرطة إن راعيا وطفليه قتلوا", [("راعيا", "killed", 1), ("طفليه", "killed", 2)]),
        ("جرح نحو 70 يوم الجمعة", [("نحو 70", "injured", 70)]),
        ("استشهاد عائلة مؤلفة من ستة أفراد", [("ستة أفراد", "killed", 6)]),
        (
            "خسر الجيش 70 جنديا بين قتيل وجريح وثلاث دبابات",
            [("70 جنديا بين قتيل وجريح", "casualties", 70), ("ثلاث دبابات", "destroyed", 3)],
        ),
        ("تحصن سبعة لصوص بالبيت قبل أن يقتلوا جميعا", [("سبعة لصوص", "killed", 7)]),
        ("فقد الجيش جنديين في كمين قرب الحدود", [("جنديين", "killed", 2)]),
        ("أرغم السيل 900 شخص على اللجوء إلى المدارس", [("900 شخص", "displaced", 900)]),
        ("ساق المسلحون تسعة رعاة إلى جهة مجهولة", [("تسعة رعاة", "detained", 9)]),
    ],
)
def test_people_killed_injured_missing(text: str, expected: list[tuple[str, str, float]]) -> None:
    found = told(text)
    assert [(m, v) for _, m, v in found] == [(m, v) for _, m, v in expected]
    assert all(e[0].startswith(f[0]) or f[0].startswith(e[0]) for e, f in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("اعتقلت الشرطة 45 متظاهرا", "detained", 45),
        ("خطف مسلحون 39 تلميذة من مدرسة في زامفارا", "detained", 39),
        ("تبادل الطرفان 150 أسيرا", "detained", 150),
        ("ألقي القبض على سبعة مهربين", "detained", 7),
        ("نزح أكثر من 11 مليون شخص", "displaced", 11_000_000),
        ("فر نحو 700 ألف من الروهينغا إلى بنغلادش", "displaced", 700_000),
        ("أجبرت المعارك 3000 أسرة على النزوح", "displaced", 3000),
        ("فر 12 مسلحا من القرية", "other", 12),
        ("هرب ستة سجناء من السجن المركزي", "other", 6),
        ("تم إجلاء 350 مدنيا من المصنع", "evacuated", 350),
        ("يواجه 4 ملايين شخص خطر المجاعة", "affected", 4_000_000),
        ("حذرت من أن 6 ملايين طفل بحاجة إلى الغذاء", "affected", 6_000_000),
        ("دمرت القوات 12 دبابة", "destroyed", 12),
        ("ست شاحنات تم حرقها", "destroyed", 6),
        ("صادرت الجمارك 3 شاحنات محملة بالأسلحة", "seized", 3),
        ("أسقط الدفاع الجوي 27 مسيّرة", "downed", 27),
        ("أطلقت القوات أكثر من 180 صاروخا", "launched", 180),
        ("ألقت المروحيات أربعة براميل متفجرة", "launched", 4),
        ("سيطر المتمردون على ثلاث بلدات", "territory", 3),
        ("استعادت القوات السيطرة على 6 قرى", "territory", 6),
        ("نشرت رواندا 4 آلاف جندي على الحدود", "forces", 4000),
        ("يبلغ عدد سكان البلدة نحو 30 ألف نسمة", "population", 30_000),
        ("في مدينة يقطنها 80 ألف شخص", "population", 80_000),
        ("شن الطيران 15 غارة على البلدة", "attacks", 15),
        ("تعهد المانحون بتقديم ملياري دولار", "money", 2_000_000_000),
        ("يحاكم في القضية 12 متهما", "other", 12),
        ("أفرجت السلطات عن 30 صيادا", "detained", 30),
        ("أطلقت جوبا سراح 12 صيادا", "detained", 12),
        ("حكمت المحكمة بالسجن المؤبد على ثلاثة ضباط", "detained", 3),
        ("اغتصب الجنود 23 طالبة في نيالا", "affected", 23),
        ("قدرت أن 750 ألفا يعيشون في فقر", "affected", 750_000),
        ("هاجم مئات المسلحين مدينة بونيا", "forces", 100),
        ("استدعى الجيش 18 ألف مجند", "forces", 18_000),
        ("انضم ألفا مقاتل إلى الحركة", "forces", 2000),
        ("يعيش في ولاية كسلا 90 ألف لاجئ", "population", 90_000),
        ("فقدت البحرية خمسة زوارق", "destroyed", 5),
        ("ألحق القصف أضرارا بعشرات المنازل", "destroyed", 10),
        ("انفجرت سيارتان مفخختان", "attacks", 2),
        ("ألغت الشركة تسعين رحلة", "other", 90),
        ("افتتحت كينيا خمسة مطارات", "other", 5),
    ],
)
def test_measure(text: str, measure: str, value: float) -> None:
    (figure,) = figures(text)
    assert (figure.measure, figure.value) == (measure, value)


@pytest.mark.parametrize(
    ("text", "bound", "value", "high"),
    [
        ("قتل ما لا يقل عن 14 جنديا", "at_least", 14, None),
        ("قتل 14 جنديا إثيوبيا على الأقل", "at_least", 14, None),
        ("قتل اثنان من عمال الإغاثة على الأقل", "at_least", 2, None),
        ("جرح نحو مئة عامل", "about", 100, None),
        ("قتل ما بين 50 و60 مقاتلا", "range", 50, 60),
        ("قتل المئات من السكان", "order", 100, None),
        ("تجاوز عدد القتلى 300", "more_than", 300, None),
    ],
)
def test_bound(text: str, bound: str, value: float, high: float | None) -> None:
    (figure,) = figures(text)
    assert (figure.bound, figure.value, figure.high) == (bound, value, high)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ارتفع عدد قتلى الهجوم من 12 إلى 15", 15),
        ("عدد الشهداء: 15", 15),
        ("ارتفاع حصيلة الزلزال إلى 388", 388),
        ("بلغ إجمالي القتلى 44 ألفا", 44_000),
    ],
)
def test_totals(text: str, value: float) -> None:
    assert [(f.measure, f.value, f.rule) for f in figures(text) if not f.former] == [("killed", value, "total")]


def test_so_many_out_of_how_many() -> None:
    found = figures("إسقاط 63 من أصل 88 مسيّرة")
    assert [(f.measure, f.value, f.part_of) for f in found] == [("downed", 63, 1), ("launched", 88, None)]


def test_those_whose_fate_is_told_after_them() -> None:
    found = figures("أنقذوا 20 بحارا ولا يزال ثلاثة منهم في عداد المفقودين")
    assert [(f.measure, f.value) for f in found] == [("evacuated", 20), ("missing", 3)]


@pytest.mark.parametrize(
    ("text", "persons", "expected"),
    [
        ("مقتل طفل في غارة على أم درمان", "", [("طفل", 1)]),
        ("قتلت القوات شابا فلسطينيا قرب نابلس", "", [("شابا فلسطينيا", 1)]),
        ("وأفادت أن جنديا قتل في الكمين", "", [("جنديا", 1)]),
        ("استشهد الصحفي حسن حماد في جباليا", "حسن حماد", [("الصحفي حسن حماد", 1)]),
        ("مقتل كل من أحمد سعيد وليلى حسن", "أحمد سعيد|ليلى حسن", [("أحمد سعيد", 1), ("ليلى حسن", 1)]),
        ("وقتل أحد الحراس", "", [("أحد الحراس", 1)]),
        ("استشهد سامي عودة (34 عاما) وزوجته وطفلاهما", "سامي عودة", [("سامي عودة", 1), ("زوجته", 1), ("طفلاهما", 2)]),
        ("مخلفا قتيلا وثلاثة جرحى", "", [("قتيلا", 1), ("ثلاثة جرحى", 3)]),
        ("مقتل الشاب محمود سالم قرب الحاجز", "", [("الشاب محمود سالم", 1)]),
    ],
)
def test_single_victims(text: str, persons: str, expected: list[tuple[str, float]]) -> None:
    assert [(span, value) for span, _, value in told(text, persons=persons)] == expected


def test_a_name_told_again_is_no_new_victim() -> None:
    text = "مقتل سامي عودة في غارة. وأدان الاتحاد مقتل عودة."
    first, second = text.index("سامي عودة"), text.rindex("عودة")
    names = (Name(Span(first, first + 9), "person", "سامي عودة"), Name(Span(second, second + 4), "person", "سامي عودة"))
    page = lay_words(Report.of(text), Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    assert len(find_figures(page, find_numbers(page), (), names, (), ())) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 9 أشخاص بينهم طفلان وامرأة", [(9, None, None), (2, "children", 0), (1, "women", 0)]),
        ("اعتقلت الشرطة 45 متظاهرا من بينهم ستة صحفيين", [(45, None, None), (6, "journalists", 0)]),
        ("قال المتحدث إن 22 مسلحا، بينهم أربعة قادة، قتلوا", [(22, None, None), (4, None, 0)]),
        ("خطفوا أربعة عمال ثم قتلوا اثنين منهم", [(4, None, None), (2, None, 0)]),
        ("قتل 7 جنود في الكمين. ومن بين القتلى ضابطان", [(7, "military", None), (2, "military", 0)]),
        ("أدى لمقتل ستة من عائلة واحدة، هم رجلان وطفلان وامرأتان", [(6, None, None), (2, None, 0), (2, "children", 0), (2, "women", 0)]),
    ],
)  # fmt: skip
def test_parts(text: str, expected: list[tuple[float, str | None, int | None]]) -> None:
    assert [(f.value, f.of, f.part_of) for f in figures(text)] == expected


def test_a_part_keeps_the_measure_of_the_whole() -> None:
    assert {f.measure for f in figures("جرح 30 عاملا بينهم خمس نساء وثلاثة أطفال")} == {"injured"}


def test_another_measure_ends_the_list_of_parts() -> None:
    found = figures("خلفت المعارك 120 قتيلا بينهم 10 مدنيين، و570 جريحا")
    assert [(f.measure, f.part_of) for f in found] == [("killed", None), ("killed", 0), ("injured", None)]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("قتل ثلاثة مدنيين", "civilians"),
        ("قتل ثلاثة أشخاص مدنيين", "civilians"),
        ("قتل جنديان", "military"),
        ("مقتل عسكريين تركيين اثنين", "military"),
        ("أسروا خمسة ضباط ثم قتلوا اثنين منهم", "military"),
        ("قتل ثلاثة شرطيين", "police"),
        ("قتل أربعة مسعفين", "aid_workers"),
        ("قتل خمسة انفصاليين", "separatists"),
        ("دمر القصف سبع مركبات", "مركبة"),
        ("قتل 20 من المدنيين والعسكريين", None),
        ("قتل ثمانية أشخاص بينهم أطفال", None),
    ],
)
def test_of(text: str, of: str | None) -> None:
    assert figures(text)[0].of == of


def test_others_are_of_the_sort_before() -> None:
    assert [f.of for f in figures("قتل خمسة جنود وأصيب ثمانية آخرون")] == ["military", "military"]


@pytest.mark.parametrize(
    "text",
    [
        "في عام 2019 وفي 3 مارس الساعة 10:30",
        "بنسبة 40 في المئة و15% خلال 3 أيام على بعد 20 كيلومترا",
        "الفرقة 17 واللواء 35 وصواريخ عيار 122 ملم ومقاتلة إف-16",
        "طفل يبلغ من العمر 7 سنوات",
        "حصد الفيديو 3 آلاف إعجاب و200 تعليق",
        "أصيب عدد من الجنود",
        "لم تقع إصابات",
        "نشرت في 12/02/2022 - 15:04 آخر تحديث",
        "عقد الوزراء 3 اجتماعات",
        "قتل مدنيون وجرح آخرون",
        "مقتل الجنود",
        "قتلت تركيا المفاوضات",
        "بلغ إجمالي الإيرادات في النصف الأول من 2014 مستوى قياسيا",
        "هبطت المخزونات 4 ملايين برميل",
        "أغلق المؤشر عند مستوى 9381.01 نقطة",
        "فاز الفريق بثلاثة أهداف",
        "سقوط شخص بداخل بناية",
        "تراجعت أسهم 25 شركة",
        "اجتمعت حركة طالبان بوفد البلدين",
        "فر المزارعون في 2017 من القرية",
        'قتلوا بقذائف "الساحق 77"',
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_the_innermost_statement_answers() -> None:
    text = "نقلت الوكالة عن الوزير أن الطبيب قال إن 5 عمال قتلوا. وقتل 3 حراس."
    outer = Statement(Span(text.index("الطبيب"), text.index(". وقتل")), None, "الوزير", None, ("الوكالة",))
    inner = Statement(Span(text.index("5 عمال"), text.index(". وقتل")), None, "الطبيب", None, ("الوزير", "الوكالة"))
    found = figures(text, statements=(outer, inner))
    assert [(f.source, f.via) for f in found] == [("الطبيب", ("الوزير", "الوكالة")), (None, ())]


def test_place_and_day_of_the_sentence_and_of_the_heading() -> None:
    text = "مقتل خمسة عمال\n\nقتل خمسة عمال أمس في مأرب."
    day = Time(Span(text.index("أمس"), text.index("أمس") + 3), "DATE", "2024-05-01", date(2024, 5, 1), date(2024, 5, 1))
    found = figures(text, places="مأرب", times=(day,), published=date(2024, 5, 2))
    assert [(f.place, f.when, f.background) for f in found] == [("مأرب", "2024-05-01", False)] * 2


def test_a_place_is_more_exact_than_a_country() -> None:
    text = "قتل خمسة عمال في اليمن قرب مأرب"
    yemen = Name(Span(17, 22), "place", "اليمن", places=(Place("اليمن", 15.0, 48.0, "YE", "country"),))
    marib = Name(Span(27, 31), "place", "مأرب", places=(Place("مأرب", 15.5, 45.3, "YE"),))
    page = lay_words(Report.of(text), Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    (found,) = find_figures(page, find_numbers(page), (), (yemen, marib), (), ())
    assert found.place == "مأرب"


def test_a_capital_that_speaks_is_no_place() -> None:
    text = "أعلنت الخرطوم مقتل خمسة عمال"
    assert figures(text, places="الخرطوم")[0].place is None
    assert figures("قتل خمسة عمال في الخرطوم", places="الخرطوم")[0].place == "الخرطوم"


def test_the_place_within_the_larger_one() -> None:
    text = "سقطت القذيفة على بلدة تنين في ولاية كسلا وقتلت خمسة عمال"
    names = tuple(
        Name(Span(text.index(n), text.index(n) + len(n)), "place", n, places=(Place(n, 15.4, 36.4, "SD", size),))
        for n, size in (("تنين", "point"), ("كسلا", "region"))
    )
    page = lay_words(Report.of(text), Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    (found,) = find_figures(page, find_numbers(page), (), names, (), ())
    assert found.place == "تنين"


def test_what_is_told_again_has_its_day() -> None:
    text = "هجوم في كسلا\nقتل خمسة عمال أمس في تنين.\nوقال طبيب إن خمسة عمال قتلوا."
    day = Time(Span(text.index("أمس"), text.index("أمس") + 3), "DATE", "2024-05-01", date(2024, 5, 1), date(2024, 5, 1))
    assert [f.when for f in figures(text, places="تنين", times=(day,))] == ["2024-05-01"] * 2


def test_money_has_no_place() -> None:
    assert figures("دفعت الشركة 500 دولار في تنين", places="تنين")[0].place is None


def test_an_age_is_no_day() -> None:
    text = "قتل طفل (7 سنوات)"
    age = Time(Span(9, 16), "DURATION", "P7Y")
    assert [f.when for f in figures(text, times=(age,))] == [None]


@pytest.mark.parametrize("text", ["قتل 300 شخص في هجوم عام 1998", "قتل أكثر من 40 ألفا منذ اندلاع الحرب"])
def test_background(text: str) -> None:
    at = text.find("عام 1998")
    times = (Time(Span(at, at + 8), "DATE", "1998", date(1998, 1, 1), date(1998, 12, 31)),) if at >= 0 else ()
    assert [f.background for f in figures(text, times=times, published=date(2024, 5, 2))] == [True]


@pytest.mark.parametrize(
    ("text", "groups", "side"),
    [
        ("قتل 12 من مقاتلي حركة الشباب", "حركة الشباب", "حركة الشباب"),
        ("مقتل ثلاثة جنود إثيوبيين", "", "الجيش الإثيوبي"),
        ("قتل 42 حوثيا في مواجهات مع قوات الحوثيون", "الحوثيون", "الحوثيون"),
        ("مقتل ثلاثة عمال", "", None),
    ],
)
def test_side(text: str, groups: str, side: str | None) -> None:
    assert figures(text, groups=groups)[0].side == side


@pytest.mark.parametrize(("recipient", "side"), [("حركة النور", "حركة النور"), ("السكان", None)])
def test_things_were_those_of_the_party_attacked(recipient: str, side: str | None) -> None:
    text = "هاجم الجيش حركة النور ودمر ثلاث عربات"
    event = Event(Span(0, 4), "ASSAULT", actor="الجيش", recipient=recipient)
    assert figures(text, groups="حركة النور", events=(event,))[0].side == side


def test_soldiers_of_the_country() -> None:
    text = "مقتل خمسة جنود في مقديشو"
    place = Name(Span(18, 24), "place", "مقديشو", places=(Place("مقديشو", 2.0, 45.3, "SO"),))
    page = lay_words(Report.of(text), Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    (found,) = find_figures(page, find_numbers(page), (), (place,), (), ())
    assert found.side == "الجيش الصومالي"


def test_event_of_the_sentence() -> None:
    text = "قصف الطيران سوقا فقتل سبعة باعة. وساد الهدوء."
    shelling = Event(Span(0, 3), "ASSAULT")
    calm = Event(Span(text.index("وساد") + 1, text.index("وساد") + 4), "CONSULT")
    assert [f.event for f in figures(text, events=(shelling, calm))] == [0]


def test_numbers_within_times_and_names_are_none() -> None:
    text = "قتل 5 رجال قرب مخيم الطوارئ 20 يوم 3 مايو"
    at = text.index("3 مايو")
    day = Time(Span(at, at + 6), "DATE", "2024-05-03")
    assert [f.value for f in figures(text, times=(day,), places="الطوارئ 20")] == [5]


def test_every_figure_names_its_rule() -> None:
    found = figures("قتل 5 جنود بينهم ضابط، ودمرت 3 عربات، ووصلت 4 سفن، وقال إن 6 عمال قتلوا")
    assert len(found) == 5
    assert all(f.rule for f in found)


@pytest.mark.parametrize("text", ["قتل 5 جنود. ", "قتل 5 جنود و", "مقتل طفل وامرأة، ", "5 سيارات و", "قتل 9 بينهم 3 "])
def test_figures_stay_linear(text: str) -> None:
    assert figures(text * 20000)


@pytest.mark.parametrize("row", table("measures"), ids=lambda row: row["past"] or row["nouns"])
def test_measures_are_known(row: dict[str, str]) -> None:
    assert row["measure"] in MEASURES
    assert row["takes"] in TAKES


@pytest.mark.parametrize("row", table("counted"), ids=lambda row: row["noun"])
def test_measures_of_nouns_are_known(row: dict[str, str]) -> None:
    assert row["measure"] == "" or row["measure"] in MEASURES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لقيت سيدة مصرعها في زلزال الحوز", [("سيدة", "killed", 1)]),
        ("قضت عاملة إثر انفجار خط الغاز", [("عاملة", "killed", 1)]),
        (
            "أسفر الهجوم عن مقتل حارس من رجال الميناء، وسائق، وإصابة ممرض",
            [("حارس", "killed", 1), ("سائق", "killed", 1), ("ممرض", "injured", 1)],
        ),
        ("أصيب خمسة تلاميذ آخرون وامرأة في كييف", [("خمسة تلاميذ", "injured", 5), ("امرأة", "injured", 1)]),
        ("صياد وابنه قتلا في انقلاب الزورق", [("صياد", "killed", 1), ("ابنه", "killed", 1)]),
        ("قتيلة وجريحان بانفجار في كابول", [("قتيلة", "killed", 1), ("جريحان", "injured", 2)]),
        ("شهيد طفل و9 إصابات في غارة على صور", [("شهيد طفل", "killed", 1), ("9 إصابات", "injured", 9)]),
        (
            "استشهد الأب والأم إلى جانب أطفالهما الثلاثة، فيما أصيب جاران",
            [("الأب", "killed", 1), ("الأم", "killed", 1), ("أطفالهما الثلاثة", "killed", 3), ("جاران", "injured", 2)],
        ),
        ("قتل أربعة بحارة إضافة إلى ثلاثة حراس", [("أربعة بحارة", "killed", 4), ("ثلاثة حراس", "killed", 3)]),
        ("أطلق عليه القناص النار ما أدى إلى مقتله", [("مقتله", "killed", 1)]),
        ("القتيل أب لخمسة أطفال من أم درمان", []),
        ("أصيب ستة مزارعين جميعهم من عائلة واحدة، وسط حالة من الذعر أصابت القرية", [("ستة مزارعين", "injured", 6)]),
        ("قالت إن «ممرضة قتلت ليلا»", [("ممرضة", "killed", 1)]),
    ],
)  # fmt: skip
def test_single_victims_are_counted_one_by_one(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("قتل حارس وطفلة وأصيب سبعة آخرون", [None, "children", None]),
        ("أصيب ثلاثة من متطوعي الهلال الأحمر", ["aid_workers"]),
        ("مقتل عنصر في الدفاع المدني", ["aid_workers"]),
        ("قتل مسعفان اثنان من الصليب الأحمر", ["aid_workers"]),
        ("مقتل أربعة من عناصر الشرطة", ["police"]),
        ("قتل خمسة عناصر من الجيش قرب مقر الدفاع المدني", ["military"]),
        ("أصيب ثلاثة مدنيين وجرح أربعة آخرون", ["civilians", "civilians"]),
    ],
)
def test_others_and_rescuers_are_told_apart(text: str, sorts: list[str | None]) -> None:
    assert [f.of for f in figures(text)] == sorts


def test_a_list_of_parts_may_go_on_in_lines_of_its_own() -> None:
    found = figures("بلغ عدد القتلى 40 شخصا، بينهم:\n12 مزارعا.\n- 9 نساء.\nوعاد الهدوء.\nوصل 30 مسلحا إلى البلدة.")
    assert [(f.measure, f.value, f.part_of) for f in found] == [
        ("killed", 40, None), ("killed", 12, 0), ("killed", 9, 0), ("forces", 30, None),
    ]  # fmt: skip


def test_a_dual_and_the_word_two_are_one_count() -> None:
    assert [(f.value, f.of) for f in figures("مقتل مدنيين اثنين بقذائف سقطت على البلدة")] == [(2, "civilians")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("قالت الوزارة إن عدد القتلى سبعة وليس تسعة كما ذكرت سابقا.", [7]),
        ("قتل سبعة رعاة بدلا من تسعة.", [7]),
        ("شيع آلاف الأشخاص خمسة بحارة.", [5]),
    ],
)
def test_numbers_that_are_not_meant(text: str, values: list[int]) -> None:
    assert [f.value for f in figures(text) if f.measure == "killed" and not f.former] == values


def test_some_of_the_injured_are_a_part_of_them() -> None:
    text = "أصيب عشرون راعيا. وقال طبيب إن ثلاثة من المصابين نقلوا إلى الخارج."
    assert [(f.measure, f.value, f.part_of) for f in figures(text)] == [("injured", 20, None), ("injured", 3, 0)]
    assert [f.measure for f in figures("ثلاثة من المصابين نقلوا إلى الخارج.")] == ["other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشهداء: 1- سمير خليل 2- كريم الوردي 3- ناصر سعيد", [("الشهداء", "killed", 3)]),
        ("أسماء القتلى 1. سمير 2. كريم 3. ناصر 4. حسن", [("القتلى", "killed", 4)]),
        (
            "حصيلة الحي #الجرحى : 1- سمير 2- كريم 13 سنة #الشهداء :1-ناصر 14 سنة 2-حسن 3-تيم",
            [("الجرحى", "injured", 2), ("الشهداء", "killed", 3)],
        ),
        ("قتل 3 حراس. النقاط: 1- انسحاب 2- هدنة", [("3 حراس", "killed", 3)]),
        ("هوية العامل الذي استشهد في قصف المرفأ.", [("العامل", "killed", 1)]),
        ("السائق الذي قتل خمسة ركاب فر من المكان.", [("خمسة ركاب", "killed", 5)]),
        ("قتل سائق. وذكر الشهود أن السائق الذي قتل في الانفجار غريب.", [("سائق", "killed", 1)]),
        ("القتلى ثلاثة والجرحى عشرة.", [("ثلاثة", "killed", 3), ("عشرة", "injured", 10)]),
        ("قتل 20 كما أصيب 30 راكبا.", [("20", "killed", 20), ("30 راكبا", "injured", 30)]),
    ],
)
def test_names_on_a_list_and_single_victims(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert told(text) == expected


def test_a_number_of_two_sorts_is_of_neither() -> None:
    assert [f.of for f in figures("قتل 12 مدنيا وعسكريا في الغارة.")] == [None]


def test_a_part_of_what_is_background_is_background() -> None:
    found = figures("قتل 90 راعيا منذ اندلاع الحرب، بينهم 9 أطفال.")
    assert [(f.value, f.background) for f in found] == [(90, True), (9, True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاث هجمات أودت بحياة 44 شخصا", [("attacks", 3), ("killed", 44)]),
        ("أربعة رعاة قتلوا وسبعة جرحوا", [("killed", 4), ("injured", 7)]),
        ("ارتفع إلى 26 عدد القتلى الذين أحصتهم البلدية", [("killed", 26)]),
        ("ارتفعت حصيلة هجوم الأمس من خمسة قتلى إلى ثمانية", [("killed", 5), ("killed", 8)]),
        ("الحصيلة ستة قتلى وتسعة مفقودين", [("killed", 6), ("missing", 9)]),
        ("بلغ عدد الضحايا 30، بواقع 12 قتيلا و18 مصابا", [("casualties", 30), ("killed", 12), ("injured", 18)]),
        ("ورد أن عدد القتلى ستة، والصحيح تسعة", [("killed", 6), ("killed", 9)]),
        ("قتلت أم وأطفالها الثلاثة", [("killed", 1), ("killed", 3)]),
        ("قُتل ما مجموعه 1,250 شخصا", [("killed", 1250)]),
        ("دمرت القوات موقعين للخصم", [("destroyed", 2)]),
        ("أسقطت الطائرة قنبلتين على الحي", [("launched", 2)]),
        ("سينتشر 300 شرطي إضافي في المدينة", [("forces", 300)]),
        ("خرق القرارين رقم 2139 و2254 الصادرين عن المجلس", []),
        ("طلب الخاطفون 60 مليون نايرا", [("money", 60_000_000)]),
    ],
)
def test_what_is_counted_in_odd_orders(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قذائف تحصد 17 شخصا", [("killed", 17)]),
        ("59 نازحا لقوا حتفهم في المراكز", [("killed", 59)]),
        ("70 نازحا وصلوا إلى المدينة", [("displaced", 70)]),
        ("القتلى هم: 5 من المدنيين و12 عنصرا من الحرس", [("killed", 5), ("killed", 12)]),
        ("قُتلت زوجتي وسبعة آخرون", [("killed", 7)]),
        ("أما الحراس فعادوا إلى بيوتهم", []),
        ("نزح نحو 000 36 شخص ونُهب 500 4 طن من الأغذية", [("displaced", 36_000), ("seized", 4_500)]),
        ("نزح نحو 36 000 شخص", [("displaced", 36_000)]),
        ("55 شخصا في عداد المختفين", [("missing", 55)]),
    ],
)
def test_more_of_what_is_counted(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


def test_a_word_of_a_time_is_no_verb() -> None:
    text = "ارتفاع حصيلة القتلى منذ فجر اليوم إلى 39"
    time = Time(Span(text.index("فجر"), text.index(" إلى")), "DATE", "2020-01-01TMO", None, None, "")
    assert [(f.measure, f.value) for f in figures(text, times=(time,))] == [("killed", 39)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بات العشرات بين قتيل وجريح بعد الغارة", [("العشرات بين قتيل وجريح", "casualties", 10)]),
        ("نحو ألفي بحار سقطوا بين قتيل وجريح", [("نحو ألفي بحار", "casualties", 2000)]),
        ("غرق خمسة بحارة في الميناء وثلاثة في النهر", [("خمسة بحارة", "killed", 5), ("ثلاثة", "killed", 3)]),
        ("سبعة لصوص قتلوا في السوق، واثنان في المرفأ", [("سبعة لصوص", "killed", 7), ("اثنان", "killed", 2)]),
        ("سقط أحد حراس الميناء قتيلا في الاشتباك", [("أحد حراس", "killed", 1)]),
        ("وسقط خلالها أحد الحراس جريحا", [("أحد الحراس", "injured", 1)]),
        ("الحريق يتسع.. قتيل في سوق المدينة", [("قتيل", "killed", 1)]),
        ("جريح برصاص لص قرب الميناء", [("جريح", "injured", 1)]),
        ("40 بحارا بينهم ستة أطفال حصيلة ضحايا العاصفة", [("40 بحارا", "killed", 40), ("ستة أطفال", "killed", 6)]),
        ("فقدت الحركة 30 جنديا في الجبال", [("30 جنديا", "missing", 30)]),
        ("لفت إلى أن صيادا قتل قرب الجسر", [("صيادا", "killed", 1)]),
        ("إصابة مدنيين حالتهما مستقرة، وبقي الميناء مغلقا", [("مدنيين", "injured", 2)]),
        ("إصابة سائقين جرى نقلهما إلى المدينة", [("سائقين", "injured", 2)]),
        ("إصابة سائقين جرى نقلهم إلى المدينة", []),
        (
            "غرق 20 بحارا، 12منهم قرب الميناء وثمانية آخرون في الخليج",
            [("20 بحارا", "killed", 20), ("12منهم", "killed", 12), ("ثمانية آخرون", "killed", 8)],
        ),
        ("ما زال مصير 40 أسيرا مجهولا", [("40 أسيرا", "detained", 40)]),
        ("وقتل مسلح سبعة صيادين قرب الجسر", [("سبعة صيادين", "killed", 7)]),
        ("أصيب جراء تدمير مخزن في الميناء ستة عمال", [("ستة عمال", "injured", 6)]),
        ("اعتقل الحرس وبمشاركة سكان الحي تسعة لصوص", [("تسعة لصوص", "detained", 9)]),
        ("أصيب بقصف الطيران على الميناء وستة صيادين", [("ستة صيادين", "other", 6)]),
        ("إيقاف ستة بحارة في الميناء", [("ستة بحارة", "detained", 6)]),
        (
            "والقتلى هم: – 5 من المدنيين بقصف على السوق – 8 جنود",
            [("5 من المدنيين", "killed", 5), ("8 جنود", "killed", 8)],
        ),
        ("الشهداء هم: 1_ سامر", []),
        ("وزاد العدد 4 في المئة من السكان", []),
        ("وكان هناك بحار ثالث أصيب بجروح", [("بحار ثالث", "injured", 1)]),
        ("لم يبق إلا 60 مزارعا في الوادي", [("60 مزارعا", "population", 60)]),
        ("ألقى الحرس القبض على أحد البحارة", [("أحد البحارة", "detained", 1)]),
    ],
)
def test_those_told_by_what_stands_around_them(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "persons", "expected"),
    [
        ("اغتيال النائب العام اليوناني أمام بيته", "", [("النائب العام اليوناني", 1)]),
        ("قتل حارس، وكان اغتيال النائب العام قد هز المدينة", "", [("حارس", 1)]),
        ("فتح لصوص النار على إمام مسجد في السوق ما أدى لمقتله", "", [("إمام مسجد", 1)]),
        ("وكان المبتعث سامر النجار لقي مصرعه أمس", "سامر النجار", [("سامر النجار", 1)]),
        ("أقدم السجين على قتل / برهاني هفتو - بحجر", "", [("برهاني هفتو", 1)]),
        ("زار الوالي أسرة الشهيد سامر النجار", "سامر النجار", [("الشهيد سامر النجار", 1)]),
        ("تقع الورشة في شارع الشهيد سامر النجار", "سامر النجار", []),
        ("اعتقلت قوات الميناء سائق وثلاثة من رفاقه", "", [("سائق", 1), ("ثلاثة من رفاقه", 3)]),
    ],
)
def test_single_victims_who_are_known_or_aimed_at(text: str, persons: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.span.of(text), f.value) for f in figures(text, persons=persons)] == expected


def test_so_many_people_out_of_how_many() -> None:
    found = figures("حوكم 11 بحارا من أصل 29")
    assert [(f.value, f.of, f.part_of) for f in found] == [(11, "بحار", 1), (29, "بحار", None)]


def test_a_place_whose_name_looks_like_a_verb_governs_nothing() -> None:
    text = "زار الوالي بلدة نصيب وثلاثة بحارة"
    assert [f.measure for f in figures(text, places="نصيب")] == ["other"]
    assert [f.measure for f in figures(text)] == ["injured"]


def test_up_to_so_many() -> None:
    assert figures("أضرار تصل إلى 300 ألف يورو")[0].bound == "at_most"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل رجل وفتاة في الـ15 من العمر.", [("killed", 1), ("killed", 1)]),
        ("استند التقرير إلى مقابلات مع 60 ضحية.", [("other", 60)]),
        ("سجلت المنظمة 90 ضحية تعذيب.", [("other", 90)]),
        ("خلف الحريق 12 ضحية.", [("killed", 12)]),
    ],
)
def test_who_lives_is_no_dead(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == expected


def test_the_son_of_an_uncle_is_no_woman() -> None:
    assert [f.of for f in figures("قتل ابن عمه في الحريق.")] == [None]
