"""Statements: by whose mouth they come, of whom something is asked, who answers whom, and what stands in brackets."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report, Statement


def statements(text: str) -> tuple[Statement, ...]:
    return khabar.read(Report.of(text, published="2023-05-10")).statements


Told = list[tuple[str | None, str, str]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وجاء على لسان المتحدث باسم البلدية، سامر الحاج، أن الجسر أُغلق.", [("سامر الحاج", "الجسر أُغلق", "assert")]),
        ("وورد على لسان وزير النقل سمير عطا أن القطار توقف.", [("سمير عطا", "القطار توقف", "assert")]),
        ("وأعلنت النقابة على لسان أمينها العام خالد منصور أنها ستعود.", [("خالد منصور", "ستعود", "offer")]),
        ("زعم الجيش على لسان المتحدث باسمه أن الطريق آمن.", [("الجيش", "الطريق آمن", "allege")]),
        (
            "أعلن مكتب التنسيق، استنادا إلى سجلات وزارة الداخلية، أن ألف شخص عادوا.",
            [("مكتب التنسيق", "ألف شخص عادوا", "assert")],
        ),
        (
            "أعلنت الشركة بيع السفينة، الأمر الذي نفاه المتحدث باسم النقابة عادل حمود، مؤكدا أن السفينة باقية.",
            [
                ("الشركة", "بيع السفينة", "assert"),
                ("عادل حمود", "بيع السفينة", "deny"),
                ("عادل حمود", "السفينة باقية", "assert"),
            ],
        ),
        (
            "أعلن الفصيل أنه أسقط طائرة، لكن والي المدينة كريم حسن نفى ذلك قائلا إن الطائرة هبطت بسبب عطل.",
            [
                ("الفصيل", "أسقط طائرة", "assert"),
                ("كريم حسن", "أسقط طائرة", "deny"),
                ("كريم حسن", "الطائرة هبطت بسبب عطل", "assert"),
            ],
        ),
        (
            "ورد عليه اتحاد المزارعين متهما الشرطة بحجز الشاحنات.",
            [("اتحاد المزارعين", "الشرطة بحجز الشاحنات", "accuse")],
        ),
        ("خرج الرجل متهما بالسرقة.", []),
        ("قال الناشط ضد العبودية بيرام ولد سالم إن العمال عادوا.", [("بيرام ولد سالم", "العمال عادوا", "assert")]),
        (
            "وكان محافظ بنزرت، كمال العياري، قد طلب من قيادة الحرس إرسال قارب.",
            [("كمال العياري", "من قيادة الحرس إرسال قارب", "demand")],
        ),
        ("طلب القائد من الجنود أن ينسحبوا.", [("القائد", "من الجنود أن ينسحبوا", "demand")]),
        ("طلب وفد من النقابة لقاء الوزير.", [("وفد من النقابة", "لقاء الوزير", "demand")]),
        (
            "قالت الإذاعة إن أحدا لم يصب (رواية غير دقيقة: جُرح شابان من القرية حسب نقابة الصيادين).",
            [("الإذاعة", "أحدا لم يصب", "assert"), ("نقابة الصيادين", "جُرح شابان من القرية", "assert")],
        ),
        ("ووفق مصفوفة تتبع الجفاف، نزح 900 شخص من القرى.", [("مصفوفة تتبع الجفاف", "نزح 900 شخص من القرى", "assert")]),
    ],
)
def test_the_source_is_who_says_it(text: str, told: Told) -> None:
    assert [(s.source, s.span.of(text), s.stance) for s in statements(text)] == told
    assert all(not s.via for s in statements(text))


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("وأدان الرئيس سالم كرم، على لسان مستشاره نادر عيسى، إحراق السوق.", "سالم كرم", ("نادر عيسى",)),
        ('أبلغ قائد الشرطة، العميد رياض كرم، قناة "المدى" أن اللصوص فروا.', "رياض كرم", ("المدى",)),
    ],
)
def test_one_who_speaks_for_a_person_or_is_told_passes_it_on(text: str, source: str, via: tuple[str, ...]) -> None:
    assert [(s.source, s.via) for s in statements(text)] == [(source, via)]


def test_a_quotation_before_thus_he_described() -> None:
    text = "«كان الناس يركضون في كل اتجاه»، هكذا وصف الطبيب أمين زروق المشهد لفريقنا."
    assert [(s.span.of(text), s.mode) for s in statements(text)] == [("كان الناس يركضون في كل اتجاه", "direct")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("قال الوزير إن المتمردين يكذبون على السكان.", "accuse"),
        ("قال المفاوض إن الحكومة تماطل في تنفيذ الاتفاق.", "accuse"),
        ("قال الوزير إن القناة تبث الشائعات.", "accuse"),
        ("قال التاجر: اتصلنا بالدرك ولم يأت أحد.", "accuse"),
        ("قال الناطق إن الفلول هم من أحرقوا السوق.", "accuse"),
        ("قال محافظ البلدة إن عشرين شاحنة نُهبت الأحد.", "assert"),
        ("قالت القابلة إن رجالا بلا شارات كسروا باب المخزن ونهبوا الهواتف.", "assert"),
        ("قال مسؤول محلي إن طائرة بلا طيار أصابت صهريجا قرب البلدة.", "assert"),
        ("قالت الوزارة إن حارسا أصيب بجرح طفيف.", "assert"),
        ("قال القاضي إن اللصوص اعترفوا بالجريمة.", "assert"),
        ("قالت الوزيرة: علينا أن نتحرك الآن.", "demand"),
        ("أعلن الرئيس أن بلاده ستزيد عدد الأطباء في البعثة.", "offer"),
        ("جددت البعثة التزامها بتوفير الدواء.", "offer"),
        ("قال القائد: دم رفاقنا لن يذهب هدرا.", "threaten"),
        ("قال المبعوث إن الهجوم يعرض حياة السكان للخطر.", "warn"),
    ],
)
def test_the_words_said_tell_what_is_meant(text: str, stance: str) -> None:
    assert [s.stance for s in statements(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وجدد الوزير بدر سالم مطالبة بلاده بفتح المعبر.", [("بدر سالم", "بلاده بفتح المعبر")]),
        ("قالت الشركة إن الميناء مغلق. الوزارة لم ترد على طلب للتعليق.", [("الشركة", "الميناء مغلق")]),
        (
            'متطوع يدعى أبو زياد أخبر "رويترز" أن المطر استمر ثلاث ساعات. "كنا نسمع الماء ولا نراه"، هو قال.',
            [("أبو زياد", "المطر استمر ثلاث ساعات"), ("أبو زياد", "كنا نسمع الماء ولا نراه")],
        ),
    ],
)
def test_a_noun_is_no_verb_and_a_pronoun_no_speaker(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.source, s.span.of(text)) for s in statements(text)] == told


def test_a_communique_is_its_announcer_s() -> None:
    text = (
        "بيان عسكري رقم (9)\nصادر عن القيادة المشتركة لكتائب السهل الشرقي\n\n"
        "تعلن القيادة المشتركة لكتائب السهل الشرقي أن مقاتليها أسقطوا طائرة، ونسأل الله أن يحفظهم.\n\n"
        "أولا: نمهل حراس المعبر ثلاثة أيام لإخلاء أبراجهم.\n\n"
        "ثانيا: نهيب بالأهالي الابتعاد عن الجسر، ونلتزم بتسليم الجثامين.\n\n"
        "ثالثا: نثمن الموقف الأخوي للجيران.\n\nالنصر لنا\nالخميس 7 آذار"
    )
    said = [(s.span.of(text), s.stance) for s in statements(text)]
    assert said[1:] == [
        ("حراس المعبر ثلاثة أيام لإخلاء أبراجهم", "threaten"),
        ("الأهالي الابتعاد عن الجسر", "demand"),
        ("تسليم الجثامين", "offer"),
        ("الموقف الأخوي للجيران", "support"),
    ]
    assert {s.source for s in statements(text)} == {"القيادة المشتركة لكتائب السهل الشرقي"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "🔴 متابعة | بلدية دير الورد: الخزان فارغ منذ الفجر\n🔹 المجلس المحلي يناشد الجيران إرسال صهاريج",
            [
                ("بلدية دير الورد", (), "الخزان فارغ منذ الفجر"),
                ("المجلس المحلي", (), "الجيران إرسال صهاريج"),
            ],
        ),
        ("ذكر التقرير، الذي أعدته بعثة الرصد، أن الحرس غادر الجسر.", [("بعثة الرصد", (), "الحرس غادر الجسر")]),
        ("ذكر التقرير، الذي تسلمته الوزارة، أن الحرس غادر الجسر.", [("التقرير", (), "الحرس غادر الجسر")]),
        ("وأوصت البعثة مجلس الأمن بإغلاق المعبر.", [("البعثة", (), "مجلس الأمن بإغلاق المعبر")]),
        (
            "وقال مسؤول الصحة في مقاطعة وولو، الدكتور تسفاي أباتي، لوكالة رويترز إن 14 مصابا نُقلوا.",
            [("تسفاي أباتي", ("رويترز",), "14 مصابا نُقلوا")],
        ),
        (
            'نفى المتحدث باسم "جيش السهل" في الإقليم المقدم سوران توروسيان أن تكون وحداته غادرت.',
            [("سوران توروسيان", (), "تكون وحداته غادرت")],
        ),
        (
            "أعلنت شركة المناجم أنها أسرت لصا، الأمر الذي لم يتسن التحقق منه.",
            [("شركة المناجم", (), "أسرت لصا")],
        ),
        (
            'ودعا وزير الخارجية النرويجي إسبن ليند، وفق ما نقلت عنه وكالة رويترز، الطرفين إلى "التقيد" بالاتفاق.',
            [("إسبن ليند", ("رويترز",), '"التقيد" بالاتفاق')],
        ),
    ],
)
def test_who_made_it_and_who_carried_it(text: str, told: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert [(s.source, s.via, s.span.of(text)) for s in statements(text)] == told


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("ونسبت صحيفة «الأفق» إلى مختار البلدة، كريم حسن، قوله إن البيوت تهدمت.", "كريم حسن", ("الأفق",)),
        ("ونسبت الإذاعة إلى ضابط كبير القول إن العملية مستمرة.", "ضابط كبير", ("الإذاعة",)),
        ("نسبت السلطات المجزرة إلى جماعة مسلحة.", "السلطات", ()),
        ("ونشر قائد الشرطة تدوينة نفى فيها اعتقال الصحفيين.", "قائد الشرطة", ()),
    ],
)
def test_who_is_said_to_have_said(text: str, source: str, via: tuple[str, ...]) -> None:
    assert [(s.source, s.via) for s in statements(text)] == [(source, via)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('قال القيادي في حركة التحرير الوطني الفلسطيني "فتح" سامر حداد إن القصف استمر.', "سامر حداد"),
        ('قالت وكالة الأنباء السورية "سانا" الموالية لبشار الأسد إن الجسر أغلق.', "وكالة الأنباء السورية سانا"),
        ("قالت وكالة تسنيم الإيرانية شبه الرسمية إن الجسر أغلق.", "وكالة تسنيم"),
        ("قالت صحيفة نيويورك تايمز الأميركية واسعة الانتشار إن الجسر أغلق.", "نيويورك تايمز"),
        ("قالت حركة أحرار الشام المنضوية في الجبهة الإسلامية إن الجسر أغلق.", "حركة أحرار الشام الإسلامية"),
    ],
)
def test_what_only_describes_a_source_is_no_part_of_its_name(text: str, source: str) -> None:
    assert [s.source for s in statements(text)] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("انهار الجسر بحسب الحصيلة الجديدة التي أعلنتها وزارة الصحة المصرية.", "وزارة الصحة المصرية"),
        ("انهار الجسر بحسب المعلومات التي قدمها الدفاع المدني.", "الدفاع المدني"),
        ("انهار الجسر وفق الشرطة وأدى ذلك إلى إغلاق الطريق.", "الشرطة"),
        ("انهار الجسر بحسب البلدية وتسبب بإصابة خمسة.", "البلدية"),
        ("انهار الجسر بحسب البلدية وخلف خسائر كبيرة.", "البلدية"),
        ("انهار الجسر بحسب الشرطة وشهود عيان.", "الشرطة وشهود عيان"),
        ("انهار الجسر بحسب زعماء شرق البلاد وجنوبها.", "زعماء شرق البلاد وجنوبها"),
    ],
)
def test_a_clause_that_goes_on_after_a_source_is_none_of_it(text: str, source: str) -> None:
    assert [s.source for s in statements(text)] == [source]


@pytest.mark.parametrize("text", ["كانت كينيا وأوغندا تعهدت بتقديم مساعدات.", "كينيا وأوغندا تعهدت بتقديم مساعدات."])
def test_two_states_told_before_the_verb_speak_together(text: str) -> None:
    said = khabar.read(Report.of(text)).statements
    assert [s.source for s in said] == ["حكومة كينيا وحكومة أوغندا"]


def test_a_state_that_is_visited_does_not_speak_with_another() -> None:
    said = khabar.read(Report.of("زار الوفد كينيا وأوغندا أعلنت أنها مستعدة للحوار.")).statements
    assert [s.source for s in said] == ["حكومة أوغندا"]


def test_what_is_strewn_about_is_told_by_those_who_saw_it() -> None:
    said = khabar.read(Report.of("وأكد شهود عيان تناثر جثث عشرين مسلحا في محيط القرية.")).statements
    assert [s.source for s in said] == ["شهود عيان"]


def test_of_whom_it_is_asked_does_not_ask_it() -> None:
    said = khabar.read(Report.of("طالبت رئاسة إقليم أوروميا من الحركة بإخراج قواعدها من أراضيها.")).statements
    assert [s.source for s in said] == ["رئاسة إقليم أوروميا"]


def test_what_seems_so_ends_no_content() -> None:
    text = "قال الجيش إن قنبلة زرعها فيما يبدو مسلحون انفجرت."
    said = khabar.read(Report.of(text)).statements
    assert [s.span.of(text) for s in said] == ["قنبلة زرعها فيما يبدو مسلحون انفجرت"]


def test_a_date_is_no_part_of_who_speaks() -> None:
    said = khabar.read(Report.of("قالت النيابة العامة في 14 يوليو إن المتهم اعترف.")).statements
    assert [s.source for s in said] == ["النيابة العامة"]


def test_what_is_supposed_is_not_the_word_of_who_spoke_before() -> None:
    text = "قال الوزير إن المدينة آمنة. ويفترض أن يتم نشر قوة إقليمية."
    assert "نشر" not in " ".join(s.span.of(text) for s in khabar.read(Report.of(text)).statements)


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("اتهم سكان الجنود بحرق الحقول.", "سكان", "الجنود بحرق الحقول"),
        ("اتهم نازحون مقاتلي الحركة بنهب المتاجر.", "نازحون", "مقاتلي الحركة بنهب المتاجر"),
        ("اتهم شهود جنودا بإطلاق النار.", "شهود", "جنودا بإطلاق النار"),
        ("اتهم سكان القرية المسلحين بالنهب.", "سكان القرية", "المسلحين بالنهب"),
    ],
)
def test_whom_nameless_people_accuse_is_no_part_of_who_they_are(text: str, who: str, what: str) -> None:
    assert [(s.source, s.span.of(text)) for s in statements(text)] == [(who, what)]


@pytest.mark.parametrize(
    ("what", "stance"),
    [
        ("المدافع التي تهدد البلدة دمرت", "assert"),
        ("المدافع تهدد البلدة", "warn"),
        ("الخطر الذي يهدد البلدة كبير", "warn"),
    ],
)
def test_by_what_it_is_told_who_is_meant_nobody_is_warned(what: str, stance: str) -> None:
    assert [s.stance for s in statements(f"قالت الوزارة إن {what}.")] == [stance]
