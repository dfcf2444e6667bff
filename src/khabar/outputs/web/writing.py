"""Pages that write: the queue of doubtful records with its judgements, their list, and the way in with a key."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from khabar.archive.catalogue.queue import alike, doubtful
from khabar.archive.judgements import judgements, standing
from khabar.archive.judging import judge
from khabar.errors import KhabarError
from khabar.outputs.dossier.wording import LANGUAGES
from khabar.outputs.web.guard import LANGUAGE, LASTS, SEEN, SESSION, THEME, from_us, session
from khabar.outputs.web.pages import site_of
from khabar.outputs.web.render import THEMES, show
from khabar.outputs.web.site import Site

# So many doubtful records are shown at once.
QUEUE = 30
YEAR = 365 * 86400


def back(told: object) -> str:
    """Where a form leads back to: a page of this app, the first one where it names another place.

    >>> back("/queue?x=1"), back("//elsewhere/x"), back("https://elsewhere"), back("/\\\\elsewhere"), back("//[")
    ('/queue?x=1', '/', '/', '/', '/')
    """
    path = str(told or "/")
    try:
        parts = urlsplit(path)
    except ValueError:
        return "/"
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if plain and not parts.netloc and not parts.scheme else "/"


async def queue(request: Request) -> Response:
    """Records in doubt, the most doubtful first: conflicts, contested incidents, wide ranges, and incidents that may be one."""
    site, catalogue = site_of(request)
    made = standing(judgements(site.path))
    doubts, pairs = doubtful(catalogue, made, QUEUE), alike(catalogue, made, QUEUE)
    return show(request, "queue.html", {"title": "queue", "rows": doubts, "pairs": pairs})


async def judged(request: Request) -> Response:
    """All judgements, the last one first."""
    site, _ = site_of(request)
    made = judgements(site.path)
    stand = {j.id for j in standing(made)}
    return show(request, "judgements.html", {"title": "judgements", "rows": list(reversed(made))[:500], "stand": stand})


async def write(request: Request) -> Response:
    """Write a judgement down, and go back to where it was made."""
    site: Site = request.app.state.site
    form = await request.form()
    name = allowed(request, form)
    told = {key: str(form.get(key, "")) for key in ("subject", "other", "field", "value")}
    try:
        await asyncio.to_thread(
            judge, site.path, str(form.get("kind", "")), told,
            (name, datetime.now(UTC).isoformat(timespec="seconds"), " ".join(str(form.get("why", "")).split())[:500]),
        )  # fmt: skip
    except KhabarError as error:
        raise HTTPException(400, str(error)) from None
    await site.look()
    return RedirectResponse(back(form.get("back")), 303)


def allowed(request: Request, form: Any) -> str:
    """Who writes by a form. Raises 401 or 403 where nobody may."""
    name: str | None = request.state.who
    if not name:
        raise HTTPException(401, "a key is needed to write")
    if not from_us(request.app.state.site, request, form):
        raise HTTPException(403, "this form is not of this session")
    return name


async def enter(request: Request) -> Response:
    """The way in: a key makes a session."""
    site: Site = request.app.state.site
    if request.method == "GET":
        return show(request, "login.html", {"title": "login", "wrong": False, "keys": bool(site.keys)})
    form = await request.form()
    if not from_us(site, request, form):
        raise HTTPException(403, "this form is not of this session")
    owner = await asyncio.to_thread(site.keys.owner, str(form.get("key", "")))
    if owner is None:
        return show(request, "login.html", {"title": "login", "wrong": True, "keys": bool(site.keys)}, 401)
    response = RedirectResponse(back(form.get("back")), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(
        SESSION, session(site, owner, time.time()), max_age=LASTS, httponly=True, samesite="strict", secure=secure
    )
    return response


async def leave(request: Request) -> Response:
    """End the session."""
    form = await request.form()
    if not from_us(request.app.state.site, request, form):
        raise HTTPException(403, "this form is not of this session")
    response = RedirectResponse("/", 303)
    response.delete_cookie(SESSION)
    return response


async def seen(request: Request) -> Response:
    """Everything that changed has been seen."""
    _, catalogue = site_of(request)
    latest = int(catalogue.meta("change") or 0)
    response = RedirectResponse("/", 303)
    response.set_cookie(SEEN, str(latest), max_age=YEAR, httponly=True, samesite="lax")
    return response


async def choose_language(request: Request) -> Response:
    """The language of the pages."""
    return _chosen(request, LANGUAGE, LANGUAGES)


async def choose_theme(request: Request) -> Response:
    """Light, dark, or as the device is."""
    return _chosen(request, THEME, THEMES)


def _chosen(request: Request, cookie: str, may_be: tuple[str, ...]) -> Response:
    value = request.path_params["name"]
    if value not in may_be:
        raise HTTPException(404, "there is no such choice")
    response = RedirectResponse(back(request.query_params.get("back")), 303)
    response.set_cookie(cookie, value, max_age=YEAR, httponly=True, samesite="lax")
    return response
