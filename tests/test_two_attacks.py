"""Two attacks on one town and day are two happenings: where one report tells them as two, or reports differ in all. It is invented."""

from __future__ import annotations

from datetime import date

import pytest

import khabar
from khabar.record import Incident, Record
from khabar.tell.strikes import Strike, are_two

FUEL, SCHOOL = "غارة على محطة وقود", "غارة على مدرسة"
KOSTI = {
    "morning": (
        "2024-03-12",
        "مقتل ستة في غارة على محطة وقود في مدينة كوستي\n\nقتل ستة أشخاص وأصيب 11 آخرون في غارة نفذتها طائرة مسيرة صباح اليوم "
        "الثلاثاء على محطة وقود في مدينة كوستي بولاية النيل الأبيض، بحسب لجنة المقاومة في المدينة.",
    ),
    "evening": (
        "2024-03-12",
        "غارة ثانية على كوستي تستهدف مدرسة تؤوي نازحين\n\nقتل تسعة نازحين في غارة أخرى نفذتها طائرة مسيرة مساء اليوم الثلاثاء "
        "على مدرسة تؤوي نازحين في مدينة كوستي، وفق لجنة المقاومة في المدينة.",
    ),
    "both": (
        "2024-03-13",
        "حداد في كوستي بعد غارتين\n\nشهدت مدينة كوستي أمس الثلاثاء غارتين بطائرات مسيرة. ففي الصباح استهدفت الأولى محطة وقود "
        "وأسفرت عن مقتل ستة أشخاص. وفي المساء استهدفت غارة ثانية مدرسة تؤوي نازحين فقتل تسعة نازحين.",
    ),
    "later": (
        "2024-03-13",
        "ارتفاع حصيلة قتلى غارة المدرسة في كوستي إلى 12\n\nأعلنت لجنة المقاومة في مدينة كوستي ارتفاع حصيلة قتلى الغارة على "
        "المدرسة التي تؤوي نازحين مساء الثلاثاء إلى 12 قتيلا.",
    ),
}
KIRKUK = {
    "noon": ("2024-06-09", "انفجرت عبوة ناسفة قرب مطعم في كركوك ظهر اليوم الأحد، ما أدى إلى مقتل ثلاثة أشخاص."),
    "night": (
        "2024-06-09",
        "قتل خمسة شرطيين وأصيب ثمانية في انفجار سيارة مفخخة أمام مركز للشرطة في مدينة كركوك مساء اليوم الأحد، بحسب مصدر أمني.",
    ),
    "both": (
        "2024-06-10",
        "ضرب انفجاران مدينة كركوك أمس الأحد. وقتل ثلاثة أشخاص في انفجار عبوة ناسفة قرب مطعم ظهرا، فيما انفجرت سيارة مفخخة مساء "
        "أمام مركز للشرطة، ما أدى إلى مقتل خمسة شرطيين وإصابة ثمانية.",
    ),
    "sum": (
        "2024-06-10",
        "ثمانية قتلى في تفجيرين بكركوك\n\nقتل ثمانية أشخاص في تفجيرين ضربا مدينة كركوك أمس الأحد، وفق الشرطة. وقالت الشرطة إن "
        "ثلاثة مدنيين قتلوا في التفجير الأول قرب مطعم، بينما أودى الثاني بحياة خمسة شرطيين أمام مركز للشرطة.",
    ),
}
SIDON = {
    "car": (
        "2024-06-12",
        "قتل أربعة أشخاص في غارة إسرائيلية على سيارة في مدينة صيدا صباح اليوم الأربعاء، بحسب وزارة الصحة اللبنانية.",
    ),
    "house": (
        "2024-06-12",
        "غارة جديدة على صيدا: سبعة قتلى في مبنى سكني\n\nبعد ساعات من غارة قتلت أربعة أشخاص في سيارة صباح اليوم الأربعاء، شنت "
        "طائرات إسرائيلية غارة جديدة على مبنى سكني في صيدا قتل فيها سبعة أشخاص، وفق وزارة الصحة اللبنانية.",
    ),
    "risen": (
        "2024-06-13",
        "عشرة قتلى في غارة المبنى السكني في صيدا\n\nأعلنت وزارة الصحة اللبنانية ارتفاع عدد قتلى الغارة على المبنى السكني في صيدا "
        "أمس إلى عشرة بعد انتشال ثلاث جثث من تحت الأنقاض.",
    ),
    "sum": (
        "2024-06-13",
        "14 قتيلا في غارتين على صيدا\n\nبلغت حصيلة الغارتين الإسرائيليتين على مدينة صيدا أمس الأربعاء 14 قتيلا، أربعة منهم في "
        "سيارة استهدفت صباحا وعشرة في مبنى سكني قصف بعد الظهر.",
    ),
}


def told(reports: dict[str, tuple[str, str]]) -> Record:
    """The record of reports by name: day and text, each of an outlet of its own."""
    found = [khabar.Report.of(text, id=n, published=day, outlet=f"صحيفة {n}") for n, (day, text) in reports.items()]
    return khabar.tell([khabar.read(report) for report in found])


def main(record: Record, report: str) -> Incident:
    wanted = next(told.incident for told in record.reports if told.id == report)
    return next(i for i in record.incidents if i.id == wanted)


def killed(incident: Incident) -> tuple[float | None, ...]:
    tally = next(t for t in incident.tallies if (t.measure, t.of, t.side) == ("killed", None, None))
    return tally.low, tally.best, tally.high


@pytest.mark.parametrize(
    ("reports", "first", "second", "tolls"),
    [
        (KOSTI, ("morning",), ("evening", "later"), ((6, 6, 6), (12, 12, 12))),
        (KIRKUK, ("noon",), ("night",), ((3, 3, 3), (5, 5, 5))),
        (SIDON, ("car",), ("house", "risen"), ((4, 4, 4), (10, 10, 10))),
    ],
)
def test_reports_of_two_attacks_and_those_that_tell_of_both(
    reports: dict[str, tuple[str, str]],
    first: tuple[str, ...],
    second: tuple[str, ...],
    tolls: tuple[tuple[float, ...], ...],
) -> None:
    record = told(reports)
    one, other = main(record, first[0]), main(record, second[0])
    assert one.id != other.id
    assert [main(record, name).id for name in (*first, *second)] == [one.id] * len(first) + [other.id] * len(second)
    assert (killed(one), killed(other)) == tolls
    both = set(reports) - {*first, *second}
    assert both <= set(one.reports)
    assert both <= set(other.reports)


def test_without_a_report_of_both_the_hour_and_the_site_tell_two_attacks_apart() -> None:
    record = told({name: KIRKUK[name] for name in ("noon", "night")})
    assert main(record, "noon").id != main(record, "night").id


def test_what_two_attacks_come_to_together_is_of_wider_scope() -> None:
    claims = [c for i in told(SIDON).incidents for t in i.tallies for c in t.claims if c.value == 14]
    assert {(c.relation, c.current) for c in claims} == {("scope", False)}


@pytest.mark.parametrize(
    "later",
    [
        # The same number: one strike, whatever hour and site the papers name.
        "قتل ستة أشخاص في قصف على منزل في مدينة كوستي مساء الثلاثاء.",
        # Another hour alone, or another site alone.
        "قتل سبعة أشخاص في قصف على محطة وقود في مدينة كوستي مساء الثلاثاء.",
        "قتل سبعة أشخاص في غارة على شاحنات في مدينة كوستي صباح الثلاثاء.",
        # The hospital is where the wounded were brought, the director only speaks.
        "قال مدير المدرسة المجاورة إن سبعة أشخاص قتلوا في الغارة على كوستي مساء الثلاثاء ونقل الجرحى إلى المستشفى.",
    ],
)
def test_one_attack_told_in_two_ways(later: str) -> None:
    record = told({"morning": KOSTI["morning"], "later": ("2024-03-13", later)})
    assert main(record, "morning").id == main(record, "later").id


def test_a_night_goes_on_until_the_morning() -> None:
    night, morning = Strike(frozenset({22}), frozenset({"home"})), Strike(frozenset({5}), frozenset({"market"}))
    assert not are_two(night, morning)
    assert are_two(Strike(frozenset({15}), frozenset({"home"})), morning)


def test_an_ambush_of_a_patrol_is_not_the_shelling_of_the_market() -> None:
    record = told(
        {
            "market": ("2022-06-09", "قتل 14 شخصا في قصف مدفعي استهدف سوق بلدة أفغوي صباح اليوم الخميس، وفق مصدر طبي."),
            "army": (
                "2022-06-10",
                "قال الجيش الصومالي في بيان إن ثمانية من جنوده قتلوا في كمين نصبه مسلحون من حركة الشباب لدورية قرب بلدة أفغوي "
                "يوم الخميس. وأضاف البيان أن الجنود قتلوا 11 من المهاجمين.",
            ),
            "governor": (
                "2022-06-10",
                "قتلى في قصف سوق أفغوي\n\nأدان حاكم الإقليم القصف الذي استهدف سوق بلدة أفغوي أمس الخميس وأودى بحياة 14 شخصا.",
            ),
        }
    )
    assert len(record.incidents) == 2
    assert main(record, "market").id == main(record, "governor").id != main(record, "army").id
    assert killed(main(record, "market")) == (14, 14, 14)


def test_a_market_is_called_after_its_town_under_another_spelling_of_it() -> None:
    text = (
        "انفجار في سوق كويته\n\nقتل تسعة أشخاص في انفجار عبوة ناسفة في سوق بمدينة كويته الباكستانية أمس، بحسب الشرطة."
    )
    assert len(told({"one": ("2023-07-04", text)}).incidents) == 1


def test_the_hour_at_which_a_toll_rose_is_not_that_of_another_attack() -> None:
    texts = {
        "2024-06-11": "انفجرت عبوة ناسفة في سوق بمدينة سرت صباح الثلاثاء وقتل خمسة أشخاص.",
        "2024-06-12": "ارتفعت حصيلة الانفجار في مدينة سرت مساء الثلاثاء إلى تسعة قتلى بعد انتشال جثث من تحت أنقاض منزل مجاور.",
    }
    reports = [khabar.Report.of(text, id=day, published=day, outlet=day) for day, text in texts.items()]
    assert len(khabar.tell(map(khabar.read, reports)).incidents) == 1


def test_a_part_adds_to_no_number_of_both_attacks() -> None:
    text = (
        "شن الطيران غارتين على مدينة كوستي أمس الثلاثاء. قتل 13 شخصا بينهم ستة أطفال في غارة على محطة وقود. وقتل سبعة أشخاص "
        "في غارة على مدرسة."
    )
    claims = [c for i in told({"both": ("2024-03-13", text)}).incidents for t in i.tallies for c in t.claims]
    assert [(c.relation, c.current) for c in claims if c.value == 13] == [("first", True)]


def test_a_number_that_a_sentence_gives_for_both_attacks_is_of_neither() -> None:
    text = (
        "قتل ستة أشخاص في غارة على محطة وقود في مدينة كوستي صباح أمس الثلاثاء. وقتل تسعة نازحين في غارة ثانية على مدرسة في المدينة "
        "مساء. وقالت لجنة المقاومة إن حصيلة الغارتين بلغت 18 قتيلا."
    )
    record = told({"morning": KOSTI["morning"], "evening": KOSTI["evening"], "both": ("2024-03-13", text)})
    claims = [c for i in record.incidents for t in i.tallies for c in t.claims if c.value == 18]
    assert {(c.relation, c.current) for c in claims} == {("scope", False)}


def test_what_two_attacks_at_two_places_come_to_is_no_third_one() -> None:
    text = (
        "21 قتيلا في يوم دام في كركوك\n\nقتل 21 شخصا وأصيب أكثر من 40 في انفجارين هزا مدينة كركوك أمس الأحد.\n\n"
        "ففي داقوق قتل 12 شخصا في انفجار سيارة مفخخة قرب سوق، بحسب الشرطة.\n\n"
        "وفي الحويجة غرب كركوك، قتل تسعة أشخاص عندما فجر انتحاري حزامه الناسف، وفق مصدر أمني."
    )
    incidents = told({"day": ("2024-06-10", text)}).incidents
    found = {
        i.place.name: t.best for i in incidents for t in i.tallies if i.place and t.measure == "killed" and not t.of
    }
    assert found == {"داقوق": 12, "الحويجة": 9}
    assert {i.when for i in incidents} == {(date(2024, 6, 9), date(2024, 6, 9))}


def test_who_fired_at_a_school_is_told_of_the_attack_on_the_school() -> None:
    text = (
        "قصف ثان على كوستي: تسعة قتلى في مدرسة\n\nقتل تسعة نازحين مساء الثلاثاء في قصف مدفعي على مدرسة في مدينة كوستي، بعد ساعات من "
        "غارة على سوق المدينة أوقعت 13 قتيلا.\n\nوقالت لجنة المقاومة إن القوات أطلقت ست قذائف على المدرسة من معسكر التلة."
    )
    record = told({"evening": ("2024-03-12", text)})
    modes = {i.mode for i in record.incidents for t in i.tallies if t.measure == "killed" and t.best == 9}
    assert modes == {"heavy-weapons"}
