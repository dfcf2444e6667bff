"""Of whom those are who are counted as some of others, what became of the wounded, and who went away."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Figure, Report


def figures(text: str) -> tuple[Figure, ...]:
    return khabar.read(Report.of(text, published="2024-06-12")).figures


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("قتل ستة من رجال الشرطة في هجوم شنه مسلحون على مخفر شمالي الرمادي، وقتلت القوات ثلاثة منهم.", (3, None, None)),
        ("قتل ستة من الشرطة. وقال المصدر إن المهاجمين تسللوا ليلا وإن القوات قتلت ثلاثة منهم.", (3, None, None)),
        ("قتل ستة من الشرطة. وجاء المهاجمون على متن خمس دراجات، وقتلت القوات ثلاثة منهم.", (3, None, None)),
        ("هاجم متسللون مخفرا فأصيب تسعة جنود، وقتلت القوات ثلاثة منهم.", (3, None, None)),
        ("هاجم مسلحون مخفرا وأسروا ستة جنود، وقتل المسلحون ثلاثة منهم.", (3, "military", 0)),
        ("قتل تسعة عمال في هجوم مسلحين. وقتلت الغارة ثلاثة منهم.", (3, None, 0)),
    ],
)
def test_forces_kill_those_who_attacked(text: str, killed: tuple[float, str | None, int | None]) -> None:
    last = figures(text)[-1]
    assert (last.value, last.of, last.part_of) == killed
    assert last.measure == "killed"


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("استقبل المشفى ثلاثين جريحا، أحد عشر منهم أطفال.", "children"),
        ("قتل تسعة أشخاص، ثلاثة منهم نساء", "women"),
        ("قتل تسعة أشخاص، ثلاثة منهم نساء وأطفال", None),
        ("قتل خمسة من الشرطة بينهم ضابط برتبة نقيب", "police"),
        ("قتل خمسة من الشرطة بينهم جندي", "military"),
    ],
)
def test_sort_of_those(text: str, of: str | None) -> None:
    whole, part = figures(text)
    assert (part.of, part.part_of, part.measure) == (of, 0, whole.measure)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت الممرضة إن ثلاثة جرحى توفوا مساء متأثرين بإصاباتهم.", [(3, "killed")]),
        ("أوضح الطبيب أن جريحين فارقا الحياة ليلا.", [(2, "killed")]),
        ("قتل تسعة. وقال طبيب إن أربعة من الجرحى ماتوا.", [(9, "killed"), (4, "killed")]),
        ("ثلاثون جريحا فقدوا أطرافهم", [(30, "injured")]),
        ("ثلاثة جرحى وصلوا ليلا", [(3, "injured")]),
    ],
)
def test_wounded_who_died(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(f.value, f.measure) for f in figures(text)] == expected
    assert all(f.part_of is None for f in figures(text))


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("غادر القرية ما بين 300 و400 أسرة باتجاه كسلا.", ["displaced"]),
        ("قال شاهد إن 20 عائلة وصلت إلى المخيم.", ["displaced"]),
        ("وصلت المساعدات إلى 200 أسرة، ووصل الطحين لـ300 عائلة.", ["other", "other"]),
        ("وصلت قافلة إلى البلدة ووزعت الخبز على 40 عائلة.", ["other"]),
    ],
)
def test_families_who_go_away_or_come(text: str, measures: list[str]) -> None:
    assert [f.measure for f in figures(text)] == measures


def test_a_comma_ends_whose_those_counted_are() -> None:
    first, _ = figures("نزحت 90 أسرة من الحي، وأجلى الدفاع المدني 14 عائلة.")
    assert first.side is None


def test_some_of_the_wounded_who_died_are_dead() -> None:
    text = "استقبل المستشفى 48 جريحا، وقال الطبيب إن سبعة منهم فارقوا الحياة."
    found = [(f.measure, f.value) for f in khabar.read(Report.of(text)).figures]
    assert found == [("injured", 48), ("killed", 7)]


def test_the_missing_who_are_found_alive_are_missing_no_longer() -> None:
    text = "عثر عناصر الإنقاذ على 14 مفقودا أحياء في الوادي، وما زال ستة مفقودين تحت الأنقاض."
    assert [(f.measure, f.value) for f in khabar.read(Report.of(text)).figures] == [("other", 14), ("missing", 6)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("دمر الجيش 16 عربة واستولى على سبع أخرى.", [("destroyed", 16), ("seized", 7)]),
        ("دمر القصف ستة منازل وأصيب سبعة آخرون.", [("destroyed", 6), ("injured", 7)]),
        ("تبنت الجماعة كمينا قضى فيه حارسان قرب الجسر.", [("killed", 2)]),
        ("وقال المسعف إن عشرين بحارا نقلوا إلى مستشفى المدينة.", [("injured", 20)]),
        ("نقل عشرون بحارا من المستشفى إلى العاصمة.", [("other", 20)]),
        ("توغلت قوة تركية من 14 آلية وجرافتين في القرية.", [("forces", 14), ("forces", 2)]),
        ("عائلة من سبعة أفراد أبيدت في الحريق.", [("killed", 7)]),
        (
            "وصلت 160 أسرة إلى المخيم، واستضافت ثلاث قرى 40 أسرة.",
            [("displaced", 160), ("territory", 3), ("displaced", 40)],
        ),
    ],
)
def test_others_of_things_those_brought_to_a_hospital_and_how_many_a_force_or_family_is(
    text: str, told: list[tuple[str, float]]
) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == told


def test_those_of_the_ranks_of_the_police_are_policemen() -> None:
    assert [f.of for f in figures("تحدثت الشرطة عن إصابة 46 من عناصرها في العاصمة.")] == ["police"]
    assert [f.of for f in figures("قالت الشرطة إن الجيش فقد تسعة من عناصره في كمين.")] == ["military"]
    assert [f.of for f in figures("قتل ثلاثة منتسبين في هجوم على حاجز.")] == ["military"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ما زال 16 عاملا رهن الاعتقال في الميناء.", [("detained", 16)]),
        ("تكفي الشحنة 40 ألف شخص.", [("affected", 40000)]),
        ("لم يعثر على 14 بحارا بعد غرق الزورق.", [("missing", 14)]),
        ("وبقي في البلدة 1450 من أصل 37 ألف نسمة.", [("population", 1450), ("population", 37000)]),
        ("قتل متقاعدان، 73 و69 عاما، في القصف.", [("killed", 2)]),
        ("استهدف الجيش شاحنتين عند الجسر.", [("other", 2)]),
    ],
)
def test_who_are_held_fed_sought_left_and_how_old_and_what_was_only_aimed_at(
    text: str, told: list[tuple[str, float]]
) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مقتل بائعة في قصف على السوق.", [("killed", 1)]),
        ("أصيب طباخ وإطفائي في الحريق.", [("injured", 1), ("injured", 1)]),
        ("وأسعف 16 راكبا بعد خروج القطار عن سكته.", [("injured", 16)]),
    ],
)
def test_people_told_by_what_they_do_and_who_are_given_first_aid(text: str, told: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in figures(text)] == told
