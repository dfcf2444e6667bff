"""`khabar why` explains every kind of record of an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar
from khabar.archive.reader import Archive
from khabar.errors import KhabarError
from khabar.outputs.why import why

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "market-strike"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return khabar.build(EXAMPLES, tmp_path_factory.mktemp("why") / "a")


def test_every_record_can_be_asked(archive: Archive) -> None:
    record = archive.record()
    assert record.incidents
    assert record.entities
    names = [i.id for i in record.incidents] + [t.id for i in record.incidents for t in i.tallies]
    names += [c.id for i in record.incidents for t in i.tallies for c in t.claims]
    names += [s.id for s in record.stories] + [t.id for t in record.reports] + [e.id for e in record.entities[:5]]
    for name in names:
        assert why(archive, name).strip(), name


def test_a_claim_shows_its_rule_its_words_and_its_tally(archive: Archive) -> None:
    tally = next(t for i in archive.record().incidents for t in i.tallies if t.measure == "killed")
    told = why(archive, tally.claims[0].id)
    assert "rule: " in told
    assert "words: " in told
    assert f"claim of {tally.id}" in told


@pytest.mark.parametrize("name", ["nothing", "nothing:figure:1-2", "' or 1=1"])
def test_an_unknown_name_is_said_to_be_unknown(archive: Archive, name: str) -> None:
    with pytest.raises(KhabarError):
        why(archive, name)
