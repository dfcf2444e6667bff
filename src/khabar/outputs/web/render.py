"""Pages from templates, in the language of the reader; those of the dossier are used as they are, their anchors turned into addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from khabar.outputs.called import called, place_called, place_in
from khabar.outputs.dossier import page as dossier
from khabar.outputs.dossier.atlas import atlas, country_name
from khabar.outputs.dossier.chains import chain
from khabar.outputs.dossier.chart import drawn
from khabar.outputs.dossier.marked import opens
from khabar.outputs.dossier.reasons import reason_text
from khabar.outputs.dossier.sources import anchor, safe_url
from khabar.outputs.dossier.wording import (
    LANGUAGES,
    day_text,
    figure_text,
    kind_text,
    number,
    range_text,
    when_text,
    word,
)
from khabar.outputs.web.guard import LANGUAGE, THEME, token
from khabar.outputs.web.site import Site
from khabar.record import Incident, Where

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
THEMES = ("auto", "light", "dark")
_ANCHOR = re.compile(r'href="#([a-z])-([^":]+(?::[^":]+)*?)(?::(\d+)-(\d+))?"')
_CODE = re.compile(r"~([0-9a-f]+)~")
_ROOMS = {"r": "reports", "i": "incidents"}


@cache
def environment(language: str) -> Environment:
    """The templates with the words of one language."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(_HERE / "templates"), FileSystemLoader(Path(dossier.__file__).parent / "templates")]),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined,
    )  # fmt: skip
    # A filter on words that stand in the template is worked out once, as the template is compiled.
    made.filters["w"] = lambda key: word(key, language)
    made.filters["called"] = lambda name: called(name, language)
    made.filters["placed"] = lambda place: place_called(place, language)
    made.filters["place_in"] = lambda name, iso: place_in(name, iso, language)
    made.globals.update(
        say=lambda key: word(key, language),
        num=number,
        rng=range_text,
        anchor=anchor,
        opens=opens,
        chain=chain,
        drawn=drawn,
        when=lambda days: when_text(days, language),
        day=lambda told: _day(told, language),
        figure=lambda claim: figure_text(claim, language),
        kind=lambda measure, of: kind_text(measure, of, language),
        why=lambda reason: reason_text(reason, language),
        safe_url=safe_url,
        at=address,
        language=language,
        direction="rtl" if language == "ar" else "ltr",
    )
    return made


def warm() -> None:
    """Load what pages are made of, so that the first reader need not wait for it."""
    style()
    # Maps of a town, a region, a continent and the world.
    places = [
        Incident("", "", "", None, "", Where("", 15.0, lon, "point"), None, (), (), (), ())
        for lon in (30, 10, -10, -130)
    ]
    for language in LANGUAGES:
        made = environment(language)
        for name in made.list_templates():
            made.get_template(name)
        for far in places:
            atlas([(1, places[0]), (2, far)], language)
        country_name("", language)


def _day(told: object, language: str) -> str:
    if isinstance(told, str) and told:
        told = date.fromisoformat(told)
    return day_text(told, language) if isinstance(told, date) else ""


def address(room: str, name: str = "", **query: object) -> str:
    """The address of a page, its id and filters escaped.

    >>> address("reports", "a b", source="x&y")
    '/reports/a%20b?source=x%26y'
    """
    told = urlencode({k: v for k, v in query.items() if v not in (None, "")}, quote_via=quote)
    return f"/{room}" + (f"/{quote(name, safe='')}" if name else "") + (f"?{told}" if told else "")


def linked(html: str) -> str:
    """A piece of a dossier with the anchors of reports and incidents turned into addresses of their pages.

    >>> linked('<a href="#r-a:4-7">x</a> <a href="#i-b~20~c">y</a> <a href="#t-d">z</a>')
    '<a href="/reports/a#w-4-7">x</a> <a href="/incidents/b%20c">y</a> <a href="#t-d">z</a>'
    """

    def turned(found: re.Match[str]) -> str:
        room = _ROOMS.get(found[1])
        if room is None:
            return found[0]
        name = _CODE.sub(lambda code: chr(int(code[1], 16)), found[2])
        mark = f"#w-{found[3]}-{found[4]}" if found[3] else ""
        return f'href="{address(room, name)}{mark}"'

    return _ANCHOR.sub(turned, html)


def language_of(request: Request) -> str:
    """The language that the reader chose, else the one that the browser asks for first, else Arabic."""
    chosen = request.cookies.get(LANGUAGE)
    if chosen in LANGUAGES:
        return str(chosen)
    for told in request.headers.get("accept-language", "").split(","):
        if (name := told.strip()[:2].lower()) in LANGUAGES:
            return name
    return "ar"


def theme_of(request: Request) -> str:
    """The theme that the reader chose: `auto` follows the device."""
    chosen = request.cookies.get(THEME)
    return str(chosen) if chosen in THEMES else "auto"


def show(request: Request, template: str, values: Mapping[str, Any], status: int = 200) -> Response:
    """A page."""
    return HTMLResponse(rendered(request, template, values), status)


def rendered(request: Request, template: str, values: Mapping[str, Any]) -> str:
    """The text of a page, with what every page needs to know of who reads it."""
    site: Site = request.app.state.site
    language = language_of(request)
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return environment(language).get_template(template).render(
        who=getattr(request.state, "who", None),
        token=token(site, request),
        here=here,
        room=request.url.path.split("/")[1],
        theme=theme_of(request),
        query=request.query_params,
        words_of={name: word({"ar": "arabic", "en": "english"}[name], name) for name in LANGUAGES},
        **values,
    )  # fmt: skip


@cache
def style() -> bytes:
    """The style of all pages: that of the dossier, its colours by choice too, and what pages have besides."""
    base = dossier.style()
    light, dark = (
        base[base.index(start) + len(start) :].partition("}")[0] for start in (":root{", ":root{ --paper:#15171a;")
    )
    dark = "--paper:#15171a;" + dark
    chosen = f":root[data-theme=light]{{{light.replace('light dark', 'light')}}}\n:root[data-theme=dark]{{color-scheme:dark;{dark}}}\n"
    return (base + chosen + (_HERE / "app.css").read_text(encoding="utf-8")).encode()


def partial_of(site: Site, key: tuple[Any, ...], make: Callable[[], str]) -> bytes:
    """A piece that costs much, kept until the archive changes."""
    held = site.pages.get(key)
    if held is None:
        held = make().encode()
        site.pages.put(key, held, len(held))
    return held
