"""Look things up in one reading: the days of a TIMEX value, the words and persons of a sentence, how prominent a span is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cached_property

from khabar.kinds import FORCE, STRUCK
from khabar.model import Event, Reading, Span, Statement
from khabar.record import When
from khabar.tell.bare import Bare, Sentences
from khabar.tell.days import weekday_told, windows
from khabar.tell.setting import Setting

# What lies so many days back is background.
FRESH = 45
# A sentence is kept up to this many code points.
LONGEST = 300


class Stage:
    """One reading, with what is asked of it again and again looked up once. `aside` are days that it tells of something else than what
    happened (`khabar.tell.tolls`)."""

    def __init__(self, reading: Reading, aside: frozenset[str] = frozenset()) -> None:
        self.reading, self.aside = reading, aside
        self.setting = Setting(reading)
        self.within = self.setting.within
        self.values = windows(reading.times)
        out = reading.published or max((w[1] for w in self.values.values() if w[0] == w[1]), default=None)
        self.fresh = out - timedelta(FRESH) if out else None
        self.fired: dict[tuple[int, str], bool] = {}
        self.listed: dict[int, frozenset[str]] = {}
        self.told = Sentences(reading)
        self.told_weekdays: list[tuple[int | None, str]] | None = None
        self.persons_struck: frozenset[str] | None = None

    def at(self, span: Span) -> int | None:
        """The index of the sentence in which the span begins."""
        return self.setting.at(span)

    def is_head(self, span: Span) -> bool:
        """Whether the span stands in the headline."""
        return self.reading.title is not None and self.reading.title.covers(span)

    def days(self, value: str | None) -> When | None:
        """The days of a TIMEX value of the reading, None where they are not known."""
        return self.values.get(value) if value else None

    def happened(self, value: str | None) -> str | None:
        """The time of a happening, None where the report tells it of something else."""
        return None if value is None or value[:10] in self.aside else value

    def past(self, value: str | None) -> bool:
        """Whether the time lies long before the report came out, or before the latest day that it names."""
        days = self.days(value)
        return days is not None and self.fresh is not None and days[1] < self.fresh

    @cached_property
    def past_numbers(self) -> dict[tuple[str, float], int]:
        """Measure and value of each number that is told of long ago → where it is told first."""
        told: dict[tuple[str, float], int] = {}
        for f in sorted(self.reading.figures, key=lambda f: f.span.start):
            if self.past(f.when):
                told.setdefault((f.measure, f.value), f.span.start)
        return told

    def undated(self, value: str | None) -> list[str]:
        """The value where it waits for the day of the report to be known, else nothing."""
        return [value] if value and value.startswith("XXXX-") else []

    def weekdays(self, spans: Iterable[Span]) -> set[str]:
        """The weekdays with which the sentences of the spans tell today or yesterday, where the report's own day is not known."""
        if self.reading.published is not None:
            return set()
        if self.told_weekdays is None:
            told = ((self.at(t.span), weekday_told(self.reading.report.text, t)) for t in self.reading.times)
            self.told_weekdays = [(k, weekday) for k, weekday in told if weekday is not None]
        here = {self.at(span) for span in spans}
        return {weekday for k, weekday in self.told_weekdays if k in here}

    def gap(self, events: Sequence[Event], span: Span) -> int:
        """How many sentences lie between the span and the nearest event before or after it; one before is nearer."""
        here = self.at(span) or 0
        gaps = [(here - (self.at(e.span) or 0)) for e in events]
        return min((2 * g if g >= 0 else -2 * g + 1 for g in gaps), default=1000)

    def prominence(self, span: Span) -> float:
        """How prominent the span's sentence is: 3 in the headline or the first sentence after it, falling to 0 at the end."""
        k = self.at(span)
        if k is None:
            return 0.0
        head = 1 if self.reading.title is not None else 0
        if k <= head:
            return 3.0
        return 2.0 * (1 - (k - head) / max(1, len(self.setting.starts)))

    @cached_property
    def struck(self) -> tuple[tuple[str, frozenset[tuple[str, float]]], ...]:
        """The places of the reading's assaults and of its dead and wounded, background left out, each with what is counted there."""
        own, events, figures = self.setting.parts.own_place, self.reading.events, self.reading.figures
        deeds = [e for e in events if e.type in FORCE and not e.background and not self.past(e.when)]
        harm = [f for f in figures if f.measure in STRUCK and not f.background and not self.past(f.when)]
        told = [(x.span, own(x.place, self.at(x.span)), frozenset[tuple[str, float]]()) for x in deeds]
        told += [(x.span, own(x.place, self.at(x.span)), frozenset({(x.measure, x.value)})) for x in harm]
        return tuple((self.setting.innermost(key, span), toll) for span, key, toll in told if key)

    @cached_property
    def statements(self) -> list[list[Statement]]:
        """The statements of which words stand in each sentence, in order."""
        found: list[list[Statement]] = [[] for _ in self.reading.sentences]
        for said in self.reading.statements:
            first = max(0, bisect_right(self.setting.starts, said.span.start) - 1)
            for row in found[first : bisect_left(self.setting.starts, said.span.end)]:
                row.append(said)
        return found

    def source(self, span: Span) -> str | None:
        """Who answers for the words: the source of the innermost statement around them, None for the report itself."""
        k = self.at(span)
        told = self.reading.statements if k is None else self.statements[k]
        around = [s for s in told if s.span.covers(span)]
        return min(around, key=lambda s: len(s.span)).source if around else None

    def terms(self, spans: Iterable[Span]) -> dict[str, float]:
        """The terms of the sentences of the spans."""
        return self.told.terms(tuple(sorted({k for k in map(self.at, spans) if k is not None})))

    def bare(self, span: Span) -> Bare:
        """The words of the span's sentence, with and without their particles."""
        return self.told.bare(self.at(span))

    def sentence(self, span: Span) -> str:
        """The words of the span's sentence."""
        k = self.at(span)
        where = self.reading.sentences[k] if k is not None else span
        return " ".join(where.of(self.reading.report.text)[:LONGEST].split())
