"""Date lines and stamps with their hour, other calendars beside the usual one, ages, and small words of time."""

from __future__ import annotations

from datetime import date

import pytest
from test_times import told

from khabar.model import Report
from khabar.read import read
from khabar.read.times.calendar import solar_day

BODY = "قصفت طائرات مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال بحروق."


@pytest.mark.parametrize(
    ("line", "words", "value"),
    [
        ("الاثنين 3 مايو 2021, 10:25 مساء", "الاثنين 3 مايو 2021, 10:25 مساء", "2021-05-03T22:25"),
        ("نشر في: 3 مايو ,2021: 02:40 م", "3 مايو ,2021: 02:40 م", "2021-05-03T14:40"),
        ("الاثنين 3 أيار 2021 | 16:48", "الاثنين 3 أيار 2021 | 16:48", "2021-05-03T16:48"),
        ("الإثنين 3 مايو 2021 - 23:10", "الإثنين 3 مايو 2021 - 23:10", "2021-05-03T23:10"),
        ("03-05-2021 | 21:14", "03-05-2021 | 21:14", "2021-05-03T21:14"),
        ("14:30 - 3 مايو 2021", "14:30 - 3 مايو 2021", "2021-05-03T14:30"),
        ("02:30 م | 2021/05/03", "02:30 م | 2021/05/03", "2021-05-03T14:30"),
        ("2021:05:03.17:32", "2021:05:03.17:32", "2021-05-03T17:32"),
        ("الاثنين 3 مايو 2021", "الاثنين 3 مايو 2021", "2021-05-03"),
        # Other calendars.
        ("الاثنين ١٣ أرديبهشت ١٤٠٠", "الاثنين ١٣ أرديبهشت ١٤٠٠", "2021-05-03"),
        ("5 دي 1399", "5 دي 1399", "2020-12-25"),
        # Ages.
        ("أصيب طفل في السابعة بشظايا", "السابعة", "P7Y"),
        ("لقاح لمن هم دون سن الخامسة", "الخامسة", "P5Y"),
        ("نجا راع في الخمسين مع أغنامه", "الخمسين", "P50Y"),
        ("قتل شقيقان لم يبلغا العشرين", "العشرين", "P20Y"),
        ("توفي مزارع تجاوز السبعين من عمره", "السبعين من عمره", "P70Y"),
        ("أصيب رضيع لم يتجاوز شهره الثالث", "شهره الثالث", "P3M"),
        # Small words.
        ("أعنف قصف للميناء في أسبوع", "أسبوع", "P1W"),
        ("دخل حصار الميناء يومه الرابع", "يومه الرابع", "2022-03-10"),
        ("أطلق الخاطفون سراحهم بعد أسابيع", "بعد أسابيع", "PAST_REF"),
        ("سيعود الصيادون بعد أشهر", "بعد أشهر", "FUTURE_REF"),
        ("أعربوا سابقا عن قلقهم", "سابقا", "PAST_REF"),
        ("ضربوا الميناء الفجر دا", "الفجر دا", "2022-03-10TMO"),
        ("لم يصلنا شيء لحدي هسع", "هسع", "PRESENT_REF"),
        ("وصلت سيارات الإسعاف مع الفجر", "الفجر", "2022-03-10TMO"),
        ("الوسيط مستعد لاستضافة المحادثات السبت", "السبت", "2022-03-12"),
    ],
)
def test_an_expression_and_its_value(line: str, words: str, value: str) -> None:
    assert told(line) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "تابعوا التطورات لحظة بلحظة",
        "عدد القرى المحاصرة لا يتجاوز العشرين",
        "تجاوز الخمسين بالمئة من الأصوات",
        "جلس الوزير مع الغروب رئيس الوفد",
        "وصل مهر العروس إلى دي ميستورا",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


def test_both_months_joined_by_and_are_found() -> None:
    assert told("قتل ثلاثون مدنيا بين يناير ومارس") == [("يناير", "2022-01"), ("مارس", "2022-03")]


def test_that_day_is_a_day_and_no_month() -> None:
    assert told("قصف الميناء أمس. وكان الحصار بدأ في يناير. وفي نفس اليوم توقف القصف")[-1] == (
        "نفس اليوم",
        "2022-03-09",
    )


def test_a_day_of_the_moon_is_the_one_that_stands_beside_it() -> None:
    days = "الأحد 6 مارس 2022 الموافق 2 شعبان 1443 هـ"
    assert [value for _, value in told(days)] == ["2022-03-06", "2022-03-06"]
    assert told("2 شعبان 1443 هـ") == [("2 شعبان 1443 هـ", "2022-03-05")]
    # Days that lie apart are two.
    assert [value for _, value in told("الأحد 13 مارس 2022 - 2 شعبان 1443 هـ")] == ["2022-03-13", "2022-03-05"]


def test_hours_of_a_live_page_are_of_its_day() -> None:
    """A day that an entry names does not become that of the entries under it."""
    entries = f"21:40\n{BODY}\n\n19:55\nأعلن الناطق أن الحصيلة منذ الخميس بلغت تسعة قتلى في المدينة.\n\n18:20\n{BODY}\n\n16:45\n{BODY}"
    report = Report.of(f"لحظة بلحظة.. القتال على الميناء\n\nالمرفأ - عدن\n9 مارس 2022\n\n{entries}")
    values = [t.value for t in read(report).times if t.type == "TIME"]
    assert values == ["2022-03-09T21:40", "2022-03-09T19:55", "2022-03-09T18:20", "2022-03-09T16:45"]


@pytest.mark.parametrize(
    ("told_day", "day"),
    [
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1404, 12, 30), None),
        ((1400, 7, 31), None),
        ((900, 1, 1), None),
    ],
)
def test_days_of_the_solar_calendar(told_day: tuple[int, int, int], day: date | None) -> None:
    """Known days: new years and the fall of Tehran's last monarchy, 22 Bahman 1357."""
    assert solar_day(*told_day) == day
