"""Events of whole sentences: who only tells of deaths, deaths that nobody dealt, and whose drone is shot down."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت المنظمة الدولية للهجرة مقتل 13 نازحا على الطريق.",
        "أعلنت الأمم المتحدة مقتل 1200 مدني منذ بداية النزاع في السودان.",
        "أعلن الجيش الكيني مقتل خمسة من جنوده.",
        "أكدت الشرطة مقتل شخصين.",
    ],
)
def test_who_announces_deaths_is_not_their_author(text: str) -> None:
    (event,) = events(text)
    assert (event.type, event.actor) == ("ASSAULT", None)


def test_who_announces_the_deaths_of_fighters_killed_them() -> None:
    (event,) = events("أعلن الجيش المصري مقتل 5 إرهابيين في سيناء.")
    assert event.actor == "الجيش المصري"


@pytest.mark.parametrize(
    "text",
    [
        "لقي 18 مهاجرا مصرعهم إثر غرق قارب قبالة الساحل.",
        "قتل خمسة أشخاص في زلزال ضرب المدينة.",
        "أعلنت الشرطة مقتل شخصين في حادث سير.",
        "توفي طفلان بسبب البرد القارس في المخيم.",
    ],
)
def test_a_mishap_is_no_attack(text: str) -> None:
    assert [e.type for e in events(text)] == []


def test_a_boat_that_sinks_when_it_is_shelled_is_attacked() -> None:
    assert "ASSAULT" in [e.type for e in events("غرق قارب بعد قصفه ومقتل ثلاثة صيادين.")]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("الدفاعات الأوكرانية تعلن إسقاط 47 مسيرة روسية.", "الجيش الأوكراني", "الجيش الروسي"),
        ("الجيش اللبناني يعلن إسقاط مسيرة إسرائيلية فوق صور.", "الجيش اللبناني", "الجيش الإسرائيلي"),
        ("أعلن الجيش إسقاط مسيرة إسرائيلية فوق صور.", None, "الجيش الإسرائيلي"),
    ],
)
def test_whose_drone_is_shot_down(text: str, actor: str | None, recipient: str | None) -> None:
    (event,) = events(text)
    assert (event.actor, event.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "نفت جماعة الحوثي قصف سوق في مدينة تعز.",
        "الحوثيون ينفون قصف سوق في تعز",
        "نفى المتحدث باسم قوات الدعم السريع أن تكون قواته قصفت سوقا في نيالا.",
        "نفت روسيا قصف مستشفى في خاركيف.",
    ],
)
def test_what_is_denied_is_denied(text: str) -> None:
    assert [e.status for e in events(text) if e.type == "ASSAULT"] == ["denied"]


def test_a_denial_is_no_confession() -> None:
    told = (
        "قصفت جماعة الحوثي سوقا في مدينة تعز، الاثنين، وقتلت 17 شخصا، بحسب الجيش اليمني.",
        "نفت جماعة الحوثي قصف سوق في مدينة تعز، الاثنين.",
    )
    reports = [Report.of(text, id=str(k), published="2025-03-12", outlet=f"outlet {k}") for k, text in enumerate(told)]
    (incident,) = khabar.tell([khabar.read(r) for r in reports]).incidents
    assert (incident.grade, incident.grade_reason) == ("contested", "الحوثيون denies it")
    assert [a.reports for a in incident.actors if a.role == "actor"] == [("0",)]


def test_the_weapon_is_nobody_whom_it_befell() -> None:
    (event,) = events("قال الجيش اليمني إن جماعة الحوثي قصفت بالمدفعية سوقا في تعز.")
    assert (event.actor, event.recipient) == ("الحوثيون", "المدنيون")


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(event.type, event.actor) for event in events(text)]


def test_an_attack_that_a_relative_clause_tells_counts() -> None:
    told = kinds("تضامن الأهالي مع الحارس الذي قتل برصاص الجيش الكيني قبل يومين في كيسمايو.")
    assert ("ASSAULT", "الجيش الكيني") in told


def test_who_holds_what_a_relative_clause_names_is_only_described() -> None:
    assert "ASSAULT" not in dict(kinds("وصلت القافلة إلى الأحياء التي تسيطر عليها حركة الشباب."))


def test_a_list_of_places_may_stand_before_what_they_underwent() -> None:
    text = "تعرضت بلدات ترهونة وغريان والزاوية ومصراتة وسرت والخمس وزليتن وأطراف مدينة صبراتة لقصف من قبل الجيش الليبي."
    assert ("ASSAULT", "الجيش الليبي") in kinds(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("داهم الجيش المالي القرية بمساندة من الجيش الفرنسي.", "الجيش الفرنسي"),
        ("تقدم الجيش المالي في كيدال مدعوماً بقوات الجيش الفرنسي.", "الجيش الفرنسي"),
        ("هاجم الجيش المالي البلدة بإسناد من الجيش الفرنسي.", "الجيش الفرنسي"),
    ],
)
def test_who_helps_in_a_deed(text: str, actor: str) -> None:
    assert dict(kinds(text))["AID"] == actor


def test_help_that_only_describes_a_force_is_no_deed() -> None:
    assert "AID" not in dict(kinds("قتل الجيش الكيني أربعة من عناصر القوات المدعومة من فرنسا في كيدال."))


def test_a_noun_may_carry_the_deed() -> None:
    assert ("ASSAULT", "الجيش الكيني") in kinds("نددت المنظمة بقيام الجيش الكيني بقصف مدرسة في كيسمايو.")


def test_places_taken_are_told_apart() -> None:
    text = "الشمال يشتعل\nسيطر الجيش المالي على كيدال.\nوفي وقت لاحق بسط الجيش المالي سيطرته على قاعدة عسكرية."
    assert kinds(text).count(("ASSAULT", "الجيش المالي")) == 2


def test_a_similar_attack_is_another() -> None:
    text = "قصف الجيش الكيني قرية قرب كيسمايو.\nوطال قصف مماثل للجيش الكيني قرية قرب الساحل."
    assert [kind for kind, _ in kinds(text)] == ["ASSAULT", "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    ["والقيادة تحذر كل من تسول له نفسه قطع الطريق.", "إلى ذلك طالب الوزير السكان بالهدوء."],
)
def test_words_between_do_not_hide_what_is_said(text: str) -> None:
    assert events(f"قالت الوزارة إنها ماضية في عملها. {text}")


def test_a_ruling_that_orders_death_is_coercion() -> None:
    assert "COERCE" in dict(kinds("صدر بحق المتهم صك يقضي بثبوت ما نسب إليه والحكم عليه بالقتل."))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نفذت الشرطة الكينية عملية أمنية في غاريسا.", "COERCE"),
        ("شكر الوزير الجالية بعد زيارة قصيرة.\nوجاء ذلك خلال زيارته لأسر الضحايا.", "CONSULT"),
        ("نقل الوفد تعازي الرئيس إلى أسرة القتيل.", "SUPPORT"),
        ("عقدت في جنيف أمس جولة تفاوضية بين الحكومة السودانية والحركة الشعبية.", "CONSULT"),
        ("هدأ القصف في تعز أمس مع بدء الهدنة بين الجيش اليمني والقبائل.", "RETREAT"),
        ("هرب عشرات الجنود من جبهات القتال.", "RETREAT"),
        ("هرعت قوات من الشرطة إلى مكان الانفجار.", "MOBILIZE"),
        ("أتلف الدفاع المدني قنبلة لم تنفجر.", "AID"),
        ("أوقفت الشرطة الكينية ثلاثة بالتنسيق مع الشرطة الصومالية.", "COOPERATE"),
    ],
)
def test_deeds_of_many_kinds(text: str, kind: str) -> None:
    assert kind in dict(kinds(text))


def test_a_call_to_arms_is_not_taking_them_up() -> None:
    assert "MOBILIZE" not in dict(kinds("تعهد السكان بعدم حمل السلاح."))


def test_the_word_of_the_outlets_reporter_is_the_reports() -> None:
    (event,) = events("قال مراسل القناة إن الجيش الكيني قصف قرية قرب كيسمايو.")
    assert event.status == "reported"
    (event,) = events("قال سكان إن الجيش الكيني قصف قرية قرب كيسمايو.")
    assert event.status == "claimed"


def test_an_arrest_without_an_agent_is_of_the_one_who_arrests() -> None:
    told = kinds("داهمت الشرطة الكينية منزلا في غاريسا.\nواعتقل ثلاثة أشخاص في الحي.")
    assert told == [("COERCE", "الشرطة الكينية")] * 2


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("تعرضت بلدة غريان لهجوم مضاد من القوات الليبية.", "الجيش الليبي"),
        ("قتل شاب في غارات جوية من الطائرات الإثيوبية قرب مقلي.", "الجيش الإثيوبي"),
        ("نددت المنظمة باستهداف الجيش الكيني مدنيين في كيسمايو.", "الجيش الكيني"),
        ("مقتل صومالي برصاص الشرطة الكينية في غاريسا.", "الشرطة الكينية"),
    ],
)
def test_who_did_what_a_noun_tells(text: str, actor: str) -> None:
    assert dict(kinds(text))["ASSAULT"] == actor


def test_the_pronoun_after_a_passive_is_who_suffered() -> None:
    told = kinds("نشط حزب العمال في الجنوب حتى تم حظر نشاطه وتم تهديده بالسلاح أمس.")
    assert told
    assert all(actor != "حزب العمال" for _, actor in told)


def test_a_verb_of_several_is_of_no_single_person() -> None:
    told = kinds("روى محمد الأمين سليمان تفاصيل تلك الليلة في نيالا.\nوقال محمد الأمين سليمان: اقتحموا البيت فجرا.")
    assert ("ASSAULT", "محمد الأمين سليمان") not in told


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("قال سكان إن حركة الشباب (جماعة متشددة)، تمكنت من قتل ثلاثة جنود.", "ASSAULT", "حركة الشباب"),
        ("ما زال ثلاثة من أبناء القرية محتجزين لدى الجيش الكيني.", "COERCE", "الجيش الكيني"),
        ("دانت منظمة العفو الدولية الخميس قصف الجيش الكيني لمناطق سكنية.", "ASSAULT", "الجيش الكيني"),
        (
            "اعتقل أمس في سوق المدينة القديمة قرب الجسر الكبير ومحطة الحافلات شاب على يد الشرطة الكينية.",
            "COERCE",
            "الشرطة الكينية",
        ),
    ],
)
def test_who_did_it_though_words_stand_between(text: str, kind: str, actor: str) -> None:
    assert (kind, actor) in kinds(text)


def test_a_request_whose_addressee_stands_far_off() -> None:
    assert "REQUEST" in dict(kinds("طلب رئيس الوزراء الكيني وليم روتو أمس في بيان من الحكومة الصومالية سحب قواتها."))
