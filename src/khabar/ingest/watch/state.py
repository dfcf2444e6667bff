"""What `watch` remembers from one round to the next, in a file that survives being stopped at any moment."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from khabar.errors import KhabarError

_TABLES = """
create table if not exists feeds (url text primary key, address text, etag text, modified text, due real, failures integer, gone integer);
create table if not exists articles (url text primary key, id text, etag text, modified text, due real, checks integer, entry text,
  version integer, failures integer, gone integer, title text, published text, outlet text, body blob);
create index if not exists articles_due on articles (due);
pragma user_version = 1;
"""
_FORMAT = 1

# What is not looked at again is due then.
NEVER = 1e12


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the `url` that was asked for, the `address` that it has moved to, what the server said of its version, when it is due
    (seconds since 1970), how often in a row it failed, whether it is gone."""

    url: str
    address: str
    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    failures: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article by its address. `entry` is what its feed said of its last change, `version` counts its texts (0: none yet), `checks`
    how often it was looked at again, `text` its last one."""

    url: str
    id: str = ""
    etag: str | None = None
    modified: str | None = None
    due: float = 0.0
    checks: int = 0
    entry: str = ""
    version: int = 0
    failures: int = 0
    gone: bool = False
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    text: str = ""


class State:
    """The feeds and articles that are known.

    >>> with State(None) as state:
    ...     state.put_feed(Feed("http://a.example/f", "http://a.example/f", etag="x"))
    ...     state.feed("http://a.example/f").etag
    'x'
    """

    def __init__(self, path: Path | None) -> None:
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            self.base = sqlite3.connect(path or ":memory:", isolation_level=None)
            told = self.base.execute("pragma user_version").fetchone()[0]
            if told != _FORMAT and self.base.execute("select count(*) from sqlite_master").fetchone()[0]:
                raise KhabarError(
                    f"what was watched is kept here in format {told}, this Khabar keeps format {_FORMAT}",
                    str(path),
                    "name another folder with --state, or move this file away and start again",
                )
            self.base.executescript(_TABLES)
        except (sqlite3.DatabaseError, OSError) as error:
            raise KhabarError(
                f"what was watched cannot be read: {error}", str(path), "move this file away and start again"
            ) from None

    def __enter__(self) -> State:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.base.close()

    def feed(self, url: str) -> Feed:
        """The feed as it is known, a new one where it is not."""
        row = self.base.execute("select * from feeds where url = ?", (url,)).fetchone()
        return replace(Feed(*row), gone=bool(row[6])) if row else Feed(url, url)

    def put_feed(self, feed: Feed) -> None:
        """Remember the feed."""
        self.base.execute(
            "insert or replace into feeds values (?,?,?,?,?,?,?)",
            (feed.url, feed.address, feed.etag, feed.modified, feed.due, feed.failures, feed.gone),
        )

    def article(self, url: str) -> Article | None:
        """The article as it is known; None where it is not."""
        row = self.base.execute("select * from articles where url = ?", (url,)).fetchone()
        return _article(row) if row else None

    def put_article(self, article: Article) -> None:
        """Remember the article."""
        a = article
        self.base.execute(
            "insert or replace into articles values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (a.url, a.id, a.etag, a.modified, a.due, a.checks, a.entry, a.version, a.failures, a.gone, a.title, a.published, a.outlet,
             zlib.compress(a.text.encode("utf-8", "replace"))),
        )  # fmt: skip

    def next_due(self) -> float:
        """When the next article is to be looked at again, in seconds since 1970; infinite where none is."""
        found = self.base.execute("select min(due) from articles where gone = 0 and due < ?", (NEVER,)).fetchone()[0]
        return float("inf") if found is None else float(found)

    def due(self, now: float, most: int) -> list[Article]:
        """The articles that are to be looked at again by now, the longest due first."""
        rows = self.base.execute(
            "select * from articles where due <= ? and gone = 0 order by due, url limit ?", (now, most)
        )
        return [_article(row) for row in rows]


def _article(row: tuple[object, ...]) -> Article:
    text = zlib.decompress(row[13]).decode() if isinstance(row[13], bytes) else ""
    return replace(Article(*row[:13]), gone=bool(row[9]), text=text)  # type: ignore[arg-type]
