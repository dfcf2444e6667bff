"""Statements: who issued a document, who is credited in brackets or after a full stop, what two outlets were told, what `we` were."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report, Statement


def statements(text: str, outlet: str | None = "موقع الخبر") -> tuple[Statement, ...]:
    return khabar.read(Report.of(text, published="2024-06-12", outlet=outlet)).statements


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("وأكد البيان الصادر عن مجلس البلدة أن الطريق بات آمنا.", "مجلس البلدة", "الطريق بات آمنا"),
        ("وأوضحت النشرة الصادرة أمس عن وزارة النقل أن الجسر أغلق.", "وزارة النقل", "الجسر أغلق"),
        (
            "وأغلق الجسر أمام الشاحنات، وفقا للتقرير الصادر عن نقابة السائقين.",
            "نقابة السائقين",
            "أغلق الجسر أمام الشاحنات",
        ),
    ],
)
def test_who_issued_a_document_that_is_known_speaks(text: str, source: str, said: str) -> None:
    assert [(s.source, s.span.of(text)) for s in statements(text)] == [(source, said)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '"سمعنا دوي انفجارين. خرجنا إلى الشارع." أوضح سليم البزري، وهو صاحب متجر.',
            [("سليم البزري", "سمعنا دوي انفجارين. خرجنا إلى الشارع")],
        ),
        (
            "«لا نملك شيئا»، قالت ليلى الحسن. «البيت احترق كله.» أوضح زوجها سامي البزري.",
            [("ليلى الحسن", "لا نملك شيئا"), ("سامي البزري", "البيت احترق كله")],
        ),
        (
            'وقال المدير: "الوضع سيئ للغاية." أعلن الجيش السيطرة على القرية.',
            [("المدير", "الوضع سيئ للغاية"), ("الجيش", "السيطرة على القرية")],
        ),
        ('"لم يبق في القرية أحد." وأضاف سليم البزري أن الطريق مقطوع.', [("سليم البزري", "الطريق مقطوع")]),
    ],
)
def test_a_quotation_that_ends_with_its_stop_is_his_who_is_told_right_after_it(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert [(s.source, s.span.of(text)) for s in statements(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مقتل ثلاثة جنود في كمين شرق البلدة (مصدر عسكري)\n\nوصل الوزير.", ["مصدر عسكري"]),
        ("إصابة عشرة عمال في انفجار بمصنع (الدفاع المدني)\n\nوصل الوزير.", ["الدفاع المدني"]),
        ("وصل الوفد إلى مقر قوة حفظ السلام في الجنوب (يونيفيل)\n\nوصل الوزير.", []),
        ("مقتل ثلاثة جنود في كمين شرق البلدة (رويترز)\n\nوصل الوزير.", []),
        ("مقتل ثلاثة جنود في كمين شرق البلدة (صور)\n\nوصل الوزير.", []),
    ],
)
def test_who_is_named_in_brackets_at_the_end_answers_for_the_line(text: str, told: list[str]) -> None:
    assert [s.source for s in statements(text)] == told


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("ونقلت وكالتا رويترز وفرانس برس عن مسؤول محلي أن الجسر انهار.", "مسؤول محلي", ("رويترز", "وكالة فرانس برس")),
        ("وقال الوزير لوكالتي رويترز وفرانس برس إن الجسر انهار.", "الوزير", ("رويترز", "وكالة فرانس برس")),
        ("وقال مصدر أمني لرويترز وفرانس برس إن الجسر انهار.", "مصدر أمني", ("رويترز", "وكالة فرانس برس")),
        ("وقال مصدر أمني لرويترز إن الجسر انهار.", "مصدر أمني", ("رويترز",)),
    ],
)
def test_each_of_two_outlets_passes_it_on(text: str, source: str, via: tuple[str, ...]) -> None:
    assert [(s.source, s.via) for s in statements(text)] == [(source, via)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وانهار الجسر وفق ما أكده لنا مستشفى المدينة.", "مستشفى المدينة"),
        ("وقال لنا مدير المستشفى سامي الحلو إن الوقود نفد.", "سامي الحلو"),
        ("وكشفت مصادر لنا أن القافلة وصلت.", "مصادر"),
    ],
)
def test_what_we_were_told_comes_through_the_outlet(text: str, source: str) -> None:
    assert [(s.source, s.via) for s in statements(text)] == [(source, ("موقع الخبر",))]
    assert [(s.source, s.via) for s in statements(text, None)] == [(source, ())]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "بحسب وكالة رويترز: قال مسؤول في البلدية إن الجسر انهار\n\nوصل الوزير.",
            [("مسؤول في البلدية", ("رويترز",), "الجسر انهار")],
        ),
        ("وفقا للشرطة: الجسر مغلق أمام الشاحنات\n\nوصل الوزير.", [("الشرطة", (), "الجسر مغلق أمام الشاحنات")]),
    ],
)
def test_a_phrase_of_attribution_is_no_label_by_itself(text: str, told: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert [(s.source, s.via, s.span.of(text)) for s in statements(text)] == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("قتل الحراس ثلاثة مدنيين حسبوا خطأ أنهم لصوص قرب الحاجز.", []),
        ("أطلق الحراس النار على سيارة ظنوا أنها مفخخة.", []),
        ("أطلقت النار على شبان اعتقد الحراس أنهم لصوص.", []),
        ("ناشطون اعتقدوا أن الهدنة ستصمد.", ["الهدنة ستصمد"]),
        ("واعتقد الحراس أن الهدنة ستصمد.", ["الهدنة ستصمد"]),
    ],
)
def test_what_somebody_was_mistaken_for_is_no_statement(text: str, said: list[str]) -> None:
    assert [s.span.of(text) for s in statements(text)] == said


@pytest.mark.parametrize(
    ("text", "stance", "said"),
    [
        (
            "وجدد المبعوث الأممي، في ختام زيارته للعاصمة، دعوته الطرفين إلى الحوار.",
            "demand",
            "دعوته الطرفين إلى الحوار",
        ),
        ("وجدد المبعوث الأممي، في ختام زيارته للعاصمة، الدعوة إلى الحوار.", "demand", "الدعوة إلى الحوار"),
        ("وجددت الوزارة، في بيان أمس، رفضها أي مساس بالحدود.", "deny", "رفضها أي مساس بالحدود"),
    ],
)
def test_what_is_said_anew_may_stand_after_its_occasion(text: str, stance: str, said: str) -> None:
    assert [(s.stance, s.span.of(text)) for s in statements(text)] == [(stance, said)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("قالت وزارة الدفاع الأوكرانية إن القوات الروسية جددت صباحا قصفها بالمدفعية لقرى الضفة.", "accuse"),
        ("قالت وزارة الدفاع الأوكرانية إن القوات الروسية جددت صباحا عتادها.", "assert"),
        ("قال الشيخ سالم عطا إن عناصر من جيش السهل أجبروا رجال القرية على الرحيل.", "accuse"),
    ],
)
def test_who_keeps_up_an_attack_or_forces_people_is_accused(text: str, stance: str) -> None:
    assert [s.stance for s in statements(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "نفت حركة السهل صلتها بالهجوم. وقال المتحدث باسمها إن مقاتليها باقون.",
            ["حركة السهل", "المتحدث باسم حركة السهل"],
        ),
        (
            "واتهمت كولومبيا الجماعة بخرق الهدنة. وقال كبير مفاوضيها إن المحادثات معلقة.",
            ["حكومة كولومبيا", "كبير مفاوضي حكومة كولومبيا"],
        ),
        (
            "أعلن الجيش الصومالي انسحاب وحدة. وقال قائد قواته في بيدوا إن الطريق مفتوح.",
            ["الجيش الصومالي", "قائد قوات الجيش الصومالي في بيدوا"],
        ),
        ("قالت ليلى عطا إن البيت احترق. وأضاف زوجها أن السيارة نجت.", ["ليلى عطا", "زوج ليلى عطا"]),
        ("وصل وفد الأمم المتحدة إلى الميناء. وأعرب أمينها العام عن أمله في فتحه.", ["أنطونيو غوتيريش"]),
        ("ووصل وفد الحزب إلى المدينة. وقال رئيسه سامي عطا إن الحوار مستمر.", ["سامي عطا"]),
        ("وقال محاميه إن موكله بريء.", ["محاميه"]),
    ],
)
def test_a_spokesman_told_by_a_pronoun_is_that_of_the_party_that_spoke(text: str, sources: list[str]) -> None:
    assert [s.source for s in statements(text)] == sources


@pytest.mark.parametrize(
    ("text", "source", "via", "said"),
    [
        (
            "أعلنت جماعة تطلق على نفسها «لواء السهل» مسؤوليتها عن التفجير، في بيان أرسلته إلى وكالة فرانس برس.",
            "لواء السهل",
            ("وكالة فرانس برس",),
            "مسؤوليتها عن التفجير",
        ),
        ('وتبنت جماعة تسمي نفسها "جند الساحل" الهجوم.', "جند الساحل", (), "الهجوم"),
        (
            "وبحسب ما نقلته إذاعة الوادي عن محافظ المدينة، فإن القارب غرق.",
            "محافظ المدينة",
            ("إذاعة الوادي",),
            "القارب غرق",
        ),
        ("وبحسب ما نقلته إذاعة الوادي، فإن القارب غرق.", "إذاعة الوادي", (), "القارب غرق"),
        ("وأشار تقرير المعهد، ومقره المدينة، إلى أن الجسر أغلق.", "المعهد", (), "الجسر أغلق"),
        (
            "وحذرت المنظمة من أن المركز الصحي في الكرمة، الذي استقبل 40 جريحا منذ أمس، سيتوقف عن العمل.",
            "المنظمة",
            (),
            "المركز الصحي في الكرمة، الذي استقبل 40 جريحا منذ أمس، سيتوقف عن العمل",
        ),
    ],
)
def test_who_names_himself_and_from_whom_an_outlet_has_it(
    text: str, source: str, via: tuple[str, ...], said: str
) -> None:
    assert [(s.source, s.via, s.span.of(text)) for s in statements(text)] == [(source, via, said)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "ورفض المتحدث باسم الحكومة، سامي عطا، هذه الاتهامات واصفا إياها بـ«الواهية».",
            [("deny", "هذه الاتهامات"), ("assert", "الواهية")],
        ),
        (
            "وندد الوزير بالهجوم، واصفا إياه بأنه عمل جبان.",
            [("condemn", "الهجوم"), ("condemn", "عمل جبان")],
        ),
        (
            "إننا في نقابة المعلمين نستنكر قصف المدرسة، ونناشد المنظمات التدخل.",
            [("condemn", "قصف المدرسة"), ("demand", "المنظمات التدخل")],
        ),
        (
            "08:00 أغلقت الشرطة الطريق الساحلي. متحدث باسم البلدية: إجراء مؤقت ولا خطر على السكان",
            [("assert", "إجراء مؤقت ولا خطر على السكان")],
        ),
    ],
)
def test_what_is_named_so_who_we_are_and_labels_within_a_line(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.stance, s.span.of(text)) for s in statements(text)] == told


@pytest.mark.parametrize(
    ("text", "source", "via", "said"),
    [
        ("وبحسب ما جاء في بيان للوزارة، فإن الجسر أغلق.", "الوزارة", (), "الجسر أغلق"),
        (
            "ووفقا لما جاء في مذكرة داخلية اطلعت عليها رويترز، فإن البعثة سترحل.",
            "مذكرة داخلية",
            ("رويترز",),
            "البعثة سترحل",
        ),
        ("أصدرت وزارة النقل بيانا جاء فيه أن الجسر مغلق.", "وزارة النقل", (), "الجسر مغلق"),
        ("أبو سمير بيقول إنو الطريق مقطوع من الصبح.", "أبو سمير", (), "الطريق مقطوع من الصبح"),
        ("وأبلغتنا إدارة المستشفى أن الوقود نفد.", "إدارة المستشفى", ("موقع السهل",), "الوقود نفد"),
        ("وأخبرنا مدير المستشفى سامي الحلو أن الوقود نفد.", "سامي الحلو", ("موقع السهل",), "الوقود نفد"),
        ("وقالت والدته لرويترز إن البيت احترق.", "والدته", ("رويترز",), "البيت احترق"),
    ],
)
def test_documents_dialect_and_those_who_told_us(text: str, source: str, via: tuple[str, ...], said: str) -> None:
    assert [(s.source, s.via, s.span.of(text)) for s in statements(text, "موقع السهل")] == [(source, via, said)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("قال القائد إن جيشه «سيضرب بقوة أكبر» إذا تعرضت قواعده لهجوم.", "threaten"),
        ("نبه الوزير إلى أن قطع مياه النهر سيعد عملا حربيا.", "threaten"),
        ("قالت ليلى عطا إن الجنود أخذوا ابنها قبل الفجر.", "accuse"),
    ],
)
def test_what_would_be_war_is_threatened_and_what_they_took_is_laid_on_them(text: str, stance: str) -> None:
    assert [s.stance for s in statements(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "وجاء في رسالة وجهتها نقابة الأطباء إلى المجلس أن الماء نفد.",
            [("نقابة الأطباء", "assert", "الماء نفد")],
        ),
        (
            'وقال مدير المستشفى إن المشرحة امتلأت. "لم نعد قادرين على ذلك"، أوضح في اتصال هاتفي.',
            [
                ("مدير المستشفى", "assert", "المشرحة امتلأت"),
                ("مدير المستشفى", "assert", "لم نعد قادرين على ذلك"),
            ],
        ),
        (
            "وقال القائد إن هجماته ستستمر حتى خروج آخر جندي أجنبي.",
            [("القائد", "threaten", "هجماته ستستمر حتى خروج آخر جندي أجنبي")],
        ),
        ("وقال المنسق إن الإغاثة ستستمر حتى الصيف.", [("المنسق", "assert", "الإغاثة ستستمر حتى الصيف")]),
    ],
)
def test_who_sent_a_letter_and_who_goes_on_after_his_quotation(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(s.source, s.stance, s.span.of(text)) for s in statements(text)] == told
