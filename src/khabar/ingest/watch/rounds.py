"""One round of watching: ask the feeds that are due, fetch what is new, look again at what may have changed."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from khabar.errors import KhabarError
from khabar.ingest.addresses import plain_address
from khabar.ingest.feed import ROOTS, entries_of, feeds_named, json_entries
from khabar.ingest.kinds import sniffed
from khabar.ingest.markup import name_of, xml_of
from khabar.ingest.newsml import ROOTS as ITEMS
from khabar.ingest.newsml import newsml
from khabar.ingest.page.tree import page_text, tree_of
from khabar.ingest.pages import Saved, page_report
from khabar.ingest.reports import Item, id_of, report_of
from khabar.ingest.source import Source
from khabar.ingest.watch.fetch import Fetched
from khabar.ingest.watch.polite import LONGEST, Clock, Manners, Visitor, in_words
from khabar.ingest.watch.sitemaps import DEEPEST, followed, recent
from khabar.ingest.watch.state import NEVER, Article, Feed, State
from khabar.model import Failure, Report

# An article is looked at again so long after it was first fetched, and then no more: changes come in the first days.
AGAIN = (1800.0, 3600.0, 4 * 3600.0, 24 * 3600.0, 72 * 3600.0)
# Of one feed so many new articles are taken in a round, of all so many fetched; what never came is tried so often.
_NEW, _MOST, _TRIES = 100, 500, 5


@dataclass(frozen=True, slots=True)
class Happening:
    """What a round did: `what` is `new`, `changed`, `gone`, `cancelled`, `failed`; `report` and `before` are there for the first two."""

    what: str
    where: str
    report: Report | None = None
    before: Report | None = None
    told: str = ""


class Rounds:
    """The rounds over some feeds, with what is known of the hosts on the way."""

    def __init__(self, feeds: Iterable[str], state: State, clock: Clock, manners: Manners) -> None:
        self.feeds, self.state, self.clock, self.manners = list(dict.fromkeys(feeds)), state, clock, manners
        self.visitor = Visitor(clock, manners)

    def round(self) -> Iterator[Happening]:
        """Everything that is due now."""
        for url in self.feeds:
            feed = self.state.feed(url)
            if not feed.gone and feed.due <= self.clock.now():
                yield from self._feed(feed, 0)
        for article in _spread(self.state.due(self.clock.now(), _MOST)):
            yield from self._article(article)

    def due(self) -> float:
        """When something is due next, in seconds since 1970; infinite where every feed is gone and no article is left."""
        feeds = [feed.due for url in self.feeds if not (feed := self.state.feed(url)).gone]
        return min([*feeds, self.state.next_due()])

    def waiting(self) -> Iterator[tuple[str, str]]:
        """The feeds that a round now would not ask, and when each is asked next."""
        for url in self.feeds:
            feed = self.state.feed(url)
            if feed.gone:
                yield url, "it is gone: asked no more"
            elif feed.due > self.clock.now():
                yield url, self._then(feed)

    def _feed(self, feed: Feed, depth: int) -> Iterator[Happening]:
        now = self.clock.now()
        try:
            found = self.visitor.get(feed.address, feed.etag, feed.modified)
            if found.status in (404, 410):
                self.state.put_feed(
                    replace(feed, gone=found.status == 410, failures=feed.failures + 1, due=self._later(feed.failures))
                )
                then = "asked no more" if found.status == 410 else self._then(feed)
                yield Happening("failed", feed.url, told=f"the feed is gone ({found.status}); {then}")
                return
            if found.status not in (200, 304):
                raise KhabarError(f"the server answers {found.status}", found.url, "")
            later = now + self.manners.interval * (1 + 0.1 * self.clock.jitter())
            whole = False
            if found.status == 200:
                whole = yield from self._entries(feed, found, depth)
            self.state.put_feed(
                replace(
                    feed,
                    address=found.moved or feed.address,
                    due=later,
                    failures=0,
                    etag=None if whole else found.fields.get("etag", feed.etag if found.status == 304 else None),
                    modified=None
                    if whole
                    else found.fields.get("last-modified", feed.modified if found.status == 304 else None),
                )
            )
        except KhabarError as error:
            self.state.put_feed(replace(feed, failures=feed.failures + 1, due=self._later(feed.failures)))
            yield Happening("failed", feed.url, told=f"{_why(error)}; {self._then(feed)}")

    def _then(self, feed: Feed) -> str:
        """When a feed that failed is asked again."""
        return f"asked again in {in_words(self.state.feed(feed.url).due - self.clock.now())}"

    def _entries(self, feed: Feed, found: Fetched, depth: int) -> Generator[Happening, None, bool]:
        """Make due what is new or said to have changed; items that the feed holds whole are told at once.

        Gives whether it is to be asked for whole the next time, though it stay as it is: an index of sitemaps, which are asked in turn
        and change while it does not, and a feed of which not all was taken."""
        now = datetime.fromtimestamp(self.clock.now(), UTC)
        if found.body.lstrip()[:1] == b"{":
            try:
                entries = list(json_entries(json.loads(found.body), found.url))
            except (ValueError, RecursionError, AttributeError):
                raise KhabarError("this is no JSON Feed", feed.url, "") from None
        else:
            if sniffed(found.body[:4096]) == "html" and b"<html" in found.body[:4096].lower():
                named = feeds_named(tree_of(page_text(found.body, feed.url, found.charset)[0], feed.url), found.url)
                raise KhabarError(
                    "this is a page and no feed", feed.url, f"watch {named[0]}" if named else "name a feed of it"
                )
            root = xml_of(found.body, feed.url)
            name = name_of(root)
            if name in ITEMS:
                source = Source(feed.url, feed.url, _closed, now)
                for item in newsml(root, source, _silent):
                    yield from self._whole(item)
                return False
            if name == "sitemapindex" and depth < DEEPEST:
                for address in followed(entries_of(root, found.url), now):
                    part = self.state.feed(address)
                    if not part.gone and part.due <= self.clock.now():
                        yield from self._feed(part, depth + 1)
                return True
            if name not in ROOTS or name in ("opml", "sitemapindex"):
                raise KhabarError(f"this is no feed: <{name}>", feed.url, "name the address of a feed or news sitemap")
            entries = list(entries_of(root, found.url))
        fresh, left = 0, False
        for entry in entries:
            if not entry.url or not entry.url.startswith(("http://", "https://")) or (depth and not recent(entry, now)):
                continue
            url = plain_address(entry.url)
            known = self.state.article(url)
            said = entry.updated or entry.published or ""
            if known is None and fresh == _NEW:
                left = True
            elif known is None:
                fresh += 1
                held = Article(
                    url,
                    entry=said,
                    title=entry.title,
                    published=entry.published or entry.updated,
                    outlet=entry.outlet,
                    text=entry.text,
                )
                self.state.put_article(replace(held, due=self.clock.now()))
            elif known is not None and not known.gone and entry.updated and said != known.entry:
                self.state.put_article(replace(known, entry=said, due=self.clock.now()))
        return left

    def _whole(self, item: Report | Failure) -> Iterator[Happening]:
        """An item that came whole; one that its agency cancelled and that was told before is told as that."""
        name = item.id if isinstance(item, Report) else item.report
        known = self.state.article(name)
        if isinstance(item, Failure):
            if known is None or not known.gone:
                yield Happening("cancelled" if known else "failed", name, told=item.error)
                self.state.put_article(replace(known or Article(name), gone=True, due=NEVER))
        elif known is None or known.text != item.text:
            yield from self._keep(replace(known or Article(name), gone=False, due=NEVER), item)

    def _article(self, article: Article) -> Iterator[Happening]:
        """Fetch an article; tell it where it is new or another than before."""
        try:
            found = self.visitor.get(article.url, article.etag, article.modified)
            if found.status == 304:
                self.state.put_article(self._checked(article))
                return
            if found.status in (404, 410, 451):
                told = (
                    f"{article.id}: it was taken down ({found.status})"
                    if article.version
                    else f"there is nothing ({found.status})"
                )
                yield Happening("gone" if article.version else "failed", article.url, told=told)
                self.state.put_article(replace(article, gone=True))
                return
            if found.status != 200:
                raise KhabarError(f"the server answers {found.status}", found.url, "")
            report = self._report(article, found)
            if isinstance(report, Failure):
                raise KhabarError(report.error, article.url, "")
        except KhabarError as error:
            tried = article.failures + 1
            yield Happening("failed", article.url, told=_why(error))
            # What was told once is looked at so often and no more, whether it can be had or not.
            missed = (
                self._checked(article)
                if article.version
                else replace(article, due=self._later(article.failures), gone=tried >= _TRIES)
            )
            self.state.put_article(replace(missed, failures=tried))
            return
        now = self._checked(replace(article, etag=found.fields.get("etag"), modified=found.fields.get("last-modified")))
        if article.version == 0 or report.text != article.text:
            yield from self._keep(now, report)
        else:
            self.state.put_article(now)

    def _keep(self, article: Article, report: Report) -> Iterator[Happening]:
        """Tell a text, then remember it; a new version keeps the id of the first."""
        before = None
        if article.version:
            report = replace(report, id=article.id)
            before = Report.of(
                article.text, id=article.id, published=article.published, outlet=article.outlet, url=report.url
            )
        title = report.title.of(report.text) if report.title else None
        yield Happening("changed" if before else "new", article.url, report, before)
        self.state.put_article(
            replace(
                article,
                id=report.id,
                version=article.version + 1,
                title=title,
                outlet=report.outlet,
                text=report.text,
                published=str(report.published) if report.published else None,
            )
        )

    def _report(self, article: Article, found: Fetched) -> Report | Failure:
        """The report of the page; where the page holds none, or no day, that which its feed held."""
        captured = datetime.fromtimestamp(self.clock.now(), UTC)
        try:
            report = page_report(
                found.body, article.id or None, Saved(article.url, found.url, captured, found.charset), _silent
            )
        except KhabarError as error:
            report = Failure(article.url, "load", error.what)
        if article.version:
            return report
        held = Item(
            id_of(article.url), article.text, article.title, article.published, article.outlet, article.url, captured
        )
        if isinstance(report, Failure):
            return report_of(held, _silent) if article.text else report
        if report.published is None and article.published:
            told = report_of(replace(held, text=report.text), _silent)
            if isinstance(told, Report) and told.published:
                return replace(report, published=told.published, basis="given")
        return report

    def _checked(self, article: Article) -> Article:
        """The article looked at once more, and due again where its time has not run out."""
        again = AGAIN[article.checks] if article.checks < len(AGAIN) else NEVER
        return replace(
            article,
            checks=article.checks + 1,
            failures=0,
            due=self.clock.now() + again * (1 + 0.1 * self.clock.jitter()),
        )

    def _later(self, failures: int) -> float:
        """When to try again what has failed so often before."""
        wait = min(self.manners.interval * 2.0 ** min(failures, 20), LONGEST)
        return self.clock.now() + wait * (1 + 0.1 * self.clock.jitter())


def _spread(articles: list[Article]) -> list[Article]:
    """The articles host by host in turn, so that no host holds up the others."""
    turn: dict[str, int] = {}
    keyed = []
    for n, article in enumerate(articles):
        host = urlsplit(article.url).netloc
        turn[host] = turn.get(host, 0) + 1
        keyed.append((turn[host], n))
    return [articles[n] for _, n in sorted(keyed)]


def _why(error: KhabarError) -> str:
    return f"{error.what}: {error.fix}" if error.fix else error.what


def _silent(note: str) -> None:
    """Say nothing."""


def _closed() -> BinaryIO:
    raise OSError("nothing to open")
