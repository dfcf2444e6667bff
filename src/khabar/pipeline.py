"""The whole run on one page: collect → read → join → date → join again → tell.

`tell` does it in memory, `build` in memory or in an archive; what comes out is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, overload

from khabar.errors import KhabarError
from khabar.ingest.files import load
from khabar.model import Failure, Reading, Report
from khabar.read import read
from khabar.read.attempt import attempt
from khabar.record import Record
from khabar.tell import merge, tell_group
from khabar.tell.dating import ROUNDS, Dated, bounded, date_group, page_of, with_reasons
from khabar.tell.digest import Digest, digest
from khabar.tell.groups import components
from khabar.tell.numbering import Bounds, bounds, settled
from khabar.tell.pairs import candidates, joined, keys, live

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

T = TypeVar("T")
Paths = str | Path | Iterable[str | Path]
Columns = Mapping[str, str] | None


def _silent(*told: object) -> None:
    """Say nothing."""


@dataclass
class Watch:
    """Who is told how far a build is: `step` gets its name, what is done and what there is in all (0: not known), `note` a remark.

    `failures` fills with what could not be loaded."""

    step: Callable[[str, int, int], None] = _silent
    note: Callable[[str], None] = _silent
    failures: list[Failure] = field(default_factory=list)


def tell(readings: Iterable[Reading]) -> Record:
    """What many readings together say: the record of all groups of reports that belong together.

    The order of the readings does not matter. A report without a day is read again when the others tell its day. Two readings
    that differ must have different ids.

    >>> tell([]).stories
    ()
    """
    return _told(readings, _straight)


class Guard(Protocol):
    """Calls the function with the values for a report and stage."""

    def __call__(self, report: str, stage: str, function: Callable[..., T], /, *values: object) -> T | None: ...


def _straight(report: str, stage: str, function: Callable[..., T], /, *values: object) -> T | None:
    """What the function gives; what it breaks on is the caller's."""
    return function(*values)


def _guard(failures: list[Failure]) -> Guard:
    """What the function gives, or None; what it breaks on becomes a failure, and the run goes on."""

    def guarded(report: str, stage: str, function: Callable[..., T], /, *values: object) -> T | None:
        try:
            return function(*values)
        except Exception as error:  # one report, pair or group must not stop the others
            failures.append(Failure(report, stage, f"{type(error).__name__}: {error}"))
            return None

    return guarded


def _told(readings: Iterable[Reading], call: Guard) -> Record:
    known = _by_id(readings)
    made = {name: call(name, "digest", _compared_by, known[name]) for name in sorted(known)}
    order = dict(enumerate(name for name, pair in made.items() if pair is not None))
    pairs = [pair for pair in made.values() if pair is not None]
    digests, first = {n: d for n, (d, _) in enumerate(pairs)}, {n: held for n, (_, held) in enumerate(pairs)}
    groups = _joined(order, digests, first, live(first), call)
    days, between = _dated(digests, groups, call)
    then = dict(first)
    reasons: dict[str, str] = {}
    for n, name in order.items():
        if name in days and digests[n].published is None:
            again = call(name, "read again", _again, known[name].report, days[name])
            if again is not None:
                digests[n], then[n] = again
                reasons[name] = days[name].reason
    if reasons:
        groups = _joined(order, digests, then, live(first, then), call)
    digests = {n: bounded(digest, between) for n, digest in digests.items()}
    records = (call(digests[g[0]].id, "tell", tell_group, [digests[n] for n in g]) for g in groups)
    return merge(with_reasons(record, reasons) for record in records if record is not None)


def _dated(digests: Mapping[int, Digest], groups: list[list[int]], call: Guard) -> tuple[dict[str, Dated], Bounds]:
    """The days found for the undated reports of each group, and what the collection then tells of the others. Groups whose bounds the
    days of the first round change are asked twice."""
    pages = [page_of(digest) for digest in digests.values()]
    told: dict[int, tuple[Bounds, tuple[Dated, ...]]] = {}
    found: dict[str, Dated] = {}
    for _ in range(ROUNDS):
        now = bounds(pages, {name: day.published for name, day in found.items()})
        for group in groups:
            members = [digests[n] for n in group]
            mine = now.of(d.id for d in members)
            if any(d.published is None for d in members) and (group[0] not in told or told[group[0]][0] != mine):
                told[group[0]] = mine, call(members[0].id, "dating", date_group, members, mine) or ()
        found = {day.id: day for _, days in told.values() for day in days}
    return found, settled(pages, {name: day.published for name, day in found.items()})


def _by_id(readings: Iterable[Reading]) -> dict[str, Reading]:
    known: dict[str, Reading] = {}
    for reading in readings:
        if not isinstance(reading, Reading):
            raise KhabarError(
                f"a {type(reading).__name__} is no reading", "khabar.tell", "make one with khabar.read(report)"
            )
        name = reading.report.id
        if known.setdefault(name, reading) != reading:
            raise KhabarError(
                f"two readings that differ have the id {name!r}",
                "tell",
                "give each report its own: Report.of(text, id=…)",
            )
    return known


def _compared_by(reading: Reading) -> tuple[Digest, tuple[str, ...]]:
    """The digest of a reading and the keys that it is found by."""
    found = digest(reading)
    return found, keys(found)


def _again(report: Report, day: Dated) -> tuple[Digest, tuple[str, ...]]:
    return _compared_by(read(replace(report, published=day.published, basis=day.basis)))


def _joined(
    names: Mapping[int, str],
    digests: Mapping[int, Digest],
    held: Mapping[int, tuple[str, ...]],
    found: set[str],
    call: Guard,
) -> list[list[int]]:
    """The groups of the reports: those that share a live key are compared."""
    pairs = (
        (a, b)
        for a, b in candidates(held, found)
        if call(names[b], "groups", joined, digests[a], digests[b]) is not None
    )
    return components(names, pairs)


@overload
def build(
    paths: Paths,
    archive: None = None,
    *,
    jobs: int = 1,
    ray: str | None = None,
    watch: Watch | None = None,
    fields: Columns = None,
) -> Record:
    """Without an archive: the record."""


@overload
def build(
    paths: Paths,
    archive: str | Path,
    *,
    jobs: int = 1,
    ray: str | None = None,
    watch: Watch | None = None,
    fields: Columns = None,
) -> Archive:
    """With one: the archive as it is then."""


def build(
    paths: Paths,
    archive: str | Path | None = None,
    *,
    jobs: int = 1,
    ray: str | None = None,
    watch: Watch | None = None,
    fields: Columns = None,
) -> Record | Archive:
    """Collect the reports of the paths and tell what they together say.

    With the folder of an `archive`, what is new is added to it and the Archive is given; the build may be stopped at any
    moment and started again. Without one, everything happens in memory and the Record is given. `jobs` is a number of
    processes, `ray` the address of a Ray cluster ("" for the one at hand, or this machine alone). A script that asks for
    several processes must do so under `if __name__ == "__main__":`. What fails is told to the `watch` or kept in the archive;
    with neither, a KhabarError is raised where nothing could be loaded. No archive is begun with no report: that is a
    KhabarError. `fields` says which column of a table holds what, as for `load`.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.txt"
    >>> _ = path.write_text("قصف الجيش البلدة.", encoding="utf-8")
    >>> type(build(path)).__name__, build(path, path.with_name("archive")).counts()["reports"]
    ('Record', 1)
    """
    from khabar.archive.collect import collect, shards
    from khabar.archive.folder import MANIFEST, writing
    from khabar.archive.kept import Work
    from khabar.archive.reader import Archive
    from khabar.archive.run import workers
    from khabar.archive.steps import date_reports, join_again, join_reports, looked_up, read_shards, tell_stories

    alone, watch = watch is None, watch or Watch()
    places = (paths,) if isinstance(paths, str | Path) else tuple(paths)
    reports = load(*places, failures=watch.failures, say=watch.note, fields=fields)
    if archive is None:
        record = _in_memory(reports, watch)
        if alone and watch.failures and not record.reports:
            first = watch.failures[0]
            raise KhabarError(first.error, first.report, "mend this: there is nothing to build from")
        return record
    if not (Path(archive) / MANIFEST).exists():
        reports = _some(reports, Path(archive), watch.failures)
    with writing(archive) as folder, workers(jobs, ray) as run:
        versions = collect(folder, reports, watch.failures, lambda done: watch.step("reports", done, 0))
        for name in versions:
            watch.note(f"{name}: another text had its id already: kept as a version")
        work = Work(folder, run, watch.step, [*shards(folder), *folder.names("failures")[-1:]])
        read_shards(work)
        with looked_up(work, jobs) as (shelf, likely):
            groups = join_reports(work, shelf, likely)
            days = date_reports(work, shelf, likely, groups)
            groups = join_again(work, shelf, likely, groups, days)
            tell_stories(work, shelf, groups)
        folder.finish(work.files)
    return Archive.open(archive)


def _some(reports: Iterator[Report], archive: Path, failures: list[Failure]) -> Iterator[Report]:
    """The reports, where there is one: an archive is not begun with none."""
    first = next(reports, None)
    if first is None:
        why = f"{failures[0].report}: {failures[0].error}" if failures else "name files that hold reports"
        raise KhabarError("no report could be read, so no archive was made", str(archive), why)
    return chain([first], reports)


def _in_memory(reports: Iterable[Report], watch: Watch) -> Record:
    from khabar.archive.collect import distinct

    readings: list[Reading] = []
    for report, _ in distinct(reports, {}, lambda name: watch.note(f"{name}: kept as a version")):
        made = attempt(report)
        if isinstance(made, Failure):
            watch.failures.append(made)
        else:
            readings.append(made)
        watch.step("readings", len(readings), 0)
    return _told(readings, _guard(watch.failures))
