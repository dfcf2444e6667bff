"""Names to their last word: of persons by their fathers and families, of parties by the country that the report is about."""

from __future__ import annotations

import pytest

from khabar.model import Report
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.sentences import lay_words


def told(text: str, kind: str) -> list[str]:
    report = Report.of(text)
    return [n.span.of(text) for n in find_names(lay_words(report, find_layout(report)), ()) if n.kind == kind]


def keys(text: str) -> dict[str, str]:
    report = Report.of(text)
    return {n.span.of(text): n.key for n in find_names(lay_words(report, find_layout(report)), ())}


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("أقدم / حقل بن راشد بن حقل الكثيري على السرقة", ["حقل بن راشد بن حقل الكثيري"]),
        ("سعيد سلسلة بن جابر – خالد سلسلة بن جابر", ["سعيد سلسلة بن جابر", "خالد سلسلة بن جابر"]),
        ("انتهى حكم بن علي في ذلك الشتاء", ["بن علي"]),
        ("اعتقلوا “سامر جميل المقياس” عند الجسر", ["سامر جميل المقياس"]),
        ("أصيب سامر جميل المقياس ووليد جميل المقياس بشظايا", ["سامر جميل المقياس", "وليد جميل المقياس"]),
        ("أصيب سامر جميل المقياس بشظايا", ["سامر جميل"]),
        ("وصرح نجيب كورتاي المتحدث باسم البلدية", ["نجيب كورتاي"]),
        ("وصل شيخ القبيلة الشيخ مطلق بن هادي بن فهد", ["مطلق بن هادي بن فهد"]),
        ("انهار السقف ما أدى لإصابته بجروح", []),
        ("صدر أمر ملكي بإنفاذ الحكم وكان لزاما تنفيذه", []),
    ],
)
def test_persons_to_their_last_word(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("قُصفت مواقع المعارضة في تشاد", {"المعارضة": "المعارضة التشادية"}),
        ("تقدمت فصائل معارضة في تشاد", {"فصائل معارضة": "المعارضة التشادية"}),
        ("تقدمت قوات المعارضة التشادية شرقا", {"قوات المعارضة التشادية": "المعارضة التشادية"}),
        ("أغلقت السلطة القنوات المعارضة في تشاد", {}),
        ("أوقفت الشرطة رجلين في تشاد", {"الشرطة": "الشرطة التشادية"}),
        ("هجوم على القوات الحكومية المتبقية في تشاد", {"القوات الحكومية": "القوات الحكومية التشادية"}),
    ],
)
def test_parties_of_the_country_that_the_report_is_about(text: str, parties: dict[str, str]) -> None:
    assert {mention: key for mention, key in keys(text).items() if mention != "تشاد"} == parties


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قصفت قرى وبلدات الملاعق وسعفران والساقية وأطراف الجبل", ["الملاعق", "سعفران", "الساقية"]),
        ("سقطت بين بلدتي زنبيل والوردية", ["زنبيل", "الوردية"]),
        ("غارة على مخيمي «بيدر وسلام» فجرا", ["بيدر", "سلام"]),
        ("اقتحموا أحياء المرجان وطريق البستان والنخيل", ["المرجان", "طريق البستان", "النخيل"]),
        ("غارات على قرى زراعية ومدارس", []),
        ("تحتاج مخيمات اللجوء والشتات إلى الخيام", []),
        ("نزحوا من قرى عدة وبلدات أخرى", []),
    ],
)
def test_lists_of_villages_of_any_kind_of_word(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("قالت اللجنة العليا للدراسات والنشر", ["اللجنة العليا للدراسات والنشر"]),
        ("أعلن حزب الشعب الوطني للدفاع عن الأرض", ["حزب الشعب الوطني للدفاع عن الأرض"]),
        ("دعت منظمة الأمهات من أجل السلام إلى الهدوء", ["منظمة الأمهات من أجل السلام"]),
        ("اتفقوا على هدنة أعلنها التحالف العربي من أجل تسهيل المرور", ["التحالف العربي"]),
        ("نفى المكتب الإعلامي لحركة طالبان ذلك", ["المكتب الإعلامي لحركة طالبان"]),
        ("نفت الأمانة العامة لجامعة الدول العربية ذلك", ["الأمانة العامة لجامعة الدول العربية"]),
        ("تستعد المراكز التجارية لفتح أبوابها", []),
        ("صدت غرفة عمليات الوادي الكبير الهجوم", ["غرفة عمليات الوادي الكبير"]),
        ("صدت غرفة عمليات «الوادي الكبير» الهجوم", ["الوادي الكبير"]),
        ("أوضح مدير إدارة سجون تعز أن السجن خال", ["إدارة سجون تعز"]),
        ("ضبطت شرطة مكافحة المخدرات الشحنة", ["شرطة مكافحة المخدرات"]),
        ("زار وفد من وزارة الحج مصر", ["وزارة الحج"]),
        ("وثقت شبكة رصد مالي لحقوق الإنسان الحادث", ["شبكة رصد مالي لحقوق الإنسان"]),
        ("نُقل المصابون إلى مستشفى المدينة", []),
        ("قصفت ميليشيات الفرقة السابعة القرية", ["الفرقة السابعة"]),
    ],
)
def test_bodies_to_their_last_word(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("هبطت الطائرة في مطار سامر الكيلاني الدولي", ("مطار سامر الكيلاني الدولي", "place")),
        ("انفجار في مسجد قوات حرس الحدود", ("مسجد قوات حرس الحدود", "place")),
        ("تجمعوا على كورنيش اللاذقية", ("كورنيش اللاذقية", "place")),
        ("قُتلت الطفلة ليلى المنشار برصاصة", ("ليلى المنشار", "person")),
        ("محاضرة من الدكتور سامر المنشار ، وشعر", ("سامر المنشار", "person")),
        ("وقتلوا عثمان رضي الله عنه", None),
    ],
)
def test_places_and_persons_named_after_others(text: str, found: tuple[str, str] | None) -> None:
    report = Report.of(text)
    mentions = [(n.span.of(text), n.kind) for n in find_names(lay_words(report, find_layout(report)), ())]
    assert mentions == ([found] if found else [])
