"""What an account keeps of a figure: how many of whom, when and where, who answers for it, and how it stands to numbers before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.kinds import FREED
from khabar.language import table
from khabar.model import Figure, Span
from khabar.record import When
from khabar.tell.denials import denial
from khabar.tell.stage import Stage
from khabar.tell.tolls import has_changed, is_revised, were_buried, were_freed, were_received
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of an account. `index` and `part_of` number the report's figures; `days` is when it holds, None where the report does not
    say; `revised` tells that its sentence speaks of an earlier number that was wrong, `former` that it is such a number, `total`
    that a word for a total stands before it, `risen` that this has risen or fallen to it, `denied` that its source denies it,
    `received` that a hospital counts those who came to it, `buried` that it counts those who are buried,
    `wide` that it counts two attacks that are told apart besides,
    `head` that it stands in the headline; `hour` is the hour of the day at
    which it holds (0 to 23), None where no part of the day is told."""

    index: int
    start: int
    end: int
    measure: str
    value: float
    high: float | None
    bound: str
    of: str | None
    part_of: int | None
    side: str | None
    place: str | None
    days: When | None
    source: str | None
    via: tuple[str, ...]
    background: bool
    sentence: int
    revised: bool
    hour: int | None
    words: str
    former: bool = False
    total: bool = False
    risen: bool = False
    denied: bool = False
    received: bool = False
    head: bool = False
    buried: bool = False
    wide: bool = False


def count_of(index: int, figure: Figure, stage: Stage) -> Count:
    """What an account keeps of a figure of its report."""
    span: Span = figure.span
    said = denial(stage.reading.report.text, stage.reading.statements, figure)
    measure = FREED if were_freed(stage, figure) else figure.measure
    source, via = (None, ()) if said == "granted" else (figure.source, figure.via)
    return Count(
        index, span.start, span.end, measure, figure.value, figure.high, figure.bound, _of(figure), figure.part_of,
        figure.side, figure.place, stage.days(figure.when), source, via, figure.background, stage.at(span) or 0,
        is_revised(stage, span), hour_of(figure.when),
        span.of(stage.reading.report.text)[:80], figure.former, figure.rule == "total",
        has_changed(stage, figure), said == "denied", were_received(stage, span),
        stage.is_head(span), were_buried(stage, span),
    )  # fmt: skip


def _of(figure: Figure) -> str | None:
    """Whom or what the figure counts; families by one name, whatever they are called."""
    return "households" if figure.of is not None and fold(figure.of) in _households() else figure.of


@cache
def _households() -> frozenset[str]:
    return frozenset(fold(row["noun"]) for row in table("counted") if row["kind"] == "household")


def hour_of(value: str | None) -> int | None:
    """The hour of a TIMEX value: of the clock, or one that stands for the part of the day.

    >>> hour_of("2020-05-01T14:30"), hour_of("2020-05-01TEV"), hour_of("2020-05-01")
    (14, 19, None)
    """
    time = (value or "")[11:] if (value or "")[10:11] == "T" else ""
    if time[:2].isdigit():
        return int(time[:2])
    return {"MO": 8, "MI": 12, "AF": 15, "EV": 19, "NI": 22}.get(time[:2])
