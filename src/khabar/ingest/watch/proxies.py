"""The proxy that the machine's settings name for an address, and the way through it.

What is asked for goes through a tunnel (CONNECT) to the very address that was looked up and found to be one of the open internet: a
proxy is never given a name, which it might look up otherwise."""

from __future__ import annotations

import http.client
import socket
from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from khabar.errors import KhabarError

_PORT = 80


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy: host and port, and what it is told of who asks (None: nothing)."""

    host: str
    port: int
    secret: str | None = None


def proxy_for(url: str) -> Proxy | None:
    """The proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` or the system's settings name for an address; None where none.

    Raises KhabarError for a proxy of another kind.

    >>> proxy_for("http://127.0.0.1/feed") is None
    True
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    told = getproxies().get(parts.scheme) or getproxies().get("all")
    # This machine is never asked through another.
    if not told or host == "localhost" or host.startswith("127.") or host == "::1" or proxy_bypass(host):
        return None
    found = urlsplit(told if "://" in told else f"http://{told}")
    try:
        port = found.port or _PORT
    except ValueError:
        port = 0
    if found.scheme != "http" or not found.hostname or not port:
        shown = f"{found.scheme}://{found.hostname or ''}"
        raise KhabarError(
            f"a proxy of this kind is not used: {shown}", url, "name an HTTP proxy, or the host in NO_PROXY"
        )
    secret = None
    if found.username is not None:
        secret = b64encode(f"{unquote(found.username)}:{unquote(found.password or '')}".encode()).decode()
    return Proxy(found.hostname, port, secret)


def tunnel(proxy: Proxy, address: str, port: int, silence: float | None) -> socket.socket:
    """A connection through the proxy to an address. Raises OSError where the proxy refuses."""
    sock = socket.create_connection((proxy.host, proxy.port), silence)
    at = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    secret = f"Proxy-Authorization: Basic {proxy.secret}\r\n" if proxy.secret else ""
    try:
        sock.sendall(f"CONNECT {at} HTTP/1.1\r\nHost: {at}\r\n{secret}\r\n".encode("ascii"))
        answer = http.client.HTTPResponse(sock, method="CONNECT")
        answer.begin()
    except BaseException:
        sock.close()
        raise
    if not 200 <= answer.status < 300:
        sock.close()
        raise OSError(f"the proxy {proxy.host}:{proxy.port} answers {answer.status}")
    return sock
