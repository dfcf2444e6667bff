"""Judgements: each does what it says on reading, is undone, exported, imported, and kept by a later build."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from many_reports import rows, written

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.judgements import Judgement, add, judgements, standing
from khabar.archive.reader import Archive
from khabar.archive.retally import joined
from khabar.errors import KhabarError
from khabar.outputs.cli import main
from khabar.record import Claim, Incident, Record, Tally

STORIES = Path(__file__).parent / "stories"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("judge") / "archive"
    khabar.build(STORIES, place)
    return place


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    place = tmp_path / "archive"
    shutil.copytree(built, place)
    return place


def record(archive: Path) -> Record:
    return Archive.open(archive).record()


def incident(archive: Path, report: str) -> Incident:
    """The incident that a report is mainly about."""
    found = record(archive)
    name = next(t.incident for t in found.reports if t.id == report)
    return next(i for i in found.incidents if i.id == name)


def killed(found: Incident) -> Tally:
    return next(t for t in found.tallies if t.measure == "killed" and t.of is None and t.side is None)


def judge(archive: Path, *words: str) -> int:
    return main(["judge", *words, "-a", str(archive), "--by", "Tester", "--why", "a test"])


def test_a_wrong_claim_goes_and_its_tally_is_reckoned_again(archive: Path) -> None:
    before = killed(incident(archive, "war-2008-agency"))
    assert before.high == 120
    for claim in before.claims:
        if claim.value == 120:
            assert judge(archive, "wrong", claim.id) == 0
    after = killed(incident(archive, "war-2008-agency"))
    assert (after.low, after.best, after.high) == (33, 33, 33)
    assert "Tester" in after.reason
    assert after.id == before.id


def test_a_value_is_set_right_with_what_was_read_before(archive: Path) -> None:
    claim = killed(incident(archive, "nyala-accuser")).claims[0]
    assert judge(archive, "value", claim.id, "value", "24") == 0
    tally = killed(incident(archive, "nyala-accuser"))
    mended = next(c for c in tally.claims if c.id == claim.id)
    assert mended.value == 24
    assert "not 22" in mended.reason
    assert tally.high == 24


def test_two_incidents_become_one_and_are_two_again_when_undone(archive: Path) -> None:
    one, two = incident(archive, "nyala-accuser"), incident(archive, "taiz-agency")
    assert judge(archive, "same", one.id, two.id) == 0
    found = record(archive)
    assert two.id not in {i.id for i in found.incidents}
    merged = next(i for i in found.incidents if i.id == one.id)
    assert set(merged.reports) == {*one.reports, *two.reports}
    assert {t.incident for t in found.reports if t.id in two.reports} <= {one.id}
    assert all(two.id not in s.incidents for s in found.stories)
    assert Archive.open(archive).record(two.id).stories
    assert judge(archive, "undo", judgements(archive)[-1].id) == 0
    assert incident(archive, "taiz-agency") == two
    assert incident(archive, "nyala-accuser") == one


def test_incidents_of_stories_far_apart_become_one(tmp_path: Path) -> None:
    """Reports of two groups: their records are made apart, and one judgement joins them."""
    place = tmp_path / "archive"
    reports = [
        {**row, "id": f"{row['id']}-{k}", "text": row["text"] + f" {k}."} for k in range(2) for row in rows(dated=True)
    ]
    khabar.build(written(tmp_path / "reports.jsonl", reports), place)
    groups = Archive.open(place).sql("select incidents from records where len(incidents) > 0 order by made_from")
    assert len(groups) > 1
    one, two = groups[0][0][0], groups[1][0][0]
    assert judge(place, "same", one, two) == 0
    found = Archive.open(place).record(one)
    assert next(i for i in found.incidents if i.id == one).reports
    catalogue = Catalogue.open(place)
    assert catalogue.row("select 1 from incidents where id = ?", (two,)) is None


def test_a_report_is_taken_out_of_an_incident(archive: Path) -> None:
    before = incident(archive, "toll-older-paper")
    assert judge(archive, "different", before.id, "toll-older-paper") == 0
    after, apart = incident(archive, "toll-ministry"), incident(archive, "toll-older-paper")
    assert "toll-older-paper" not in after.reports
    assert apart.reports == ("toll-older-paper",)
    assert {c.report for t in apart.tallies for c in t.claims} == {"toll-older-paper"}
    assert "toll-older-paper" not in {c.report for t in after.tallies for c in t.claims}
    story = next(s for s in record(archive).stories if "toll-older-paper" in s.reports)
    assert apart.id in story.incidents


def test_entities_are_joined_and_taken_apart(archive: Path) -> None:
    names = {e.id: e for e in record(archive).entities}
    two = next(e for e in names.values() if len(e.names) > 1)
    spelling = two.names[-1].name
    assert judge(archive, "different", two.id, spelling) == 0
    found = {e.id: e for e in record(archive).entities}
    assert spelling not in {n.name for n in found[two.id].names}
    assert [n.name for n in found[f"{two.id}~{spelling}"].names] == [spelling]
    one, other = sorted(e.id for e in names.values() if e.kind == "person")[:2]
    assert judge(archive, "same", one, other) == 0
    found = {e.id: e for e in record(archive).entities}
    assert other not in found
    assert {n.name for n in names[other].names} <= {n.name for n in found[one].names}


def test_a_wrong_statement_goes_with_its_links(archive: Path) -> None:
    link = record(archive).links[0]
    assert judge(archive, "wrong", link.from_) == 0
    found = record(archive)
    assert link.from_ not in {s.id for story in found.stories for s in story.statements}
    assert all(link.from_ not in (k.from_, k.to) for k in found.links)


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("place", "الفاشر", "الفاشر"),
        ("when", "2024-06-10/2024-06-11", "2024-06-10"),
        ("title", "عنوان آخر", "عنوان آخر"),
        ("type", "COERCE", "COERCE"),
    ],
)
def test_an_incident_is_set_right(archive: Path, field: str, value: str, shown: str) -> None:
    before = incident(archive, "nyala-accuser")
    assert judge(archive, "value", before.id, field, value) == 0
    after = incident(archive, "nyala-accuser")
    told = {
        "place": after.place and after.place.name,
        "when": after.when and str(after.when[0]),
        "title": after.title,
        "type": after.type,
    }
    assert told[field] == shown
    assert "Tester" in after.reason


def test_the_last_judgement_on_one_thing_counts(archive: Path) -> None:
    name = incident(archive, "nyala-accuser").id
    assert judge(archive, "wrong", name) == 0
    assert name not in {i.id for i in record(archive).incidents}
    assert judge(archive, "right", name) == 0
    assert name in {i.id for i in record(archive).incidents}
    assert len(judgements(archive)) == 2


def test_undoing_can_be_undone() -> None:
    one = Judgement("wrong", "a")
    two = Judgement("undo", one.id)
    three = Judgement("undo", two.id)
    assert standing([one, two, three]) == (one,)


def test_judgements_are_exported_and_imported(
    archive: Path, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = killed(incident(archive, "nyala-accuser")).claims[0]
    judge(archive, "value", claim.id, "value", "24")
    out = tmp_path / "judgements.jsonl"
    assert main(["judge", "export", str(out), "-a", str(archive)]) == 0
    other = tmp_path / "other"
    shutil.copytree(built, other)
    assert main(["judge", "import", str(out), "-a", str(other)]) == 0
    assert main(["judge", "import", str(out), "-a", str(other)]) == 0
    assert len(judgements(other)) == 1
    assert killed(incident(other, "nyala-accuser")) == killed(incident(archive, "nyala-accuser"))
    capsys.readouterr()
    assert main(["judge", "list", "-a", str(other)]) == 0
    assert "a test" in capsys.readouterr().out


def test_a_later_build_keeps_them(tmp_path: Path) -> None:
    files = sorted(STORIES.glob("*.jsonl"))
    place = tmp_path / "archive"
    khabar.build([f for f in files if f.stem in ("denial", "subset")], place)
    claim = killed(incident(place, "nyala-accuser")).claims[0]
    judge(place, "value", claim.id, "value", "24")
    khabar.build(files, place)
    assert killed(incident(place, "nyala-accuser")).high == 24


def test_the_catalogue_follows_judgements(archive: Path) -> None:
    catalogue = Catalogue.open(archive)
    claim = killed(incident(archive, "nyala-accuser")).claims[0]
    judge(archive, "value", claim.id, "value", "24")
    assert catalogue.refresh()
    assert catalogue.row("select value from claims where id = ?", (claim.id,)) == {"value": 24.0}
    judge(archive, "undo", judgements(archive)[0].id)
    assert catalogue.refresh()
    assert catalogue.row("select value from claims where id = ?", (claim.id,)) == {"value": 22.0}


@pytest.mark.parametrize(
    "words",
    [
        ["wrong", "nothing"], ["same", "a", "a"], ["undo", "j-000000000000"], ["value", "nyala-accuser:figure:0-1", "value", "12"],
        ["same", "place:x", "20240101-assault-00000000"], ["different", "INCIDENT", "r99"], ["different", "ENTITY", "nothing"],
        ["different", "INCIDENT", "toll-ministry"],
    ],
)  # fmt: skip
def test_what_is_not_there_cannot_be_judged(archive: Path, words: list[str]) -> None:
    """Nor a report that is none of the incident's, a spelling that is none of the entity's."""
    there = {"INCIDENT": incident(archive, "nyala-accuser").id, "ENTITY": record(archive).entities[0].id}
    assert judge(archive, *(there.get(word, word) for word in words)) == 2
    assert judgements(archive) == ()


def test_a_value_must_be_one(archive: Path) -> None:
    found = incident(archive, "nyala-accuser")
    assert judge(archive, "value", killed(found).claims[0].id, "value", "many") == 2
    assert judge(archive, "value", found.id, "when", "yesterday") == 2
    assert judge(archive, "value", found.id, "grade", "confirmed") == 2
    assert judge(archive, "value", found.id, "type", "EARTHQUAKE") == 2
    assert judgements(archive) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", "abc"),
        ("value", "nan"),
        ("value", "-1"),
        ("when", "yesterday"),
        ("title", ""),
        ("grade", "fair"),
        ("", ""),
    ],
)
def test_a_value_must_be_one_whichever_way_it_comes(archive: Path, tmp_path: Path, field: str, value: str) -> None:
    """By a file of judgements, by a program, and by the list itself."""
    found = incident(archive, "nyala-accuser")
    subject = killed(found).claims[0].id if field == "value" else found.id
    line = json.dumps({"kind": "value", "subject": subject, "field": field, "value": value}) + "\n"
    (tmp_path / "given.jsonl").write_text(line, encoding="utf-8")
    assert main(["judge", "import", str(tmp_path / "given.jsonl"), "-a", str(archive)]) == 2
    with pytest.raises(KhabarError, match=r"field|is no"):
        add(archive, [Judgement("value", subject, field=field, value=value)])
    assert judgements(archive) == ()
    (archive / "judgements.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(KhabarError, match=r"judgements\.jsonl:1"):
        record(archive)


def test_a_broken_line_is_said(archive: Path) -> None:
    (archive / "judgements.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(KhabarError, match=r"judgements\.jsonl:1"):
        record(archive)


@pytest.mark.parametrize(
    "why", ["x\n" + json.dumps({"kind": "wrong"}), "x\u2028y", "x\u2029", "\x85", "x\ry", "x\ud800"]
)
def test_a_judgement_of_two_lines_is_refused(archive: Path, why: str) -> None:
    with pytest.raises(KhabarError, match="one line"):
        add(archive, [Judgement("wrong", "a", why=why)])
    assert judgements(archive) == ()


def test_a_line_is_what_a_new_line_ends(archive: Path) -> None:
    """Other signs that end lines may stand in a list that was written elsewhere."""
    (archive / "judgements.jsonl").write_text('{"kind":"wrong","subject":"a","why":"x\u2028y"}\n', encoding="utf-8")
    assert [j.why for j in judgements(archive)] == ["x\u2028y"]


def test_the_number_that_a_report_tells_twice_is_judged_once(tmp_path: Path) -> None:
    text = "مقتل 15 شخصا في قصف على سوق مدينة الفاشر\n\nقُتل 15 شخصا اليوم في قصف مدفعي على سوق في مدينة الفاشر غربي السودان."
    place = tmp_path / "archive"
    written(tmp_path / "r.jsonl", [{"id": "a", "outlet": "صحيفة الأفق", "published": "2024-05-06", "text": text}])
    khabar.build(tmp_path / "r.jsonl", place)
    claims = killed(incident(place, "a")).claims
    assert judge(place, "value", claims[0].id, "value", "16") == 0
    tally = killed(incident(place, "a"))
    assert (tally.low, tally.best, tally.high) == (16, 16, 16)


def test_an_id_with_a_tilde_is_that_of_a_report(tmp_path: Path) -> None:
    """Another text under an id that is known is a version of it, and ids of others may hold tildes, too: each is its own."""
    place = tmp_path / "archive"
    first, second = (rows(k, k + 1, dated=True) for k in range(2))
    reports = [{**first[0], "id": "v"}, {**second[0], "id": "v"}, {**rows(2, 3, dated=True)[0], "id": "t~1"}]
    # More reports than are told as one group.
    more = [
        {**row, "id": f"{row['id']}-{k}", "text": row["text"] + f" {k}."} for k in range(2) for row in rows(dated=True)
    ]
    khabar.build(written(tmp_path / "reports.jsonl", [*reports, *more]), place)
    archive = Archive.open(place)
    assert len(archive.sql("select 1 from records")) > 1
    version = next(report.id for report in archive.reports() if report.id.startswith("v~"))
    for name in ("v", version, "t~1"):
        assert name in {t.id for t in archive.record(name).reports}
    claims = {c.id for i in archive.record(version).incidents for t in i.tallies for c in t.claims}
    claim = next(c for c in sorted(claims) if c.startswith(f"{version}:"))
    assert judge(place, "wrong", claim) == 0
    assert claim not in {c.id for i in archive.record(version).incidents for t in i.tallies for c in t.claims}


ROWS = [
    ("room", "2025-02-10", "قُتل 11 شخصا أمس الأحد في قصف مدفعي استهدف مخبزا في مدينة ربك، بحسب غرفة طوارئ ربك."),
    ("ministry", "2025-02-10", "قالت وزارة الصحة السودانية إن 11 شخصا قتلوا أمس الأحد في قصف مخبز في مدينة ربك."),
    ("denial", "2025-02-11", "نفت قوات الدعم السريع قصف مخبز في مدينة ربك الأحد."),
]


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    rows = [{"id": name, "outlet": name, "published": day, "text": text} for name, day, text in ROWS]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([tmp_path / "x.jsonl"], tmp_path / "archive")
    return tmp_path / "archive"


def grade_of(archive: Path, report: str) -> tuple[str, str, int]:
    found = next(i for i in record(archive).incidents if report in i.reports)
    return found.grade, found.grade_reason, found.credibility


def test_an_incident_is_graded_anew_by_what_is_left_of_it(graded: Path) -> None:
    before = record(graded)
    assert grade_of(graded, "room") == ("contested", "قوات الدعم السريع denies it", 4)
    one = next(i for i in before.incidents if "room" in i.reports)
    denial = next(m for m in one.events if m.status == "denied")
    assert judge(graded, "wrong", f"{denial.report}:event:{denial.start}-{denial.end}") == 0
    assert grade_of(graded, "room") == ("fair", "2 independent sources tell it", 2)
    claims = {c.id for t in one.tallies for c in t.claims if c.report == "ministry"}
    events = {f"{m.report}:event:{m.start}-{m.end}" for m in one.events if m.report == "ministry"}
    for name in sorted(claims | events):
        assert judge(graded, "wrong", name) == 0
    assert grade_of(graded, "room") == ("weak", "one source tells it", 3)
    for judgement in judgements(graded):
        if judgement.kind != "undo":
            assert judge(graded, "undo", judgement.id) == 0
    assert record(graded) == before


def test_both_parts_of_an_incident_are_graded_anew_and_so_is_the_whole(graded: Path) -> None:
    before = record(graded)
    one = next(i for i in before.incidents if "denial" in i.reports)
    assert judge(graded, "different", one.id, "denial") == 0
    assert grade_of(graded, "room") == ("fair", "2 independent sources tell it", 2)
    assert grade_of(graded, "denial")[0] == "contested"
    apart = next(i for i in record(graded).incidents if i.reports == ("denial",))
    assert judge(graded, "same", one.id, apart.id) == 0
    assert grade_of(graded, "room")[0] == "contested"
    assert judge(graded, "undo", judgements(graded)[-1].id) == 0
    assert judge(graded, "undo", judgements(graded)[0].id) == 0
    assert record(graded) == before


def test_a_number_set_to_none_discounts_the_harm(graded: Path) -> None:
    one = next(i for i in record(graded).incidents if "room" in i.reports)
    for claim in killed(one).claims:
        assert judge(graded, "value", claim.id, "value", "0") == 0
    assert grade_of(graded, "room")[0] == "discounted"


REVISED = (
    (
        "a",
        "2023-05-02",
        "قالت إدارة الدفاع المدني في بورتسودان إن 27 شخصا قتلوا في غارة على سوق مدينة كسلا اليوم الثلاثاء.",
    ),
    (
        "b",
        "2023-05-03",
        "قالت إدارة الدفاع المدني في بورتسودان إن 35 شخصا قتلوا في الغارة على سوق مدينة كسلا أمس الثلاثاء.",
    ),
)


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    told = [{"id": name, "outlet": "صحيفة الميناء", "published": day, "text": text} for name, day, text in REVISED]
    written(tmp_path / "r.jsonl", told)
    khabar.build(tmp_path / "r.jsonl", tmp_path / "archive")
    return tmp_path / "archive"


def test_what_a_wrong_claim_had_replaced_stands_again(revised: Path) -> None:
    claims = killed(incident(revised, "a")).claims
    assert [(c.value, c.current) for c in claims] == [(27, False), (35, True)]
    assert judge(revised, "wrong", claims[1].id) == 0
    tally = killed(incident(revised, "a"))
    assert [(c.value, c.current) for c in tally.claims] == [(27, True)]
    assert (tally.low, tally.best, tally.high) == (27, 27, 27)


def test_a_mended_number_stands_once_what_had_replaced_it_is_gone(revised: Path) -> None:
    first, second = killed(incident(revised, "a")).claims
    assert judge(revised, "value", first.id, "value", "23") == 0
    assert [(c.value, c.current) for c in killed(incident(revised, "a")).claims] == [(23, False), (35, True)]
    assert judge(revised, "wrong", second.id) == 0
    tally = killed(incident(revised, "a"))
    assert [(c.value, c.current) for c in tally.claims] == [(23, True)]
    assert (tally.low, tally.best, tally.high) == (23, 23, 23)


def test_a_mended_number_replaces_what_its_source_had_said(revised: Path) -> None:
    second = killed(incident(revised, "a")).claims[1]
    assert judge(revised, "value", second.id, "value", "23") == 0
    tally = killed(incident(revised, "a"))
    assert [(c.value, c.current) for c in tally.claims] == [(27, False), (23, True)]
    assert (tally.low, tally.best, tally.high) == (23, 23, 23)


def test_a_number_told_as_replaced_does_not_stand_again(tmp_path: Path) -> None:
    day, text = (
        "2023-05-04",
        "خفضت إدارة الدفاع المدني في بورتسودان حصيلة قتلى الغارة على سوق مدينة كسلا الثلاثاء من 35 إلى 31 قتيلا.",
    )
    rows = (REVISED[1], ("c", day, text))
    told = [{"id": name, "outlet": "صحيفة الميناء", "published": day, "text": text} for name, day, text in rows]
    written(tmp_path / "r.jsonl", told)
    place = tmp_path / "archive"
    khabar.build(tmp_path / "r.jsonl", place)
    claims = killed(incident(place, "b")).claims
    assert judge(place, "value", next(c.id for c in claims if c.report == "b"), "value", "33") == 0
    assert judge(place, "wrong", next(c.id for c in claims if c.value == 31)) == 0
    tally = killed(incident(place, "b"))
    assert [c.value for c in tally.claims if c.current] == [33]


def test_two_that_are_there_are_kept_apart(archive: Path) -> None:
    one, two = incident(archive, "nyala-accuser"), incident(archive, "taiz-agency")
    assert judge(archive, "different", one.id, two.id) == 0
    first, second = (e.id for e in record(archive).entities[:2])
    assert judge(archive, "different", first, second) == 0
    assert len(judgements(archive)) == 2


TOLLS = (
    ("army", "2024-03-11", "قال الجيش السوداني إن ثلاثة جنود من الجيش السوداني قتلوا أمس الأحد في هجوم على حامية مدينة كسلا."),
    ("post", "2024-03-11", "قالت حركة تحرير السودان إن 19 جنديا من الجيش السوداني قتلوا أمس الأحد في كمين على طريق مدينة القضارف."),
)  # fmt: skip


def test_numbers_of_two_incidents_that_are_one_are_held_against_each_other(tmp_path: Path) -> None:
    told = [{"id": name, "outlet": name, "published": day, "text": text} for name, day, text in TOLLS]
    written(tmp_path / "r.jsonl", told)
    place = tmp_path / "archive"
    khabar.build(tmp_path / "r.jsonl", place)
    one, two = incident(place, "army"), incident(place, "post")
    assert one.id != two.id
    assert judge(place, "same", one.id, two.id) == 0
    found = next(i for i in record(place).incidents if i.id == one.id)
    counts = [(t.measure, t.of, t.side) for t in found.tallies]
    assert len(counts) == len(set(counts))
    tallies = [t for t in found.tallies if t.measure == "killed"]
    assert [(t.low, t.high, t.verdict) for t in tallies] == [(3, 19, "conflict")] * len(tallies)
    assert judge(place, "undo", judgements(place)[-1].id) == 0
    assert incident(place, "army") == one


LATER = (
    ("room", "2024-03-11", "قالت غرفة طوارئ كسلا إن 6 أشخاص قتلوا وأصيب 9 آخرون في قصف مدفعي على سوق كسلا أمس الأحد."),
    ("clinic", "2024-03-12", "قال مستشفى كسلا إن 8 أشخاص قتلوا وأصيب 14 آخرون في القصف المدفعي على سوق كسلا الأحد."),
)  # fmt: skip


@pytest.fixture
def shelled(tmp_path: Path) -> Path:
    written(tmp_path / "r.jsonl", [{"id": n, "outlet": n, "published": d, "text": t} for n, d, t in LATER])
    khabar.build(tmp_path / "r.jsonl", tmp_path / "archive")
    return tmp_path / "archive"


def tallies_of(archive: Path) -> dict[tuple[str, str | None], list[tuple[float, str | None, str]]]:
    return {
        (t.measure, t.of): [(c.value, c.source, c.relation) for c in t.claims]
        for t in incident(archive, "room").tallies
    }


def test_what_a_claim_counts_is_set_right(shelled: Path) -> None:
    before = tallies_of(shelled)
    assert [[row[0] for row in rows] for rows in before.values()] == [[6, 8], [9, 14]]
    claim = next(c.id for t in incident(shelled, "room").tallies for c in t.claims if c.value == 14)
    assert judge(shelled, "value", claim, "measure", "killed") == 0
    after = tallies_of(shelled)
    assert [row[0] for row in after["killed", None]] == [6, 8, 14]
    assert [row[0] for row in after["injured", None]] == [9]
    assert judge(shelled, "value", claim, "of", "children") == 0
    after = tallies_of(shelled)
    assert after["killed", "children"][0][0] == 14
    assert [row[0] for row in after["killed", None]] == [6, 8]
    for made in judgements(shelled):
        assert judge(shelled, "undo", made.id) == 0
    assert tallies_of(shelled) == before


def test_who_says_a_number_and_of_which_day_is_set_right(shelled: Path) -> None:
    claim = next(c.id for c in killed(incident(shelled, "room")).claims if c.value == 8)
    assert judge(shelled, "value", claim, "source", "وزارة الصحة") == 0
    assert judge(shelled, "value", claim, "when", "2024-03-09") == 0
    tally = killed(incident(shelled, "room"))
    first = tally.claims[0]
    assert (first.value, first.source, first.witness) == (8, "وزارة الصحة", "وزارة الصحة")
    assert "judged to have the source" in first.reason
    assert judge(shelled, "value", claim, "measure", "dead") == 2
    assert judge(shelled, "value", claim, "of", "childrn") == 2
    assert judge(shelled, "value", claim, "when", "Sunday") == 2


def test_a_correction_stays_one_when_two_incidents_are_one() -> None:
    first = _tally(22, None, False, "w")
    second = replace(first.claims[0], id="w:figure:0-9", value=20, relation="revision", to=first.claims[0].id)
    mine = replace(first, claims=(replace(first.claims[0], current=False), second))
    (found,) = joined("i", [mine], [_tally(17, None, False, "x")], "judged")
    assert next(c for c in found.claims if c.value == 20).relation == "revision"


def _tally(number: float, side: str | None, only: bool, witness: str, bound: str = "exact") -> Tally:
    claim = Claim(
        f"{witness}:figure:{only:d}-{number:g}",
        number,
        None,
        bound,
        None,
        witness,
        (),
        witness,
        witness,
        0,
        2,
        witness=witness,
    )
    return Tally(f"i:{side}", "killed", None, side, number, number, number, 1, 1, (claim,), "single", side_only=only)


@pytest.mark.parametrize(
    ("second", "verdict", "relation"),
    [
        (_tally(7, "a", True, "x"), "conflict", "conflict"),
        (_tally(5, "a", True, "x"), "agreed", "confirms"),
        (_tally(5, "a", True, "w"), "single", "same"),
        (_tally(9, None, False, "w"), "grown", "update"),
    ],
)
def test_a_claim_of_another_incident_is_the_same_more_or_against(second: Tally, verdict: str, relation: str) -> None:
    """A side's tally that stood beside others is one count with that of an incident of which nobody else is told."""
    (found,) = joined("i", [_tally(5, "a", False, "w")], [second], "judged")
    assert (found.verdict, found.claims[-1].relation) == (verdict, relation)
    assert found.side == ("a" if second.side else None)


def test_of_two_sides_each_keeps_its_own_tally_and_all_are_their_sum() -> None:
    found = joined("i", [_tally(5, "a", False, "w")], [_tally(7, "b", False, "x")], "judged")
    assert [(t.side, t.side_only, t.low, t.high) for t in found] == [
        (None, False, 12, 12), ("a", True, 5, 5), ("b", True, 7, 7),
    ]  # fmt: skip


def test_a_place_set_right_lies_where_the_gazetteer_has_it_in_the_country_or_nowhere(archive: Path) -> None:
    name = incident(archive, "nyala-accuser").id
    for value, country in (("طرابلس", None), ("كسلا", "SD"), ("وادي الغزلان الأبيض", None)):
        assert judge(archive, "value", name, "place", value) == 0
        place = incident(archive, "nyala-accuser").place
        assert place is not None
        assert (place.name, place.country, place.lat is None) == (value, country, country is None)


def test_a_place_that_is_not_known_is_told_and_a_town_is_told_from_its_province(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = incident(archive, "nyala-accuser").id
    for value, known, precision in (
        ("Kassala", False, None),
        ("ولاية كسلا", True, "region"),
        ("مدينة كسلا", True, "point"),
    ):
        capsys.readouterr()
        assert judge(archive, "value", name, "place", value) == 0
        assert ("no one place is known" in capsys.readouterr().err) != known
        place = incident(archive, "nyala-accuser").place
        assert place is not None
        assert (place.precision, place.lat is not None) == (precision, known)


def test_what_is_in_doubt_is_listed_until_somebody_looked_at_it(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def listed() -> list[str]:
        capsys.readouterr()
        assert main(["show", "--doubtful", "-a", str(archive)]) == 0
        return capsys.readouterr().out.split("\n")

    before = listed()
    name = before[1].strip()
    assert any(i.id == name for i in record(archive).incidents)
    assert judge(archive, "right", name) == 0
    assert name not in [line.strip() for line in listed()]


def test_a_report_is_moved_from_one_incident_into_another(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = next(i for i in record(archive).incidents if len(i.reports) > 2)
    other = next(i for i in record(archive).incidents if i.story != found.story)
    gone = found.reports[-1]
    capsys.readouterr()
    assert judge(archive, "different", found.id, gone) == 0
    assert f"khabar judge same INCIDENT {found.id}~{gone}" in capsys.readouterr().err
    assert judge(archive, "same", other.id, f"{found.id}~{gone}") == 0
    after = {i.id: i.reports for i in record(archive).incidents}
    assert gone in after[other.id]
    assert gone not in after[found.id]
    assert f"{found.id}~{gone}" not in after


def test_the_list_of_stories_counts_what_stands(archive: Path) -> None:
    found = incident(archive, "nyala-accuser")
    before = {s.id: s.incidents for s in Archive.open(archive).stories()}
    assert judge(archive, "wrong", found.id) == 0
    after = {s.id: s.incidents for s in Archive.open(archive).stories()}
    assert after == {**before, found.story: before[found.story] - 1}


def test_an_incident_is_not_called_after_a_report_that_was_taken_out(archive: Path) -> None:
    titles = {t.id: t.title for t in record(archive).reports}
    found = next(
        i for i in record(archive).incidents if len(i.reports) > 1 and i.title in {titles[r] for r in i.reports}
    )
    gone = next(r for r in found.reports if titles[r] == found.title)
    assert judge(archive, "different", found.id, gone) == 0
    after = next(i for i in record(archive).incidents if i.id == found.id)
    assert after.title in {titles[r] for r in after.reports}
    assert after.title != found.title
