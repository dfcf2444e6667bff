"""What comparing needs of one report: its accounts of happenings, its figures, statements and names, and prints of its wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from khabar.dates import day_of_address
from khabar.model import Reading
from khabar.outlets import canonical
from khabar.record import When
from khabar.tell.accounts import Account, find_accounts
from khabar.tell.days import days_without_year, latest_day, not_before, spoken
from khabar.tell.naming import Named, find_named
from khabar.tell.numbering import page_number
from khabar.tell.speeches import Speech, find_speeches
from khabar.tell.terms import prints, stem, terms
from khabar.text import words

# The first sentence of so many words stands for a headline where there is none.
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Digest:
    """A report as `tell` sees it; it goes through JSON and back unchanged.

    `outlet` is its canonical name (see `khabar.outlets`), `address_day` the day that the report's address bears, `site` and `page` what
    numbers it there (see `khabar.tell.numbering`), None where nothing does, `latest_day` the latest that its beginning names (see
    `khabar.tell.days`), `not_before` a day before which it did not come out, `undated` the days without a year that its beginning names,
    `spoken` what it tells of the day on which it was spoken, without a year; these are looked for only where the report is undated.
    `between` are the days between which it came out, as its collection tells. `accounts` begin with what the report is mainly about."""

    id: str
    outlet: str | None
    published: date | None
    basis: str
    address_day: date | None
    site: str | None
    page: int | None
    latest_day: date | None
    not_before: date | None
    undated: tuple[str, ...]
    spoken: tuple[str, ...]
    title: str
    agencies: tuple[str, ...]
    accounts: tuple[Account, ...]
    speeches: tuple[Speech, ...]
    names: tuple[Named, ...]
    terms: Mapping[str, float]
    prints: frozenset[int]
    between: When | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The key of a name alone."""

    key: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """As much of a digest as tells which reports are too unlike to be compared: its fields stand in a digest's JSON."""

    published: date | None
    address_day: date | None
    names: tuple[Key, ...]
    terms: Mapping[str, float]
    prints: frozenset[int]


def digest(reading: Reading) -> Digest:
    """What comparing needs of the reading.

    >>> from khabar.model import Report
    >>> digest(Reading(Report.of("", id="a"), None, None, "unknown")).id
    'a'
    """
    report = reading.report
    row = words(report.text, reading.sentences)
    forms = [w.form for w in row if w.kind in ("word", "latin", "number")]
    site, page = page_number(report.url) or (None, None)
    return Digest(
        id=report.id,
        outlet=canonical(report.outlet, report.url),
        published=reading.published,
        basis=reading.basis,
        address_day=day_of_address(report.url),
        site=site,
        page=page,
        latest_day=latest_day(reading.times, reading.sentences) if reading.published is None else None,
        not_before=not_before(reading.times) if reading.published is None else None,
        undated=days_without_year(reading.times, reading.sentences) if reading.published is None else (),
        spoken=spoken(report.text, reading.times) if reading.published is None else (),
        title=_title(reading),
        agencies=reading.agencies,
        accounts=find_accounts(reading),
        speeches=find_speeches(reading, row),
        names=find_named(reading, row),
        terms=terms(forms),
        # Latin words are mostly furniture of posts, which says nothing of who copies whom.
        prints=prints([stem(w.form) for w in row if w.kind in ("word", "number")]),
    )


def _title(reading: Reading) -> str:
    """The headline, or the beginning of the first sentence."""
    text = reading.report.text
    if reading.title is not None:
        return " ".join(reading.title.of(text)[:160].split())
    told = [span for span in reading.sentences if not any(t.span.covers(span) for t in reading.times)]
    long = [span for span in told if len(span.of(text).split()) >= SHORTEST] or told
    return " ".join(long[0].of(text)[:160].split()) if long else ""
