"""Fetch an address: so many bytes, so many seconds, so many redirects, and never from a private network unless that is allowed."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from khabar.errors import KhabarError
from khabar.ingest.addresses import whole_address
from khabar.ingest.answers import charset_of, unpacked
from khabar.ingest.watch.proxies import Proxy, proxy_for, tunnel

AGENT = "khabar/0.1 (reads news; honours robots.txt)"
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """At most so many bytes of a body, seconds of silence, seconds in all; `private` allows addresses of private networks."""

    bytes: int = 8 << 20
    silence: float = 20.0
    seconds: float = 60.0
    private: bool = False


class AddressError(KhabarError):
    """An address that nobody is asked for: none at all, not of the web, of a host that is not known or not public."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. `url` is where it was found after redirects, `moved` the address of a permanent move, `fields` are the
    header fields by their names in small letters."""

    status: int
    url: str
    body: bytes
    fields: Mapping[str, str]
    moved: str | None = None

    @property
    def charset(self) -> str | None:
        """The charset that the header names."""
        return charset_of(self.fields.get("content-type", ""))


def fetch(
    url: str,
    limits: Limits,
    headers: Mapping[str, str] | None = None,
    allowed: Callable[[str], bool] | None = None,
) -> Fetched:
    """The answer to a GET. `allowed` is asked before each redirect is followed.

    Raises KhabarError where there is no answer: an address that is refused, no connection, too slow, too long, cut short.
    """
    moved, lasting = None, True
    for _ in range(_MOST_REDIRECTS + 1):
        found = _one(url, limits, headers or {})
        if found.status not in _REDIRECTS or "location" not in found.fields:
            return Fetched(found.status, url, found.body, found.fields, moved)
        target = whole_address(found.fields["location"], url)
        if target is None:
            raise KhabarError("it leads to what is no address", url, "")
        lasting = lasting and found.status in (301, 308)
        moved = target if lasting else moved
        if allowed is not None and not allowed(target):
            raise KhabarError(f"robots.txt of {urlsplit(target).hostname} forbids where it leads", url, "")
        url = target
    raise KhabarError(f"more than {_MOST_REDIRECTS} redirects", url, "")


def _one(url: str, limits: Limits, headers: Mapping[str, str]) -> Fetched:
    connection = _connection(url, limits)
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    end = time.monotonic() + limits.seconds
    late = threading.Event()

    def stop() -> None:
        late.set()
        with suppress(OSError, AttributeError):
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(limits.seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        connection.request(
            "GET",
            _ascii(target),
            headers={
                "User-Agent": AGENT,
                "Accept-Encoding": "gzip, deflate",
                "Accept": "*/*",
                "Connection": "close",
                **headers,
            },
        )
        response = connection.getresponse()
        fields = {name.lower(): value for name, value in response.getheaders()}
        body = _body(response, url, limits, end)
    except (OSError, http.client.HTTPException, ValueError) as error:
        why = (
            f"no whole answer within {limits.seconds:.0f} seconds"
            if late.is_set()
            else f"no answer: {str(error) or type(error).__name__}"
        )
        raise KhabarError(why, url, "") from None
    finally:
        timer.cancel()
        connection.close()
    body = unpacked(body, fields.get("content-encoding", ""), url, limits.bytes)
    if len(body) > limits.bytes:
        raise KhabarError(f"it is larger than {limits.bytes >> 20} MB", url, "")
    return Fetched(response.status, url, body, fields)


def _body(response: http.client.HTTPResponse, url: str, limits: Limits, end: float) -> bytes:
    told = response.length
    parts: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE):
        size += len(piece)
        parts.append(piece)
        if size > limits.bytes:
            raise KhabarError(f"it is larger than {limits.bytes >> 20} MB", url, "")
        if time.monotonic() > end:
            raise KhabarError(f"no whole answer within {limits.seconds:.0f} seconds", url, "")
    if told is not None and size < told:
        raise KhabarError(f"the answer was cut short: {size:,} of {told:,} bytes", url, "")
    return b"".join(parts)


def _ascii(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="/%:=&?~#+!$,;'@()*[]|-._")


def _connection(url: str, limits: Limits) -> http.client.HTTPConnection:
    """A connection to the address that the host has now; the same is used, so that no second look-up can lead elsewhere."""
    host, port = host_of(url)
    secure = urlsplit(url).scheme == "https"
    proxy = proxy_for(url)
    try:
        found = [item[4][0] for item in socket.getaddrinfo(host.encode("idna").decode(), port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        if proxy is None or not limits.private:
            why = (
                ""
                if proxy is None
                else "a proxy is asked for addresses that were looked up here, or with --allow-private"
            )
            raise AddressError(f"the host {host} is not known", url, why) from None
        found = [host]
    for address in found:
        if not limits.private and not is_public(str(address)):
            raise AddressError(f"{host} lies in a private network ({address})", url, "allow it with --allow-private")
    return _Pinned(host, port, str(found[0]), limits.silence, secure, proxy)


def host_of(url: str) -> tuple[str, int]:
    """The host of an address, and the port. Raises AddressError for what is no address of the web.

    >>> host_of("https://news.example/rss")
    ('news.example', 443)
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        host, port, parts = None, 0, urlsplit("")
    if not parts.scheme:
        raise AddressError("this is no address", url, "write it as https://…")
    if parts.scheme not in ("http", "https") or not host:
        raise AddressError("only http and https are fetched", url, "")
    return host, port


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet.

    >>> is_public("8.8.8.8"), is_public("10.0.0.1"), is_public("::1"), is_public("::ffff:127.0.0.1")
    (True, False, False, False)
    """
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    found = inner or found
    return found.is_global and not found.is_multicast


class _Pinned(http.client.HTTPConnection):
    """A connection to one address of a host, through a proxy where there is one, by TLS where that is asked for."""

    def __init__(
        self, host: str, port: int, address: str, silence: float, secure: bool, proxy: Proxy | None = None
    ) -> None:
        super().__init__(host, port, timeout=silence)
        self.address, self.secure, self.proxy = address, secure, proxy

    def connect(self) -> None:
        """Connect to the address that was looked up."""
        if self.proxy is not None:
            self.sock = tunnel(self.proxy, self.address, self.port, self.timeout)
        else:
            self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
