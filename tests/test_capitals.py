"""A capital that speaks stands for those who ruled it on the day of the report."""

from __future__ import annotations

import pytest

from khabar import read
from khabar.model import Report


@pytest.mark.parametrize(
    ("day", "who"), [("2019-03-02", "الحوثيون"), ("2012-03-02", "حكومة اليمن"), (None, "الحوثيون")]
)
def test_a_capital_speaks_for_those_who_hold_it(day: str | None, who: str) -> None:
    page = read(Report.of("صنعاء تنفي قصف ميناء المخا: استهدفنا زورقاً", published=day))
    assert [(s.source, s.stance) for s in page.statements] == [(who, "deny")]
    assert "الجيش اليمني" not in [e.actor for e in page.events] or who != "الحوثيون"


def test_a_capital_that_nobody_else_holds_speaks_for_its_government() -> None:
    page = read(Report.of("نيروبي تنفي قصف ميناء لامو", published="2019-03-02"))
    assert [s.source for s in page.statements] == ["حكومة كينيا"]


def test_a_capital_that_acts_is_those_who_hold_it() -> None:
    text = "اتهمت صنعاء التحالف بخرق الهدنة أمس"
    assert read(Report.of(text, published="2022-06-02")).events[0].actor == "الحوثيون"
    assert read(Report.of(text, published="2012-06-02")).events[0].actor == "حكومة اليمن"
