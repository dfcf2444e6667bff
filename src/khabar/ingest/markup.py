"""XML that is read without harm, and the words of a piece of HTML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from khabar.errors import KhabarError

if TYPE_CHECKING:
    from lxml.etree import _Element

# XML of a feed or a news item larger than this is none.
LARGEST = 64 << 20
_BLOCK = re.compile(
    r"<\s*/?\s*(?:p|br|div|li|ul|ol|h[1-6]|tr|td|table|blockquote|section|article|figure|figcaption)\b[^<>]{0,500}>",
    re.I,
)
_DROPPED = re.compile(r"<(script|style|figcaption|iframe|svg)\b.*?</\1\s*>", re.I | re.S)
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,2000}>")
# Signs that no text of a page holds.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def xml_of(data: bytes, where: str) -> _Element:
    """The root of an XML document. Nothing is fetched, no entity is resolved, and a document that declares entities is refused.

    >>> xml_of(b"<rss><channel/></rss>", "x").tag
    'rss'
    """
    from lxml import etree

    if len(data) > LARGEST:
        raise KhabarError(
            f"XML of {len(data) >> 20} MB; more than {LARGEST >> 20} MB are not read",
            where,
            "cut it into smaller files",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise KhabarError(
            f"this is no XML: {str(error)[:120]}", where, "see that it is a feed or a news item"
        ) from None
    if root is None:
        raise KhabarError("this is no XML", where, "see that it is a feed or a news item")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise KhabarError("this XML declares entities of its own, as attacks do: not read", where, "remove its DOCTYPE")
    return root


def name_of(element: _Element) -> str:
    """The name of an element without its namespace, in small letters; empty for a remark.

    >>> name_of(xml_of(b'<a xmlns="urn:x"/>', "x"))
    'a'
    """
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def words_of(element: _Element | None) -> str:
    """The text of an element and of what it holds, trimmed; empty for none."""
    return "".join(element.itertext()).strip() if element is not None else ""


def plain(fragment: str) -> str:
    """The words of a piece of HTML, a line a block; a text without tags as it is.

    >>> plain("<p>قصف &amp;quot;عنيف&amp;quot;</p><p>أمس</p>")
    'قصف "عنيف"\\nأمس'
    """
    if "&lt;" in fragment and not _TAG.search(fragment):
        fragment = html.unescape(fragment)
    if _TAG.search(fragment):
        fragment = _TAG.sub("", _BLOCK.sub("\n", _DROPPED.sub("", fragment)))
    fragment = html.unescape(html.unescape(CONTROL.sub(" ", fragment)))
    return "\n".join(line for raw in fragment.split("\n") if (line := " ".join(raw.split())))
