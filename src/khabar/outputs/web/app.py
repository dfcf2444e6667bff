"""The app: every address on one page."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from khabar.errors import KhabarError
from khabar.outputs.web import pages, records, writing
from khabar.outputs.web.answers import Answers
from khabar.outputs.web.api import routes as api_routes
from khabar.outputs.web.guard import Buckets, Guard, problem
from khabar.outputs.web.render import show, style, warm
from khabar.outputs.web.site import Site

_FILES = Path(__file__).parent / "static"
_KINDS = {
    "naskh-400.woff2": "font/woff2", "naskh-700.woff2": "font/woff2", "keys.js": "text/javascript", "icon.svg": "image/svg+xml",
}  # fmt: skip


def make_app(site: Site, buckets: Buckets | None = None) -> Starlette:
    """The app over one archive."""

    @contextlib.asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        await asyncio.to_thread(warm)
        watching = asyncio.create_task(site.watch())
        yield
        watching.cancel()

    app = Starlette(
        routes=[
            Route("/", pages.stories),
            Route("/stories/{name:path}", records.story),
            Route("/incidents/{name:path}", records.incident),
            Route("/reports/{name:path}", records.report),
            Route("/entities", pages.entities),
            Route("/entities/{name:path}", records.entity),
            Route("/sources", pages.sources),
            Route("/sources/{name:path}", records.source),
            Route("/search", pages.find),
            Route("/ask", pages.question),
            Route("/map", pages.incident_map),
            Route("/timeline", pages.timeline),
            Route("/failures", pages.failures),
            Route("/queue", writing.queue),
            Route("/judgements", writing.judged, methods=["GET"]),
            Route("/judgements", writing.write, methods=["POST"]),
            Route("/login", writing.enter, methods=["GET", "POST"]),
            Route("/logout", writing.leave, methods=["POST"]),
            Route("/seen", writing.seen, methods=["POST"]),
            Route("/language/{name}", writing.choose_language),
            Route("/theme/{name}", writing.choose_theme),
            Route("/static/{name}", static),
            Mount("/api", routes=api_routes()),
        ],
        middleware=[
            Middleware(Guard, site=site, buckets=buckets),
            Middleware(Answers, site=site),
            Middleware(GZipMiddleware, minimum_size=1500, compresslevel=4),
        ],
        exception_handlers={HTTPException: failed, KhabarError: misused, 404: failed, 405: failed},
        lifespan=living,
    )
    app.state.site = site
    return app


@cache
def _static() -> dict[str, tuple[bytes, str, str]]:
    """Every file that is served, by name: its bytes, kind and print. No other is ever looked for."""
    held = {name: ((_FILES / name).read_bytes(), kind) for name, kind in _KINDS.items()}
    held["style.css"] = (style(), "text/css")
    return {name: (data, kind, f'"{sha256(data).hexdigest()[:16]}"') for name, (data, kind) in held.items()}


async def static(request: Request) -> Response:
    """The style, fonts and script of the pages."""
    found = _static().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "there is no such file")
    data, kind, tag = found
    headers = {"etag": tag, "cache-control": "public, max-age=3600"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=kind, headers=headers)


async def failed(request: Request, error: Exception) -> Response:
    """What cannot be shown, as a page or as JSON."""
    status = getattr(error, "status_code", 500)
    said = str(getattr(error, "detail", error))
    headers = dict(getattr(error, "headers", None) or {})
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": said}, status, headers)
    if status == 401:
        return problem(request, 401, said)
    response = show(request, "error.html", {"title": "error", "status": status, "said": said}, status)
    response.headers.update(headers)
    return response


async def misused(request: Request, error: Exception) -> Response:
    """What was asked for wrongly."""
    return await failed(request, HTTPException(400, str(error)))
