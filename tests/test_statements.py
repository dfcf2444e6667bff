"""Statements: what a report makes somebody else answer for, where it begins and ends, its stance and mode."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Layout, Page, Report, Span, Statement
from khabar.read.sentences import lay_words
from khabar.read.statements import find_statements
from khabar.read.statements.stance import stance_of


def page_of(text: str, heads: tuple[int, ...] = ()) -> Page:
    """A page of the text's lines, some of them heads."""
    report = Report.of(text)
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    layout = Layout(None, None, "unknown", (), (), tuple(lines), tuple(lines[n] for n in heads))
    return lay_words(report, layout)


def found(text: str, heads: tuple[int, ...] = ()) -> list[tuple[str | None, str, str]]:
    """Each statement as source, words, stance."""
    return [(s.source, s.span.of(text), s.stance) for s in statements(text, heads)]


def statements(text: str, heads: tuple[int, ...] = ()) -> tuple[Statement, ...]:
    return find_statements(page_of(text, heads), ())


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("قال مسعفون في الأبيض إن القذائف أصابت المستشفى.", "مسعفون في الأبيض", "القذائف أصابت المستشفى"),
        ("وأفادت مصادر طبية بوصول ثلاثين جريحا.", "مصادر طبية", "وصول ثلاثين جريحا"),
        ("وأشار المتحدث باسم الشرطة إلى ارتفاع الحصيلة.", "المتحدث باسم الشرطة", "ارتفاع الحصيلة"),
        ("أعلنت السلطات المحلية إغلاق المعبر.", "السلطات المحلية", "إغلاق المعبر"),
        ("الوزير قال أن السد امتلأ.", "الوزير", "السد امتلأ"),
        ("وكانت وزارة الصحة قد ذكرت أن اللقاح وصل.", "وزارة الصحة", "اللقاح وصل"),
        ("وقال السكان: لا خبز في المدينة.", "السكان", "لا خبز في المدينة"),
        ("وقال طبيب «لم ننم منذ يومين. الدواء نفد».", "طبيب", "لم ننم منذ يومين. الدواء نفد"),
        ("«لن نغادر بيوتنا أبدا مهما حدث»، قالت نازحة.", "نازحة", "لن نغادر بيوتنا أبدا مهما حدث"),
        ("سقط سبعة قتلى في انفجار بالسوق، بحسب مصادر أمنية.", "مصادر أمنية", "سقط سبعة قتلى في انفجار بالسوق"),
        ("ووفقا لمسؤول محلي، فإن الجسر انهار.", "لمسؤول محلي", "الجسر انهار"),
        ("وأصبح الحي بحسب ناشطين تحت سيطرة المتمردين كليا.", "ناشطين", None),
        ("اتهم الجيش المتمردين بقصف السوق.", "الجيش", "المتمردين بقصف السوق"),
        ("هدد قائد الفصيل بقطع الطريق.", "قائد الفصيل", "قطع الطريق"),
        ("ونقلت صحيفة محلية عن شهود قولهم إن النار شبت ليلا.", "شهود", "النار شبت ليلا"),
        ("قال ضابط رفض الكشف عن اسمه إن الكمين فشل.", "ضابط", "الكمين فشل"),
        ("وألقت الحكومة باللوم على المتمردين في الحادث.", "الحكومة", "المتمردين في الحادث"),
        ("ووصف المبعوث الوضع بأنه كارثي.", "المبعوث", "الوضع بأنه كارثي"),
    ],
)
def test_speaker_and_words(text: str, source: str, words: str | None) -> None:
    got = found(text)
    assert len(got) == 1, got
    assert got[0][0] == source
    if words is not None:
        assert got[0][1] == words


@pytest.mark.parametrize(
    "text",
    [
        "قصفت الطائرات المدينة فجر اليوم وعاد السكان إلى بيوتهم.",
        "وقال الله تعالى: وبشر الصابرين.",
        "ويذكر أن المدينة شهدت معارك عنيفة.",
        "عبر اللاجئون الحدود خلال الليل.",
        "وقعت الاشتباكات بين الجيش والمتمردين قرب المطار.",
        "دعت الحاجة إلى فتح ممر جديد.",
    ],
)
def test_the_report_s_own_voice_is_no_statement(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("words", "verb", "stance"),
    [
        ("لم نقصف أي مستشفى", "assert", "deny"),
        ("الجيش ارتكب جرائم حرب في الإقليم", "assert", "accuse"),
        ("يجب على الطرفين وقف القتال", "assert", "demand"),
        ("القصف لن يتوقف حتى يستسلموا", "assert", "threaten"),
        ("العملية ستتوقف إذا ألقوا السلاح", "assert", "offer"),
        ("الهجوم عمل جبان", "assert", "condemn"),
        ("عدد القتلى لا يقل عن مئة", "assert", "assert"),
        ("القافلة وصلت إلى المخيم", "assert", "assert"),
        ("القصف لن يتوقف", "accuse", "accuse"),
    ],
)
def test_stance_follows_what_is_said(words: str, verb: str, stance: str) -> None:
    page = page_of(words)
    assert stance_of(page, 0, len(page.words), verb) == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("نفى الجيش قصف السوق.", "deny"),
        ("زعمت الجماعة أنها أسقطت طائرة.", "allege"),
        ("دان الاتحاد الأفريقي الانقلاب في البلاد.", "condemn"),
        ("حذرت المنظمة من مجاعة وشيكة.", "warn"),
        ("طالب النواب الحكومة بفتح تحقيق.", "demand"),
        ("وتعهدت الدول المانحة بتقديم مساعدات.", "offer"),
        ("شكك مراقبون في نتائج التحقيق.", "doubt"),
        ("ورحب مجلس السلم بالهدنة.", "support"),
        ("وتوعد القائد المتمردين بالرد.", "threaten"),
    ],
)
def test_verbs_have_their_stance(text: str, stance: str) -> None:
    assert [s[2] for s in found(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('قال المحافظ: "المدينة آمنة تماما".', "direct"),
        ("قال المحافظ إن المدينة آمنة.", "indirect"),
        ('قال المحافظ إن المدينة "آمنة تماما" منذ الصباح الباكر.', "mixed"),
    ],
)
def test_mode(text: str, mode: str) -> None:
    assert [s.mode for s in statements(text)] == [mode]


def test_a_new_verb_with_and_ends_the_words_before() -> None:
    text = "قالت الوزارة إن الجسر انهار، وأضافت أن فرقا تعمل هناك، مؤكدة أن الطريق آمن."
    assert [s[1] for s in found(text)] == ["الجسر انهار", "فرقا تعمل هناك", "الطريق آمن"]


def test_a_quotation_over_sentences_is_one_statement() -> None:
    text = 'وقال الأسقف: "انتهى الخبز. لم يبق لنا شيء. نريد السلام". ثم غادر.'
    assert [s[1] for s in found(text)] == ["انتهى الخبز. لم يبق لنا شيء. نريد السلام"]


def test_words_after_a_colon_run_on_to_the_next_cue() -> None:
    text = "وقال الشيخ: صبرنا طويلا. لا نملك دواء. وأضاف: سنعود."
    assert [s[1] for s in found(text)] == ["صبرنا طويلا. لا نملك دواء", "سنعود"]


def test_a_headline_with_a_speaker_and_a_colon() -> None:
    text = "قائد الجيش: المعركة طويلة وصعبة جدا\nتقدمت القوات شمالا."
    got = statements(text, heads=(0,))
    assert [(s.source, s.cue, s.mode) for s in got] == [("قائد الجيش", None, "indirect")]


def test_the_inner_speaker_stays_and_the_outer_one_passes_it_on() -> None:
    text = "وأوضح مدير المستشفى أنه وفقا لتقرير المنظمة فإن الدواء نفد."
    got = statements(text)
    assert len(got) == 1
    assert got[0].via == ("مدير المستشفى",)
    assert got[0].span.of(text) == "الدواء نفد"


def test_an_outlet_to_which_it_was_said_passes_it_on() -> None:
    got = statements("وقال السفير لوكالة الأنباء المحلية إن الحدود مغلقة.")
    assert [v for s in got for v in s.via] == ["لوكالة الأنباء المحلية"]


@pytest.mark.parametrize(
    ("text", "source", "words", "stance"),
    [
        ("قال الطبيب إن المشفى قصف، وهو آخر مشفى في الإقليم.", "الطبيب", "المشفى قصف", "assert"),
        ("وقالت الوزارة إن السد امتلأ، في حين غمرت المياه ثلاث قرى.", "الوزارة", "السد امتلأ", "assert"),
        (
            "وقالت الشرطة إن خمسة قتلوا في السوق، فيما أصيب عشرة.",
            "الشرطة",
            "خمسة قتلوا في السوق، فيما أصيب عشرة",
            "assert",
        ),
        (
            "اتهم المجلس الجيش بقصف القرى التي لجأ إليها الفلاحون.",
            "المجلس",
            "الجيش بقصف القرى التي لجأ إليها الفلاحون",
            "accuse",
        ),
        ("ودعا المجلس، في بيان صدر أمس، الأطراف إلى وقف القتال.", "المجلس", "الأطراف إلى وقف القتال", "demand"),
        ("حذرت المنظمة من تفشي الحصبة في المخيمات.", "المنظمة", "تفشي الحصبة في المخيمات", "warn"),
        ("وأعلن خبراء هذا الشهر تفشي الجوع.", "خبراء", "تفشي الجوع", "assert"),
        ("وأعلنت تسع جماعات معارضة، السبت، تشكيل تحالف.", "تسع جماعات معارضة", "تشكيل تحالف", "assert"),
        ("أما الناطق باسم الشرطة فقال إن الطريق آمن.", "الناطق باسم الشرطة", "الطريق آمن", "assert"),
        ("وقالت الحكومة إن الخبر دعاية كاذبة.", "الحكومة", "الخبر دعاية كاذبة", "deny"),
        ("وقالت الحكومة إنها لن تقف مكتوفة الأيدي.", "الحكومة", "لن تقف مكتوفة الأيدي", "threaten"),
        ("وتعهد القائد بملاحقة القتلة.", "القائد", "ملاحقة القتلة", "threaten"),
        ("ورأى الناطق أن الخطة صعبة التنفيذ.", "الناطق", "الخطة صعبة التنفيذ", "doubt"),
        ("وقال القائد إن ذلك لا يعني نهاية الحرب.", "القائد", "ذلك لا يعني نهاية الحرب", "assert"),
        ("وقال ضابط، طلب عدم كشف اسمه، إن الكمين فشل.", "ضابط", "الكمين فشل", "assert"),
    ],
)
def test_where_what_is_said_begins_and_ends(text: str, source: str, words: str, stance: str) -> None:
    assert found(text) == [(source, words, stance)]


def test_the_next_speaker_of_a_sentence_takes_the_word() -> None:
    text = "وقالت الوزارة إن الخبر كاذب، لكن متحدثا باسم الحركة قال إن مقاتليه دخلوا المدينة، متوعدا بالرد."
    assert [(s, w) for s, w, _ in found(text)] == [
        ("الوزارة", "الخبر كاذب"),
        ("متحدثا باسم الحركة", "مقاتليه دخلوا المدينة"),
        (None, "الرد"),
    ]


def test_what_nobody_said_is_no_statement() -> None:
    assert found("ولم تعلن أي جهة مسؤوليتها عن الهجوم.") == []
    assert found("أغلق الطريق وفقا للقواعد المعمول بها في الإقليم.") == []


@pytest.mark.parametrize(
    ("text", "source", "via", "stance", "said"),
    [
        ("وقال معلم في البلدة، طلب عدم نشر اسمه خوفا على أهله، «رأينا ثلاثة جسور»", "معلم في البلدة", (), "assert", "رأينا ثلاثة جسور"),
        ("وقال مسؤول محلي فضّل عدم ذكر اسمه «وصلوا فجرا مع الماء»", "مسؤول محلي", (), "assert", "وصلوا فجرا مع الماء"),
        ("انهار جسر قرب البلدة، وفق مصدر محلي تحدث لرويترز", "مصدر محلي", ("رويترز",), "assert", "انهار جسر قرب البلدة"),
        ("نفت الوزارة ما أوردته صحيفة «المساء» عن إغلاق الميناء", "الوزارة", (), "deny", "ما أوردته صحيفة «المساء» عن إغلاق الميناء"),
        ("وتنفي الوزارة نفيا قاطعا ما نشرته بعض الصفحات عن إغلاق الميناء", "الوزارة", (), "deny", "ما نشرته بعض الصفحات عن إغلاق الميناء"),
        ("وتبنت الجبهة الهجوم في بيان نشرته أمس", "الجبهة", (), "assert", "الهجوم"),
        ("أعلنت الجبهة مسؤوليتها عن الهجوم، ولم تصدر حتى الآن حصيلة", "الجبهة", (), "assert", "مسؤوليتها عن الهجوم"),
        ("وقالت الأمينة العامة في مقابلة مع الجزيرة إن الميناء مغلق", "الأمينة العامة", ("قناة الجزيرة",), "assert", "الميناء مغلق"),
    ],
)  # fmt: skip
def test_asides_hearers_and_what_is_denied(
    text: str, source: str, via: tuple[str, ...], stance: str, said: str
) -> None:
    (found,) = khabar.read(Report.of(text)).statements
    assert (found.source, found.via, found.stance, found.span.of(text)) == (source, via, stance, said)


@pytest.mark.parametrize(
    "text",
    [
        "قالت الوزارة إن الطرق مغلقة. كما تدعو المبعوث الأممي إلى زيارة الميناء.",
        "قالت الوزارة إن الطرق مغلقة. ولذلك فإنها تحذر السائقين من الانزلاق.",
    ],
)
def test_the_one_called_upon_is_not_the_one_who_calls(text: str) -> None:
    assert {s.source for s in khabar.read(Report.of(text)).statements} == {"الوزارة"}


@pytest.mark.parametrize(
    "text",
    [
        "يذكر أنه في الشتاء الماضي أغلق الميناء",
        "ثمة فرق بين الشرق وبين الغرب في هذا الأمر",
        "اعتقل 20 شخصا واتهم 3 منهم بالسرقة",
        "وتأتي الحملة بعد عملية رصد: القارب والطائرة والميناء",
        "حلقت طائرة يعتقد أنها مسيرة فوق الميناء",
        "أغلق المعبر مساء، علما أن التجار حضروا باكرا",
        "لم يكن الأمر سهلا أبدًا: الطريق طويل والماء قليل",
        "دارت معارك بين الحرس والعصابات في الشمال، بعد أن «هاجمت عصابة مركزا للحرس»",
    ],
)
def test_what_nobody_says(text: str) -> None:
    assert khabar.read(Report.of(text)).statements == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قالت الوزارة إن الوضع هادئ، لكنها حذرت السائقين من الضباب", [("assert", "الوضع هادئ"), ("warn", "السائقين من الضباب")]),
        ("وقالت الهيئة إن الجيش «لا يستهدف المدارس مطلقا»", [("deny", "الجيش «لا يستهدف المدارس مطلقا»")]),
        ("حذر الأطباء من أن الماء ملوث، داعين السكان إلى غليه", [("warn", "الماء ملوث"), ("demand", "السكان إلى غليه")]),
        ("انهار الجسر، حسبما صرح به لـ«المساء» مهندس في البلدية", [("assert", "انهار الجسر")]),
    ],
)  # fmt: skip
def test_turns_within_a_sentence(text: str, told: list[tuple[str, str]]) -> None:
    found = khabar.read(Report.of(text)).statements
    assert [(s.stance, s.span.of(text)) for s in found] == told
    assert {s.source for s in found} <= {"الوزارة", "الهيئة", "الأطباء", "مهندس في البلدية"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("إن القيادة تنفي صحة ما يدعيه خصومها، وتحذر كافة الشركات من العودة",
 [("deny", "صحة ما يدعيه خصومها"), ("warn", "كافة الشركات من العودة")]),
        ("أعلن المحافظ أن الجسر مغلق، لكن الوزارة نفت ذلك نفيا قاطعا", [("assert", "الجسر مغلق"), ("deny", "ذلك")]),
        ("فبينما أكد المجلس أن الميناء عاد إليه، كذبت الوزارة الخبر جملة وتفصيلا", [("assert", "الميناء عاد إليه"), ("deny", "الخبر")]),
        ("المتحدث يزعم أنه صد هجوما، ويعلن اعتقال سبعة، ويعترف بإصابة حارس",
 [("allege", "صد هجوما"), ("assert", "اعتقال سبعة"), ("assert", "إصابة حارس")]),
        ("قالت المنظمة إن على الحكومة فتح الطرق فورا", [("demand", "على الحكومة فتح الطرق فورا")]),
        ("وعد الوزير بفتح المعبر إن التزم الطرفان الهدوء", [("offer", "فتح المعبر إن التزم الطرفان الهدوء")]),
        ("وتهيب البلدية بجميع السكان البقاء في بيوتهم", [("demand", "جميع السكان البقاء في بيوتهم")]),
        ("أدانت المنظمة بأشد العبارات الهجمات العشوائية التي طالت المدارس", [("condemn", "الهجمات العشوائية التي طالت المدارس")]),
        ("بحسب الهلال الأحمر نزح أكثر من ألفي شخص إلى الساحل", [("assert", "نزح أكثر من ألفي شخص إلى الساحل")]),
        ("وقال الطبيب: سنعود إن شاء الله إلى بيوتنا", [("assert", "سنعود إن شاء الله إلى بيوتنا")]),
        ("وأعلن الحرس الوطني الذي يحاصر البلدة وقفا لإطلاق النار", [("assert", "وقفا لإطلاق النار")]),
        ("ووصف الوزير الغارة التي أصابت السوق، وقتل فيها تاجران، بالجريمة البشعة",
 [("condemn", "الغارة التي أصابت السوق، وقتل فيها تاجران، بالجريمة البشعة")]),
        ("أعرب الوالد عن فخره بابنه، مثمنا في الوقت ذاته زيارة الوفد", [("support", "فخره بابنه"), ("support", "زيارة الوفد")]),
        ("وهدد المحتجون بإغلاق الميناء، ما دفع الحكومة إلى التفاوض", [("threaten", "إغلاق الميناء")]),
        ("قالت النقابة إن الغارات تتكرر على الساحل؛ لزعزعة الأمن فيه", [("accuse", "الغارات تتكرر على الساحل؛ لزعزعة الأمن فيه")]),
        ("وقال القائد إن السفن التي هوجمت في وقت متزامن رست في الميناء",
 [("assert", "السفن التي هوجمت في وقت متزامن رست في الميناء")]),
        ("وأصدرت البلدية بيانا وفيما يلي نصه: نأسف لما حدث. نعزي الأسر.", [("assert", "نأسف لما حدث. نعزي الأسر")]),
        ("أفادت مصادر محلية بأن قصفا عشوائيا أصاب المرفأ", [("assert", "قصفا عشوائيا أصاب المرفأ")]),
        ("وأعربت سفارات 13 دولة غربية عن قلقها من الخطف", [("warn", "قلقها من الخطف")]),
    ],
)  # fmt: skip
def test_where_one_statement_ends_and_the_next_begins(text: str, told: list[tuple[str, str]]) -> None:
    assert [(s.stance, s.span.of(text)) for s in khabar.read(Report.of(text)).statements] == told
