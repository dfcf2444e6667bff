"""Statements whose words or whose chain belong to nobody else: what one owns to, what one does not know, media that were told nothing."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report

Told = tuple[str | None, tuple[str, ...], str, str]


def told(text: str) -> list[Told]:
    found = khabar.read(Report.of(text, published="2024-06-12")).statements
    return [(s.source, s.via, s.stance, s.span.of(text)) for s in found]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("تبنت جماعة السهل المسؤولية عن خطف القبطان في تسجيل مصور.", "assert"),
        ("وادعت الجماعة المسؤولية عن الحريق في بيان.", "assert"),
        ("وادعت الجماعة أنها أسقطت طائرة.", "allege"),
    ],
)
def test_who_claims_responsibility_owns_to_it(text: str, stance: str) -> None:
    assert [got for _, _, got, _ in told(text)] == [stance]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("لا أدري متى نعود إلى الواحة", "assert"),
        ("لا أحد ينتظر مطرا", "assert"),
        ("لم يبق ماء في البئر", "assert"),
        ("لم نقطع الماء عن أحد", "deny"),
    ],
)
def test_what_one_does_not_know_or_have_is_no_denial(words: str, stance: str) -> None:
    assert told(f'وقال القائد: "{words}".')[0][2] == stance


@pytest.mark.parametrize(
    "text",
    [
        "وذكر حارس، طلب عدم نشر اسمه لأنه غير مخول بالحديث إلى وسائل الإعلام، أن السور انهار.",
        "وأبلغ رئيس لجنة الواحة بعثة مشتركة بين الوكالات بأن البئر جفت.",
        "وقالت الجماعة عبر قناة على تطبيق تليغرام إن البئر جفت.",
        "وقال حارس عبر شبكة هاتف إن السور انهار.",
    ],
)
def test_media_that_were_told_nothing_pass_nothing_on(text: str) -> None:
    assert [via for _, via, _, _ in told(text)] == [()]


def test_the_media_that_were_told_do() -> None:
    assert told("وقال الحارس لوسائل الإعلام إن السور انهار.")[0][1] == ("وسائل الإعلام",)


def test_countries_that_issue_a_statement_are_their_governments() -> None:
    assert told("قال بيان مشترك لفنلندا والنرويج إن الحصار غير مقبول.")[0][0] == "حكومة فنلندا وحكومة النرويج"
