"""`khabar why` explains every kind of record of an archive."""

from __future__ import annotations

from pathlib import Path

import pytest
from many_reports import rows, written

import khabar
from khabar.archive.reader import Archive
from khabar.errors import KhabarError
from khabar.outputs.cli import main
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


def test_what_the_terminal_shows_of_a_story_can_be_asked(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", archive.record().stories[0].id, "-a", str(archive.path)]) == 0
    claims = [line.split()[-1] for line in capsys.readouterr().out.splitlines() if ":figure:" in line]
    assert claims
    assert all("words: " in why(archive, claim) for claim in claims)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing", "there is no record 'nothing'"),
        ("nothing:figure:1-2", "there is no report 'nothing'"),
        ("nothing:killed:all", "there is no record 'nothing:killed:all'"),
        ("x' or '1'='1", "there is no record \"x' or '1'='1\""),
    ],
)
def test_an_unknown_name_is_said_to_be_unknown(archive: Archive, name: str, said: str) -> None:
    with pytest.raises(KhabarError) as caught:
        why(archive, name)
    assert caught.value.what == said


def test_names_with_colons_and_quotes_are_asked_as_they_are(tmp_path: Path) -> None:
    names = ("urn:news:7", "it's:figure:1-2")
    told = [{**row, "id": name} for row, name in zip(rows(0, 1), names, strict=False)]
    archive = khabar.build(written(tmp_path / "a.jsonl", told), tmp_path / "archive")
    for name in names:
        assert why(archive, name).startswith(f"id: {name}\n")
    record = archive.record()
    tallies = [t for i in record.incidents for t in i.tallies]
    claims = [c.id for t in tallies for c in t.claims]
    assert claims
    assert all("rule: " in why(archive, name) for name in claims)
    for name in (*(t.id for t in tallies), *(i.id for i in record.incidents), *(s.id for s in record.stories)):
        assert why(archive, name).strip(), name


def test_an_account_is_told_in_words(archive: Archive) -> None:
    incident = next(i for i in archive.record().incidents if len(i.testimony) > 1)
    told = why(archive, incident.id)
    assert f"account of {incident.reports[0]}: the deed at " in told
    assert "testimony" not in told
    assert all(line == line.rstrip() for line in told.splitlines())
