"""The dossier as one HTML page that needs neither a network nor a script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from khabar.model import Reading
from khabar.outputs.called import called, place_called
from khabar.outputs.dossier import chart as charts
from khabar.outputs.dossier.atlas import atlas
from khabar.outputs.dossier.chains import chain
from khabar.outputs.dossier.marked import marked, opens
from khabar.outputs.dossier.reasons import reason_text
from khabar.outputs.dossier.sections import sheet_of
from khabar.outputs.dossier.sources import Sources, anchor, safe_url, sources
from khabar.outputs.dossier.wording import (
    LANGUAGES,
    both,
    day_text,
    figure_text,
    kind_text,
    label,
    number,
    range_text,
    when_text,
    word,
)  # fmt: skip
from khabar.record import Record, Tally, Told

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # slow to load, and only pages need it

    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    # A filter on words that stand in the template is worked out once, as the template is compiled.
    made.filters["w"] = label
    made.filters["called"] = lambda name: _each_way(partial(called, name))
    made.filters["placed"] = lambda place: _each_way(partial(place_called, place))
    made.globals.update(
        num=number,
        rng=range_text,
        anchor=anchor,
        opens=opens,
        chain=chain,
        drawn=charts.drawn,
        when=lambda days: both(partial(when_text, days)),
        day=lambda day: both(partial(day_text, day)) if isinstance(day, date) else "",
        why=lambda reason: both(partial(reason_text, reason)),
        figure=lambda claim: both(partial(figure_text, claim)),
        kind=lambda measure, of: both(partial(kind_text, measure, of)),
        safe_url=safe_url,
    )
    return made


def _each_way(name: Callable[[str], str]) -> Markup:
    """A name in both languages; once where they call it the same."""
    told = {name(language) for language in LANGUAGES}
    return both(name) if len(told) > 1 else escape(told.pop())


@cache
def style() -> str:
    """The style of the page."""
    return (_HERE / "dossier.css").read_text(encoding="utf-8")


def each(draw: Callable[[str], Markup | None]) -> Markup:
    """A drawing for each language, of which the page shows one."""
    return Markup().join(
        Markup('<div class="{}">{}</div>').format(language, drawing)
        for language in LANGUAGES
        if (drawing := draw(language)) is not None
    )


def html(record: Record, readings: Mapping[str, Reading], language: str) -> str:
    """The page for a record that has been cut to what is asked for."""
    found = sources(record, readings)
    sheets = [sheet_of(story, found) for story in record.stories]
    hashed = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    listed = frozenset(r for story in record.stories for r in story.reports)
    title = (sheets[0].story.title or sheets[0].story.id) if len(sheets) == 1 else word("stories", language)
    return _environment().get_template("page.html").render(
        language=language,
        direction="rtl" if language == "ar" else "ltr",
        title=title,
        style=Markup(style()),
        policy=f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'",
        sheets=sheets,
        few={},
        sources=found,
        reports=_reports(found),
        others=[told for told in record.reports if told.id not in listed and told.story is None],
        say=lambda key: word(key, language),
        names={"ar": word("arabic", "ar"), "en": word("english", "en")},
        chart=lambda tally: _chart(tally, found),
        atlas=lambda numbered: each(lambda language: atlas(numbered, language)),
        body=lambda report: _body(report, found),
        once=once(),
    )  # fmt: skip


def _chart(tally: Tally, found: Sources) -> Markup:
    return each(lambda language: charts.chart(tally, found, language))


def _body(report: str, found: Sources) -> Markup | None:
    text = found.text(report)
    return None if text is None else marked(report, text, found.cited.get(report, ()))


def _reports(found: Sources) -> list[Told]:
    """Every report that some cell may open, by day."""
    named = dict.fromkeys([*found.told, *(r for story in found.record.stories for r in story.reports), *found.cited])
    told = [found.told.get(r) or Told(r, None, None) for r in named]
    return sorted(told, key=lambda t: (t.published is None, str(t.published), t.id))


def once() -> Callable[[str], bool]:
    """A test that is true the first time for each name, so that no id stands twice on the page."""
    seen: set[Any] = set()

    def new(name: str) -> bool:
        known = name in seen
        seen.add(name)
        return not known

    return new
