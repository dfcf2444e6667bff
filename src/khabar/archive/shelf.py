"""The reports of an archive by their numbers, which are given in the order in which they came."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable

from khabar.archive.kept import Work
from khabar.archive.tables import Row, report_of, unpacked
from khabar.model import Report
from khabar.tell.dating import UNBOUND, Dated

# So many shards of digests are held at once.
HELD = 128


class Shelf:
    """The reports of the archive by number: their ids, shards and digests; `again` are those whose days were found, `bounds` what the
    archive tells of the others."""

    def __init__(self, work: Work, known: Iterable[tuple[int, str, bool]]) -> None:
        self._work = work
        self._held: OrderedDict[int, list[bytes]] = OrderedDict()
        self._reports: dict[int, list[Row]] = {}
        self.ids: dict[int, str] = {}
        self.undated: set[int] = set()
        for number, name, undated in known:
            self.ids[number] = name
            if undated:
                self.undated.add(number)
        self.starts: list[int] = []
        self.counts: list[int] = []
        for name in work.table("reports"):
            self.starts.append(sum(self.counts[-1:]) + sum(self.starts[-1:]))
            self.counts.append(len(unpacked(work.folder.get(name), ["number"])))
        self.again: dict[int, tuple[Dated, bytes]] = {}
        self.bounds = UNBOUND

    def shard(self, number: int) -> int:
        """The shard of a report."""
        return bisect_right(self.starts, number) - 1

    def numbers(self, shard: int) -> range:
        """The reports of a shard."""
        return range(self.starts[shard], self.starts[shard] + self.counts[shard])

    def digest(self, number: int) -> bytes:
        """The digest of a report, squeezed: the one with its day where one was found."""
        if number in self.again:
            return self.again[number][1]
        shard = self.shard(number)
        if shard not in self._held:
            name = self._work.table("digests")[shard]
            self._held[shard] = [row["digest"] for row in unpacked(self._work.folder.get(name), ["digest"])]
            while len(self._held) > HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(shard)
        return self._held[shard][number - self.starts[shard]]

    def report(self, number: int) -> Report:
        """A report as it came."""
        shard = self.shard(number)
        if shard not in self._reports:
            name = self._work.table("reports")[shard]
            self._reports = {shard: unpacked(self._work.folder.get(name))}
        return report_of(self._reports[shard][number - self.starts[shard]])

    def version(self, number: int) -> str:
        """The report's id, with the day that was found for it."""
        found = self.again.get(number)
        return f"{self.ids[number]} {found[0].published} {found[0].basis}" if found else self.ids[number]

    def reasons(self, numbers: Iterable[int]) -> dict[str, str]:
        """What the days that were found rest on, by id."""
        return {self.ids[n]: self.again[n][0].reason for n in numbers if n in self.again}
