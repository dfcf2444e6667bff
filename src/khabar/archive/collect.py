"""Reports come in: each once, in the order in which they are given, in shards of a fixed number.

The last shard is filled before another is begun, so that many small additions make as few files as one large one; as long as it is
not full its name says how many reports it holds: `reports/000003+000120.parquet`.

The same text under the same id is the same report, whatever else is said of it: it is not taken twice. Another text under an id
that is taken is a version: it is kept under the id with the print of its text, `ID~3f9a1c`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from khabar.archive.folder import Folder
from khabar.archive.tables import packed, report_row, unpacked
from khabar.model import Failure, Report

# So many reports make a shard; what parts the number of a shard from how many reports it has as long as these are fewer.
SHARD, GROWING = 250, "+"

Known = dict[str, str]


def mark(text: str) -> str:
    """The print of a text.

    >>> len(mark("خبر"))
    16
    """
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def distinct(reports: Iterable[Report], known: Known, version: Callable[[str], None]) -> Iterator[tuple[Report, str]]:
    """The reports that are not yet `known` (id → print) with the print of each; `version` is told the id of each version.

    >>> twice = [Report.of("خبر", id="a"), Report.of("خبر", id="a"), Report.of("خبر آخر", id="a")]
    >>> [report.id for report, _ in distinct(twice, {}, print)]
    a~229962
    ['a', 'a~229962']
    """
    for report in reports:
        found, name = mark(report.text), report.id
        if known.get(name) == found:
            continue
        if name in known:
            name = f"{name}~{found[:6]}"
            if known.get(name) == found:
                continue
            version(name)
        known[name] = found
        yield (report if name == report.id else replace(report, id=name)), found


def collect(
    folder: Folder, reports: Iterable[Report], failures: list[Failure], step: Callable[[int], None], size: int = 0
) -> list[str]:
    """Put what is new into shards; gives the ids of the versions among it. `failures` is what loading the reports fills."""
    known: Known = {}
    count = 0
    there = shards(folder)
    for name in there:
        for row in unpacked(folder.get(name), ["id", "print"]):
            known[row["id"]] = row["print"]
            count += 1
    versions: list[str] = []
    rows = unpacked(folder.get(there[-1])) if there and GROWING in there[-1] else []
    number, old = len(there) - bool(rows), len(rows)
    for report, found in distinct(_writable(reports, failures), known, versions.append):
        rows.append(report_row(count, report, found))
        count += 1
        if len(rows) >= (size or SHARD):
            folder.put(f"reports/{number:06}.parquet", packed("reports", rows))
            rows, number, old = [], number + 1, 0
        if count % 100 == 0:
            step(count)
    if len(rows) > old:
        folder.put(f"reports/{number:06}{GROWING}{len(rows):06}.parquet", packed("reports", rows))
    step(count)
    _keep_failures(folder, failures)
    return versions


def shards(folder: Folder) -> list[str]:
    """The files of the reports in order; of a shard that has grown, the latest."""
    latest = {shard_number(name): name for name in folder.names("reports")}
    return list(latest.values())


def shard_number(name: str) -> int:
    """The number of the shard that a file is of.

    >>> shard_number("reports/000003+000120.parquet"), shard_number("joins/000004-22d9.parquet")
    (3, 4)
    """
    return int(name.partition("/")[2][:6])


def _writable(reports: Iterable[Report], failures: list[Failure]) -> Iterator[Report]:
    """The reports that can be written down; halves of signs, which some programs leave in JSON, cannot."""
    for report in reports:
        try:
            told = (report.id, report.text, report.outlet, report.url, report.author, report.agency)
            "".join(filter(None, told)).encode()
        except UnicodeEncodeError as error:
            why = f"it holds half of a sign (a lone surrogate) at {error.start}"
            failures.append(Failure(report.id, "collect", why))
        else:
            yield report


def _whole(told: str) -> str:
    """What a failure tells, a mark instead of each half of a sign."""
    return told.encode("utf-8", "replace").decode()


def _keep_failures(folder: Folder, failures: list[Failure]) -> None:
    """Add the failures that are not there yet."""
    files = folder.names("failures")
    rows = [row for name in files[-1:] for row in unpacked(folder.get(name))]
    known = {(row["report"], row["stage"], row["error"]) for row in rows}
    fresh = dict.fromkeys((_whole(f.report), f.stage, _whole(f.error)) for f in failures)
    new = [
        {"report": report, "stage": stage, "error": error}
        for report, stage, error in fresh
        if (report, stage, error) not in known
    ]
    if new:
        folder.put(f"failures/{len(rows) + len(new):06}.parquet", packed("failures", rows + new))
