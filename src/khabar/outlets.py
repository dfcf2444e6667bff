"""Outlets by name and address: one outlet under all its spellings is one.

Names and countries stand in the table `agencies`, owners, domains and the names that pages use in `outlets`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlsplit

from khabar.language import table, values
from khabar.text import fold, letters

# Where an address holds another one: archives and caches of pages.
_WRAPPED = ("web.archive.org/", "cdn.ampproject.org/", "google.com/amp/")


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: its canonical `name`, `kind` (agency, tv, radio, paper, magazine, site), `country` (ISO 3166-1 alpha-2, None where
    it belongs to none), `owner` (state, public, cooperative, party, non-profit, social, private), and the `alignment` that it openly
    declares. `domains` are the addresses it comes out under. `owner` is None and `domains` empty where no table says."""

    name: str
    kind: str
    country: str | None
    owner: str | None = None
    alignment: str | None = None
    domains: tuple[str, ...] = ()


def outlet_of(name: str | None, url: str | None = None) -> Outlet | None:
    """The outlet that is known by the name, a domain given as name, or, without a name, by the address.

    Of outlets that share a name it is the one that has the address; None where that does not tell, and where no table holds it.

    >>> outlet_of("Al Jazeera").name, outlet_of(None, "https://www.spa.gov.sa/w123").country
    ('قناة الجزيرة', 'SA')
    """
    if not name or not name.strip():
        return _by_address(url) if url else None
    named = _by_name(name)
    here = _by_address(url) if url and len(named) != 1 else None
    if len(named) == 1:
        return named[0]
    return here if here in named else None


def canonical(name: str | None, url: str | None = None) -> str | None:
    """The canonical name of the outlet; the name as it is where no table holds it, None where there is none.

    >>> canonical("reuters.com"), canonical("مجلة الحي"), canonical(None)
    ('رويترز', 'مجلة الحي', None)
    """
    found = outlet_of(name, url)
    return found.name if found else (name.strip() or None if name else None)


def site_of(url: str | None) -> str | None:
    """The host of an address without `www.`, in small letters; None where there is none.

    >>> site_of("https://WWW.Example.org:8080/a"), site_of("news")
    ('example.org', None)
    """
    host, _ = _parts(url or "")
    return host.removeprefix("www.") if "." in host else None


@lru_cache(maxsize=20_000)
def _by_name(name: str) -> tuple[Outlet, ...]:
    """The outlets of the name: more than one where papers of several countries share it."""
    keys = _names().get(letters(name))
    if keys:
        return tuple(_outlets()[key] for key in keys)
    if "." in name and " " not in name.strip() and "@" not in name:
        found = _by_address(name.strip())
        return (found,) if found else ()
    return ()


@lru_cache(maxsize=20_000)
def _by_address(url: str) -> Outlet | None:
    host, path = _parts(url)
    domains = _domains()
    labels = host.split(".")
    first = path.strip("/").split("/")[0].lower()
    for n in range(len(labels) - 1):
        ending = ".".join(labels[n:])
        key = domains.get(f"{ending}/{first}") or domains.get(ending)
        if key is not None:
            return _outlets()[key]
    return None


def _parts(url: str) -> tuple[str, str]:
    """The host and path of an address; of one that holds another, those of the other."""
    address = url.strip()
    for wrapper in _WRAPPED:
        head, found, rest = address.partition(wrapper)
        if found and len(head) < 40:
            inner = rest[rest.rfind("http") :] if "http" in rest else f"/{rest}".partition("/s/")[2]
            address = inner or address
    if "://" not in address:
        address = f"//{address}"
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").rstrip("."), parts.path
    except ValueError:
        return "", ""


@cache
def _outlets(language: str = "ar") -> dict[str, Outlet]:
    more = {row["key"]: row for row in table("outlets", language)}
    found = {}
    for row in table("agencies", language):
        own = more.get(row["key"])
        found[row["key"]] = Outlet(
            row["key"],
            row["kind"],
            row["country"] or None,
            own["owner"] if own else None,
            (own["alignment"] or None) if own else None,
            tuple(own["domains"].split("|")) if own else (),
        )
    return found


@cache
def _names(language: str = "ar") -> dict[str, tuple[str, ...]]:
    """The keys of the outlets that bear a name, plain. A key goes before other names, and these before what stands after a head;
    papers of several countries that share the word after their head share the name."""
    rows = table("agencies", language)
    layers: list[list[tuple[str, str]]] = [
        [(row["key"], row["key"]) for row in rows],
        [(row["names"], row["key"]) for row in rows] + [(r["also"], r["key"]) for r in table("outlets", language)],
        [(" ".join(row["key"].split()[1:]), row["key"]) for row in rows if row["headed"]],
        [(" ".join(row["key"].split()[1:-1]), row["key"]) for row in rows if _of_country(row["key"])]
        + [(row["headed"], row["key"]) for row in rows],
    ]
    found: dict[str, tuple[str, ...]] = {}
    for layer in layers:
        fresh: dict[str, list[str]] = {}
        for cell, key in layer:
            for name in map(letters, cell.split("|")):
                if name and name not in found and key not in fresh.setdefault(name, []):
                    fresh[name].append(key)
        found.update((name, tuple(keys)) for name, keys in fresh.items())
    return found


def _of_country(key: str) -> bool:
    """Whether a paper's or channel's name ends in its country: the word between head and country is shared with others."""
    words = fold(key).split()
    article = next(fold(row["letter"]) for row in table("particles") if row["kind"] == "article")
    return len(words) > 2 and words[-1].removeprefix(article)[:-1] in _adjectives()


@cache
def _adjectives(language: str = "ar") -> frozenset[str]:
    """The adjectives of countries, folded: masculine, without the article. The feminine has a letter more."""
    return frozenset(adjective for row in table("countries", language) for adjective in values(row["adjectives"]))


@cache
def _domains(language: str = "ar") -> dict[str, str]:
    return {domain: row["key"] for row in table("outlets", language) for domain in row["domains"].split("|")}
