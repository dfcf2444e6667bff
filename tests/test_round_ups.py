"""Round-ups: the place with which a paragraph opens holds for it, and two happenings of one report stay apart."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report
from khabar.tell.digest import digest

HEADED = (
    "حصيلة القصف: قتلى وجرحى في الرقة ودير الزور\n\n"
    "مدينة الرقة: قتل أربعة مدنيين وأصيب تسعة آخرون بغارة جوية استهدفت سوقا شعبيا أمس.\n\n"
    "بلدة تل أبيض: أصيب خمسة أشخاص بقصف مدفعي. وقتل طفل متأثرا بجراحه.\n\n"
    "مدينة الميادين: انفجرت سيارة مفخخة قرب حاجز، فقتل ستة جنود وأصيب عشرة."
)
SUMMED = (
    "قتل تسعة مدنيين في هجمات متفرقة أمس الجمعة على ريف حلب، بحسب الدفاع المدني.\n\n"
    "ففي مدينة الباب، استهدفت راجمات الصواريخ السوق فقتل خمسة مدنيين.\n\n"
    "وفي جرابلس، قتل أربعة بينهم طفل في غارة جوية. وأصيب في الغارة عشرة أشخاص.\n\n"
    "أما في منبج، فانفجرت عبوة ناسفة ولم تقع إصابات."
)
TWO_LANDS = (
    "معارك في السودان وهجوم في تشاد\n\n"
    "قصف الجيش السوداني مواقع لقوات الدعم السريع في مدينة بحري أمس. وقال شهود إن القصف استمر ساعات.\n\n"
    "وفي نيالا، قتل ستة أشخاص. وقال مصدر طبي إن بين القتلى طفلين."
)
ONE_TOWN = (
    "قتل ثلاثة أشخاص في قصف على بلدة الخيام جنوبي لبنان صباح اليوم السبت.\n\n"
    "وفي التفاصيل، استهدفت طائرة مسيرة سيارة على مدخل البلدة.\n\n"
    "وفي بلدة الخيام أيضا، أصيب مسعف بجروح."
)
DETAILS = (
    "قصفت المدفعية ريف إدلب أمس وقتلت خمسة مدنيين، بحسب ناشطين.\n\nوفي بلدة سرمين، سقطت ثلاث قذائف على سوق الخضار."
)


def killed(text: str) -> list[tuple[str | None, list[float]]]:
    """Where the report's accounts are set, and how many died there of whom no greater number is told."""
    found = digest(khabar.read(Report.of(text, id="a", outlet="صحيفة", published="2024-11-16"))).accounts
    return sorted(
        (a.sites[0].key if a.sites else None, [c.value for c in a.counts if c.measure == "killed"])
        for a in found
        if a.violent
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (HEADED, [("الرقة", [4.0]), ("الميادين", [6.0]), ("تل أبيض", [1.0])]),
        (SUMMED, [("الباب", [5.0]), ("جرابلس", [4.0, 1.0]), ("ريف حلب", [9.0]), ("منبج", [])]),
        (ONE_TOWN, [("الخيام", [3.0])]),
        (DETAILS, [("سرمين", [5.0])]),
    ],
)
def test_each_happening_of_a_round_up_stands_at_the_place_with_which_its_paragraph_opens(
    text: str, places: list[tuple[str, list[float]]]
) -> None:
    assert killed(text) == places


def test_the_dead_of_a_paragraph_are_not_of_the_deed_in_another_land() -> None:
    assert ("نيالا", [6.0, 2.0]) in killed(TWO_LANDS)


def test_the_dead_of_a_region_are_not_of_a_deed_at_a_town_that_their_sentence_does_not_name() -> None:
    text = (
        "سقطت قذيفة على مخزن قرب مدينة زبيد في محافظة الحديدة فاحترق ما فيه.\n\n"
        "وفي ريف تعز قتل أحد عشر صيادا يوم الخميس 14 تشرين الثاني وجرح أربعة، بعد أن أصابت طائرة شاحنة كانت تقلهم "
        "إلى سوق قرية الجرابيح."
    )
    assert ("زبيد", []) in killed(text)
