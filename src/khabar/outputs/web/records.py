"""Pages of one record: a story, an incident, a report with its finds, an entity, a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from khabar.archive.catalogue.readings import Readings
from khabar.archive.catalogue.shelves import Catalogue
from khabar.model import Figure, Reading, Statement
from khabar.outputs import dossier
from khabar.outputs.dossier import chart as charts
from khabar.outputs.dossier.atlas import atlas
from khabar.outputs.dossier.chains import chain
from khabar.outputs.dossier.page import once
from khabar.outputs.dossier.sections import sheet_of
from khabar.outputs.dossier.sources import Sources, sources
from khabar.outputs.dossier.wording import LANGUAGES
from khabar.outputs.marks import LAYERS, marks_of, pieces
from khabar.outputs.web.filters import listed
from khabar.outputs.web.pages import further, site_of
from khabar.outputs.web.render import environment, language_of, linked, partial_of, show
from khabar.outputs.web.site import Site
from khabar.record import Record
from khabar.tell.scope import scope

FILES = {"html": "text/html", "md": "text/markdown", "json": "application/json"}

# So much a story's page shows at once; the whole is one link away.
FEW = {"incidents": 30, "days": 40, "answers": 12, "voices": 12, "sayings": 6, "chains": 12, "names": 20, "reports": 50}


def name_of(request: Request) -> str:
    """The id in an address, which the server has unquoted already."""
    name: str = request.path_params["name"]
    return name


def missing(what: str) -> HTTPException:
    """There is no such record."""
    return HTTPException(404, f"there is no such {what}")


async def story(request: Request) -> Response:
    """A story: its dossier as it is now; as a file with `?as=html`, `md` or `json`."""
    site, catalogue = site_of(request)
    name = name_of(request)
    form = request.query_params.get("as")
    row = catalogue.row("select id, title from stories where id = ?", (name,))
    if row is None:
        raise missing("story")
    if form in FILES:
        return _file(catalogue, name, form, language_of(request))
    language, whole = language_of(request), "whole" in request.query_params
    body = partial_of(site, ("story", name, language, whole), lambda: _story(catalogue, name, language, whole))
    return show(
        request, "story_page.html", {"title": row["title"] or name, "name": name, "body": Markup(body.decode())}
    )


def _file(catalogue: Catalogue, name: str, form: str, language: str) -> Response:
    record, readings = _whole(catalogue, name)
    made = {
        "html": lambda: dossier.dossier(record, readings, name, language),
        "md": lambda: dossier.markdown(record, readings, name, language),
        "json": lambda: dossier.as_json(record, readings, name),
    }[form]()
    # The dossier carries its own, stricter policy with the print of its style.
    headers = (
        {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"} if form == "html" else {}
    )
    disposition = f'attachment; filename="story.{form}"'
    return Response(made, media_type=FILES[form], headers={**headers, "content-disposition": disposition})


def _whole(catalogue: Catalogue, story_name: str) -> tuple[Record, Readings]:
    record = catalogue.record(story_name) or Record()
    return record, Readings(catalogue, (t.id for t in record.reports))


def _story(catalogue: Catalogue, name: str, language: str, whole: bool = False) -> str:
    """The sections of a dossier, every link leading to a page; of long ones no more than `FEW` unless the whole is asked for."""
    record, readings = _whole(catalogue, name)
    found = sources(record, readings, cache(catalogue.text))
    sheet = sheet_of(record.stories[0], found)
    few: Mapping[str, int] = {} if whole else FEW
    return linked(
        _template(
            language,
            "story.html",
            found,
            sheet=sheet,
            n=1,
            few=few,
            whole="?whole=1",
            atlas=partial(atlas, language=language),
        )
    )


def _template(language: str, template: str, found: Sources, **values: Any) -> str:
    """A template of the dossier, in one language."""
    made = environment(language)
    parts = made.get_template("parts.html").make_module(
        {"sources": found, "once": once(), "chart": lambda tally: charts.chart(tally, found, language)}
    )
    return made.get_template(template).render(
        sources=found, parts=parts, chart=lambda tally: charts.chart(tally, found, language), **values
    )


def rehearse(site: Site) -> None:
    """Make the newest story of several reports once, so that what every page of a record needs is loaded before somebody asks for one."""
    query = "select id from stories where reports > 1 order by coalesce(last, '') desc, id limit 1"
    if row := site.catalogue.row(query):
        for language in LANGUAGES:
            _story(site.catalogue, row["id"], language)
        record = site.catalogue.record(row["id"]) or Record()
        for name in (found.id for found in record.incidents[:1]):
            site.catalogue.incident(name)
        for name in (found.id for found in record.entities[:1]):
            site.catalogue.entity(name)


async def incident(request: Request) -> Response:
    """An incident with its tallies and claims, and what can be judged of it."""
    site, catalogue = site_of(request)
    name = name_of(request)
    row = catalogue.row("select * from incidents where id = ?", (name,))
    found = catalogue.incident(name)
    if row is None or found is None:
        raise missing("incident")
    language = language_of(request)

    def make() -> str:
        record = scope(catalogue.record(row["story"]) or Record(), name)
        told = sources(record, Readings(catalogue, (t.id for t in record.reports)), cache(catalogue.text))
        return linked(_template(language, "incident.html", told, number=1, incident=found))

    body = partial_of(site, ("incident", name, language), make)
    near = catalogue.rows(
        "select id, title, place, country, first, grade from incidents where story = ? and id != ? and (place_key = ? or first = ?) "
        "order by first, id limit 12",
        (row["story"], name, row["place_key"], row["first"]),
    )
    reports = catalogue.rows(
        f"select id, title, outlet, published from reports where id in ({', '.join('?' * len(found.reports))}) order by published, id",
        found.reports,
    )
    return show(
        request, "incident_page.html",
        {"title": row["title"] or name, "row": row, "incident": found, "body": Markup(body.decode()), "near": near, "reports": reports},
    )  # fmt: skip


async def report(request: Request) -> Response:
    """A report with its finds marked; each mark leads to its record beside the text."""
    _, catalogue = site_of(request)
    name = name_of(request)
    row = catalogue.row("select * from reports where id = ?", (name,))
    if row is None:
        raise missing("report")
    reading = catalogue.readings([name]).get(name)
    copies = catalogue.rows(
        "select c.*, r.title, r.outlet from copies c join reports r on r.id = c.original where c.report = ? "
        "union all select c.*, r.title, r.outlet from copies c join reports r on r.id = c.report where c.original = ?",
        (name, name),
    )
    incidents = catalogue.rows(
        "select id, title, place, first, last, grade from incidents where id in (select incident from claims where report = ?) or id = ?",
        (name, row["incident"]),
    )
    return show(
        request, "report_page.html",
        {"title": row["title"] or name, "row": row, "text": _marked_text(reading) if reading else None,
         "plain": "" if reading else catalogue.text(name), "reading": reading, "finds": _finds(catalogue, reading) if reading else [],
         "copies": copies, "incidents": incidents, "layers": LAYERS},
    )  # fmt: skip


def _marked_text(reading: Reading) -> Markup:
    """The text in paragraphs, each find a link to its note, what is not the report apart."""
    text = reading.report.text
    out = ["<p>"]
    begun: set[tuple[str, int]] = set()
    for piece in pieces(reading, marks_of(reading)):
        raw = piece.span.of(text)
        # A mark may not hold the end of a paragraph: it is closed before and opened again after.
        if piece.furniture:
            out += _each_line(raw, '<span class="furniture">', "</span>")
        elif piece.marks:
            top = piece.marks[-1]
            first = (top.layer, top.item) not in begun
            begun.add((top.layer, top.item))
            place = f' id="w-{top.span.start}-{top.span.end}"' if first else ""
            classes = " ".join(dict.fromkeys(f"of-{m.layer}" for m in piece.marks))
            note = f"n-{top.layer}-{top.item}"
            out += _each_line(
                raw, f'<a class="find {classes}" href="#{note}" aria-describedby="{note}"{place}>', "</a>"
            )
        else:
            out += _each_line(raw, "", "")
    # All that is not told by the reading itself has been escaped.
    return Markup(("".join(out) + "</p>").replace("<p></p>\n", ""))


def _each_line(raw: str, begin: str, end: str) -> Iterator[str]:
    """Every line of a stretch, escaped, within its tags, paragraphs between; white space alone is no link."""
    for n, line in enumerate(raw.split("\n")):
        if n:
            yield "</p>\n<p>"
        yield f"{begin}{escape(line)}{end}" if line.strip() else str(escape(line))


def _finds(catalogue: Catalogue, reading: Reading) -> list[dict[str, Any]]:
    """The finds in order of the text with what the record made of them."""
    rid = reading.report.id
    claims = {row["id"]: row for row in catalogue.rows("select * from claims where report = ?", (rid,))}
    found = []
    for mark in marks_of(reading):
        name = f"{rid}:{mark.layer}:{mark.span.start}-{mark.span.end}"
        told = {
            "statement": reading.statements, "event": reading.events, "name": reading.names, "time": reading.times,
            "figure": reading.figures,
        }[mark.layer][mark.item]  # fmt: skip
        source = getattr(told, "source", None)
        item: dict[str, Any] = {
            "id": name, "layer": mark.layer, "anchor": f"n-{mark.layer}-{mark.item}", "words": mark.span.of(reading.report.text),
            "mark": f"w-{mark.span.start}-{mark.span.end}", "told": told, "claim": claims.get(name),
            "chain": chain(source, told.via, reading.report.outlet or rid) if isinstance(told, Statement | Figure) else (),
        }  # fmt: skip
        found.append(item)
    return found


async def entity(request: Request) -> Response:
    """An entity: how it is written and by whom, and where it stands."""
    _, catalogue = site_of(request)
    name = name_of(request)
    found = catalogue.entity(name)
    if found is None:
        raise missing("entity")
    stories = listed(catalogue, "stories", {"entity": name, **request.query_params})
    said = catalogue.rows("select * from said where source = ? order by day desc limit 20", (found.key,))
    return show(
        request, "entity_page.html",
        {"title": found.key, "entity": found, "stories": stories.rows, "next": further(request, stories.next), "said": said},
    )  # fmt: skip


async def source(request: Request) -> Response:
    """A source: what it said, whom it quotes, and how its figures fared later."""
    _, catalogue = site_of(request)
    name = name_of(request)
    said = listed(catalogue, "statements", {"source": name, **request.query_params}, 30)
    reports = listed(catalogue, "reports", {"outlet": name}, 30)
    if not said.rows and not reports.rows and not request.query_params.get("after"):
        raise missing("source")
    figures = catalogue.rows(
        'select c.*, t.measure, t."of", t.low, t.best, t.high, t.verdict, i.title, i.place from claims c join tallies t on t.id = c.tally '
        "join incidents i on i.id = c.incident where c.source = ? and c.relation != 'scope' order by c.last desc, c.id limit 60",
        (name,),
    )
    fared = catalogue.rows(
        "select case when c.value = t.best then 'best' when c.current then 'differs' else 'superseded' end kind, count(*) n "
        "from claims c join tallies t on t.id = c.tally where c.source = ? and t.best is not null "
        "and c.relation not in ('scope', 'part', 'earlier') group by 1 order by 1",
        (name,),
    )
    stances = catalogue.rows("select stance, count(*) n from said where source = ? group by 1 order by 2 desc", (name,))
    quotes = catalogue.rows(
        "select s.source id, count(*) n from said s join reports r on r.id = s.report where r.outlet = ? and s.source is not null "
        "and s.source != ? group by 1 order by 2 desc, 1 limit 30",
        (name, name),
    )
    carried = catalogue.rows(
        "select r.outlet id, count(*) n from said s join reports r on r.id = s.report where s.source = ? and r.outlet is not null "
        "group by 1 order by 2 desc, 1 limit 30",
        (name,),
    )
    return show(
        request, "source_page.html",
        {"title": name, "name": name, "said": said.rows, "next": further(request, said.next), "reports": reports.rows,
         "figures": figures, "fared": fared, "stances": stances, "quotes": quotes, "carried": carried},
    )  # fmt: skip
