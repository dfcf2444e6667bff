"""What nobody did, what nobody denies, and what victims were doing: none of these is a deed of its own."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


@pytest.mark.parametrize(
    "text",
    [
        "فيضانات مفاجئة تقتل 12 شخصا في نيبال",
        "قالت البلدية إن الأمواج دمرت ثلاثين قاربا في الميناء.",
        "عاصفة رملية تقتل راعيين قرب أغاديس",
        "ضرب زلزال عنيف المدينة فجر أمس وقتل أكثر من مئتي شخص.",
        "دمر الإعصار مئات المنازل في هايتي، وقطع الكهرباء عن العاصمة.",
        "قتلت الحمى 12 جنديا، وقالت المنظمة إن المرض أصاب مئة آخرين.",
        "قالت الشرطة إن الحريق الذي دمر السوق نجم عن تماس كهربائي.",
        "قتلت الثلوج أربعة رعاة وحاصرت الأمطار قرى الجبل.",
        "حاصرت المياه مئات الأسر في البلدة.",
        "أدى حادث سير إلى مقتل 6 جنود كينيين وإصابة آخرين.",
        "أعلنت الشرطة أن تسعة أشخاص قتلوا، إثر انهيار جسر في مدينة كراتشي.",
    ],
)
def test_what_nature_does_is_no_deed(text: str) -> None:
    assert [e.type for e in events(text)] == []


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("هاجم مسلحون قرية في بنين وقتلوا ثلاثة. وفي الشمال قتل خمسة أطفال جراء انهيار أرضي.", ["هاجم"]),
        ("عاصفة من الصواريخ دمرت الحي", ["دمرت"]),
        ("استهدفت غارة محطة المياه ودمرت الخزان.", ["غارة"]),
        ("قطعت القوات المياه عن السكان في البلدة.", ["قطعت"]),
        ("قتل ستة في قصف على مخيم ضربته السيول قبل شهر.", ["قصف"]),
    ],
)
def test_a_deed_beside_nature_stays(text: str, triggers: list[str]) -> None:
    assert [e.span.of(text) for e in events(text)] == triggers


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستة في قصف سوق بأديس أبابا.\nوكانت حركة الشباب قد أعلنت مقتل ستة مدنيين، بينما ينفي الجيش الكيني أي صلة له بالقصف.",
        "مقتل تسعة في هجوم على قرية\nوكانت حركة الشباب تحدثت عن تسعة قتلى، فيما نفى الجيش الكيني مسؤوليته عن الهجوم.",
    ],
)
def test_who_denies_a_deed_is_charged_with_it_not_who_told_of_the_dead(text: str) -> None:
    assert {(e.actor, e.status) for e in events(text) if e.type == "ASSAULT"} == {("الجيش الكيني", "claimed")}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("نفى المحافظ انقطاع المياه جراء قصف المحطة في زاليتان.", "قصف"),
        ("نفت الشرطة وجود ضحايا في تفجير المقهى في لاغوس.", "تفجير"),
        ("نفى الجيش الهندي سقوط قتلى في صفوفه في القصف الباكستاني.", "القصف"),
    ],
)
def test_a_denial_of_what_came_with_a_deed_takes_the_deed_as_known(text: str, trigger: str) -> None:
    assert [(e.span.of(text), e.status) for e in events(text)] == [(trigger, "claimed")]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("نفى الناطق مسؤولية الجيش عن الغلاء بعد القصف الذي استهدف السوق في نيالا.", False),
        ("نفى الناطق وجود دور للجيش في غلاء الخبز وانقطاع المياه والكهرباء عن المدينة جراء قصف السوق في نيالا.", False),
        ("نفى الجيش أي دور له أو لعناصره في تنفيذ الهجوم على السوق في نيالا.", True),
        ("نفى الجيش بعد ساعات مسؤوليته عن قصف السوق في نيالا.", True),
    ],
)
def test_a_part_that_is_denied_is_one_in_the_deed_it_is_told_with(text: str, denied: bool) -> None:
    assert [e.status == "denied" for e in events(text) if e.type == "ASSAULT"] == [denied]


@pytest.mark.parametrize(
    "text",
    [
        "كان بين القتلى مسعفان كانا يجليان الجرحى.",
        "وأصيبت ممرضتان كانتا تسعفان المصابين برصاص قناص في الخرطوم.",
        "مقتل 6 متطوعين كانوا ينقلون المساعدات في غارة على جوبا",
        "قتل سائق شاحنة وهو ينقل مساعدات غذائية إلى المخيم.",
    ],
)
def test_what_victims_were_doing_is_no_aid(text: str) -> None:
    assert "AID" not in [e.type for e in events(text)]


def test_whose_bullets_hit_is_not_who_protested() -> None:
    found = events("أصيب صحفيان كانا يغطيان المظاهرة برصاص الشرطة.")
    assert "الشرطة" not in [e.actor for e in found if e.type == "PROTEST"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("أسقطت الدفاعات مقاتلة تركية فوق البحر.", "الدفاعات", "الجيش التركي"),
        ("أسقطت مقاتلة إسرائيلية قنابل على الحي.", "الجيش الإسرائيلي", None),
        ("أسقطت مقاتلة روسية قرب خاركيف.", None, None),
        ("قتلت مقاتلة بريطانية ثلاثة مسلحين في غارة على الموصل.", "الجيش البريطاني", "مسلحون"),
        ("قتلت مقاتلة تركية في صفوف الوحدات خلال الاشتباكات.", None, None),
    ],
)
def test_a_fighter_that_bombs_that_falls_and_that_is_a_woman(
    text: str, actor: str | None, recipient: str | None
) -> None:
    (event,) = events(text)
    assert (event.actor, event.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    "text",
    [
        "سامر العبدي أصيب بشظية حين سقطت قذيفة قرب المدرسة.",
        "أصيبت المعلمة هناء العبدي عندما سقطت ثلاث قذائف على الحي.",
    ],
)
def test_who_is_told_before_a_shell_falls_did_not_fire_it(text: str) -> None:
    assert {e.actor for e in khabar.read(Report.of(text)).events} == {None}


def test_dozens_of_missiles_are_nobody() -> None:
    events = khabar.read(Report.of("أطلقت حركة الشباب عشرات الصواريخ على البلدة.")).events
    assert [(e.actor, e.recipient) for e in events] == [("حركة الشباب", None)]
