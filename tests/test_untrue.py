"""What is said to be untrue, what nobody found to back a story, and words that are no party, no deed and no death."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Reading, Report


def read(text: str) -> Reading:
    return khabar.read(Report.of(text, published="2024-06-12"))


@pytest.mark.parametrize(
    "text",
    [
        "لا صحة لما يتم تداوله عن هجوم جديد على المطار.",
        "لا صحة للأنباء المتداولة بشأن قصف مدينة سبها.",
        "ما تردد عن هجوم على مطار غات غير صحيح.",
        "وقال المصدر إن ما يتم تداوله عن مقتل ستة جنود في غات عار عن الصحة.",
    ],
)
def test_what_is_said_to_be_untrue_is_denied(text: str) -> None:
    assert [event.status for event in read(text).events] == ["denied"]


def test_a_rumour_tells_of_no_attack() -> None:
    assert not read("تناقلت صفحات شائعات عن هجوم على معسكر الكتيبة.").events
    assert [e.status for e in read("هجوم على معسكر الكتيبة في سبها.").events] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "ولم تعثر اللجنة على ما يؤيد رواية الشرطة عن وجود مسلحين في الحي.",
        "ولم تجد المنظمة ما يدعم مزاعم الجيش السوداني بشأن استخدام المدنيين دروعا.",
        "وقال الخبير إن الأدلة تدعم رواية الجيش الأوكراني.",
        "وأيدت المحكمة رواية الشهود بشأن المجزرة.",
    ],
)
def test_backing_a_story_supports_no_party(text: str) -> None:
    reading = read(text)
    assert not reading.events
    assert not any(s.source and ("الشرطة" in s.source or "الجيش" in s.source) for s in reading.statements)


def test_backing_a_party_supports_it() -> None:
    assert [e.type for e in read("أيدت تركيا قرار حكومة أذربيجان.").events] == ["SUPPORT"]


@pytest.mark.parametrize(
    "text",
    [
        "وتطالب المنظمة بفتح تحقيق دولي في المجزرة.",
        "وطالبت المنظمة فتح تحقيق في القصف.",
        "ورحبت اللجنة بفتح ممر آمن.",
        "وقررت النقابة فتح باب التبرع.",
    ],
)
def test_opening_is_no_party(text: str) -> None:
    assert "حركة فتح" not in [name.key for name in read(text).names]


def test_the_party_is_one_after_its_head() -> None:
    assert [name.key for name in read("وطالبت حركة فتح بتحقيق.").names] == ["حركة فتح"]


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("ومن بين الضحايا ثلاث نساء، فيما وُصفت حالة خمسة مصابين بالخطيرة.", 5),
        ("قتل تسعة رعاة. ووصفت حالة سبعة مصابين بالحرجة.", 7),
    ],
)
def test_whose_state_is_described_is_not_dead(text: str, wounded: int) -> None:
    last = read(text).figures[-1]
    assert (last.measure, last.value) == ("injured", wounded)


def test_who_are_liquidated_are_dead() -> None:
    assert [(f.measure, f.value) for f in read("صفّت الجماعة ستة معتقلين.").figures] == [("killed", 6)]
