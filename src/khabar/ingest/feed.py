"""Feeds: RSS, Atom, JSON Feed, news sitemaps; and lists of feeds (OPML)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from khabar.ingest.addresses import whole_address
from khabar.ingest.markup import name_of, plain, words_of
from khabar.ingest.moments import moment_of
from khabar.ingest.reports import Item, id_of, report_of
from khabar.ingest.source import Found, Said, Source
from khabar.model import Failure

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

ROOTS = ("rss", "rdf", "feed", "urlset", "sitemapindex", "opml")
_DAYS = ("pubdate", "published", "issued", "date", "publication_date", "created")
_CHANGES = ("updated", "modified", "lastmod")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
# So many entries of one feed are read, so many letters of each.
_MOST, _LONGEST = 20_000, 2_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: what it is called there (`id`), where its article lies, and what of it the feed holds itself."""

    id: str
    url: str | None
    title: str | None = None
    text: str = ""
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    author: str | None = None


def entries_of(root: _Element, base: str | None = None) -> Iterator[Entry]:
    """The entries of a feed or sitemap in XML, in their order; addresses are made whole by the `base`.

    >>> from khabar.ingest.markup import xml_of
    >>> [e.url for e in entries_of(xml_of(b"<rss><channel><item><link>/a</link></item></channel></rss>", "x"), "http://b.example/f")]
    ['http://b.example/a']
    """
    kind = name_of(root)
    outlet = None
    if kind in ("rss", "rdf"):
        channel = next((e for e in root if name_of(e) == "channel"), root)
        outlet = words_of(next((e for e in channel if name_of(e) == "title"), None)) or None
    elif kind == "feed":
        outlet = words_of(next((e for e in root if name_of(e) == "title"), None)) or None
    wanted = {"rss": "item", "rdf": "item", "feed": "entry", "urlset": "url", "sitemapindex": "sitemap"}.get(kind, "")
    count = 0
    for element in root.iter():
        if name_of(element) == wanted:
            count += 1
            if count > _MOST:
                return
            yield _entry(element, base, outlet)


def _entry(element: _Element, base: str | None, outlet: str | None) -> Entry:
    held: dict[str, list[_Element]] = {}
    for child in element.iter():
        if child is not element:
            held.setdefault(name_of(child), []).append(child)

    def first(*names: str) -> str | None:
        return next((words for name in names for e in held.get(name, ()) if (words := words_of(e))), None)

    url = _link(held) or first("loc")
    guid = first("guid", "id")
    if url is None and guid and guid.startswith("http"):
        url = guid
    url = whole_address(url, base)
    texts = [
        plain(_inner(e)[:_LONGEST])
        for name in ("encoded", "content", "description", "summary")
        for e in held.get(name, ())
    ]
    news = next((words_of(e) for e in held.get("name", ()) if name_of(e.getparent()) == "publication"), None)
    return Entry(
        id=guid or url or first("title") or "",
        url=url,
        title=plain(first("title") or "") or None,
        text=max(texts, key=len, default=""),
        published=first(*_DAYS),
        updated=first(*_CHANGES),
        outlet=news or outlet,
        author=_author(held),
    )


def _author(held: dict[str, list[_Element]]) -> str | None:
    """Who wrote an entry: Dublin Core's creator, or the author, whose name stands in an element of its own or after the address."""
    for element in (*held.get("creator", ()), *held.get("author", ())):
        name = next((words_of(e) for e in element if name_of(e) == "name"), None) or words_of(element)
        name = name.partition("(")[2].rstrip(") ") if "@" in name else name
        if name:
            return name
    return None


def _inner(element: _Element) -> str:
    """The HTML that an element holds, as text or as elements."""
    if len(element) == 0:
        return element.text or ""
    from lxml import etree

    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)


def _link(held: dict[str, list[_Element]]) -> str | None:
    links = held.get("link", [])
    whole = [e for e in links if e.get("href") and e.get("rel", "alternate") == "alternate"]
    for element in whole or links:
        if found := element.get("href") or words_of(element):
            return str(found)
    return None


def json_entries(value: dict[str, Any], base: str | None = None) -> Iterator[Entry]:
    """The entries of a JSON Feed.

    >>> [e.title for e in json_entries({"items": [{"id": 1, "title": "a", "content_text": "b"}]})]
    ['a']
    """
    items = value.get("items")
    for item in items[:_MOST] if isinstance(items, list) else []:
        if isinstance(item, dict):
            url = _string(item.get("url") or item.get("external_url"))
            text = item.get("content_text") or plain(str(item.get("content_html") or item.get("summary") or ""))
            yield Entry(
                id=_string(item.get("id")) or url or "",
                url=whole_address(url, base),
                title=_string(item.get("title")),
                text=_string(text) or "",
                published=_string(item.get("date_published")),
                updated=_string(item.get("date_modified")),
                outlet=_string(value.get("title")),
                author=_authors(item),
            )


def _authors(item: dict[str, Any]) -> str | None:
    told = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [a.get("name") for a in told or () if isinstance(a, dict)]
    return _string(", ".join(name for name in names if isinstance(name, str)))


def _string(value: Any) -> str | None:
    """A string or a number as text, without the halves of signs that some programs leave in JSON; None for anything else."""
    told = str(value) if isinstance(value, str | int | float) else ""
    return told.encode("utf-8", "replace").decode() or None


def feeds_of(root: _Element) -> list[str]:
    """The addresses of the feeds that an OPML list names.

    >>> from khabar.ingest.markup import xml_of
    >>> feeds_of(xml_of(b'<opml><body><outline xmlUrl="http://a.example/f"/></body></opml>', "x"))
    ['http://a.example/f']
    """
    found = (e.get("xmlUrl") or e.get("xmlurl") for e in root.iter() if name_of(e) == "outline")
    return list(dict.fromkeys(url for url in found if url))


def feeds_named(page: HtmlElement, base: str) -> list[str]:
    """The addresses of the feeds that a page names as its own.

    >>> from khabar.ingest.page.tree import tree_of
    >>> page = tree_of("<link rel='alternate' type='application/rss+xml' href='/rss'><p>a", "x")
    >>> feeds_named(page, "https://nahr.example/")
    ['https://nahr.example/rss']
    """
    links = (e for e in page.iter("link") if (e.get("type") or "").lower() in _FEEDS and e.get("href"))
    found = (whole_address(e.get("href"), base) for e in links)
    return list(dict.fromkeys(url for url in found if url))


def reports_of(entries: Iterator[Entry], source: Source, say: Said) -> Found:
    """The reports that a saved feed holds itself; entries that only name an address are counted."""
    bare = 0
    for number, entry in enumerate(entries, 1):
        if not entry.text.strip():
            bare += 1
            continue
        told = entry.published or entry.updated
        moment = moment_of(told) if told else None
        name = id_of(entry.url, moment.day if moment else None) if entry.url else f"{source.stem}-{number}"
        yield report_of(
            Item(name, entry.text, entry.title, told, entry.outlet, entry.url, source.captured, entry.author), say
        )
    if bare:
        yield Failure(source.where, "load", f"{bare} entries hold an address and no text: fetch them with khabar watch")
