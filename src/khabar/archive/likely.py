"""Which reports may belong together: those that share a key, found in a database of the keys of all.

A key that more than MOST reports hold is dead. Reports are only ever added, so a dead key stays dead, and two reports that were not
compared because of it never have to be; joins that rest on nothing but dead keys are left out when groups are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from khabar.archive.tables import quiet
from khabar.tell.pairs import MOST

Pair = tuple[int, int]


class Likely:
    """The keys of all reports as they were read first and, once days are found, as they are known in the end."""

    def __init__(self, digests: Sequence[Path], scratch: Path, jobs: int = 1) -> None:
        import duckdb

        self._db = quiet(
            duckdb.connect(config={"memory_limit": "300MB", "threads": max(1, jobs), "temp_directory": str(scratch)})
        )
        names = [str(path) for path in digests]
        self._db.execute(
            "create table first (number int, key bigint); "
            "create table reports (number int, id varchar, undated bool, site varchar, page bigint, day date)"
        )
        self._db.execute("create table again (number int, key bigint)")
        if names:
            self._db.execute("insert into first select number, unnest(keys) from read_parquet(?)", [names])
            self._db.execute(
                "insert into reports select number, id, published is null, site, page, came_out "
                "from read_parquet(?) where digest is not null",
                [names],
            )
        self._reckon()

    def __enter__(self) -> Likely:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def _reckon(self) -> None:
        """Which keys are live, and the keys that count: those of the first reading unless a report was read again."""
        self._db.execute(
            "create or replace table live as select key from (select * from first union select * from again) "
            f"group by key having count(*) between 2 and {MOST}"
        )
        self._db.execute(
            "create or replace table held as select number, key from ("
            "select * from first where number not in (select number from again) union all select * from again) join live using (key)"
        )

    def known(self) -> list[tuple[int, str, bool]]:
        """Number, id, and whether no day is known, of each report that can be compared."""
        return self._db.execute("select number, id, undated from reports order by number").fetchall()

    def pages(self) -> Iterator[tuple[str, str | None, int | None, date | None]]:
        """Id, site, number there and day of the pages of those sites of which some bear no day, and of the first and last reports
        that bear one."""
        yield from self._db.execute(
            "select id, site, page, day from reports where page is not null "
            "and split_part(site, '#', 1) in (select split_part(site, '#', 1) from reports where day is null) "
            "or day in (select unnest([min(day), max(day)]) from reports) order by number"
        ).fetchall()

    def read_again(self, numbers: Sequence[int], keys: Sequence[Sequence[int]]) -> None:
        """The keys of these reports are others now."""
        import pyarrow as pa

        rows = pa.table({"number": pa.array(numbers, pa.int32()), "keys": pa.array(keys, pa.list_(pa.int64()))})
        self._db.register("told", rows)
        # A report that holds no key any more must still count as read again.
        self._db.execute(
            "insert into again select number, unnest(case when len(keys) = 0 then [null] else keys end) from told"
        )
        self._db.unregister("told")
        self._reckon()

    def pairs(self, first: Sequence[int]) -> Iterator[Pair]:
        """Pairs that share a live key, the later report first and among `first`, in order."""
        yield from self._pairs("b.number < a.number", first)

    def partners(self, numbers: Sequence[int]) -> Iterator[Pair]:
        """Each of the reports with every other that shares a live key, but two of `numbers` only once, the later first."""
        yield from self._pairs(
            "b.number <> a.number and (b.number < a.number or b.number not in (select number from wanted))", numbers
        )

    def _pairs(self, condition: str, numbers: Sequence[int]) -> Iterator[Pair]:
        import pyarrow as pa

        self._db.register("told", pa.table({"number": pa.array(numbers, pa.int32())}))
        self._db.execute("create or replace table wanted as select number from told")
        self._db.unregister("told")
        found = quiet(self._db.cursor()).execute(
            "select distinct a.number, b.number from held a join held b using (key) "
            f"where a.number in (select number from wanted) and {condition} order by 1, 2"
        )
        while rows := found.fetchmany(50_000):
            yield from rows

    def lasting(self, joins: Sequence[Path]) -> list[Pair]:
        """The pairs of the joins that share a live key still, neither of them read again."""
        if not joins:
            return []
        return self._db.execute(
            "select distinct j.a, j.b from read_parquet(?) j join held a on a.number = j.a join held b on b.number = j.b and b.key = a.key "
            "where j.reason is not null and j.a not in (select number from again) and j.b not in (select number from again) order by 1, 2",
            [[str(path) for path in joins]],
        ).fetchall()
