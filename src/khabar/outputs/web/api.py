"""The API: the record for programs, as JSON, CSV or Parquet, with cursors, filters, ETags and news of changes."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from hashlib import blake2b
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from khabar.archive.catalogue.search import FILTERS, Wanted, search
from khabar.archive.judgements import judgements, standing
from khabar.archive.judging import judge
from khabar.errors import KhabarError
from khabar.outputs.ask import ask
from khabar.outputs.narrowed import by_names, in_arabic
from khabar.outputs.web.adding import add_reports, job
from khabar.outputs.web.filters import LISTS, MOST, PAGE, ROWS, listed
from khabar.outputs.web.incoming import body_of, whole_number, writer_of
from khabar.outputs.web.openapi import START, document
from khabar.outputs.web.pages import further, site_of
from khabar.outputs.web.records import name_of
from khabar.read.form import to_dict
from khabar.record import plain
from khabar.tell.scope import scope

Handler = Callable[[Request], Awaitable[Response]]
# So many may listen for changes at once; every so many seconds they are told that all is well.
LISTENERS, BEAT = 200, 15.0


def routes() -> list[Route]:
    """The addresses under `/api`."""
    found = [Route(f"/{kind}", _list(kind)) for kind in LISTS]
    return [
        Route("/reports", add_reports, methods=["POST"]),
        *found,
        Route("/openapi.json", _tagged(_document)),
        Route("/search", _tagged(_search)),
        Route("/ask", _tagged(_ask)),
        Route("/failures", _tagged(_failures)),
        Route("/events", _events),
        Route("/jobs/{name}", job),
        Route("/judgements", _tagged(_judged), methods=["GET"]),
        Route("/judgements", _judge, methods=["POST"]),
        Route("/stories/{name:path}", _tagged(_story)),
        Route("/incidents/{name:path}", _tagged(_incident)),
        Route("/reports/{name:path}", _tagged(_report)),
        Route("/entities/{name:path}", _tagged(_entity)),
    ]


def _tagged(handler: Handler) -> Handler:
    """The answer with a tag that changes when the archive does; nothing more where the program has it already."""

    @wraps(handler)
    async def tagged(request: Request) -> Response:
        site, _ = site_of(request)
        tag = f'W/"{blake2b(f"{site.stamp} {request.url.path}?{request.url.query}".encode(), digest_size=10).hexdigest()}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        response = await handler(request)
        response.headers.update(headers)
        return response

    return tagged


def _list(kind: str) -> Handler:
    async def handler(request: Request) -> Response:
        _, catalogue = site_of(request)
        query = dict(request.query_params)
        form = query.get("format", "json")
        if form not in ("json", "csv", "parquet"):
            raise HTTPException(400, "format may be json, csv or parquet")
        limit = _limit(query, PAGE)
        try:
            page = listed(catalogue, kind, by_names(catalogue, query), limit, every=form != "json")
        except KhabarError as error:
            # A cursor of another list, or of none, has no page after it.
            raise HTTPException(404 if error.where == "after" else 400, str(error)) from None
        if form == "json":
            return JSONResponse({"items": page.rows, "next": page.next})
        response = await asyncio.to_thread(_csv if form == "csv" else _parquet, kind, page.rows)
        if page.next:
            response.headers["link"] = f'<{further(request, page.next)}>; rel="next"'
        return response

    handler.__doc__ = f"A page of {kind}, or a file of as many as a file holds."
    return _tagged(handler)


def _limit(query: Mapping[str, str], default: int, most: int = MOST) -> int:
    limit = whole_number(query.get("limit", str(default)), most)
    if not limit:
        raise HTTPException(400, f"limit is a number from 1 to {most}")
    return limit


def _csv(kind: str, rows: list[dict[str, Any]]) -> Response:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["id"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({k: _harmless(v) for k, v in row.items()} for row in rows)
    return Response(
        "\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{kind}.csv"'},
    )  # fmt: skip


def _harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _parquet(kind: str, rows: list[dict[str, Any]]) -> Response:
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), sink, compression="zstd")
    return Response(
        bytes(sink.getvalue()), media_type="application/vnd.apache.parquet",
        headers={"content-disposition": f'attachment; filename="{kind}.parquet"'},
    )  # fmt: skip


async def _document(request: Request) -> Response:
    return JSONResponse(document())


async def _story(request: Request) -> Response:
    """The record of a story, as `khabar show STORY --json` prints it."""
    _, catalogue = site_of(request)
    record = catalogue.record(name_of(request))
    if record is None:
        raise HTTPException(404, "there is no such story")
    return JSONResponse(record.to_dict())


async def _incident(request: Request) -> Response:
    """The record of an incident alone."""
    _, catalogue = site_of(request)
    row = catalogue.row("select story from incidents where id = ?", (name_of(request),))
    record = catalogue.record(row["story"]) if row else None
    if record is None:
        raise HTTPException(404, "there is no such incident")
    return JSONResponse(scope(record, name_of(request)).to_dict())


async def _report(request: Request) -> Response:
    """What a report says, with its text."""
    _, catalogue = site_of(request)
    name = name_of(request)
    row = catalogue.row(
        "select id, outlet, url, published, basis, title, story, incident, reason from reports where id = ?", (name,)
    )
    text = catalogue.text(name)
    if row is None or text is None:
        raise HTTPException(404, "there is no such report")
    reading = catalogue.readings([name]).get(name)
    return JSONResponse({**row, "text": text, "reading": to_dict(reading) if reading else None})


async def _entity(request: Request) -> Response:
    """An entity under all its spellings."""
    _, catalogue = site_of(request)
    found = catalogue.entity(name_of(request))
    if found is None:
        raise HTTPException(404, "there is no such entity")
    return JSONResponse(plain(found))


async def _search(request: Request) -> Response:
    """Finds, the best first."""
    _, catalogue = site_of(request)
    query = request.query_params
    start = whole_number(query.get("start", "0"), START)
    if start is None:
        raise HTTPException(400, f"start is a number from 0 to {START}")
    if len(query.get("q", "")) > 500:
        raise HTTPException(400, "q has at most 500 signs")
    filters = by_names(catalogue, {name: query.get(name) or None for name in FILTERS})
    wanted = Wanted(
        in_arabic(catalogue, query.get("q", "")),
        query.get("kind", "reports"),
        start=start,
        limit=_limit(query, 20, 100),
        **filters,
    )
    return JSONResponse(plain(search(catalogue, wanted)))


async def _ask(request: Request) -> Response:
    """An answer made of records, or none."""
    _, catalogue = site_of(request)
    typed = request.query_params.get("q", "")
    if not typed.strip() or len(typed) > 400:
        raise HTTPException(400, "q is a question of at most 400 signs")
    return JSONResponse(ask(catalogue, typed).to_dict())


async def _failures(request: Request) -> Response:
    """What could not be collected, read, compared or told."""
    _, catalogue = site_of(request)
    return JSONResponse({"items": catalogue.rows(f"select * from failures limit {ROWS}"), "next": None})


async def _judged(request: Request) -> Response:
    """Every judgement, and whether it counts."""
    site, _ = site_of(request)
    made = judgements(site.path)
    stand = {j.id for j in standing(made)}
    return JSONResponse({"items": [{"id": j.id, **plain(j), "stands": j.id in stand} for j in made], "next": None})


async def _judge(request: Request) -> Response:
    """Write a judgement down."""
    site, _ = site_of(request)
    name = writer_of(request)
    told = await body_of(request)
    if not isinstance(told, dict) or any(not isinstance(v, str) for v in told.values()):
        raise HTTPException(400, "send an object of strings: kind, subject, other, field, value, why")
    try:
        made = await asyncio.to_thread(
            judge, site.path, told.get("kind", ""), told,
            (name, datetime.now(UTC).isoformat(timespec="seconds"), told.get("why", "")),
        )  # fmt: skip
    except KhabarError as error:
        raise HTTPException(400, str(error)) from None
    await site.look()
    return JSONResponse({"id": made.id, **plain(replace(made)), "stands": True}, 201)


async def _events(request: Request) -> Response:
    """News of changes as Server-Sent Events: `change` with the stamp of the archive; the first tells how it stands."""
    site, _ = site_of(request)
    if len(site.listening) >= LISTENERS:
        raise HTTPException(429, "too many are listening")

    async def told() -> AsyncIterator[str]:
        me = object()
        site.listening.add(id(me))
        try:
            last = None
            while True:
                if site.stamp != last:
                    last = site.stamp
                    yield f"event: change\nid: {last}\ndata: {json.dumps({'stamp': last})}\n\n"
                try:
                    async with site.changed:
                        await asyncio.wait_for(site.changed.wait(), BEAT)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            site.listening.discard(id(me))

    return StreamingResponse(
        told(), media_type="text/event-stream", headers={"cache-control": "no-store", "x-accel-buffering": "no"}
    )
