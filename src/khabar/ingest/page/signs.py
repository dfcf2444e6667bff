"""What a page says of its article, and where it says it: in JSON-LD, meta, microdata, `<time>`, the text, the address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from khabar.dates import day_of_address
from khabar.ingest.moments import Moment, moment_of, stamp_of
from khabar.ingest.page.linked import Item, article_of, linked_items, names_of, text_of, types_of
from khabar.ingest.page.parts import heading_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names of meta elements, the surest first. Those that tell when a page was built or expires are not among them.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "date.published",
    "parsely-pub-date", "sailthru.date", "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "published_time",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "cxenseparse:recs:publishtime",
    "article.published", "article_date_original", "originalpublicationdate", "iso-8601-publish-date", "displaydate", "date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified")
_TITLES = ("og:title", "twitter:title", "dc.title", "title", "sailthru.title", "parsely-title", "headline")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "twitter:creator",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "copyright", "twitter:site")
_STAMP = re.compile(
    r"(?:^|[\s_-])(?:\w*date\w*|\w*time(?:stamp)?|publish\w*|posted\w*|stamp|created|pub)(?:$|[\s_-])", re.I
)
_NOT_OURS = re.compile(
    r"(?:^|[\s_-])(?:comment\w*|related\w*|most\w*|latest\w*|sidebar|(?<![_-])(?:widget(?:[\s_-]\w+)?|footer)"
    r"|topbar|ticker|today|now|current\w*)(?:$|[\s_-])",
    re.I,
)
_PUBLISHING = re.compile(r"(?:^|[\s_-])publish\w*(?:$|[\s_-])", re.I)
_LATER = re.compile(r"updat|modif|expir|valid", re.I)
_SHORT = 90
# So many elements before the heading and after it are looked at for a stamp.
_BEFORE, _AFTER = 12, 80


@dataclass(slots=True)
class Signs:
    """The values for each field, each with where it stands, in the order in which they are believed.

    `days` are of the publication, `later` of changes."""

    article: Item
    heading: HtmlElement | None = None
    titles: list[tuple[str, str]] = field(default_factory=list)
    days: list[tuple[str, Moment]] = field(default_factory=list)
    later: list[tuple[str, Moment]] = field(default_factory=list)
    authors: list[tuple[str, str]] = field(default_factory=list)
    sites: list[tuple[str, str]] = field(default_factory=list)
    languages: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)


def signs_of(tree: HtmlElement, url: str | None) -> Signs:
    """Everything that the page says of its article.

    >>> from khabar.ingest.page.tree import tree_of
    >>> page = tree_of('<title>خبر</title><meta property="og:title" content="خبر">', "x")
    >>> signs_of(page, None).titles
    [('meta', 'خبر'), ('title', 'خبر')]
    """
    items = linked_items(tree)
    signs = Signs(article_of(items))
    meta = _meta(tree)
    _linked(signs, items)
    _meta_signs(signs, meta)
    title = " ".join((tree.findtext(".//title") or "").split())
    told = " ".join(value for _, value in signs.titles) + " " + title
    signs.heading = heading_of(tree, told)
    if signs.heading is not None:
        signs.titles.append(("heading", " ".join("".join(signs.heading.itertext()).split())))
    if title:
        signs.titles.append(("title", title))
    _walk(signs, tree)
    _addresses(signs, tree, meta, url)
    return signs


def _linked(signs: Signs, items: list[Item]) -> None:
    article = signs.article
    for key, put in (("headline", signs.titles), ("inLanguage", signs.languages)):
        if words := text_of(article.get(key)):
            put.append(("linked data", words))
    if not signs.titles and (words := text_of(article.get("name"))):
        signs.titles.append(("linked data", words))
    for key, days in (("datePublished", signs.days), ("dateCreated", signs.later), ("dateModified", signs.later)):
        if moment := moment_of(text_of(article.get(key))):
            days.append(("linked data", moment))
    signs.authors.extend(("linked data", name) for name in names_of(article.get("author") or article.get("creator")))
    for key in ("publisher", "sourceOrganization", "provider"):
        signs.sites.extend(("linked data", name) for name in names_of(article.get(key)))
    for item in items:
        if {"WebSite", "NewsMediaOrganization"} & set(types_of(item)):
            signs.sites.extend(("linked data", name) for name in names_of(item.get("name")))
    for key in ("mainEntityOfPage", "url"):
        value = article.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            signs.addresses.append(("linked data", value))


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").strip().lower()
        value = " ".join((element.get("content") or "").split())
        if name and value:
            found.setdefault(name, []).append(value)
    return found


def _meta_signs(signs: Signs, meta: dict[str, list[str]]) -> None:
    kinds: tuple[tuple[tuple[str, ...], list[tuple[str, str]]], ...] = (
        (_TITLES, signs.titles), (_AUTHORS, signs.authors), (_SITES, signs.sites),
    )  # fmt: skip
    for names, put in kinds:
        put.extend(("meta", value) for name in names for value in meta.get(name, ()))
    stamped: tuple[tuple[tuple[str, ...], list[tuple[str, Moment]]], ...] = (
        (_PUBLISHED, signs.days),
        (_UPDATED, signs.later),
    )
    for stamps, days in stamped:
        moments = (moment_of(value) for name in stamps for value in meta.get(name, ()))
        first = next((m for m in moments if m), None)
        if first:
            days.append(("meta", first))
    signs.languages.extend(
        ("meta", v) for name in ("og:locale", "content-language", "language") for v in meta.get(name, ())
    )


def _walk(signs: Signs, tree: HtmlElement) -> None:
    """Microdata anywhere; `<time>` and stamps near the heading, those after it before those that stand above."""
    order = list(tree.iter())
    at = next((k for k, e in enumerate(order) if e is signs.heading), None)
    after: list[tuple[str, Moment, bool]] = []
    before: list[tuple[str, Moment, bool]] = []
    published: set[int] = set()
    for k, element in enumerate(order):
        if not isinstance(element.tag, str):
            continue
        if prop := element.get("itemprop"):
            _microdata(signs, element, prop)
        if at is not None and not at - _BEFORE <= k <= at + _AFTER:
            continue
        if (found := _stamp(element)) and not _elsewhere(element):
            (before if at is not None and k < at else after).append(found)
            if _named_published(element):
                published.add(id(found[1]))
    # Of two days that are told, that of a change is the later one.
    told = after or before
    for where in ("time", "text"):
        mine = [(moment, later) for place, moment, later in told if place == where]
        # A page may tell when it took over what others published: that day stands beside the one named so.
        first = next((m for m, later in mine if not later and id(m) in published), None)
        first = first or next((m for m, later in mine if not later), None)
        if first:
            signs.days.append((where, first))
        signs.later.extend((where, moment) for moment, later in mine if later)
    rel = next(
        (e for e in order if isinstance(e.tag, str) and e.tag == "a" and "author" in (e.get("rel") or "").split()), None
    )
    if rel is not None and (name := " ".join("".join(rel.itertext()).split())):
        signs.authors.append(("text", name))


def _microdata(signs: Signs, element: HtmlElement, prop: str) -> None:
    value = element.get("content") or element.get("datetime") or element.get("href") or ""
    value = value or (" ".join("".join(element.itertext()).split()) if len(element) < 20 else "")
    for name in prop.split():
        if name in ("datePublished", "dateModified", "dateCreated") and (moment := moment_of(value)):
            (signs.days if name == "datePublished" else signs.later).append(("microdata", moment))
        elif (
            name == "headline"
            and value
            and not any("comment" in (e.get("class") or "") for e in element.iterancestors())
        ):
            signs.titles.append(("microdata", value))
        elif name == "author" and 2 < len(value) < 80 and "://" not in value:
            signs.authors.append(("microdata", value))


def _stamp(element: HtmlElement) -> tuple[str, Moment, bool] | None:
    """Where and what an element tells as a day, and whether it is that of a change."""
    if element.tag == "time":
        words = " ".join("".join(element.itertext()).split())[:_SHORT]
        moment = moment_of(element.get("datetime") or words)
        shown = stamp_of(words)
        return ("time", moment, _changed(element) or (shown is not None and shown[1])) if moment else None
    if element.tag in ("script", "style", "meta", "a", "h1", "title", "option") or len(element) > 6:
        return None
    named = _STAMP.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    whole = " ".join("".join(element.itertext()).split())
    for told in (whole,) if named or len(whole) <= _SHORT else (" ".join((element.text or "").split()),):
        if 6 <= len(told) <= _SHORT and (named or len(told.split()) <= 14) and (found := stamp_of(told)):
            return "text", found[0], found[1] or _changed(element)
    return None


def _changed(element: HtmlElement) -> bool:
    names = " ".join(
        f"{e.get('class') or ''} {e.get('id') or ''}"
        for e in (element, element.getparent())
        if e is not None and e.tag != "body"
    )
    return _LATER.search(f"{names} {element.get('itemprop') or ''}") is not None


def _named_published(element: HtmlElement) -> bool:
    """Whether it, or what stands right around it, is named as the day of publication."""
    near = (e for e in (element, element.getparent()) if e is not None)
    return any(_PUBLISHING.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in near)


def _elsewhere(element: HtmlElement) -> bool:
    """Whether it stands in a part that is about something else: comments, other stories, the day of the visit."""
    return any(
        e.tag in ("aside", "nav", "li")
        or (e.tag == "footer" and not _of_article(e))
        or (
            isinstance(e.tag, str)
            and e.tag != "body"
            and _NOT_OURS.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        )
        for e in _upwards(element)
    )


def _of_article(footer: HtmlElement) -> bool:
    """Whether a footer is that of an article and not of the page."""
    return any(e.tag in ("article", "main") or e.get("role") == "main" for e in footer.iterancestors())


def _upwards(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _addresses(signs: Signs, tree: HtmlElement, meta: dict[str, list[str]], url: str | None) -> None:
    canonical = next(
        (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()), None
    )
    signs.addresses[:0] = [("link", canonical)] if canonical else []
    signs.addresses.extend(("meta", value) for value in meta.get("og:url", ()))
    if url:
        signs.addresses.append(("given", url))
    for _, address in signs.addresses:
        if day := day_of_address(address):
            signs.days.append(("address", Moment(day)))
            break
    if tree.get("lang"):
        signs.languages.append(("html", tree.get("lang")))
