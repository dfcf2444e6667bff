"""Numbers in digits and words, their bounds, ranges, duals, and what is no number."""

from __future__ import annotations

import pytest

from khabar.language import table, values
from khabar.model import Layout, Number, Report, Span
from khabar.read.counted import counted, dual_of
from khabar.read.numbers import find_numbers
from khabar.read.sentences import lay_words


def numbers(text: str) -> tuple[Number, ...]:
    layout = Layout(None, None, "unknown", (), (), (Span(0, len(text)),))
    return find_numbers(lay_words(Report.of(text), layout))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة جنود", 5),
        ("خمس ممرضات", 5),
        ("أحد عشر عاملا", 11),
        ("إحدى عشرة خيمة", 11),
        ("اثنا عشر عاملا", 12),
        ("ثماني عشرة عائلة", 18),
        ("تسعة وتسعون راكبا", 99),
        ("واحد وأربعون راكبا", 41),
        ("واحدا وثلاثين راكبا", 31),
        ("وواحداً وستين راكبا", 61),
        ("واحدة وتسعون راكبة", 91),
        ("إحدى وسبعين راكبة", 71),
        ("مئة وواحدا وخمسين راكبا", 151),
        ("مئة راكب", 100),
        ("4.1 ملايين راكب", 4_100_000),
        ("8,7 مليون راكب", 8_700_000),
        ("مائتا راكب", 200),
        ("ثلاثمائة راكب", 300),
        ("أربع مئة راكب", 400),
        ("مئة وخمسة وثلاثين راكبا", 135),
        ("ألف راكب", 1000),
        ("ألفي راكب", 2000),
        ("ألف ومئتين وأربعين راكبا", 1240),
        ("سبعة آلاف وستمئة راكب", 7600),
        ("8 آلاف و35 راكبا", 8035),
        ("خمسة وعشرون ألف راكب", 25000),
        ("6 آلاف راكب", 6000),
        ("2,5 مليون نازح", 2500000),
        ("1.250 نازحا", 1250),
        ("٤٥٬٠٠٠ نازح", 45000),
        ("13 250 نازحا", 13250),
        ("4 ملايين و300 ألف نازح", 4300000),
        ("مليون ونصف المليون نازح", 1500000),
        ("ملياري دولار", 2000000000),
        ("وأحد عشر عاملا", 11),
        ("وإحدى عشرة خيمة", 11),
        ("ألفا عامل", 2000),
        ("30 ألفا", 30000),
    ],
)
def test_value(text: str, value: float) -> None:
    found = numbers(text)
    assert [(n.value, n.bound) for n in found] == [(value, "exact")]


@pytest.mark.parametrize(
    ("text", "span", "bound", "value", "high"),
    [
        ("نزح نحو 40 ألف شخص", "نحو 40 ألف", "about", 40000, None),
        ("فر ما يقرب من مئتي سجين", "ما يقرب من مئتي", "about", 200, None),
        ("وصل لأكثر من 30 مصابا", "أكثر من 30", "more_than", 30, None),
        ("فر ما لا يقل عن سبعة سجناء", "ما لا يقل عن سبعة", "at_least", 7, None),
        ("غرق 12 على الأقل", "12 على الأقل", "at_least", 12, None),
        ("بقي أقل من عشرة أطباء", "أقل من عشرة", "less_than", 10, None),
        ("يستقبل ما يصل إلى 90 مريضا", "ما يصل إلى 90", "at_most", 90, None),
        ("مات بين 20 و30 بحارا", "بين 20 و30", "range", 20, 30),
        ("مات من 3 إلى 4 آلاف بحار", "من 3 إلى 4 آلاف", "range", 3000, 4000),
        ("مات 15-18 بحارا", "15-18", "range", 15, 18),
        ("مات ثلاثة أو أربعة بحارة", "ثلاثة أو أربعة", "range", 3, 4),
        ("فر عشرات السجناء", "عشرات", "order", 10, None),
        ("فرت مئات آلاف الأسر", "مئات آلاف", "order", 100000, None),
        ("بكلفة ملايين الدولارات", "ملايين", "order", 1000000, None),
        ("مساحة تتجاوز 70 كيلومترا", "70", "more_than", 70, None),
        ("قرابة الـ500 سجين", "قرابة الـ500", "about", 500, None),
    ],
)
def test_bound(text: str, span: str, bound: str, value: float, high: float | None) -> None:
    (found,) = numbers(text)
    assert (found.span.of(text), found.bound, found.value, found.high) == (span, bound, value, high)


def test_a_change_is_no_range() -> None:
    assert [(n.value, n.bound) for n in numbers("ارتفع عدد الغرقى من 31 إلى 35")] == [(31, "exact"), (35, "exact")]


@pytest.mark.parametrize(
    ("text", "span", "noun"),
    [
        ("غرق صيادان قرب الساحل", "صيادان", "صياد"),
        ("وغرقت سفينتان", "سفينتان", "سفينة"),
        ("مع طفلتين", "طفلتين", "طفلة"),
        ("عثر على جنديين اثنين", "جنديين اثنين", "جندي"),
        ("بينهم اثنان مدنيان", "اثنان مدنيان", "مدني"),
        ("احتل بلدتي كذا وكذا", "بلدتي", "بلدة"),
        ("خطفوا نجليه", "نجليه", "نجل"),
    ],
)
def test_dual(text: str, span: str, noun: str) -> None:
    (found,) = numbers(text)
    assert (found.span.of(text), found.value, found.dual) == (span, 2, noun)


@pytest.mark.parametrize(
    "text",
    [
        "أرض خالية", "أرض خاليه", "مفاوضات جدية", "تضررت أبنية",
        "قتل مدنيين", "وصول مصابين", "نقل مسلحين", "وصل بعض الجنود", "قرب أفغانستان", "زار بوتين المدينة",
    ],
)  # fmt: skip
def test_what_may_be_plural_is_no_dual(text: str) -> None:
    assert numbers(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "منظومة إس-400", "مقاتلة F-35", "رشاش عيار 23", "وفق القرار 1701", "اللواء 93", "اليوم الثاني عشر", "يوم الاثنين",
        "بضعة جنود", "عدد من الجنود", "الكتيبة الثالثة", "نصف السكان", "قناة 14", "كمية من الماء", "خزان المياه",
    ],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert numbers(text) == ()


def test_numbers_stay_linear() -> None:
    assert len(numbers("قتل 5 جنود. " * 20000)) == 20000
    assert len(numbers("7 " * 50000)) == 50000


@pytest.mark.parametrize("row", table("counted"), ids=lambda row: row["noun"])
def test_every_counted_noun_reads_its_plurals(row: dict[str, str]) -> None:
    if " " not in row["noun"]:
        assert all(counted(plural) is not None for plural in values(row["plurals"]))


def test_particles_before_a_dual_are_cut() -> None:
    assert dual_of("وبقريتين") == ("قرية", 2)
