"""Reports that programs send: kept in a file of their own, built by a process of its own, so that reading goes on."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from khabar.errors import KhabarError
from khabar.outputs.web.incoming import body_of, writer_of
from khabar.outputs.web.site import Site

# So many reports come at once at most.
MANY = 1000
FIELDS = ("id", "outlet", "url", "published", "title", "text")
# Another build may be writing: so often is it tried, so many seconds apart.
TRIES, APART = 400, 3.0


async def add_reports(request: Request) -> Response:
    """Take reports in; the answer names the job that adds them."""
    site: Site = request.app.state.site
    writer_of(request)
    told = await body_of(request)
    rows = [_checked(row, n) for n, row in enumerate(told if isinstance(told, list) else [told], 1)]
    if not 1 <= len(rows) <= MANY:
        raise HTTPException(400, f"send one report or a list of 1 to {MANY}")
    name = site.jobs.add(len(rows))
    task = asyncio.create_task(_build(site, name, rows))
    site.tasks.add(task)
    task.add_done_callback(site.tasks.discard)
    return JSONResponse(site.jobs.told(name), 202, {"location": f"/api/jobs/{quote(name)}"})


def _checked(row: Any, number: int) -> dict[str, str]:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise HTTPException(400, f"report {number}: an object with a text is needed")
    strange = [key for key in row if key not in FIELDS]
    if strange:
        raise HTTPException(
            400, f"report {number}: no field is called {strange[0][:40]!r}; fields are {', '.join(FIELDS)}"
        )
    if any(value is not None and not isinstance(value, str) for value in row.values()):
        raise HTTPException(400, f"report {number}: every field is a string")
    if row.get("published"):
        try:
            date.fromisoformat(row["published"][:10])
        except ValueError:
            raise HTTPException(400, f"report {number}: published is a day, YYYY-MM-DD") from None
    return {key: value for key, value in row.items() if value is not None}


async def _build(site: Site, name: str, rows: list[dict[str, str]]) -> None:
    """Add the reports by `khabar build`, one job after the other."""
    async with site.building:
        site.jobs.now(name, state="building")
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "reports.jsonl"
            source.write_text("".join(json.dumps(row, ensure_ascii=True) + "\n" for row in rows), encoding="utf-8")
            for _ in range(TRIES):
                process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "khabar", "build", str(source), "-a", str(site.path), "-j", "1",
                    stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
                )  # fmt: skip
                _, said = await process.communicate()
                if process.returncode != 2 or b"another build" not in said:
                    break
                await asyncio.sleep(APART)
        with contextlib.suppress(KhabarError, OSError):
            await site.caught_up()
        state = {0: "done", 1: "done with failures"}.get(process.returncode or 0, "failed")
        site.jobs.now(name, state=state, said=said.decode("utf-8", "replace").replace(folder, "")[-2000:])


async def job(request: Request) -> Response:
    """How far a job is."""
    site: Site = request.app.state.site
    found = site.jobs.told(request.path_params["name"])
    if found is None:
        raise HTTPException(404, "there is no such job")
    return JSONResponse(found)
