"""Events: the victims' own force did nothing, who is charged with a deed did it, and what a headline looks back on is no news."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> list[Event]:
    return list(khabar.read(Report.of(text, id="r", published="2024-06-12", outlet="موقع")).events)


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("قتل رائد في الشرطة الكينية وجرح أربعة من حراسه بانفجار دراجة ملغومة في كيسمايو.", "الشرطة الكينية"),
        ("قتل نقيب من الجيش الكيني وأصيب سائقه بانفجار عبوة ناسفة في كيسمايو.", "الجيش الكيني"),
        ("اغتيل عميد في الجيش الكيني وأصيب سائقه في انفجار عبوة ناسفة في كيسمايو.", "الجيش الكيني"),
    ],
)
def test_where_a_victim_serves_did_nothing(text: str, recipient: str) -> None:
    found = [e for e in events(text) if e.type == "ASSAULT"]
    assert found
    assert {e.actor for e in found} == {None}
    assert recipient in {e.recipient for e in found}


def test_an_officer_told_before_the_verb_is_no_killer() -> None:
    text = "قال مصدر أمني إن ضابطا برتبة رائد في الجيش الكيني قتل وأصيب أربعة من حراسه عندما انفجرت دراجة ملغومة في كيسمايو."
    assert {e.actor for e in events(text)} == {None}


def test_an_officer_who_kills_acts_for_his_force() -> None:
    (event,) = events("ضابط في الشرطة الكينية قتل ثلاثة مدنيين في نيروبي.")
    assert (event.actor, event.recipient) == ("الشرطة الكينية", "المدنيون")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("واتهم المتحدث باسم الجيش الكيني حركة الشباب بتنفيذ الغارة على كيسمايو.", "حركة الشباب"),
        ("واتهم الجيش الكيني مسلحين مجهولين بتنفيذ الهجوم على السوق.", "مسلحون مجهولون"),
        (
            "واتهم المتحدث باسم الجيش الكيني «طيرانا أجنبيا داعما لحركة الشباب» بتنفيذ الضربة على السوق.",
            "طيرانا أجنبيا",
        ),
        ("وحملت الحكومة الكينية حركة الشباب مسؤولية الهجوم على السوق.", "حركة الشباب"),
        ("وحملت الحكومة الكينية مسؤولية الهجوم لحركة الشباب.", "حركة الشباب"),
    ],
)
def test_who_is_charged_did_it_for_who_charges(text: str, actor: str) -> None:
    found = [(e.actor, e.status) for e in events(text) if e.type == "ASSAULT"]
    assert found == [(actor, "claimed")]


def test_who_is_charged_with_a_deed_told_before() -> None:
    text = "قصفت طائرة مسيرة سوق كيسمايو أمس الأحد وقتل ستة أشخاص. واتهم الجيش الكيني حركة الشباب بتنفيذ الضربة."
    (event,) = [e for e in events(text) if e.type == "ASSAULT"]
    assert (event.actor, event.status) == ("حركة الشباب", "claimed")


def test_who_lays_responsibility_on_another_accuses() -> None:
    text = "قال المتحدث باسم جهاز الإسعاف إن ستة أشخاص قتلوا. وحمّلت قوات الحكومة الكينية مسؤولية القصف لحركة الشباب."
    (event,) = [e for e in events(text) if e.type == "ACCUSE"]
    assert (event.actor, event.recipient) == ("القوات الحكومية الكينية", "حركة الشباب")
    said = khabar.read(Report.of(text, id="r", published="2024-06-12")).statements[-1]
    assert (said.source, said.stance) == ("القوات الحكومية الكينية", "accuse")


@pytest.mark.parametrize("epithet", ["مجرم الحرب", "الانقلابي", "الطاغية", "الجنرال"])
def test_a_title_between_a_force_and_its_leader(epithet: str) -> None:
    (event,) = events(f"قصف سوق كيسمايو من قبل طيران {epithet} جون مواي أمس الأحد.")
    assert (event.actor, event.mode) == ("جون مواي", "aerial")


def test_what_a_headline_looks_back_on_is_no_news() -> None:
    text = "معركة كيسمايو.. تسعة أشهر من القصف والنزوح\nدخلت معركة كيسمايو شهرها التاسع، ولا يزال السكان ينتظرون."
    assert all(e.background for e in events(text))
    assert "القصف" not in {e.span.of(text) for e in events(text)}


def test_a_shelling_that_went_on_for_days_at_a_place_is_told() -> None:
    text = "بعد ثلاثة أيام من القصف على كيسمايو، انسحبت القوات الكينية أمس."
    assert "القصف" in {e.span.of(text) for e in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "ولو سقطت كيسمايو لقتل الآلاف، كما يقول باحث.",
        "لو لم تتدخل القوات لقتل مئات المدنيين في كيسمايو.",
        "ولولا تدخل القوات لأصيب المئات ونزح عشرات الآلاف.",
    ],
)
def test_what_would_have_happened_is_no_toll(text: str) -> None:
    figures = khabar.read(Report.of(text, id="r", published="2024-06-12")).figures
    assert {f.measure for f in figures} <= {"other"}
    assert not [e for e in events(text) if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قتل ثمانية تجار في قصف على سوق بمدينة النهود. واتهمت لجان المقاومة الدعم السريع بقصف السوق.", "claimed"),
        ("أصاب قصف سوق بلدة كاتشا. وقال وجهاء البلدة إن حركة الشباب هاجمت المدينة المجاورة.", "claimed"),
        ("أصاب قصف سوق بلدة كاتشا. وهاجمت حركة الشباب المدينة المجاورة.", "reported"),
    ],
)
def test_who_only_by_others_words_attacked_is_told_so_of_what_names_nobody(text: str, status: str) -> None:
    told = [(e.actor, e.status) for e in khabar.read(Report.of(text, published="2024-06-12")).events]
    assert told[0][1] == status
    assert told[0][0] in ("قوات الدعم السريع", "حركة الشباب")


def test_a_charge_with_a_deed_told_before_is_no_second_deed() -> None:
    text = "قتل ثمانية تجار في قصف على سوق بمدينة النهود. واتهمت لجان المقاومة الدعم السريع بقصف السوق."
    told = [(e.type, e.actor) for e in khabar.read(Report.of(text, published="2024-06-12")).events]
    assert told == [("ASSAULT", "قوات الدعم السريع"), ("ACCUSE", "لجان المقاومة")]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("اتهم ناشطون الجيش المالي بقتل تسعة رعاة.", "ناشطون", "الجيش المالي"),
        ("اتهم سكان محليون الجيش المالي بقتل تسعة رعاة.", "سكان محليون", "الجيش المالي"),
        ("واتهمت مصادر محلية حركة الشباب بإحراق السوق.", "مصادر محلية", "حركة الشباب"),
        ("وحملت كينيا الصومال مسؤولية قصف المخيم.", "حكومة كينيا", "حكومة الصومال"),
        ("اتهمت أوكرانيا روسيا بقصف المصنع.", "حكومة أوكرانيا", "حكومة روسيا"),
    ],
)
def test_who_charges_whom(text: str, who: str, whom: str) -> None:
    found = khabar.read(Report.of(text))
    assert [s.source for s in found.statements] == [who]
    assert [(e.actor, e.recipient, e.place) for e in found.events if e.type == "ACCUSE"] == [(who, whom, None)]
    assert [e.actor for e in found.events if e.type == "ASSAULT"] == [whom]
