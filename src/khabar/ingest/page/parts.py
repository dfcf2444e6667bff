"""Which parts of a page are not the article: menus, share bars, related stories, comments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements that never hold the words of an article.
_NEVER = frozenset(
    ("script", "style", "noscript", "template", "nav", "form", "button", "select", "iframe", "svg", "footer", "figcaption", "aside",
     "object", "embed", "audio", "video", "canvas", "amp-sidebar", "amp-ad", "input", "textarea", "dialog", "menu")
)  # fmt: skip
# Words of class and id by which pages name what stands beside the article.
_BESIDE = re.compile(
    r"""(?:^|[\s_-])(?:related\w*|recommend\w*|more-?(?:news|stories|from|posts)|most-?(?:read|viewed|popular)|trending|popular
    |read-?(?:also|more|next|too)|see-?also|also-?read|you-?may\w*|next-?(?:article|post)|prev-?(?:article|post)|comments?
    |commentlist|respond|disqus|fb-comments|newsletter\w*|subscri\w*|breadcrumbs?|cookies?|consent|gdpr|taboola|outbrain|mgid
    |author-?(?:bio|box|info|card)|pagination|pager|sitemap|topbar|top-?bar|masthead|site-?header|offcanvas|popup|modal|ticker
    |breaking-?(?:news|bar)|latest-?(?:news|posts)|carousel|slider|inline-?(?:story|link|promo)|infobox-?related|suggest\w*)(?:$|[\s_-])""",
    re.X | re.I,
)
# Words that also stand in the name of what holds the article (`has-share`, `content-with-sidebar`).
_LIGHT = re.compile(
    r"""(?:^|[\s_-])(?:shar(?:e|ing)\w*|social\w*|follow\w*|tags?|tagcloud|topics|sidebar|side-?col|widgets?|promo\w*|adverti\w*|ads?
    |ad-?(?:slot|unit|box|container)|banners?|sponsor\w*|menu|nav|navbar|navigation|footer|toolbar|tools|print|captions?|credits?|copyright
    |byline|meta|postmeta|skip\w*|hidden|sr-only|visually-?hidden|rating|poll|app-?(?:download|promo)|audio|player|podcast|views?
    |counter|font-?size|textsize|reactions?|emoji|report-?error|post-?info|publish(?:ed)?-?(?:date|time)|dates?|timestamp|time-?ago
    |signature|editor-?name|gallery-?(?:nav|thumbs))(?:$|[\s_-])""",
    re.X | re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:\w*sub(?:title|head|heading|headline)?|standfirst|leads?|intro|summary|excerpt|deck|teaser|brief)(?:$|[\s_-])",
    re.I,
)
_NEAR = 6
# Words of class and id by which pages without headings name the title; how much of a heading stands in the page's other titles; letters.
_TITLE = re.compile(r"(?:^|[\s_-])\w*(?:title|headline|heading)(?:$|[\s_-])", re.I)
_ALIKE, _LONG = 0.5, 300
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
# Text outside of links that makes a part prose, in letters; the share of links, and their number, that makes it a list of links.
_PROSE = 250
_LINKED, _LINKS = 0.65, 2
_LISTS = frozenset(("div", "ul", "ol", "table", "tbody", "tr", "td", "section", "dl", "center", "span", "header"))


def prune(tree: HtmlElement, heading: HtmlElement | None) -> None:
    """Take out of the tree what is not the article; what holds its `heading` or its marked body stays.

    >>> from khabar.ingest.page.tree import tree_of
    >>> page = tree_of("<h1>a</h1><p>b</p><div class='related-posts'>c</div>", "x")
    >>> prune(page, page.find(".//h1"))
    >>> page.text_content()
    'ab'
    """
    kept = _kept(tree, heading)
    sizes = _sizes(tree)
    gone = []
    stack = [tree]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        if element not in kept and _beside(element, sizes[element]):
            gone.append(element)
        else:
            stack.extend(element)
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()


def _kept(tree: HtmlElement, heading: HtmlElement | None) -> set[HtmlElement]:
    """The elements above the heading and the marked body of the article, and those themselves."""
    found = {tree}
    body = next(
        (
            e
            for e in tree.iter("div", "section", "article", "td", "span")
            if "articlebody" in (e.get("itemprop") or "").lower()
        ),
        None,
    )
    for element in (heading, body):
        if element is not None:
            found.add(element)
            found.update(element.iterancestors())
    return found


def _sizes(tree: HtmlElement) -> dict[HtmlElement, tuple[int, int, int]]:
    """For each element the letters of its text, those within links, and how many links it has."""
    sizes: dict[HtmlElement, tuple[int, int, int]] = {}
    for element in reversed(list(tree.iter())):
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            sizes[element] = (0, 0, 0)
            continue
        text, linked, links = len((element.text or "").strip()), 0, 0
        for child in element:
            more, within, count = sizes[child]
            text += more + len((child.tail or "").strip())
            linked += within
            links += count
        sizes[element] = (text, text, 1) if element.tag == "a" else (text, linked, links)
    return sizes


def _beside(element: HtmlElement, size: tuple[int, int, int]) -> bool:
    tag = element.tag
    if tag in _NEVER:
        # Some servers wrap the whole page in a form.
        return tag != "form" or size[0] - size[1] < _PROSE * 2
    if tag in ("body", "html", "main", "p") or tag in _HEADINGS:
        return False
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "")
    ):
        return True
    if element.get("role") in ("navigation", "complementary", "contentinfo", "banner", "dialog", "search"):
        return True
    text, linked, links = size
    if links >= _LINKS and tag in _LISTS and linked > _LINKED * text:
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if len(name) < 3:
        return False
    return bool(_BESIDE.search(name)) or (text - linked < _PROSE and _LIGHT.search(name) is not None)


def lead_of(heading: HtmlElement | None) -> str | None:
    """The lead that stands by the heading under a name of its own; None where there is none.

    >>> from khabar.ingest.page.tree import tree_of
    >>> lead_of(tree_of("<h1>a</h1><p class='standfirst'>b b b b b</p>", "x").find(".//h1"))
    'b b b b b'
    """
    near = heading
    for _ in range(_NEAR):
        near = _next(near) if near is not None else None
        if near is None:
            return None
        if _LEAD.search(near.get("class") or ""):
            words = " ".join("".join(near.itertext()).split())
            return words if 4 < len(words.split()) < 80 else None
    return None


def _next(element: HtmlElement) -> HtmlElement | None:
    """The next element that begins after the end of this one, or within it where it is a shell of a named lead."""
    step: HtmlElement | None = element
    while step is not None:
        after = step.getnext()
        if after is not None:
            return after
        step = step.getparent()
    return None


def heading_of(tree: HtmlElement, told: str) -> HtmlElement | None:
    """The heading of the article: the one of first rank that says what the page's other titles `told`; else one of lower rank, or a line,
    that one of these ends with; else what is named a title; else the last heading of first rank that is no logo; None where there is
    none."""
    found = _said(tree.iter("h1"))
    mine = set(told.split())
    best = max(found, key=lambda pair: _share(pair[1], mine), default=None)
    if best is not None and _share(best[1], mine) >= _ALIKE:
        return best[0]
    lower = next(
        (h for h, words in _said(tree.iter("h2", "h3")) if told.startswith(words) or told.endswith(words)), None
    )
    if lower is not None:
        return lower
    if best is not None:
        return best[0]
    lines = (e for e in tree.iter("p", "span", "div", "td", "font", "b", "strong") if len(e) <= 1)
    near = [(e, words) for e, words in _said(lines) if len(words) < _LONG and not _in_link(e)]
    return next(
        (e for e, words in near if len(words.split()) > 3 and told.endswith(words)),
        next((e for e, _ in near if _TITLE.search(f"{e.get('class') or ''} {e.get('id') or ''}")), None),
    )


def _said(elements: Iterable[HtmlElement]) -> list[tuple[HtmlElement, str]]:
    """The elements that hold more than a name, each with its words."""
    told = ((e, " ".join("".join(e.itertext()).split())) for e in elements)
    return [(e, words) for e, words in told if len(words) > 12]


def _share(words: str, mine: set[str]) -> float:
    own = set(words.split())
    return len(mine & own) / len(own)


def _in_link(element: HtmlElement) -> bool:
    return any(e.tag in ("a", "nav", "li", "aside", "footer") for e in element.iterancestors())
