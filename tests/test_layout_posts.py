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


CHANNEL = "🔴 شبكة الوادي"
NEWS = "قصف مدفعي على حي الزيتون في بلدة المرج قبل قليل"
POINTS = ("إصابة طفلين وامرأة", "احتراق منزلين ومخبز", "انقطاع الكهرباء عن الحي")
TAIL = ("ـــــــــــــ", "📲 تابعوا قناتنا على تيليجرام", "@wadi_net", "👁 2.1K")


@pytest.mark.parametrize("sign", ["▪️ ", "🔹 ", "✔️ ", "- ", ""])
def test_a_post_of_short_lines_is_told_whatever_stands_around_it(sign: str) -> None:
    told = [NEWS, *(sign + point for point in POINTS)]
    text = "\n".join([CHANNEL, *told, *TAIL])
    assert lines(text)[-4:] == told
    assert furniture(text) == ["\n".join(TAIL)]


@pytest.mark.parametrize("sign", ["▪️ ", "🔹 ", ""])
def test_a_long_post_of_short_lines_is_no_menu(sign: str) -> None:
    told = [
        NEWS,
        *(sign + point for point in (*POINTS, "وفاة رجل متأثرا بجراحه", "وصول سيارات إسعاف", "نزوح عائلات من الحي")),
    ]
    text = "\n".join([CHANNEL, *told, *TAIL])
    assert lines(text)[-7:] == told


def test_headlines_with_signs_below_a_heading_for_links_are_a_menu() -> None:
    text = "\n".join(["الأكثر قراءة", *(f"▪️ خبر رقم {k} من أخبار اليوم" for k in "أبجدهوزحطي")])
    assert furniture(text) == [text]


@pytest.mark.parametrize("line", ["هاتف: 04-2255117", "فاكس 2255118 / هاتف 2255117", "للتواصل واتساب: 0770 225 5117"])
def test_a_telephone_below_a_communique(line: str) -> None:
    assert furniture(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n{line}") == [line]


def test_a_line_on_a_telephone_stays() -> None:
    told = "هاتف القتيل وجد في سيارة رقمها 225511"
    assert told in lines(f"{HEAD}\n\n{BODY}\n{told}\n{MORE}")
