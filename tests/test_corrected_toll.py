"""One attack from the first flash to the ministry's correction: where it was, on which day, and which number stands in the end."""

from __future__ import annotations

import khabar
from khabar.model import Report
from khabar.read import read
from khabar.record import Incident
from khabar.tell.ranges import Number, range_of


def report(name: str, day: str, text: str) -> Report:
    return Report.of(text, id=name, outlet=name, published=day)


FLASH = report(
    "وكالة المدار",
    "2025-03-04",
    "مقتل ستة على الأقل في قصف على سوق السمك بالحديدة\n\n"
    "قال مسعف إن ستة أشخاص على الأقل قتلوا عندما سقطت قذيفة على سوق السمك في حي النور بمدينة الحديدة صباح اليوم الثلاثاء.",
)
UPDATE = report(
    "صحيفة الضفة",
    "2025-03-06",
    "الأمم المتحدة: 18 قتيلاً في قصف سوق السمك بالحديدة\n\n"
    "قال مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية، اليوم الخميس، إن 18 شخصاً قتلوا في القصف الذي استهدف سوق السمك "
    "في مدينة الحديدة يوم الثلاثاء الماضي، فيما لا يزال ثلاثة في عداد المفقودين.",
)
CORRECTION = report(
    "صحيفة المرسى",
    "2025-03-07",
    "الصحة تصحح حصيلة قصف سوق السمك بالحديدة: 16 قتيلاً وليس 18\n\n"
    "صححت وزارة الصحة اليمنية، أمس الخميس، حصيلة ضحايا قصف سوق السمك في الحديدة، موضحة أن العدد النهائي هو 16 قتيلاً وليس 18 "
    "كما ورد سابقاً.\n\nوذكرت وكالة المدار أن ستة أشخاص على الأقل قتلوا. وعُثر الخميس على اثنين من المفقودين الثلاثة أحياء.\n\n"
    "وشيّع المئات في الحديدة أمس سبعة من الضحايا.",
)
ELSEWHERE = report(
    "شبكة الرافد",
    "2025-03-07",
    "مقتل ستة من الشرطة في هجوم على حاجز شمال الموصل\n\nقتل ستة من الشرطة، أمس الخميس، بهجوم شنه مسلحون على حاجز شمال الموصل.",
)


def attack(*reports: Report) -> Incident:
    record = khabar.tell(read(one) for one in reports)
    return next(i for i in record.incidents if "وكالة المدار" in i.reports)


def test_a_correction_days_later_is_of_the_same_attack_and_its_number_is_best() -> None:
    told = attack(FLASH, UPDATE, CORRECTION, ELSEWHERE)
    assert set(told.reports) == {"وكالة المدار", "صحيفة الضفة", "صحيفة المرسى"}
    assert told.when is not None
    assert told.when[0].isoformat() == "2025-03-04"
    killed = next(t for t in told.tallies if t.measure == "killed" and t.of is None)
    assert killed.best == 16
    assert {c.relation for c in killed.claims if c.value == 7} <= {"part"}


def test_a_speaking_capital_and_a_far_quarter_are_not_where_it_was() -> None:
    denial = report(
        "صحيفة المسار",
        "2025-03-05",
        "صنعاء تنفي قصف سوق السمك بالحديدة\n\nنفى متحدث عسكري، أمس الثلاثاء، قصف سوق السمك في الحديدة.",
    )
    record = khabar.tell([read(FLASH), read(denial)])
    places = [i.place for i in record.incidents if i.place is not None]
    assert places
    assert all("صنعاء" not in place.name for place in places)


def test_a_least_number_that_others_went_on_from_is_not_best() -> None:
    row = [
        Number(9.0, None, "at_least", None, "a", "first", True),
        Number(15.0, None, "exact", None, "b", "update", True, 0),
        Number(9.0, None, "at_least", None, "c", "confirms", True, 0),
    ]
    assert range_of(row).best == 15
