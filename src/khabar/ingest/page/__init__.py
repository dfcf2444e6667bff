"""A page → its article: text, title, day, author, outlet, agency, language, address, and how far the page agrees with itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from khabar.ingest.addresses import unwrapped, whole_address
from khabar.ingest.moments import latest_day
from khabar.ingest.page.body import body_of
from khabar.ingest.page.choice import chosen_day, chosen_title
from khabar.ingest.page.posts import Post, posts_of
from khabar.ingest.page.signs import signs_of
from khabar.ingest.page.tree import page_text, tree_of
from khabar.outlets import canonical, outlet_of, site_of
from khabar.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_A_NAME = re.compile(r"https?://|@|\d{3,}|[{}<>]")
_PARTS = re.compile(r"\s*(?:[-\u2013\u2014/|+,\u060c;\u061b]|\s\u0648\s)\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `at` is the moment of publication where the time and its zone are told, `updated` the day of the last change.

    `language` is the one that it declares. `agree` names for the title and the day the places that say what was taken (`linked data`,
    `meta`, `microdata`, `time`, `text`, `address`, `heading`, `title`), `differ` those that say something else, with what they say.
    """

    text: str
    title: str | None = None
    published: date | None = None
    at: datetime | None = None
    updated: date | None = None
    author: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    url: str | None = None
    agree: tuple[tuple[str, tuple[str, ...]], ...] = ()
    differ: tuple[tuple[str, str, str], ...] = ()
    note: str | None = None


def read_page(
    data: bytes,
    *,
    where: str = "page",
    url: str | None = None,
    charset: str | None = None,
    captured: datetime | None = None,
) -> Page:
    """The article of a page's bytes. `captured` is when they were fetched: days after it are none.

    Raises KhabarError for what is too large or no page.

    >>> page = read_page('<title>قصف على المدينة</title><p>قال الشهود إن القصف استمر حتى المساء.'.encode())
    >>> page.title, page.text
    ('قصف على المدينة', 'قال الشهود إن القصف استمر حتى المساء.')
    """
    return read_pages(data, where=where, url=url, charset=charset, captured=captured)[0]


def read_pages(
    data: bytes,
    *,
    where: str = "page",
    url: str | None = None,
    charset: str | None = None,
    captured: datetime | None = None,
) -> list[Page]:
    """What `read_page` gives, or each post of a page that shows several of a channel and whose address names none of them."""
    source, note = page_text(data, where, charset)
    tree = tree_of(source, where)
    url = unwrapped(url)
    if posts := posts_of(tree, url):
        return [page_of_post(post, note if k == 0 else None) for k, post in enumerate(posts)]
    return [_article(tree, url, captured, note)]


def _article(tree: HtmlElement, url: str | None, captured: datetime | None, note: str | None) -> Page:
    signs = signs_of(tree, url)
    address = _address(signs.addresses, url)
    outlet = _outlet([name for _, name in signs.sites], address)
    latest = latest_day(captured) if captured else None
    day, at, agree, differ = chosen_day(signs.days, signs.later, latest)
    title, titles, others = chosen_title(signs.titles, [name for _, name in signs.sites], outlet)
    text = body_of(tree, signs.heading, signs.article, title)
    updated = max(
        (m.day for _, m in signs.later if (latest is None or m.day <= latest) and (day is None or m.day >= day)),
        default=None,
    )
    names = [name for _, name in signs.authors]
    return Page(
        text, title, day, at, updated, _author(names, outlet), outlet, _agency(names, outlet),
        _language([value for _, value in signs.languages]), address,
        (("title", titles), ("day", agree)), (*others, *differ), note,
    )  # fmt: skip


def _address(told: Sequence[tuple[str, str]], url: str | None) -> str | None:
    """The canonical address: the first that is whole and no front page, of the host that was asked where that is known."""
    for _, value in told:
        address = unwrapped(whole_address(value, url)) or ""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or len(address) > 2000:
            continue
        front = not parts.path.strip("/") and not parts.query
        if front and (url is None or urlsplit(url).path.strip("/")):
            continue
        return parts._replace(fragment="").geturl()
    return url


def page_of_post(post: Post, note: str | None = None) -> Page:
    """A post of a channel as a page of its own."""
    moment = post.moment
    day, at = (moment.day, moment.at) if moment else (None, None)
    outlet = _outlet([post.channel] if post.channel else [], post.url)
    agree = (("day", ("time",)),) if moment else ()
    return Page(post.text, post.title, day, at, outlet=outlet, url=post.url, agree=agree, note=note)


def _outlet(names: Iterable[str], address: str | None) -> str | None:
    """The outlet that has the address, else the first that a table knows, else the page's own name or host."""
    if found := outlet_of(None, address):
        return found.name
    named = [name for name in names if 1 < len(name) < 60 and "://" not in name]
    known = next((found for name in named if (found := outlet_of(name.lstrip("@"), address))), None)
    return known.name if known else next((n for n in named if not n.startswith("@")), None) or site_of(address)


def _author(names: Iterable[str], outlet: str | None) -> str | None:
    """The first name of a person or desk: no address, no outlet."""
    for name in names:
        if (
            2 < len(name) < 80
            and not _NOT_A_NAME.search(name)
            and canonical(name) != outlet
            and outlet_of(name) is None
        ):
            return name
    return None


def _agency(names: Iterable[str], outlet: str | None) -> str | None:
    """The agency that stands as author, or among those."""
    for name in names:
        for part in (name, *_PARTS.split(name)):
            found = outlet_of(part) if len(part) < 60 else None
            if found and found.kind == "agency" and found.name != outlet:
                return found.name
    return None


def _language(told: Iterable[str]) -> str | None:
    """The first language that is declared, as ISO 639-1."""
    for value in told:
        code = fold(value).strip().lower().replace("_", "-").split("-")[0]
        if len(code) == 2 and code.isascii() and code.isalpha():
            return code
    return None
