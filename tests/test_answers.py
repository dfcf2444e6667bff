"""Statements that deny, confirm or answer what another party has said."""

from __future__ import annotations

import msgspec
import pytest

from khabar.model import Report
from khabar.read import read
from khabar.tell.answers import find_links, find_said
from khabar.tell.digest import Digest, digest


def told(text: str, id: str = "a", day: str | None = "2024-05-07") -> Digest:
    return digest(read(Report.of(text, id=id, published=day)))


def links(*digests: Digest) -> list[tuple[str, str | None, str | None]]:
    """Each link as its kind, who speaks, and to whom."""
    said = {s.id: s for s in find_said(digests)}
    found = find_links(said.values(), digests)
    assert found == find_links(tuple(reversed(said.values())), tuple(reversed(digests))), "the order must not matter"
    assert all(link.reason for link in found)
    return [(link.kind, said[link.from_].source, said[link.to].source) for link in found]


CASES = {
    "a strike that the accused denies": (
        "اتهمت قوات الدعم السريع الجيش السوداني بقصف سوق الخضار في مدينة الفاشر بالبراميل المتفجرة.",
        "نفى الجيش السوداني قصف سوق الخضار في مدينة الفاشر بالبراميل المتفجرة.",
        ("denies", "الجيش السوداني", "قوات الدعم السريع"),
    ),
    "a short denial of a deed that is laid to the speaker": (
        "اتهمت وزارة الصحة في غزة الجيش الإسرائيلي بقصف مستشفى الوفاء في المدينة اليوم الثلاثاء.",
        "نفى الجيش الإسرائيلي قصف مستشفى الوفاء في غزة.",
        ("denies", "الجيش الإسرائيلي", "وزارة الصحة في غزة"),
    ),
    "a claim that is named and denied": (
        "أعلنت هيئة الأركان الأوكرانية إسقاط طائرتين روسيتين قرب مدينة خيرسون.",
        "نفت وزارة الدفاع الروسية ما أعلنته هيئة الأركان الأوكرانية من إسقاط طائرتين قرب خيرسون.",
        ("denies", "وزارة الدفاع الروسية", "هيئة الأركان الأوكرانية"),
    ),
    "a denial in plain words": (
        "اتهمت حركة حماس الجيش الإسرائيلي باستهداف قافلة مساعدات عند دوار الكويت في مدينة غزة.",
        "قال الجيش الإسرائيلي إنه لم يستهدف قافلة مساعدات عند دوار الكويت في مدينة غزة.",
        ("denies", "الجيش الإسرائيلي", "حركة حماس"),
    ),
    "a number that is confirmed": (
        "أعلنت وزارة الصحة في غزة مقتل 40 شخصا في قصف على مخيم جباليا.",
        "أكدت الأمم المتحدة ما أعلنته وزارة الصحة في غزة من مقتل 40 شخصا في مخيم جباليا.",
        ("confirms", "الأمم المتحدة", "وزارة الصحة في غزة"),
    ),
    "losses that are owned to": (
        "أعلنت كتائب القسام قتل أربعة جنود من الجيش الإسرائيلي في كمين شرق مدينة رفح.",
        "أقر الجيش الإسرائيلي بمقتل أربعة جنود في كمين شرق مدينة رفح.",
        ("confirms", "الجيش الإسرائيلي", "كتائب القسام"),
    ),
    "an answer to a condition": (
        "قال وزير الخارجية الروسي سيرغي لافروف إن المفاوضات تبدأ بعد انسحاب الجيش الأوكراني من الأقاليم الأربعة.",
        "وردا على تصريحات سيرغي لافروف، قال وزير الخارجية الأوكراني دميترو كوليبا إن المفاوضات تبدأ بعد عودة الأقاليم إلى بلاده.",
        ("answers", "دميترو كوليبا", "سيرغي لافروف"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_link_between_two_reports(case: str) -> None:
    one, other, link = CASES[case]
    assert links(told(one, "a", "2024-05-07"), told(other, "b", "2024-05-08")) == [link]


@pytest.mark.parametrize("case", CASES)
def test_link_within_one_report(case: str) -> None:
    one, other, link = CASES[case]
    assert links(told(f"{one}\n\n{other}")) == [link]


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_taken_up_before_it_is_said_or_long_after(case: str) -> None:
    one, other, _ = CASES[case]
    assert not links(told(one, "a", "2024-05-20"), told(other, "b", "2024-05-08"))
    assert not links(told(one, "a", "2024-03-02"), told(other, "b", "2024-05-08"))


NONE = {
    "the same deed elsewhere": (
        "اتهمت وزارة الصحة في غزة الجيش الإسرائيلي بقصف مدرسة في مدينة رفح الثلاثاء.",
        "نفى الجيش الإسرائيلي قصف مستشفى في خان يونس الثلاثاء.",
    ),
    "another matter": (
        "اتهمت قوات الدعم السريع الجيش السوداني بقصف سوق الخضار في مدينة الفاشر بالبراميل المتفجرة.",
        "نفى الجيش السوداني وجود أي خلاف بين قادته على موعد المفاوضات في جدة.",
    ),
    "both deny": (
        "نفت قوات الدعم السريع قصف سوق الخضار في مدينة الفاشر بالمدفعية الثقيلة.",
        "نفى الجيش السوداني قصف سوق الخضار في مدينة الفاشر بالمدفعية الثقيلة.",
    ),
    "one says it in other words": (
        "قال المتحدث باسم الجيش اللبناني إن أي جندي لم يدخل بلدة الخيام منذ مساء الأحد.",
        "أكد الجيش اللبناني أنه لم يدخل بلدة الخيام منذ مساء الأحد.",
    ),
    "a refusal is no denial": (
        "دعت الأمم المتحدة جماعة الحوثي إلى الإفراج عن موظفي الإغاثة المحتجزين في صنعاء.",
        "قالت جماعة الحوثي إنها لن تشارك في مؤتمر المانحين المقرر في جنيف.",
    ),
    "an answer to a journalist": (
        "قال سيرغي لافروف إن المفاوضات تبدأ بعد انسحاب الجيش الأوكراني من الأقاليم الأربعة.",
        "وردا على سؤال لوكالة رويترز، قال دميترو كوليبا إن القمح يصدر من الموانئ كلها.",
    ),
}


@pytest.mark.parametrize("case", NONE)
def test_no_link(case: str) -> None:
    one, other = NONE[case]
    assert not links(told(one, "a", "2024-05-07"), told(other, "b", "2024-05-08"))


def test_the_likest_of_several_is_linked() -> None:
    strike = "اتهمت قوات الدعم السريع الجيش السوداني بقصف سوق الخضار في مدينة الفاشر بالبراميل المتفجرة."
    siege = "اتهمت قوات الدعم السريع الجيش السوداني بحصار محطة المياه في مدينة الفاشر وقطع الطريق إليها."
    denial = "نفى الجيش السوداني حصار محطة المياه في مدينة الفاشر وقطع الطريق إليها."
    digests = [told(strike, "a"), told(siege, "b"), told(denial, "c")]
    (found,) = find_links(find_said(digests), digests)
    assert found.to.startswith("b:statement:")
    assert found.reason.startswith("الجيش السوداني denies what قوات الدعم السريع said, the same day: ")


def test_said_is_in_order_and_named_by_its_words() -> None:
    digests = [
        told(CASES["a strike that the accused denies"][1], "b"),
        told(CASES["a strike that the accused denies"][0], "a"),
    ]
    said = find_said(digests)
    assert [s.report for s in said] == ["a", "b"]
    assert said[0].id == f"a:statement:{said[0].start}-{said[0].end}"
    assert find_links(said[:1], digests) == ()


def test_goes_through_json() -> None:
    one, other, _ = CASES["a claim that is named and denied"]
    digests = [told(one, "a"), told(other, "b")]
    again = msgspec.json.decode(msgspec.json.encode(digests), type=list[Digest])
    assert find_links(find_said(again), again) == find_links(find_said(digests), digests)
