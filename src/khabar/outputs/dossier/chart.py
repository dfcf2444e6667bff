"""A tally drawn over as-of time: every claim a point, a stepped line for each ultimate source, the range at the end."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from khabar.outputs.called import called, isolated
from khabar.outputs.dossier.chains import chain
from khabar.outputs.dossier.sources import Sources, anchor
from khabar.outputs.dossier.wording import figure_text, kind_text, number, range_text, when_text, word
from khabar.record import Claim, Tally
from khabar.text import isolate

WIDTH, HEIGHT = 520, 250
AXIS, NAMES, TOP, FOOT = 42, 150, 16, 38
HUES = 6  # sources with a hue of their own; further ones are grey
_LONGEST, _SHORT = 18, 14  # letters of a source's name beside its line, and where letters are drawn larger
_CROWD = 40  # points that are drawn at full size
_APART = 17  # points between two names
_LOGARITHMIC = 60  # highest over lowest, from which the axis is logarithmic


@dataclass(frozen=True, slots=True)
class Point:
    """A claim where it is drawn: `first` and `x` are the days it may be of, `row` its source's place in the order of sources."""

    claim: Claim
    first: float
    x: float
    y: float
    row: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Days and numbers on the drawing; `mirrored` where time runs from right to left."""

    start: int
    end: int
    bottom: float
    top: float
    logarithmic: bool
    mirrored: bool

    def x(self, day: date) -> float:
        """The place of a day."""
        return self.across((day.toordinal() - self.start) / max(1, self.end - self.start))

    def across(self, share: float, beyond: float = 0) -> float:
        """A place by its share of the way along the axis of time; `beyond` that many points further."""
        along = AXIS + 14 + share * (WIDTH - AXIS - NAMES - 28) + beyond
        return WIDTH - along if self.mirrored else along

    def y(self, value: float) -> float:
        """The place of a number."""
        if self.logarithmic:
            low, high, at = math.log10(self.bottom), math.log10(self.top), math.log10(max(value, self.bottom))
            share = (at - low) / (high - low)
        else:
            share = (value - self.bottom) / (self.top - self.bottom)
        return HEIGHT - FOOT - share * (HEIGHT - FOOT - TOP)


def drawn(tally: Tally) -> bool:
    """Whether there is something to draw: two claims at least whose day is known."""
    return len([c for c in tally.claims if c.as_of]) > 1


def chart(tally: Tally, sources: Sources, language: str) -> Markup:
    """The drawing as SVG. Time runs as the language is read; each point opens its claim's row in the table."""
    claims = [c for c in tally.claims if c.as_of]
    scale = _scale(claims, language == "ar")
    spoken = Counter(_who(c, sources) for c in claims)
    order = sorted(spoken, key=lambda who: -spoken[who])
    points = _points(claims, order, scale, sources)
    parts = [_numbers(scale), _days(scale, language), _range(tally, scale)]
    ends: list[tuple[float, int]] = []
    for row in range(len(order)):
        line = [p for p in points if p.row == row]
        path = f"M{line[0].x:.1f} {line[0].y:.1f}"
        for p in line[1:]:
            path += f"H{p.x:.1f}V{p.y:.1f}"
        last = [p for p in line if p.claim.current] or line
        path += f"H{scale.across(1, 6):.1f}" if last[-1] is line[-1] else ""
        parts.append(Markup('<path class="line {}" d="{}"/>').format(_hue(row), path))
        ends.append((last[-1].y, row))
    size = 4.6 if len(points) <= _CROWD else 3
    parts += [_point(p, sources, language, size) for p in points]
    parts.append(_names(ends, [called(who, language) for who in order], scale))
    title = f"{kind_text(tally.measure, tally.of, language)}: {range_text(tally.low, tally.high)}"
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        WIDTH, HEIGHT, title, Markup("").join(parts)
    )


def _who(claim: Claim, sources: Sources) -> str:
    return claim.source or sources.outlet(claim.report)


def _hue(row: int) -> str:
    return f"h{row if row < HUES else 'x'}"


def _scale(claims: Sequence[Claim], mirrored: bool) -> Scale:
    days = [day.toordinal() for c in claims if c.as_of for day in c.as_of]
    values = [v for c in claims for v in (c.value, c.high) if v is not None]
    low, high = min(v for v in values), max(values)
    if low > 0 and high / low > _LOGARITHMIC:
        bottom, top = 10.0 ** math.floor(math.log10(low)), 10.0 ** math.ceil(math.log10(high))
        return Scale(min(days), max(days), bottom, max(top, bottom * 10), True, mirrored)
    return Scale(min(days), max(days), 0, max(high * 1.08, 1), False, mirrored)


def _points(claims: Sequence[Claim], order: list[str], scale: Scale, sources: Sources) -> list[Point]:
    found: list[Point] = []
    taken: dict[tuple[int, int], int] = {}
    for claim in sorted(claims, key=lambda c: c.as_of or ()):
        assert claim.as_of is not None  # those without a day are left to the table
        first, last = claim.as_of
        y = scale.y(claim.value)
        key = (round(scale.x(last) / 6), round(y / 6))
        beside = taken[key] = taken.get(key, -1) + 1
        late = last.toordinal() - scale.start > 0.8 * (scale.end - scale.start)
        x = scale.x(last) + min(beside, 5) * (8 if scale.mirrored == late else -8)
        found.append(Point(claim, scale.x(first), x, y, order.index(_who(claim, sources))))
    return found


def _point(point: Point, sources: Sources, language: str, size: float) -> Markup:
    claim, x, y = point.claim, point.x, point.y
    names = (called(name, language) for name in chain(claim.source, claim.via, sources.outlet(claim.report)))
    told = " \u2190 ".join(isolated(name, language) for name in names)
    state = word("current" if claim.current else "superseded", language)
    title = (
        f"{figure_text(claim, language)} \u00b7 {when_text(claim.as_of, language)}\n{told}\n"
        f"{word(f'relation-{claim.relation}', language)} \u00b7 {state}"
    )
    extras = Markup("")
    if abs(point.first - x) > 9:
        extras += Markup('<path class="span" d="M{:.1f} {:.1f}H{:.1f}"/>').format(point.first, y, x)
    if claim.high is not None:
        extras += Markup('<path class="span" d="M{:.1f} {:.1f}v{:.1f}"/>').format(x, y, -9)
    arrow = {"at_least": -1, "more_than": -1, "at_most": 1, "less_than": 1}.get(claim.bound)
    if arrow:
        extras += Markup(
            '<path class="arrow" d="M{:.1f} {:.1f}l3.5 {}M{:.1f} {:.1f}l-3.5 {}M{:.1f} {:.1f}v{}"/>'
        ).format(x, y + 13 * arrow, -4 * arrow, x, y + 13 * arrow, -4 * arrow, x, y + 13 * arrow, -8 * arrow)
    shape = "point" if claim.current else "point past"
    if claim.relation == "conflict":
        shape += " conflict"
    if claim.bound in ("about", "order"):
        shape += " rough"
    return Markup(
        '<a href="#{}" class="{}" aria-label="{}"><title>{}</title>{}'
        '<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{}"/></a>'
    ).format(
        anchor("c", claim.id), _hue(point.row), title.replace("\n", " \u00b7 "), title, extras, shape, x, y, size
    )  # fmt: skip


def _numbers(scale: Scale) -> Markup:
    if scale.logarithmic:
        ticks = [10.0**k for k in range(round(math.log10(scale.bottom)), round(math.log10(scale.top)) + 1)]
    else:
        step = _step(scale.top / 4)
        ticks = [k * step for k in range(int(scale.top / step) + 1)]
    out = Markup("")
    near, far = (WIDTH - AXIS, NAMES) if scale.mirrored else (AXIS, WIDTH - NAMES)
    side = ("start", near + 6) if scale.mirrored else ("end", near - 6)
    for tick in ticks:
        y = scale.y(tick)
        out += Markup('<path class="grid" d="M{} {:.1f}H{}"/><text class="tick" text-anchor="{}" x="{}" y="{:.1f}">{}</text>').format(
            near, y, far, side[0], side[1], y + 4, number(tick)
        )  # fmt: skip
    return out


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return max(1.0, next(power * k for k in (1, 2, 5, 10) if power * k >= rough))


def _days(scale: Scale, language: str) -> Markup:
    """The axis of time: days where they are few, else months, else years."""
    first, last = date.fromordinal(scale.start), date.fromordinal(scale.end)
    span = scale.end - scale.start
    if span <= 45:
        step = max(1, math.ceil(span / 6))
        days = [date.fromordinal(d) for d in range(scale.start, scale.end + 1, step)]
    else:
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        every = next(k for k in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(months) / k <= 6 or k == 1200)
        days = [date(m // 12, m % 12 + 1, 1) for m in months if m % every == 0] or [first]
    out, told = Markup(""), ""
    for day in days:
        top = str(day.day) if span <= 45 else word(f"month-{day.month}", language).split("/")[-1]
        below = f"{word(f'month-{day.month}', language)} {day.year}" if span <= 45 else str(day.year)
        x = scale.x(day)
        out += Markup('<path class="grid" d="M{:.1f} {}v4"/><text class="tick" text-anchor="middle" x="{:.1f}" y="{}">{}</text>').format(
            x, HEIGHT - FOOT, x, HEIGHT - FOOT + 15, top
        )  # fmt: skip
        if below != told:
            out += Markup('<text class="tick" text-anchor="{}" x="{:.1f}" y="{}">{}</text>').format(
                ("end" if scale.mirrored else "start") if span <= 45 else "middle",
                x + ((6 if scale.mirrored else -6) if span <= 45 else 0), HEIGHT - FOOT + 30, below,
            )  # fmt: skip
            told = below
    return out


def _range(tally: Tally, scale: Scale) -> Markup:
    if tally.low is None or tally.high is None:
        return Markup("")
    low, high, x = scale.y(tally.low), scale.y(tally.high), scale.across(1, 12)
    out = Markup('<path class="range" d="M{:.1f} {:.1f}h8m-4 0V{:.1f}m-4 0h8"/>').format(x - 4, low, high)
    if tally.best is not None:
        out += Markup('<path class="best" d="M{:.1f} {:.1f}l5 5l-5 5l-5 -5z"/>').format(x, scale.y(tally.best) - 5)
    return out


def _names(ends: list[tuple[float, int]], order: list[str], scale: Scale) -> Markup:
    """The names of the sources beside the ends of their lines, moved apart; where room is short, of those who say most."""
    placed: list[tuple[float, int]] = []
    floor = HEIGHT - FOOT - 2.0
    told = sorted(ends, key=lambda end: end[1])[: int((floor - TOP) / _APART)]
    for y, row in sorted(told, key=lambda end: (-end[0], end[1])):
        placed.append((min(y + 4, floor if not placed else placed[-1][0] - _APART), row))
    lift = max(0.0, TOP - placed[-1][0]) if placed else 0.0
    out, x = Markup(""), scale.across(1, 24)
    side = "end" if scale.mirrored else "start"
    for y, row in placed:
        for size, letters in (("long", _LONGEST), ("short", _SHORT)):
            out += Markup(
                '<text class="name {} {}" text-anchor="{}" x="{:.1f}" y="{:.1f}"><title>{}</title>{}</text>'
            ).format(_hue(row), size, side, x, y + lift, order[row], _cut(order[row], letters))
    return out


def _cut(name: str, letters: int) -> str:
    """A name cut to so many letters, the dots at its own end whichever way it is written."""
    return name if len(name) <= letters else isolate(f"{name[: letters - 1].rstrip()}\u2026")
