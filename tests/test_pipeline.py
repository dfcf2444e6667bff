"""The run in memory: ids, and what fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from many_reports import rows, written

import khabar
from khabar import pipeline
from khabar.errors import KhabarError
from khabar.model import Report
from khabar.tell import groups
from khabar.tell.dating import Dated
from khabar.tell.digest import Digest
from khabar.tell.numbering import Bounds


def test_readings_of_one_id_are_refused() -> None:
    first, second = (khabar.read(Report.of(row["text"])) for row in rows(0, 1)[:2])
    with pytest.raises(KhabarError, match=r"the id 'report'.*Give each report its own"):
        khabar.tell([first, second])
    assert khabar.tell([first, first]) == khabar.tell([first])


def test_where_nothing_is_loaded_an_error_says_why(tmp_path: Path) -> None:
    with pytest.raises(KhabarError, match=r"none\.txt: there is no such file or folder"):
        khabar.build(tmp_path / "none.txt")
    watch = pipeline.Watch()
    assert khabar.build(tmp_path / "none.txt", watch=watch).reports == ()
    assert [f.stage for f in watch.failures] == ["load"]
    good = written(tmp_path / "a.jsonl", rows(0, 1))
    assert len(khabar.build([good, tmp_path / "none.txt"]).reports) == 3


def test_a_report_that_breaks_is_a_failure_in_memory_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(reading: khabar.Reading) -> Digest:
        if reading.report.id == "r00-1":
            raise ValueError("no such word")
        return made(reading)

    made = pipeline.digest
    monkeypatch.setattr(pipeline, "digest", breaks)
    watch, source = pipeline.Watch(), written(tmp_path / "a.jsonl", rows(0, 2))
    record = khabar.build(source, watch=watch)
    assert [(f.report, f.stage, f.error) for f in watch.failures] == [("r00-1", "digest", "ValueError: no such word")]
    assert len(record.reports) == 5
    with pytest.raises(ValueError, match="no such word"):
        khabar.tell(map(khabar.read, khabar.load(source)))


@pytest.mark.parametrize(
    ("name", "stage", "left"), [("date_group", "dating", 6), ("joined", "groups", 6), ("tell_group", "tell", 0)]
)
def test_a_group_that_breaks_is_a_failure_in_memory_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stage: str, left: int
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("no such group")

    monkeypatch.setattr(groups, "FEW", 0)
    monkeypatch.setattr(pipeline, name, breaks)
    watch = pipeline.Watch()
    record = khabar.build(written(tmp_path / "a.jsonl", rows(0, 2)), watch=watch)
    assert {(f.stage, f.error) for f in watch.failures} == {(stage, "ValueError: no such group")}
    assert len(record.reports) == left


def test_a_report_that_breaks_when_read_again_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_day(digests: list[Digest], bounds: Bounds) -> tuple[Dated, ...]:
        [known, *_] = sorted(d.published for d in digests if d.published)
        return tuple(Dated(d.id, known, "inferred", "a day") for d in digests if d.published is None)

    def breaks(report: Report) -> None:
        raise ValueError("no such day")

    monkeypatch.setattr(pipeline, "date_group", first_day)
    monkeypatch.setattr(pipeline, "read", breaks)
    watch = pipeline.Watch()
    record = khabar.build(written(tmp_path / "a.jsonl", rows(0, 2)), watch=watch)
    [undated] = [row["id"] for row in rows(0, 2) if "published" not in row]
    assert [(f.report, f.error) for f in watch.failures] == [(undated, "ValueError: no such day")]
    assert [(t.published, t.reason) for t in record.reports if t.id == undated] == [(None, "")]
