"""The steps of a build, each of which brings its tables to what the tables before it ask for. Their order stands in `khabar.pipeline`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from khabar.archive.collect import GROWING, shard_number
from khabar.archive.folder import Folder
from khabar.archive.kept import Item, Work, keep
from khabar.archive.likely import Likely, Pair
from khabar.archive.shelf import Shelf
from khabar.archive.stamp import print_of, reading_stamp, telling_stamp
from khabar.archive.tables import Row, packed, to_json, unpacked
from khabar.archive.tasks import (
    Group,
    Pairs,
    Rejoin,
    Shard,
    Undated,
    compare,
    date_groups,
    days_of,
    read_again,
    read_shard,
    rejoin,
    tell_groups,
)  # fmt: skip
from khabar.tell.dating import ROUNDS, Dated
from khabar.tell.groups import components
from khabar.tell.numbering import Bounds, Page, bounds, settled

# So many shards are compared at once with those before them; a task compares pairs of about so many reports, and so many pairs, at most.
WAVE, COMPARED, PAIRS = 8, 4000, 40_000

T = TypeVar("T")
Groups = list[list[int]]


def read_shards(work: Work) -> None:
    """Read every shard that was not read by these rules."""
    folder, shards = work.folder, work.table("reports")
    readings = _made_from(shards, "readings", reading_stamp())
    digests = _made_from(shards, "digests", telling_stamp())
    missing = [k for k in range(len(shards)) if not folder.has(digests[k]) or not folder.has(readings[k])]
    read_before = _before(folder, [readings[k] for k in missing])
    known = ((k, readings[k] if folder.has(readings[k]) else read_before.get(readings[k])) for k in missing)
    tasks = (Shard(folder.get(shards[k]), folder.get(name) if name else None, telling_stamp()) for k, name in known)
    if missing:
        work.step("readings", len(shards) - len(missing), len(shards))
    for done, (k, (read, told)) in enumerate(zip(missing, work.run(read_shard, tasks), strict=True), 1):
        if not folder.has(readings[k]):
            folder.put(readings[k], read)
        folder.put(digests[k], told)
        work.step("readings", len(shards) - len(missing) + done, len(shards))
    work.files += readings + digests


def _made_from(shards: Sequence[str], table: str, stamp: str) -> list[str]:
    """The file of the table for each shard of reports."""
    return [f"{table}/{name.removeprefix('reports/').removesuffix('.parquet')}-{stamp}.parquet" for name in shards]


def _before(folder: Folder, names: Sequence[str]) -> dict[str, str]:
    """Which of the files hold more rows of what another one holds that was made by the same rules, when the shard was smaller."""
    found = {}
    for table in {name.partition("/")[0] for name in names}:
        grown = [name for name in folder.names(table) if GROWING in name]
        for name in names:
            stamp = name.rpartition("-")[2]
            older = [n for n in grown if shard_number(n) == shard_number(name) and n.endswith(stamp) and n < name]
            if older:
                found[name] = older[-1]
    return found


@contextmanager
def looked_up(work: Work, jobs: int) -> Iterator[tuple[Shelf, Likely]]:
    """The reports by number, and the keys by which they are found."""
    digests = [work.folder.path / name for name in work.table("digests")]
    with TemporaryDirectory(prefix="khabar-") as scratch, Likely(digests, Path(scratch), jobs) as likely:
        yield Shelf(work, likely.known()), likely


def join_reports(work: Work, shelf: Shelf, likely: Likely) -> Groups:
    """Compare the reports of every new shard with those before them; gives the groups as the reports were read first."""
    names = _made_from(work.table("reports"), "joins", telling_stamp())
    missing = [k for k, name in enumerate(names) if not work.folder.has(name)]
    before = _before(work.folder, [names[k] for k in missing])

    def pairs(shards: Sequence[int]) -> list[Pair]:
        """In order of the earlier report, so that each is sent seldom."""
        new = [n for k in shards for n in shelf.numbers(k) if n >= _end(before.get(names[k]), shelf.starts[k])]
        return sorted(likely.pairs(new), key=lambda pair: (pair[1], pair[0]))

    waves = [missing[k : k + WAVE] for k in range(0, len(missing), WAVE)]
    compared = _compared(work, shelf, ((shards, list(_portions(pairs(shards))) or [[]]) for shards in waves))
    for done, (k, rows) in enumerate(compared, len(names) - len(missing) + 1):
        if names[k] in before:
            rows = unpacked(work.folder.get(before[names[k]])) + rows
        work.folder.put(names[k], packed("joins", rows, telling_stamp()))
        work.step("joins", done, len(names))
    work.files += names
    return components(shelf.ids, likely.lasting([work.folder.path / name for name in names]))


def _end(name: str | None, start: int) -> int:
    """The number after the last report of a shard that was smaller."""
    return start + int(name.partition(GROWING)[2][:6]) if name else start


def _portions(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """The pairs in portions that a task can hold."""
    portion: list[Pair] = []
    seen: set[int] = set()
    for pair in pairs:
        if len(seen) > COMPARED or len(portion) > PAIRS:
            yield portion
            portion, seen = [], set()
        portion.append(pair)
        seen.update(pair)
    if portion:
        yield portion


def _compared(
    work: Work, shelf: Shelf, waves: Iterable[tuple[Sequence[int], list[list[Pair]]]]
) -> Iterator[tuple[int, list[Row]]]:
    """Each shard of the waves with the rows of its joins."""
    under_way: deque[tuple[list[Pair], Sequence[int]]] = deque()

    def tasks() -> Iterator[Pairs]:
        for shards, portions in waves:
            for left, portion in enumerate(portions, 1 - len(portions)):
                under_way.append((portion, () if left else shards))
                members = sorted({n for pair in portion for n in pair})
                at = {n: k for k, n in enumerate(members)}
                yield Pairs([shelf.digest(n) for n in members], [(at[a], at[b]) for a, b in portion])

    rows: dict[int, list[Row]] = {}
    for told in work.run(compare, tasks()):
        portion, ended = under_way.popleft()
        for (a, b), (reason, error) in zip(portion, told, strict=True):
            if reason is not None or error is not None:
                rows.setdefault(shelf.shard(a), []).append({"a": a, "b": b, "reason": reason, "error": error})
        for shard in ended:
            yield shard, sorted(rows.pop(shard, []), key=lambda row: (row["a"], row["b"]))


def date_reports(work: Work, shelf: Shelf, likely: Likely, groups: Groups) -> dict[int, Dated]:
    """Find days for the undated reports of each group; gives those found, and leaves what they tell of the others on the shelf. Groups
    whose bounds the days of the first round change are asked twice."""
    pages = [Page(*row) for row in likely.pages()]
    open_ = [group for group in groups if not shelf.undated.isdisjoint(group)]
    asked: dict[int, Bounds] = {}
    told: dict[int, list[Dated]] = {}
    found: dict[str, Dated] = {}
    for _ in range(ROUNDS):
        shelf.bounds = bounds(pages, {name: day.published for name, day in found.items()})
        wanted: dict[int, list[Item[Group]]] = {}
        homes: dict[str, int] = {}
        for group in open_:
            mine = shelf.bounds.of(shelf.ids[n] for n in group)
            if asked.get(group[0]) != mine:
                asked[group[0]] = mine
                made_from = print_of([telling_stamp(), *sorted(shelf.ids[n] for n in group), to_json(mine)])
                homes[made_from] = group[0]
                _add(wanted, shelf, group, Item(made_from, len(group), partial(_group, shelf, made_from, group)))
        keep(work, "dated", wanted, date_groups)
        told.update(
            (homes[row["made_from"]], days_of(row)) for row in _rows(work, "dated") if row["made_from"] in homes
        )
        found = {day.id: day for days in told.values() for day in days}
    shelf.bounds = settled(pages, {name: day.published for name, day in found.items()})
    by_id = {shelf.ids[n]: n for n in shelf.undated}
    return {by_id[name]: day for name, day in found.items() if name in by_id}


def join_again(work: Work, shelf: Shelf, likely: Likely, groups: Groups, days: Mapping[int, Dated]) -> Groups:
    """Read the reports again whose days were found and compare them again; gives the groups as they stay."""
    _read_again(work, shelf, days)
    if not shelf.again:
        return groups
    numbers = sorted(shelf.again)
    keys = {row["number"]: row["keys"] for row in _rows(work, "rereads")}
    likely.read_again(numbers, [keys[n] for n in numbers])
    wanted: dict[int, list[Item[Rejoin]]] = {}
    for number, found in groupby(likely.partners(numbers), key=lambda p: p[0]):
        others = [other for _, other in found]
        made_from = print_of([telling_stamp(), *map(shelf.version, (number, *others))])
        _add(wanted, shelf, [number], Item(made_from, len(others), partial(_rejoin, shelf, made_from, number, others)))
    keep(work, "rejoins", wanted, rejoin)
    pairs = [(row["a"], b) for row in _rows(work, "rejoins") for b in row["b"]]
    joins = [work.folder.path / name for name in work.table("joins")]
    return components(shelf.ids, [*likely.lasting(joins), *pairs])


def _read_again(work: Work, shelf: Shelf, days: Mapping[int, Dated]) -> None:
    wanted: dict[int, list[Item[Undated]]] = {}
    for number in sorted(days):
        day = days[number]
        made_from = print_of([telling_stamp(), day.id, str(day.published), day.basis])
        _add(wanted, shelf, [number], Item(made_from, 1, partial(_undated, shelf, made_from, day, number)))
    keep(work, "rereads", wanted, read_again)
    shelf.again.update(
        (row["number"], (days[row["number"]], row["digest"]))
        for row in _rows(work, "rereads")
        if row["digest"] is not None
    )


def tell_stories(work: Work, shelf: Shelf, groups: Groups) -> None:
    """Tell every group that was not told as it is now."""
    wanted: dict[int, list[Item[Group]]] = {}
    for group in groups:
        reasons = shelf.reasons(group)
        bound = to_json(shelf.bounds.of(shelf.ids[n] for n in group if n not in shelf.again).between)
        made_from = print_of(
            [telling_stamp(), *sorted(map(shelf.version, group)), *(reasons[i] for i in sorted(reasons)), bound]
        )
        _add(wanted, shelf, group, Item(made_from, len(group), partial(_group, shelf, made_from, group)))
    keep(work, "records", wanted, tell_groups)


def _add(wanted: dict[int, list[Item[T]]], shelf: Shelf, group: Sequence[int], item: Item[T]) -> None:
    """An item stands in the shard of its first report."""
    wanted.setdefault(shelf.shard(group[0]), []).append(item)


def _group(shelf: Shelf, made_from: str, group: Sequence[int]) -> Group:
    mine = shelf.bounds.of(shelf.ids[n] for n in group)
    return Group(made_from, [shelf.digest(n) for n in group], shelf.reasons(group), mine)


def _rejoin(shelf: Shelf, made_from: str, number: int, others: Sequence[int]) -> Rejoin:
    return Rejoin(made_from, number, others, [shelf.digest(n) for n in (number, *others)])


def _undated(shelf: Shelf, made_from: str, day: Dated, number: int) -> Undated:
    return Undated(made_from, number, shelf.report(number), day.published, day.basis)


def _rows(work: Work, table: str) -> Iterator[Row]:
    """The rows of a table of this build."""
    for name in work.table(table):
        yield from unpacked(work.folder.get(name))
