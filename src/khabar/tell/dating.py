"""Date reports that bear no date from what they say and from the reports that tell the same; never without a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from khabar.record import Record
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out, weigh
from khabar.tell.terms import share

# Evidence from which another report's day is taken for a report that bears none, and the share of wording that makes a copy.
SAME, COPY = 0.5, 0.5
# Texts of fewer prints are too short to be known as copies.
LEAST = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """The day found for a report, its basis (`address`, `inferred`) and in words what it rests on."""

    id: str
    published: date
    basis: str
    reason: str


def date_group(digests: Sequence[Digest]) -> tuple[Dated, ...]:
    """Days for those of a group's reports that bear none, where something speaks for one; never a guess without a reason.

    >>> date_group(())
    ()
    """
    dated = sorted((d for d in digests if came_out(d) is not None), key=lambda d: d.id)
    open_ = sorted((d for d in digests if d.published is None), key=lambda d: d.id)
    found = {d.id: row for d in open_ if (row := _address(d) or _said(d)) is not None}
    # What a report says of its own day dates those that tell the same.
    dated += [replace(d, published=found[d.id].published) for d in open_ if d.id in found and came_out(d) is None]
    for digest in open_:
        row = found.get(digest.id) or _told(digest, dated) or _latest(digest)
        if row is not None:
            found[digest.id] = row
    return tuple(found[d.id] for d in open_ if d.id in found)


def _address(digest: Digest) -> Dated | None:
    day = digest.address_day
    return Dated(digest.id, day, "address", "its address bears the day") if day else None


def _said(digest: Digest) -> Dated | None:
    """The day that the report's main account says in full, where its beginning names it."""
    account = digest.accounts[0] if digest.accounts else None
    if (
        account is not None
        and not account.background
        and account.days is not None
        and account.days[0] == account.days[1] == digest.latest_day
    ):
        return Dated(digest.id, account.days[1], "inferred", "it says in full on which day it happened")
    return None


def _latest(digest: Digest) -> Dated | None:
    """The latest day that the report's beginning names: it cannot have come out before."""
    day = digest.latest_day
    return Dated(digest.id, day, "inferred", "it is the latest day that its beginning names") if day else None


def _told(digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The day of the dated report that it copies, or whose happening it tells most surely."""
    best: tuple[float, str] | None = None
    chosen: Digest | None = None
    for other in dated:
        copied = share(digest.prints, other.prints)
        score = 10 * copied if copied >= COPY and min(len(digest.prints), len(other.prints)) >= LEAST else 0.0
        if digest.accounts and other.accounts:
            score = max(score, weigh(digest, 0, other, 0).score)
        if score >= SAME and (best is None or (-score, other.id) < best):
            best, chosen = (-score, other.id), other
    if chosen is None:
        return None
    day = came_out(chosen)
    assert day is not None
    return Dated(digest.id, day, "inferred", f"it tells the same as {chosen.id}, which came out that day")


def with_reasons(record: Record, reasons: Mapping[str, str]) -> Record:
    """The record with the reason of each day that was found, where it tells none.

    >>> with_reasons(Record(), {"a": "the day of its address"}).reports
    ()
    """
    if not reasons:
        return record
    told = tuple(replace(t, reason=reasons[t.id]) if t.id in reasons and not t.reason else t for t in record.reports)
    return replace(record, reports=told)
