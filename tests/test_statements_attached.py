"""Statements that hang on other words: what a speaker calls a thing, clauses on a noun, a communiqué's issuer, the outlet's own name."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report

Told = tuple[str | None, tuple[str, ...], str, str]


def told(text: str, outlet: str | None = None) -> list[Told]:
    found = khabar.read(Report.of(text, published="2024-06-12", outlet=outlet)).statements
    return [(s.source, s.via, s.stance, s.span.of(text)) for s in found]


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ('وندد النقيب عادل نصار بما وصفه بـ"الطعنة في الظهر".', "condemn", "الطعنة في الظهر"),
        ('وقال عادل نصار إن المرفأ آمن، منددا بما وصفه "حملة على البحارة".', "condemn", "حملة على البحارة"),
        ('ورفض عادل نصار ما سماه "أوهام المعارضة".', "deny", "أوهام المعارضة"),
        ('وندد عادل نصار بما سماه بأنه "عبث بأمن المرفأ".', "condemn", "عبث بأمن المرفأ"),
        ("وندد عادل نصار بما وصفه بالعبث بأمن المرفأ.", "condemn", "العبث بأمن المرفأ"),
    ],
)
def test_what_the_speaker_calls_a_thing_is_said(text: str, stance: str, words: str) -> None:
    assert told(text)[-1] == ("عادل نصار", (), stance, words)


@pytest.mark.parametrize(
    ("text", "source", "stance", "words"),
    [
        ("والتقى الوالي بأعيان الواحة الذين تعهدوا بإخلاء البئر.", "أعيان الواحة", "offer", "إخلاء البئر"),
        ("ولم تعلق الرباط، التي سبق أن نفت إغلاق المعبر.", "حكومة المغرب", "deny", "إغلاق المعبر"),
        ("ولم تعلق تونس، التي كانت قد أكدت أنها مستعدة للوساطة.", "حكومة تونس", "offer", "مستعدة للوساطة"),
        ("وشكر مجلس عشائر الدليم الذي أبدى استعداده للمشاركة في الحراسة.", "مجلس عشائر الدليم", "offer", "استعداده للمشاركة في الحراسة"),
    ],
)  # fmt: skip
def test_a_clause_on_a_noun_tells_what_it_said(text: str, source: str, stance: str, words: str) -> None:
    assert told(text)[-1] == (source, (), stance, words)


@pytest.mark.parametrize(
    "text", ["وصلت السفن التي رفضت الأوامر إلى المرفأ.", "وفر البحارة الذين عرضوا على الشرطة تسليم أسلحتهم."]
)
def test_a_clause_that_tells_which_one_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_what_was_ordered_then_is_no_part_of_what_was_condemned() -> None:
    assert told("ودان عادل نصار الحريق، وأمر الحراس بإخلاء المرفأ.") == [("عادل نصار", (), "condemn", "الحريق")]
    assert told("ودان عادل نصار الحريق، ووجّه بفتح تحقيق عاجل.") == [("عادل نصار", (), "condemn", "الحريق")]


def test_a_short_quotation_that_opens_a_headline_is_a_part_of_it() -> None:
    text = 'شرطة الموانئ: "الساعة صفر" تقترب للمهربين في الخليج\n\nمسقط - وصلت السفينة أمس.'
    assert [words for *_, words in told(text)] == ['"الساعة صفر" تقترب للمهربين في الخليج']


def test_an_issuer_is_named_with_what_completes_his_name() -> None:
    text = "بيان صادر عن المجلس العسكري لأبناء الساحل\n\nنعلن أن رجالنا دخلوا الحصن. ونحذر كل من يقترب من السور."
    assert [(source, stance) for source, _, stance, _ in told(text)] == [
        ("المجلس العسكري لأبناء الساحل", "assert"), ("المجلس العسكري لأبناء الساحل", "warn")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "رئيس البلدية عادل نصار لموقعنا: الجسر القديم مغلق منذ الصباح.",
        'مسعف لشبكتنا: "نقلنا سبعة جرحى إلى المستشفى".',
        "مصدر طبي لمرفأ الجنوب: حالة الصياد مستقرة بعد الجراحة.",
        "وقال مصدر عسكري تحدث إلينا إن الطريق مغلق.",
    ],
)
def test_the_outlet_that_brings_the_report_passes_on_what_it_was_told(text: str) -> None:
    assert [via for _, via, _, _ in told(text, "مرفأ الجنوب")] == [("مرفأ الجنوب",)]


def test_the_noun_of_the_outlet_itself_means_it() -> None:
    found = told("مصدر ميداني يؤكد للشبكة انسحاب القافلة من المفرق.", "شبكة المرفأ")
    assert found == [("مصدر ميداني", ("شبكة المرفأ",), "assert", "انسحاب القافلة من المفرق")]


@pytest.mark.parametrize("rule", ["وفقا لاتفاقيات جنيف", "وفق ديننا وأعرافنا", "وفق معاهدة السلام"])
def test_what_is_done_by_a_treaty_nobody_says(rule: str) -> None:
    assert told(f"ويعامل الأسرى {rule}.") == []


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("وزارة الدفاع في مسقط", "وزارة الدفاع العمانية"),
        ("وزارة الداخلية في دكار", "وزارة الداخلية السنغالية"),
        ("وزارة الصحة في صنعاء", "وزارة الصحة في صنعاء"),
    ],
)
def test_a_ministry_in_a_capital_is_that_of_its_country(words: str, key: str) -> None:
    assert told(f"وأعلنت {words} مقتل ثلاثة.")[0][0] == key


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ('وأقر نقيب في الحرس، طلب تعريفه بلقبه "صقر"، بأن زورقه غرق.', "نقيب في الحرس", "زورقه غرق"),
        ('وذكر شاهد يعمل حلاقا قرب الميناء، عرّف نفسه باسم "أبو هالة" فحسب، أن السور انهار.', "شاهد", "السور انهار"),
    ],
)
def test_an_aside_on_a_name_ends_before_what_is_said(text: str, source: str, words: str) -> None:
    got = told(text)
    assert [(said, stance) for _, _, stance, said in got] == [(words, "assert")]
    assert (got[0][0] or "").startswith(source) or got[0][0] in text


def test_after_an_aside_on_a_name_a_quotation_is_said() -> None:
    text = 'وقال بحار للصحفيين طالبا عدم الكشف عن هويته "غرق الزورق قبل الفجر".'
    assert [words for *_, words in told(text)] == ["غرق الزورق قبل الفجر"]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("وطالب الأهالي الوزارة بإصلاح السور.", "الأهالي", "الوزارة بإصلاح السور"),
        ("قال بحار إن المرفأ مغلق. ودعا السكان الحكومة إلى فتحه.", "السكان", "الحكومة إلى فتحه"),
    ],
)
def test_who_stands_before_a_body_that_is_called_upon_calls(text: str, source: str, words: str) -> None:
    assert told(text)[-1] == (source, (), "demand", words)


def test_whom_one_talks_with_is_called_upon_after_an_aside_in_brackets() -> None:
    text = 'وطالب نقيب الغواصين، عادل نصار (54 عاما)، في حديث لرويترز، "كل السفن بالابتعاد عن الشعاب".'
    assert told(text) == [("عادل نصار", ("رويترز",), "demand", "كل السفن بالابتعاد عن الشعاب")]


@pytest.mark.parametrize(
    ("where", "via"),
    [
        ("في تصريح لـ((شينخوا)) عبر الهاتف", "وكالة شينخوا"),
        ("في اتصال هاتفي مع «بوابة المرفأ»", "بوابة المرفأ"),
        ("في تصريح لـCNN", "سي إن إن"),
    ],
)
def test_an_outlet_in_brackets_quotation_marks_or_latin_letters_was_told(where: str, via: str) -> None:
    assert [got for _, got, _, _ in told(f"وقال قبطان الميناء عادل نصار، {where}، إن المرفأ آمن.")] == [(via,)]


def test_a_party_in_quotation_marks_was_told_nothing() -> None:
    assert told("وقال عادل نصار في اتصال مع «حزب الأمة» إن المرفأ آمن.")[0][1] == ()


def test_a_name_that_folds_to_a_word_for_that_opens_nothing() -> None:
    assert [words for *_, words in told("وأعلنت الشرطة توقيف مهرب في بلدة آن الساحلية.")] == [
        "توقيف مهرب في بلدة آن الساحلية"
    ]


def test_what_another_says_after_but_is_not_what_was_denied() -> None:
    text = "تنفي الرباط إغلاق المعبر، لكن تقريرا دوليا خلص إلى أن الطريق مقطوع."
    assert ("حكومة المغرب", (), "deny", "إغلاق المعبر") in told(text)


def test_a_threat_after_a_word_of_contrast() -> None:
    text = "ودعت تونس البحارة إلى الهدوء، في حين لوّح نقيب الغواصين بإغلاق المرفأ إذا تأخر الراتب."
    assert told(text)[-1] == ("نقيب الغواصين", (), "threaten", "إغلاق المرفأ إذا تأخر الراتب")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('وقال القبطان: "لن نرفع المرساة حتى يدفع راتبنا".', "threaten"),
        ('"لن نرفع المرساة حتى يدفع راتبنا"، حذر القبطان.', "threaten"),
        ('وقال القبطان: "لا نملك حتى الماء".', "deny"),
        ('وقال الجنرال إن قواته "ستواصل المطاردة حتى آخر مهرب".', "threaten"),
        ("وتعهد القبطان بألا يفلت اللصوص من العقاب.", "threaten"),
        ("وحذر القبطان من أن انتظار السفن سيطول حتى الشتاء.", "warn"),
    ],
)
def test_what_will_not_be_until_something_is_a_threat(text: str, stance: str) -> None:
    assert told(text)[0][2] == stance


def test_the_byname_of_somebody_reports_nothing() -> None:
    assert told('وظهر المدعو "دان الأعرج" قرب السوق أمس.') == []


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("وحذر رئيس لجنة الصحة في بلدية الواحة من جفاف البئر.", "رئيس لجنة الصحة في بلدية الواحة", "جفاف البئر"),
        ("ودعا القيادي سكان القرى إلى ملازمة بيوتهم.", "القيادي", "سكان القرى إلى ملازمة بيوتهم"),
        ("أما النقابة فأصدرت نشرة وقعها نائب الرئيس، نفت فيها أن يكون البئر ملوثا.", "النقابة", "يكون البئر ملوثا"),
        ("التقينا الحارس قرب البئر. يقول إن الماء شحيح.", "الحارس", "الماء شحيح"),
    ],
)
def test_who_speaks_is_named_whole_and_no_more(text: str, source: str, words: str) -> None:
    assert [(s, said) for s, _, _, said in told(text)] == [(source, words)]


def test_a_woman_s_verb_lays_blame_on_the_man_after_it() -> None:
    text = "ونفت نقابة الشرطة الخبر، وحملت المفتش العام عادل نصار مسؤولية الحريق."
    assert told(text)[-1] == ("نقابة الشرطة", (), "accuse", "المفتش العام عادل نصار مسؤولية الحريق")


def test_the_man_takes_up_the_one_who_spoke() -> None:
    text = "وأعلن النقيب عادل نصار أنه باق في منصبه. وهدد الرجل، في مقطع مصور، بحرق المخازن."
    assert [source for source, *_ in told(text)] == ["عادل نصار", "عادل نصار"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وذكرت البلدية أن البئر جفت، غير أنه لم يتسن للزوار التحقق من ذلك.", "البئر جفت"),
        ("وعبر عادل نصار عن قلق بلاده إزاء الجفاف، لكنه أحجم عن ذكر الأسباب.", "قلق بلاده إزاء الجفاف"),
    ],
)
def test_what_could_not_be_checked_or_was_not_said_is_the_report_s_own(text: str, words: str) -> None:
    assert [said for *_, said in told(text)] == [words]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("وحذرت أنقرة من أن عبور النهر ممنوع، ولوّحت بإرسال سفنها إلى المصب.", ["warn", "threaten"]),
        ("وتوعد عادل نصار، في منشور حمل الرقم سبعة، بإغلاق السد إذا تأخر الراتب.", ["threaten"]),
        ("وتعد هذه السفينة الأكبر في الميناء.", []),
    ],
)
def test_threats_with_the_noun_at_once_or_after_an_aside(text: str, stances: list[str]) -> None:
    assert [stance for _, _, stance, _ in told(text)] == stances


def test_who_tells_a_paper_something_passes_it_on_through_it() -> None:
    text = "غرقت سبعة زوارق قرب المصب، بحسب ما أبلغ «صدى المرفأ» العقيد عادل نصار."
    assert told(text) == [("عادل نصار", ("صدى المرفأ",), "assert", "غرقت سبعة زوارق قرب المصب")]


def test_a_number_after_an_attribution_belongs_to_the_clause_before_it() -> None:
    text = "توالت السيول على سهل الواحة منذ الفجر، وبلغ عددها، بحسب إحصاء أجرته البلدية، 23 سيلا خلال خمسة أيام."
    assert told(text)[0][3].startswith("بلغ عددها")


def test_an_army_of_rebels_is_no_body_of_the_state() -> None:
    text = "هاجم جيش أراكان بلدة السهل، ورد الجيش الميانماري بغارة. وقال الجيش المتمرد إنه أسر ضابطا."
    assert told(text)[-1][0] == "جيش أراكان"


@pytest.mark.parametrize(
    ("text", "source", "stance", "words"),
    [
        ("ولم تعلق الرباط، التي سبق أن طالبت تونس بفتح المعبر.", "حكومة المغرب", "demand", "تونس بفتح المعبر"),
        ("ولم ترد المنظمة، التي كانت قد اتهمت المجلس بتسييس الغذاء.", "المنظمة", "accuse", "المجلس بتسييس الغذاء"),
    ],
)
def test_whom_a_clause_on_a_noun_accuses_or_calls_upon(text: str, source: str, stance: str, words: str) -> None:
    assert told(text)[-1] == (source, (), stance, words)


def test_one_who_asks_for_a_byname_speaks() -> None:
    text = 'وقال حارس طلب تعريفه بلقبه "صقر الليل" إن السور انهار.'
    assert [words for *_, words in told(text)] == ["السور انهار"]


def test_from_whom_a_body_has_it_is_no_part_of_what_is_said() -> None:
    text = "أفادت غرفة طوارئ الواحة، نقلا عن مستشفى الرحمة، باستقبال تسعة جرحى."
    assert told(text)[-1] == ("مستشفى الرحمة", ("غرفة طوارئ الواحة",), "assert", "استقبال تسعة جرحى")


def test_what_another_rules_is_no_part_of_a_call() -> None:
    text = "دعت نقابة البحارة إلى إضراب عام، وأفتى نائبها بأن العمل حرام."
    assert told(text)[0][2] == "demand"
    assert told(text)[0][3].startswith("إضراب عام")


def test_a_line_of_issue_names_who_says_we() -> None:
    text = "إلى أهلنا في الواحة،\nنعلن أن رجالنا أصلحوا السد. وندعو الأهالي إلى الصبر.\nصادر عن المكتب الإعلامي للواء الواحة"
    assert {source for source, *_ in told(text)} == {"المكتب الإعلامي للواء الواحة"}


def test_what_explains_after_a_colon_is_nobody_s_word() -> None:
    text = "تضاربت الأنباء عن القبطان سالم نصار: ففيما قالت الشرطة إنه نجا، نفى رفاقه ذلك."
    assert [(source, words[:3]) for source, _, _, words in told(text)] == [("الشرطة", "نجا")]
    assert all(source != "سالم نصار" for source, *_ in told(text))


def test_one_told_of_in_the_present_speaks_next() -> None:
    text = 'بين الشباك، تجلس فاطمة نصار قرب أطفالها. تقول: "جف الماء منذ شهرين".'
    assert [source for source, *_ in told(text)] == ["فاطمة نصار"]


def test_a_lawyer_s_plea_is_said() -> None:
    assert told("ودفع محامي المتهم بأن موكله لم يكن في المدينة.")[-1][3] == "موكله لم يكن في المدينة"
