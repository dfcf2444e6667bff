"""What of a page or post is the report."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.model import Report
from khabar.read.layout import find_layout

HEAD = "حريق في مستودع للوقود"
BODY = "قصفت طائرات مسيّرة مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال بحروق."
MORE = "وقال متحدث باسم الدفاع المدني إن الحريق أخمد بعد ساعتين."


def furniture(text: str, **known: str) -> list[str]:
    report = Report.of(text, **known)  # type: ignore[arg-type]
    return [s.of(text) for s in find_layout(report).boilerplate]


def lines(text: str) -> list[str]:
    return [s.of(text) for s in find_layout(Report.of(text)).lines]


@pytest.mark.parametrize(
    ("text", "around"),
    [
        (f"حريق في مستودع للوقود\n\n{BODY}\n\n{MORE}", []),
        (f"حريق في مستودع للوقود\n\nعدن – رويترز\n\n{BODY}", ["عدن – رويترز"]),
        (f"حريق في مستودع للوقود\n\nحريق في مستودع للوقود\n\n{BODY}", ["حريق في مستودع للوقود"]),
        (
            f"حريق في مستودع للوقود\n\n{BODY}\n\nاقرأ أيضاً: مقتل جندي في كمين\n\n{MORE}",
            ["اقرأ أيضاً: مقتل جندي في كمين"],
        ),
        (
            f"حريق في مستودع للوقود\n\n{BODY}\n\nاقرأ أيضاً\n\nمقتل جندي في كمين\n\n{MORE}",
            ["اقرأ أيضاً\n\nمقتل جندي في كمين"],
        ),
        (
            f"حريق في مستودع للوقود\n\n{BODY}\n\nمواضيع ذات صلة\n\nمقتل جندي في كمين",
            ["مواضيع ذات صلة\n\nمقتل جندي في كمين"],
        ),
        (f"حريق في مستودع للوقود\n\nرجال الإطفاء في الموقع (أرشيف)\n\n{BODY}", ["رجال الإطفاء في الموقع (أرشيف)"]),
        (f"الرئيسية\n\nأخبار\n\nحريق في مستودع للوقود\n\n{BODY}", ["الرئيسية\n\nأخبار"]),
        (f"الرئيسية أخبار اتصل بنا\n\nحريق في مستودع للوقود\n\n{BODY}", ["الرئيسية أخبار اتصل بنا"]),
        (f"حريق في مستودع للوقود\n\nشارك\n\nفيسبوك\n\n{BODY}", ["شارك\n\nفيسبوك"]),
        (f"حريق في مستودع للوقود\n\n{BODY}\n\nالتعليقات (3)\n\nالله يستر", ["التعليقات (3)\n\nالله يستر"]),
        (f"{BODY} ...المزيد", ["...المزيد"]),
        (
            f"{BODY}\n\nلمتابعة كل جديد انضموا لقناتنا على التلغرام 👇",
            ["لمتابعة كل جديد انضموا لقناتنا على التلغرام 👇"],
        ),
        (f"{BODY}\n\n📲 للاشتراك بخدمة الأخبار عبر واتساب", ["📲 للاشتراك بخدمة الأخبار عبر واتساب"]),
        (f"تابع الوزير الحريق من موقعنا في الميناء\n\n{BODY}", []),
        (f"{HEAD}\n\n{BODY}\n\nأعجبني · تعليق · مشاركة", ["أعجبني · تعليق · مشاركة"]),
        (
            f"{HEAD}\n\n{BODY}\n\n(تغطية صحفية لمراسل في عدن ومراسلة في جدة - إعداد المحرر للنشرة العربية - تحرير زميله)",
            ["(تغطية صحفية لمراسل في عدن ومراسلة في جدة - إعداد المحرر للنشرة العربية - تحرير زميله)"],
        ),
        (
            f"ترجمة آلية من الفرنسية. قد تحتوي على أخطاء.\n\n{HEAD}\n\n{BODY}",
            ["ترجمة آلية من الفرنسية. قد تحتوي على أخطاء."],
        ),
        (f"الرئيسية › أخبار العالم › الميناء\n\n{HEAD}\n\n{BODY}", ["الرئيسية › أخبار العالم › الميناء"]),
        (
            f"{HEAD}\n\n{BODY}\n\nللاستفسارات الإعلامية: مكتب الإعلام، هاتف 555123",
            ["للاستفسارات الإعلامية: مكتب الإعلام، هاتف 555123"],
        ),
        (f"{HEAD}\n\n{BODY}\n\nقصص مقترحة:\nكيف أغلق الميناء؟\n\n{MORE}", ["قصص مقترحة:\nكيف أغلق الميناء؟"]),
    ],
)
def test_furniture_of_pages(text: str, around: list[str]) -> None:
    assert furniture(text) == around


@pytest.mark.parametrize(
    ("text", "around"),
    [
        # What stands side by side on a line of a page.
        (f"{HEAD}\n\n3 مايو 2021    حجم الخط: أكبر أصغر    طباعة\n\n{BODY}", ["حجم الخط: أكبر أصغر    طباعة"]),
        (f"{HEAD}\n\n3 مايو 2021   شؤون عامة\n\n{BODY}", ["شؤون عامة"]),
        (f"{HEAD}\n\nعدن - موقع المرفأ | الاثنين 3 مايو 2021, 10:25 مساء\n\n{BODY}", ["عدن - موقع المرفأ |"]),
        (f"{HEAD}\n\n{BODY}\n\n#مرفأ   شارك عبر فيسبوك", ["شارك عبر فيسبوك"]),
        # Buttons and counters in a row.
        (f"{HEAD}\n\nشارك:  فيسبوك  X  واتساب  نسخ الرابط\n\n{BODY}", ["شارك:  فيسبوك  X  واتساب  نسخ الرابط"]),
        (f"{HEAD}\n\n{BODY}\n\n👁 7.1K   Share   Telegram", ["👁 7.1K   Share   Telegram"]),
        (f"{HEAD}\n\n{BODY}\n\n512K subscribers", ["512K subscribers"]),
        # The desk's letters and the end of an agency's report.
        (f"{HEAD}\n\n{BODY}\n\nسن-عل/بم/قر", ["سن-عل/بم/قر"]),
        (f"{HEAD}\n\n{BODY}\n\nس ن / ع ل / 2021", ["س ن / ع ل / 2021"]),
        (f"{HEAD}\n\n{BODY}\n\nس. ن", ["س. ن"]),
        (f"{HEAD}\n\n{BODY} /نهاية الخبر/", ["/نهاية الخبر/"]),
        (f"{HEAD}\n\n{BODY} (انتهى)", ["(انتهى)"]),
        (f"{HEAD}\n\n{BODY}\n\nThis story in English", ["This story in English"]),
        (f"{HEAD}\n\n{BODY}\n\nانتهى/25", ["انتهى/25"]),
        (f"{HEAD}\n\n{BODY}\n\nيتبع..", ["يتبع.."]),
        (f"{HEAD}\n\n{BODY}\n\n👁 7.1K · 21:14", ["👁 7.1K ·"]),
        (f"{HEAD}\n\n{BODY}\n\n3 تعليقات", ["3 تعليقات"]),
        (f"{HEAD}\n\n{BODY}\n\nلا تنسوا متابعة القناة", ["لا تنسوا متابعة القناة"]),
        (f"{HEAD}\n\n{BODY}\n\nيهمك أيضا\nافتتاح جسر على النهر", ["يهمك أيضا\nافتتاح جسر على النهر"]),
        # Captions.
        (f"{HEAD}\n\nدخان فوق رصيف الميناء في 2 مايو 2021. © أ ف ب\n\n{BODY}", ["دخان فوق رصيف الميناء في 2 مايو 2021. © أ ف ب"]),
        (f"{HEAD}\n\n© منظمة الإغاثة/أطفال في مدرسة صارت مأوى.\n\n{BODY}", ["© منظمة الإغاثة/أطفال في مدرسة صارت مأوى."]),
        (f"{HEAD}\n\nما بقي من رصيف الميناء بعد ليلة القصف. (الإنترنت)\n\n{BODY}", ["ما بقي من رصيف الميناء بعد ليلة القصف. (الإنترنت)"]),
        (f"{HEAD}\n\nالتعليق على الصورة،\nرجال الإطفاء على رصيف الميناء القديم\n\n{BODY}",
         ["التعليق على الصورة،\nرجال الإطفاء على رصيف الميناء القديم"]),
        # Other words of pages.
        (f"ترجمة آلية\n\n{HEAD}\n\n{BODY}\n\nانقر هنا لقراءة الأصل", ["ترجمة آلية", "انقر هنا لقراءة الأصل"]),
        (f"{HEAD}\n\n{BODY}\n\nالأخبار الأخرى: افتتاح حديقة | فوز الفريق", ["الأخبار الأخرى: افتتاح حديقة | فوز الفريق"]),
        (f"{HEAD}\n\n{BODY}\n\nمادة إعلانية", ["مادة إعلانية"]),
    ],
)  # fmt: skip
def test_what_stands_around_a_report(text: str, around: list[str]) -> None:
    assert furniture(text) == around


@pytest.mark.parametrize(
    "text",
    [
        # Points under the headline, and their heading.
        f"{HEAD}\n\n- نقل ثلاثة عمال إلى المستشفى\n- إغلاق الميناء\n\n{BODY}",
        f"{HEAD}\n\nملخص\n- إغلاق الميناء\n- نقل ثلاثة عمال\n\n{BODY}",
        f"{HEAD}\n\nأبرز ما جرى\n\n• إغلاق الميناء\n• نقل ثلاثة عمال\n\n{BODY}",
        f"{HEAD}\n\nأبرز ما جرى\n\n• أغلق الميناء بعد اندلاع الحريق في المستودع.\n\n{BODY}",
        # The heading of the first part of a report that has more of them.
        f"{HEAD}\n\n3 مايو 2021\n\nليلة على الرصيف\n\n{BODY}\n\nشهود من الميناء\n\n{MORE}",
        # How communiqués open and close.
        f"بيان بشأن حريق الميناء\n\nبسم الله الرحمن الرحيم\n\n{BODY}",
        f"بيان بشأن حريق الميناء\n\n{BODY}\n\nوالله ولي التوفيق\nعاش شعب الجزر حرا\nصدر عن هيئة الموانئ\n3 مايو 2021م\n\n#الميناء",
        # A place before a dash is no outlet.
        f"{HEAD}\n\nريف حمص – {BODY}",
    ],
)
def test_what_belongs_to_a_report(text: str) -> None:
    assert furniture(text) == []


def test_the_name_of_a_channel_above_each_of_its_posts() -> None:
    posts = [f"قناة المرفأ\n{words}\n7.{k}K   0{k}:15" for k, words in enumerate((BODY, MORE, BODY), 1)]
    report = Report.of("قناة المرفأ\n90K subscribers\n\n" + "\n\n".join(posts))
    told = [s.of(report.text) for s in find_layout(report).lines]
    assert told == [BODY, "01:15", MORE, "02:15", BODY, "03:15"]


def test_a_menu_is_no_report() -> None:
    text = "\n\n".join(f"خبر رقم {k} من أخبار اليوم" for k in "أبجدهوزحطي")
    assert furniture(text) == [text]
    assert lines(text) == []


def test_headlines_of_other_stories_after_the_report() -> None:
    others = "وصول قافلة إلى الميناء\n\nاجتماع طارئ في العاصمة\n\nأسعار الخبز ترتفع مجددا"
    assert furniture(f"حريق في مستودع للوقود\n\n{BODY}\n\n{MORE}\n\n{others}") == [others]


@pytest.mark.parametrize(
    "below",
    [
        "سمات حريق مستودع الوقود",
        "الوسوم: حريق، مستودع",
        "\n\nمشاركة\n\nTwitter\n\nFacebook\n\nسامر القاضي\n\nمقالات مشابهة\n\nفيضان النهر في الشمال",
        "\n\nفيضان النهر يغرق قرية\n\nافتتاح مدرسة للبنات في الجنوب\n\nمقالات ذات صلة\n\nقطار يخرج عن سكته",
        "\n\n"
        + "\n\n".join(["الأخبار", "المحليات", "العالم", "اقتصاد", "الطقس", "رياضة", "المعارض", "تكنولوجيا", "صحة"]),
    ],
)
def test_tags_bylines_and_menus_below_the_report(below: str) -> None:
    text = f"حريق في مستودع للوقود\n\n{BODY}\n\n{MORE} {below}"
    assert furniture(text) == [below.strip()]


def test_a_word_for_tags_within_a_sentence_stays() -> None:
    assert furniture(f"حريق في مستودع للوقود\n\n{BODY}\n\n{MORE} وهذه من سمات الصيف الحار.") == []
    assert furniture(f"حريق في مستودع للوقود\n\n{BODY}\n\n{MORE} سمات الصيف كثيرة. وقال ذلك مرارا.") == []


def test_a_caption_that_ends_with_the_outlet() -> None:
    caption = "رجال الإطفاء عند المستودع في ضواحي المدينة فجرا – رويترز"
    assert furniture(f"حريق في مستودع للوقود\n\n{caption}\n\n{BODY}\n\n{MORE}") == [caption]


def test_a_dateline_of_town_day_and_agency_is_one_whole() -> None:
    text = f"حريق في مستودع للوقود\n\nجدة 3 مايو 2021 م رويترز\n\n{BODY}\n\n{MORE}"
    assert furniture(text) == []
    assert find_layout(Report.of(text)).agencies == ("رويترز",)


def test_a_list_is_no_row_of_headlines() -> None:
    text = f"حريق في مستودع للوقود\n\n{BODY}\n\n{MORE}\n\n- حي السلام والميناء القديم\n- حي الزهور والسوق\n- حي المطار وما حوله"
    assert furniture(text) == []


def test_post_of_facebook() -> None:
    text = (
        "شبكة الساحل - حريق...\nFacebook\u200eشبكة الساحل\u200e's Post\n\n"
        f"شبكة الساحلMay 3, 2021 \u00b7 Shared with Public{BODY}All reactions:12LikeCommentMost relevantأحمدالله يستر1y"
    )
    layout = find_layout(Report.of(text))
    assert [s.of(text) for s in layout.lines] == ["May 3, 2021", BODY]
    assert (layout.published, layout.basis) == (date(2021, 5, 3), "stated")


def test_thread_of_x() -> None:
    text = (
        f"Post\n\nPost\n\nمرصد الساحل@sahel_watch{BODY}9:13 AM \u00b7 May 3, 202190.7KViews186664\n\n"
        f"مرصد الساحل@sahel_watchMay 3, 2021{MORE}1191807.2K\n\nقارئ@reader1May 4, 2021شكرا لكم21K"
    )
    assert lines(text) == [BODY, "9:13 AM \u00b7 May 3, 2021", "May 3, 2021", MORE]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 مايو 2021", date(2021, 5, 3)),
        ("الاثنين 3 أيار/مايو 2021", date(2021, 5, 3)),
        ("٣ أيار ٢٠٢١", date(2021, 5, 3)),
        ("نُشر في: 03/05/2021", date(2021, 5, 3)),
        ("2021-05-03 14:20", date(2021, 5, 3)),
        ("31/31/2021", None),
    ],
)
def test_stated_day(line: str, day: date | None) -> None:
    layout = find_layout(Report.of(f"حريق في مستودع للوقود\n\n{line}\n\n{BODY}"))
    assert layout.published == day
    assert layout.basis == ("stated" if day else "unknown")


@pytest.mark.parametrize(
    "opening",
    [
        "طرابلس 3 مارس 2023 (شينخوا) -- ",
        "بورتسودان في 3 مارس 2023 / سونا / ",
        "دمشق 3/3/2023 - ",
        "كييف - رويترز - 3 مارس 2023: ",
    ],
)
def test_a_dateline_in_a_paragraph_tells_the_day(opening: str) -> None:
    layout = find_layout(Report.of(f"حريق في مستودع للوقود\n\n{opening}{BODY}"))
    assert (layout.published, layout.basis) == (date(2023, 3, 3), "stated")


@pytest.mark.parametrize("opening", ["في 3 مارس 2023 - ", "3 مارس 2023: ", "وقالت الشرطة في 3 مارس 2023 - "])
def test_the_day_of_what_happened_is_no_dateline(opening: str) -> None:
    assert find_layout(Report.of(f"حريق في مستودع للوقود\n\n{opening}{BODY}")).published is None


def test_the_given_day_stands() -> None:
    report = Report.of(f"حريق في مستودع للوقود\n\n3 مايو 2021\n\n{BODY}", published="2021-05-04")
    layout = find_layout(report)
    assert (layout.published, layout.basis) == (date(2021, 5, 4), "given")


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        (f"حريق في مستودع للوقود\n\n{BODY} (رويترز)", ("رويترز",)),
        (f"حريق في مستودع للوقود\n\n{BODY}\n\n(فرانس برس)", ("وكالة فرانس برس",)),
        (f"حريق في مستودع للوقود\n\nعدن - وكالات\n\n{BODY}", ("agencies",)),
        (f"حريق في مستودع للوقود\n\n{BODY}\n\nالمصدر: رويترز", ("رويترز",)),
        (f"حريق في مستودع للوقود\n\nطرابلس (رويترز) - 3 مايو أيار 2021\n\n{BODY}", ("رويترز",)),
        (f"حريق في مستودع للوقود\n\nعدن - أ ف ب - الاثنين 3 مايو 2021\n\n{BODY}", ("وكالة فرانس برس",)),
        (f"حريق في مستودع للوقود\n\n{BODY}", ()),
    ],
)
def test_agencies(text: str, agencies: tuple[str, ...]) -> None:
    assert find_layout(Report.of(text)).agencies == agencies


def test_the_label_before_the_first_words() -> None:
    text = f"حريق في مستودع للوقود\n\nالمساء - رويترز: {BODY}"
    assert lines(text) == ["حريق في مستودع للوقود", BODY]


def test_the_title_of_metadata_leads() -> None:
    report = Report.of(BODY, title="حريق في مستودع للوقود")
    layout = find_layout(report)
    assert layout.title is not None
    assert layout.title.of(report.text) == "حريق في مستودع للوقود"


def test_lines_of_a_post_that_were_run_together() -> None:
    """A copied page shows in its preview where a line of the post ended, and the author's name may stand within the post."""
    page = (
        "صوت الميناء - #عاجل\nغرق زورق صيد قبالة الساحل...\nFacebookصوت الميناء's Post\n\n"
        "صوت الميناءMay 3, 2021 · Shared with Public#عاجلغرق زورق صيد قبالة الساحل الشمالي - صوت الميناءنجا أربعة بحارة من الغرق."
        "All reactions:5"
    )
    layout = find_layout(Report.of(page))
    assert [span.of(page) for span in layout.lines][1:] == [
        "#عاجل",
        "غرق زورق صيد قبالة الساحل الشمالي",
        "نجا أربعة بحارة من الغرق.",
    ]


def test_what_people_say_on_a_network_is_no_furniture() -> None:
    voices = [f"قال مغرد ‏@reader_{k} {k}\nندعو إلى السلام في المدينة كلها" for k in range(4)]
    closing = (
        "وتفاعل آلاف من المستخدمين مع هذه الدعوات التي انتشرت في ساعات قليلة وشارك فيها كتاب ومعلمون من مدن كثيرة."
    )
    text = "\n".join(["مغردون يدعون إلى السلام في المدينة", "تفاعل مغردون مع ما حدث أمس", *voices, closing])
    assert find_layout(Report.of(text)).boilerplate == ()


def test_an_agency_that_tells_is_no_label() -> None:
    assert furniture("أفادت وكالة الأنباء السورية (سانا) نقلا عن مصدر في الميناء بأن رافعتين سقطتا في البحر.") == []


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        (
            [
                "إضراب المعلمين يدخل أسبوعه الثالث",
                "ارتفاع أسعار القمح عالميا للشهر الثالث",
                "فوز المنتخب الوطني بكأس القارة للناشئين",
            ],
            None,
        ),
        (
            [
                "إضراب المعلمين يدخل أسبوعه الثالث",
                "ارتفاع أسعار القمح عالميا للشهر الثالث",
                "حريق في مستودع وقود بضواحي المدينة",
            ],
            "حريق في مستودع وقود بضواحي المدينة",
        ),
        (
            [
                "إصابة عمال في مستودع للوقود",
                "ارتفاع أسعار القمح عالميا للشهر الثالث",
                "فوز المنتخب الوطني بكأس القارة للناشئين",
            ],
            "إصابة عمال في مستودع للوقود",
        ),
        (
            ["إضراب المعلمين يدخل أسبوعه الثالث", "ارتفاع أسعار القمح عالميا للشهر الثالث"],
            "إضراب المعلمين يدخل أسبوعه الثالث",
        ),
    ],
)
def test_among_headlines_of_other_stories_the_report_s_own_has_its_words(heads: list[str], title: str | None) -> None:
    text = "\n\n".join([*heads, f"{BODY}\n{MORE}"])
    found = find_layout(Report.of(text)).title
    assert (found.of(text) if found else None) == title


def test_the_title_that_is_known_stays() -> None:
    others = [
        "إضراب المعلمين يدخل أسبوعه الثالث",
        "ارتفاع أسعار القمح عالميا للشهر الثالث",
        "فوز المنتخب الوطني بكأس القارة للناشئين",
    ]
    report = Report.of("\n\n".join([*others, f"{BODY}\n{MORE}"]), title="إضراب المعلمين يدخل أسبوعه الثالث")
    title = find_layout(report).title
    assert title is not None
    assert title.of(report.text) == others[0]


def test_the_fields_of_a_record_of_one_incident_belong_to_it() -> None:
    fields = [
        "رقم الحادثة: ن-77",
        "المكان: حي الورود، الضفة",
        "الجهة المشتبه بها: جيش السلام",
        "الحصيلة: ما بين 5 و9 قتلى مدنيين",
    ]
    text = "\n".join(["سجل حوادث النهر", *fields, "شارك", BODY, MORE])
    assert furniture(text) == ["شارك"]
    other = "\n".join(
        ["حريق في مستودع للوقود", "سياسة: لقاء الوزراء", "رياضة: فوز الفريق", "ثقافة: افتتاح المعرض", BODY, MORE]
    )
    assert "رياضة: فوز الفريق" in "\n".join(furniture(other))
