"""Events of whole reports: what «we» did, what is planned or promised, calls that nobody makes, and headlines that only name a deed."""

from __future__ import annotations

import pytest

import khabar
from khabar.inflection import verb_forms
from khabar.kinds import PLANNED
from khabar.model import Event, Report
from khabar.tell.accounts import find_accounts


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("استؤنفت الأعمال القتالية في كسلا بين الجيش والمتمردين.", "الأعمال القتالية"),
        ("أعلنت نقابة المعلمين الإضراب العام في كسلا اليوم.", "الإضراب العام"),
    ],
)
def test_a_noun_with_its_adjective_is_found_with_the_article(text: str, trigger: str) -> None:
    assert trigger in [e.span.of(text) for e in events(text)]


def test_a_double_letter_opens_before_a_consonant() -> None:
    assert {form for form, says in verb_forms("شن", "يشن") if says in ("past:1p", "past:fp")} == {"شننا", "شنن"}
    assert "يقعن" in [form for form, _ in verb_forms("وقع", "يقع")]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("قال الجيش الأوغندي: صددنا تسعة هجمات على كيتغوم.", "صددنا", "الجيش الأوغندي"),
        ("وزير الدفاع الكيني جون مواي: سلمنا الجيش الصومالي تسع دبابات.", "سلمنا", "حكومة كينيا"),
        ('قال متحدث باسم حركة الشباب: "أسرنا تسعة جنود".', "أسرنا تسعة", "حركة الشباب"),
    ],
)
def test_we_are_those_for_whom_one_speaks(text: str, trigger: str, actor: str) -> None:
    told = {e.span.of(text): e.actor for e in events(text)}
    assert told[trigger] == actor


def test_who_calls_in_the_first_person_speaks_for_himself() -> None:
    text = 'قال وزير الدفاع الكيني جون مواي: "ندعو حركة الشباب إلى إلقاء السلاح".'
    assert {e.actor for e in events(text) if e.type == "REQUEST"} <= {"جون مواي"}


def test_several_refuse_what_an_office_offers() -> None:
    text = "دعت الحكومة الكينية أهالي لامو والمتمردين إلى الحوار لكنهم رفضوا."
    told = {e.type: e.actor for e in events(text)}
    assert told["REJECT"] not in (None, "حكومة كينيا", "الحكومة الكينية")


def test_no_single_person_does_what_several_did() -> None:
    text = "قال جون مواي إن السوق احترق وإن المهاجمين قدموا ليلا وهاجموا الحراس."
    assert "جون مواي" not in [e.actor for e in events(text)]


def test_who_helps_is_not_who_raids() -> None:
    text = "اقتحم رتل فجرا مدعوما بمروحيات الجيش التركي بلدة عين عيسى."
    raid = next(e for e in events(text) if e.type == "ASSAULT")
    assert raid.actor is None


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("ومن المنتظر أن يزور وزير الخارجية الكيني جون مواي كمبالا مطلع الشهر.", "CONSULT", "reported"),
        ("ومن المقرر أن تسحب كينيا 900 جندي من الصومال قبل نهاية العام.", "RETREAT", "reported"),
        ("ويعتزم الجيش الكيني استدعاء سبعين ألف مجند اعتبارا من أيلول المقبل.", "MOBILIZE", "conditional"),
    ],
)
def test_peaceful_deeds_that_are_set_or_intended(text: str, type_: str, status: str) -> None:
    assert [(e.type, e.status) for e in events(text)] == [(type_, status)]


def test_an_attack_that_is_set_or_intended_is_none_yet() -> None:
    assert [e.type for e in events("ومن المقرر أن يهاجم الجيش الكيني كيسمايو غدا.")] == []
    assert [e.type for e in events("يعتزم الجيش الكيني مهاجمة كيسمايو غدا.")] == []


@pytest.mark.parametrize("text", ["تطول الحرب كلما دعت الحاجة إلى السلاح.", "لا يقبل عاقل بهذا أو يحض عليه."])
def test_nobody_makes_a_call(text: str) -> None:
    assert [e.type for e in events(text)] == []


def test_a_headline_that_only_names_a_deed_gives_way_to_words_that_tell_of_it() -> None:
    text = (
        "الداخلية الكينية: مقتل تسعة في هجوم انتحاري\n\n"
        "قتل تسعة أشخاص في هجوم انتحاري نفذته حركة الشباب على فندق في كيسمايو أمس الأحد.\n"
    )
    event = next(e for e in events(text) if e.type == "ASSAULT")
    assert (event.span.start > text.index("\n"), event.actor) == (True, "حركة الشباب")


def test_a_headline_that_says_where_tells_the_deed() -> None:
    text = "مقتل تسعة في هجوم انتحاري في كيسمايو\n\nقتل تسعة أشخاص في هجوم انتحاري نفذته حركة الشباب أمس الأحد.\n"
    event = next(e for e in events(text) if e.type == "ASSAULT")
    assert event.span.start < text.index("\n")


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("وسبق أن طالب وجهاء القرية لواء العاصفة بإزالة السواتر.", "طالب", "REQUEST"),
        ("حمّلت منظمة أطباء بلا حدود قوات الدعم السريع وحركة تحرير السودان أمس مسؤولية الحريق.", "حمّلت", "ACCUSE"),
        ("نشر المجلس نص الاتفاقية الزراعية التي وقعها الرئيس جون مواي أمس.", "وقعها", "AGREE"),
        ("عثر الحراس على بنادق في شاحنات قادمة من كسلا اعترضتها الشرطة الكينية.", "اعترضتها", "COERCE"),
        ("تم نشر قوة حفظ سلام أفريقية في كسلا.", "نشر قوة حفظ", "AID"),
        ("قتل خمسة أشخاص في تبادل للقصف على خط الهدنة أمس.", "تبادل للقصف", "ASSAULT"),
    ],
)
def test_words_that_tell_a_deed(text: str, trigger: str, type_: str) -> None:
    assert (trigger, type_) in [(e.span.of(text), e.type) for e in events(text)]


def test_a_noun_that_ends_like_a_pronoun_goes_on_about_nothing() -> None:
    text = "أطلقت القوات الكينية حزمة من القذائف مرة واحدة على كيسمايو."
    assert [e.type for e in events(text)] == ["ASSAULT"]


def test_the_charged_are_found_beyond_names() -> None:
    text = "اتهم عضو في حركة تحرير السودان عبر إذاعة دبنقا مساء الأحد الماضي الجنود بإحراق أكواخ."
    assert "ASSAULT" in [e.type for e in events(text)]


def test_a_deed_that_a_verb_carries_is_not_done_by_its_object() -> None:
    text = "قام الجيش الكيني بنصب حواجز، ثم بدأ أمس بملاحقة عناصر حركة الشباب."
    assert {e.actor for e in events(text)} == {"الجيش الكيني"}


def test_a_militia_is_the_subject_of_its_verb() -> None:
    (event,) = events("داهمت ميليشيا قسد بلدة هجين.")
    assert (event.actor, event.recipient) == ("قوات سوريا الديمقراطية", None)


def test_an_army_is_not_called_by_its_guns() -> None:
    (event,) = events("قصفت المدفعية التركية أمس قرية في ريف منبج.")
    assert event.actor == "الجيش التركي"


def test_a_phone_is_no_talk_and_an_outlet_no_side_of_one() -> None:
    assert [e.type for e in events("قال الحارس لصحيفة الشرق الأوسط عبر هاتف محمول إن المخزن احترق.")] == []
    assert [e.type for e in events("وقال المتحدث جون مواي لرويترز في اتصال هاتفي إن السوق أغلق.")] == []
    text = "بحث الرئيس الكيني جون مواي الأزمة في اتصال هاتفي مع الرئيس الأوغندي يوري أوكيلو."
    assert "CONSULT" in [e.type for e in events(text)]


def test_help_that_is_asked_for_and_an_inquiry_that_is_called_for_are_told_by_the_call() -> None:
    text = "قال الوزير إن كينيا طلبت المساعدة العسكرية من أوغندا."
    assert [e.type for e in events(text)] == ["REQUEST"]
    text = "أدانت منظمة العفو الدولية القصف ودعت إلى تحقيق دولي مستقل."
    assert "demanded" not in [e.status for e in events(text)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("ووصف الرئيس الكيني جون مواي القصف بأنه «إرهاب دولة».", ["ACCUSE"]),
        ("ووصف الرئيس الكيني جون مواي اللقاء بأنه «مثمر».", []),
    ],
)
def test_who_describes_may_condemn(text: str, types: list[str]) -> None:
    assert [e.type for e in events(text) if e.type == "ACCUSE"] == types


def test_a_noun_with_its_adjective_opens_a_heading() -> None:
    text = "كينيا تغلق حدودها\n\nقصف متبادل\n\nقال الجيش الكيني إن حدود البلاد أغلقت أمس.\n"
    assert "الجيش الكيني" not in [e.actor for e in events(text) if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("وقالت منظمة أطباء العالم إن طاقمها في كسلا عالج 170 جريحا خلال يومين.", "AID"),
        ("حركة الشباب ترد بعشرات الصواريخ على قاعدة في كيسمايو.", "ASSAULT"),
        ("وطلب الجيش الكيني مغادرة البعثة الأجنبية كيسمايو.", "REQUEST"),
    ],
)
def test_words_that_tell_deeds_beside_what_they_need(text: str, type_: str) -> None:
    assert type_ in [e.type for e in events(text)]


def test_the_only_noun_after_a_joined_call_is_called_upon() -> None:
    text = "أدانت منظمة العفو الدولية التفجير في كمبالا، وحثت حركة الشباب على حماية السكان."
    assert {e.actor for e in events(text) if e.type == "REQUEST"} == {"منظمة العفو الدولية"}


def test_another_who_strikes_back_in_a_headline_is_another_deed() -> None:
    text = "غارة على سيارة في كيسمايو تقتل حارسين من حركة الشباب والحركة ترد بعشرات القذائف\n\nقتل اثنان في غارة على كيسمايو أمس.\n"
    assert len([e for e in events(text) if e.type == "ASSAULT"]) == 2


def test_one_condition_told_twice_is_one() -> None:
    text = "ستوقف كينيا الغارات إذا سلم المتمردون أسلحتهم. وستسحب كينيا طائراتها في حال ألقى المتمردون أسلحتهم."
    told = [e.span.of(text) for e in events(text) if e.status == "conditional"]
    assert (told.count("ألقى"), any("سلم" in words for words in told)) == (0, True)


@pytest.mark.parametrize(
    "text",
    [
        "اتفق الطرفان في كمبالا على وقف فوري لإطلاق النار.",
        "أنهت حركة الشباب أمس الهدنة.",
        "وكانت كينيا قد رفضت إطلاق سراح تسعين سجينا.",
        "وقالت الشرطة إن المسيرة التي صنفتها الوزارة إرهابية انتهت.",
    ],
)
def test_truces_agreed_on_or_ended_and_releases_refused_are_none(text: str) -> None:
    assert not {"RETREAT", "SANCTION"} & {e.type for e in events(text)}


def test_who_makes_a_condition_asks_for_it() -> None:
    text = "واشترط وزير الدفاع الكيني جون مواي لذلك انسحاب حركة الشباب من كيسمايو."
    assert [(e.type, e.status) for e in events(text)] == [("RETREAT", "demanded")]


@pytest.mark.parametrize(
    "text", ["وذكرت البلدية أن القتال أجبر نحو 900 أسرة على النزوح.", "أجبرت المعارك نحو 900 شخص على ترك منازلهم."]
)
def test_fighting_forces_nobody_by_itself(text: str) -> None:
    assert "COERCE" not in [e.type for e in events(text)]


def test_a_single_man_has_no_forces() -> None:
    text = "قال القائد العسكري للمدينة جون مواي إن دفاعاتها الجوية أسقطت سبعة صواريخ."
    assert "جون مواي" not in [e.actor for e in events(text)]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("وقال المبعوث الكيني جون مواي إن كمبالا مستعدة لفرض عقوبات على المعرقلين.", "فرض عقوبات", "حكومة أوغندا"),
        ("قالت حركة الشباب إن قواتها مستعدة لهدنة قصيرة.", "هدنة", "حركة الشباب"),
    ],
)
def test_who_is_ready_for_a_deed_is_the_one_who_will_do_it(text: str, trigger: str, actor: str) -> None:
    told = {e.span.of(text).removeprefix("ل"): e.actor for e in events(text)}
    assert told[trigger] == actor


def test_two_states_fight() -> None:
    (event,) = events("تجددت المعارك على الحدود بين كينيا والصومال أمس.")
    assert (event.actor, event.recipient) == ("حكومة كينيا", "حكومة الصومال")


def test_what_is_set_for_a_day_is_told_and_no_happening_yet() -> None:
    text = "ومن المقرر أن تعقد كينيا مباحثات مع أوغندا في كمبالا غدا. ومن المقرر أن تنسحب القوات الأوغندية من كيسمايو الخميس."
    reading = khabar.read(Report.of(text, published="2024-05-06"))
    assert [(e.type, e.rule) for e in reading.events] == [("CONSULT", PLANNED), ("RETREAT", PLANNED)]
    assert {a.type for a in find_accounts(reading)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "لم يكن من المقرر عقد مباحثات بين كينيا وأوغندا.",
        "وكان من المقرر أن توقع كينيا اتفاقا مع أوغندا لكنها تراجعت.",
        "وكان من المنتظر أن يسحب الجيش الكيني قواته من كيسمايو.",
        "صنفت المجلة المنظمة ضمن الأكثر نزاهة.",
        "صنفت المجلة منظمة الصحة العالمية ضمن الأفضل.",
    ],
)
def test_what_was_once_set_and_what_is_ranked_are_no_deeds(text: str) -> None:
    assert [e.type for e in events(text)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("رد السفير أمس على سؤال بشأن غارة في كيسمايو قائلا إنه لا يعلم.", False),
        ("رد الجيش الكيني أمس على تقارير عن قصف كيسمايو.", False),
        ("رد الجيش الكيني أمس بقصف بلدات قرب كيسمايو.", True),
        ("رد الجيش الكيني ب 20 قذيفة على القرى.", True),
        ("ورد الجيش الكيني على مصادر النيران قرب كيسمايو.", True),
    ],
)
def test_who_replies_with_arms_attacks(text: str, told: bool) -> None:
    assert (("ASSAULT", "الجيش الكيني") in [(e.type, e.actor) for e in events(text)]) is told


def test_after_the_fighting_the_army_forces_people_out() -> None:
    (event,) = events("بعد المعارك أجبرت القوات الكينية الأهالي على مغادرة كيسمايو.")
    assert (event.type, event.actor) == ("COERCE", "الجيش الكيني")
    assert events("المعارك أجبرت ستين أسرة على مغادرة كيسمايو.") == ()


def test_who_is_named_as_the_kidnapper_is() -> None:
    text = "أطلقت حركة الشباب اليوم سراح سائقين، وخطفت حركة الشباب مهندسين في كيسمايو."
    assert [(e.type, e.actor) for e in events(text)] == [("RETREAT", "حركة الشباب"), ("ASSAULT", "حركة الشباب")]


def test_who_leads_a_group_that_suffers_is_no_actor() -> None:
    (event,) = events("قتل زعيم القاعدة في غارة على كيسمايو.")
    assert (event.type, event.actor, event.recipient) == ("ASSAULT", None, "تنظيم القاعدة")


def test_who_refuses_one_thing_refuses_no_other() -> None:
    text = "بعد رفض المبادرة قصف على كيسمايو أصيب فيه تسعة جنود."
    assert "ASSAULT" in [e.type for e in events(text)]
    text = "بعد رفض المبادرة هجوم على كيسمايو قتل فيه تسعة جنود."
    assert "هجوم" in [e.span.of(text) for e in events(text)]
    assert [e.type for e in events("رفضت الحكومة الكينية الانسحاب من كيسمايو.")] == ["REJECT"]


def test_an_outlet_that_tells_of_talks_is_no_side_of_them() -> None:
    text = "بدأت مباحثات، ذكرت رويترز، بين الحكومة الكينية وحركة الشباب في كيسمايو."
    assert "CONSULT" in [e.type for e in events(text)]
    for words in ("مقابلة مع رويترز", "مقابلة أجرتها رويترز"):
        assert events(f"وقال المتحدث جون مواي في {words} إن السوق أغلق.") == ()
