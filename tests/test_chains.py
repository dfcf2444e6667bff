"""Chains: canonical sources, voices taken up again, and those who pass a statement on."""

from __future__ import annotations

from datetime import date

import pytest

import khabar
from khabar.model import Layout, Name, Report, Span, Statement
from khabar.read.chains import trace_chains
from khabar.read.chains.names import source_key
from khabar.read.chains.offices import holder
from khabar.read.chains.sides import accuses
from khabar.read.sentences import lay_words
from khabar.read.statements import find_statements
from khabar.text import fold


def chains(text: str, *names: tuple[str, str, str]) -> tuple[Statement, ...]:
    """The traced statements of a text, with names given as (words, kind, key), each at its first place."""
    report = Report.of(text)
    page = lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    given = []
    for words, kind, key in names:
        at = text.find(words)
        while at >= 0:
            given.append(Name(Span(at, at + len(words)), kind, key))
            at = text.find(words, at + len(words))
    found = tuple(sorted(given, key=lambda name: name.span))
    return trace_chains(page, found, find_statements(page, found))


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("نيروبي", "حكومة كينيا"),
        ("السودان", "حكومة السودان"),
        ("بيان صادر عن قيادة الشرطة", "قيادة الشرطة"),
        ("تصريحات مسؤولين محليين", "مسؤولون محليون"),
        ("«مصادر عسكرية»", "مصادر عسكرية"),
        ("مالي والنيجر", "حكومة مالي وحكومة النيجر"),
    ],
)
def test_source_key(words: str, key: str) -> None:
    assert source_key(words) == key


def test_a_bare_verb_takes_the_source_of_the_statement_before() -> None:
    got = chains("قال ناطق باسم الشرطة إن الطريق مغلق. وأضاف أن فرقا تعمل هناك.")
    assert [s.source for s in got] == ["ناطق باسم الشرطة"] * 2
    assert got[1].source_span is None


def test_the_gender_of_the_verb_tells_whose_it_is() -> None:
    got = chains("قالت وزارة الصحة إن اللقاح وصل. وقال طبيب إن الدواء نفد. وأضافت أن العدد يكفي.")
    assert got[2].source == "وزارة الصحة"


def test_a_bare_noun_takes_up_the_voice_before() -> None:
    got = chains("أفاد مصدر عسكري بأن الموقع سقط. وقال المصدر إن الجنود انسحبوا.")
    assert [s.source for s in got] == ["مصدر عسكري"] * 2


def test_an_office_is_the_person_named_with_it() -> None:
    names = ("عبد الله باتيلي", "person", "عبد الله باتيلي")
    got = chains("قال المبعوث الأممي عبد الله باتيلي إن الهدنة صمدت. ودعا المبعوث الأممي إلى الحوار.", names)
    assert [s.source for s in got] == ["عبد الله باتيلي"] * 2


def test_a_person_after_his_office_and_a_comma() -> None:
    names = ("رائد فهمي", "person", "رائد فهمي")
    got = chains("أكد مدير المشفى، رائد فهمي، أن الوقود نفد.", names)
    assert [s.source for s in got] == ["رائد فهمي"]


def test_an_office_after_the_name_is_the_person() -> None:
    text = "وقال العقيد سامر الحلو، الناطق باسم الإطفاء، إن النار خمدت. وحذر الناطق باسم الإطفاء من الدخان."
    assert {s.source for s in khabar.read(Report.of(text)).statements} == {"سامر الحلو"}


def test_a_verb_of_another_gender_is_told_of_the_body_named_since() -> None:
    text = "قال سامر الحلو إن الجسر انهار. ولم يكن لدى وزارة النقل تعليق فوري. وهي تقول إن الجسر سليم."
    assert [s.source for s in khabar.read(Report.of(text)).statements] == ["سامر الحلو", "وزارة النقل"]


def test_a_document_is_its_issuer_s_and_two_speakers_are_a_subject() -> None:
    assert source_key("إحصائية أولية للغرفة البحرية") == "الغرفة البحرية"
    assert source_key("شاهدين محليين") == "شاهدان محليان"


def test_the_chain_goes_on_with_the_same_source_and_never_backwards() -> None:
    text = "قال السفير إن بلاده باقية. وقال السفير لقناة المدى إن الحوار مستمر. وأضاف أن الوفد وصل. وقال نائب إن الأمر انتهى."
    got = chains(text, ("قناة المدى", "organization", "قناة المدى"))
    assert [s.via for s in got] == [(), ("قناة المدى",), ("قناة المدى",), ()]


def test_an_agency_that_passes_on_and_one_that_speaks() -> None:
    names = ("وكالة تاس", "organization", "وكالة تاس")
    passed = chains("نقلت وكالة تاس عن ضابط روسي قوله إن الجسر دمر.", names)
    assert [(s.source, s.via) for s in passed] == [("ضابط روسي", ("وكالة تاس",))]
    spoken = chains("وذكرت وكالة تاس أن الجسر دمر.", names)
    assert [(s.source, s.via) for s in spoken] == [("وكالة تاس", ())]


def test_an_attribution_after_a_statement_passes_it_on() -> None:
    names = ("رويترز", "organization", "رويترز")
    got = chains("قال ناطق باسم الجيش إن الموقع سقط، بحسب رويترز.", names)
    assert [(s.source, s.via) for s in got] == [("ناطق باسم الجيش", ("رويترز",))]


def test_nothing_said_gives_nothing() -> None:
    assert chains("وصلت القافلة إلى المدينة.") == ()


def test_an_office_is_the_person_whom_the_report_names_with_it_elsewhere() -> None:
    names = ("وليام روتو", "person", "وليام روتو")
    got = chains("قال الرئيس الكيني إن القوات باقية. ووصل الرئيس الكيني وليام روتو إلى العاصمة.", names)
    assert [s.source for s in got] == ["وليام روتو"]


@pytest.mark.parametrize(
    ("said", "source", "voice", "accused"),
    [
        ("القوات الإثيوبية احتلت قريتين", "متحدث", ("المتحدث", "الإريتري"), True),
        ("القوات الإثيوبية احتلت قريتين", "متحدث", ("المتحدث", "الإثيوبي"), False),
        ("طائرة مسيرة قصفت المستشفى ليلا", "عمدة", ("عمدة", "البلدة"), True),
        ("طائرة مسيرة قصفت الجسر ليلا", "عمدة", ("عمدة", "البلدة"), False),
        ("طائرة مسيرة قصفت المستشفى ليلا", "مصدر", ("مصدر", "محلي"), False),
        ("قواتنا قصفت المدرسة", "القائد", ("القائد",), False),
    ],
)
def test_deeds_of_the_other_side_are_an_accusation(
    said: str, source: str, voice: tuple[str, ...], accused: bool
) -> None:
    assert accuses(said, Span(0, len(said)), source, [fold(word) for word in voice], []) is accused


@pytest.mark.parametrize(
    ("office", "day", "key"),
    [
        ("الرئيس الروسي", "2022-03-01", "فلاديمير بوتين"),
        ("رئيس روسيا", "2010-03-01", "دميتري ميدفيديف"),
        ("وزير الخارجية الأميركي", "2024-02-01", "أنتوني بلينكن"),
        ("الرئيس الروسي السابق", "2022-03-01", None),
        ("الرئيس الأميركي", "2025-01-22", None),
        ("الوزير", "2022-03-01", None),
    ],
)
def test_who_held_an_office_on_the_day(office: str, day: str, key: str | None) -> None:
    assert holder(tuple(fold(office).split()), date.fromisoformat(day)) == key


def test_an_office_without_a_name_is_the_one_who_held_it() -> None:
    text = "وقال الرئيس الأوكراني إن الجسر سقط."
    report = Report.of(text, published="2023-05-01")
    layout = Layout(None, report.published, "given", (), (), (Span(0, len(text)),))
    page = lay_words(report, layout)
    assert [s.source for s in trace_chains(page, (), find_statements(page, ()))] == ["فولوديمير زيلينسكي"]


def test_whom_an_agency_has_it_from_is_the_source() -> None:
    for agency in ("رويترز", "وكالة رويترز للأنباء"):
        (said,) = chains(f"قالت {agency} نقلا عن مسؤول محلي إن الجسر مغلق.", (agency, "organization", "رويترز"))
        assert (said.source, said.via) == ("مسؤول محلي", ("رويترز",))


def test_what_somebody_is_said_to_have_thought_is_told_by_who_says_so() -> None:
    found = chains("قال المتحدث باسم خفر السواحل إن الربان ظن أن القارب يغرق، وأضاف أن الركاب نجوا.")
    assert [s.source for s in found] == ["المتحدث باسم خفر السواحل"] * 2


@pytest.mark.parametrize(
    ("text", "names", "sources"),
    [
        (
            "قال مراسل «صدى الوادي» إن الجسر مغلق. وأضاف مراسلنا أن الطريق مقطوع.",
            [("صدى الوادي", "organization", "صدى الوادي")],
            ["مراسل صدى الوادي", "مراسل صدى الوادي"],
        ),
        (
            "روى طبيب لمراسل صدى الوادي أن الدواء نفد. وذكر المراسل أن المستشفى مزدحم.",
            [("صدى الوادي", "organization", "صدى الوادي")],
            ["طبيب", "مراسل صدى الوادي"],
        ),
        ("قال ضابط في الحرس إن اللغم قديم. وأوضح نفس المصدر أن التحقيق بدأ.", [], ["ضابط في الحرس"] * 2),
        (
            "قال ضابط في الحرس إن اللغم قديم. وأفاد تقرير بأن الحقل واسع. وأكد المصدر ذاته أن التحقيق بدأ.",
            [],
            ["ضابط في الحرس", "تقرير", "ضابط في الحرس"],
        ),
        (
            "ذكر مصدر أمني وشهود عيان أن النار شبت. وأضاف المصدر الأمني أن الحي أخلي.",
            [],
            ["مصدر أمني وشهود عيان", "مصدر أمني"],
        ),
        (
            "اجتمع الوفد مع باولو مندوسا في الفندق. وقال مندوسا إن الحوار مفيد.",
            [("باولو مندوسا", "person", "باولو مندوسا")],
            ["باولو مندوسا"],
        ),
        (
            "نشرت نقابة الصيادين تقريرا وثقت فيه حصيلة الضحايا. وأشار التقرير إلى أن القوارب غرقت.",
            [("نقابة الصيادين", "organization", "نقابة الصيادين")],
            ["نقابة الصيادين", "نقابة الصيادين"],
        ),
        (
            "قال المشرف على الحملة باولو مندوسا إن الماء نظيف. وذكر المشرف أن الآبار عميقة.",
            [("باولو مندوسا", "person", "باولو مندوسا")],
            ["باولو مندوسا", "باولو مندوسا"],
        ),
        (
            "قال مدير مركز الرصد كارلو بوزي إن الزلزال قوي. وأضاف المركز أن الهزات مستمرة.",
            [("مركز الرصد", "organization", "مركز الرصد"), ("كارلو بوزي", "person", "كارلو بوزي")],
            ["كارلو بوزي", "مركز الرصد"],
        ),
        (
            "وقال الموقع الرسمي لهيئة الموانئ إن الرصيف أغلق.",
            [("هيئة الموانئ", "organization", "هيئة الموانئ")],
            ["هيئة الموانئ"],
        ),
        ("وقالت مصادر محلية لـ صدى الوادي: إن السد ممتلئ.", [], ["مصادر محلية"]),
        ("وذكرت وسائل الإعلام المحلية في وقت سابق أن السد ممتلئ.", [], ["وسائل الإعلام المحلية"]),
        ("ونقلت الإذاعة عن مصدر عسكري القول إن السد ممتلئ.", [], ["مصدر عسكري"]),
        (
            "على الرغم من الهدنة أغلق الحرس الوطني المعبر بذريعة الصيانة.",
            [("الحرس الوطني", "organization", "الحرس الوطني")],
            ["الحرس الوطني"],
        ),
        (
            "قالت مصادر في البلدية إن السد ممتلئ. وارتفع النهر مترا في القرى المجاورة، بحسب قولها.",
            [],
            ["مصادر في البلدية"] * 2,
        ),
        (
            "وقال النائب في المجلس عن حزب الخضر، باولو مندوسا إن السد ممتلئ.",
            [("باولو مندوسا", "person", "باولو مندوسا")],
            ["باولو مندوسا"],
        ),
        (
            'ووفق صحيفة "ديلي ميل"، فإن السد ممتلئ. وأشارت الصحيفة البريطانية إلى أن النهر هادئ.',
            [("ديلي ميل", "organization", "ديلي ميل")],
            ["ديلي ميل", "ديلي ميل"],
        ),
        ("وكان قصف ليلي قالت إذاعة محلية إن مصدره الجبل أصاب السد.", [], ["إذاعة محلية"]),
        (
            "قالت مصادر في البلدية إن السد ممتلئ. وبينت المصادر ذاتها أن النهر هادئ. وأضافت المصادر أن الجسر متين.",
            [],
            ["مصادر في البلدية"] * 3,
        ),
        ("قال المشتبه به الرئيسي في الحريق إن البيت قديم.", [], ["المشتبه به الرئيسي في الحريق"]),
        (
            '"مندوسا": الخبز حق للجميع في كل بلد.\nوصل باولو مندوسا مساء.',
            [("باولو مندوسا", "person", "باولو مندوسا")],
            ["باولو مندوسا"],
        ),
        (
            "زار الوفد وزارة الري أمس. وقالت الوزارة إن السد ممتلئ.",
            [("وزارة الري", "organization", "وزارة الري")],
            ["وزارة الري"],
        ),
    ],
)
def test_a_short_name_or_bare_noun_is_the_full_one(
    text: str, names: list[tuple[str, str, str]], sources: list[str]
) -> None:
    assert [s.source for s in chains(text, *names)] == sources


def test_who_was_told_passes_it_on() -> None:
    text = "وأبلغ «الموج» مسؤول في البلدية أن السد ممتلئ."
    found = chains(text, ("الموج", "organization", "صحيفة الموج"))
    assert [(s.source, s.via) for s in found] == [("مسؤول في البلدية", ("صحيفة الموج",))]


def test_an_article_has_its_paper_in_the_chain() -> None:
    text = 'وفي مقاله الأخير الذي جاء بعنوان "موسم القمح" بصحيفة "الموج" قال باولو مندوسا: "الخبز حق للجميع".'
    names = [("الموج", "organization", "صحيفة الموج"), ("باولو مندوسا", "person", "باولو مندوسا")]
    assert [(s.source, s.via) for s in chains(text, *names)] == [("باولو مندوسا", ("صحيفة الموج",))]


def test_a_reporter_alone_is_that_of_the_outlet() -> None:
    text = "وقال مراسلنا إن الجسر مغلق."
    page = lay_words(Report.of(text, outlet="صدى الوادي"), Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))
    assert [s.source for s in trace_chains(page, (), find_statements(page, ()))] == ["مراسل صدى الوادي"]


@pytest.mark.parametrize(
    "dateline", ["", "عدن 3 مايو 2021 (سبأ) - ", "عدن 3/5/2021 (سبأ) - ", "عدن، 3 مايو (سبأ): ", "عدن (سبأ) - "]
)
def test_the_dateline_of_an_agency_is_no_speaker(dateline: str) -> None:
    text = f"{dateline}راجعت هيئة الصحة أعداد الضحايا، وأعلنت أن الجرحى ستة لا سبعة كما جاء في تقريرها الأول."
    reading = khabar.read(Report.of(text, published="2021-05-03"))
    assert [(s.source, s.via) for s in reading.statements] == [("هيئة الصحة", ())]
    assert {f.source for f in reading.figures} == {"هيئة الصحة"}
    assert not dateline or reading.agencies == ("وكالة الأنباء اليمنية",)


def test_the_dateline_of_an_agency_does_nothing() -> None:
    reading = khabar.read(Report.of("عدن 3 مايو 2021 (سبأ) - زار وزير الصحة المرفأ."))
    assert [e.actor for e in reading.events if e.actor is not None] == []
