"""The story of the README's first command, told as an analyst would keep it."""

from __future__ import annotations

from pathlib import Path

import khabar

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "market-strike"


def test_the_market_strike_is_one_incident_whose_toll_grew() -> None:
    record = khabar.build(EXAMPLE)
    assert len(record.stories) == 1
    strike = next(i for i in record.incidents if i.type == "ASSAULT")
    assert strike.place is not None
    assert strike.place.name == "ود النورين"
    assert set(strike.reports) == {report.id for report in record.reports}
    assert {i.place for i in record.incidents} == {strike.place}
    tallies = {(t.measure, t.of): t for t in strike.tallies}
    killed = tallies["killed", None]
    assert (killed.best, killed.verdict) == (41, "grown")
    relations = {c.value: c.relation for c in killed.claims}
    assert (relations[34], relations[41], relations[7]) == ("update", "update", "part")
    assert (tallies["killed", "children"].best, tallies["killed", "women"].best) == (13, 9)
    assert (tallies["injured", None].best, tallies["missing", None].best) == (58, 5)
