"""Coalitions told by whom they are led, and those whom a leader leads."""

import pytest

from khabar import Report, read


@pytest.mark.parametrize(
    ("text", "named", "key"),
    [
        ("شن تحالف بقيادة السعودية غارتين على ذمار.", "تحالف", "التحالف العربي"),
        ("أغار التحالف العسكري الذي تقوده الرياض على ذمار.", "التحالف العسكري", "التحالف العربي"),
        ("قصف تحالف دولي تقوده الولايات المتحدة بلدة الشدادي.", "تحالف دولي", "التحالف الدولي"),
    ],
)
def test_coalition_is_named_by_the_country_that_leads_it(text: str, named: str, key: str) -> None:
    reading = read(Report.of(text, published="2020-05-01"))
    assert (named, key) in [(n.span.of(text), n.key) for n in reading.names]
    event = reading.events[0]
    assert event.actor == key
    assert event.place in ("ذمار", "الشدادي")


@pytest.mark.parametrize("text", ["قال تحالف المعارضة إنه باق.", "شكل نواب تحالفا بقيادة كريم قاسم."])
def test_other_coalitions_are_none_of_the_known_ones(text: str) -> None:
    keys = {n.key for n in read(Report.of(text, published="2020-05-01")).names}
    assert keys.isdisjoint({"التحالف العربي", "التحالف الدولي"})


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("هاجم مسلحون بقيادة أبو نادر ثكنة في غاو.", "مسلحون"),
        ("هاجمت قوات بقيادة حركة الفجر ثكنة في غاو.", "حركة الفجر"),
        ("شنت قوات يقودها اللواء خليفة حفتر هجوما على هون.", "خليفة حفتر"),
    ],
)
def test_leader_is_told_with_those_who_attack(text: str, actor: str) -> None:
    event = read(Report.of(text, published="2020-05-01")).events[0]
    assert (event.actor, event.recipient) == (actor, None)


def test_who_leads_a_coalition_is_no_place_of_its_attack() -> None:
    events = read(Report.of("قصف التحالف الذي تقوده واشنطن مدينة الرقة.", published="2020-05-01")).events
    assert [e.place for e in events] == ["الرقة"]


@pytest.mark.parametrize(
    ("text", "patron"),
    [
        ("واصلت القوات المسلحة المدعومة بمروحيات هجومها في درنة.", "القوات المسلحة"),
        ("تقدمت ميليشيات مدعومة بحزب الله في درعا.", "ميليشيات مدعومة بحزب الله"),
    ],
)
def test_means_are_no_patron_of_forces(text: str, patron: str) -> None:
    assert patron in [n.span.of(text) for n in read(Report.of(text, published="2020-05-01")).names]


def test_patron_is_not_the_country_of_the_forces() -> None:
    names = read(Report.of("قالت القوات الحكومية المدعومة من إيران إنها تقدمت.", published="2020-05-01")).names
    assert names[0].key == "القوات الحكومية"


def test_two_outlets_are_named_after_one_head() -> None:
    text = "أفادت وكالتا الأناضول ورويترز بالخبر، وذكرته صحيفتا الشرق الأوسط والحياة."
    keys = [n.key for n in read(Report.of(text, published="2020-05-01")).names]
    assert keys == ["وكالة الأناضول", "رويترز", "صحيفة الشرق الأوسط", "صحيفة الحياة"]
