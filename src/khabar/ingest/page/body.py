"""The words of a page's article, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from khabar.ingest.moments import moment_of
from khabar.ingest.page.linked import Item, text_of
from khabar.ingest.page.parts import lead_of, prune
from khabar.language import of_kind
from khabar.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAG = re.compile(r"<[^<>]{1,400}>")
_BREAK = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,400}>", re.I)
_EDGES = " \t.:;|-\u2013\u2014*/()[]{}<>\u00ab\u00bb\"'\u061b\u060c\u2022\u2026#=~_\u200e\u200f"
_STEP = re.compile(r"\s*[>\u203a\u2039]\s*")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
# The text in JSON-LD stands in where the page's own is this much shorter than it.
_MISSED = 0.6


def body_of(tree: HtmlElement, heading: HtmlElement | None, article: Item, title: str | None) -> str:
    """The text of the article without its title; empty where there is none. The tree is cut.

    >>> from khabar.ingest.page.tree import tree_of
    >>> page = tree_of("<article><h1>a</h1><p>قال الشهود إن القصف استمر حتى المساء.</p></article>", "x")
    >>> body_of(page, page.find(".//h1"), {}, "a")
    'قال الشهود إن القصف استمر حتى المساء.'
    """
    from trafilatura import extract

    told, lead = _told(article), lead_of(heading)
    prune(tree, heading)
    text = extract(tree, fast=True, include_comments=False, include_tables=True, favor_recall=True) or ""
    lines = tidy(text.split("\n"), title)
    whole = tidy(told.split("\n"), title)
    if sum(map(len, lines)) < _MISSED * sum(map(len, whole)):
        lines = whole
    if lead and not any(_bare(lead) in _bare(line) for line in lines[:4]):
        lines = [*tidy([lead], title), *lines]
    return "\n".join(lines)


def _told(article: Item) -> str:
    """The text that the page's linked data hold: of a live blog that of all its posts."""
    posts = article.get("liveBlogUpdate")
    parts = [article, *(posts if isinstance(posts, list) else [])][:500]
    found: list[str] = []
    for part in parts:
        if isinstance(part, dict) and isinstance(part.get("articleBody"), str):
            headline = text_of(part.get("headline")) if part is not article else ""
            body = _TAG.sub("", _BREAK.sub("\n", part["articleBody"]))
            found.extend(filter(None, (headline, *(text_of(line) for line in body.split("\n")))))
    return "\n".join(found)


def tidy(lines: list[str], title: str | None) -> list[str]:
    """The lines without the title at their head, links to other stories, stamps, bylines and what the page says twice.

    >>> tidy(["عنوان", "نشر في 3 مايو 2021", "قال الشهود.", "اقرأ أيضا: خبر آخر"], "عنوان")
    ['قال الشهود.']
    """
    heading = _bare(title or "")
    found: list[str] = []
    seen: set[str] = set()
    for raw in lines:
        line = (
            " ".join(_INVISIBLE.sub("", raw).replace("|", " ").split())
            if raw.startswith("|")
            else " ".join(_INVISIBLE.sub("", raw).split())
        )
        line = line.removeprefix("- ").strip()
        if title and len(found) < 2 and line.startswith(title):
            line = line[len(title) :].lstrip(_EDGES)
        bare = _bare(line)
        if not bare or (bare == heading and len(found) < 3) or _leads_away(bare) or (not found and _is_path(bare)):
            continue
        count = len(bare.split())
        if (count <= 14 and _is_stamp(line)) or (count <= 6 and len(found) < 2 and _is_byline(bare)):
            continue
        if count > 3 and bare in seen:
            continue
        seen.add(bare)
        found.append(line)
    return found


def _bare(line: str) -> str:
    return " ".join(fold.ask(line).strip(_EDGES).split())


def _leads_away(bare: str) -> bool:
    """Whether the line is a button or counter of the page, or begins as a link to another story does."""
    if any(bare in of_kind("furniture", kind) for kind in ("line", "link", "tail")):
        return True
    words = bare.split()
    if len(words) <= 20 and any(
        bare.startswith(w) and not bare[len(w) : len(w) + 1].isalpha() for w in of_kind("page_words", "about")
    ):
        return True
    more = of_kind("page_words", "more")
    return len(words) <= 25 and any(
        " ".join(words[:n]).rstrip(_EDGES) in more and (bare[len(" ".join(words[:n])) :].lstrip()[:1] in ("", ":", "-", "|")
        or " ".join(words[:n]).endswith(":"))
        for n in (1, 2, 3, 4)
    )  # fmt: skip


def _is_path(bare: str) -> bool:
    """Whether the line is the way from the front page to this one: short names with arrows between them."""
    steps = _STEP.split(bare)
    return len(steps) > 2 and all(0 < len(step.split()) <= 4 for step in steps)


def _is_stamp(line: str) -> bool:
    """Whether the line is a day or time and hardly anything else."""
    if not any(c.isdigit() for c in line):
        return False
    return moment_of(line) is not None and not line.rstrip().endswith(".")


def _is_byline(bare: str) -> bool:
    first = bare.split()[0].rstrip(":")
    return first in of_kind("page_words", "byline") and ":" in bare
