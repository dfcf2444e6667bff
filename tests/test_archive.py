"""The folder of an archive: whole files, one writer, many readers, clear errors."""

from __future__ import annotations

import errno
import json
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest
from many_reports import rows, written

import khabar
from khabar.archive import folder as folders
from khabar.archive import run as run_module
from khabar.archive import tasks
from khabar.archive.collect import collect, shards
from khabar.archive.folder import writing
from khabar.archive.likely import Likely
from khabar.archive.run import workers
from khabar.archive.stamp import telling_stamp
from khabar.archive.tables import (
    from_json,
    packed,
    reading_json,
    reading_of,
    report_row,
    squeezed,
    stretched,
    to_json,
    unpacked,
)  # fmt: skip
from khabar.archive.tasks import (
    Group,
    Pairs,
    Rejoin,
    Shard,
    compare,
    date_groups,
    key_number,
    read_shard,
    rejoin,
    tell_groups,
)
from khabar.errors import KhabarError
from khabar.model import Failure, Report
from khabar.tell import groups
from khabar.tell.digest import Digest, digest
from khabar.tell.groups import components
from khabar.tell.pairs import MOST, candidates, keys, live
from khabar.tell.speeches import HIGHEST


def test_reading_and_digest_go_through_json_unchanged() -> None:
    for row in rows(0, 2):
        reading = khabar.read(Report.of(row["text"], id=row["id"], published=row.get("published"), title="عنوان"))
        assert reading_of(reading_json(reading), reading.report.text) == reading
        made = digest(reading)
        assert from_json(stretched(squeezed(to_json(made))), Digest) == made


def test_files_have_the_same_bytes_each_time() -> None:
    failures = [{"report": "a", "stage": "load", "error": "نص"}] * 3
    assert packed("failures", failures, "x") == packed("failures", failures, "x")
    assert unpacked(packed("failures", failures)) == failures


def test_a_report_is_collected_once_and_another_text_of_its_id_is_a_version(tmp_path: Path) -> None:
    first = [Report.of("خبر أول", id="a"), Report.of("خبر ثان", id="b"), Report.of("خبر أول", id="a")]
    again = [Report.of("خبر أول", id="a", published="2021-01-01"), Report.of("خبر آخر", id="a")]
    failures = [Failure("x", "load", "it holds no text")]
    with writing(tmp_path / "a") as folder:
        assert collect(folder, first, failures, lambda done: None) == []
        [version] = collect(folder, again, failures, lambda done: None)
        assert version.startswith("a~")
        assert collect(folder, again, failures, lambda done: None) == []
        ids = [row["id"] for name in shards(folder) for row in unpacked(folder.get(name))]
        assert ids == ["a", "b", version]
        assert len([row for name in folder.names("failures") for row in unpacked(folder.get(name))]) == 1


def test_half_a_sign_is_a_failure_not_an_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "bad", "text": "قصف \\ud800 مدينة"}\n{"id": "good", "text": "قصف على مدينة"}\n', encoding="utf-8"
    )
    archive = khabar.build(path, tmp_path / "archive")
    assert [r.id for r in archive.reports()] == ["good"]
    assert [(f.report, f.stage) for f in archive.failures()] == [("bad", "collect")]


@pytest.mark.parametrize(
    "row",
    [
        {"id": "bad", "text": "قصف على مدينة", "author": "\ud800x"},
        {"id": "bad", "text": "قصف على مدينة", "agency": "x\udc00"},
        {"id": "\ud800", "text": "قصف على مدينة"},
        {"id": "\ud800", "text": 5},
        {"\ud800": "قصف على مدينة"},
    ],
    ids=["author", "agency", "id", "id of none", "name of a field"],
)
def test_half_a_sign_anywhere_ends_no_build(tmp_path: Path, row: dict[str, object]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f'{json.dumps(row)}\n{{"id": "good", "text": "قصف على مدينة"}}\n', encoding="utf-8")
    archive = khabar.build(path, tmp_path / "archive")
    assert [r.id for r in archive.reports()] == ["good"]
    assert len(list(archive.failures())) == 1


def test_two_writers_are_refused_and_readers_are_not(tmp_path: Path) -> None:
    with writing(tmp_path / "a"):
        with pytest.raises(KhabarError, match="another build is writing"), writing(tmp_path / "a"):
            pass
        assert list(khabar.Archive.open(tmp_path / "a").reports()) == []
    with writing(tmp_path / "a"):
        pass


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(KhabarError, match="no archive and not empty"), writing(tmp_path):
        pass
    with pytest.raises(KhabarError, match="a file, not an archive"), writing(tmp_path / "letter.txt"):
        pass
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_another_format_says_what_to_do(tmp_path: Path) -> None:
    with writing(tmp_path / "a"):
        pass
    (tmp_path / "a" / "manifest.json").write_text(json.dumps({"format": 99, "files": []}), encoding="utf-8")
    for way in (lambda: khabar.Archive.open(tmp_path / "a"), lambda: khabar.build([], tmp_path / "a")):
        with pytest.raises(KhabarError, match=r"format 99.*newer Khabar"):
            way()


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "may not be written to"), (errno.EIO, "cannot be written")],
)
def test_what_the_disk_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    source = written(tmp_path / "a.jsonl", rows(0, 1))
    with writing(tmp_path / "a"):
        pass

    def refuse(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(folders.os, "fsync", refuse)
    with pytest.raises(KhabarError, match=said):
        khabar.build(source, tmp_path / "a")
    assert not list((tmp_path / "a").rglob("*.parquet"))
    monkeypatch.undo()
    assert khabar.build(source, tmp_path / "a").counts()["reports"] == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0o555)
    with pytest.raises(KhabarError, match="may not be written to"):
        khabar.build([], tmp_path / "a")


def test_a_file_that_was_half_written_is_no_file(tmp_path: Path) -> None:
    with writing(tmp_path / "a") as folder:
        folder.put("reports/000000.parquet", b"x")
        (tmp_path / "a" / "reports" / ".part-000001.parquet").write_bytes(b"half")
        assert folder.names("reports") == ["reports/000000.parquet"]
    with writing(tmp_path / "a"):
        assert not list((tmp_path / "a").rglob(".part-*"))


def test_former_files_stay_until_the_next_build(tmp_path: Path) -> None:
    with writing(tmp_path / "a") as folder:
        for name in ("records/1.parquet", "records/2.parquet", "records/3.parquet"):
            folder.put(name, b"x")
            folder.finish([name])
        assert folder.names("records") == ["records/2.parquet", "records/3.parquet"]
        folder.finish(["records/3.parquet"])
        assert folder.names("records") == ["records/2.parquet", "records/3.parquet"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    for name in ("tables/reports.parquet", "tables/.part-x"):
        (tmp_path / "a" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "a" / name).write_bytes(b"not ours")
    (tmp_path / "a" / "manifest.json").write_text('{"format": 1, "files": [], "former": []}', encoding="utf-8")
    with writing(tmp_path / "a") as folder:
        folder.put("records/1.parquet", b"x")
        folder.finish([])
    assert {p.name for p in (tmp_path / "a" / "tables").iterdir()} == {"reports.parquet", ".part-x"}
    assert not list((tmp_path / "a").glob("records/*"))


def test_pairs_of_the_database_are_those_in_memory(tmp_path: Path) -> None:
    held = {k: tuple(f"k{k % m}-{m}" for m in (2, 3, 5, 7)) for k in range(MOST * 2 + 30)}
    table = [
        {"number": k, "id": str(k), "digest": b"", "keys": sorted(map(key_number, found))} for k, found in held.items()
    ]
    path = tmp_path / "digests.parquet"
    path.write_bytes(packed("digests", table))
    with Likely([path], tmp_path) as likely:
        assert [(b, a) for a, b in sorted(likely.pairs(list(held)))] == sorted(
            candidates(held, live(held)), key=lambda p: (p[1], p[0])
        )
        later = {3: ("k1-7",), 200: ("new",), 300: ("new",)}
        likely.read_again(list(later), [sorted(map(key_number, found)) for found in later.values()])
        then = {**held, **later}
        wanted = {p for p in candidates(then, live(held, then)) if not later.keys().isdisjoint(p)}
        assert {(min(p), max(p)) for p in likely.partners(list(later))} == wanted


def test_keys_of_too_many_reports_are_dead() -> None:
    many = {k: ("all", f"one{k // 2}") for k in range(MOST + 1)}
    assert "all" not in live(many)
    assert len(list(candidates(many, live(many)))) == MOST // 2


def test_components_do_not_depend_on_the_order_of_pairs_and_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two close circles of five, a chain that connects them, and two others.
    circles = [(a, b) for start in (0, 10) for a in range(start, start + 5) for b in range(start, a)]
    pairs = [*circles, (4, 6), (6, 10), (20, 21)]
    names = {n: f"r{n:02}" for pair in pairs for n in pair}
    assert components(names, pairs) == [sorted(names)]
    monkeypatch.setattr(groups, "FEW", 0)
    whole = [[0, 1, 2, 3, 4, 6, 10, 11, 12, 13, 14], [20, 21]]
    assert components(names, pairs) == components(names, pairs[::-1]) == whole
    monkeypatch.setattr(groups, "LARGEST", 7)
    assert components(names, pairs) == [[0, 1, 2, 3, 4, 6], [10, 11, 12, 13, 14], [20, 21]]
    turned = {99 - n: name for n, name in names.items()}
    found = components(turned, [(99 - a, 99 - b) for a, b in pairs[::-1]])
    assert sorted(sorted(99 - n for n in group) for group in found) == components(names, pairs)


def test_a_report_that_joins_leaves_the_other_parts_of_a_large_group_as_they_were(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Thirty circles of five in one chain, each tied to the next by one pair.
    circles = [(a, b) for start in range(0, 300, 10) for a in range(start, start + 5) for b in range(start, a)]
    pairs = [*circles, *((start + 4, start + 10) for start in range(0, 290, 10))]
    names = {n: f"r{n:03}" for pair in pairs for n in pair}
    monkeypatch.setattr(groups, "LARGEST", 20)
    before = components(names, pairs)
    assert max(map(len, before)) <= 20
    assert all(
        set(range(start, start + 5)) <= set(group) for group in before for start in range(0, 300, 10) if start in group
    )
    after = components({**names, 999: "new"}, [*pairs, (122, 999), (123, 999)])
    changed = [group for group in after if group not in before]
    assert len(changed) <= 2
    assert any(999 in group and 122 in group for group in changed)


def broken(value: int) -> int:
    raise KhabarError("a word is missing", f"row {value}", "add it")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_users_error_arrives_as_itself(jobs: int) -> None:
    with workers(jobs) as run, pytest.raises(KhabarError) as caught:
        list(run(broken, [1, 2, 3]))
    assert (caught.value.what, caught.value.where, caught.value.fix) == ("a word is missing", "row 1", "add it")
    assert pickle.loads(pickle.dumps(caught.value)).where == "row 1"


def test_questions_in_sql(tmp_path: Path) -> None:
    archive = khabar.build(written(tmp_path / "a.jsonl", rows(0, 2)), tmp_path / "archive")
    assert archive.sql("select count(*), count(distinct outlet) from reports") == [(6, 3)]
    assert archive.reading("r00-0").report.text == rows(0, 1)[0]["text"]
    assert sorted(archive.readings(["r01-1", "r00-2", "nobody"])) == ["r00-2", "r01-1"]
    with pytest.raises(KhabarError, match="The tables are reports"):
        archive.sql("select x from nowhere")
    with pytest.raises(KhabarError, match="no report"):
        archive.reading("nobody")
    with pytest.raises(KhabarError, match="no story"):
        archive.record("nobody")


def test_keys_are_those_of_the_digest() -> None:
    first, second = (Report.of(row["text"], id=row["id"], published="2021-03-01") for row in rows(0, 1)[:2])
    shard = packed("reports", [report_row(k, report, "") for k, report in enumerate((first, second))])
    kept = unpacked(read_shard(Shard(shard, None, telling_stamp()))[1])
    wanted = [keys(digest(khabar.read(report))) for report in (first, second)]
    assert [row["keys"] for row in kept] == [sorted(map(key_number, found)) for found in wanted]
    # They tell of one happening, so one is found by the other.
    assert not set(kept[0]["keys"]).isdisjoint(kept[1]["keys"])


LONG_NUMBER = "وقال المتحدث باسم الجيش إن المعاملة رقم " + "9" * 400 + " أحيلت إلى المحكمة في حلب أمس."


def test_a_number_without_end_breaks_no_build(tmp_path: Path) -> None:
    report = Report.of(LONG_NUMBER, id="long", published="2021-01-11")
    made = digest(khabar.read(report))
    assert made.speeches
    assert not any(number > HIGHEST for speech in made.speeches for number in speech.numbers)
    assert from_json(stretched(squeezed(to_json(made))), Digest) == made
    path = written(tmp_path / "a.jsonl", [*rows(0, 1), {"id": "long", "text": LONG_NUMBER, "published": "2021-01-11"}])
    archive = khabar.build(path, tmp_path / "archive")
    assert archive.failures() == []
    assert len(archive.record().reports) == 4


def test_a_digest_that_cannot_be_opened_is_a_row() -> None:
    made = [digest(khabar.read(Report.of(r["text"], id=r["id"], published="2021-01-11"))) for r in rows(0, 1)[:2]]
    bad = squeezed('{"id": "bad"}')
    blobs = [*(squeezed(to_json(d)) for d in made), bad]
    good, *broken = compare(Pairs(blobs, [(1, 0), (2, 0), (1, 2)]))
    assert good[0] is not None
    assert all(reason is None and error and "ValidationError" in error for reason, error in broken)
    [row] = rejoin([Rejoin("x", 7, [1, 2], [blobs[0], blobs[1], bad])])
    assert row["b"] == [1]
    assert "ValidationError" in row["error"]
    for found in (date_groups([Group("x", blobs)]), tell_groups([Group("x", blobs)]), tell_groups([Group("x", [bad])])):
        assert "ValidationError" in found[0]["error"]
    assert tell_groups([Group("x", blobs)])[0]["reports"] == ["r00-0", "r00-1"]


def test_a_digest_that_json_cannot_keep_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(reading: khabar.Reading) -> Digest:
        return replace(digest(reading), terms={"كلمة": float("inf")})

    monkeypatch.setattr(tasks, "digest", endless)
    shard = packed("reports", [report_row(0, Report.of("قصف الجيش البلدة.", id="a"), "")])
    [row] = unpacked(read_shard(Shard(shard, None, telling_stamp()))[1])
    assert (row["digest"], row["stage"]) == (None, "digest")


@pytest.mark.parametrize(
    "listed", [{"format": 1}, {"format": 1, "files": "x", "former": []}, {"format": 1, "files": [1], "former": []}]
)
def test_a_list_of_another_shape_says_what_to_do(tmp_path: Path, listed: dict[str, object]) -> None:
    with writing(tmp_path / "a"):
        pass
    (tmp_path / "a" / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    for way in (lambda: khabar.Archive.open(tmp_path / "a"), lambda: khabar.build([], tmp_path / "a")):
        with pytest.raises(KhabarError, match="no list of an archive's files"):
            way()


HELD = """
from khabar.archive.run import workers
def large(size):
    return bytes(size)
if __name__ == "__main__":
    with workers(2) as run:
        for n, _ in enumerate(run(large, [50_000_000] * 30)):
            if n == 5:
                raise KeyboardInterrupt
"""


def test_an_interruption_while_a_large_result_comes_does_not_hang(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(HELD, encoding="utf-8")
    ended = subprocess.run([sys.executable, str(script)], capture_output=True, check=False, timeout=120)
    assert b"KeyboardInterrupt" in ended.stderr


def test_tired_workers_go_when_all_results_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "TIRED", 3)
    before = set(active_children())
    with workers(2) as run:
        made = run(abs, [-1, -2, -3, -4])
        assert [next(made) for _ in range(4)] == [1, 2, 3, 4]
        assert set(active_children()) - before
        del made
        assert not set(active_children()) - before
        assert list(run(abs, [-5, -6])) == [5, 6]


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    khabar.build(Path(__file__).parent.parent / "examples" / "market-strike", tmp_path / "a")
    next((tmp_path / "a" / "records").iterdir()).write_text("no longer what it was", encoding="utf-8")
    with pytest.raises(KhabarError, match="cannot be read"):
        khabar.Archive.open(tmp_path / "a").stories()
