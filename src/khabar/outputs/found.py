"""What a reading found, as tables of a page in both languages: its figures and its events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from khabar.model import Event, Figure, Reading, Statement
from khabar.outputs.called import called
from khabar.outputs.dossier.wording import both, figure_text, kind_text, label, when_text, word
from khabar.outputs.marks import Mark, parties

_DOT = Markup(" \u00b7 ")
_ARROW = Markup(" \u2190 ")


def figures(reading: Reading) -> Markup:
    """Every figure: its words, what is counted and how many, on whose side, who says so, where and when, and to which other it
    belongs; nothing where there is none.

    >>> from khabar.model import Report
    >>> figures(Reading(Report.of(""), None, None, "unknown"))
    Markup('')
    """
    return _table(
        ("words", "measure", "figure", "side", "source", "where", "when", "relation"),
        [_figure(reading, n, f) for n, f in enumerate(reading.figures, 1)],
    )


def events(reading: Reading) -> Markup:
    """Every event: its words, type and way, who did it to whom, where and when, and whether it is reported, claimed or denied."""
    return _table(
        ("words", "type", "role-actor", "role-recipient", "where", "when", "status"),
        [_event(reading, e) for e in reading.events],
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[Markup]]) -> Markup:
    if not rows:
        return Markup("")
    # On a narrow page each cell stands on its own line, after the word for it.
    told = Markup().join(
        Markup("<tr>{}</tr>\n").format(
            Markup().join(
                Markup("<td{}><b>{}</b>{}</td>").format(Markup("" if cell else " class=none"), label(head), cell)
                for head, cell in zip(heads, row, strict=True)
            )
        )
        for row in rows
    )
    named = Markup().join(Markup("<th>{}</th>").format(label(head)) for head in heads)
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>\n").format(named, told)


def _figure(reading: Reading, n: int, figure: Figure) -> list[Markup]:
    part = figure.part_of
    notes = [
        *([label("relation-part") + Markup(f" {part + 1}")] if part is not None else []),
        *([label("former")] if figure.former else []),
        *([label("background")] if figure.background else []),
    ]
    return [
        Markup('<span class="figure">{}. <bdi>{}</bdi></span>').format(n, figure.span.of(reading.report.text)),
        both(lambda language: kind_text(figure.measure, figure.of, language)),
        both(lambda language: figure_text(figure, language)),
        _named(figure.side),
        _ARROW.join([_named(figure.source) if figure.source else label("no_source"), *map(_named, figure.via)]),
        _named(figure.place),
        _when(reading, figure.when),
        _DOT.join(notes),
    ]


def _event(reading: Reading, event: Event) -> list[Markup]:
    return [
        Markup('<span class="event"><bdi>{}</bdi></span>').format(event.span.of(reading.report.text)),
        _DOT.join(_kinds(event)),
        _named(event.actor),
        _named(event.recipient),
        _named(event.place),
        _when(reading, event.when),
        _DOT.join([label(f"status-{event.status}"), *([label("background")] if event.background else [])]),
    ]


def _kinds(event: Event) -> Iterable[Markup]:
    yield label(f"type-{event.type}")
    if event.mode:
        yield label(f"way-{event.mode}")


def _named(name: str | None) -> Markup:
    if not name:
        return Markup("")
    if called(name, "en") == name:
        return Markup("<bdi>{}</bdi>").format(name)
    return both(lambda language: called(name, language))


def _when(reading: Reading, value: str | None) -> Markup:
    """The days of a TIMEX value, as the reading or the value itself tells them, else the value."""
    if not value:
        return Markup("")
    days = next(((t.earliest, t.latest) for t in reading.times if t.value == value and t.earliest and t.latest), None)
    if days is None:
        try:
            days = (date.fromisoformat(value[:10]), date.fromisoformat(value[:10]))
        except ValueError:
            return Markup('<span class="code">{}</span>').format(value)
    return both(lambda language: when_text(days, language))


def speaker(said: Statement) -> Markup:
    """Who says it and through whom, from the speaker outwards, with the stance where it is no plain assertion.

    >>> from khabar.model import Span
    >>> print(speaker(Statement(Span(0, 4), None, None, None)))
    ?
    """
    named = _ARROW.join([_named(said.source) or Markup("?"), *map(_named, said.via)])
    return named if said.stance == "assert" else Markup("{} ({})").format(named, label(f"stance-{said.stance}"))


def note(reading: Reading, mark: Mark, language: str) -> str:
    """A short note on a find: what was read there."""
    if mark.layer == "statement":
        said = reading.statements[mark.item]
        told = " \u2190 ".join([said.source or "?", *said.via])
        return f"{told} ({word(f'stance-{said.stance}', language)})"
    if mark.layer == "name":
        name = reading.names[mark.item]
        return f"{word(f'kind-{name.kind}', language)}: {name.key}"
    if mark.layer == "time":
        time = reading.times[mark.item]
        return when_text((time.earliest, time.latest), language) if time.earliest and time.latest else time.value
    if mark.layer == "event":
        event = reading.events[mark.item]
        kinds = [word(f"type-{event.type}", language), *([word(f"way-{event.mode}", language)] if event.mode else [])]
        return " \u00b7 ".join(kinds) + parties(event.actor, event.recipient)
    figure = reading.figures[mark.item]
    return f"{kind_text(figure.measure, figure.of, language)}: {figure_text(figure, language)}"
