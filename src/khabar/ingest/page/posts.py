"""The posts of a page that shows many: the web view of a Telegram channel (t.me/s/…)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from khabar.ingest.moments import Moment, moment_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 2_000
_HOST = "https://t.me/"
_NUMBER = re.compile(r"/(\d+)/?$")


class Post(NamedTuple):
    """A post: its address, its text line by line, its title (a first line in bold, which is no part of the text), its moment, the name of
    its channel."""

    url: str
    text: str
    title: str | None
    moment: Moment | None
    channel: str | None


def posts_of(tree: HtmlElement, url: str | None = None) -> list[Post]:
    """The posts of the page that hold text, in their order; the one alone that the address names, where it names one.

    >>> from khabar.ingest.page.tree import tree_of
    >>> page = "<div class='tgme_widget_message' data-post='nahr/7'><div class='tgme_widget_message_text'>قصف على<br>المدينة</div></div>"
    >>> posts_of(tree_of(page, "x"))[0][:2]
    ('https://t.me/nahr/7', 'قصف على\\nالمدينة')
    """
    found = []
    for element in tree.iterfind(".//*[@data-post]"):
        if "tgme_widget_message" in (element.get("class") or "").split() and (post := _post(element)) is not None:
            found.append(post)
            if len(found) == _MOST:
                break
    number = _NUMBER.search(urlsplit(url).path) if url else None
    asked = [p for p in found if number is not None and p.url.endswith(f"/{number[1]}")]
    return asked or found


def _post(element: HtmlElement) -> Post | None:
    texts = [e for e in element.iter("div") if "tgme_widget_message_text" in (e.get("class") or "").split()]
    # What it answers to stands before it, in a box of its own.
    body = next(
        (e for e in reversed(texts) if not any("reply" in (a.get("class") or "") for a in e.iterancestors())), None
    )
    if body is None:
        return None
    text = _lines(body)
    if not text:
        return None
    bold = body[0] if len(body) and not (body.text or "").strip() and body[0].tag in ("b", "strong") else None
    head = " ".join("".join(bold.itertext()).split()) if bold is not None else ""
    stamp = next((e.get("datetime") for e in element.iter("time") if e.get("datetime")), None)
    owner = next((e for e in element.iter("a") if "owner_name" in (e.get("class") or "")), None)
    channel = " ".join("".join(owner.itertext()).split()) if owner is not None else ""
    first, _, rest = text.partition("\n")
    titled = head == first and bool(rest)
    return Post(
        _HOST + (element.get("data-post") or "").lstrip("/"),
        rest if titled else text,
        head if titled else None,
        moment_of(stamp) if stamp else None,
        channel or None,
    )


def _lines(body: HtmlElement) -> str:
    parts: list[str] = [body.text or ""]
    for element in body.iterdescendants():
        if element.tag == "br":
            parts.append("\n")
        elif isinstance(element.tag, str):
            parts.append(element.text or "")
        parts.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
