"""What stands before every request: who may come in, how much, how often; and what every answer says to the browser."""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.outputs.web.incoming import whole_number
from khabar.outputs.web.site import Site

log = logging.getLogger("khabar.web")
SESSION, LANGUAGE, THEME, SEEN = "khabar-session", "khabar-language", "khabar-theme", "khabar-seen"
# A session lasts so many seconds.
LASTS = 12 * 3600
# Bytes of a request's body: reports come in larger ones than forms.
FORM, REPORTS = 64 * 1024, 16 * 1024 * 1024
# Requests of one address: how many at once, and how many a second.
RATES = {"read": (2000.0, 1000.0), "ask": (100.0, 50.0), "write": (30.0, 1.0), "login": (10.0, 0.2)}
OPEN = ("/login", "/static/", "/language/", "/theme/")
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "interest-cohort=(), geolocation=(), camera=(), microphone=()",
    "x-frame-options": "DENY",
}


@dataclass
class Buckets:
    """How much each address has left of each kind of request."""

    clock: Callable[[], float] = time.monotonic
    held: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)

    def take(self, address: str, kind: str) -> bool:
        """Whether one more is allowed now.

        >>> slow = Buckets(lambda: 0.0)
        >>> [slow.take("a", "login") for _ in range(11)].count(True)
        10
        """
        most, rate = RATES[kind]
        now = self.clock()
        left, then = self.held.get((address, kind), (most, now))
        left = min(most, left + (now - then) * rate)
        if len(self.held) > 10_000:
            self.held.clear()
        self.held[address, kind] = (max(0.0, left - 1), now)
        return left >= 1


class TooLargeError(Exception):
    """A body that is larger than allowed."""


class Guard:
    """The middleware: hosts, keys, limits, headers, and a line in the log without address or question."""

    def __init__(self, app: ASGIApp, site: Site, buckets: Buckets | None = None) -> None:
        self.app = app
        self.site = site
        self.buckets = buckets or Buckets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        started = time.perf_counter()
        status = 500

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        most = REPORTS if scope["path"] == "/api/reports" else FORM
        taken = 0

        async def received() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLargeError
            return message

        try:
            refused = await self._refused(request, most)
            await (refused or self.app)(scope, received, sent)
        except TooLargeError:
            await problem(request, 413, "the body is too large")(scope, receive, sent)
        finally:
            route = getattr(scope.get("route"), "path", "-")
            log.info("%s %s %d %.1f ms", request.method, route, status, (time.perf_counter() - started) * 1000)

    async def _refused(self, request: Request, most: int) -> Response | None:
        """The answer to a request that may not go on; None where it may."""
        path, method = request.scope["path"], request.method
        host = _host(request)
        if host is None or (self.site.hosts and host not in self.site.hosts):
            return problem(request, 400, "this name is not served here")
        if whole_number(request.headers.get("content-length", "0"), most) is None:
            return problem(request, 413, "the body is too large")
        address = request.client.host if request.client else ""
        writing = method not in ("GET", "HEAD", "OPTIONS")
        asking = path in ("/ask", "/search", "/api/ask", "/api/search")
        kind = "login" if path == "/login" and writing else "write" if writing else "ask" if asking else "read"
        if not self.buckets.take(address, kind):
            return _too_many(request)
        key = _key(request)
        known = self.site.keys.known(key) if key else None
        if key and known is None and not self.buckets.take(address, "login"):
            return _too_many(request)
        request.state.who = known or await who(self.site, request)
        if (
            writing
            and not path.startswith("/api/")
            and request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        ):
            return problem(request, 403, "this form was sent from elsewhere")
        if (
            self.site.open_to_all
            or request.state.who
            or any(path == p or (p.endswith("/") and path.startswith(p)) for p in OPEN)
        ):
            return None
        return problem(request, 401, "a key is needed", {"www-authenticate": "Bearer"})


def problem(request: Request, status: int, said: str, headers: dict[str, str] | None = None) -> Response:
    """An error: JSON for programs; people who need a key are sent to where it is asked for."""
    if status == 401 and not request.scope["path"].startswith("/api/") and request.method == "GET":
        return RedirectResponse("/login", 303)
    return JSONResponse({"error": said}, status, headers)


def _host(request: Request) -> str | None:
    """The name that is asked; None where it is none."""
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return None


def _too_many(request: Request) -> Response:
    return problem(request, 429, "too many requests: wait a little", {"retry-after": "5"})


def _key(request: Request) -> str:
    """The key in the header, which programs send; empty where there is none."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


async def who(site: Site, request: Request) -> str | None:
    """Who asks: by the key in the header (programs), which takes long to see, or by the session (people)."""
    if key := _key(request):
        return await asyncio.to_thread(site.keys.owner, key)
    return opened(site, request.cookies.get(SESSION, ""))


def session(site: Site, name: str, now: float) -> str:
    """What the cookie of a session says: who, until when, signed together with the key that they have now."""
    told = f"{name.encode().hex()}.{int(now + LASTS)}"
    return f"{told}.{_signed(site, f'{told}.{site.keys.kept(name)}')}"


def opened(site: Site, cookie: str, now: float | None = None) -> str | None:
    """Whose session it is; None where it is none of ours, or over, or their key is another by now."""
    told, _, mark = cookie.rpartition(".")
    name, _, until = told.partition(".")
    try:
        owner, end = bytes.fromhex(name).decode(), int(until)
    except ValueError:
        return None
    kept = site.keys.kept(owner)
    if kept is None or not _same(_signed(site, f"{told}.{kept}"), mark):
        return None
    return owner if end > (time.time() if now is None else now) else None


def token(site: Site, request: Request) -> str:
    """What a form must bring back to show that it is ours and of this session."""
    return _signed(site, "form:" + request.cookies.get(SESSION, ""))


def from_us(site: Site, request: Request, form: Any) -> bool:
    """Whether a form brings its token back."""
    return _same(token(site, request), str(form.get("token", "")))


def _same(signed: str, told: str) -> bool:
    return hmac.compare_digest(signed.encode(), told.encode("utf-8", "replace"))


def _signed(site: Site, told: str) -> str:
    return hmac.new(site.secret, told.encode("utf-8", "replace"), sha256).hexdigest()
