"""Copies: one text in several outlets, who has it from whom, and one statement in other words."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from khabar.model import Report
from khabar.read import read
from khabar.record import Copy
from khabar.tell.copies import find_copies
from khabar.tell.digest import Digest, digest

STRIKE = (
    "أصابت غارة جوية فجر الثلاثاء سوق الخضار في بلدة الرملة الغربية، فانهارت ثلاثة محال على من فيها، وهرعت فرق الإطفاء إلى المكان "
    "وأخرجت المصابين من تحت الركام حتى ساعة متأخرة. وقال مدير المستشفى الأهلي إن جناح الجراحة استقبل تسعة مصابين بينهم امرأة حامل، "
    "وإن مخزون الدم لا يكفي ليومين. وأغلقت البلدية الشوارع المؤدية إلى السوق وطلبت من السكان الابتعاد عن المباني المتصدعة."
)
WEATHER = (
    "تنطلق الأسبوع المقبل في الميناء القديم أعمال توسعة الرصيف الشرقي بعد تأخير دام عامين، ويقول المهندسون إن السفن الكبيرة ستتمكن من "
    "الرسو قبل نهاية الصيف، فيما يشكو الصيادون من ضيق المرفأ الصغير الذي نقلوا إليه ومن غلاء الوقود هذا العام."
)


def told(text: str, id: str, day: str | None = "2024-05-07", outlet: str | None = None) -> Digest:
    return digest(read(Report.of(text, id=id, published=day, outlet=outlet)))


def copies(*digests: Digest) -> dict[tuple[str, str], Copy]:
    found = find_copies(digests)
    assert found == find_copies(tuple(reversed(digests))), "the order of the reports must not matter"
    return {(c.report, c.original): c for c in found}


def test_verbatim_copy_points_to_the_earlier_report() -> None:
    found = copies(told(STRIKE, "a", "2024-05-08"), told(STRIKE, "b", "2024-05-07"), told(WEATHER, "c"))
    assert list(found) == [("a", "b")]
    assert found["a", "b"].kind == "verbatim"
    assert found["a", "b"].share == 1
    assert "b came out earlier" in found["a", "b"].reason


def test_edited_copy_has_its_share() -> None:
    more = f"{STRIKE} {WEATHER}"
    found = copies(told(STRIKE, "a", "2024-05-07"), told(more, "b", "2024-05-08"))
    assert found["b", "a"].kind == "edited"
    assert 0.4 < found["b", "a"].share < 0.9


def test_agency_credit_beats_time() -> None:
    credited = f"{STRIKE}\n\nالمصدر: رويترز"
    found = copies(told(credited, "paper", "2024-05-07"), told(STRIKE, "wire", "2024-05-08", "رويترز"))
    assert list(found) == [("paper", "wire")]
    assert "credits رويترز" in found["paper", "wire"].reason


def test_same_day_falls_to_the_one_that_credits_nobody() -> None:
    found = copies(told(f"{STRIKE}\n\nالمصدر: وكالات", "a"), told(STRIKE, "b"))
    assert list(found) == [("a", "b")]


def test_chain_points_to_the_first() -> None:
    half = STRIKE.split(". ")
    first = told(STRIKE, "first", "2024-05-07")
    second = told(f"{STRIKE} {WEATHER}", "second", "2024-05-08")
    third = told(f"{half[0]}. {half[1]}. {WEATHER}", "third", "2024-05-09")
    found = copies(first, second, third)
    assert set(found) == {("second", "first"), ("third", "first")}
    assert "through second" in found["third", "first"].reason


def test_unlike_reports_are_no_copies() -> None:
    assert not copies(told(STRIKE, "a"), told(WEATHER, "b"))


# The same occasion in two outlets' words, and pairs that look like it and are not: first text, second text, whether one statement.
PAIRS = {
    "a ministry and its spokesman": (
        "أعلنت وزارة الدفاع السودانية أن قواتها استعادت جسر الحلفايا بعد معارك استمرت ثلاثة أيام، وأنها دمرت 14 مدرعة للمهاجمين.",
        "قال المتحدث باسم وزارة الدفاع السودانية إن الجيش سيطر من جديد على جسر الحلفايا إثر قتال دام ثلاثة أيام ودمر 14 مدرعة.",
        True,
    ),
    "a president and his office, through an agency": (
        "قال الرئيس الأوكراني فولوديمير زيلينسكي إنه لن يوقع أي اتفاق يتنازل عن محطة زابوريجيا النووية قبل انسحاب القوات الروسية منها.",
        "أعلنت الرئاسة الأوكرانية في بيان نقلته وكالة فرانس برس أنها لا توقع أي اتفاق يتنازل عن محطة زابوريجيا النووية ما لم تنسحب منها "
        "القوات الروسية.",
        True,
    ),
    "other words of one envoy": (
        "قال المبعوث الأممي هانس غروندبرغ إن الأطراف اليمنية وافقت على تبادل 350 أسيرا عبر مطار صنعاء قبل شهر رمضان.",
        "كشف هانس غروندبرغ أن تبادل 350 من الأسرى بين الأطراف اليمنية سيجري في مطار صنعاء قبل حلول رمضان بموافقتها جميعا.",
        True,
    ),
    "two sources of one side": (
        "أعلنت وزارة الدفاع السورية أن قواتها دخلت بلدة الطيبة بعد انسحاب المسلحين منها وفككت 30 لغما.",
        "أعلنت وزارة الداخلية السورية أن قواتها دخلت بلدة الطيبة بعد انسحاب المسلحين منها وفككت 30 لغما.",
        False,
    ),
    "other numbers of one thing": (
        "قالت وزارة الصحة في غزة إن القصف على مخيم النصيرات أسفر عن مقتل 12 شخصا ونقل الجرحى إلى مستشفى العودة.",
        "قالت وزارة الصحة في غزة إن القصف على مخيم النصيرات أسفر عن مقتل 19 شخصا ونقل الجرحى إلى مستشفى العودة.",
        False,
    ),
    "one formula for two places": (
        "أعلنت قيادة الجيش اللبناني أن وحداتها انتشرت في بلدة الخيام وأزالت السواتر الترابية وفتحت الطرق أمام العائدين.",
        "أعلنت قيادة الجيش اللبناني أن وحداتها انتشرت في بلدة الناقورة وأزالت السواتر الترابية وفتحت الطرق أمام العائدين.",
        False,
    ),
    "another matter by the same man": (
        "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ستعيد فتح قنصليتها في حلب قبل نهاية العام.",
        "قال وزير الخارجية الروسي سيرغي لافروف إن العقوبات الأوروبية على صادرات القمح تهدد الأمن الغذائي في أفريقيا.",
        False,
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_same_statement_in_other_words(case: str) -> None:
    one, other, same = PAIRS[case]
    first, second = told(one, "a", "2024-05-07", "الراصد"), told(other, "b", "2024-05-07", "المنبر")
    assert [c.kind for c in find_copies((first, second))] == (["same statement"] if same else [])


def test_same_statement_holds_the_words_in_both_and_says_why() -> None:
    one, other, _ = PAIRS["a president and his office, through an agency"]
    found = copies(told(one, "a"), told(other, "b"))["b", "a"]
    mine, first = found.spans[:2]
    assert "لا توقع" in other[mine[0] : mine[1]]
    assert "لن يوقع" in one[first[0] : first[1]]
    assert "b has it through وكالة فرانس برس" in found.reason


def test_same_words_a_month_later_are_another_statement() -> None:
    one, other, _ = PAIRS["a ministry and its spokesman"]
    late = str(date(2024, 5, 7) + timedelta(30))
    assert not copies(told(one, "a"), told(other, "b", late))


def test_reports_of_one_text_are_not_compared_by_statement() -> None:
    assert [c.kind for c in copies(told(STRIKE, "a"), told(STRIKE, "b")).values()] == ["verbatim"]


def test_goes_through_json() -> None:
    one, other, _ = PAIRS["a ministry and its spokesman"]
    digests = [told(one, "a"), told(other, "b")]
    again = msgspec.json.decode(msgspec.json.encode(digests), type=list[Digest])
    assert find_copies(again) == find_copies(digests)
