"""Names of local bodies, foreign names of who tells something, and the towns that agencies write from."""

from __future__ import annotations

import pytest
from test_names import names

import khabar
from khabar.model import Report


def told(text: str, kind: str) -> list[str]:
    return [n.span.of(text) for n in names(text) if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("رعت الإدارة الأهلية الهدنة بين الرعاة", ["الإدارة الأهلية"]),
        ("نقل الجرحى إلى المستشفى العسكري أمس", ["المستشفى العسكري"]),
        ("نفى المجلس البلدي ذلك", ["المجلس البلدي"]),
        ("كتب رئيس الإدارة العسكرية للمدينة أن السوق احترق", ["الإدارة العسكرية للمدينة"]),
        ("كتب رئيس الإدارة العسكرية لمدينة سومي أن السوق احترق", ["الإدارة العسكرية لمدينة سومي"]),
        ("قالت لجنة الإنصاف إن السجن مكتظ", ["لجنة الإنصاف"]),
        ("قالت لجنة المتابعة العليا إن الإضراب عام", ["لجنة المتابعة العليا"]),
        ("أحصت الشبكة الوطنية للدفاع عن حقوق السجناء سبعين حالة", ["الشبكة الوطنية للدفاع عن حقوق السجناء"]),
        ("نقلوا إلى مستشفى سان رافاييل القريب", ["مستشفى سان رافاييل"]),
        ("تتشكل لجنة عليا لمكافحة الفساد", []),
        ("دعت إلى متابعة ذلك لجنة المتابعة أمس", []),
        ("قصف المستشفى الرئيسي", []),
    ],
)
def test_a_local_body_is_told_by_its_kind_or_its_purpose(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("وقال قائد الكتيبة العميد عبدي فرهاد دهر علمي إن القتلى كثر", ["عبدي فرهاد دهر علمي"]),
        ("وقال عمدة بانفورا هاسان بيتوكا إن الركاب قتلوا", ["هاسان بيتوكا"]),
        ("وقال زعيم العصابة لوكسون بيرتان في تسجيل إن الحي له", ["لوكسون بيرتان"]),
        ("اتصلت بي السيدة بيرتان لكي تبلغني أنها عائدة", ["بيرتان"]),
    ],
)
def test_who_tells_something_bears_all_words_up_to_what_is_told(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل ثلاثة في سيتكو كانداي، وفر الآخرون", ["سيتكو كانداي"]),
        ("نزحوا نحو عين زيركو، وفق متطوعين", ["عين زيركو"]),
        ("كاموتا (رويترز) - قتل تسعة في غارة على السوق", ["كاموتا"]),
        ("في منزل كانداي، احترقت الكتب", []),
    ],
)
def test_a_place_that_no_list_holds_may_have_two_words_or_open_the_line(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    "text",
    ["بانكوك (رويترز) - قتل تسعة في الغارة، حسبما أفاد سكان.", "بانكوك (رويترز) - قتل تسعة في الغارة، قال سكان."],
)
def test_a_dateline_without_a_day_is_of_the_report_and_of_no_statement(text: str) -> None:
    reading = khabar.read(Report.of(text))
    assert [name.span.of(text) for name in reading.names] == ["بانكوك", "رويترز"]
    assert (reading.agencies, reading.boilerplate) == (("رويترز",), ())
    assert [s.span.of(text) for s in reading.statements] == ["قتل تسعة في الغارة"]


def test_an_outlet_before_an_agency_is_still_a_label() -> None:
    assert khabar.read(Report.of("الجزيرة (رويترز) - قتل تسعة في الغارة، قال سكان.")).boilerplate


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "قال المجلس المحلي لمدينة عربين إن الطحين نفد. وقصف الجيش السوري المدينة. وطالب المجلس المحلي بالخبز.",
            ["المجلس المحلي لمدينة عربين", "المجلس المحلي لمدينة عربين"],
        ),
        ("قصف الجيش السوري مدينة عربين. وطالب المجلس المحلي بالخبز.", ["المجلس المحلي"]),
        ("انتشرت قوات حفظ السلام في مدينة غاو بمالي.", ["قوات حفظ السلام"]),
        ("تعرضت مفرزة للجيش الوطني الشعبي لإطلاق نار قرب بسكرة.", ["الجيش الجزائري"]),
        (
            "انتشرت قوات حفظ السلام الروسية قرب شوشا. وقالت قوات حفظ السلام إن الطريق مغلق.",
            ["قوات حفظ السلام الروسية", "قوات حفظ السلام الروسية"],
        ),
    ],
)
def test_not_every_body_is_one_of_the_state_where_it_is(text: str, keys: list[str]) -> None:
    found = khabar.read(Report.of(text)).names
    assert [n.key for n in found if n.kind == "organization" and "السوري" not in n.key] == keys
