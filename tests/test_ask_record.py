"""Questions of an analyst to a record of several wars: whom a number counts, where, by whom, since when, and who says otherwise."""

from __future__ import annotations

import json
from datetime import date

import pytest

import khabar
from khabar.archive.catalogue.query import Part
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.model import Span
from khabar.outputs.ask import ask
from khabar.outputs.ask.areas import Area, area_of
from khabar.outputs.ask.days import read_days
from khabar.outputs.ask.english import arabic_of
from khabar.outputs.ask.question import read_question
from khabar.text import words as words_of

REPORTS = {
    ("rabak-room", "2025-02-10"): "قُتل 11 شخصا وأصيب 23 آخرون، أمس الأحد، في قصف مدفعي استهدف مخبزا في مدينة ربك، بحسب غرفة طوارئ ربك. "
    "واتهمت الغرفة قوات الدعم السريع بقصف المخبز.",
    ("rabak-ministry", "2025-02-11"): "قالت وزارة الصحة إن عدد قتلى قصف المخبز في مدينة ربك ارتفع إلى 14 شخصا، وبلغ عدد الجرحى 27.",
    ("rabak-denial", "2025-02-11"): "نفت قوات الدعم السريع قصف المخبز في ربك. ودعا المتحدث باسمها إلى تحقيق دولي.",
    ("port", "2024-07-22"): "قتل 9 عمال وأصيب 16 في غارة جوية استهدفت ميناء رأس عيسى أمس الأحد، وفق مكتب الصحة في المحافظة.",
    ("drone", "2024-08-03"): "أعلن الجيش اليمني مقتل جنديين وإصابة 4 آخرين في هجوم بطائرة مسيرة شنته جماعة الحوثي غربي مدينة مأرب  "
    "يوم الجمعة.",
    ("arrests", "2024-07-25"): "قالت منظمة حقوقية محلية إن جماعة الحوثي اعتقلت 18 شخصا بينهم 5 صحفيين في مدينة إب الخميس الماضي.",
    ("shelling", "2023-10-07"): "قتل 13 مدنيا بينهم 6 أطفال و3 نساء وأصيب 31 آخرون في قصف مدفعي على بلدة أريحا بريف إدلب أمس الجمعة، "
    "بحسب الدفاع المدني السوري.",
    ("clash-ministry", "2025-07-14"): "أسفرت اشتباكات مسلحة في مدينة السويداء عن مقتل 30 شخصا الأحد، وفق وزارة الداخلية السورية.",
    ("clash-monitor", "2025-07-14"): "أحصى المرصد السوري لحقوق الإنسان مقتل 37 شخصا في اشتباكات السويداء منذ الأحد.",
    ("hotel", "2023-08-11"): "أعلنت وزارة الدفاع الروسية أنها استهدفت فندقا في مدينة زابوريجيا الخميس، "
    "وقالت إن 12 مقاتلا أجنبيا قتلوا في الفندق.",
    ("station", "2024-11-09"): "قتل 26 شخصا وأصيب 62 في تفجير انتحاري في محطة قطارات كويتا السبت، "
    "وفق الشرطة. وأعلن فصيل بلوشي مسلح مسؤوليته عن التفجير.",
    ("farmers", "2025-01-13"): "قتل مسلحون 40 مزارعا في بلدة دومبا بولاية بورنو الأحد، وفق حاكم الولاية.",
    ("battle", "2025-01-28"): "معارك في غوما\nقتل 17 شخصا وأصيب 360 في معارك غوما منذ الأحد، بحسب مصادر في مستشفيات المدينة.",
    ("clinic", "2025-03-02"): "قصفت طائرة مسيرة السبت المستشفى الجنوبي في الفاشر، ما أدى إلى مقتل 7 أشخاص، بحسب شبكة أطباء السودان.",
    ("mine", "2025-03-15"): "انفجر لغم في حافلة قرب المخا الجمعة، ما أدى إلى مقتل 3 نساء وإصابة 5 أشخاص وتدمير مركبتين، "
    "بحسب مرصد محلي للألغام.",
    ("post", "2024-01-20"): "قتل 4 من الشرطة الاتحادية العراقية في هجوم على نقطة تفتيش في قضاء داقوق فجر السبت، بحسب مصدر أمني.",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("wars")
    rows = [
        {"id": name, "outlet": name, "published": day, "text": text}
        | ({"title": text.partition("\n")[0]} if "\n" in text else {})
        for (name, day), text in REPORTS.items()
    ]
    (folder / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([folder / "x.jsonl"], folder / "archive")
    return Catalogue.open(folder / "archive")


def says(catalogue: Catalogue, question: str, *told: str) -> None:
    answer = ask(catalogue, question)
    assert answer.answer is not None, answer.note
    for words in told:
        assert words in answer.answer, answer.answer


def open_left(catalogue: Catalogue, question: str, note: str = "") -> None:
    answer = ask(catalogue, question)
    assert answer.answer is None, answer.answer
    assert answer.note
    assert note in answer.note


# No report counts these: the toll of all is no answer.
APART = [
    "How many fighters were killed in Rabak?", "How many children were killed in Rabak?", "How many foreigners died in Rabak?",
    "How many soldiers were killed in Quetta?", "How many girls were killed in Quetta?", "How many students were killed in Quetta?",
    "How many men were killed in Ariha?", "How many elderly people died in Ariha?", "How many doctors were killed in El Fasher?",
    "How many medics were killed in El Fasher?", "How many health workers died in El Fasher?", "How many teachers died in Sweida?",
    "How many Syrian soldiers were killed in Sweida?", "How many Lebanese were killed in Rabak?",
    "How many houses were destroyed in Mokha?",
    "How many of the dead in Rabak were women?", "How many children were wounded in Ariha?", "How many hostages are held in Ibb?",
    "كم مقاتلا قتل في ربك؟", "كم طفلا قتل في ربك؟", "كم أجنبيا قتل في ربك؟", "كم جنديا قتل في كويتا؟", "كم فتاة قتلت في كويتا؟",
    "كم طالبا قتل في كويتا؟", "كم رجلا قتل في أريحا؟", "كم مسنا قتل في أريحا؟", "كم طبيبا قتل في الفاشر؟", "كم مسعفا قتل في الفاشر؟",
    "كم عدد القتلى من الكوادر الطبية في الفاشر؟", "كم معلما قتل في السويداء؟", "كم عدد القتلى الأجانب في ربك؟", "كم سوريا قتل في السويداء؟",
    "كم عدد قتلى الجيش السوري في السويداء؟", "كم منزلا دمر في المخا؟", "كم من القتلى في ربك نساء؟", "كم طفلا جرح في أريحا؟",
    "كم قتل من عناصر داعش في داقوق؟",
]  # fmt: skip


@pytest.mark.parametrize("question", APART)
def test_a_number_of_all_is_no_number_of_some(catalogue: Catalogue, question: str) -> None:
    open_left(catalogue, question, "counts these apart" if question.isascii() else "يحصي هؤلاء وحدهم")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many children were killed in Ariha?", ["children: 6"]),
        ("How many of those killed in Ariha were women?", ["women: 3"]),
        ("كم عدد الأطفال بين قتلى أريحا؟", ["أطفال: 6"]),
        ("كم من القتلى في أريحا نساء؟", ["نساء: 3"]),
        ("How many workers were killed in Ras Isa?", ["«9 عمال»", ": 9"]),
        ("كم عاملا قتل في رأس عيسى؟", ["«9 عمال»"]),
        ("How many farmers were killed in Borno?", [": 40"]),
        ("كم مزارعا قتل في بورنو؟", [": 40"]),
        ("How many foreign fighters were killed in Zaporizhzhia?", ["«12 مقاتلا أجنبيا»"]),
        ("كم مقاتلا أجنبيا قتل في زابوريجيا؟", ["«12 مقاتلا أجنبيا»"]),
        ("How many soldiers were killed in Marib?", ["Yemeni army", ": 2"]),
        ("كم جنديا قتل في مأرب؟", ["الجيش اليمني", ": 2"]),
        ("كم عدد قتلى الجيش اليمني في مأرب؟", ["الجيش اليمني", ": 2"]),
        ("How many police officers were killed in Daquq?", ["federal police", ": 4"]),
        ("كم شرطيا قتل في داقوق؟", ["الشرطة الاتحادية", ": 4"]),
        ("How many vehicles were destroyed in Mokha?", ["«مركبتين»", ": 2"]),
        ("كم مركبة دمرت في المخا؟", ["«مركبتين»", ": 2"]),
        ("How many journalists were detained in Ibb?", ["journalists: 5"]),
        ("كم صحفيا اعتقل في إب؟", ["صحفيون: 5"]),
    ],
)
def test_whoever_is_counted_apart_is_told(catalogue: Catalogue, question: str, told: list[str]) -> None:
    says(catalogue, question, *told)


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("What happened in Sudan?", ["ربك", "الفاشر"], ["مأرب"]),
        ("ماذا حدث في السودان؟", ["ربك", "الفاشر"], ["مأرب"]),
        ("How many were killed in Yemen?", ["رأس عيسى", "Mocha", "Marib"], ["ربك"]),
        ("كم قتل في اليمن؟", ["رأس عيسى", "المخا", "مأرب"], ["ربك"]),
        ("كم قتل باليمن؟", ["رأس عيسى", "المخا", "مأرب"], ["ربك"]),
        ("How many died in Syria?", ["Ariha", "As-Suwayda"], ["داقوق"]),
        ("كم عدد القتلى في سوريا؟", ["أريحا", "السويداء"], ["داقوق"]),
        ("List incidents in Iraq", ["داقوق"], ["السويداء"]),
        ("How many incidents were there in Yemen?", ["4:", "Ibb"], ["ربك"]),
        ("كم هجوما في السودان؟", ["2", "ربك", "الفاشر"], ["مأرب"]),
        ("How many were killed in Darfur?", ["El Fasher", ": 7"], ["ربك"]),
        ("كم قتل في ولاية النيل الأبيض؟", ["ربك"], ["الفاشر"]),
        ("Who attacked in Yemen?", ["الحوثي"], ["الدعم السريع"]),
    ],
)
def test_an_incident_lies_in_its_own_country(
    catalogue: Catalogue, question: str, told: list[str], not_told: list[str]
) -> None:
    says(catalogue, question, *told)
    answer = ask(catalogue, question).answer or ""
    assert not [words for words in not_told if words in answer]


@pytest.mark.parametrize(
    "question",
    ["How many were killed in South Sudan?", "كم قتل في جنوب السودان؟", "How many died in North Kordofan?", "كم قتل في شمال كردفان؟",
     "How many were killed in Germany?", "كم قتل في روسيا؟", "ماذا حدث في لبنان؟", "What happened in Ethiopia?"],
)  # fmt: skip
def test_a_country_in_which_nothing_lies_is_left_open(catalogue: Catalogue, question: str) -> None:
    open_left(catalogue, question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("How many people died in the bakery shelling in Rabak?", ["14"]),
        ("What changed in Rabak?", ["23", "27", "11", "14"]),
        ("ما الذي تغير في ربك؟", ["23", "27", "11", "14"]),
        ("Which sources disagree on Sweida?", ["30", "37", "المرصد"]),
        ("هل تتفق المصادر على حصيلة السويداء؟", ["30", "37"]),
        ("Compare the sources on Sweida", ["30", "37"]),
        ("قارن بين المصادر في السويداء", ["30", "37"]),
        ("How many were killed in Sweida according to the Observatory?", ["37"]),
        ("كم عدد القتلى في السويداء بحسب المرصد؟", ["37"]),
        ("Who claimed responsibility for the bombing in Quetta?", ["مسؤوليته عن التفجير"]),
        ("من تبنى تفجير كويتا؟", ["مسؤوليته عن التفجير"]),
        ("Who denies shelling the bakery?", ["Rapid Support Forces"]),
        ("من ينفي قصف المخبز؟", ["قوات الدعم السريع"]),
        ("Who accuses the RSF?", ["غرفة طوارئ ربك"]),
        ("من يتهم الدعم السريع؟", ["غرفة طوارئ ربك"]),
        ("ماذا قالت الدعم السريع عن المخبز؟", ["قصف المخبز"]),
        ("How many people were killed by the RSF?", ["Rabak"]),
        ("كم شخصا اعتقل الحوثيون؟", ["18"]),
        ("How many casualties in Quetta?", ["26", "62"]),
        ("كم قتيلا وجريحا في كويتا؟", ["26", "62"]),
        ("What's the death toll in Rabak?", ["14"]),
        ("ما آخر حصيلة في ربك؟", ["14"]),
        ("Which parties are involved in Marib?", ["Houthis"]),
        ("Who carried out the attack in Marib?", ["الحوثي"]),
        ("Where was the attack on the checkpoint?", ["داقوق"]),
        ("How many were killed between 1 and 10 October 2023?", ["13"]),
        ("How many were killed in Syria since 2024?", ["As-Suwayda"]),
        ("كم قتل في سوريا منذ 2024؟", ["السويداء"]),
        ("How many were killed in Syria before 2024?", ["Ariha"]),
    ],
)  # fmt: skip
def test_what_an_analyst_asks(catalogue: Catalogue, question: str, told: list[str]) -> None:
    says(catalogue, question, *told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What happened yesterday?", "السويداء"), ("ماذا حدث أمس؟", "السويداء"), ("What happened last week?", "السويداء"),
        ("ماذا حدث الأسبوع الماضي؟", "السويداء"), ("What changed since Monday?", "37"),
    ],
)  # fmt: skip
def test_days_are_reckoned_from_the_newest_report_and_it_is_said(
    catalogue: Catalogue, question: str, told: str
) -> None:
    says(catalogue, question, told)
    answer = ask(catalogue, question)
    assert "ربك" not in (answer.answer or "")
    assert "14" in (answer.note or "")


@pytest.mark.parametrize(
    "question",
    [
        "How long were they detained in Ibb?", "How were they killed in Rabak?", "What weapons killed people in Rabak?",
        "Who died in Rabak?", "Who was killed in Rabak?", "Who is missing in Mokha?", "How many of the wounded died in Rabak?",
        "Where were families displaced to?", "Who did the RSF attack?", "Was the hospital hit?", "Which hospital was hit?",
        "Is the toll in Rabak confirmed?", "كيف قتل 14 شخصا في ربك؟", "من قتل في ربك؟", "من أصيب في ربك؟", "ما أسباب مقتل 14 شخصا في ربك؟",
        "إلى أين نزحوا من ربك؟", "بأي سلاح قصف المخبز؟", "ماذا حدث في ربك أمس؟", "What happened in Rabak yesterday?",
        "How many were killed in Sweida according to Reuters?", "كم عدد القتلى في السويداء وفق رويترز؟",
        "How many were killed by the army in Rabak?", "Which sources disagree on Quetta?", "How many survived in Rabak?",
    ],
)  # fmt: skip
def test_a_question_that_the_record_does_not_answer_is_left_open(catalogue: Catalogue, question: str) -> None:
    open_left(catalogue, question)


@pytest.mark.parametrize(
    ("question", "here", "there"),
    [("How many were killed in the hospital?", "El Fasher", "Goma"), ("كم قتل في المستشفى؟", "الفاشر", "غوما")],
)
def test_where_a_source_sits_is_not_where_it_happened(
    catalogue: Catalogue, question: str, here: str, there: str
) -> None:
    answer = ask(catalogue, question).answer or ""
    assert here in answer
    assert there not in answer


@pytest.mark.parametrize(
    ("question", "arabic"),
    [
        ("What happened to the US army?", "أمريكا"), ("What did the U.S. army hit?", "أمريكا"), ("What did the USA say?", "أمريكا"),
        ("What happened to the Polish army?", "بولندا"), ("What did the Spanish army say?", "إسبانيا"),
        ("What happened to the Sudanese army?", "السودان"),
    ],
)  # fmt: skip
def test_every_country_and_people_has_its_english_name(catalogue: Catalogue, question: str, arabic: str) -> None:
    asked = read_question(catalogue, question)
    assert any(line(arabic) == word for part in (*asked.parts, *asked.source) for word in part.words())


@pytest.mark.parametrize("question", ["Who killed us?", "who killed us?", "Who attacked us in Rabak?"])
def test_we_are_no_country(catalogue: Catalogue, question: str) -> None:
    parts = read_question(catalogue, question).parts
    assert not any(line("أمريكا") == word for part in parts for word in part.words())
    assert any(
        line("أمريكا") == word
        for part in read_question(catalogue, "Who killed America?").parts
        for word in part.words()
    )


@pytest.mark.parametrize(
    "question", ["How many died in syria since March 2020?", "How many died in Idlib, syria since March 2020?"]
)
def test_a_country_may_be_written_small_beside_capitals(catalogue: Catalogue, question: str) -> None:
    asked = read_question(catalogue, question)
    assert asked.unknown == ()
    assert any(line("سوريا") == word for part in asked.parts for word in part.words())


def test_finance_is_not_told_of_mali() -> None:
    row = words_of("mali malian", (Span(0, 11),))
    for at in (0, 1):
        told = arabic_of().at(row, at, False)
        assert told is not None
        assert "مالي" in told[2]
        assert not any("مالية" in phrase for phrase in told[2])


TODAY = date(2024, 5, 8)


@pytest.mark.parametrize(
    ("typed", "language", "first", "last"),
    [
        ("What happened today?", "en", "2024-05-08", "2024-05-08"),
        ("since Monday", "en", "2024-05-06", "9999-12-31"),
        ("in the last 3 days", "en", "2024-05-06", "2024-05-08"),
        ("this month", "en", "2024-05-01", "2024-05-31"),
        ("last year", "en", "2023-01-01", "2023-12-31"),
        ("on 3 March 2023", "en", "2023-03-03", "2023-03-03"),
        ("on March 3, 2023", "en", "2023-03-03", "2023-03-03"),
        ("on the 3rd of March 2023", "en", "2023-03-03", "2023-03-03"),
        ("on Monday 4 March 2024", "en", "2024-03-04", "2024-03-04"),
        ("on 12 June", "en", "2023-06-12", "2023-06-12"),
        ("between 3 May 2023 and 7 June 2023", "en", "2023-05-03", "2023-06-07"),
        ("until last month", "en", "0001-01-01", "2024-04-30"),
        ("after 2024-05-03", "en", "2024-05-04", "9999-12-31"),
        ("ماذا حدث أمس؟", "ar", "2024-05-07", "2024-05-07"),
        ("منذ الاثنين", "ar", "2024-05-06", "9999-12-31"),
        ("حتى يونيو 2023", "ar", "0001-01-01", "2023-06-30"),
        ("بين 3 مايو و7 يونيو 2023", "ar", "2023-05-03", "2023-06-07"),
    ],
)
def test_days_of_a_question(typed: str, language: str, first: str, last: str) -> None:
    days = read_days(typed, language, TODAY).days
    assert days is not None
    assert (str(days[0]), str(days[1])) == (first, last)


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("after 9999-12-31", "en"), ("بعد 9999-12-31", "ar"), ("before 0001-01-01", "en"), ("قبل 0001-01-01", "ar"),
        ("on \u00b2 May", "en"), ("in the last \u00b2 days", "en"), ("in \u00b2\u00b2\u00b2\u00b2", "en"),
        ("in the last 0 days", "en"), ("in the last 900000 days", "en"), ("in the last " + "9" * 5000 + " days", "en"),
        ("on " + "9" * 5000, "en"), ("on 3 May \u00b2\u00b2\u00b2\u00b2", "en"),
    ],
)  # fmt: skip
def test_days_that_no_calendar_has_are_not_understood(typed: str, language: str) -> None:
    days = read_days(typed, language, TODAY).days
    assert days is None or days == (date(2024, 5, 3), date(2024, 5, 3))


def test_so_many_days_are_told_by_the_whole_number() -> None:
    assert read_days("in the last 1000 days", "en", TODAY).days == (date(2021, 8, 13), TODAY)


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("typed", ["yesterday", "last week", "this week", "last month", "last year", "since Monday"])
def test_days_are_reckoned_at_the_ends_of_the_calendar(typed: str, today: date) -> None:
    days = read_days(typed, "en", today).days
    assert days is None or days[0] <= days[1]


@pytest.mark.parametrize(("typed", "month"), [("in March", 3), ("in June", 6), ("what may happen", None)])
def test_a_month_without_a_year_stays_one(typed: str, month: int | None) -> None:
    assert read_days(typed, "en", TODAY).month == month


def test_a_region_holds_the_places_of_its_divisions_and_a_town_is_none() -> None:
    darfur = area_of(Part((("دارفور",),)), ["دارفور"])
    assert darfur is not None
    assert darfur.holds("الفاشر", "SD")
    assert not darfur.holds("ربك", "SD")
    assert area_of(Part((("ادلب",),)), ["إدلب"]) is None
    assert not Area(Part((("السودان",),)), "SD").holds("جوبا", "SS")


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("market")
    reports = {
        ("room", "2023-06-12"): "قصف سوق ربك يقتل سبعة\nقالت غرفة طوارئ ربك إن قصفا مدفعيا على سوق المدينة، صباح الاثنين، "
        'قتل 7 أشخاص. وأدان حاكم الولاية "الفعلة النكراء".',
        ("ministry", "2023-06-13"): "ارتفاع قتلى قصف سوق ربك إلى 9\nأعلنت وزارة الصحة السودانية ارتفاع عدد قتلى القصف المدفعي على "
        "سوق ربك الاثنين إلى 9 أشخاص.",
        ("doctors", "2023-06-15"): "ارتفاع قتلى قصف سوق ربك إلى 11\nقالت منظمة أطباء بلا حدود إن عدد قتلى القصف المدفعي على سوق ربك "
        "الاثنين الماضي ارتفع إلى 11 شخصا.",
        ("post", "2023-06-14"): "هجوم على مخفر في كوستي\nقال مصدر أمني إن 5 مهاجمين قتلوا في هجوم على مخفر للشرطة في كوستي "
        "يوم الثلاثاء.",
        ("band", "2023-06-14"): "ارتفاع قتلى تفجير سوق زالنجي إلى 8\nارتفع عدد قتلى التفجير في سوق زالنجي إلى 8. وأعلن تنظيم أبناء "
        "النار مسؤوليته عن العملية.",
    }  # fmt: skip
    rows = [{"id": i, "outlet": i, "published": d, "title": t.partition("\n")[0], "text": t} for (i, d), t in reports.items()]  # fmt: skip
    (folder / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([folder / "x.jsonl"], folder / "archive")
    return Catalogue.open(folder / "archive")


def test_what_changed_since_a_day_tells_what_stood_before_as_that(market: Catalogue) -> None:
    told = (ask(market, "What changed since Wednesday?").answer or "").split("\n")
    assert [("9" in line, "Before that" in line, "Update" in line) for line in told] == [
        (True, True, False), (False, False, True),
    ]  # fmt: skip
    assert "11" in told[1]


@pytest.mark.parametrize(
    ("question", "who"),
    [("Who condemned the shelling of Rabak?", "State governor"), ("من أدان قصف سوق ربك؟", "حاكم الولاية")],
)
def test_who_condemns_a_deed_need_not_name_it(market: Catalogue, question: str, who: str) -> None:
    says(market, question, "الفعلة النكراء", who)


@pytest.mark.parametrize(
    "question", ["Who claimed responsibility for the bombing in Zalingei?", "من تبنى تفجير سوق زالنجي؟"]
)
def test_who_takes_a_deed_upon_himself_need_not_name_it(market: Catalogue, question: str) -> None:
    says(market, question, "مسؤوليته عن العملية")


@pytest.mark.parametrize("question", ["How many attackers were killed in Kosti?", "كم مهاجما قتل في كوستي؟"])
def test_attackers_are_counted_apart(market: Catalogue, question: str) -> None:
    says(market, question, "5 مهاجمين")
