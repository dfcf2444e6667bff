"""robots.txt: what a site lets be fetched, and how often (RFC 9309; `Crawl-delay` as sites write it)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# So much of a file is read (RFC 9309, 2.5), so many rules of it.
MOST = 512 << 10
_RULES = 5_000
_SLOWEST = 120.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us: (allow, pattern), and the seconds that are to lie between two requests (None: not said)."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched: the longest rule that fits decides, `Allow` where two are as long.

        >>> robots_of("User-agent: *\\nDisallow: /a*\\nAllow: /ab$", "khabar").allows("http://x.example/ab")
        True
        """
        parts = urlsplit(url)
        path = unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fits = [(len(rule), allow) for allow, rule in self.rules if _fits(rule, path)]
        return max(fits)[1] if fits else True


def robots_of(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for an agent: of the group that names it, else of the one for all.

    >>> robots_of("User-agent: khabar\\nCrawl-delay: 7", "khabar").delay
    7.0
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    open_group = False
    for line in text[:MOST].splitlines():
        key, colon, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*agents, value.lower()] if open_group else [value.lower()]
            open_group = True
            groups.setdefault(value.lower(), [])
        elif key in ("allow", "disallow", "crawl-delay"):
            open_group = False
            for name in agents:
                if len(groups[name]) < _RULES:
                    groups[name].append((key, value))
    mine = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple((key == "allow", unquote(value)) for key, value in mine if key != "crawl-delay" and value)
    delays = [float(value) for key, value in mine if key == "crawl-delay" and re.fullmatch(r"\d{1,5}(\.\d+)?", value)]
    return Robots(rules, min(max(delays), _SLOWEST) if delays else None)


def _fits(rule: str, path: str) -> bool:
    """Whether a rule fits the beginning of a path; `*` stands for anything, a closing `$` for the end. Never slower than their product."""
    ended = rule.endswith("$")
    first, *parts = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for k, part in enumerate(parts):
        if ended and k == len(parts) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not ended or at == len(path)
