"""Tolls that are told again, corrected and denied days later, by others. What bodies say here, real ones too, is invented."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report
from khabar.record import Incident, Record, Tally


def record(*told: tuple[str, str]) -> Record:
    """The record of reports: the day, and the text with its headline."""
    rows = [
        Report.of(text, id=f"r{k}", outlet=f"صحيفة {name}", published=day)
        for k, ((day, text), name) in enumerate(zip(told, ("الفجر", "الضحى", "العصر", "المساء"), strict=False))
    ]
    return khabar.tell([khabar.read(row) for row in rows])


def tally(incident: Incident, measure: str = "killed", of: str | None = None) -> Tally:
    return next(t for t in incident.tallies if (t.measure, t.of, t.side_only) == (measure, of, False))


STRIKE = (
    "2024-02-12",
    "مقتل 9 أشخاص في غارة على سوق كيدال\n\nقتل 9 أشخاص اليوم الاثنين في غارة جوية على سوق كيدال شمالي مالي، بحسب مستشفى المدينة.",
)


@pytest.mark.parametrize(
    "later",
    [
        "رفعت منظمة أنقذوا المدنيين، الخميس، حصيلة قتلى الغارة على سوق كيدال إلى 13.",
        "ارتفعت اليوم الخميس حصيلة قتلى الغارة على سوق كيدال إلى 13، وفق منظمة أنقذوا المدنيين.",
        "أعلنت منظمة أنقذوا المدنيين، الخميس، أن عدد قتلى الغارة على سوق كيدال 13 وليس 9.",
        "دانت منظمة أنقذوا المدنيين، الخميس، الغارة على سوق كيدال التي قتلت 13 شخصا.",
    ],
)
def test_the_day_on_which_a_toll_is_told_is_no_day_of_what_happened(later: str) -> None:
    (found,) = record(STRIKE, ("2024-02-15", later)).incidents
    assert [str(day) for day in found.when or ()] == ["2024-02-12", "2024-02-12"]
    assert {c.value for c in tally(found).claims} >= {9, 13}


def test_another_strike_days_later_is_one_of_its_own() -> None:
    later = "قتل 4 أشخاص اليوم الخميس في غارة جوية على سوق كيدال شمالي مالي، بحسب مستشفى المدينة."
    assert len(record(STRIKE, ("2024-02-15", later)).incidents) == 2


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("دانت فرنسا الهجوم الذي أودى بحياة 24 شخصا وفق الصليب الأحمر.", "اللجنة الدولية للصليب الأحمر", ()),
        ("نفى الجيش المالي مسؤوليته عن الغارة التي قتلت 24 شخصا بحسب منظمة العفو الدولية.", "منظمة العفو الدولية", ()),
        ("دعا الاتحاد الأفريقي إلى التحقيق في هجوم راح ضحيته 24 شخصا بحسب مصادر طبية.", "مصادر طبية", ()),
        ("قالت وزارة الخارجية إن القصف قتل 24 شخصا وفق الدفاع المدني.", "الدفاع المدني", ("وزارة الخارجية",)),
        ("دانت فرنسا الهجوم الذي أودى بحياة 24 شخصا وفقا لمنظمة العفو الدولية.", "منظمة العفو الدولية", ()),
        ("دانت فرنسا الهجوم الذي أودى بحياة 24 شخصا وفقا للصليب الأحمر.", "اللجنة الدولية للصليب الأحمر", ()),
        ("قالت وزارة الخارجية إن القصف قتل 24 شخصا وفق ما نقلت رويترز.", "وزارة الخارجية", ("رويترز",)),
    ],
)
def test_a_number_is_of_whom_it_is_told_to_be_from(text: str, source: str, via: tuple[str, ...]) -> None:
    (figure,) = khabar.read(Report.of(text, published="2024-02-15")).figures
    assert (figure.value, figure.source, figure.via) == (24, source, via)


@pytest.mark.parametrize(
    "text",
    [
        "قال المستشفى إن عدد القتلى 15 وليس 17. وأضاف أن من بين القتلى 6 نساء.",
        "خفض المستشفى حصيلة القتلى من 17 إلى 15، لأن جثتين أحصيتا مرتين. وأضاف أن بينهم 6 نساء.",
    ],
)
def test_a_part_is_one_of_the_number_in_force(text: str) -> None:
    figures = khabar.read(Report.of(text, published="2024-02-15")).figures
    women = next(f for f in figures if f.of == "women")
    assert women.part_of is not None
    assert (figures[women.part_of].value, figures[women.part_of].former) == (15, False)


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("3 من الكوادر الطبية", "aid_workers"),
        ("3 من العاملين في المجال الصحي", "aid_workers"),
        ("3 من الطواقم الإسعافية", "aid_workers"),
        ("3 عاملين صحيين", "aid_workers"),
        ("3 من سكان المنطقة الصحية", None),
    ],
)
def test_medics_under_other_names(words: str, of: str | None) -> None:
    figures = khabar.read(Report.of(f"قتل 40 شخصا في القصف، بينهم {words}.", published="2024-02-15")).figures
    assert [(f.value, f.of) for f in figures] == [(40, None), (3, of)]


def test_parts_told_in_a_sentence_of_their_own_are_counted() -> None:
    text = (
        "قتل 20 شخصا اليوم الاثنين في قصف على سوق غاو، بحسب مستشفى غاو. "
        "وأضاف المستشفى أن بين القتلى 4 أطفال وثلاث نساء."
    )
    (found,) = record(("2024-02-12", text)).incidents
    assert [(of, tally(found, of=of).best) for of in (None, "children", "women")] == [
        (None, 20), ("children", 4), ("women", 3),
    ]  # fmt: skip


def test_a_subset_falls_with_the_number_it_was_told_with() -> None:
    rows = (
        ("2024-02-12", "قتل 10 أشخاص بينهم طفلان اليوم الاثنين في قصف على سوق غاو، بحسب مستشفى غاو."),
        ("2024-02-13", "ارتفعت حصيلة قتلى القصف على سوق غاو أمس الاثنين إلى 16 قتيلا بينهم 5 أطفال، بحسب مستشفى غاو."),
    )
    (found,) = record(*rows).incidents
    children = tally(found, of="children")
    assert (children.low, children.best, children.high) == (5, 5, 5)
    assert [(c.value, c.current) for c in children.claims] == [(2, False), (5, True)]


@pytest.mark.parametrize(
    ("second", "numbers"),
    [
        ("وكانت حركة التحرير قد تحدثت عن مقتل 35 شخصا.", {24: True, 35: True}),
        ("وكانت المنظمة قد تحدثت عن مقتل 35 شخصا.", {24: True, 35: False}),
    ],
)
def test_a_correction_takes_back_a_number_of_its_own_source_alone(second: str, numbers: dict[float, bool]) -> None:
    text = "منظمة تصحح حصيلة غاو إلى 24 قتيلا\n\nقالت منظمة أنقذوا المدنيين إن عدد قتلى قصف سوق غاو 24 وليس 27. "
    (found,) = record(("2024-02-15", f"{text}{second}")).incidents
    current = {c.value for c in tally(found).claims if c.current}
    assert {n: n in current for n in numbers} == numbers
    assert 27 not in current


def test_a_body_that_the_headline_leaves_open_is_the_one_that_the_report_names() -> None:
    text = "لجنة حقوقية: 40 قتيلا في غاو\n\nأعلنت لجنة العدالة أن 40 شخصا قتلوا في قصف سوق غاو أمس الأربعاء."
    (found,) = record(("2024-02-15", text)).incidents
    assert (tally(found).best, tally(found).independent) == (40, 1)


def test_fewer_are_missing_from_day_to_day() -> None:
    rows = [
        ("2024-02-12", "قتل 10 أشخاص وفقد 8 آخرون اليوم الاثنين في قصف على سوق غاو، بحسب الشرطة."),
        (
            "2024-02-13",
            "قال الدفاع المدني إن القصف على سوق غاو أمس الاثنين قتل 13 شخصا وإن 3 أشخاص لا يزالون في عداد المفقودين.",
        ),
    ]
    (found,) = record(*rows).incidents
    missing = tally(found, "missing")
    assert (missing.low, missing.best, missing.high, missing.verdict) == (3, 3, 3, "grown")


DENIAL = "نفى الجيش المالي، الثلاثاء، قصف سوق كيدال، "


@pytest.mark.parametrize(
    ("besides", "incidents"),
    [
        ("وقال إنه قتل السبت 30 مسلحا في كمين.", 2),
        ("وقال إن المسلحين قصفوه.", 1),
    ],
)
def test_what_somebody_says_he_did_besides_what_he_denies_is_another_deed(besides: str, incidents: int) -> None:
    found = record(STRIKE, ("2024-02-13", DENIAL + besides)).incidents
    assert len(found) == incidents
    strike = next(i for i in found if "r0" in i.reports)
    assert (strike.grade, "r1" in strike.reports) == ("contested", True)
    assert all(c.value != 30 for t in strike.tallies for c in t.claims)


@pytest.mark.parametrize(
    ("charge", "linked"),
    [
        ("واتهمت منظمة أنقذوا المدنيين الجيش المالي بقصف السوق.", True),
        ("وقالت منظمة أنقذوا المدنيين إن طائرة للجيش المالي قصفت السوق.", True),
        ("واتهمت منظمة أنقذوا المدنيين مسلحين مجهولين بقصف السوق.", False),
        ("وطالبت منظمة أنقذوا المدنيين الجيش المالي بفتح تحقيق.", False),
    ],
)
def test_who_denies_a_deed_is_linked_to_who_lays_it_to_him(charge: str, linked: bool) -> None:
    day, text = STRIKE
    found = record((day, f"{text} {charge}"), ("2024-02-13", f"{DENIAL}وقال إنه لا طائرات له فوق المدينة."))
    said = {s.id: s for story in found.stories for s in story.statements}
    pairs = {(said[k.from_].source, said[k.to].source) for k in found.links if k.kind == "denies"}
    assert pairs == ({("الجيش المالي", "منظمة أنقذوا المدنيين")} if linked else set())


def test_two_totals_of_one_sentence_are_not_added() -> None:
    text = "قتلى غاو: قالت لجنة العدالة إن عدد القتلى في قصف سوق غاو 35 وإن الحصيلة البالغة 40 شملت مفقودين."
    found = record(("2024-02-15", text)).incidents
    assert [tally(i).best for i in found] == [35]


def test_a_state_loses_soldiers_on_one_side_whatever_its_bodies_are_called() -> None:
    rows = (
        (
            "2018-06-13",
            "قال رئيس الوزراء الموزمبيقي إن 103 جنود موزمبيقيين قتلوا في القصف التنزاني على مدينة موشي أمس الثلاثاء. "
            "وقالت وزارة الدفاع التنزانية إن 6 من جنودها قتلوا قرب موشي.",
        ),
        (
            "2018-06-14",
            "أعلنت وزارة الدفاع التنزانية الخميس مقتل 64 من جنود الجيش التنزاني في المعارك التي دارت الثلاثاء قرب مدينة موشي. "
            "وكانت موزمبيق قد أعلنت مقتل 103 من جنودها.",
        ),
    )
    (found,) = record(*rows).incidents
    sides = {t.side: (t.low, t.best, t.high) for t in found.tallies if (t.measure, t.of) == ("killed", None)}
    assert sides == {"الجيش الموزمبيقي": (103, 103, 103), "الجيش التنزاني": (64, 64, 64), None: (167, 167, 167)}


def test_those_by_whom_a_toll_rises_are_of_it() -> None:
    head = "ارتفاع قتلى غارة كيدال إلى 10"
    later = "قالت فرق الإنقاذ إن طفلة توفيت متأثرة بجراحها، لترتفع حصيلة قتلى الغارة على سوق كيدال يوم الاثنين إلى 10."
    (found,) = record(STRIKE, ("2024-02-14", f"{head}\n\n{later}")).incidents
    assert (tally(found).low, tally(found).best, tally(found).high) == (10, 10, 10)


def test_of_one_day_the_report_that_a_toll_rose_comes_before_those_that_repeat_it() -> None:
    rose = "أعلنت وزارة الصحة، الخميس، ارتفاع حصيلة قتلى القصف على سوق مدينة الفاشر الثلاثاء إلى 21 قتيلا."
    again = "قتل 21 شخصا في القصف على سوق مدينة الفاشر الثلاثاء، بحسب وزارة الصحة."
    first = "قتل 16 شخصا في قصف على سوق مدينة الفاشر الثلاثاء، بحسب وزارة الصحة."
    texts = {"a-first": (first, "2024-05-08"), "b-again": (again, "2024-05-09"), "c-rose": (rose, "2024-05-09")}
    reports = [khabar.Report.of(text, id=key, outlet=key, published=day) for key, (text, day) in texts.items()]
    told = khabar.tell([khabar.read(report) for report in reports]).incidents
    claims = [c for i in told for t in i.tallies if (t.measure, t.of) == ("killed", None) for c in t.claims]
    assert [(c.report, c.relation) for c in claims] == [("a-first", "first"), ("c-rose", "update"), ("b-again", "same")]


def test_the_spoils_of_an_attack_are_no_second_incident() -> None:
    text = (
        "حركة الشباب تتبنى هجوم بيدوا\n\nأعلنت حركة الشباب مسؤوليتها عن هجوم بيدوا، وقالت في بيان إنها قتلت يوم الثلاثاء "
        "60 جنديا، وغنمت 14 بندقية."
    )
    report = khabar.Report.of(text, id="a", outlet="موقع المرقب", published="2024-05-09")
    assert [(i.type, len(i.reports)) for i in khabar.tell([khabar.read(report)]).incidents] == [("ASSAULT", 1)]


def test_those_who_died_since_are_a_part_of_the_toll_that_rose() -> None:
    first = "قالت الشرطة الكينية إن 32 مدنيا قتلوا في هجوم على فندق في غاريسا مساء الثلاثاء."
    rose = (
        "وفاة خمسة من جرحى هجوم غاريسا\n\nأعلنت وزارة الصحة الكينية، الجمعة، أن حصيلة قتلى هجوم غاريسا الثلاثاء ارتفعت إلى 37 "
        "بعد وفاة خمسة جرحى في المستشفيات."
    )
    texts = ((first, "2024-05-08"), (rose, "2024-05-10"))
    reports = [khabar.Report.of(t, id=f"r{k}", outlet=f"o{k}", published=day) for k, (t, day) in enumerate(texts)]
    (found,) = khabar.tell([khabar.read(report) for report in reports]).incidents
    assert (tally(found).low, tally(found).best, tally(found).high) == (37, 37, 37)


def test_a_toll_that_is_said_to_have_risen_counts_no_other_places() -> None:
    few = [
        ("2024-05-08", f"قالت {who} إن {n} راعيا قتلوا في هجوم على قرية كيشيرو الثلاثاء.")
        for who, n in (("الشرطة", 20), ("البلدية", 21), ("الكنيسة", 20))
    ]
    rose = ("2024-05-10", "قال وزير الداخلية إن عدد قتلى هجوم قرية كيشيرو الثلاثاء ارتفع إلى 90 قتيلا.")
    assert tally(record(*few, rose).incidents[0]).high == 90


def test_those_who_were_kidnapped_belong_to_no_promise() -> None:
    text = (
        "120 تلميذا مخطوفون في كادونا\n\nأكد معلم في مدرسة كوريغا أن 120 تلميذا خطفوا الثلاثاء على يد مسلحين.\n\n"
        "وتعهد الحاكم بإعادة الأطفال."
    )
    told = record(("2024-05-08", text)).incidents
    assert [i.type for i in told if any(t.measure == "detained" for t in i.tallies)] != ["AGREE"]


def test_a_rescue_told_with_an_attack_is_no_second_incident() -> None:
    text = (
        "قتل ستة أشخاص في قصف على مدينة خاركيف الثلاثاء، بحسب الشرطة.\n\n"
        "وقالت الإطفائية إن رجال الإنقاذ انتشلوا 11 عاملا أحياء من تحت الأنقاض في خاركيف."
    )
    (found,) = record(("2024-05-08", text)).incidents
    assert (found.type, [a.name for a in found.actors if a.role == "actor"]) == ("ASSAULT", [])


@pytest.mark.parametrize(
    ("besides", "types"),
    [
        ("وأجلى الهلال الأحمر 300 عائلة من مدينة غاريسا الثلاثاء.", ["AID", "ASSAULT"]),
        ("وأجلت طائرات الصليب الأحمر 70 سائحا من مدينة غاريسا الثلاثاء.", ["AID", "ASSAULT"]),
        ("وعالج مستشفى غاريسا تسعة جرحى في مدينة غاريسا الثلاثاء.", ["ASSAULT"]),
    ],
)
def test_help_is_of_an_attack_where_it_is_for_its_victims(besides: str, types: list[str]) -> None:
    text = f"قصف الجيش الكيني مدينة غاريسا الثلاثاء وأصيب تسعة أشخاص. {besides}"
    told = record(("2024-05-08", text)).incidents
    assert sorted(i.type for i in told) == types
    attack = next(i for i in told if i.type == "ASSAULT")
    assert [a.name for a in attack.actors if a.role == "actor"] == ["الجيش الكيني"]


def test_a_week_in_which_somebody_spoke_is_not_the_time_of_the_dead() -> None:
    text = "ارتفع عدد قتلى هجوم غاريسا إلى 72 قتيلا، بحسب البلدية. وكانت الشرطة قد أعلنت الأسبوع الماضي مقتل 50 شخصا في هجوم غاريسا."
    claims = {c.value for i in record(("2024-05-08", text)).incidents for t in i.tallies for c in t.claims}
    assert claims == {72, 50}


@pytest.mark.parametrize(
    "period",
    [
        "خلال الفترة المشمولة بالتقرير", "خلال الأسبوع الماضي", "خلال الأيام السبعة الماضية", "في غضون أسبوع",
        "خلال الأسبوعين الماضيين", "منذ بداية الشهر", "على مدى الشهر الماضي",
    ],
)  # fmt: skip
def test_the_total_of_a_period_is_not_the_toll_of_one_strike_within_it(period: str) -> None:
    survey = (
        f"مالي: تقرير الحالة رقم 8\n\nقتل ما لا يقل عن 17 مدنيا وأصيب 26 آخرون في كيدال {period}.\n\n"
        "وفي 12 فبراير أصابت غارة جوية سوق كيدال، ما أسفر عن مقتل 9 مدنيين، وفقا لوزارة الصحة."
    )
    found = next(i for i in record(STRIKE, ("2024-02-16", survey)).incidents if "r0" in i.reports)
    assert found.reports == ("r0", "r1")
    assert {c.value for t in found.tallies for c in t.claims} == {9}


def test_more_than_so_many_is_no_sum() -> None:
    rows = [
        ("2024-02-14", "قالت وزارة الصحة إن 8 أشخاص قتلوا في قصف على سوق غاو اليوم الأربعاء، بينهم 7 نساء."),
        ("2024-02-14", "قالت البلدية إن 7 باعة قتلوا في القصف على سوق غاو اليوم الأربعاء."),
        ("2024-02-14", "قال شهود عيان إن أكثر من 15 شخصا قتلوا في القصف على سوق غاو اليوم الأربعاء."),
    ]
    (found,) = record(*rows).incidents
    assert "sum" not in {claim.relation for claim in tally(found).claims}


@pytest.mark.parametrize(
    ("told", "part", "whole"),
    [
        # Soldiers are no part of a number of civilians.
        (
            (
                "قتل 7 مدنيين في القصف على سوق غاو اليوم الأربعاء، بحسب مستشفى المدينة.",
                "وثقت منظمة أنقذوا المدنيين مقتل 11 مدنيا في القصف على سوق غاو اليوم الأربعاء.\n"
                "وقال الجيش إن 4 جنود قتلوا في القصف على سوق غاو.",
            ),
            7,
            11,
        ),
        # What a source has replaced by another number is no part of anybody's.
        (
            (
                "قال شهود عيان إن 8 أشخاص قتلوا في القصف على سوق غاو اليوم الأربعاء.",
                "قال مستشفى المدينة إن 14 شخصا قتلوا في القصف على سوق غاو اليوم الأربعاء. وكانت حصيلة سابقة أفادت بمقتل 6 مدنيين.",
            ),
            8,
            14,
        ),
    ],
)
def test_no_sum_of_others_or_of_what_stands_no_longer(told: tuple[str, str], part: int, whole: int) -> None:
    (found,) = record(*(("2024-02-14", text) for text in told)).incidents
    claims = {c.value: c for c in tally(found).claims}
    assert (claims[whole].relation, claims[part].relation) in [
        ("first", "conflict"),
        ("conflict", "first"),
        ("update", "first"),
    ]


def test_the_body_that_says_in_one_report_that_its_toll_rose_is_one_source_with_its_office() -> None:
    text = (
        "قالت منظمة أطباء بلا حدود إن مستشفاها في زالنجي استقبل أمس 12 قتيلا جراء القصف على السوق. "
        "وأوضحت منسقة المنظمة في السودان أن عدد القتلى ارتفع إلى 14."
    )
    again = "قتل 12 شخصا في قصف على السوق في زالنجي أمس، وفق أطباء بلا حدود."
    reports = [
        khabar.Report.of(t, id=f"r{k}", outlet=f"o{k}", published="2024-05-08") for k, t in enumerate((text, again))
    ]
    (found,) = khabar.tell([khabar.read(report) for report in reports]).incidents
    assert (tally(found).best, tally(found).independent) == (14, 1)
