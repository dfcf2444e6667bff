"""What was found in a file → Report, or why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import blake2b

from khabar.ingest.moments import latest_day, moment_of
from khabar.ingest.source import Said
from khabar.language import of_kind
from khabar.model import Failure, Report
from khabar.outlets import canonical, outlet_of, site_of
from khabar.text import fold

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\ufb50-\ufefc]")
_SLUG = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A report as a file keeps it; `published` is how it was written there. `captured` is when it was fetched or written."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    captured: datetime | None = None
    author: str | None = None


def report_of(item: Item, say: Said) -> Report | Failure:
    """The report; a day that is none, or that lies after the capture, is left out and said."""
    day: date | None = None
    at: datetime | None = None
    if item.published:
        moment = moment_of(item.published)
        if moment is None:
            say(f"{item.id}: {item.published[:40]!r} is no day: taken as none")
        elif item.captured is not None and moment.day > latest_day(item.captured):
            say(
                f"{item.id}: its day {moment.day} lies after {item.captured.date()}, when it was fetched: taken as none"
            )
        else:
            day, at = moment.day, moment.at
    outlet = canonical(item.outlet, item.url) or outlet_in(item.text)
    report = Report.of(item.text, id=item.id, published=day, outlet=outlet, title=item.title, url=item.url)
    return checked(replace(report, author=item.author, at=at))


def outlet_in(text: str) -> str | None:
    """The outlet that a text without any other sign of one credits in its first or last line: `المصدر: الجزيرة نت`; None where none.

    An agency is no outlet here: reading finds the agencies that a report credits.

    >>> outlet_in("قال الشهود إن القصف استمر.\\nالمصدر: الجزيرة نت")
    'قناة الجزيرة'
    """
    lines = [line for line in (text[:400].split("\n")[:2] + text[-400:].split("\n")[-2:]) if line.strip()]
    for line in lines:
        lead, colon, name = line.strip(" .()").partition(":")
        if colon and len(name) < 60 and fold(lead).strip() in of_kind("credits", "lead", "word"):
            found = outlet_of(name.strip(" .()"))
            if found is not None and found.kind != "agency":
                return found.name
    return None


def checked(report: Report) -> Report | Failure:
    """The report, or why nothing can be read from it: no text at all, or hardly a word of Arabic.

    >>> checked(Report.of("Nothing in Arabic here", id="x")).error
    'hardly any Arabic: 0 of 19 letters'
    """
    letters = len(_LETTER.findall(report.text[:100_000]))
    if not letters:
        return Failure(report.id, "load", "it holds no text")
    arabic = len(_ARABIC.findall(report.text[:100_000]))
    if arabic * 20 < letters:
        return Failure(report.id, "load", f"hardly any Arabic: {arabic} of {letters} letters")
    return report


def id_of(address: str, day: date | None = None) -> str:
    """An id for what has an address and no name: its host, its day, the print of the address.

    >>> id_of("https://www.nahr.example/2021/5/3/x", date(2021, 5, 3))
    'nahr-20210503-dbcae1b5f6'
    """
    host = site_of(address) or "report"
    label = max(host.split(".")[:-1] or [host], key=len)
    mark = blake2b(address.encode("utf-8", "replace"), digest_size=5).hexdigest()
    return "-".join(filter(None, (_SLUG.sub("-", label), day.strftime("%Y%m%d") if day else "", mark)))
