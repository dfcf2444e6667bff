"""Addresses as pages, feeds and archives write them: made whole, taken out of another, made plain, or found to be none."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

_PLAYED = re.compile(r"https?://[^/]+/web/\d{4,14}(?:[a-z]{2}_)?/(https?://.+)$")
_TRACKING = ("utm_", "fbclid", "gclid", "ocid", "cmpid")


def whole_address(told: str | None, base: str | None = None) -> str | None:
    """The address that a link tells, made whole by the one of what it stands in; None where it is none.

    >>> whole_address("/a", "http://b.example/f"), whole_address("http://[a/")
    ('http://b.example/a', None)
    """
    try:
        found = urljoin(base or "", (told or "").strip())
        urlsplit(found)
    except ValueError:
        return None
    return found or None


def unwrapped(url: str | None) -> str | None:
    """The address of a page within that by which a web archive plays it; None where it is none.

    >>> unwrapped("https://web.archive.org/web/20210503101112/http://nahr.example:80/a")
    'http://nahr.example/a'
    """
    url = whole_address(url)
    played = _PLAYED.match(url) if url else None
    inner = whole_address(played[1]) if played else None
    if inner is None:
        return None if played else url
    parts = urlsplit(inner)
    return parts._replace(netloc=parts.netloc.removesuffix(":80")).geturl()


def plain_address(url: str) -> str:
    """An address without its fragment and the marks by which readers are followed: an article whose feed changes these is the same.

    >>> plain_address("https://a.example/x?id=3&utm_source=rss#top"), plain_address("https://a.example/news?12345")
    ('https://a.example/x?id=3', 'https://a.example/news?12345')
    """
    parts = urlsplit(url.strip())
    kept = [piece for piece in parts.query.split("&") if not piece.lower().startswith(_TRACKING)]
    return parts._replace(query="&".join(kept), fragment="").geturl()
