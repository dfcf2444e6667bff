"""Furniture of posts and channels, rows of buttons, and what a communiqué begins with."""

from __future__ import annotations

import pytest

from khabar.model import Report
from khabar.read.layout import find_layout

BODY = "قصفت طائرات مسيّرة مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال بحروق."
MORE = "وقال متحدث باسم الدفاع المدني إن الحريق أخمد بعد ساعتين."
HEAD = "حريق في مستودع للوقود"


def furniture(text: str) -> list[str]:
    return [s.of(text) for s in find_layout(Report.of(text)).boilerplate]


def lines(text: str) -> list[str]:
    return [s.of(text) for s in find_layout(Report.of(text)).lines]


@pytest.mark.parametrize(
    "row",
    [
        "ترجم هذا النص آليا. المقال الأصلي | شارك على فيسبوك | اطبع",
        "استمع للقصة | شارك القصة | رجاء المشاركة في استطلاع الموقع",
        "نشر على صفحة الإذاعة | أعجبني 1.7 ألف | مشاركة 95",
        "لقراءة باقي التقارير عن المرفأ يرجى زيارة موقعنا\nتبرع الآن | اشترك في النشرة",
        "ساهم في هذا التقرير مراسل الوكالة في الميناء وزميلته هناك.",
        "قراءة أيضا: البلدية تشتري سيارات إطفاء",
    ],
)
def test_rows_below_a_report(row: str) -> None:
    assert furniture(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n{row}") == [row]


@pytest.mark.parametrize(
    "head", ["عاجل | قصف عنيف على المرفأ القديم في المدينة ليلا", "قصف عنيف على المرفأ القديم في المدينة ليلا | فيديو"]
)
def test_a_headline_with_a_bar_is_no_row_of_buttons(head: str) -> None:
    assert head not in furniture(f"{head}\n\n{BODY}\n\n{MORE}")


def test_tags_below_an_invitation_belong_to_the_post() -> None:
    text = (
        "قصف...\nFacebookشبكة الساحل's Post\n\n"
        f"شبكة الساحلMay 3, 2021 · Shared with Public{BODY}\n📸 صور متداولة لموقع الحريق\n"
        "📲 تابعونا على واتساب 👇\n#الساحل #المرفأAll reactions:12LikeComment"
    )
    assert lines(text)[1:] == [BODY, "#الساحل #المرفأ"]
    assert "📸 صور متداولة لموقع الحريق\n📲 تابعونا على واتساب 👇" in furniture(text)


def test_the_number_of_a_communique_is_its_headline() -> None:
    text = f"وزارة الدفاع\n\nبيان صحفي رقم 12\n\n{BODY}\n\n{MORE}"
    assert "بيان صحفي رقم 12" in lines(text)
