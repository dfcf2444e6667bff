"""Date reports that bear no date from what they say and from the reports that tell the same; never without a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from khabar.record import Record
from khabar.tell.bundles import least_evidence
from khabar.tell.days import day_of_leap_year
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out, weigh
from khabar.tell.numbering import SLACK, Bounds, Page
from khabar.tell.terms import share

# Evidence from which another report's day is taken for a report that bears none, and the share of wording that makes a copy.
SAME, COPY = 0.5, 0.5
# Texts of fewer prints are too short to be known as copies.
LEAST = 6
# Reports that tell of one happening came out so many days apart at most where one of them tells its weekday or day of a month.
BESIDE = 1
# A day of a month falls on its weekday again after five, six or eleven years; in one of so many it mostly does.
ONCE = 6
# Pages numbered so many days apart tell no day.
LONGEST = 300
UNBOUND = Bounds()
# How often a collection is dated: what is found first tells more of the pages between.
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Dated:
    """The day found for a report, its basis (`address`, `inferred`) and in words what it rests on."""

    id: str
    published: date
    basis: str
    reason: str


def page_of(digest: Digest) -> Page:
    """What a report's address tells of its day."""
    return Page(digest.id, digest.site, digest.page, came_out(digest))


def bounded(digest: Digest, bounds: Bounds) -> Digest:
    """The digest with the days between which its collection tells that it came out, where it bears none."""
    days = bounds.between.get(digest.id) if digest.published is None else None
    return replace(digest, between=days) if days else digest


def date_group(digests: Sequence[Digest], bounds: Bounds = UNBOUND) -> tuple[Dated, ...]:
    """Days for those of a group's reports that bear none, where something speaks for one; never a guess without a reason.

    `bounds` are what the whole collection tells of them (see `khabar.tell.numbering`).

    >>> date_group(())
    ()
    """
    dated = sorted((d for d in digests if came_out(d) is not None), key=lambda d: d.id)
    open_ = sorted((d for d in digests if d.published is None), key=lambda d: d.id)
    found: dict[str, Dated] = {}
    told = partial(_told, bounds)
    for say in (
        _own,
        partial(_numbered, bounds),
        told,
        partial(_in_years, bounds),
        told,
        partial(_pinned, open_),
        told,
        _latest,
    ):
        new = {
            d.id: row
            for d in open_
            if d.id not in found and (row := say(d, dated)) is not None and _within(bounds, row)
        }
        found.update(new)
        # What a report says of its own day dates those that tell the same.
        if say is not told:
            dated += [replace(d, published=new[d.id].published) for d in open_ if d.id in new and came_out(d) is None]
    return tuple(found[d.id] for d in open_ if d.id in found)


def _own(digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The day that its address bears, or that its main account says in full."""
    return _address(digest) or _said(digest)


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
        and _fits(digest, account.days[1])
        and not _torn(digest)
    ):
        return Dated(digest.id, account.days[1], "inferred", "it says in full on which day it happened")
    return None


def _pinned(digests: Sequence[Digest], digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The day of a month that it calls today, in the one year, of those after the latest day that it or a report of the same names, in
    which its weekday fits."""
    days, weekdays = _month_days(digest), _weekdays(digest)
    if not days or not weekdays or _torn(digest):
        return None
    least = least_evidence(len(digests))
    first = max((d.not_before for d in digests if d.not_before is not None and _alike(digest, d, least)), default=None)
    for year in range(first.year, first.year + ONCE) if first else ():
        one = _in_year(days[0], year)
        if one is not None and first is not None and one >= first and one.isoweekday() == weekdays[0]:
            why = f"the first year since {first.year}, which it or a report of the same names, in which its weekday fits the day"
            return Dated(digest.id, one, "inferred", why)
    return None


def _alike(digest: Digest, other: Digest, least: float) -> bool:
    """Whether two undated reports name the same day of a month, or tell of one happening: there is so much evidence of it."""
    if other is digest or set(digest.undated) & set(other.undated):
        return True
    return bool(digest.accounts and other.accounts) and weigh(digest, 0, other, 0).score >= least


def _latest(digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The latest day that the report's beginning names, or the first after it that has its weekday: it cannot have come out before."""
    day, weekdays = digest.latest_day, _weekdays(digest)
    if day is None or _torn(digest) or (_month_days(digest) and not _fits(digest, day)):
        return None
    if _fits(digest, day):
        return Dated(digest.id, day, "inferred", "it is the latest day that its beginning names")
    after = day + timedelta((weekdays[0] - day.isoweekday()) % 7)
    return Dated(digest.id, after, "inferred", f"it has its weekday, and its beginning names {day.isoformat()}")


def _numbered(bounds: Bounds, digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The one of the days between which its page was numbered that fits what it tells of its own day."""
    days = bounds.between.get(digest.id)
    if days is None or _torn(digest) or (digest.not_before is not None and digest.not_before > days[1]):
        return None
    first, last = days
    if not digest.spoken and first + timedelta(2 * SLACK) < last:
        return None
    row = [first + timedelta(k) for k in range((last - first).days + 1)] if (last - first).days < LONGEST else []
    weekdays = _weekdays(digest) or range(1, 8)
    fitting = [one for one in row if _fits(digest, one) and one.isoweekday() in weekdays]
    if (len(fitting) != 1 and digest.spoken) or not fitting:
        return None
    return Dated(
        digest.id, fitting[len(fitting) // 2], "inferred", f"its site numbered it between pages of {first} and {last}"
    )


def _in_years(bounds: Bounds, digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The one day in the years of the collection's reports on which the weekday and the day of a month meet that it calls today."""
    days, weekdays = _month_days(digest), _weekdays(digest)
    if bounds.years is None or not days or not weekdays or _torn(digest):
        return None
    first, last = bounds.years
    row = [
        one for year in range(first, last + 1) if (one := _in_year(days[0], year)) and one.isoweekday() == weekdays[0]
    ]
    if len(row) != 1 or (digest.not_before is not None and row[0] < digest.not_before):
        return None
    return Dated(
        digest.id,
        row[0],
        "inferred",
        f"the one year of the collection's ({first} to {last}) in which its weekday fits the day",
    )


def _within(bounds: Bounds, row: Dated) -> bool:
    """Whether a day that was found is not refuted by the number of the report's page."""
    days = bounds.between.get(row.id)
    return days is None or row.basis == "address" or days[0] <= row.published <= days[1]


def _told(bounds: Bounds, digest: Digest, dated: Sequence[Digest]) -> Dated | None:
    """The day of the dated report that it copies, or whose happening it tells most surely; where it tells its own weekday or day of a
    month, the day near it that fits."""
    between = bounds.between.get(digest.id, (date.min, date.max))
    best: tuple[float, str] | None = None
    chosen: tuple[Digest, date] | None = None
    for other in dated:
        came = came_out(other)
        day = _beside(digest, came) if came is not None else None
        if day is None or not (between[0] <= day <= between[1]):
            continue
        copied = share(digest.prints, other.prints)
        score = 10 * copied if copied >= COPY and min(len(digest.prints), len(other.prints)) >= LEAST else 0.0
        if digest.accounts and other.accounts:
            score = max(score, weigh(digest, 0, other, 0).score)
        if score >= SAME and (best is None or (-score, other.id) < best):
            best, chosen = (-score, other.id), (other, day)
    if chosen is None:
        return None
    other, day = chosen
    same = day == came_out(other)
    how = "which came out that day" if same else "which came out beside the day that it tells of itself"
    return Dated(digest.id, day, "inferred", f"it tells the same as {other.id}, {how}")


def _beside(digest: Digest, came: date) -> date | None:
    """The day nearest another report's that fits what a report tells of its own; None where none near fits. Its weekday is surer than
    the number of the day written with it."""
    near = [came + timedelta(k) for k in sorted(range(-BESIDE, BESIDE + 1), key=lambda k: (abs(k), k))]
    fitting = [one for one in near if _fits(digest, one)]
    weekdays = _weekdays(digest)
    return next((one for one in near if one.isoweekday() in weekdays), fitting[0]) if fitting else None


def _fits(digest: Digest, one: date) -> bool:
    """Whether a day can be that on which the report says that it is spoken."""
    weekdays, days = _weekdays(digest), _month_days(digest)
    if days:
        return (one.month, one.day) in {(day.month, day.day) for day in days}
    return not weekdays or one.isoweekday() in weekdays


def _weekdays(digest: Digest) -> list[int]:
    """The ISO numbers of the weekdays on which the report says that it is spoken: several where a page holds what was said on several."""
    return [int(value[-1]) for value in digest.spoken if "-WXX-" in value]


def _month_days(digest: Digest) -> list[date]:
    """The days of a month on which the report says that it is spoken, in a leap year."""
    return [day for value in digest.spoken if (day := day_of_leap_year(value)) is not None]


def _torn(digest: Digest) -> bool:
    """Whether the report speaks on several days, so that none of them is its own."""
    return len(_weekdays(digest)) > 1 or len(_month_days(digest)) > 1


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def with_reasons(record: Record, reasons: Mapping[str, str]) -> Record:
    """The record with the reason of each day that was found, where it tells none.

    >>> with_reasons(Record(), {"a": "the day of its address"}).reports
    ()
    """
    if not reasons:
        return record
    told = tuple(replace(t, reason=reasons[t.id]) if t.id in reasons and not t.reason else t for t in record.reports)
    return replace(record, reports=told)
