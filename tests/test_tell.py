"""Comparing: evidence from both sides, claims that leave room, growth by day, witnesses of copies."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

import khabar
from khabar.model import Report
from khabar.record import Record, Tally
from khabar.tell.digest import digest
from khabar.tell.evidence import weigh

DAY = date(2021, 3, 4)


def report(name: str, text: str, day: date = DAY, outlet: str | None = None) -> Report:
    return Report.of(text, id=name, published=day, outlet=outlet or f"outlet {name}")


def told(*reports: Report) -> Record:
    return khabar.tell([khabar.read(r) for r in reports])


def killed(record: Record) -> Tally:
    return next(t for i in record.incidents for t in i.tallies if t.measure == "killed" and t.of is None)


STRIKES = (
    "قتل خمسة أشخاص في قصف مدفعي على بلدة سراقب صباح اليوم.",
    "قصف مدفعي على ريف إدلب يوقع خمسة قتلى في بلدة سراقب.",
    "انفجرت سيارة مفخخة في مدينة الباب وقتل ثلاثة أشخاص.",
    "زار وزير الخارجية مدينة حلب والتقى وفدا من التجار.",
)


def test_evidence_is_the_same_from_both_sides() -> None:
    found = [digest(khabar.read(report(str(k), text))) for k, text in enumerate(STRIKES)]
    for one, other in permutations(found, 2):
        assert weigh(one, 0, other, 0).score == weigh(other, 0, one, 0).score


def test_the_order_and_the_names_of_reports_do_not_matter() -> None:
    first = told(*(report(str(k), text) for k, text in enumerate(STRIKES)))
    again = told(*(report(str(k), text) for k, text in reversed(list(enumerate(STRIKES)))))
    assert first.to_dict() == again.to_dict()
    assert khabar.tell([]).to_dict() == khabar.tell([]).to_dict()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ما بين 20 و30 شخصا", "25 شخصا"),
        ("نحو 20 شخصا", "21 شخصا"),
    ],
)
def test_a_number_within_what_another_leaves_open_is_no_conflict(one: str, other: str) -> None:
    reports = [
        report("a", f"قالت وزارة الصحة إن {one} قتلوا في غارة جوية على مدينة صنعاء اليوم."),
        report("b", f"قال مستشفى الثورة إن {other} قتلوا في الغارة الجوية على مدينة صنعاء اليوم."),
    ]
    assert killed(told(*reports)).verdict != "conflict"


def test_a_larger_number_after_a_least_one_is_no_conflict() -> None:
    reports = [
        report("a", "قالت وزارة الصحة إن أكثر من 30 شخصا أصيبوا في غارة جوية على مدينة صنعاء اليوم."),
        report("b", "قال مستشفى الثورة إن 58 شخصا أصيبوا في الغارة الجوية على مدينة صنعاء اليوم."),
    ]
    tally = next(t for i in told(*reports).incidents for t in i.tallies if t.measure == "injured" and t.of is None)
    assert (tally.low, tally.high, tally.verdict) == (30, 58, "explained")


def test_a_least_number_that_another_goes_on_from_is_not_the_best() -> None:
    reports = [
        report("a", "قالت وزارة الصحة إن أكثر من 30 شخصا أصيبوا في غارة جوية على مدينة صنعاء اليوم."),
        report("b", "قال الهلال الأحمر إن 58 شخصا أصيبوا في الغارة الجوية على مدينة صنعاء اليوم."),
    ]
    tally = next(t for i in told(*reports).incidents for t in i.tallies if t.measure == "injured" and t.of is None)
    assert (tally.low, tally.best, tally.high) == (30, 58, 58)


def test_a_number_that_is_said_again_later_counts_as_of_then() -> None:
    place = "في غارة جوية على سوق مدينة صنعاء"
    reports = [
        report("a", f"قالت وزارة الصحة إن تسعة أشخاص قتلوا {place} اليوم."),
        report("b", f"قال الهلال الأحمر إن سبعة أشخاص قتلوا {place} اليوم."),
        report("c", f"قالت وزارة الصحة إن تسعة أشخاص قتلوا {place} أمس.", date(2021, 3, 5)),
    ]
    tally = killed(told(*reports))
    assert (tally.verdict, tally.low, tally.best, tally.high) == ("conflict", 7, 9, 9)


def test_far_less_than_others_told_by_that_day_is_no_step_of_growth() -> None:
    """The other side's number stands against the toll: it is not the number from which this has grown."""
    reports = [
        report("a", "قالت وزارة الصحة إن 14 شخصا قتلوا في غارة جوية على سوق مدينة صنعاء اليوم."),
        report("b", "قال التحالف العربي إن خمسة أشخاص قتلوا في الغارة الجوية على سوق مدينة صنعاء اليوم."),
        report("c", "قالت وزارة الصحة إن 18 شخصا قتلوا في الغارة الجوية على سوق مدينة صنعاء أمس.", date(2021, 3, 5)),
    ]
    tally = killed(told(*reports))
    assert (tally.verdict, tally.low, tally.best, tally.high) == ("conflict", 5, 18, 18)
    assert [c.relation for c in tally.claims if c.value == 5] == ["conflict"]


def test_who_came_to_a_hospital_is_a_part_of_all() -> None:
    reports = [
        report("a", "قالت وزارة الصحة إن 14 شخصا قتلوا في غارة جوية على سوق مدينة صنعاء اليوم."),
        report("b", "قال مدير مستشفى الثورة إن المستشفى استقبل 11 قتيلا بعد الغارة الجوية على سوق مدينة صنعاء اليوم."),
    ]
    tally = killed(told(*reports))
    assert (tally.low, tally.best, tally.high) == (14, 14, 14)
    assert [c.reason for c in tally.claims if c.value == 11] == ["it counts those who came to one hospital"]


@pytest.mark.parametrize(
    ("one", "other", "sources"),
    [
        ("قالت قوات الدعم السريع", "قال المتحدث باسم قوات الدعم السريع سالم الكناني", 1),
        ("قالت وزارة الصحة", "قال وزير الصحة نبيل الشمري", 1),
        ("قالت الأمم المتحدة", "قال السفير الروسي لدى الأمم المتحدة نبيل الشمري", 2),
        ("قالت وزارة الصحة", "قال قائد الشرطة نبيل الشمري", 2),
    ],
)
def test_who_speaks_for_a_body_is_no_second_source(one: str, other: str, sources: int) -> None:
    place = "إن تسعة أشخاص قتلوا في غارة جوية على سوق مدينة صنعاء اليوم."
    assert killed(told(report("a", f"{one} {place}"), report("b", f"{other} {place}"))).independent == sources


def test_two_numbers_of_one_day_are_no_growth() -> None:
    later = date(2021, 3, 5)
    place = "في غارة جوية على سوق مدينة صنعاء أمس"
    for names in permutations("abc"):
        reports = [
            report(names[0], "قتل خمسة أشخاص في غارة جوية على سوق مدينة صنعاء اليوم."),
            report(names[1], f"قال مستشفى الثورة إن سبعة أشخاص قتلوا {place}.", later),
            report(names[2], f"قالت وزارة الصحة إن تسعة أشخاص قتلوا {place}.", later),
        ]
        assert killed(told(*reports)).verdict == "conflict"


def test_a_copy_of_a_copy_is_the_first_ones_witness() -> None:
    text = (
        "قتل سبعة أشخاص في غارة جوية على سوق شعبي وسط مدينة صنعاء صباح اليوم وفق ما أفاد به شهود من السكان. "
        "وأضاف السكان أن الغارة دمرت عشرة متاجر وأن فرق الدفاع المدني ما زالت ترفع الأنقاض وتبحث عن ناجين تحتها. "
        "وكانت المدينة قد شهدت هدوءا حذرا خلال الأسابيع الماضية بعد تعثر المفاوضات بين طرفي النزاع في البلاد."
    )
    more = text + " وقال تاجر إن السوق كان مزدحما ساعة الغارة."
    record = told(report("a", text), report("b", more, date(2021, 3, 5)), report("c", more, date(2021, 3, 6)))
    assert len(record.copies) == 2
    assert killed(record).independent == 1
    assert killed(record).outlets == 3


def test_a_village_that_no_gazetteer_holds_lies_in_the_region_named_with_it() -> None:
    text = "قتل سبعة أشخاص في قصف جوي على قرية أم درقان في ولاية شمال كردفان صباح اليوم."
    (incident,) = told(report("a", text)).incidents
    assert incident.place is not None
    assert (incident.place.name, incident.place.precision, incident.place.country) == ("أم درقان", "region", "SD")
    assert incident.place.lat is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل ستة مدنيين في قصف مدفعي على الدلنج.", "قتل ستة مدنيين في قصف مدفعي على كادقلي."),
        ("قتل شخصان في غارة على بلدة ميس الجبل.", "قتل شخصان في غارة على بلدة كفركلا."),
        ("قتل تسعة في غارة على دوما السبت.", "قتل ثمانية في غارة على دوما الاثنين."),
        ("اعتصم العشرات في السويداء طلبا للكهرباء.", "قتل عابران في قصف على السويداء."),
        ("بحث الوزير مع نظيره التركي التجارة في أربيل.", "قتل حارس في تفجير عبوة في أربيل."),
    ],
)
def test_sure_accounts_of_other_towns_days_or_kinds_are_two_incidents(one: str, other: str) -> None:
    record = told(report("1", one), report("2", other))
    assert len({r.incident for r in record.reports}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل ثمانية في قصف على سوق في الأبيض.", "القصف المدفعي على سوق شمالي الأبيض يوقع عشرة قتلى."),
        ("قتل خمسة في تفجير سيارة في حي الجهاد غربي بغداد.", "ارتفع عدد قتلى تفجير السيارة في بغداد إلى سبعة."),
        ("خرج المئات في ذي قار وقتل متظاهران.", "قتلت قوات الأمن متظاهرين اثنين في ذي قار."),
    ],
)
def test_accounts_of_one_town_and_day_are_one_incident(one: str, other: str) -> None:
    record = told(report("1", one), report("2", other))
    assert len({r.incident for r in record.reports}) == 1


@pytest.mark.parametrize(
    ("head", "office", "independent"),
    [
        ("حركة الشباب", "المتحدث باسم الحركة", 1),
        ("محافظ جوبا السفلى", "المحافظ", 1),
        ("مسؤول", "المتحدث باسم الشرطة في كيسمايو", 1),
        ("حركة الشباب", "المتحدث باسم الشرطة في كيسمايو", 2),
    ],
)
def test_a_headline_that_shortens_who_counts_the_dead_is_no_second_source(
    head: str, office: str, independent: int
) -> None:
    text = (
        f"{head}: مقتل 17 شخصا في انفجار بمدينة كيسمايو\n\n"
        f"قال {office} عبدي فارح نور إن 17 شخصا قتلوا في انفجار سوق المدينة يوم الجمعة."
    )
    assert killed(told(report("a", text))).independent == independent


def test_a_ministry_told_without_its_province_does_not_confirm_it() -> None:
    tally = killed(
        told(
            report(
                "a",
                "أعلنت وزارة الصحة بولاية سنار مقتل 31 شخصا في قصف على سوق مدينة سنجة يوم الأربعاء.",
                date(2024, 7, 3),
            ),
            report("b", "نفى الجيش السوداني قصف سوق سنجة. وقتل 31 شخصا في القصف بحسب وزارة الصحة.", date(2024, 7, 4)),
            report(
                "c",
                "صححت وزارة الصحة بولاية سنار حصيلة قصف سوق سنجة يوم الأربعاء، وقالت إن عدد القتلى 26 وليس 31 كما أعلنت.",
                date(2024, 7, 5),
            ),
        )
    )
    assert (tally.low, tally.best, tally.high, tally.independent) == (26, 26, 26, 1)


def test_a_toll_that_another_body_lowers_confirms_no_lower_one_before_it() -> None:
    tally = killed(
        told(
            report(
                "a",
                "قال حاكم المنطقة إن 16 شخصا قتلوا في ضربة صاروخية على سوق مدينة أوريخيف الأربعاء.",
                date(2023, 5, 10),
            ),
            report(
                "b", "أعلن وزير الداخلية مقتل 19 شخصا في الضربة الصاروخية على سوق مدينة أوريخيف.", date(2023, 5, 11)
            ),
            report(
                "c",
                "خفض مكتب المدعي العام عدد قتلى الضربة على سوق مدينة أوريخيف إلى 17 بعد فحص الأشلاء.",
                date(2023, 5, 12),
            ),
        )
    )
    assert (tally.best, [c.relation for c in tally.claims if c.value == 17]) == (17, ["revision"])


def test_whose_death_a_headline_tells_is_part_of_the_toll_that_rose_by_him() -> None:
    text = (
        "مستشفى زليتن: وفاة جريح يرفع ضحايا قصف المسجد إلى 14\n\n"
        "أعلن مستشفى زليتن التعليمي اليوم وفاة أحد الجرحى، ما يرفع عدد ضحايا قصف المسجد في مدينة زليتن إلى 14 قتيلا."
    )
    tally = killed(told(report("a", text)))
    assert (tally.low, tally.best, tally.high, tally.verdict) == (14, 14, 14, "single")


def test_a_mayor_who_buries_his_own_is_no_side() -> None:
    text = (
        "رئيس بلدية عيترون للمدن: دفنا تسعة من أبنائنا\n\n"
        'قال رئيس بلدية عيترون في مقابلة مع "المدن" إن البلدة دفنت أمس تسعة من أبنائها قتلوا في غارة السبت.'
    )
    (tally,) = (t for i in told(report("a", text)).incidents for t in i.tallies if t.measure == "killed")
    assert (tally.best, tally.side) == (9, None)
