"""What a page says of itself in JSON-LD (schema.org): the object that is the article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Types of an article, the surest first (schema.org, NewsArticle and those beside it).
_ARTICLES = ("LiveBlogPosting", "NewsArticle", "ReportageNewsArticle", "BackgroundNewsArticle", "AnalysisNewsArticle",
             "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "Article", "Report", "BlogPosting", "SocialMediaPosting",
             "VideoObject", "WebPage", "ItemPage")  # fmt: skip
_LARGEST = 2 << 20
_TRAILING = re.compile(r",(\s*[}\]])")
_MOST = 500
Item = dict[str, Any]


def linked_items(tree: HtmlElement) -> list[Item]:
    """The objects of all JSON-LD of a page, those within others included, in the order in which they stand."""
    found: list[Item] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < _LARGEST:
            found.extend(_items(_parsed(script.text)))
            if len(found) > _MOST:
                break
    return found[:_MOST]


def article_of(items: list[Item]) -> Item:
    """The object that is the article; an empty one where there is none. A `WebPage` is one only where it has a headline.

    >>> article_of([{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "y"}])["headline"]
    'y'
    """
    best: tuple[int, Item] | None = None
    for item in items:
        rank = min((_ARTICLES.index(t) for t in types_of(item) if t in _ARTICLES), default=None)
        if rank is None or (_ARTICLES[rank] in ("WebPage", "ItemPage", "VideoObject") and not item.get("headline")):
            continue
        if best is None or rank < best[0]:
            best = rank, item
    return best[1] if best else {}


def types_of(item: Item) -> list[str]:
    """The types of an object, without the address of their vocabulary."""
    kinds = item.get("@type")
    return [str(t).rsplit("/", 1)[-1] for t in (kinds if isinstance(kinds, list) else [kinds]) if t]


def text_of(value: Any) -> str:
    """The words of a value: a string, or the name of an object or of the first of a list; empty where it has none."""
    if isinstance(value, list):
        return next((found for v in value[:20] if (found := text_of(v))), "")
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("@id"))
    return " ".join(html.unescape(html.unescape(value)).split()) if isinstance(value, str) else ""


def names_of(value: Any) -> list[str]:
    """The names of all objects of a value."""
    return [name for v in (value if isinstance(value, list) else [value])[:20] if (name := text_of(v))]


def _parsed(text: str) -> Any:
    """The JSON of a script, forgiving what pages get wrong: comment marks, raw line ends, commas before a closing bracket."""
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _items(value: Any, depth: int = 0) -> Iterator[Item]:
    if isinstance(value, list):
        for part in value:
            yield from _items(part, depth)
    elif isinstance(value, dict) and depth < 4:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _items(value[key], depth + 1)
