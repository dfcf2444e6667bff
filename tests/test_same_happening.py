"""What tells that two reports are of one happening: rare numbers, the same victims; not a spokesman. All of it is invented."""

from __future__ import annotations

import khabar
from khabar.model import Report
from khabar.tell.bundles import least_evidence
from khabar.tell.digest import Digest, digest
from khabar.tell.evidence import Evidence, weigh


def told(name: str, text: str) -> Digest:
    return digest(khabar.read(Report.of(text, id=name, published="2024-05-06")))


def evidence(one: str, other: str) -> Evidence:
    return weigh(told("a", one), 0, told("b", other), 0)


def test_a_rare_number_tells_more_than_a_common_one() -> None:
    text = "قصفت الطائرات سوق بلدة القيارة وقتلت {} مدنيين."
    same = [evidence(text.format(n), text.format(n)).score for n in (3, 17)]
    other = evidence(text.format(3), text.format(17)).score
    assert other < same[0] < same[1]


def test_two_numbers_tell_more_than_one() -> None:
    both = evidence(
        "قصفت الطائرات بلدة القيارة وقتلت 3 مدنيين وأصابت 8.", "مقتل 3 مدنيين وإصابة 8 بقصف جوي على بلدة القيارة."
    )
    assert any(reason.startswith("2 figures are the same") for reason in both.reasons)


def test_the_same_victim_tells_of_one_happening() -> None:
    one = "قتل المزارع رائد كاظم السنجاري برصاص قناص قرب بلدة ربيعة."
    other = "شيعت بلدة القيارة المزارع رائد كاظم السنجاري الذي قتل برصاص قناص."
    assert told("a", one).accounts[0].people == ("رائد كاظم السنجاري",)
    assert any("same person" in reason for reason in evidence(one, other).reasons)


def test_who_only_speaks_is_no_victim() -> None:
    text = "قال رائد كاظم السنجاري إن القصف قتل 3 مدنيين في بلدة القيارة."
    assert told("a", text).accounts[0].people == ()


def test_a_servant_of_god_is_one_given_name() -> None:
    text = "قصفت الطائرات بلدة القيارة وقتل الطفل {}."
    assert told("a", text.format("عبد الله")).accounts[0].people == ()
    assert told("a", text.format("عبد الله السنجاري")).accounts[0].people == ("عبد الله السنجاري",)


def test_a_raid_that_kills_and_arrests_is_one_happening() -> None:
    text = "قتل 3 مدنيين برصاص الجنود خلال اقتحام بلدة القيارة فجر اليوم.\nواعتقل الجنود 6 شبان في بلدة القيارة خلال الاقتحام."
    record = khabar.tell([khabar.read(Report.of(text, id="a", published="2024-05-06"))])
    assert len(record.incidents) == 1
    assert {t.measure for t in record.incidents[0].tallies} == {"killed", "detained"}


MARKET = (
    "مقتل سبعة مدنيين في قصف للجيش {army} على {town}\n\n"
    "قتل سبعة مدنيين، اليوم الاثنين، في قصف شنه الجيش {army} على سوق {town} {where}، بحسب مصدر طبي."
)


def test_one_wording_and_number_of_two_far_towns_are_two_happenings() -> None:
    one = MARKET.format(army="الصومالي", town="كيسمايو", where="جنوبي الصومال")
    other = MARKET.format(army="السوداني", town="الفاشر", where="غربي السودان")
    readings = [
        khabar.read(Report.of(text, id=name, published="2024-05-06")) for name, text in (("a", one), ("b", other))
    ]
    assert len(khabar.tell(readings).incidents) == 2


def test_two_markets_called_after_two_towns_are_two_places() -> None:
    text = "قتل 5 أشخاص في قصف شنته طائرات على سوق {} اليوم الاثنين، بحسب مصدر طبي."
    found = evidence(text.format("الحديدة"), text.format("المكلا"))
    assert any(reason.startswith("they name different places") for reason in found.reasons)


def test_the_day_alone_tells_nothing_of_what_shares_no_place_and_no_word() -> None:
    found = evidence(
        "طالبت هيئة محامي الإقليم بتحقيق مستقل في القصف الذي نفذه الجيش، وعدته جريمة.",
        "أطلق مسلحون النار على حافلة ركاب في مدينة كادوقلي اليوم الاثنين، فقتلوا تسعة من ركابها.",
    )
    assert found.score < least_evidence(3)
    assert any(reason.startswith("nothing is alike but the day") for reason in found.reasons)


def test_a_toll_that_grew_a_little_tells_more_than_one_far_apart() -> None:
    text = "قصفت الطائرات سوق بلدة القيارة وقتلت {} مدنيين."
    near, far = (evidence(text.format(6), text.format(n)) for n in (8, 95))
    assert near.score > far.score
    assert any("their numbers are near" in reason for reason in near.reasons)
    assert any("their numbers lie apart" in reason for reason in far.reasons)
