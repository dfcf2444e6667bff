"""Numbers that another one takes the place of: in one sentence, and from report to report. Reports and figures are invented."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report
from khabar.record import Tally


def numbers(text: str) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """The numbers that stand and those that were replaced."""
    figures = khabar.read(Report.of(text, published="2024-05-03")).figures
    return (
        [(f.measure, f.value) for f in figures if not f.former],
        [(f.measure, f.value) for f in figures if f.former],
    )


@pytest.mark.parametrize(
    ("text", "stands", "former"),
    [
        ("قال المستشفى العسكري إن عدد الموتى 31 وليس 34.", 31, 34),
        ("ذكرت إدارة السجن أن القتلى 17 لا 15.", 17, 15),
        ("القتلى ليسوا تسعة بل سبعة.", 7, 9),
        ("أكد رئيس البلدية أن ثمانية أشخاص قتلوا وليس عشرة أشخاص كما ذكر سابقا.", 8, 10),
        ("قتل ستة ركاب بدلا من ثمانية.", 6, 8),
        ("أعلن خفر السواحل مقتل 21 شخصا بعدما كان أعلن أن 25 شخصا قتلوا.", 21, 25),
        ("أحصت الشرطة مقتل 11 شخصا بعدما كانت قد تحدثت عن 13 قتيلا.", 11, 13),
        ("أعلن الصليب الأحمر مقتل ستة أشخاص، مصححا الحصيلة السابقة التي تحدثت عن تسعة قتلى.", 6, 9),
        ("أعلن الصليب الأحمر مقتل ستة أشخاص، مصححا حصيلة سابقة بلغت تسعة.", 6, 9),
        ("خفضت حكومة الإقليم الحصيلة من 44 قتيلا إلى 40.", 40, 44),
        ("رفعت الشرطة حصيلة القتلى من 8 إلى 13.", 13, 8),
        ("خفضت الشرطة عدد القتلى إلى ستة بعد أن أحصت تسعة في البداية.", 6, 9),
        ("ارتفعت حصيلة الانهيار إلى 50 قتيلا بعد أن كانت 38.", 50, 38),
        ("ارتفع عدد القتلى إلى 50 من 38.", 50, 38),
        ("انخفض عدد القتلى إلى 17، وكان في السابق 19.", 17, 19),
        ("خفضت الحصيلة إلى 6 قتلى بعدما كانت 9.", 6, 9),
        ("جرى تعديل الحصيلة من 6 قتلى إلى 9 قتلى.", 9, 6),
        ("تم تصحيح عدد القتلى من 27 إلى 24.", 24, 27),
        ("تم تنقيح عدد القتلى إلى 12 من 15 في وقت سابق.", 12, 15),
        ("قتل 12 راكبا، بانخفاض عن 15 تم الإبلاغ عنها سابقا.", 12, 15),
        ("قتل 12 راكبا، ارتفاعا من تسعة في وقت سابق.", 12, 9),
        ("قتل 33 شخصا في الحريق، مقابل 29 في حصيلة سابقة.", 33, 29),
        ("قتل 33 شخصا في الحريق. وكانت حصيلة سابقة أفادت بمقتل 29 شخصا.", 33, 29),
        ("مقتل 33 شخصا، بعدما أفادت حصيلة أولى بسقوط 29 قتيلا.", 33, 29),
        ("عدلت الشرطة الحصيلة إلى ستة قتلى نزولا من تسعة.", 6, 9),
        ("ذكرنا أمس أن عشرة قتلوا، والصواب سبعة قتلى.", 7, 10),
        ("تعتذر الصحيفة عن خطأ في العدد: القتلى أربعة وليسوا أربعين.", 4, 40),
        ("تعتذر القناة عن خطأ ورد في خبر سابق عن مقتل 40 شخصا، إذ إن القتلى أربعة.", 4, 40),
        ("تراجعت الشرطة عن حصيلة سابقة بلغت 20 قتيلا، وقالت إن القتلى 14.", 14, 20),
        ("قالت الشرطة إن ما أعلنته عن مقتل 17 شخصا كان خطأ وإن القتلى 15.", 15, 17),
        ("تصحيح: عدد الشهداء 3 مو 5.", 3, 5),
        ("بلغ عدد القتلى 21 بعد أن صححت النيابة حصيلة سابقة تحدثت عن 24 قتيلا.", 21, 24),
        ("ورد في خبر سابق لنا أن 31 شخصا قتلوا في الحريق. والصحيح أن عدد القتلى ثلاثة.", 3, 31),
        ("كانت صحيفتنا قد نشرت أمس أن 31 شخصا قتلوا في الحريق، وتبين لاحقا أن العدد ثلاثة.", 3, 31),
        ("تصحيح// الشهداء 3 وليس 5 كما نشر سابقا.", 3, 5),
        ("تعديل: 4 شهداء بدل 6.", 4, 6),
        ("الوكالة تصحح: القتلى 8 (وليس 18).", 8, 18),
        (
            "خفضت حكومة ولاية راخين المعينة من الجيش، مساء أمس الاثنين، عدد قتلى القصف الذي استهدف مرسى الزوارق في "
            "بلدة كياوكفيو غربي البلاد قبل يومين من 33 قتيلا إلى 29، قائلة إن أربع جثث سجلت مرتين.",
            29,
            33,
        ),
        ("تبين أن خمسة قتلى كانوا قد أدرجوا مرتين في السجل، فخفض الحصيلة مكتب الصحة من 41 قتيلا إلى 36.", 36, 41),
        ("عدلت البلدية الحصيلة من 16 قتيلا إلى 14 لأن جثتين تكررتا في القوائم.", 14, 16),
    ],
)
def test_one_number_for_another(text: str, stands: float, former: float) -> None:
    assert numbers(text) == ([("killed", stands)], [("killed", former)])


@pytest.mark.parametrize(
    "text",
    [
        "تراجعت الشرطة عن إعلانها مقتل 20 شخصا.",
        "سحبت الوكالة خبرا عن مقتل 20 بحارا.",
        "حذفت القناة خبر مقتل 20 بحارا واعتذرت عنه.",
        "وكانت حصيلة أولية أشارت إلى سقوط 20 قتيلا.",
    ],
)
def test_taken_back(text: str) -> None:
    assert numbers(text) == ([], [("killed", 20)])


@pytest.mark.parametrize(
    ("text", "stands", "former"),
    [
        (
            "قتل 14 راكبا في انفجار في مدينة سرت بحسب الشرطة. وتبين أن عدد الجرحى 26 راكبا.",
            [("killed", 14), ("injured", 26)],
            [],
        ),
        (
            "أصيب 14 راكبا في انفجار في مدينة سرت وقتل ستة. وتبين أن عدد المنازل المهدمة 26.",
            [("injured", 14), ("killed", 6)],
            [],
        ),
        (
            "قتل 14 راكبا في انفجار في مدينة سرت بحسب الشرطة. والعدد الحقيقي قد يكون 26 قتيلا، بحسب سكان.",
            [("killed", 14), ("killed", 26)],
            [],
        ),
        (
            "قتل 14 راكبا في انفجار في مدينة سرت بحسب الشرطة. والصحيح أن عدد القتلى قد يبلغ 26.",
            [("killed", 14), ("killed", 26)],
            [],
        ),
        (
            "قتل 14 راكبا في انفجار في مدينة سرت بحسب الشرطة. والصحيح أن عدد القتلى 26، بحسب وزارة الصحة.",
            [("killed", 14), ("killed", 26)],
            [],
        ),
        (
            "قتل 14 راكبا وأصيب ثمانية في انفجار في مدينة سرت. وتبين لاحقا أن عدد القتلى 11.",
            [("injured", 8), ("killed", 11)],
            [("killed", 14)],
        ),
    ],
)
def test_the_right_number_takes_the_place_of_one_of_its_measure(
    text: str, stands: list[tuple[str, float]], former: list[tuple[str, float]]
) -> None:
    assert numbers(text) == (stands, former)


def test_a_number_that_is_put_right_by_one_without_a_noun_does_not_stand() -> None:
    assert numbers("قتل 14 راكبا في انفجار في مدينة سرت. وتبين لاحقا أن العدد ستة.") == ([], [("killed", 14)])


def test_two_counts_for_two() -> None:
    text = "رفع الدفاع المدني الحصيلة من 9 قتلى و20 جريحا إلى 12 قتيلا و25 جريحا."
    assert numbers(text) == ([("killed", 12), ("injured", 25)], [("killed", 9), ("injured", 20)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في حصيلة أولية، قالت الشرطة إن 11 شخصا قتلوا.", [("killed", 11)]),
        ("بلغ عدد القتلى 30 وكان ستة أطفال بين الضحايا.", [("killed", 30), ("killed", 6)]),
        ("أطلقت الحركة سراح 5 أسرى مقابل 30 معتقلا.", [("detained", 5), ("detained", 30)]),
        ("قصف الطيران المدينة بعدما أعلن الجيش مقتل 5 من جنوده.", [("killed", 5)]),
        ("قتل 4 من المدنيين بعد أن أعلنت الوزارة أمس مقتل 5 من جنودها.", [("killed", 4), ("killed", 5)]),
        ("ارتفع عدد النازحين إلى 300 شخص من 15 بلدة.", [("displaced", 300), ("territory", 15)]),
        ("ارتفع عدد القتلى من المدنيين إلى 30.", [("killed", 30)]),
        ("قتل سبعة رعاة في المرعى لا في القرية، وأصيب ثلاثة.", [("killed", 7), ("injured", 3)]),
    ],
)
def test_nothing_is_replaced(text: str, expected: list[tuple[str, float]]) -> None:
    assert numbers(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("خفضت وزارة الصحة حصيلة القتلى من 9 إلى 6.", "وزارة الصحة"),
        ("رفعت السلطات الحصيلة إلى 12 قتيلا بعد أن كانت 9.", "السلطات"),
        ("رفع القصف الحصيلة من 9 قتلى إلى 12.", None),
        ("خفضت الحصيلة إلى 6 قتلى بعدما كانت 9.", None),
    ],
)
def test_who_changes_a_number_answers_for_it(text: str, source: str | None) -> None:
    assert {f.source for f in khabar.read(Report.of(text)).figures} == {source}


def dead(*reports: tuple[str, str, str]) -> Tally:
    """The tally of all dead of the one incident of the reports: day, outlet, text."""
    readings = [
        khabar.read(Report.of(text, id=f"r{n}", published=day, outlet=outlet))
        for n, (day, outlet, text) in enumerate(reports)
    ]
    record = khabar.tell(readings)
    found = [t for incident in record.incidents for t in incident.tallies if t.measure == "killed" and t.of is None]
    assert len(found) == 1, [(t.side, t.best) for t in found]
    return found[0]


KNOTS = {
    "an unsourced number falls with the ministry's": (
        ("2019-05-03", "الراصد", "قتل 17 شخصا في غارة على سوق بلدة كفر نبل في إدلب أمس الخميس."),
        (
            "2019-05-04",
            "البيان",
            "خفضت مديرية صحة إدلب حصيلة قتلى الغارة على سوق كفر نبل من 17 إلى 15 بعد أن تكرر اسمان.",
        ),
        15,
    ),
    "the police correct themselves": (
        ("2020-01-10", "الساعة", "أعلنت الشرطة الصومالية مقتل 20 شخصا في انفجار سيارة مفخخة في مقديشو اليوم الجمعة."),
        (
            "2020-01-11",
            "النيل",
            "قالت الشرطة الصومالية إن عدد قتلى انفجار مقديشو أمس الجمعة 14 وليس 20 كما أعلنت سابقا.",
        ),
        14,
    ),
    "a toll that had been lower": (
        ("2021-03-02", "الراصد", "قتل تسعة أشخاص في تفجير استهدف سوقا في بلدة الطارمية شمال بغداد الثلاثاء."),
        (
            "2021-03-03",
            "دجلة",
            "ارتفعت حصيلة تفجير سوق الطارمية إلى 12 قتيلا بعد أن كانت تسعة، وفق خلية الإعلام الأمني.",
        ),
        12,
    ),
    "a post puts another right": (
        ("2023-10-30", "صفحة الحي", "قصف على حي الزيتون في غزة، 6 شهداء"),
        ("2023-10-30", "شبكة المدينة", "تصحيح// قصف حي الزيتون في غزة: الشهداء 4 مو 6"),
        4,
    ),
    "a paper apologises": (
        ("2022-09-14", "جريدة القوقاز", "قتل 40 شخصا في قصف على بلدة جرموك الأربعاء."),
        (
            "2022-09-15",
            "جريدة القوقاز",
            "تعتذر الجريدة عن خطأ ورد في خبر سابق عن قصف جرموك، فالقتلى أربعة وليسوا أربعين.",
        ),
        4,
    ),
    "the last word is lower": (
        ("2017-01-02", "صدى", "أعلنت وزارة الداخلية الأفغانية مقتل 31 شخصا في هجوم على مسجد في كابل الاثنين."),
        (
            "2017-01-05",
            "المنبر",
            "في حصيلة نهائية، أعلنت وزارة الداخلية الأفغانية مقتل 28 شخصا في الهجوم على مسجد في كابل الاثنين.",
        ),
        28,
    ),
    "translated by machine": (
        ("2014-02-11", "خارطة", "قتل 15 شخصا بضربة بطائرة بدون طيار على مدينة مارب يوم الثلاثاء، حسبما ذكرت الشرطة."),
        ("2014-02-12", "كوكب", "تم تنقيح عدد القتلى في ضربة مارب يوم الثلاثاء إلى 12 من 15، حسبما ذكرت الشرطة."),
        12,
    ),
}


@pytest.mark.parametrize("name", list(KNOTS))
def test_what_is_taken_back_no_longer_counts(name: str) -> None:
    *reports, expected = KNOTS[name]
    tally = dead(*reports)  # type: ignore[arg-type]
    assert (tally.low, tally.best, tally.high) == (expected, expected, expected), tally.claims
    assert tally.verdict != "conflict"
    assert {c.value for c in tally.claims if c.current} == {expected}


def test_an_independent_number_stands() -> None:
    tally = dead(
        ("2015-06-09", "أخبار تعز", "أعلنت وزارة الصحة مقتل 30 شخصا في غارة على مدينة تعز الثلاثاء."),
        ("2015-06-10", "أخبار صنعاء", "قالت منظمة أطباء بلا حدود إن 30 شخصا قتلوا في الغارة على مدينة تعز الثلاثاء."),
        ("2015-06-11", "صوت إب", "صححت وزارة الصحة حصيلة الغارة على مدينة تعز الثلاثاء إلى 25 قتيلا بدلا من 30."),
    )
    assert (tally.low, tally.high) == (25, 30)


def test_withdrawn_news_leaves_no_number() -> None:
    tally = dead(
        ("2018-07-01", "وكالة عدن", "قتل خمسة جنود في هجوم على حاجز للجيش في مدينة زنجبار بمحافظة أبين الأحد."),
        (
            "2018-07-02",
            "المكلا",
            "سحبت وكالة عدن خبرا عن مقتل خمسة جنود في هجوم على حاجز في زنجبار واعتذرت عنه، وقالت إن الهجوم أوقع جريحين.",
        ),
    )
    assert (tally.low, tally.best, tally.high) == (None, None, None)
    assert not any(c.current for c in tally.claims)


def test_a_risen_toll_replaces_lower_ones_of_days_before() -> None:
    tally = dead(
        ("2011-08-02", "بريد الساحل", "قتل تسعة أشخاص في قصف على مدينة مصراتة الثلاثاء."),
        ("2011-08-02", "صوت مصراتة", "أعلن المستشفى المركزي مقتل 11 شخصا في قصف على مدينة مصراتة الثلاثاء."),
        ("2011-08-04", "أخبار طرابلس", "ارتفع عدد قتلى قصف مدينة مصراتة الثلاثاء إلى 14."),
    )
    assert (tally.low, tally.best, tally.high) == (14, 14, 14)


def test_a_toll_is_not_added_to_what_raises_it() -> None:
    tally = dead(
        ("2011-08-02", "بريد الساحل", "قتل ثلاثة رعاة في قصف على بلدة تاورغاء، ما يرفع حصيلة القتلى في المنطقة إلى 40.")
    )
    assert tally.best == 3


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("مقتل راع وأبنائه في قصف على بلدة تاورغاء\nقتل سبعة أشخاص في قصف على بلدة تاورغاء اليوم.", 7),
        ("قتل راع في قصف على بلدة تاورغاء، وذكر الأهالي أن القصف قتل راع هناك.", 1),
        ("قتل راع واثنان من أولاده وسائق في قصف على بلدة تاورغاء قبل دفن القتلى الأربعة.", 4),
    ],
)
def test_one_number_of_one_report(text: str, best: float) -> None:
    assert dead(("2011-08-02", "بريد الساحل", text)).best == best


def test_children_beside_civilians_are_civilians() -> None:
    reading = khabar.read(
        Report.of("قتل أربعة مدنيين وطفلتان في قصف على بلدة تاورغاء.", id="r", published="2011-08-02")
    )
    found = [t for i in khabar.tell([reading]).incidents for t in i.tallies if t.of == "civilians"]
    assert [t.best for t in found] == [6]


@pytest.mark.parametrize(
    "after",
    [
        ". وكانت الوزارة قد أعلنت مقتل 17 شخصا ثم صححت.",
        "، وكانت حصيلة سابقة أشارت إلى 17 قتيلا.",
    ],
)
def test_the_new_number_stands_where_the_old_one_is_taken_back(after: str) -> None:
    told = "قالت وزارة الصحة إن {} شخصا قتلوا في قصف سوق في مدينة تعز"
    reports = [
        khabar.Report.of(told.format(17) + ".", id="a", published="2025-03-12", outlet="one"),
        khabar.Report.of(told.format(15) + after, id="b", published="2025-03-13", outlet="two"),
    ]
    record = khabar.tell([khabar.read(r) for r in reports])
    (tally,) = [t for i in record.incidents for t in i.tallies if t.measure == "killed" and t.of is None]
    assert (tally.low, tally.best, tally.high) == (15, 15, 15)


MARKET = "في انفجار سيارة مفخخة في سوق بمدينة مقديشو"


def tallied(*reports: tuple[str, str, str], measure: str = "killed") -> dict[str | None, Tally]:
    """The tallies of a measure in the one incident of the reports (id, text, day), by whom they count."""
    readings = [khabar.read(Report.of(text, id=id, outlet=f"صحيفة {id}", published=day)) for id, text, day in reports]
    (incident,) = khabar.tell(readings).incidents
    return {t.of: t for t in incident.tallies if t.measure == measure and not t.side_only}


@pytest.mark.parametrize(
    ("after", "verdicts"),
    [
        (f"ارتفعت حصيلة القتلى إلى 17 {MARKET} مساء اليوم الاثنين.", {"grown"}),
        (f"ارتفعت الحصيلة إلى 17 قتيلا {MARKET} اليوم الاثنين.", {"grown"}),
        (f"قُتل 17 شخصا {MARKET} اليوم الاثنين.", {"conflict"}),
    ],
)
def test_a_toll_that_is_said_to_have_risen_updates_that_of_the_same_day(after: str, verdicts: set[str]) -> None:
    tally = tallied(("a", f"قُتل 14 شخصا {MARKET} صباح اليوم الاثنين.", "2024-05-06"), ("b", after, "2024-05-06"))[None]
    assert {tally.verdict} == verdicts
    assert tally.high == 17
    assert tally.low == (17 if verdicts == {"grown"} else 14)


def test_a_toll_that_its_source_replaced_that_day_stands_in_no_other_report() -> None:
    old = f"قُتل 17 شخصا {MARKET}، وفق وزارة الصحة الصومالية."
    new = f"أعلنت وزارة الصحة الصومالية مقتل 14 شخصا {MARKET} اليوم الاثنين. وكانت الحصيلة الأولى 17 قتيلا وصُحّحت لاحقا."
    tally = tallied(("a", new, "2024-05-06"), ("b", old, "2024-05-06"))[None]
    assert (tally.low, tally.best, tally.high) == (14, 14, 14)


@pytest.mark.parametrize(
    ("denial", "numbers"),
    [
        ("نفى الجيش مقتل 20 شخصا في قصف على سوق في مدينة الفاشر أمس.", {17}),
        ("نفى الجيش مقتل 20 شخصا في قصف على سوق في مدينة الفاشر أمس، مؤكدا أن 5 أشخاص قُتلوا.", {17, 5}),
        ("نفى المتحدث باسم الجيش قصف السوق في مدينة الفاشر بعد مقتل 17 شخصا أمس.", {17}),
    ],
)
def test_who_denies_a_number_does_not_claim_it(denial: str, numbers: set[float]) -> None:
    first = "قالت وزارة الصحة إن 17 شخصا قُتلوا في قصف على سوق في مدينة الفاشر اليوم."
    tally = tallied(("a", first, "2024-05-06"), ("b", denial, "2024-05-07"))[None]
    assert {c.value for c in tally.claims} == numbers
    assert not any("الجيش" in (c.source or "") and c.value != 5 for c in tally.claims)


def test_families_are_no_persons() -> None:
    attack = "هجوم مسلحين على قرية أم عدارة بولاية الجزيرة"
    found = tallied(
        ("a", f"نزحت 300 أسرة من قرية أم عدارة بولاية الجزيرة إثر {attack} اليوم.", "2024-05-06"),
        ("b", f"أدى {attack} اليوم إلى نزوح 300 عائلة.", "2024-05-06"),
        (
            "c",
            f"قالت المنظمة الدولية للهجرة إن 1500 شخص نزحوا من قرية أم عدارة بولاية الجزيرة إثر {attack}.",
            "2024-05-06",
        ),
        measure="displaced",
    )
    assert {of: (t.low, t.high, t.verdict) for of, t in found.items()} == {
        None: (1500, 1500, "single"),
        "households": (300, 300, "agreed"),
    }


def test_those_whom_an_attack_drove_out_are_of_the_attack() -> None:
    first = "هاجمت قوات الدعم السريع قرية أم عدارة بولاية الجزيرة اليوم الاثنين، فقُتل 5 مدنيين. وأجبر الهجوم 300 أسرة على النزوح من القرية."
    other = "تهجير 300 أسرة من قرية أم عدارة بولاية الجزيرة في هجوم لقوات الدعم السريع اليوم."
    third = "أسفر هجوم على قرية أم عدارة اليوم عن مقتل 5 مدنيين. وقالت منظمة الهجرة إن الهجوم على القرية شرّد 1500 شخص."
    found = tallied(("a", first, "2024-05-06"), ("b", other, "2024-05-06"), ("c", third, "2024-05-06"))
    assert found[None].best == 5


def test_titles_are_those_of_reports_whose_numbers_stand() -> None:
    rows = (
        ("a", f"مقتل 14 شخصا {MARKET}\n\nقُتل 14 شخصا {MARKET} صباح اليوم الاثنين.", "2024-05-06"),
        ("b", f"انفجار مقديشو: القتلى 14\n\nقُتل 14 شخصا {MARKET} اليوم الاثنين.", "2024-05-06"),
        (
            "c",
            f"ارتفاع حصيلة انفجار السوق في مقديشو إلى 17 قتيلا\n\nارتفعت حصيلة القتلى إلى 17 {MARKET} أمس.",
            "2024-05-07",
        ),
    )
    readings = [khabar.read(Report.of(text, id=id, outlet=f"صحيفة {id}", published=day)) for id, text, day in rows]
    record = khabar.tell(readings)
    assert {s.title for s in record.stories} == {"ارتفاع حصيلة انفجار السوق في مقديشو إلى 17 قتيلا"}
    assert {i.title for i in record.incidents} == {"ارتفاع حصيلة انفجار السوق في مقديشو إلى 17 قتيلا"}


@pytest.mark.parametrize(
    "text",
    [
        # What another source counted before is corrected by nobody.
        "قالت منظمة العفو إن 22 شخصا قتلوا في قصف كيسمايو. وكانت الشرطة قد تحدثت في وقت سابق عن 14 قتيلا.",
        "قالت حركة الشباب إن القصف قتل 22 شخصا. وكان الجيش الصومالي قد أعلن أن القصف أودى بحياة تسعة أشخاص.",
        # Nor is the number to which a toll is changed a former one.
        "السلطات تراجع حصيلة قصف غاو إلى 17 قتيلا.",
        "تراجع عدد القتلى إلى 12 قتيلا في غاريسا.",
        "الشرطة تعدل حصيلة الهجوم إلى تسعة قتلى.",
        "السلطات تراجع الحصيلة وتقول إن القتلى 17 شخصا.",
    ],
)
def test_numbers_that_nobody_takes_back(text: str) -> None:
    assert numbers(text)[1] == []


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت وزارة الصحة مقتل 22 شخصا في القصف. وكانت الوزارة قد أعلنت في وقت سابق مقتل 9 أشخاص.",
        "قتل 22 شخصا في القصف. وكانت الشرطة قد أعلنت في وقت سابق مقتل 9 أشخاص.",
        "الصحة تخفض حصيلة قصف غاو من 9 قتلى إلى 22 قتيلا.",
    ],
)
def test_an_earlier_number_of_the_same_source_or_of_nobody_else(text: str) -> None:
    assert numbers(text) == ([("killed", 22)], [("killed", 9)])


def test_a_toll_does_not_retreat() -> None:
    text = "السلطات تراجع حصيلة قصف غاو إلى 17 قتيلا."
    assert "RETREAT" not in [e.type for e in khabar.read(Report.of(text)).events]


@pytest.mark.parametrize("state", ["في حالة حرجة", "في حالة خطيرة", "في وضع حرج", "حالتهم خطرة"])
def test_those_in_a_critical_state_are_some_of_the_wounded(state: str) -> None:
    text = f"قال مدير المستشفى إن المستشفى استقبل 11 جثة و19 جريحا. وأضاف أن ثلاثة منهم {state}."
    figures = khabar.read(Report.of(text)).figures
    assert [(f.measure, f.value, f.part_of) for f in figures][1:] == [("injured", 19, None), ("injured", 3, 1)]


LATER = [
    (
        "its own lower number, not said to correct it",
        ["قالت الإدارة المحلية في ربك إن 25 شخصا قتلوا أمس الأحد في قصف سوق مدينة ربك.", None,
         "قالت الإدارة المحلية في ربك إن 19 شخصا قتلوا الأحد في قصف سوق مدينة ربك."],
        (19, "earlier", False), "single", (25, 25),
    ),
    (
        "its own lower number, said to correct it",
        ["قالت الإدارة المحلية في ربك إن 25 شخصا قتلوا أمس الأحد في قصف سوق مدينة ربك.", None,
         "تراجعت حصيلة قتلى قصف سوق مدينة ربك الأحد إلى 19 شخصا، بحسب الإدارة المحلية في ربك."],
        (19, "revision", True), "explained", (19, 19),
    ),
    (
        "a lower number of another one while the toll rises",
        ["قالت الإدارة المحلية في ربك إن 25 شخصا قتلوا أمس الأحد في قصف سوق مدينة ربك.",
         "قالت غرفة طوارئ ربك إن 16 شخصا قتلوا الأحد في قصف سوق مدينة ربك.",
         "قالت الإدارة المحلية في ربك إن 31 شخصا قتلوا الأحد في قصف سوق مدينة ربك."],
        (16, "earlier", True), "grown", (16, 31),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "claim", "verdict", "ends"), [row[1:] for row in LATER], ids=[r[0] for r in LATER])
def test_a_later_lower_number_is_no_step_of_a_growing_toll(
    texts: list[str | None], claim: tuple[float, str, bool], verdict: str, ends: tuple[float, float]
) -> None:
    rows = [
        Report.of(text, id=f"r{k}", outlet=f"o{k}", published=f"2025-02-1{k}") for k, text in enumerate(texts) if text
    ]
    (found,) = [
        t for i in khabar.tell(map(khabar.read, rows)).incidents for t in i.tallies if (t.measure, t.of, t.side) == ("killed", None, None)
    ]  # fmt: skip
    assert (found.verdict, found.low, found.high) == (verdict, *ends)
    assert claim in [(c.value, c.relation, c.current) for c in found.claims]
    for told in found.claims:
        other = next((c for c in found.claims if c.id == told.to), None)
        assert told.relation != "update" or other is None or told.value > other.value


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("قتل الجنود ثلاثة مدنيين حسبوا خطأ أنهم مسلحون.", [("killed", 3)]),
        ("قتل الجنود ثلاثة رعاة حسبوا خطأ مهربين.", [("killed", 3)]),
        ("قتل خمسة عمال أضيفوا مرة أخرى إلى القائمة.", [("killed", 5)]),
        ("قتل أربعة حراس سجلوا سهوا من اللصوص.", [("killed", 4)]),
    ],
)
def test_the_dead_of_whom_something_was_mistaken_are_dead(text: str, stands: list[tuple[str, float]]) -> None:
    assert numbers(text) == (stands, [])


def test_the_dead_of_whom_something_was_mistaken_are_dead_beside_a_corrected_toll() -> None:
    text = "خفض المحافظ حصيلة القتلى من 19 إلى 15 بعدما قتل الحرس أربعة رعاة حسبوا خطأ أنهم لصوص."
    assert numbers(text) == ([("killed", 15), ("killed", 4)], [("killed", 19)])


@pytest.mark.parametrize(
    "text",
    [
        "خفضت البلدية عدد القتلى من 19 إلى 15 لأن أربعة قتلى سجلوا بالخطأ ضمن القائمة.",
        "خفضت البلدية عدد القتلى من 19 إلى 15 لأن أربعة قتلى أدرجوا سهوا في الحصيلة.",
    ],
)
def test_the_dead_who_stood_in_a_list_by_mistake_are_not_counted_again(text: str) -> None:
    assert numbers(text) == ([("killed", 15)], [("killed", 19)])


@pytest.mark.parametrize("who", ["الشرطة", "وزارة العدل"])
@pytest.mark.parametrize("verb", ["خفضت", "راجعت", "رفعت"])
def test_who_changes_a_toll_answers_for_it_however_far_it_stands_from_the_number(verb: str, who: str) -> None:
    text = f"{verb} {who} حصيلة قتلى الحريق الذي اندلع يوم الثلاثاء في سجن بمدينة مولتان إلى 17 قتيلا."
    (figure,) = khabar.read(Report.of(text, published="2024-05-03")).figures
    assert figure.source is not None
    assert who.split()[0] in figure.source


def told(*reports: tuple[str, str, str]) -> list[Tally]:
    """The tallies of all dead of reports: outlet, day, text."""
    found = [khabar.Report.of(text, id=f"r{n}", outlet=by, published=day) for n, (by, day, text) in enumerate(reports)]
    record = khabar.tell([khabar.read(report) for report in found])
    return [t for i in record.incidents for t in i.tallies if (t.measure, t.of, t.side) == ("killed", None, None)]


def test_a_toll_that_rises_and_is_then_revised_downwards() -> None:
    (tally,) = told(
        (
            "وكالة السند",
            "2023-07-03",
            "قتل تسعة أشخاص في انفجار عبوة ناسفة في سوق بمدينة كويته اليوم الاثنين، بحسب الشرطة.",
        ),
        ("وكالة السند", "2023-07-04", "أعلنت الشرطة ارتفاع حصيلة قتلى انفجار سوق كويته الاثنين إلى 14 قتيلا."),
        (
            "وكالة السند",
            "2023-07-05",
            "الشرطة تراجع حصيلة انفجار كويته إلى 12 قتيلا\n\nراجعت الشرطة حصيلة قتلى الانفجار الذي وقع الاثنين في سوق بمدينة "
            "كويته إلى 12 قتيلا، وقالت إن جثتين أحصيتا مرتين.",
        ),
        (
            "صحيفة الجبل",
            "2023-07-05",
            "12 قتيلا في انفجار كويته\n\nبلغ عدد قتلى انفجار سوق كويته 12 شخصا بعد أن صححت الشرطة حصيلة سابقة تحدثت عن 14 قتيلا.",
        ),
    )
    assert (tally.low, tally.best, tally.high, tally.independent) == (12, 12, 12, 1)
    stands = {c.value: c.relation for c in tally.claims if c.current}
    assert stands == {12: "revision"}


def test_an_outlet_that_corrects_itself_takes_its_number_back_for_those_who_have_it_from_it() -> None:
    (tally,) = told(
        ("موقع الدونباس", "2023-07-03", "قتل 16 شخصا في قصف على بلدة ليمان اليوم الاثنين."),
        ("صحيفة النهر", "2023-07-03", "قتل 16 شخصا في قصف على بلدة ليمان اليوم الاثنين، وفق موقع الدونباس."),
        (
            "موقع الدونباس",
            "2023-07-04",
            "تصويب: ورد في خبر سابق لنا أن 16 شخصا قتلوا في القصف على بلدة ليمان. والصحيح أن عدد القتلى ستة.",
        ),
        ("إذاعة الشرق", "2023-07-05", "قال رئيس الإدارة إن ستة أشخاص قتلوا في القصف على بلدة ليمان يوم الاثنين."),
    )
    assert (tally.low, tally.best, tally.high, tally.independent) == (6, 6, 6, 2)
    assert [c.relation for c in tally.claims if c.value == 6] == ["revision", "confirms"]
