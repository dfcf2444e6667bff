"""Events: who did what the sentence itself names nobody for, and whose the fighters are."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def told(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


def deed(text: str, words: str) -> Event:
    return next(e for e in told(text) if e.span.of(text) == words)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("واعتقلت قوة من لواء النسور ثلاثة رعاة قرب لودوار.", "اعتقلت", "لواء النسور"),
        ("وهاجمت وحدة من كتيبة الريح مزرعة قرب لودوار.", "هاجمت", "كتيبة الريح"),
        ("وكانت حركة الفجر قد أعلنت هدنة. وهاجم مقاتلون من الحركة بلدة لودوار.", "هاجم", "حركة الفجر"),
        (
            "وكانت حركة الفجر قد أعلنت هدنة. وقع اشتباك بين مقاتلين من الحركة وجنود من الجيش الكيني.",
            "اشتباك",
            "حركة الفجر",
        ),
    ],
)
def test_people_of_a_party_are_that_party(text: str, words: str, actor: str) -> None:
    assert deed(text, words).actor == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("هاجم المستوطنون رعاة قرب سلواد. وقالت كتائب النصر إنها فجرت عبوة.", "هاجم", "المستوطنون"),
        ("قالت كتائب النصر إنها فجرت عبوة. وخطف القراصنة بحارين قبالة بوصاصو.", "خطف", "القراصنة"),
        (
            "قالت كتائب النصر إنها فجرت عبوة. عشرات المستوطنين من بؤرة قريبة هاجموا بعد صلاة العشاء قرية سلواد.",
            "هاجموا",
            "المستوطنون",
        ),
    ],
)
def test_settlers_and_pirates_stand_for_no_armed_group(text: str, words: str, actor: str) -> None:
    assert deed(text, words).actor == actor


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "وقالت وزارة الدفاع الكينية في بيان عبر تلغرام إنها ضربت مستودعا قرب مرسابيت.",
            "ضربت",
            "الجيش الكيني",
        ),
        ("المتحدث باسم جيش تنزانيا زعم عبر منصة إكس أنه صفى قائدا قرب أروشا.", "صفى", "الجيش التنزاني"),
        ("قالت حركة الفجر المتحالفة مع الجيش الكيني إنها صدت الهجوم قرب لودوار.", "صدت الهجوم", "حركة الفجر"),
    ],
)
def test_a_pronoun_stands_for_the_speaker_not_for_who_is_named_beside(text: str, words: str, actor: str) -> None:
    assert deed(text, words).actor == actor


def test_a_raid_that_names_nobody_is_that_of_the_one_army_told_to_fly() -> None:
    text = (
        "قصفت مقاتلات إثيوبية قرية قرب عدوة. وقال طبيب إن غارة جوية أودت بحياة ثلاثة في شيرارو. "
        "وانفجرت عبوة في سوق أكسوم وقتل اثنان."
    )
    assert deed(text, "غارة جوية").actor == deed(text, "قصفت").actor is not None
    assert deed(text, "انفجرت").actor is None


def test_two_who_fly_leave_a_raid_without_author() -> None:
    text = (
        "قصفت مقاتلات إثيوبية قرية قرب عدوة، وأغارت طائرات إريترية على زالامبسا. "
        "وقال طبيب إن غارة جوية أودت بحياة ثلاثة في شيرارو."
    )
    assert deed(text, "غارة جوية").actor is None


@pytest.mark.parametrize(
    "text",
    [
        "احتجزت حركة الفجر تسعة أطباء في لودوار. وطالبت النقابة بإطلاق سراحهم فورا.",
        "خطف مقاتلو حركة الفجر تسعة أطباء في لودوار. ودعت النقابة إلى الإفراج عنهم.",
    ],
)
def test_a_call_to_set_free_is_for_those_who_took(text: str) -> None:
    freed = next(e for e in told(text) if e.status == "demanded")
    assert (freed.type, freed.actor) == ("RETREAT", "حركة الفجر")


@pytest.mark.parametrize(
    ("text", "words", "recipient"),
    [
        ("أعلن الجيش الكيني تحييد سبعة مسلحين قرب لودوار.", "تحييد", "مسلحون"),
        ("وثق المركز اعتقال سبعة صحفيين في لودوار.", "اعتقال", "صحفيون"),
    ],
)
def test_those_counted_after_the_noun_suffered_it(text: str, words: str, recipient: str) -> None:
    assert deed(text, words).recipient == recipient


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وفي الجانب الآخر تم تحييد 19 مسلحا.", "تحييد"),
        ("تعرضت سيارة إسعاف للرشق بالحجارة في لودوار.", "لرشق"),
    ],
)
def test_what_a_verb_says_was_done_is_told(text: str, words: str) -> None:
    assert deed(text, words).status == "reported"


@pytest.mark.parametrize(
    ("text", "words", "type_", "actor", "status"),
    [
        ("دعا السفير القوات الأوغندية إلى مغادرة الإقليم.", "مغادرة", "RETREAT", "الجيش الأوغندي", "demanded"),
        ("اتهمت حكومة كينيا إثيوبيا بتزويد المتمردين بالسلاح.", "تزويد", "AID", "حكومة إثيوبيا", "claimed"),
        ("شكر الجيش الكيني لجان الأحياء على صبرها.", "شكر", "SUPPORT", "الجيش الكيني", "reported"),
    ],
)
def test_deeds_by_words_that_were_missing(text: str, words: str, type_: str, actor: str, status: str) -> None:
    found = deed(text, words)
    assert (found.type, found.actor, found.status) == (type_, actor, status)


def test_who_looks_into_a_killing_did_not_do_it() -> None:
    found = told("فتحت الشرطة الكينية تحقيقا في مقتل ستة تجار قرب المرفأ.")
    assert [(e.type, e.actor) for e in found] == [("ACCUSE", "الشرطة الكينية")]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("قصفت حركة الفجر حي المطار، وأعلنت غرفة الطوارئ أنها أجلت 60 أسرة.", "أجلت", "غرفة الطوارئ"),
        ("وقال الجيش الكيني إن قواته تلاحق المهاجمين وإنها قتلت ستة منهم.", "قتلت", "الجيش الكيني"),
    ],
)
def test_a_pronoun_stands_for_who_speaks_last(text: str, words: str, actor: str) -> None:
    assert deed(text, words).actor == actor


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("كما ألقت القوة القبض على مطلوبين اثنين وفككت سبع عبوات ناسفة.", "COERCE"),
        ("فتحت الشرطة الكينية تحقيقا في مقتل صحافي بالرصاص قرب المرفأ.", "ACCUSE"),
    ],
)
def test_a_verb_of_many_deeds_tells_that_of_the_word_right_after_it(text: str, type_: str) -> None:
    assert [e.type for e in told(text)] == [type_]


def test_who_denies_one_deed_and_owns_to_another_did_both_apart() -> None:
    found = told("قالت وزارة الدفاع الكينية إنها دمرت مستودعا قرب مرسابيت، ونفت استهداف مدنيين.")
    assert [(e.actor, e.status) for e in found] == [("الجيش الكيني", "reported"), ("الجيش الكيني", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "وتنفي الوزارة ما نشرته صحف أجنبية عن انسحاب الجيش الكيني من مرسابيت.",
        "ونفى المتحدث باسم الجيش الكيني انسحاب قواته من مرسابيت.",
    ],
)
def test_the_deed_that_a_denial_is_about_is_denied(text: str) -> None:
    found = next(e for e in told(text) if e.type == "RETREAT")
    assert (found.actor, found.status) == ("الجيش الكيني", "denied")


def test_until_when_it_lasts_is_not_when_it_was_done() -> None:
    found = next(e for e in told("أغلقت حكومة كينيا معبر مويالي حتى إشعار آخر.") if e.type == "COERCE")
    assert found.when is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("خطف مسلحون يعتقد أنهم من حركة الفجر قاضيا في لودوار.", "خطف"),
        ("هاجم مسلحون يشتبه في انتمائهم إلى حركة الفجر مخزنا قرب لودوار.", "هاجم"),
    ],
)
def test_fighters_who_are_thought_to_be_of_a_party_are_no_victims_of_theirs(text: str, words: str) -> None:
    found = deed(text, words)
    assert (found.actor, found.recipient) == ("حركة الفجر", None)


def test_who_regains_control_is_told_between_the_two_words() -> None:
    text = "جاء القصف بعد ساعات من استعادة الجيش الكيني السيطرة على بلدة لودوار. وكانت حركة الفجر قد قصفت السوق."
    assert deed(text, "استعادة").actor == "الجيش الكيني"


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        (
            "قال الجيش السوداني إن قواته صدت هجوما شنته قوات الدعم السريع على بابنوسة، وإنها دمرت 12 مركبة.",
            "دمرت",
            "الجيش السوداني",
        ),
        ("وقال المتحدث باسم الدفاع المدني إن طواقمه انتشلت تسع جثث.", "انتشلت", "الدفاع المدني"),
        ("وقال شاهد إن طواقمهم انتشلت تسع جثث.", "انتشلت", None),
    ],
)
def test_whose_forces_or_crews_a_speaker_tells_of(text: str, words: str, actor: str | None) -> None:
    assert deed(text, words).actor == actor


def test_an_army_did_not_what_gunmen_may_have_done() -> None:
    text = (
        "وكان مسلحون قد فتحوا النار على الحافلة. وقتل الجيش الكيني اثنين في غاريسا. "
        "وجاء ذلك بعد هجوم على حافلة أسفر عن مقتل تسعة."
    )
    assert deed(text, "هجوم").actor is None


def test_forces_are_never_those_of_a_band_that_is_named() -> None:
    text = "أعلنت القيادة مقتل ثلاثة من عناصر داعش قرب القائم. كما ألقت القوة القبض على مطلوبين اثنين."
    assert deed(text, "ألقت").actor == "القوة"


def test_an_agency_in_a_dateline_suffered_nothing() -> None:
    text = "نيامي، 12 يونيو (شينخوا) لقي 15 جنديا مصرعهم في كمين نصبته جماعة مسلحة لدوريتهم في تيلابيري."
    assert deed(text, "كمين").recipient != "وكالة شينخوا"


def test_who_is_arrested_where_a_crowd_is_dispersed_was_not_arrested_by_it() -> None:
    text = "تظاهر مئات الطلاب أمام البرلمان، وفرقتهم الشرطة الكينية بقنابل الغاز واعتقلت 23 منهم."
    assert deed(text, "اعتقلت").actor == "الشرطة الكينية"
