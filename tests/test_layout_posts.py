"""Furniture of posts and channels, rows of buttons, and what a communiqué begins with."""

from __future__ import annotations

import pytest

from khabar.model import Report
from khabar.read.layout import find_layout
from khabar.read.layout.lines import find_lines, is_row_of_buttons

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
        "طباعة | حفظ | نسخ الرابط | شارك هذا الخبر",
        "ترجمة تلقائية | النص الأصلي",
        "مجلة المرفأ الأسبوعية | تعليق 41 | أعجبني 2.3 ألف | نسخ الرابط",
        "لقراءة باقي التقارير عن المرفأ يرجى زيارة موقعنا\nتبرع الآن | اشترك في النشرة",
        "ساهم في هذا التقرير مراسل الوكالة في الميناء وزميلته هناك.",
        "قراءة أيضا: البلدية تشتري سيارات إطفاء",
    ],
)
def test_rows_below_a_report(row: str) -> None:
    assert furniture(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n{row}") == [row]


@pytest.mark.parametrize(
    "head",
    [
        "عاجل | قصف عنيف على المرفأ القديم في المدينة ليلا",
        "قصف عنيف على المرفأ القديم في المدينة ليلا | فيديو",
        "صور | خاص | إصابة تسعة عمال في المرفأ",
        "مشاهد متداولة تظهر إصابة تسعة عمال في حريق المرفأ",
        "النقابة تغلق فيسبوك ونقابيون يطالبون لمتابعة إضراب تسعة عمال",
    ],
)
def test_a_headline_with_a_bar_is_no_row_of_buttons(head: str) -> None:
    assert head not in furniture(f"{head}\n\n{BODY}\n\n{MORE}")


@pytest.mark.parametrize(
    "head",
    ["وزير النقل في المرفأ | صور | خاص", "مشاركة تسعة عمال | حفظ | طباعة", "خاص | إصابة عمال المرفأ | مشاركة 6 | حفظ"],
)
def test_a_short_headline_is_no_row_of_buttons(head: str) -> None:
    assert not is_row_of_buttons(find_lines(head)[0])


@pytest.mark.parametrize(
    "row",
    [
        "📲 للاشتراك بأخبار المرفأ عبر واتساب",
        "لمشاهدة التسجيل كاملا زوروا موقعنا",
        "🔴 تابعوا أخبار المرفأ من خلال تطبيق تليغرام",
        "مشاهد متداولة لحريق المرفأ",
    ],
)
def test_invitations_and_captions(row: str) -> None:
    assert furniture(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n{row}") == [row]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (f"{BODY}\nتابعونا على تلغرام\n{MORE}", [BODY, MORE]),
        (f"{BODY} 📲 رابط قناتنا:\nhttps://t.me/sahel\n{MORE}\nتابعونا على واتساب", [BODY, MORE]),
        (f"{BODY}\nودعا العمال للانضمام إلى الإضراب.", [BODY, "ودعا العمال للانضمام إلى الإضراب."]),
        (f"{BODY}\nللانضمام إلى قناتنا اضغطوا الرابط\n{MORE} 🔥", [BODY, f"{MORE} 🔥"]),
    ],
)
def test_what_stands_below_an_invitation_belongs_to_the_post(told: str, kept: list[str]) -> None:
    text = f"حريق...\nFacebookشبكة الساحل's Post\n\nشبكة الساحلMay 3, 2021 · Shared with Public{told}\nAll reactions:12LikeComment"
    assert lines(text)[1:] == kept


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


@pytest.mark.parametrize(
    "row",
    [
        "👍 3.1K  💬 48 تعليقاً  ↪ 17 مشاركة",
        "🔁 77 ❤️ 1,204 👁 33K",
        "9 إعجابات 4 تعليقات",
        "للاتصال: desk@agency.example",
    ],
)
def test_counters_and_addresses_below_a_post(row: str) -> None:
    assert furniture(f"قصف على سوق البلدة\nقتل ثلاثة مدنيين في قصف على سوق البلدة اليوم.\n{row}") == [row]


def test_what_was_counted_in_a_war_is_no_counter() -> None:
    assert furniture("قصف على سوق البلدة\n3 قتلى و4 جرحى في قصف على سوق البلدة اليوم") == []


def test_the_account_of_who_posts_is_a_label() -> None:
    told = "شبكة وادي النحل @wadinahl"
    assert furniture(f"{told}\nقصف على سوق البلدة فجر اليوم\nقتل ثلاثة مدنيين في قصف على سوق البلدة اليوم.") == [told]


@pytest.mark.parametrize("sign", ["{}/ ", "{}\ufe0f\u20e3 "])
def test_the_numbered_parts_of_a_thread_are_told(sign: str) -> None:
    head = "قتل ثلاثة مدنيين وأصيب سبعة آخرون في قصف استهدف سوق البلدة صباح اليوم، وفق ما قاله مدير المستشفى."
    parts = [
        "أغلقت السلطات السوق أمام الباعة 📢",
        "فرض حظر التجول ليلا في البلدة ❤️",
        "عادت الحافلات إلى العمل بعد الظهر 🙏",
    ]
    thread = "\n\n".join(sign.format(n) + part for n, part in enumerate(parts, 2))
    assert furniture(f"{sign.format(1)}{head}\n\n{thread}") == []


def test_news_that_ends_with_an_account_is_told() -> None:
    assert furniture("قتل 5 أشخاص في قصف على السوق @wadinahl\nوقال الجيش إنه يحقق في القصف.") == []
