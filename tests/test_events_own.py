"""What a party tells of itself, and mentions of one deed that are one event."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("قالت حركة الشباب إن 20 جنديا أسروا خلال هجوم على قاعدة في جوبالاند.", "أسروا خلال", "حركة الشباب"),
        ("قالت حركة الشباب أمس إنها استولت على قاعدة عسكرية في جوبالاند.", "استولت", "حركة الشباب"),
        ("وذكر الجيش الأوغندي أن العملية أدت إلى ضبط كمية من الأسلحة.", "ضبط كمية", "الجيش الأوغندي"),
    ],
)
def test_who_tells_of_a_seizure_without_an_author_made_it(text: str, trigger: str, actor: str) -> None:
    told = {e.span.of(text): (e.actor, e.status) for e in events(text)}
    assert told[trigger] == (actor, "reported")


def test_who_tells_that_his_own_were_taken_did_not_take_them() -> None:
    text = "وقال الجيش الكيني إن ستة من جنوده أسروا في الهجوم."
    assert "الجيش الكيني" not in [e.actor for e in events(text) if e.type == "COERCE"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("دان وزير الصحة الكيني الهجوم على المستشفى في مانديرا.", "reported"),
        ("وقال حاكم مانديرا إن مسلحين هاجموا المستشفى.", "claimed"),
    ],
)
def test_a_deed_with_the_article_is_no_news_of_the_one_who_condemns_it(text: str, status: str) -> None:
    assert [e.status for e in events(text) if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "سبعة قتلى في قصف على ضواحي الفاو\n\nقتل سبعة أشخاص في قصف على سوق الفاو صباح اليوم.",
        "ستة قتلى في قصف بمسيرة على سوق الدمازين\n\nقال طبيب إن ستة قتلوا في قصف بمسيرة على سوق المدينة.",
        "قصفت مسيرة سوق الدمازين أمس. وقال تاجر إن المسيرة أطلقت صاروخين.",
    ],
)
def test_one_strike_told_twice_is_one_event(text: str) -> None:
    assert [e.type for e in events(text)] == ["ASSAULT"]


def test_a_strike_after_a_denial_is_another_one() -> None:
    text = (
        "نفى الناطق باسم الجيش الإثيوبي غيتنت أداني استهداف مدنيين، وأكد أن مقاتلاته دمرت مستودعا للذخيرة قرب ميكيلي."
    )
    assert [(e.span.of(text), e.actor, e.status) for e in events(text)] == [
        ("استهداف", "قوات الدفاع الوطني الإثيوبية", "denied"),
        ("دمرت", "قوات الدفاع الوطني الإثيوبية", "reported"),
    ]


def test_a_noun_joined_to_a_deed_is_told_as_done_too() -> None:
    text = "وثق المركز مقتل ستة في غارات على البلدة واعتقال العشرات من سكانها."
    assert "اعتقال" in [e.span.of(text) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("سقطت قذيفة كينية على السوق في كيسمايو.", "الجيش الكيني"),
        ("قال حاكم الإقليم إن قذائف تايلاندية أصابت المعبد القديم.", "الجيش التايلاندي"),
        ("فجر انتحاري سعودي نفسه في المقهى.", "انتحاري سعودي"),
        ("فجر انتحاريان نفسيهما في المقهى.", None),
        ("واندلعت الحرب في نيسان 2013 في جوبا بين الجيش الأوغندي وحركة الشباب.", "الجيش الأوغندي"),
        ("قتيل في قصف هندي على بونش", "الجيش الهندي"),
    ],
)
def test_whose_shell_fell_and_who_fought(text: str, actor: str | None) -> None:
    assert [e.actor for e in events(text) if e.type == "ASSAULT"] == [actor]


def test_two_ways_of_attack_by_one_party_are_two_deeds() -> None:
    text = "هاجم مسلحو حركة الشباب قافلة قرب غاريسا.\nوأحرق مسلحو حركة الشباب مدرسة في لامو."
    assert [e.span.of(text) for e in events(text)] == ["هاجم", "أحرق"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("أعلن المرصد الأحد ارتفاع حصيلة قتلى قصف سوق الدمازين إلى عشرين.", None),
        ("قال الحاكم أمس إن مسيرة قصفت سوق الدمازين الجمعة.", "2024-05-03"),
        ("أعلن الجيش الأوغندي الأحد استعادة بلدة بونيا.", "2024-05-05"),
    ],
)
def test_the_day_of_speech_is_no_day_of_the_deed(text: str, when: str | None) -> None:
    (event,) = events(text)
    assert event.when == when


def test_who_agrees_on_a_ceasefire() -> None:
    text = "أعلنت وزارة الخارجية في قطر، الجمعة، التوصل إلى اتفاق لوقف إطلاق النار بين الجيش الكولومبي وحركة الشباب."
    assert [(e.type, e.actor, e.recipient) for e in events(text)] == [("AGREE", "الجيش الكولومبي", "حركة الشباب")]


def test_a_truce_that_went_before_is_told() -> None:
    assert [e.type for e in events("هدوء حذر في غوما بعد اتفاق هدنة")] == ["AGREE"]


@pytest.mark.parametrize("title", ["الفريق الركن", "الفريق أول ركن", "الفريق أول", "الفريق"])
def test_an_officer_is_no_crew_that_killed_him(title: str) -> None:
    found = events(f"قتل {title} سعيد البكري في كمين قرب الأبيض.")
    assert [(e.actor, e.recipient) for e in found] == [(None, "سعيد البكري")]


def test_a_crew_stays_one() -> None:
    assert [e.actor for e in events("انتشل الفريق الطبي خمس جثث من تحت الأنقاض.")] == ["الفريق الطبي"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("قال المتحدث باسم جماعة الحوثي إن المرتزقة قصفوا السوق في الضالع.", "المرتزقة", "المدنيون"),
        ("قال متحدث باسم حركة الشباب إن الإرهابيين قصفوا القرية.", "الإرهابيون", None),
        ("قال متحدث باسم قوات حفتر إن الطائرات استهدفت المليشيات في غريان.", None, "المليشيات"),
        ("قال متحدث باسم حركة الشباب إن مقاتليها هاجموا ثكنة للمرتزقة في كيسمايو.", "حركة الشباب", "المرتزقة"),
        ("قال المتحدث باسم حركة الشباب إن المسلحين هاجموا ثكنة في كيسمايو.", "حركة الشباب", None),
    ],
)
def test_nobody_calls_his_own_by_a_word_of_contempt(text: str, actor: str | None, recipient: str | None) -> None:
    assert [(e.actor, e.recipient) for e in events(text)] == [(actor, recipient)]


@pytest.mark.parametrize(
    ("text", "trigger", "parties"),
    [
        (
            "قال وزير الدفاع التشادي إن جيش بلاده هاجم المتمردين في بلتين.",
            "هاجم",
            ("الجيش التشادي", "المتمردون", "reported"),
        ),
        ("قال الرئيس الكيني إن قوات بلاده قتلت 14 مسلحا.", "قتلت", ("الجيش الكيني", None, "reported")),
        ("وقالت الوزيرة الألمانية إن بلادها تدعم أوكرانيا.", "تدعم", ("حكومة ألمانيا", None, "reported")),
        ("قال سفير السودان لدى القاهرة إن حكومة بلاده وافقت على الهدنة.", "وافقت", ("حكومة السودان", None, "reported")),
        ("قال وزير الخارجية التشادي إن ليبيا قصفت بلاده.", "قصفت", ("حكومة ليبيا", "حكومة تشاد", "claimed")),
        ("اتهم الرئيس التشادي السودان بقصف بلاده.", "قصف", ("حكومة السودان", "حكومة تشاد", "claimed")),
        ("قال وزير الدفاع الكيني إن المتمردين هاجموا قواته.", "هاجموا", ("المتمردون", "الجيش الكيني", "claimed")),
        ("قال وزير الخارجية الكيني إن الصومال قصفت بلدة حدودية.", "قصفت", ("حكومة الصومال", "المدنيون", "claimed")),
    ],
)
def test_ones_homeland_is_the_state_for_which_one_speaks(
    text: str, trigger: str, parties: tuple[str | None, ...]
) -> None:
    assert {e.span.of(text): (e.actor, e.recipient, e.status) for e in events(text)}[trigger] == parties


def test_who_flees_his_homeland_does_not_speak_for_it() -> None:
    text = "قال لاجئ سوري إن بلاده دمرت في الحرب."
    assert "حكومة سوريا" not in [e.actor for e in events(text)]


def test_who_is_met_is_no_part_of_the_name_of_who_meets() -> None:
    text = "التقى الوزير سامي حداد نظيره التونسي كريم قاسم في عمان."
    assert [(e.actor, e.recipient) for e in events(text)] == [("سامي حداد", "كريم قاسم")]


def test_what_men_without_the_article_did_it_to_is_no_part_of_what_they_are_called() -> None:
    text = "خطف مسلحون ملثمون ثلاثة سائقين قرب ديفا وهددوا بقتلهم."
    assert {e.actor for e in events(text)} == {"مسلحون ملثمون"}
