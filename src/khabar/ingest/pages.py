"""A page as it was saved or fetched → Report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from khabar.ingest.page import Page, read_page, read_pages
from khabar.ingest.reports import checked, id_of
from khabar.ingest.source import Found, Said, Source
from khabar.model import Failure, Report


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

    Where places of it tell different titles or days, that is said, and where it says that it is in another language."""
    if page.note:
        say(f"{name}: {page.note}")
    for what, taken in (("title", page.title), ("day", page.published)):
        others = [f"{said} by {place}" for kind, place, said in page.differ if kind == what]
        if others:
            places = dict(page.agree).get(what, ())
            say(f"{name}: its {what}: {taken or 'none'} by {', '.join(places) or 'nothing'}; not {', '.join(others)}")
    if page.language not in (None, "ar") and not page.text:
        return Failure(name, "load", f"no article was found on this page; it says that it is in {page.language!r}")
    if not page.text:
        return Failure(name, "load", "no article was found on this page")
    if page.language not in (None, "ar"):
        say(f"{name}: it says that it is in {page.language!r}: read as Arabic")
    report = Report.of(page.text, id=name, published=page.published, outlet=page.outlet, title=page.title, url=page.url)
    report = replace(report, author=page.author, agency=page.agency, at=page.at)
    return checked(report)
