"""A build may be stopped, started again, added to and run in any way: what comes out is the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest
from many_reports import contents, rows, written

import khabar
from khabar import pipeline
from khabar.archive import collect, stamp, steps, tasks
from khabar.errors import KhabarError
from khabar.model import Report
from khabar.outputs.cli import main
from khabar.tell import groups as limits
from khabar.tell import pairs
from khabar.tell.dating import Dated
from khabar.tell.digest import Digest
from khabar.tell.numbering import Bounds


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "SHARD", 5)
    monkeypatch.setattr(limits, "FEW", 0)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path / "reports.jsonl", rows())


def groups(archive: khabar.Archive) -> list[list[str]]:
    return sorted(row[0] for row in archive.sql("select reports from records"))


def told_of(archive: khabar.Archive) -> list[str]:
    """The reports of all groups."""
    return sorted(chain.from_iterable(groups(archive)))


def test_in_memory_and_in_an_archive_the_record_is_the_same(source: Path, tmp_path: Path) -> None:
    archive = khabar.build(source, tmp_path / "a")
    record = khabar.build(source)
    assert archive.record().to_dict() == record.to_dict()
    assert record == khabar.tell(khabar.read(report) for report in reversed(list(khabar.load(source))))


def test_nothing_new_changes_nothing(source: Path, tmp_path: Path) -> None:
    khabar.build(source, tmp_path / "a")
    before = contents(tmp_path / "a")
    khabar.build(source, tmp_path / "a")
    khabar.build([], tmp_path / "a")
    assert contents(tmp_path / "a") == before


def test_processes_make_the_same_bytes(source: Path, tmp_path: Path) -> None:
    khabar.build(source, tmp_path / "one", jobs=1)
    khabar.build(source, tmp_path / "two", jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


KILLED = """
import os, signal, sys
from khabar.archive import collect, folder
from khabar.tell import groups
collect.SHARD, groups.FEW = 5, 0
put, left = folder.Folder.put, int(sys.argv[3])
def until(self, name, data):
    global left
    if left == 0:
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.with_name(folder.PART + path.name).write_bytes(data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    put(self, name, data)
folder.Folder.put = until
import khabar
khabar.build(sys.argv[1], sys.argv[2])
"""


def test_killed_at_any_file_and_started_again(source: Path, tmp_path: Path) -> None:
    khabar.build(source, tmp_path / "whole")
    whole = contents(tmp_path / "whole")
    for files in (0, 9, len(whole) - 2):
        place = tmp_path / f"killed-{files}"
        command = [sys.executable, "-c", KILLED, str(source), str(place), str(files)]
        assert subprocess.run(command, check=False, capture_output=True).returncode == -signal.SIGKILL
        assert contents(place) != whole
        khabar.build(source, place)
        assert contents(place) == whole, f"killed before file {files}"


@pytest.mark.parametrize("files", [0, 2, 5, 9, 14])
def test_killed_while_a_shard_grows_and_started_again(source: Path, tmp_path: Path, files: int) -> None:
    khabar.build(source, tmp_path / "whole")
    khabar.build(written(tmp_path / "first.jsonl", rows()[:8]), tmp_path / "a")
    command = [sys.executable, "-c", KILLED, str(source), str(tmp_path / "a"), str(files)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == -signal.SIGKILL
    assert khabar.Archive.open(tmp_path / "a").counts()["reports"] == 8
    khabar.build(source, tmp_path / "a")
    assert made_of(tmp_path / "a") == made_of(tmp_path / "whole")


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="needs groups of processes")
def test_workers_end_with_the_build_that_was_killed(source: Path, tmp_path: Path) -> None:
    code = (
        "import sys, khabar\nfrom khabar.archive import collect\ncollect.SHARD = 2\n"
        "if __name__ == '__main__': khabar.build(sys.argv[1], sys.argv[2], jobs=2)\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    build = subprocess.Popen([sys.executable, str(script), str(source), str(tmp_path / "a")], start_new_session=True)
    readings = tmp_path / "a" / "readings"
    until = time.monotonic() + 180
    while time.monotonic() < until and not (readings.is_dir() and list(readings.glob("0*"))):
        time.sleep(0.01)
    build.kill()
    build.wait()
    while time.monotonic() < until and _running(build.pid):
        time.sleep(0.05)
    assert not _running(build.pid)
    khabar.build(source, tmp_path / "a")


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="needs groups of processes")
def test_interrupted_it_ends_at_once_and_goes_on_later(source: Path, tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom khabar.archive import run\nfrom khabar.outputs.cli import main\n"
        "from khabar.archive import collect\ncollect.SHARD = 2\n"
        "def slow(put):\n    def later(self, name, data):\n        time.sleep(0.2)\n        put(self, name, data)\n    return later\n"
        "from khabar.archive import folder\nfolder.Folder.put = slow(folder.Folder.put)\n"
        "if __name__ == '__main__': sys.exit(main(['build', sys.argv[1], '-a', sys.argv[2], '-j', '2']))\n"
    )
    script = tmp_path / "script.py"
    script.write_text(code, encoding="utf-8")
    command = [sys.executable, str(script), str(source), str(tmp_path / "a")]
    build = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)
    readings = tmp_path / "a" / "readings"
    until = time.monotonic() + 180
    while time.monotonic() < until and not (readings.is_dir() and list(readings.glob("0*"))):
        time.sleep(0.01)
    os.killpg(build.pid, signal.SIGINT)
    assert build.stderr is not None
    with build.stderr as told:
        assert told.read() == b"khabar: interrupted\n"
    assert build.wait() == 130
    assert khabar.build(source, tmp_path / "a").counts()["reports"] == 24


def _running(group: int) -> bool:
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_added_later_is_as_if_built_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = rows()
    parts = [every[::3], every[1::3], every[2::3], every[:4]]
    for k, part in enumerate(parts):
        path = written(tmp_path / f"{k}.jsonl", part)
        archive = khabar.build(path, tmp_path / "a")
    whole = khabar.build(written(tmp_path / "all.jsonl", every), tmp_path / "whole")
    assert groups(archive) == groups(whole)
    assert archive.record().to_dict() == whole.record().to_dict()


def test_many_small_additions_make_the_files_of_one_build(tmp_path: Path) -> None:
    every = rows()
    khabar.build(written(tmp_path / "all.jsonl", every), tmp_path / "whole")
    done = 0
    for k, size in enumerate((1, 1, 2, 3, 1, 7, 1, 8)):
        path = written(tmp_path / f"{k}.jsonl", every[done : done + size])
        done += size
        khabar.build(path, tmp_path / "a", jobs=1 + k % 2)
        assert len(khabar.Archive.open(tmp_path / "a").files("reports")) == -(-done // 5)
    assert done == len(every)
    assert made_of(tmp_path / "a") == made_of(tmp_path / "whole")


def made_of(archive: Path) -> dict[str, bytes]:
    """The files that the archive is made of."""
    return {name: (archive / name).read_bytes() for name in khabar.Archive.open(archive).files()}


def test_only_what_is_touched_is_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    khabar.build(written(tmp_path / "a.jsonl", rows(0, 7)), tmp_path / "a")
    told: list[list[str]] = []
    read: list[str] = []
    compared: list[tuple[str, str]] = []
    tell_group, joined, attempt = tasks.tell_group, tasks.joined, tasks.attempt

    def telling(digests: list[Digest]) -> object:
        told.append([d.id for d in digests])
        return tell_group(digests)

    def joining(one: Digest, other: Digest) -> str | None:
        compared.append((one.id, other.id))
        return joined(one, other)

    def reading(report: Report) -> object:
        read.append(report.id)
        return attempt(report)

    monkeypatch.setattr(tasks, "tell_group", telling)
    monkeypatch.setattr(tasks, "joined", joining)
    monkeypatch.setattr(tasks, "attempt", reading)
    new = {row["id"] for row in rows(7, 8, dated=True)}
    archive = khabar.build(written(tmp_path / "b.jsonl", rows(7, 8, dated=True)), tmp_path / "a")
    assert set(read) == new
    assert all(not new.isdisjoint(pair) for pair in compared)
    assert all(not new.isdisjoint(group) for group in told)
    assert told_of(archive) == sorted(row["id"] for row in rows())


def test_keys_that_die_by_additions_part_what_they_joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from khabar.archive import likely

    monkeypatch.setattr(pairs, "MOST", 3)
    monkeypatch.setattr(likely, "MOST", 3)
    every = rows()
    for k in range(0, len(every), 7):
        archive = khabar.build(written(tmp_path / "part.jsonl", every[k : k + 7]), tmp_path / "a")
    record = khabar.build(written(tmp_path / "all.jsonl", every))
    assert archive.record().to_dict() == record.to_dict()
    assert groups(archive) == groups(khabar.build(tmp_path / "all.jsonl", tmp_path / "whole"))


def test_large_groups_are_taken_apart_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST", 2)
    every = rows()
    for k in range(0, len(every), 10):
        archive = khabar.build(written(tmp_path / "part.jsonl", every[k : k + 10]), tmp_path / "a")
    record = khabar.build(written(tmp_path / "all.jsonl", every[::-1]))
    assert archive.record().to_dict() == record.to_dict()
    assert max(map(len, groups(archive))) == 2


def test_other_rules_read_and_tell_again(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    khabar.build(source, tmp_path / "a")
    before = contents(tmp_path / "a")
    monkeypatch.setattr(tasks, "telling_stamp", lambda: "222222222222")
    monkeypatch.setattr(steps, "telling_stamp", lambda: "222222222222")
    khabar.build([], tmp_path / "a")
    told = {name for name in contents(tmp_path / "a") if name not in before}
    assert {name.split("/")[0] for name in told} >= {"digests", "joins", "records"}
    assert not any(name.startswith("readings/") for name in told)
    monkeypatch.setattr(tasks, "reading_stamp", lambda: "111111111111")
    monkeypatch.setattr(steps, "reading_stamp", lambda: "111111111111")
    archive = khabar.build([], tmp_path / "a")
    files = json.loads((tmp_path / "a" / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert {name.split("-")[1] for name in files if name.startswith("readings/")} == {"111111111111.parquet"}
    assert archive.record().to_dict() == khabar.build(source).to_dict()


def test_the_stamp_is_of_tables_and_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "languages" / "ar" / "numerals.tsv"
    table.parent.mkdir(parents=True)
    monkeypatch.setattr(stamp, "ROOT", tmp_path)
    found = []
    for text in ("one", "two", "one"):
        table.write_text(text, encoding="utf-8")
        stamp.reading_stamp.cache_clear()
        stamp.telling_stamp.cache_clear()
        found.append((stamp.reading_stamp(), stamp.telling_stamp()))
    stamp.reading_stamp.cache_clear()
    stamp.telling_stamp.cache_clear()
    assert found[0] == found[2]
    assert found[0][0] != found[1][0]
    assert found[0][1] != found[1][1]


def test_a_report_that_breaks_is_a_row(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(reading: khabar.Reading) -> Digest:
        if reading.report.id == "r03-1":
            raise ValueError("no such word")
        return made(reading)

    made = tasks.digest
    monkeypatch.setattr(tasks, "digest", breaks)
    archive = khabar.build(source, tmp_path / "a")
    assert [(f.report, f.stage, f.error) for f in archive.failures()] == [
        ("r03-1", "digest", "ValueError: no such word")
    ]
    assert "r03-1" not in told_of(archive)
    assert len(told_of(archive)) == len(rows()) - 1


def test_a_group_that_breaks_is_a_row(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("no such group")

    monkeypatch.setattr(tasks, "tell_group", breaks)
    archive = khabar.build(source, tmp_path / "a")
    assert {(f.stage, f.error) for f in archive.failures()} == {("tell", "ValueError: no such group")}


def test_the_command(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(tmp_path / "a")
    assert main(["build", str(source), "-a", place, "-j", "1"]) == 0
    assert "24 reports in" in capsys.readouterr().err
    assert main(["show", "--json", "-a", place]) == 0
    kept = json.loads(capsys.readouterr().out)
    assert sorted(kept) == ["copies", "entities", "incidents", "links", "reports", "stories"]
    assert main(["build", str(source)]) == 0
    assert json.loads(capsys.readouterr().out) == kept
    assert main(["show", "-a", place]) == 0
    for form, begin in ((".json", "{"), (".md", "# "), (".html", "<!doctype html>")):
        assert main(["show", "-a", place, "-o", str(tmp_path / f"x{form}")]) == 0
        assert (tmp_path / f"x{form}").read_text(encoding="utf-8").startswith(begin)
    capsys.readouterr()
    assert main(["build", str(tmp_path / "missing.jsonl"), "-a", place]) == 1
    assert "no such file" in capsys.readouterr().err
    nothing = tmp_path / "nothing.jsonl"
    nothing.touch()
    for lost in (tmp_path / "missing.jsonl", nothing):
        assert main(["build", str(lost), "-a", str(tmp_path / "new")]) == 1
        assert "no archive was made" in capsys.readouterr().err
        assert not (tmp_path / "new").exists()
    for wrong in (["build"], ["build", "-a", str(tmp_path / "no")], ["build", "-a", place, "-j", "0"],
                  ["show", "-a", str(tmp_path / "no")], ["show", "nobody", "-a", place],
                  ["show", "-a", place, "-o", "x.pdf"]):  # fmt: skip
        assert main(wrong) == 2, wrong


def test_two_builds_at_once(source: Path, tmp_path: Path) -> None:
    from khabar.archive.folder import writing

    khabar.build(source, tmp_path / "a")
    with writing(tmp_path / "a"):
        done = subprocess.run(
            [sys.executable, "-m", "khabar", "build", str(source), "-a", str(tmp_path / "a")],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
        assert b"another build is writing to this archive" in done.stderr
        assert khabar.Archive.open(tmp_path / "a").counts()["reports"] == 24


def test_errors_of_the_archive_are_told(tmp_path: Path) -> None:
    with pytest.raises(KhabarError, match="there is no archive here"):
        khabar.Archive.open(tmp_path)


def test_days_that_others_tell_are_read_again(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_day(digests: Sequence[Digest], bounds: Bounds) -> tuple[Dated, ...]:
        known = sorted(d.published for d in digests if d.published)
        undated = [d.id for d in digests if d.published is None]
        return tuple(Dated(name, known[0], "inferred", "the first of its group") for name in undated if known)

    for place in (tasks, pipeline):
        monkeypatch.setattr(place, "date_group", first_day)
    archive = khabar.build(source, tmp_path / "a")
    found = archive.sql("select id from rereads order by id")
    assert found
    assert {archive.reading(name).basis for (name,) in found} == {"inferred"}
    assert archive.record().to_dict() == khabar.build(source).to_dict()
    before = contents(tmp_path / "a")
    khabar.build(source, tmp_path / "a", jobs=2)
    assert contents(tmp_path / "a") == before
    every = rows()
    for k in range(0, len(every), 9):
        parts = khabar.build(written(tmp_path / "part.jsonl", every[k : k + 9]), tmp_path / "b")
    assert groups(parts) == groups(archive)
    assert parts.record().to_dict() == archive.record().to_dict()
    assert sorted(parts.sql("select id from rereads")) == found
