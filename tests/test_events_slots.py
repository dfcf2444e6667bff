"""Who, whom and when, where the words for them stand apart from the word of the deed."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2019-07-11")).events


@pytest.mark.parametrize(
    ("text", "actor", "mode"),
    [
        ("فجر انتحاري نفسه في مسيرة شيعية في نيروبي.", None, "suicide-attack"),
        ("هاجمت الشرطة الكينية مسيرة طلابية في نيروبي.", "الشرطة الكينية", None),
        ("هاجم مسلحون المسيرة السلمية في نيروبي.", None, None),
        ("اعتدت الشرطة الكينية على مسيرة للعمال.", "الشرطة الكينية", "beat"),
        ("انفجار قرب مسيرة جنائزية في نيروبي.", None, "explosives"),
        ("هاجم مسلحون طائرة في مطار نيروبي.", None, None),
        ("هاجمت مقاتلة كردية الحاجز قرب عفرين.", "مقاتلة كردية", None),
        ("هاجمت مقاتلة فرنسية الحاجز قرب غاو.", "الجيش الفرنسي", "aerial"),
        ("استهدفت أمس مسيرة سيارة قرب غاو.", None, "drone"),
        ("هاجم الجيش المالي الحاجز بعشر مسيرات.", "الجيش المالي", "drone"),
        ("هجوم مسيرات فرنسية على غاو.", "الجيش الفرنسي", "drone"),
        ("قصف الجيش المالي القرية بطائرة مسيرة.", "الجيش المالي", "drone"),
    ],
)
def test_a_march_is_no_drone_and_a_woman_who_fights_no_plane(text: str, actor: str | None, mode: str | None) -> None:
    told = events(text)
    assert told[0].mode == mode
    assert actor is None or told[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("سامر النجار قتل في الهجوم تسعة مدنيين قرب غاو.", "سامر النجار", "المدنيون"),
        ("سامر النجار قتل أمس ستة بحارة قرب غاو.", "سامر النجار", None),
        ("سامر النجار قتل في الهجوم قرب غاو.", None, "سامر النجار"),
        ("سامر النجار قتل في هجوم أسفر عن مقتل تسعة مدنيين.", None, "سامر النجار"),
    ],
)
def test_who_kills_those_counted_after_the_attack(text: str, actor: str | None, recipient: str | None) -> None:
    (event,) = events(text)
    assert (event.actor, event.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("كان غزو اليابان الصين عام 1937.", "حكومة اليابان", "حكومة الصين"),
        ("كان غزو اليابان للصين عام 1937.", "حكومة اليابان", "حكومة الصين"),
        ("كان غزو الصين عام 1937.", None, "حكومة الصين"),
        ("منذ غزو اليابان الصين تدين الحرب.", None, "حكومة اليابان"),
    ],
)
def test_the_second_country_is_the_invaded_one(text: str, actor: str | None, recipient: str) -> None:
    event = events(text)[0]
    assert (event.actor, event.recipient) == (actor, recipient)


def test_a_country_that_acts_beside_a_force_is_no_place() -> None:
    (event,) = events("قصفت قوات الحكومة الكينية وإثيوبيا بلدة قرب غاريسا.")
    assert event.place == "غاريسا"


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("قُتل ثلاثة مدنيين في قصف على سوق قرب الخرطوم.", "المدنيون"),
        ("هاجم مسلحون قرية قرب غاو. وقُتل في القرية خمسة أطفال.", "المدنيون"),
    ],
)
def test_those_who_died_suffered_the_attack(text: str, recipient: str) -> None:
    assert [e.recipient for e in events(text)] == [recipient]


def test_help_befalls_whom_the_sentence_is_about() -> None:
    told = events("داهمت الشرطة الكينية منازل في غاريسا بمساندة من الجيش الكيني.")
    assert [(e.type, e.actor, e.recipient) for e in told][-1] == ("AID", "الجيش الكيني", "الشرطة الكينية")


def test_the_second_side_of_a_fight() -> None:
    (event,) = events("اندلعت اشتباكات في غاو بين الجيش المالي والشرطة المالية من جهة، والجيش النيجري من جهة أخرى.")
    assert (event.actor, event.recipient) == ("الجيش المالي", "الجيش النيجري")


def test_nobody_is_named() -> None:
    (event,) = events("أطلق مجهولون النار على دورية للشرطة الكينية في غاريسا.")
    assert event.actor is None


def test_the_day_of_the_words_is_not_that_of_the_deed() -> None:
    told = events("دانت الحكومة الكينية الثلاثاء الهجوم على حافلة في غاريسا.")
    assert {e.type: e.when for e in told}["ASSAULT"] is None


def test_until_now_is_no_day() -> None:
    (event,) = events("قصف الجيش المالي قرية قرب غاو دون معرفة عدد القتلى حتى الآن.")
    assert event.when is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("أعلن الجيش الكيني إسقاط 8 طائرات مسيرة فوق غاريسا.", "ASSAULT"),
        ("أصيب شرطيان في تبادل لإطلاق النار قرب غاريسا.", "ASSAULT"),
        ("عبر الوزير عن تعازيه لأسر الغرقى.", "SUPPORT"),
        ("أعلنت الشرطة الكينية الاستيلاء على كمية من البنادق.", "COERCE"),
        ("تعهد القائد بسحق التمرد.", "THREATEN"),
    ],
)
def test_phrases(text: str, kind: str) -> None:
    assert [e.type for e in events(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "وصفتها الوزيرة بأنها خطوة جيدة.",
        "غضب السكان بعد نشر صور القوات الكينية.",
        "واختتم الوزير كلمته داعيا المولى أن يحفظ البلاد.",
    ],
)
def test_no_deed(text: str) -> None:
    assert events(text) == ()


def test_a_court_passed_the_sentence() -> None:
    told = events("أحيل الرجل إلى المحكمة العليا الكينية وصدر بعد شهرين الحكم عليه بالسجن.")
    assert [e.actor for e in told if e.type == "COERCE"] == ["المحكمة العليا الكينية"]


def test_what_somebody_managed_to_do_follows_however_far() -> None:
    (event,) = events("تمكن الجيش المالي، خلال عملية واسعة بدأها قبل ثلاثة أسابيع في الشمال، من تحرير مدينة غاو.")
    assert (event.actor, event.place) == ("الجيش المالي", "غاو")


def test_a_headline_is_told_in_its_own_voice() -> None:
    text = "قتلى في هجوم على حافلة في غاريسا\nقال شاهد إن حركة الشباب هاجمت حافلة في غاريسا."
    event = events(text)[0]
    assert (event.actor, event.status) == ("حركة الشباب", "reported")


def test_a_headline_is_not_dated_by_what_went_before() -> None:
    text = "قتلى في هجوم على حافلة في غاريسا\nوكانت حركة الشباب هاجمت في مارس الماضي حافلة في غاريسا."
    assert [(e.when, e.background) for e in events(text)] == [(None, False), ("2019-03", True)]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم مسلحون مخيما للنازحين قرب غاو.",
        "قصف الجيش المالي سكان القرية قرب غاو.",
        "خطف مسلحون مدنيين قرب غاو.",
        "قتل مسلحون خمسة من سكان القرية قرب غاو.",
        "خطف مسلحون عائلة من قرية قرب غاو.",
    ],
)
def test_people_without_arms_have_one_key(text: str) -> None:
    assert [e.recipient for e in events(text)] == ["المدنيون"]


def test_who_protests_is_called_as_described() -> None:
    (event,) = events("تظاهر مئات المواطنين في غاو الثلاثاء.")
    assert event.actor not in (None, "المدنيون")


def test_fighters_told_as_of_a_party_are_its_own() -> None:
    (event,) = events("قُتل خمسة عناصر من حركة الشباب جراء انفجار لغم قرب غاريسا.")
    assert event.recipient == "حركة الشباب"


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("قصف الجيش المالي قرية صغيرة في ريف غاو الشمالي بطائرة مسيرة.", "drone"),
        ("قصف الجيش المالي قرية صغيرة في ريف غاو الشمالي.", "heavy-weapons"),
    ],
)
def test_the_weapon_may_be_told_after_the_place(text: str, mode: str) -> None:
    (event,) = events(text)
    assert event.mode == mode


def test_the_unknown_are_not_the_attacker_of_the_report() -> None:
    text = "قصف الجيش المالي قرية قرب غاو. وأطلق مجهولون النار على حافلة في كيدال."
    assert [e.actor for e in events(text)] == ["الجيش المالي", None]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "سقوط 3 قذائف على سوق في غاو فجر اليوم\nإصابة بائعين\nمصدر القصف: الجيش المالي المتمركز في التل",
            "الجيش المالي",
        ),
        ("قصفت مسيرات سوقا في غاو.\nمصدر القصف: قوات الحكومة المالية", "القوات الحكومية المالية"),
        ("انفجرت سيارة في غاو.\nمنفذ الهجوم: تنظيم القاعدة", "تنظيم القاعدة"),
        ("سقطت قذائف على سوق في غاو.\nمصدر القصف: غير معروف حتى الآن", None),
        ("سقطت قذائف على سوق في غاو.\nمصدر القصف: مدينة تمبكتو", None),
    ],
)
def test_a_label_before_a_colon_names_who_did_it(text: str, actor: str | None) -> None:
    assert [e.actor for e in events(text)] == [actor]
    assert khabar.read(Report.of(text)).statements == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "أصيب راعيان بقصف مدفعي لقوات النظام على ريف حماة الشمالي. وذكر الهلال الأحمر أن القصف المدفعي استهدف بلدة مورك شمالي حماة.",
            "مورك",
        ),
        (
            "قصفت قوات النظام بلدة مورك شمالي حماة بالمدفعية. وذكر الهلال الأحمر أن القصف استهدف ريف حماة الشمالي.",
            "مورك",
        ),
    ],
)
def test_a_deed_told_of_the_area_around_a_town_was_done_where_later_words_of_it_say(text: str, place: str) -> None:
    assert [e.place for e in events(text) if e.type == "ASSAULT"] == [place]


def test_whose_the_struck_building_is_did_not_strike_it() -> None:
    (event,) = events("تفجير مسجد للشيعة في كابل.")
    assert (event.actor, event.recipient) == (None, "الشيعة")


def test_an_attack_by_cannon_is_that_of_whose_it_is() -> None:
    (event,) = events("قصف مدفعي لقوات النظام السوري على بلدة مورك.")
    assert (event.actor, event.recipient) == ("قوات النظام السوري", None)
