"""Pages that list: stories, search, questions, entities, sources, the map, the timeline, failures."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from khabar.archive.catalogue.search import FILTERS, KINDS, Wanted, search
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.kinds import TYPES
from khabar.outputs.ask import ask
from khabar.outputs.ask.question import language_of as asked_in
from khabar.outputs.dossier.atlas import atlas, country_name
from khabar.outputs.narrowed import by_names, in_arabic
from khabar.outputs.web.filters import PAGE, asked, listed
from khabar.outputs.web.guard import SEEN
from khabar.outputs.web.incoming import whole_number
from khabar.outputs.web.openapi import START
from khabar.outputs.web.render import language_of, linked, partial_of, show
from khabar.outputs.web.site import Site
from khabar.record import Incident, Where

# So many incidents are drawn on a map.
DRAWN = 150
# What incidents may be narrowed to, beside their type.
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
MEASURES = ("killed", "injured", "missing", "detained", "displaced", "evacuated", "destroyed")


def site_of(request: Request) -> tuple[Site, Catalogue]:
    """The site and its catalogue."""
    site: Site = request.app.state.site
    return site, site.catalogue


def further(request: Request, cursor: str | None) -> str | None:
    """The address of the next page of a list."""
    return str(request.url.include_query_params(after=cursor)).partition(request.url.netloc)[2] if cursor else None


async def stories(request: Request) -> Response:
    """Stories, the newest first; those that changed since the last visit are said to have."""
    _, catalogue = site_of(request)
    page = listed(catalogue, "stories", by_names(catalogue, request.query_params))
    latest = int(catalogue.meta("change") or 0)
    seen = whole_number(request.cookies.get(SEEN, ""), latest)
    tolls = _tolls(catalogue, [row["id"] for row in page.rows])
    response = show(
        request, "stories.html",
        {"title": "stories", "page": page, "next": further(request, page.next), "seen": seen, "latest": latest, "tolls": tolls,
         "counts": catalogue.row("select (select count(*) from stories) stories, (select count(*) from incidents) incidents, "
                                 "(select count(*) from reports) reports"),
         "fresh": catalogue.row("select count(*) n from stories where changed > ?", (seen,))["n"] if seen is not None else 0},  # type: ignore[index]
    )  # fmt: skip
    if seen is None:
        response.set_cookie(SEEN, str(latest), max_age=365 * 86400, httponly=True, samesite="lax")
    return response


def _tolls(catalogue: Catalogue, names: list[str]) -> dict[str, Row]:
    """Of each story the incident with most dead, where anybody counts any."""
    marks = ", ".join("?" * len(names))
    rows = catalogue.rows(
        "select i.story, i.place, i.country, i.grade, t.low, t.best, t.high, t.verdict "
        "from incidents i join tallies t on t.incident = i.id "
        f"where i.story in ({marks}) and t.measure = 'killed' and t.of is null and t.side is null and t.best is not null order by t.best",
        names,
    )
    return {row["story"]: row for row in rows}


async def find(request: Request) -> Response:
    """Search."""
    _, catalogue = site_of(request)
    query = request.query_params
    kind = query.get("kind", "reports")
    kind = kind if kind in KINDS else "reports"
    filters = by_names(catalogue, {name: query.get(name) or None for name in FILTERS})
    start = whole_number(query.get("start", ""), START) or 0
    found = search(
        catalogue, Wanted(in_arabic(catalogue, query.get("q", "")[:500]), kind, start=start, limit=20, **filters)
    )
    following = (
        str(request.url.include_query_params(start=start + 20)).partition(request.url.netloc)[2] if found.more else None
    )
    return show(
        request, "search.html",
        {"title": "search", "found": found, "kind_of": kind, "kinds": KINDS, "next": following, "marked": _marked, "types": TYPES},
    )  # fmt: skip


def _marked(hit: Any) -> Markup:
    """The words of a find, those that were looked for marked."""
    shown = hit.snippet
    out: Markup = Markup("")
    done = 0
    for start, end in shown.marks:
        out += shown.text[done : start - shown.start]
        out += Markup("<mark>{}</mark>").format(shown.text[start - shown.start : end - shown.start])
        done = end - shown.start
    return Markup(out + shown.text[done:])


async def question(request: Request) -> Response:
    """A question, and its answer."""
    _, catalogue = site_of(request)
    typed = request.query_params.get("q", "")[:400]
    answer = ask(catalogue, typed) if typed.strip() else None
    # An answer runs as its question does, whatever the language of the page.
    way = "rtl" if asked_in(typed) == "ar" else "ltr"
    return show(request, "ask.html", {"title": "ask", "answer": answer, "way": way})


async def entities(request: Request) -> Response:
    """Persons, organisations, places and groups."""
    _, catalogue = site_of(request)
    typed = request.query_params.get("q", "")[:200]
    if typed.strip():
        found = search(
            catalogue,
            Wanted(in_arabic(catalogue, typed), "entities", type=request.query_params.get("kind") or None, limit=100),
        )
        rows = [{"id": h.id, "key": h.title, "kind": h.source, "reports": int(h.score)} for h in found.hits]
        return show(request, "entities.html", {"title": "entities", "rows": rows, "next": None})
    kind = request.query_params.get("kind") or None
    rows = catalogue.rows(
        "select * from known where :kind is null or kind = :kind order by reports desc, id limit 200", {"kind": kind}
    )
    return show(request, "entities.html", {"title": "entities", "rows": rows, "next": None})


async def sources(request: Request) -> Response:
    """Who is quoted, and how often."""
    _, catalogue = site_of(request)
    typed = f"%{request.query_params.get('q', '')[:100].strip()}%"
    rows = catalogue.rows("select * from voices where id like ? order by statements desc, id limit 200", (typed,))
    outlets = catalogue.rows("select * from outlets where id like ? order by reports desc, id limit 200", (typed,))
    return show(request, "sources.html", {"title": "sources", "rows": rows, "outlets": outlets})


def _choices(catalogue: Catalogue, language: str) -> dict[str, Any]:
    """What the filters of incidents may be set to."""
    rows = catalogue.rows("select distinct country from incidents where country is not null")
    countries = sorted(((r["country"], country_name(r["country"], language)) for r in rows), key=lambda pair: pair[1])
    return {"types": TYPES, "grades": GRADES, "measures": MEASURES, "countries": countries}


async def incident_map(request: Request) -> Response:
    """Incidents on a map, narrowed by the filters of the address."""
    site, catalogue = site_of(request)
    page = listed(catalogue, "incidents", by_names(catalogue, request.query_params), DRAWN)
    language = language_of(request)

    def drawn() -> str:
        drawing = atlas([(n, _incident(row)) for n, row in enumerate(page.rows, 1)], language)
        return linked(str(drawing)) if drawing else ""

    drawing = partial_of(site, ("map", tuple(row["id"] for row in page.rows), language), drawn).decode()
    return show(
        request, "map.html",
        {"title": "map", "rows": list(enumerate(page.rows, 1)), "drawing": Markup(drawing) if drawing else None,
         "next": further(request, page.next), "filters": asked("incidents", request.query_params),
         **_choices(catalogue, language_of(request))},
    )  # fmt: skip


def _incident(row: Row) -> Incident:
    place = Where(row["place"], row["lat"], row["lon"], row["precision"], row["country"]) if row["place"] else None
    return Incident(row["id"], row["story"], row["type"], row["mode"], row["title"], place, None, (), (), (), ())


async def timeline(request: Request) -> Response:
    """Incidents day by day, narrowed by the filters of the address."""
    _, catalogue = site_of(request)
    page = listed(catalogue, "incidents", by_names(catalogue, request.query_params), PAGE)
    days = [(day, list(rows)) for day, rows in groupby(page.rows, lambda row: (row["first"], row["last"]))]
    told = [((date.fromisoformat(a), date.fromisoformat(b)) if a and b else None, rows) for (a, b), rows in days]
    return show(
        request, "timeline.html",
        {"title": "timeline", "days": told, "next": further(request, page.next),
         "filters": asked("incidents", request.query_params),
         **_choices(catalogue, language_of(request))},
    )  # fmt: skip


async def failures(request: Request) -> Response:
    """What could not be collected, read, compared or told."""
    _, catalogue = site_of(request)
    return show(
        request, "failures.html", {"title": "failures", "rows": catalogue.rows("select * from failures limit 1000")}
    )
