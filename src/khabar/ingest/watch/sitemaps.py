"""Which sitemaps of an index are followed, and which of their entries: an index lists all that a site ever published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from khabar.ingest.feed import Entry
from khabar.ingest.moments import moment_of

# So many sitemaps of one index are followed, so deep; and entries of the last days.
MOST, DEEPEST = 10, 2
RECENT = timedelta(days=3)


def followed(entries: Iterable[Entry], now: datetime) -> list[str]:
    """The addresses of the sitemaps of an index that may hold news: those that changed lately, the latest first, then those of which
    the index does not say it, those for news before others.

    >>> from datetime import UTC
    >>> listed = [Entry("a", "http://x.example/old", updated="2019-01-01"), Entry("b", "http://x.example/new", updated="2021-05-04")]
    >>> followed(listed, datetime(2021, 5, 5, tzinfo=UTC))
    ['http://x.example/new']
    """
    found: list[tuple[int, int, int, str]] = []
    for k, entry in enumerate(entries):
        if not entry.url or not entry.url.startswith(("http://", "https://")):
            continue
        moment = moment_of(entry.updated) if entry.updated else None
        if moment is None:
            found.append((2 - ("news" in entry.url.lower()), 0, k, entry.url))
        elif moment.day >= (now - RECENT).date():
            found.append((0, -moment.day.toordinal(), k, entry.url))
    return list(dict.fromkeys(url for *_, url in sorted(found)))[:MOST]


def recent(entry: Entry, now: datetime) -> bool:
    """Whether an entry of such a sitemap came out or changed in the last days.

    >>> from datetime import UTC
    >>> recent(Entry("a", "http://x.example/1"), datetime(2021, 5, 5, tzinfo=UTC))
    False
    """
    moments = (moment_of(told) for told in (entry.published, entry.updated) if told)
    return any(m is not None and m.day >= (now - RECENT).date() for m in moments)
