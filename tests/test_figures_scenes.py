"""Figures: where and when a count fell, and whether it is background."""

from __future__ import annotations

from datetime import date

import pytest

import khabar
from khabar.model import Figure, Report

NEWS = date(2024, 6, 20)


def figures(text: str) -> tuple[Figure, ...]:
    return khabar.read(Report.of(text, id="r", published=NEWS)).figures


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل أربعة عمال بصاروخ مصدره مواقع الجيش شمالي خاركيف استهدف مدينة دونيتسك", ["دونيتسك"]),
        ("أصيب 8 أشخاص في قصف نفذه مسلحون من مدينة غزة على عسقلان", ["عسقلان"]),
        ("أصيب سبعة عمال في غارة على مدينة الحديدة، فيما استهدفت غارة أخرى مدينة صعدة", ["الحديدة"]),
        ("قتل شاب من أبناء مدينة البيضاء في غارة على مأرب", ["مأرب"]),
        ("قتل خمسة أشخاص في مدينة #زوارة غرب #طرابلس", ["زوارة"]),
        ("قصف الحوثيون مدينة الحديدة وقتلوا تسعة صيادين، وكان الميناء يستقبل زوارا من صعدة وعدن", ["الحديدة"]),
    ],
)
def test_a_place_from_which_something_came_is_not_where_it_fell(text: str, places: list[str]) -> None:
    assert [f.place for f in figures(text)] == places


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("منذ مطلع العام الحالي قتل 42 صيادا في بحر العرب.", True),
        ("وثقت المنظمة مقتل 544 شخصا منذ 15 نيسان 2023 في الخرطوم.", True),
        ("وسبق أن قتل ستة عمال في قصف على الميناء.", True),
        ("يذكر أن هجوما مماثلا أدى إلى مقتل تسعة بحارة.", True),
        ("يذكر أن تسعة بحارة قتلوا اليوم في الهجوم.", False),
        ("قتل تسعة بحارة في هجوم بدأ منذ صباح اليوم.", False),
        ("قتل تسعة بحارة في البلاد التي تشهد حربا منذ عام 2015.", False),
        ("وفي الخامس من أيار أصيب عشرة عمال في قصف على الميناء.", True),
        ("في 18 حزيران أصيب عشرة عمال في قصف على الميناء.", False),
    ],
)
def test_totals_of_a_longer_time_and_earlier_attacks_are_background(text: str, background: bool) -> None:
    assert [f.background for f in figures(text)] == [background]


def test_a_total_since_a_day_leaves_the_count_of_the_day_alone() -> None:
    found = figures("قتل ثلاثة رعاة في غارة على مأرب، ليرتفع عدد القتلى منذ بداية العام إلى 120.")
    assert [(f.value, f.background) for f in found] == [(3, False), (120, True)]


def test_a_total_of_a_war_leaves_the_count_of_the_day_alone() -> None:
    found = figures("قتل أربعة صيادين قرب عدن، لترتفع حصيلة القتلى منذ بدء الحرب إلى 900.")
    assert [(f.value, f.background) for f in found] == [(4, False), (900, True)]


def test_a_later_count_of_others_lends_no_day() -> None:
    found = figures("مقتل ثلاثة في عدن\n\nقتل ثلاثة رعاة في عدن.\n\nوفي 2 حزيران قتل ثلاثة شبان في تعز.")
    assert [f.when for f in found[1:]] == [None, "2024-06-02"]
    found = figures("غارات على اليمن\n\nأصيبت طفلتان بجروح.\n\nوفي 2 حزيران جرح رجلان.")
    assert [f.when for f in found] == [None, "2024-06-02"]


def test_a_field_of_honour_is_no_place() -> None:
    (found,) = figures("قال الجيش إن سبعة جنود سقطوا في ميدان الشرف.")
    assert (found.measure, found.place) == ("killed", None)


def test_a_part_falls_where_its_whole_fell() -> None:
    found = figures("قصف على خاركيف\n\nقتل سبعة عمال في خاركيف.\n\nوقال مسعفون إن سبعة عمال قتلوا بينهم أربع نساء.")
    assert {f.place for f in found} == {"خاركيف"}


def test_what_the_report_tells_of_the_event_only_later_is_no_day_of_an_earlier_figure() -> None:
    found = figures(
        "قصف على مأرب\n\nقتل سبعة عمال بقصف صاروخي على مأرب.\n\nوذكرت مصادر أن القصف أسفر عن مقتل سبعة عمال.\n\n"
        "وسبق أن تعرضت مأرب لقصف صاروخي في 2 أيار الماضي."
    )
    assert [f.when for f in found] == [None, None]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("قتل 40 راعيا منذ بدء الهجوم الأحد.", False),
        ("قتل 40 راعيا منذ بدء العملية العسكرية يوم الأحد.", False),
        ("قتل 40 راعيا منذ يوم الجمعة الماضي.", False),
        ("قتل 40 راعيا منذ بدء الهجوم.", True),
        ("قتل 40 راعيا منذ بدء الهجوم في الأول من أيار.", True),
        ("قتل منذ بدء الهجوم 40 راعيا، وأصيب راع يوم الأحد.", True),
    ],
)
def test_a_total_since_a_day_of_the_week_is_news(text: str, background: bool) -> None:
    assert figures(text)[0].background is background


def test_a_capital_that_speaks_in_a_headline_is_no_place_of_figures() -> None:
    text = "تبليسي: سنرد على الهجوم\n\nقتل سبعة رعاة في قصف على المراعي."
    assert [f.place for f in figures(text)] == [None]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وصلت قوافل إلى عدن وتعز ومأرب ولحج وأصيب سبعة عمال.", [None]),
        ("قتل 80 راعيا في غارات على عدن وتعز ومأرب.\n\nتعيش اليمن حربا في اليمن.", ["اليمن"]),
        ("قتل سبعة رعاة في غارة على تعز ومأرب.", ["تعز"]),
        ("نزح أكثر من مليوني شخص.\n\nقصفت طائرات مدينة الخرطوم في السودان.", ["السودان"]),
        ("قصف على مدينة الخرطوم\n\nقتل عشرة عمال في مستشفى السلام في الخرطوم.", ["الخرطوم"]),
        ("قصف على طرابلس.\n\nاندلعت معارك في بلدة زوارة.\n\nوقتل ستة رعاة في قصف على البلدة.", ["زوارة"]),
        ("قال شاهد لمراسل الأناضول إن ستة رعاة قتلوا.", [None]),
        ("أفاد مصدر طبي للأناضول بأن ستة رعاة قتلوا.", [None]),
        ("قتل ستة رعاة في هضبة الأناضول.", ["الأناضول"]),
    ],
)
def test_where_a_figure_fell(text: str, places: list[str | None]) -> None:
    assert [f.place for f in figures(text)] == places


def test_a_hospital_to_which_the_wounded_came_is_not_where_they_were_struck() -> None:
    text = "قصف مدفعي على سوق الدلنج مساء اليوم. خمسة قتلى وتسعة جرحى وصلوا المركز الصحي بحي الرديف."
    figures = khabar.read(khabar.Report.of(text, published="2024-05-07")).figures
    assert "الرديف" not in {f.place for f in figures}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قصفت طائرة بلدة الخيام. وقتل في القصف ثمانية عمال من نيبال.", ["الخيام"]),
        ("شهدت بلدة الخيام غارة جوية. وأصيب 31 عاملا زراعيا من سريلانكا.", ["الخيام"]),
        ("قصفت مدفعية بلدة الخيام. وقتل أربعة من تشاد وثلاثة عمال من غانا والسنغال ونيجيريا.", ["الخيام"] * 2),
        ("وثقت اللجنة مقتل تسعة مدنيين، بينهم طفلان وأربعة مهاجرين من تشاد، وإصابة 17 آخرين.", [None] * 4),
        ("قتل 11 شخصا، معظمهم من غانا، بقصف على بلدة الخيام.", ["الخيام"]),
        ("قتل ثمانية عمال في نيبال.", ["نيبال"]),
        ("نزح 300 عامل من سوريا.", ["سوريا"]),
        ("أجلت السفن 90 عاملا من السودان.", ["السودان"]),
    ],
)
def test_where_victims_are_from_is_not_where_they_fell(text: str, places: list[str | None]) -> None:
    assert [f.place for f in figures(text) if f.measure != "other"] == places


def test_those_of_another_country_are_not_of_the_side_where_they_fell() -> None:
    text = "شهدت بلدة الخيام غارة جوية. وقتل في الغارة سبعة جنود من إيطاليا."
    assert [(f.place, f.side) for f in figures(text)] == [("الخيام", "الجيش الإيطالي")]


def test_a_deed_is_not_placed_where_those_whom_it_befell_are_from() -> None:
    text = "قصفت مدفعية بلدة الخيام أمس. وقتل ثمانية عمال من نيبال."
    assert [e.place for e in khabar.read(Report.of(text, published=NEWS)).events if e.type == "ASSAULT"] == ["الخيام"]


@pytest.mark.parametrize(
    "period",
    [
        "خلال الفترة المشمولة بالتقرير",
        "في الفترة التي يغطيها التقرير",
        "خلال فترة التقرير",
        "خلال الفترة قيد الاستعراض",
    ],
)
def test_a_total_of_the_time_of_a_report_is_background(period: str) -> None:
    assert [f.background for f in figures(f"قتل 14 مدنيا وأصيب 33 آخرون في مأرب وريفها {period}.")] == [True, True]


def test_a_round_up_sets_no_toll_at_its_first_town_where_it_names_another_for_it() -> None:
    text = (
        "قتل حارس اليوم حين سقطت قذيفة على مدينة زبيد في محافظة الحديدة.\n\n"
        "وفي ريف تعز قتل أحد عشر صيادا يوم الجمعة وجرح أربعة، بعد أن أصابت طائرة شاحنة كانت تقلهم إلى سوق قرية الجرابيح."
    )
    assert [(f.value, f.place) for f in figures(text)][1] == (11.0, "تعز")


def test_who_is_hindered_is_not_killed_by_it() -> None:
    text = "كثف الجيش قصفه على بلدة القيارة وهو ما يمنع السكان من العودة بعد مقتل خمسة مدنيين."
    reading = khabar.read(Report.of(text, id="r", published=NEWS))
    assert [reading.events[f.event or 0].type for f in reading.figures] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("span", "when"),
    [
        ("بين 4 أكتوبر و4 نوفمبر 2023", "2023"),
        ("من 4 مارس 2021 حتى 4 مارس 2023", None),
        ("من 3 إلى 9 مارس 2023", None),
    ],
)
def test_a_span_that_begins_and_ends_on_the_same_day_of_a_month_is_no_day(span: str, when: str | None) -> None:
    found = [f.when for f in figures(f"قتل 120 مدنيا {span}.")]
    assert found != ["2023-10-04"]
    assert found != ["2021-03-04"]
    if when is not None:
        assert found == [when]


def test_an_item_of_a_list_falls_at_its_own_place_and_on_the_day_of_the_list() -> None:
    found = figures(
        "حصيلة القصف في محافظة تعز يوم 18 حزيران:\n- مدينة المخا: 5 قتلى\n- تل الورد: 3 قتلى و4 جرحى\n- مدينة مأرب: قتيلان"
    )
    assert [f.place for f in found] == ["المخا", "تل الورد", "تل الورد", "مأرب"]
    assert {f.when for f in found} == {"2024-06-18"}


def test_items_without_a_label_fall_where_the_first_did() -> None:
    found = figures("قصف الجيش بلدة المخا اليوم:\n- مقتل 5 صيادين\n- إصابة 9 عمال")
    assert [(f.place, f.when) for f in found] == [("المخا", "2024-06-20"), ("المخا", "2024-06-20")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وتضررت مدينة تعز أكثر من غيرها، حيث قتل فيها 41 عاملا وجرح 80 آخرون، تليها مدينة مأرب.", ["تعز", "تعز"]),
        ("اشتد القتال في تعز، تليها مدينة مأرب التي قتل فيها 12 عاملا، ثم مدينة صعدة.", ["مأرب"]),
        ("أدى القصف على بلدة المخا إلى نزوح 600 عائلة نحو مدينة تعز.", ["المخا"]),
        ("قصف الجيش بلدة المخا. وفرت 70 عائلة باتجاه مدينة تعز ومأرب.", ["المخا"]),
        ("قصف الجيش قرية ربوة الصفصاف فقتل أربعة. وفرت 70 عائلة باتجاه مدينة مأرب.", [None, None]),
        ("قتل حارسان، أحدهما من الهند والآخر من نيبال، في قصف على مدينة مأرب.", ["مأرب"]),
        ("قتل سبعة رعاة في اشتباكات على الحدود مع السعودية.", [None]),
    ],
)
def test_a_place_of_origin_or_of_refuge_or_beyond_the_border_is_not_where_it_fell(
    text: str, places: list[str | None]
) -> None:
    assert [f.place for f in figures(text)] == places


def test_a_list_points_back_to_the_sentence_before_it() -> None:
    found = figures(
        "نفذ الجيش فجر الثلاثاء عملية في بلدة المخا.\nوقد أسفرت العملية عن:\n1- قتل أربعة مسلحين.\n2- ضبط 23 عبوة ناسفة."
    )
    assert [(f.place, (f.when or "")[:10]) for f in found] == [("المخا", "2024-06-18"), ("المخا", "2024-06-18")]


def test_an_adjective_in_the_feminine_is_no_owner() -> None:
    text = "وقال الناطق باسم الهيئة إن فرقه أجلت 28 عائلة عالقة قرب الميناء."
    assert [f.side for f in figures(text)] == [None]
    assert [f.side for f in figures("وقال الجيش إن ثلاثة من جنوده قتلوا في كمين.")] == ["الجيش"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("انفجرت سيارة مفخخة في سوق مدينة الباب. وفي دمشق، قالت وزارة الداخلية إن ستة أشخاص قتلوا.", "الباب"),
        ("سقطت صواريخ على مدينة الحديدة. وفي عدن، قال متحدث باسم وزارة الدفاع إن ثلاثة جنود أصيبوا.", "الحديدة"),
        ("سقطت صواريخ على خاركيف. وفي كييف، قال رئيس البلدية إن 14 مدنيا قتلوا.", "كييف"),
        ("سقطت صواريخ على حلب. وفي إدلب، قال متحدث باسم الدفاع المدني إن ستة قتلوا.", "إدلب"),
        ("وفي بيروت، قال متحدث باسم وزارة الصحة إن 14 مدنيا قتلوا.", "بيروت"),
    ],
)
def test_the_seat_of_a_government_that_speaks_is_not_where_people_fell(text: str, place: str) -> None:
    assert [figure.place for figure in figures(text)] == [place]


def test_the_country_around_a_town_is_not_the_town() -> None:
    text = "أصيب سبعة مدنيين، السبت، بقصف طال ريف حماة الشمالي.\n\nوتستهدف القوات الحكومية بقصف مكثف أرياف حماة وإدلب."
    assert [f.place for f in figures(text)] == ["ريف حماة الشمالي"]


def test_fighters_are_of_the_body_named_in_quotation_marks_after_its_head() -> None:
    text = "قال شهود إن 14 مقاتلا من الفصائل المحلية وستة من مقاتلي تنظيم «القاعدة» قتلوا في هجوم على رداع."
    sides = [f.side for f in figures(text)]
    assert sides == [None, "تنظيم القاعدة"]


def test_where_the_wounded_were_brought_is_not_where_they_fell() -> None:
    text = "هاجم مسلحون قرية بانيبانغو أمس.\nوأصيب سبعة جنود جرى إجلاؤهم جوا إلى المستشفى العسكري في نيامي."
    assert [f.place for f in figures(text)] == ["بانيبانغو"]


def test_the_part_of_the_world_that_somebody_is_from_is_not_where_he_fell() -> None:
    text = "قال مسؤولون إن جنديين قتلا، وإن عاملا من شرق أوروبا وثلاثة حراس فروا من فندق في تمبكتو."
    assert {f.place for f in figures(text)} == {"تمبكتو"}
