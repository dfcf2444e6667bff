"""A denial joins the incident that it denies: at a site called after the town, of a day before it was denied."""

from __future__ import annotations

import khabar
from khabar.model import Report
from khabar.record import Record

STRIKE = (
    "2024-11-10",
    "قتلى في قصف على مدينة أم درمان\n\nقتل 12 مدنيا الأحد في قصف مدفعي على حي كرري في مدينة أم درمان، بحسب لجان المقاومة.",
)
DENIAL = (
    "2024-11-12",
    "الجيش ينفي قصف سوق أم درمان\n\nنفى الجيش السوداني أمس الاثنين أن يكون قصف سوق أم درمان، وقال إن ما وقع الأحد كان انفجارا.",
)
LATER = ("2024-11-12", "غارة على سوق أم درمان\n\nقتل ثلاثة في غارة على سوق أم درمان اليوم الثلاثاء.")


def told(*reports: tuple[str, str]) -> Record:
    made = [
        Report.of(text, id=f"r{k}", outlet=f"صحيفة {k}", published=published)
        for k, (published, text) in enumerate(reports)
    ]
    return khabar.tell(map(khabar.read, made))


def mains(record: Record) -> list[str | None]:
    return [report.incident for report in record.reports]


def test_a_denied_strike_on_a_market_is_the_strike_on_its_town() -> None:
    one, other = mains(told(STRIKE, DENIAL))
    assert one == other


def test_a_denial_is_of_nothing_that_happened_after_it() -> None:
    strike, denial, later = mains(told(STRIKE, DENIAL, LATER))
    assert strike == denial != later
