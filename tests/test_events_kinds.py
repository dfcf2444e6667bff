"""Events by their kind: words of deeds and of what only looks like one, instruments, vows, and which mention tells a deed first."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("استخدم الجيش الميانماري ذخائر عنقودية في لاشيو.", "استخدم", "ASSAULT"),
        ("ردت القوات الكونغولية على مصادر النيران قرب غوما.", "ردت", "ASSAULT"),
        ("أصابت قذيفة مدرسة في حي سكني بالخرطوم.", "أصابت", "ASSAULT"),
        ("استرد الجيش الإثيوبي بلدتين قرب مقلي.", "استرد", "ASSAULT"),
        ("استعادت القوات المالية تلالا شمال كيدال.", "استعادت", "ASSAULT"),
        ("اندلعت الحرب في الكونغو في أغسطس 1998.", "الحرب", "ASSAULT"),
        ("اتخذ المسلحون عمال المنجم رهائن.", "اتخذ", "COERCE"),
        ("أوقف الجيش الكيني ثلاثة معلمين قرب غاريسا.", "أوقف", "COERCE"),
        ("فرقت القوات الكينية تجمعا للأهالي في نيروبي.", "فرقت", "COERCE"),
        ("نشرت القوات الرواندية عشرين آلية عند الحدود.", "نشرت", "MOBILIZE"),
        ("أخلت السلطات الكينية ثلاث قرى على الحدود.", "أخلت", "AID"),
        ("كف الجيش الإثيوبي عن عملياته في مقلي.", "كف", "RETREAT"),
        ("وتم إطلاق سراحهم في غوما مساء الأحد.", "إطلاق", "RETREAT"),
        ("عقد مجلس الأمن الدولي جلسة طارئة.", "جلسة", "CONSULT"),
        ("عزا وزير الدفاع الكيني الهجوم إلى حركة الشباب.", "عزا", "ACCUSE"),
        ("تبرأ المتحدث باسم الحركة من البيان.", "تبرأ", "REJECT"),
        ("قصف إثيوبي يطال قوات تيغراي قرب مقلي.", "قصف", "ASSAULT"),
    ],
)
def test_deeds_of_a_kind(text: str, word: str, kind: str) -> None:
    assert (word, kind) in [(e.span.of(text).split()[0], e.type) for e in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "استبعد الوزير عقد لقاء قريب مع المتمردين.",
        "رفض مكتب المدعي العام في كينيا التعليق على القضية.",
        "رفض ضابط كبير في الجيش الكيني هذا الاتهام.",
        "قال المتحدث نقلا عن الأطباء إن المصابين كثر.",
        "قال الرئيس في حوار مع صحيفة محلية إن الوضع صعب.",
        "تحدث مصدر فضل حجب اسمه عن الوضع في البلدة.",
        "شردت الحرب نحو مليوني شخص.",
        "يحل القانون الجديد محل قانون صادر في عام 2003 عن البرلمان.",
        "قال الرئيس الكيني: أردت أن أكون هنا مع الشباب.",
        "اكتمل نصاب البرلمان في غوما.",
        "عاد الجميع إلى طاولة الحوار مع الشباب.",
    ],
)
def test_no_deed_is_told(text: str) -> None:
    assert [(e.span.of(text), e.type) for e in events(text)] == []


def test_whose_hold_a_place_is_freed_from() -> None:
    text = "أعلن الجيش المالي تحرير بلدة من سيطرة المتمردين."
    assert [e.span.of(text) for e in events(text)] == ["تحرير"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("طالبت المنظمة بوقف الهجمات على المستشفيات.", "وقف"),
        ("دعت المنظمة إلى الكف عن قصف المدارس.", "الكف"),
        ("طالبت المنظمة بإدخال الوقود إلى المدينة.", "إدخال"),
        ("دعت المنظمة إلى فتح ممر آمن للجرحى.", "فتح"),
        ("طالب السكان الحكومة بتعويض المزارعين.", "تعويض"),
        ("دعت المنظمة إلى الإسراع بتمويل خطة الإغاثة.", "تمويل"),
        ("دعا الوزير إلى تنسيق أوثق في الساحل.", "تنسيق"),
    ],
)
def test_what_is_called_for(text: str, word: str) -> None:
    asked = [(e.span.of(text).split()[0], e.status) for e in events(text) if e.type != "REQUEST"]
    assert asked == [(word, "demanded")]


def test_who_asks_is_told_beside_what_is_asked() -> None:
    text = "كينيا تطلب وقفا لإطلاق النار في الكونغو."
    assert [(e.type, e.status) for e in events(text)] == [("REQUEST", "reported"), ("RETREAT", "demanded")]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("استهدفت الفصائل بقذائف المدفعية مواقع الجيش في حلب.", "الفصائل", "الجيش السوري"),
        ("قصف إثيوبي يطال الجيش الإريتري قرب الحدود.", "الجيش الإثيوبي", "الجيش الإريتري"),
        ("راجمة تابعة لقوات الدعم السريع أطلقت صواريخ على الفاشر.", "قوات الدعم السريع", None),
        ("استهدفت المدفعية الأوكرانية مدرسة في دونيتسك.", "الجيش الأوكراني", "المدنيون"),
        ("غارات إسرائيلية استهدفت الجيش اللبناني في صور.", "الجيش الإسرائيلي", "الجيش اللبناني"),
    ],
)
def test_who_struck_whom_with_what(text: str, actor: str, recipient: str | None) -> None:
    event = events(text)[0]
    assert (event.type, event.actor, event.recipient) == ("ASSAULT", actor, recipient)


def test_who_asked_for_a_meeting() -> None:
    text = "يعقد مجلس الأمن الدولي جلسة طارئة بطلب من كينيا."
    assert {e.type: e.actor for e in events(text)} == {"CONSULT": "مجلس الأمن الدولي", "REQUEST": "حكومة كينيا"}


def test_a_vow_is_a_threat() -> None:
    text = "قال قائد الجيش المالي: لن نتوقف حتى القضاء على آخر مسلح."
    assert [(e.type, e.span.of(text)) for e in events(text) if e.type == "THREATEN"] == [("THREATEN", "لن نتوقف")]


def test_a_vow_after_a_word_of_threat_is_that_threat() -> None:
    text = "توعد قائد الجيش المالي بأن الهجوم لن يمر دون عقاب."
    assert [e.span.of(text) for e in events(text) if e.type == "THREATEN"] == ["توعد"]


@pytest.mark.parametrize(
    "text",
    [
        "نفت الحكومة الكينية نشر جنود في الصومال.",
        "نفى الجيش المالي انسحاب قواته من كيدال.",
    ],
)
def test_deeds_other_than_force_are_denied_too(text: str) -> None:
    assert [e.status for e in events(text)] == ["denied"]


def test_a_clause_of_its_own_tells_what_its_subject_did() -> None:
    (deed,) = events("أكد وزير الدفاع الكيني أن الجيش نشر جنودا في الصومال.")
    assert (deed.type, deed.rule) == ("MOBILIZE", "subject-before-verb")


def test_a_headline_keeps_what_the_text_only_repeats() -> None:
    text = "الأمم المتحدة تدين الهجمات على المدنيين في غوما\n\nأدانت بعثة الأمم المتحدة اليوم الهجمات في غوما."
    (deed,) = [e for e in events(text) if e.type == "ASSAULT"]
    assert deed.span.start < text.index("\n")


def test_a_headline_gives_way_to_words_that_name_the_attacker() -> None:
    text = "تنديد بالهجوم على سوق في غوما\n\nشن متمردون من حركة 23 مارس الهجوم على السوق في غوما مساء السبت."
    (deed,) = [e for e in events(text) if e.type == "ASSAULT"]
    assert deed.span.start > text.index("\n")


def test_what_somebody_is_ready_for_is_conditional() -> None:
    (event,) = events("قالت الدنمارك إنها مستعدة لنشر قوات في مالي.")
    assert (event.type, event.status) == ("MOBILIZE", "conditional")


def test_the_object_of_one_verb_is_not_the_subject_of_the_next() -> None:
    text = "اعتقلت الشرطة الكينية سبعة أشخاص وضبطت بنادق في نيروبي."
    assert [(e.mode, e.actor) for e in events(text)] == [("arrest", "الشرطة الكينية"), ("confiscate", "الشرطة الكينية")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قطع المسلحون الطريق بين غوما وبوكافو.", "COERCE"),
        ("قطع المحتجون الطريق بين غوما وبوكافو.", "PROTEST"),
    ],
)
def test_who_blocks_a_road(text: str, kind: str) -> None:
    assert [e.type for e in events(text)] == [kind]


def test_civilians_who_flee_do_not_retreat() -> None:
    assert events("فر المدنيون من غوما.") == ()
    assert [e.type for e in events("فر المسلحون من غوما.")] == ["RETREAT"]


def test_those_set_free_are_not_who_frees() -> None:
    (event,) = events("أعلنت الحكومة الكينية إطلاق سراح الأسرى.")
    assert (event.type, event.actor) == ("RETREAT", "حكومة كينيا")


@pytest.mark.parametrize("subhead", ["إغلاق معبر", "اعتقالات", "توقيفات في غوما"])
def test_a_subhead_gives_way_to_the_text(subhead: str) -> None:
    lead = "الكونغو: يوم صعب في غوما\n\nتوفي شيخ المدينة يوم الأحد بعد مرض طويل، وشارك الآلاف في تشييعه."
    text = f"{lead}\n\n{subhead}\n\nأغلقت السلطات الرواندية معبر غوما مساء الأحد، واعتقلت سبعة تجار."
    assert [e.span.of(text).split()[0] for e in events(text) if e.type == "COERCE"] == ["أغلقت", "اعتقلت"]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("وقعت اشتباكات بين الجيش والمتمردين قرب سبها رغم الاتفاق.", "اشتباكات"),
        ("وقعت غارة على الزاوية بعد ساعات من توقيع الاتفاق.", "غارة"),
        ("وقعت انفجارات في حلب بينما كان الطرفان يبحثان اتفاقا.", "انفجارات"),
    ],
)
def test_what_happened_near_an_agreement_was_not_signed(text: str, deed: str) -> None:
    assert [(e.span.of(text), e.type) for e in events(text)] == [(deed, "ASSAULT")]


@pytest.mark.parametrize(
    "text",
    [
        "قدمت الجمعية خبزا إلى أسر 17 شخصا قضوا في الحريق.",
        "زارت الوزيرة أسر 13 عسكريا في حلب.",
        "زار الوالي أسر 13 عسكريا في حلب.",
    ],
)
def test_families_are_no_arrest(text: str) -> None:
    assert "COERCE" not in {e.type for e in events(text)}


def test_a_capture_stays_one() -> None:
    assert [e.type for e in events("أسر المتمردون 13 عسكريا في حلب.")] == ["COERCE"]
    assert [e.type for e in events("زار الوزير المدينة وأسر المتمردون 13 عسكريا.")] == ["CONSULT", "COERCE"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ارتفعت حصيلة ضحايا القصف المدفعي على بلدة بيت حانون إلى تسعة قتلى.", "القصف"),
        ("ارتفع عدد ضحايا الهجوم على سوق غاريسا إلى ستة.", "الهجوم"),
    ],
)
def test_victims_that_are_counted_tell_the_deed(text: str, word: str) -> None:
    assert [event.span.of(text).split()[0] for event in events(text)] == [word]


def test_victims_that_are_not_counted_only_describe() -> None:
    assert events("زار الوزير ضحايا القصف في المستشفى.") == ()


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قتل ثلاثة في قصف للفصائل المسلحة على مدينة بلدوين.", "heavy-weapons"),
        ("اندلعت اشتباكات مسلحة في مدينة الزاوية.", "firearms"),
    ],
)
def test_the_arms_of_a_force_are_no_way_of_its_deeds(text: str, mode: str) -> None:
    assert [event.mode for event in events(text)] == [mode]


def test_opposition_is_no_army_of_its_state() -> None:
    text = "الفصائل المسلحة تعلن السيطرة على خمس قرى\n\nوكانت الفصائل السورية المسلحة قد أعلنت سيطرتها على خمس قرى."
    assert {event.actor for event in events(text)} == {"المعارضة السورية"}
