"""Fetch politely: as robots.txt allows, not too often, and only what is not known yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from khabar.errors import KhabarError
from khabar.ingest.page.tree import LARGEST
from khabar.ingest.watch.fetch import AGENT, AddressError, Fetched, Limits, fetch, host_of
from khabar.ingest.watch.robots import MOST, Robots, robots_of

# What a server may make us wait, and how long its robots.txt stands.
LONGEST, _DAY = 24 * 3600.0, 86_400.0


@dataclass(frozen=True, slots=True)
class Clock:
    """The time: `now` in seconds since 1970, `sleep`, and `jitter`, a number from 0 to 1 that spreads requests."""

    now: Callable[[], float]
    sleep: Callable[[float], None]
    jitter: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Manners:
    """How politely: seconds between two requests to a host (`delay`) and between two looks at a feed (`interval`)."""

    delay: float = 5.0
    interval: float = 900.0
    limits: Limits = field(default_factory=Limits)


class Visitor:
    """Who asks the hosts: it knows their rules and when each may be asked again."""

    def __init__(self, clock: Clock, manners: Manners) -> None:
        self.clock, self.manners = clock, manners
        self.next: dict[str, float] = {}
        self.robots: dict[str, tuple[float, Robots | None]] = {}
        self.held: dict[str, float] = {}

    def get(self, url: str, etag: str | None, modified: str | None) -> Fetched:
        """The answer of the address, 304 where it is still what `etag` and `modified` say.

        Raises KhabarError where there is none, where robots.txt forbids it, and while the host has asked to be left alone."""
        host_of(url)
        host = urlsplit(url).netloc
        if self.clock.now() < self.held.get(host, 0.0):
            raise KhabarError("its host asked to wait", url, "")
        rules = self._rules(url)
        if rules is None or not rules.allows(url):
            raise KhabarError(
                "robots.txt forbids it" if rules else "robots.txt cannot be had: taken as forbidden", url, ""
            )
        self._wait(url, rules.delay)
        headers = {"If-None-Match": etag} if etag else {}
        if modified:
            headers["If-Modified-Since"] = modified
        found = fetch(url, replace(self.manners.limits, bytes=LARGEST), headers, self._allows)
        if found.status in (429, 503):
            wait = seconds_of(found.fields.get("retry-after", ""), self.clock.now())
            self.held[host] = self.clock.now() + (self.manners.interval if wait is None else min(wait, LONGEST))
        return found

    def _allows(self, url: str) -> bool:
        rules = self._rules(url)
        return rules is not None and rules.allows(url)

    def _rules(self, url: str) -> Robots | None:
        """The rules of the host; none where its robots.txt cannot be had for now, all allowed where there is none."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        asked, rules = self.robots.get(host, (0.0, None))
        if host in self.robots and self.clock.now() - asked < (_DAY if rules else self.manners.interval):
            return rules
        try:
            self._wait(url, None)
            found = fetch(f"{host}/robots.txt", replace(self.manners.limits, bytes=MOST))
            text = found.body.decode("utf-8", "replace") if found.status == 200 else ""
            rules = None if found.status >= 500 or found.status == 429 else robots_of(text, AGENT.split("/")[0])
        except AddressError:
            raise
        except KhabarError:
            rules = None
        self.robots[host] = (self.clock.now(), rules)
        return rules

    def _wait(self, url: str, delay: float | None) -> None:
        """Until the host may be asked again."""
        host = urlsplit(url).netloc
        wait = self.next.get(host, 0.0) - self.clock.now()
        if wait > 0:
            self.clock.sleep(wait)
        pause = max(self.manners.delay, delay or 0.0)
        self.next[host] = self.clock.now() + pause * (1 + 0.2 * self.clock.jitter())


def seconds_of(told: str, now: float) -> float | None:
    """The seconds that a `Retry-After` asks to wait, in seconds or as a day; None where it says nothing.

    >>> seconds_of("120", 0.0), seconds_of("Thu, 01 Jan 1970 00:01:00 GMT", 0.0), seconds_of("soon", 0.0)
    (120.0, 60.0, None)
    """
    if told.strip().isdecimal():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def in_words(seconds: float) -> str:
    """A time to wait as a reader says it.

    >>> in_words(45.0), in_words(900.0), in_words(86_400.0)
    ('45 seconds', '15 minutes', '24 hours')
    """
    for unit, size in (("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 0):.0f} seconds"
