"""What comparing needs of one report: its accounts of happenings, its figures, statements and names, without its text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.model import Reading


@dataclass(frozen=True, slots=True)
class Digest:
    """A report as `tell` sees it; it goes through JSON and back unchanged."""

    id: str
    outlet: str | None
    published: date | None
    basis: str
    title: str


def digest(reading: Reading) -> Digest:
    """What comparing needs of the reading.

    >>> from khabar.model import Report
    >>> digest(Reading(Report.of("", id="a"), None, None, "unknown")).id
    'a'
    """
    return Digest(reading.report.id, reading.report.outlet, reading.published, reading.basis, "")
