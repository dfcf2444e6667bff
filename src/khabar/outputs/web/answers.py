"""Whole answers, packed as they were sent: what was asked for once is made once, until the archive changes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from khabar.outputs.web.guard import LANGUAGE, SEEN, SESSION, THEME
from khabar.outputs.web.kept import Answer
from khabar.outputs.web.site import Site

# Larger answers are not kept.
LARGEST = 1_000_000
# What is told of the moment, or to one client alone.
PASSING = ("/api/events", "/api/jobs/", "/login")
# What an answer depends on besides its address. A session counts: its forms carry its token.
COOKIES = (LANGUAGE, THEME, SEEN, SESSION)
HEADERS = ("host", "accept-language", "accept-encoding")


class Answers:
    """The middleware that keeps answers. It stands behind the guard, which has let the reader in, and before the packing."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        self.site.follow()
        request = Request(scope)
        path = request.url.path
        if scope["method"] != "GET" or path.startswith(PASSING) or "if-none-match" in request.headers:
            await self.app(scope, receive, send)
            return
        told = tuple(request.headers.get(name, "") for name in HEADERS)
        key = (path, request.url.query, request.state.who, told, tuple(request.cookies.get(name) for name in COOKIES))
        held = self.site.answers.get(key)
        if held is not None:
            scope["route"] = held.route
            await send({"type": "http.response.start", "status": 200, "headers": list(held.headers)})
            await send({"type": "http.response.body", "body": held.body})
            return
        stamp = self.site.stamp
        headers: tuple[tuple[bytes, bytes], ...] = ()
        pieces: list[bytes] = []
        size = 0

        async def sent(message: Message) -> None:
            nonlocal headers, size
            if message["type"] == "http.response.start":
                headers = tuple(message["headers"]) if message["status"] == 200 else ()
            elif headers:
                size += len(message.get("body", b""))
                if size <= LARGEST:
                    pieces.append(message.get("body", b""))
            await send(message)

        await self.app(scope, receive, sent)
        # What changed meanwhile has been forgotten once, and is not forgotten again.
        if headers and size <= LARGEST and self.site.stamp == stamp:
            self.site.answers.put(key, Answer(headers, b"".join(pieces), scope.get("route")), size + 1000)
