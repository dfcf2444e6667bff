"""What is done to a shard, a group or a pair: plain functions from values to values, so that they run anywhere.

Whatever breaks becomes a row that says so; nothing here reads or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

from khabar.archive.stamp import reading_stamp, telling_stamp
from khabar.archive.tables import (
    Row,
    from_json,
    packed,
    reading_json,
    reading_of,
    report_of,
    squeezed,
    stretched,
    to_json,
    unpacked,
)  # fmt: skip
from khabar.errors import KhabarError
from khabar.model import Failure, Reading, Report
from khabar.read.attempt import attempt
from khabar.record import Record
from khabar.tell import tell_group
from khabar.tell.dating import UNBOUND, Dated, bounded, date_group, with_reasons
from khabar.tell.digest import Digest, Sketch, digest
from khabar.tell.evidence import came_out
from khabar.tell.numbering import Bounds
from khabar.tell.pairs import NEAR, by_words, joined, keys

T = TypeVar("T")
# So many digests are open at once while pairs are compared.
OPEN = 1000


@dataclass(frozen=True, slots=True)
class Shard:
    """A shard of reports to be read; `readings` are those of its first ones, which need not be made again. `stamp` is that of who asks."""

    reports: bytes
    readings: bytes | None
    stamp: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to be compared: `digests` are squeezed, `pairs` their indexes, the later report first."""

    digests: Sequence[bytes]
    pairs: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Digests of reports that belong together, squeezed, with what the group is made from; `reasons` are those of days found,
    `bounds` what the archive tells of other days."""

    made_from: str
    digests: Sequence[bytes]
    reasons: dict[str, str] | None = None
    bounds: Bounds = UNBOUND


@dataclass(frozen=True, slots=True)
class Undated:
    """A report whose day was found, to be read again."""

    made_from: str
    number: int
    report: Report
    published: date
    basis: str


@dataclass(frozen=True, slots=True)
class Rejoin:
    """A report whose day was found and those that it is compared with; `digests` begin with its own."""

    made_from: str
    number: int
    others: Sequence[int]
    digests: Sequence[bytes]


def key_number(key: str) -> int:
    """A key as a number of 64 bits.

    >>> key_number("a") == key_number("a"), key_number("a") == key_number("b")
    (True, False)
    """
    return int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)


def read_shard(shard: Shard) -> tuple[bytes, bytes]:
    """The readings and the digests of a shard, each as a file.

    >>> reading, told = read_shard(Shard(packed("reports", []), None, telling_stamp()))
    >>> unpacked(told)
    []
    """
    if shard.stamp != telling_stamp():
        raise KhabarError("this machine reads with another Khabar", "--ray", "install the same version everywhere")
    readings: list[Row] = []
    digests: list[Row] = []
    known = unpacked(shard.readings) if shard.readings is not None else []
    for k, row in enumerate(unpacked(shard.reports)):
        report, number = report_of(row), row["number"]
        if k >= len(known):
            made = attempt(report)
            told = _reading_row(made)
        else:
            told = known[k]
            made = reading_of(told["reading"], report.text) if told["reading"] else _failure(told)
        readings.append({**told, "number": number, "id": report.id})
        digests.append({**_digest_row(made), "number": number, "id": report.id})
    return packed("readings", readings, reading_stamp()), packed("digests", digests, telling_stamp())


def _failure(row: Row) -> Failure:
    return Failure(row["id"], row["stage"], row["error"])


def _reading_row(made: Reading | Failure) -> Row:
    if isinstance(made, Failure):
        return {"reading": None, "stage": made.stage, "error": made.error}
    return {"reading": reading_json(made), "stage": None, "error": None}


def _digest_row(made: Reading | Failure) -> Row:
    """What is kept of a digest; of a report that broke before, only that it is not compared."""
    if isinstance(made, Failure):
        return {"published": None, "digest": None, "keys": []}
    try:
        found = digest(made)
        numbers = sorted({key_number(key) for key in keys(found)})
        told = squeezed(to_json(found))
        if opened(told) != found:
            raise ValueError("its digest does not come back from JSON as it was")
    except Exception as error:  # as in reading: one report must not stop the others
        return {"published": None, "digest": None, "keys": [], "stage": "digest", "error": _named(error)}
    day = {"published": found.published, "came_out": came_out(found), "site": found.site, "page": found.page}
    return {**day, "digest": told, "keys": numbers}


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def opened(blob: bytes) -> Digest:
    """The digest that was squeezed."""
    return from_json(stretched(blob), Digest)


def compare(task: Pairs) -> list[tuple[str | None, str | None]]:
    """For each pair why the two are told together, or None; and what broke, if anything did.

    Most are unlike in words: only those that are not are opened as a whole.

    >>> compare(Pairs([], []))
    []
    """
    sketches = [_safely(_sketched, blob) for blob in task.digests]
    whole = lru_cache(OPEN)(lambda k: _safely(opened, task.digests[k]))

    def compared(a: int, b: int) -> tuple[str | None, str | None]:
        (one, broke), (other, broke_too) = sketches[a], sketches[b]
        if one is None or other is None:
            return None, broke or broke_too
        reason, near = by_words(one, other)
        if reason is not None or near < NEAR:
            return reason, None
        (first, broke), (second, broke_too) = whole(a), whole(b)
        if first is None or second is None:
            return None, broke or broke_too
        return _safely(joined, first, second)

    return [compared(a, b) for a, b in task.pairs]


def _sketched(blob: bytes) -> Sketch:
    return from_json(stretched(blob), Sketch)


def _opened(blobs: Sequence[bytes]) -> tuple[list[Digest], str | None]:
    """Those of the digests that can be opened, and what broke the first that cannot."""
    tried = [_safely(opened, blob) for blob in blobs]
    return [found for found, _ in tried if found is not None], next((e for _, e in tried if e is not None), None)


def _safely(function: Callable[..., T], *values: object) -> tuple[T | None, str | None]:
    """What the function gives, or what it broke on."""
    try:
        return function(*values), None
    except Exception as error:  # one pair or group must not stop the others
        return None, _named(error)


def date_groups(groups: Sequence[Group]) -> list[Row]:
    """The days found for the undated reports of each group, as rows of `dated`.

    >>> date_groups([Group("x", [])])
    [{'made_from': 'x', 'days': '[]', 'error': None}]
    """
    rows = []
    for group in groups:
        digests, unopened = _opened(group.digests)
        found, error = _safely(date_group, digests, group.bounds)
        days = tuple(sorted(found or (), key=lambda d: d.id))
        rows.append({"made_from": group.made_from, "days": to_json(days), "error": error or unopened})
    return rows


def days_of(row: Row) -> list[Dated]:
    """The days of a row of `dated`."""
    found: list[Dated] = from_json(row["days"], list[Dated])
    return found


def read_again(reports: Sequence[Undated]) -> list[Row]:
    """Rows of `rereads`: each report read with the day that was found for it.

    >>> read_again([])
    []
    """
    rows = []
    for undated in reports:
        made = attempt(replace(undated.report, published=undated.published, basis=undated.basis))
        row = {**_digest_row(made), **{k: v for k, v in _reading_row(made).items() if v is not None}}
        rows.append({**row, "made_from": undated.made_from, "number": undated.number, "id": undated.report.id})
    return rows


def rejoin(reports: Sequence[Rejoin]) -> list[Row]:
    """Rows of `rejoins`: the reports that each is told together with.

    >>> rejoin([])
    []
    """
    rows = []
    for report in reports:
        told = compare(Pairs(report.digests, [(0, k) for k in range(1, len(report.digests))]))
        found = [other for other, (reason, _) in zip(report.others, told, strict=True) if reason is not None]
        error = next((error for _, error in told if error is not None), None)
        rows.append({"made_from": report.made_from, "a": report.number, "b": found, "error": error})
    return rows


def tell_groups(groups: Sequence[Group]) -> list[Row]:
    """Rows of `records`: the record of each group, with the reason of each day that was found.

    >>> tell_groups([Group("x", [])])[0]["stories"]
    []
    """
    rows = []
    for group in groups:
        found, unopened = _opened(group.digests)
        digests = sorted((bounded(d, group.bounds) for d in found), key=lambda d: d.id)
        record, error = _safely(tell_group, digests)
        record = with_reasons(record or Record(), group.reasons or {})
        rows.append(
            {
                "made_from": group.made_from,
                "reports": [d.id for d in digests],
                "stories": [story.id for story in record.stories],
                "incidents": [incident.id for incident in record.incidents],
                "record": to_json(record),
                "error": error or unopened,
            }
        )
    return rows
