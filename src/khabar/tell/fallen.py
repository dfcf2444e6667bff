"""Find the persons whom a report names as dead: beside the number, on a list after it, or under a heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from khabar.kinds import HARM
from khabar.language import article, table, values
from khabar.model import Figure, Name, Span
from khabar.tell.private import PUBLIC
from khabar.tell.sites import figure_words
from khabar.tell.stage import Stage

# So many code points may stand between a victim that is counted alone and his name; so many words between the dead and a word for names
# before them, and in a heading.
BESIDE, HEADING, LONG = 3, 3, 6
# Of so many at most the names follow the number itself (`the brothers so-and-so and so-and-so were killed`).
FEW = 4
# Marks with which the items of a list begin, and those after a heading.
BULLETS, COLON = frozenset("-*\u2022\u00b7\u2013\u25aa"), ":"


def named_dead(stage: Stage, figures: Sequence[Figure]) -> tuple[str, ...]:
    """The private persons who are told to be among the dead of the figures, by name, sorted.

    >>> from khabar.model import Reading, Report
    >>> named_dead(Stage(Reading(Report.of(""), None, None, "unknown")), ())
    ()
    """
    killed = [f for f in figures if f.measure == "killed" and not f.former]
    found = {n.key for f in killed for n in _beside(stage, f)}
    here = {k for f in killed if (k := stage.at(f.span)) is not None}
    for k in sorted(here | {k + n for k in here for n in (1, 2)}):
        if k < len(stage.setting.starts):
            found |= _listed(stage, k)
    return tuple(sorted(found))


def _persons(stage: Stage, k: int) -> list[Name]:
    """The private persons of two names or more whom a sentence names."""
    return [
        n for n in stage.within[k] if n.kind == "person" and n.rule not in PUBLIC and not n.same_as and " " in n.key
    ]


def _beside(stage: Stage, figure: Figure) -> Iterator[Name]:
    """The person who is counted alone, and those whose names follow few who are counted."""
    k = stage.at(figure.span)
    end = figure.span.end
    for name in _persons(stage, k) if k is not None and figure.value <= FEW else ():
        if figure.span.start <= name.span.start <= end + BESIDE:
            yield name
            end = max(end, name.span.end) if figure.value > 1 else -1


def _listed(stage: Stage, k: int) -> frozenset[str]:
    """The dead whom the lists that begin in a sentence name."""
    if k not in stage.listed:
        stage.listed[k] = frozenset(n.key for at in _openings(stage, k) for n in _list(stage, k, at))
    return stage.listed[k]


def _openings(stage: Stage, k: int) -> Iterator[int]:
    """Where in a sentence a list of dead persons begins: after a number of them and a word that opens a list, after `among the dead`,
    or after a heading (`names of the dead:`, `the names known so far:`)."""
    sentence, figures = stage.reading.sentences[k], stage.reading.figures
    row = stage.bare(sentence)
    here = figures[bisect_left(figures, sentence.start, key=_start) : bisect_left(figures, sentence.end, key=_start)]
    counted = sorted((f.span.end, f.measure == "killed") for f in here if f.measure in HARM)
    for n, (start, rests) in enumerate(zip(row.starts, row.rests, strict=True)):
        before = bisect_right(counted, (start, True))
        if before and counted[before - 1][1] and rests & figure_words("being", "part"):
            yield start
        if _are(rests, "killed") and row.between(figure_words("among", "names"), n - HEADING, n):
            yield start
        if rests & figure_words("names"):
            colon = stage.reading.report.text.find(COLON, start, stage.reading.sentences[k].end)
            heading = row.rests[n + 1 : row.before(colon)]
            if len(heading) <= LONG and not any(_are(told, "else") for told in heading) and colon >= 0:
                yield colon


def _start(figure: Figure) -> int:
    return figure.span.start


def _list(stage: Stage, k: int, at: int) -> Iterator[Name]:
    """The persons named after an offset in a sentence until something else is told, and in the lines after it that are items of a list."""
    sentence = stage.reading.sentences[k]
    end = _told_next(stage, Span(at, sentence.end))
    yield from (n for n in _persons(stage, k) if at <= n.span.start < end)
    if end < sentence.end:
        return
    for later in range(k + 1, len(stage.setting.starts)):
        names, line = _persons(stage, later), stage.reading.sentences[later]
        if not names or not _is_item(stage.reading.report.text, line, names[0]):
            return
        yield names[0]


def _told_next(stage: Stage, span: Span) -> int:
    """Where after the beginning of the span somebody speaks, or something is told of others than those on the list."""
    cues = [s.cue.start for s in stage.reading.statements if s.cue is not None]
    events = [e.span.start for e in stage.reading.events]
    others = [f.span.start for f in stage.reading.figures if f.measure != "killed"]
    return min((at for at in (*cues, *events, *others) if span.start < at < span.end), default=span.end)


def _is_item(text: str, line: Span, name: Name) -> bool:
    """Whether a line of its own begins with the name, perhaps after a mark or a number."""
    head = text[line.start : name.span.start].strip()
    alone = not text[: line.start].rpartition("\n")[2].strip(" \t" + "".join(BULLETS))
    return alone and (not head or head[0] in BULLETS or head[0].isdigit())


def _are(rests: frozenset[str], fate: str) -> bool:
    """Whether a word, without particles, is a noun for several who were killed, or to whom something else happened."""
    return any(_fates().get(rest.removeprefix(article())) == fate for rest in rests)


@cache
def _fates() -> dict[str, str]:
    """What happened to those whom a noun in the plural calls: they were killed, or something else."""
    rows = [row for row in table("counted") if row["measure"] in HARM]
    return {form: "killed" if row["measure"] == "killed" else "else" for row in rows for form in values(row["plurals"])}
