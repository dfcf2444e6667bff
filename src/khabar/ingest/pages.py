"""A page as it was saved or fetched → Report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from khabar.ingest.page import Page, read_page, read_pages
from khabar.ingest.reports import checked, id_of
from khabar.ingest.source import Found, Said, Source
from khabar.language import table
from khabar.model import Failure, Report
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a page was saved (`where`), from which address, when, and in which charset the server said it was."""

    where: str
    url: str | None = None
    captured: datetime | None = None
    charset: str | None = None


def html(source: Source, say: Said) -> Found:
    """The report of a page that was saved as a file; of the posts of a channel, one each."""
    yield from page_reports(source.read(), source.stem, Saved(source.where, None, source.captured), say)


def page_reports(data: bytes, name: str | None, saved: Saved, say: Said) -> Found:
    """What `page_report` gives, and each post of a page that shows several of a channel."""
    pages = read_pages(data, where=saved.where, url=saved.url, charset=saved.charset, captured=saved.captured)
    for page in pages:
        made = id_of(page.url or saved.url or saved.where, page.published)
        yield told(page, made if len(pages) > 1 else name or made, say)


def page_report(data: bytes, name: str | None, saved: Saved, say: Said) -> Report | Failure:
    """The report of a page; without a `name` its id is made from its address. Where the page tells different days, that is said."""
    page = read_page(data, where=saved.where, url=saved.url, charset=saved.charset, captured=saved.captured)
    return told(page, name or id_of(page.url or saved.url or saved.where, page.published), say)


def told(page: Page, name: str, say: Said) -> Report | Failure:
    """The report that a page holds, or why it holds none.

    The agency of its byline is credited in a last line where the text does not name it."""
    if page.note:
        say(f"{name}: {page.note}")
    others = [f"{day} by {place}" for what, place, day in page.differ if what == "day"]
    if others:
        places = dict(page.agree).get("day", ())
        say(f"{name}: its day: {page.published or 'none'} by {', '.join(places) or 'nothing'}; not {', '.join(others)}")
    if page.language not in (None, "ar") and not page.text:
        return Failure(name, "load", f"no article was found on this page; it says that it is in {page.language!r}")
    if not page.text:
        return Failure(name, "load", "no article was found on this page")
    text = page.text
    if page.agency is not None and fold.ask(page.agency) not in fold.ask(text):
        # The byline says whose report this is; reading counts witnesses by it.
        lead = next(row["word"] for row in table("credits") if row["kind"] == "lead")
        text = f"{text}\n{lead}: {page.agency}"
    report = Report.of(text, id=name, published=page.published, outlet=page.outlet, title=page.title, url=page.url)
    return checked(report)
