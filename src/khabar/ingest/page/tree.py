"""Bytes of a page → its tree: charset, size and depth."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from khabar.errors import KhabarError
from khabar.ingest.encodings import TWICE, decode, encoded_once
from khabar.ingest.markup import CONTROL
from khabar.text import LETTERS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page larger than this is none that a person reads; elements deeper than this are taken as if they stood beside each other.
LARGEST = 8 << 20
DEEPEST = 200
MOST_TAGS = 150_000
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""")
_ARABIC = re.compile(f"[{LETTERS}]{{2}}")
_BODY = re.compile(r"<(?:html|head|body|div|p|article|table|meta|title)\b", re.I)
# What browsers take the old names of encodings for (WHATWG, Encoding Standard).
_MEANT = {"iso-8859-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "x-cp1256": "cp1256"}


def page_text(data: bytes, where: str, charset: str | None = None) -> tuple[str, str | None]:
    """The source of a page, and a note where it is in another encoding than it says or than UTF-8.

    UTF-8 goes first where the bytes are that, then the `charset` that came with it, then what it declares; last what they look like.
    Raises KhabarError for a page that is too large, and for bytes that are no text.

    >>> page_text("<meta charset=utf-8><p>قال الوزير في بيان".encode("cp1256"), "a.html")[1]
    'read as Windows-1256'
    """
    if len(data) > LARGEST:
        raise KhabarError(
            f"a page of {len(data) >> 20} MB; more than {LARGEST >> 20} MB are not read", where, "save its text"
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)):
        return _clean(decode(data, where)[0]), None
    try:
        text = data.decode("utf-8-sig")
        if "\x00" not in text[:200] or text.count("\x00") * 10 < len(text):
            once = encoded_once(text)
            return (_clean(once), TWICE) if once is not None else (_clean(text), None)
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    for name in (charset, declared.group(1).decode("ascii") if declared else None):
        found = _decoded(data, name)
        if found is not None and (_ARABIC.search(found) or not _in_arabic(data)):
            return _clean(found), f"read as {name}"
    try:
        text, note = decode(data, where)
    except KhabarError:
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 20 > len(text) or not _BODY.search(text):
            raise
        note = f"{text.count(chr(0xFFFD))} bytes are no UTF-8"
    return _clean(text), note


def _in_arabic(data: bytes) -> bool:
    """Whether the bytes are Arabic in one of the encodings that it had, whatever they are said to be."""
    try:
        return _ARABIC.search(decode(data, "")[0]) is not None
    except KhabarError:
        return False


def _decoded(data: bytes, name: str | None) -> str | None:
    """The text in the encoding of this name; None where there is none, where it is UTF-8, or the bytes are not in it."""
    if not name:
        return None
    try:
        known = codecs.lookup(_MEANT.get(name.lower(), name)).name
        if known.startswith("utf") or not codecs.lookup(known)._is_text_encoding:
            return None
        return data.decode(known, "strict" if known != "cp1252" else "replace")
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _clean(text: str) -> str:
    return CONTROL.sub(" ", text)


def tree_of(text: str, where: str) -> HtmlElement:
    """The tree of a page's source. Raises KhabarError where there is none.

    >>> tree_of("<p>خبر", "a.html").text_content()
    'خبر'
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if text.count("<") > MOST_TAGS:
        raise KhabarError(f"a page of more than {MOST_TAGS:,} tags", where, "save its text")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = document_fromstring(text.encode("utf-8"), parser=parser, ensure_head_body=True)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise KhabarError(f"this page has no tree: {error}", where, "see that it is a page") from None
    _flatten(root)
    return root


def _flatten(root: HtmlElement) -> None:
    """Take out elements that are deeper than any page needs, with all that they hold: what reads a tree climbs it by recursion."""
    depth = 0
    from lxml import etree

    deep = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == DEEPEST:
            deep.append(element)
    for element in deep:
        text = " ".join("".join(element.itertext()).split())
        for child in list(element):
            element.remove(child)
        element.text = text
